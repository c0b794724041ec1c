// SPDX-License-Identifier: EUPL-1.2
// JSON of one record: a writer and a reader that walk over fields.hpp. Inside this room's .cpp files only.
#pragma once

#include <boost/json.hpp>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "catalogue/codes.hpp"
#include "catalogue/fields.hpp"

namespace nb::catalogue {

class FieldWriter {
 public:
  template <class T>
  void operator()(std::string_view name, const T& value) {
    object_.emplace(name, json(value));
  }
  [[nodiscard]] std::string text() const { return boost::json::serialize(object_); }

 private:
  static boost::json::value json(const std::string& text) { return boost::json::string(text); }
  static boost::json::value json(const Ags& ags) { return boost::json::string(ags.str()); }
  static boost::json::value json(bool value) { return value; }
  static boost::json::value json(int value) { return std::int64_t{value}; }
  static boost::json::value json(std::int64_t value) { return value; }
  static boost::json::value json(double value) { return value; }
  static boost::json::value json(CivilDate day) { return boost::json::string(format_date(day)); }
  template <class T>
  static boost::json::value json(const std::optional<T>& value) {
    return value ? json(*value) : boost::json::value(nullptr);
  }
  static boost::json::value json(const std::vector<std::string>& list) {
    boost::json::array array;
    for (const std::string& text : list) array.emplace_back(boost::json::string(text));
    return array;
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  static boost::json::value json(Enum value) { return boost::json::string(word(value)); }

  boost::json::object object_;
};

/// Reads every member; complete() is false if one was missing, unknown or of another type.
class FieldReader {
 public:
  explicit FieldReader(const boost::json::object& object) : object_(object) {}
  template <class T>
  void operator()(std::string_view name, T& value) {
    ++members_;
    const boost::json::value* json = object_.if_contains(name);
    ok_ = json != nullptr && read(*json, value) && ok_;
  }
  [[nodiscard]] bool complete() const { return ok_ && members_ == object_.size(); }

 private:
  static bool read(const boost::json::value& json, std::string& out) {
    const boost::json::string* text = json.if_string();
    if (text != nullptr) out.assign(text->data(), text->size());
    return text != nullptr;
  }
  static bool read(const boost::json::value& json, Ags& out) {
    return parsed(json, out, [](std::string_view text) { return Ags::parse(text); });
  }
  static bool read(const boost::json::value& json, CivilDate& out) {
    return parsed(json, out, [](std::string_view text) { return parse_date(text); });
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  static bool read(const boost::json::value& json, Enum& out) {
    return parsed(json, out, [](std::string_view text) { return parse_word<Enum>(text); });
  }
  static bool read(const boost::json::value& json, bool& out) {
    if (json.is_bool()) out = json.get_bool();
    return json.is_bool();
  }
  static bool read(const boost::json::value& json, std::int64_t& out) {
    if (json.is_int64()) out = json.get_int64();
    return json.is_int64();
  }
  static bool read(const boost::json::value& json, int& out) {
    const bool fits = json.is_int64() && json.get_int64() >= 0 && json.get_int64() <= std::numeric_limits<int>::max();
    if (fits) out = static_cast<int>(json.get_int64());
    return fits;
  }
  static bool read(const boost::json::value& json, double& out) {
    boost::json::error_code error;
    if (json.is_number()) out = json.to_number<double>(error);
    return json.is_number() && !error;
  }
  template <class T>
  static bool read(const boost::json::value& json, std::optional<T>& out) {
    if (json.is_null()) return true;
    T value = blank<T>();
    if (!read(json, value)) return false;
    out = std::move(value);
    return true;
  }
  static bool read(const boost::json::value& json, std::vector<std::string>& out) {
    if (!json.is_array()) return false;
    for (const boost::json::value& item : json.get_array()) {
      out.emplace_back();
      if (!read(item, out.back())) return false;
    }
    return true;
  }
  template <class T, class Parse>
  static bool parsed(const boost::json::value& json, T& out, Parse parse) {
    std::string text;
    if (!read(json, text)) return false;
    auto value = parse(text);
    if (value) out = std::move(*value);
    return value.has_value();
  }
  template <class T>
  static T blank() {
    if constexpr (std::is_same_v<T, Ags>) {
      return *Ags::parse("00000000");
    } else {
      return T{};
    }
  }

  const boost::json::object& object_;
  std::size_t members_ = 0;
  bool ok_ = true;
};

}  // namespace nb::catalogue
