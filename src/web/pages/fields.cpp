// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/fields.hpp"

#include <cstring>  // the next header uses strlen without including it

#include <ctemplate/template_dictionary.h>

namespace nb::pages {

namespace {

ctemplate::TemplateString view(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

void Section::set(const char* name, std::string_view value) { dictionary_->SetValue(name, view(value)); }
void Section::set(const char* name, std::size_t value) { set(name, std::to_string(value)); }

void Section::set_shown(const char* name, std::string_view value, const char* shown) {
  if (value.empty()) return;
  set(name, value);
  show(shown);
}

void Section::show(const char* name) { dictionary_->ShowSection(name); }
Section Section::add(const char* name) { return Section(*dictionary_->AddSectionDictionary(name)); }

Fields::Fields() : Fields(std::make_unique<ctemplate::TemplateDictionary>("page")) {}
Fields::Fields(std::unique_ptr<ctemplate::TemplateDictionary> root) : Section(*root), root_(std::move(root)) {}
Fields::~Fields() = default;

}  // namespace nb::pages
