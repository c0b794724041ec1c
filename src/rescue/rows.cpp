// SPDX-License-Identifier: EUPL-1.2
#include "rescue/rows.hpp"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "mail/address.hpp"
#include "rescue/labelled.hpp"
#include "rescue/lines.hpp"

namespace nb::rescue {

namespace {

constexpr std::size_t kNameBytesMax = 300;
constexpr std::size_t kReferenceBytesMax = 100;
constexpr std::size_t kUidBytesMax = 255;
constexpr std::size_t kRemarkBytesMax = 1000;

/// What the columns of one kind hold, in the order of the columns; the first that is filled wins.
class Cells {
 public:
  Cells(const Record& record, const Mapping& mapping) : record_(record), mapping_(mapping) {}
  [[nodiscard]] std::string operator[](Field field) const {
    for (std::size_t i = 0; i < mapping_.columns.size() && i < record_.cells.size(); ++i) {
      if (mapping_.columns[i] == field && !record_.cells[i].empty()) return record_.cells[i];
    }
    return {};
  }

 private:
  const Record& record_;
  const Mapping& mapping_;
};

icu::UnicodeString unicode(std::string_view text) { return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}); }

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; }

/// "KNAPPRODE" but not "Al" or "Ng": three capitals and more, no small letter.
bool in_capitals(std::string_view name) {
  if (std::ranges::count_if(name, is_letter) < 3) return false;
  icu::UnicodeString upper = unicode(name);
  return utf8(upper.toUpper(icu::Locale::getRoot())) == name;
}

std::string in_title_case(std::string_view name) {
  icu::UnicodeString text = unicode(name);
  return utf8(text.toTitle(nullptr, icu::Locale::getRoot()));
}

void take_name(Row& row, const Cells& cells) {
  std::string surname = cells[Field::surname];
  const std::string first = cells[Field::first_names];
  if (surname.empty() && first.empty()) {
    row.name = cells[Field::name];
  } else if (first.empty() && surname.find(',') != std::string::npos) {  // both names in one field
    row.remarks.push_back(Remark::name_split);
    row.name = surname;
  } else {
    if (in_capitals(surname)) {
      surname = in_title_case(surname);
      row.remarks.push_back(Remark::name_capitals);
    }
    row.name = first.empty() ? surname : surname.empty() ? first : surname + ", " + first;
  }
  row.name = clean_text(cut_utf8(row.name, kNameBytesMax));
  if (row.name.empty()) row.remarks.push_back(Remark::name_missing);
  if (letters_lost(row.name)) row.remarks.push_back(Remark::letters_lost);
}

void take_contact(Row& row, const Cells& cells) {
  const std::string email = cells[Field::email];
  if (const auto address = mail::Address::parse(email)) row.email = address->str();
  if (!email.empty() && row.email.empty()) row.remarks.push_back(Remark::email_refused);  // also one that would end a header line
  row.phone = std::string(cut_utf8(cells[Field::phone], 60));
  row.remark = std::string(cut_utf8(cells[Field::remark], kRemarkBytesMax));
}

void take_moment(Row& row, const Cells& cells, DateOrder order) {
  const std::string start = cells[Field::start];
  row.day_text = cells[Field::day].empty() ? start : cells[Field::day];
  row.time_text = cells[Field::time];
  if (auto moment = start.empty() ? std::nullopt : read_moment(start, order); moment || !start.empty()) {
    if (!moment) moment = find_moment(start, order);
    if (moment) {
      row.day = moment->day.day;
      row.time = moment->time;
      row.instant = moment->instant;
    } else {
      row.time = read_time(start);
    }
  }
  if (const auto day = read_day(cells[Field::day], order)) {
    row.day = day->day;
  } else if (const auto both = read_moment(cells[Field::day], order)) {
    row.day = both->day.day;
    row.time = both->time;
  }
  if (const auto time = read_time(row.time_text)) row.time = time;
}

void take_length(Row& row, const Cells& cells, DateOrder order) {
  row.length = read_minutes(cells[Field::minutes]);
  if (row.length || !row.day || !row.time) return;
  const std::string end = cells[Field::end];
  const auto until = read_moment(end, order);
  const auto time = until ? until->time : read_time(end);
  if (time && *time > *row.time) row.length = *time - *row.time;
}

std::string id_of(const Labels& labels, const std::string& label) {
  const auto known = labels.find(label);
  return known == labels.end() ? std::string() : known->second;
}

void take_labels(Row& row, const Cells& cells, const Mapping& mapping) {
  row.service_label = cells[Field::service];
  row.service = id_of(mapping.services, row.service_label);
  row.site_label = cells[Field::site];
  row.site = id_of(mapping.sites, row.site_label);
}

void take_status(Row& row, const Cells& cells) {
  if (says_cancelled(cells[Field::status]) || states_cancelled(row.remark)) row.status = RowStatus::cancelled;
  const std::string folded = fold_for_search(row.remark + ' ' + cells[Field::status]);
  row.moved = folded.find("verschoben") != std::string::npos || folded.find("verlegt") != std::string::npos || folded.find("rescheduled") != std::string::npos;
  if (row.moved) row.remarks.push_back(Remark::moved);
}

