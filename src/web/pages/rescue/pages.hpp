// SPDX-License-Identifier: EUPL-1.2
// Reading bookings in from what an old system left: choose or paste, say what columns and labels mean, look at what would become of every
// row, take it, see what became of it. One .cpp per page.
#pragma once

#include <span>

#include "web/pages/stab_actions.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

[[nodiscard]] std::span<const StabPage> rescue_pages();
[[nodiscard]] std::span<const StabFile> rescue_files();
[[nodiscard]] std::span<const StabFile> rescue_slow_files();

std::string_view rescue_start(const StabVisit& visit, Section page);
std::string_view rescue_sheet(const StabVisit& visit, Section page);
std::optional<web::Response> rescue_sheet_page(const StabVisit& visit);
std::string_view rescue_draft(const StabVisit& visit, Section page);
std::string_view rescue_result(const StabVisit& visit, Section page);
std::optional<web::Response> rescue_rest_csv(const StabVisit& visit);

/// Form of command "appointments.note_import": field "schritt" says lesen, vorschau, uebernehmen, verwerfen, blatt or weglegen.
void rescue_act(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
inline constexpr std::string_view kRescueCommand = "appointments.note_import";
/// Bytes of a file that a browser may send; larger ones are read on the command line.
inline constexpr std::size_t kRescueBytesMax = std::size_t{24} << 20;

}  // namespace nb::pages
