// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/console/language.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr const char* kCookie = "nb-sprache";
constexpr const char* kLasting = "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax";
constexpr std::size_t kWishesMax = 20;
constexpr int kSure = 1000;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

/// "en-GB;q=0.8" → 800; 0 where it is not wanted. A q that cannot be read counts as 1, as if it were not there.
int quality(std::string_view wish) {
  const std::size_t at = wish.find(";q=");
  if (at == std::string_view::npos) return kSure;
  const std::string_view q = wish.substr(at + 3);
  if (q.starts_with('1')) return kSure;
  int thousandths = 0;
  for (std::size_t i = 2; i < 5; ++i) thousandths = thousandths * 10 + (i < q.size() && q[i] >= '0' && q[i] <= '9' ? q[i] - '0' : 0);
  return thousandths;
}

/// RFC 9110, 12.5.4: the wish with the highest quality of those that can be met.
Lang wished(std::string_view header) {
  Lang best = Lang::de;
  int best_quality = 0;
  std::size_t seen = 0;
  for (const std::string_view raw : split(header, ',')) {
    if (++seen > kWishesMax) break;
    const std::string wish = lower(trim(raw));
    const bool english = wish == "en" || wish.starts_with("en-") || wish.starts_with("en;");
    const bool german = wish == "de" || wish.starts_with("de-") || wish.starts_with("de;");
    if ((!english && !german) || quality(wish) <= best_quality) continue;
    best = english ? Lang::en : Lang::de;
    best_quality = quality(wish);
  }
  return best;
}

bool plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("/-_.?=&%+").find(c) != std::string_view::npos; }

}  // namespace

Lang console_language(const web::Request& request) {
  const auto chosen = request.cookie(kCookie);
  if (chosen == "de") return Lang::de;
  if (chosen == "en") return Lang::en;
  return wished(request.header("accept-language"));
}

web::Response choose_language(const web::Request& request) {
  const std::string back = web::Form(request.query).text("nach");
  const bool ours = back.starts_with("/stab/") && std::ranges::all_of(back, plain);
  web::Response response{.status = 303, .content_type = "text/plain; charset=utf-8", .headers = {{"Location", ours ? back : "/stab/"}}};
  const std::string lang = request.param("lang") == "en" ? "en" : "de";
  response.headers.emplace_back("Set-Cookie", std::string(kCookie) + "=" + lang + kLasting + (request.tls ? "; Secure" : ""));
  return response;
}

}  // namespace nb::pages
