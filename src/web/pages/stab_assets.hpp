// SPDX-License-Identifier: EUPL-1.2
// Style sheets, fonts and the script of the staff pages, read once at start and sent from memory.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "web/server/http.hpp"

namespace nb::pages {

class StabAssets {
 public:
  /// `folder` holds stab/ (ours) and vendor/ (unmodified packages).
  explicit StabAssets(const std::filesystem::path& folder);
  /// The file behind /stab/assets/{path...}, or 404.
  [[nodiscard]] web::Response answer(const web::Request& request) const;

 private:
  struct File {
    std::string content_type;
    std::string etag;
    std::shared_ptr<const web::Body> body;  // shared with connections that are sending it
  };
  void take(const std::filesystem::path& folder, const std::filesystem::path& file);
  std::map<std::string, File, std::less<>> files_;
};

}  // namespace nb::pages
