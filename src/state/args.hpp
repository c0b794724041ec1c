// SPDX-License-Identifier: EUPL-1.2
// Reading the arguments of a command. The first fault is kept and everything after it is read as if absent, so that a
// command reads all its members and then asks once. Rooms turn the fault into a sentence of their own.
#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace nb::state {

/// False for control characters but those `allowed` (they break feeds and forms) and for direction overrides (they make a text read
/// differently from what it says).
[[nodiscard]] bool is_readable(std::string_view text, std::string_view allowed = "\n");

/// What is wrong with which member.
struct ArgFault {
  enum class Kind {
    malformed,   ///< missing, of the wrong type, or unknown
    unreadable,  ///< control characters or broken UTF-8
    too_long,
  } kind;
  std::string member;
};

class Args {
 public:
  /// Members other than those `allowed` are a fault: a misspelt one must not be lost silently.
  Args(const boost::json::object& object, std::initializer_list<std::string_view> allowed);

  [[nodiscard]] const std::optional<ArgFault>& fault() const { return fault_; }
  /// Notes a fault unless there is one already.
  void fail(ArgFault::Kind kind, std::string_view member);

  /// Readable text without white space at its ends, NFC; empty where the member is absent.
  std::string text(std::string_view member, std::size_t bytes_max = 4000);
  /// The same, but it must be there and not be blank.
  std::string name(std::string_view member, std::size_t bytes_max = 200);
  std::optional<Instant> moment(std::string_view member);
  std::optional<CivilDate> date(std::string_view member);
  /// Whole, not negative.
  std::optional<std::int64_t> number(std::string_view member);
  bool flag(std::string_view member);
  /// A member that is an object; null where it is absent.
  const boost::json::object* object(std::string_view member);
  /// The objects of a list; empty where it is absent. At most `count_max`.
  std::vector<const boost::json::object*> objects(std::string_view member, std::size_t count_max);
  /// Readable texts of a list; empty where it is absent.
  std::vector<std::string> texts(std::string_view member, std::size_t count_max);
  [[nodiscard]] bool has(std::string_view member) const { return find(member) != nullptr; }
  /// A member that must be one of these words.
  template <class Enum>
  Enum word(std::string_view member, std::span<const std::string_view> words) {
    const std::string given = name(member);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == given) return static_cast<Enum>(i);
    }
    fail(ArgFault::Kind::malformed, member);
    return Enum{};
  }

 private:
  [[nodiscard]] const boost::json::value* find(std::string_view member) const;
  std::string readable(const boost::json::value& value, std::string_view member, std::size_t bytes_max);

  const boost::json::object& object_;
  std::optional<ArgFault> fault_;
};

}  // namespace nb::state
