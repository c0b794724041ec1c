// SPDX-License-Identifier: EUPL-1.2
// Style sheet and scripts of the online form, read once at start and sent from memory. The scripts are bundled at build time
// (assets/filing/build.mjs); where they are missing the form works without them.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "web/server/http.hpp"

namespace nb::pages {

class FilingAssets {
 public:
  /// `share` holds assets/filing.
  explicit FilingAssets(const std::filesystem::path& share);
  [[nodiscard]] web::Response answer(std::string_view name) const;
  /// True if every script is there.
  [[nodiscard]] bool complete() const;
  /// The public pages' policy, with style sheet, scripts and connections of this host.
  [[nodiscard]] static std::string csp(std::string_view of_public_pages);

 private:
  struct Asset {
    std::shared_ptr<const web::Body> body;  // shared with connections that are sending it
    std::string type;
    std::string etag;
  };
  std::map<std::string, Asset, std::less<>> assets_;
};

}  // namespace nb::pages
