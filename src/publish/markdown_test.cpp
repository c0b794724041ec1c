// SPDX-License-Identifier: EUPL-1.2
// What editors write comes out as they meant it; what attackers write comes out as text.
#include "publish/markdown.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace nb::publish {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string html(std::string_view markdown) {
  const auto rendered = render_markdown(markdown);
  EXPECT_TRUE(rendered.has_value());
  return rendered ? rendered->html : "";
}

std::string plain(std::string_view markdown) {
  const auto rendered = render_markdown(markdown);
  EXPECT_TRUE(rendered.has_value());
  return rendered ? rendered->text : "";
}

// Every tag name that stands in the output.
std::set<std::string> tags(const std::string& text) {
  std::set<std::string> found;
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    const std::size_t from = at + (text[at + 1] == '/' ? 2 : 1);
    found.insert(text.substr(from, text.find_first_of(" >", from) - from));
  }
  return found;
}

struct Case {
  const char* name;
  const char* markdown;
  const char* html;
  const char* text;
};

class Subset : public testing::TestWithParam<Case> {};

TEST_P(Subset, IsRendered) {
  EXPECT_EQ(html(GetParam().markdown), GetParam().html);
  EXPECT_EQ(plain(GetParam().markdown), GetParam().text);
}

INSTANTIATE_TEST_SUITE_P(Markdown, Subset,
                         testing::Values(Case{"Paragraphs", "Eins\nzwei\n\nDrei", "<p>Eins\nzwei</p><p>Drei</p>", "Eins\nzwei\n\nDrei"},
                                         Case{"HeadingsAreDemoted", "# A\n\n## B\n\n# C", "<h3>A</h3><h4>B</h4><h3>C</h3>", "A\n\nB\n\nC"},
                                         Case{"HeadingsSkipNoLevel", "#### Tief\n\nText", "<h3>Tief</h3><p>Text</p>", "Tief\n\nText"},
                                         Case{"Emphasis", "**Bitte** nicht *kommen*", "<p><strong>Bitte</strong> nicht <em>kommen</em></p>", "Bitte nicht kommen"},
                                         Case{"List", "Mitbringen:\n\n- Ausweis\n- Foto\n\nDanke", "<p>Mitbringen:</p><ul><li>Ausweis</li><li>Foto</li></ul><p>Danke</p>",
                                              "Mitbringen:\n- Ausweis\n- Foto\n\nDanke"},
                                         Case{"NumberedList", "3. drei\n4. vier", "<ol start=\"3\"><li>drei</li><li>vier</li></ol>", "3. drei\n4. vier"},
                                         Case{"NestedList", "- a\n  - b\n- c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n  - b\n- c"},
                                         Case{"Link", "[Stadt](https://example.org/a?b=1&c=2)",
                                              "<p><a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">Stadt</a></p>",
                                              "Stadt (https://example.org/a?b=1&c=2)"},
                                         Case{"Telephone", "[0221 4710 123](tel:+492214710123)",
                                              "<p><a href=\"tel:+492214710123\" rel=\"noopener noreferrer\">0221 4710 123</a></p>", "0221 4710 123 (tel:+492214710123)"},
                                         Case{"MailWrittenPlainly", "an post@example.org",
                                              "<p>an <a href=\"mailto:post@example.org\" rel=\"noopener noreferrer\">post@example.org</a></p>", "an post@example.org"},
                                         Case{"Entities", "&sect; 17 &amp; &#8364; &unknown;", "<p>§ 17 &amp; € &amp;unknown;</p>", "§ 17 & € &unknown;"},
                                         Case{"HardBreak", "a\\\nb", "<p>a<br>b</p>", "a\nb"}, Case{"Empty", "", "", ""}),
                         [](const auto& row) { return std::string(row.param.name); });

class Hostile : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(Hostile, BecomesTextOnly) {
  const std::string out = html(GetParam().second);
  const std::set<std::string> allowed = {"p", "h3", "ul", "li", "em", "strong", "code", "pre", "br", "blockquote", "hr"};
  for (const std::string& tag : tags(out)) EXPECT_TRUE(allowed.contains(tag)) << tag << " in " << out;
  EXPECT_THAT(out, Not(HasSubstr("href")));
  EXPECT_THAT(out, Not(HasSubstr("src")));
}

