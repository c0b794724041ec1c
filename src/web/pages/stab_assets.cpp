// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_assets.hpp"

#include <array>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "publish/compress.hpp"
#include "web/pages/impl/template_file.hpp"

namespace nb::pages {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kTypes{
    {{".css", "text/css; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".woff2", "font/woff2"}, {".svg", "image/svg+xml"}}};

std::string_view type_of(const fs::path& file) {
  for (const auto& [ending, type] : kTypes) {
    if (file.extension() == ending) return type;
  }
  return {};
}

}  // namespace

StabAssets::StabAssets(const fs::path& folder) {
  for (const char* part : {"stab", "vendor"}) {
    std::error_code error;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder / part, error)) {
      if (entry.is_regular_file() && !type_of(entry.path()).empty()) take(folder, entry.path());
    }
  }
  if (!files_.contains("stab/stab.css")) throw Error(ErrorKind::configuration, "Unter " + folder.string() + " fehlen die Dateien der Stabsseiten; bitte die Installation prüfen.");
}

void StabAssets::take(const fs::path& folder, const fs::path& file) {
  std::string bytes = read_installed_file(file);
  const std::string etag = "\"" + to_hex(crypto::sha256(bytes_of(bytes)).bytes).substr(0, 32) + "\"";
  publish::Encoder encoder;
  const bool packed = file.extension() == ".woff2";
  auto body = std::make_shared<const web::Body>(packed ? web::Body{std::move(bytes), {}, {}} : encoder.encode(std::move(bytes)));
  files_.emplace(fs::relative(file, folder).string(), File{std::string(type_of(file)), etag, std::move(body)});
}

web::Response StabAssets::answer(const web::Request& request) const {
  const auto found = files_.find(request.param("path"));
  if (found == files_.end()) return {.status = 404, .content_type = "text/plain; charset=utf-8", .text = "Diese Datei gibt es nicht.\n"};
  return {.content_type = found->second.content_type, .body = found->second.body, .etag = found->second.etag, .cache_control = "no-cache"};
}

}  // namespace nb::pages
