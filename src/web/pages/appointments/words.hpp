// SPDX-License-Identifier: EUPL-1.2
// What the pages of appointments have in common: frame, day and pool that were asked for, words for states, who it is while that may be read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appointments/calendar.hpp"
#include "appointments/model.hpp"
#include "appointments/queries.hpp"
#include "appointments/seats.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

/// Head and navigation. False where no municipality is chosen; then the template is kNoAppointmentTown.
[[nodiscard]] bool put_appointment_frame(const StabVisit& visit, Section page, std::string_view title);
inline constexpr std::string_view kNoAppointmentTown = "appointment_no_town";

/// Query "tag", else today.
[[nodiscard]] CivilDate asked_day(const StabVisit& visit);
[[nodiscard]] CivilDate day_after(CivilDate day, int days);
/// "Mo, 06.11.2023"
[[nodiscard]] std::string weekday_date(CivilDate day);
/// "08:30"
[[nodiscard]] std::string clock_of(const StabVisit& visit, Instant moment);
[[nodiscard]] std::string_view german(appointments::Status status);
[[nodiscard]] std::string_view german(appointments::Urgency urgency);
[[nodiscard]] std::string_view german(appointments::Channel channel);
/// What is known of it, and no more: what a server took is handed over; who answered a call is reached; `code` knows who was asked.
[[nodiscard]] std::string_view german(appointments::NoticeState state, appointments::Channel channel, std::string_view code = {});
[[nodiscard]] std::string_view german(appointments::NoticeKind kind);
/// A select's options: URGENCY_OPTION with URGENCY_WORD, URGENCY_NAME and CHOSEN.
void put_urgencies(Section form, appointments::Urgency chosen);
/// Whether a reservation has run out, too.
[[nodiscard]] std::string_view standing_of(const StabVisit& visit, const appointments::Booking& booking);
[[nodiscard]] std::string offered_service(const StabVisit& visit, std::string_view id);
[[nodiscard]] std::string site_name(const StabVisit& visit, std::string_view id);
[[nodiscard]] std::string pool_name(const std::vector<appointments::Pool>& pools, std::string_view id);
[[nodiscard]] std::string booking_path(std::string_view id);
/// What a call-off is about: OFF_SERVICE rows with OFF_NAME ("Alle Leistungen" where nothing narrows it), and OFF_AT_RISK or OFF_CLOSES;
/// HAS_UNSEEN with OFF_UNSEEN where some came after the preview and stand.
void put_off_what(const StabVisit& visit, Section row, const appointments::CallOff& one);

/// How services stand now, as the pages show it.
[[nodiscard]] appointments::StateOf state_of(const StabVisit& visit);
/// Who it is, where this account may read it and the data key is open; leaves a trace.
[[nodiscard]] std::optional<appointments::Person> person_of(const StabVisit& visit, storage::Db& db, const appointments::Booking& booking);
/// This account may write what is sealed about an appointment anew, and the data key is open.
[[nodiscard]] bool may_correct_contact(const StabVisit& visit);
/// All of a day that stand, were served or missed, by start.
[[nodiscard]] std::vector<appointments::Booking> bookings_of_day(const StabVisit& visit, storage::Db& db, CivilDate day, const std::string& pool);
/// Coming bookings of [from, to) that the pool's plan has no desk for, all of a closed one; `plan`: as it would be, instead of as it stands.
[[nodiscard]] std::vector<appointments::Booking> beyond_of(const StabVisit& visit, storage::Db& db, const appointments::Pool& pool, CivilDate from, CivilDate to,
                                                           const appointments::WindowsOf& plan = {});
/// The same of every pool, closed ones too, from today on as far as anything is booked.
[[nodiscard]] std::vector<appointments::Booking> all_beyond(const StabVisit& visit, storage::Db& db);
inline constexpr int kAheadDays = 800;  ///< nothing is booked further ahead
/// A select's options: pools with POOL, POOL_NAME and CHOSEN.
void put_pools(Section form, const std::vector<appointments::Pool>& pools, std::string_view chosen);

}  // namespace nb::pages
