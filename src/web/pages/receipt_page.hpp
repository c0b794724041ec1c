// SPDX-License-Identifier: EUPL-1.2
// The page that checks receipts in the browser (/beleg/): one self-contained file, made at build time from assets/beleg, read
// once at start and sent from memory. Its policy allows its own script by hash, and no request at all.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "web/server/http.hpp"

namespace nb::pages {

class ReceiptPage {
 public:
  /// `folder` holds beleg/index.html; without it (a build without Node) the page answers 404.
  explicit ReceiptPage(const std::filesystem::path& folder);
  [[nodiscard]] web::Response answer() const;

 private:
  std::shared_ptr<const web::Body> body_;  // shared with connections that are sending it
  std::string etag_;
  std::string csp_;
};

}  // namespace nb::pages
