// SPDX-License-Identifier: EUPL-1.2
#include "rescue/mapping.hpp"

#include <gtest/gtest.h>

#include "rescue/labelled.hpp"
#include "rescue/remembering.hpp"
#include "rescue/rows.hpp"
#include "rescue/test_reading.hpp"

namespace nb::rescue {
namespace {

const char* kList = "Termin-Nr.;Datum;Uhrzeit;Name;Anliegen;Ort\nA1;30.10.2023;08:20;Muster;PA beantr.;Rathaus\nA2;30.10.2023;08:40;Muster;Sonderfall;Neubau\n";

TEST(Mapping, IsRememberedAndComesBack) {
  const Table table = read_text(kList);
  Mapping mapping = guess_mapping(table, test_choices());
  EXPECT_EQ(mapping.services.at("Sonderfall"), "");
  mapping.services["Sonderfall"] = "wohnsitz-anmelden";
  mapping.sites["Neubau"] = "-";
  mapping.columns[0] = Field::ignore;
  const std::string kept = encode(mapping, table.columns);
  EXPECT_EQ(kept.find("Muster"), std::string::npos) << "nothing of a person is remembered";
  const auto remembered = decode_mapping(kept);
  ASSERT_TRUE(remembered);
  Mapping again = guess_mapping(table, test_choices());
  apply_remembered(again, table, remembered->mapping, remembered->columns);
  EXPECT_EQ(again, mapping);
}

std::string stored(std::string_view text) {
  const Table table = read_text(text);
  Mapping mapping = guess_mapping(table, test_choices());
  for (auto& [label, id] : mapping.services) id = "wohnsitz-anmelden";
  for (auto& [label, id] : mapping.sites) id = "rathaus";
  return encode_to_remember(mapping, table, make_rows(table, mapping, Zone()), to_string(sniff(text)->format));
}

TEST(Mapping, OnlyLabelsOfManyAreStored) {
  std::string text = "Termin-Nr.;Datum;Uhrzeit;Name;Anliegen;Ort\n";
  auto line = [&text, number = 0](const std::string& name, const std::string& label) mutable {
    text += "A" + std::to_string(++number) + ";30.10.2023;08:20;" + name + ";" + label + ";Rathaus\n";
  };
  for (const char* name : {"Knapp, Ida", "Beispiel, Max", "Muster, Erika"}) {
    line(name, "Sonderfall");
    line(name, "wie Knapps Bruder");
    line("Knapp, Ida", "Dreimal dieselbe");
  }
  line("Muster, Erika", "Beratung");
  const auto kept = decode_mapping(stored(text));
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->columns.size(), 6U);
  EXPECT_EQ(kept->mapping.services, (Labels{{"Sonderfall", "wohnsitz-anmelden"}}));
  EXPECT_EQ(kept->mapping.sites, (Labels{{"Rathaus", "rathaus"}}));
}

TEST(Mapping, ColumnsOfFreeTextAreNotStored) {
  const std::string text = stored(
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:A1@alt.example\r\nDTSTART;TZID=Europe/Berlin:20231107T082000\r\nSUMMARY:PA Muster\r\n"
      "DESCRIPTION:Name: Muster\\, Erika\\nTochter Frieda Muster: kommt mit\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
  EXPECT_EQ(text.find("Muster"), std::string::npos) << text;
  EXPECT_EQ(text.find("Frieda"), std::string::npos) << text;
  EXPECT_TRUE(decode_mapping(text));
}

TEST(Mapping, OfSomebodyElseIsRefused) {
  for (const char* text :
       {"", "{}", "[]", "{\"columns\":[{\"name\":\"a\",\"field\":\"x\"}],\"services\":{},\"sites\":{},\"date_order\":\"day_first\"}",
        "{\"columns\":[],\"services\":{\"a\":1},\"sites\":{},\"date_order\":\"day_first\"}", "{\"columns\":[],\"services\":{},\"sites\":{},\"date_order\":\"x\"}"})
    EXPECT_FALSE(decode_mapping(text)) << text;
}

TEST(Mapping, SourcesAreToldApartByTheirColumns) {
  const std::vector<std::string> one{"Datum", "Name"};
  const std::vector<std::string> other{"Datum", "Nachname"};
  EXPECT_EQ(source_key("csv", one), source_key("csv", one));
  EXPECT_NE(source_key("csv", one), source_key("csv", other));
  EXPECT_EQ(source_key("ics", one), source_key("ics", other));
  EXPECT_EQ(source_key("csv", one).size(), 16U);
}

TEST(Mapping, AsksNothingAboutRowsOfOtherTowns) {
  const Choices choices{.services = {{"pass", "Pass"}}, .sites = {{"rathaus", "Rathaus"}}, .town = "05958004"};
  Mapping mapping;
  mapping.columns = {Field::town, Field::service, Field::site};
  Table table;
  for (const auto& [town, site] : {std::pair{"05958004", "Anbau"}, std::pair{"05962024", "Schloss"}, std::pair{"", "Turm"}}) {
    Record record;
    record.cells = {town, "pass", site};
    table.records.push_back(record);
  }
  add_labels(mapping, table, choices);
  EXPECT_EQ(mapping.sites, (Labels{{"Anbau", ""}, {"Turm", ""}}));
}

TEST(LabelGuesser, GuessesNothingWhereTwoFit) {
  const Choices choices{.services = {{"pass-beantragen", "Pass beantragen"}, {"pass-abholen", "Pass abholen"}}, .sites = {}};
  const LabelGuesser guesser(choices.services);
  EXPECT_FALSE(guesser.guess("Pass"));
  EXPECT_FALSE(guesser.guess("Hund"));
  EXPECT_EQ(guesser.guess("Pass beantr."), "pass-beantragen");
  EXPECT_EQ(guesser.guess("pass-abholen"), "pass-abholen");
}

TEST(Remark, OnlyAStatementCancels) {
  for (const char* remark : {"storniert", "Storniert am 3.11.", "Kunde hat abgesagt", "entfällt", "cancelled by phone"}) EXPECT_TRUE(states_cancelled(remark)) << remark;
  for (const char* remark : {"Bitte 24 h vorher absagen, falls Sie nicht kommen", "Hund abgemeldet", "alter Eintrag gelöscht", "nicht abgesagt", "Rückruf, falls storniert wird",
                             "Stornierung möglich bis 3.11.", ""})
    EXPECT_FALSE(states_cancelled(remark)) << remark;
  for (const char* status : {"storniert", "gelöscht", "abgemeldet", "Absage"}) EXPECT_TRUE(says_cancelled(status)) << status;
  for (const char* status : {"nicht storniert", "stornierbar", "Stornierbar bis 3.11."}) EXPECT_FALSE(says_cancelled(status)) << status;
  for (const char* subject : {"Absage", "Ihr Termin wurde abgesagt", "Stornierung Ihres Termins", "Terminabsage", "Stornierungsbestätigung", "Bestätigung Ihrer Stornierung",
                              "Your appointment was cancelled"})
    EXPECT_TRUE(subject_cancels(subject)) << subject;
  for (const char* subject : {"Ihr Termin: bestätigen oder absagen", "Terminbestätigung (Stornierung jederzeit möglich)", "Ihr Termin (Absage bis 24 h vorher)", "Ihr Termin", ""})
    EXPECT_FALSE(subject_cancels(subject)) << subject;
}

TEST(Remark, ThatAsksForACallLeavesTheBooking) {
  const Table table = read_text(
      "Termin-Nr.;Datum;Uhrzeit;Name;Anliegen;Ort;Status;Bemerkung\nA1;30.10.2023;08:20;Muster;PA beantr.;Rathaus;;Bitte 24 h vorher absagen\n"
      "A2;30.10.2023;08:40;Muster;PA beantr.;Rathaus;;storniert\nA3;30.10.2023;09:00;Muster;PA beantr.;Rathaus;gelöscht;\n");
  const auto rows = make_rows(table, guess_mapping(table, test_choices()), Zone());
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].status, RowStatus::booked);
  EXPECT_EQ(rows[1].status, RowStatus::cancelled);
  EXPECT_EQ(rows[2].status, RowStatus::cancelled);
}

TEST(Field, WordsComeBack) {
  for (std::size_t i = 0; i < kFields; ++i) {
    const auto field = static_cast<Field>(i);
    EXPECT_EQ(parse_field(to_string(field)), field);
    EXPECT_FALSE(wording(field).empty());
  }
}

}  // namespace
}  // namespace nb::rescue
