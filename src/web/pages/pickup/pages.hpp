// SPDX-License-Identifier: EUPL-1.2
// The pick-up register at the counter: search and lists, one document with its hand-over, new ones, lists read in, reminders.
#pragma once

#include <span>

#include "web/pages/stab_actions.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

[[nodiscard]] std::span<const StabPage> pickup_pages();
[[nodiscard]] std::span<const StabFile> pickup_files();

std::string_view pickup_counter(const StabVisit& visit, Section page);
std::string_view pickup_new(const StabVisit& visit, Section page);
std::string_view pickup_list_in(const StabVisit& visit, Section page);
std::string_view pickup_reminders(const StabVisit& visit, Section page);
std::string_view pickup_item(const StabVisit& visit, Section page);

std::optional<web::Response> pickup_site_pdf(const StabVisit& visit);
std::optional<web::Response> pickup_reminder_pdf(const StabVisit& visit);
std::optional<web::Response> pickup_courier_pdf(const StabVisit& visit);
std::optional<web::Response> pickup_slip_pdf(const StabVisit& visit);
std::optional<web::Response> pickup_csv(const StabVisit& visit);

/// Commands whose forms' fields are not simply their arguments. Null if it is none of these.
using PickupAct = void (*)(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
[[nodiscard]] PickupAct find_pickup_act(std::string_view command);

void register_pickup(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void correct_pickup(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void hand_over_pickup(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void import_pickups(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
void move_pickups(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);

}  // namespace nb::pages
