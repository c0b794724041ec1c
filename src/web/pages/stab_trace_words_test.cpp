// SPDX-License-Identifier: EUPL-1.2
// The auditor reads German words, whatever room an entry is of: a type without one is found here, on the day it is made.
#include "web/pages/stab_trace_words.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

namespace nb::pages {
namespace {

/// Every "<room>.<what>" in the files where rooms name their entry types.
std::set<std::string> types_of_all_rooms() {
  std::set<std::string> out;
  const std::regex type("\"([a-z]+\\.[a-z_]+)\"");
  for (const auto& room : std::filesystem::directory_iterator(std::filesystem::path(NB_SOURCE_DIR) / "src")) {
    for (const char* name : {"events.hpp", "events.cpp"}) {
      std::ifstream in(room.path() / name);
      const std::string text(std::istreambuf_iterator<char>(in), {});
      for (std::sregex_iterator found(text.begin(), text.end(), type), end; found != end; ++found) {
        const std::string word = (*found)[1];
        if (word.starts_with(room.path().filename().string() + ".")) out.insert(word);
      }
    }
  }
  return out;
}

TEST(TraceWords, EveryTypeOfEveryRoomHasAGermanWord) {
  const std::set<std::string> types = types_of_all_rooms();
  EXPECT_GT(types.size(), 90U) << "the sources were not found";
  for (const std::string& type : types) EXPECT_NE(trace_words(type), type) << type << " has no word in src/web/pages/stab_trace_words.cpp";
}

TEST(TraceWords, MasterDataOfAnyKind) {
  EXPECT_EQ(trace_words("catalogue.service_set"), "Stammdaten eingespielt");
  EXPECT_EQ(trace_words("catalogue.site_removed"), "Stammdaten entfernt");
}

TEST(TraceWords, WhatNobodyKnowsIsShownAsItIs) { EXPECT_EQ(trace_words("future.happened"), "future.happened"); }

}  // namespace
}  // namespace nb::pages
