// SPDX-License-Identifier: EUPL-1.2
#include "web/server/multipart.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/text.hpp"

namespace nb::web {

namespace {

using std::string_view;

constexpr string_view kLineEnd = "\r\n";

std::string lower(string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool is_token_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c) != nullptr); }

bool is_token(string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char); }

bool has_controls(string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

string_view without_blanks(string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// `value; name=token; name="quoted"`: what browsers and curl write. A backslash quotes a quotation mark or a backslash and is
/// itself before anything else (browsers send Windows paths as they are); browsers write a quotation mark as %22.
class Parameters {
 public:
  explicit Parameters(string_view text) : rest_(text) {
    const std::size_t end = std::min(rest_.find(';'), rest_.size());
    value_ = lower(without_blanks(rest_.substr(0, end)));
    rest_.remove_prefix(end);
    while (good_ && !rest_.empty()) take();
  }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] const std::string& value() const { return value_; }
  [[nodiscard]] std::optional<std::string> find(string_view name) const {
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const auto& one) { return one.first == name; });
    return found == all_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  void take() {
    rest_.remove_prefix(1);  // ";"
    const std::size_t equals = rest_.find('=');
    good_ = equals != string_view::npos && all_.size() < 8;
    if (!good_) return;
    std::string name = lower(without_blanks(rest_.substr(0, equals)));
    rest_.remove_prefix(equals + 1);
    std::string text = rest_.starts_with('"') ? quoted() : plain();
    good_ = good_ && is_token(name) && !find(name);
    all_.emplace_back(std::move(name), std::move(text));
  }
  std::string plain() {
    const std::size_t end = std::min(rest_.find(';'), rest_.size());
    std::string text(without_blanks(rest_.substr(0, end)));
    good_ = is_token(text);
    rest_.remove_prefix(end);
    return text;
  }
  std::string quoted() {
    std::string text;
    std::size_t at = 1;
    for (; at < rest_.size() && rest_[at] != '"'; ++at) {
      const char next = at + 1 < rest_.size() ? rest_[at + 1] : '\0';
      if (rest_[at] == '\\' && (next == '"' || next == '\\')) ++at;
      if (rest_.substr(at, 3) == "%22") {
        text += '"';
        at += 2;
      } else {
        text += rest_[at];
      }
    }
    good_ = at < rest_.size();
    rest_ = without_blanks(rest_.substr(std::min(at + 1, rest_.size())));
    good_ = good_ && (rest_.empty() || rest_.front() == ';');
    return text;
  }

  string_view rest_;
  std::string value_;
  std::vector<std::pair<std::string, std::string>> all_;
  bool good_ = true;
};

bool fits(const std::string& text, std::size_t bytes_max) { return text.size() <= bytes_max && is_utf8(text) && !has_controls(text); }

std::optional<MultipartFault> read_disposition(string_view text, FormPart& part, const MultipartLimits& limits) {
  const Parameters parameters(text);
  if (!parameters.good() || parameters.value() != "form-data") return MultipartFault::header;
  if (parameters.find("filename*")) return MultipartFault::header;  // RFC 7578 §4.2: must not be used
  auto name = parameters.find("name");
  if (!name || name->empty() || !fits(*name, limits.name_bytes_max)) return MultipartFault::name;
  part.name = *std::move(name);
  part.filename = parameters.find("filename");
  if (part.filename && !fits(*part.filename, limits.filename_bytes_max)) return MultipartFault::filename;
  return std::nullopt;
}

std::optional<MultipartFault> read_type(string_view text, FormPart& part) {
  part.content_type = lower(without_blanks(text.substr(0, text.find(';'))));
  return part.content_type.starts_with("multipart/") ? std::optional(MultipartFault::nested) : std::nullopt;
}

/// RFC 7578 §4.7: deprecated; what changes nothing is let pass.
std::optional<MultipartFault> read_encoding(string_view text) {
  const std::string coding = lower(without_blanks(text));
  return coding == "7bit" || coding == "8bit" || coding == "binary" ? std::nullopt : std::optional(MultipartFault::header);
}

class Headers {
 public:
  Headers(FormPart& part, const MultipartLimits& limits) : part_(part), limits_(limits) {}

