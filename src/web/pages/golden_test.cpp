// SPDX-License-Identifier: EUPL-1.2
// One page of each kind per language, byte for byte, with the clock standing still. NB_ACCEPT=1 rewrites the files.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "web/pages/test_site.hpp"

namespace nb::pages {
namespace {

namespace fs = std::filesystem;

struct Golden {
  const char* name;
  const char* path;
};

class GoldenPage : public testing::TestWithParam<Golden> {};

/// The style sheet has its own tests; without it a change of a colour does not touch every file.
std::string without_css(std::string page) {
  const std::size_t open = page.find("<style>");
  const std::size_t close = page.find("</style>");
  if (open != std::string::npos && close != std::string::npos) page.replace(open + 7, close - open - 7, "");
  return page;
}

void expect_as_accepted(const std::string& name, const std::string& whole) {
  const fs::path file = fs::path(fixture::source_dir()) / "tests" / "golden" / "pages" / (name + ".html");
  const std::string page = without_css(whole);
  if (std::getenv("NB_ACCEPT") != nullptr) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << page;
    return;
  }
  std::ifstream in(file, std::ios::binary);
  std::ostringstream accepted;
  accepted << in.rdbuf();
  EXPECT_EQ(page, accepted.str()) << file << " (NB_ACCEPT=1 rewrites it)";
}

TEST_P(GoldenPage, IsAsAccepted) { expect_as_accepted(GetParam().name, fixture::get(GetParam().path).text); }

/// The browser tests look at these two files, because no running program gets into this state on purpose.
TEST(GoldenPage, ASituationNobodyKnowsYetIsTold) {
  const auto region = fixture::region_with(fixture::evening(), [](publish::View& view) { view.situation = nullptr; });
  for (const auto& [name, path] : {std::pair{"state_unknown_de", "/arnsberg/"}, std::pair{"state_unknown_en", "/en/arnsberg/leistungen/"}}) {
    const publish::PageText page = fixture::site().answer(region, "x", path, "").render(fixture::evening());
    EXPECT_EQ(page.status, 503) << path;
    expect_as_accepted(name, page.text);
  }
}

INSTANTIATE_TEST_SUITE_P(Pages, GoldenPage,
                         testing::Values(Golden{"home_de", "/sundern/"}, Golden{"home_en", "/en/arnsberg/"}, Golden{"home_leicht", "/leicht/arnsberg/"},
                                         Golden{"region_leicht", "/leicht/"}, Golden{"service_de", "/arnsberg/leistungen/wohnsitz-anmelden/"},
                                         Golden{"service_en", "/en/arnsberg/leistungen/trauung/"}, Golden{"service_district_de", "/arnsberg/leistungen/kfz-zulassung/"},
                                         Golden{"office_de", "/arnsberg/aemter/standesamt/"}, Golden{"office_en", "/en/arnsberg/aemter/standesamt/"},
                                         Golden{"sites_en", "/en/sundern/standorte/"}, Golden{"announcements_de", "/arnsberg/meldungen/"},
                                         Golden{"announcement_en", "/en/arnsberg/meldungen/m4/"}, Golden{"announcement_corrected_de", "/arnsberg/meldungen/m2/"},
                                         Golden{"poster_de", "/arnsberg/aushang/"}, Golden{"poster_service_en", "/en/arnsberg/leistungen/trauung/aushang/"},
                                         Golden{"accessibility_de", "/arnsberg/barrierefreiheit/"}, Golden{"imprint_en", "/en/arnsberg/impressum/"},
                                         Golden{"privacy_de", "/datenschutz/"}, Golden{"not_found_de", "/arnsberg/nix/"}, Golden{"not_found_en", "/en/nix/"}),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace nb::pages
