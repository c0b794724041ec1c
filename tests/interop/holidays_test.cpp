// SPDX-License-Identifier: EUPL-1.2
// The npm package date-holidays, which others keep, judges our table of holidays for twenty-one years.
#include "deadlines/holidays.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>

#include "base/text.hpp"
#include "run.hpp"

namespace nb::test {
namespace {

using deadlines::HolidayCalendar;
using deadlines::Land;
using deadlines::LocalHoliday;
using Days = std::map<std::string, std::set<std::string>>;

constexpr int kFirst = 2015;
constexpr int kLast = 2035;

/// Known differences that are none of days: BW 31 October has the package's type "school" (free of school, no holiday; the script
/// takes "public" only), and its regions BZ, UH, WAK are whole districts where the law names municipalities or parts of them:
/// compared is the day once it is switched on.
Days ours() {
  std::map<std::string, HolidayCalendar> places{{"DE", HolidayCalendar()},
                                                {"BY.A", HolidayCalendar(Land::BY, {LocalHoliday::by_augsburg, LocalHoliday::by_assumption})},
                                                {"BY.KATH", HolidayCalendar(Land::BY, {LocalHoliday::by_assumption})},
                                                {"BY.EVANG", HolidayCalendar(Land::BY)},
                                                {"SN.BZ", HolidayCalendar(Land::SN, {LocalHoliday::sn_corpus_christi})},
                                                {"TH.EIC", HolidayCalendar(Land::TH, {LocalHoliday::th_corpus_christi})},
                                                {"TH.UH", HolidayCalendar(Land::TH, {LocalHoliday::th_corpus_christi})},
                                                {"TH.WAK", HolidayCalendar(Land::TH, {LocalHoliday::th_corpus_christi})}};
  for (std::size_t i = 0; i < 16; ++i) places.emplace(to_string(static_cast<Land>(i)), HolidayCalendar(static_cast<Land>(i)));
  Days days;
  for (const auto& [name, calendar] : places) {
    for (int year = kFirst; year <= kLast; ++year)
      for (const auto& holiday : calendar.of_year(std::chrono::year(year))) days[name].insert(format_date(holiday.day));
  }
  return days;
}

TEST(DateHolidays, KnowTheSameDaysInEveryLand) {
  if (run("command -v node").code != 0 || !std::filesystem::exists(NB_SOURCE_DIR "/node_modules/date-holidays"))
    GTEST_SKIP() << "node or date-holidays is not installed: script/setup";
  const auto theirs_text = run("node " NB_SOURCE_DIR "/tests/interop/holidays.mjs " + std::to_string(kFirst) + " " + std::to_string(kLast));
  ASSERT_EQ(theirs_text.code, 0) << theirs_text.output;
  Days theirs;
  for (const std::string_view line : split(trim(theirs_text.output), '\n')) {
    const auto fields = split(line, ' ');
    ASSERT_EQ(fields.size(), 2U) << line;
    theirs[std::string(fields[0])].emplace(fields[1]);
  }
  EXPECT_EQ(theirs.size(), 24U);
  std::set<std::string> differences;
  for (const auto& [place, days] : ours()) {
    for (const std::string& day : days)
      if (!theirs[place].contains(day)) differences.insert(place + " " + day);
    for (const std::string& day : theirs[place])
      if (!days.contains(day)) differences.insert(place + " " + day);
  }
  EXPECT_EQ(differences, std::set<std::string>{});
}

}  // namespace
}  // namespace nb::test
