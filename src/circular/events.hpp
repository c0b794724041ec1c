// SPDX-License-Identifier: EUPL-1.2
// The entries of this room and their codec. The subject is the circular's. Texts and lists of people are open parts: internal, but not
// personal, and needed when nobody has unlocked anything; the published files of a log hold neither cores nor parts. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "circular/model.hpp"

namespace nb::circular {

namespace event {
inline constexpr std::string_view kWritten = "circular.written";                 ///< {"number","version","must_acknowledge","deadline"?} and part "content"
inline constexpr std::string_view kSent = "circular.sent";                       ///< {"version","recipients"} and part "recipients"
inline constexpr std::string_view kAcknowledged = "circular.acknowledged";       ///< {"version","person","how","link"?}
inline constexpr std::string_view kCalled = "circular.called";                   ///< {"version","person","result","deputy"?}
inline constexpr std::string_view kEscalated = "circular.escalated";             ///< {"version","count"} and part "people"
inline constexpr std::string_view kDeputyAgreed = "circular.deputy_agreed";      ///< {"version","deputy"}; the deputy knows of everybody they were named for
inline constexpr std::string_view kWithdrawn = "circular.withdrawn";             ///< {"version","reason"}
inline constexpr std::string_view kMailAttempted = "circular.mail_attempted";    ///< {"version","person","kind","attempt","link"?: SHA-256 of the token,"expires"?}
inline constexpr std::string_view kMailSettled = "circular.mail_settled";        ///< {"version","person","kind","outcome","code","next"?}
inline constexpr std::string_view kMailJudged = "circular.mail_judged";          ///< {"version","person","kind","verdict": "again" or "arrived"}
inline constexpr std::string_view kReaderNamed = "circular.reader_named";        ///< {"account","person"}; an account reads as this person
inline constexpr std::string_view kReaderReleased = "circular.reader_released";  ///< {"account"}
}  // namespace event

inline constexpr std::string_view kContentPart = "content";
inline constexpr std::string_view kRecipientsPart = "recipients";
inline constexpr std::string_view kPeoplePart = "people";

[[nodiscard]] std::string encode_content(const Content& content);
/// What a version says and asks, as a mark: who sends it has read just this. Two that say the same have the same one.
[[nodiscard]] std::string mark_of(const Version& version);
/// What was ours when it was written; of anything else as much as is understood.
[[nodiscard]] Content decode_content(std::string_view text);

/// Person, office, unit, function, sections and whether former; in order.
[[nodiscard]] std::string encode_recipients(const std::vector<Recipient>& recipients);
[[nodiscard]] std::vector<Recipient> decode_recipients(std::string_view text);

/// Somebody who has not acknowledged, and who is asked instead.
struct Escalation {
  std::string person;
  std::string deputy;
  friend bool operator==(const Escalation&, const Escalation&) = default;
};
[[nodiscard]] std::string encode_escalations(const std::vector<Escalation>& list);
[[nodiscard]] std::vector<Escalation> decode_escalations(std::string_view text);

}  // namespace nb::circular
