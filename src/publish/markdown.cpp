// SPDX-License-Identifier: EUPL-1.2
// md4c's events turned into a closed list of elements. What is not on the list leaves its text and nothing else.
#include "publish/markdown.hpp"

#include <md4c.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <optional>
#include <vector>

#include "base/text.hpp"

namespace nb::publish {

namespace {

constexpr std::size_t kLinkMax = 2000;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::size_t kPadding = 16;                       // md4c 0.4.8 looks a few bytes beyond the end of some texts

void append_code_point(std::string& out, std::uint32_t code) {
  const bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
  if (control || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF) || (code & 0xFFFE) == 0xFFFE) {
    out += code == '\n' || code == '\t' ? std::string_view(" ") : kReplacement;
    return;
  }
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0 | (code >> 6));
  } else {
    if (code < 0x10000) {
      put(0xE0 | (code >> 12));
    } else {
      put(0xF0 | (code >> 18));
      put(0x80 | ((code >> 12) & 0x3F));
    }
    put(0x80 | ((code >> 6) & 0x3F));
  }
  put(0x80 | (code & 0x3F));
}

/// Bytes of the character at the beginning that XML does not allow at all; 0 if it may stand there.
std::size_t forbidden_in_xml(std::string_view text) {
  const char c = text.front();
  if (static_cast<unsigned char>(c) < 0x20) return c == '\n' || c == '\t' ? 0 : 1;
  return text.starts_with("\xEF\xBF\xBE") || text.starts_with("\xEF\xBF\xBF") ? 3 : 0;  // U+FFFE, U+FFFF
}

struct NamedEntity {
  std::string_view name;
  std::string_view text;
};
// Those that editors of German text write; any other name stays as it was written.
constexpr std::array kEntities = {NamedEntity{"&amp;", "&"},        NamedEntity{"&lt;", "<"},          NamedEntity{"&gt;", ">"},        NamedEntity{"&quot;", "\""},
                                  NamedEntity{"&apos;", "'"},       NamedEntity{"&nbsp;", "\u00A0"},   NamedEntity{"&shy;", "\u00AD"},  NamedEntity{"&ndash;", "\u2013"},
                                  NamedEntity{"&mdash;", "\u2014"}, NamedEntity{"&hellip;", "\u2026"}, NamedEntity{"&sect;", "\u00A7"}, NamedEntity{"&euro;", "\u20AC"}};

std::string decoded_entity(std::string_view entity) {
  std::string out;
  if (entity.size() > 3 && entity[1] == '#') {
    const bool hex = entity[2] == 'x' || entity[2] == 'X';
    const std::string_view digits = entity.substr(hex ? 3 : 2, entity.size() - (hex ? 4 : 3));
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    const bool read = error == std::errc() && end == digits.data() + digits.size();
    append_code_point(out, read ? code : 0);
    return out;
  }
  const auto known = std::find_if(kEntities.begin(), kEntities.end(), [&](const NamedEntity& named) { return named.name == entity; });
  return std::string(known == kEntities.end() ? entity : known->text);
}

std::string decoded(const MD_ATTRIBUTE& attribute) {
  std::string out;
  if (attribute.text == nullptr) return out;
  for (std::size_t i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
    const std::string_view piece(attribute.text + attribute.substr_offsets[i], attribute.substr_offsets[i + 1] - attribute.substr_offsets[i]);
    if (attribute.substr_types[i] == MD_TEXT_ENTITY) {
      out += decoded_entity(piece);
    } else {
      out += attribute.substr_types[i] == MD_TEXT_NULLCHAR ? kReplacement : piece;
    }
  }
  return out;
}

bool begins_with_ignoring_case(std::string_view text, std::string_view lower_prefix) {
  if (text.size() < lower_prefix.size()) return false;
  return std::equal(lower_prefix.begin(), lower_prefix.end(), text.begin(), [](char want, char is) { return want == (is >= 'A' && is <= 'Z' ? static_cast<char>(is + 32) : is); });
}

struct List {
  bool ordered = false;
  unsigned next = 1;
};

// Collects both outputs while md4c walks through the text. Members are called from C: they must not throw past it, so
// running out of memory ends the program here.
class Writer {
 public:
  /// `source` is what md4c reads: it may hand out pieces that reach beyond it.
  explicit Writer(std::string_view source) : source_(source) {}
  int enter_block(MD_BLOCKTYPE type, const void* detail) noexcept;
  int leave_block(MD_BLOCKTYPE type) noexcept;
  void enter_span(MD_SPANTYPE type, const void* detail) noexcept;
  void leave_span(MD_SPANTYPE type) noexcept;
  void text(MD_TEXTTYPE type, std::string_view piece) noexcept;
  RenderedText take();

