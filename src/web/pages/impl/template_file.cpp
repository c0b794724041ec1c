// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/impl/template_file.hpp"

#include <fstream>
#include <system_error>
#include <utility>

#include "base/error.hpp"

namespace nb::pages {

namespace fs = std::filesystem;

namespace {

constexpr int kPartialDepthMax = 4;

[[noreturn]] void fail(const std::string& sentence) { throw Error(ErrorKind::configuration, sentence); }

/// One file without its marker, which it must have.
std::string read_unmarked(const fs::path& file) {
  std::string text = read_installed_file(file);
  if (!text.starts_with(kAutoescape)) fail("In der Vorlage " + file.string() + " fehlt die erste Zeile mit AUTOESCAPE; bitte die Datei der installierten Fassung verwenden.");
  return text.erase(0, kAutoescape.size());
}

std::string resolve(const fs::path& file, const TemplateKeys& keys, int depth) {
  if (depth > kPartialDepthMax) fail("Die Vorlage " + file.string() + " bindet sich selbst ein; bitte berichtigen.");
  const std::string raw = read_unmarked(file);
  std::string out;
  for (std::size_t at = 0;;) {
    const std::size_t open = raw.find("[[", at);
    out.append(raw, at, open - at);
    if (open == std::string::npos) return out;
    const std::size_t close = raw.find("]]", open);
    if (close == std::string::npos) fail("In der Vorlage " + file.string() + " ist „[[“ nicht geschlossen; bitte berichtigen.");
    const std::string key = raw.substr(open + 2, close - open - 2);
    out += key.starts_with(">") ? resolve(file.parent_path() / ("_" + key.substr(1) + ".tpl"), keys, depth + 1) : keys(key);
    at = close + 2;
  }
}

}  // namespace

std::string read_installed_file(const fs::path& file) {
  std::error_code error;  // a folder has no size either
  const std::uintmax_t size = fs::file_size(file, error);
  std::string out(error ? 0 : size, '\0');
  std::ifstream in(file, std::ios::binary);
  if (error || !in || !in.read(out.data(), static_cast<std::streamsize>(out.size()))) {
    fail("Die Datei " + file.string() + " fehlt oder ist nicht lesbar; bitte die Installation prüfen.");
  }
  return out;
}

std::string read_template(const fs::path& file, const TemplateKeys& keys) { return std::string(kAutoescape) + resolve(file, keys, 0); }

}  // namespace nb::pages
