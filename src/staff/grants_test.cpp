// SPDX-License-Identifier: EUPL-1.2
// Giving roles and taking them away, and what may be done with them: where, for which office, and when.
#include "staff/grants.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "staff/commands.hpp"
#include "staff/projection.hpp"
#include "staff/queries.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::staff {
namespace {

using namespace std::chrono_literals;
using boost::json::object;

const Instant kNow = *parse_rfc3339("2023-10-30T08:00:00+01:00");
constexpr const char* kArnsberg = "05958004";
constexpr const char* kSundern = "05958044";

class StaffLog : public testing::Test {
 protected:
  StaffLog() { projection_.create(db_); }

  /// "" if it was entered, "nothing" if there was nothing to do, else the refusal's code.
  std::string run(std::string_view command, const object& args, const LogName& log = region_log()) {
    const auto kind = std::ranges::find(kinds_, command, &state::CommandKind::name);
    const auto decided = kind->decide({db_, now_, log, "leitung"}, args);
    if (!decided) return decided.error().code;
    for (const state::NewEntry& one : *decided) enter(one.type, one.subject, boost::json::parse(one.data).as_object());
    return decided->empty() ? "nothing" : "";
  }
  void enter(std::string_view type, std::string_view subject, const object& data) {
    projection_.apply(db_, {log_, seq_++, type, subject, "leitung", now_, now_, data, {}});
    last_ = data;
  }
  std::string grant(std::string_view account, std::string_view role, std::string_view town, const object& more = {}) {
    object args{{"account", account}, {"role", role}, {"town", town}};
    for (const auto& [key, value] : more) args[key] = value;
    return run("staff.grant_role", args);
  }
  [[nodiscard]] bool may(std::string_view account, Right right, std::string_view town, std::string_view office = "") {
    return load_grants(db_).may(account, right, town, office, now_);
  }

