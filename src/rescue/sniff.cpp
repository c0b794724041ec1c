// SPDX-License-Identifier: EUPL-1.2
#include "rescue/sniff.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "rescue/csv_reader.hpp"
#include "rescue/mapping.hpp"

namespace nb::rescue {

namespace {

constexpr std::size_t kLinesLookedAt = 300;
constexpr std::size_t kHeaderWithin = 40;
constexpr std::size_t kLineBytes = 16 * 1024;

struct NumberedLine {
  std::string text;
  std::size_t number;
};

std::vector<NumberedLine> first_lines(std::string_view head, Encoding encoding) {
  std::vector<NumberedLine> lines;
  LineCutter cutter(encoding, kLineBytes, [&lines](const Line& line) {
    if (lines.size() < kLinesLookedAt && !trim(line.text).empty()) lines.push_back({std::string(line.text), line.number});
  });
  cutter.feed(head);
  cutter.finish();
  return lines;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [text](std::string_view beginning) { return text.starts_with(beginning); });
}

std::optional<NotReadable> known_binary(std::string_view head) {
  using namespace std::string_view_literals;
  if (trim(head).empty()) return NotReadable::empty;
  if (head.starts_with("%PDF-")) return NotReadable::pdf;
  if (starts_with_any(head, {"\x89PNG", "\xFF\xD8\xFF", "II*\0"sv, "MM\0*"sv, "GIF8", "RIFF"})) return NotReadable::picture;
  if (head.starts_with("\xD0\xCF\x11\xE0")) return NotReadable::spreadsheet;
  if (head.starts_with("PK\x03\x04"))
    return head.find("xl/") != std::string_view::npos || head.find("spreadsheet") != std::string_view::npos ? NotReadable::spreadsheet : NotReadable::archive;
  if (starts_with_any(head, {"\x1F\x8B", "7z\xBC\xAF", "Rar!", "BZh"})) return NotReadable::archive;
  return std::nullopt;
}

bool has_nul(std::string_view head, Encoding encoding) { return encoding != Encoding::utf16le && encoding != Encoding::utf16be && head.find('\0') != std::string_view::npos; }

bool is_mail_header(std::string_view line) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "return-path:", "received:", "from:", "to:", "subject:", "date:", "message-id:", "mime-version:", "delivered-to:", "x-original-to:", "reply-to:", "content-type:"};
  std::string lower(line.substr(0, 20));
  std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::ranges::any_of(kNames, [&lower](std::string_view name) { return lower.starts_with(name); });
}

bool is_mail(const std::vector<NumberedLine>& lines, std::size_t from) {
  std::size_t headers = 0;
  for (std::size_t i = from; i < lines.size() && i < from + 30; ++i) headers += is_mail_header(lines[i].text) ? 1U : 0U;
  return lines.size() > from && headers >= 2 && (is_mail_header(lines[from].text) || lines[from].text.starts_with("X-") || lines[from].text.starts_with("DKIM-"));
}

struct Shape {
  std::size_t fields = 0;  ///< of most lines
  std::size_t lines = 0;   ///< that have so many
};

Shape shape_of(const std::vector<NumberedLine>& lines, char separator) {
  std::map<std::size_t, std::size_t> counts;
  for (const NumberedLine& line : lines) ++counts[split_fields(line.text, separator).cells.size()];
  Shape best;
  for (const auto& [fields, count] : counts) {
    if (fields >= 2 && count * fields > best.lines * best.fields) best = {fields, count};
  }
  return best;
}

std::size_t header_words(const std::vector<std::string>& cells) {
  return static_cast<std::size_t>(std::ranges::count_if(cells, [](const std::string& cell) { return field_of_header(cell) != Field::ignore; }));
}

bool could_be_header(const std::vector<std::string>& cells) {
  return std::ranges::all_of(cells, [](const std::string& cell) { return !cell.empty() && std::ranges::none_of(cell, [](char c) { return (c >= '0' && c <= '9') || c == '@'; }); });
}

