// SPDX-License-Identifier: EUPL-1.2
// The test program is its own scanning child, as the real program is.
#include <gtest/gtest.h>

#include "paper/child_reader.hpp"

int main(int argc, char** argv) {
  if (const auto code = nb::paper::scan_child_main(argc, argv)) return *code;
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
