// SPDX-License-Identifier: EUPL-1.2
// Addresses, subjects, names and texts of any bytes: what is taken makes a mail whose header ends where we end it, with no line of
// ours broken by it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.hpp"
#include "mail/message.hpp"

namespace {

using namespace nb::mail;

void check(std::string_view mail) {
  const auto body = mail.find("\r\n\r\n");
  NB_ASSERT(body != std::string_view::npos);
  std::size_t headers = 0;
  for (std::size_t at = 0; at < mail.size();) {
    const auto end = mail.find("\r\n", at);
    NB_ASSERT(end != std::string_view::npos && end - at <= 998);
    const std::string_view line = mail.substr(at, end - at);
    NB_ASSERT(line != "." && std::ranges::none_of(line, [](char c) { return c == '\r' || c == '\n' || c == '\0' || static_cast<unsigned char>(c) > 0x7E; }));
    if (at < body && !line.starts_with(' ')) ++headers;
    at = end + 2;
  }
  NB_ASSERT(headers == 9);  // Date, From, To, Subject, Message-ID, Auto-Submitted, MIME-Version, Content-Type, Content-Transfer-Encoding
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto address = Address::parse(bytes.substr(0, bytes.find('\n')));
  const auto text = HeaderText::parse(bytes.substr(0, size / 2));
  const auto subject = HeaderText::parse(bytes.substr(size / 2));
  const auto fixed = Address::parse("stab@rathaus.example");
  const auto plain = HeaderText::parse("Stab");
  const auto id = MessageId::parse("rs-1@rathaus.example");
  NB_ASSERT(fixed && plain && id);
  const auto mail = compose({.from = {*fixed, text.value_or(*plain)},
                             .to = {address.value_or(*fixed), subject.value_or(*plain)},
                             .subject = subject.value_or(*plain),
                             .text = std::string(bytes),
                             .date = {},
                             .id = *id});
  if (mail) check(*mail);
  return 0;
}
