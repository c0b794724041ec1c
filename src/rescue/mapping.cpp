// SPDX-License-Identifier: EUPL-1.2
// The words that German booking programs put above their columns, and what is remembered of a mapping.
#include "rescue/mapping.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "rescue/lines.hpp"

namespace nb::rescue {

namespace {

namespace json = boost::json;

struct Word {
  Field field;
  std::string_view id;
  std::string_view german;
  std::string_view headers;  ///< folded, separated by "|"
};

constexpr std::array<Word, kFields> kWords = {{
    {Field::ignore, "ignore", "nicht übernehmen", ""},
    {Field::reference, "reference", "Buchungsnummer",
     "termin nr|terminnr|terminnummer|termin nummer|termin id|buchung|buchungsnummer|buchungsnr|buchungs nr|buchungscode|vorgang|vorgangsnummer|referenz|reference|booking|"
     "booking id|id|nr|nummer|code|ihre buchungsnummer|ticket|appointment id"},
    {Field::uid, "uid", "Kennung im Kalender", "kennung uid|uid"},
    {Field::town, "town", "Gemeindeschlüssel", "ags|gemeindeschluessel"},
    {Field::start, "start", "Beginn (Tag und Uhrzeit)",
     "start|beginn|termin|startzeit|datum uhrzeit|datum zeit|termindatum|zeitpunkt|von|dtstart|start time|begin|ihr termin|wann"},
    {Field::day, "day", "Tag", "datum|tag|date|termin am"},
    {Field::time, "time", "Uhrzeit", "uhrzeit|zeit|time|um"},
    {Field::end, "end", "Ende", "ende|end|bis|dtend|endzeit|end time"},
    {Field::minutes, "minutes", "Dauer", "dauer|minuten|minutes|laenge|duration|dauer min|dauer minuten|min"},
    {Field::name, "name", "Name", "name|kunde|kundin|buerger|buergerin|person|kundenname|teilnehmer|name vorname|nachname vorname|antragsteller|customer|gebucht von|gast"},
    {Field::surname, "surname", "Nachname", "nachname|familienname|last name|lastname|surname|zuname"},
    {Field::first_names, "first_names", "Vorname", "vorname|vornamen|first name|firstname|rufname"},
    {Field::service, "service", "Anliegen (Leistung)", "anliegen|leistung|service|dienstleistung|terminart|termintyp|grund|kategorie|titel|betreff|thema|summary|subject|zweck"},
    {Field::site, "site", "Ort (Standort)", "ort|standort|site|dienststelle|buergerbuero|stelle|location|wo|adresse|amt"},
    {Field::phone, "phone", "Telefon", "telefon|tel|telefonnummer|telefonnr|phone|mobil|handy|rufnummer|mobilnummer|mobiltelefon"},
    {Field::email, "email", "E-Mail", "e mail|email|mail|e mail adresse|mailadresse|emailadresse|mail adresse"},
    {Field::remark, "remark", "Bemerkung", "bemerkung|bemerkungen|notiz|notizen|kommentar|hinweis|hinweise|remark|remarks|anmerkung|anmerkungen|info|comment|notes"},
    {Field::status, "status", "Status", "status|zustand|state|stand"},
    {Field::sequence, "sequence", "Fassung im Kalender", "fassung sequence|sequence"},
    {Field::urgency, "urgency", "Dringlichkeit",
     "dringlichkeit|dringend|dringlich|eilig|eilt|urgency|urgent|reise|reisetermin|reisedatum|reise am|geburt|geburtstermin|entbindungstermin|frist|fristablauf|frist bis|frist "
     "am"},
}};

const Word& word_of(Field field) { return kWords.at(static_cast<std::size_t>(field)); }

std::string string_at(const json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

json::object labels_json(const Labels& labels) {
  json::object out;
  for (const auto& [label, id] : labels) {
    if (!id.empty() && out.size() < kRememberedLabelsMax) out[cut_utf8(label, 80)] = id;
  }
  return out;
}

bool read_labels(const json::object& object, std::string_view key, Labels& labels) {
  const auto* value = object.if_contains(key);
  if (value == nullptr || !value->is_object() || value->get_object().size() > kRememberedLabelsMax) return false;
  for (const auto& [label, id] : value->get_object()) {
    if (!id.is_string() || id.get_string().empty() || id.get_string().size() > 100) return false;
    labels.emplace(std::string(label), std::string(id.get_string()));
  }
  return true;
}

bool read_columns(const json::object& object, Remembered& out) {
  const auto* value = object.if_contains("columns");
  if (value == nullptr || !value->is_array() || value->get_array().size() > Limits{}.columns_max) return false;
  for (const auto& column : value->get_array()) {
    if (!column.is_object()) return false;
    const auto field = parse_field(string_at(column.get_object(), "field"));
    const std::string name = string_at(column.get_object(), "name");
    if (!field || name.empty()) return false;
    out.columns.push_back(name);
    out.mapping.columns.push_back(*field);
  }
  return true;
}

void overlay(Labels& labels, const Labels& remembered) {
  for (auto& [label, id] : labels) {
    const auto known = remembered.find(label);
    if (known != remembered.end()) id = known->second;
  }
}

}  // namespace

std::string_view to_string(Field field) { return word_of(field).id; }
std::string_view wording(Field field) { return word_of(field).german; }

std::optional<Field> parse_field(std::string_view id) {
  const auto found = std::ranges::find(kWords, id, &Word::id);
  return found == kWords.end() ? std::nullopt : std::optional(found->field);
}

Field field_of_header(std::string_view name) {
  const std::string folded = fold_for_search(name);
  if (folded.empty() || folded.size() > 40) return Field::ignore;
  for (const Word& word : kWords) {
    for (const std::string_view header : split(word.headers, '|')) {
      if (header == folded) return word.field;
    }
  }
  return Field::ignore;
}

void apply_remembered(Mapping& mapping, const Table& table, const Mapping& remembered, std::span<const std::string> remembered_columns) {
  for (std::size_t i = 0; i < table.columns.size() && i < mapping.columns.size(); ++i) {
    const auto known = std::ranges::find(remembered_columns, table.columns[i]);
    if (known == remembered_columns.end()) continue;
    const auto index = static_cast<std::size_t>(known - remembered_columns.begin());
    if (index < remembered.columns.size()) mapping.columns[i] = remembered.columns[index];
  }
  mapping.date_order = remembered.date_order;
  overlay(mapping.services, remembered.services);
  overlay(mapping.sites, remembered.sites);
}

std::string encode(const Mapping& mapping, std::span<const std::string> columns) {
  json::array list;
  for (std::size_t i = 0; i < columns.size() && i < mapping.columns.size(); ++i) list.push_back({{"name", cut_utf8(columns[i], 80)}, {"field", to_string(mapping.columns[i])}});
  return json::serialize(json::object{{"columns", std::move(list)},
                                      {"services", labels_json(mapping.services)},
                                      {"sites", labels_json(mapping.sites)},
                                      {"date_order", mapping.date_order == DateOrder::month_first ? "month_first" : "day_first"}});
}

std::optional<Remembered> decode_mapping(std::string_view text) {
  boost::system::error_code failed;
  const json::value value = json::parse(text, failed);
  if (failed || !value.is_object()) return std::nullopt;
  const json::object& object = value.get_object();
  Remembered out;
  const std::string order = string_at(object, "date_order");
  if (order != "day_first" && order != "month_first") return std::nullopt;
  out.mapping.date_order = order == "month_first" ? DateOrder::month_first : DateOrder::day_first;
  if (!read_columns(object, out) || !read_labels(object, "services", out.mapping.services) || !read_labels(object, "sites", out.mapping.sites)) return std::nullopt;
  return out;
}

std::string source_key(std::string_view format, std::span<const std::string> columns) {
  std::string text(format);
  if (format == "csv") {  // the columns of calendars and mails depend on what happens to stand in them
    for (const std::string& column : columns) text += '\n' + fold_for_search(column);
  }
  return to_hex(crypto::sha256(bytes_of(text)).bytes).substr(0, 16);
}

}  // namespace nb::rescue
