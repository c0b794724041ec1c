// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/pickup/pages.hpp"

#include <array>

#include "web/pages/act_table.hpp"

namespace nb::pages {

namespace {

constexpr std::array kPages = std::to_array<StabPage>({{"/stab/abholung", pickup_counter},
                                                       {"/stab/abholung/neu", pickup_new},
                                                       {"/stab/abholung/liste", pickup_list_in},
                                                       {"/stab/abholung/erinnern", pickup_reminders},
                                                       {"/stab/abholung/{id}", pickup_item}});

constexpr std::array kFiles = std::to_array<StabFile>({{"/stab/abholung.csv", pickup_csv},
                                                       {"/stab/abholung/stelle.pdf", pickup_site_pdf},
                                                       {"/stab/abholung/erinnern.pdf", pickup_reminder_pdf},
                                                       {"/stab/abholung/kurier/{nr}", pickup_courier_pdf},
                                                       {"/stab/abholung/{id}/beleg.pdf", pickup_slip_pdf}});

constexpr std::array kActs = std::to_array<ActRow>({{"pickup.register", register_pickup},
                                                    {"pickup.correct", correct_pickup},
                                                    {"pickup.hand_over", hand_over_pickup},
                                                    {"pickup.import", import_pickups},
                                                    {"pickup.move", move_pickups}});

}  // namespace

std::span<const StabPage> pickup_pages() { return kPages; }
std::span<const StabFile> pickup_files() { return kFiles; }

PickupAct find_pickup_act(std::string_view command) { return find_act(kActs, command); }

}  // namespace nb::pages
