// SPDX-License-Identifier: EUPL-1.2
// What came with the online form: from fields to a checked draft, and back to the hidden fields that carry it from step to step, so
// that the server keeps no draft. Pure but for the moment handed in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.hpp"
#include "deadlines/compute.hpp"
#include "intake/prepare.hpp"

namespace nb::pages {

/// A waiting file as the form names it; the hash lets a repeated sending be compared after the file itself is gone.
struct GivenFile {
  std::string token;
  std::string content;  ///< SHA-256, 64 hexadecimal digits
  std::string name;
  friend bool operator==(const GivenFile&, const GivenFile&) = default;
};

/// The fields, tidied: no white space at the ends, NFC, LF, no control characters.
struct FilingInput {
  std::string id;    ///< UUID, made with the form
  std::string seed;  ///< 64 hexadecimal digits, likewise
  std::string name;
  std::string address;
  std::string phone;
  std::string email;
  std::string title;
  std::string text;
  std::string reference;
  std::string service;     ///< catalogue id; may be empty
  std::string rule;        ///< deadlines::Rule::key; may be empty
  std::string letter_day;  ///< as typed
  std::string way;         ///< deadlines::Channel as text; empty: by post
  std::string step;
  std::string remove;   ///< token of a file to be removed
  std::string payment;  ///< under load
  std::vector<GivenFile> files;
};

using FieldPairs = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] FilingInput read_filing(const FieldPairs& fields);
/// Everything but step, removal and payment, as read_filing() takes it.
[[nodiscard]] FieldPairs fields_of(const FilingInput& input);

/// A field that has to be changed; `key` names the sentence (locale, filing.fault_<key>).
struct FilingFault {
  std::string field;
  std::string key;
};
struct FilingPlace {
  deadlines::HolidayCalendar holidays;
  LocalTime now;
};
/// Empty: it may be sent.
[[nodiscard]] std::vector<FilingFault> check_filing(const FilingInput& input, const FilingPlace& place);

/// The letter's date; nullopt if it is none.
[[nodiscard]] std::optional<CivilDate> letter_day(const FilingInput& input);
/// How the decision came, for rules that count from its notification; empty for all others.
[[nodiscard]] std::string_view way_of(const FilingInput& input);
/// What the deadline would be; nullopt without one, or with one that cannot be.
[[nodiscard]] std::optional<deadlines::Deadline> deadline_of(const FilingInput& input, const FilingPlace& place);
/// The law asks for more than a form without signature (§ 70 VwGO, § 84 SGG, § 67 OWiG, courts); not so § 357 Abs. 1 AO.
[[nodiscard]] bool asks_for_writing(std::string_view rule);
/// The rules somebody can choose: remedies, and reports that have a last day.
[[nodiscard]] bool is_offered(const deadlines::Rule& rule);

/// The draft without its attachments; the input must have passed check_filing().
[[nodiscard]] intake::Draft draft_of(const FilingInput& input, const LogName& log);
[[nodiscard]] std::optional<proof::SaltSeed> parse_seed(std::string_view hex);

}  // namespace nb::pages
