// SPDX-License-Identifier: EUPL-1.2
#include "mail/message.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "mail/encode.hpp"

namespace nb::mail {

namespace {

using std::chrono::days;

constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// RFC 5322, 3.3; UTC, because the reader's program shows its own zone.
std::string date_text(Instant moment) {
  const auto day = std::chrono::floor<days>(moment);
  const std::chrono::year_month_day date(day);
  const auto seconds = std::chrono::floor<std::chrono::seconds>(moment - day).count();
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0000", kDays[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                     kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::string mailbox_text(std::string_view header, const Mailbox& box) {
  std::string out(header);
  out += ": ";
  if (box.name.str().empty()) return out + "<" + box.address.str() + ">\r\n";
  out += encode_phrase(box.name.str(), out.size());
  return out + "\r\n <" + box.address.str() + ">\r\n";  // on a line of its own: never too long
}

bool is_type(std::string_view type) {
  const auto slash = type.find('/');
  const auto token = [](std::string_view part) {
    return !part.empty() && part.size() <= 60 &&
           std::ranges::all_of(part, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+'; });
  };
  return slash != std::string_view::npos && token(type.substr(0, slash)) && token(type.substr(slash + 1));
}

std::optional<MessageFault> fault_of(const Message& message) {
  if (message.text.size() > kTextBytesMax) return MessageFault::text_too_long;
  const auto control = [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F; };
  if (!is_utf8(message.text) || std::ranges::any_of(message.text, control)) return MessageFault::text_unreadable;
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (message.calendar && (message.calendar->method.empty() || !std::ranges::all_of(message.calendar->method, capital))) return MessageFault::attachment_type;
  std::size_t together = message.calendar ? message.calendar->text.size() : 0;
  for (const Attachment& one : message.attachments) {
    if (!is_type(one.type)) return MessageFault::attachment_type;
    together += one.bytes.size();
  }
  return together > kAttachmentBytesMax ? std::optional(MessageFault::attachments_too_large) : std::nullopt;
}

constexpr std::string_view kTextHead = "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n";

/// Stands in none of the parts: quoted-printable writes "=" as "=3D", and base64 has no "_".
std::string boundary_of(const Message& message) { return "=_" + to_hex(ByteView(crypto::sha256(bytes_of(message.id.str())).bytes).first(16)); }

std::string attachment_text(const Attachment& one) {
  std::string out = "Content-Type: " + one.type + encode_parameter("name", one.name.str());
  out += "\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment" + encode_parameter("filename", one.name.str()) + "\r\n\r\n";
  return out + encode_base64_lines(one.bytes);
}

/// RFC 6047, 2.4: the method stands in the header as in the object, else calendars do not act upon it. Base64, because quoted-printable's
/// soft breaks are not undone by all of them.
std::string calendar_text(const CalendarPart& calendar) {
  return "Content-Type: text/calendar; method=" + calendar.method + "; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encode_base64_lines(bytes_of(calendar.text));
}

std::string calendar_file(const CalendarPart& calendar) {
  return "Content-Type: application/ics" + encode_parameter("name", calendar.file_name) + "\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment" +
         encode_parameter("filename", calendar.file_name) + "\r\n\r\n" + encode_base64_lines(bytes_of(calendar.text));
}

std::string body_of(const Message& message) {
  std::string text = std::string(kTextHead) + encode_quoted_printable(message.text);
  if (message.attachments.empty() && !message.calendar) return text;
  const std::string boundary = boundary_of(message);
  if (message.calendar) {
    const std::string inner = boundary + "_a";  // what each reads best stands last (RFC 2046, 5.1.4)
    text = "Content-Type: multipart/alternative;\r\n boundary=\"" + inner + "\"\r\n\r\n--" + inner + "\r\n" + text + "--" + inner + "\r\n" + calendar_text(*message.calendar) +
           "--" + inner + "--\r\n";
  }
  std::string out = "Content-Type: multipart/mixed;\r\n boundary=\"" + boundary + "\"\r\n\r\n--" + boundary + "\r\n" + text;
  for (const Attachment& one : message.attachments) out += "--" + boundary + "\r\n" + attachment_text(one);
  if (message.calendar) out += "--" + boundary + "\r\n" + calendar_file(*message.calendar);
  return out + "--" + boundary + "--\r\n";
}

}  // namespace

Result<std::string, MessageFault> compose(const Message& message) {
  if (const auto fault = fault_of(message)) return refuse(*fault);
  std::string out = "Date: " + date_text(message.date) + "\r\n";
  out += mailbox_text("From", message.from);
  out += mailbox_text("To", message.to);
  out += "Subject: " + encode_header_text(message.subject.str(), 9) + "\r\n";
  out += "Message-ID:\r\n <" + message.id.str() + ">\r\n";
  out += "Auto-Submitted: auto-generated\r\n";  // RFC 3834: no out-of-office reply is sent to it
  out += "MIME-Version: 1.0\r\n";
  return out + body_of(message);
}

}  // namespace nb::mail
