// SPDX-License-Identifier: EUPL-1.2
// The entries of this room. Every entry is one fact, complete in itself: `data` = {kind, object, position?, said|null,
// undoes?}; its type says in which way it came about. Pure codec.
#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "situation/model.hpp"
#include "state/projection.hpp"

namespace nb::situation {

namespace event {
inline constexpr std::string_view kComponentDeclared = "situation.component_declared";
inline constexpr std::string_view kComponentWithdrawn = "situation.component_withdrawn";
inline constexpr std::string_view kComponentMeasured = "situation.component_measured";
inline constexpr std::string_view kMeasurementWithdrawn = "situation.measurement_withdrawn";
inline constexpr std::string_view kServiceConfirmed = "situation.service_confirmed";
inline constexpr std::string_view kConfirmationWithdrawn = "situation.confirmation_withdrawn";
inline constexpr std::string_view kOfficeDeclared = "situation.office_declared";
inline constexpr std::string_view kOfficeWithdrawn = "situation.office_withdrawn";
inline constexpr std::string_view kIncidentDeclared = "situation.incident_declared";
inline constexpr std::string_view kForecastUpdated = "situation.forecast_updated";
inline constexpr std::string_view kIncidentEnded = "situation.incident_ended";
inline constexpr std::string_view kDecisionRecorded = "situation.decision_recorded";  ///< read for ever; since then decisions are written by crisis
inline constexpr std::string_view kUndone = "situation.undone";
}  // namespace event

/// The `data` of an entry for this fact; `undoes` = position of the entry it takes back.
[[nodiscard]] std::string encode(const Fact& fact, std::optional<std::uint64_t> undoes = std::nullopt);
/// The fact of a committed entry of this room; nullopt if it is none that this version knows.
[[nodiscard]] std::optional<Fact> decode(const state::AppliedEntry& entry);
/// Position of the entry that this one takes back.
[[nodiscard]] std::optional<std::uint64_t> undone_by(const state::AppliedEntry& entry);

/// What was said, as JSON text; empty for std::monostate.
[[nodiscard]] std::string encode_said(const Fact& fact);
/// Fills fact.said from such text, for fact.kind; false if it is not well-formed.
[[nodiscard]] bool decode_said(std::string_view json, Fact& fact);

}  // namespace nb::situation
