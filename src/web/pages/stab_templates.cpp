// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_templates.hpp"

#include <ctemplate/template_cache.h>

#include "base/assert.hpp"
#include "base/error.hpp"
#include "deadlines/day_text.hpp"
#include "deadlines/rules.hpp"
#include "paper/refusals.hpp"
#include "web/pages/console/english_template.hpp"
#include "web/pages/console/phrases.hpp"
#include "web/pages/impl/dictionary.hpp"
#include "web/pages/impl/template_file.hpp"

namespace nb::pages {

namespace fs = std::filesystem;

struct StabTemplates::Engine {
  explicit Engine(const fs::path& share) : phrases(share / "locale" / "stab") {
    for (const deadlines::Rule& rule : deadlines::rules()) phrases.also(rule.title_de, rule.title_en);
    for (std::size_t i = 0; i < deadlines::kChannels; ++i) also(deadlines::title(static_cast<deadlines::Channel>(i)));
    for (const deadlines::Rule& rule : deadlines::rules()) also(deadlines::title(rule.group));
    for (std::size_t i = 0; i < paper::kScanFaults; ++i) also(paper::wording_of(static_cast<paper::ScanFault>(i)));
  }
  void also(const auto& text) { phrases.also(text.de, text.en); }
  Phrases phrases;
  ctemplate::TemplateCache german;
  ctemplate::TemplateCache english;
};

namespace {

/// The words of the console stand in its templates: nothing but partials stands in their brackets.
[[noreturn]] std::string no_key(const fs::path& file, std::string_view key) {
  throw Error(ErrorKind::configuration, "In der Vorlage " + file.string() + " steht „[[" + std::string(key) + "]]“, das es dort nicht gibt; bitte berichtigen.");
}

void take(ctemplate::TemplateCache& cache, const std::string& name, const std::string& text, const fs::path& file) {
  if (!cache.StringToTemplateCache(name, text, ctemplate::STRIP_BLANK_LINES))
    throw Error(ErrorKind::configuration, "Die Vorlage " + file.string() + " ist fehlerhaft; bitte die Datei der installierten Fassung verwenden.");
}

}  // namespace

StabTemplates::StabTemplates(const fs::path& share) : engine_(std::make_unique<Engine>(share)) {
  const fs::path folder = share / "templates" / "stab";
  // What has no English stays German; a test sees to it that there is nothing such.
  const auto english = [&](std::string_view german) { return std::string(engine_->phrases.text(german).value_or("")); };
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() != ".tpl" || name.starts_with("_")) continue;
    const std::string text = read_template(entry.path(), [&](std::string_view key) { return no_key(entry.path(), key); });
    take(engine_->german, name, german_template(text), entry.path());
    take(engine_->english, name, english_template(text, english), entry.path());
  }
  if (error) throw Error(ErrorKind::configuration, "Der Ordner " + folder.string() + " fehlt; bitte die Installation prüfen.");
}

StabTemplates::~StabTemplates() = default;

std::string StabTemplates::expand(std::string_view page, Fields& fields, Lang lang) const {
  const bool english = lang == Lang::en;
  fields.show(english ? "IS_ENGLISH" : "IS_GERMAN");
  if (english) fields.dictionary_->speak(engine_->phrases);
  std::string out;
  NB_ASSERT((english ? engine_->english : engine_->german).ExpandWithData(std::string(page), ctemplate::STRIP_BLANK_LINES, fields.dictionary_, nullptr, &out));
  return out;
}

std::string StabTemplates::say(std::string_view german, Lang lang) const { return lang == Lang::en ? engine_->phrases.say(german) : std::string(german); }

}  // namespace nb::pages
