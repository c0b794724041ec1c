// SPDX-License-Identifier: EUPL-1.2
#include "rescue/labelled.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "rescue/lines.hpp"

namespace nb::rescue {

namespace {

constexpr std::size_t kLabelsMax = 40;
constexpr std::size_t kLabelBytesMax = 50;
constexpr std::size_t kLabelWordsMax = 5;

bool is_label(std::string_view text) {
  if (text.empty() || text.size() > kLabelBytesMax || text.find_first_of("@/\\<>0123456789") != std::string_view::npos) return false;
  return static_cast<std::size_t>(std::ranges::count(text, ' ')) < kLabelWordsMax;
}

/// Where the label ends: at a colon, or at a tab of a table.
std::pair<std::string_view, std::string_view> halves(std::string_view line) {
  std::size_t at = line.find(':');
  const std::size_t tab = line.find('\t');
  if (tab != std::string_view::npos && (at == std::string_view::npos || tab < at)) at = tab;
  if (at == std::string_view::npos) return {};
  return {trim(line.substr(0, at)), trim(line.substr(at + 1))};
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kEntities = {{{"amp", "&"},
                                                                                      {"lt", "<"},
                                                                                      {"gt", ">"},
                                                                                      {"quot", "\""},
                                                                                      {"apos", "'"},
                                                                                      {"nbsp", " "},
                                                                                      {"auml", "ä"},
                                                                                      {"ouml", "ö"},
                                                                                      {"uuml", "ü"},
                                                                                      {"Auml", "Ä"},
                                                                                      {"Ouml", "Ö"},
                                                                                      {"Uuml", "Ü"},
                                                                                      {"szlig", "ß"},
                                                                                      {"ndash", "-"}}};

/// Numbered characters of the first page of Unicode; others are left out.
std::string numbered(std::string_view digits) {
  const auto code = parse_u64(digits);
  if (!code || *code < 0x20 || *code > 0xFF) return {};
  return from_latin1(std::string(1, static_cast<char>(static_cast<unsigned char>(*code))));
}

std::string entity(std::string_view html, std::size_t& at) {
  const std::size_t end = html.find(';', at);
  if (end == std::string_view::npos || end - at > 10) return "&";
  const std::string_view name = html.substr(at + 1, end - at - 1);
  at = end;
  if (name.starts_with('#')) return numbered(name.substr(1));
  const auto known = std::ranges::find(kEntities, name, [](const auto& pair) { return pair.first; });
  return known == kEntities.end() ? std::string() : std::string(known->second);
}

bool name_is(std::string_view tag, std::string_view name) {
  if (tag.size() < name.size() || (tag.size() > name.size() && tag[name.size()] != ' ' && tag[name.size()] != '/' && tag[name.size()] != '\n')) return false;
  return std::ranges::equal(tag.substr(0, name.size()), name, [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; });
}

/// What a tag leaves in the text.
std::string_view trace_of(std::string_view tag) {
  for (const std::string_view block : {"br", "/p", "/div", "/tr", "/li", "/h1", "/h2", "/h3", "/table"}) {
    if (name_is(tag, block)) return "\n";
  }
  return name_is(tag, "/td") || name_is(tag, "/th") ? "\t" : "";
}

}  // namespace

std::vector<Labelled> labelled_values(std::string_view text) {
  std::vector<Labelled> out;
  for (const std::string_view line : split(text, '\n')) {
    if (out.size() == kLabelsMax) break;
    const auto [label, value] = halves(line);
    const std::string clean = clean_text(label);
    if (!is_label(clean) || value.empty()) continue;
    if (std::ranges::find(out, clean, &Labelled::label) == out.end()) out.push_back({clean, clean_text(value)});
  }
  return out;
}

std::string text_of_html(std::string_view html) {
  std::string out;
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (html[i] == '&') {
      out += entity(html, i);
    } else if (html[i] != '<') {
      out += html[i] == '\n' || html[i] == '\r' ? ' ' : html[i];
    } else {
      std::size_t end = html.find('>', i);
      if (end == std::string_view::npos) break;
      const std::string_view tag = html.substr(i + 1, end - i - 1);
      out += trace_of(tag);
      const bool hidden = name_is(tag, "style") || name_is(tag, "script") || name_is(tag, "head");
      if (hidden) end = std::min(html.find("</", end), html.size());
      i = hidden && end < html.size() ? end - 1 : end;
    }
  }
  return out;
}

void put_cell(TableBuilder& builder, Record& record, std::string_view column, std::string_view value) {
  if (value.empty()) return;
  const auto index = builder.column(column);
  if (!index) return;
  if (record.cells.size() <= *index) record.cells.resize(*index + 1);
  if (record.cells[*index].empty()) record.cells[*index] = clean_text(value);
}

bool says_cancelled(std::string_view text) {
  const std::string folded = ' ' + fold_for_search(text) + ' ';
  if (folded.find(" nicht ") != std::string::npos || folded.find(" stornierbar") != std::string::npos) return false;
  return std::ranges::any_of(std::array<std::string_view, 7>{" storn", " abgesagt", " absage", " cancel", " geloescht", " entfaellt", " abgemeldet"},
                             [&folded](std::string_view word) { return folded.find(word) != std::string::npos; });
}

bool subject_cancels(std::string_view subject) {
  const std::string folded = ' ' + fold_for_search(subject) + ' ';
  const auto has = [&folded](std::string_view word) { return folded.find(word) != std::string::npos; };
  // "Stornierungsbestätigung", "Bestätigung Ihrer Stornierung", and not "Terminbestätigung (Stornierung jederzeit möglich)".
  for (const std::string_view done : {" stornierungsbestaetigung", " stornobestaetigung", " absagebestaetigung", "bestaetigung ihrer stornierung", "bestaetigung der stornierung",
                                      "bestaetigung ihrer absage", "bestaetigung der absage"}) {
    if (has(done)) return true;
  }
  for (const std::string_view offered : {"bestaetig", " moeglich", " oder ", " falls ", " wenn ", " sofern ", " bis ", " jederzeit ", " confirm"}) {
    if (has(offered)) return false;
  }
  return says_cancelled(subject) || has(" terminabsage ") || has(" terminstornierung ");
}

bool states_cancelled(std::string_view remark) {
  const std::string folded = ' ' + fold_for_search(remark) + ' ';
  std::size_t first = std::string::npos;
  for (const std::string_view word : {" storniert ", " abgesagt ", " entfaellt ", " cancelled "}) first = std::min(first, folded.find(word));
  if (first == std::string::npos) return false;
  const std::string_view before = std::string_view(folded).substr(0, first + 1);  // "nicht abgesagt", "falls storniert wird"
  return std::ranges::none_of(std::array<std::string_view, 5>{" nicht ", " falls ", " wenn ", " sofern ", " not "},
                              [before](std::string_view word) { return before.find(word) != std::string_view::npos; });
}

}  // namespace nb::rescue
