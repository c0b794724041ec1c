// SPDX-License-Identifier: EUPL-1.2
// Request targets, host names and percent-encoding; see target.hpp.
#include "web/server/target.hpp"

#include <algorithm>
#include <cstddef>

#include "base/text.hpp"

namespace nb::web {
namespace {

constexpr std::size_t kHostLengthMax = 253;  // RFC 1035

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_alnum(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }
char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool starts_with_nocase(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(), [](char a, char b) { return a == to_lower(b); });
}

/// "%" and two hex digits somewhere: what was decoded once could be decoded again by somebody else.
bool has_escape(std::string_view text) {
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    if (at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 && hex_digit(text[at + 2]) >= 0) return true;
  }
  return false;
}

bool has_encoded_slash(std::string_view raw) {
  for (std::size_t at = raw.find('%'); at != std::string_view::npos; at = raw.find('%', at + 1)) {
    if (raw.size() - at >= 3 && raw[at + 1] == '2' && (raw[at + 2] == 'F' || raw[at + 2] == 'f')) return true;
  }
  return false;
}

bool has_dot_or_empty_segment(std::string_view path) {
  std::size_t begin = 1;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view segment = path.substr(begin, end - begin);
    if (segment == "." || segment == ".." || (segment.empty() && end < path.size())) return true;
    begin = end + 1;
  }
  return false;
}

bool decode_path(std::string_view raw, std::string& path) {
  path.clear();
  if (raw.empty() || raw.front() != '/' || has_encoded_slash(raw)) return false;
  if (!percent_decode(raw, Escapes::path, path) || has_escape(path)) return false;
  if (std::any_of(path.begin(), path.end(), is_control) || path.find('\\') != std::string::npos) return false;
  return is_utf8(path) && !has_dot_or_empty_segment(path);
}

bool is_port(std::string_view text) { return text.size() <= 5 && std::all_of(text.begin(), text.end(), is_digit); }

bool is_ipv6_text(std::string_view text) {
  return text.size() >= 2 && text.size() <= 45 && text.find(':') != std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) { return hex_digit(c) >= 0 || c == ':' || c == '.'; });
}

bool is_host_name(std::string_view text) {
  if (text.empty() || text.size() > kHostLengthMax || text.front() == '.' || text.find("..") != std::string_view::npos) return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return is_alnum(c) || c == '-' || c == '.' || c == '_'; });
}

}  // namespace

bool percent_decode(std::string_view text, Escapes escapes, std::string& out) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '+' && escapes == Escapes::form) {
      out += ' ';
      continue;
    }
    if (c != '%') {
      out += c;
      continue;
    }
    const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else if (escapes == Escapes::form) {
      out += c;
    } else {
      return false;
    }
  }
  return true;
}

bool parse_target(std::string_view raw, Target& out) {
  out.host.clear();
  out.query.clear();
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!starts_with_nocase(raw, scheme)) continue;
    raw.remove_prefix(scheme.size());
    const std::size_t authority = std::min(raw.find_first_of("/?"), raw.size());
    const auto host = parse_host(raw.substr(0, authority));
    if (!host) return false;
    out.host = *host;
    raw.remove_prefix(authority);
    break;
  }
  if (raw.find('#') != std::string_view::npos) return false;
  const std::size_t mark = raw.find('?');
  if (mark != std::string_view::npos) {
    out.query.assign(raw.substr(mark + 1));
    raw = raw.substr(0, mark);
  }
  if (raw.empty() && !out.host.empty()) raw = "/";  // RFC 9112 §3.2.2: an empty path of an absolute form means "/"
  return decode_path(raw, out.path);
}

std::optional<std::string> parse_host(std::string_view value) {
  if (value.empty()) return std::nullopt;
  std::string_view name = value;
  std::string_view port;
  if (value.front() == '[') {
    const std::size_t end = value.find(']');
    if (end == std::string_view::npos || !is_ipv6_text(value.substr(1, end - 1))) return std::nullopt;
    name = value.substr(0, end + 1);
    port = value.substr(end + 1);
    if (!port.empty() && port.front() != ':') return std::nullopt;
    if (!port.empty()) port.remove_prefix(1);
  } else {
    const std::size_t colon = value.find(':');
    if (colon != std::string_view::npos) {
      name = value.substr(0, colon);
      port = value.substr(colon + 1);
    }
    if (!is_host_name(name)) return std::nullopt;
    if (name.size() > 1 && name.back() == '.') name.remove_suffix(1);
  }
  if (!is_port(port)) return std::nullopt;
  std::string host(name);
  std::transform(host.begin(), host.end(), host.begin(), to_lower);
  return host;
}

void append_log_safe(std::string& out, std::string_view text, std::size_t length_max) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::size_t left = length_max;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte > 0x20 && byte < 0x7f && c != '"' && c != '\\' && c != '%';
    const std::size_t need = plain ? 1 : 3;
    if (need > left) return;
    left -= need;
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
}

}  // namespace nb::web
