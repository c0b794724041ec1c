// SPDX-License-Identifier: EUPL-1.2
#include "staff/model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace nb::staff {

namespace {

bool letter(char c) { return c >= 'a' && c <= 'z'; }
bool name_character(char c) { return letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-'; }

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

bool valid_account_name(std::string_view name) {
  return name.size() >= 2 && name.size() <= 40 && letter(name.front()) && std::ranges::all_of(name, name_character) && name != kMachineActor;
}

std::optional<std::string> password_fault(std::string_view password, std::string_view account) {
  if (!is_utf8(password)) return "Das Passwort enthält Zeichen, die nicht lesbar sind.";
  if (password.size() > kPasswordBytesMax) return fmt::format("Das Passwort ist zu lang; höchstens {} Zeichen.", kPasswordBytesMax);
  if (characters(password) < kPasswordCharactersMin) return fmt::format("Das Passwort ist zu kurz; bitte mindestens {} Zeichen, gern mehrere Wörter.", kPasswordCharactersMin);
  if (password.find(account) != std::string_view::npos) return "Das Passwort darf den Namen des Kontos nicht enthalten.";
  return std::nullopt;
}

}  // namespace nb::staff
