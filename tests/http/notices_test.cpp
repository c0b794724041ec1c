// SPDX-License-Identifier: EUPL-1.2
// Calling appointments off through the whole program: preview, one press, mails and text messages to servers of the test, what is unknown,
// the call list, and what the data key's lock means for it.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <set>
#include <thread>
#include <utility>

#include "http/bookings.hpp"
#include "http/desk.hpp"
#include "paper/test_files.hpp"
#include "support/mail_server.hpp"
#include "support/sms_gateway.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;
using appointments::Person;

struct Notices : testing::Test {
  TempFolder folder;
  std::string dir = folder.file("d");
  MisbehavingMailServer mail;
  SmsGateway gateway;
  std::unique_ptr<Program> program;
  std::unique_ptr<HttpClient> client;

  void start(bool channels = true) {
    install(dir);
    if (channels) {
      replace_section(dir, "mail.outside", "server = \"127.0.0.1\"\nport = " + std::to_string(mail.port()) + "\ntls = \"none\"\nfrom = \"termine@rathaus.example\"\n");
      replace_section(dir, "sms", "url = \"" + gateway.url() + "\"\nbody = '{\"to\":\"{to}\",\"text\":\"{text}\"}'\nper_second = 1000\n");
    }
    {
      Book book(dir, *parse_rfc3339("2023-10-29T12:00:00+01:00"));
      book.make_key(kPassphrase);
      (void)book.take("A-1", "2023-11-06T08:30:00+01:00", "\"mail\"", {.name = "Anna <b>Mail</b>", .email = "anna@rathaus.example"});
      (void)book.take("A-2", "2023-11-06T09:00:00+01:00", "\"sms\"", {.name = "Bernd Text", .phone = "0171 3920001"}, R"(,"urgency":"travel")");
      (void)book.take("A-3", "2023-11-06T09:30:00+01:00", "\"call\"", {.name = "Clara Ruf", .phone = "02932 2010001"});
      (void)book.take("A-4", "2023-11-07T09:30:00+01:00", "\"mail\",\"sms\"", {.name = "Dora Falsch", .email = "dora@@falsch", .phone = "+49 171 3920002"});
    }
    program = std::make_unique<Program>(dir);
    client = std::make_unique<HttpClient>(program->signed_in());
  }
  HttpAnswer act(const std::string& command, const Fields& filled, const std::string& from = "/stab/termine/absagen") {
    Fields form = console_form(*client, command, "arnsberg", filled);
    form[4].second = from;
    return client->post("/stab/aktion", form);
  }
  void unlock() { EXPECT_EQ(act("vault.open", {{"passwort", kPassphrase}}, "/stab/schluessel").status, 303); }
  HttpAnswer get(const std::string& path) { return client->get(path + (path.find('?') == std::string::npos ? "?" : "&") + "ort=arnsberg"); }
  HttpAnswer call_off(const std::string& count = "4") {
    return act("appointments.call_off",
               {{"a.from", "2023-11-06"}, {"a.to", "2023-11-10"}, {"a.service", ""}, {"a.site", ""}, {"a.count:zahl", count}, {"a.reason", "Die Computer sind ausgefallen"}});
  }
  /// The page of the only call-off.
  std::string path() { return "/stab/termine/absagen/" + get("/stab/termine/absagen").between("href=\"/stab/termine/absagen/a-", "?").insert(0, "a-"); }
  bool wait_for(const std::function<bool()>& there) {
    for (int i = 0; i < 400; ++i) {
      if (there()) return true;
      program->advance(1s);
      std::this_thread::sleep_for(25ms);
    }
    return false;
  }
};

TEST_F(Notices, ShowsWhoIsHitBeforeAnythingHappens) {
  start();
  const HttpAnswer page = get("/stab/termine/absagen?von=2023-11-06&bis=2023-11-10");
  ASSERT_EQ(page.status, 200);
  EXPECT_TRUE(page.has("Das trifft 4 Termine"));
  EXPECT_TRUE(page.has("dringend: Reise"));
  EXPECT_TRUE(page.has("Personalausweis"));
  EXPECT_FALSE(page.has("Anna")) << "names are sealed";
  EXPECT_TRUE(page.has("/stab/termine/absagen.csv?") && page.has(" data-drucken"));
  const HttpAnswer file = get("/stab/termine/absagen.csv?von=2023-11-06&bis=2023-11-10");
  EXPECT_EQ(std::ranges::count(file.body, '\n'), 5) << file.body;
  EXPECT_TRUE(get("/stab/termine/absagen?von=2023-11-08&bis=2023-11-08").has("Das trifft 0 Termine"));
  EXPECT_EQ(gateway.count(), 0U);
}

