// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/resources.hpp"

#include <ctemplate/template_cache.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "base/assert.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "web/pages/impl/dictionary.hpp"

namespace nb::pages {

namespace fs = std::filesystem;

/// The parsed templates; keys are "<lang>/<page>".
struct Resources::Engine {
  ctemplate::TemplateCache cache;
  std::map<std::string, Lang, std::less<>> known;
};

namespace {

constexpr int kPartialDepthMax = 4;
constexpr std::string_view kMarker = "{{%AUTOESCAPE context=\"HTML\"}}\n";

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  if (in) out << in.rdbuf();
  if (!in || !out) throw Error(ErrorKind::configuration, "Die Datei " + file.string() + " fehlt oder ist nicht lesbar; bitte die Installation prüfen.");
  return out.str();
}

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

/// Partials carry the marker too (a test wants it in every file); the page they are put into has it already.
std::string without_marker(const std::string& text) { return text.starts_with(kMarker) ? text.substr(kMarker.size()) : text; }

std::string key_of(std::string_view page, Lang lang) { return std::string(name_of(lang)) + "/" + std::string(page); }

std::string style_hash(const std::string& css) { return to_base64(crypto::sha256(bytes_of(css)).bytes); }

/// "home" is made in all languages, "home.leicht" replaces it in easy language, pages without one exist in German and English.
bool wanted(const fs::path& folder, const std::string& page, Lang lang) { return lang != Lang::leicht || fs::exists(folder / (page + ".leicht.tpl")); }

}  // namespace

Resources::Resources(const fs::path& root) : engine_(std::make_unique<Engine>()) {
  for (const Lang lang : kLangs) {
    const fs::path file = root / "locale" / (std::string(name_of(lang)) + ".toml");
    texts_.push_back(Texts::parse(lang, read_file(file), file.string()));
  }
  css_ = minify_css(read_file(root / "assets" / "public" / "site.css"));
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
  const std::string text = without_indent(resolve(read_file(file), lang, file, 0));
  if (!engine_->cache.StringToTemplateCache(key, text, ctemplate::STRIP_BLANK_LINES))
    throw Error(ErrorKind::configuration, "Die Vorlage " + file.string() + " ist fehlerhaft; bitte die Datei der installierten Fassung verwenden.");
  engine_->known.emplace(key, lang);
}

std::string Resources::resolve(const std::string& raw, Lang lang, const fs::path& file, int depth) const {
  if (depth > kPartialDepthMax) throw Error(ErrorKind::configuration, "Die Vorlage " + file.string() + " bindet sich selbst ein; bitte berichtigen.");
  std::string out;
  for (std::size_t at = 0;;) {
    const std::size_t open = raw.find("[[", at);
    out.append(raw, at, open - at);
    if (open == std::string::npos) return out;
    const std::size_t close = raw.find("]]", open);
    if (close == std::string::npos) throw Error(ErrorKind::configuration, "In der Vorlage " + file.string() + " ist „[[“ nicht geschlossen; bitte berichtigen.");
    const std::string key = raw.substr(open + 2, close - open - 2);
    if (key == "css") {
      out += css_;
    } else if (key.starts_with(">")) {
      const fs::path partial = file.parent_path() / ("_" + key.substr(1) + ".tpl");
      out += resolve(without_marker(read_file(partial)), lang, partial, depth + 1);
    } else {
      out += escape_html(texts(lang).say(key));
    }
    at = close + 2;
  }
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
