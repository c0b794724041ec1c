// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "circular/calls.hpp"
#include "circular/changes.hpp"
#include "circular/events.hpp"
#include "circular/test_town.hpp"

namespace nb::circular {
namespace {

using testing::kLog;
using testing::somebody;
using testing::Town;
using namespace std::chrono_literals;
namespace json = boost::json;

/// The tests' circular, to be changed.
json::object wish_for_all() { return json::parse(testing::kWish).as_object(); }

TEST(People, VacanciesSharedLinesAndThoseWhoLeftAreNobody) {
  const auto people = people_of(testing::small_staff(), std::chrono::year(2023) / 11 / 6);
  std::string ids;
  for (const Person& one : people) ids += one.id + " ";
  EXPECT_EQ(ids, "d9 d1 d2 d3 d4 d7 d8 ") << "by office, heads first";
}

TEST(People, HeadsOfEveryUnitAreCalledBeforeAnybodyElse) {
  const std::vector<catalogue::DirectoryEntry> staff{somebody(1, "Bauamt", "Planung", "A", "Archiv"), somebody(2, "Bauamt", "Leitung", "B", "Planung"),
                                                     somebody(3, "Bauamt", "Leitung", "C", "Bau")};
  const auto people = people_of(staff, std::chrono::year(2023) / 11 / 6);
  EXPECT_EQ(people[0].id + people[1].id + people[2].id, "d3d2d1");
}

TEST(People, WhoStandsTwiceInAnOfficeCountsOnce) {
  auto twice = somebody(2, "Archiv", "Archiv", "Adler", "Lesesaal");
  twice.phone = somebody(1, "Archiv", "Archiv", "Adler").phone;
  EXPECT_EQ(people_of(std::vector{somebody(1, "Archiv", "Archiv", "Adler"), twice}, std::chrono::year(2023) / 11 / 6).size(), 1U);
}

TEST(PhoneTree, DeputiesAreColleaguesThenHeads) {
  const PhoneTree tree(people_of(testing::small_staff(), std::chrono::year(2023) / 11 / 6));
  const auto ids = [&](const char* id) {
    std::string out;
    for (const Person* one : tree.deputies(*tree.find(id))) out += one->id + " ";
    return out;
  };
  EXPECT_EQ(ids("d1"), "d2 d3 d4 ") << "a head: first the deputy head";
  EXPECT_EQ(ids("d3"), "d4 d1 d2 ") << "a clerk: the colleague, then the heads";
  EXPECT_EQ(ids("d8"), "d7 ") << "alone with the function: the head";
  EXPECT_EQ(ids("d9"), "") << "nobody else is there";
  EXPECT_EQ(tree.find("d5"), nullptr);
}

TEST(Circular, ReachesEverybodyAndFreezesWhom) {
  Town town;
  const std::string subject = town.sent();
  const auto recipients = recipients_of(town.db(), kLog, subject, 1);
  ASSERT_EQ(recipients.size(), 7U);
  EXPECT_EQ(recipients[0].person, "d9");
  EXPECT_EQ(town.recipient(subject, "d1").sections, 0b01U);
  EXPECT_EQ(town.recipient(subject, "d7").sections, 0b11U);
  town.staff.push_back(somebody(20, "Archiv", "Archiv", "Neu"));
  town.open();
  (void)town.run("test.staff", "{}");
  EXPECT_EQ(recipients_of(town.db(), kLog, subject, 1).size(), 7U) << "who came later is not among them";
  EXPECT_EQ(find_by_number(town.db(), kLog, 1)->subject, subject);
  EXPECT_EQ(next_number(town.db(), kLog), 2U);
}

TEST(Circular, FunctionsAndOfficesNarrowAnAudience) {
  Town town;
  json::object wish = wish_for_all();
  wish["sections"] = json::array{json::object{{"functions", json::array{"Leitung"}}, {"text", "Leitungen"}},
                                 json::object{{"offices", json::array{"Standesamt"}}, {"functions", json::array{"Leitung", "Rufbereitschaft"}}, {"text", "b"}}};
  const std::string subject = town.sent(json::serialize(wish));
  ASSERT_EQ(recipients_of(town.db(), kLog, subject, 1).size(), 3U);
  EXPECT_EQ(town.recipient(subject, "d1").sections, 0b01U);
  EXPECT_EQ(town.recipient(subject, "d7").sections, 0b11U);
  EXPECT_EQ(town.recipient(subject, "d8").sections, 0b10U);
}

TEST(Circular, BadInputIsRefusedWithItsReason) {
  Town town;
  const auto with = [](const char* member, json::value value) {
    json::object wish = wish_for_all();
    wish[member] = std::move(value);
    return json::serialize(wish);
  };
  EXPECT_EQ(town.refused("circular.write", with("title", " ")), "circular.title_missing");
  EXPECT_EQ(town.refused("circular.write", with("title", "a\r\nBcc: x")), "circular.unreadable");
  EXPECT_EQ(town.refused("circular.write", with("title", "a\nBcc: x")), "circular.unreadable");
  EXPECT_EQ(town.refused("circular.write", with("title", json::string(161, 'a'))), "circular.too_long");
  EXPECT_EQ(town.refused("circular.write", with("sections", json::array{})), "circular.text_missing");
  EXPECT_EQ(town.refused("circular.write", with("sections", json::array{json::object{{"text", "  "}}})), "circular.text_missing");
  EXPECT_EQ(town.refused("circular.write", with("sections", json::array{json::object{{"text", "a"}, {"offices", json::array{"Gibtsnicht"}}}})), "circular.nobody_there");
  EXPECT_EQ(town.refused("circular.write", with("sections", json::array{json::object{{"text", "a"}, {"functions", json::array{"König"}}}})), "circular.nobody_there");
  json::array many;
  for (std::size_t i = 0; i <= kSectionsMax; ++i) many.push_back(json::object{{"text", "a"}});
  EXPECT_EQ(town.refused("circular.write", with("sections", many)), "circular.too_many_sections");
  EXPECT_EQ(town.refused("circular.write", with("deadline", nullptr)), "circular.deadline_missing");
  EXPECT_EQ(town.refused("circular.write", with("deadline", "2023-11-06T08:05:00+01:00")), "circular.deadline_past");
  EXPECT_EQ(town.refused("circular.write", with("unbekannt", 1)), "circular.malformed");
  EXPECT_EQ(town.refused("circular.write", with("circular", "c-gibtsnicht")), "circular.unknown_circular");
  const auto outcome =
      town.executor->run({.log = region_log(), .id = make_command_id(town.random, town.clock.now()), .actor = "stab", .name = "circular.write", .args = testing::kWish});
  EXPECT_EQ(outcome.error().code, "circular.wrong_log");
  // An office and a function that exist, but nobody has both.
  json::object wish = wish_for_all();
  wish["sections"] = json::array{json::object{{"text", "a"}, {"offices", json::array{"Archiv"}}, {"functions", json::array{"Leitung"}}}};
  EXPECT_EQ(town.sent(json::serialize(wish)), "circular.reaches_nobody");
}

TEST(Circular, IsSentOnceAndNotAfterItsDeadline) {
  Town town;
  const std::string subject = town.sent();
  EXPECT_EQ(town.refused("circular.send", town.to_send(subject)), "circular.nothing_to_send");
  const CommandId id = make_command_id(town.random, town.clock.now());
  ASSERT_TRUE(town.executor->run({.log = kLog, .id = id, .actor = "stab", .name = "circular.write", .args = testing::kWish}));
  town.clock.advance(5h);
  EXPECT_EQ(town.refused("circular.send", town.to_send(circular_subject(id.str()))), "circular.deadline_past");
}

TEST(Circular, ANewVersionSupersedesAndSaysWhatChanged) {
  Town town;
  const std::string subject = town.sent();
  json::object wish = wish_for_all();
  wish["circular"] = subject;
  wish["sections"] = json::array{json::object{{"offices", json::array{"Archiv"}}, {"text", "Neu."}}};
  EXPECT_EQ(town.refused("circular.write", json::serialize(wish)), "circular.change_missing");
  wish["change"] = "Nur noch das Archiv.";
  ASSERT_EQ(town.refused("circular.write", json::serialize(wish)), "");
  wish["change"] = "Nur noch das Archiv!";
  ASSERT_EQ(town.refused("circular.write", json::serialize(wish)), "") << "a draft may be written over";
  ASSERT_EQ(town.refused("circular.send", town.to_send(subject, 2)), "");
  EXPECT_EQ(find_circular(town.db(), kLog, subject)->sent, 2U);
  EXPECT_EQ(find_version(town.db(), kLog, subject, 2)->content.change, "Nur noch das Archiv!");
  EXPECT_FALSE(town.recipient(subject, "d9", 2).former);
  EXPECT_TRUE(town.recipient(subject, "d1", 2).former) << "who got the first version learns that it holds no more";
  EXPECT_EQ(town.refused("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":["d1"])")), "circular.superseded");
  EXPECT_EQ(find_letter(town.db(), kLog, subject, 1, "d1", LetterKind::circular)->state, MailState::dropped);
  EXPECT_EQ(find_letter(town.db(), kLog, subject, 2, "d1", LetterKind::circular)->state, MailState::queued);
}

TEST(Circular, AClickCountsForThePersonOfTheAccount) {
  Town town;
  const std::string subject = town.sent();
  EXPECT_EQ(town.refused("circular.confirm", Town::named(subject)), "circular.reader_missing");
  EXPECT_EQ(town.refused("circular.name_reader", R"({"person":"d5"})"), "circular.unknown_person");
  ASSERT_EQ(town.refused("circular.name_reader", R"({"person":"d3"})"), "");
  EXPECT_EQ(town.refused("circular.name_reader", R"({"person":"d4"})"), "circular.reader_named");
  town.actor = "andere";
  EXPECT_EQ(town.refused("circular.name_reader", R"({"person":"d3"})"), "circular.person_taken");
  town.actor = "stab";
  ASSERT_EQ(unread_of(town.db(), kLog, "d3").size(), 1U);
  ASSERT_EQ(town.refused("circular.confirm", Town::named(subject)), "");
  EXPECT_TRUE(unread_of(town.db(), kLog, "d3").empty());
  EXPECT_EQ(town.recipient(subject, "d3").acknowledged_by, "stab");
  EXPECT_EQ(town.run("circular.confirm", Town::named(subject))->count, 0U) << "twice is no mistake";
}

TEST(Circular, AnAccountChangesItsNameOnlyBeforeItHasConfirmed) {
  Town town;
  const std::string subject = town.sent();
  ASSERT_EQ(town.refused("circular.name_reader", R"({"person":"d3"})"), "");
  ASSERT_EQ(town.refused("circular.forget_me", "{}"), "") << "a slip of the mouse";
  EXPECT_EQ(person_of_account(town.db(), kLog, "stab"), "");
  ASSERT_EQ(town.refused("circular.name_reader", R"({"person":"d4"})"), "");
  ASSERT_EQ(town.refused("circular.confirm", Town::named(subject)), "");
  EXPECT_EQ(town.refused("circular.name_reader", R"({"person":"d3"})"), "circular.reader_fixed");
  EXPECT_EQ(town.refused("circular.forget_me", "{}"), "circular.reader_fixed");
  EXPECT_EQ(town.refused("circular.release_reader", R"({"account":"stab"})"), "circular.reader_fixed") << "nor does an administrator for themselves";
  town.actor = "verwaltung";
  ASSERT_EQ(town.refused("circular.release_reader", R"({"account":"stab"})"), "");
  EXPECT_EQ(person_of_account(town.db(), kLog, "stab"), "");
  EXPECT_EQ(town.recipient(subject, "d4").acknowledged_by, "stab") << "it stays seen who did it";
}

TEST(Circular, OnlyTheTextThatWasReadIsSent) {
  Town town;
  const CommandId id = make_command_id(town.random, town.clock.now());
  ASSERT_TRUE(town.executor->run({.log = kLog, .id = id, .actor = "stab", .name = "circular.write", .args = testing::kWish}));
  const std::string subject = circular_subject(id.str());
  const std::string read = town.to_send(subject);
  json::object wish = wish_for_all();
  wish["circular"] = subject;
  wish["title"] = "Etwas anderes";
  ASSERT_EQ(town.refused("circular.write", json::serialize(wish)), "") << "saved anew, as the same version";
  EXPECT_EQ(town.refused("circular.send", read), "circular.draft_changed");
  EXPECT_EQ(town.refused("circular.send", Town::named(subject)), "circular.draft_changed") << "unread";
  const std::string other = town.to_send(subject);
  wish["must_acknowledge"] = false;
  wish.erase("deadline");
  ASSERT_EQ(town.refused("circular.write", json::serialize(wish)), "");
  EXPECT_EQ(town.refused("circular.send", other), "circular.draft_changed") << "what is asked of people counts, too";
  EXPECT_EQ(town.refused("circular.send", town.to_send(subject)), "");
  EXPECT_EQ(find_version(town.db(), kLog, subject, 1)->content.title, "Etwas anderes");
}

TEST(Circular, WhoLeftIsNotMissedByTheNextVersion) {
  auto staff = testing::small_staff();
  staff.front().valid_to = std::chrono::floor<std::chrono::days>(testing::monday());
  Town town(staff);
  const std::string subject = town.sent();
  ASSERT_NO_FATAL_FAILURE((void)town.recipient(subject, "d1"));
  town.clock.advance(48h);
  json::object wish = wish_for_all();
  wish["circular"] = subject;
  wish["change"] = "Nur noch das Archiv.";
  wish["sections"] = json::array{json::object{{"offices", json::array{"Archiv"}}, {"text", "Neu."}}};
  wish["must_acknowledge"] = false;
  wish.erase("deadline");
  ASSERT_EQ(town.refused("circular.write", json::serialize(wish)), "");
  ASSERT_EQ(town.refused("circular.send", town.to_send(subject, 2)), "");
  EXPECT_TRUE(find_recipient(town.db(), kLog, subject, 2, "d3")) << "got the first version, is still here";
  EXPECT_FALSE(find_recipient(town.db(), kLog, subject, 2, "d1")) << "nobody can reach whoever left";
}

TEST(Circular, WhoWasAwayReadsEverythingInOrder) {
  Town town;
  const std::string first = town.sent();
  town.clock.advance(1h);
  const std::string second = town.sent();
  town.clock.advance(1h);
  const std::string third = town.sent();
  ASSERT_EQ(town.refused("circular.withdraw", R"({"circular":")" + second + R"(","reason":"Irrtum"})"), "");
  const auto unread = unread_of(town.db(), kLog, "d3");
  ASSERT_EQ(unread.size(), 2U);
  EXPECT_EQ(unread[0].subject, first);
  EXPECT_EQ(unread[1].subject, third);
  EXPECT_EQ(town.refused("circular.acknowledge", Town::named(second, 1, R"("how":"list","persons":["d1"])")), "circular.withdrawn");
}

TEST(Circular, ASignedListIsTypedIn) {
  Town town;
  const std::string subject = town.sent();
  EXPECT_EQ(town.refused("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":[])")), "circular.nobody_ticked");
  EXPECT_EQ(town.refused("circular.acknowledge", Town::named(subject, 1, R"("how":"click","persons":["d1"])")), "circular.malformed");
  EXPECT_EQ(town.refused("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":["d1","d10"])")), "circular.not_a_recipient");
  EXPECT_FALSE(town.recipient(subject, "d1").acknowledged) << "all or none";
  EXPECT_EQ(town.run("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":["d1","d1","d2"])"))->count, 2U);
  EXPECT_EQ(town.run("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":["d1","d3"])"))->count, 1U);
  EXPECT_EQ(town.recipient(subject, "d1").how, How::list);
}

TEST(Circular, CallsAreNotedWithWhatCameOfThem) {
  Town town;
  const std::string subject = town.sent();
  const auto call = [&](const char* more) { return town.refused("circular.note_call", Town::named(subject, 1, more)); };
  EXPECT_EQ(call(R"("person":"d1","result":"not_reached")"), "");
  EXPECT_EQ(call(R"("person":"d1","result":"not_reached")"), "");
  EXPECT_EQ(town.recipient(subject, "d1").calls, 2U);
  EXPECT_EQ(call(R"("person":"d1","result":"deputy","deputy":"d99")"), "circular.unknown_person");
  EXPECT_EQ(call(R"("person":"d1","result":"deputy","deputy":"d2")"), "");
  EXPECT_TRUE(town.recipient(subject, "d1").covered);
  EXPECT_FALSE(town.recipient(subject, "d1").acknowledged) << "told to the deputy is not read";
  EXPECT_EQ(call(R"("person":"d3","result":"reached")"), "");
  EXPECT_EQ(town.recipient(subject, "d3").how, How::phone);
  EXPECT_EQ(call(R"("person":"d3","result":"vielleicht")"), "circular.malformed");
  const auto counts = counts_by_office(town.db(), kLog, subject, 1);
  ASSERT_EQ(counts.size(), 3U);
  EXPECT_EQ(counts[1].office, "Bürgerbüro");
  EXPECT_EQ(counts[1].recipients, 4U);
  EXPECT_EQ(counts[1].acknowledged, 1U);
  EXPECT_EQ(counts[1].covered, 1U);
  const Overview line = list(town.db(), kLog, 0, 1).front();
  EXPECT_EQ(line.covered, 1U);
  EXPECT_EQ(line.missing(), line.recipients - 2) << "whose deputy was told is missed by nobody";
}

TEST(Circular, AfterTheDeadlineDeputiesAreAskedOnce) {
  Town town;
  const std::string subject = town.sent();
  EXPECT_EQ(town.refused("circular.escalate", Town::named(subject)), "circular.not_overdue");
  ASSERT_EQ(town.refused("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":["d2"])")), "");
  EXPECT_TRUE(overdue(town.db(), town.clock.now()).empty());
  town.clock.advance(4h);
  ASSERT_EQ(overdue(town.db(), town.clock.now()).size(), 1U);
  ASSERT_EQ(town.refused("circular.escalate", Town::named(subject)), "");
  EXPECT_EQ(town.recipient(subject, "d1").deputy, "d2");
  EXPECT_EQ(town.recipient(subject, "d3").deputy, "d2") << "who has acknowledged is there, and comes before a colleague who has not";
  EXPECT_EQ(town.recipient(subject, "d9").deputy, "") << "nobody stands in";
  EXPECT_EQ(find_letter(town.db(), kLog, subject, 1, "d2", LetterKind::escalation)->state, MailState::queued);
  EXPECT_TRUE(overdue(town.db(), town.clock.now()).empty());
  EXPECT_EQ(town.refused("circular.escalate", Town::named(subject)), "circular.not_overdue");
}

TEST(Circular, ADeputyIsAskedOnlyOnceItCanBeKnown) {
  Town town;
  const std::string subject = town.sent();
  ASSERT_EQ(town.refused("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":["d2"])")), "");
  town.clock.advance(4h);
  EXPECT_TRUE(stand_ins_of(town.db(), kLog, "d2").empty());
  ASSERT_EQ(town.refused("circular.escalate", Town::named(subject)), "");
  EXPECT_FALSE(town.recipient(subject, "d1").deputy_knows) << "named in the log is not told; what was confirmed before says nothing";
  const auto asked = stand_ins_of(town.db(), kLog, "d2");
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].number, 1U);
  EXPECT_EQ(asked[0].missing, (std::vector<std::string>{"d1", "d3", "d4"}));
  EXPECT_TRUE(stand_ins_of(town.db(), kLog, "d1").empty());
  const std::string mail = R"("person":"d2","kind":"escalation")";
  ASSERT_EQ(town.refused("circular.begin_mail", Town::named(subject, 1, mail)), "");
  EXPECT_FALSE(town.recipient(subject, "d1").deputy_knows) << "tried is not accepted";
  ASSERT_EQ(town.refused("circular.settle_mail", Town::named(subject, 1, mail + R"(,"outcome":"accepted","code":"250")")), "");
  EXPECT_TRUE(town.recipient(subject, "d1").deputy_knows);
  ASSERT_EQ(town.refused("circular.note_call", Town::named(subject, 1, R"("person":"d1","result":"deputy","deputy":"d2")")), "");
  ASSERT_EQ(town.refused("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":["d3"])")), "");
  EXPECT_EQ(stand_ins_of(town.db(), kLog, "d2").at(0).missing, std::vector<std::string>{"d4"}) << "who was told of, or has read it, waits no more";
  ASSERT_EQ(town.refused("circular.withdraw", "{\"circular\":\"" + subject + "\",\"reason\":\"Irrtum\"}"), "");
  EXPECT_TRUE(stand_ins_of(town.db(), kLog, "d2").empty());
}

TEST(Circular, WhoMovedToAnotherOfficeChoosesTheirNameAnew) {
  Town town;
  const std::string subject = town.sent();
  town.actor = "elster";
  ASSERT_EQ(town.refused("circular.name_reader", R"({"person":"d4"})"), "");
  ASSERT_EQ(town.refused("circular.confirm", Town::named(subject)), "");
  ASSERT_EQ(town.refused("circular.name_reader", R"({"person":"d11"})"), "circular.reader_fixed") << "while the entry is valid it stays";
  town.staff[3].valid_to = std::chrono::year(2023) / 11 / 5;
  town.staff.push_back(testing::somebody(11, "Standesamt", "Sachbearbeitung", "Elster"));
  town.open();
  ASSERT_EQ(town.refused("test.staff", "{}"), "");
  ASSERT_EQ(town.refused("circular.name_reader", R"({"person":"d11"})"), "");
  EXPECT_EQ(person_of_account(town.db(), kLog, "elster"), "d11");
  EXPECT_EQ(town.refused("circular.name_reader", R"({"person":"d9"})"), "circular.reader_named") << "and then the new one does";
  town.actor = "stab";
  (void)town.sent(R"({"title":"Neu","sections":[{"text":"a"}],"must_acknowledge":false})");
  EXPECT_EQ(unread_of(town.db(), kLog, "d11").size(), 1U);
}

TEST(Circular, ADeputyWhoConfirmsAfterTheDeadlineKnows) {
  Town town;
  const std::string subject = town.sent();
  town.clock.advance(4h);
  ASSERT_EQ(town.refused("circular.escalate", Town::named(subject)), "");
  const std::string deputy = town.recipient(subject, "d7").deputy;
  ASSERT_FALSE(deputy.empty());
  EXPECT_FALSE(town.recipient(subject, "d7").deputy_knows);
  town.clock.advance(1min);
  ASSERT_EQ(town.refused("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":[")" + deputy + R"("])")), "");
  EXPECT_TRUE(town.recipient(subject, "d7").deputy_knows);
}

TEST(Circular, StateIsTheSameAfterARebuild) {
  Town town;
  const std::string subject = town.sent();
  ASSERT_EQ(town.refused("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":["d2"])")), "");
  ASSERT_EQ(town.refused("circular.note_call", Town::named(subject, 1, R"("person":"d1","result":"not_reached")")), "");
  town.open(true);
  EXPECT_TRUE(town.recipient(subject, "d2").acknowledged);
  EXPECT_EQ(town.recipient(subject, "d1").calls, 1U);
  EXPECT_EQ(find_version(town.db(), kLog, subject, 1)->content.title, "Schalter öffnen");
  EXPECT_EQ(list(town.db(), kLog, 0, 10).at(0).acknowledged, 1U);
}

TEST(CircularCodec, ContentAndListsComeBackAsTheyWent) {
  const Content content{.title = "A", .change = "B", .sections = {{{{"x"}, {"y"}}, "t"}, {{}, "u"}}};
  const Content back = decode_content(encode_content(content));
  EXPECT_EQ(back.title, "A");
  EXPECT_EQ(back.change, "B");
  EXPECT_EQ(back.sections, content.sections);
  EXPECT_TRUE(decode_content("nonsense").sections.empty());
  EXPECT_TRUE(decode_recipients("{}").empty());
  const std::vector<Escalation> list{{"d1", "d2"}, {"d3", ""}};
  EXPECT_EQ(decode_escalations(encode_escalations(list)), list);
}

TEST(Calls, HeadsComeFirstAndWhoWasTriedLatelyComesLast) {
  const Instant now = testing::monday();
  std::vector<Recipient> all;
  for (const char* id : {"d1", "d2", "d3"}) all.push_back({.person = id, .office = "A", .unit = {}, .function = {}, .position = all.size(), .acknowledged_by = {}, .deputy = {}});
  EXPECT_EQ(calls_by_office(all, now).at(0).next->person, "d1");
  all[0].calls = 1;
  all[0].called = now - 5min;
  EXPECT_EQ(calls_by_office(all, now).at(0).next->person, "d2");
  all[1].acknowledged = now;
  all[2].covered = now;
  const auto left = calls_by_office(all, now);
  EXPECT_EQ(left.at(0).next->person, "d1") << "nobody else is left";
  EXPECT_TRUE(left.at(0).wait);
  EXPECT_EQ(left.at(0).missing.size(), 1U);
  EXPECT_FALSE(calls_by_office(all, now + 30min).at(0).wait);
  all[0].acknowledged = now;
  EXPECT_TRUE(calls_by_office(all, now).empty());
}

TEST(Changes, SayWhatIsGoneAndWhatIsNew) {
  using Kind = Change::Kind;
  const Content before{.title = "T", .change = "", .sections = {{{}, "eins\n\nzwei\n\ndrei"}}};
  const Content after{.title = "T", .change = "", .sections = {{{}, "eins\n\nzwei und halb\n\ndrei"}, {{{"Archiv"}, {}}, "vier"}}};
  const std::vector<Change> wanted{{Kind::kept, "T"},    {Kind::kept, "eins"},         {Kind::gone, "zwei"}, {Kind::added, "zwei und halb"},
                                   {Kind::kept, "drei"}, {Kind::added, "Für Archiv:"}, {Kind::added, "vier"}};
  EXPECT_EQ(changes_between(before, after), wanted);
  for (const Change& one : changes_between(before, before)) EXPECT_EQ(one.kind, Kind::kept);
}

TEST(SheetCode, IsReadAsPrintedAndRefusedOtherwise) {
  EXPECT_EQ(encode({12, 2, 7}), "NB-RS 12.2.7");
  EXPECT_EQ(parse_sheet_code("NB-RS 12.2.7"), (SheetCode{12, 2, 7}));
  EXPECT_EQ(parse_sheet_code(" 12.2.7 "), (SheetCode{12, 2, 7}));
  for (const char* bad : {"", "NB-RS", "12.2", "12.2.0", "12.0.1", "a.b.c", "12.2.7.8", "1.1.99999999"}) EXPECT_FALSE(parse_sheet_code(bad)) << bad;
}

TEST(Sheets, EveryRecipientStandsOnOneListOfTheOffice) {
  std::vector<Recipient> recipients;
  for (int i = 0; i < 60; ++i)
    recipients.push_back({.person = "d" + std::to_string(i), .office = i < 30 ? "A" : "B", .unit = {}, .function = {}, .acknowledged_by = {}, .deputy = {}});
  Version version;
  version.number = 3;
  const auto sheets = sheets_of(version, recipients);
  ASSERT_EQ(sheets.size(), 4U);
  EXPECT_EQ(sheets[1].code, (SheetCode{3, 1, 2}));
  EXPECT_EQ(sheets[1].first, 20U);
  EXPECT_EQ(sheets[1].count, 10U);
  EXPECT_EQ(sheets[2].office, "B");
  EXPECT_EQ(sheets[3].first + sheets[3].count, 60U);
}

TEST(Sheets, ArePrinted) {
  Town town;
  const std::string subject = town.sent();
  const auto version = *find_version(town.db(), kLog, subject, 1);
  const auto recipients = recipients_of(town.db(), kLog, subject, 1);
  const PhoneTree tree(staff_of(town.db(), kLog, std::chrono::year(2023) / 11 / 6));
  const PlainText plain = [](std::string_view text) { return std::string(text); };
  const PrintedCircular what{.town = "Arnsberg", .version = version, .recipients = recipients, .tree = tree, .zone = town.zone, .plain = plain, .created = town.clock.now()};
  EXPECT_TRUE(text_of(signing_sheets(what)).starts_with("%PDF"));
  EXPECT_LT(signing_sheets(what, "Archiv").size(), signing_sheets(what).size());
  EXPECT_TRUE(text_of(call_list(what)).starts_with("%PDF"));
}

TEST(Contacts, AreReadLineByLine) {
  const auto people = people_of(testing::small_staff(), std::chrono::year(2023) / 11 / 6);
  const auto list = read_contacts(
      "Adler;Erika;adler@rathaus.example\nFINK, Erika, Standesamt, fink@rathaus.example\n\nNiemand;Nie;x@y\nBussard;Erika;Archiv;b@rathaus.example\n"
      "Drossel;Erika;d@rathaus.example\r\nElster\nElster;Erika;\nHabicht;Erika;h@rathaus.example\\nBcc\n",
      people);
  ASSERT_EQ(list.lines.size(), 4U);
  EXPECT_EQ(list.lines[0].first, "d1");
  EXPECT_EQ(list.lines[1].first, "d7");
  EXPECT_EQ(list.lines[3].second, std::nullopt) << "an empty address takes it away";
  ASSERT_EQ(list.faults.size(), 4U);
  EXPECT_EQ(list.faults[0].line, 4U);
  EXPECT_EQ(list.faults[1].line, 5U) << "no such person in that office";
  auto twins = testing::small_staff();
  twins.push_back(somebody(30, "Archiv", "Archiv", "Adler"));
  const auto ambiguous = read_contacts("Adler;Erika;a@rathaus.example\nAdler;Erika;Archiv;a@rathaus.example", people_of(twins, std::chrono::year(2023) / 11 / 6));
  EXPECT_EQ(ambiguous.faults.size(), 1U);
  EXPECT_EQ(ambiguous.lines.at(0).first, "d30");
}

TEST(Contacts, StayOnDiskForTheOwnerAlone) {
  Town town;
  town.give_addresses({"d1", "d2"});
  town.open();
  EXPECT_EQ(town.contacts->find(kLog, "d1")->str(), "d1@rathaus.example");
  EXPECT_EQ(town.contacts->count(kLog), 2U);
  EXPECT_EQ(town.env->info(town.folder.file("contacts.db")).permissions, 0600U);
  ContactList gone;
  gone.lines.emplace_back("d1", std::nullopt);
  town.contacts->put(kLog, gone);
  town.open();
  EXPECT_FALSE(town.contacts->find(kLog, "d1"));
}

}  // namespace
}  // namespace nb::circular
