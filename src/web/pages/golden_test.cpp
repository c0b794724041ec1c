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

TEST_P(GoldenPage, IsAsAccepted) {
  const fs::path file = fs::path(fixture::source_dir()) / "tests" / "golden" / "pages" / (std::string(GetParam().name) + ".html");
  const std::string page = without_css(fixture::get(GetParam().path).text);
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
