// SPDX-License-Identifier: EUPL-1.2
// Reading JSON that programs of ours wrote: data of entries, messages between our processes. What is missing or of another type
// reads as empty, so that an entry of another version is read as far as it is understood. What people type is read by Args. Pure.
#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <string_view>

namespace nb::state {

/// A text member, as long as the object lives; empty where there is none.
[[nodiscard]] std::string_view text_member(const boost::json::object& object, std::string_view name);
/// A whole, not negative number; 0 where there is none.
[[nodiscard]] std::uint64_t number_member(const boost::json::object& object, std::string_view name);
/// False where there is none.
[[nodiscard]] bool flag_member(const boost::json::object& object, std::string_view name);
/// The object that a text is; empty where it is none.
[[nodiscard]] boost::json::object parsed_object(std::string_view text);

}  // namespace nb::state
