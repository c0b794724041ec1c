// SPDX-License-Identifier: EUPL-1.2
#include "app/mailroom.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "intake/number.hpp"
#include "intake/test_register.hpp"
#include "paper/fixed_reader.hpp"

namespace nb::app {
namespace {

namespace fs = std::filesystem;
using intake::testing::kLog;
using intake::testing::kOwner;
using ::testing::HasSubstr;

/// The smallest TIFF that looks whole: one directory with width, height, strip offset and strip length.
std::string tiff(char filler = 'x') {
  std::string out("II*\0\x08\0\0\0", 8);
  const auto field = [&](int tag, int type, unsigned value) {
    for (const unsigned n : {static_cast<unsigned>(tag), static_cast<unsigned>(type)}) out += {static_cast<char>(n & 255), static_cast<char>(n >> 8)};
    out += std::string("\1\0\0\0", 4);
    for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i) & 255);
  };
  out += std::string("\4\0", 2);
  field(256, 3, 8);
  field(257, 3, 8);
  field(273, 4, 62);
  field(279, 4, 8);
  out += std::string(4, '\0');
  return out + std::string(8, filler);
}

struct MailroomBench : intake::testing::Register {
  std::string inbox = folder.file("recvq");
  paper::FixedReader reader{
      paper::Scan{.type = paper::FileType::tiff, .pages = 2, .device_time = paper::DeviceTime{*parse_date("2023-11-05"), std::chrono::hours(21)}, .device_note = "02931 555 0100"}};
  intake::Desk counter = desk();
  Mailroom mailroom{{.desk = counter, .executor = *executor, .reader = reader, .clock = clock, .zone = zone, .random = random, .folders = {{kLog, intake::Channel::fax, inbox}}}};

  MailroomBench() { fs::create_directory(inbox); }
  void put(const std::string& name, const std::string& content = tiff()) { std::ofstream(inbox + "/" + name, std::ios::binary) << content; }
  /// The first sweep sees the file, the second finds it unchanged.
  Mailroom::Swept sweep_twice() {
    static_cast<void>(mailroom.sweep());
    return mailroom.sweep();
  }
  std::uint64_t filings() { return intake::count_filings(db(), kLog); }
  intake::Filing filing(std::uint64_t serial) { return *intake::find_filing_by_number(db(), kLog, intake::Number("M", serial).str()); }
};

TEST(Mailroom, MakesAFilingOfEachFaxWithTheMachinesTime) {
  MailroomBench town;
  town.put("fax000000001.tif");
  EXPECT_EQ(town.mailroom.sweep().waiting, 1U) << "it may still be written";
  EXPECT_EQ(town.mailroom.sweep().taken, 1U);
  ASSERT_EQ(town.filings(), 1U);
  const intake::Filing filing = town.filing(1);
  EXPECT_EQ(filing.channel, intake::Channel::fax);
  EXPECT_EQ(filing.received, *parse_rfc3339("2023-11-05T21:00:00+01:00"));
  ASSERT_EQ(filing.attachments.size(), 1U);
  EXPECT_EQ(filing.attachments[0].type, "image/tiff");
  EXPECT_EQ(filing.attachments[0].pages, 2U);
  EXPECT_FALSE(fs::exists(town.inbox + "/fax000000001.tif"));
  ASSERT_TRUE(town.vault.unlock(kOwner, intake::testing::kPassphrase));
  const auto sealed = intake::open_filing(*town.journal, town.vault, kLog, {filing.seq});
  ASSERT_TRUE(sealed);
  EXPECT_EQ(sealed->content.title, "Fax, 2 Seiten");
  EXPECT_EQ(sealed->sender.phone, "02931 555 0100");
}

TEST(Mailroom, LeavesAFileThatStillGrows) {
  MailroomBench town;
  town.put("fax.tif");
  static_cast<void>(town.mailroom.sweep());
  town.put("fax.tif", tiff() + "more");
  EXPECT_EQ(town.mailroom.sweep().waiting, 1U);
  EXPECT_EQ(town.mailroom.sweep().taken, 1U);
}

TEST(Mailroom, TakesTheSameFileOnceThoughItCouldNotBeRemoved) {
  MailroomBench town;
  town.put("fax.tif");
  EXPECT_EQ(town.sweep_twice().taken, 1U);
  town.put("fax.tif");
  EXPECT_EQ(town.sweep_twice().taken, 1U);
  EXPECT_EQ(town.filings(), 1U);
  town.put("fax.tif", tiff('y'));
  EXPECT_EQ(town.sweep_twice().taken, 1U);
  EXPECT_EQ(town.filings(), 2U) << "another fax under the same name is another filing";
}

