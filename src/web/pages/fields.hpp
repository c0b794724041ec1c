// SPDX-License-Identifier: EUPL-1.2
// The values of one template expansion. A thin face over impl/dictionary.hpp, so that the template engine's headers stay with those who
// expand templates. Names and values are copied; a section lives as long as the Fields it was made from.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace nb::pages {

class Dictionary;

/// A section that was added to a Fields (or to another section); cheap to copy, owned by the Fields.
class Section {
 public:
  explicit Section(Dictionary& dictionary) : dictionary_(&dictionary) {}
  /// Sets {{NAME}}.
  void set(const char* name, std::string_view value);
  void set(const char* name, std::size_t value);
  /// Sets {{NAME}} and shows {{#NAME_SHOWN}} unless the value is empty; `shown` names the section.
  void set_shown(const char* name, std::string_view value, const char* shown);
  /// Shows {{#NAME}} once, with this section's values.
  void show(const char* name);
  void show_if(bool condition, const char* name) {
    if (condition) show(name);
  }
  /// Adds one more {{#NAME}} with values of its own.
  [[nodiscard]] Section add(const char* name);

 private:
  friend class Resources;
  friend class StabTemplates;
  Dictionary* dictionary_;  ///< of the Fields that made it
};

/// The values of a whole page.
class Fields : public Section {
 public:
  Fields();
  ~Fields();
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  /// A row's own value; "SECTION/NAME" in a section of the row.
  using Row = std::function<std::string_view(std::string_view name)>;
  /// Calls with every row of a section, in order; "OUTER/ROWS" where it stands in another.
  void each_row(std::string_view path, const std::function<void(const Row&)>& call);
  /// Leaves only the rows whose values are wanted; returns how many that are.
  std::size_t keep_rows(std::string_view path, const std::function<bool(const std::vector<std::string_view>& values)>& wanted);

 private:
  struct Store;
  explicit Fields(std::unique_ptr<Store> store);
  std::unique_ptr<Store> store_;
};

}  // namespace nb::pages
