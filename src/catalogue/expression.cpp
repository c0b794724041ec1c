// SPDX-License-Identifier: EUPL-1.2
// Recursive descent, one function per level of the grammar:
//   any := all { "|" all } ;  all := atom { "&" atom } ;  atom := id | "(" any ")" ;  id := [a-z][a-z0-9_]*
#include "catalogue/expression.hpp"

#include <iterator>
#include <optional>

namespace nb::catalogue {

namespace {

using Kind = ExpressionNode::Kind;
using Nodes = std::vector<ExpressionNode>;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_id_character(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }

/// Puts `child` behind `nodes`, its subtree ends moved to their new place.
void append(Nodes& nodes, const Nodes& child, std::uint32_t skip = 0) {
  const auto offset = static_cast<std::uint32_t>(nodes.size()) - skip;
  for (std::size_t i = skip; i < child.size(); ++i) {
    nodes.push_back(child[i]);
    nodes.back().end += offset;
  }
}

class Parser {
 public:
  Parser(std::string_view text, std::vector<std::string>& names) : text_(text), names_(names) {}

  std::optional<Nodes> whole() {
    std::optional<Nodes> nodes = chain(Kind::any, 0);
    if (!nodes) return std::nullopt;
    skip_space();
    if (at_ < text_.size()) return fail(text_[at_] == ')' ? "„)“ ohne „(“" : "vor „" + here() + "“ fehlt „&“ oder „|“");
    return nodes;
  }
  [[nodiscard]] ExpressionError error() const { return {at_ + 1, reason_}; }

 private:
  std::optional<Nodes> chain(Kind kind, std::size_t depth) {
    const char sign = kind == Kind::any ? '|' : '&';
    Nodes nodes{{kind, 0, 0}};
    std::size_t parts = 0;
    do {
      const std::optional<Nodes> part = kind == Kind::any ? chain(Kind::all, depth) : atom(depth);
      if (!part) return std::nullopt;
      append(nodes, *part, part->front().kind == kind ? 1 : 0);  // a & (b & c) is a & b & c
      ++parts;
    } while (take(sign));
    nodes.front().end = static_cast<std::uint32_t>(nodes.size());
    if (parts > 1) return nodes;
    if (nodes.size() > 1 && nodes[1].end == nodes.size()) return only_child(nodes);
    return nodes;  // a single spliced child of the same kind
  }

  static Nodes only_child(const Nodes& nodes) {
    Nodes child(std::next(nodes.begin()), nodes.end());
    for (ExpressionNode& node : child) --node.end;
    return child;
  }

  std::optional<Nodes> atom(std::size_t depth) {
    if (take('(')) {
      if (depth == Expression::kDepthMax) return fail("zu tief geschachtelt");
      std::optional<Nodes> inner = chain(Kind::any, depth + 1);
      if (inner && !take(')')) return fail("„)“ fehlt");
      return inner;
    }
    skip_space();
    if (at_ == text_.size()) return fail("hier fehlt eine Komponente");
    if (!is_letter(text_[at_])) return fail("„" + here() + "“ ist keine Komponente");
    const std::size_t start = at_;
    while (at_ < text_.size() && is_id_character(text_[at_])) ++at_;
    return Nodes{{Kind::name, index_of(text_.substr(start, at_ - start)), 1}};
  }

  std::uint32_t index_of(std::string_view id) {
    const auto found = std::find(names_.begin(), names_.end(), id);
    const auto index = static_cast<std::uint32_t>(found - names_.begin());
    if (found == names_.end()) names_.emplace_back(id);
    return index;
  }

  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }
  bool take(char sign) {
    skip_space();
    if (at_ == text_.size() || text_[at_] != sign) return false;
    ++at_;
    return true;
  }
  /// The character at the cursor, whole even where it has several bytes.
  [[nodiscard]] std::string here() const {
    std::size_t end = at_ + 1;
    while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) ++end;
    return std::string(text_.substr(at_, end - at_));
  }
  std::nullopt_t fail(std::string reason) {
    reason_ = std::move(reason);
    return std::nullopt;
  }

  std::string_view text_;
  std::vector<std::string>& names_;
  std::size_t at_ = 0;
  std::string reason_;
};

void print(const Expression& expression, std::uint32_t at, std::string& out) {
  const ExpressionNode& node = expression.nodes()[at];
  if (node.kind == Kind::name) {
    out += expression.names()[node.name];
    return;
  }
  for (std::uint32_t child = at + 1; child < node.end; child = expression.nodes()[child].end) {
    if (child != at + 1) out += node.kind == Kind::all ? " & " : " | ";
    const bool parentheses = node.kind == Kind::all && expression.nodes()[child].kind == Kind::any;
    if (parentheses) out += '(';
    print(expression, child, out);
    if (parentheses) out += ')';
  }
}

}  // namespace

Result<Expression, ExpressionError> Expression::parse(std::string_view text) {
  if (text.size() > kBytesMax) return refuse(ExpressionError{kBytesMax + 1, "der Ausdruck ist zu lang"});
  Expression expression;
  if (text.find_first_not_of(" \t") == std::string_view::npos) return expression;
  Parser parser(text, expression.names_);
  std::optional<Nodes> nodes = parser.whole();
  if (!nodes) return refuse(parser.error());
  expression.nodes_ = std::move(*nodes);
  return expression;
}

std::string Expression::text() const {
  std::string out;
  if (!empty()) print(*this, 0, out);
  return out;
}

}  // namespace nb::catalogue
