// SPDX-License-Identifier: EUPL-1.2
// Templates as they lie on disk: partials, keys, and what a broken installation is told.
#include "web/pages/impl/template_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/error.hpp"
#include "support/temp_folder.hpp"

namespace nb::pages {
namespace {

using testing::HasSubstr;

class TemplateFileTest : public testing::Test {
 protected:
  void put(const std::string& name, const std::string& text) const { std::ofstream(folder_.file(name), std::ios::binary) << text; }
  void put_template(const std::string& name, const std::string& text) const { put(name, std::string(kAutoescape) + text); }
  std::string resolved() const {
    return read_template(folder_.file("page.tpl"), [](std::string_view key) { return "<" + std::string(key) + ">"; });
  }
  std::string fault() const {
    try {
      return "no fault: " + resolved();
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::configuration);
      return error.what();
    }
  }
  const test::TempFolder folder_;
};

TEST_F(TemplateFileTest, PartialsAreInsertedAtAnyDepthAndTheMarkerStandsOnce) {
  put_template("page.tpl", "a [[>outer]] [[key.one]]\n");
  put_template("_outer.tpl", "b [[>inner]]");
  put_template("_inner.tpl", "c [[key.two]]");
  EXPECT_EQ(resolved(), std::string(kAutoescape) + "a b c <key.two> <key.one>\n");
}

TEST_F(TemplateFileTest, WhatAKeyStandsForIsNotReadAgain) {
  put_template("page.tpl", "[[>outer]]");
  put_template("_outer.tpl", "[[x]]");
  EXPECT_EQ(read_template(folder_.file("page.tpl"), [](std::string_view) { return std::string("[[>outer]]"); }), std::string(kAutoescape) + "[[>outer]]");
}

TEST_F(TemplateFileTest, AMissingFileIsNamed) {
  EXPECT_THAT(fault(), HasSubstr("page.tpl"));
  put_template("page.tpl", "[[>gone]]");
  EXPECT_THAT(fault(), HasSubstr("_gone.tpl fehlt"));
}

TEST_F(TemplateFileTest, AFolderIsNoFile) { EXPECT_THROW((void)read_installed_file(folder_.path()), Error); }

TEST_F(TemplateFileTest, AnEmptyFileIsReadAsItIs) {
  put("empty.css", "");
  EXPECT_EQ(read_installed_file(folder_.file("empty.css")), "");
}

TEST_F(TemplateFileTest, ATemplateThatWouldNotBeEscapedIsRefused) {
  put("page.tpl", "{{NAME}}");
  EXPECT_THAT(fault(), HasSubstr("page.tpl fehlt die erste Zeile"));
  put_template("page.tpl", "[[>open]]");
  put("_open.tpl", "{{NAME}}");
  EXPECT_THAT(fault(), HasSubstr("_open.tpl fehlt die erste Zeile"));
}

TEST_F(TemplateFileTest, ATemplateThatContainsItselfIsRefused) {
  put_template("page.tpl", "[[>loop]]");
  put_template("_loop.tpl", "[[>loop]]");
  EXPECT_THAT(fault(), HasSubstr("bindet sich selbst ein"));
}

TEST_F(TemplateFileTest, AnOpenBracketIsNamed) {
  put_template("page.tpl", "[[key");
  EXPECT_THAT(fault(), HasSubstr("nicht geschlossen"));
}

}  // namespace
}  // namespace nb::pages
