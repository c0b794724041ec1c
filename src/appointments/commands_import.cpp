// SPDX-License-Identifier: EUPL-1.2
// What an import writes down about itself, after its bookings were taken one by one: every row with its outcome, and what the source's
// columns and labels mean.
#include <boost/json.hpp>

#include "appointments/deciding.hpp"
#include "appointments/import.hpp"
#include "base/text.hpp"

namespace nb::appointments {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

constexpr std::size_t kMappingBytesMax = 64 * 1024;
constexpr std::size_t kRowsBytesMax = kImportRowsMax * 100;

bool is_hex(std::string_view text, std::size_t digits) { return text.size() == digits && from_hex(text).has_value(); }

std::string source_of(Deciding& decide) {
  std::string source = decide.args.name("source", 16);
  if (!decide.refused() && !is_hex(source, 16)) decide.args.fail(state::ArgFault::Kind::malformed, "source");
  return source;
}

Import read_import(Deciding& decide, std::vector<ImportedRow>& rows) {
  Import import;
  import.source = source_of(decide);
  import.format = decide.args.name("format", 20);
  import.hash = decide.args.name("hash", 64);
  if (!decide.refused() && !is_hex(import.hash, 64)) decide.args.fail(state::ArgFault::Kind::malformed, "hash");
  if (decide.args.has("as_of")) {
    import.as_of = parse_rfc3339(decide.args.text("as_of", 40));
    if (!import.as_of) decide.args.fail(state::ArgFault::Kind::malformed, "as_of");
  }
  import.lines = static_cast<std::size_t>(decide.number("lines", 0, 1'000'000'000, 0));
  import.outside = static_cast<std::size_t>(decide.number("outside", 0, 1'000'000'000, 0));
  import.stopped_line = static_cast<std::size_t>(decide.number("stopped_line", 0, 1'000'000'000, 0));
  auto read = decode_rows(decide.args.text("rows", kRowsBytesMax));
  if (!read) decide.args.fail(state::ArgFault::Kind::malformed, "rows");
  rows = std::move(read).value_or(std::vector<ImportedRow>{});
  for (const ImportedRow& row : rows) ++import.counts.at(static_cast<std::size_t>(row.outcome));
  return import;
}

Decision note_import(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"source", "format", "hash", "as_of", "lines", "outside", "stopped_line", "rows"});
  std::vector<ImportedRow> rows;
  const Import import = read_import(decide, rows);
  if (const auto reason = decide.refusal()) return refuse(*reason);
  const std::string id = import_id(context.command);
  std::vector<state::NewEntry> out;
  out.push_back({.type = std::string(event::kImportNoted), .subject = id, .data = boost::json::serialize(import_object(import)), .occurred = std::nullopt, .parts = {}});
  for (std::size_t i = 0; i < rows.size(); i += kImportRowsPerEntry) {
    const std::size_t count = std::min(kImportRowsPerEntry, rows.size() - i);
    out.push_back({.type = std::string(event::kImportRows),
                   .subject = id,
                   .data = boost::json::serialize(object{{"count", count}}),
                   .occurred = std::nullopt,
                   .parts = {{.name = std::string(part::kRows), .content = encode_rows(rows, i, count)}}});
  }
  return out;
}

Decision note_mapping(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"source", "format", "mapping"});
  const std::string source = source_of(decide);
  const std::string format = decide.args.name("format", 20);
  const std::string mapping = decide.args.text("mapping", kMappingBytesMax);
  if (!decide.refused() && !rescue::decode_mapping(mapping)) decide.args.fail(state::ArgFault::Kind::malformed, "mapping");
  if (const auto reason = decide.refusal()) return refuse(*reason);
  std::vector<state::NewEntry> out;
  out.push_back({.type = std::string(event::kMappingNoted),
                 .subject = "m-" + source,
                 .data = boost::json::serialize(object{{"source", source}, {"format", format}}),
                 .occurred = std::nullopt,
                 .parts = {{.name = std::string(part::kMapping), .content = mapping}}});
  return out;
}

}  // namespace

std::vector<state::CommandKind> import_commands(const std::shared_ptr<const Known>& known) {
  return {kind("appointments.note_import", known, note_import), kind("appointments.note_mapping", known, note_mapping)};
}

}  // namespace nb::appointments
