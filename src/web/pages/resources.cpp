// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/resources.hpp"

#include <ctemplate/template_cache.h>

#include <algorithm>
#include <map>

#include "base/assert.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "web/pages/impl/dictionary.hpp"
#include "web/pages/impl/template_file.hpp"

namespace nb::pages {

namespace fs = std::filesystem;

/// The parsed templates; keys are "<lang>/<page>".
struct Resources::Engine {
  ctemplate::TemplateCache cache;
  std::map<std::string, Lang, std::less<>> known;
};

namespace {

/// Indentation is for the people who edit templates, not for the line to a phone.
std::string without_indent(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool at_line_start = true;
  for (const char c : text) {
    if (at_line_start && (c == ' ' || c == '\t')) continue;
    at_line_start = c == '\n';
    out.push_back(c);
  }
  return out;
}

std::string key_of(std::string_view page, Lang lang) { return std::string(name_of(lang)) + "/" + std::string(page); }

std::string style_hash(const std::string& css) { return to_base64(crypto::sha256(bytes_of(css)).bytes); }

/// "home" is made in all languages, "home.leicht" replaces it in easy language, pages without one exist in German and English.
bool wanted(const fs::path& folder, const std::string& page, Lang lang) { return lang != Lang::leicht || fs::exists(folder / (page + ".leicht.tpl")); }

}  // namespace

Resources::Resources(const fs::path& root) : engine_(std::make_unique<Engine>()) {
  for (const Lang lang : kLangs) {
    const std::string name = std::string(name_of(lang)) + ".toml";
    const fs::path file = root / "locale" / name;
    const fs::path booking = root / "locale" / "booking" / name;
    texts_.push_back(Texts::parse(lang, read_installed_file(file), file.string()));
    texts_.back().fill_up_from(Texts::parse(lang, read_installed_file(booking), booking.string()));
  }
  css_ = minify_css(read_installed_file(root / "assets" / "public" / "site.css"));
  csp_ = "default-src 'none'; style-src 'sha256-" + style_hash(css_) + "'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  load_pages(root / "templates" / "public");
  // Easy language has its own words for what its pages say; sentences that only German pages use fall back to German.
  texts_[2].fill_up_from(texts_[0]);
}

Resources::~Resources() = default;

const Texts& Resources::texts(Lang lang) const { return texts_[static_cast<std::size_t>(lang)]; }

void Resources::load_pages(const fs::path& folder) {
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, none)) {
    const std::string name = entry.path().filename().string();
    const bool page = name.ends_with(".tpl") && !name.starts_with("_") && !name.ends_with(".leicht.tpl");
    if (page) pages_.push_back(name.substr(0, name.size() - 4));
  }
  if (pages_.empty()) throw Error(ErrorKind::configuration, "In " + folder.string() + " liegen keine Seitenvorlagen; bitte die Installation prüfen.");
  std::sort(pages_.begin(), pages_.end());
  for (const std::string& page : pages_)
    for (const Lang lang : kLangs)
      if (wanted(folder, page, lang)) load_page(folder / (page + (lang == Lang::leicht ? ".leicht.tpl" : ".tpl")), lang);
}

void Resources::load_page(const fs::path& file, Lang lang) {
  const std::string name = file.filename().string();
  const std::string key = key_of(name.substr(0, name.find('.')), lang);
  const auto word = [&](std::string_view word_key) { return word_key == "css" ? css_ : escape_html(texts(lang).say(word_key)); };
  const std::string text = without_indent(read_template(file, word));
  if (!engine_->cache.StringToTemplateCache(key, text, ctemplate::STRIP_BLANK_LINES))
    throw Error(ErrorKind::configuration, "Die Vorlage " + file.string() + " ist fehlerhaft; bitte die Datei der installierten Fassung verwenden.");
  engine_->known.emplace(key, lang);
}

bool Resources::has(std::string_view page, Lang lang) const { return engine_->known.contains(key_of(page, lang)); }

std::string Resources::expand(std::string_view page, Lang lang, const Fields& fields) const {
  NB_ASSERT(has(page, lang));
  std::string out;
  out.reserve(32 * 1024);
  const std::string key = key_of(page, lang);
  NB_ASSERT(engine_->cache.ExpandWithData(key, ctemplate::STRIP_BLANK_LINES, fields.dictionary_, nullptr, &out));
  return out;
}

std::string minify_css(std::string_view css) {
  std::string out;
  out.reserve(css.size());
  for (std::size_t at = 0; at < css.size(); ++at) {
    if (css.substr(at, 2) == "/*") {
      at = std::min(css.find("*/", at), css.size()) + 1;
      continue;
    }
    const char c = css[at];
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (space && (out.empty() || std::string_view(" {};,:>").find(out.back()) != std::string_view::npos)) continue;
    if (!space && !out.empty() && out.back() == ' ' && std::string_view("{};,>").find(c) != std::string_view::npos) out.pop_back();
    if (c == '}' && !out.empty() && out.back() == ';') out.pop_back();
    out.push_back(space ? ' ' : c);
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out.push_back(c);
    }
  }
  return out;
}

}  // namespace nb::pages
