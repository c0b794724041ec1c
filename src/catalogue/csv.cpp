// SPDX-License-Identifier: EUPL-1.2
// A cursor that counts lines and characters, and one function per thing of the grammar.
#include "catalogue/csv.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace nb::catalogue {

namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr std::size_t kFaultsMax = 100;

class Reader {
 public:
  Reader(std::string_view text, const CsvOptions& options, CsvTable& table) : text_(text), options_(options), table_(table) {}

  void run() {
    while (at_ < text_.size() && table_.faults.size() < kFaultsMax) {
      if (skip_blank_line()) continue;
      if (table_.records.size() == options_.records_max) return fault("die Datei hat zu viele Zeilen");
      record();
    }
  }

 private:
  void record() {
    CsvRecord fields;
    for (;;) {
      CsvField field{{}, line_, column_};
      !at_end() && text_[at_] == '"' ? quoted(field) : plain(field);
      if (fields.size() == options_.fields_max) {
        table_.faults.push_back({field.line, field.column, "die Zeile hat mehr als " + std::to_string(options_.fields_max) + " Felder"});
        skip_line();
        return;
      }
      fields.push_back(std::move(field));
      if (at_end() || line_end() > 0) break;
      step();  // the separator
    }
    step_line_end();
    table_.records.push_back(std::move(fields));
  }

  void plain(CsvField& field) {
    const std::size_t start = at_;
    while (!at_end() && text_[at_] != options_.separator && line_end() == 0) {
      if (text_[at_] == '"') fault("Anführungszeichen mitten im Feld; das ganze Feld muss in Anführungszeichen stehen und jedes darin doppelt");
      step();
    }
    take(field, text_.substr(start, at_ - start));
  }

  void quoted(CsvField& field) {
    const std::size_t line = line_;
    const std::size_t column = column_;
    field.quoted = true;
    step();
    std::string content;
    while (!at_end()) {
      if (text_[at_] == '"') {
        step();
        if (at_end() || text_[at_] != '"') return after_quote(field, content);
      }
      content += text_[at_];
      step();
    }
    table_.faults.push_back({line, column, "das Anführungszeichen wird nicht geschlossen"});
    take(field, content);
  }

  void after_quote(CsvField& field, const std::string& content) {
    if (!at_end() && text_[at_] != options_.separator && line_end() == 0) {
      fault("nach dem schließenden Anführungszeichen steht noch etwas");
      while (!at_end() && text_[at_] != options_.separator && line_end() == 0) step();
    }
    take(field, content);
  }

  void take(CsvField& field, std::string_view content) {
    if (content.size() > options_.field_bytes_max) {
      table_.faults.push_back({field.line, field.column, "das Feld ist länger als " + std::to_string(options_.field_bytes_max) + " Bytes"});
      content = content.substr(0, 0);
    }
    field.text = content;
  }

  bool skip_blank_line() {
    if (line_end() == 0) return false;
    step_line_end();
    return true;
  }
  void skip_line() {
    while (!at_end() && line_end() == 0) step();
    step_line_end();
  }

  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  /// Bytes of the line end at the cursor; 0 if there is none.
  [[nodiscard]] std::size_t line_end() const {
    if (at_end()) return 0;
    if (text_[at_] == '\n') return 1;
    return text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n' ? 2 : 0;
  }
  void step_line_end() {
    for (std::size_t n = line_end(); n > 0; --n) step();
  }
  void step() {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    ++at_;
    if (byte == '\n') {
      ++line_;
      column_ = 1;
    } else if (at_end() || (static_cast<unsigned char>(text_[at_]) & 0xC0U) != 0x80U) {
      ++column_;
    }
  }
  void fault(std::string reason) { table_.faults.push_back({line_, column_, std::move(reason)}); }

  std::string_view text_;
  const CsvOptions& options_;
  CsvTable& table_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t column_ = 1;
};

/// Line of the first byte that is no UTF-8, or a control character that no text has.
void check_characters(std::string_view text, CsvTable& table) {
  std::size_t number = 1;
  for (const std::string_view line : split(text, '\n')) {
    if (!is_utf8(line)) {
      table.faults.push_back({number, 1, "die Zeile ist kein UTF-8; für Dateien in ISO-8859-1 gibt es die Option --latin1"});
      return;
    }
    const bool crlf = line.ends_with('\r') && line.data() + line.size() != text.data() + text.size();
    const std::size_t length = crlf ? line.size() - 1 : line.size();
    const auto end = line.begin() + static_cast<std::ptrdiff_t>(length);
    const auto control = std::find_if(line.begin(), end, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == '\x7F'; });
    if (control != end) table.faults.push_back({number, static_cast<std::size_t>(control - line.begin()) + 1, "die Zeile enthält ein Steuerzeichen"});
    if (table.faults.size() == kFaultsMax) return;
    ++number;
  }
}

}  // namespace

CsvTable parse_csv(std::string_view bytes, const CsvOptions& options) {
  CsvTable table;
  if (bytes.size() > options.bytes_max) {
    table.faults.push_back({1, 1, "die Datei ist größer als " + std::to_string(options.bytes_max) + " Bytes"});
    return table;
  }
  const std::string converted = options.encoding == Encoding::latin1 ? from_latin1(bytes) : std::string();
  std::string_view text = options.encoding == Encoding::latin1 ? std::string_view(converted) : bytes;
  if (text.starts_with(kBom)) text.remove_prefix(kBom.size());
  check_characters(text, table);
  if (!table.faults.empty() && !is_utf8(text)) return table;
  Reader(text, options, table).run();
  return table;
}

std::string csv_line(const std::vector<std::string>& fields, char separator) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += separator;
    const std::string& field = fields[i];
    const bool alone_and_empty = fields.size() == 1 && field.empty();  // else it would be a blank line
    if (!alone_and_empty && field.find_first_of(std::string("\"\r\n") + separator) == std::string::npos) {
      out += field;
      continue;
    }
    out += '"';
    for (const char c : field) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    out += '"';
  }
  return out;
}

}  // namespace nb::catalogue
