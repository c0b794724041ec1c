// SPDX-License-Identifier: EUPL-1.2
#include "base/phone.hpp"

#include "base/text.hpp"

namespace nb {

namespace {

constexpr std::size_t kTypedMax = 40;
constexpr std::size_t kDigitsMax = 15;  // E.164, 6.2.1
constexpr std::size_t kDigitsMin = 8;

/// Without what people put between digits; nullopt if there is anything else, such as a second number or an extension.
std::optional<std::string> bare(std::string_view typed) {
  std::string out;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const char c = typed[i];
    if ((c >= '0' && c <= '9') || (c == '+' && out.empty())) {
      out += c;
    } else if (c != ' ' && c != '-' && c != '/' && c != '(' && c != ')' && c != '.') {
      return std::nullopt;
    }
  }
  return out;
}

}  // namespace

std::optional<std::string> to_e164(std::string_view typed) {
  typed = trim(typed);
  if (typed.size() > kTypedMax) return std::nullopt;
  std::string text(typed);
  const bool abroad = text.starts_with("+") || text.starts_with("00");
  if (const auto zero = text.find("(0)"); abroad && zero != std::string::npos) text.erase(zero, 3);  // dialled at home only
  const auto digits = bare(text);
  if (!digits) return std::nullopt;
  std::string out = *digits;
  if (out.starts_with("00")) {
    out.replace(0, 2, "+");
  } else if (out.starts_with("0")) {
    out.replace(0, 1, "+49");
  }
  if (out.starts_with("+490")) out.erase(3, 1);  // no German number goes on with 0; this one was written for home and for abroad
  const bool whole = out.starts_with("+") && out.size() > 1 && out[1] != '0' && out.size() - 1 >= kDigitsMin && out.size() - 1 <= kDigitsMax;
  return whole ? std::optional(out) : std::nullopt;
}

std::optional<std::string> to_mobile(std::string_view typed) {
  auto out = to_e164(typed);
  if (!out || !out->starts_with("+49")) return out;
  const bool mobile = out->starts_with("+4915") || out->starts_with("+4916") || out->starts_with("+4917");
  return mobile ? out : std::nullopt;
}

}  // namespace nb
