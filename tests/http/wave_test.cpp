// SPDX-License-Identifier: EUPL-1.2
// New times after a call-off, all the way: the clerk opens a wave, the mail brings a link, its owner takes a time with it, the time they had
// before is free again, and the next wave goes to who waits still.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "http/bookings.hpp"
#include "http/desk.hpp"
#include "paper/test_files.hpp"
#include "support/mail_server.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* kBase = "http://termine.example.org";
constexpr const char* kWavePage = "/stab/termine/absagen";

struct Waves : testing::Test {
  TempFolder folder;
  std::string dir = folder.file("d");
  MisbehavingMailServer mail;
  std::unique_ptr<Program> program;
  std::unique_ptr<HttpClient> clerk;

  Waves() {
    install(dir);
    replace_section(dir, "mail.outside", "server = \"127.0.0.1\"\nport = " + std::to_string(mail.port()) + "\ntls = \"none\"\nfrom = \"termine@rathaus.example\"\n");
    set_public_url();
    {
      Book book(dir, *parse_rfc3339("2023-10-29T12:00:00+01:00"));
      book.make_key(kPassphrase);
      (void)book.take("W-1", "2023-11-06T08:30:00+01:00", "\"mail\"", {.name = "Anna Probe", .email = "anna@rathaus.example"});
      (void)book.take("W-2", "2023-11-06T09:00:00+01:00", "\"mail\"", {.name = "Bernd Reise", .email = "bernd@rathaus.example"}, R"(,"urgency":"travel")");
    }
    program = std::make_unique<Program>(dir);
    clerk = std::make_unique<HttpClient>(program->signed_in());
  }
  void set_public_url() const {
    std::ifstream in(dir + "/notbetrieb.toml");
    std::string all(std::istreambuf_iterator<char>(in), {});
    constexpr std::string_view kEmpty = "public_url = \"\"";
    const auto at = all.find(kEmpty);
    ASSERT_NE(at, std::string::npos);
    all.replace(at, kEmpty.size(), std::string("public_url = \"") + kBase + "\"");
    std::ofstream(dir + "/notbetrieb.toml") << all;
  }
  HttpAnswer act(const std::string& command, const Fields& filled, const std::string& from = kWavePage) {
    Fields form = console_form(*clerk, command, "arnsberg", filled);
    form[4].second = from;
    return clerk->post("/stab/aktion", form);
  }
  HttpAnswer wave(const Fields& more = {{"a.count:zahl", "1"}}) {
    Fields filled{{"a.pool", "p1"}, {"a.service", "personalausweis-beantragen"}, {"a.until", "2023-11-07"}};
    filled.insert(filled.end(), more.begin(), more.end());
    return act("appointments.open_wave", filled);
  }
  /// The mail that came as the n-th, its soft line breaks taken out.
  std::string mail_at(std::size_t n) {
    for (int i = 0; i < 400 && mail.mails().size() <= n; ++i) {
      program->advance(1s);
      std::this_thread::sleep_for(25ms);
    }
    std::string text = mail.mails().size() > n ? mail.mails()[n] : "";
    for (auto at = text.find("=\r\n"); at != std::string::npos; at = text.find("=\r\n")) text.erase(at, 3);
    return text;
  }
  /// Follows the link of a mail; the address of the page behind it, and the page.
  std::pair<std::string, HttpAnswer> follow(HttpClient& who, const std::string& text) {
    const auto at = text.find(std::string(kBase) + "/termin/");
    EXPECT_NE(at, std::string::npos) << text.substr(0, 2000);
    const std::string path = at == std::string::npos ? "/" : text.substr(at + std::string_view(kBase).size(), 40);
    const std::string own = who.get(path).header("Location");
    return {own, who.get(own)};
  }
  static Fields to(const std::string& time) { return {{"formular", ""}, {"zeit", "p1 2023-11-07T" + time + ":00+01:00"}}; }
};

