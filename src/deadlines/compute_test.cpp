// SPDX-License-Identifier: EUPL-1.2
// The named rules, the exceptions, the open questions, the reasons; what is too late and what is not.
#include "deadlines/compute.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "deadlines/day_text.hpp"
#include "deadlines/period.hpp"

namespace nb::deadlines {
namespace {

using std::chrono::minutes;
using testing::AllOf;
using testing::AnyOf;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::Not;

CivilDate date(std::string_view text) { return parse_date(text).value(); }
const HolidayCalendar kNw(Land::NW);

Deadline solved(const Question& question) {
  const auto deadline = compute(question);
  if (deadline) return *deadline;
  ADD_FAILURE() << deadline.error().text.de;
  return {};
}

Question asked(RuleId rule, std::string_view event, const HolidayCalendar& place = kNw) { return {.rule = rule, .event = date(event), .place = place}; }

Question letter(RuleId rule, std::string_view posted, const HolidayCalendar& place = kNw, Channel channel = Channel::post) {
  Question question = asked(rule, posted, place);
  question.channel = channel;
  return question;
}

std::string day(const std::optional<CivilDate>& value) { return value ? format_date(*value) : "-"; }

auto cites(const char* law) { return Contains(Field(&Step::law, HasSubstr(law))); }

// --- rules ---------------------------------------------------------------------------------------------------------

TEST(Rules, HaveStableKeysAndWordsInBothLanguages) {
  std::set<std::string_view> keys;
  for (const Rule& one : rules()) {
    EXPECT_TRUE(keys.insert(one.key).second) << one.key;
    EXPECT_EQ(parse_rule_id(one.key), one.id);
    EXPECT_EQ(to_string(one.id), one.key);
    for (const char c : one.key) EXPECT_TRUE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') << one.key;
    for (const std::string_view text : {one.law, one.title_de, one.title_en, one.event_de, one.event_en}) EXPECT_FALSE(text.empty()) << one.key;
    EXPECT_FALSE(title(one.group).de.empty());
  }
  EXPECT_FALSE(parse_rule_id("none"));
}

TEST(Rules, KnowEveryWordOfTheDataPack) {
  for (const char* key : {"widerspruch", "widerspruch_sgg", "klage", "untaetigkeit", "einspruch_ao", "owig67", "wiedereinsetzung", "vwvfg42a", "pstg18", "pstg22", "pstg28",
                          "bmg17", "bmg19", "passg15", "pauswg27", "fzv15", "gewo14", "gewo15"})
    EXPECT_TRUE(parse_rule_id(key)) << key;
}

struct Row {
  const char* key;
  const char* event;
  const char* last_day;
  const char* not_before = "-";
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.key; }

class NamedRules : public testing::TestWithParam<Row> {};

TEST_P(NamedRules, EndAsTheirStatuteSays) {
  const Row& row = GetParam();
  const Deadline deadline = solved(asked(parse_rule_id(row.key).value(), row.event));
  EXPECT_EQ(day(deadline.last_day), row.last_day);
  EXPECT_EQ(day(deadline.not_before), row.not_before);
  EXPECT_TRUE(deadline.open.empty());
  EXPECT_FALSE(deadline.steps.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Statutes, NamedRules,
    testing::Values(Row{"widerspruch", "2026-01-30", "2026-03-02"}, Row{"klage", "2023-05-18", "2023-06-19"}, Row{"widerspruch_sgg", "2026-08-31", "2026-09-30"},
                    Row{"klage_sgg", "2026-08-31", "2026-09-30"}, Row{"einspruch_ao", "2026-09-21", "2026-10-21"}, Row{"klage_fgo", "2026-09-21", "2026-10-21"},
                    Row{"owig67", "2026-09-19", "2026-10-05"}, Row{"belehrung_vwgo", "2025-10-31", "2026-11-02"}, Row{"belehrung_sgg", "2024-02-29", "2025-02-28"},
                    Row{"belehrung_ao", "2025-03-04", "2026-03-04"}, Row{"wiedereinsetzung", "2026-01-02", "2026-01-16"}, Row{"wiedereinsetzung_sgbx", "2026-01-02", "2026-01-16"},
                    Row{"wiedereinsetzung_sgg", "2026-01-02", "2026-02-02"}, Row{"wiedereinsetzung_ao", "2026-01-02", "2026-02-02"},
                    Row{"wiedereinsetzung_owig", "2026-01-02", "2026-01-09"}, Row{"wiedereinsetzung_jahr", "2026-01-16", "2027-01-18"}, Row{"bmg17", "2026-08-01", "2026-08-17"},
                    Row{"bmg17_auszug", "2026-08-03", "2026-08-17", "2026-07-27"}, Row{"bmg19", "2026-08-01", "2026-08-17"}, Row{"pstg18", "2026-10-24", "2026-11-02"},
                    Row{"pstg18_tot", "2026-01-14", "2026-01-19"}, Row{"pstg22", "2026-01-31", "2026-03-02"}, Row{"pstg28", "2026-01-16", "2026-01-20"},
                    Row{"passg15", "2026-01-16", "-"}, Row{"pauswg27", "2026-01-16", "-"}, Row{"fzv15", "2026-01-16", "-"}, Row{"gewo14", "2026-01-16", "-"},
                    Row{"gewo15", "2026-10-28", "2026-11-02"}, Row{"vwvfg42a", "2026-01-30", "2026-04-30"}, Row{"untaetigkeit", "2026-01-31", "-", "2026-05-01"},
                    Row{"untaetigkeit_sgg", "2026-01-31", "-", "2026-08-01"}, Row{"untaetigkeit_sgg_w", "2026-01-31", "-", "2026-05-01"}, Row{"bgg12b", "2026-03-05", "2026-04-07"},
                    Row{"tag", "2026-10-03", "2026-10-05"}),
    [](const auto& row) { return std::string(row.param.key); });

// --- notification --------------------------------------------------------------------------------------------------

struct Way {
  const char* name;
  Scope scope;
  Channel channel;
  const char* event;
  const char* notified;
  std::size_t open = 0;
};
std::ostream& operator<<(std::ostream& out, const Way& way) { return out << way.name; }

class Ways : public testing::TestWithParam<Way> {};

TEST_P(Ways, CountAsNotifiedOnTheDayOfTheirLaw) {
  const Way& way = GetParam();
  Question question = letter(RuleId::notified, way.event, kNw, way.channel);
  question.scope = way.scope;
  const Deadline deadline = solved(question);
  EXPECT_EQ(day(deadline.notified), way.notified);
  EXPECT_EQ(deadline.open.size(), way.open);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Ways,
    testing::Values(
        Way{"handed_over", Scope::vwvfg, Channel::handed_over, "2026-10-03", "2026-10-03"}, Way{"served_on_a_saturday", Scope::ao, Channel::served, "2026-10-03", "2026-10-03"},
        Way{"post_vwvfg", Scope::vwvfg, Channel::post, "2026-09-28", "2026-10-02"}, Way{"post_vwvfg_sunday_disputed", Scope::vwvfg, Channel::post, "2026-09-30", "2026-10-04", 1},
        Way{"post_sgbx_sunday_settled", Scope::sgbx, Channel::post, "2026-09-30", "2026-10-04"}, Way{"post_ao_sunday_moves", Scope::ao, Channel::post, "2026-09-30", "2026-10-05"},
        Way{"post_ao_2024", Scope::ao, Channel::post, "2024-12-31", "2025-01-03"}, Way{"abroad_ao", Scope::ao, Channel::post_abroad, "2026-08-31", "2026-09-30"},
        Way{"abroad_ao_moves", Scope::ao, Channel::post_abroad, "2026-09-03", "2026-10-05"}, Way{"abroad_vwvfg", Scope::vwvfg, Channel::post_abroad, "2026-09-03", "-"},
        Way{"abroad_sgbx", Scope::sgbx, Channel::post_abroad, "2026-09-03", "-"}, Way{"email_vwvfg", Scope::vwvfg, Channel::electronic, "2026-09-28", "2026-10-02"},
        Way{"email_ao_moves", Scope::ao, Channel::electronic, "2026-09-30", "2026-10-05"},
        Way{"portal_vwvfg_day_after_download", Scope::vwvfg, Channel::portal, "2026-10-02", "2026-10-03"}, Way{"portal_ao", Scope::ao, Channel::portal, "2026-09-30", "2026-10-05"},
        Way{"portal_sgbx", Scope::sgbx, Channel::portal, "2026-09-30", "2026-10-04"}, Way{"ozg", Scope::vwvfg, Channel::ozg_mailbox, "2026-09-28", "2026-10-02"},
        Way{"ozg_sunday_open", Scope::sgbx, Channel::ozg_mailbox, "2026-09-30", "2026-10-04", 1},
        Way{"registered", Scope::vwvfg, Channel::registered_letter, "2026-09-28", "2026-10-02"},
        Way{"registered_ao_moves", Scope::ao, Channel::registered_letter, "2026-09-30", "2026-10-05"},
        Way{"e_delivery", Scope::sgbx, Channel::e_delivery, "2026-09-28", "2026-10-02"}, Way{"public_two_weeks", Scope::vwvfg, Channel::public_notice, "2026-09-19", "2026-10-03"},
        Way{"public_ao_moves", Scope::ao, Channel::public_notice, "2026-09-19", "2026-10-05"},
        Way{"order_next_day", Scope::vwvfg, Channel::public_next_day, "2026-10-02", "2026-10-03"}),
    [](const auto& way) { return std::string(way.param.name); });

TEST(Notification, OfTheSameLetterDiffersBetweenTaxAndGeneralLaw) {
  const Deadline tax = solved(letter(RuleId::objection_tax, "2026-09-15"));
  const Deadline general = solved(letter(RuleId::objection, "2026-09-15"));
  EXPECT_EQ(day(tax.notified), "2026-09-21");
  EXPECT_EQ(day(tax.last_day), "2026-10-21");
  EXPECT_EQ(day(general.notified), "2026-09-19");
  EXPECT_EQ(day(general.last_day), "2026-10-19");
  EXPECT_THAT(tax.steps, AllOf(cites("§ 122 Abs. 2 Nr. 1 AO"), cites("§ 108 Abs. 3 AO"), cites("§ 355 Abs. 1 AO")));
  EXPECT_THAT(general.steps, AllOf(cites("§ 41 Abs. 2 VwVfG NRW"), cites("OVG NRW, 19 A 4216/99"), cites("§ 187 Abs. 1 BGB"), cites("§ 70 Abs. 1 VwGO")));
}

TEST(Notification, InALandWithoutConfirmedRuleHasTwoDates) {
  const Deadline deadline = solved(letter(RuleId::objection, "2026-10-05", HolidayCalendar(Land::HE)));
  EXPECT_EQ(day(deadline.notified), "2026-10-08");
  EXPECT_EQ(day(deadline.last_day), "2026-11-09");
  ASSERT_EQ(deadline.open.size(), 1U);
  EXPECT_EQ(day(deadline.open[0].notified), "2026-10-09");
  EXPECT_EQ(day(deadline.open[0].last_day), "2026-11-09") << "here both end on the same Monday";
  EXPECT_THAT(deadline.open[0].law, HasSubstr("unbestätigt"));
  const Deadline apart = solved(letter(RuleId::objection, "2026-09-01", HolidayCalendar(Land::SL)));
  EXPECT_EQ(day(apart.last_day), "2026-10-05");
  const Deadline wide = solved(letter(RuleId::objection, "2026-09-07", HolidayCalendar(Land::TH)));
  EXPECT_EQ(day(safe_day(wide)), "2026-10-12");
  const Deadline midweek = solved(letter(RuleId::objection, "2026-09-10", HolidayCalendar(Land::HB)));
  EXPECT_EQ(day(safe_day(midweek)), "2026-10-13");
  EXPECT_EQ(day(latest_day(midweek)), "2026-10-14");
}

TEST(Notification, InBavariaAsksWhenTheProcedureBegan) {
  Question question = letter(RuleId::objection, "2025-06-02", HolidayCalendar(Land::BY));
  const Deadline open = solved(question);
  EXPECT_EQ(day(open.notified), "2025-06-06");
  ASSERT_EQ(open.open.size(), 1U);
  EXPECT_EQ(day(open.open[0].notified), "2025-06-05");
  question.procedure_begun = date("2024-10-01");
  const Deadline old = solved(question);
  EXPECT_EQ(day(old.notified), "2025-06-05");
  EXPECT_TRUE(old.open.empty());
}

TEST(Notification, OfALetterThatCameLateCountsFromItsArrival) {
  Question question = letter(RuleId::objection_social, "2026-09-01");
  question.arrived = date("2026-09-14");
  const Deadline late = solved(question);
  EXPECT_EQ(day(late.notified), "2026-09-14");
  EXPECT_EQ(day(late.last_day), "2026-10-14");
  ASSERT_EQ(late.open.size(), 1U);
  EXPECT_EQ(day(late.open[0].last_day), "2026-10-05") << "if the later arrival is not shown";
  question.arrived = date("2026-09-02");
  const Deadline early = solved(question);
  EXPECT_EQ(day(early.notified), "2026-09-05") << "an earlier arrival does not shorten";
  EXPECT_TRUE(early.open.empty());
}

TEST(Notification, OfALetterThatNeverCameStartsNothing) {
  Question question = letter(RuleId::objection_social, "2026-09-01");
  question.never_arrived = true;
  const Deadline never = solved(question);
  EXPECT_FALSE(never.notified);
  EXPECT_FALSE(never.last_day);
  ASSERT_EQ(never.open.size(), 1U);
  EXPECT_EQ(day(never.open[0].last_day), "2026-10-05");
}

TEST(Notification, AbroadNeedsTheDayOfArrivalAndGivesThreeMonthsInSocialLaw) {
  Question question = letter(RuleId::objection_social, "2026-09-01", kNw, Channel::post_abroad);
  const Deadline unknown = solved(question);
  EXPECT_FALSE(unknown.last_day);
  EXPECT_FALSE(unknown.steps.empty());
  question.arrived = date("2026-09-12");
  EXPECT_EQ(day(solved(question).last_day), "2026-12-14");
}

TEST(Notification, FollowsTheHolidaysOfTheAddresseeInTaxLaw) {
  Question question = letter(RuleId::objection_tax, "2026-10-28", HolidayCalendar(Land::HE));
  EXPECT_EQ(day(solved(question).notified), "2026-11-02");
  question.event = date("2025-05-15");  // the fourth day is Monday 19 May, no holiday anywhere
  EXPECT_EQ(day(solved(question).notified), "2025-05-19");
  question.event = date("2025-06-15");  // the fourth day is Thursday 19 June: Corpus Christi in Hesse, a working day in Hamburg
  EXPECT_EQ(day(solved(question).notified), "2025-06-20");
  question.addressee = HolidayCalendar(Land::HH);
  EXPECT_EQ(day(solved(question).notified), "2025-06-19");
}

// --- ends ----------------------------------------------------------------------------------------------------------

TEST(Ends, OfANamedDayStandWhereTheLawSaysSo) {
  Question question = asked(RuleId::set_day, "2026-10-10");
  EXPECT_EQ(day(solved(question).last_day), "2026-10-12");
  question.end = End::named_day;
  EXPECT_EQ(day(solved(question).last_day), "2026-10-10");
  EXPECT_THAT(solved(question).steps, cites("§ 31 Abs. 3 Satz 2 VwVfG"));
  Question tax = asked(RuleId::set_tax, "2026-10-03");
  tax.period = Period{1, Unit::weeks};
  tax.end = End::named_day;
  EXPECT_EQ(day(solved(tax).last_day), "2026-10-12") << "the AO has no such sentence";
  Question social = tax;
  social.rule = RuleId::set_social;
  EXPECT_EQ(day(solved(social).last_day), "2026-10-10");
}

TEST(Ends, OfBenefitsAndAppointmentsStand) {
  for (const RuleId rule : {RuleId::set_general, RuleId::set_tax, RuleId::set_social}) {
    Question question = asked(rule, "2026-10-03");
    question.period = Period{1, Unit::weeks};
    question.end = End::benefit;
    EXPECT_EQ(day(solved(question).last_day), "2026-10-10");
    EXPECT_THAT(solved(question).steps, cites("Abs. 4"));
    question.end = End::appointment;
    EXPECT_EQ(day(solved(question).last_day), "2026-10-10");
    EXPECT_THAT(solved(question).steps, cites("Abs. 5"));
  }
}

TEST(Ends, OfHoursDependOnTheLaw) {
  Question question = asked(RuleId::set_general, "2026-03-06");
  question.period = Period{48, Unit::hours};
  question.time = minutes(600);
  EXPECT_EQ(day(solved(question).last_day), "2026-03-08");
  EXPECT_EQ(solved(question).time, minutes(600));
  question.rule = RuleId::set_court;
  EXPECT_EQ(day(solved(question).last_day), "2026-03-10");
  EXPECT_THAT(solved(question).steps, cites("§ 222 Abs. 3 ZPO"));
}

TEST(Ends, OfHoursOverAClockChangeNameBothTimes) {
  Question question = asked(RuleId::set_general, "2026-03-28");
  question.period = Period{24, Unit::hours};
  question.time = minutes(600);
  const Deadline deadline = solved(question);
  ASSERT_EQ(deadline.open.size(), 1U);
  EXPECT_EQ(deadline.open[0].time, minutes(660));
  question.event = date("2026-10-24");
  EXPECT_EQ(solved(question).open.at(0).time, minutes(540));
  question.time = minutes(30);
  question.event = date("2026-10-25");
  EXPECT_EQ(solved(question).open.at(0).time, minutes(23 * 60 + 30)) << "an hour before half past midnight";
  EXPECT_EQ(day(solved(question).open.at(0).last_day), "2026-10-25");
}

TEST(Ends, AreExtendedFromTheMovedEnd) {
  Question question = asked(RuleId::set_general, "2026-09-26");  // one week: Saturday 3 October, a holiday; moves to Monday the 5th
  question.period = Period{1, Unit::weeks};
  question.extensions = {{1, Unit::weeks}, {2, Unit::weeks}};
  const Deadline deadline = solved(question);
  EXPECT_EQ(day(deadline.last_day), "2026-10-26");
  EXPECT_THAT(deadline.steps, cites("§ 190 BGB"));
}

TEST(Ends, OfADeemedApprovalOnASaturdayAreOpen) {
  const Deadline deadline = solved(asked(RuleId::deemed_approval, "2026-07-10"));
  EXPECT_EQ(day(deadline.last_day), "2026-10-10") << "only the earlier day is safe for the authority";
  ASSERT_EQ(deadline.open.size(), 1U);
  EXPECT_EQ(day(deadline.open[0].last_day), "2026-10-12");
  Question extended = asked(RuleId::deemed_approval, "2026-07-09");
  extended.extensions = {{1, Unit::months}};
  EXPECT_EQ(day(solved(extended).last_day), "2026-11-09");
}

TEST(Ends, OfRestitutionSayThatTheActMustBeMadeUp) { EXPECT_THAT(solved(asked(RuleId::restitution, "2026-01-02")).steps.at(2).text.de, HasSubstr("nachgeholt")); }

TEST(Ends, BeforeTheTableOfHolidaysSaySo) {
  EXPECT_THAT(solved(asked(RuleId::objection, "1990-03-01")).steps.back().text.de, HasSubstr("seit 1996"));
  EXPECT_THAT(solved(asked(RuleId::objection, "1996-03-01")).steps.back().text.de, Not(HasSubstr("seit 1996")));
}

// --- refusals ------------------------------------------------------------------------------------------------------

TEST(Refusals, NameTheField) {
  using Name = Refusal::Field;
  const auto field = [](const Question& question) { return compute(question).error().field; };
  Question question = asked(RuleId::objection, "2026-01-02");
  question.event = CivilDate(std::chrono::year(2026), std::chrono::February, std::chrono::day(30));
  EXPECT_EQ(field(question), Name::event);
  question.event = date("1899-12-31");
  EXPECT_EQ(field(question), Name::event);
  question = letter(RuleId::objection, "2026-01-02");
  question.fiction_days = 31;
  EXPECT_EQ(field(question), Name::fiction_days);
  question.fiction_days.reset();
  question.arrived = date("2026-01-01");
  EXPECT_EQ(field(question), Name::arrived);
  question.arrived = CivilDate(std::chrono::year(2026), std::chrono::month(13), std::chrono::day(1));
  EXPECT_EQ(field(question), Name::arrived);
  question.arrived = date("2026-01-09");
  question.never_arrived = true;
  EXPECT_EQ(field(question), Name::arrived);
  question = letter(RuleId::objection, "2026-01-02", kNw, Channel::served);
  question.never_arrived = true;
  EXPECT_EQ(field(question), Name::arrived);
  question = asked(RuleId::set_general, "2026-01-02");
  EXPECT_EQ(field(question), Name::period);
  question.period = Period{0, Unit::days};
  EXPECT_EQ(field(question), Name::period);
  question.period = Period{3, Unit::hours};
  EXPECT_EQ(field(question), Name::time);
  question.time = minutes(24 * 60);
  EXPECT_EQ(field(question), Name::time);
  question.period = Period{3, Unit::days};
  question.time.reset();
  question.extensions = {{0, Unit::days}};
  EXPECT_EQ(field(question), Name::extensions);
  question = letter(RuleId::objection_fine, "2026-01-02");
  EXPECT_EQ(field(question), Name::channel) << "a penalty notice has to be served";
  question.channel = Channel::served;
  EXPECT_TRUE(compute(question));
  question = asked(RuleId::inaction, "2026-01-02");
  question.period = Period{3, Unit::hours};
  EXPECT_EQ(field(question), Name::period) << "the law's own length is not replaced";
}

// --- in time or not ------------------------------------------------------------------------------------------------

LocalTime at(std::string_view day, std::chrono::seconds of_day) { return {date(day), of_day, minutes(60)}; }
constexpr std::chrono::seconds kLastSecond{24 * 3600 - 1};

TEST(Judge, CountsUntilTheEndOfTheDay) {
  const Deadline deadline = solved(asked(RuleId::objection, "2026-01-30"));  // until Monday 2 March 2026
  EXPECT_EQ(judge(deadline, at("2026-03-02", kLastSecond)), Timeliness::kept);
  EXPECT_EQ(judge(deadline, at("2026-03-03", std::chrono::seconds(0))), Timeliness::late);
  EXPECT_EQ(judge(deadline, at("2026-01-01", std::chrono::seconds(0))), Timeliness::kept);
  EXPECT_EQ(to_string(Timeliness::kept), "kept");
}

TEST(Judge, LeavesOpenWhatTheLawLeavesOpen) {
  const Deadline deadline = solved(letter(RuleId::objection, "2026-09-10", HolidayCalendar(Land::HB)));  // 13 or 14 October
  EXPECT_EQ(judge(deadline, at("2026-10-13", kLastSecond)), Timeliness::kept);
  EXPECT_EQ(judge(deadline, at("2026-10-14", kLastSecond)), Timeliness::disputed);
  EXPECT_EQ(judge(deadline, at("2026-10-15", std::chrono::seconds(0))), Timeliness::late);
  EXPECT_EQ(judge(solved(asked(RuleId::passport_loss, "2026-01-02")), at("2026-01-02", kLastSecond)), Timeliness::open);
}

TEST(Judge, OfALetterThatNeverCameIsNeverLate) {
  Question question = letter(RuleId::objection_social, "2026-09-01");
  question.never_arrived = true;
  const Deadline deadline = solved(question);
  EXPECT_EQ(judge(deadline, at("2026-10-05", kLastSecond)), Timeliness::kept);
  EXPECT_EQ(judge(deadline, at("2027-01-01", kLastSecond)), Timeliness::disputed);
}

TEST(Judge, OfHoursCountsToTheMinute) {
  Question question = asked(RuleId::set_general, "2026-03-06");
  question.period = Period{48, Unit::hours};
  question.time = minutes(600);
  const Deadline deadline = solved(question);
  EXPECT_EQ(judge(deadline, at("2026-03-08", std::chrono::hours(10))), Timeliness::kept);
  EXPECT_EQ(judge(deadline, at("2026-03-08", std::chrono::hours(10) + std::chrono::seconds(1))), Timeliness::late);
}

// --- words ---------------------------------------------------------------------------------------------------------

TEST(DayText, ReadsWhatPeopleType) {
  EXPECT_EQ(day(parse_day("2026-03-06")), "2026-03-06");
  EXPECT_EQ(day(parse_day(" 6.3.2026 ")), "2026-03-06");
  EXPECT_EQ(day(parse_day("06.03.2026")), "2026-03-06");
  EXPECT_EQ(day(parse_day("Ende 2028-02")), "2028-02-29");
  EXPECT_EQ(day(parse_day("mitte 2026-03")), "2026-03-15");
  for (const char* text : {"", "30.02.2026", "2026-13-01", "06.03.26", "6.3.", "gestern", "Ende 2026-13", "Ende", "2026-03-06T10:00", "\xff\xff 2026-03"})
    EXPECT_FALSE(parse_day(text)) << text;
  EXPECT_EQ(parse_time("10:05"), minutes(605));
  EXPECT_EQ(parse_time("24:00"), minutes(1440));
  for (const char* text : {"", "10", "25:00", "24:01", "10:60", "1a:00"}) EXPECT_FALSE(parse_time(text)) << text;
}

TEST(DayText, ReadsLengths) {
  EXPECT_EQ(parse_period("2 Wochen"), (Period{2, Unit::weeks}));
  EXPECT_EQ(parse_period("1 Monat"), (Period{1, Unit::months}));
  EXPECT_EQ(parse_period("3 Monaten"), (Period{3, Unit::months}));
  EXPECT_EQ(parse_period("1,5 Monate"), (Period{1, Unit::months, true}));
  EXPECT_EQ(parse_period("48 Stunden"), (Period{48, Unit::hours}));
  EXPECT_EQ(parse_period("3 Werktage"), (Period{3, Unit::working_days}));
  EXPECT_EQ(parse_period("1 Jahr"), (Period{1, Unit::years}));
  for (const char* text : {"", "2", "zwei Wochen", "0 Tage", "-1 Tage", "1,5 Wochen", "2 Monde", "999999 Jahre", "1 tagen tage"}) EXPECT_FALSE(parse_period(text)) << text;
}

TEST(DayText, HasStableKeys) {
  for (const Unit unit : {Unit::hours, Unit::working_days, Unit::days, Unit::weeks, Unit::half_months, Unit::months, Unit::quarters, Unit::half_years, Unit::years})
    EXPECT_EQ(parse_unit(to_string(unit)), unit);
  for (std::size_t i = 0; i < kChannels; ++i) {
    const auto channel = static_cast<Channel>(i);
    EXPECT_EQ(parse_channel(to_string(channel)), channel);
    EXPECT_FALSE(title(channel).en.empty());
    EXPECT_FALSE(event_title(Scope::vwvfg, channel).de.empty());
  }
  for (const Scope scope : {Scope::vwvfg, Scope::ao, Scope::sgbx}) EXPECT_EQ(parse_scope(to_string(scope)), scope);
  EXPECT_FALSE(parse_unit("tag"));
  EXPECT_FALSE(parse_channel(""));
}

// --- whatever is asked ---------------------------------------------------------------------------------------------

/// Anything a caller can put together, sensible or not.
Question any_question() {
  Question question;
  question.rule = static_cast<RuleId>(*rc::gen::inRange<int>(0, static_cast<int>(rules().size())));
  question.event = CivilDate(std::chrono::year(*rc::gen::inRange(1890, 2210)), std::chrono::month(*rc::gen::inRange(0U, 14U)), std::chrono::day(*rc::gen::inRange(0U, 33U)));
  if (*rc::gen::arbitrary<bool>()) question.place = HolidayCalendar(static_cast<Land>(*rc::gen::inRange(0, 16)));
  if (*rc::gen::arbitrary<bool>()) question.channel = static_cast<Channel>(*rc::gen::inRange(0, static_cast<int>(kChannels)));
  if (*rc::gen::arbitrary<bool>()) question.scope = static_cast<Scope>(*rc::gen::inRange(0, 3));
  if (*rc::gen::arbitrary<bool>()) question.period = Period{*rc::gen::inRange(-1, 40), static_cast<Unit>(*rc::gen::inRange(0, 9)), *rc::gen::arbitrary<bool>()};
  if (*rc::gen::arbitrary<bool>()) question.time = minutes(*rc::gen::inRange(-10, 1500));
  if (*rc::gen::inRange(0, 4) == 0) question.arrived = plus_days(date("2026-01-01"), *rc::gen::inRange(-400, 400));
  question.never_arrived = *rc::gen::inRange(0, 4) == 0;
  question.end = static_cast<End>(*rc::gen::inRange(0, 5));
  question.start = static_cast<Start>(*rc::gen::inRange(0, 2));
  if (*rc::gen::arbitrary<bool>()) question.extensions.push_back({*rc::gen::inRange(0, 5), static_cast<Unit>(*rc::gen::inRange(0, 9))});
  return question;
}

RC_GTEST_PROP(Anything, IsAnsweredWithReasonsOrRefusedWithWords, ()) {
  const Question question = any_question();
  const auto deadline = compute(question);
  if (!deadline) {
    RC_ASSERT(!deadline.error().text.de.empty() && !deadline.error().text.en.empty());
    return;
  }
  RC_ASSERT(!deadline->steps.empty());
  for (const Step& step : deadline->steps) RC_ASSERT(!step.law.empty() && !step.text.de.empty() && !step.text.en.empty());
  for (const OpenQuestion& open : deadline->open) RC_ASSERT(!open.law.empty() && !open.text.de.empty() && !open.text.en.empty());
  if (deadline->last_day && deadline->open.empty()) RC_ASSERT(safe_day(*deadline) == deadline->last_day);
  const bool may_end_anywhere = question.end != End::moves || deadline->time || deadline->rule == RuleId::deemed_approval;
  if (deadline->last_day && !may_end_anywhere) RC_ASSERT(is_working_day(question.place, *deadline->last_day));
}

}  // namespace
}  // namespace nb::deadlines
