// SPDX-License-Identifier: EUPL-1.2
// What an editor may type: no crash, and what comes out goes into pages unescaped, so it is read here with a small strict
// parser: only the elements and attributes of the subset, all closed in order, only allowed addresses, no other mark-up.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "publish/markdown.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Reads the fragment from its beginning; aborts where it is not of the subset.
class Reader {
 public:
  explicit Reader(std::string_view html) : rest_(html) {}

  void read() {
    while (!rest_.empty()) rest_.front() == '<' ? tag() : character();
    require(open_.empty());
  }

 private:
  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  void character() {
    require(rest_.front() != '>' && rest_.front() != '"' && rest_.front() != '\'');
    require(static_cast<unsigned char>(rest_.front()) >= 0x20 || rest_.front() == '\n' || rest_.front() == '\t');
    require(!rest_.starts_with("\xEF\xBF\xBE") && !rest_.starts_with("\xEF\xBF\xBF"));  // XML forbids U+FFFE and U+FFFF
    if (rest_.front() != '&') return rest_.remove_prefix(1);
    require(take("&amp;") || take("&lt;") || take("&gt;") || take("&quot;") || take("&#39;"));
  }

  void tag() {
    static constexpr std::array<std::string_view, 14> kElements{"p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a"};
    if (take("<br>") || take("<hr>")) return;
    for (const std::string_view name : kElements) {
      if (take("</" + std::string(name) + ">")) return close(name);
      if (take("<" + std::string(name) + ">")) return open(name);
    }
    if (take("<ol start=\"")) return list_start();
    require(take("<a href=\""));
    link();
  }

  void open(std::string_view name) {
    require(name != "a");  // a link has an address
    open_.push_back(name);
  }

  void close(std::string_view name) {
    require(!open_.empty() && open_.back() == name);
    open_.pop_back();
  }

  void list_start() {
    require(!rest_.empty() && is_digit(rest_.front()));
    while (!rest_.empty() && is_digit(rest_.front())) rest_.remove_prefix(1);
    require(take("\">"));
    open_.push_back("ol");
  }

  void link() {
    const std::string_view begin = rest_;
    while (!rest_.empty() && rest_.front() != '"') character();
    require(nb::publish::is_safe_link(begin.substr(0, begin.size() - rest_.size())));
    require(take("\" rel=\"noopener noreferrer\">"));
    open_.push_back("a");
  }

  std::string_view rest_;
  std::vector<std::string_view> open_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto rendered = nb::publish::render_markdown(text);
  if (!rendered) return 0;
  require(nb::is_utf8(text) && nb::is_utf8(rendered->html) && nb::is_utf8(rendered->text));
  Reader(rendered->html).read();
  return 0;
}
