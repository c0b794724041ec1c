// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rescue/pages.hpp"

#include <array>

namespace nb::pages {

namespace {

constexpr std::array kPages = std::to_array<StabPage>({{"/stab/termine/einlesen", rescue_start},
                                                       {"/stab/termine/einlesen/blatt", rescue_sheet},
                                                       {"/stab/termine/einlesen/{entwurf}", rescue_draft},
                                                       {"/stab/termine/eingelesen/{import}", rescue_result}});
constexpr std::array kFiles = std::to_array<StabFile>({{"/stab/termine/eingelesen/{import}/rest.csv", rescue_rest_csv}});

constexpr std::array kSlowFiles = std::to_array<StabFile>({{"/stab/termine/einlesen/blatt/{anlage}/{seite}", rescue_sheet_page}});

}  // namespace

std::span<const StabPage> rescue_pages() { return kPages; }
std::span<const StabFile> rescue_files() { return kFiles; }
std::span<const StabFile> rescue_slow_files() { return kSlowFiles; }

}  // namespace nb::pages
