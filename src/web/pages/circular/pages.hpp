// SPDX-License-Identifier: EUPL-1.2
// Circulars in the console: what is new for me, write one, send it, see who has read it, whom to call, lists that came back signed.
// One .cpp per page.
#pragma once

#include <span>

#include "web/pages/circular/parts.hpp"
#include "web/pages/stab_actions.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

[[nodiscard]] std::span<const StabPage> circular_pages();
[[nodiscard]] std::span<const StabFile> circular_files();

std::string_view circular_list(const StabVisit& visit, Section page);
std::string_view circular_form(const StabVisit& visit, Section page);
std::string_view circular_page(const StabVisit& visit, Section page);
std::string_view circular_calls(const StabVisit& visit, Section page);
std::string_view circular_sheet(const StabVisit& visit, Section page);
std::string_view circular_mails(const StabVisit& visit, Section page);
std::string_view circular_addresses(const StabVisit& visit, Section page);

std::optional<web::Response> circular_sheets_pdf(const StabVisit& visit);
std::optional<web::Response> circular_calls_pdf(const StabVisit& visit);

/// What is done with a form whose fields are not simply the arguments of its command.
using CircularAct = void (*)(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
/// Null if the command is none of these.
[[nodiscard]] CircularAct find_circular_act(std::string_view command);

void write_circular(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void acknowledge_list(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void scan_list(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void take_addresses(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);

}  // namespace nb::pages
