// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/events.hpp"

namespace nb::catalogue {

namespace {
constexpr std::string_view kRoom = "catalogue.";
constexpr std::string_view kSet = "_set";
constexpr std::string_view kRemoved = "_removed";

std::string type_of(RecordKind kind, std::string_view what) { return std::string(kRoom) + std::string(to_string(kind)) + std::string(what); }
}  // namespace

std::optional<EntryType> parse_entry_type(std::string_view type) {
  if (!type.starts_with(kRoom)) return std::nullopt;
  type.remove_prefix(kRoom.size());
  const bool removed = type.ends_with(kRemoved);
  if (!removed && !type.ends_with(kSet)) return std::nullopt;
  type.remove_suffix(removed ? kRemoved.size() : kSet.size());
  const auto kind = parse_record_kind(type);
  if (!kind) return std::nullopt;
  return EntryType{*kind, removed};
}

state::NewEntry set_entry(const Record& record) {
  state::NewEntry entry{type_of(record.kind, kSet), record.key, record.data, std::nullopt, {}};
  if (record.kind == RecordKind::directory_entry) entry.parts.push_back({std::string(kContactPart), record.contact});
  return entry;
}

state::NewEntry removed_entry(RecordKind kind, std::string_view key) { return {type_of(kind, kRemoved), std::string(key), "{}", std::nullopt, {}}; }

}  // namespace nb::catalogue