constexpr const char* kReadCancellation = R"(
import email, email.policy, icalendar, sys
mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
part = [p for p in mail.walk() if p.get_content_type() == 'text/calendar'][0]
cal = icalendar.Calendar.from_ical(part.get_payload(decode=True))
event = [c for c in cal.walk() if c.name == 'VEVENT'][0]
print(cal['METHOD'], event['UID'], event['SEQUENCE'], event['STATUS'], event['DTSTART'].dt.isoformat(), len(event.errors))
)";

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), &::pclose);
  std::string out;
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; pipe && (got = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;) out.append(buffer.data(), got);
  return out;
}

TEST_F(Notices, AnImportedEntryIsCalledOffUnderItsUidWithAHigherSequence) {
  if (!output_of("/usr/bin/python3 -c 'import icalendar; print(1)' 2>&1").starts_with("1"))
    GTEST_SKIP() << "python3-icalendar ist nicht installiert (apt-get install python3-icalendar)";
  install(dir);
  replace_section(dir, "mail.outside", "server = \"127.0.0.1\"\nport = " + std::to_string(mail.port()) + "\ntls = \"none\"\nfrom = \"termine@rathaus.example\"\n");
  Book(dir, *parse_rfc3339("2023-10-29T12:00:00+01:00")).make_key(kPassphrase);
  std::ofstream(folder.file("list.csv")) << "Nr;Datum;Uhrzeit;Name;Anliegen;Ort\nalt-4711;06.11.2023;08:30;Muster, Erika;PA beantr.;StB Neheim\n";
  std::ofstream(folder.file("alt.ics")) << "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:alt-4711@termine.example\r\nSEQUENCE:4\r\nDTSTAMP:20231001T080000Z\r\n"
                                           "DTSTART;TZID=Europe/Berlin:20231106T083000\r\nCATEGORIES:PA beantr.\r\nLOCATION:StB Neheim\r\n"
                                           "DESCRIPTION:Name: Muster\\, Erika\\nE-Mail: erika@rathaus.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  // The list knows no calendar: UID, SEQUENCE and address come with the calendar that is read in after it.
  const Said said =
      notbetrieb({"appointments", "import", "--dir", dir, "--ags", "arnsberg", "--clock-at", kMoment, "--passphrase-stdin", folder.file("list.csv"), folder.file("alt.ics")},
                 std::string(kPassphrase) + "\n");
  ASSERT_TRUE(said.says("1 übernommen")) << said.out << said.err;
  ASSERT_TRUE(said.says("1 ergänzt")) << said.out << said.err;
  program = std::make_unique<Program>(dir);
  client = std::make_unique<HttpClient>(program->signed_in());
  ASSERT_EQ(call_off("1").status, 303);
  unlock();
  ASSERT_TRUE(wait_for([&] { return mail.mails().size() == 1; }));
  std::ofstream(folder.file("mail.eml"), std::ios::binary) << mail.mails().front();
  std::ofstream(folder.file("read.py")) << kReadCancellation;
  EXPECT_EQ(output_of("/usr/bin/python3 " + folder.file("read.py") + " " + folder.file("mail.eml") + " 2>&1"),
            "CANCEL alt-4711@termine.example 5 CANCELLED 2023-11-06T07:30:00+00:00 0\n");
}

TEST_F(Notices, WhatChangedSinceThePreviewIsNotCalledOffBlindly) {
  start();
  const HttpAnswer again = call_off("3");
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(again.has("kern-alert--danger"));
}

TEST_F(Notices, EverybodyIsToldByTheirWayAndTheRestStandsOnTheCallList) {
  start();
  ASSERT_EQ(call_off().status, 303);
  HttpAnswer page = get(path());
  EXPECT_TRUE(page.has("Der Datenschlüssel ist verschlossen"));
  EXPECT_FALSE(page.has("Anna"));
  program->advance(2s);
  EXPECT_EQ(mail.mails().size(), 0U) << "addresses are sealed";
  unlock();
  ASSERT_TRUE(wait_for([&] { return mail.mails().size() == 1 && gateway.count() == 2; }));
  ASSERT_TRUE(wait_for([&] { return get(path()).has("<span class=\"stab-number\">3</span> an den Server übergeben"); }));
  page = get(path());
  EXPECT_TRUE(page.has("Anna &lt;b&gt;Mail"));
  EXPECT_TRUE(page.has("<span class=\"stab-number\">1</span> anzurufen"));
  const HttpAnswer calls = get("/stab/termine/anrufe");
  EXPECT_TRUE(calls.has("Clara Ruf"));
  EXPECT_TRUE(calls.has("02932 2010001"));
  EXPECT_TRUE(calls.has("Vorlesen:"));
  EXPECT_FALSE(calls.has("Anna"));
  const HttpAnswer home = get("/stab/");
  EXPECT_TRUE(home.has("1 Person ist wegen ihres Termins anzurufen"));
  EXPECT_TRUE(home.has("<span class=\"stab-unseen\"> 1 Person wartet auf Nachricht</span>")) << "beside the entry of the navigation, in words";
  EXPECT_TRUE(get("/stab/termine/anrufe.csv").has("\"Clara Ruf\";\"02932 2010001\""));
  EXPECT_FALSE(get("/stab/termine/anrufe?filter=niemand").has("Clara"));
  EXPECT_TRUE(get("/stab/termine/anrufe.pdf").body.starts_with("%PDF"));
  const HttpAnswer table = get(path() + "/liste.csv");
  EXPECT_TRUE(table.has("\"Dora Falsch\""));
  EXPECT_TRUE(table.has("\"an den Server übergeben\";\"SMS\""));
  EXPECT_TRUE(get("/stab/spuren").has("Ausgegeben"));
}

