// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/expression.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <random>
#include <set>

namespace nb::catalogue {
namespace {

Expression parsed(std::string_view text) {
  auto result = Expression::parse(text);
  EXPECT_TRUE(result) << text;
  return result ? *result : Expression();
}

bool holds(const Expression& expression, const std::set<std::string>& up) {
  return evaluate<bool>(expression.nodes(), true, [&](std::uint32_t name) { return up.contains(expression.names()[name]); });
}

TEST(Expression, NeedsNothingWhenEmpty) {
  EXPECT_TRUE(parsed("").empty());
  EXPECT_TRUE(parsed(" \t ").empty());
  EXPECT_TRUE(holds(parsed(""), {}));
  EXPECT_EQ(parsed("").text(), "");
}

TEST(Expression, BindsAndTighterThanOr) {
  const Expression expression = parsed("a | b & c");
  EXPECT_TRUE(holds(expression, {"a"}));
  EXPECT_FALSE(holds(expression, {"b"}));
  EXPECT_TRUE(holds(expression, {"b", "c"}));
  EXPECT_FALSE(holds(parsed("(a | b) & c"), {"a"}));
}

TEST(Expression, NamesEachIdOnceInOrder) { EXPECT_EQ(parsed("b & (a | b) & c_2").names(), (std::vector<std::string>{"b", "a", "c_2"})); }

TEST(Expression, PrintsCanonicalText) {
  EXPECT_EQ(parsed("a&(b|c)").text(), "a & (b | c)");
  EXPECT_EQ(parsed("((a))").text(), "a");
  EXPECT_EQ(parsed("(a & (b & c)) & d").text(), "a & b & c & d");
  EXPECT_EQ(parsed("(a | b)").text(), "a | b");
  EXPECT_EQ(parsed("((a | b) | c) | (d & e)").text(), "a | b | c | d & e");
  EXPECT_EQ(parsed("((a & b))").text(), "a & b");
}

TEST(Expression, EvaluatesOrderedStates) {
  const Expression expression = parsed("a & (b | c)");
  const auto value = [&](std::vector<int> of) { return evaluate<int>(expression.nodes(), 9, [&](std::uint32_t name) { return of[name]; }); };
  EXPECT_EQ(value({3, 0, 2}), 2);
  EXPECT_EQ(value({1, 0, 2}), 1);
}

TEST(Expression, BindsToForeignIndices) {
  const auto nodes = parsed("a & b").bind([](const std::string& id) { return id == "a" ? 7U : 11U; });
  ASSERT_EQ(nodes.size(), 3U);
  EXPECT_EQ(nodes[1].name, 7U);
  EXPECT_EQ(nodes[2].name, 11U);
}

struct Broken {
  const char* text;
  std::size_t column;
  const char* reason;
};

class ExpressionErrors : public testing::TestWithParam<Broken> {};

TEST_P(ExpressionErrors, NamesColumnAndReason) {
  const auto result = Expression::parse(GetParam().text);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().column, GetParam().column);
  EXPECT_EQ(result.error().reason, GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(Table, ExpressionErrors,
                         testing::Values(Broken{"a &", 4, "hier fehlt eine Komponente"}, Broken{"a & | b", 5, "„|“ ist keine Komponente"}, Broken{"(a | b", 7, "„)“ fehlt"},
                                         Broken{"a | b)", 6, "„)“ ohne „(“"}, Broken{"a b", 3, "vor „b“ fehlt „&“ oder „|“"}, Broken{"a & Ä", 5, "„Ä“ ist keine Komponente"},
                                         Broken{"()", 2, "„)“ ist keine Komponente"}, Broken{"a && b", 4, "„&“ ist keine Komponente"},
                                         Broken{"1a", 1, "„1“ ist keine Komponente"}));

TEST(Expression, RefusesWhatIsTooDeepOrTooLong) {
  const std::string deep = std::string(Expression::kDepthMax + 1, '(') + "a" + std::string(Expression::kDepthMax + 1, ')');
  EXPECT_FALSE(Expression::parse(deep));
  EXPECT_TRUE(Expression::parse(deep.substr(1, deep.size() - 2)));
  EXPECT_FALSE(Expression::parse(std::string(Expression::kBytesMax + 1, 'a')));
}

// A tree of pointers, printed and evaluated the plain way: the reference for the flat one.
struct Naive {
  char sign = 0;
  std::string name;
  std::vector<Naive> parts;

  [[nodiscard]] std::string text() const {
    if (sign == 0) return name;
    std::string out = "(";
    for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? "" : std::string(1, sign)) + parts[i].text();
    return out + ")";
  }
  [[nodiscard]] bool holds(const std::set<std::string>& up) const {
    if (sign == 0) return up.contains(name);
    const auto part_holds = [&](const Naive& part) { return part.holds(up); };
    return sign == '&' ? std::all_of(parts.begin(), parts.end(), part_holds) : std::any_of(parts.begin(), parts.end(), part_holds);
  }
};

Naive random_tree(std::mt19937& random, int depth) {
  if (depth == 0 || random() % 3 == 0) return {0, std::string(1, static_cast<char>('a' + random() % 6)), {}};
  Naive tree{random() % 2 == 0 ? '&' : '|', "", {}};
  for (std::size_t i = 0, n = 2 + random() % 3; i < n; ++i) tree.parts.push_back(random_tree(random, depth - 1));
  return tree;
}

TEST(Expression, AgreesWithNaiveEvaluatorAndRoundTrips) {
  std::mt19937 random(20231030);
  for (int round = 0; round < 500; ++round) {
    const Naive tree = random_tree(random, 4);
    const Expression expression = parsed(tree.text());
    ASSERT_EQ(parsed(expression.text()), expression) << tree.text();
    for (unsigned mask = 0; mask < 64; ++mask) {
      std::set<std::string> up;
      for (unsigned bit = 0; bit < 6; ++bit) {
        if ((mask >> bit & 1U) != 0) up.insert(std::string(1, static_cast<char>('a' + bit)));
      }
      ASSERT_EQ(holds(expression, up), tree.holds(up)) << tree.text();
    }
  }
}

}  // namespace
}  // namespace nb::catalogue
