// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_csv.hpp"

#include <gtest/gtest.h>

namespace nb::pages {
namespace {

TEST(StabCsv, NoCellOfARowIsAFormula) {
  EXPECT_EQ(csv_row({"=1+1", "\t=1", "\r=1", "@a", "Muster; \"Erika\"", ""}), "\"'=1+1\";\"'\t=1\";\"'\r=1\";\"'@a\";\"Muster; \"\"Erika\"\"\";\"\"\r\n");
}

}  // namespace
}  // namespace nb::pages
