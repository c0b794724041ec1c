// SPDX-License-Identifier: EUPL-1.2
// What the pages are made of: templates, texts and the style sheet, read and checked once at start. Afterwards immutable;
// rendering is safe from any number of threads. A missing file, key or template is an error at start, never on a page.
//
// In a template `[[key]]` is the text of that key, escaped; `[[>name]]` puts in the partial file `_name.tpl`; `[[css]]` the
// style sheet. All three are resolved here, per language, so that expanding a page only handles what changes.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "web/pages/fields.hpp"
#include "web/pages/lang.hpp"
#include "web/pages/texts.hpp"

namespace nb::pages {

class Resources {
 public:
  /// `root` holds templates/public, locale and assets/public: the source tree or the installed share directory.
  explicit Resources(const std::filesystem::path& root);
  ~Resources();
  Resources(const Resources&) = delete;
  Resources& operator=(const Resources&) = delete;

  [[nodiscard]] const Texts& texts(Lang lang) const;
  /// Expands a template ("home" is templates/public/home.tpl).
  [[nodiscard]] std::string expand(std::string_view page, Lang lang, const Fields& fields) const;
  /// Content-Security-Policy of every public page: nothing but its own style sheet, images of its own and data: URIs.
  [[nodiscard]] const std::string& csp() const { return csp_; }
  [[nodiscard]] const std::string& css() const { return css_; }
  /// Names of all page templates (for the tests).
  [[nodiscard]] const std::vector<std::string>& pages() const { return pages_; }
  [[nodiscard]] bool has(std::string_view page, Lang lang) const;

 private:
  struct Engine;
  void load_pages(const std::filesystem::path& folder);
  void load_page(const std::filesystem::path& file, Lang lang);

  std::vector<Texts> texts_;  ///< in the order of kLangs
  std::string css_;
  std::string csp_;
  std::vector<std::string> pages_;
  std::unique_ptr<Engine> engine_;
};

/// A style sheet without comments and without white space that means nothing.
[[nodiscard]] std::string minify_css(std::string_view css);
/// & < > " ' as entities.
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace nb::pages
