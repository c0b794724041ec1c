// SPDX-License-Identifier: EUPL-1.2
// What people read in a template of the console: its runs of text between tags and sections, and the attributes that are read out or
// shown. {{NAME}} stays inside a run; {{NAME:say}} is a value that the program says and that has an English of its own. Pure.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace nb::pages {

/// What stands for a run of text, spaces made one and ":say" left out; nothing: it stays.
using TextOf = std::function<std::string(std::string_view german)>;

/// The template with every run replaced, `{{NAME:say}}` as `{{SAY_NAME}}` and <html lang="en">.
[[nodiscard]] std::string english_template(std::string_view german, const TextOf& text_of);
/// The template as it is, without ":say".
[[nodiscard]] std::string german_template(std::string_view german);

/// Before the name of a value that is to be said in English.
inline constexpr std::string_view kSayPrefix = "SAY_";

}  // namespace nb::pages
