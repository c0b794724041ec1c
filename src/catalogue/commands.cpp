// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/commands.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <set>
#include <utility>

#include "catalogue/events.hpp"
#include "catalogue/queries.hpp"
#include "catalogue/records.hpp"

namespace nb::catalogue {

namespace json = boost::json;

namespace {

using Entries = std::vector<state::NewEntry>;
using Refused = std::optional<state::Refusal>;

state::Refusal malformed(const std::string& what) {
  return {"catalogue.malformed", "Die Änderung der Stammdaten ist nicht lesbar (" + what + "). Bitte lesen Sie die Daten neu ein."};
}

const json::array* list_of(const json::object& args, std::string_view name) {
  const json::value* value = args.if_contains(name);
  return value == nullptr ? nullptr : value->if_array();
}

const json::object* object_in(const json::object& change, std::string_view name) {
  const json::value* value = change.if_contains(name);
  return value == nullptr ? nullptr : value->if_object();
}

std::optional<std::string> text_in(const json::object& change, std::string_view name) {
  const json::value* value = change.if_contains(name);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return std::string(value->get_string().data(), value->get_string().size());
}

/// JSON of the same meaning, whatever the order of its members and the form of its numbers.
bool same(const std::string& a, const std::string& b) {
  if (a == b) return true;
  json::error_code error_a;
  json::error_code error_b;
  const json::value left = json::parse(a, error_a);
  const json::value right = json::parse(b, error_b);
  return !error_a && !error_b && left == right;
}

class Applying {
 public:
  explicit Applying(const state::DecideContext& context) : context_(context), town_(ags_of(context.log)) {}

  Refused set(const json::value& value) {
    const json::object* change = value.if_object();
    const auto kind = change == nullptr ? std::nullopt : kind_of(*change);
    const auto key = change == nullptr ? std::nullopt : text_in(*change, "key");
    const json::object* data = change == nullptr ? nullptr : object_in(*change, "data");
    if (!kind || !key || data == nullptr) return malformed("ein Datensatz ohne Art, Schlüssel oder Inhalt");
    if (is_local(*kind) != town_.has_value()) return wrong_log(*kind);
    auto record = read_record(*kind, town_, *key, *data, object_in(*change, "contact"));
    if (!record) return malformed(std::string(to_string(*kind)) + " " + *key);
    if (record->data.size() > kDataBytesMax || record->contact.size() > kContactBytesMax) {
      return state::Refusal{"catalogue.too_long", "Der Datensatz „" + *key + "“ ist zu lang. Bitte kürzen Sie seine Texte."};
    }
    return *kind == RecordKind::directory_entry ? set_directory(std::move(*record)) : set_plain(*record);
  }

  Refused remove(const json::value& value) {
    const json::object* change = value.if_object();
    const auto kind = change == nullptr ? std::nullopt : kind_of(*change);
    const auto key = change == nullptr ? std::nullopt : text_in(*change, "key");
    if (!kind || !key) return malformed("ein Datensatz ohne Art oder Schlüssel");
    if (find_record(context_.db, context_.log, *kind, *key)) entries_.push_back(removed_entry(*kind, *key));
    return std::nullopt;
  }

  Entries take() { return std::move(entries_); }

 private:
  static std::optional<RecordKind> kind_of(const json::object& change) {
    const auto name = text_in(change, "kind");
    return name ? parse_record_kind(*name) : std::nullopt;
  }

  static state::Refusal wrong_log(RecordKind kind) {
    return {"catalogue.wrong_log", is_local(kind) ? "Dieser Datensatz gehört zu einer Kommune, nicht zur Region. Bitte wählen Sie die Kommune."
                                                  : "Dieser Datensatz gilt für die ganze Region. Bitte ändern Sie ihn dort."};
  }

  Refused set_plain(const Record& record) {
    const auto standing = find_record(context_.db, context_.log, record.kind, record.key);
    if (!standing || !same(standing->data, record.data)) entries_.push_back(set_entry(record));
    return std::nullopt;
  }

  /// An entry without key is new and gets the next number, unless exactly this one stands already.
  Refused set_directory(Record record) {
    if (!record.key.empty()) {
      const auto standing = find_record(context_.db, context_.log, record.kind, record.key);
      if (!standing) return state::Refusal{"catalogue.outdated", "Das Telefonverzeichnis wurde inzwischen geändert. Bitte lesen Sie die Daten neu ein."};
      if (!same(standing->data, record.data) || !same(standing->contact, record.contact)) entries_.push_back(set_entry(record));
      return std::nullopt;
    }
    read_directory();
    if (!known_.insert(record.data + record.contact).second) return std::nullopt;
    record.key = "d" + std::to_string(++number_);
    entries_.push_back(set_entry(record));
    return std::nullopt;
  }

  void read_directory() {
    if (directory_read_) return;
    directory_read_ = true;
    number_ = last_directory_number(context_.db, context_.log);
    for (const Record& record : directory_records(context_.db, context_.log)) {
      json::error_code error;
      const json::value data = json::parse(record.data, error);
      const json::value contact = json::parse(record.contact, error);  // fails for an erased one, which equals nothing
      if (error || !data.is_object() || !contact.is_object()) continue;
      if (const auto canonical = read_record(record.kind, town_, record.key, data.get_object(), &contact.get_object())) known_.insert(canonical->data + canonical->contact);
    }
  }

  const state::DecideContext& context_;
  std::optional<Ags> town_;
  Entries entries_;
  bool directory_read_ = false;
  std::uint64_t number_ = 0;
  std::set<std::string> known_;
};

state::Decision apply(const state::DecideContext& context, const json::object& args) {
  const auto town = ags_of(context.log);
  if (context.log != (town ? main_log(*town) : region_log())) {
    return refuse(state::Refusal{"catalogue.wrong_log", "Stammdaten werden nur an der Hauptstelle geändert. Bitte spielen Sie die Daten dort ein."});
  }
  const json::array* to_set = list_of(args, "set");
  const json::array* to_remove = list_of(args, "remove");
  if (to_set == nullptr || to_remove == nullptr || args.size() != 2) return refuse(malformed("„set“ und „remove“ müssen Listen sein"));
  Applying applying(context);
  for (const json::value& change : *to_remove) {
    if (auto refused = applying.remove(change)) return refuse(std::move(*refused));
  }
  for (const json::value& change : *to_set) {
    if (auto refused = applying.set(change)) return refuse(std::move(*refused));
  }
  return applying.take();
}

}  // namespace

std::vector<state::CommandKind> commands() { return {{"catalogue.apply", apply}}; }

}  // namespace nb::catalogue
