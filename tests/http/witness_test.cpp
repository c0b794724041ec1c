// SPDX-License-Identifier: EUPL-1.2
// Two towns' programs, one over the other's socket: Sundern's log is confirmed by Arnsberg's witness.
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include "base/error.hpp"
#include "base/text.hpp"
#include "http/program.hpp"
#include "proof/checkpoint.hpp"
#include "proof/cosignature.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

class TwoTowns : public testing::Test {
 protected:
  /// Replaces the empty section that `init` writes.
  static void set_witness(const std::string& dir, const std::string& section) {
    const std::string path = dir + "/notbetrieb.toml";
    std::ifstream in(path);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::string empty = "[witness]\nname = \"\"\nlogs = []\nask = []\n";
    ASSERT_NE(text.find(empty), std::string::npos);
    text.replace(text.find(empty), empty.size(), "[witness]\n" + section);
    std::ofstream(path) << text;
  }

  /// What a town publishes once `fits` says yes; asked again for some seconds.
  template <class Fits>
  static std::string checkpoint_when(HttpClient& client, const Fits& fits) {
    std::string note;
    for (int i = 0; i < 100; ++i) {
      note = client.get("/protokoll/checkpoint").body;
      if (fits(note)) break;
      std::this_thread::sleep_for(100ms);
    }
    return note;
  }

  TempFolder folder_;
};

TEST_F(TwoTowns, OneConfirmsTheOthersLogAndEverybodyCanCheckIt) {
  const std::string arnsberg = folder_.file("arnsberg");
  const std::string sundern = folder_.file("sundern");
  install(arnsberg, false);
  install(sundern, false);
  const std::string vkey = first_line(notbetrieb({"keys", "--dir", sundern}).out);
  set_witness(arnsberg, "name = \"zeuge.arnsberg.example\"\nlogs = [\"" + vkey + "\"]\n");
  Program witness(arnsberg);
  auto asked = witness.client();
  const std::string witness_vkey = first_line(asked.get("/zeuge/schluessel").body);
  const auto witness_key = proof::parse_witness_vkey(witness_vkey);
  ASSERT_TRUE(witness_key) << witness_vkey;
  EXPECT_EQ(asked.post_raw("/zeuge/add-checkpoint", "nonsense").status, 400);
  EXPECT_EQ(asked.post_raw("/zeuge/add-checkpoint", std::string(100000, 'x')).status, 413);

  set_witness(sundern, "ask = [\"http://127.0.0.1:" + std::to_string(asked.port()) + "/zeuge " + witness_vkey + "\"]\n");
  Program town(sundern);
  auto client = town.client();
  const std::string note = checkpoint_when(client, [](const std::string& text) { return text.find("zeuge.arnsberg.example") != std::string::npos; });
  EXPECT_TRUE(proof::open_checkpoint(note, *proof::parse_vkey(vkey)));
  const auto confirmed = proof::verify_cosignatures(*proof::parse_note(note), std::span(&*witness_key, 1));
  ASSERT_TRUE(confirmed);
  ASSERT_EQ(confirmed->size(), 1U) << note;
  EXPECT_NE(client.get("/protokoll/").body.find("zeuge.arnsberg.example: bestätigt am 30.10.2023, 08:00 Uhr"), std::string::npos);
  EXPECT_EQ(client.get("/zeuge/schluessel").status, 404) << "Sundern is no witness";
}

TEST_F(TwoTowns, ATownWhoseWitnessIsAwayPublishesItsOwnCheckpoint) {
  const std::string dir = folder_.file("daten");
  install(dir, false);
  const proof::WitnessKey nobody{"zeuge.example", {}};
  set_witness(dir, "ask = [\"http://127.0.0.1:1/zeuge " + proof::witness_vkey_text(nobody) + "\"]\n");
  Program town(dir);
  auto client = town.client();
  EXPECT_EQ(client.get("/protokoll/checkpoint").status, 200);
  EXPECT_NE(client.get("/protokoll/").body.find("Für diesen Stand liegt keine Bestätigung vor."), std::string::npos);
}

TEST_F(TwoTowns, AWrongSettingIsNamed) {
  const std::string dir = folder_.file("daten");
  install(dir, false);
  set_witness(dir, "name = \"zeuge.example\"\nlogs = [\"notbetrieb/x/region/main+00000000+AAAA\"]\n");
  try {
    const Program town(dir);
    FAIL() << "started";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::configuration);
    EXPECT_NE(std::string(error.what()).find("»witness.logs«"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace nb::test
