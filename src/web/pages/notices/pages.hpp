// SPDX-License-Identifier: EUPL-1.2
// What follows when appointments are called off: who was told by which way, what is unknown, and whom to call. Names are shown only while the data key is open, and every name that
// is shown leaves a trace. One .cpp per page.
#pragma once

#include <span>

#include "web/pages/notices/parts.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

[[nodiscard]] std::span<const StabPage> notice_pages();
[[nodiscard]] std::span<const StabFile> notice_files();

std::string_view call_off_page(const StabVisit& visit, Section page);
std::string_view notice_calls(const StabVisit& visit, Section page);

std::optional<web::Response> notice_calls_pdf(const StabVisit& visit);
std::optional<web::Response> call_off_csv(const StabVisit& visit);

}  // namespace nb::pages
