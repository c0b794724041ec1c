// SPDX-License-Identifier: EUPL-1.2
// The three files of the data pack, alone and in every order: the outcome that its README states, row by row in numbers.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "base/text.hpp"
#include "rescue/reader.hpp"
#include "rescue/reconcile.hpp"
#include "rescue/remembering.hpp"
#include "rescue/test_register.hpp"

namespace nb::rescue {
namespace {

using std::chrono::minutes;

constexpr const char* kPack = NB_SOURCE_DIR "/examples/suedwestfalen/";

std::string file(const std::string& name) {
  std::ifstream in(kPack + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

CivilDate ymd(int y, unsigned m, unsigned d) { return CivilDate{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}}; }

Table read(const std::string& bytes, const Choices& choices, std::size_t header_line = 0) {
  auto dialect = sniff(bytes);
  EXPECT_TRUE(dialect);
  if (header_line > 0) dialect->header_line = header_line;
  const ReadOptions options{.limits = {}, .window = {ymd(2023, 10, 28), ymd(2024, 11, 1)}, .list_day = std::nullopt};
  return read_table(bytes, *dialect, options, choices, Zone());
}

std::size_t column(const Table& table, std::string_view name) { return static_cast<std::size_t>(std::ranges::find(table.columns, name) - table.columns.begin()); }

/// The services and the sites of a town, read with the room's own reader.
Choices choices_of(const std::string& ags) {
  Choices choices;
  const Table services = read(file("services.csv"), {}, 1);
  for (const Record& record : services.records) choices.services.push_back({record.cells[column(services, "id")], record.cells[column(services, "name_de")]});
  const Table offices = read(file("offices.csv"), {}, 1);
  for (const Record& record : offices.records) {
    if (record.cells[column(offices, "ags")] == ags) choices.sites.push_back({record.cells[column(offices, "site_id")], record.cells[column(offices, "site_name")]});
  }
  return choices;
}

struct Import {
  Table table;
  Mapping mapping;
  std::vector<Row> rows;
  Reconciled result;
};

class Pack : public testing::Test {
 protected:
  Import import(const std::string& name, const std::string& ags = "05958004") {
    const Choices choices = choices_of(ags);
    Import out;
    out.table = read(file(name), choices);
    out.mapping = guess_mapping(out.table, choices);
    out.rows = make_rows(out.table, out.mapping, zone_);
    Policy policy{.town = ags, .zone = &zone_, .today = ymd(2023, 10, 30), .as_of = out.table.as_of};
    policy.closed = [](CivilDate day) { return day == ymd(2023, 11, 1); };
    out.result = reconcile(out.rows, register_.bookings(), policy);
    register_.apply(out.result, policy.as_of);
    EXPECT_EQ(out.result.rows.size(), out.table.records.size());
    return out;
  }

  Zone zone_;
  TestRegister register_;
};

std::vector<std::size_t> lines(const Import& import, Outcome outcome) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < import.rows.size(); ++i) {
    if (import.result.rows[i].outcome == outcome) found.push_back(import.rows[i].line);
  }
  return found;
}

std::size_t with(const Import& import, Remark remark) {
  return static_cast<std::size_t>(std::ranges::count_if(import.rows, [remark](const Row& row) { return std::ranges::find(row.remarks, remark) != row.remarks.end(); }));
}

using Lines = std::vector<std::size_t>;

TEST_F(Pack, PrintListAloneGivesTheOutcomeItsReadmeStates) {
  const Import list = import("appointments_export_altsystem.csv");
  EXPECT_EQ(list.rows.size(), 361U);
  EXPECT_EQ(list.result.count(Outcome::taken), 349U);
  EXPECT_EQ(lines(list, Outcome::cancelled), (Lines{16, 163, 232}));
  EXPECT_EQ(lines(list, Outcome::asked), (Lines{162}));
  EXPECT_EQ(lines(list, Outcome::duplicate), (Lines{20, 188, 197, 301}));
  EXPECT_EQ(list.result.count(Outcome::superseded), 2U);
  EXPECT_EQ(lines(list, Outcome::refused), (Lines{377, 378}));
  EXPECT_EQ(list.result.rows[list.rows.size() - 2].reason, Reason::closed_day);
  EXPECT_EQ(list.result.rows[list.rows.size() - 1].reason, Reason::day_impossible);
  EXPECT_EQ(register_.active(), 349U);
}

TEST_F(Pack, PrintListShowsEveryDefect) {
  const Import list = import("appointments_export_altsystem.csv");
  EXPECT_EQ(with(list, Remark::letters_lost), 43U);
  EXPECT_EQ(with(list, Remark::name_capitals), 8U);
  EXPECT_EQ(with(list, Remark::name_split), 3U);
  EXPECT_EQ(with(list, Remark::surplus_field), 1U);
  EXPECT_EQ(with(list, Remark::name_missing), 1U);
  EXPECT_EQ(with(list, Remark::moved), 2U);
  const auto split = std::ranges::find(list.rows, 88U, &Row::line);
  ASSERT_NE(split, list.rows.end());
  EXPECT_EQ(split->name, "Aksoy, Mehmet");
  const auto surplus = std::ranges::find(list.rows, 182U, &Row::line);
  ASSERT_NE(surplus, list.rows.end());
  EXPECT_NE(surplus->remark.find("; "), std::string::npos);
  const auto lines_broken = std::ranges::find(list.rows, 290U, &Row::line);
  ASSERT_NE(lines_broken, list.rows.end());
  EXPECT_EQ(lines_broken->remark, "Rückruf wegen Unterlagen");
}

TEST_F(Pack, PrintListsDialectAndNotesAreSeen) {
  const std::string bytes = file("appointments_export_altsystem.csv");
  const auto dialect = sniff(bytes);
  ASSERT_TRUE(dialect);
  EXPECT_EQ(dialect->format, Format::csv);
  EXPECT_EQ(dialect->encoding, Encoding::latin1);
  EXPECT_EQ(dialect->separator, ';');
  EXPECT_EQ(dialect->header_line, 4U);
  const Import list = import("appointments_export_altsystem.csv");
  EXPECT_EQ(list.table.as_of, parse_rfc3339("2023-10-27T14:42:00Z"));
  Lines pages, headers, titles, footers;
  for (const Note& note : list.table.notes) {
    if (note.kind == NoteKind::page) pages.push_back(note.line);
    if (note.kind == NoteKind::header) headers.push_back(note.line);
    if (note.kind == NoteKind::title) titles.push_back(note.line);
    if (note.kind == NoteKind::footer) footers.push_back(note.line);
  }
  EXPECT_EQ(titles, (Lines{1, 2, 3}));
  EXPECT_EQ(pages, (Lines{61, 118, 175, 234, 292, 350}));
  EXPECT_EQ(headers, (Lines{62, 119, 176, 235, 293, 351}));
  EXPECT_EQ(footers, (Lines{379}));
  EXPECT_EQ(list.table.lines, 379U);
}

TEST_F(Pack, EveryLabelOfThePrintListIsGuessedAsTheCalendarHasIt) {
  const Import calendar = import("appointments.ics");
  const Import list = import("appointments_export_altsystem.csv");
  std::map<std::string, const Row*> by_reference;
  for (const Row& row : calendar.rows) by_reference[row.reference] = &row;
  for (const Row& row : list.rows) {
    const auto other = by_reference.find(row.reference);
    if (other == by_reference.end()) continue;
    EXPECT_EQ(row.service, other->second->service) << row.service_label;
    EXPECT_EQ(row.site, other->second->site) << row.site_label;
  }
}

TEST_F(Pack, CalendarImportsWithoutARemark) {
  const Import calendar = import("appointments.ics");
  EXPECT_EQ(calendar.result.count(Outcome::taken), 356U);
  EXPECT_EQ(calendar.rows.size(), 356U);
  EXPECT_TRUE(std::ranges::all_of(calendar.rows, [](const Row& row) { return row.remarks.empty(); }));
  EXPECT_TRUE(calendar.table.notes.empty());
}

TEST_F(Pack, TableImportsWithoutARemarkForEverySixthTown) {
  std::size_t taken = 0;
  for (const char* ags : {"05958004", "05958044", "05962024", "05962032", "05962040", "05970040"}) {
    const Import table = import("appointments.csv", ags);
    EXPECT_EQ(table.rows.size(), 2000U);
    EXPECT_EQ(table.result.count(Outcome::taken) + table.result.count(Outcome::other_town), 2000U) << ags;
    EXPECT_TRUE(std::ranges::all_of(table.rows, [](const Row& row) { return row.remarks.empty(); }));
    taken += table.result.count(Outcome::taken);
  }
  EXPECT_EQ(taken, 2000U);
}

TEST_F(Pack, ListAfterCalendarLeaves353ToCallOff) {
  import("appointments.ics");
  const Import list = import("appointments_export_altsystem.csv");
  EXPECT_EQ(list.result.count(Outcome::taken), 0U);
  EXPECT_EQ(list.result.count(Outcome::cancelled), 3U);
  EXPECT_EQ(list.result.count(Outcome::moved), 2U);
  EXPECT_EQ(list.result.count(Outcome::refused), 2U);
  EXPECT_EQ(list.result.count(Outcome::asked), 0U) << "the missing time stands in the calendar";
  for (const RowResult& row : list.result.rows) EXPECT_EQ(row.outcome == Outcome::moved, row.other_time.has_value());
  EXPECT_EQ(register_.active(), 353U);
}

TEST_F(Pack, CalendarAfterListRestoresLettersTimeAndName) {
  import("appointments_export_altsystem.csv");
  const Import calendar = import("appointments.ics");
  EXPECT_EQ(calendar.result.count(Outcome::taken), 4U) << "three that are not on the list, and the one without a time";
  EXPECT_EQ(std::ranges::count_if(calendar.result.rows, [](const RowResult& row) { return row.other_time.has_value(); }), 2) << "conflicts of time to be shown";
  EXPECT_EQ(register_.active(), 353U);
  for (const KnownBooking& booking : register_.bookings()) {
    if (booking.cancelled) continue;
    EXPECT_FALSE(letters_lost(booking.name)) << booking.reference;
    EXPECT_FALSE(booking.name.empty()) << booking.reference;
  }
}

TEST_F(Pack, EveryOrderOfTheThreeFilesGivesTheSameRegister) {
  std::vector<std::string> files{"appointments.csv", "appointments.ics", "appointments_export_altsystem.csv"};
  std::set<std::string> results;
  do {
    register_ = TestRegister();
    for (const std::string& name : files) import(name);
    EXPECT_EQ(register_.active(), 353U) << files[0] << ' ' << files[1] << ' ' << files[2];
    results.insert(register_.summary());
  } while (std::ranges::next_permutation(files).found);
  EXPECT_EQ(results.size(), 1U);
}

TEST_F(Pack, TheSameFileTwiceChangesNothing) {
  for (const char* name : {"appointments.csv", "appointments.ics", "appointments_export_altsystem.csv"}) {
    import(name);
    const Import again = import(name);
    EXPECT_TRUE(again.result.changes.empty()) << name;
    EXPECT_EQ(again.result.count(Outcome::taken), 0U) << name;
  }
}

/// Whatever somebody takes a column for, and whatever labels they explain: nobody's name is remembered.
TEST_F(Pack, NobodysNameIsEverStored) {
  for (const char* name : {"appointments_export_altsystem.csv", "appointments.ics", "appointments.csv"}) {
    const Import read = import(name);
    std::set<std::string> names;
    for (const Row& row : read.rows) {
      const std::string folded = fold_for_search(row.name);
      for (const std::string_view word : split(folded, ' ')) {
        if (word.size() > 1) names.emplace(word);
      }
    }
    ASSERT_GT(names.size(), 100U) << name;
    for (std::size_t column = 0; column < read.table.columns.size(); ++column) {
      Mapping mapping = read.mapping;
      mapping.columns[column] = Field::service;
      for (std::size_t i = 0; i < column; ++i) {
        if (mapping.columns[i] == Field::service) mapping.columns[i] = Field::ignore;
      }
      add_labels(mapping, read.table, {});
      for (auto& [label, id] : mapping.services) id = "-";
      const auto kept = decode_mapping(encode_to_remember(mapping, read.table, make_rows(read.table, mapping, zone_), "csv"));
      ASSERT_TRUE(kept);
      for (const auto& [label, id] : kept->mapping.services) {
        const std::string folded = fold_for_search(label);
        for (const std::string_view word : split(folded, ' ')) EXPECT_FALSE(names.contains(std::string(word))) << name << ", column " << column;
      }
    }
  }
}

TEST_F(Pack, LabelsAreLearntFromWhatIsKnown) {
  import("appointments.ics");
  const Choices choices = choices_of("05958004");
  const Table table = read(file("appointments_export_altsystem.csv"), choices);
  Mapping mapping = guess_mapping(table, choices);
  for (auto& [label, id] : mapping.services) id.clear();
  for (auto& [label, id] : mapping.sites) id.clear();
  learn_labels(mapping, make_rows(table, mapping, zone_), register_.bookings());
  EXPECT_EQ(mapping.services.at("PA beantr."), "personalausweis-beantragen");
  EXPECT_EQ(mapping.services.at("UKR §24"), "ukraine-aufenthalt");
  EXPECT_EQ(mapping.sites.at("StB Hüsten"), "arn-stadtbuero-huesten");
  EXPECT_TRUE(std::ranges::none_of(mapping.services, [](const auto& pair) { return pair.second.empty(); }));
}

}  // namespace
}  // namespace nb::rescue
