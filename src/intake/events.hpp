// SPDX-License-Identifier: EUPL-1.2
// The entries of this room and their codec. A filing's entry and each correction of it are complete in themselves: `data` holds
// everything that is not personal. Pure.
#pragma once

#include <boost/json/fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "intake/model.hpp"

namespace nb::intake {

namespace event {
inline constexpr std::string_view kFiled = "intake.filed";
inline constexpr std::string_view kCorrected = "intake.corrected";                 ///< data as for filed, and "reason"
inline constexpr std::string_view kAssigned = "intake.assigned";                   ///< {"office","reason"}
inline constexpr std::string_view kAnswered = "intake.answered";                   ///< {"letter"?,"reason"}
inline constexpr std::string_view kClosed = "intake.closed";                       ///< {"reason"}
inline constexpr std::string_view kReopened = "intake.reopened";                   ///< {"reason"}
inline constexpr std::string_view kMerged = "intake.merged";                       ///< {"into": subject, "number", "reason"}
inline constexpr std::string_view kReinstatement = "intake.reinstatement_marked";  ///< {"incident","log","declared","ended"?,"from","to"?,"reason"}
inline constexpr std::string_view kFormsPrinted = "intake.forms_printed";          ///< {"first","last"}: running numbers, both included
inline constexpr std::string_view kFormVoided = "intake.form_voided";              ///< {"form": number,"reason"}
inline constexpr std::string_view kLetterEntered = "intake.letter_entered";
inline constexpr std::string_view kLettersPosted = "intake.letters_posted";  ///< one entry per letter: {"batch","posted","notified"?,"remedy_until"?}
}  // namespace event

/// `data` of kFiled and kCorrected; `reason` only in corrections.
[[nodiscard]] std::string encode_filing(const Filing& filing, std::string_view reason = {});
/// What encode_filing() wrote, and `number`; received, recorded, seq, subject are the entry's. nullopt if it is none that this version knows.
[[nodiscard]] std::optional<Filing> decode_filing(const boost::json::object& data);

[[nodiscard]] std::string encode_reinstatement(const Reinstatement& mark, std::string_view reason);
[[nodiscard]] std::optional<Reinstatement> decode_reinstatement(const boost::json::object& data);

[[nodiscard]] std::string encode_letter(const Letter& letter);
[[nodiscard]] std::optional<Letter> decode_letter(const boost::json::object& data);

/// The sealed parts' texts (JSON) and back. Decoding takes what it finds: the text was ours when it was sealed.
[[nodiscard]] std::string encode_sender(const Sender& sender);
[[nodiscard]] std::string encode_content(const Content& content);
[[nodiscard]] std::string encode_attachment_names(const std::vector<AttachmentName>& names);
[[nodiscard]] Sender decode_sender(std::string_view text);
[[nodiscard]] Content decode_content(std::string_view text);
[[nodiscard]] std::vector<AttachmentName> decode_attachment_names(std::string_view text);

/// Parses a hash of 64 hexadecimal digits.
[[nodiscard]] std::optional<Hash> parse_hash(std::string_view hex);
/// The place of a word in a list as the enum; nullopt if it is none of them.
template <class Enum, std::size_t N>
[[nodiscard]] std::optional<Enum> parse_word(const std::array<std::string_view, N>& words, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}
template <class Enum, std::size_t N>
[[nodiscard]] std::string_view word_of(const std::array<std::string_view, N>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

}  // namespace nb::intake
