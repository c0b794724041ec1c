// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/notices/pages.hpp"

#include <array>

namespace nb::pages {

namespace {

constexpr std::array kPages = std::to_array<StabPage>({{"/stab/termine/absagen/{id}", call_off_page}, {"/stab/termine/anrufe", notice_calls}});
constexpr std::array kFiles = std::to_array<StabFile>({{"/stab/termine/anrufe.pdf", notice_calls_pdf}, {"/stab/termine/absagen/{id}/liste.csv", call_off_csv}});

}  // namespace

std::span<const StabPage> notice_pages() { return kPages; }
std::span<const StabFile> notice_files() { return kFiles; }

}  // namespace nb::pages
