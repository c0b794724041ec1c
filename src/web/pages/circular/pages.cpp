// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/circular/pages.hpp"

#include <array>

#include "web/pages/act_table.hpp"

namespace nb::pages {

namespace {

constexpr std::array kPages = std::to_array<StabPage>({{"/stab/rundschreiben", circular_list},
                                                       {"/stab/rundschreiben/neu", circular_form},
                                                       {"/stab/rundschreiben/adressen", circular_addresses},
                                                       {"/stab/rundschreiben/{id}", circular_page},
                                                       {"/stab/rundschreiben/{id}/anrufe", circular_calls},
                                                       {"/stab/rundschreiben/{id}/liste/{bogen}", circular_sheet},
                                                       {"/stab/rundschreiben/{id}/mails", circular_mails}});

constexpr std::array kFiles = std::to_array<StabFile>({{"/stab/rundschreiben/{id}/listen.pdf", circular_sheets_pdf}, {"/stab/rundschreiben/{id}/anrufe.pdf", circular_calls_pdf}});

constexpr std::array kActs =
    std::to_array<ActRow>({{"circular.write", write_circular}, {"circular.acknowledge", acknowledge_list}, {"circular.scan", scan_list}, {"circular.addresses", take_addresses}});

}  // namespace

std::span<const StabPage> circular_pages() { return kPages; }
std::span<const StabFile> circular_files() { return kFiles; }

CircularAct find_circular_act(std::string_view command) { return find_act(kActs, command); }

}  // namespace nb::pages
