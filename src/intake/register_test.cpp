// SPDX-License-Identifier: EUPL-1.2
// What happens to filings afterwards, the lists, printed forms, letters, erasure; and that a rebuild sees the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "intake/number.hpp"
#include "intake/test_register.hpp"
#include "storage/sqlite/digest.hpp"
#include "subject/queries.hpp"

namespace nb::intake {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kLog;
using testing::kOwner;
using testing::Register;
using ::testing::SizeIs;

std::string number_of(int serial) { return Number("M", static_cast<std::uint64_t>(serial)).str(); }
std::string args(const std::string& number, const std::string& more = "") { return R"({"filing":")" + number + R"(","reason":"Test")" + more + "}"; }

struct Town : Register {
  Filing filing(int serial) { return *find_filing_by_number(db(), kLog, number_of(serial)); }
  void file(const char* urgency = "", const char* office = "Bürgerbüro") {
    Draft one = draft();
    one.urgency = urgency;
    one.office = office;
    ASSERT_TRUE(take(one));
  }
  std::vector<std::string> numbers(ListKind kind, std::optional<std::string> office = std::nullopt) {
    std::vector<std::string> out;
    for (const Line& line : list(db(), kLog, query(kind, office)).lines) out.push_back(line.number);
    return out;
  }
  ListQuery query(ListKind kind, std::optional<std::string> office = std::nullopt) {
    const CivilDate today = zone.local(clock.now()).day;
    return {.kind = kind,
            .office = std::move(office),
            .today = today,
            .day_from = zone.instant(today, {}),
            .day_to = zone.instant(std::chrono::sys_days(today) + std::chrono::days(1), {})};
  }
};

TEST(Correction, IsANewEntryWithAReasonAndTheFirstOneStands) {
  Town town;
  town.file();
  EXPECT_EQ(town.refused("intake.correct_filing", R"({"filing":")" + number_of(1) + R"(","urgency":"life"})"), "intake.reason_missing");
  EXPECT_EQ(town.refused("intake.correct_filing", args(number_of(1), R"(,"urgency":"normal")")), "intake.nothing_changes");
  ASSERT_TRUE(town.run("intake.correct_filing", args(number_of(1), R"(,"urgency":"life","received":"2023-11-05T09:00:00+01:00")")));
  EXPECT_EQ(town.filing(1).urgency, Urgency::life);
  EXPECT_EQ(town.filing(1).received, *parse_rfc3339("2023-11-05T09:00:00+01:00"));
  EXPECT_EQ(town.filing(1).office, "Bürgerbüro");
  EXPECT_THAT(history(town.db(), kLog, town.filing(1).subject), SizeIs(2));
}

TEST(Correction, ReplacesSealedPartsOfItsNameWhileTheVaultIsLocked) {
  Town town;
  town.file();
  const Filing filing = town.filing(1);
  const CommandId id = make_command_id(town.random, town.clock.now());
  journal::Sealing sealing(town.vault, town.random, kLog, filing.subject, {});
  sealing.add(part::kSender, R"({"name":"Erika Gabler"})");
  state::Command command{.log = kLog, .id = id, .actor = "eingang", .name = "intake.correct_filing", .args = args(filing.number)};
  command.sealed = std::move(sealing).finish();
  const auto outcome = town.executor->run(command);
  ASSERT_TRUE(outcome);
  ASSERT_TRUE(town.vault.unlock(kOwner, testing::kPassphrase));
  std::vector<std::uint64_t> entries;
  for (const Event& one : history(town.db(), kLog, filing.subject)) entries.push_back(one.seq);
  const auto sealed = open_filing(*town.journal, town.vault, kLog, entries);
  ASSERT_TRUE(sealed);
  EXPECT_EQ(sealed->sender.name, "Erika Gabler");
  EXPECT_EQ(sealed->content.title, "Widerspruch") << "what was not corrected stays";
}

TEST(Steps, MoveAFilingFromOpenToClosedAndBack) {
  Town town;
  town.file();
  ASSERT_TRUE(town.run("intake.answer_filing", args(number_of(1))));
  EXPECT_EQ(town.filing(1).state, State::answered);
  ASSERT_TRUE(town.run("intake.close_filing", args(number_of(1))));
  EXPECT_EQ(town.filing(1).state, State::closed);
  EXPECT_EQ(town.refused("intake.close_filing", args(number_of(1))), "intake.nothing_changes");
  EXPECT_EQ(town.refused("intake.answer_filing", args(number_of(1))), "intake.filing_closed");
  ASSERT_TRUE(town.run("intake.reopen_filing", args(number_of(1))));
  EXPECT_EQ(town.filing(1).state, State::open);
  EXPECT_EQ(town.refused("intake.close_filing", args(number_of(2))), "intake.unknown_filing");
}

TEST(Assigning, MovesTheCountsOfBothOffices) {
  Town town;
  town.file();
  town.file();
  ASSERT_TRUE(town.run("intake.assign_filing", R"({"filing":")" + number_of(1) + R"(","office":"Sozialamt"})"));
  EXPECT_EQ(town.refused("intake.assign_filing", R"({"filing":")" + number_of(1) + R"(","office":"Sozialamt"})"), "intake.nothing_changes");
  EXPECT_EQ(town.refused("intake.assign_filing", R"({"filing":")" + number_of(1) + R"(","office":"Zauberamt"})"), "intake.unknown_office");
  std::vector<std::string> counts;
  for (const OfficeCount& one : open_by_office(town.db(), kLog)) counts.push_back(one.office + " " + std::to_string(one.open));
  EXPECT_THAT(counts, ElementsAre("Bürgerbüro 1", "Sozialamt 1"));
  ASSERT_TRUE(town.run("intake.close_filing", args(number_of(1))));
  EXPECT_THAT(open_by_office(town.db(), kLog), SizeIs(1));
}

TEST(Merging, LeavesBothAndPointsToTheOther) {
  Town town;
  town.file();
  town.file();
  EXPECT_EQ(town.refused("intake.merge_filings", args(number_of(2), R"(,"into":")" + number_of(2) + R"(")")), "intake.same_filing");
  ASSERT_TRUE(town.run("intake.merge_filings", args(number_of(2), R"(,"into":")" + number_of(1) + R"(")")));
  EXPECT_EQ(town.filing(2).state, State::merged);
  EXPECT_EQ(town.filing(2).merged_into, number_of(1));
  EXPECT_EQ(town.refused("intake.close_filing", args(number_of(2))), "intake.filing_merged");
  ASSERT_TRUE(town.run("intake.reopen_filing", args(number_of(2))));
  EXPECT_EQ(town.filing(2).merged_into, "");
}

TEST(Reinstatement, CarriesTheProvenOutage) {
  Town town;
  town.file();
  EXPECT_EQ(town.refused("intake.mark_reinstatement", args(number_of(1), R"(,"incident":"anderer")")), "intake.unknown_incident");
  town.outage = Outage{.log = "region/main", .declared = 17, .ended = std::nullopt, .from = testing::monday() - std::chrono::days(7), .to = std::nullopt};
  ASSERT_TRUE(town.run("intake.mark_reinstatement", args(number_of(1), R"(,"incident":"ausfall")")));
  const auto mark = town.filing(1).reinstatement;
  ASSERT_TRUE(mark);
  EXPECT_EQ(mark->declared, 17U);
  EXPECT_EQ(mark->from, testing::monday() - std::chrono::days(7));
  EXPECT_FALSE(mark->ended);
}

TEST(Lists, ShowTheMostPressingFirst) {
  Town town;
  town.file("normal");
  town.file("existential");
  town.file("life", "Sozialamt");
  town.file("deadline");
  EXPECT_THAT(town.numbers(ListKind::open), ElementsAre(number_of(3), number_of(2), number_of(4), number_of(1)));
  EXPECT_THAT(town.numbers(ListKind::open, "Bürgerbüro"), ElementsAre(number_of(2), number_of(4), number_of(1)));
  EXPECT_THAT(town.numbers(ListKind::open, ""), IsEmpty());
  ASSERT_TRUE(town.run("intake.close_filing", args(number_of(3))));
  EXPECT_THAT(town.numbers(ListKind::open), ElementsAre(number_of(2), number_of(4), number_of(1)));
  EXPECT_THAT(town.numbers(ListKind::closed), ElementsAre(number_of(3)));
}

TEST(Lists, TellWhatIsDueAndWhatIsOverdue) {
  Town town;
  for (const char* from : {"2023-10-20", "2023-11-06", "2023-11-02"}) {
    Draft trade = town.draft();
    trade.watches = {{.rule = "gewo15", .from = from}};
    ASSERT_TRUE(town.take(trade));
  }
  town.file();
  EXPECT_THAT(town.numbers(ListKind::due), ElementsAre(number_of(1), number_of(3), number_of(2)));
  EXPECT_THAT(town.numbers(ListKind::overdue), ElementsAre(number_of(1))) << "the third is due today";
  EXPECT_THAT(town.numbers(ListKind::due, "Sozialamt"), IsEmpty());
}

TEST(Lists, OfTodayEndAtMidnightOfTheTown) {
  Town town;
  Draft yesterday = town.draft();
  yesterday.received = "2023-11-05T23:59:59+01:00";
  ASSERT_TRUE(town.take(yesterday));
  Draft today = town.draft();
  today.received = "2023-11-06T00:00:00+01:00";
  ASSERT_TRUE(town.take(today));
  town.file();
  EXPECT_THAT(town.numbers(ListKind::today), ElementsAre(number_of(3), number_of(2)));
}

TEST(Lists, GoOnWhereThePageBeforeEnded) {
  Town town;
  for (int i = 0; i < 23; ++i) town.file(i % 3 == 0 ? "existential" : "normal");
  for (const ListKind kind : {ListKind::open, ListKind::today}) {
    ListQuery query = town.query(kind);
    query.count = 5;
    const auto whole = town.numbers(kind);
    std::vector<std::string> pieces;
    int pages = 0;
    do {
      const Page page = list(town.db(), kLog, query);
      for (const Line& line : page.lines) pieces.push_back(line.number);
      query.after = page.next;
      ++pages;
    } while (!query.after.empty() && pages < 10);
    EXPECT_EQ(pages, 5);
    EXPECT_EQ(pieces, whole);
  }
}

TEST(Lists, TakeAForgedCursorForTheBeginning) {
  Town town;
  town.file();
  for (const char* cursor : {"x", "1/2", "////", "1/2023-11-06/x/1"}) {
    ListQuery query = town.query(ListKind::open);
    query.after = cursor;
    EXPECT_THAT(list(town.db(), kLog, query).lines, SizeIs(1)) << cursor;
  }
}

TEST(Forms, AreCapturedOnceAndGapsAreReported) {
  Town town;
  EXPECT_EQ(town.refused("intake.print_forms", R"({"count":0})"), "intake.forms_count");
  EXPECT_EQ(town.refused("intake.print_forms", R"({"count":1001})"), "intake.forms_count");
  ASSERT_TRUE(town.run("intake.print_forms", R"({"count":5})"));
  ASSERT_TRUE(town.run("intake.print_forms", R"({"count":2})"));
  const auto form = [](int serial) { return Number("FM", static_cast<std::uint64_t>(serial)).str(); };
  Draft draft = town.draft();
  draft.form = form(2);
  const auto taken = town.take(draft);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->filing.form, form(2));
  Draft again = town.draft();
  again.form = form(2);
  EXPECT_EQ(town.refused(again), "intake.form_taken");
  again.form = form(8);
  EXPECT_EQ(town.refused(again), "intake.form_never_printed");
  again.form = "FM-000002-9";
  EXPECT_EQ(town.refused(again), form(2) == "FM-000002-9" ? "intake.form_taken" : "intake.form_unreadable");
  again.form = Number("FHUESTEN", 3).str();
  EXPECT_EQ(town.refused(again), "intake.form_never_printed");
  ASSERT_TRUE(town.run("intake.void_form", R"({"form":")" + form(4) + R"(","reason":"verschrieben"})"));
  EXPECT_EQ(town.refused("intake.void_form", R"({"form":")" + form(4) + R"(","reason":"noch einmal"})"), "intake.form_taken");
  EXPECT_THAT(missing_forms(town.db(), kLog, 10), ElementsAre(form(1), form(3), form(5), form(6), form(7)));
  EXPECT_THAT(missing_forms(town.db(), kLog, 2), SizeIs(2));
  EXPECT_EQ(filing_of_form(town.db(), kLog, 2), taken->filing.subject);
  const auto batches = form_batches(town.db(), kLog);
  ASSERT_THAT(batches, SizeIs(2));
  EXPECT_EQ(batches[1].captured, 1U);
  EXPECT_EQ(batches[1].voided, 1U);
}

