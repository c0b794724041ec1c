// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/console/english_template.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace nb::pages {

namespace {

constexpr std::string_view kSay = ":say}}";
constexpr std::array<std::string_view, 6> kReadAttributes{"aria-label", "title", "placeholder", "alt", "label", "data-wort"};

bool space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) & 0x80U) != 0; }

/// A marker's length if one begins here.
std::size_t marker_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "{{") return 0;
  const std::size_t end = text.find("}}", at);
  return end == std::string_view::npos ? 0 : end + 2 - at;
}
bool is_value(std::string_view marker) { return letter(marker[2]); }

/// One space between words, none around them.
std::string one_spaced(std::string_view run) {
  std::string out;
  for (const char c : run) {
    if (!space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// The bytes of a sign that is no letter, as UTF-8: U+00A0 to U+00BF, U+2000 to U+2FFF.
std::size_t sign_at(std::string_view text, std::size_t at) {
  if (text[at] == '\xC2') return 2;
  return text[at] == '\xE2' ? 3 : 0;
}

/// Anything to be read in it besides values and entities?
bool has_words(std::string_view run) {
  if (one_spaced(run).size() == 1) return false;  // the letter of a key
  for (std::size_t at = 0; at < run.size(); ++at) {
    if (const std::size_t length = marker_at(run, at)) {
      at += length - 1;
    } else if (run[at] == '&') {
      at = std::min(run.find(';', at), run.size());
    } else if (const std::size_t sign = sign_at(run, at); sign != 0) {
      at += sign - 1;
    } else if (letter(run[at])) {
      return true;
    }
  }
  return false;
}

std::string without_say(std::string_view text) {
  std::string out(text);
  for (std::size_t at = out.find(kSay); at != std::string::npos; at = out.find(kSay, at)) out.erase(at, kSay.size() - 2);
  return out;
}

/// `{{NAME:say}}` as `{{SAY_NAME}}`.
std::string with_prefix(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = marker_at(text, at);
    if (length == 0) {
      out += text[at++];
      continue;
    }
    const std::string_view marker = text.substr(at, length);
    if (marker.ends_with(kSay)) {
      out.append("{{").append(kSayPrefix).append(marker.substr(2, length - 2 - kSay.size())).append("}}");
    } else {
      out.append(marker);
    }
    at += length;
  }
  return out;
}

/// The English names values without their modifiers; they get those of the German run.
std::string with_modifiers(std::string english, std::string_view german) {
  for (std::size_t at = 0; at < german.size(); ++at) {
    const std::size_t length = marker_at(german, at);
    if (length == 0) continue;
    const std::string_view marker = german.substr(at, length);
    const std::size_t colon = marker.find(':');
    if (colon != std::string_view::npos) {
      const std::string bare = std::string(marker.substr(0, colon)) + "}}";
      if (const std::size_t found = english.find(bare); found != std::string::npos) english.replace(found, bare.size(), marker);
    }
    at += length - 1;
  }
  return english;
}

class Translation {
 public:
  Translation(std::string_view german, const TextOf& text_of) : in_(german), text_of_(text_of) {}

  std::string run() {
    while (at_ < in_.size()) {
      const std::size_t marker = marker_at(in_, at_);
      if (in_[at_] == '<') {
        flush();
        tag();
      } else if (marker != 0 && !is_value(in_.substr(at_, marker))) {
        flush();
        out_.append(in_.substr(at_, marker));
        at_ += marker;
      } else {
        const std::size_t length = std::max<std::size_t>(marker, 1);
        run_.append(in_.substr(at_, length));
        at_ += length;
      }
    }
    flush();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string said(std::string_view run) const {
    if (!has_words(run)) return with_prefix(run);
    const std::string key = one_spaced(run);
    const std::string english = text_of_(without_say(key));
    if (english.empty()) return with_prefix(run);
    std::string out;
    if (space(run.front())) out += ' ';
    out += with_prefix(with_modifiers(english, key));
    if (space(run.back())) out += run.back() == '\n' ? '\n' : ' ';
    return out;
  }
  void flush() {
    if (!run_.empty()) out_ += said(run_);
    run_.clear();
  }

  /// Copies a tag up to its '>' and says what is read in its attributes.
  void tag() {
    std::string name;
    char quote = 0;
    for (; at_ < in_.size(); ++at_) {
      const char c = in_[at_];
      out_ += c;
      if (quote != 0) {
        quote = c == quote ? '\0' : quote;
      } else if (c == '>') {
        ++at_;
        return;
      } else if (c == '"' || c == '\'') {
        if (c == '"' && is_read(name)) {
          attribute();
        } else {
          quote = c;
        }
        name.clear();
      } else if (c == '=' || (!space(c) && c != '}')) {
        if (c != '=') name += c;
      } else {
        name.clear();
      }
    }
  }
  static bool is_read(std::string_view name) { return std::ranges::find(kReadAttributes, name) != kReadAttributes.end(); }
  /// The value of an attribute, which may have sections; at_ stands on the opening quotation mark and then on the closing one.
  void attribute() {
    const std::size_t end = std::min(in_.find('"', at_ + 1), in_.size());
    std::string_view value = in_.substr(at_ + 1, end - at_ - 1);
    std::string run;
    for (std::size_t i = 0; i < value.size();) {
      const std::size_t marker = marker_at(value, i);
      const std::size_t length = std::max<std::size_t>(marker, 1);
      if (marker != 0 && !is_value(value.substr(i, marker))) {
        out_ += run.empty() ? "" : said(run);
        run.clear();
        out_.append(value.substr(i, marker));
      } else {
        run.append(value.substr(i, length));
      }
      i += length;
    }
    out_ += (run.empty() ? "" : said(run)) + '"';
    at_ = end;
  }

  std::string_view in_;
  const TextOf& text_of_;
  std::size_t at_ = 0;
  std::string run_;
  std::string out_;
};

}  // namespace

std::string english_template(std::string_view german, const TextOf& text_of) {
  std::string out = Translation(german, text_of).run();
  static constexpr std::string_view kGerman = "<html lang=\"de\"";
  if (const std::size_t at = out.find(kGerman); at != std::string::npos) out.replace(at, kGerman.size(), "<html lang=\"en\"");
  return out;
}

std::string german_template(std::string_view german) { return without_say(german); }

}  // namespace nb::pages
