// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/intake/draft_keys.hpp"

#include <gtest/gtest.h>

#include "base/env.hpp"
#include "base/error.hpp"
#include "crypto/random.hpp"
#include "support/temp_folder.hpp"

namespace nb::pages {
namespace {

TEST(DraftKeys, AreTheSameAfterARestartAndOthersForOthers) {
  const test::TempFolder folder;
  const auto env = posix_env();
  crypto::SystemRandom random;
  const std::string path = folder.file("drafts.key");
  const std::string erika = DraftKeys(*env, random, path).of("erika");
  EXPECT_EQ(erika.size(), 64U);
  const DraftKeys again(*env, random, path);
  EXPECT_EQ(again.of("erika"), erika);
  EXPECT_NE(again.of("max"), erika);
  EXPECT_NE(DraftKeys(*env, random, folder.file("other.key")).of("erika"), erika);
  EXPECT_EQ(env->info(path).permissions, 0600U);
}

TEST(DraftKeys, ABrokenFileIsTold) {
  const test::TempFolder folder;
  const auto env = posix_env();
  crypto::SystemRandom random;
  write_file_durably(*env, folder.file("drafts.key"), {}, 0600);
  EXPECT_THROW(DraftKeys(*env, random, folder.file("drafts.key")), Error);
}

}  // namespace
}  // namespace nb::pages
