// SPDX-License-Identifier: EUPL-1.2
#include "app/config.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"

namespace nb::app {
namespace {

std::string complaint(const std::string& text) {
  try {
    (void)parse_config(text, "notbetrieb.toml");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::configuration);
    return error.what();
  }
  return "";
}

TEST(Config, TrustsProxiesThatAreAddresses) {
  EXPECT_EQ(parse_config("[server]\ntrusted_proxies = [\"127.0.0.1\", \"::1\"]\n", "x").server.trusted_proxies, (std::vector<std::string>{"127.0.0.1", "::1"}));
  EXPECT_THROW((void)parse_config("[server]\ntrusted_proxies = [\"proxy.arnsberg.example\"]\n", "x"), Error);
}

TEST(Config, ReadsWhatInitWrites) {
  const Config config = parse_config(initial_config("swf", "Notbetrieb Südwestfalen"), "notbetrieb.toml");
  EXPECT_EQ(config.instance, "swf");
  EXPECT_EQ(config.title, "Notbetrieb Südwestfalen");
  EXPECT_EQ(config.server.port, 8080);
  EXPECT_TRUE(config.server.access_log);
}

TEST(Config, ReadsBackAnyTitle) {
  const std::string title = "Notbetrieb \"Süd\" \\ West\tund\nNord";
  EXPECT_EQ(parse_config(initial_config("swf", title), "notbetrieb.toml").title, title);
}

TEST(Config, TheStaffsHostIsWrittenAsRequestsNameIt) { EXPECT_EQ(parse_config("staff_host = \"Stab.Arnsberg.Example\"\n", "x").staff_host, "stab.arnsberg.example"); }

TEST(Config, GivesAMunicipalityItsOwnImprintOverTheCommonOne) {
  const Config config = parse_config("[imprint]\nauthority=\"Region\"\nphone=\"1\"\n[imprint.05958004]\nauthority=\"Stadt Arnsberg\"\n", "x");
  ASSERT_EQ(config.imprints.count("05958004"), 1U);
  EXPECT_EQ(config.imprints.at("05958004").authority, "Stadt Arnsberg");
  EXPECT_EQ(config.imprints.at("05958004").phone, "1");
}

TEST(Config, SwitchesLocalHolidaysOn) {
  const Config config = parse_config("[local_holidays]\n09162000 = [\"by_assumption\"]\n14625060 = [\"sn_corpus_christi\"]\n", "x");
  EXPECT_EQ(config.local_holidays.at("09162000"), std::vector{deadlines::LocalHoliday::by_assumption});
  EXPECT_EQ(config.local_holidays.at("14625060"), std::vector{deadlines::LocalHoliday::sn_corpus_christi});
  EXPECT_NE(complaint("[local_holidays]\n09162000 = [\"sn_corpus_christi\"]\n").find("Zeile 2: »local_holidays.09162000« erwartet örtliche Feiertage des Landes BY"),
            std::string::npos);
  EXPECT_NE(complaint("[local_holidays]\n09162000 = \"by_assumption\"\n").find("erwartet eine Liste"), std::string::npos);
  EXPECT_NE(complaint("[local_holidays]\n99162000 = [\"by_assumption\"]\n").find("ist unbekannt"), std::string::npos);
  EXPECT_NE(complaint("[local_holidays]\nMünchen = []\n").find("Zeile 2"), std::string::npos);
}

TEST(Config, ReadsEveryKeyOfTheMailServer) {
  const Config config = parse_config(
      "[mail]\nserver = \"mail.rathaus.example\"\nport = 587\ntls = \"tls\"\nca = \"/etc/ca.pem\"\nuser = \"nb\"\nfrom = \"stab@rathaus.example\"\nname = \"Stab\"\n"
      "link = \"https://stab.example\"\nlink_days = 3\n",
      "x");
  EXPECT_EQ(config.mail.server, "mail.rathaus.example");
  EXPECT_EQ(config.mail.port, 587);
  EXPECT_EQ(config.mail.tls, "tls");
  EXPECT_EQ(config.mail.ca, "/etc/ca.pem");
  EXPECT_EQ(config.mail.user, "nb");
  EXPECT_EQ(config.mail.from, "stab@rathaus.example");
  EXPECT_EQ(config.mail.name, "Stab");
  EXPECT_EQ(config.mail.link, "https://stab.example");
  EXPECT_EQ(config.mail.link_days, 3U);
  const Config usual = parse_config("[mail]\n", "x");
  EXPECT_EQ(usual.mail.server, "") << "no mails go out";
  EXPECT_EQ(usual.mail.port, 25);
  EXPECT_EQ(usual.mail.tls, "starttls") << "nothing leaves in the clear unless somebody says so";
  EXPECT_EQ(usual.mail.link_days, 14U);
}

TEST(Config, EveryFaultOfTheMailServerIsNamedWithItsLine) {
  const std::pair<const char*, const char*> faults[] = {
      {"server = 5", "»mail.server« erwartet einen Text"},
      {"port = 0", "»mail.port« erwartet eine Zahl von 1 bis 65535"},
      {"port = 65536", "»mail.port« erwartet eine Zahl von 1 bis 65535"},
      {"port = \"25\"", "»mail.port« erwartet eine Zahl"},
      {"tls = \"ssl\"", "»mail.tls« erwartet \"none\", \"starttls\" oder \"tls\""},
      {"tls = true", "»mail.tls« erwartet einen Text"},
      {"ca = []", "»mail.ca« erwartet einen Text"},
      {"user = 1", "»mail.user« erwartet einen Text"},
      {"from = 1", "»mail.from« erwartet einen Text"},
      {"name = 1", "»mail.name« erwartet einen Text"},
      {"link = 1", "»mail.link« erwartet einen Text"},
      {"link_days = 0", "»mail.link_days« erwartet eine Zahl von 1 bis 365"},
      {"link_days = 366", "»mail.link_days« erwartet eine Zahl von 1 bis 365"},
      {"password = \"x\"", "»mail.password« ist unbekannt"},
  };
  for (const auto& [line, says] : faults) {
    const std::string told = complaint("[mail]\n" + std::string(line) + "\n");
    EXPECT_NE(told.find("Zeile 2"), std::string::npos) << line << ": " << told;
    EXPECT_NE(told.find(says), std::string::npos) << line << ": " << told;
    EXPECT_TRUE(told.ends_with("bitte die Datei berichtigen.")) << told;
  }
}

TEST(Config, ReadsWitnessesAsListsOfTexts) {
  const Config config = parse_config("[witness]\nname = \"z\"\nlogs = [\"a\", \"b\"]\nask = []\n", "x");
  EXPECT_EQ(config.witness.name, "z");
  EXPECT_EQ(config.witness.logs, (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(config.witness.ask.empty());
  EXPECT_NE(complaint("[witness]\nlogs = \"a\"\n").find("»witness.logs« erwartet eine Liste"), std::string::npos);
  EXPECT_NE(complaint("[witness]\nlogs = [1]\n").find("»witness.logs« erwartet eine Liste"), std::string::npos);
}

TEST(Config, ReadsHowPeopleGetIn) {
  EXPECT_FALSE(parse_config("", "x").staff.second_factor_required);
  const Config config = parse_config("[staff]\nsecond_factor = \"required\"\ninvitation_days = 30\norigins = [\"https://stab.arnsberg.example\"]\n", "x");
  EXPECT_TRUE(config.staff.second_factor_required);
  EXPECT_EQ(config.staff.invitation_days, 30U);
  EXPECT_EQ(config.staff.origins, std::vector<std::string>{"https://stab.arnsberg.example"});
  for (const char* bad : {"second_factor = \"maybe\"", "invitation_days = 0", "origins = [\"http://stab.arnsberg.example\"]", "origins = [\"https://stab.arnsberg.example/\"]"})
    EXPECT_THROW((void)parse_config("[staff]\n" + std::string(bad), "x"), Error) << bad;
}

TEST(Config, InitGuardsEverythingAndLetsOneActInAnEmergency) {
  const approval::Policy policy = parse_config(initial_config("swf", "Süd"), "notbetrieb.toml").four_eyes;
  for (std::size_t i = 0; i < approval::kAreas; ++i) EXPECT_TRUE(policy.guards(static_cast<approval::Area>(i))) << i;
  EXPECT_TRUE(policy.emergency);
  EXPECT_EQ(policy.expires, std::chrono::hours(48));
}

TEST(Config, WithoutASectionOnlyErasingIsGuardedAsEver) {
  const approval::Policy none = parse_config("", "x").four_eyes;
  for (std::size_t i = 0; i < approval::kAreas; ++i) EXPECT_EQ(none.guards(static_cast<approval::Area>(i)), static_cast<approval::Area>(i) == approval::Area::erase) << i;
  EXPECT_FALSE(none.emergency);
  EXPECT_FALSE(parse_config("four_eyes_for_erasing = false\n", "x").four_eyes.guards_anything()) << "what earlier versions wrote is still read";
  EXPECT_TRUE(parse_config("four_eyes_for_erasing = false\n[four_eyes]\nerase = true\n", "x").four_eyes.guards(approval::Area::erase));
}

TEST(Config, ReadsHowLongAProposalIsGood) {
  const auto expires = [](const std::string& text) { return parse_config("[four_eyes]\nexpires = \"" + text + "\"\n", "x").four_eyes.expires; };
  EXPECT_EQ(expires("1h"), std::chrono::hours(1));
  EXPECT_EQ(expires("2d"), std::chrono::hours(48));
  EXPECT_EQ(expires("30d"), std::chrono::hours(720));
  for (const char* wrong : {"", "h", "0h", "31d", "48", "-1h", "1.5h", "99999999999999999999h"})
    EXPECT_NE(complaint("[four_eyes]\nexpires = \"" + std::string(wrong) + "\"\n").find("»four_eyes.expires« erwartet eine Dauer"), std::string::npos) << wrong;
  EXPECT_NE(complaint("[four_eyes]\npublsh = true\n").find("»four_eyes.publsh« ist unbekannt"), std::string::npos);
  EXPECT_NE(complaint("[four_eyes]\nerase = 1\n").find("true oder false"), std::string::npos);
}

TEST(Config, ReadsTheFoldersOfAMailroom) {
  const Config config = parse_config("[mailroom.05958004]\nfax = \"/a\"\npost = \"/b\"\n", "f");
  EXPECT_EQ(config.mailrooms.at("05958004").fax, "/a");
  EXPECT_EQ(config.mailrooms.at("05958004").post, "/b");
  EXPECT_NE(complaint("[mailroom.arnsberg]\nfax = \"/a\"\n").find("unbekannt"), std::string::npos);
  EXPECT_NE(complaint("[mailroom.05958004]\nfaxe = \"/a\"\n").find("»mailroom.05958004.faxe« ist unbekannt"), std::string::npos);
}

TEST(Config, ReadsTheLimitsOfTheOnlineForm) {
  const IntakeConfig usual = parse_config("", "f").intake;
  EXPECT_TRUE(usual.online);
  EXPECT_EQ(usual.per_address_per_hour, 300U);
  EXPECT_EQ(usual.total_per_minute, 1200U);
  const IntakeConfig own = parse_config("[intake]\nonline = false\nper_address_per_hour = 5\ntotal_per_minute = 60\n", "f").intake;
  EXPECT_FALSE(own.online);
  EXPECT_EQ(own.per_address_per_hour, 5U);
  EXPECT_EQ(own.total_per_minute, 60U);
  const BookingConfig booking = parse_config("[booking]\nonline = false\nopen_per_address = 2\n", "f").booking;
  EXPECT_FALSE(booking.online);
  EXPECT_EQ(booking.open_per_address, 2U);
  EXPECT_EQ(booking.per_address_per_hour, 60U);
  EXPECT_NE(complaint("[booking]\nopen_per_address = 0\n").find("»booking.open_per_address« erwartet eine Zahl von 1 bis"), std::string::npos);
  EXPECT_NE(complaint("[intake]\nonline = 1\n").find("»intake.online« erwartet"), std::string::npos);
  EXPECT_NE(complaint("[intake]\nper_address_per_hour = 0\n").find("»intake.per_address_per_hour« erwartet eine Zahl von 1 bis"), std::string::npos);
  EXPECT_NE(complaint("[intake]\ntotal_per_minute = \"viel\"\n").find("»intake.total_per_minute« erwartet"), std::string::npos);
  EXPECT_NE(complaint("[intake]\nper_hour = 5\n").find("»intake.per_hour« ist unbekannt"), std::string::npos);
}

TEST(Config, NamesLineAndKeyOfEveryMistake) {
  EXPECT_NE(complaint("title = \"a\"\ntitel = \"b\"\n").find("Zeile 2: »titel« ist unbekannt"), std::string::npos);
  EXPECT_NE(complaint("[server]\nport = 70000\n").find("»server.port« erwartet eine Zahl von 0 bis 65535"), std::string::npos);
  EXPECT_NE(complaint("[server]\naccess_log = 1\n").find("true oder false"), std::string::npos);
  EXPECT_NE(complaint("title = \n").find("Zeile 1"), std::string::npos);
  EXPECT_NE(complaint("[imprint.0595800x]\nphone=\"1\"\n").find("unbekannt"), std::string::npos);
}

TEST(Config, ReadsHowCitizensAreTold) {
  const Config config = parse_config(
      "[mail]\nserver = \"innen\"\n[mail.outside]\nserver = \"aussen\"\nport = 587\nfrom = \"termine@stadt.example\"\n[sms]\nurl = \"https://sms.example\"\nbody = "
      "'{\"to\":\"{to}\"}'\n"
      "headers = [\"Authorization: Bearer {secret}\"]\nanswer_field = \"status\"\nanswer_accepted = [\"queued\"]\nper_second = 9\n",
      "f");
  EXPECT_EQ(config.mail.server, "innen");
  EXPECT_EQ(config.outside_mail.server, "aussen");
  EXPECT_EQ(config.outside_mail.from, "termine@stadt.example");
  EXPECT_EQ(config.sms.headers, (std::vector<std::string>{"Authorization: Bearer {secret}"}));
  EXPECT_EQ(config.sms.answer_accepted, (std::vector<std::string>{"queued"}));
  EXPECT_EQ(config.sms.per_second, 9U);
  EXPECT_NE(complaint("[sms]\nheaders = [\"ohne Doppelpunkt\"]\n").find("»sms.headers«"), std::string::npos);
  EXPECT_NE(complaint("[mail.outside]\nlink = \"x\"\n").find("»mail.outside.link« ist unbekannt"), std::string::npos);
}

}  // namespace
}  // namespace nb::app
