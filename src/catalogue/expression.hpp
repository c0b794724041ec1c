// SPDX-License-Identifier: EUPL-1.2
// What needs what: `a & (b | c)`. & binds tighter than |, empty text needs nothing. Pure; an Expression is always valid.
// The tree is one flat vector in preorder, so that it can be compiled to indices once and evaluated without pointers.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace nb::catalogue {

/// Why a text is no expression; the column counts from 1 (bytes; everything before it is ASCII).
struct ExpressionError {
  std::size_t column;
  std::string reason;  ///< German
};

/// A node of the preorder vector: its subtree is [own index, end). The children of `all` and `any` follow one another,
/// the first directly after its parent, each next one at the `end` of the one before.
struct ExpressionNode {
  enum class Kind : std::uint8_t { name, all, any } kind;
  std::uint32_t name = 0;  ///< Kind::name: index into Expression::names(), or what bind() made of it
  std::uint32_t end = 0;
  friend bool operator==(const ExpressionNode&, const ExpressionNode&) = default;
};

class Expression {
 public:
  /// Longest text and deepest nesting that parse() takes.
  static constexpr std::size_t kBytesMax = 2000;
  static constexpr std::size_t kDepthMax = 64;

  /// Needs nothing.
  Expression() = default;
  [[nodiscard]] static Result<Expression, ExpressionError> parse(std::string_view text);

  [[nodiscard]] bool empty() const { return nodes_.empty(); }
  /// Every id once, in the order of first mention.
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// Preorder; the root is node 0. Empty for an empty expression.
  [[nodiscard]] const std::vector<ExpressionNode>& nodes() const { return nodes_; }
  /// Canonical text: parse(text()) is equal to this.
  [[nodiscard]] std::string text() const;

  /// The nodes with `index_of(id)` instead of the index into names(); what evaluate() of a whole region works on.
  template <class IndexOf>
  [[nodiscard]] std::vector<ExpressionNode> bind(IndexOf&& index_of) const {
    std::vector<std::uint32_t> index;
    for (const std::string& name : names_) index.push_back(index_of(name));
    std::vector<ExpressionNode> bound = nodes_;
    for (ExpressionNode& node : bound) {
      if (node.kind == ExpressionNode::Kind::name) node.name = index[node.name];
    }
    return bound;
  }

  friend bool operator==(const Expression&, const Expression&) = default;

 private:
  std::vector<std::string> names_;
  std::vector<ExpressionNode> nodes_;
};

/// The value of one subtree: `all` is the least of its children, `any` the greatest. Value is bool or any ordered type
/// (e.g. down < unknown < degraded < up); value_of(ExpressionNode::name) answers for one component.
template <class Value, class ValueOf>
[[nodiscard]] Value evaluate_at(std::span<const ExpressionNode> nodes, std::uint32_t at, ValueOf& value_of) {
  const ExpressionNode& node = nodes[at];
  if (node.kind == ExpressionNode::Kind::name) return value_of(node.name);
  Value value = evaluate_at<Value>(nodes, at + 1, value_of);
  for (std::uint32_t child = nodes[at + 1].end; child < node.end; child = nodes[child].end) {
    const Value other = evaluate_at<Value>(nodes, child, value_of);
    value = node.kind == ExpressionNode::Kind::all ? std::min(value, other) : std::max(value, other);
  }
  return value;
}

/// The value of a whole expression; `nothing` is the value of an empty one.
template <class Value, class ValueOf>
[[nodiscard]] Value evaluate(std::span<const ExpressionNode> nodes, Value nothing, ValueOf&& value_of) {
  return nodes.empty() ? nothing : evaluate_at<Value>(nodes, 0, value_of);
}

}  // namespace nb::catalogue