INSTANTIATE_TEST_SUITE_P(Markdown, Hostile,
                         testing::Values(std::pair{"Script", "<b onclick=x>alert(1)</b>"}, std::pair{"ScriptBlock", "<div>\n<p>\n\n</div>"},
                                         std::pair{"JavascriptLink", "[x](javascript:alert(1))"}, std::pair{"MixedCase", "[x](JaVaScRiPt:alert(1))"},
                                         std::pair{"LeadingEntityTab", "[x](&#9;javascript:alert(1))"}, std::pair{"EntityColon", "[x](javascript&#58;alert(1))"},
                                         std::pair{"EntityNewline", "[x](java&#10;script:alert(1))"}, std::pair{"Data", "[x](data:text/html;base64,PHNjcmlwdD4=)"},
                                         std::pair{"Vbscript", "[x](vbscript:msgbox)"}, std::pair{"Relative", "[x](/stab/)"}, std::pair{"SchemeRelative", "[x](//evil.example)"},
                                         std::pair{"File", "[x](file:///etc/passwd)"}, std::pair{"Autolink", "<javascript:alert(1)>"},
                                         std::pair{"Reference", "[x][1]\n\n[1]: javascript:alert(1)"}, std::pair{"Image", "![x](https://example.org/a.png)"},
                                         std::pair{"ImageInLinkText", "[![x](https://example.org/a.png)](javascript:1)"}, std::pair{"SpaceInHttp", "[x](<https://example.org/ a>)"},
                                         std::pair{"Backslash", "[x](<https:\\\\evil>)"}, std::pair{"OnlyScheme", "[x](tel:)"}),
                         [](const auto& row) { return std::string(row.param.first); });

TEST(Markdown, QuotesInALinkCannotLeaveTheAttribute) {
  const std::string out = html("[x](https://example.org/\"onmouseover=alert(1)&quot;')");
  EXPECT_THAT(out, HasSubstr("href=\"https://example.org/&quot;onmouseover=alert(1)&quot;&#39;\""));
}

TEST(Markdown, CodeIsEscaped) { EXPECT_EQ(html("`<b>`\n\n```html\n<i>\n```"), "<p><code>&lt;b&gt;</code></p><pre><code>&lt;i&gt;\n</code></pre>"); }

TEST(Markdown, WhatIsOpenedIsClosedInOrder) {
  // The second asterisk stands in the link's address, where the parser sees it as the end of the emphasis and forgets it.
  EXPECT_EQ(html("*kommen [x](n*j) nicht\n\nDanach"), "<p><em>kommen x nicht</em></p><p>Danach</p>");
}

TEST(Markdown, NulAndControlCharactersAreReplaced) {
  EXPECT_THAT(html(std::string_view("a\0b\x01", 4)), Not(HasSubstr("\x01")));
  EXPECT_EQ(html("&#0;&#x1;&#xD800;&#x110000;"), "<p>\uFFFD\uFFFD\uFFFD\uFFFD</p>");
  EXPECT_EQ(html("a\xEF\xBF\xBE\xEF\xBF\xBF\uFFFDb"), "<p>a\uFFFD\uFFFD\uFFFDb</p>") << "no feed with U+FFFE in it could be read";
}

TEST(Markdown, RefusesWhatIsTooLongTooDeepOrNotUtf8) {
  EXPECT_EQ(render_markdown(std::string(kMarkdownMax + 1, 'a')).error(), MarkdownRefusal::too_long);
  EXPECT_EQ(render_markdown("\xC3").error(), MarkdownRefusal::not_utf8);
  EXPECT_EQ(render_markdown(std::string(9, '>') + " x").error(), MarkdownRefusal::too_deep);
  EXPECT_TRUE(render_markdown(std::string(8, '>') + " x").has_value());
}

TEST(Markdown, AbuseStaysSmall) {
  for (const char* piece : {"[", "![", "*", "_a", "`", "<", "&", "- ", "[a](", "\n", "1. "}) {
    std::string text;
    while (text.size() + 8 < kMarkdownMax) text += piece;
    const auto rendered = render_markdown(text);
    EXPECT_LE(rendered ? rendered->html.size() : 0, 12 * kMarkdownMax) << piece;
  }
}

TEST(Markdown, AsPlainTextNothingIsLost) {
  EXPECT_EQ(plain_text("Das **Rathaus** bleibt zu."), "Das Rathaus bleibt zu.");
  const std::string too_deep(64, '>');
  ASSERT_FALSE(render_markdown(too_deep + " x").has_value());
  EXPECT_EQ(plain_text(too_deep + " x"), too_deep + " x") << "what cannot be rendered stays as it was written";
}

}  // namespace
}  // namespace nb::publish
