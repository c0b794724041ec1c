// SPDX-License-Identifier: EUPL-1.2
#include "proof/entry_rules.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ids.hpp"
#include "base/text.hpp"
#include "base/time.hpp"

namespace nb::proof {

namespace {

constexpr std::size_t kTypeBytesMax = 80;
constexpr std::size_t kTextBytesMax = 200;
constexpr std::size_t kNameBytesMax = 40;
constexpr std::size_t kPartNameBytesMax = 32;

bool lower(char c) { return c >= 'a' && c <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }
bool word_char(char c) { return lower(c) || digit(c) || c == '_'; }
bool node_char(char c) { return lower(c) || digit(c) || c == '-'; }

bool is_word(std::string_view text) { return !text.empty() && lower(text.front()) && std::ranges::all_of(text, word_char); }

bool is_type(std::string_view text) {
  const auto dot = text.find('.');
  return text.size() <= kTypeBytesMax && dot != std::string_view::npos && is_word(text.substr(0, dot)) && is_word(text.substr(dot + 1));
}

bool is_node(std::string_view text) { return !text.empty() && text.size() <= kNameBytesMax && std::ranges::all_of(text, node_char); }
bool is_text(std::string_view text) { return text.size() <= kTextBytesMax && is_utf8(text); }

tl::unexpected<Flaw> ill_formed(std::string_view field) {
  return refuse(Flaw{Flaw::Kind::syntax, fmt::format("Der Eintrag ist fehlerhaft: Das Feld »{}« hat nicht die vorgeschriebene Form.", field)});
}

bool parts_are_named(const std::vector<PartDigest>& parts) {
  for (auto part = parts.begin(); part != parts.end(); ++part) {
    const auto same = [&](const PartDigest& other) { return other.name == part->name; };
    if (!valid_part_name(part->name) || std::any_of(parts.begin(), part, same)) return false;
  }
  return true;
}

}  // namespace

bool valid_part_name(std::string_view name) {
  const auto part_char = [](char c) { return word_char(c) || (c >= 'A' && c <= 'Z') || c == '.' || c == '-'; };
  return !name.empty() && name.size() <= kPartNameBytesMax && word_char(name.front()) && std::ranges::all_of(name, part_char);
}

Result<void, Flaw> check_fields(const EntryCore& core) {
  if (!is_type(core.type)) return ill_formed("type");
  if (!parse_rfc3339(core.at)) return ill_formed("at");
  if (core.occurred && !parse_rfc3339(*core.occurred)) return ill_formed("occurred");
  if (!is_node(core.node)) return ill_formed("node");
  if (core.actor.empty() || !is_text(core.actor)) return ill_formed("actor");
  if (!CommandId::parse(core.command)) return ill_formed("command");
  if (!is_text(core.subject)) return ill_formed("subject");
  if (core.parts.size() > kPartsMax || !parts_are_named(core.parts)) return ill_formed("parts");
  return {};
}

}  // namespace nb::proof
