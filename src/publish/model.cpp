// SPDX-License-Identifier: EUPL-1.2
// Names and the way from the written to the shown announcement.
#include "publish/model.hpp"

#include <algorithm>
#include <utility>

#include "publish/markdown.hpp"

namespace nb::publish {

namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

AnnouncementText shown_text(const WrittenText& written) {
  AnnouncementText text{.lang = written.lang, .title = written.title, .body_html = {}, .body_text = {}};
  if (auto rendered = render_markdown(written.markdown)) {
    text.body_html = std::move(rendered->html);
    text.body_text = std::move(rendered->text);
  } else {  // written by a program with other limits
    text.body_html = "<p>" + escaped(written.markdown) + "</p>";
    text.body_text = written.markdown;
  }
  return text;
}

}  // namespace

bool is_announcement_id(std::string_view text) {
  if (text.empty() || text.size() > kIdMax || text.front() == '-' || text.back() == '-') return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

bool is_language_tag(std::string_view text) {
  if (text.size() > 35) return false;
  const std::string_view language = text.substr(0, text.find('-'));
  if (language.size() < 2 || language.size() > 3 || !std::all_of(language.begin(), language.end(), is_lower)) return false;
  for (std::string_view rest = text.substr(language.size()); !rest.empty();) {
    rest.remove_prefix(1);
    const std::string_view piece = rest.substr(0, rest.find('-'));
    if (piece.empty() || piece.size() > 8 || !std::all_of(piece.begin(), piece.end(), [](char c) { return is_lower(c) || is_upper(c) || is_digit(c); })) return false;
    rest.remove_prefix(piece.size());
  }
  return true;
}

std::string_view to_string(Announcement::Severity severity) {
  switch (severity) {
    case Announcement::Severity::info:
      return "info";
    case Announcement::Severity::warning:
      return "warning";
    case Announcement::Severity::urgent:
      return "urgent";
  }
  return "info";
}

std::optional<Announcement::Severity> parse_severity(std::string_view text) {
  using enum Announcement::Severity;
  for (const auto severity : {info, warning, urgent}) {
    if (to_string(severity) == text) return severity;
  }
  return std::nullopt;
}

std::optional<Announcement> shown(const Written& written, bool region_wide) {
  if (written.texts.empty()) return std::nullopt;
  Announcement announcement{.id = written.id,
                            .severity = written.severity,
                            .office = written.office,
                            .service = written.service,
                            .region_wide = region_wide,
                            .published = written.published,
                            .valid_from = written.valid_from,
                            .valid_until = written.valid_until,
                            .corrects = written.corrects,
                            .corrected_by = written.corrected_by,
                            .withdrawn = written.withdrawn,
                            .texts = {}};
  for (const WrittenText& text : written.texts) announcement.texts.push_back(shown_text(text));
  return announcement;
}

}  // namespace nb::publish
