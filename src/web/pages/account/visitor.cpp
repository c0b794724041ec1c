// SPDX-License-Identifier: EUPL-1.2
// What a request says of where it comes from.
#include <arpa/inet.h>

#include <array>
#include <optional>
#include <span>

#include "base/text.hpp"
#include "web/pages/account/cookies.hpp"
#include "web/pages/account/door.hpp"

namespace nb::pages {

namespace {

struct Word {
  std::string_view sign;
  std::string_view word;
};
// The first that stands in the text counts: Edge and Opera also call themselves Chrome, Chrome also Safari.
constexpr std::array kBrowsers =
    std::to_array<Word>({{"Edg", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"CriOS/", "Chrome"}, {"Safari/", "Safari"}});
constexpr std::array kSystems =
    std::to_array<Word>({{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Windows", "Windows"}, {"Mac OS", "Mac"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"}});

template <std::size_t count>
std::string_view word_in(std::string_view text, const std::array<Word, count>& words) {
  for (const Word& one : words) {
    if (text.find(one.sign) != std::string_view::npos) return one.word;
  }
  return "";
}

std::optional<std::array<unsigned char, 16>> ipv6_bytes(std::string_view peer) {
  const std::string text(peer);
  std::array<unsigned char, 16> bytes{};
  if (text.find(':') == std::string::npos || ::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return std::nullopt;
  return bytes;
}

}  // namespace

const char* session_cookie(const web::Request& request) { return request.tls ? "__Host-notbetrieb" : "notbetrieb"; }
const char* device_cookie(const web::Request& request) { return request.tls ? "__Host-notbetrieb-geraet" : "notbetrieb-geraet"; }

std::string set_cookie(const web::Request& request, const char* name, const std::string& value, CookieLife life) {
  std::string out = std::string(name) + "=" + value + "; Path=/; HttpOnly; SameSite=Strict";
  if (request.tls) out += "; Secure";
  if (life == CookieLife::half_year) out += "; Max-Age=15552000";
  if (life == CookieLife::over) out += "; Max-Age=0";
  return out;
}

std::string device_words(std::string_view user_agent) {
  const std::string_view browser = word_in(user_agent, kBrowsers);
  const std::string_view system = word_in(user_agent, kSystems);
  if (browser.empty() && system.empty()) return "unbekanntes Gerät";
  return std::string(browser) + (browser.empty() || system.empty() ? "" : ", ") + std::string(system);
}

std::string network_of(std::string_view peer) {
  const auto bytes = ipv6_bytes(peer);
  return bytes ? to_hex(std::as_bytes(std::span(*bytes).first(8))) + "/64" : std::string(peer);
}

std::string site_of(std::string_view peer) {
  const auto bytes = ipv6_bytes(peer);
  return bytes ? to_hex(std::as_bytes(std::span(*bytes).first(6))) + "/48" : std::string();
}

}  // namespace nb::pages
