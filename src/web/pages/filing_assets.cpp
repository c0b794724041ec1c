// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/filing_assets.hpp"

#include <array>

#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "publish/compress.hpp"
#include "web/pages/impl/template_file.hpp"
#include "web/server/problem.hpp"

namespace nb::pages {

namespace {

struct Known {
  const char* name;
  const char* type;
  bool script;
};
constexpr std::array kKnown{Known{"form.css", "text/css; charset=utf-8", false},        Known{"booking.css", "text/css; charset=utf-8", false},
                            Known{"form.js", "text/javascript; charset=utf-8", true},   Known{"wait.js", "text/javascript; charset=utf-8", true},
                            Known{"solver.js", "text/javascript; charset=utf-8", true}, Known{"done.js", "text/javascript; charset=utf-8", true}};

}  // namespace

FilingAssets::FilingAssets(const std::filesystem::path& share) {
  publish::Encoder encoder;
  for (const Known& known : kKnown) {
    const std::filesystem::path file = share / "assets" / "filing" / known.name;
    std::error_code error;
    if (!std::filesystem::exists(file, error)) continue;
    std::string text = read_installed_file(file);
    const std::string etag = "\"" + to_hex(crypto::sha256(bytes_of(text)).bytes).substr(0, 32) + "\"";
    assets_.emplace(known.name, Asset{std::make_shared<const web::Body>(encoder.encode(std::move(text))), known.type, etag});
  }
}

web::Response FilingAssets::answer(std::string_view name) const {
  const auto found = assets_.find(name);
  if (found == assets_.end()) return web::problem(404);
  return {.content_type = found->second.type, .body = found->second.body, .etag = found->second.etag, .cache_control = "no-cache"};
}

bool FilingAssets::complete() const { return assets_.size() == kKnown.size(); }

std::string FilingAssets::csp(std::string_view of_public_pages) {
  constexpr std::string_view kStyle = "style-src ";
  std::string csp(of_public_pages);
  if (const std::size_t at = csp.find(kStyle); at != std::string::npos) csp.insert(at + kStyle.size(), "'self' ");
  return csp + "; script-src 'self'; worker-src 'self'; connect-src 'self'";
}

}  // namespace nb::pages
