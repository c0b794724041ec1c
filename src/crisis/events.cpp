// SPDX-License-Identifier: EUPL-1.2
#include "crisis/events.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <utility>

#include "state/members.hpp"

namespace nb::crisis {

namespace json = boost::json;
using state::number_member;
using state::text_member;

namespace {

constexpr std::array kWords =
    std::to_array<std::pair<const char*, std::string Content::*>>({{"text", &Content::text}, {"why", &Content::why}, {"from", &Content::from}, {"to", &Content::to}});
constexpr std::array kOwners =
    std::to_array<std::pair<const char*, std::string Owner::*>>({{"account", &Owner::account}, {"person", &Owner::person}, {"function", &Owner::function}});
constexpr std::array kCounts = std::to_array<std::pair<const char*, std::uint64_t Counts::*>>({{"possible", &Counts::possible},
                                                                                               {"limited", &Counts::limited},
                                                                                               {"elsewhere", &Counts::elsewhere},
                                                                                               {"impossible", &Counts::impossible},
                                                                                               {"unknown", &Counts::unknown},
                                                                                               {"incidents", &Counts::incidents}});

template <class Enum, std::size_t N>
Enum word_of(const std::array<std::string_view, N>& words, std::string_view word, Enum otherwise) {
  const auto found = std::ranges::find(words, word);
  return found == words.end() ? otherwise : static_cast<Enum>(found - words.begin());
}

const json::object* object_member(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value == nullptr ? nullptr : value->if_object();
}

}  // namespace

std::string encode_content(const Content& content) {
  json::object out;
  for (const auto& [name, member] : kWords) {
    if (!(content.*member).empty()) out.emplace(name, content.*member);
  }
  return json::serialize(out);
}

Content decode_content(std::string_view text) {
  Content out;
  boost::system::error_code error;
  const json::value value = json::parse(text, error);
  if (error || !value.is_object()) return out;
  for (const auto& [name, member] : kWords) out.*member = text_member(value.get_object(), name);
  return out;
}

json::object encode_data(const Entry& entry) {
  json::object out{{"number", entry.number}};
  if (entry.type == Type::noted) {
    out.emplace("direction", kDirections.at(static_cast<std::size_t>(entry.direction)));
    out.emplace("channel", kChannels.at(static_cast<std::size_t>(entry.channel)));
  }
  if (entry.about != 0) out.emplace("about", entry.about);
  if (entry.until) out.emplace("until", format_utc(*entry.until));
  if (entry.owner != Owner{}) {
    json::object owner;
    for (const auto& [name, member] : kOwners) {
      if (!(entry.owner.*member).empty()) owner.emplace(name, entry.owner.*member);
    }
    out.emplace("owner", std::move(owner));
  }
  if (entry.known) out.emplace("known", json::object{{"here", entry.known->here}, {"region", entry.known->region}});
  if (entry.shown) {
    json::object shown;
    for (const auto& [name, member] : kCounts) shown.emplace(name, (*entry.shown).*member);
    out.emplace("shown", std::move(shown));
  }
  return out;
}

void decode_data(const json::object& data, Entry& entry) {
  entry.number = number_member(data, "number");
  entry.about = number_member(data, "about");
  entry.until = parse_rfc3339(text_member(data, "until"));
  entry.direction = word_of(kDirections, text_member(data, "direction"), Direction::internal);
  entry.channel = word_of(kChannels, text_member(data, "channel"), Channel::other);
  if (const json::object* owner = object_member(data, "owner")) {
    for (const auto& [name, member] : kOwners) entry.owner.*member = text_member(*owner, name);
  }
  if (const json::object* known = object_member(data, "known")) entry.known = Position{number_member(*known, "here"), number_member(*known, "region")};
  if (const json::object* shown = object_member(data, "shown")) {
    entry.shown.emplace();
    for (const auto& [name, member] : kCounts) (*entry.shown).*member = number_member(*shown, name);
  }
}

}  // namespace nb::crisis
