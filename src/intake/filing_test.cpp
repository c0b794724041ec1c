// SPDX-License-Identifier: EUPL-1.2
// Taking a filing: number, times, deadlines, what is sealed, the receipt, and every reason to refuse it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "intake/events.hpp"
#include "intake/number.hpp"
#include "intake/test_register.hpp"

namespace nb::intake {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::kLog;
using testing::kOwner;
using testing::Register;

TEST(TakeFiling, GivesTheNextNumberAndTheTimeOfReceipt) {
  Register town;
  const auto first = town.take(town.draft());
  ASSERT_TRUE(first);
  EXPECT_EQ(first->filing.number, Number("M", 1).str());
  EXPECT_EQ(first->filing.received, testing::monday());
  EXPECT_EQ(first->filing.recorded, testing::monday());
  EXPECT_EQ(town.take(town.draft())->filing.number, Number("M", 2).str());
  EXPECT_EQ(count_filings(town.db(), kLog), 2U);
}

TEST(TakeFiling, SentTwiceIsTakenOnceAndGivesTheSameReceipt) {
  Register town;
  const Draft draft = town.draft();
  const auto first = town.take(draft);
  const auto again = town.take(draft);
  ASSERT_TRUE(first && again);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(again->receipt, first->receipt);
  town.open();
  EXPECT_EQ(town.take(draft)->receipt, first->receipt) << "after a restart too";
  EXPECT_EQ(count_filings(town.db(), kLog), 1U);
}

TEST(TakeFiling, ReceiptProvesWhatWasFiledAndShowsNothingElse) {
  Register town;
  const auto taken = town.take(town.draft());
  ASSERT_TRUE(taken);
  const auto proven = proof::verify_receipt(taken->receipt, town.keys.verifier(kLog));
  ASSERT_TRUE(proven);
  EXPECT_TRUE(proof::verify_part(*proven, part::kSender, bytes_of(encode_sender({.name = "Erika Mustermann"}))));
  EXPECT_FALSE(proof::verify_part(*proven, part::kSender, bytes_of(encode_sender({.name = "Erika Musterfrau"}))));
  EXPECT_EQ(proof::encode_receipt(taken->receipt).find("Mustermann"), std::string::npos);
  EXPECT_EQ(taken->receipt.core.find("Mustermann"), std::string::npos);
}

TEST(TakeFiling, CapturedLaterKeepsItsOriginalTime) {
  Register town;
  Draft letter = town.draft();
  letter.channel = Channel::post;
  letter.received = "2023-11-03T06:00:00+01:00";
  const auto taken = town.take(letter);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->filing.received, *parse_rfc3339(letter.received));
  EXPECT_EQ(taken->filing.recorded, testing::monday());
  EXPECT_EQ(find_filing(town.db(), kLog, taken->filing.subject)->received, *parse_rfc3339(letter.received));
}

struct TimeCase {
  const char* name;
  const char* received;
  const char* code;
};

class ReceiptTime : public ::testing::TestWithParam<TimeCase> {};

TEST_P(ReceiptTime, IsCheckedAgainstTheClock) {
  Register town;
  Draft draft = town.draft();
  draft.received = GetParam().received;
  EXPECT_EQ(town.refused(draft), GetParam().code);
}

INSTANTIATE_TEST_SUITE_P(Cases, ReceiptTime,
                         ::testing::Values(TimeCase{"now", "2023-11-06T08:05:00+01:00", ""}, TimeCase{"a_counters_clock_is_a_little_ahead", "2023-11-06T08:06:30+01:00", ""},
                                           TimeCase{"in_ten_minutes", "2023-11-06T08:15:00+01:00", "intake.received_future"},
                                           TimeCase{"next_year", "2024-11-06T08:05:00+01:00", "intake.received_future"},
                                           TimeCase{"two_years_ago", "2021-11-06T08:05:00+01:00", "intake.received_long_ago"},
                                           TimeCase{"thirtieth_of_february", "2023-02-30T08:05:00+01:00", "intake.malformed"}, TimeCase{"words", "gestern", "intake.malformed"}),
                         [](const auto& made) { return std::string(made.param.name); });

/// An objection against a decision posted on 4 October 2023: notified on the 7th (third day), so the month ends on 7 November. The 7th
/// is a Saturday: on the other view the notification moves to Monday the 9th, and the end with it.
DeadlineWish objection(const char* posted = "2023-10-04") { return {.rule = "widerspruch", .event = posted, .via = "post"}; }

