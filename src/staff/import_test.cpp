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

const auto kNobody = [](std::string_view) { return false; };

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
                                [](std::string_view name) { return name == "oemer-ali.oeztuerk"; });
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

}  // namespace
}  // namespace nb::staff