 private:
  void new_paragraph();
  void enter_item();
  void enter_heading(unsigned level);
  void plain(std::string_view piece);
  [[nodiscard]] std::string_view inside(std::string_view piece) const;
  void close_span();
  void close_all_spans();

  std::string_view source_;
  std::string html_;
  std::string text_;
  std::vector<List> lists_;
  std::vector<MD_SPANTYPE> spans_;  // that are open; md4c forgets to leave one whose end stands in the address of a link
  std::vector<std::string> links_;  // address of each open link, "" where it was not allowed
  std::size_t link_text_from_ = 0;
  unsigned heading_ = 2;  // level of the last heading on the page
  int depth_ = 0;
  bool item_begins_ = false;
};

void Writer::new_paragraph() {
  if (item_begins_) {  // the first paragraph of an item goes on its bullet's line
    item_begins_ = false;
    return;
  }
  if (text_.empty()) return;
  while (!text_.empty() && (text_.back() == '\n' || text_.back() == ' ')) text_.pop_back();
  text_ += lists_.empty() ? "\n\n" : "\n";
}

void Writer::enter_item() {
  html_ += "<li>";
  while (!text_.empty() && text_.back() == '\n') text_.pop_back();
  if (!text_.empty()) text_ += '\n';
  text_.append(2 * (lists_.size() - 1), ' ');
  List& list = lists_.back();
  text_ += list.ordered ? std::to_string(list.next++) + ". " : "- ";
  item_begins_ = true;
}

void Writer::enter_heading(unsigned level) {
  heading_ = std::min({level + 2, heading_ + 1, 6U});  // no level is skipped, as accessibility asks
  html_ += "<h" + std::to_string(heading_) + ">";
  new_paragraph();
}

int Writer::enter_block(MD_BLOCKTYPE type, const void* detail) noexcept {
  close_all_spans();
  switch (type) {
    case MD_BLOCK_QUOTE:
      html_ += "<blockquote>";
      return ++depth_ > kMarkdownDepthMax ? -1 : 0;  // md4c stops for negative values only
    case MD_BLOCK_UL:
      html_ += "<ul>";
      if (lists_.empty()) new_paragraph();
      lists_.push_back({.ordered = false});
      return ++depth_ > kMarkdownDepthMax ? -1 : 0;
    case MD_BLOCK_OL: {
      const unsigned start = static_cast<const MD_BLOCK_OL_DETAIL*>(detail)->start;
      html_ += start == 1 ? "<ol>" : "<ol start=\"" + std::to_string(start) + "\">";
      if (lists_.empty()) new_paragraph();
      lists_.push_back({.ordered = true, .next = start});
      return ++depth_ > kMarkdownDepthMax ? -1 : 0;
    }
    case MD_BLOCK_LI:
      enter_item();
      return 0;
    case MD_BLOCK_HR:
      html_ += "<hr>";
      return 0;
    case MD_BLOCK_H:
      enter_heading(static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level);
      return 0;
    case MD_BLOCK_CODE:
      html_ += "<pre><code>";
      new_paragraph();
      return 0;
    case MD_BLOCK_P:
      html_ += "<p>";
      new_paragraph();
      return 0;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
    case MD_BLOCK_TABLE:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      return 0;
  }
  return 0;
}

int Writer::leave_block(MD_BLOCKTYPE type) noexcept {
  close_all_spans();
  switch (type) {
    case MD_BLOCK_QUOTE:
      html_ += "</blockquote>";
      --depth_;
      return 0;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      html_ += type == MD_BLOCK_UL ? "</ul>" : "</ol>";
      lists_.pop_back();
      --depth_;
      return 0;
    case MD_BLOCK_LI:
      html_ += "</li>";
      item_begins_ = false;
      return 0;
    case MD_BLOCK_H:
      html_ += "</h" + std::to_string(heading_) + ">";
      return 0;
    case MD_BLOCK_CODE:
      html_ += "</code></pre>";
      return 0;
    case MD_BLOCK_P:
      html_ += "</p>";
      return 0;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HR:
    case MD_BLOCK_HTML:
    case MD_BLOCK_TABLE:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      return 0;
  }
  return 0;
}

