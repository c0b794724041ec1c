// SPDX-License-Identifier: EUPL-1.2
// A filing (Eingang): something reached the authority. What is not personal is in the log's core for ever; who sent it and what it
// says is sealed and can be erased. Values only.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/time.hpp"

namespace nb::intake {

/// How it came in.
enum class Channel : std::uint8_t {
  counter,  ///< handed over in person
  record,   ///< spoken, taken down by the authority (zur Niederschrift)
  post,     ///< letter, also from the town hall's own mailbox
  fax,
  phone,  ///< telephone note: keeps no deadline that asks for writing
  email,
  online,  ///< the form on the public site
};
inline constexpr std::array<std::string_view, 7> kChannels{"counter", "record", "post", "fax", "phone", "email", "online"};

/// How pressing it is; in the order in which lists show it.
enum class Urgency : std::uint8_t {
  life,         ///< danger to life or limb
  existential,  ///< money to live on, a roof, care
  deadline,     ///< a statutory deadline runs
  normal,
};
inline constexpr std::array<std::string_view, 4> kUrgencies{"life", "existential", "deadline", "normal"};

enum class State : std::uint8_t {
  open,
  answered,  ///< an answer left; may be waited for something
  closed,
  merged,  ///< the same thing as another filing
};
inline constexpr std::array<std::string_view, 4> kStates{"open", "answered", "closed", "merged"};

/// Whether the filing was in time, as computed; the first three as deadlines::Timeliness.
enum class Verdict : std::uint8_t { kept, disputed, late, open };
inline constexpr std::array<std::string_view, 4> kVerdicts{"kept", "disputed", "late", "open"};

/// A deadline that the filing had to meet.
struct Deadline {
  std::string rule;                   ///< deadlines::Rule::key
  CivilDate event;                    ///< what the period runs from
  std::string via;                    ///< how the decision came (deadlines::Channel as text); empty: `event` is the notification itself
  std::optional<CivilDate> last_day;  ///< as computed when it was recorded
  Verdict verdict = Verdict::open;
  friend bool operator==(const Deadline&, const Deadline&) = default;
};

/// A day by which the authority has to act (§ 42a VwVfG, § 15 GewO …).
struct Watch {
  std::string rule;
  CivilDate last_day;
  friend bool operator==(const Watch&, const Watch&) = default;
};

/// What the core says about an attachment; its name is sealed.
struct Attachment {
  Hash stored;  ///< of the sealed file
  std::uint64_t bytes = 0;
  std::string type;  ///< media type by content
  std::uint32_t pages = 0;
  friend bool operator==(const Attachment&, const Attachment&) = default;
};

inline constexpr std::size_t kDeadlinesMax = 5;
inline constexpr std::size_t kWatchesMax = 5;
inline constexpr std::size_t kAttachmentsMax = 10;

/// The proven beginning and end of the outage that kept somebody from filing in time (§ 32 VwVfG, § 60 VwGO, § 27 SGB X, § 110 AO).
struct Reinstatement {
  std::string incident;
  std::string log;                     ///< where the incident stands
  std::uint64_t declared = 0;          ///< position of the entry that declares it
  std::optional<std::uint64_t> ended;  ///< and of the one that ends it
  Instant from;
  std::optional<Instant> to;
  friend bool operator==(const Reinstatement&, const Reinstatement&) = default;
};

/// A filing as it stands now.
struct Filing {
  std::string subject;  ///< "f-" and the id of the command that took it
  std::string number;
  std::uint64_t seq = 0;  ///< of the entry that took it
  Channel channel = Channel::counter;
  Urgency urgency = Urgency::normal;
  std::string office;   ///< catalogue name; empty: not assigned yet
  std::string service;  ///< catalogue id; empty: none
  Instant received;
  Instant recorded;
  State state = State::open;
  std::vector<Deadline> deadlines;
  std::vector<Watch> watches;
  std::vector<Attachment> attachments;
  std::string form;         ///< number of the paper form
  std::string merged_into;  ///< number of the other filing
  std::optional<Reinstatement> reinstatement;
  std::optional<CivilDate> due;  ///< earliest watch
  bool erased = false;
  friend bool operator==(const Filing&, const Filing&) = default;
};

/// Who sent it; sealed part "sender".
struct Sender {
  std::string name;
  std::string address;
  std::string phone;
  std::string email;
  friend bool operator==(const Sender&, const Sender&) = default;
};

/// What it says; sealed part "content".
struct Content {
  std::string title;
  std::string text;
  std::string reference;  ///< of an older file
  friend bool operator==(const Content&, const Content&) = default;
};

/// What stays sealed about an attachment; sealed part "attachments".
struct AttachmentName {
  Hash stored;
  Hash content;  ///< SHA-256 of the file as it was handed in
  std::string name;
  friend bool operator==(const AttachmentName&, const AttachmentName&) = default;
};

/// Everything personal about a filing.
struct Sealed {
  Sender sender;
  Content content;
  std::vector<AttachmentName> attachments;
  friend bool operator==(const Sealed&, const Sealed&) = default;
};

namespace part {
inline constexpr std::string_view kSender = "sender";
inline constexpr std::string_view kContent = "content";
inline constexpr std::string_view kAttachments = "attachments";
inline constexpr std::string_view kNote = "note";
}  // namespace part

/// How a letter leaves.
enum class Way : std::uint8_t {
  post,        ///< ordinary letter
  registered,  ///< Einschreiben
  courier,
  counter,  ///< handed over
  pickup,   ///< fetched
};
inline constexpr std::array<std::string_view, 5> kWays{"post", "registered", "courier", "counter", "pickup"};

/// A letter in the dispatch book.
struct Letter {
  std::string subject;  ///< "l-" and the id of the command that entered it
  std::string number;
  std::uint64_t seq = 0;
  Way way = Way::post;
  Hash content;        ///< SHA-256 of the letter's text or scan
  std::string filing;  ///< subject of the filing it answers; empty: none
  std::string remedy;  ///< rule of the remedy it names; empty: none
  std::string scope;   ///< law that says when it counts as notified: vwvfg, ao, sgbx
  Instant entered;
  std::string entered_by;
  std::optional<Instant> posted;  ///< when it left
  std::string posted_by;
  std::string batch;  ///< number of the list the carrier signed
  std::optional<CivilDate> notified;
  std::optional<CivilDate> remedy_until;
  bool erased = false;
  friend bool operator==(const Letter&, const Letter&) = default;
};

}  // namespace nb::intake
