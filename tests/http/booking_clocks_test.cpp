// SPDX-License-Identifier: EUPL-1.2
// The night the clocks are put back: half past two exists twice. A citizen sees which is which, gets the one that was chosen, and page, mail and
// calendar file say the same moment.
#include <thread>

#include "base/text.hpp"
#include "http/bookings.hpp"
#include "http/citizen.hpp"
#include "support/mail_server.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

struct Night : Bookings {
  MisbehavingMailServer mail;

  Night() {
    program.reset();
    const std::string dir = folder.file("d");
    replace_section(dir, "mail.outside", "server = \"127.0.0.1\"\nport = " + std::to_string(mail.port()) + "\ntls = \"none\"\nfrom = \"termine@rathaus.example\"\n");
    app::Runtime runtime;
    const TestClock clock;
    {
      const auto gateway = app::open_gateway(runtime.parts(clock), app::Folder{dir});
      const LogName log = main_log(*Ags::parse("05958004"));
      const auto outcome = gateway->run_all({{log, make_command_id(runtime.random, clock.now()), "stab", "appointments.set_offer",
                                              R"({"pool":"p1","service":"personalausweis-beantragen","minutes":30,"ahead_days":200})"},
                                             {log, make_command_id(runtime.random, clock.now()), "stab", "appointments.set_day",
                                              R"({"pool":"p1","day":"2024-10-27","windows":[{"from":"01:00","to":"04:00","desks":1}],"reason":"Nachtdienst"})"}});
      EXPECT_TRUE(outcome) << outcome.error().sentence;
    }
    start();
    program->advance(24h * 200);  // 17 May 2024: the night can be booked
  }
  [[nodiscard]] HttpAnswer night(Citizen& who, const std::string& path = kBooking) {
    HttpAnswer page = who.get(path + "?leistung=" + kService + "&ab=2024-10-27&tag=2024-10-27");
    program->advance(2s);
    return page;
  }
};

TEST_F(Night, BothHoursAreThereAndSaidApartInEveryLanguage) {
  for (const auto& [path, first, second] :
       {std::tuple{"/arnsberg/termine/", "02:30 Uhr (Sommerzeit, vor der Umstellung)</button>", "02:30 Uhr (Winterzeit, nach der Umstellung)</button>"},
        std::tuple{"/en/arnsberg/termine/", "02:30 (summer time, before the clocks change)</button>", "02:30 (winter time, after the clocks change)</button>"},
        std::tuple{"/leicht/arnsberg/termine/", "02:30 Uhr (noch Sommer-Zeit)</button>", "02:30 Uhr (schon Winter-Zeit)</button>"}}) {
    Citizen who = citizen(path);
    const HttpAnswer page = night(who, path);
    EXPECT_TRUE(page.has(first)) << path << page.between("id=\"zeiten\"", "</form>");
    EXPECT_TRUE(page.has(second)) << path;
    EXPECT_TRUE(page.has("value=\"p1 2024-10-27T02:30:00+02:00\"")) << path;
    EXPECT_TRUE(page.has("value=\"p1 2024-10-27T02:30:00+01:00\"")) << path;
  }
}

TEST_F(Night, TheChosenHourIsTheOneThatPageMailAndCalendarSay) {
  Citizen who = citizen();
  const HttpAnswer contact = who.send("reservieren", Citizen::chosen(night(who), "02:30", "2024-10-27", "+01:00"));
  ASSERT_EQ(contact.status, 200) << contact.between("<main", "</main>");
  EXPECT_TRUE(contact.has("02:30 Uhr (Winterzeit, nach der Umstellung)"));
  program->advance(2s);
  const HttpAnswer done = who.send("buchen", Citizen::named(contact));
  EXPECT_TRUE(done.has("02:30 Uhr (Winterzeit, nach der Umstellung)")) << done.between("<dl", "</dl>");
  const std::string link = link_in(done);
  EXPECT_TRUE(who.get(link).has("02:30 Uhr (Winterzeit, nach der Umstellung)"));
  EXPECT_TRUE(who.get(link + "termin.ics").has("DTSTART:20241027T013000Z\r\n"));
  const HttpAnswer still = night(who);
  EXPECT_TRUE(still.has("value=\"p1 2024-10-27T02:30:00+02:00\"")) << "the other half past two is somebody else's";
  EXPECT_FALSE(still.has("value=\"p1 2024-10-27T02:30:00+01:00\""));
  const HttpAnswer moved = who.post(link + "verlegen", {{"formular", ""}, {"zeit", "p1 2024-10-27T02:30:00+02:00"}});
  EXPECT_TRUE(moved.has("02:30 Uhr (Sommerzeit, vor der Umstellung)")) << "an hour earlier, the same on every clock";
  EXPECT_TRUE(who.get(link + "termin.ics").has("DTSTART:20241027T003000Z\r\n"));
  HttpClient clerk = program->signed_in();
  Fields form = console_form(clerk, "vault.open", "arnsberg", {{"passwort", kPassphrase}});
  form[4].second = "/stab/schluessel";
  EXPECT_EQ(clerk.post("/stab/aktion", form).status, 303);
  for (int i = 0; i < 400 && mail.mails().empty(); ++i) {
    program->advance(1s);
    std::this_thread::sleep_for(25ms);
  }
  ASSERT_FALSE(mail.mails().empty());
  const std::string all = mail.mails().back();
  EXPECT_NE(all.find("2:30 Uhr (Sommerzeit, vor der Umstellung)"), std::string::npos) << all.substr(0, 2000);
  std::string calendar = all.substr(all.find("Content-Type: text/calendar"));
  calendar = calendar.substr(calendar.find("\r\n\r\n") == std::string::npos ? calendar.find("\n\n") : calendar.find("\r\n\r\n"));
  calendar.resize(calendar.find("--"));
  std::erase_if(calendar, [](char c) { return c == '\r' || c == '\n'; });
  const auto bytes = from_base64(calendar);
  ASSERT_TRUE(bytes) << calendar;
  EXPECT_NE(text_of(*bytes).find("DTSTART:20241027T003000Z"), std::string::npos) << text_of(*bytes);
}

}  // namespace
}  // namespace nb::test
