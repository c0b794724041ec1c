// SPDX-License-Identifier: EUPL-1.2
// The sheets this program prints: values in, PDF out; no other room is needed. German; where a citizen reads it, English
// stands below in smaller type. Threads as document.hpp. A code's content that is too long for a QR code is left out, and the
// sheet says so.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/zone.hpp"
#include "paper/document.hpp"

namespace nb::paper {

/// A pre-numbered form per number, for a counter without any machine: one A4 page each, with a strip to tear off.
struct IntakeForms {
  std::string town;
  std::string office;                ///< where the forms lie; may be empty
  std::vector<std::string> numbers;  ///< "M-000123-4"; also the content of both codes
  Instant created;
};
inline constexpr std::size_t kFormsMax = 1000;
/// Throws Error{configuration} for more than kFormsMax numbers, or none.
[[nodiscard]] Bytes intake_forms(const IntakeForms& forms);

/// How a deadline stands, as computed.
enum class DeadlineVerdict {
  kept,       ///< received before its end
  late,       ///< received after its end
  undecided,  ///< depends on what is not known yet, or is contested in law
};
struct ReceiptDeadline {
  std::string what;  ///< "Widerspruch gegen den Bescheid vom …"
  LocalTime end;
  DeadlineVerdict verdict = DeadlineVerdict::undecided;
  std::string reason = {};  ///< "§ 70 Abs. 1 VwGO"; may be empty
};

/// What the citizen takes home: proof that a filing was received, and when.
struct ReceiptSheet {
  PageFormat format = PageFormat::a5;
  std::string town;
  std::string office;   ///< who deals with it; may be empty
  std::string contact;  ///< telephone, counter; may be empty
  std::string number;   ///< "M-000123-4"
  LocalTime received;
  std::string channel;      ///< "persönlich am Schalter"
  std::vector<Fact> facts;  ///< what was received, in the order to be printed; label_small is the English label
  std::vector<ReceiptDeadline> deadlines;
  std::vector<CodeBlock> codes;  ///< of the proof, in order
  std::string check_at;          ///< address of the page that checks it; may be empty
  Instant created;
};
[[nodiscard]] Bytes receipt_sheet(const ReceiptSheet& sheet);

/// The daily sheet for the notice board: a log's state, readable and typeable by anybody; a witness without network.
struct NoticeSheet {
  std::string town;
  std::string log;  ///< "05958004/main"
  LocalTime as_of;
  std::uint64_t size = 0;  ///< entries in the log
  std::string root;        ///< printed in groups of four characters
  std::string key;         ///< the log's public key; what follows the last '+' is printed in groups of four characters
  std::string typed_key;   ///< a form of the key for typing, in groups of four as well; may be empty
  std::vector<CodeBlock> codes;
  std::string check_at;  ///< may be empty
  Instant created;
};
[[nodiscard]] Bytes notice_sheet(const NoticeSheet& sheet);

struct DispatchedLetter {
  std::string number;
  std::string addressee;
  std::string place;
  std::string way;     ///< "Brief", "Einschreiben"
  std::string remark;  ///< e.g. the number of a registered letter
};
/// Handed to the carrier with a batch of letters, and signed by them.
struct DispatchList {
  std::string town;
  std::string office;
  std::string batch;  ///< the list's own number
  std::string carrier;
  LocalTime made;
  std::vector<DispatchedLetter> letters;
  Instant created;
};
[[nodiscard]] Bytes dispatch_list(const DispatchList& list);

/// A sealed sheet per person, printed ahead of time and kept in a safe: who takes up its code gets into the staff pages.
struct EnrolmentSheet {
  std::string person;
  std::string account;
  std::string office;
  std::string code;
};
struct EnrolmentSheets {
  std::string authority;
  std::string address;  ///< of the page that takes the code; may be empty
  LocalTime until;      ///< end of all codes
  std::vector<EnrolmentSheet> people;
  Instant created;
};
inline constexpr std::size_t kEnrolmentSheetsMax = 5000;
/// Throws Error{configuration} for more than kEnrolmentSheetsMax people, or none.
[[nodiscard]] Bytes enrolment_sheets(const EnrolmentSheets& sheets);

/// "Montag, 30. Oktober 2023, 08:05 Uhr".
[[nodiscard]] std::string german_time(const LocalTime& time);
/// "Monday, 30 October 2023, 08:05".
[[nodiscard]] std::string english_time(const LocalTime& time);
/// "abcd efgh ij": blanks after every `group` characters.
[[nodiscard]] std::string in_groups(std::string_view text, std::size_t group = 4);

}  // namespace nb::paper