void Writer::enter_span(MD_SPANTYPE type, const void* detail) noexcept {
  if (type != MD_SPAN_EM && type != MD_SPAN_STRONG && type != MD_SPAN_CODE && type != MD_SPAN_A) return;
  spans_.push_back(type);
  if (type == MD_SPAN_EM) html_ += "<em>";
  if (type == MD_SPAN_STRONG) html_ += "<strong>";
  if (type == MD_SPAN_CODE) html_ += "<code>";
  if (type != MD_SPAN_A) return;
  std::string url = decoded(static_cast<const MD_SPAN_A_DETAIL*>(detail)->href);
  if (!is_safe_link(url)) url.clear();
  if (!url.empty()) {
    html_ += "<a href=\"";
    append_escaped(html_, url);
    html_ += "\" rel=\"noopener noreferrer\">";
  }
  links_.push_back(std::move(url));
  link_text_from_ = text_.size();
}

void Writer::leave_span(MD_SPANTYPE type) noexcept {
  if (std::find(spans_.begin(), spans_.end(), type) == spans_.end()) return;
  while (spans_.back() != type) close_span();
  close_span();
}

void Writer::close_all_spans() {
  while (!spans_.empty()) close_span();
}

void Writer::close_span() {
  const MD_SPANTYPE type = spans_.back();
  spans_.pop_back();
  if (type == MD_SPAN_EM) html_ += "</em>";
  if (type == MD_SPAN_STRONG) html_ += "</strong>";
  if (type == MD_SPAN_CODE) html_ += "</code>";
  if (type != MD_SPAN_A) return;
  const std::string url = std::move(links_.back());
  links_.pop_back();
  if (url.empty()) return;
  html_ += "</a>";
  const std::string_view shown = std::string_view(text_).substr(std::min(link_text_from_, text_.size()));
  const std::size_t scheme = url.find(':') + 1;
  if (shown != url && shown != std::string_view(url).substr(scheme)) text_ += " (" + url + ")";
}

void Writer::plain(std::string_view piece) {
  append_escaped(html_, piece);
  text_ += piece;
}

/// The part of a piece that was really written by somebody.
std::string_view Writer::inside(std::string_view piece) const {
  const std::less<> before;
  const char* const end = source_.data() + source_.size();
  if (before(piece.data(), source_.data()) || !before(piece.data(), end + kPadding)) return piece;  // md4c's own: a line's end
  return before(piece.data(), end) ? piece.substr(0, static_cast<std::size_t>(end - piece.data())) : std::string_view();
}

void Writer::text(MD_TEXTTYPE type, std::string_view whole) noexcept {
  const std::string_view piece = inside(whole);
  switch (type) {
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
      if (item_begins_) item_begins_ = false;
      return plain(piece);
    case MD_TEXT_NULLCHAR:
      return plain(kReplacement);
    case MD_TEXT_ENTITY:
      return plain(decoded_entity(piece));
    case MD_TEXT_BR:
      html_ += "<br>";
      text_ += '\n';
      return;
    case MD_TEXT_SOFTBR:
      html_ += '\n';
      text_ += '\n';
      return;
  }
}

RenderedText Writer::take() {
  while (!text_.empty() && (text_.back() == '\n' || text_.back() == ' ')) text_.pop_back();
  return {std::move(html_), std::move(text_)};
}

Writer& writer(void* user) { return *static_cast<Writer*>(user); }

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (const std::size_t length = forbidden_in_xml(text.substr(at))) {
          out += kReplacement;
          at += length - 1;
        } else {
          out += c;
        }
    }
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  append_escaped(out, text);
  return out;
}

bool is_safe_link(std::string_view url) {
  if (url.size() > kLinkMax) return false;
  if (std::any_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '\\'; })) return false;
  constexpr std::array<std::string_view, 4> kAllowed = {"https://", "http://", "mailto:", "tel:"};
  return std::any_of(kAllowed.begin(), kAllowed.end(), [&](std::string_view scheme) { return url.size() > scheme.size() && begins_with_ignoring_case(url, scheme); });
}

Result<RenderedText, MarkdownRefusal> render_markdown(std::string_view markdown) {
  if (markdown.size() > kMarkdownMax) return refuse(MarkdownRefusal::too_long);
  if (!is_utf8(markdown)) return refuse(MarkdownRefusal::not_utf8);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) { return writer(user).enter_block(type, detail); };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) { return writer(user).leave_block(type); };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
    writer(user).enter_span(type, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) {
    writer(user).leave_span(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
    writer(user).text(type, {text, size});
    return 0;
  };
  std::string padded(markdown);
  padded.append(kPadding, '\0');
  const std::string_view source = std::string_view(padded).substr(0, markdown.size());
  Writer out(source);
  if (md_parse(source.data(), static_cast<MD_SIZE>(source.size()), &parser, &out) != 0) return refuse(MarkdownRefusal::too_deep);
  return out.take();
}

std::string plain_text(std::string_view markdown) {
  const auto rendered = render_markdown(markdown);
  return rendered ? rendered->text : std::string(markdown);
}

}  // namespace nb::publish
