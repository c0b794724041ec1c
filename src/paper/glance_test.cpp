// SPDX-License-Identifier: EUPL-1.2
#include "paper/glance.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "paper/child_reader.hpp"
#include "paper/fixed_reader.hpp"
#include "paper/outline.hpp"
#include "paper/sheets.hpp"
#include "paper/test_files.hpp"

namespace nb::paper {
namespace {

Bytes two_pages() { return intake_forms({.town = "Arnsberg", .office = "Bürgerbüro", .numbers = {"M-000123-4", "M-000124-8"}}); }

TEST(Glance, CountsThePagesOfAPdfInTheChild) {
  ChildReader reader({.program = "/proc/self/exe"});
  EXPECT_EQ(count_pages(reader, two_pages(), FileType::pdf), 2U);
}

TEST(Glance, AnImageIsOnePageAndNeedsNoChild) {
  FixedReader reader(Scan{.pages = 7});
  EXPECT_EQ(count_pages(reader, test::png_claiming(1, 1), FileType::png), 1U);
  EXPECT_EQ(count_pages(reader, {}, FileType::jpeg), 1U);
  EXPECT_EQ(reader.reads(), 0);
  EXPECT_EQ(count_pages(reader, {}, FileType::tiff), 7U);
}

TEST(Glance, WhatCannotBeCountedIsNoFault) {
  FixedReader reader(refuse(ScanFault::timeout));
  EXPECT_EQ(count_pages(reader, two_pages(), FileType::pdf), 0U);
}

TEST(Glance, DrawsTheFirstPageNoWiderThanAScreenNeeds) {
  ChildReader reader({.program = "/proc/self/exe"});
  const auto page = first_page(reader, two_pages());
  ASSERT_TRUE(page);
  const auto outline = outline_of(*page, {});
  ASSERT_TRUE(outline);
  EXPECT_EQ(outline->type, FileType::png);
  EXPECT_LT(page->size(), 400'000U);
}

TEST(Glance, DrawsAnyPageWideEnoughToTypeFrom) {
  ChildReader reader({.program = "/proc/self/exe"});
  const auto second = readable_page(reader, two_pages(), 1);
  ASSERT_TRUE(second);
  const auto outline = outline_of(*second, {});
  ASSERT_TRUE(outline);
  EXPECT_EQ(outline->type, FileType::png);
  EXPECT_NE(*second, *readable_page(reader, two_pages(), 0));
  EXPECT_GT(second->size(), first_page(reader, two_pages())->size());
  EXPECT_FALSE(readable_page(reader, two_pages(), 2)) << "there are two";
}

TEST(Glance, ABombIsRefusedAtOnceAndTheReaderGoesOn) {
  ChildReader reader({.program = "/proc/self/exe"});
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_FALSE(first_page(reader, test::png_claiming(65'535, 65'535)));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(2));
  EXPECT_TRUE(first_page(reader, two_pages()));
}

}  // namespace
}  // namespace nb::paper
