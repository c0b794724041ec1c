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

bool may(const Grants& grants, std::string_view name, const std::string& town, const std::string& filing = "S") {
  const LogName log = town == kWholeRegion ? region_log() : main_log(*Ags::parse(town));
  return may_run(grants, command(name, log, R"({"town":")" + town + R"(","grant":7,"role":"auditor","filing":")" + filing + "\"}"), office_of, kNow);
}

TEST(CheckedExecutor, GivesEveryRoleItsCommandsInItsTownAndNoOther) {
  for (const CommandRow& row : commands_table()) {
    if (row.place == Place::grant || row.place == Place::machine) continue;
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
    if (row.place == Place::machine) continue;
    const auto scope = scope_of(Role::case_worker, row.right);
    EXPECT_EQ(may(mine, row.name, kArnsberg, "S"), scope.has_value()) << row.name;
    EXPECT_EQ(may(mine, row.name, kArnsberg, "B"), scope && *scope != Scope::office) << row.name;
    EXPECT_EQ(may(mine, row.name, kArnsberg, "unbekannt"), scope && *scope != Scope::office) << row.name;
  }
  EXPECT_TRUE(may_run(mine, command("subject.request_erasure", main_log(*Ags::parse(kArnsberg)), R"({"subject":"S"})"), office_of, kNow));
  EXPECT_FALSE(may_run(mine, command("subject.request_erasure", main_log(*Ags::parse(kArnsberg)), R"({"subject":"B"})"), office_of, kNow));
}

TEST(CheckedExecutor, ATownsAdministratorGivesAndTakesRolesOfThatTownOnly) {
  const auto grant = [](const char* town) { return command("staff.grant_role", region_log(), std::string(R"({"town":")") + town + "\"}"); };
  const Grants town = with(Role::administrator, kArnsberg);
  EXPECT_TRUE(may_run(town, grant(kArnsberg), office_of, kNow));
  EXPECT_FALSE(may_run(town, grant(kSundern), office_of, kNow));
  EXPECT_FALSE(may_run(town, grant("*"), office_of, kNow));
  const auto withdraw = command("staff.withdraw_role", region_log(), R"({"grant":9,"role":"editor"})");
  const auto with_editor_of = [](const char* place) {
    return Grants({{.seq = 7, .account = "meier", .role = Role::administrator, .town = kArnsberg}, {.seq = 9, .account = "anna", .role = Role::editor, .town = place}});
  };
  EXPECT_TRUE(may_run(with_editor_of(kArnsberg), withdraw, office_of, kNow));
  EXPECT_FALSE(may_run(with_editor_of(kSundern), withdraw, office_of, kNow));
  EXPECT_FALSE(may_run(town, withdraw, office_of, kNow)) << "an unknown one";
}

TEST(CheckedExecutor, LetsNobodyAskForWhatOnlyTheProgramSends) {
  for (const CommandRow& row : commands_table()) {
    if (row.place != Place::machine) continue;
    for (const Role role : kAllRoles) EXPECT_FALSE(may(with(role, std::string(kWholeRegion)), row.name, kArnsberg)) << row.name << " " << to_string(role);
  }
}

TEST(CheckedExecutor, RefusesWhatTheTableDoesNotListAndWhatItCannotRead) {
  const Grants all = with(Role::region_operator, std::string(kWholeRegion));
  EXPECT_FALSE(may_run(all, command("state.forget_everything", region_log(), "{}"), office_of, kNow));
  EXPECT_FALSE(may_run(all, command("publish.announce", region_log(), "{"), office_of, kNow));
  EXPECT_FALSE(may_run(all, command("publish.announce", region_log(), "[]"), office_of, kNow));
  EXPECT_TRUE(may_run(all, command("publish.announce", region_log(), "{}"), office_of, kNow));
}

}  // namespace
}  // namespace nb::staff
