// SPDX-License-Identifier: EUPL-1.2
// The values of one template expansion, as the template engine asks for them while it expands. The engine's own dictionary keeps
// trees of maps, composes a name for every section and registers every field's name under a global lock: half the time of a page.
// Here names and values are appended to an arena. Semantics are the engine's: a section sees the values and sections of those around it.
// Threading: one page, one thread. Included by fields.cpp and by those who expand templates, nobody else.
#pragma once

#include <cstring>  // the next header uses strlen without including it

#include <ctemplate/template_dictionary_interface.h>

#include <memory_resource>
#include <string>
#include <string_view>

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
    const Dictionary* first;
    Dictionary* last;
    Shown* before;
  };
  class Walk;

  [[nodiscard]] std::string_view kept(std::string_view text) const;
  template <class T, class... Args>
  [[nodiscard]] T* made(Args&&... args) const;
  Shown& shown(std::string_view name);
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
  const Dictionary* next_ = nullptr;  ///< of the same section
  const Value* values_ = nullptr;     ///< newest first
  Shown* shown_ = nullptr;            ///< newest first
};

}  // namespace nb::pages
