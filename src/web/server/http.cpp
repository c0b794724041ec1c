// SPDX-License-Identifier: EUPL-1.2
// Reading requests: headers, cookies, forms. See http.hpp.
#include "web/server/http.hpp"

#include "base/text.hpp"
#include "web/server/target.hpp"

namespace nb::web {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

const std::string* find_first(const Pairs& pairs, std::string_view name) {
  for (const auto& [key, value] : pairs) {
    if (key == name) return &value;
  }
  return nullptr;
}

std::optional<std::string> decode_form_text(std::string_view raw) {
  std::string text;
  if (!percent_decode(raw, Escapes::form, text) || text.find('\0') != std::string::npos || !is_utf8(text)) return std::nullopt;
  return text;
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  const std::string* value = find_first(headers, name);
  return value ? std::string_view(*value) : std::string_view();
}

std::string_view Request::param(std::string_view name) const {
  const std::string* value = find_first(params, name);
  return value ? std::string_view(*value) : std::string_view();
}

std::optional<std::string> Request::cookie(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key != "cookie") continue;
    for (const std::string_view piece : split(value, ';')) {
      const std::string_view pair = trim(piece);
      const std::size_t equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == name) return std::string(pair.substr(equals + 1));
    }
  }
  return std::nullopt;
}

Form::Form(std::string_view urlencoded) {
  while (!urlencoded.empty() && pairs_.size() < kPairsMax) {
    const std::size_t end = std::min(urlencoded.find('&'), urlencoded.size());
    const std::string_view piece = urlencoded.substr(0, end);
    urlencoded.remove_prefix(std::min(end + 1, urlencoded.size()));
    if (piece.empty()) continue;
    const std::size_t equals = std::min(piece.find('='), piece.size());
    auto name = decode_form_text(piece.substr(0, equals));
    auto value = decode_form_text(piece.substr(std::min(equals + 1, piece.size())));
    if (name && value) pairs_.emplace_back(std::move(*name), std::move(*value));
  }
}

std::optional<std::string> Form::find(std::string_view name) const {
  const std::string* value = find_first(pairs_, name);
  return value ? std::optional<std::string>(*value) : std::nullopt;
}

}  // namespace nb::web
