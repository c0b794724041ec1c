// SPDX-License-Identifier: EUPL-1.2
#include "appointments/import.hpp"

#include <boost/json.hpp>

#include "base/text.hpp"
#include "state/members.hpp"

namespace nb::appointments {

namespace {

namespace json = boost::json;

std::size_t count_member(const json::object& data, std::string_view name) {
  const json::value* value = data.if_contains(name);
  return value != nullptr && value->is_int64() && value->get_int64() >= 0 ? static_cast<std::size_t>(value->get_int64()) : 0;
}

std::optional<ImportedRow> decode_row(std::string_view line) {
  const auto words = split(line, ' ');
  if (words.size() != 4 && words.size() != 5) return std::nullopt;
  const auto number = parse_u64(words[0]);
  const auto outcome = rescue::parse_outcome(words[1]);
  const auto reason = rescue::parse_reason(words[2]);
  if (!number || *number > 1'000'000'000 || !outcome || !reason || (words[3] != "0" && words[3] != "1")) return std::nullopt;
  ImportedRow row{.line = *number, .outcome = *outcome, .reason = *reason, .states_time = words[3] == "1", .booking = {}};
  if (words.size() == 5) row.booking = words[4];
  if (words.size() == 5 && (!row.booking.starts_with("b-") || row.booking.size() > 60)) return std::nullopt;
  return row;
}

}  // namespace

json::object import_object(const Import& import) {
  json::object counts;
  for (std::size_t i = 0; i < rescue::kOutcomes; ++i) {
    if (import.counts.at(i) > 0) counts.emplace(rescue::to_string(static_cast<rescue::Outcome>(i)), import.counts.at(i));
  }
  json::object data{{"source", import.source}, {"format", import.format}, {"hash", import.hash}, {"lines", import.lines}, {"counts", std::move(counts)}};
  if (import.as_of) data.emplace("as_of", format_utc(*import.as_of));
  if (import.outside > 0) data.emplace("outside", import.outside);
  if (import.stopped_line > 0) data.emplace("stopped_line", import.stopped_line);
  return data;
}

Import decode_import(const json::object& data) {
  Import import;
  import.source = state::text_member(data, "source");
  import.format = state::text_member(data, "format");
  import.hash = state::text_member(data, "hash");
  import.as_of = parse_rfc3339(state::text_member(data, "as_of"));
  import.lines = count_member(data, "lines");
  import.outside = count_member(data, "outside");
  import.stopped_line = count_member(data, "stopped_line");
  const json::value* counts = data.if_contains("counts");
  if (counts == nullptr || !counts->is_object()) return import;
  for (std::size_t i = 0; i < rescue::kOutcomes; ++i) import.counts.at(i) = count_member(counts->get_object(), rescue::to_string(static_cast<rescue::Outcome>(i)));
  return import;
}

std::string encode_rows(const std::vector<ImportedRow>& rows, std::size_t first, std::size_t count) {
  std::string out;
  for (std::size_t i = first; i < std::min(first + count, rows.size()); ++i) {
    const ImportedRow& row = rows[i];
    out += std::to_string(row.line) + ' ';
    out.append(rescue::to_string(row.outcome)).append(" ").append(rescue::to_string(row.reason)).append(row.states_time ? " 1" : " 0");
    if (!row.booking.empty()) out += ' ' + row.booking;
    out += '\n';
  }
  return out;
}

std::optional<std::vector<ImportedRow>> decode_rows(std::string_view text) {
  std::vector<ImportedRow> rows;
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty()) continue;
    auto row = decode_row(line);
    if (!row || rows.size() == kImportRowsMax) return std::nullopt;
    rows.push_back(std::move(*row));
  }
  return rows;
}

std::string import_id(std::string_view command) { return "i-" + std::string(command); }

}  // namespace nb::appointments
