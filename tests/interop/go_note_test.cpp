// SPDX-License-Identifier: EUPL-1.2
// Go's sumdb/note and sumdb/tlog judge our checkpoints, roots and key files.
#include <gtest/gtest.h>

#include <filesystem>

#include "base/env.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/random.hpp"
#include "proof/checkpoint.hpp"
#include "proof/merkle.hpp"
#include "run.hpp"
#include "support/temp_folder.hpp"

namespace nb::test {
namespace {

constexpr const char* kGo = "GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS= go";

TEST(GoPackages, VerifyOurCheckpointsRootsAndKeys) {
  if (run("command -v go").code != 0 || !std::filesystem::exists("/usr/share/gocode/src/golang.org/x/mod/sumdb/note")) {
    GTEST_SKIP() << "go or golang-golang-x-mod-dev is not installed";
  }
  const TempFolder folder;
  const auto env = posix_env();
  crypto::SystemRandom random;
  const auto build = run(std::string("GOCACHE=") + folder.file("cache") + " " + kGo + " build -o " + folder.file("notecheck") + " " NB_SOURCE_DIR "/tests/interop/notecheck.go");
  ASSERT_EQ(build.code, 0) << build.output;
  for (const std::uint64_t size : {1U, 2U, 3U, 7U, 8U, 255U, 256U, 257U, 1003U}) {
    const std::string name = "notbetrieb/probe/05958004/main";
    const auto key = crypto::SigningKey::generate(random);
    const std::string at = folder.file(std::to_string(size));
    crypto::save_signing_key(*env, at + ".key", name, key);
    std::string leaves;
    proof::Rim rim;
    for (std::uint64_t i = 0; i < size; ++i) {
      const std::string leaf = "entry " + std::to_string(i);
      leaves += leaf + "\n";
      rim.append(proof::leaf_hash(bytes_of(leaf)));
    }
    write_file_durably(*env, at + ".leaves", bytes_of(leaves));
    write_file_durably(*env, at + ".note", bytes_of(proof::sign_checkpoint({name, size, rim.root()}, key)));
    const auto judged = run(folder.file("notecheck") + " '" + proof::vkey_text({name, key.public_key()}) + "' " + at + ".note " + at + ".leaves " + at + ".key");
    EXPECT_EQ(judged.output, "verified\n") << size;
    EXPECT_EQ(judged.code, 0);
  }
}

}  // namespace
}  // namespace nb::test
