// SPDX-License-Identifier: EUPL-1.2
// Rows of a list as they are narrowed and handed out, and cells that no spreadsheet takes for a formula.
#include "web/pages/console/lists.hpp"

#include <gtest/gtest.h>

#include <set>

#include "staff/matrix.hpp"
#include "web/pages/stab_csv.hpp"

namespace nb::pages {
namespace {

std::string rows_of(Fields& fields, std::string_view path, std::string_view value) {
  std::string out;
  fields.each_row(path, [&](const Fields::Row& row) { out += std::string(row(value)) + ";"; });
  return out;
}

TEST(Lists, CellsAreQuotedAndNeverFormulas) {
  EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_cell("say \"x\"\r\n"), "\"say \"\"x\"\"\r\n\"");
  EXPECT_EQ(csv_cell(""), "\"\"");
  for (const std::string start : {"=", "+", "-", "@", "\t", "\r"}) EXPECT_EQ(csv_cell(start + "1"), "\"'" + start + "1\"") << start;
}

TEST(Lists, RowsAreReadInOrderAlsoInsideAnotherSection) {
  Fields fields;
  Section outer = fields.add("OUTER");
  for (const char* name : {"eins", "zwei"}) {
    Section row = outer.add("ROW");
    row.set("NAME", name);
    row.add("STATE").set("WORD", std::string(name) + "!");
  }
  EXPECT_EQ(rows_of(fields, "OUTER/ROW", "NAME"), "eins;zwei;");
  EXPECT_EQ(rows_of(fields, "OUTER/ROW", "STATE/WORD"), "eins!;zwei!;");
  EXPECT_EQ(rows_of(fields, "OUTER/ROW", "OTHER/WORD"), ";;");
  EXPECT_EQ(rows_of(fields, "NONE/ROW", "NAME"), "");
}

TEST(Lists, NarrowingLeavesTheWantedRowsOnly) {
  Fields fields;
  fields.show("SOME");
  for (const char* name : {"eins", "zwei", "drei"}) fields.add("ROW").set("NAME", name);
  const auto has_ei = [](const std::vector<std::string_view>& values) { return values.front().find("ei") != std::string_view::npos; };
  EXPECT_EQ(fields.keep_rows("SOME/ROW", has_ei), 3U);
  const auto is_last = [](const std::vector<std::string_view>& values) { return values.front() == "drei"; };
  EXPECT_EQ(fields.keep_rows("ROW", is_last), 1U);
  EXPECT_EQ(rows_of(fields, "ROW", "NAME"), "drei;");
  EXPECT_EQ(fields.keep_rows("ROW", [](const auto&) { return false; }), 0U);
  EXPECT_EQ(rows_of(fields, "ROW", "NAME"), "");
}

TEST(Lists, OfManyBoxesOnlyThoseStayThatHaveRowsLeft) {
  Fields fields;
  for (const char* name : {"eins", "zwei", "drei"}) {
    Section box = fields.add("BOX");
    box.set("PLACE", name);
    box.add("ROW").set("NAME", name);
  }
  const auto has_ei = [](const std::vector<std::string_view>& values) { return values.front().find("ei") != std::string_view::npos; };
  const auto is_last = [](const std::vector<std::string_view>& values) { return values.front() == "drei"; };
  EXPECT_EQ(fields.keep_rows("BOX/ROW", has_ei), 3U);
  EXPECT_EQ(fields.keep_rows("BOX/ROW", is_last), 1U);
  EXPECT_EQ(rows_of(fields, "BOX", "PLACE"), "drei;");
  EXPECT_EQ(fields.keep_rows("BOX/ROW", [](const auto&) { return false; }), 0U);
  EXPECT_EQ(rows_of(fields, "BOX", "PLACE"), "drei;") << "a single box keeps its head";
}

TEST(Lists, EveryFileNeedsWhatItsPageNeeds) {
  std::set<std::string_view> names;
  for (const List& one : lists()) {
    const staff::RouteRow* page = staff::find_route(staff::routes(), "GET", one.path);
    const staff::RouteRow* file = staff::find_route(staff::routes(), "GET", std::string(one.path) + ".csv");
    ASSERT_NE(page, nullptr) << one.path;
    ASSERT_NE(file, nullptr) << one.path;
    EXPECT_EQ(staff::gate_of(*page), staff::gate_of(*file)) << one.path;
    EXPECT_TRUE(names.insert(one.filename).second) << one.filename;
    EXPECT_GE(one.columns.size(), 3U) << one.path;
  }
}

}  // namespace
}  // namespace nb::pages
