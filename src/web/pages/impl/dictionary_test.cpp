// SPDX-License-Identifier: EUPL-1.2
// What templates get to see of Fields, through the real engine: the semantics of its own dictionary.
#include "web/pages/impl/dictionary.hpp"

#include <ctemplate/template_cache.h>
#include <gtest/gtest.h>

namespace nb::pages {
namespace {

class DictionaryTest : public testing::Test {
 protected:
  std::string expand(const std::string& text) {
    ctemplate::TemplateCache cache;
    EXPECT_TRUE(cache.StringToTemplateCache("t", "{{%AUTOESCAPE context=\"HTML\"}}" + text, ctemplate::DO_NOT_STRIP));
    std::string out;
    EXPECT_TRUE(cache.ExpandWithData("t", ctemplate::DO_NOT_STRIP, &root_, nullptr, &out));
    return out;
  }
  Dictionary::Arena arena_;
  Dictionary root_{arena_, nullptr};
};

TEST_F(DictionaryTest, TheLatestValueCountsAndIsEscaped) {
  root_.set("A", "old");
  root_.set("A", "<new>");
  EXPECT_EQ(expand("{{A}}|{{B}}|"), "&lt;new&gt;||");
}

TEST_F(DictionaryTest, AShownSectionIsThereOnceWithTheValuesAroundIt) {
  root_.set("A", "a");
  root_.show("S");
  root_.show("S");
  EXPECT_EQ(expand("{{#S}}{{A}}{{/S}}{{#HIDDEN}}x{{/HIDDEN}}"), "a");
}

TEST_F(DictionaryTest, AddedSectionsComeInOrderAndSeeWhatIsAroundThem) {
  root_.set("A", "a");
  Dictionary& first = root_.add("S");
  first.set("N", "1");
  root_.add("S").set("N", "2");
  first.show("MARK");
  root_.show("S");  // changes nothing: it is shown already
  root_.set("A", "b");
  EXPECT_EQ(expand("{{#S}}{{N}}{{A}}{{#MARK}}!{{/MARK}} {{/S}}"), "1b! 2b ");
}

TEST_F(DictionaryTest, AnInnerSectionShowsWhatAnOuterOneHas) {
  root_.set("OUT", "o");
  Dictionary& flag = root_.add("FLAG");
  flag.set("V", "f");
  Dictionary& inner = root_.add("S").add("T");
  inner.set("V", "inner");
  EXPECT_EQ(expand("{{#S}}{{#T}}{{V}}{{#FLAG}}{{V}}{{OUT}}{{/FLAG}}{{/T}}{{/S}}"), "innerfo");
}

TEST_F(DictionaryTest, ValuesMayBeOfAnySizeAndAreCopied) {
  std::string text(100'000, 'x');
  root_.set("A", text);
  text.assign(100'000, 'y');
  EXPECT_EQ(expand("{{A}}"), std::string(100'000, 'x'));
}

}  // namespace
}  // namespace nb::pages
