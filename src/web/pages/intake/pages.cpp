// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/intake/pages.hpp"

#include <array>

#include "web/pages/act_table.hpp"

namespace nb::pages {

namespace {

constexpr std::array kPages = std::to_array<StabPage>({{"/stab/eingang", desk_list},
                                                       {"/stab/eingang/neu", desk_new_filing},
                                                       {"/stab/eingang/beiseite", desk_aside},
                                                       {"/stab/eingang/suche", desk_search},
                                                       {"/stab/eingang/{id}", desk_filing},
                                                       {"/stab/eingang/{id}/berichtigen", desk_correction},
                                                       {"/stab/eingang/{id}/beleg", desk_receipt},
                                                       {"/stab/fristen", desk_deadlines},
                                                       {"/stab/formulare", desk_forms},
                                                       {"/stab/ausgang", desk_dispatch},
                                                       {"/stab/ausgang/neu", desk_new_letter},
                                                       {"/stab/ausgang/{id}", desk_letter},
                                                       {"/stab/ausgang/liste/{id}", desk_batch},
                                                       {"/stab/schluessel", desk_data_key}});

constexpr std::array kFiles = std::to_array<StabFile>({{"/stab/eingang/{id}/beleg.pdf", desk_receipt_pdf},
                                                       {"/stab/eingang/{id}/eingang.tlog-proof", desk_receipt_file},
                                                       {"/stab/eingang/{id}/anlage/{hash}", desk_attachment},
                                                       {"/stab/formulare/druck.pdf", desk_forms_pdf},
                                                       {"/stab/ausgang/{id}/beleg.pdf", desk_letter_pdf},
                                                       {"/stab/ausgang/{id}/ausgang.tlog-proof", desk_letter_file},
                                                       {"/stab/ausgang/liste/{id}/liste.pdf", desk_batch_pdf}});

constexpr std::array kSlowFiles = std::to_array<StabFile>({{"/stab/eingang/{id}/anlage/{hash}/vorschau", desk_preview}});

constexpr std::array kActs = std::to_array<ActRow>({{"intake.take_filing", take_filing},
                                                    {"intake.correct_filing", correct_filing},
                                                    {"intake.enter_letter", enter_letter},
                                                    {"intake.post_letters", post_letters},
                                                    {"vault.make", make_vault},
                                                    {"vault.open", open_vault},
                                                    {"vault.lock", lock_vault}});

}  // namespace

std::span<const StabPage> desk_pages() { return kPages; }
std::span<const StabFile> desk_files() { return kFiles; }
std::span<const StabFile> desk_slow_files() { return kSlowFiles; }

DeskAct find_desk_act(std::string_view command) { return find_act(kActs, command); }

}  // namespace nb::pages