struct LetterTown : Town {
  std::string enter(const std::string& more = "", const char* way = "post") {
    const CommandId id = make_command_id(random, clock.now());
    journal::Sealing sealing(vault, random, kLog, letter_subject(id), {});
    sealing.add("addressee", R"({"name":"Erika Mustermann"})");
    state::Command command{.log = kLog,
                           .id = id,
                           .actor = actor,
                           .name = "intake.enter_letter",
                           .args = R"({"way":")" + std::string(way) + R"(","content":")" + std::string(64, 'a') + "\"" + more + "}"};
    command.sealed = std::move(sealing).finish();
    const auto outcome = executor->run(command);
    return outcome ? find_letter(db(), kLog, letter_subject(id))->number : outcome.error().code;
  }
  Letter letter(const std::string& number) { return *find_letter_by_number(db(), kLog, number); }
};

TEST(Letters, AreNotifiedFourDaysAfterTheyLeftAndOpenARemedyForAMonth) {
  LetterTown town;
  town.clock.set(*parse_rfc3339("2026-03-02T09:00:00+01:00"));
  const std::string number = town.enter(R"(,"remedy":"klage","scope":"vwvfg")");
  EXPECT_EQ(number, Number("AM", 1).str());
  EXPECT_FALSE(town.letter(number).posted);
  EXPECT_THAT(waiting_letters(town.db(), kLog, 10), SizeIs(1));
  town.clock.advance(std::chrono::hours(6));
  ASSERT_TRUE(town.run("intake.post_letters", R"({"letters":[")" + number + R"("]})"));
  const Letter posted = town.letter(number);
  EXPECT_EQ(posted.posted, town.clock.now());
  EXPECT_EQ(posted.posted_by, "eingang");
  EXPECT_EQ(posted.notified, parse_date("2026-03-06")) << "§ 41 Abs. 2 VwVfG NRW: fourth day";
  EXPECT_EQ(posted.remedy_until, parse_date("2026-04-07")) << "§ 74 VwGO: one month; 6 April is Easter Monday";
  EXPECT_THAT(waiting_letters(town.db(), kLog, 10), IsEmpty());
  EXPECT_THAT(letters_of_batch(town.db(), kLog, posted.batch), SizeIs(1));
}

