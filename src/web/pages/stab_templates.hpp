// SPDX-License-Identifier: EUPL-1.2
// The console's templates: templates/stab/*.tpl, German, read once at start. Partials as in the public templates ([[>name]]).
// Expanding is safe from any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "web/pages/fields.hpp"

namespace nb::pages {

class StabTemplates {
 public:
  explicit StabTemplates(const std::filesystem::path& folder);
  ~StabTemplates();
  StabTemplates(const StabTemplates&) = delete;
  StabTemplates& operator=(const StabTemplates&) = delete;

  [[nodiscard]] std::string expand(std::string_view page, const Fields& fields) const;

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace nb::pages
