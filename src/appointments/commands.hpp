// SPDX-License-Identifier: EUPL-1.2
// What can be done with appointments. Arguments (JSON objects). `start` is a wall time "2023-11-06T08:30" with `fold`: first|second where
// it is twice, or RFC 3339 with offset; days are "2023-11-06", times of a window "08:00"; `channels` is a list of mail, sms, call.
// Plan:
//   appointments.set_pool      {pool?, name, site, office?, rooms?, windows: [{weekdays: [1..7], from, to, desks}]}
//   appointments.close_pool    {pool, reason}
//   appointments.set_day       {pool, day, until?, windows: [{from, to, desks}], reason}      appointments.clear_day {pool, day}
//   appointments.set_offer     {pool, service, step?, minutes, desks?, rooms?, lead_minutes?, ahead_days?, online?}
//   appointments.withdraw_offer {pool, service}                                                appointments.open_offer {pool, service}
// Booking:
//   appointments.reserve       {pool, service, start, fold?, source: online|counter|phone, urgency?}   expires after ten minutes
//   appointments.confirm       {booking, channels?, urgency?, notify?, link?, expires?} with sealed part "person" of the booking
//   appointments.release       {booking}
//   appointments.take_booking  {source, service, start, fold?, pool?, site?, step?, minutes?, reference?, uid?, sequence?, urgency?, channels?, notify?,
//                               anyway?, link?, expires?} with sealed part "person"; source import records what was agreed elsewhere and is not judged
//   appointments.join_waiting  {service, source?: online|counter|phone, pool?, site?, until?, urgency?, channels?} with sealed part "person"
//   appointments.correct_booking {booking, urgency?, channels?, reference?, uid?, sequence?, tell_again?, reason}, with sealed part "person" if that changes
//   appointments.tell_again    {booking}   what was said last, if it still holds; else that the appointment stands
//   appointments.move_booking  {booking, start, fold?, pool?, minutes?, notify?, anyway?, as_stated?}
//   appointments.cancel_booking {booking, reason, notify?}          by the authority
//   appointments.give_up_booking {booking}                          by the citizen
//   appointments.close_booking {booking, outcome: served|no_show}
//   appointments.make_link     {booking, link: SHA-256 of the token, expires}
//   appointments.follow_link   {link, action: move|give_up, start?, fold?, pool?}
// Rescue (import_changes makes them):
//   appointments.note_import   {source, format, hash, as_of?, lines, outside, stopped_line, rows}   every row with its outcome
//   appointments.note_mapping  {source, format, mapping}   what its columns and labels mean
// Many:
//   appointments.call_off      {service?, site?, pool?, from, to, at_risk?, reason, seen?, kinds?, count?}    appointments.lift_call_off {call_off}
//                              seen, kinds: newest_placed() and kinds_of() what a preview showed; whatever was not shown stands. count: at most so many
//   appointments.open_wave     {pool, service, until, count?, expires?}
// Telling people (begin, settle and pass are the program's own):
//   appointments.begin_notice  {booking, notice, link?, expires?}   appointments.settle_notice {booking, notice, outcome, code?}
//   appointments.pass_notice   {booking, notice}                    to the next channel; an offer that has run out ends
//   appointments.judge_notice  {booking, notice, verdict: again|arrived|call}
//   appointments.note_call     {booking, notice, result: reached|not_reached|unreachable}
// Queue:
//   appointments.draw_number   {pool, service?}       appointments.call_next {pool, counter}
//   appointments.finish_number {pool, number, counter?}   appointments.skip_number {pool, number, counter?}   counter: refused where another one has the number
//   appointments.recall_number {pool, number, counter}    one that was finished or skipped today is called once more
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appointments/model.hpp"
#include "base/ids.hpp"
#include "base/zone.hpp"
#include "deadlines/holidays.hpp"
#include "state/command.hpp"

namespace nb::appointments {

/// What this room asks of its neighbours; handed in by app.
struct Known {
  std::function<bool(storage::Db&, const Ags&)> municipality;
  std::function<bool(storage::Db&, std::string_view service)> service;
  std::function<bool(storage::Db&, const Ags&, std::string_view site)> site;
  /// What the situation says now; step none: the service as a whole. Called on the executor's thread; may be older than the batch.
  std::function<StepState(const Ags&, std::string_view service, std::optional<int> step)> state;
  std::function<deadlines::HolidayCalendar(const Ags&)> holidays;
  const Zone* zone = nullptr;  ///< outlives the commands
  bool sms = false;            ///< a gateway takes text messages: who has no mail is written to all the same
};

[[nodiscard]] std::vector<state::CommandKind> commands(Known known);

/// The subject of the booking, call-off or wave that a command makes: "b-", "a-", "w-" and the command's id.
[[nodiscard]] std::string booking_id(std::string_view command);
[[nodiscard]] std::string call_off_id(std::string_view command);
[[nodiscard]] std::string wave_id(std::string_view command);

}  // namespace nb::appointments
