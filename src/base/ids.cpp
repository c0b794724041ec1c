// SPDX-License-Identifier: EUPL-1.2
#include "base/ids.hpp"

#include <algorithm>

namespace nb {

namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool hex(char c) { return digit(c) || (c >= 'a' && c <= 'f'); }
bool node_char(char c) { return digit(c) || (c >= 'a' && c <= 'z') || c == '-'; }

}  // namespace

bool AgsTag::valid(std::string_view text) { return text.size() == 8 && std::ranges::all_of(text, digit); }

bool LogNameTag::valid(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return false;
  const auto owner = text.substr(0, slash);
  const auto node = text.substr(slash + 1);
  return (owner == "region" || AgsTag::valid(owner)) && !node.empty() && node.size() <= 40 && std::ranges::all_of(node, node_char);
}

bool CommandIdTag::valid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !hex(text[i])) return false;
  }
  return true;
}

LogName region_log() { return *LogName::parse("region/main"); }
LogName main_log(const Ags& ags) { return *LogName::parse(ags.str() + "/main"); }

std::optional<Ags> ags_of(const LogName& log) { return Ags::parse(std::string_view(log.str()).substr(0, log.str().find('/'))); }

}  // namespace nb
