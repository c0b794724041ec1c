// SPDX-License-Identifier: EUPL-1.2
// The values of one template expansion, as the template engine asks for them while it expands. The engine's own dictionary keeps
// trees of maps, composes a name for every section and registers every field's name under a global lock: half the time of a page.
// Here names and values are appended to an arena. Semantics are the engine's: a section sees the values and sections of those around it.
// Threading: one page, one thread. Included by fields.cpp and by those who expand templates, nobody else.
#pragma once

#include <cstring>  // the next header uses strlen without including it

#include <ctemplate/template_dictionary_interface.h>

#include <functional>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

namespace nb::pages {

class Phrases;

class Dictionary final : public ctemplate::TemplateDictionaryInterface {
 public:
  using Arena = std::pmr::monotonic_buffer_resource;

  /// The arena must outlive it; a child lives in the arena and is never destroyed (it owns nothing).
  Dictionary(Arena& arena, const Dictionary* around) : arena_(arena), around_(around) {}

  /// The latest value of a name counts.
  void set(std::string_view name, std::string_view value);
  void show(std::string_view name) { (void)shown(name); }
  [[nodiscard]] Dictionary& add(std::string_view name);
  /// Calls with every row of a section, in order; "OUTER/ROWS" where it stands in another.
  void each_row(std::string_view path, const std::function<void(Dictionary&)>& call);
  /// Leaves only the rows that are wanted; returns how many that are.
  std::size_t keep_rows(std::string_view path, const std::function<bool(Dictionary&)>& wanted);
  /// Its own value of a name; "SECTION/NAME" in the first dictionary of a section of its own.
  [[nodiscard]] std::string_view own_value(std::string_view path) const;
  /// Its own values and those of its sections.
  void collect_values(std::vector<std::string_view>& out) const;
  /// From now on {{SAY_NAME}} is what these make of {{NAME}}; they outlive it.
  void speak(const Phrases& phrases) { phrases_ = &phrases; }

 private:
  struct Value {
    std::string_view name;
    std::string_view text;
    const Value* before;
  };
  /// A visible section: with dictionaries of its own, or shown once as it is.
  struct Shown {
    std::string_view name;
    Dictionary* first;
    Dictionary* last;
    Shown* before;
  };
  class Walk;

  [[nodiscard]] std::string_view kept(std::string_view text) const;
  template <class T, class... Args>
  [[nodiscard]] T* made(Args&&... args) const;
  Shown& shown(std::string_view name);
  [[nodiscard]] Shown* own_section(std::string_view name) const;
  /// The section, and the dictionary it was shown in; null if it is hidden.
  [[nodiscard]] std::pair<const Dictionary*, const Shown*> find(const ctemplate::TemplateString& name) const;

  [[nodiscard]] std::string_view value_of(std::string_view name) const;
  [[nodiscard]] const Phrases* phrases() const;
  [[nodiscard]] ctemplate::TemplateString GetValue(const ctemplate::TemplateString& variable) const override;
  [[nodiscard]] bool IsHiddenSection(const ctemplate::TemplateString& name) const override { return find(name).second == nullptr; }
  [[nodiscard]] bool IsUnhiddenSection(const ctemplate::TemplateString& name) const override { return find(name).second != nullptr; }
  [[nodiscard]] Iterator* CreateSectionIterator(const ctemplate::TemplateString& section) const override;
  // Templates put into each other while expanding are not used: resources.cpp does that once at start.
  [[nodiscard]] bool IsHiddenTemplate(const ctemplate::TemplateString&) const override { return true; }
  [[nodiscard]] const char* GetIncludeTemplateName(const ctemplate::TemplateString&, int) const override { return ""; }
  [[nodiscard]] Iterator* CreateTemplateIterator(const ctemplate::TemplateString&) const override;
  void DumpToString(std::string* out, int level) const override;

  Arena& arena_;
  const Dictionary* around_;
  const Phrases* phrases_ = nullptr;  ///< of the outermost only
  Dictionary* next_ = nullptr;        ///< of the same section
  const Value* values_ = nullptr;     ///< newest first
  Shown* shown_ = nullptr;            ///< newest first
};

}  // namespace nb::pages