std::size_t header_line(const std::vector<NumberedLine>& lines, const Dialect& dialect) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < lines.size() && i < kHeaderWithin; ++i) {
    const auto cells = split_fields(lines[i].text, dialect.separator).cells;
    if (cells.size() + 2 < dialect.fields || cells.size() < 2) continue;
    if (header_words(cells) >= 2 && header_words(cells) * 3 >= cells.size()) return lines[i].number;
    if (plain == 0 && i == 0 && could_be_header(cells)) plain = lines[i].number;
  }
  return plain;
}

/// A separator that most lines agree on; otherwise it is a list that somebody typed.
void sniff_list(const std::vector<NumberedLine>& lines, Dialect& dialect) {
  Shape best;
  for (const char separator : {';', '\t', ',', '|'}) {
    const Shape shape = shape_of(lines, separator);
    if (shape.lines * shape.fields > best.lines * best.fields) {
      best = shape;
      dialect.separator = separator;
    }
  }
  dialect.fields = best.fields;
  const bool listed = best.fields >= 3 || (best.fields == 2 && dialect.separator != ',');
  dialect.header_line = listed ? header_line(lines, dialect) : 0;
  const bool agreed = best.lines * 2 >= lines.size() && (lines.size() > 1 || dialect.header_line > 0);
  dialect.format = listed && (dialect.header_line > 0 || (agreed && best.fields >= 4)) ? Format::csv : Format::day_list;
}

}  // namespace

std::string_view to_string(Format format) {
  switch (format) {
    case Format::csv:
      return "csv";
    case Format::calendar:
      return "ics";
    case Format::mailbox:
      return "mbox";
    case Format::mail:
      return "eml";
    case Format::day_list:
      return "day_list";
  }
  return "csv";
}

std::string_view refusal_text(NotReadable reason) {
  switch (reason) {
    case NotReadable::empty:
      return "Die Datei ist leer. Bitte prüfen Sie, ob es die richtige ist.";
    case NotReadable::pdf:
      return "Das ist ein PDF. Text aus PDF wird nicht gelesen: Bitte markieren Sie die Liste im PDF, kopieren Sie sie und fügen Sie sie unten in das Feld ein. Einen Scan legen "
             "Sie unter »Blatt zum Abtippen« daneben.";
    case NotReadable::picture:
      return "Das ist ein Bild. Schrift auf Bildern wird nicht gelesen: Bitte legen Sie das Blatt neben sich und tippen Sie die Termine unten in das Feld, eine Zeile je Termin.";
    case NotReadable::spreadsheet:
      return "Das ist eine Tabelle einer Tabellenkalkulation. Bitte öffnen Sie sie dort und speichern Sie sie als CSV-Datei.";
    case NotReadable::archive:
      return "Das ist ein gepacktes Archiv. Bitte entpacken Sie es und wählen Sie die Datei mit den Terminen.";
    case NotReadable::binary:
      return "Diese Datei enthält keinen Text. Gelesen werden CSV, Kalender (ics), Mails (eml, mbox) und eingetippte Listen.";
  }
  return "";
}

Result<Dialect, NotReadable> sniff(std::string_view head) {
  head = head.substr(0, kHeadBytes);
  if (const auto binary = known_binary(head)) return refuse(*binary);
  Dialect dialect;
  dialect.encoding = guess_encoding(head);
  if (has_nul(head, dialect.encoding)) return refuse(NotReadable::binary);
  const auto lines = first_lines(head, dialect.encoding);
  if (lines.empty()) return refuse(NotReadable::empty);
  const std::string_view first = trim(lines.front().text);
  if (first == "BEGIN:VCALENDAR" || first == "BEGIN:VEVENT") {
    dialect.format = Format::calendar;
  } else if (first.starts_with("From ") && is_mail(lines, 1)) {
    dialect.format = Format::mailbox;
  } else if (is_mail(lines, 0)) {
    dialect.format = Format::mail;
  } else {
    sniff_list(lines, dialect);
  }
  return dialect;
}

}  // namespace nb::rescue
