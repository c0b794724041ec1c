// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/links.hpp"

#include <algorithm>

namespace nb::pages {

namespace {

/// What does not exist in easy language is the German page.
Place existing(const Place& place) { return place.lang == Lang::leicht && !in_easy_language(place.rest) ? Place{Lang::de, place.slug, place.rest} : place; }

std::string up_to_root(const std::string& path) {
  std::string up;
  for (std::ptrdiff_t n = std::count(path.begin(), path.end(), '/'); n > 0; --n) up += "../";
  return up;
}

}  // namespace

bool in_easy_language(std::string_view rest) {
  return rest.empty() || rest == "fristen/" || rest == "einreichen/" || rest == "abholung/" || rest == "protokoll/" || rest == "termine/" || rest.starts_with("termin/") ||
         rest.starts_with("wartezimmer/");
}

std::string path_of(const Place& place) {
  std::string path(url_prefix(place.lang));
  if (!place.slug.empty()) path.append(place.slug).append("/");
  return path.append(place.rest);
}

Links::Links(Form form, Place here, std::string origin) : form_(form), here_(std::move(here)), origin_(std::move(origin)), up_(up_to_root(path_of(here_))) {}

std::string Links::to(const Place& place) const {
  const Place there = existing(place);
  switch (form_) {
    case Form::region:
      return "/" + path_of(there);
    case Form::host:
      if (there.slug.empty()) return origin_ + "/" + (origin_.empty() ? std::string(url_prefix(there.lang)) : path_of(there));
      return "/" + (there.slug == here_.slug ? std::string(url_prefix(there.lang)) + there.rest : path_of(there));
    case Form::exported:
      break;
  }
  const std::string path = up_ + path_of(there);
  return path.empty() ? "./" : path;
}

std::string Links::in(Lang other) const { return to({other, here_.slug, other == Lang::leicht && !in_easy_language(here_.rest) ? "" : here_.rest}); }

std::string Links::town_file(std::string_view name) const {
  if (form_ == Form::host) return "/" + std::string(name);
  return file(here_.slug + "/" + std::string(name));
}

std::string Links::file(std::string_view path) const { return (form_ == Form::exported ? up_ : "/") + std::string(path); }

std::string Links::absolute(const Place& place) const { return origin_.empty() ? "" : origin_ + "/" + path_of(existing(place)); }

}  // namespace nb::pages