TEST(Mailroom, MatchesAFormByItsBarCodeAndTakesItOnceOnly) {
  MailroomBench town;
  ASSERT_TRUE(town.run("intake.print_forms", R"({"count":3})"));
  const std::string form = intake::Number("FM", 2).str();
  town.reader.answer(paper::Scan{.type = paper::FileType::tiff, .codes = {{0, paper::CodeKind::qr, "https://example.org"}, {0, paper::CodeKind::code128, form}}});
  town.put("a.tif");
  EXPECT_EQ(town.sweep_twice().taken, 1U);
  EXPECT_EQ(town.filing(1).form, form);
  town.put("b.tif", tiff('y'));
  EXPECT_EQ(town.sweep_twice().taken, 1U);
  EXPECT_EQ(town.filing(2).form, "") << "scanned twice: a filing of its own, which a person can merge";
}

TEST(Mailroom, TellsWhatItSetAsideUntilSomebodyTookItAway) {
  MailroomBench town;
  const std::vector<WatchedFolder> folders{{kLog, intake::Channel::fax, town.inbox}, {kLog, intake::Channel::post, town.folder.file("missing")}};
  town.reader.answer(refuse(paper::ScanFault::damaged));
  town.put("fax.tif");
  town.put("waits.txt");
  EXPECT_TRUE(set_aside_in(folders, kLog).empty());
  EXPECT_EQ(town.sweep_twice().refused, 1U);
  const auto aside = set_aside_in(folders, kLog);
  ASSERT_EQ(aside.size(), 1U);
  EXPECT_EQ(aside[0].name, "fax.tif");
  EXPECT_EQ(aside[0].channel, intake::Channel::fax);
  EXPECT_EQ(aside[0].why, paper::wording_of(paper::ScanFault::damaged).de);
  EXPECT_TRUE(set_aside_in(folders, region_log()).empty());
  fs::remove(town.inbox + "/fax.tif.abgelehnt");
  EXPECT_TRUE(set_aside_in(folders, kLog).empty());
}

TEST(Mailroom, SetsAsideWhatCannotBeRead) {
  MailroomBench town;
  town.reader.answer(refuse(paper::ScanFault::truncated));
  town.put("kaputt.tif");
  EXPECT_EQ(town.sweep_twice().refused, 1U);
  EXPECT_EQ(town.filings(), 0U);
  EXPECT_TRUE(fs::exists(town.inbox + "/kaputt.tif.abgelehnt"));
  std::ifstream why(town.inbox + "/kaputt.tif.abgelehnt.txt");
  std::string sentence;
  std::getline(why, sentence);
  EXPECT_EQ(sentence, paper::wording_of(paper::ScanFault::truncated).de);
  EXPECT_EQ(town.sweep_twice().refused, 0U);
}

TEST(Mailroom, WaitsWhereTheReaderOrTheKeyIsMissing) {
  MailroomBench town;
  town.reader.answer(refuse(paper::ScanFault::unavailable));
  town.put("fax.tif");
  EXPECT_EQ(town.sweep_twice().waiting, 1U);
  EXPECT_TRUE(fs::exists(town.inbox + "/fax.tif"));
}

TEST(Mailroom, WaitsWithAGoodFileWhileNothingCanBeTaken) {
  MailroomBench town;
  const LogName nowhere = *LogName::parse("05958044/main");
  town.vault.make_key("05958044", intake::testing::kPassphrase);
  Mailroom lost({.desk = town.counter,
                 .executor = *town.executor,
                 .reader = town.reader,
                 .clock = town.clock,
                 .zone = town.zone,
                 .random = town.random,
                 .folders = {{nowhere, intake::Channel::fax, town.inbox}}});
  town.put("fax.tif");
  static_cast<void>(lost.sweep());
  EXPECT_EQ(lost.sweep().waiting, 1U);
  EXPECT_TRUE(fs::exists(town.inbox + "/fax.tif"));
}

TEST(Mailroom, PassesOverATimeThatCannotBe) {
  MailroomBench town;
  town.reader.answer(paper::Scan{.type = paper::FileType::tiff, .device_time = paper::DeviceTime{*parse_date("1999-01-01"), {}}});
  town.put("fax.tif");
  EXPECT_EQ(town.sweep_twice().taken, 1U);
  EXPECT_EQ(town.filing(1).received, town.clock.now()) << "the file is younger than the test's clock";
}

TEST(Mailroom, LooksAtNothingElse) {
  MailroomBench town;
  town.put("notiz.txt");
  town.put(".tif.tmp");
  fs::create_directory(town.inbox + "/ordner.tif");
  const auto swept = town.sweep_twice();
  EXPECT_EQ(swept.taken + swept.refused + swept.waiting, 0U);
}

}  // namespace
}  // namespace nb::app
