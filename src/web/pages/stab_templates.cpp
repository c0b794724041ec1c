// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_templates.hpp"

#include <ctemplate/template_cache.h>

#include "base/assert.hpp"
#include "base/error.hpp"
#include "web/pages/impl/dictionary.hpp"
#include "web/pages/impl/template_file.hpp"

namespace nb::pages {

namespace fs = std::filesystem;

struct StabTemplates::Engine {
  ctemplate::TemplateCache cache;
};

namespace {

/// The console speaks German only: nothing but partials stands in its brackets.
[[noreturn]] std::string no_key(const fs::path& file, std::string_view key) {
  throw Error(ErrorKind::configuration, "In der Vorlage " + file.string() + " steht „[[" + std::string(key) + "]]“, das es dort nicht gibt; bitte berichtigen.");
}

}  // namespace

StabTemplates::StabTemplates(const fs::path& folder) : engine_(std::make_unique<Engine>()) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() != ".tpl" || name.starts_with("_")) continue;
    const auto refuse_key = [&](std::string_view key) { return no_key(entry.path(), key); };
    if (!engine_->cache.StringToTemplateCache(name, read_template(entry.path(), refuse_key), ctemplate::STRIP_BLANK_LINES))
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
