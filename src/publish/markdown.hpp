// SPDX-License-Identifier: EUPL-1.2
// The safe Markdown subset of announcements: paragraphs, headings, lists, quotes, emphasis, code, rules, and links to
// http, https, mailto and tel. No raw HTML, no images, no other address. Pure; parsing is md4c's.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace nb::publish {

inline constexpr std::size_t kMarkdownMax = 16 * 1024;  ///< bytes of one text
inline constexpr int kMarkdownDepthMax = 8;             ///< lists and quotes inside each other

/// A text for the page (inside an element that already stands under an h2) and for feeds, mail and telephone.
struct RenderedText {
  std::string html;
  std::string text;
};

enum class MarkdownRefusal { too_long, not_utf8, too_deep };

/// Renders what somebody wrote; nothing in it can become mark-up, script or a foreign request.
[[nodiscard]] Result<RenderedText, MarkdownRefusal> render_markdown(std::string_view markdown);

/// The same as feeds, mail and telephone have it; what cannot be rendered stays as it was written.
[[nodiscard]] std::string plain_text(std::string_view markdown);

/// Appends text with & < > " ' as references: safe in HTML and XML text and in quoted attributes. Characters that XML forbids become U+FFFD.
void append_escaped(std::string& out, std::string_view text);
[[nodiscard]] std::string escaped(std::string_view text);

/// True if a link may point there: http, https, mailto or tel, without blanks and control characters.
[[nodiscard]] bool is_safe_link(std::string_view url);

}  // namespace nb::publish