TEST(Letters, ByCourierSayNothingAboutTheirArrival) {
  LetterTown town;
  const std::string number = town.enter(R"(,"remedy":"widerspruch")", "courier");
  ASSERT_TRUE(town.run("intake.post_letters", R"({"letters":[")" + number + R"("]})"));
  EXPECT_FALSE(town.letter(number).notified);
  EXPECT_FALSE(town.letter(number).remedy_until);
}

TEST(Letters, LeaveOnceAndTogether) {
  LetterTown town;
  const std::string first = town.enter();
  const std::string second = town.enter();
  const auto post = [&](const std::string& list, const std::string& more = "") { return town.refused("intake.post_letters", R"({"letters":[)" + list + "]" + more + "}"); };
  const auto quoted = [](const std::string& text) { return "\"" + text + "\""; };
  EXPECT_EQ(post(""), "intake.batch_empty");
  EXPECT_EQ(post(quoted("AM-000009-0")), "intake.unknown_letter");
  EXPECT_EQ(post(quoted(first) + "," + quoted(first)), "intake.letter_posted");
  EXPECT_EQ(post(quoted(first), R"(,"posted":"2023-11-07T08:00:00+01:00")"), "intake.posted_future");
  EXPECT_EQ(post(quoted(first) + "," + quoted(second)), "");
  EXPECT_EQ(post(quoted(second)), "intake.letter_posted");
  EXPECT_EQ(town.letter(first).batch, town.letter(second).batch);
  EXPECT_EQ(town.enter(R"(,"filing":"M-000009-0")"), "intake.unknown_filing");
  EXPECT_EQ(town.enter(R"(,"remedy":"gibtsnicht")"), "intake.unknown_rule");
}

