// SPDX-License-Identifier: EUPL-1.2
#include "pickup/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "catalogue/csv.hpp"
#include "crypto/sha256.hpp"
#include "finder/search_form.hpp"
#include "pickup/rules.hpp"

namespace nb::pickup {

namespace {

enum Column : std::size_t { ags, site, document_kind, serial, family_name, first_names, birth_date, arrived_on, pin_letter, old_document, both_parents };
struct ColumnRow {
  std::string_view name;
  bool needed;
};
constexpr std::array kColumns = std::to_array<ColumnRow>({{"ags", false},
                                                          {"site", true},
                                                          {"document_kind", true},
                                                          {"serial", true},
                                                          {"family_name", true},
                                                          {"first_names", true},
                                                          {"birth_date", true},
                                                          {"arrived_on", true},
                                                          {"pin_letter", false},
                                                          {"old_document", false},
                                                          {"both_parents", false}});
using Places = std::array<std::optional<std::size_t>, kColumns.size()>;

std::string_view cell(const catalogue::CsvRecord& record, const Places& places, Column column) {
  const auto place = places.at(column);
  return place && *place < record.size() ? trim(record[*place].text) : std::string_view();
}

/// Where each column stands; what is missing or unknown is a fault of the file.
Places places_of(const catalogue::CsvRecord& header, std::vector<ListFault>& faults) {
  Places out;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const auto found = std::ranges::find(kColumns, trim(header[i].text), &ColumnRow::name);
    if (found == kColumns.end()) {
      faults.push_back({1, header[i].text.substr(0, 60), "Die Spalte »" + header[i].text.substr(0, 60) + "« ist unbekannt; bitte entfernen oder umbenennen."});
    } else if (auto& place = out.at(static_cast<std::size_t>(found - kColumns.begin())); place) {
      faults.push_back({1, std::string(found->name), fmt::format("Die Spalte »{}« steht zweimal da; bitte eine entfernen.", found->name)});
    } else {
      place = i;
    }
  }
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    if (kColumns.at(i).needed && !out.at(i)) faults.push_back({1, std::string(kColumns.at(i).name), fmt::format("Die Spalte »{}« fehlt; bitte ergänzen.", kColumns.at(i).name)});
  }
  return out;
}

struct RowReader {
  const catalogue::CsvRecord& record;
  const Places& places;
  const ListOptions& options;
  std::optional<ListFault> fault = {};

  void fail(Column column, std::string sentence) {
    if (!fault) fault = ListFault{record.front().line, std::string(kColumns.at(column).name), std::move(sentence)};
  }
  [[nodiscard]] std::string text(Column column) const { return std::string(cell(record, places, column)); }

  std::string kind() {
    std::string given = text(document_kind);
    if (std::ranges::find(kKinds, given) == kKinds.end())
      fail(document_kind, "»" + given.substr(0, 60) + "« ist keine bekannte Art; möglich sind personalausweis, reisepass, kinderreisepass, aufenthaltstitel, reiseausweis.");
    return given;
  }
  std::string place() {
    std::string given = text(site);
    if (!options.site(given)) fail(site, "Die Ausgabestelle »" + given.substr(0, 60) + "« gibt es in dieser Kommune nicht.");
    return given;
  }
  std::string arrived() {
    std::string given = text(arrived_on);
    const auto day = parse_date(given);
    if (!day) fail(arrived_on, "»" + given.substr(0, 40) + "« ist kein Tag in der Form JJJJ-MM-TT.");
    if (day && *day > options.today) fail(arrived_on, "Der Tag " + given + " liegt in der Zukunft.");
    return given;
  }
  /// An empty cell, or none: nobody knows whether the letter came, so it is asked for.
  std::string pin(std::string_view document) {
    std::string given = text(pin_letter);
    if (given.empty()) return document == kKinds[0] || document == kKinds[3] ? "no" : "na";
    if (std::ranges::find(kPinLetters, given) == kPinLetters.end()) fail(pin_letter, "»" + given.substr(0, 40) + "« ist nicht möglich; bitte yes, no oder na.");
    return given;
  }
  bool flag(Column column) {
    const std::string given = text(column);
    if (!given.empty() && given != "yes" && given != "no") fail(column, "»" + given.substr(0, 40) + "« ist nicht möglich; bitte yes oder no.");
    return given == "yes";
  }
  Owner person() {
    for (const auto& [column, most] : {std::pair{family_name, kNameBytesMax}, std::pair{first_names, kNameBytesMax}}) {
      if (text(column).size() > most) fail(column, "Der Name ist zu lang (mehr als 240 Zeichen).");
    }
    if (!finder::parse_birth_date(text(birth_date))) fail(birth_date, "»" + text(birth_date).substr(0, 40) + "« ist kein Geburtsdatum; Unbekanntes steht als 00.");
    if (finder::serial_form(text(serial)).empty()) fail(serial, "Die Seriennummer fehlt.");
    const auto owner = read_owner({text(family_name), text(first_names), text(birth_date), text(serial)});
    if (!owner) fail(family_name, owner.error().sentence);
    return owner.value_or(Owner{});
  }
};