  std::optional<MultipartFault> take(string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == string_view::npos || !is_token(line.substr(0, colon))) return MultipartFault::header;
    const std::string name = lower(line.substr(0, colon));
    const string_view value = line.substr(colon + 1);
    if (std::any_of(value.begin(), value.end(), [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; })) return MultipartFault::header;
    static constexpr std::array<string_view, 3> kKnown{"content-disposition", "content-type", "content-transfer-encoding"};
    const auto known = std::find(kKnown.begin(), kKnown.end(), name);
    if (known == kKnown.end()) return std::nullopt;  // RFC 7578 §4.8: others are ignored
    bool& seen = seen_.at(static_cast<std::size_t>(known - kKnown.begin()));
    if (std::exchange(seen, true)) return MultipartFault::header;
    if (known == kKnown.begin()) return read_disposition(value, part_, limits_);
    return name == "content-type" ? read_type(value, part_) : read_encoding(value);
  }
  [[nodiscard]] bool complete() const { return seen_[0]; }

 private:
  FormPart& part_;
  const MultipartLimits& limits_;
  std::array<bool, 3> seen_{};
};

/// memmem is linear whatever the body is made of.
std::size_t find_in(string_view text, string_view what) {
  const void* found = ::memmem(text.data(), text.size(), what.data(), what.size());
  return found == nullptr ? string_view::npos : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

class Parser {
 public:
  Parser(string_view body, const std::string& boundary, const MultipartLimits& limits) : rest_(body), delimiter_("\r\n--" + boundary), limits_(limits) {}

  Result<std::vector<FormPart>, MultipartFault> run() {
    const string_view first = string_view(delimiter_).substr(2);  // without the line end before it
    if (!rest_.starts_with(first)) return refuse(MultipartFault::boundary);
    rest_.remove_prefix(first.size());
    std::vector<FormPart> parts;
    while (rest_.starts_with(kLineEnd)) {
      if (parts.size() == limits_.parts_max) return refuse(MultipartFault::too_many_parts);
      if (const auto fault = part(parts.emplace_back())) return refuse(*fault);
    }
    if (rest_.size() < 2) return refuse(MultipartFault::truncated);
    if (!rest_.starts_with("--")) return refuse(MultipartFault::boundary);  // a boundary inside a file, or one with something behind it
    rest_.remove_prefix(2);
    if (!rest_.empty() && rest_ != kLineEnd) return refuse(MultipartFault::trailing);
    return parts;
  }

 private:
  std::optional<MultipartFault> part(FormPart& part) {
    rest_.remove_prefix(kLineEnd.size());
    if (const auto fault = headers(part)) return fault;
    const std::size_t end = find_in(rest_, delimiter_);
    if (end == string_view::npos) return MultipartFault::truncated;
    part.content = rest_.substr(0, end);
    rest_.remove_prefix(end + delimiter_.size());
    return std::nullopt;
  }
  std::optional<MultipartFault> headers(FormPart& part) {
    Headers headers(part, limits_);
    std::size_t bytes = 0;
    for (;;) {
      const string_view window = rest_.substr(0, limits_.header_bytes_max - bytes + kLineEnd.size());
      const std::size_t end = window.find(kLineEnd);
      if (end == string_view::npos) return rest_.size() > window.size() ? MultipartFault::header_too_long : MultipartFault::truncated;
      const string_view line = rest_.substr(0, end);
      rest_.remove_prefix(end + kLineEnd.size());
      bytes += end + kLineEnd.size();
      if (line.empty()) break;
      if (bytes > limits_.header_bytes_max) return MultipartFault::header_too_long;
      if (const auto fault = headers.take(line)) return fault;
    }
    return headers.complete() ? std::nullopt : std::optional(MultipartFault::header);
  }

  string_view rest_;
  std::string delimiter_;
  const MultipartLimits& limits_;
};

bool is_boundary(string_view text) {
  const auto fine = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c != '\0' && std::strchr("'()+_,-./:=? ", c) != nullptr); };
  return !text.empty() && text.size() <= 70 && text.back() != ' ' && std::all_of(text.begin(), text.end(), fine);
}

}  // namespace

Result<std::string, MultipartFault> multipart_boundary(std::string_view content_type) {
  const Parameters parameters(content_type);
  if (parameters.value() != "multipart/form-data") return refuse(MultipartFault::not_multipart);
  auto boundary = parameters.good() ? parameters.find("boundary") : std::nullopt;
  if (!boundary || !is_boundary(*boundary)) return refuse(MultipartFault::boundary);
  return *std::move(boundary);
}

Result<std::vector<FormPart>, MultipartFault> parse_multipart(std::string_view content_type, std::string_view body, const MultipartLimits& limits) {
  const auto boundary = multipart_boundary(content_type);
  if (!boundary) return refuse(boundary.error());
  return Parser(body, *boundary, limits).run();
}

std::string_view name_of(MultipartFault fault) {
  static constexpr std::array<std::string_view, 10> kNames{"not_multipart",   "boundary", "truncated", "trailing", "too_many_parts",
                                                           "header_too_long", "header",   "name",      "filename", "nested"};
  return kNames.at(static_cast<std::size_t>(fault));
}

}  // namespace nb::web
