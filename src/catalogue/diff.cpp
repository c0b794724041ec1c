// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/diff.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <map>
#include <string_view>
#include <tuple>

#include "base/assert.hpp"

namespace nb::catalogue {

namespace json = boost::json;

namespace {

/// What is set or removed in one log.
struct Pair {
  std::optional<Record> before;
  std::optional<Record> after;
};

/// Gives wanted entries the ids of current ones that have the same key and fit, each id once.
template <class KeyOf, class Fits>
void adopt(const std::vector<DirectoryEntry>& current, std::vector<bool>& used, std::vector<DirectoryEntry>& wanted, KeyOf key_of, Fits fits) {
  std::multimap<decltype(key_of(current.front())), std::size_t> free;
  for (std::size_t i = 0; i < current.size(); ++i) {
    if (!used[i]) free.emplace(key_of(current[i]), i);
  }
  for (DirectoryEntry& entry : wanted) {
    if (!entry.id.empty()) continue;
    const auto [from, to] = free.equal_range(key_of(entry));
    const auto found = std::find_if(from, to, [&](const auto& one) { return fits(current[one.second], entry); });
    if (found == to) continue;
    entry.id = current[found->second].id;
    used[found->second] = true;
    free.erase(found);
  }
}

bool anybody(const DirectoryEntry&, const DirectoryEntry&) { return true; }

/// "Müller" stands in "Müller-Wendt" and in "von Müller", but "Lang" does not in "Lange": that is somebody else.
bool is_part_of_name(std::string_view part, std::string_view name) {
  const auto ends_at = [&](std::size_t at) { return at == name.size() || name[at] == '-' || name[at] == ' '; };
  for (std::size_t at = name.find(part); at != std::string_view::npos; at = name.find(part, at + 1)) {
    if ((at == 0 || ends_at(at - 1)) && ends_at(at + part.size())) return true;
  }
  return false;
}

/// At a post with a number of its own: nobody was named before, or it is the same person under a name that was added to or shortened.
/// Whoever comes after somebody else inherits neither their private address nor what they have confirmed.
bool no_successor(const DirectoryEntry& before, const DirectoryEntry& after) {
  if (before.last_name.empty()) return true;
  const bool longer = !after.last_name.empty() && (is_part_of_name(before.last_name, after.last_name) || is_part_of_name(after.last_name, before.last_name));
  return longer && before.first_name == after.first_name;
}

/// First what is wholly the same, then the same person, then the same post with its number.
void adopt_ids(const std::vector<DirectoryEntry>& current, std::vector<DirectoryEntry>& wanted) {
  std::vector<bool> used(current.size());
  for (DirectoryEntry& entry : wanted) entry.id.clear();
  adopt(
      current, used, wanted,
      [](const DirectoryEntry& d) {
        return std::tuple(d.ags, d.office, d.unit, d.function, d.last_name, d.first_name, d.phone, d.mobile, d.fax, d.room, d.site, d.responsibilities, d.valid_from, d.valid_to);
      },
      anybody);
  adopt(
      current, used, wanted, [](const DirectoryEntry& d) { return std::tuple(d.ags, d.office, d.last_name, d.first_name, d.unit, d.valid_from); }, anybody);
  adopt(
      current, used, wanted, [](const DirectoryEntry& d) { return std::tuple(d.ags, d.office, d.unit, d.function, d.phone, d.valid_from); }, no_successor);
}

/// Records side by side, in the order of flatten(); only those that differ.
std::vector<Pair> differences(Catalogue current, Catalogue wanted) {
  for (std::size_t i = 0; i < current.directory.size(); ++i) {
    if (current.directory[i].id.empty()) current.directory[i].id = "#" + std::to_string(i);  // two imports compared
  }
  adopt_ids(current.directory, wanted.directory);
  const auto key = [](const Record& r) { return std::tuple(r.kind, r.town, r.key); };
  std::map<decltype(key(std::declval<Record>())), Pair> pairs;
  std::vector<Pair> unnamed;  // directory entries that are new
  for (Record& record : flatten(current)) pairs[key(record)].before = std::move(record);
  for (Record& record : flatten(wanted)) {
    if (record.key.empty()) {
      unnamed.push_back({std::nullopt, std::move(record)});
    } else {
      pairs[key(record)].after = std::move(record);
    }
  }
  std::vector<Pair> out;
  for (auto& [k, pair] : pairs) {
    if (pair.before != pair.after) out.push_back(std::move(pair));
  }
  std::move(unnamed.begin(), unnamed.end(), std::back_inserter(out));
  return out;
}

const Record& either(const Pair& pair) { return pair.after ? *pair.after : *pair.before; }

// The texts come from flatten(), so they always parse.
json::object object_of(const std::string& text) { return text.empty() ? json::object() : json::parse(text).as_object(); }

std::string plain(const json::value& value) {
  if (value.is_null()) return {};
  if (const json::string* text = value.if_string()) return std::string(text->data(), text->size());
  if (!value.is_array()) return json::serialize(value);
  std::string out;
  for (const json::value& item : value.get_array()) out += (out.empty() ? "" : ";") + plain(item);
  return out;
}

std::string member(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value == nullptr ? std::string() : plain(*value);
}

void compare(const std::string& before, const std::string& after, std::vector<FieldChange>& out) {
  const json::object old_object = object_of(before);
  for (const auto& [name, value] : object_of(after)) {
    const std::string was = member(old_object, name);
    const std::string is = plain(value);
    if (was != is) out.push_back({std::string(name.data(), name.size()), was, is});
  }
}

std::string label(const Record& record) {
  const json::object data = object_of(record.data);
  if (record.kind == RecordKind::directory_entry) {
    const json::object contact = object_of(record.contact);
    const std::string last = member(contact, "last_name");
    const std::string first = member(contact, "first_name");
    const std::string who = last.empty() ? member(contact, "unit") : first.empty() ? last : last + ", " + first;
    return member(data, "office") + ": " + who + " " + member(contact, "phone");
  }
  for (const char* name : {"name_de", "name", "office"}) {
    if (const std::string text = member(data, name); !text.empty()) return record.key + " (" + text + ")";
  }
  return record.key;
}

Change change_of(const Pair& pair, const std::map<Ags, std::string>& towns) {
  const Record& record = either(pair);
  Change change{!pair.before ? Change::Kind::added : !pair.after ? Change::Kind::removed : Change::Kind::changed, record.kind, record.town, record.key, label(record), {}};
  if (record.town) {
    const auto town = towns.find(*record.town);
    change.label = (town == towns.end() ? record.town->str() : town->second) + ": " + change.label;
  }
  if (pair.before && pair.after) {
    compare(pair.before->data, pair.after->data, change.fields);
    compare(pair.before->contact, pair.after->contact, change.fields);
  }
  return change;
}

std::string_view heading(RecordKind kind) {
  constexpr std::array<std::string_view, kRecordKinds> kHeadings = {"Kommunen", "Komponenten",          "Leistungen", "Texte der Leistungen", "Schritte", "Texte der Schritte",
                                                                    "Ämter",    "Örtliche Verdrahtung", "Standorte",  "Telefonverzeichnis"};
  return kHeadings[static_cast<std::size_t>(kind)];
}

std::string line_of(const Change& change) {
  std::string out = change.change == Change::Kind::added ? "  + " : change.change == Change::Kind::removed ? "  - " : "  ~ ";
  out += change.label;
  for (const FieldChange& field : change.fields) out += "\n      " + field.field + ": „" + field.before + "“ → „" + field.after + "“";
  return out + "\n";
}

void add_to_args(const Pair& pair, json::object& args) {
  const Record& record = either(pair);
  json::object change{{"kind", json::string(to_string(record.kind))}, {"key", json::string(record.key)}};
  if (!pair.after) {
    args["remove"].as_array().push_back(std::move(change));
    return;
  }
  change.emplace("data", object_of(record.data));
  if (!record.contact.empty()) change.emplace("contact", object_of(record.contact));
  args["set"].as_array().push_back(std::move(change));
}

}  // namespace

std::vector<Change> diff(const Catalogue& current, const Catalogue& wanted) {
  std::map<Ags, std::string> towns;
  for (const Catalogue* catalogue : {&wanted, &current}) {
    for (const Municipality& m : catalogue->municipalities) towns.emplace(m.ags, m.name);
  }
  std::vector<Change> changes;
  for (const Pair& pair : differences(current, wanted)) changes.push_back(change_of(pair, towns));
  return changes;
}

std::string to_german(const std::vector<Change>& changes, std::size_t lines_max) {
  if (changes.empty()) return "Keine Änderungen: Diese Daten stehen schon so im Bestand.\n";
  std::string out;
  for (std::size_t k = 0; k < kRecordKinds; ++k) {
    std::array<std::size_t, 3> counts{};
    std::string lines;
    std::size_t shown = 0;
    for (const Change& change : changes) {
      if (static_cast<std::size_t>(change.kind) != k) continue;
      ++counts[static_cast<std::size_t>(change.change)];
      if (shown == lines_max) continue;
      lines += line_of(change);
      ++shown;
    }
    const std::size_t all = counts[0] + counts[1] + counts[2];
    if (all == 0) continue;
    out += std::string(heading(static_cast<RecordKind>(k))) + ": " + std::to_string(counts[0]) + " neu, " + std::to_string(counts[1]) + " geändert, " + std::to_string(counts[2]) +
           " entfernt\n" + lines;
    if (all > shown) out += "  … und " + std::to_string(all - shown) + " weitere\n";
  }
  return out;
}

std::vector<std::pair<LogName, std::string>> plan(const Catalogue& current, const Catalogue& wanted) {
  std::map<std::optional<Ags>, json::object> logs;  // the region's, without municipality, comes first
  for (const Pair& pair : differences(current, wanted)) {
    json::object& args = logs.try_emplace(either(pair).town, json::object{{"set", json::array()}, {"remove", json::array()}}).first->second;
    add_to_args(pair, args);
  }
  std::vector<std::pair<LogName, std::string>> out;
  for (const auto& [town, args] : logs) out.emplace_back(town ? main_log(*town) : region_log(), json::serialize(args));
  return out;
}

}  // namespace nb::catalogue
