// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/crisis/pages.hpp"

#include <array>

namespace nb::pages {

namespace {

constexpr std::array kPages = std::to_array<StabPage>({{"/stab/tagebuch", crisis_log},
                                                       {"/stab/tagebuch/neu", crisis_form},
                                                       {"/stab/tagebuch/{nr}", crisis_entry},
                                                       {"/stab/aufgaben", crisis_tasks},
                                                       {"/stab/aufgaben/{nr}", crisis_task},
                                                       {"/stab/lagebericht", crisis_reports},
                                                       {"/stab/lagebericht/{nr}", crisis_report}});

constexpr std::array kFiles = std::to_array<StabFile>({{"/stab/tagebuch.csv", crisis_log_csv}, {"/stab/lagebericht/{nr}/lagebericht.pdf", crisis_report_pdf}});

}  // namespace

std::span<const StabPage> crisis_pages() { return kPages; }
std::span<const StabFile> crisis_files() { return kFiles; }

}  // namespace nb::pages
