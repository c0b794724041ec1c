// SPDX-License-Identifier: EUPL-1.2
// The auditor reads words, German or English, whatever room an entry or a command is of: one without is found here, on the day it is made.
#include "web/pages/stab_trace_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "staff/matrix.hpp"
#include "web/pages/console/lists.hpp"
#include "web/pages/console/phrases.hpp"
#include "web/pages/stab_command_words.hpp"

namespace nb::pages {
namespace {

/// What headers name "<room>.<what>" after their own room: the types of its entries. Rooms keep them in headers, for their projections.
std::set<std::string> types_of_all_rooms() {
  std::set<std::string> out;
  const std::regex type("constexpr std::string_view k\\w+ = \"([a-z]+\\.[a-z_]+)\"");
  for (const auto& room : std::filesystem::directory_iterator(std::filesystem::path(NB_SOURCE_DIR) / "src")) {
    if (!room.is_directory()) continue;
    for (const auto& file : std::filesystem::directory_iterator(room)) {
      if (file.path().extension() != ".hpp") continue;
      std::ifstream in(file.path());
      const std::string text(std::istreambuf_iterator<char>(in), {});
      for (std::sregex_iterator found(text.begin(), text.end(), type), end; found != end; ++found) {
        const std::string word = (*found)[1];
        if (word.starts_with(room.path().filename().string() + ".")) out.insert(word);
      }
    }
  }
  return out;
}

const Phrases& english() {
  static const Phrases phrases(std::filesystem::path(NB_SOURCE_DIR) / "locale" / "stab");
  return phrases;
}
void expect_english(std::string_view word, std::string_view of) { EXPECT_NE(english().say(word), word) << of << ": »" << word << "« has no English in locale/stab"; }

TEST(TraceWords, EveryTypeOfEveryRoomHasAGermanAndAnEnglishWord) {
  const std::set<std::string> types = types_of_all_rooms();
  EXPECT_GT(types.size(), 100U) << "the sources were not found";
  EXPECT_THAT(types, testing::IsSupersetOf({"appointments.import_noted", "situation.undone", "audit.exported"}));
  for (const std::string& type : types) {
    EXPECT_NE(trace_words(type), type) << type << " has no word in src/web/pages/stab_trace_words.cpp";
    expect_english(trace_words(type), type);
  }
}

TEST(CommandWords, EveryCommandHasAGermanAndAnEnglishWordOfItsOwn) {
  std::set<std::string_view> seen;
  EXPECT_GT(staff::commands_table().size(), 100U);
  for (const staff::CommandRow& row : staff::commands_table()) {
    EXPECT_NE(command_words(row.name), row.name) << row.name << " has no word in src/web/pages/stab_command_words.cpp";
    EXPECT_TRUE(seen.insert(command_words(row.name)).second) << row.name << " is called like another";
    expect_english(command_words(row.name), row.name);
  }
  EXPECT_EQ(command_words("future.do"), "future.do");
}

TEST(TraceWords, WhatWasReadOrHandedOutIsNamedInBothLanguages) {
  for (const std::string_view what :
       {kRead.filing, kRead.receipt, kRead.attachment, kRead.list, kRead.search, kRead.letter, kRead.letters, kRead.pickup, kRead.pickups, kRead.booking, kRead.bookings}) {
    EXPECT_NE(read_words(what), what);
    expect_english(read_words(what), what);
  }
  for (const std::string_view what : {"traces", "crisis_log", "call_off", "pickups", "circular_sheets", "circular_calls", "situation_report"}) EXPECT_NE(export_words(what), what);
  for (const std::string_view what :
       {"traces", "crisis_log", "call_off", "pickups", "circular_sheets", "circular_calls", "situation_report", "Tagesliste der Termine", "Nicht übernommene Zeilen eines Imports"})
    expect_english(export_words(what), what);
  for (const List& list : lists()) {
    EXPECT_EQ(export_words(list.filename).find_first_of("-_"), std::string_view::npos) << list.filename;
    expect_english(export_words(list.filename), list.filename);
  }
}

/// What follows "case …::x: return" and other quoted codes of refusals in a source.
std::set<std::string> codes_in(const char* source, const char* pattern, const std::string& prefix = "") {
  std::ifstream in(std::filesystem::path(NB_SOURCE_DIR) / source);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const std::regex code(pattern);
  std::set<std::string> out;
  for (std::sregex_iterator found(text.begin(), text.end(), code), end; found != end; ++found) out.insert(prefix + found->str(1));
  return out;
}

TEST(TraceWords, EveryReasonAtTheDoorIsSaidInBothLanguages) {
  std::set<std::string> reasons = codes_in("src/staff/sign_in.cpp", "\"([a-z]+_[a-z_]+[a-z])\"");
  reasons.merge(codes_in("src/staff/passkey.cpp", "case [A-Za-z]*Fault::[a-z_]+:\\s+return \"([a-z_]+)\"", "passkey_"));
  reasons.merge(codes_in("src/staff/accounts_invitations.cpp", "return \"(invitation_[a-z]+)\""));
  reasons.merge(codes_in("src/web/pages/account/door.cpp", "record_often\\([^;]*\"([a-z_]+)\""));
  reasons.merge(codes_in("src/web/pages/account/door.cpp", "Kind::refused, [^;]*\"([a-z_]+)\""));
  reasons.merge(codes_in("src/web/pages/stab.cpp", "turned_away\\(\"([a-z_]+)\""));
  reasons.merge(codes_in("src/app/server.cpp", "sign_in_refused\\([^;]*\"([a-z_]+)\""));
  EXPECT_THAT(reasons,
              testing::IsSupersetOf({"wrong_password", "code_reused", "passkey_counter_back", "passkey_unknown", "invitation_used", "too_often", "form_stale", "link_unknown"}));
  for (const std::string& reason : reasons) {
    EXPECT_NE(refusal_words(reason), reason) << reason << " has no word in src/web/pages/stab_trace_words.cpp";
    expect_english(refusal_words(reason), reason);
  }
}

TEST(TraceWords, MasterDataOfAnyKind) {
  EXPECT_EQ(trace_words("catalogue.service_set"), "Stammdaten eingespielt");
  EXPECT_EQ(trace_words("catalogue.site_removed"), "Stammdaten entfernt");
}

TEST(TraceWords, WhatNobodyKnowsIsShownAsItIs) { EXPECT_EQ(trace_words("future.happened"), "future.happened"); }

}  // namespace
}  // namespace nb::pages
