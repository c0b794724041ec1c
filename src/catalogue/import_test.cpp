// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/import.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "catalogue/records.hpp"
#include "catalogue/test_pack.hpp"

namespace nb::catalogue {
namespace {

using test::changed;
using test::Files;
using test::small_pack;

Catalogue imported(const Files& files, const ImportOptions& options = {}) {
  auto result = import_texts(files, options);
  EXPECT_TRUE(result) << (result ? "" : to_german(result.error()));
  return result ? *result : Catalogue{};
}

std::vector<std::string> faults_of(const Files& files, const ImportOptions& options = {}) {
  std::vector<std::string> out;
  const auto result = import_texts(files, options);
  if (!result) {
    for (const Fault& fault : result.error()) out.push_back(to_german(fault));
  }
  return out;
}

std::string to_crlf(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return out;
}

/// Only for texts whose letters are all in ISO-8859-1.
std::string to_latin1(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    out += byte < 0x80 ? text[i] : static_cast<char>((byte & 3U) << 6U | (static_cast<unsigned char>(text[++i]) & 0x3FU));
  }
  return out;
}

TEST(Import, ReadsASmallPackWhole) {
  const Catalogue c = imported(small_pack());
  ASSERT_EQ(c.municipalities.size(), 3U);
  EXPECT_EQ(c.municipalities[1].hosts, (std::vector<std::string>{"notfall.arnsberg.example"}));
  EXPECT_EQ(c.municipalities[1].district, Ags::parse("05958000"));
  EXPECT_FALSE(c.municipalities[0].district);
  ASSERT_EQ(c.services.size(), 2U);
  EXPECT_EQ(c.services[0].fallback_de, "Bitte warten.\nWir melden uns.");
  const Service& s = c.services[1];
  EXPECT_EQ(s.channels, (std::vector<std::string>{"counter", "online"}));
  EXPECT_EQ(s.fallback.at("en"), "On paper.");
  EXPECT_EQ(s.bring.at("en"), "ID card");
  ASSERT_EQ(s.steps.size(), 2U);
  EXPECT_EQ(s.steps[1].fallback.at("en"), "Will be caught up.");
  EXPECT_EQ(s.demand_per_1000_per_year, 42);
  EXPECT_EQ(c.directory[0].valid_to, parse_date("2023-12-31"));
  EXPECT_EQ(c.sites[0].offices, (std::vector<std::string>{"Bürgerbüro"}));
  EXPECT_EQ(c.overrides.size(), 1U);
}

TEST(Import, IsTheSameInEveryEncodingAndLineEnd) {
  const Catalogue plain = imported(small_pack());
  Files dos = small_pack();
  for (auto& [name, text] : dos) text = "\xEF\xBB\xBF" + to_crlf(text);
  EXPECT_EQ(imported(dos), plain);
  Files latin1 = small_pack();
  for (auto& [name, text] : latin1) text = to_latin1(text);
  EXPECT_EQ(imported(latin1, {.encoding = Encoding::latin1}), plain);
  EXPECT_FALSE(faults_of(latin1).empty());
}

TEST(Import, ReadsTheWholeExamplePack) {
  const Catalogue c = imported(test::example_pack());
  EXPECT_EQ(c.municipalities.size(), 91U);
  EXPECT_EQ(c.components.size(), 64U);
  EXPECT_EQ(c.overrides.size(), 22U);
  EXPECT_EQ(c.services.size(), 192U);
  std::size_t steps = 0;
  for (const Service& service : c.services) steps += service.steps.size();
  EXPECT_EQ(steps, 91U);
  EXPECT_EQ(c.office_types.size(), 128U);
  EXPECT_EQ(c.sites.size(), 38U);
  EXPECT_EQ(c.directory.size(), 446U);
}

TEST(Import, ReadsAFolder) {
  const auto folder = std::filesystem::path(NB_SOURCE_DIR) / "examples" / "suedwestfalen";
  const auto result = import_pack(folder);
  ASSERT_TRUE(result) << to_german(result.error());
  EXPECT_EQ(*result, imported(test::example_pack()));
  const auto nowhere = import_pack(folder / "nirgends");
  ASSERT_FALSE(nowhere);
  EXPECT_THAT(to_german(nowhere.error()), testing::HasSubstr("dieser Ordner ist nicht da"));
}

TEST(Import, NamesMissingFilesAndColumns) {
  Files files = small_pack();
  files.erase("offices.csv");
  EXPECT_THAT(faults_of(files), testing::Contains("offices.csv: die Datei fehlt"));
  files = small_pack();
  files.erase("hosts.csv");
  EXPECT_THAT(faults_of(files), testing::IsEmpty());
  EXPECT_THAT(faults_of(changed("hosts.csv", "host,ags", "host,agz")),
              testing::ElementsAre("hosts.csv, Zeile 1, Spalte 1: die Spalte „ags“ fehlt", "hosts.csv, Zeile 1, Spalte 6: die Spalte „agz“ gibt es in dieser Datei nicht"));
  EXPECT_THAT(faults_of(changed("hosts.csv", "host,ags", "host,ags,host")), testing::Contains(testing::HasSubstr("Spalte 10: die Spalte „host“ kommt zweimal vor")));
  files["hosts.csv"] = "";
  EXPECT_THAT(faults_of(files), testing::ElementsAre(testing::HasSubstr("die Datei ist leer")));
}

struct Broken {
  const char* name;
  const char* file;
  const char* before;
  const char* after;
  const char* fault;
  bool alone = true;  ///< false: what refers to the broken row is named too
};

class ImportFaults : public testing::TestWithParam<Broken> {};

TEST_P(ImportFaults, NamePlaceAndReason) {
  const Broken& broken = GetParam();
  const auto faults = faults_of(changed(broken.file, broken.before, broken.after));
  EXPECT_THAT(faults, testing::Contains(testing::HasSubstr(broken.fault)));
  if (broken.alone) {
    EXPECT_EQ(faults.size(), 1U);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Municipalities, ImportFaults,
    testing::Values(
        Broken{"Key", "municipalities.csv", "05958004", "99958004", "municipalities.csv, Zeile 3, Spalte 1 (ags): „99958004“ ist kein amtlicher", false},
        Broken{"TwoSlugs", "municipalities.csv", "sundern", "arnsberg", "Zeile 4, Spalte 10 (slug): der Adressteil steht schon in Zeile 3"},
        Broken{"Slug", "municipalities.csv", "sundern", "Sundern!", "(slug): „Sundern!“ darf nur"}, Broken{"Reserved", "municipalities.csv", "sundern,", "stab,", "reserviert"},
        Broken{"Kind", "municipalities.csv", "Sundern,Stadt", "Sundern,Dorf", "Zeile 4, Spalte 26 (kind): „Dorf“ ist nicht vorgesehen; möglich: Stadt, Gemeinde oder Kreis"},
        Broken{"DistrictKey", "municipalities.csv", "Hochsauerlandkreis,Kreis", "Hochsauerlandkreis,Gemeinde", "Gemeinde endet nicht auf 000"},
        Broken{"WrongDistrict", "municipalities.csv", "Stadt,05958000,73000", "Stadt,05962000,73000", "(district_ags): zu diesem Schlüssel gehört der Kreis „05958000“"},
        Broken{"Population", "municipalities.csv", "73000", "73.000", "(population): „73.000“ ist keine ganze Zahl"},
        Broken{"Postcode", "municipalities.csv", "59759 Arnsberg", "Arnsberg", "Postleitzahl und Ort"},
        Broken{"Role", "municipalities.csv", "Arnsberg,member", "Arnsberg,owner", "(sit_role)"},
        Broken{"Fields", "municipalities.csv", "59759 Arnsberg,member,x", "59759 Arnsberg,member,x,y", "Zeile 3, Spalte 77: die Zeile hat 11 Felder, der Kopf hat 10", false}),
    [](const auto& p) { return p.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Components, ImportFaults,
    testing::Values(
        Broken{"Syntax", "components.csv", "municipality,provider_dc,up", "municipality,provider_dc &,up",
               "components.csv, Zeile 3, Spalte 68 (needs): der Ausdruck ist nicht lesbar: hier fehlt eine Komponente"},
        Broken{"Unknown", "components.csv", "municipality,provider_dc,up", "municipality,provider_dc & lam,up", "Zeile 3, Spalte 69 (needs): die Komponente „lam“ gibt es nicht"},
        Broken{"UnknownQuoted", "components.csv", "municipality,provider_dc,up", "municipality,\"lan | lam\",up", "Zeile 3, Spalte 62 (needs): die Komponente „lam“ gibt es nicht"},
        Broken{"RegionNeedsLocal", "components.csv", "region,provider_dc,up", "region,lan,up", "(needs): eine Komponente der Region darf „lan“ nicht brauchen"},
        Broken{"Twice", "components.csv", "lan,Hausnetz", "wan_link,Hausnetz", "steht schon in Zeile 3", false},
        Broken{"Id", "components.csv", "lent_desk,Leih", "Lent-desk,Leih", "eine Kennung besteht aus", false},
        Broken{"Cycle", "components.csv", "lan,Hausnetz,LAN,network,municipality,municipality,,", "lan,Hausnetz,LAN,network,municipality,municipality,counter & lan,",
               "Zeile 4, Spalte 52 (needs): die Komponenten brauchen sich im Kreis: lan → lan"},
        Broken{"LocalCycle", "components.csv", "lan,Hausnetz,LAN,network,municipality,municipality,,", "lan,Hausnetz,LAN,network,municipality,municipality,wan_link,",
               "component_overrides.csv, Zeile 2, Spalte 27 (needs): die Komponenten brauchen sich im Kreis (in 05958044): lan → wan_link → lan"},
        Broken{"OverrideScope", "component_overrides.csv", "05958044,wan_link,utility,lan", "05958044,register,utility,provider_dc",
               "(component): „register“ gibt es nur einmal in der Region"},
        Broken{"OverrideTown", "component_overrides.csv", "05958044", "05958999", "(ags): die Kommune „05958999“ gibt es nicht"},
        Broken{"OverrideComponent", "component_overrides.csv", "wan_link", "wan", "(component): die Komponente „wan“ gibt es nicht"},
        Broken{"OverrideBasis", "component_overrides.csv", ",yes,", ",maybe,", "(basis): „maybe“ ist nicht vorgesehen; möglich: yes oder inferred"},
        Broken{"OverrideTwice", "component_overrides.csv", "beleg-1\n", "beleg-1\n05958044,wan_link,utility,,yes,,\n",
               "Zeile 3, Spalte 10 (component): diese Komponente ist für die Kommune schon in Zeile 2"}),
    [](const auto& p) { return p.param.name; });

INSTANTIATE_TEST_SUITE_P(Services, ImportFaults,
                         testing::Values(Broken{"Office", "services.csv", "an-melden,Bürgerbüro", "an-melden,Burgerbüro", "(office): das Amt „Burgerbüro“ gibt es nicht"},
                                         Broken{"EmptyText", "services.csv", ",Papiere,", ",,", "(bring_de): das Feld darf nicht leer sein"},
                                         Broken{"NoneWithFallback", "services.csv", ",none,\"Bitte", ",paper,\"Bitte", "(fallback_kind): „none“ gehört"},
                                         Broken{"Channel", "services.csv", "counter;online", "counter;brieftaube", "„brieftaube“ ist nicht vorgesehen"},
                                         Broken{"ChannelTwice", "services.csv", "counter;online", "counter;counter", "zweimal"},
                                         Broken{"Demand", "services.csv", ",1.5,", ",\"1,5\",", "(demand_per_1000_per_year): „1,5“ ist keine Zahl"},
                                         Broken{"Rule", "services.csv", "bmg17", "bmg18", "(deadline_rule)"},
                                         Broken{"Leika", "services.csv", "99115005104000", "9911500510400", "14 Ziffern"},
                                         Broken{"NormalDay", "services.csv", "Straßenverkehrsamt,,register", "Straßenverkehrsamt,,register & lent_desk",
                                                "schon an einem normalen Tag nicht möglich: „lent_desk“"},
                                         Broken{"Twice", "services.csv", "kfz-zulassen", "wohnsitz-anmelden", "die Leistung steht schon in Zeile 2"},
                                         Broken{"StepService", "service_steps.csv", "wohnsitz-anmelden,1", "wohnsitz,1", "(service): die Leistung „wohnsitz“ gibt es nicht"},
                                         Broken{"StepTwice", "service_steps.csv", "anmelden,1", "anmelden,2",
                                                "service_steps.csv, Zeile 3, Spalte 19 (position): der Schritt dieser Leistung steht schon in Zeile 2"},
                                         Broken{"StepKind", "service_steps.csv", "1,apply", "1,beg", "(step): „beg“"},
                                         Broken{"TextStep", "service_steps_i18n.csv", ",2,en", ",3,en", "den Schritt 3"},
                                         Broken{"TextLang", "services_i18n.csv", ",en,", ",Englisch,", "(lang): „Englisch“ ist keine Sprache"},
                                         Broken{"TextGerman", "services_i18n.csv", ",en,", ",de,", "(lang): „de“ ist keine"}),
                         [](const auto& p) { return p.param.name; });

INSTANTIATE_TEST_SUITE_P(Offices, ImportFaults,
                         testing::Values(Broken{"Hours", "offices.csv", "K,Mo-Fr 07:30-12:00", "K,Mo-Fr 7:30-12:00",
                                                "offices.csv, Zeile 4, Spalte 77 (hours): die Öffnungszeiten sind nicht lesbar: „7“ ist keine Uhrzeit"},
                                         Broken{"Record", "offices.csv", "site,,", "place,,", "(record): „place“", false},
                                         Broken{"SiteTown", "offices.csv", "9,4,05958004", "9,4,05958005", "die Kommune „05958005“ gibt es nicht", false},
                                         Broken{"SitePostcode", "offices.csv", "59755", "5975", "fünf Ziffern"},
                                         Broken{"SiteOffice", "offices.csv", "Arnsberg,Bürgerbüro,", "Arnsberg,Bürgerbüro;Fundamt,", "das Amt „Fundamt“ gibt es nicht"},
                                         Broken{"TypeWithAddress", "offices.csv", "Mo-Fr 07:30-12:00,9,3,,", "Mo-Fr 07:30-12:00,9,3,05958004,",
                                                "(ags): das Feld muss in dieser Art Zeile leer sein"},
                                         Broken{"Floors", "offices.csv", "9,4,0595", "9,0,0595", "(floors): „0“ ist keine ganze Zahl von 1"},
                                         Broken{"TwoNames", "offices.csv", "Bürgerbüro,Citizen office,municipality,XL", "Bürgeramt,Citizen office,municipality,XL",
                                                "dieselbe Kennung heißt weiter oben „Bürgerbüro“"},
                                         Broken{"TypeTwice", "offices.csv", "municipality,XL", "municipality,L", "das Amt für diese Größe steht schon in Zeile 2"}),
                         [](const auto& p) { return p.param.name; });

INSTANTIATE_TEST_SUITE_P(Directory, ImportFaults,
                         testing::Values(Broken{"Site", "directory.csv", "1.02,arn-neheim", "1.02,arn-nirgends", "den Standort „arn-nirgends“ gibt es nicht"},
                                         Broken{"SiteElsewhere", "directory.csv", "05958004,Bürgerbüro,Meldewesen", "05958044,Bürgerbüro,Meldewesen",
                                                "gehört zu einer anderen Kommune (05958004)"},
                                         Broken{"Date", "directory.csv", "2020-01-01", "2020-02-30", "(valid_from): „2020-02-30“ ist kein Tag"},
                                         Broken{"Validity", "directory.csv", "2023-12-31", "2019-12-31", "endet, bevor sie beginnt"},
                                         Broken{"Phone", "directory.csv", "+49 221 4710283", "Zentrale", "(phone): „Zentrale“ ist keine Telefonnummer"},
                                         Broken{"NoPhone", "directory.csv", "+49 221 4710283", "", "(phone): das Feld darf nicht leer sein"},
                                         Broken{"Letters", "directory.csv", "Müller", "Мюллер", "keine lateinischen Buchstaben"},
                                         Broken{"Nfc", "directory.csv", "Müller", "Mu\xCC\x88ller", "(last_name): der Text steht nicht in der Unicode-Form NFC"},
                                         Broken{"Host", "hosts.csv", "notfall.arnsberg.example", "Notfall", "kein Rechnername"},
                                         Broken{"HostTown", "hosts.csv", "05958004", "05958005", "die Kommune „05958005“ gibt es nicht"}),
                         [](const auto& p) { return p.param.name; });

TEST(Import, ReportsAllFaultsInTheOrderOfTheFiles) {
  Files files = changed("municipalities.csv", "73000", "viele");
  files["hosts.csv"] = "host,ags\nX,05958004\nnotfall.sundern.example,1\n";
  EXPECT_THAT(faults_of(files), testing::ElementsAre(testing::StartsWith("hosts.csv, Zeile 2, Spalte 1"), testing::StartsWith("hosts.csv, Zeile 3, Spalte 25"),
                                                     testing::HasSubstr("gibt es nicht"), testing::StartsWith("municipalities.csv, Zeile 3")));
}

TEST(Import, CountsFaultsBeyondItsBound) {
  Files files = small_pack();
  files["hosts.csv"] = "host,ags\n";
  for (int i = 0; i < 30; ++i) files["hosts.csv"] += "X" + std::to_string(i) + ",05958004\n";
  const auto faults = faults_of(files, {.faults_max = 10});
  ASSERT_EQ(faults.size(), 11U);
  EXPECT_EQ(faults.back(), "weitere 20 Fehler werden nicht gezeigt");
}

TEST(Import, RefusesARowThatDoesNotFitIntoAnEntry) {
  const std::string long_text(kDataBytesMax, 'x');
  EXPECT_THAT(faults_of(changed("services.csv", "Auf Papier.", long_text)), testing::ElementsAre(testing::HasSubstr("(fallback_de): die Zeile ist zu lang")));
}

TEST(Import, SurvivesFilesWithoutRows) {
  Files files = small_pack();
  for (auto& [name, text] : files) text = text.substr(0, text.find('\n') + 1);
  EXPECT_EQ(imported(files), Catalogue{});
}

}  // namespace
}  // namespace nb::catalogue
