// SPDX-License-Identifier: EUPL-1.2
#include "state/args.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.hpp"

namespace nb::state {

namespace json = boost::json;

bool is_readable(std::string_view text, std::string_view allowed) {
  if (!is_utf8(text)) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && allowed.find(text[i]) == std::string_view::npos) || byte == 0x7F) return false;
    if (byte != 0xE2) continue;
    const std::string_view three = text.substr(i, 3);
    if (three >= "\xE2\x80\xAA" && three <= "\xE2\x80\xAE") return false;  // U+202A to U+202E
  }
  return true;
}

Args::Args(const json::object& object, std::initializer_list<std::string_view> allowed) : object_(object) {
  for (const auto& member : object) {
    const std::string_view key(member.key().data(), member.key().size());
    if (std::ranges::find(allowed, key) == allowed.end()) fail(ArgFault::Kind::malformed, is_readable(key) ? key : "?");
  }
}

void Args::fail(ArgFault::Kind kind, std::string_view member) {
  if (!fault_) fault_ = ArgFault{kind, std::string(member)};
}

const json::value* Args::find(std::string_view member) const {
  if (fault_) return nullptr;
  const auto* value = object_.if_contains(member);
  return value != nullptr && !value->is_null() ? value : nullptr;
}

std::string Args::readable(const json::value& value, std::string_view member, std::size_t bytes_max) {
  const auto* text = value.if_string();
  if (text == nullptr) {
    fail(ArgFault::Kind::malformed, member);
    return {};
  }
  const std::string_view trimmed = trim({text->data(), text->size()});
  if (trimmed.size() > bytes_max) {
    fail(ArgFault::Kind::too_long, member);
    return {};
  }
  if (!is_readable(trimmed)) {
    fail(ArgFault::Kind::unreadable, member);
    return {};
  }
  return to_nfc(trimmed);
}

std::string Args::text(std::string_view member, std::size_t bytes_max) {
  const auto* value = find(member);
  return value != nullptr ? readable(*value, member, bytes_max) : std::string();
}

std::string Args::name(std::string_view member, std::size_t bytes_max) {
  std::string value = text(member, bytes_max);
  if (value.empty()) fail(ArgFault::Kind::malformed, member);
  return value;
}

std::optional<Instant> Args::moment(std::string_view member) {
  const std::string given = text(member);
  if (given.empty()) return std::nullopt;
  const auto moment = parse_rfc3339(given);
  if (!moment) fail(ArgFault::Kind::malformed, member);
  return moment;
}

std::optional<CivilDate> Args::date(std::string_view member) {
  const std::string given = text(member);
  if (given.empty()) return std::nullopt;
  const auto day = parse_date(given);
  if (!day) fail(ArgFault::Kind::malformed, member);
  return day;
}

std::optional<std::int64_t> Args::number(std::string_view member) {
  const auto* value = find(member);
  if (value == nullptr) return std::nullopt;
  boost::system::error_code error;
  const auto given = value->is_number() && !value->is_double() ? value->to_number<std::int64_t>(error) : -1;
  if (error || given < 0) {
    fail(ArgFault::Kind::malformed, member);
    return std::nullopt;
  }
  return given;
}

bool Args::flag(std::string_view member) {
  const auto* value = find(member);
  if (value == nullptr) return false;
  if (!value->is_bool()) fail(ArgFault::Kind::malformed, member);
  return value->is_bool() && value->get_bool();
}

const json::object* Args::object(std::string_view member) {
  const auto* value = find(member);
  const auto* object = value != nullptr ? value->if_object() : nullptr;
  if (value != nullptr && object == nullptr) fail(ArgFault::Kind::malformed, member);
  return object;
}

std::vector<const json::object*> Args::objects(std::string_view member, std::size_t count_max) {
  const auto* value = find(member);
  if (value == nullptr) return {};
  const auto* list = value->if_array();
  if (list == nullptr || list->size() > count_max) {
    fail(list == nullptr ? ArgFault::Kind::malformed : ArgFault::Kind::too_long, member);
    return {};
  }
  std::vector<const json::object*> out;
  for (const json::value& one : *list) {
    const auto* object = one.if_object();
    if (object == nullptr) {
      fail(ArgFault::Kind::malformed, member);
      return {};
    }
    out.push_back(object);
  }
  return out;
}

std::vector<std::string> Args::texts(std::string_view member, std::size_t count_max) {
  const auto* value = find(member);
  if (value == nullptr) return {};
  const auto* list = value->if_array();
  if (list == nullptr || list->size() > count_max) {
    fail(list == nullptr ? ArgFault::Kind::malformed : ArgFault::Kind::too_long, member);
    return {};
  }
  std::vector<std::string> out;
  for (const json::value& one : *list) out.push_back(readable(one, member, 4000));
  return out;
}

}  // namespace nb::state
