// SPDX-License-Identifier: EUPL-1.2
// A mail as text on the wire (RFC 5322, MIME): one recipient, a plain text, files and an entry for calendars beside it. Whatever could end a header cannot get
// into one, because every value is of a type that holds none. The same message gives the same bytes. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "mail/address.hpp"

namespace nb::mail {

struct Mailbox {
  Address address;
  HeaderText name;  ///< may be empty
};

struct Attachment {
  HeaderText name;   ///< of the file
  std::string type;  ///< "application/pdf"
  Bytes bytes;
};

/// An iCalendar object that calendars act upon (RFC 6047): as another form of the text, and as a file for those that show no such form.
struct CalendarPart {
  std::string method;     ///< "REQUEST" or "CANCEL", as within the text
  std::string text;       ///< lines with CRLF
  std::string file_name;  ///< ASCII: "absage.ics"
};

struct Message {
  Mailbox from;
  Mailbox to;
  HeaderText subject;
  std::string text;  ///< UTF-8, "\n" at line ends
  Instant date;
  MessageId id;
  std::vector<Attachment> attachments = {};
  std::optional<CalendarPart> calendar = {};
};

enum class MessageFault {
  text_unreadable,  ///< no UTF-8, or control characters other than line ends and tabs
  text_too_long,
  attachment_type,  ///< not of the form "type/subtype"; a calendar's method that is no word of capitals
  attachments_too_large,
};
inline constexpr std::size_t kTextBytesMax = 256 * 1024;
inline constexpr std::size_t kAttachmentBytesMax = 20 * 1024 * 1024;  ///< together

/// The bytes for DATA, without the final dot; every line ends with CRLF and has at most 998 characters.
[[nodiscard]] Result<std::string, MessageFault> compose(const Message& message);

}  // namespace nb::mail