/// Several columns may say it; a reason counts more than a mere yes, and the most urgent most.
void take_urgency(Row& row, const Record& record, const Mapping& mapping, const std::vector<std::string>& names) {
  std::optional<UrgencySaid> best;
  bool unclear = false;
  for (std::size_t i = 0; i < mapping.columns.size() && i < record.cells.size() && i < names.size(); ++i) {
    if (mapping.columns[i] != Field::urgency) continue;
    const UrgencySaid said = read_urgency(names[i], record.cells[i]);
    unclear = unclear || said.unclear;
    if (said.urgency == Urgency::normal) continue;
    if (!best || std::tuple(said.unnamed, said.urgency) < std::tuple(best->unnamed, best->urgency)) best = said;
  }
  if (best) row.urgency = best->urgency;
  if (best && best->unnamed) row.remarks.push_back(Remark::urgency_unnamed);
  if (!best && unclear) row.remarks.push_back(Remark::urgency_unclear);
}

void take_faults(Row& row, const RecordFaults& faults) {
  const auto add = [&row](bool is, Remark remark) {
    if (is) row.remarks.push_back(remark);
  };
  add(faults.surplus_field, Remark::surplus_field);
  add(faults.missing_fields, Remark::missing_fields);
  add(faults.cut, Remark::cut);
  add(faults.bad_encoding, Remark::bad_encoding);
  add(faults.zone_unknown, Remark::zone_unknown);
  add(faults.series_without_end, Remark::series);
}

Row make_row(const Record& record, const Mapping& mapping, const std::vector<std::string>& names) {
  const Cells cells(record, mapping);
  Row row;
  row.line = record.line;
  row.reference = std::string(cut_utf8(cells[Field::reference], kReferenceBytesMax));
  const std::string uid = cells[Field::uid];
  if (row.reference.empty()) {  // "ARN-6KMMZX@termine.example.org": the number stands before the @
    row.reference = std::string(cut_utf8(std::string_view(uid).substr(0, uid.find('@')), kReferenceBytesMax));
  }
  if (uid.size() <= kUidBytesMax) row.uid = uid;
  if (!row.uid.empty()) row.sequence = static_cast<unsigned>(std::min<std::uint64_t>(parse_u64(cells[Field::sequence]).value_or(0), kSequenceMax));
  row.town = cells[Field::town];
  take_faults(row, record.faults);
  take_name(row, cells);
  take_contact(row, cells);
  take_moment(row, cells, mapping.date_order);
  take_length(row, cells, mapping.date_order);
  take_labels(row, cells, mapping);
  take_status(row, cells);
  take_urgency(row, record, mapping, names);
  return row;
}

}  // namespace

std::string_view wording(Remark remark) {
  switch (remark) {
    case Remark::surplus_field:
      return "Ein Feld zu viel; es wurde an das letzte angehängt.";
    case Remark::missing_fields:
      return "Die Zeile hat zu wenige Felder.";
    case Remark::cut:
      return "Die Zeile ist zu lang und wurde gekürzt.";
    case Remark::bad_encoding:
      return "Die Zeile hat eine andere Zeichenkodierung als die Datei.";
    case Remark::zone_unknown:
      return "Die Zeitzone ist nicht bekannt; bitte prüfen Sie die Uhrzeit.";
    case Remark::series:
      return "Ein Serientermin ohne Ende; übernommen bis zum Ende des Zeitraums.";
    case Remark::letters_lost:
      return "Im Namen fehlen Buchstaben (?).";
    case Remark::name_missing:
      return "Der Name fehlt.";
    case Remark::name_capitals:
      return "Der Name stand in Großbuchstaben.";
    case Remark::name_split:
      return "Beide Namen standen in einem Feld.";
    case Remark::email_refused:
      return "Die E-Mail-Adresse ist ungültig und wurde nicht übernommen.";
    case Remark::moved:
      return "Die Liste sagt: verschoben.";
    case Remark::restored:
      return "Fehlende Angaben kommen aus einer anderen Quelle.";
    case Remark::urgency_unnamed:
      return "Dringend ohne Grund; als Frist übernommen.";
    case Remark::urgency_unclear:
      return "Die Dringlichkeit ist nicht zu verstehen und wurde nicht übernommen.";
  }
  return "";
}

std::vector<Row> make_rows(const Table& table, const Mapping& mapping, const Zone& zone) {
  std::vector<Row> rows;
  rows.reserve(table.records.size());
  for (const Record& record : table.records) {
    Row row = make_row(record, mapping, table.columns);
    if (row.instant) {  // shown and compared in the town's own time, whatever offset the source wrote
      const LocalTime local = zone.local(*row.instant);
      row.day = local.day;
      row.time = std::chrono::floor<std::chrono::minutes>(local.of_day);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::optional<Instant> start_of(const Row& row, const Zone& zone) {
  if (row.instant) return row.instant;
  if (!row.day || !row.day->ok() || !row.time || wall_time(zone, *row.day, *row.time) != WallTime::once) return std::nullopt;
  return zone.instant(*row.day, *row.time);
}

bool letters_lost(std::string_view text) { return text.find('?') != std::string_view::npos; }

bool fits_damaged(std::string_view damaged, std::string_view whole) {
  const icu::UnicodeString a = unicode(damaged);
  const icu::UnicodeString b = unicode(whole);
  const auto folded = [](UChar32 c) { return u_foldCase(c, U_FOLD_CASE_DEFAULT); };  // one letter stays one letter
  int32_t j = 0;
  for (int32_t i = 0; i < a.length(); i = a.moveIndex32(i, 1)) {
    if (j >= b.length()) return false;
    if (a.char32At(i) != U'?' && folded(a.char32At(i)) != folded(b.char32At(j))) return false;
    j = b.moveIndex32(j, 1);
  }
  return j == b.length();
}

}  // namespace nb::rescue
