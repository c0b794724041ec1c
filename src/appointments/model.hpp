// SPDX-License-Identifier: EUPL-1.2
// Appointments: what is offered where and when (pools of desks), who has booked what, how people are told, the queue without an
// appointment. What is not personal stands in the log's core for ever; who it is is sealed under the booking's own key. Values only.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"

namespace nb::appointments {

/// Minutes since local midnight, half-open; `to` is at most 1440.
struct Window {
  int from = 0;
  int to = 0;
  int desks = 1;  ///< staffed
  friend bool operator==(const Window&, const Window&) = default;
};

/// The windows of some weekdays.
struct WeekWindow {
  std::uint8_t weekdays = 0;  ///< bit 0 = Monday
  Window window;
  friend bool operator==(const WeekWindow&, const WeekWindow&) = default;
};

inline constexpr std::size_t kWindowsMax = 40;
inline constexpr int kDesksMax = 200;
inline constexpr int kMinutesMax = 8 * 60;

/// A named group of desks at a site: bookings of all kinds and lengths share them.
struct Pool {
  std::string id;  ///< "p1"
  std::string name;
  std::string site;    ///< catalogue id
  std::string office;  ///< catalogue name; empty: none
  int rooms = 0;       ///< special rooms that some bookings need besides desks (a wedding room)
  std::vector<WeekWindow> windows;
  bool closed = false;
  friend bool operator==(const Pool&, const Pool&) = default;
};

/// What a day is like instead of its weekday. No windows: closed.
struct Exception {
  CivilDate day;
  std::vector<Window> windows;
  std::string reason;
  friend bool operator==(const Exception&, const Exception&) = default;
};

/// A service that can be booked at a pool.
struct Offer {
  std::string pool;
  std::string service;
  std::optional<int> step;  ///< position of the step that takes place there; none: the service as a whole
  int minutes = 15;
  int desks = 1;  ///< people of the staff it needs
  int rooms = 0;
  int lead_minutes = 0;  ///< how long beforehand one must book
  int ahead_days = 60;   ///< how far ahead one can book
  bool online = true;    ///< citizens can book it themselves
  bool withdrawn = false;
  bool invited_only = false;  ///< after a call-off: only who was called off, and the counter, until it is opened to everybody
  friend bool operator==(const Offer&, const Offer&) = default;
};

/// Whether a step of a service can take place now, as the situation derives it.
enum class StepState : std::uint8_t { possible, limited, elsewhere, impossible, unknown };
/// Nobody can be served for it at this authority's own desks: it is impossible, or possible only elsewhere (ADR 0028).
[[nodiscard]] constexpr bool is_not_here(StepState state) { return state == StepState::impossible || state == StepState::elsewhere; }

enum class Status : std::uint8_t {
  reserved,    ///< counts until it expires, which follows from the time
  booked,      ///< confirmed
  called_off,  ///< by the authority; may be booked anew
  given_up,    ///< by the citizen
  served,
  no_show,
  waiting,   ///< on the waiting list: has no time yet
  released,  ///< a reservation that was given back
};
inline constexpr std::array<std::string_view, 8> kStatuses{"reserved", "booked", "called_off", "given_up", "served", "no_show", "waiting", "released"};

/// Why a new appointment cannot wait; in the order in which people are offered one.
enum class Urgency : std::uint8_t { travel, birth, deadline, normal };
inline constexpr std::array<std::string_view, 4> kUrgencies{"travel", "birth", "deadline", "normal"};

enum class Source : std::uint8_t { online, counter, phone, import };
inline constexpr std::array<std::string_view, 4> kSources{"online", "counter", "phone", "import"};

/// Ways to reach somebody, best first. The core says which there are, never where they lead.
enum class Channel : std::uint8_t { mail, sms, call };
inline constexpr std::array<std::string_view, 3> kChannels{"mail", "sms", "call"};
/// Bit i for Channel i.
using Channels = std::uint8_t;
[[nodiscard]] constexpr bool has(Channels channels, Channel one) { return (channels >> static_cast<unsigned>(one) & 1U) != 0; }
/// The best of them at or after `from`; whom nothing reaches stands on the call list all the same, to be written to.
[[nodiscard]] Channel best_channel(Channels channels, Channel from = Channel::mail);

inline constexpr std::chrono::minutes kReservationLasts{10};
inline constexpr unsigned kMovesMax = 10;  ///< by link: nobody keeps a calendar busy

struct Booking {
  std::string id;         ///< "b-" and the id of the command that made it; the subject of its entries
  std::string code;       ///< "7KD-M2QF": what people read out on the telephone
  std::string reference;  ///< of the old system
  std::string uid;        ///< iCalendar; empty: made from the id
  unsigned sequence = 0;  ///< iCalendar
  std::string service;
  std::optional<int> step;
  std::string site;
  std::string pool;   ///< empty: of a plan that is not known here (imported)
  Instant start;      ///< the epoch while waiting
  std::string local;  ///< "2023-10-30T08:00:00+01:00": the wall time that was agreed
  int minutes = 0;
  int desks = 1;
  int rooms = 0;
  Source source = Source::counter;
  Urgency urgency = Urgency::normal;
  Channels channels = 0;
  Status status = Status::booked;
  std::optional<Instant> expires;  ///< of a reservation; of somebody waiting: the end of the last day they want
  unsigned moves = 0;              ///< by link
  std::string call_off;            ///< that hit it last
  std::string wave;                ///< that offered it a new time last
  Instant recorded;
  std::uint64_t seq = 0;
  std::uint64_t placed = 0;  ///< entry that booked it for this time and place last: taken, confirmed, moved, or an offer that took it in
  friend bool operator==(const Booking&, const Booking&) = default;
};

/// Who it is; sealed part "person". Everything may be empty: lists of old systems have gaps.
struct Person {
  std::string name;
  std::string email;
  std::string phone;
  std::string remark;
  std::string birth_date;  ///< as typed
  friend bool operator==(const Person&, const Person&) = default;
};

namespace part {
inline constexpr std::string_view kPerson = "person";      ///< sealed
inline constexpr std::string_view kBookings = "bookings";  ///< open: ids, of entries about many
inline constexpr std::string_view kServices = "services";  ///< open: ids, of a call-off of what is at risk
}  // namespace part

/// What a call-off is about. Empty members do not narrow it.
struct Selection {
  std::string service;
  std::string site;
  std::string pool;
  CivilDate from;
  CivilDate to;  ///< included
  friend bool operator==(const Selection&, const Selection&) = default;
};

struct CallOff {
  std::string id;  ///< "a-" and the id of its command
  Selection selection;
  std::string reason;  ///< people are told
  std::uint64_t hit = 0;
  std::string by;
  Instant at;
  std::optional<Instant> lifted;
  bool at_risk = false;  ///< only what could not take place just then: the days stay open, and other services run
  /// With at_risk the ids of the services that were hit, in order; empty where the entry is of a version that did not note them.
  std::vector<std::string> services = {};
  std::uint64_t unseen = 0;  ///< booked after the preview: they stand, and somebody has to look at them
};

enum class NoticeKind : std::uint8_t { confirmation, cancellation, move, offer };
inline constexpr std::array<std::string_view, 4> kNoticeKinds{"confirmation", "cancellation", "move", "offer"};

enum class NoticeState : std::uint8_t {
  queued,
  attempted,  ///< the intent is written down, the outcome is not
  deferred,   ///< "not now"
  told,       ///< taken by server or gateway, or reached by telephone
  unknown,    ///< a person has to decide
  to_call,    ///< on the call list
  given_up,   ///< a person found that nothing reaches them
  dropped,    ///< something newer was said before it left
};
inline constexpr std::array<std::string_view, 8> kNoticeStates{"queued", "attempted", "deferred", "told", "unknown", "to_call", "given_up", "dropped"};

/// One thing that somebody has to be told, whichever way.
struct Notice {
  LogName log;
  std::string booking;
  unsigned number = 1;  ///< running, per booking
  NoticeKind kind = NoticeKind::cancellation;
  unsigned sequence = 0;  ///< iCalendar, at that moment
  Channel channel = Channel::mail;
  NoticeState state = NoticeState::queued;
  unsigned attempts = 0;  ///< on this channel
  unsigned calls = 0;     ///< in vain
  std::string code;       ///< of the last outcome
  std::optional<Instant> next;
  std::string cause;  ///< call-off or wave; empty: about this booking alone
  Instant changed;
  /// Stable over all attempts of a channel: for Message-ID and idempotency key.
  [[nodiscard]] std::string key() const { return booking + "." + std::to_string(number); }
};

/// How long a deferred notice waits, after so many attempts in vain. nullopt: the next channel's turn.
[[nodiscard]] std::optional<std::chrono::minutes> pause_after(unsigned attempts);

/// A link of one's own, kept by the hash of its token.
struct Link {
  LogName log;
  Hash token;
  std::string booking;
  Instant expires;
};

struct Wave {
  std::string id;  ///< "w-" and the id of its command
  std::string pool;
  std::string service;
  std::uint64_t offered = 0;
  Instant expires;
  Instant at;
  std::string by;
};

enum class TicketState : std::uint8_t { waiting, called, finished, skipped };

/// A number drawn without an appointment.
struct Ticket {
  std::string pool;
  CivilDate day;
  unsigned number = 0;
  std::string service;
  TicketState state = TicketState::waiting;
  std::string counter;
  Instant drawn;
  std::optional<Instant> called;
  std::optional<Instant> finished;
};

}  // namespace nb::appointments
