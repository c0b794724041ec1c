// SPDX-License-Identifier: EUPL-1.2
// What `notbetrieb init` leaves behind, also where it refuses.
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

#include "app/commands.hpp"
#include "base/error.hpp"
#include "support/temp_folder.hpp"

namespace nb::app {
namespace {

namespace fs = std::filesystem;

struct Streams {
  std::ostringstream out;
  std::ostringstream err;
  std::istringstream in;
  Io io() { return {out, err, in}; }
};

TEST(Init, ItsFolderIsForItsOwnerOnlyWhateverStoodThere) {
  const test::TempFolder folder;
  const std::string dir = folder.file("nb");
  fs::create_directory(dir);
  fs::permissions(dir, fs::perms::all);
  Streams streams;
  EXPECT_EQ(init({.dir = dir, .instance = "probe", .title = "Probe", .operator_name = {}, .password_from_stdin = false, .clock_at = {}}, streams.io()), kDone);
  EXPECT_EQ(fs::status(dir).permissions(), fs::perms::owner_all);
  EXPECT_EQ(fs::status(dir + "/keys").permissions(), fs::perms::owner_all);
}

TEST(Init, ANameThatCannotBeUsedLeavesNothingInTheWayOfTheNextTry) {
  const test::TempFolder folder;
  const std::string dir = folder.file("nb");
  Streams streams;
  EXPECT_THROW((void)init({.dir = dir, .instance = "a/b", .title = "Probe", .operator_name = {}, .password_from_stdin = false, .clock_at = {}}, streams.io()), Error);
  EXPECT_EQ(init({.dir = dir, .instance = "ab", .title = "Probe", .operator_name = {}, .password_from_stdin = false, .clock_at = {}}, streams.io()), kDone);
}

}  // namespace
}  // namespace nb::app
