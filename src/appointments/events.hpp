// SPDX-License-Identifier: EUPL-1.2
// The entries of this room and their codec. The subject of an entry about one booking is the booking's id; entries about many carry
// their ids as an open part. Pure.
#pragma once

#include <boost/json/fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appointments/model.hpp"

namespace nb::appointments {

namespace event {
inline constexpr std::string_view kPoolSet = "appointments.pool_set";                ///< encode(Pool); subject: the pool's id
inline constexpr std::string_view kPoolClosed = "appointments.pool_closed";          ///< {"reason"}
inline constexpr std::string_view kDaySet = "appointments.day_set";                  ///< encode(Exception)
inline constexpr std::string_view kDayCleared = "appointments.day_cleared";          ///< {"day"}
inline constexpr std::string_view kOfferSet = "appointments.offer_set";              ///< encode(Offer)
inline constexpr std::string_view kOfferWithdrawn = "appointments.offer_withdrawn";  ///< {"service"}
inline constexpr std::string_view kOfferOpened = "appointments.offer_opened";        ///< {"service"}: to everybody again

inline constexpr std::string_view kReserved = "appointments.reserved";    ///< encode(Booking)
inline constexpr std::string_view kConfirmed = "appointments.confirmed";  ///< {"channels","urgency","notice"?,"link"?,"link_expires"?}; sealed part "person"
inline constexpr std::string_view kReleased = "appointments.released";    ///< {}
inline constexpr std::string_view kTaken = "appointments.taken";          ///< encode(Booking), and "notice"?,"link"?,"link_expires"?; sealed part "person"
inline constexpr std::string_view kWaiting = "appointments.waiting";      ///< encode(Booking), and "stopped"? where the service was impossible; sealed part "person"
inline constexpr std::string_view kCorrected =
    "appointments.corrected";  ///< {"channels"?,"urgency"?,"reference"?,"uid"?,"sequence"?,"tell"?,"tell_cause"?,"reason"}; sealed part "person" if it changes
inline constexpr std::string_view kToldAgain = "appointments.told_again";  ///< {"tell": kind of notice,"tell_cause"?}: goes out once more
inline constexpr std::string_view kMoved = "appointments.moved";           ///< {"pool","site","start","local","minutes","desks","rooms","sequence","by","notice"?}
inline constexpr std::string_view kGivenUp = "appointments.given_up";      ///< {"sequence","by"}
inline constexpr std::string_view kCancelled = "appointments.cancelled";   ///< {"sequence","reason","notice"?}: one, by the authority
inline constexpr std::string_view kClosed = "appointments.closed";         ///< {"outcome": served or no_show}
inline constexpr std::string_view kLinked = "appointments.linked";         ///< {"link": SHA-256 of the token,"expires"}

inline constexpr std::string_view kCalledOff =
    "appointments.called_off";                                ///< {"selection","reason","count","at_risk"?,"unseen"?} and with at_risk part "services"; subject: the call-off's id
inline constexpr std::string_view kHit = "appointments.hit";  ///< {"count"} and part "bookings"; same subject: the next of those it hits
inline constexpr std::string_view kLifted = "appointments.lifted";           ///< {}
inline constexpr std::string_view kWaveOpened = "appointments.wave_opened";  ///< {"pool","service","expires","count"} and part "bookings"; subject: the wave's id

inline constexpr std::string_view kNoticeBegun = "appointments.notice_begun";      ///< {"notice","channel","attempt","link"?,"expires"?}
inline constexpr std::string_view kNoticeSettled = "appointments.notice_settled";  ///< {"notice","channel","outcome","code","next"?}
inline constexpr std::string_view kNoticePassed = "appointments.notice_passed";    ///< {"notice","to": channel}, or {"notice","expired"}: an offer that ran out before it was sent
inline constexpr std::string_view kNoticeJudged = "appointments.notice_judged";    ///< {"notice","verdict": again, arrived or given_up}
inline constexpr std::string_view kNoticeCalled = "appointments.notice_called";    ///< {"notice","result": reached or not_reached}

inline constexpr std::string_view kNumberDrawn = "appointments.number_drawn";        ///< {"day","number","service"}; subject: the pool's id, as of all five
inline constexpr std::string_view kNumberCalled = "appointments.number_called";      ///< {"day","number","counter"}
inline constexpr std::string_view kNumberFinished = "appointments.number_finished";  ///< {"day","number"}
inline constexpr std::string_view kNumberSkipped = "appointments.number_skipped";    ///< {"day","number"}
inline constexpr std::string_view kNumberRecalled = "appointments.number_recalled";  ///< {"day","number","counter"}: "not there" or "done" is taken back
}  // namespace event

inline constexpr std::size_t kIdsPerPart = 1000;

[[nodiscard]] std::string encode(const Pool& pool);
[[nodiscard]] std::optional<Pool> decode_pool(const boost::json::object& data);
[[nodiscard]] std::string encode(const Exception& day);
[[nodiscard]] std::optional<Exception> decode_exception(const boost::json::object& data);
[[nodiscard]] std::string encode(const Offer& offer);
[[nodiscard]] std::optional<Offer> decode_offer(const boost::json::object& data);
/// The members of a booking's first entry.
[[nodiscard]] boost::json::object booking_object(const Booking& booking);
/// What booking_object() wrote; id, status, recorded and seq are the entry's.
[[nodiscard]] std::optional<Booking> decode_booking(const boost::json::object& data);
[[nodiscard]] boost::json::object selection_object(const Selection& selection);
[[nodiscard]] Selection decode_selection(const boost::json::object& data);
/// What a kCalledOff says, with its part "services"; id, by and at are the entry's. nullopt: it names no selection.
[[nodiscard]] std::optional<CallOff> decode_call_off(const boost::json::object& data, std::string_view services);
[[nodiscard]] std::string encode_ids(const std::vector<std::string>& ids);
[[nodiscard]] std::vector<std::string> decode_ids(std::string_view text);
[[nodiscard]] std::string encode(const Person& person);
/// Takes what it finds: the text was ours when it was sealed.
[[nodiscard]] Person decode_person(std::string_view text);

template <class Enum, std::size_t N>
[[nodiscard]] std::string_view word_of(const std::array<std::string_view, N>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}
template <class Enum, std::size_t N>
[[nodiscard]] std::optional<Enum> parse_word(const std::array<std::string_view, N>& words, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace nb::appointments
