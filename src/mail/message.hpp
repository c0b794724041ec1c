// SPDX-License-Identifier: EUPL-1.2
// A mail as text on the wire (RFC 5322, MIME): one recipient, a plain text, files beside it. Whatever could end a header cannot get
// into one, because every value is of a type that holds none. The same message gives the same bytes. Pure.
#pragma once

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

struct Message {
  Mailbox from;
  Mailbox to;
  HeaderText subject;
  std::string text;  ///< UTF-8, "\n" at line ends
  Instant date;
  MessageId id;
  std::vector<Attachment> attachments = {};
};

enum class MessageFault {
  text_unreadable,  ///< no UTF-8, or control characters other than line ends and tabs
  text_too_long,
  attachment_type,  ///< not of the form "type/subtype"
  attachments_too_large,
};
inline constexpr std::size_t kTextBytesMax = 256 * 1024;
inline constexpr std::size_t kAttachmentBytesMax = 20 * 1024 * 1024;  ///< together

/// The bytes for DATA, without the final dot; every line ends with CRLF and has at most 998 characters.
[[nodiscard]] Result<std::string, MessageFault> compose(const Message& message);

}  // namespace nb::mail
