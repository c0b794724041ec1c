// SPDX-License-Identifier: EUPL-1.2
#include "mail/address.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace nb::mail {

namespace {

constexpr std::size_t kHeaderTextBytesMax = 900;
constexpr std::size_t kLabelMax = 63;  // RFC 1035, 2.3.4

bool is_alnum(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_atext(char c) { return is_alnum(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos; }

bool is_dot_atom(std::string_view text) {
  const auto atoms = split(text, '.');
  return std::ranges::all_of(atoms, [](std::string_view atom) { return !atom.empty() && std::ranges::all_of(atom, is_atext); });
}

bool is_host(std::string_view text) {
  const auto labels = split(text, '.');
  return std::ranges::all_of(labels, [](std::string_view label) {
    return !label.empty() && label.size() <= kLabelMax && label.front() != '-' && label.back() != '-' && std::ranges::all_of(label, [](char c) { return is_alnum(c) || c == '-'; });
  });
}

bool is_address(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at <= kLocalPartMax && text.size() <= kAddressBytesMax && is_dot_atom(text.substr(0, at)) && is_host(text.substr(at + 1));
}

/// The C1 controls and the line separators of Unicode: some programs end a line at them.
bool is_hidden_control(std::string_view at) {
  return at.starts_with("\u2028") || at.starts_with("\u2029") || (at.size() > 1 && at[0] == '\xC2' && static_cast<unsigned char>(at[1]) < 0xA0);
}

}  // namespace

std::optional<Address> Address::parse(std::string_view text) {
  if (!is_address(text)) return std::nullopt;
  return Address(std::string(text));
}

std::optional<HeaderText> HeaderText::parse(std::string_view text) {
  if (text.size() > kHeaderTextBytesMax || !is_utf8(text)) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte == 0x7F || is_hidden_control(text.substr(i))) return std::nullopt;
  }
  return HeaderText(std::string(text));
}

std::optional<MessageId> MessageId::parse(std::string_view text) {
  if (!is_address(text)) return std::nullopt;
  return MessageId(std::string(text));
}

}  // namespace nb::mail
