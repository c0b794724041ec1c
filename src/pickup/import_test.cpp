// SPDX-License-Identifier: EUPL-1.2
#include "pickup/import.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "pickup/sheets.hpp"

namespace nb::pickup {
namespace {

using ::testing::SizeIs;
using ::testing::StartsWith;

constexpr const char* kHeader = "ags,site,document_kind,serial,family_name,first_names,birth_date,arrived_on,pin_letter\n";

List read(const std::string& bytes) {
  return read_list(bytes, {.ags = *Ags::parse("05958004"), .today = *parse_date("2023-11-06"), .site = [](std::string_view site) { return site == "altstadt"; }});
}
std::string row(const std::string& changed_field = "", const std::string& value = "") {
  const auto field = [&](const char* name, const char* usual) { return (changed_field == name ? value : std::string(usual)) + ","; };
  return field("ags", "05958004") + field("site", "altstadt") + field("document_kind", "personalausweis") + field("serial", "DEMO1") + field("family_name", "Teichbach") +
         field("first_names", "Anton Elias") + field("birth_date", "2016-01-06") + field("arrived_on", "2023-07-24") + (changed_field == "pin_letter" ? value : "na") + "\n";
}

TEST(PickupList, IsReadRowByRow) {
  const List list = read(kHeader + row());
  ASSERT_THAT(list.rows, SizeIs(1));
  EXPECT_TRUE(list.faults.empty());
  EXPECT_EQ(list.rows[0].line, 2U);
  EXPECT_EQ(list.rows[0].owner.first_names, "Anton Elias");
  EXPECT_EQ(list.rows[0].text.kind, "personalausweis");
}

TEST(PickupList, NamesLineAndFieldOfWhatIsWrong) {
  for (const auto& [field, value] : {std::pair{"site", "nirgendwo"},
                                     {"document_kind", "führerschein"},
                                     {"serial", ""},
                                     {"birth_date", "2016-02-31"},
                                     {"birth_date", "00.00"},
                                     {"arrived_on", "2024-01-01"},
                                     {"arrived_on", "gestern"},
                                     {"pin_letter", "vielleicht"}}) {
    const List list = read(kHeader + row() + row(field, value));
    ASSERT_THAT(list.faults, SizeIs(1)) << field;
    EXPECT_EQ(list.faults[0].line, 3U) << field;
    EXPECT_EQ(list.faults[0].field, field);
    EXPECT_EQ(list.total, list.rows.size() + list.faults.size() + list.elsewhere + list.repeated);
  }
  EXPECT_EQ(read(kHeader + row("family_name", std::string(10'000, 'x'))).faults.at(0).field, "family_name");
}

TEST(PickupList, AccountsForEveryRow) {
  const List list = read(kHeader + row() + row("ags", "05958044") + row("serial", "demo 1") + row("serial", "DEMO2") + row("birth_date", "x"));
  EXPECT_THAT(list.rows, SizeIs(2));
  EXPECT_EQ(list.elsewhere, 1U);
  EXPECT_EQ(list.repeated, 1U);
  EXPECT_THAT(list.faults, SizeIs(1));
  EXPECT_EQ(list.total, 5U);
}

TEST(PickupList, TakesWhatSpreadsheetsMakeOfIt) {
  EXPECT_THAT(
      read("\xEF\xBB\xBFsite;document_kind;serial;family_name;first_names;birth_date;arrived_on\r\naltstadt;reisepass;X1;M\xC3\xBCller;Anna;24.01.1972;2023-10-01\r\n").rows,
      SizeIs(1));
  const List latin = read("site;document_kind;serial;family_name;first_names;birth_date;arrived_on\naltstadt;personalausweis;X1;M\xFCller;Anna;24.01.1972;2023-10-01\n");
  ASSERT_THAT(latin.rows, SizeIs(1));
  EXPECT_EQ(latin.rows[0].owner.family_name, "Müller");
  EXPECT_EQ(latin.rows[0].text.pin, "no") << "nobody said that the letter came";
}

TEST(PickupList, RefusesWhatIsNoSuchList) {
  for (const char* bytes : {"", "\n\n", "a,b,c\n1,2,3\n", "site,site,document_kind,serial,family_name,first_names,birth_date,arrived_on\n", "\x00\x01\x02", "\"offen"})
    EXPECT_FALSE(read(bytes).faults.empty()) << bytes;
  EXPECT_FALSE(read(std::string(kListBytesMax + 1, 'x')).faults.empty());
}

TEST(PickupList, OfTheDataPackIsTakenWhole) {
  std::ifstream in(NB_SOURCE_DIR "/examples/suedwestfalen/pickups.csv", std::ios::binary);
  ASSERT_TRUE(in);
  std::stringstream all;
  all << in.rdbuf();
  const List list =
      read_list(all.str(), {.ags = *Ags::parse("05958004"), .today = *parse_date("2023-11-06"), .site = [](std::string_view site) { return site.starts_with("arn-"); }});
  EXPECT_EQ(list.total, 1500U);
  EXPECT_EQ(list.rows.size() + list.elsewhere, 1500U);
  EXPECT_EQ(list.rows.size(), 267U);
  EXPECT_TRUE(list.faults.empty()) << list.faults.front().sentence;
}

/// Text and looks of sheets are judged by eye; here: they are PDF, of as many pages as they should have.
TEST(PickupSheets, ArePdf) {
  Pickup pickup;
  pickup.arrived = *parse_date("2023-10-27");
  const Printed line{pickup, Owner{"Mustermann", "Erika", {1964, 8, 12}, "DEMO1"}};
  const SheetHead head{.town = "Arnsberg", .site = "Stadtbüro Altstadt", .contact = "02931 555-01", .made = {.day = *parse_date("2023-11-06")}, .created = {}};
  const HandOver said;
  for (const Bytes& pdf : {site_list(head, {line}), courier_list(head, 7, {line}), hand_over_slip(head, line, nullptr), hand_over_slip(head, line, &said),
                           reminder_letters(head, {line, line}), reminder_list(head, std::vector<Printed>(60, line)), site_list(head, {})})
    EXPECT_THAT(std::string(text_of(pdf)), StartsWith("%PDF-"));
  EXPECT_EQ(name_of(std::nullopt), "(verschlossen)");
}

}  // namespace
}  // namespace nb::pickup
