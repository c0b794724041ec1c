// SPDX-License-Identifier: EUPL-1.2
// The console's templates: templates/stab/*.tpl, German, read once at start, and once more with the English of locale/stab.
// Partials as in the public templates ([[>name]]).
// Expanding is safe from any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "web/pages/fields.hpp"
#include "web/pages/lang.hpp"

namespace nb::pages {

class StabTemplates {
 public:
  /// `share` holds templates/stab and locale/stab. Throws Error{configuration} where a file is missing or faulty.
  explicit StabTemplates(const std::filesystem::path& share);
  ~StabTemplates();
  StabTemplates(const StabTemplates&) = delete;
  StabTemplates& operator=(const StabTemplates&) = delete;

  /// Shows IS_ENGLISH or IS_GERMAN besides.
  [[nodiscard]] std::string expand(std::string_view page, Fields& fields, Lang lang) const;
  /// In the language of one answer.
  [[nodiscard]] std::string say(std::string_view german, Lang lang) const;

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace nb::pages
