// SPDX-License-Identifier: EUPL-1.2
// Reads a core and refuses whatever docs/formats/entry.md does not allow.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstring>

#include "base/text.hpp"
#include "proof/entry.hpp"
#include "proof/entry_rules.hpp"

namespace nb::proof {

namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 10> kMembers{"v", "type", "at", "occurred", "node", "actor", "command", "subject", "data", "parts"};
constexpr std::size_t kPartMembers = 4;

tl::unexpected<Flaw> malformed(std::string_view what) { return refuse(Flaw{Flaw::Kind::syntax, fmt::format("Der Eintrag ist fehlerhaft: {}", what)}); }

/// Members of all objects in the text, before any of the same name fell together: colons outside strings of valid JSON.
std::size_t count_colons(std::string_view text) {
  std::size_t count = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && text[i] == ':') {
      ++count;
    }
  }
  return count;
}

std::size_t count_members(const json::value& value) {  // as deep as the parser allows: 32
  std::size_t count = 0;
  if (const auto* object = value.if_object()) {
    count = object->size();
    for (const auto& member : *object) count += count_members(member.value());
  } else if (const auto* array = value.if_array()) {
    for (const auto& item : *array) count += count_members(item);
  }
  return count;
}

Result<void, Flaw> check_version(const json::object& object) {
  const auto* version = object.if_contains("v");
  const auto* number = version == nullptr ? nullptr : version->if_int64();
  const bool huge = version != nullptr && version->is_uint64();
  if (huge || (number != nullptr && *number > kEntryVersion)) {
    return refuse(Flaw{Flaw::Kind::newer_version, "Der Eintrag wurde von einer neueren Version geschrieben; bitte das Programm aktualisieren."});
  }
  if (number == nullptr || *number != kEntryVersion) return malformed("Die Version fehlt oder ist unbekannt.");
  return {};
}

/// Fetches text members and remembers the first one that is missing or no text.
class Texts {
 public:
  explicit Texts(const json::object& object) : object_(object) {}
  std::string required(std::string_view name) {
    const auto* value = object_.if_contains(name);
    if (const auto* text = value == nullptr ? nullptr : value->if_string()) return {text->data(), text->size()};
    if (fault_.empty()) fault_ = name;
    return {};
  }
  std::optional<std::string> optional(std::string_view name) { return object_.contains(name) ? std::optional(required(name)) : std::nullopt; }
  Hash hash(std::string_view name) {
    const std::string hex = required(name);
    const auto bytes = from_hex(hex);
    Hash out;
    if (bytes && bytes->size() == out.bytes.size() && to_hex(*bytes) == hex) {
      std::memcpy(out.bytes.data(), bytes->data(), out.bytes.size());
    } else if (fault_.empty()) {
      fault_ = name;
    }
    return out;
  }
  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  const json::object& object_;
  std::string fault_;
};

Result<PartDigest, Flaw> decode_part(const json::value& value) {
  const auto* object = value.if_object();
  if (object == nullptr || object->size() != kPartMembers) return malformed("Ein Teil hat unbekannte oder fehlende Felder.");
  Texts texts(*object);
  PartDigest part{.name = texts.required("name"), .kind = PartKind::open, .stored = texts.hash("stored"), .says = texts.hash("says")};
  const auto kind = texts.required("kind");
  if (!texts.fault().empty()) return malformed(fmt::format("Das Feld »{}« eines Teils fehlt oder ist ungültig.", texts.fault()));
  if (kind != "open" && kind != "sealed") return malformed("Die Art eines Teils ist unbekannt.");
  part.kind = kind == "open" ? PartKind::open : PartKind::sealed;
  return part;
}

Result<std::vector<PartDigest>, Flaw> decode_parts(const json::object& object) {
  std::vector<PartDigest> parts;
  const auto* value = object.if_contains("parts");
  if (value == nullptr) return parts;
  const auto* array = value->if_array();
  if (array == nullptr || array->empty() || array->size() > kPartsMax) return malformed("»parts« ist keine Liste von 1 bis 32 Teilen.");
  for (const auto& item : *array) {
    auto part = decode_part(item);
    if (!part) return refuse(part.error());
    parts.push_back(std::move(*part));
  }
  return parts;
}

Result<json::value, Flaw> parse_object(std::string_view text, const json::storage_ptr& memory) {
  if (text.size() > kCoreBytesMax) return refuse(Flaw{Flaw::Kind::too_long, "Der Eintrag ist länger als 4096 Bytes."});
  json::error_code error;
  auto value = json::parse(text, error, memory);
  if (error) return malformed(is_utf8(text) ? "Er ist kein JSON." : "Er ist kein Text in UTF-8.");
  if (!value.is_object()) return malformed("Er ist kein JSON-Objekt.");
  if (count_members(value) != count_colons(text)) return malformed("Ein Feld kommt doppelt vor.");
  return value;
}

Result<EntryCore, Flaw> decode_fields(const json::object& object) {
  for (const auto& member : object) {
    if (std::ranges::find(kMembers, std::string_view(member.key().data(), member.key().size())) == kMembers.end())
      return malformed(fmt::format("Das Feld »{}« ist unbekannt.", std::string_view(member.key())));
  }
  Texts texts(object);
  EntryCore core{.type = texts.required("type"),
                 .at = texts.required("at"),
                 .occurred = texts.optional("occurred"),
                 .node = texts.required("node"),
                 .actor = texts.required("actor"),
                 .command = texts.required("command"),
                 .subject = texts.required("subject"),
                 .data = {},
                 .parts = {}};
  if (!texts.fault().empty()) return malformed(fmt::format("Das Feld »{}« fehlt oder ist kein Text.", texts.fault()));
  auto parts = decode_parts(object);
  if (!parts) return refuse(parts.error());
  core.parts = std::move(*parts);
  return core;
}

}  // namespace

Result<EntryCore, Flaw> decode_entry(ByteView bytes, json::object* data) {
  auto parsed = parse_object(text_of(bytes), data == nullptr ? json::storage_ptr() : data->storage());  // in the same memory: moved below, not copied
  if (!parsed) return refuse(parsed.error());
  json::object& object = parsed->get_object();
  if (const auto version = check_version(object); !version) return refuse(version.error());
  auto core = decode_fields(object);
  if (!core) return core;
  if (const auto checked = check_fields(*core); !checked) return refuse(checked.error());
  auto* facts = object.if_contains("data");
  if (facts == nullptr || !facts->is_object()) return malformed("»data« fehlt oder ist kein JSON-Objekt.");
  if (data != nullptr) {
    *data = std::move(facts->get_object());
  } else {
    core->data = json::serialize(*facts);
  }
  return core;
}

}  // namespace nb::proof
