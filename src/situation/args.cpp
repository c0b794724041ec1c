// SPDX-License-Identifier: EUPL-1.2
#include "situation/args.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace nb::situation {

namespace {

namespace json = boost::json;

/// Control characters would break feeds; direction overrides make a text read differently from what it says.
bool is_readable(std::string_view text) {
  if (!is_utf8(text)) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte < 0x20 && byte != '\n') || byte == 0x7F) return false;
    const std::string_view three = text.substr(i, 3);
    if (three.size() == 3 && three >= "\xE2\x80\xAA" && three <= "\xE2\x80\xAE") return false;  // U+202A to U+202E
  }
  return true;
}

}  // namespace

Args::Args(const json::object& object, std::initializer_list<std::string_view> allowed) : object_(object) { allow_only(object, allowed); }

void Args::fail(Reason reason, std::string_view what) {
  if (!fault_) fault_ = refusal(reason, what);
}

void Args::allow_only(const json::object& object, std::initializer_list<std::string_view> allowed) {
  for (const auto& member : object) {
    const std::string_view key(member.key().data(), member.key().size());
    if (std::find(allowed.begin(), allowed.end(), key) == allowed.end()) fail(Reason::malformed, is_readable(key) ? key : "?");
  }
}

const json::value* Args::find(std::string_view member) const {
  if (fault_) return nullptr;
  const auto* value = object_.if_contains(member);
  return value && !value->is_null() ? value : nullptr;
}

std::string Args::readable(const json::value& value, std::string_view member) {
  const auto* text = value.if_string();
  if (!text) {
    fail(Reason::malformed, member);
    return {};
  }
  const std::string_view trimmed = trim({text->data(), text->size()});
  if (!is_readable(trimmed)) {
    fail(Reason::text_unreadable, member);
    return {};
  }
  return to_nfc(trimmed);
}

std::string Args::text(std::string_view member) {
  const auto* value = find(member);
  return value ? readable(*value, member) : std::string();
}

std::string Args::name(std::string_view member) {
  std::string value = text(member);
  if (value.empty()) fail(Reason::malformed, member);
  return value;
}

const json::object* Args::object(std::string_view member, std::initializer_list<std::string_view> allowed) {
  const auto* value = find(member);
  if (!value) return nullptr;
  const auto* inner = value->if_object();
  if (!inner) {
    fail(Reason::malformed, member);
    return nullptr;
  }
  allow_only(*inner, allowed);
  return fault_ ? nullptr : inner;
}

Text Args::texts(std::string_view member) {
  const auto* inner = object(member, {"de", "en"});
  if (!inner) return {};
  Text result;
  if (const auto* de = inner->if_contains("de")) result.de = readable(*de, member);
  if (const auto* en = inner->if_contains("en")) result.en = readable(*en, member);
  if (result.de.empty() && !result.en.empty()) fail(Reason::text_missing, member);
  return result;
}

std::optional<Instant> Args::moment(std::string_view member) {
  const std::string given = text(member);
  if (given.empty()) return std::nullopt;
  const auto moment = parse_rfc3339(given);
  if (!moment) fail(Reason::malformed, member);
  return moment;
}

std::optional<CivilDate> Args::date(std::string_view member) {
  const std::string given = text(member);
  if (given.empty()) return std::nullopt;
  const auto day = parse_date(given);
  if (!day) fail(Reason::malformed, member);
  return day;
}

std::optional<std::int64_t> Args::number(std::string_view member) {
  const auto* value = find(member);
  if (!value) return std::nullopt;
  boost::system::error_code error;
  const auto given = value->is_number() && !value->is_double() ? value->to_number<std::int64_t>(error) : -1;
  if (error || given < 0) fail(Reason::malformed, member);
  return given;
}

std::optional<bool> Args::flag(std::string_view member) {
  const auto* value = find(member);
  if (!value) return std::nullopt;
  if (!value->is_bool()) fail(Reason::malformed, member);
  return value->is_bool() && value->get_bool();
}

std::vector<std::string> Args::list(std::string_view member) {
  std::vector<std::string> items;
  const auto* value = find(member);
  if (!value) return items;
  if (!value->is_array()) fail(Reason::malformed, member);
  if (fault_) return items;
  for (const auto& item : value->get_array()) items.push_back(readable(item, member));
  return items;
}

}  // namespace nb::situation
