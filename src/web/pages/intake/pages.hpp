// SPDX-License-Identifier: EUPL-1.2
// The staff side of the register: filings, forms printed beforehand, the dispatch book, the data key. One .cpp per page.
#pragma once

#include <span>

#include "web/pages/stab_actions.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

[[nodiscard]] std::span<const StabPage> desk_pages();
[[nodiscard]] std::span<const StabFile> desk_files();
/// Those that may take seconds and must not hold up the others.
[[nodiscard]] std::span<const StabFile> desk_slow_files();

std::string_view desk_list(const StabVisit& visit, Section page);
std::string_view desk_new_filing(const StabVisit& visit, Section page);
std::string_view desk_aside(const StabVisit& visit, Section page);
std::string_view desk_search(const StabVisit& visit, Section page);
std::string_view desk_filing(const StabVisit& visit, Section page);
std::string_view desk_correction(const StabVisit& visit, Section page);
std::string_view desk_receipt(const StabVisit& visit, Section page);
std::string_view desk_forms(const StabVisit& visit, Section page);
std::string_view desk_dispatch(const StabVisit& visit, Section page);
std::string_view desk_new_letter(const StabVisit& visit, Section page);
std::string_view desk_letter(const StabVisit& visit, Section page);
std::string_view desk_batch(const StabVisit& visit, Section page);
std::string_view desk_deadlines(const StabVisit& visit, Section page);
std::string_view desk_data_key(const StabVisit& visit, Section page);

std::optional<web::Response> desk_receipt_pdf(const StabVisit& visit);
std::optional<web::Response> desk_receipt_file(const StabVisit& visit);
std::optional<web::Response> desk_attachment(const StabVisit& visit);
std::optional<web::Response> desk_preview(const StabVisit& visit);
std::optional<web::Response> desk_forms_pdf(const StabVisit& visit);
std::optional<web::Response> desk_letter_pdf(const StabVisit& visit);
std::optional<web::Response> desk_letter_file(const StabVisit& visit);
std::optional<web::Response> desk_batch_pdf(const StabVisit& visit);

/// What is done with a form whose fields are not simply the arguments of its command: "intake.take_filing", "vault.open" and others.
using DeskAct = void (*)(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
/// Null if the command is none of these.
[[nodiscard]] DeskAct find_desk_act(std::string_view command);

void take_filing(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void correct_filing(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void enter_letter(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void post_letters(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void make_vault(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void open_vault(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void lock_vault(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);

}  // namespace nb::pages
