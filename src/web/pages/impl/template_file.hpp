// SPDX-License-Identifier: EUPL-1.2
// Reading what pages are made of at start: any installed file, and templates with their `[[>partial]]`s put in.
// Every fault is an Error{configuration} that names the file and what to do.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace nb::pages {

/// The first line of every template: what follows is escaped for HTML by its context.
inline constexpr std::string_view kAutoescape = "{{%AUTOESCAPE context=\"HTML\"}}\n";

/// All bytes of an installed file.
[[nodiscard]] std::string read_installed_file(const std::filesystem::path& file);

/// What stands for `[[key]]`.
using TemplateKeys = std::function<std::string(std::string_view key)>;

/// The template with every `[[>name]]` replaced by the partial `_name.tpl` beside it (also inside partials) and every other
/// `[[key]]` by keys(key), which is put in as it is. Page and partials must begin with kAutoescape; it stays at the page's begin only.
[[nodiscard]] std::string read_template(const std::filesystem::path& file, const TemplateKeys& keys);

}  // namespace nb::pages