TEST(Erasure, LeavesTheEntryAndNothingToRead) {
  Town town;
  town.file();
  const std::string subject = town.filing(1).subject;
  const std::string wish = R"({"subject":")" + subject + R"(","reason":"Aufbewahrung abgelaufen"})";
  EXPECT_EQ(town.refused("subject.erase", R"({"subject":")" + subject + R"("})"), "subject.malformed");
  EXPECT_EQ(town.refused("subject.erase", R"({"subject":"f-0","reason":"x"})"), "subject.unknown");
  ASSERT_TRUE(town.run("subject.erase", wish));
  ASSERT_TRUE(town.vault.unlock(kOwner, testing::kPassphrase));
  const auto sealed = open_filing(*town.journal, town.vault, kLog, {town.filing(1).seq});
  ASSERT_FALSE(sealed);
  EXPECT_EQ(sealed.error(), journal::OpenFault::erased);
  EXPECT_TRUE(town.filing(1).erased);
  EXPECT_TRUE(list(town.db(), kLog, town.query(ListKind::open)).lines.at(0).erased);
  const auto erased = subject::find_erased(town.db(), kLog, subject);
  ASSERT_TRUE(erased);
  EXPECT_EQ(erased->actor, "eingang");
  EXPECT_EQ(erased->reason, "Aufbewahrung abgelaufen");
  EXPECT_EQ(town.refused("intake.close_filing", args(number_of(1))), "intake.filing_erased");
  EXPECT_EQ(town.refused("subject.erase", wish), "subject.erased_already");
  EXPECT_THAT(subject::erased_subjects(town.db(), kLog), ElementsAre(subject));
}

