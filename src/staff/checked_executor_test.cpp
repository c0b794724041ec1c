// SPDX-License-Identifier: EUPL-1.2
// Every command with every role: who may have it executed, where, and for which office.
#include "staff/checked_executor.hpp"

#include <gtest/gtest.h>

namespace nb::staff {
namespace {

const Instant kNow = *parse_rfc3339("2023-10-30T08:00:00+01:00");
constexpr const char* kArnsberg = "05958004";
constexpr const char* kSundern = "05958044";

Grants with(Role role, std::string town, std::string office = "") {
  return Grants({{.seq = 7, .account = "meier", .role = role, .town = std::move(town), .office = std::move(office)}});
}

/// Arguments that name a place or an object wherever a command asks for one.
state::Command command(std::string_view name, const LogName& log, const std::string& args) {
  return {log, *CommandId::parse("018c2f3e-0000-4000-8000-000000000001"), "meier", std::string(name), args};
}

std::string office_of(const LogName&, std::string_view filing) { return filing == "S" ? "Sozialamt" : filing == "B" ? "Bürgerbüro" : ""; }

/// A proposal "1" to write, "2" to erase filing S, "3" to make somebody an administrator of Arnsberg, "4" to end an incident,
/// "extract" and "call_off" of those areas.
std::optional<Proposed> proposed_of(const LogName&, std::string_view id) {
  if (id == "1") return Proposed{"publish.announce", "{}", "publish", "anna"};
  if (id == "2") return Proposed{"subject.erase", R"({"subject":"S"})", "erase", "anna"};
  if (id == "3") return Proposed{"staff.grant_role", R"({"town":"05958004"})", "administrators", "anna"};
  if (id == "4") return Proposed{"situation.end_incident", "{}", "end_incident", "anna"};
  if (id == "extract") return Proposed{"situation.undo", "{}", "extract", "anna"};
  if (id == "call_off") return Proposed{"appointments.call_off", "{}", "call_off", "anna"};
  if (id == "5") return Proposed{"publish.announce", "", "publish", "anna"};
  return std::nullopt;
}
const Lookups kLookups{office_of, proposed_of};

bool depends_on_another(const CommandRow& row) { return row.place == Place::inner || row.place == Place::proposal || row.place == Place::proposer; }

bool may(const Grants& grants, std::string_view name, const std::string& town, const std::string& filing = "S") {
  const LogName log = town == kWholeRegion ? region_log() : main_log(*Ags::parse(town));
  return may_run(grants, command(name, log, R"({"town":")" + town + R"(","grant":7,"role":"auditor","filing":")" + filing + "\"}"), kLookups, kNow);
}

TEST(CheckedExecutor, GivesEveryRoleItsCommandsInItsTownAndNoOther) {
  for (const CommandRow& row : commands_table()) {
    if (row.place == Place::grant || row.place == Place::account || row.place == Place::machine || depends_on_another(row)) continue;
    for (const Role role : kAllRoles) {
      const auto scope = scope_of(role, row.right);
      const bool here = scope && *scope != Scope::region;
      EXPECT_EQ(may(with(role, kArnsberg), row.name, kArnsberg), here) << row.name << " " << to_string(role);
      EXPECT_EQ(may(with(role, kArnsberg), row.name, kSundern), here && row.place == Place::anywhere) << row.name << " " << to_string(role);
      EXPECT_EQ(may(with(role, kArnsberg), row.name, std::string(kWholeRegion)), here && row.place == Place::anywhere) << row.name << " " << to_string(role);
      EXPECT_EQ(may(with(role, std::string(kWholeRegion)), row.name, kSundern), scope.has_value()) << row.name << " " << to_string(role);
      EXPECT_EQ(may(with(role, std::string(kWholeRegion)), row.name, std::string(kWholeRegion)), scope.has_value()) << row.name << " " << to_string(role);
    }
  }
}

TEST(CheckedExecutor, GivesAnOfficeItsOwnFilings) {
  const Grants mine = with(Role::case_worker, kArnsberg, "Sozialamt");
  for (const CommandRow& row : commands_table()) {
    if (row.place == Place::machine || depends_on_another(row)) continue;
    const auto scope = scope_of(Role::case_worker, row.right);
    EXPECT_EQ(may(mine, row.name, kArnsberg, "S"), scope.has_value()) << row.name;
    EXPECT_EQ(may(mine, row.name, kArnsberg, "B"), scope && *scope != Scope::office) << row.name;
    EXPECT_EQ(may(mine, row.name, kArnsberg, "unbekannt"), scope && *scope != Scope::office) << row.name;
  }
  EXPECT_TRUE(may_run(mine, command("subject.erase", main_log(*Ags::parse(kArnsberg)), R"({"subject":"S"})"), kLookups, kNow));
  EXPECT_FALSE(may_run(mine, command("subject.erase", main_log(*Ags::parse(kArnsberg)), R"({"subject":"B"})"), kLookups, kNow));
}

TEST(CheckedExecutor, AnAccountIsClosedByThoseItBelongsTo) {
  const auto grant = [](std::string account, Role role, std::string town, std::string lent_by = "") {
    return Grant{.account = std::move(account), .role = role, .town = std::move(town), .lent_by = std::move(lent_by)};
  };
  const auto closes = [](std::vector<Grant> grants, std::string_view maker = "") {
    Lookups lookups = kLookups;
    lookups.maker_of = [maker](std::string_view) { return std::string(maker); };
    return may_run(Grants(std::move(grants)), command("staff.close_account", region_log(), R"({"account":"kim","reason":"weg"})"), lookups, kNow);
  };
  const Grant admin = grant("meier", Role::administrator, kArnsberg);
  const std::string all(kWholeRegion);
  EXPECT_TRUE(closes({admin, grant("kim", Role::editor, kArnsberg)}));
  EXPECT_FALSE(closes({admin, grant("kim", Role::editor, kSundern)}));
  EXPECT_FALSE(closes({admin, grant("kim", Role::editor, kArnsberg), grant("kim", Role::mail_room, kSundern)})) << "it belongs to two towns";
  EXPECT_TRUE(closes({admin, grant("kim", Role::editor, kArnsberg), grant("kim", Role::mail_room, kSundern, "Arnsberg")})) << "lent elsewhere";
  EXPECT_FALSE(closes({admin, grant("kim", Role::editor, kSundern), grant("kim", Role::mail_room, kArnsberg, "Sundern")})) << "only borrowed";
  EXPECT_FALSE(closes({admin, grant("kim", Role::mail_room, kArnsberg, "Sundern")})) << "borrowed, and of nowhere else";
  EXPECT_FALSE(closes({admin, grant("kim", Role::region_operator, all)}));
  EXPECT_FALSE(closes({admin})) << "of no town yet";
  EXPECT_TRUE(closes({admin}, "meier")) << "who made it";
  EXPECT_FALSE(closes({grant("meier", Role::editor, kArnsberg)}, "meier")) << "and gives no roles any more";
  EXPECT_TRUE(closes({grant("meier", Role::administrator, all), grant("kim", Role::editor, kSundern)}));
  Grant over = grant("kim", Role::mail_room, kSundern);
  over.until = kNow;
  EXPECT_TRUE(closes({admin, grant("kim", Role::editor, kArnsberg), over})) << "what is over belongs to nobody";
  EXPECT_FALSE(closes({admin, grant("meier", Role::auditor, kSundern), grant("kim", Role::editor, kSundern)}));
}

TEST(CheckedExecutor, ATownsAdministratorGivesAndTakesRolesOfThatTownOnly) {
  const auto grant = [](const char* town) { return command("staff.grant_role", region_log(), std::string(R"({"town":")") + town + "\"}"); };
  const Grants town = with(Role::administrator, kArnsberg);
  EXPECT_TRUE(may_run(town, grant(kArnsberg), kLookups, kNow));
  EXPECT_FALSE(may_run(town, grant(kSundern), kLookups, kNow));
  EXPECT_FALSE(may_run(town, grant("*"), kLookups, kNow));
  const auto withdraw = command("staff.withdraw_role", region_log(), R"({"grant":9,"role":"editor"})");
  const auto with_editor_of = [](const char* place) {
    return Grants({{.seq = 7, .account = "meier", .role = Role::administrator, .town = kArnsberg}, {.seq = 9, .account = "anna", .role = Role::editor, .town = place}});
  };
  EXPECT_TRUE(may_run(with_editor_of(kArnsberg), withdraw, kLookups, kNow));
  EXPECT_FALSE(may_run(with_editor_of(kSundern), withdraw, kLookups, kNow));
  EXPECT_FALSE(may_run(town, withdraw, kLookups, kNow)) << "an unknown one";
}

TEST(CheckedExecutor, ProposingNeedsWhatTheProposedCommandNeeds) {
  const auto wrapped = [](std::string_view name, const LogName& log, const std::string& inner, const std::string& args) {
    return command(name, log, R"({"command":")" + inner + R"(","args":)" + args + R"(,"reason":"x"})");
  };
  const LogName arnsberg = main_log(*Ags::parse(kArnsberg));
  const LogName sundern = main_log(*Ags::parse(kSundern));
  for (const char* name : {"approval.propose", "approval.act_alone"}) {
    for (const CommandRow& row : commands_table()) {
      for (const Role role : kAllRoles) {
        const Grants grants = with(role, kArnsberg);
        const std::string args = R"({"town":"05958004","grant":7,"role":"auditor","filing":"S"})";
        const bool alone = !depends_on_another(row) && may_run(grants, command(row.name, arnsberg, args), kLookups, kNow);
        EXPECT_EQ(may_run(grants, wrapped(name, arnsberg, std::string(row.name), args), kLookups, kNow), alone) << row.name << " " << to_string(role);
      }
    }
    const Grants editor = with(Role::editor, kArnsberg);
    EXPECT_TRUE(may_run(editor, wrapped(name, arnsberg, "publish.announce", "{}"), kLookups, kNow));
    EXPECT_FALSE(may_run(editor, wrapped(name, sundern, "publish.announce", "{}"), kLookups, kNow));
    EXPECT_FALSE(may_run(editor, wrapped(name, arnsberg, "publish.announce", "[]"), kLookups, kNow));
    EXPECT_FALSE(may_run(editor, command(name, arnsberg, "{}"), kLookups, kNow));
    const Grants clerk = with(Role::case_worker, kArnsberg, "Sozialamt");
    EXPECT_TRUE(may_run(clerk, wrapped(name, arnsberg, "subject.erase", R"({"subject":"S"})"), kLookups, kNow));
    EXPECT_FALSE(may_run(clerk, wrapped(name, arnsberg, "subject.erase", R"({"subject":"B"})"), kLookups, kNow)) << "another office's";
    const Grants admin = with(Role::administrator, kArnsberg);
    EXPECT_TRUE(may_run(admin, wrapped(name, region_log(), "staff.grant_role", R"({"town":"05958004"})"), kLookups, kNow));
    EXPECT_FALSE(may_run(admin, wrapped(name, region_log(), "staff.grant_role", R"({"town":"*"})"), kLookups, kNow));
  }
}

TEST(CheckedExecutor, ApprovingNeedsTheRightOfTheAreaInThePlaceOfTheProposal) {
  const LogName arnsberg = main_log(*Ags::parse(kArnsberg));
  const LogName sundern = main_log(*Ags::parse(kSundern));
  const auto decides = [](const Grants& grants, const char* name, const LogName& log, const char* id) {
    return may_run(grants, command(name, log, std::string(R"({"proposal":")") + id + "\"}"), kLookups, kNow);
  };
  for (const char* name : {"approval.approve", "approval.refuse", "approval.look"}) {
    for (const Role role : kAllRoles) {
      const Grants here = with(role, kArnsberg);
      EXPECT_EQ(decides(here, name, arnsberg, "1"), scope_of(role, Right::publish_approve).has_value()) << to_string(role);
      EXPECT_EQ(decides(here, name, arnsberg, "2"), scope_of(role, Right::subject_erase).has_value()) << to_string(role);
      EXPECT_EQ(decides(here, name, region_log(), "3"), scope_of(role, Right::staff_admin).has_value()) << to_string(role);
      EXPECT_EQ(decides(here, name, arnsberg, "4"), scope_of(role, Right::publish_approve) || scope_of(role, Right::situation_write)) << to_string(role);
      EXPECT_EQ(decides(here, name, arnsberg, "extract"), scope_of(role, Right::publish_approve).has_value()) << to_string(role);
      EXPECT_EQ(decides(here, name, arnsberg, "call_off"), scope_of(role, Right::publish_approve) || scope_of(role, Right::appointments_plan)) << to_string(role);
      for (const char* id : {"1", "2", "4", "extract", "call_off"}) EXPECT_FALSE(decides(here, name, sundern, id)) << to_string(role);
      for (const char* id : {"5", "6", ""}) EXPECT_FALSE(decides(here, name, arnsberg, id)) << "what is not there or was erased";
    }
    EXPECT_FALSE(decides(with(Role::administrator, kSundern), name, region_log(), "3"));
    EXPECT_FALSE(decides(with(Role::case_worker, kArnsberg, "Bürgerbüro"), name, arnsberg, "2"));
  }
  EXPECT_FALSE(decides(with(Role::region_operator, std::string(kWholeRegion)), "approval.withdraw", arnsberg, "1")) << "that is the proposer's alone";
  state::Command own = command("approval.withdraw", arnsberg, R"({"proposal":"1"})");
  own.actor = "anna";
  EXPECT_TRUE(may_run(Grants(), own, kLookups, kNow));
  EXPECT_TRUE(approving_rights("nothing").empty());
}

TEST(CheckedExecutor, ASecondPersonIsNotOneTheProposerMade) {
  const LogName arnsberg = main_log(*Ags::parse(kArnsberg));
  const auto decides = [&](const std::string& given_by, const std::string& of_meier, const std::string& of_anna) {
    const Grants grants({{.seq = 7, .account = "meier", .role = Role::approver, .town = kArnsberg, .given_by = given_by}});
    const Lookups lookups{office_of, proposed_of, [&](std::string_view account) { return account == "meier" ? of_meier : of_anna; }};
    return may_run(grants, command("approval.approve", arnsberg, R"({"proposal":"1"})"), lookups, kNow);
  };
  EXPECT_TRUE(decides("chefin", "", ""));
  EXPECT_TRUE(decides("chefin", "chefin", "chefin"));
  EXPECT_FALSE(decides("anna", "", "")) << "the right is the proposer's gift";
  EXPECT_FALSE(decides("chefin", "anna", "")) << "the account was opened with the proposer's code";
  EXPECT_FALSE(decides("chefin", "", "meier")) << "and the other way round";
}

TEST(CheckedExecutor, LetsNobodyAskForWhatOnlyTheProgramSends) {
  for (const CommandRow& row : commands_table()) {
    if (row.place != Place::machine) continue;
    for (const Role role : kAllRoles) EXPECT_FALSE(may(with(role, std::string(kWholeRegion)), row.name, kArnsberg)) << row.name << " " << to_string(role);
  }
}

TEST(CheckedExecutor, RefusesWhatTheTableDoesNotListAndWhatItCannotRead) {
  const Grants all = with(Role::region_operator, std::string(kWholeRegion));
  EXPECT_FALSE(may_run(all, command("state.forget_everything", region_log(), "{}"), kLookups, kNow));
  EXPECT_FALSE(may_run(all, command("publish.announce", region_log(), "{"), kLookups, kNow));
  EXPECT_FALSE(may_run(all, command("publish.announce", region_log(), "[]"), kLookups, kNow));
  EXPECT_TRUE(may_run(all, command("publish.announce", region_log(), "{}"), kLookups, kNow));
}

}  // namespace
}  // namespace nb::staff
