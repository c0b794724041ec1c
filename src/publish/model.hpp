// SPDX-License-Identifier: EUPL-1.2
// Announcements as they are written and kept, before they are shown (view.hpp). Values and pure rules only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "publish/view.hpp"

namespace nb::publish {

inline constexpr std::size_t kTitleMax = 200;     ///< bytes
inline constexpr std::size_t kLanguagesMax = 24;  ///< of one announcement
inline constexpr std::size_t kIdMax = 64;

/// Title and Markdown in one language.
struct WrittenText {
  std::string lang;  ///< BCP 47
  std::string title;
  std::string markdown;
  friend bool operator==(const WrittenText&, const WrittenText&) = default;
};

/// An announcement as its log has it. Audience: the log says whether the region or one municipality, the rest stands here.
struct Written {
  std::string id;
  Announcement::Severity severity = Announcement::Severity::info;
  std::string office;
  std::string service;
  Instant published;
  Instant valid_from;
  std::optional<Instant> valid_until;
  std::string corrects;
  std::string corrected_by;
  std::optional<Instant> withdrawn;
  std::vector<WrittenText> texts;
  friend bool operator==(const Written&, const Written&) = default;
};

/// Lower-case letters, digits and hyphens, not at the ends; at most kIdMax.
[[nodiscard]] bool is_announcement_id(std::string_view text);
/// The shape of a BCP 47 tag with a lower-case language ("de", "zh-Hans", "de-x-leicht").
[[nodiscard]] bool is_language_tag(std::string_view text);
[[nodiscard]] std::string_view to_string(Announcement::Severity severity);
[[nodiscard]] std::optional<Announcement::Severity> parse_severity(std::string_view text);

/// What citizens see of it. A text that cannot be rendered is shown as it was written, escaped; nothing once its texts were erased.
[[nodiscard]] std::optional<Announcement> shown(const Written& written, bool region_wide);

}  // namespace nb::publish