/// False if the record is another municipality's.
bool is_here(const catalogue::CsvRecord& record, const Places& places, const ListOptions& options) {
  const std::string_view given = cell(record, places, ags);
  return given.empty() || given == options.ags.str();
}

void read_row(const catalogue::CsvRecord& record, const Places& places, const ListOptions& options, std::set<std::string>& serials, List& out) {
  ++out.total;
  if (!is_here(record, places, options)) {
    ++out.elsewhere;
    return;
  }
  RowReader reader{record, places, options};
  ListRow row{.line = record.front().line, .text = {}, .owner = {}};
  row.text.kind = reader.kind();
  row.text.site = reader.place();
  row.text.arrived = reader.arrived();
  row.text.pin = reader.pin(row.text.kind);
  row.text.old_document = reader.flag(old_document);
  row.text.both_parents = reader.flag(both_parents);
  row.owner = reader.person();
  if (reader.fault) return out.faults.push_back(*std::move(reader.fault));
  if (!serials.insert(finder::serial_form(row.owner.serial)).second) {
    ++out.repeated;
    return;
  }
  out.rows.push_back(std::move(row));
}

CommandId row_id(const CommandId& list, std::size_t line) {
  const Hash hash = crypto::sha256(bytes_of(list.str() + "/" + std::to_string(line)));
  const std::string hex = to_hex(hash.bytes);
  return *CommandId::parse(hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-4" + hex.substr(13, 3) + "-8" + hex.substr(17, 3) + "-" + hex.substr(20, 12));
}

}  // namespace

List read_list(std::string_view bytes, const ListOptions& options) {
  List out;
  if (bytes.size() > kListBytesMax) {
    out.faults.push_back({0, "", "Die Datei ist größer als 8 MB; bitte in Teilen einlesen."});
    return out;
  }
  const std::string_view first = bytes.substr(0, bytes.find('\n'));
  const catalogue::CsvTable table = catalogue::parse_csv(bytes, {.separator = std::ranges::count(first, ';') > std::ranges::count(first, ',') ? ';' : ',',
                                                                 .encoding = is_utf8(bytes) ? catalogue::Encoding::utf8 : catalogue::Encoding::latin1,
                                                                 .bytes_max = kListBytesMax,
                                                                 .records_max = kListRowsMax + 1,
                                                                 .fields_max = 40,
                                                                 .field_bytes_max = 16'384});
  if (table.records.empty()) {
    out.faults.push_back({table.faults.empty() ? 0 : table.faults.front().line, "", table.faults.empty() ? "Die Datei ist leer." : table.faults.front().reason});
    return out;
  }
  const Places places = places_of(table.records.front(), out.faults);
  if (!out.faults.empty()) return out;
  std::set<std::string> serials;
  for (const catalogue::CsvRecord& record : std::span(table.records).subspan(1)) read_row(record, places, options, serials, out);
  for (const catalogue::CsvFault& fault : table.faults) {
    out.faults.push_back({fault.line, "", fault.reason + " Ab hier wurde nichts gelesen."});
    ++out.total;
  }
  return out;
}

ListPlan plan_list(std::string_view bytes, const ListOptions& options, const KnowsSerial& knows) {
  ListPlan plan{.list = read_list(bytes, options), .known = {}};
  for (const ListRow& row : plan.list.rows) {
    plan.known.push_back(knows(row.owner.serial));
    plan.known_count += plan.known.back() ? 1U : 0U;
  }
  return plan;
}

std::vector<ListStep> list_steps(ListPlan& plan, const Desk& desk, const Sender& sender) {
  std::vector<ListStep> steps;
  for (std::size_t i = 0; i < plan.list.rows.size(); ++i) {
    const ListRow& row = plan.list.rows[i];
    if (plan.known[i]) continue;
    auto command = desk.registering({sender.log, row_id(sender.id, row.line), sender.actor}, row.text, row.owner);
    if (command)
      steps.push_back({row.line, *std::move(command)});
    else
      plan.list.faults.push_back({row.line, "", command.error().sentence});
  }
  return steps;
}

}  // namespace nb::pickup