TEST_F(Notices, CallsAreTickedOff) {
  start();
  ASSERT_EQ(call_off().status, 303);
  unlock();
  const HttpAnswer calls = get("/stab/termine/anrufe");
  const Fields who{{"a.booking", calls.between("name=\"a.booking\" value=\"", "\"")}, {"a.notice:zahl", "1"}};
  Fields not_reached = who;
  not_reached.emplace_back("a.result", "not_reached");
  EXPECT_EQ(act("appointments.note_call", not_reached, "/stab/termine/anrufe").status, 303);
  EXPECT_TRUE(get("/stab/termine/anrufe").has("1 Anruf vergeblich"));
  Fields reached = who;
  reached.emplace_back("a.result", "reached");
  EXPECT_EQ(act("appointments.note_call", reached, "/stab/termine/anrufe").status, 303);
  EXPECT_TRUE(get("/stab/termine/anrufe").has("Es ist niemand anzurufen"));
  EXPECT_FALSE(get("/stab/").has("anzurufen"));
  EXPECT_TRUE(get(path()).has("<span class=\"stab-number\">1</span> erreicht")) << "a voice that answered; a server only took something";
  const HttpAnswer only = get(path() + "?zustand=reached");
  EXPECT_TRUE(only.has("gezeigt: erreicht") && only.has("Clara Ruf"));
  EXPECT_FALSE(only.has("Anna"));
  EXPECT_FALSE(get(path() + "?zustand=told").has("Clara Ruf"));
  EXPECT_TRUE(get(path() + "/liste.csv").has("\"erreicht\";\"Anruf\""));
  EXPECT_EQ(act("appointments.note_call", reached, "/stab/termine/anrufe").status, 422) << "somebody was quicker";
}

TEST_F(Notices, WhoSharesANumberIsNamedWithTheOther) {
  start(false);
  program.reset();
  {
    Book book(dir, *parse_rfc3339("2023-10-29T12:00:00+01:00"));
    (void)book.take("A-5", "2023-11-08T10:00:00+01:00", "\"call\"", {.name = "Carl Ruf <b>", .phone = "+49 2932 201 0001"});
  }
  program = std::make_unique<Program>(dir);
  client = std::make_unique<HttpClient>(program->signed_in());
  ASSERT_EQ(call_off("5").status, 303);
  unlock();
  ASSERT_TRUE(wait_for([&] { return get("/stab/termine/anrufe").has("5 Anrufe"); }));
  const HttpAnswer calls = get("/stab/termine/anrufe");
  EXPECT_TRUE(calls.has("Unter derselben Nummer auch:</strong> Carl Ruf &lt;b&gt;, 08.11.2023, 10:00 Uhr"));
  EXPECT_TRUE(calls.has("Unter derselben Nummer auch:</strong> Clara Ruf, 06.11.2023, 9:30 Uhr"));
}

TEST_F(Notices, WhatIsUnknownWaitsForAPerson) {
  start();
  gateway.set(SmsGateway::Fault::cut_after);
  ASSERT_EQ(call_off().status, 303);
  unlock();
  ASSERT_TRUE(wait_for([&] { return get(path()).has("Bitte entscheiden"); }));
  gateway.set(SmsGateway::Fault::none);
  EXPECT_TRUE(get("/stab/").has("1 Nachricht ist vielleicht nicht angekommen: bitte entscheiden"));
  const HttpAnswer page = get(path());
  EXPECT_TRUE(page.has("Bernd Text")) << "the urgent one was the first";
  const std::string booking = page.between("name=\"a.booking\" value=\"", "\"");
  ASSERT_TRUE(wait_for([&] { return gateway.count() == 2; })) << "the other one goes out after a rest";
  EXPECT_EQ(act("appointments.judge_notice", {{"a.booking", booking}, {"a.notice:zahl", "1"}, {"a.verdict", "again"}}, path()).status, 303);
  ASSERT_TRUE(wait_for([&] { return gateway.count() == 3; }));
  ASSERT_TRUE(wait_for([&] { return !get(path()).has("Bitte entscheiden"); }));
}

