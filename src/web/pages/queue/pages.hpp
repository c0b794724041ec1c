// SPDX-License-Identifier: EUPL-1.2
// The queue without an appointment, at the counter: draw a number for somebody, call the next one, finish, skip. Needs nothing but this
// program: it runs on one laptop without a network.
#pragma once

#include <span>

#include "web/pages/stab_actions.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

[[nodiscard]] std::span<const StabPage> queue_pages();
[[nodiscard]] std::span<const StabFile> queue_files();

std::string_view queue_counter(const StabVisit& visit, Section page);
inline constexpr const char* kSlipTitle = "Zettel mit der Wartenummer";
/// The same to be printed by the browser.
std::string_view queue_slip_page(const StabVisit& visit, Section page);
/// The slip somebody takes along: number, service, time, and the wait where it was measured; A6, with format=rolle for 80 mm paper.
std::optional<web::Response> queue_slip_pdf(const StabVisit& visit);

using QueueAct = void (*)(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
/// Null if the command is none of the queue's.
[[nodiscard]] QueueAct find_queue_act(std::string_view command);

/// The address of a counter's page: area and name of the counter are part of it, so that they survive each press.
[[nodiscard]] std::string counter_href(std::string_view place, std::string_view pool, std::string_view counter);

}  // namespace nb::pages
