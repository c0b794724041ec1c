// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/records.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/error.hpp"
#include "catalogue/records_json.hpp"

namespace nb::catalogue {

namespace json = boost::json;

namespace {

constexpr std::array<std::string_view, kRecordKinds> kNames = {"municipality", "component",          "service", "service_text",   "step", "step_text",
                                                               "office_type",  "component_override", "site",    "directory_entry"};

// ---- a value of every type to read into; what has an Ags has no default
Ags no_ags() { return *Ags::parse("00000000"); }
template <class T>
T blank(const std::optional<Ags>&) {
  return T{};
}
template <>
Municipality blank<Municipality>(const std::optional<Ags>&) {
  return {no_ags(), {}, {}, {}, {}, {}, {}, {}, {}};
}
template <>
ComponentOverride blank<ComponentOverride>(const std::optional<Ags>& town) {
  return {town.value_or(no_ags()), {}, {}, {}, {}, {}, {}};
}
template <>
Site blank<Site>(const std::optional<Ags>& town) {
  return {town.value_or(no_ags()), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
}
template <>
DirectoryEntry blank<DirectoryEntry>(const std::optional<Ags>& town) {
  return {town.value_or(no_ags()), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
}

std::string key_of(const Municipality& r) { return r.ags.str(); }
std::string key_of(const Component& r) { return r.id; }
std::string key_of(const ComponentOverride& r) { return r.component; }
std::string key_of(const Service& r) { return r.id; }
std::string key_of(const ServiceText& r) { return r.service + "/" + r.lang; }
std::string key_of(const Step& r) { return r.service + "/" + std::to_string(r.position); }
std::string key_of(const StepText& r) { return r.service + "/" + std::to_string(r.position) + "/" + r.lang; }
std::string key_of(const OfficeType& r) { return r.office_id + "/" + std::string(word(r.size_class)); }
std::string key_of(const Site& r) { return r.site_id; }
std::string key_of(const DirectoryEntry& r) { return r.id; }

template <class T>
Record encode(RecordKind kind, const T& value, std::optional<Ags> town = {}) {
  FieldWriter writer;
  each_field(writer, value);
  return {kind, std::move(town), key_of(value), writer.text(), {}};
}

std::string encode_contact(const DirectoryEntry& entry) {
  FieldWriter writer;
  each_contact_field(writer, entry);
  return writer.text();
}

template <class T>
std::optional<T> decode(const json::object& data, const std::optional<Ags>& town) {
  T value = blank<T>(town);
  FieldReader reader(data);
  each_field(reader, value);
  if (!reader.complete()) return std::nullopt;
  return value;
}

bool decode_contact(const json::object& contact, DirectoryEntry& entry) {
  FieldReader reader(contact);
  each_contact_field(reader, entry);
  return reader.complete();
}

template <class T>
std::optional<Record> reread(RecordKind kind, const std::optional<Ags>& town, const json::object& data) {
  const auto value = decode<T>(data, town);
  if (!value) return std::nullopt;
  return encode(kind, *value, town);
}

std::optional<Record> reread_directory(const std::optional<Ags>& town, std::string_view key, const json::object& data, const json::object* contact) {
  auto entry = decode<DirectoryEntry>(data, town);
  if (!entry || contact == nullptr || !decode_contact(*contact, *entry)) return std::nullopt;
  entry->id = key;
  Record record = encode(RecordKind::directory_entry, *entry, town);
  record.contact = encode_contact(*entry);
  return record;
}

// ---- from records to the catalogue
[[noreturn]] void corrupt(const Record& record) {
  throw Error(ErrorKind::corrupt, "Der Stammdatensatz „" + std::string(to_string(record.kind)) + " " + record.key +
                                      "“ ist nicht lesbar. Bitte bauen Sie den Zustand mit „notbetrieb rebuild“ neu auf.");
}

json::object object_of(const Record& record, const std::string& text) {
  json::error_code error;
  json::value value = json::parse(text, error);
  if (error || !value.is_object()) corrupt(record);
  return std::move(value.get_object());
}

template <class T>
T read(const Record& record) {
  auto value = decode<T>(object_of(record, record.data), record.town);
  if (!value) corrupt(record);
  return std::move(*value);
}

DirectoryEntry read_directory(const Record& record) {
  auto entry = read<DirectoryEntry>(record);
  entry.id = record.key;
  // Without its open part (erased) the entry stays, with nobody's name in it.
  if (!record.contact.empty() && !decode_contact(object_of(record, record.contact), entry)) corrupt(record);
  return entry;
}

/// Steps and texts come after their services, whatever the order of the records.
class Assembler {
 public:
  void add(const Record& record) {
    switch (record.kind) {
      case RecordKind::municipality:
        catalogue_.municipalities.push_back(read<Municipality>(record));
        break;
      case RecordKind::component:
        catalogue_.components.push_back(read<Component>(record));
        break;
      case RecordKind::service:
        catalogue_.services.push_back(read<Service>(record));
        break;
      case RecordKind::service_text:
        service_texts_.push_back(read<ServiceText>(record));
        break;
      case RecordKind::step:
        steps_.push_back(read<Step>(record));
        break;
      case RecordKind::step_text:
        step_texts_.push_back(read<StepText>(record));
        break;
      case RecordKind::office_type:
        catalogue_.office_types.push_back(read<OfficeType>(record));
        break;
      case RecordKind::component_override:
        catalogue_.overrides.push_back(read<ComponentOverride>(record));
        break;
      case RecordKind::site:
        catalogue_.sites.push_back(read<Site>(record));
        break;
      case RecordKind::directory_entry:
        catalogue_.directory.push_back(read_directory(record));
        break;
    }
  }

  Catalogue finish() {
    std::map<std::string, Service*> services;
    for (Service& service : catalogue_.services) services.emplace(service.id, &service);
    for (Step& step : steps_) {
      if (const auto found = services.find(step.service); found != services.end()) found->second->steps.push_back(std::move(step));
    }
    for (const ServiceText& text : service_texts_) {
      const auto found = services.find(text.service);
      if (found == services.end()) continue;
      if (!text.fallback.empty()) found->second->fallback.insert_or_assign(text.lang, text.fallback);
      if (!text.bring.empty()) found->second->bring.insert_or_assign(text.lang, text.bring);
    }
    for (const StepText& text : step_texts_) {
      const auto found = services.find(text.service);
      if (found == services.end()) continue;
      for (Step& step : found->second->steps) {
        if (step.position == text.position) step.fallback.insert_or_assign(text.lang, text.fallback);
      }
    }
    sort(catalogue_);
    return std::move(catalogue_);
  }

 private:
  Catalogue catalogue_;
  std::vector<ServiceText> service_texts_;
  std::vector<Step> steps_;
  std::vector<StepText> step_texts_;
};

std::string text_in(const Translations& texts, const std::string& lang) {
  const auto found = texts.find(lang);
  return found == texts.end() ? std::string() : found->second;
}

void flatten_service(const Service& service, std::vector<Record>& out) {
  out.push_back(encode(RecordKind::service, service));
  Translations langs = service.fallback;
  langs.insert(service.bring.begin(), service.bring.end());
  for (const auto& [lang, text] : langs) {
    out.push_back(encode(RecordKind::service_text, ServiceText{service.id, lang, text_in(service.fallback, lang), text_in(service.bring, lang)}));
  }
  for (const Step& step : service.steps) {
    out.push_back(encode(RecordKind::step, step));
    for (const auto& [lang, text] : step.fallback) out.push_back(encode(RecordKind::step_text, StepText{step.service, step.position, lang, text}));
  }
}

}  // namespace

std::string_view to_string(RecordKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::optional<RecordKind> parse_record_kind(std::string_view text) {
  const auto found = std::find(kNames.begin(), kNames.end(), text);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<RecordKind>(found - kNames.begin());
}

bool is_local(RecordKind kind) { return kind >= RecordKind::component_override; }

LogName log_of(const Record& record) { return record.town ? main_log(*record.town) : region_log(); }

void sort(Catalogue& catalogue) {
  const auto by = [](auto& list, auto key) { std::stable_sort(list.begin(), list.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); }); };
  by(catalogue.municipalities, [](const Municipality& m) { return std::tie(m.ags); });
  by(catalogue.components, [](const Component& c) { return std::tie(c.id); });
  by(catalogue.overrides, [](const ComponentOverride& o) { return std::tie(o.ags, o.component); });
  by(catalogue.services, [](const Service& s) { return std::tie(s.id); });
  for (Service& service : catalogue.services) by(service.steps, [](const Step& s) { return std::tie(s.position); });
  by(catalogue.office_types, [](const OfficeType& o) { return std::tie(o.office_id, o.size_class); });
  by(catalogue.sites, [](const Site& s) { return std::tie(s.ags, s.site_id); });
  by(catalogue.directory, [](const DirectoryEntry& d) { return std::tie(d.ags, d.office, d.unit, d.last_name, d.first_name, d.phone, d.valid_from, d.id); });
}

std::vector<Record> flatten(const Catalogue& catalogue) {
  std::vector<Record> out;
  for (const Municipality& m : catalogue.municipalities) out.push_back(encode(RecordKind::municipality, m));
  for (const Component& c : catalogue.components) out.push_back(encode(RecordKind::component, c));
  for (const Service& s : catalogue.services) flatten_service(s, out);
  for (const OfficeType& o : catalogue.office_types) out.push_back(encode(RecordKind::office_type, o));
  for (const ComponentOverride& o : catalogue.overrides) out.push_back(encode(RecordKind::component_override, o, o.ags));
  for (const Site& s : catalogue.sites) out.push_back(encode(RecordKind::site, s, s.ags));
  for (const DirectoryEntry& d : catalogue.directory) {
    out.push_back(encode(RecordKind::directory_entry, d, d.ags));
    out.back().contact = encode_contact(d);
  }
  std::stable_sort(out.begin(), out.end(), [](const Record& a, const Record& b) { return std::tie(a.kind, a.town, a.key) < std::tie(b.kind, b.town, b.key); });
  return out;
}

Catalogue assemble(const std::vector<Record>& records) {
  Assembler assembler;
  for (const Record& record : records) assembler.add(record);
  return assembler.finish();
}

std::optional<Record> read_record(RecordKind kind, const std::optional<Ags>& town, std::string_view key, const json::object& data, const json::object* contact) {
  switch (kind) {
    case RecordKind::municipality:
      return reread<Municipality>(kind, town, data);
    case RecordKind::component:
      return reread<Component>(kind, town, data);
    case RecordKind::service:
      return reread<Service>(kind, town, data);
    case RecordKind::service_text:
      return reread<ServiceText>(kind, town, data);
    case RecordKind::step:
      return reread<Step>(kind, town, data);
    case RecordKind::step_text:
      return reread<StepText>(kind, town, data);
    case RecordKind::office_type:
      return reread<OfficeType>(kind, town, data);
    case RecordKind::component_override:
      return reread<ComponentOverride>(kind, town, data);
    case RecordKind::site:
      return reread<Site>(kind, town, data);
    case RecordKind::directory_entry:
      return reread_directory(town, key, data, contact);
  }
  return std::nullopt;
}

}  // namespace nb::catalogue
