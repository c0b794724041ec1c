// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/console/phrases.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "base/error.hpp"
#include "base/text.hpp"
#include "web/pages/impl/template_file.hpp"

namespace nb::pages {

namespace fs = std::filesystem;

namespace {

constexpr int kDepthMax = 4;
constexpr std::string_view kGap = "{}";

[[noreturn]] void fail(const fs::path& file, const std::string& what) {
  throw Error(ErrorKind::configuration, file.string() + ": " + what + "; bitte die Datei der installierten Fassung verwenden.");
}

std::vector<std::string> pieces(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0;;) {
    const std::size_t gap = text.find(kGap, at);
    out.emplace_back(text.substr(at, gap - at));
    if (gap == std::string_view::npos) return out;
    at = gap + kGap.size();
  }
}

std::size_t weight(const std::vector<std::string>& parts) {
  return std::accumulate(parts.begin(), parts.end(), std::size_t{0}, [](std::size_t sum, const std::string& part) { return sum + part.size(); });
}

/// What stands in the gaps; nullopt where the pattern does not fit. A gap is never empty.
std::optional<std::vector<std::string_view>> gaps_of(const std::vector<std::string>& parts, std::string_view text) {
  if (text.size() <= weight(parts) || !text.starts_with(parts.front()) || !text.ends_with(parts.back())) return std::nullopt;
  std::vector<std::string_view> gaps;
  std::size_t at = parts.front().size();
  const std::size_t end = text.size() - parts.back().size();
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    const std::size_t next = text.find(parts[i], at + 1);
    if (next == std::string_view::npos || next + parts[i].size() >= end) return std::nullopt;
    gaps.push_back(text.substr(at, next - at));
    at = next + parts[i].size();
  }
  gaps.push_back(text.substr(at, end - at));
  return gaps;
}

bool quotes(std::string_view before) { return before.ends_with("„") || before.ends_with("»") || before.ends_with("\""); }

bool digit(char c) { return c >= '0' && c <= '9'; }

/// "31.10.2023"
std::optional<std::string> english_day(std::string_view text) {
  static constexpr std::array<const char*, 12> kMonths{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};
  if (text.size() != 10 || text[2] != '.' || text[5] != '.') return std::nullopt;
  for (const std::size_t i : {0U, 1U, 3U, 4U, 6U, 7U, 8U, 9U}) {
    if (!digit(text[i])) return std::nullopt;
  }
  const int month = (text[3] - '0') * 10 + text[4] - '0';
  if (month < 1 || month > 12) return std::nullopt;
  return std::string(text.substr(text[0] == '0' ? 1 : 0, text[0] == '0' ? 1 : 2)) + " " + kMonths.at(static_cast<std::size_t>(month - 1)) + " " + std::string(text.substr(6));
}

bool is_grouped_number(std::string_view text) {
  const std::size_t first = text.find('.');
  if (first == std::string_view::npos || first == 0 || first > 3 || (text.size() - first) % 4 != 0) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dot = i >= first && (i - first) % 4 == 0;
    if (dot ? text[i] != '.' : !digit(text[i])) return false;
  }
  return true;
}

}  // namespace

std::optional<std::string> english_figure(std::string_view german) {
  if (is_grouped_number(german)) {
    std::string out(german);
    std::ranges::replace(out, '.', ',');
    return out;
  }
  const auto day = english_day(german.substr(0, 10));
  if (!day) return std::nullopt;
  const std::string_view rest = german.substr(10);
  const bool timed = rest.size() == 7 && rest.starts_with(", ") && rest[4] == ':';
  if (!rest.empty() && !timed) return std::nullopt;
  return *day + std::string(rest);
}

Phrases::Phrases(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  if (error || files.empty()) throw Error(ErrorKind::configuration, "Im Ordner " + folder.string() + " fehlen die englischen Texte; bitte die Installation prüfen.");
  std::ranges::sort(files);
  for (const fs::path& file : files) take(file);
  std::ranges::stable_sort(patterns_, std::ranges::greater{}, [](const Pattern& one) { return weight(one.german); });
}