TEST_F(Waves, WhoeverHasNoMailTakesTheirLinkAlongOnASlip) {
  const std::string id = [&] {
    const HttpAnswer day = clerk->get("/stab/termine?ort=arnsberg&tag=2023-11-06");
    return day.between("href=\"/stab/termine/b-", "?ort");
  }();
  const std::string page = "/stab/termine/b-" + id;
  const Fields which{{"a.booking", "b-" + id}};
  EXPECT_TRUE(clerk->get(page + "?ort=arnsberg").has("sobald die versiegelten Angaben geöffnet sind"));
  EXPECT_EQ(act("appointments.make_link", which, page).status, 422) << "the data key is locked";
  ASSERT_EQ(act("vault.open", {{"passwort", kPassphrase}}, "/stab/schluessel").status, 303);
  EXPECT_EQ(act("appointments.make_link", {{"a.booking", "b-nichts"}}, page).status, 422);
  const HttpAnswer made = act("appointments.make_link", which, page);
  ASSERT_EQ(made.status, 303) << made.between("kern-alert__header", "</div>");
  const HttpAnswer shown = clerk->get(made.header("Location"));
  ASSERT_TRUE(shown.has("Zettel mit dem Link drucken"));
  const std::string command = made.header("Location").substr(made.header("Location").find("zettel=") + 7, 36);
  const std::string slip = page + "/link.pdf?ort=arnsberg&zettel=" + command;
  const HttpAnswer pdf = clerk->get(slip);
  ASSERT_TRUE(pdf.body.starts_with("%PDF")) << pdf.status;
  const std::string text = paper::test::pdf_text(Bytes(bytes_of(pdf.body).begin(), bytes_of(pdf.body).end()));
  EXPECT_EQ(text.find("Probe"), std::string::npos) << "no name: slips get lost";
  EXPECT_TRUE(shown.has("zettel=" + command + "&amp;format=rolle\""));
  const HttpAnswer roll = clerk->get(slip + "&format=rolle");
  const Bytes rolled(bytes_of(roll.body).begin(), bytes_of(roll.body).end());
  EXPECT_TRUE(roll.has("/MediaBox [ 0 0 226.7")) << "80 mm wide";
  const std::string on_roll = paper::test::pdf_text(rolled);
  EXPECT_EQ(on_roll.find('\f'), std::string::npos) << "one piece of paper:\n" << on_roll;
  for (const char* words : {"Arnsberg", "Terminnummer", "Personalausweis", "/termin/", "do not pass it on"})
    EXPECT_NE(on_roll.find(words), std::string::npos) << words << "\n" << on_roll;
  EXPECT_EQ(on_roll.find("…"), std::string::npos) << "nothing is cut";
  // The address on the slip leads its owner to their appointment, and its token stands in none of the console's answers.
  const auto at = text.find(std::string(kBase) + "/termin/");
  ASSERT_NE(at, std::string::npos) << text;
  std::string token;
  for (const char c : text.substr(at + std::string_view(kBase).size() + 8, 60)) {
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) token += c;
    if (token.size() == 32) break;
  }
  HttpClient owner = program->client();
  const std::string own = owner.get("/termin/" + token).header("Location");
  EXPECT_TRUE(own.ends_with("/termin/" + token + "/")) << own;
  EXPECT_EQ(owner.get(own).status, 200);
  EXPECT_FALSE(shown.has(token) || made.header("Location").find(token) != std::string::npos);
  EXPECT_EQ(clerk->get(page + "/link.pdf?ort=arnsberg&zettel=018c2f3e-0000-4000-8000-00000000ffff").status, 404) << "a link that nobody made";
  EXPECT_EQ(clerk->get("/stab/termine/b-nichts/link.pdf?ort=arnsberg&zettel=" + command).status, 404);
  ASSERT_EQ(act("vault.lock", {}, "/stab/schluessel").status, 303);
  EXPECT_EQ(clerk->get(slip).status, 404) << "nobody prints it without the key";
}