  const LogName log_ = region_log();
  Instant now_ = kNow;
  std::uint64_t seq_ = 0;
  object last_;  ///< what the newest entry says
  storage::Db db_{{.path = "", .mode = storage::DbOptions::Mode::memory}};
  StaffProjection projection_;
  std::vector<state::CommandKind> kinds_ = commands({.municipality = [](storage::Db&, const Ags& ags) { return ags.str() == kArnsberg || ags.str() == kSundern; },
                                                     .office = [](storage::Db&, std::string_view name) { return name == "Bürgerbüro" || name == "Sozialamt"; }});
};

TEST_F(StaffLog, AnAccountIsEnteredOnceAndMayDoNothing) {
  EXPECT_EQ(run("staff.create_account", {{"account", "meier"}}), "");
  EXPECT_TRUE(account_exists(db_, log_, "meier"));
  EXPECT_EQ(account_names(db_, log_), std::vector<std::string>{"meier"});
  EXPECT_TRUE(load_grants(db_).all().empty());
  EXPECT_EQ(run("staff.create_account", {{"account", "meier"}}), "staff.account_taken");
  EXPECT_EQ(run("staff.create_account", {{"account", "?"}}), "staff.account_invalid");
  EXPECT_EQ(run("staff.create_account", {{"account", "kurz"}, {"role", "operator"}}), "staff.account_invalid");
  EXPECT_EQ(run("staff.create_account", {{"account", "ort"}}, *LogName::parse("05958004/main")), "staff.wrong_log");
}

TEST_F(StaffLog, TheMachinesOwnAccountMayDoEverything) {
  ASSERT_EQ(run("staff.create_account", {{"account", "demo"}, {"administrator", true}}), "");
  for (std::size_t i = 0; i < kRights; ++i) {
    EXPECT_TRUE(may("demo", static_cast<Right>(i), kWholeRegion)) << to_string(static_cast<Right>(i));
    EXPECT_TRUE(may("demo", static_cast<Right>(i), kArnsberg, "Sozialamt")) << to_string(static_cast<Right>(i));
  }
}

TEST_F(StaffLog, AnAccountFromBeforeTheRolesKeepsWhatItCouldDo) {
  enter("staff.account_created", "alt", {{"role", "operator"}});
  const Grants grants = load_grants(db_);
  ASSERT_EQ(grants.of("alt").size(), 2U);
  EXPECT_TRUE(grants.may("alt", Right::staff_admin, kWholeRegion, "", kNow));
  EXPECT_TRUE(grants.may("alt", Right::intake_sealed, kArnsberg, "", kNow));
  EXPECT_EQ(run("staff.withdraw_role", {{"grant", 0}, {"role", "region_operator"}}), "");
  EXPECT_FALSE(may("alt", Right::intake_sealed, kArnsberg));
  EXPECT_TRUE(may("alt", Right::staff_admin, kWholeRegion)) << "the other role of the same entry stays";
}

TEST_F(StaffLog, ARoleReachesItsMunicipalityAndNoOther) {
  ASSERT_EQ(run("staff.create_account", {{"account", "meier"}}), "");
  ASSERT_EQ(grant("meier", "mail_room", kArnsberg), "");
  EXPECT_TRUE(may("meier", Right::intake_read, kArnsberg));
  EXPECT_FALSE(may("meier", Right::intake_read, kSundern));
  EXPECT_FALSE(may("meier", Right::intake_read, kWholeRegion));
  EXPECT_FALSE(may("meier", Right::publish_write, kArnsberg));
  EXPECT_FALSE(may("mueller", Right::intake_read, kArnsberg));
  EXPECT_EQ(load_grants(db_).towns_of("meier", kNow), std::vector<std::string>{kArnsberg});
}

TEST_F(StaffLog, ARoleForAnOfficeReachesThatOfficeAndWhatBelongsToTheWholeTown) {
  ASSERT_EQ(run("staff.create_account", {{"account", "meier"}}), "");
  ASSERT_EQ(grant("meier", "case_worker", kArnsberg, {{"office", "Sozialamt"}}), "");
  EXPECT_TRUE(may("meier", Right::intake_write, kArnsberg, "Sozialamt"));
  EXPECT_FALSE(may("meier", Right::intake_write, kArnsberg, "Bürgerbüro"));
  EXPECT_FALSE(may("meier", Right::intake_write, kArnsberg, "")) << "what no office has yet is not theirs";
  EXPECT_TRUE(may("meier", Right::intake_take, kArnsberg, "Bürgerbüro"));
  const OfficeSet offices = load_grants(db_).offices("meier", Right::intake_read, kArnsberg, kNow);
  EXPECT_FALSE(offices.all);
  EXPECT_EQ(offices.names, std::vector<std::string>{"Sozialamt"});
  EXPECT_TRUE(load_grants(db_).offices("meier", Right::intake_take, kArnsberg, kNow).all);
  EXPECT_FALSE(load_grants(db_).offices("meier", Right::audit_read, kArnsberg, kNow).any());
}

TEST_F(StaffLog, ALentDeskOpensAndClosesByItself) {
  ASSERT_EQ(run("staff.create_account", {{"account", "nachbar"}}), "");
  const object wish{{"from", format_utc(kNow + 1h)}, {"until", format_utc(kNow + 9h)}, {"reason", "Hilfe am Schalter"}, {"lent_by", "Stadt Sundern"}};
  ASSERT_EQ(grant("nachbar", "case_worker", kArnsberg, wish), "");
  EXPECT_FALSE(may("nachbar", Right::intake_read, kArnsberg));
  now_ = kNow + 1h;
  EXPECT_TRUE(may("nachbar", Right::intake_read, kArnsberg));
  now_ = kNow + 9h;
  EXPECT_FALSE(may("nachbar", Right::intake_read, kArnsberg));
  EXPECT_EQ(load_grants(db_).of("nachbar")[0].lent_by, "Stadt Sundern");
}

TEST_F(StaffLog, RefusesWhatItDoesNotKnowOrWhatMakesNoSense) {
  ASSERT_EQ(run("staff.create_account", {{"account", "meier"}}), "");
  EXPECT_EQ(grant("niemand", "editor", kArnsberg), "staff.account_unknown");
  EXPECT_EQ(grant("meier", "koenig", kArnsberg), "staff.role_unknown");
  EXPECT_EQ(grant("meier", "editor", "05958999"), "staff.town_unknown");
  EXPECT_EQ(grant("meier", "editor", "Arnsberg"), "staff.town_unknown");
  EXPECT_EQ(grant("meier", "case_worker", kArnsberg, {{"office", "Zauberamt"}}), "staff.office_unknown");
  EXPECT_EQ(grant("meier", "case_worker", kWholeRegion, {{"office", "Sozialamt"}}), "staff.office_unknown");
  EXPECT_EQ(grant("meier", "auditor", kArnsberg, {{"office", "Sozialamt"}}), "staff.role_town_wide");
  EXPECT_EQ(grant("meier", "region_operator", kArnsberg), "staff.role_region_only");
  EXPECT_EQ(grant("meier", "editor", kArnsberg, {{"until", format_utc(kNow)}}), "staff.period_invalid");
  EXPECT_EQ(grant("meier", "editor", kArnsberg, {{"from", format_utc(kNow + 2h)}, {"until", format_utc(kNow + 1h)}}), "staff.period_invalid");
  EXPECT_EQ(grant("meier", "editor", kArnsberg, {{"lent_by", "Sundern"}, {"until", format_utc(kNow + 1h)}}), "staff.lending_incomplete");
  EXPECT_EQ(grant("meier", "editor", kArnsberg, {{"lent_by", "Sundern"}, {"reason", "Hilfe"}}), "staff.lending_incomplete");
  EXPECT_EQ(grant("meier", "editor", kArnsberg, {{"colour", "red"}}), "staff.malformed");
  EXPECT_EQ(run("staff.grant_role", {{"account", "meier"}, {"role", "editor"}, {"town", "*"}}, *LogName::parse("05958004/main")), "staff.wrong_log");
  EXPECT_TRUE(load_grants(db_).all().empty());
  EXPECT_EQ(grant("meier", "editor", kArnsberg), "");
  EXPECT_EQ(grant("meier", "editor", kArnsberg), "nothing");
}

TEST_F(StaffLog, ARoleThatIsTakenAwaySaysWhereItWas) {
  ASSERT_EQ(run("staff.create_account", {{"account", "meier"}}), "");
  ASSERT_EQ(grant("meier", "case_worker", kArnsberg, {{"office", "Sozialamt"}}), "");
  ASSERT_EQ(run("staff.withdraw_role", {{"grant", 1}, {"role", "case_worker"}}), "");
  EXPECT_EQ(last_, (object{{"grant", 1}, {"role", "case_worker"}, {"town", kArnsberg}, {"office", "Sozialamt"}})) << "whoever audits that town looks for it";
}

TEST_F(StaffLog, TheLastAdministratorStays) {
  ASSERT_EQ(run("staff.create_account", {{"account", "demo"}, {"administrator", true}}), "");
  EXPECT_EQ(run("staff.withdraw_role", {{"grant", 1}, {"role", "administrator"}}), "staff.last_administrator");
  EXPECT_EQ(run("staff.close_account", {{"account", "demo"}, {"reason", "weg"}}), "staff.last_administrator");
  ASSERT_EQ(run("staff.create_account", {{"account", "zweite"}}), "");
  ASSERT_EQ(grant("zweite", "administrator", kArnsberg), "");
  ASSERT_EQ(grant("zweite", "administrator", kWholeRegion, {{"until", format_utc(kNow + 1h)}}), "");
  EXPECT_EQ(run("staff.withdraw_role", {{"grant", 1}, {"role", "administrator"}}), "staff.last_administrator") << "one who ends, or one of a single town, does not do";
  ASSERT_EQ(grant("zweite", "administrator", kWholeRegion), "");
  EXPECT_EQ(run("staff.withdraw_role", {{"grant", 1}, {"role", "administrator"}, {"reason", "Wechsel"}}), "");
  EXPECT_EQ(run("staff.withdraw_role", {{"grant", 1}, {"role", "administrator"}}), "staff.grant_unknown");
  EXPECT_EQ(run("staff.close_account", {{"account", "demo"}, {"reason", "weg"}}), "");
}

TEST_F(StaffLog, AClosedAccountMayNothingAndItsNameIsNotGivenAgain) {
  ASSERT_EQ(run("staff.create_account", {{"account", "meier"}}), "");
  ASSERT_EQ(grant("meier", "editor", kArnsberg), "");
  EXPECT_EQ(run("staff.close_account", {{"account", "meier"}}), "staff.malformed") << "a reason is needed";
  ASSERT_EQ(run("staff.close_account", {{"account", "meier"}, {"reason", "ausgeschieden"}}), "");
  EXPECT_FALSE(may("meier", Right::publish_write, kArnsberg));
  EXPECT_TRUE(account_names(db_, log_).empty());
  EXPECT_EQ(run("staff.create_account", {{"account", "meier"}}), "staff.account_taken");
  EXPECT_EQ(grant("meier", "editor", kArnsberg), "staff.account_unknown");
  EXPECT_EQ(run("staff.close_account", {{"account", "meier"}, {"reason", "noch einmal"}}), "staff.account_unknown");
}

TEST(Roles, HaveWordsAndAreReadBack) {
  for (const Role role : kAllRoles) {
    EXPECT_EQ(parse_role(to_string(role)), role);
    EXPECT_FALSE(german(role).empty());
    EXPECT_FALSE(purpose(role).empty());
  }
  EXPECT_FALSE(parse_role("operator"));
}

TEST(Roles, TheAuditorReadsEverythingAndChangesNothing) {
  for (const Right right : {Right::situation_read, Right::intake_read, Right::intake_sealed, Right::letters_read, Right::pickup_read, Right::appointments_read, Right::crisis_read,
                            Right::circular_read, Right::staff_read, Right::audit_read})
    EXPECT_TRUE(scope_of(Role::auditor, right)) << to_string(right);
  std::size_t rights = 0;
  for (const RoleRight& row : role_rights()) rights += row.role == Role::auditor ? 1U : 0U;
  EXPECT_EQ(rights, 10U) << "a new right of the auditor wants a reason";
  EXPECT_FALSE(scope_of(Role::auditor, Right::own_duties)) << "confirming, too, is a change";
}

TEST(Roles, BetweenAdministratorAndOperatorNoRightIsMissing) {
  for (std::size_t i = 0; i < kRights; ++i) {
    const auto right = static_cast<Right>(i);
    EXPECT_TRUE(scope_of(Role::administrator, right) || scope_of(Role::region_operator, right)) << to_string(right);
  }
  EXPECT_FALSE(scope_of(Role::administrator, Right::intake_sealed)) << "who gives roles does not read what is sealed";
  EXPECT_FALSE(scope_of(Role::region_operator, Right::staff_admin));
}

}  // namespace
}  // namespace nb::staff
