// SPDX-License-Identifier: EUPL-1.2
#include "staff/import.hpp"

#include <gtest/gtest.h>

namespace nb::staff {
namespace {

using Kind = ImportedRow::Kind;

std::vector<ImportRow> file(std::vector<std::vector<std::string>> rows) {
  std::vector<ImportRow> out;
  for (std::size_t i = 0; i < rows.size(); ++i) out.push_back({i + 1, std::move(rows[i])});
  return out;
}

const ImportSetting kNobody{.known = [](std::string_view) { return std::optional<Person>(); }, .places = {.needs_two = [](Role) { return false; }}};

/// One account is there already.
ImportSetting with(const std::string& account, const std::string& person) {
  ImportSetting out = kNobody;
  out.known = [=](std::string_view name) { return name == account ? std::optional(Person{.name = person, .office = {}, .town = {}, .phone = {}, .mail = {}}) : std::nullopt; };
  return out;
}

TEST(Import, AccountsForEveryRow) {
  const auto plan = plan_import(file({{"ags", "office", "last_name", "first_name", "phone", "room"},
                                      {"05958004", "Bürgerbüro", "Müller-Lüdenscheidt", "Ada", "02931 1", "1"},
                                      {"05958004", "Zentrale", "", "", "02931 0", "2"},
                                      {"05958004", "Bauamt", "Müller-Lüdenscheidt", "Ada", "02931 1", "3"},
                                      {"05958004", "Bauamt", "Müller-Lüdenscheidt", "Ada", "02931 2", "3"},
                                      {"05958004", "Bauamt", "Busch"},
                                      {"05958004", "Bauamt", "Öztürk", "Ömer Ali", "02931 3", "3"},
                                      {"05958004", "Bauamt", "!!!", "", "02931 4", "3"},
                                      {"05958004", "Bauamt", "Acker\nZeile", "Eva", "02931 5", "3"}}),
                                with("oemer-ali.oeztuerk", "Ömer Ali Öztürk"));
  ASSERT_TRUE(plan.has_value()) << plan.error();
  ASSERT_EQ(plan->rows.size(), 8U);
  EXPECT_EQ(plan->rows[0].account, "ada.mueller-luedenscheidt");
  EXPECT_EQ(plan->rows[0].person, (Person{"Ada Müller-Lüdenscheidt", "Bürgerbüro", "05958004", "02931 1", ""}));
  std::vector<Kind> kinds;
  for (const ImportedRow& row : plan->rows) kinds.push_back(row.kind);
  EXPECT_EQ(kinds, (std::vector<Kind>{Kind::taken, Kind::skipped, Kind::duplicate, Kind::refused, Kind::refused, Kind::duplicate, Kind::refused, Kind::refused}));
  EXPECT_EQ(plan->rows[2].reason, "steht schon in Zeile 2");
  EXPECT_NE(plan->rows[3].reason.find("Zeile 2"), std::string::npos);
  EXPECT_EQ(plan->rows[4].reason, "hat 3 Felder statt 6");
  EXPECT_EQ(plan->rows[5].reason, "das Konto gibt es schon");
  EXPECT_EQ(plan->count(Kind::refused), 4U);
}

TEST(Import, KnowsGermanColumnsAndTakesGivenNames) {
  const auto plan =
      plan_import(file({{"Konto", "Nachname", "Vorname", "Amt", "E-Mail"}, {"poststelle", "", "", "Poststelle", "post@example.org"}, {"Stab 1", "Busch", "Ben", "", ""}}), kNobody);
  ASSERT_TRUE(plan.has_value());
  EXPECT_EQ(plan->rows[0].account, "poststelle");
  EXPECT_EQ(plan->rows[0].person.mail, "post@example.org");
  EXPECT_EQ(plan->rows[1].kind, Kind::refused);
}

TEST(Import, RefusesAFileThatTellsNobodysName) {
  EXPECT_NE(plan_import({}, kNobody).error().find("leer"), std::string::npos);
  EXPECT_NE(plan_import(file({{"raum", "telefon"}, {"1", "2"}}), kNobody).error().find("nachname"), std::string::npos);
}

TEST(Import, MakesNamesThatAccountsCanHave) {
  EXPECT_EQ(account_name_for("Hans-Peter", "von der Leiten"), "hans-peter.von-der-leiten");
  EXPECT_EQ(account_name_for("", "Zentrale"), "zentrale");
  EXPECT_EQ(account_name_for("Maximiliane Theodora Wilhelmine", "Sauerland-Hochfeld"), "m.sauerland-hochfeld");
  EXPECT_TRUE(valid_account_name(account_name_for("Anna", std::string(80, 'x'))));
  EXPECT_EQ(account_name_for("!", "?"), "");
}

/// Two towns, two offices; who gives rights is given by two.
ImportSetting with_places() {
  ImportSetting out = kNobody;
  out.places = {.town = [](std::string_view words) { return std::string(words == "Arnsberg" || words == "05958004" ? "05958004"
                                                                        : words == "sundern"                       ? "05958044"
                                                                                                                   : ""); },
                .office = [](std::string_view name) { return name == "Bürgerbüro" || name == "Sozialamt"; },
                .needs_two = [](Role role) { return is_for_two(role); }};
  return out;
}

TEST(ImportRoles, AreGivenForTownAndOfficeAsTheFileSays) {
  const auto plan = plan_import(file({{"nachname", "amt", "kommune", "rolle"},
                                      {"Acker", "Bürgerbüro", "Arnsberg", "Sachbearbeitung, abholschalter"},
                                      {"Busch", "Sozialamt", "05958004", "case_worker"},
                                      {"Clemens", "Poststelle im Keller", "sundern", "Poststelle"},
                                      {"Dorn", "Bürgerbüro", "Arnsberg", ""},
                                      {"Eder", "Bürgerbüro", "Arnsberg", "Sachbearbeitung+Sachbearbeitung"}}),
                                with_places());
  ASSERT_TRUE(plan.has_value()) << plan.error();
  for (const ImportedRow& row : plan->rows) EXPECT_EQ(row.kind, Kind::taken) << row.line << ": " << row.reason;
  EXPECT_EQ(plan->rows[0].roles, (std::vector<RoleWish>{{Role::case_worker, "05958004", "Bürgerbüro"}, {Role::pickup_desk, "05958004", ""}}));
  EXPECT_EQ(plan->rows[1].roles, (std::vector<RoleWish>{{Role::case_worker, "05958004", "Sozialamt"}}));
  EXPECT_EQ(plan->rows[2].roles, (std::vector<RoleWish>{{Role::mail_room, "05958044", ""}})) << "a role for the whole town needs no office";
  EXPECT_TRUE(plan->rows[3].roles.empty());
  EXPECT_EQ(plan->rows[4].roles.size(), 1U) << "the same twice is one";
}

TEST(ImportRoles, WhatIsWrittenWronglyIsRefusedWithItsReason) {
  const auto plan = plan_import(file({{"nachname", "amt", "kommune", "rolle"},
                                      {"Acker", "Bürgerbüro", "Arnsberg", "Sachbearbeiter"},
                                      {"Busch", "Bürgerburo", "Arnsberg", "Sachbearbeitung"},
                                      {"Clemens", "Bürgerbüro", "Atlantis", "Sachbearbeitung"},
                                      {"Dorn", "Bürgerbüro", "", "Sachbearbeitung"}}),
                                with_places());
  ASSERT_TRUE(plan.has_value()) << plan.error();
  const std::vector<std::string> reasons{"eine Rolle »Sachbearbeiter« gibt es nicht", "ein Amt »Bürgerburo« steht nicht", "eine Kommune »Atlantis« steht nicht",
                                         "fehlt die Kommune"};
  for (std::size_t i = 0; i < reasons.size(); ++i) {
    EXPECT_EQ(plan->rows[i].kind, Kind::refused);
    EXPECT_NE(plan->rows[i].reason.find(reasons[i]), std::string::npos) << plan->rows[i].reason;
    EXPECT_TRUE(plan->rows[i].roles.empty());
  }
}

TEST(ImportRoles, OfOneWhoDecidesAboutRightsTheFileGivesTheAccountOnly) {
  const auto plan = plan_import(file({{"nachname", "kommune", "rolle"}, {"Acker", "Arnsberg", "Freigabe, Redaktion"}}), with_places());
  ASSERT_TRUE(plan.has_value()) << plan.error();
  EXPECT_EQ(plan->rows[0].kind, Kind::taken);
  EXPECT_EQ(plan->rows[0].roles, (std::vector<RoleWish>{{Role::editor, "05958004", ""}}));
  EXPECT_NE(plan->rows[0].reason.find("»Freigabe« geben zwei Personen"), std::string::npos) << plan->rows[0].reason;
  ImportSetting alone = with_places();
  alone.places.needs_two = [](Role) { return false; };
  const auto without = plan_import(file({{"nachname", "kommune", "rolle"}, {"Acker", "Arnsberg", "Freigabe"}, {"Busch", "Arnsberg", "Betrieb der Region"}}), alone);
  EXPECT_EQ(without->rows[0].roles, (std::vector<RoleWish>{{Role::approver, "05958004", ""}}));
  EXPECT_EQ(without->rows[1].kind, Kind::refused) << "the region's operator belongs to no town";
}

TEST(ImportRoles, WhatTheFileDoesNotSayIsTakenFromTheCommand) {
  ImportSetting setting = with_places();
  setting.roles = {.roles = {"Sachbearbeitung"}, .town = "Arnsberg", .town_wide = true};
  const auto plan = plan_import(file({{"nachname", "amt", "rolle"}, {"Acker", "Bauhof", ""}, {"Busch", "Bauhof", "Redaktion"}}), setting);
  ASSERT_TRUE(plan.has_value()) << plan.error();
  EXPECT_EQ(plan->rows[0].roles, (std::vector<RoleWish>{{Role::case_worker, "05958004", ""}})) << "for all offices, even of an office nobody knows";
  EXPECT_EQ(plan->rows[1].roles, (std::vector<RoleWish>{{Role::editor, "05958004", ""}}));
}

TEST(ImportRoles, ReachAnAccountThatIsThereOnlyIfItIsThatPersons) {
  ImportSetting setting = with_places();
  setting.known = with("ada.acker", "Ada Acker").known;
  const std::vector<std::string> header{"nachname", "vorname", "telefon", "kommune", "rolle", "konto"};
  const auto same = plan_import(file({header, {"Acker", "Ada", "1", "Arnsberg", "Redaktion", ""}}), setting);
  EXPECT_EQ(same->rows[0].kind, Kind::duplicate);
  EXPECT_EQ(same->rows[0].roles.size(), 1U) << "the account gets what it lacks";
  setting.known = with("ada.acker", "Adele Acker").known;
  const auto other = plan_import(file({header, {"Acker", "Ada", "1", "Arnsberg", "Redaktion", ""}, {"Acker", "Ada", "1", "Arnsberg", "Redaktion", "ada.acker"}}), setting);
  EXPECT_EQ(other->rows[0].kind, Kind::refused) << "somebody else would get the role, and this one no account";
  EXPECT_TRUE(other->rows[0].roles.empty());
  EXPECT_EQ(other->rows[1].kind, Kind::duplicate) << "unless the file names the account";
  const auto two_posts = plan_import(file({header, {"Busch", "Ben", "1", "Arnsberg", "Redaktion", ""}, {"Busch", "Ben", "1", "sundern", "Poststelle", ""}}), with_places());
  EXPECT_EQ(two_posts->rows[1].kind, Kind::duplicate);
  EXPECT_EQ(two_posts->rows[1].roles, (std::vector<RoleWish>{{Role::mail_room, "05958044", ""}})) << "a second post of the same person";
}

TEST(ImportRoles, ASecondRunShowsOnlyWhatIsStillMissing) {
  ImportSetting setting = with_places();
  setting.known = with("acker", "Acker").known;
  setting.holds = [](std::string_view account, const RoleWish& wish) { return account == "acker" && wish.role == Role::editor; };
  const auto plan = plan_import(
      file({{"nachname", "kommune", "rolle"}, {"Acker", "Arnsberg", "Redaktion, Poststelle"}, {"Busch", "Arnsberg", "Redaktion"}, {"Busch", "Arnsberg", "Redaktion"}}), setting);
  ASSERT_TRUE(plan.has_value()) << plan.error();
  EXPECT_EQ(plan->rows[0].roles, (std::vector<RoleWish>{{Role::mail_room, "05958004", ""}}));
  EXPECT_EQ(plan->rows[0].reason, "das Konto gibt es schon, die übrigen Rollen hat es");
  EXPECT_EQ(plan->rows[1].roles.size(), 1U) << "somebody else's role is not theirs";
  EXPECT_TRUE(plan->rows[2].roles.empty()) << "the same row again gives nothing twice";
  setting.holds = [](std::string_view, const RoleWish&) { return true; };
  const auto again = plan_import(file({{"nachname", "kommune", "rolle"}, {"Acker", "Arnsberg", "Redaktion, Poststelle"}}), setting);
  EXPECT_TRUE(again->rows[0].roles.empty());
  EXPECT_EQ(again->rows[0].reason, "das Konto gibt es schon, seine Rollen hat es auch");
}

TEST(Import, AClosedAccountsNameRefusesItsRowAndNoOther) {
  ImportSetting setting = with_places();
  setting.closed = [](std::string_view account) { return account == "acker"; };
  const auto plan = plan_import(file({{"nachname", "kommune", "rolle"}, {"Acker", "Arnsberg", "Redaktion"}, {"Busch", "Arnsberg", "Redaktion"}}), setting);
  ASSERT_TRUE(plan.has_value()) << plan.error();
  EXPECT_EQ(plan->rows[0].kind, Kind::refused);
  EXPECT_NE(plan->rows[0].reason.find("ist geschlossen"), std::string::npos) << plan->rows[0].reason;
  EXPECT_EQ(plan->rows[1].kind, Kind::taken);
}

}  // namespace
}  // namespace nb::staff
