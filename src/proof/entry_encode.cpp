// SPDX-License-Identifier: EUPL-1.2
// Writes a core: members in the order of docs/formats/entry.md, no white space, the fewest escapes.
#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "base/text.hpp"
#include "proof/entry.hpp"
#include "proof/entry_rules.hpp"

namespace nb::proof {

namespace {

constexpr std::size_t kDataDepthMax = 31;  // one less than a reader allows for the whole core

void append_escape(std::string& out, char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
      return;
  }
}

void append_text(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\' || (static_cast<unsigned char>(c) < 0x20)) {
      append_escape(out, c);
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_member(std::string& out, std::string_view name, std::string_view text) {
  out.append(",\"").append(name).append("\":");
  append_text(out, text);
}

void append_parts(std::string& out, const std::vector<PartDigest>& parts) {
  out += ",\"parts\":[";
  for (const PartDigest& part : parts) {
    if (&part != &parts.front()) out += ',';
    out.append(R"({"name":")").append(part.name).append(part.kind == PartKind::open ? R"(","kind":"open","stored":")" : R"(","kind":"sealed","stored":")");
    out.append(to_hex(part.stored.bytes)).append(R"(","says":")").append(to_hex(part.says.bytes)).append("\"}");
  }
  out += ']';
}

}  // namespace

Result<std::string, Flaw> encode_entry(const EntryCore& core, boost::json::object* data_out) {
  if (const auto checked = check_fields(core); !checked) return refuse(checked.error());
  boost::json::error_code error;
  auto data = boost::json::parse(core.data, error, data_out == nullptr ? boost::json::storage_ptr() : data_out->storage(), {.max_depth = kDataDepthMax});
  if (error || !data.is_object()) return refuse(Flaw{Flaw::Kind::syntax, "Der Eintrag ist fehlerhaft: »data« ist kein JSON-Objekt."});
  std::string out = fmt::format("{{\"v\":{}", kEntryVersion);
  append_member(out, "type", core.type);
  append_member(out, "at", core.at);
  if (core.occurred) append_member(out, "occurred", *core.occurred);
  append_member(out, "node", core.node);
  append_member(out, "actor", core.actor);
  append_member(out, "command", core.command);
  append_member(out, "subject", core.subject);
  out += ",\"data\":" + boost::json::serialize(data);
  if (!core.parts.empty()) append_parts(out, core.parts);
  out += '}';
  if (out.size() > kCoreBytesMax)
    return refuse(Flaw{Flaw::Kind::too_long, fmt::format("Der Eintrag ist zu lang ({} von höchstens {} Bytes); bitte den Text kürzen.", out.size(), kCoreBytesMax)});
  if (data_out != nullptr) *data_out = std::move(data.get_object());
  return out;
}

}  // namespace nb::proof
