// SPDX-License-Identifier: EUPL-1.2
// Content coding and entity tags; see negotiate.hpp.
#include "web/server/negotiate.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/text.hpp"

namespace nb::web {
namespace {

bool equals_nocase(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(), [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

/// Weight in thousandths; a malformed weight counts as "not wanted".
int parse_q(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return 0;
  if (text.size() > 1 && text[1] != '.') return 0;
  int thousandths = 0;
  for (std::size_t i = 2; i < 5; ++i) {
    const char c = i < text.size() ? text[i] : '0';
    if (c < '0' || c > '9') return 0;
    thousandths = thousandths * 10 + (c - '0');
  }
  return text[0] == '1' ? 1000 : thousandths;
}

/// The next element of a comma-separated list, trimmed; the rest stays in `list`.
std::string_view next_element(std::string_view& list) {
  const std::size_t end = std::min(list.find(','), list.size());
  const std::string_view element = trim(list.substr(0, end));
  list.remove_prefix(std::min(end + 1, list.size()));
  return element;
}

/// "W/"x"" and ""x"" → x; nullopt if there are no quotes.
std::optional<std::string_view> opaque_tag(std::string_view tag) {
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  if (tag.size() < 2 || tag.front() != '"' || tag.back() != '"') return std::nullopt;
  return tag.substr(1, tag.size() - 2);
}

struct Weights {
  int br = -1, gzip = -1, identity = -1, any = -1;  // -1: not named
};

Weights parse_weights(std::string_view list) {
  Weights weights;
  while (!list.empty()) {
    const std::string_view element = next_element(list);
    const std::size_t semicolon = std::min(element.find(';'), element.size());
    const std::string_view name = trim(element.substr(0, semicolon));
    std::string_view parameter = trim(element.substr(std::min(semicolon + 1, element.size())));
    int q = 1000;
    if (!parameter.empty()) {
      const bool is_q = parameter.size() > 2 && (parameter[0] == 'q' || parameter[0] == 'Q') && parameter[1] == '=';
      q = is_q ? parse_q(parameter.substr(2)) : 0;
    }
    if (equals_nocase(name, "br")) weights.br = q;
    if (equals_nocase(name, "gzip") || equals_nocase(name, "x-gzip")) weights.gzip = q;
    if (equals_nocase(name, "identity")) weights.identity = q;
    if (name == "*") weights.any = q;
  }
  return weights;
}

}  // namespace

Coding choose_coding(std::string_view accept_encoding, Codings available) {
  if (accept_encoding.empty() || (!available.br && !available.gzip)) return Coding::identity;
  const Weights weights = parse_weights(accept_encoding);
  const int other = std::max(weights.any, 0);
  const int br = available.br ? (weights.br >= 0 ? weights.br : other) : 0;
  const int gzip = available.gzip ? (weights.gzip >= 0 ? weights.gzip : other) : 0;
  // Identity that is not named is acceptable but never preferred to a coding that is named.
  const int identity = weights.identity >= 0 ? weights.identity : 0;
  if (br > 0 && br >= gzip && br >= identity) return Coding::br;
  if (gzip > 0 && gzip >= identity) return Coding::gzip;
  return Coding::identity;
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  const auto ours = opaque_tag(etag);
  if (!ours) return false;
  while (!if_none_match.empty()) {
    const std::string_view element = next_element(if_none_match);
    if (element == "*") return true;
    auto theirs = opaque_tag(element);
    if (!theirs || !theirs->starts_with(*ours)) continue;
    theirs->remove_prefix(ours->size());
    if (theirs->empty() || *theirs == etag_suffix(Coding::br) || *theirs == etag_suffix(Coding::gzip)) return true;
  }
  return false;
}

std::string_view etag_suffix(Coding coding) {
  switch (coding) {
    case Coding::identity:
      return "";
    case Coding::gzip:
      return "-gz";
    case Coding::br:
      return "-br";
  }
  return "";
}

}  // namespace nb::web
