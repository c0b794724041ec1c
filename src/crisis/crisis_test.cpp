// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <set>
#include <thread>

#include "crisis/events.hpp"
#include "crisis/refusals.hpp"
#include "crisis/report.hpp"
#include "crisis/test_staff.hpp"

namespace nb::crisis {
namespace {

using testing::kLog;
using testing::Staff;
using namespace std::chrono_literals;

constexpr const char* kNote = R"({"text":"Strom in Hüsten weg","direction":"incoming","channel":"phone","from":"Leitung Stadtwerke","to":"Lagedienst"})";
constexpr const char* kQuestion = R"({"text":"Bürgerbüro öffnen?","asked_of":"Bürgermeister","needed_by":"2023-10-30T12:00:00+01:00"})";
constexpr const char* kDecision = R"({"text":"Nur Notfälle","why":"Kein Fachverfahren","decided_by":"Stabsleitung"})";
constexpr const char* kTask = R"({"text":"Aushang machen","owner":{"account":"kim"},"due":"2023-10-30T10:00:00+01:00"})";

TEST(CrisisLog, NumbersRunThroughAllKindsOfEntriesAndPerPlace) {
  Staff staff;
  for (const auto& [name, args] : {std::pair{"note", kNote}, {"raise_question", kQuestion}, {"record_decision", kDecision}, {"set_task", kTask}})
    ASSERT_EQ(staff.refused(name, args), "");
  ASSERT_EQ(staff.refused("note", kNote, region_log()), "");
  const auto all = entries(staff.db(), kLog, {}, 10);
  ASSERT_EQ(all.size(), 4U);
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(all[i].number, 4 - i) << "newest first";
  EXPECT_EQ(find_entry(staff.db(), region_log(), 1)->content.text, "Strom in Hüsten weg");
  EXPECT_EQ(find_entry_at(staff.db(), kLog, 2)->number, 3U) << "positions count from 0";
  EXPECT_FALSE(find_entry_at(staff.db(), kLog, 4));
  const Entry note = *find_entry(staff.db(), kLog, 1);
  EXPECT_EQ(note.content.from, "Leitung Stadtwerke");
  EXPECT_EQ(note.content.to, "Lagedienst");
  EXPECT_EQ(note.direction, Direction::incoming);
  EXPECT_EQ(note.channel, Channel::phone);
  EXPECT_EQ(note.actor, "stab");
}

TEST(CrisisLog, NoWordStandsInTheCoreOfAnEntry) {
  Staff staff;
  const std::string long_text(7000, 'x');
  ASSERT_EQ(staff.refused("note", R"({"text":")" + long_text + R"(","direction":"internal","channel":"other","from":"Feuerwehr"})"), "");
  EXPECT_EQ(find_entry(staff.db(), kLog, 1)->content.text, long_text) << "longer than a core may be";
  bool seen = false;
  staff.journal->read(kLog, 0, 1, [&](const storage::EntryView& entry) {
    seen = true;
    EXPECT_EQ(std::string_view(entry.core).find("Feuerwehr"), std::string_view::npos);
  });
  EXPECT_TRUE(seen);
}

TEST(CrisisLog, WhatHappenedEarlierKeepsItsTime) {
  Staff staff;
  ASSERT_EQ(staff.refused("note", R"({"text":"a","direction":"internal","channel":"person","occurred":"2023-10-30T05:30:00+01:00"})"), "");
  const Entry note = *find_entry(staff.db(), kLog, 1);
  EXPECT_EQ(note.occurred, *parse_rfc3339("2023-10-30T05:30:00+01:00"));
  EXPECT_EQ(note.at, staff.clock.now());
}

TEST(CrisisLog, FiltersByKindTimePersonAndWords) {
  Staff staff;
  (void)staff.run("note", kNote);
  staff.clock.advance(1h);
  staff.actor = "kim";
  (void)staff.run("record_decision", kDecision);
  const auto count = [&](const Filter& filter) { return entries(staff.db(), kLog, filter, 10).size(); };
  EXPECT_EQ(count({.types = {Type::noted}}), 1U);
  EXPECT_EQ(count({.types = {Type::noted, Type::decision_recorded}}), 2U);
  EXPECT_EQ(count({.types = {Type::report_made}}), 0U);
  EXPECT_EQ(count({.from = staff.clock.now()}), 1U);
  EXPECT_EQ(count({.to = staff.clock.now()}), 1U) << "half-open";
  EXPECT_EQ(count({.actor = "kim"}), 1U);
  EXPECT_EQ(count({.words = "STROM in  huesten"}), 1U) << "spelling is forgiven";
  EXPECT_EQ(count({.words = "Stadtwerke"}), 1U) << "also who reported it";
  EXPECT_EQ(count({.words = "' OR 1=1"}), 0U);
  EXPECT_EQ(count({.before = 2}), 1U);
  EXPECT_EQ(entries(staff.db(), kLog, {}, 1).size(), 1U);
}

TEST(CrisisLog, ADecisionSaysHowFarBothLogsHadCome) {
  Staff staff;
  (void)staff.run("note", kNote, region_log());
  (void)staff.run("note", kNote);
  (void)staff.run("note", kNote);
  ASSERT_EQ(staff.refused("record_decision", R"({"text":"a","why":"b","decided_by":"Stab","shown":{"possible":10,"limited":2,"impossible":1,"incidents":1}})"), "");
  const Entry decision = *find_entry(staff.db(), kLog, 3);
  ASSERT_TRUE(decision.known);
  EXPECT_EQ(*decision.known, (Position{.here = 2, .region = 1}));
  ASSERT_TRUE(decision.shown);
  EXPECT_EQ(*decision.shown, (Counts{.possible = 10, .limited = 2, .impossible = 1, .incidents = 1}));
  ASSERT_EQ(staff.refused("record_decision", kDecision, region_log()), "");
  EXPECT_EQ(*find_entry(staff.db(), region_log(), 2)->known, (Position{.here = 1, .region = 1}));
}

TEST(CrisisLog, ACorrectionIsANewEntryAndTheOldOneStays) {
  Staff staff;
  (void)staff.run("set_task", kTask);
  ASSERT_EQ(staff.refused("correct_note", R"({"entry":1,"text":"Aushang drucken","why":"Verhört"})"), "");
  EXPECT_EQ(find_entry(staff.db(), kLog, 1)->content.text, "Aushang machen");
  EXPECT_EQ(correction_of(staff.db(), kLog, 1), 2U);
  EXPECT_EQ(correction_of(staff.db(), kLog, 2), 0U);
  EXPECT_EQ(find_task(staff.db(), kLog, 1)->text, "Aushang drucken") << "the list shows what holds";
  const auto about = entries_about(staff.db(), kLog, 1);
  ASSERT_EQ(about.size(), 1U);
  EXPECT_EQ(about[0].content.why, "Verhört");
  EXPECT_EQ(about[0].subject, find_entry(staff.db(), kLog, 1)->subject);
}

TEST(CrisisQuestion, WaitsUntilItIsDecidedOrDropped) {
  Staff staff;
  (void)staff.run("raise_question", R"({"text":"Ohne Eile"})");
  (void)staff.run("raise_question", kQuestion);
  const auto open = open_questions(staff.db(), kLog);
  ASSERT_EQ(open.size(), 2U);
  EXPECT_EQ(open[0].text, "Bürgerbüro öffnen?") << "with a time first";
  EXPECT_EQ(open[0].asked_of, "Bürgermeister");
  ASSERT_EQ(staff.refused("record_decision", R"({"text":"Ja","why":"Es geht","decided_by":"Bürgermeister","question":2})"), "");
  EXPECT_EQ(find_question(staff.db(), kLog, 2)->standing, Standing::done);
  EXPECT_EQ(find_question(staff.db(), kLog, 2)->answer, 3U);
  EXPECT_EQ(staff.refused("drop_question", R"({"question":2,"why":"x"})"), "crisis.question_closed");
  EXPECT_EQ(staff.refused("record_decision", R"({"text":"Ja","why":"Es geht","decided_by":"Stab","question":2})"), "crisis.question_closed");
  EXPECT_EQ(staff.refused("drop_question", R"({"question":1})"), "crisis.why_missing");
  ASSERT_EQ(staff.refused("drop_question", R"({"question":1,"why":"Erledigt"})"), "");
  EXPECT_EQ(find_question(staff.db(), kLog, 1)->standing, Standing::dropped);
  EXPECT_TRUE(open_questions(staff.db(), kLog).empty());
  EXPECT_EQ(staff.refused("drop_question", R"({"question":3,"why":"x"})"), "crisis.unknown_question") << "number 3 is a decision";
}

TEST(CrisisTask, IsChangedFinishedAndDroppedOnce) {
  Staff staff;
  (void)staff.run("record_decision", kDecision);
  ASSERT_EQ(staff.refused("set_task", R"({"text":"Aushang","owner":{"function":"Pressestelle"},"follows":1})"), "");
  EXPECT_EQ(find_task(staff.db(), kLog, 2)->from, 1U);
  const auto same = staff.run("change_task", R"({"task":2,"text":"Aushang","owner":{"function":"Pressestelle"}})");
  ASSERT_TRUE(same);
  EXPECT_EQ(same->count, 0U) << "nothing changed, nothing written";
  ASSERT_EQ(staff.refused("change_task", R"({"task":2,"text":"Aushang an alle Türen","owner":{"person":"d1"},"due":"2023-10-30T09:00:00+01:00","why":"Urlaub"})"), "");
  EXPECT_EQ(find_task(staff.db(), kLog, 2)->owner, (Owner{.person = "d1"}));
  EXPECT_EQ(find_task(staff.db(), kLog, 2)->due, *parse_rfc3339("2023-10-30T09:00:00+01:00"));
  staff.clock.advance(2h);
  ASSERT_EQ(staff.refused("change_task", R"({"task":2,"text":"Aushang an Türen","owner":{"person":"d1"},"due":"2023-10-30T09:00:00+01:00"})"), "")
      << "the time that has passed may stay";
  EXPECT_EQ(staff.refused("change_task", R"({"task":2,"text":"Aushang","owner":{"person":"d1"},"due":"2023-10-30T09:30:00+01:00"})"), "crisis.time_past");
  ASSERT_EQ(staff.refused("finish_task", R"({"task":2,"result":"Hängt"})"), "");
  const Task done = *find_task(staff.db(), kLog, 2);
  EXPECT_EQ(done.standing, Standing::done);
  EXPECT_EQ(done.result, "Hängt");
  EXPECT_EQ(done.ended_by, "stab");
  for (const char* name : {"finish_task", "finish_own_task"}) EXPECT_EQ(staff.refused(name, R"({"task":2})"), "crisis.task_closed");
  EXPECT_EQ(staff.refused("drop_task", R"({"task":2,"why":"x"})"), "crisis.task_closed");
  EXPECT_EQ(staff.refused("finish_task", R"({"task":1})"), "crisis.unknown_task") << "number 1 is a decision";
  (void)staff.run("set_task", kTask);
  EXPECT_EQ(staff.refused("set_task", kTask), "crisis.time_past");
  (void)staff.run("set_task", R"({"text":"b","owner":{"function":"x"}})");
  const std::uint64_t dropped = next_number(staff.db(), kLog) - 1;
  EXPECT_EQ(staff.refused("drop_task", "{\"task\":" + std::to_string(dropped) + ",\"why\":\"Überholt\"}"), "");
  EXPECT_EQ(find_task(staff.db(), kLog, dropped)->result, "Überholt");
  EXPECT_EQ(ended_tasks(staff.db(), kLog, 10).size(), 2U);
  EXPECT_EQ(ended_tasks(staff.db(), kLog, 1).size(), 1U);
}

TEST(CrisisTask, WhoHasItFinishesItWithoutAnyRight) {
  Staff staff;
  (void)staff.run("set_task", kTask);
  (void)staff.run("set_task", R"({"text":"b","owner":{"person":"d2"}})");
  (void)staff.run("set_task", R"({"text":"c","owner":{"person":"d1"}})");
  EXPECT_EQ(staff.refused("finish_own_task", R"({"task":1})"), "crisis.not_yours");
  staff.actor = "kim";
  EXPECT_EQ(staff.refused("finish_own_task", R"({"task":1,"result":"ok"})"), "");
  EXPECT_EQ(staff.refused("finish_own_task", R"({"task":2})"), "") << "kim is d2";
  EXPECT_EQ(staff.refused("finish_own_task", R"({"task":3})"), "crisis.not_yours");
}

TEST(CrisisTask, TheMostUrgentStandsFirst) {
  Staff staff;
  (void)staff.run("set_task", R"({"text":"irgendwann","owner":{"function":"x"}})");
  (void)staff.run("set_task", R"({"text":"später","owner":{"function":"x"},"due":"2023-10-31T10:00:00+01:00"})");
  (void)staff.run("set_task", R"({"text":"gleich","owner":{"function":"x"},"due":"2023-10-30T09:00:00+01:00"})");
  std::string order;
  for (const Task& one : open_tasks(staff.db(), kLog)) order += one.text + " ";
  EXPECT_EQ(order, "gleich später irgendwann ");
}

TEST(CrisisReport, IsKeptAsItWasMadeAndKnowsTheOneBefore) {
  Staff staff;
  (void)staff.run("record_decision", kDecision);
  EXPECT_FALSE(last_report(staff.db(), kLog));
  ASSERT_EQ(staff.refused("make_report", R"({"report":{"title":"eins"},"here":1,"region":0})"), "");
  ASSERT_EQ(staff.refused("make_report", R"({"report":{"title":"zwei"},"here":1,"region":0,"since":2})"), "") << "two at the same moment";
  const Report last = *last_report(staff.db(), kLog);
  EXPECT_EQ(last.number, 3U);
  EXPECT_EQ(last.since, 2U);
  EXPECT_EQ(last.known, (Position{.here = 1}));
  EXPECT_EQ(last.content, R"({"title":"zwei"})");
  EXPECT_EQ(find_report(staff.db(), kLog, 2)->content, R"({"title":"eins"})");
  EXPECT_EQ(reports(staff.db(), kLog, 10).size(), 2U);
  EXPECT_EQ(staff.refused("make_report", R"({"report":{},"here":99,"region":0})"), "crisis.malformed") << "nobody has seen that far";
  EXPECT_EQ(staff.refused("make_report", R"({"report":{},"here":1,"region":0,"since":1})"), "crisis.unknown_entry") << "number 1 is a decision";
  EXPECT_EQ(staff.refused("make_report", R"({"here":1,"region":0})"), "crisis.malformed");
  EXPECT_EQ(staff.refused("make_report", R"({"report":{"a":")" + std::string(600 * 1024, 'x') + R"("},"here":1,"region":0})"), "crisis.too_long");
  EXPECT_EQ(staff.refused("correct_note", R"({"entry":2,"text":"a","why":"b"})"), "crisis.not_correctable");
  (void)staff.run("record_decision", kDecision);
  EXPECT_EQ(decisions_after(staff.db(), kLog, last.number, 10).size(), 1U);
  EXPECT_EQ(decisions_after(staff.db(), kLog, 0, 10).size(), 2U);
}

TEST(CrisisLog, RefusesWhatCannotBeMeantWithASentence) {
  struct Case {
    const char* command;
    const char* args;
    const char* code;
  };
  Staff staff;
  (void)staff.run("note", kNote);
  const Case cases[] = {
      {"note", R"({"direction":"incoming","channel":"phone"})", "text_missing"},
      {"note", R"({"text":"  ","direction":"incoming","channel":"phone"})", "text_missing"},
      {"note", R"({"text":"a","direction":"sideways","channel":"phone"})", "malformed"},
      {"note", R"({"text":"a","direction":"incoming","channel":"smoke"})", "malformed"},
      {"note", R"({"text":"a","direction":"incoming","channel":"phone","x":1})", "malformed"},
      {"note", "{\"text\":\"a\\u0007\",\"direction\":\"incoming\",\"channel\":\"phone\"}", "unreadable"},
      {"note", R"({"text":"a","direction":"incoming","channel":"phone","occurred":"2023-10-30T09:00:00+01:00"})", "not_yet"},
      {"raise_question", R"({})", "text_missing"},
      {"raise_question", R"({"text":"a","needed_by":"2023-10-30T07:00:00+01:00"})", "time_past"},
      {"drop_question", R"({"question":1,"why":"a"})", "unknown_question"},
      {"record_decision", R"({"why":"b","decided_by":"c"})", "text_missing"},
      {"record_decision", R"({"text":"a","decided_by":"c"})", "why_missing"},
      {"record_decision", R"({"text":"a","why":"b"})", "decider_missing"},
      {"record_decision", R"({"text":"a","why":"b","decided_by":"c","question":9})", "unknown_question"},
      {"record_decision", R"({"text":"a","why":"b","decided_by":"c","shown":{"possible":-1}})", "malformed"},
      {"set_task", R"({"owner":{"account":"kim"}})", "text_missing"},
      {"set_task", R"({"text":"a"})", "owner_missing"},
      {"set_task", R"({"text":"a","owner":{}})", "owner_missing"},
      {"set_task", R"({"text":"a","owner":{"account":"kim","person":"d1"}})", "owner_missing"},
      {"set_task", R"({"text":"a","owner":{"account":"niemand"}})", "owner_unknown"},
      {"set_task", R"({"text":"a","owner":{"person":"d9"}})", "owner_unknown"},
      {"set_task", R"({"text":"a","owner":{"function":"x"},"follows":9})", "unknown_entry"},
      {"change_task", R"({"task":1,"text":"a","owner":{"function":"x"}})", "unknown_task"},
      {"drop_task", R"({"task":1,"why":"x"})", "unknown_task"},
      {"correct_note", R"({"entry":1,"why":"x"})", "text_missing"},
      {"correct_note", R"({"entry":1,"text":"x"})", "why_missing"},
      {"correct_note", R"({"entry":7,"text":"x","why":"y"})", "unknown_entry"},
  };
  for (const Case& c : cases) EXPECT_EQ(staff.refused(c.command, c.args), std::string("crisis.") + c.code) << c.command << " " << c.args;
  EXPECT_EQ(staff.refused("note", R"({"text":")" + std::string(9000, 'x') + R"(","direction":"incoming","channel":"phone"})"), "crisis.too_long");
  EXPECT_EQ(staff.refused("note", kNote, *LogName::parse("05958004/counter-huesten")), "crisis.wrong_log");
  EXPECT_EQ(next_number(staff.db(), kLog), 2U) << "nothing of it was written";
}

TEST(CrisisRefusals, EveryReasonHasItsOwnCodeAndASentence) {
  std::set<std::string> codes;
  for (std::size_t i = 0; i < kReasons; ++i) {
    const state::Refusal refused = refusal(static_cast<Reason>(i), "Wert");
    codes.insert(refused.code);
    EXPECT_TRUE(refused.sentence.ends_with(".")) << refused.code;
  }
  EXPECT_EQ(codes.size(), kReasons);
  for (const auto kind : {state::ArgFault::Kind::malformed, state::ArgFault::Kind::unreadable, state::ArgFault::Kind::too_long})
    EXPECT_NE(refusal(state::ArgFault{kind, "needed_by"}).sentence.find("»Gebraucht bis«"), std::string::npos);
}

/// What the pages read of a log.
std::string picture(Staff& staff) {
  std::string out;
  for (const Entry& one : entries(staff.db(), kLog, {}, 100))
    out += std::to_string(one.number) + one.subject + encode_content(one.content) + boost::json::serialize(encode_data(one)) + format_utc(one.occurred) + one.actor +
           std::to_string(correction_of(staff.db(), kLog, one.number)) + "\n";
  for (const Task& one : open_tasks(staff.db(), kLog)) out += one.text + one.owner.account + "\n";
  for (const Task& one : ended_tasks(staff.db(), kLog, 9)) out += one.text + one.result + one.ended_by + "\n";
  for (const Question& one : open_questions(staff.db(), kLog)) out += one.text + "\n";
  for (const Report& one : reports(staff.db(), kLog, 9)) out += std::to_string(one.number) + find_report(staff.db(), kLog, one.number)->content + "\n";
  return out;
}

TEST(CrisisLog, IsTheSameAfterARebuild) {
  Staff staff;
  for (const auto& [name, args] : {std::pair{"note", kNote},
                                   {"raise_question", kQuestion},
                                   {"record_decision", R"({"text":"Ja","why":"b","decided_by":"c","question":2,"shown":{"possible":3}})"},
                                   {"set_task", kTask},
                                   {"set_task", kTask},
                                   {"change_task", R"({"task":5,"text":"Anders","owner":{"person":"d1"}})"},
                                   {"finish_task", R"({"task":4,"result":"gut"})"},
                                   {"correct_note", R"({"entry":1,"text":"anders","why":"Irrtum"})"},
                                   {"raise_question", kQuestion},
                                   {"make_report", R"({"report":{"a":1},"here":3,"region":0})"}})
    ASSERT_EQ(staff.refused(name, args), "") << name;
  const std::string before = picture(staff);
  EXPECT_NE(before.find("Anders"), std::string::npos);
  staff.open(true);
  EXPECT_EQ(picture(staff), before);
}

TEST(CrisisEvents, DataAndContentComeBackAsTheyWere) {
  const Entry entry{.number = 7,
                    .type = Type::noted,
                    .about = 3,
                    .content = {.text = "a\nb", .why = "c", .from = "d", .to = "e"},
                    .direction = Direction::outgoing,
                    .channel = Channel::radio,
                    .until = *parse_rfc3339("2023-10-30T12:00:00Z"),
                    .owner = {.account = {}, .person = "d7", .function = {}},
                    .known = Position{.here = 5, .region = 6},
                    .shown = Counts{1, 2, 3, 4, 5, 6}};
  Entry back{.type = Type::noted};
  decode_data(encode_data(entry), back);
  EXPECT_EQ(back.number, 7U);
  EXPECT_EQ(back.about, 3U);
  EXPECT_EQ(back.direction, Direction::outgoing);
  EXPECT_EQ(back.channel, Channel::radio);
  EXPECT_EQ(back.until, entry.until);
  EXPECT_EQ(back.owner, entry.owner);
  EXPECT_EQ(back.known, entry.known);
  EXPECT_EQ(back.shown, entry.shown);
  EXPECT_EQ(decode_content(encode_content(entry.content)), entry.content);
  EXPECT_EQ(decode_content("[1]"), Content{});
  EXPECT_EQ(decode_content("nothing"), Content{});
}

TEST(CrisisReport, ComesBackAsItWas) {
  const paper::SituationReport report{.place = "Arnsberg",
                                      .name = {},
                                      .as_of = "Montag",
                                      .position = "p",
                                      .made_by = "stab",
                                      .since = "s",
                                      .incidents = {{"Angriff", "heute", "offen", true}},
                                      .counts = {{"möglich", "3"}},
                                      .services = {{"Existenz", {{"Sozialhilfe", "nicht möglich", "Papier"}}, {"Andere: A, B."}}},
                                      .towns = {{"Arnsberg", "3 nicht möglich"}},
                                      .changes = {"eins", "zwei"},
                                      .changes_more = 4,
                                      .questions = {{"heute", "Öffnen?", "Bürgermeister", true}},
                                      .tasks = {{"", "Aushang", "kim", false}},
                                      .tasks_later = 5,
                                      .decisions = {{"w", "t", "y", "o"}},
                                      .decisions_more = 6,
                                      .figures = {{"Eingänge", "7", "intake.read"}},
                                      .created = {}};
  const std::string text = boost::json::serialize(encode_report(report));
  const paper::SituationReport back = decode_report(text);
  EXPECT_EQ(boost::json::serialize(encode_report(back)), text);
  EXPECT_TRUE(back.incidents.at(0).region_wide);
  EXPECT_EQ(back.services.at(0).services.at(0).way_round, "Papier");
  EXPECT_EQ(back.changes_more, 4U);
  EXPECT_TRUE(back.questions.at(0).late);
  EXPECT_EQ(back.figures.at(0).right, "intake.read");
  EXPECT_TRUE(decode_report("[]").place.empty());
  EXPECT_TRUE(decode_report(R"({"incidents":7,"changes":[1],"counts":["x"]})").changes.empty());
}

}  // namespace
}  // namespace nb::crisis