TEST(Deadlines, AreComputedAndJudgedAtTheTimeOfReceipt) {
  Register town;
  Draft draft = town.draft();
  draft.deadlines = {objection()};
  const auto kept = town.take(draft);
  ASSERT_TRUE(kept);
  ASSERT_EQ(kept->filing.deadlines.size(), 1U);
  EXPECT_EQ(kept->filing.deadlines[0].last_day, parse_date("2023-11-07"));
  EXPECT_EQ(kept->filing.deadlines[0].verdict, Verdict::kept);
  EXPECT_EQ(kept->filing.urgency, Urgency::deadline) << "whoever names a deadline is not in the ordinary pile";

  town.clock.set(*parse_rfc3339("2023-11-09T08:00:00+01:00"));
  Draft late = town.draft();
  late.deadlines = {objection()};
  EXPECT_EQ(town.take(late)->filing.deadlines[0].verdict, Verdict::disputed);
  town.clock.set(*parse_rfc3339("2023-11-10T08:00:00+01:00"));
  late = town.draft();
  late.deadlines = {objection()};
  EXPECT_EQ(town.take(late)->filing.deadlines[0].verdict, Verdict::late);
  late = town.draft();
  late.deadlines = {objection()};
  late.received = "2023-11-07T23:59:00+01:00";
  EXPECT_EQ(town.take(late)->filing.deadlines[0].verdict, Verdict::kept) << "the mailbox was emptied later, the letter was in time";
}

TEST(Deadlines, ThatAreNoneAreRefusedWithTheFieldsName) {
  Register town;
  Draft draft = town.draft();
  draft.deadlines = {{.rule = "gibtsnicht", .event = "2023-10-04", .via = ""}};
  EXPECT_EQ(town.refused(draft), "intake.unknown_rule");
  draft.deadlines = {objection("2023-02-30")};
  const auto taken = town.take(draft);
  ASSERT_FALSE(taken);
  EXPECT_EQ(taken.error().code, "intake.malformed");
  EXPECT_THAT(taken.error().sentence, HasSubstr("Tag, an dem die Frist beginnt"));
  draft.deadlines.assign(6, objection());
  EXPECT_EQ(town.refused(draft), "intake.too_long");
}

TEST(Watches, RunFromTheDayOfReceiptUnlessAnotherIsNamed) {
  Register town;
  Draft trade = town.draft();
  trade.watches = {{.rule = "gewo15", .from = ""}, {.rule = "vwvfg42a", .from = "2023-11-02"}};
  const auto taken = town.take(trade);
  ASSERT_TRUE(taken);
  ASSERT_EQ(taken->filing.watches.size(), 2U);
  EXPECT_EQ(taken->filing.watches[0].last_day, parse_date("2023-11-09")) << "§ 15 Abs. 1 GewO: three days";
  EXPECT_EQ(taken->filing.watches[1].last_day, parse_date("2024-02-02")) << "§ 42a Abs. 2 VwVfG: three months";
  EXPECT_EQ(taken->filing.due, parse_date("2023-11-09"));
}

TEST(TakeFiling, IsRefusedForWhatDoesNotExist) {
  Register town;
  Draft draft = town.draft();
  draft.office = "Zauberamt";
  EXPECT_EQ(town.refused(draft), "intake.unknown_office");
  draft = town.draft();
  draft.service = "zaubern";
  EXPECT_EQ(town.refused(draft), "intake.unknown_service");
  draft = town.draft();
  draft.urgency = "sofort";
  EXPECT_EQ(town.refused(draft), "intake.malformed");
  draft = town.draft();
  draft.log = region_log();
  EXPECT_EQ(town.refused(draft), "intake.no_data_key");
}

TEST(TakeFiling, WithoutADataKeyIsRefusedBeforeAnythingIsWritten) {
  Register town;
  Draft draft = town.draft();
  draft.log = *LogName::parse("05958044/main");
  EXPECT_EQ(town.refused(draft), "intake.no_data_key");
  EXPECT_EQ(town.journal->size(draft.log), 0U);
}