TEST_F(Notices, WhoWasAskedAndHasItIsSaidToHaveIt) {
  start();
  gateway.set(SmsGateway::Fault::cut_after);
  ASSERT_EQ(call_off().status, 303);
  unlock();
  ASSERT_TRUE(wait_for([&] { return get(path()).has("Bitte entscheiden"); }));
  const std::string booking = get(path()).between("name=\"a.booking\" value=\"", "\"");
  EXPECT_EQ(act("appointments.judge_notice", {{"a.booking", booking}, {"a.notice:zahl", "1"}, {"a.verdict", "arrived"}}, path()).status, 303);
  const HttpAnswer page = get(path());
  EXPECT_TRUE(page.has("nach Rückfrage angekommen (SMS)"));
  EXPECT_FALSE(page.has("(asked)"));
  EXPECT_TRUE(get(path() + "/liste.csv").has("\"nach Rückfrage angekommen\";\"SMS\""));
}

TEST_F(Notices, WithoutServersEverybodyIsCalledAndThePageSaysSo) {
  start(false);
  ASSERT_EQ(call_off().status, 303);
  ASSERT_TRUE(wait_for([&] { return get(path()).has("<span class=\"stab-number\">4</span> anzurufen"); })) << "the data key is locked all the time";
  EXPECT_TRUE(get(path()).has("Ein Mailserver nach außen ist nicht eingerichtet"));
  EXPECT_TRUE(get(path()).has("SMS sind nicht eingerichtet"));
}

/// A folder in which nobody has a channel but the telephone; what they are known by. Nobody has a name: sealing so many takes long.
std::vector<std::string> call_everybody_off(const std::string& dir, std::size_t count) {
  install(dir);
  Book book(dir, *parse_rfc3339("2023-10-29T12:00:00+01:00"));
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < count; ++i) codes.push_back(book.take_unnamed("R-" + std::to_string(i), i % 2 == 0 ? "2023-11-06T09:00:00+01:00" : "2023-11-07T10:00:00+01:00"));
  (void)book.call_off("2023-11-06", "2023-11-07");
  return codes;
}

std::ptrdiff_t missing_from(const std::vector<std::string>& codes, const std::string& text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : text + ' ') {
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-') {
      word += c;
    } else {
      words.insert(std::exchange(word, {}));
    }
  }
  return std::ranges::count_if(codes, [&](const std::string& code) { return !words.contains(code); });
}

TEST_F(Notices, EverybodyIsOnThePrintedCallListHoweverMany) {
  const std::vector<std::string> codes = call_everybody_off(dir, 2100);
  program = std::make_unique<Program>(dir);
  client = std::make_unique<HttpClient>(program->signed_in());
  EXPECT_TRUE(get("/stab/termine/anrufe").has("2.100 Anrufe"));
  const HttpAnswer pdf = get("/stab/termine/anrufe.pdf");
  ASSERT_EQ(pdf.status, 200);
  const std::string text = paper::test::pdf_text(Bytes(bytes_of(pdf.body).begin(), bytes_of(pdf.body).end()));
  EXPECT_EQ(missing_from(codes, text), 0);
  const auto heading = text.find("versucht ");
  ASSERT_NE(heading, std::string::npos) << "no heading is broken within a word\n" << text.substr(0, 1500);
  EXPECT_NE(text.substr(heading, 40).find("erreicht "), std::string::npos) << text.substr(heading, 80);
  EXPECT_EQ(missing_from(codes, get("/stab/termine/anrufe.csv").body), 0);
}

TEST_F(Notices, ACallOffIsLifted) {
  start(false);
  ASSERT_EQ(call_off().status, 303);
  const std::string id = path().substr(22);
  EXPECT_EQ(act("appointments.lift_call_off", {{"a.call_off", id}}, path()).status, 303);
  EXPECT_TRUE(get(path()).has("Aufgehoben am"));
  EXPECT_EQ(act("appointments.lift_call_off", {{"a.call_off", id}}, path()).status, 422);
  EXPECT_EQ(get("/stab/termine/absagen/a-gibtsnicht").status, 404);
}

TEST_F(Notices, SpeaksEnglishToo) {
  start(false);
  ASSERT_EQ(call_off().status, 303);
  client->set_cookie(client->cookie() + "; nb-sprache=en");
  for (const std::string& one : {std::string("/stab/termine/absagen?von=2023-11-06&bis=2023-11-06"), path(), std::string("/stab/termine/anrufe")}) {
    const HttpAnswer page = get(one);
    EXPECT_EQ(page.status, 200) << one;
    EXPECT_TRUE(page.has("Text messages are not set up")) << one;
  }
}

}  // namespace
}  // namespace nb::test