TEST(Erasure, RequestsOfEarlierVersionsAreStillRead) {
  Town town;
  town.file();
  town.file();
  const auto asked = [&](int number, const char* type) {
    ASSERT_TRUE(town.run("test.earlier", R"({"type":")" + std::string(type) + R"(","subject":")" + town.filing(number).subject + "\"}"));
  };
  asked(1, "subject.erasure_requested");
  asked(2, "subject.erasure_requested");
  ASSERT_THAT(subject::requests(town.db(), kLog), SizeIs(2));
  EXPECT_EQ(subject::find_request(town.db(), kLog, town.filing(1).subject)->reason, "von früher");
  asked(2, "subject.erasure_declined");
  EXPECT_THAT(subject::requests(town.db(), kLog), SizeIs(1));
  town.open(true);
  EXPECT_THAT(subject::requests(town.db(), kLog), SizeIs(1)) << "a rebuild reads them, too";
  ASSERT_TRUE(town.run("subject.erase", R"({"subject":")" + town.filing(1).subject + R"(","reason":"x"})"));
  EXPECT_THAT(subject::requests(town.db(), kLog), IsEmpty());
}

TEST(Rebuild, GivesTheSameRegister) {
  LetterTown town;
  for (const char* urgency : {"life", "existential", "normal"}) town.file(urgency);
  ASSERT_TRUE(town.run("intake.assign_filing", R"({"filing":")" + number_of(1) + R"(","office":"Sozialamt"})"));
  ASSERT_TRUE(town.run("intake.correct_filing", args(number_of(2), R"(,"office":"Sozialamt","watches":[{"rule":"gewo15"}])")));
  ASSERT_TRUE(town.run("intake.merge_filings", args(number_of(3), R"(,"into":")" + number_of(1) + R"(")")));
  ASSERT_TRUE(town.run("intake.print_forms", R"({"count":5})"));
  const std::string letter = town.enter();
  ASSERT_TRUE(town.run("intake.post_letters", R"({"letters":[")" + letter + R"("]})"));
  ASSERT_TRUE(town.run("subject.erase", R"({"subject":")" + town.filing(1).subject + R"(","reason":"x"})"));
  const auto before = storage::digest_tables(town.db());
  town.open(true);
  EXPECT_EQ(storage::digest_tables(town.db()), before);
}

}  // namespace
}  // namespace nb::intake
