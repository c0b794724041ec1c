// SPDX-License-Identifier: EUPL-1.2
// A circular: instructions to the staff, for all or for offices and functions, in versions. People are named by their id in the
// directory ("d17"); their names and numbers stay there. Values only.
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

namespace nb::circular {

inline constexpr std::size_t kSectionsMax = 40;
inline constexpr std::size_t kTitleBytesMax = 160;
inline constexpr std::size_t kTextBytesMax = 12'000;  ///< of one section
inline constexpr std::size_t kRowsPerSheet = 20;      ///< people on one list to sign; with long names they still fit on one page

/// Whom a section is for. Empty lists mean everybody; where both are given, both must fit.
struct Audience {
  std::vector<std::string> offices;
  std::vector<std::string> functions;  ///< as the directory has them: "Leitung", "Rufbereitschaft"
  [[nodiscard]] bool everybody() const { return offices.empty() && functions.empty(); }
  friend bool operator==(const Audience&, const Audience&) = default;
};

struct Section {
  Audience audience;
  std::string text;  ///< the Markdown subset of announcements
  friend bool operator==(const Section&, const Section&) = default;
};

struct Content {
  std::string title;
  std::string change;  ///< what is new against the version before; empty in the first
  std::vector<Section> sections;
};

/// Which sections somebody sees: bit i for section i.
using SectionMask = std::uint64_t;

struct Version {
  std::string subject;       ///< "c-" and a UUID
  std::uint64_t number = 0;  ///< running, per municipality
  unsigned version = 1;
  Content content;
  bool must_acknowledge = false;
  std::optional<Instant> deadline;
  std::string author;
  Instant written;
  std::optional<Instant> sent;
  std::string sent_by;
  std::optional<Instant> escalated;
};

/// All versions of one circular.
struct Circular {
  std::string subject;
  std::uint64_t number = 0;
  unsigned newest = 0;  ///< the version written last
  unsigned sent = 0;    ///< the version that holds; 0: none was sent yet
  std::optional<Instant> withdrawn;
  std::string withdrawn_reason;
};

enum class How { click, link, list, phone };
inline constexpr std::array<std::string_view, 4> kHows{"click", "link", "list", "phone"};

enum class CallResult { reached, not_reached, deputy };
inline constexpr std::array<std::string_view, 3> kCallResults{"reached", "not_reached", "deputy"};

/// One person a version was sent to, frozen when it was sent.
struct Recipient {
  std::string person;
  std::string office;
  std::string unit;
  std::string function;
  std::uint64_t position = 0;  ///< in the phone tree's order
  SectionMask sections = 0;
  bool former = false;                  ///< got the version before and is not addressed any more
  std::optional<Instant> acknowledged;  ///< when it was signed or said, which may be before it was entered
  std::optional<Instant> entered;
  How how = How::click;
  std::string acknowledged_by;  ///< the account that entered it
  unsigned calls = 0;           ///< in vain
  std::optional<Instant> called;
  std::string deputy;                ///< who was told instead, or to whom it was escalated
  std::optional<Instant> covered;    ///< since the deputy was told
  std::optional<Instant> escalated;  ///< since the deputy was asked to
  std::string agreed_by;             ///< the account with which the deputy said so; empty: somebody told the deputy
  bool deputy_knows = false;         ///< of that: a mail to the deputy was accepted, or the deputy has confirmed since
};

enum class LetterKind { circular, escalation };
enum class MailState {
  queued,
  attempted,  ///< the intent is written down, the outcome is not
  deferred,   ///< the server said "not now"
  accepted,
  refused,
  unknown,  ///< a person has to decide
  arrived,  ///< a person found out that it did
  dropped,  ///< superseded or withdrawn before it went out
};

struct Letter {
  LogName log;
  std::string subject;
  unsigned version = 1;
  std::string person;
  LetterKind kind = LetterKind::circular;
  MailState state = MailState::queued;
  unsigned attempts = 0;
  std::string code;  ///< "451 4.7.1", of the last outcome
  std::optional<Instant> next;
  Instant changed;
};

/// A one-time link as it is kept: by the hash of its token.
struct Link {
  LogName log;
  Hash token;
  std::string subject;
  unsigned version = 1;
  std::string person;
  Instant expires;
  std::optional<Instant> used;
};

/// What is waiting: deferred, after so many attempts in vain. nullopt: it is given up.
[[nodiscard]] std::optional<std::chrono::minutes> pause_after(unsigned attempts);

}  // namespace nb::circular