TEST(TakeFiling, ChecksTheLengthAndLettersOfWhatIsSealed) {
  Register town;
  Draft draft = town.draft();
  draft.sealed.content.text = std::string(20'001, 'x');
  EXPECT_EQ(town.refused(draft), "intake.too_long");
  draft = town.draft();
  draft.sealed.sender.name = "a\x01";
  EXPECT_EQ(town.refused(draft), "intake.unreadable");
  draft = town.draft();
  draft.sealed.sender.name = "\xFF";
  EXPECT_EQ(town.refused(draft), "intake.unreadable");
}

TEST(TakeFiling, OpensOnlyWithTheVault) {
  Register town;
  Draft draft = town.draft();
  draft.sealed.content.text = "Ich lege Widerspruch ein.";
  draft.sealed.content.reference = "32/4711";
  const auto taken = town.take(draft);
  ASSERT_TRUE(taken);
  const auto read = [&] { return open_filing(*town.journal, town.vault, kLog, {taken->filing.seq}); };
  ASSERT_FALSE(read());
  EXPECT_EQ(read().error(), journal::OpenFault::locked);
  ASSERT_TRUE(town.vault.unlock(kOwner, testing::kPassphrase));
  ASSERT_TRUE(read());
  EXPECT_EQ(*read(), draft.sealed);
}

const Bytes kPdf = [] {
  const std::string text =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
      "xref\n0 4\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n9\n%%EOF\n";
  const ByteView bytes = bytes_of(text);
  return Bytes(bytes.begin(), bytes.end());
}();

TEST(Attachments, AreTypedByContentSealedAndProvable) {
  Register town;
  const auto taken = town.take(town.draft(), {{.name = "Bescheid.doc", .bytes = kPdf}});
  ASSERT_TRUE(taken);
  ASSERT_EQ(taken->filing.attachments.size(), 1U);
  const Attachment& one = taken->filing.attachments[0];
  EXPECT_EQ(one.type, "application/pdf");
  EXPECT_EQ(one.bytes, kPdf.size());
  ASSERT_TRUE(town.vault.unlock(kOwner, testing::kPassphrase));
  const auto sealed = open_filing(*town.journal, town.vault, kLog, {taken->filing.seq});
  ASSERT_TRUE(sealed);
  ASSERT_EQ(sealed->attachments.size(), 1U);
  EXPECT_EQ(sealed->attachments[0].name, "Bescheid.doc");
  EXPECT_EQ(sealed->attachments[0].content, crypto::sha256(kPdf));
  const std::string command = taken->filing.subject.substr(2);
  const auto key = journal::open_key(*town.journal, town.vault, kLog, taken->filing.subject, command);
  ASSERT_TRUE(key);
  Bytes back;
  ASSERT_TRUE(town.attachments.read(kOwner, one.stored, *key, [&](ByteView piece) { back.insert(back.end(), piece.begin(), piece.end()); }));
  EXPECT_EQ(back, kPdf);
  EXPECT_THAT(named_attachments(town.db(), kLog), ElementsAre(one.stored));
}

TEST(Attachments, ThatLieAreRefusedAndNothingIsWritten) {
  Register town;
  const auto refused =
      town.take(town.draft(), {{.name = "gut.pdf", .bytes = kPdf}, {.name = "boese.pdf", .bytes = Bytes{std::byte{'P'}, std::byte{'K'}, std::byte{3}, std::byte{4}}}});
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().code, HasSubstr("paper."));
  EXPECT_THAT(refused.error().sentence, HasSubstr("boese.pdf"));
  EXPECT_FALSE(town.env->exists(town.folder.file("attachments")));
  EXPECT_EQ(town.journal->size(kLog), 0U);
  EXPECT_EQ(town.take(town.draft(), std::vector<Upload>(11, {.name = "a.pdf", .bytes = kPdf})).error().code, "intake.attachments_count");
}

TEST(Filing, IsFoundAsPeopleWriteItsNumber) {
  Register town;
  const auto taken = town.take(town.draft());
  ASSERT_TRUE(taken);
  std::string loose = taken->filing.number;
  std::erase(loose, '-');
  loose[0] = 'm';
  ASSERT_TRUE(find_filing_by_number(town.db(), kLog, loose));
  EXPECT_EQ(find_filing_by_number(town.db(), kLog, loose)->subject, taken->filing.subject);
  EXPECT_FALSE(find_filing_by_number(town.db(), kLog, "M-000001-0"));
}

}  // namespace
}  // namespace nb::intake
