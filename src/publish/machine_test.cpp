// SPDX-License-Identifier: EUPL-1.2
// Documents for programs are read back by programs: JSON against the published schema, Atom against RFC 4287's grammar.
#include <boost/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "base/text.hpp"
#include "publish/feed.hpp"
#include "publish/status_json.hpp"
#include "publish/test_region.hpp"
#include "situation/names.hpp"
#include "support/temp_folder.hpp"

namespace nb::publish {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using fixture::Committed;
using testing::HasSubstr;
using testing::Not;

const Instant kMorning = *parse_rfc3339("2023-10-30T06:00:00+01:00");
const Ags kArnsberg = *Ags::parse("05958004");
const std::string kNasty = "</script><b>&\"'\\ \u2028 Ende";

class MachineOutput : public testing::Test {
 protected:
  MachineOutput() {
    Committed(fixture::declared("provider_dc", situation::ComponentState::down, kMorning, std::nullopt, kMorning + 48h)).to(publisher_);
    situation::Incident incident{.id = "it-ausfall", .region_wide = true, .began = kMorning, .declared_by = "stab", .cause = {.de = kNasty, .en = "Attack"}, .as_of = kMorning};
    incident.forecast = {.kind = situation::Forecast::Kind::day, .date = parse_date("2023-11-06"), .as_of = kMorning};
    const situation::Fact fact{.ags = std::nullopt, .kind = situation::FactKind::incident, .object = "it-ausfall", .position = std::nullopt, .as_of = kMorning, .said = incident};
    Committed(region_log(), {.type = std::string(situation::event::kIncidentDeclared), .subject = "it-ausfall", .data = situation::encode(fact), .occurred = {}, .parts = {}},
              kMorning)
        .to(publisher_);
    Committed(main_log(kArnsberg), fixture::announcement("erste", kMorning), kMorning + 1min).to(publisher_);
    Written second;
    second.id = "zweite";
    second.corrects = "erste";
    second.valid_from = kMorning;
    second.texts = {{.lang = "de", .title = kNasty, .markdown = kNasty}};
    Committed(main_log(kArnsberg), encode(Announced{second}), kMorning + 2min).to(publisher_);
    Committed(region_log(), fixture::announcement("spaeter", kMorning + 24h), kMorning + 3min).to(publisher_);
  }

  std::shared_ptr<const View> arnsberg() { return publisher_.region()->by_slug("arnsberg"); }
  std::string feed(const std::string& lang = "de") {
    return atom_feed(*arnsberg(),
                     {.lang = lang,
                      .title = "Bekanntmachungen & mehr",
                      .author = "Stadt Arnsberg",
                      .self_url = "https://notfall.example/arnsberg/feed.atom",
                      .page_url = "https://notfall.example/arnsberg/",
                      .incident_title = "Störung",
                      .announcement_url = [](const Announcement& announcement) { return "https://notfall.example/arnsberg/bekanntmachungen/" + announcement.id + "/?a=1&b=2"; }},
                     kMorning + 1h);
  }

