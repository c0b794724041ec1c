// SPDX-License-Identifier: EUPL-1.2
// Reading the arguments of a command. The first fault is kept and everything after it is read as if absent, so that a
// command reads all its members and then asks once.
#pragma once

#include <boost/json.hpp>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "situation/model.hpp"
#include "situation/refusals.hpp"

namespace nb::situation {

class Args {
 public:
  /// Members other than those `allowed` are a fault: a misspelt one must not be lost silently.
  Args(const boost::json::object& object, std::initializer_list<std::string_view> allowed);

  [[nodiscard]] const std::optional<state::Refusal>& fault() const { return fault_; }
  /// Notes a fault unless there is one already.
  void fail(Reason reason, std::string_view what = {});

  /// A member that must be there and not be blank.
  std::string name(std::string_view member);
  /// Readable text; empty where the member is absent.
  std::string text(std::string_view member);
  /// {"de": …, "en": …}; empty where the member is absent.
  Text texts(std::string_view member);
  std::optional<Instant> moment(std::string_view member);
  std::optional<CivilDate> date(std::string_view member);
  std::optional<std::int64_t> number(std::string_view member);
  std::optional<bool> flag(std::string_view member);
  std::vector<std::string> list(std::string_view member);
  /// A member that is an object with these members, or null where it is absent.
  const boost::json::object* object(std::string_view member, std::initializer_list<std::string_view> allowed);
  /// A member that must be one of these words.
  template <class Enum, std::size_t N>
  Enum word(std::string_view member, const std::array<std::string_view, N>& words) {
    const std::string given = name(member);
    for (std::size_t i = 0; i < N; ++i) {
      if (words[i] == given) return static_cast<Enum>(i);
    }
    fail(Reason::malformed, member);
    return Enum{};
  }

 private:
  [[nodiscard]] const boost::json::value* find(std::string_view member) const;
  void allow_only(const boost::json::object& object, std::initializer_list<std::string_view> allowed);
  std::string readable(const boost::json::value& value, std::string_view member);

  const boost::json::object& object_;
  std::optional<state::Refusal> fault_;
};

}  // namespace nb::situation
