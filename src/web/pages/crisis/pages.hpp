// SPDX-License-Identifier: EUPL-1.2
// The crisis staff's log in the console: the diary, one entry with what was known, tasks, situation reports. One .cpp per page.
#pragma once

#include <span>

#include "web/pages/stab_actions.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

[[nodiscard]] std::span<const StabPage> crisis_pages();
[[nodiscard]] std::span<const StabFile> crisis_files();

std::string_view crisis_log(const StabVisit& visit, Section page);
std::string_view crisis_form(const StabVisit& visit, Section page);
std::string_view crisis_entry(const StabVisit& visit, Section page);
std::string_view crisis_tasks(const StabVisit& visit, Section page);
std::string_view crisis_task(const StabVisit& visit, Section page);
std::string_view crisis_reports(const StabVisit& visit, Section page);
std::string_view crisis_report(const StabVisit& visit, Section page);

std::optional<web::Response> crisis_log_csv(const StabVisit& visit);
std::optional<web::Response> crisis_report_pdf(const StabVisit& visit);

/// What is done with this room's forms. Null if the command is none of its.
using CrisisAct = void (*)(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
[[nodiscard]] CrisisAct find_crisis_act(std::string_view command);

}  // namespace nb::pages
