// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/receipt_page.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "publish/compress.hpp"
#include "web/pages/impl/template_file.hpp"

namespace nb::pages {

namespace {

/// What stands between two marks; Error{configuration} if they are not there.
std::string_view between(std::string_view text, std::string_view begin, std::string_view end) {
  const auto from = text.find(begin);
  const auto to = from == std::string_view::npos ? from : text.find(end, from + begin.size());
  if (to == std::string_view::npos) throw Error(ErrorKind::configuration, "Die Seite zum Prüfen von Belegen ist beschädigt; bitte das Programm neu installieren.");
  return text.substr(from + begin.size(), to - from - begin.size());
}

}  // namespace

ReceiptPage::ReceiptPage(const std::filesystem::path& folder) {
  const auto file = folder / "beleg" / "index.html";
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return;
  std::string text = read_installed_file(file);
  // The file carries its policy for those who open a saved copy; a header may say one thing more.
  csp_ = std::string(between(text, R"(http-equiv="Content-Security-Policy" content=")", "\"")) + "; frame-ancestors 'none'";
  etag_ = "\"" + to_hex(crypto::sha256(bytes_of(text)).bytes).substr(0, 32) + "\"";
  publish::Encoder encoder;
  body_ = std::make_shared<const web::Body>(encoder.encode(std::move(text)));
}

web::Response ReceiptPage::answer() const {
  if (!body_) return {.status = 404, .content_type = "text/plain; charset=utf-8", .text = "Diese Seite ist hier nicht eingerichtet. Belege prüft auch das Programm nb-verify.\n"};
  return {.body = body_,
          .etag = etag_,
          .cache_control = "no-cache",
          .csp = csp_,
          .headers = {{"Permissions-Policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"}}};
}

}  // namespace nb::pages