TEST_F(Waves, AnOfferIsAcceptedAndTheListMovesOn) {
  ASSERT_EQ(act("appointments.set_pool", {{"pool", ""}, {"name", "Bürgerbüro"}, {"standort", "arn-stadtbuero-neheim"}, {"raeume", "0"}, {"zeiten", "Di 08:00-09:00 1"}},
                "/stab/termine/plan")
                .status,
            303);
  ASSERT_EQ(
      act("appointments.set_offer", {{"a.pool", "p1"}, {"a.service", "personalausweis-beantragen"}, {"a.minutes:zahl", "15"}, {"a.ahead_days:zahl", "60"}}, "/stab/termine/plan")
          .status,
      303);
  ASSERT_EQ(
      act("appointments.call_off", {{"a.from", "2023-11-06"}, {"a.to", "2023-11-06"}, {"a.service", ""}, {"a.site", ""}, {"a.count:zahl", "2"}, {"a.reason", "Ausfall"}}).status,
      303);
  ASSERT_EQ(act("vault.open", {{"passwort", kPassphrase}}, "/stab/schluessel").status, 303);
  ASSERT_FALSE(mail_at(1).empty()) << "both are told that it is called off";
  EXPECT_TRUE(clerk->get(std::string(kWavePage) + "?ort=arnsberg").has("2 Personen warten"));

  ASSERT_EQ(wave().status, 303);
  const std::string offer = mail_at(2);
  EXPECT_NE(offer.find("bernd@rathaus.example"), std::string::npos) << "the urgent one first";
  HttpClient bernd = program->client();
  const auto [link, page] = follow(bernd, offer);
  ASSERT_EQ(page.status, 200) << link;
  EXPECT_TRUE(page.has("07.11.2023") || page.has("7.11.2023")) << page.between("<main", "</main>").substr(0, 1500);
  const HttpAnswer taken = bernd.post(link + "verlegen", to("08:00"));
  ASSERT_EQ(taken.status, 200) << taken.between("<main", "</main>").substr(0, 1500);
  EXPECT_TRUE(taken.has("Ihr Termin steht") && taken.has("08:00 Uhr"));
  EXPECT_TRUE(clerk->get("/stab/termine?ort=arnsberg&tag=2023-11-07").has("<strong>08:00</strong>"));
  EXPECT_TRUE(clerk->get(std::string(kWavePage) + "?ort=arnsberg").has("1 Person wartet")) << "who has a time waits no more";

  std::size_t seen = mail.mails().size();
  ASSERT_EQ(wave().status, 303);
  std::string second = mail_at(seen);
  while (second.find("anna@rathaus.example") == std::string::npos && !second.empty()) second = mail_at(++seen);  // his confirmation may come between
  HttpClient anna = program->client();
  const auto [hers, free] = follow(anna, second);
  ASSERT_NE(hers, link);
  EXPECT_NE(anna.post(hers + "verlegen", to("08:00")).status, 200) << "it is his";
  ASSERT_EQ(bernd.post(link + "verlegen", to("08:30")).status, 200);
  const HttpAnswer freed = anna.post(hers + "verlegen", to("08:00"));
  EXPECT_EQ(freed.status, 200) << "the time he had is free again";
  EXPECT_TRUE(freed.has("Ihr Termin steht") && freed.has("08:00 Uhr"));
  const HttpAnswer done = wave();
  EXPECT_EQ(done.status, 422) << "nobody is left";
  EXPECT_FALSE(clerk->get(std::string(kWavePage) + "?ort=arnsberg").has("Nächste Welle einladen"));
}

TEST_F(Waves, WhoWaitsWhereNothingIsOfferedIsNamed) {
  ASSERT_EQ(
      act("appointments.call_off", {{"a.from", "2023-11-06"}, {"a.to", "2023-11-06"}, {"a.service", ""}, {"a.site", ""}, {"a.count:zahl", "2"}, {"a.reason", "Ausfall"}}).status,
      303);
  const HttpAnswer page = clerk->get(std::string(kWavePage) + "?ort=arnsberg");
  EXPECT_TRUE(page.has("Wartet ohne Stelle: 2"));
  EXPECT_TRUE(page.has("<li>Personalausweis beantragen: 2</li>"));
  ASSERT_EQ(act("appointments.set_pool", {{"pool", ""}, {"name", "Bürgerbüro"}, {"standort", "arn-stadtbuero-neheim"}, {"raeume", "0"}, {"zeiten", "Di 08:00-09:00 1"}},
                "/stab/termine/plan")
                .status,
            303);
  EXPECT_TRUE(clerk->get(std::string(kWavePage) + "?ort=arnsberg").has("Wartet ohne Stelle: 2")) << "a pool without the service helps nobody";
  ASSERT_EQ(
      act("appointments.set_offer", {{"a.pool", "p1"}, {"a.service", "personalausweis-beantragen"}, {"a.minutes:zahl", "15"}, {"a.ahead_days:zahl", "60"}}, "/stab/termine/plan")
          .status,
      303);
  const HttpAnswer helped = clerk->get(std::string(kWavePage) + "?ort=arnsberg");
  EXPECT_FALSE(helped.has("Wartet ohne Stelle"));
  EXPECT_TRUE(helped.has("2 Personen warten"));
}

}  // namespace
}  // namespace nb::test
