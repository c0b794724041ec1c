// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/appointments/pages.hpp"

#include <array>

#include "web/pages/act_table.hpp"

namespace nb::pages {

namespace {

constexpr std::array kPages = std::to_array<StabPage>({{"/stab/termine", appointment_day},
                                                       {"/stab/termine/neu", appointment_new},
                                                       {"/stab/termine/plan", appointment_plan},
                                                       {"/stab/termine/absagen", appointment_call_off},
                                                       {"/stab/termine/warteliste", appointment_waiting},
                                                       {"/stab/termine/{id}", appointment_page}});
constexpr std::array kFiles = std::to_array<StabFile>({{"/stab/termine/tagesliste.pdf", appointment_day_pdf}, {"/stab/termine/{id}/link.pdf", appointment_link_pdf}});

constexpr std::array kActs = std::to_array<ActRow>({{"appointments.take_booking", book_for_somebody},
                                                    {"appointments.move_booking", move_somebody},
                                                    {"appointments.correct_booking", correct_somebody},
                                                    {"appointments.make_link", make_somebodys_link},
                                                    {"appointments.join_waiting", put_on_waiting_list},
                                                    {"appointments.set_pool", set_pool},
                                                    {"appointments.set_offer", set_offer},
                                                    {"appointments.set_day", set_pool_day},
                                                    {"appointments.clear_day", clear_pool_day},
                                                    {"appointments.close_pool", close_pool}});

}  // namespace

std::span<const StabPage> appointment_pages() { return kPages; }
std::span<const StabFile> appointment_files() { return kFiles; }

AppointmentAct find_appointment_act(std::string_view command) { return find_act(kActs, command); }

}  // namespace nb::pages
