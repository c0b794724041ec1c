// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/texts.hpp"

#include <toml++/toml.h>

#include <algorithm>

#include "base/error.hpp"

namespace nb::pages {

namespace {

void flatten(const toml::table& table, const std::string& prefix, Texts::Map& out, const std::string& where) {
  for (const auto& [key, node] : table) {
    const std::string path = prefix + std::string(key.str());
    if (const auto* inner = node.as_table()) {
      flatten(*inner, path + ".", out, where);
    } else if (const auto* text = node.as_string()) {
      out.emplace(path, text->get());
    } else {
      throw Error(ErrorKind::configuration, where + ": „" + path + "“ ist kein Text; bitte in Anführungszeichen setzen.");
    }
  }
}

toml::table parse_toml(std::string_view text, const std::string& where) {
  try {
    return toml::parse(text, where);
  } catch (const toml::parse_error& fault) {
    throw Error(ErrorKind::configuration,
                where + ", Zeile " + std::to_string(fault.source().begin.line) + ": " + std::string(fault.description()) + "; bitte die Textdatei berichtigen.");
  }
}

}  // namespace

Texts Texts::parse(Lang lang, std::string_view toml, const std::string& where) {
  Texts texts(lang);
  flatten(parse_toml(toml, where), "", texts.texts_, where);
  return texts;
}

const std::string* Texts::find(std::string_view key) const {
  const auto found = texts_.find(key);
  return found == texts_.end() ? nullptr : &found->second;
}

const std::string& Texts::say(std::string_view key) const {
  if (const std::string* text = find(key)) return *text;
  throw Error(ErrorKind::configuration,
              "In locale/" + std::string(name_of(lang_)) + ".toml fehlt der Text „" + std::string(key) + "“; bitte die Datei der installierten Fassung verwenden.");
}

std::string Texts::say(std::string_view key, Places places) const { return fill(say(key), places); }

std::string Texts::count(std::string_view key, std::size_t n) const { return say(std::string(key) + (n == 1 ? ".one" : ".other"), {{"n", std::to_string(n)}}); }

void Texts::fill_up_from(const Texts& other) {
  for (const auto& [key, text] : other.texts_) texts_.try_emplace(key, text);
}

std::string fill(std::string_view text, Places places) {
  std::string out;
  out.reserve(text.size() + 32);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return out.append(text.substr(at));
    out.append(text.substr(at, open - at));
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto* place = std::find_if(places.begin(), places.end(), [&](const auto& candidate) { return candidate.first == name; });
    out.append(place == places.end() ? text.substr(open, close + 1 - open) : place->second);
    at = close + 1;
  }
  return out;
}

}  // namespace nb::pages
