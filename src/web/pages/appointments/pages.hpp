// SPDX-License-Identifier: EUPL-1.2
// Appointments in the console: the day at the counter, one appointment, booking for somebody, the plan, calling off and offering anew.
#pragma once

#include <span>

#include "web/pages/stab_actions.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

[[nodiscard]] std::span<const StabPage> appointment_pages();
[[nodiscard]] std::span<const StabFile> appointment_files();

std::string_view appointment_day(const StabVisit& visit, Section page);
std::string_view appointment_page(const StabVisit& visit, Section page);
std::string_view appointment_new(const StabVisit& visit, Section page);
std::string_view appointment_plan(const StabVisit& visit, Section page);
std::string_view appointment_call_off(const StabVisit& visit, Section page);
std::optional<web::Response> appointment_day_pdf(const StabVisit& visit);

/// What is done with a form whose fields are not simply the arguments of its command.
using AppointmentAct = void (*)(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
/// Null if the command is none of these.
[[nodiscard]] AppointmentAct find_appointment_act(std::string_view command);

void book_for_somebody(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
std::string_view appointment_waiting(const StabVisit& visit, Section page);
/// A slip with a link of their own, for somebody who has no mail: code, time, address; A6. Query "zettel" names the command that made the link.
std::optional<web::Response> appointment_link_pdf(const StabVisit& visit);

void correct_somebody(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void make_somebodys_link(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void put_on_waiting_list(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void move_somebody(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void set_offer(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void set_pool(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void clear_pool_day(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void close_pool(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void set_pool_day(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);

}  // namespace nb::pages
