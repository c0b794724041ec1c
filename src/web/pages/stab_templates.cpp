// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_templates.hpp"

#include <ctemplate/template_cache.h>

#include <fstream>
#include <sstream>

#include "base/assert.hpp"
#include "base/error.hpp"
#include "web/pages/impl/dictionary.hpp"

namespace nb::pages {

namespace fs = std::filesystem;

struct StabTemplates::Engine {
  ctemplate::TemplateCache cache;
};

namespace {

constexpr std::string_view kMarker = "{{%AUTOESCAPE context=\"HTML\"}}\n";
constexpr std::size_t kPartialsMax = 100;  // more in one page means that one contains itself

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  if (in) out << in.rdbuf();
  if (!in || !out) throw Error(ErrorKind::configuration, "Die Vorlage " + file.string() + " fehlt oder ist nicht lesbar; bitte die Installation prüfen.");
  return out.str();
}

/// Replaces every [[>name]] by the partial _name.tpl, also inside partials.
std::string with_partials(std::string text, const fs::path& folder) {
  std::size_t left = kPartialsMax;
  for (std::size_t open = text.find("[[>"); open != std::string::npos; open = text.find("[[>", open)) {
    const std::size_t close = text.find("]]", open);
    if (left-- == 0)
      throw Error(ErrorKind::configuration, "Die Vorlagen unter " + folder.string() + " fügen einander endlos ein; bitte die Dateien der installierten Fassung verwenden.");
    if (close == std::string::npos) throw Error(ErrorKind::configuration, "In einer Vorlage unter " + folder.string() + " ist „[[>“ nicht geschlossen; bitte berichtigen.");
    std::string partial = read(folder / ("_" + text.substr(open + 3, close - open - 3) + ".tpl"));
    if (partial.starts_with(kMarker)) partial.erase(0, kMarker.size());
    text.replace(open, close + 2 - open, partial);
  }
  return text;
}

}  // namespace

StabTemplates::StabTemplates(const fs::path& folder) : engine_(std::make_unique<Engine>()) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() != ".tpl" || name.starts_with("_")) continue;
    if (!engine_->cache.StringToTemplateCache(name, with_partials(read(entry.path()), folder), ctemplate::STRIP_BLANK_LINES))
      throw Error(ErrorKind::configuration, "Die Vorlage " + entry.path().string() + " ist fehlerhaft; bitte die Datei der installierten Fassung verwenden.");
  }
  if (error) throw Error(ErrorKind::configuration, "Der Ordner " + folder.string() + " fehlt; bitte die Installation prüfen.");
}

StabTemplates::~StabTemplates() = default;

std::string StabTemplates::expand(std::string_view page, const Fields& fields) const {
  std::string out;
  NB_ASSERT(engine_->cache.ExpandWithData(std::string(page), ctemplate::STRIP_BLANK_LINES, fields.dictionary_, nullptr, &out));
  return out;
}

}  // namespace nb::pages