void Phrases::take(const fs::path& file) {
  toml::table table;
  try {
    table = toml::parse(read_installed_file(file), file.string());
  } catch (const toml::parse_error& fault) {
    fail(file, "Zeile " + std::to_string(fault.source().begin.line) + ": " + std::string(fault.description()));
  }
  for (const auto& [section, node] : table) {
    const auto* texts = node.as_table();
    const bool said = section.str() == "said";
    if (texts == nullptr || (!said && section.str() != "text")) fail(file, "„" + std::string(section.str()) + "“ ist keine der Tabellen [text] und [said]");
    for (const auto& [german, english] : *texts) {
      const auto* text = english.as_string();
      if (text == nullptr) fail(file, "„" + std::string(german.str()) + "“ ist kein Text");
      auto& known = said ? said_ : texts_;
      const auto [old, added] = known.emplace(german.str(), text->get());
      if (!added && old->second != text->get()) contradictions_.emplace_back(german.str());  // the first one counts; a test finds it
      if (said && added) take_said(old->first, old->second);
    }
  }
}

void Phrases::take_said(const std::string& german, const std::string& english) {
  auto parts = pieces(german);
  if (parts.size() > 1) patterns_.push_back({std::move(parts), english});
}

std::optional<std::string_view> Phrases::text(std::string_view german) const {
  if (const auto found = texts_.find(german); found != texts_.end()) return found->second;
  if (const auto found = said_.find(german); found != said_.end()) return found->second;
  return std::nullopt;
}

std::string Phrases::say(std::string_view german) const { return find(german, 0).value_or(std::string(german)); }

std::set<std::string> Phrases::text_keys() const {
  std::set<std::string> out;
  for (const auto& [key, english] : texts_) out.insert(key);
  return out;
}

std::optional<std::string> Phrases::find(std::string_view german, int depth) const {
  if (const auto known = said_.find(german); known != said_.end()) return known->second;
  if (const auto known = texts_.find(german); known != texts_.end()) return known->second;
  if (auto figure = english_figure(german)) return figure;
  if (depth == kDepthMax) return std::nullopt;
  if (auto list = by_list(german, depth)) return list;
  if (auto whole = by_pattern(german, depth)) return whole;
  return by_sentences(german, depth);
}

std::optional<std::string> Phrases::by_pattern(std::string_view german, int depth) const {
  for (const Pattern& pattern : patterns_) {
    if (const auto gaps = gaps_of(pattern.german, german)) return filled(pattern, *gaps, depth);
  }
  return std::nullopt;
}

/// "2 Passkeys, App": only where every part is known, so that nothing of what people wrote is taken for a list of ours.
std::optional<std::string> Phrases::by_list(std::string_view german, int depth) const {
  std::string out;
  std::size_t at = 0;
  for (std::size_t end = german.find(", "); at < german.size(); end = german.find(", ", at)) {
    if (at == 0 && end == std::string_view::npos) return std::nullopt;
    const auto part = find(german.substr(at, end - at), depth + 1);
    if (!part) return std::nullopt;
    out += (at == 0 ? "" : ", ") + *part;
    at = end == std::string_view::npos ? german.size() : end + 2;
  }
  return out.empty() ? std::nullopt : std::optional(out);
}

/// Several sentences that were put behind one another.
std::optional<std::string> Phrases::by_sentences(std::string_view german, int depth) const {
  for (std::size_t end = german.find(". "); end != std::string_view::npos; end = german.find(". ", end + 1)) {
    const auto first = find(german.substr(0, end + 1), kDepthMax - 1);
    if (first) return *first + " " + find(german.substr(end + 2), depth + 1).value_or(std::string(german.substr(end + 2)));
  }
  return std::nullopt;
}

std::string Phrases::filled(const Pattern& pattern, const std::vector<std::string_view>& gaps, int depth) const {
  std::vector<std::string> english;
  for (std::size_t i = 0; i < gaps.size(); ++i) english.push_back(quotes(pattern.german[i]) ? std::string(gaps[i]) : find(gaps[i], depth + 1).value_or(std::string(gaps[i])));
  std::string out;
  std::size_t next = 0;
  const std::string& text = pattern.english;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool counted = at + 2 < text.size() && text[at] == '{' && digit(text[at + 1]) && text[at + 2] == '}';
    const bool plain = text.compare(at, kGap.size(), kGap) == 0;
    const std::size_t which = counted ? static_cast<std::size_t>(text[at + 1] - '1') : next;
    if ((!counted && !plain) || which >= english.size()) {
      out += text[at];
      continue;
    }
    out += english[which];
    next = which + 1;
    at += counted ? 2 : 1;
  }
  return out;
}

}  // namespace nb::pages