  Publisher publisher_{fixture::truth_of(fixture::read_pack(), kMorning), kMorning, {}};
};

bool runs(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

TEST_F(MachineOutput, StatusSaysWhatTheViewSays) {
  const json::object document = json::parse(status_json(*arnsberg(), "/api/v1/status.schema.json", kMorning + 1h)).as_object();
  EXPECT_EQ(document.at("municipality").at("slug").as_string(), "arnsberg");
  EXPECT_EQ(document.at("generated").as_string(), "2023-10-30T06:00:00Z");
  EXPECT_EQ(document.at("changed").as_string(), "2023-10-30T05:03:00Z");
  EXPECT_EQ(document.at("components").as_array().size(), 64U);
  EXPECT_EQ(document.at("services").as_array().size(), 192U);
  EXPECT_EQ(document.at("incidents").at(0).at("cause").at("de").as_string(), kNasty);
  EXPECT_EQ(document.at("incidents").at(0).at("forecast").at("date").as_string(), "2023-11-06");

  const auto& situation = *arnsberg()->situation;
  std::size_t impossible = 0;
  for (std::size_t i = 0; i < 192; ++i) {
    const json::object& service = document.at("services").at(i).as_object();
    EXPECT_EQ(service.at("id").as_string(), situation.services[i].service);
    EXPECT_EQ(service.at("state").as_string(), std::string(situation::to_string(situation.services[i].whole.state)));
    EXPECT_TRUE(service.at("state").as_string() == "possible" || service.contains("instead")) << service.at("id");
    impossible += service.at("state").as_string() == "impossible" ? 1U : 0U;
  }
  EXPECT_GT(impossible, 0U);
}

TEST_F(MachineOutput, StatusShowsAnnouncementsWithTheirStanding) {
  const json::array announcements = json::parse(status_json(*arnsberg(), "", kMorning + 1h)).at("announcements").as_array();
  ASSERT_EQ(announcements.size(), 3U);
  EXPECT_EQ(announcements[0].at("standing").as_string(), "pending");
  EXPECT_EQ(announcements[1].at("standing").as_string(), "current");
  EXPECT_EQ(announcements[1].at("corrects").as_string(), "erste");
  EXPECT_EQ(announcements[1].at("texts").at("de").at("title").as_string(), kNasty);
  EXPECT_EQ(announcements[2].at("standing").as_string(), "corrected");
  EXPECT_EQ(announcements[2].at("corrected_by").as_string(), "zweite");
}

TEST_F(MachineOutput, StatusTellsWhoseOfficeItIs) {
  const json::object document = json::parse(status_json(*arnsberg(), "", kMorning)).as_object();
  int checked = 0;
  for (const json::value& service : document.at("services").as_array()) {
    const bool here = service.at("office_here").as_bool();
    const json::string& office = service.at("office").as_string();
    EXPECT_TRUE(office != "Bürgerbüro" || here);
    EXPECT_TRUE(office != "Kfz-Zulassung" || !here) << "the district's";
    checked += office == "Bürgerbüro" || office == "Kfz-Zulassung" ? 1 : 0;
  }
  EXPECT_GT(checked, 40);
}

TEST_F(MachineOutput, SchemaServedIsTheSchemaPublished) {
  std::ifstream file(std::string(NB_SOURCE_DIR) + "/docs/formats/status.schema.json");
  const std::string published((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  EXPECT_EQ(status_schema(), published);
  EXPECT_EQ(json::parse(json::string_view(status_schema().data(), status_schema().size())).at("$schema").as_string(), "https://json-schema.org/draft/2020-12/schema");
}

TEST_F(MachineOutput, StatusFollowsTheSchema) {
  if (!runs("python3 -c 'import jsonschema; jsonschema.Draft202012Validator'")) GTEST_SKIP() << "python3-jsonschema is not installed: the documents were not validated";
  const test::TempFolder folder;
  std::ofstream(folder.path() + "/schema.json") << status_schema();
  for (const auto& view : {arnsberg(), publisher_.region()->by_slug("sundern"), publisher_.region()->by_ags("05958000")})
    std::ofstream(folder.path() + "/" + view->town->municipality.slug + ".status") << status_json(*view, "/api/v1/status.schema.json", kMorning);
  std::ofstream(folder.path() + "/check.py") << R"(import glob, json, sys, jsonschema
schema = json.load(open(sys.argv[1] + "/schema.json"))
jsonschema.Draft202012Validator.check_schema(schema)
check = jsonschema.Draft202012Validator(schema)
files = glob.glob(sys.argv[1] + "/*.status")
assert len(files) == 3
for file in files:
    check.validate(json.load(open(file)))
document = json.load(open(files[0]))
document["services"][0]["state"] = "great"
assert not check.is_valid(document)
)";
  EXPECT_EQ(std::system(("python3 " + folder.path() + "/check.py " + folder.path()).c_str()), 0);
}

TEST_F(MachineOutput, FeedListsWhatIsValidAndLinksCorrections) {
  const std::string atom = feed();
  EXPECT_THAT(atom, HasSubstr("<title>Bekanntmachungen &amp; mehr</title>"));
  EXPECT_THAT(atom, HasSubstr("rel=\"alternate\" type=\"text/html\" href=\"https://notfall.example/arnsberg/bekanntmachungen/zweite/?a=1&amp;b=2\""));
  EXPECT_THAT(atom, HasSubstr("rel=\"related\" type=\"text/html\" href=\"https://notfall.example/arnsberg/bekanntmachungen/erste/"));
  EXPECT_THAT(atom, Not(HasSubstr("rel=\"alternate\" type=\"text/html\" href=\"https://notfall.example/arnsberg/bekanntmachungen/erste/"))) << "replaced";
  EXPECT_THAT(atom, Not(HasSubstr("spaeter"))) << "not yet valid";
  EXPECT_THAT(atom, HasSubstr("<title>Störung</title>"));
  EXPECT_THAT(atom, HasSubstr("<title>&lt;/script&gt;&lt;b&gt;&amp;&quot;&#39;\\ "));
  EXPECT_THAT(feed("en"), HasSubstr("<content type=\"html\">&lt;p&gt;Attack&lt;/p&gt;"));
}

TEST_F(MachineOutput, FeedIdsAreTheSameEverywhere) {
  const std::string region = atom_feed(*publisher_.region(),
                                       {.lang = "de",
                                        .title = "Region",
                                        .author = "x",
                                        .self_url = "y",
                                        .page_url = "z",
                                        .incident_title = "Störung",
                                        .announcement_url = [](const Announcement&) { return std::string("u"); }},
                                       kMorning + 25h);
  const std::size_t incident = region.find("<title>Störung");
  ASSERT_NE(incident, std::string::npos);
  const std::size_t id = region.rfind("urn:uuid:", incident);
  EXPECT_THAT(feed(), HasSubstr(region.substr(id, 45)));
  EXPECT_THAT(region, HasSubstr("Termine fallen aus")) << "the region-wide announcement has begun";
}

TEST_F(MachineOutput, FeedFollowsTheGrammarOfRfc4287) {
  const char* data = std::getenv("NB_STANDARDS_DATA");
  if (data == nullptr) GTEST_SKIP() << "NB_STANDARDS_DATA is not set: the feeds were not validated";
  if (!runs("xmllint --version")) GTEST_SKIP() << "xmllint (libxml2-utils) is not installed: the feeds were not validated";
  const test::TempFolder folder;
  const std::string grammar = std::string(data) + "/feeds_cap/atom.rng";
  const auto valid = [&](const std::string& text) {
    std::ofstream(folder.path() + "/feed.atom") << text;
    return runs("xmllint --noout --relaxng '" + grammar + "' '" + folder.path() + "/feed.atom'");
  };
  EXPECT_TRUE(valid(feed()));
  EXPECT_TRUE(valid(feed("en")));
  const auto empty = std::make_shared<Publisher>(fixture::truth_of(fixture::read_pack(), kMorning), kMorning, Publisher::Reload());
  EXPECT_TRUE(
      valid(atom_feed(*empty->region(),
                      {.lang = "de", .title = "Region", .author = "x", .self_url = "feed.atom", .page_url = "./", .incident_title = "Störung", .announcement_url = {}}, kMorning)));
  std::string broken = feed();
  broken.erase(broken.find("<updated>"), broken.find("</updated>") + 10 - broken.find("<updated>"));
  EXPECT_FALSE(valid(broken)) << "the check itself works";
}

}  // namespace
}  // namespace nb::publish
