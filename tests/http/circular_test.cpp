// SPDX-License-Identifier: EUPL-1.2
// Circulars through the whole program: forms as a browser sends them, a mail server on loopback, one-time links without signing in.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "base/error.hpp"
#include "http/circulars.hpp"
#include "paper/sheets.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

TEST_F(Circulars, AreWrittenSentAndReadInTheConsole) {
  const std::string subject = sent();
  const HttpAnswer page = client->get(std::string("/stab/rundschreiben/1") + kPlace);
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has("Schalter &lt;öffnen&gt;"));
  EXPECT_TRUE(page.has("<strong>neun Uhr</strong>"));
  EXPECT_TRUE(page.has("0 von 7"));  // Standesamt
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben") + kPlace).has("Wer sind Sie?"));
  EXPECT_EQ(act("circular.confirm", {{"a.circular", subject}, {"a.version:zahl", "1"}}).status, 422) << "nobody knows who this account is";
  const std::string list = client->get(std::string("/stab/rundschreiben") + kPlace).body;
  const auto name = list.find("Thorfeld, Katharina");
  const auto value = list.rfind("value=\"", name);
  const std::string person = list.substr(value + 7, list.find('"', value + 7) - value - 7);
  EXPECT_EQ(act("circular.name_reader", {{"a.person", person}}).status, 303);
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben") + kPlace).has("Für Sie neu"));
  EXPECT_EQ(act("circular.confirm", {{"a.circular", subject}, {"a.version:zahl", "1"}}).status, 303);
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben") + kPlace).has("Sie haben alles gelesen"));
}

TEST_F(Circulars, OnlyWhatWasShownIsSent) {
  const HttpAnswer written = act("circular.write", draft(), "/stab/rundschreiben/neu");
  const std::string subject = written.header("Location").substr(20, 38);
  const std::string read = seen();
  ASSERT_EQ(read.size(), 64U);
  Fields other = draft();
  other[0].second = "Schalter schließen";
  other.emplace_back("rundschreiben", subject);
  ASSERT_EQ(act("circular.write", other, "/stab/rundschreiben/neu").status, 303) << "a colleague saves it anew";
  const HttpAnswer refused = send(subject, read);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("Der Entwurf wurde geändert, seit er Ihnen gezeigt wurde"));
  EXPECT_TRUE(refused.has("Schalter schließen")) << "with what stands there now";
  EXPECT_EQ(send(subject, refused.between("name=\"a.seen\" value=\"", "\"")).status, 303);
}

TEST_F(Circulars, AnAccountConfirmsForOnePersonAndAnAdministratorResolvesIt) {
  const std::string subject = sent();
  const auto person_named = [&](const std::string& name) {
    const std::string list = client->get(std::string("/stab/rundschreiben") + kPlace).body;
    const auto value = list.rfind("value=\"", list.find(name));
    return list.substr(value + 7, list.find('"', value + 7) - value - 7);
  };
  const std::string person = person_named("Thorfeld, Katharina");
  HttpClient clerk = somebody("kim", "case_worker");
  ASSERT_EQ(act_as(clerk, "circular.name_reader", {{"a.person", person}}).status, 303);
  EXPECT_TRUE(clerk.get(std::string("/stab/rundschreiben") + kPlace).has("Das bin ich nicht"));
  ASSERT_EQ(act_as(clerk, "circular.confirm", {{"a.circular", subject}, {"a.version:zahl", "1"}}).status, 303);
  const HttpAnswer list = clerk.get(std::string("/stab/rundschreiben") + kPlace);
  EXPECT_FALSE(list.has("Das bin ich nicht"));
  EXPECT_TRUE(list.has("bitten Sie die Verwaltung der Konten"));
  EXPECT_TRUE(act_as(clerk, "circular.forget_me", {}).has("Unter diesem Namen hat Ihr Konto schon bestätigt"));
  EXPECT_EQ(act_as(clerk, "circular.release_reader", {{"a.account", "kim"}}).status, 403);
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben/1") + kPlace).has("gelesen im Programm (Konto kim)")) << "it is seen who did it";
  const HttpAnswer account = client->get(std::string("/stab/konten/kim") + kPlace);
  EXPECT_TRUE(account.has("Thorfeld, Katharina"));
  EXPECT_TRUE(account.has("Zuordnung lösen"));
  EXPECT_EQ(act("circular.release_reader", {{"a.account", "kim"}}, "/stab/konten/kim").status, 303);
  EXPECT_TRUE(clerk.get(std::string("/stab/rundschreiben") + kPlace).has("Wer sind Sie?"));
}

TEST_F(Circulars, TheAuditorSeesEverythingAndConfirmsNothing) {
  const std::string subject = sent();
  HttpClient auditor = somebody("rev", "auditor");
  const HttpAnswer list = auditor.get(std::string("/stab/rundschreiben") + kPlace);
  EXPECT_EQ(list.status, 200);
  EXPECT_FALSE(list.has("Wer sind Sie?"));
  for (const HttpAnswer& refused :
       {act_as(auditor, "circular.name_reader", {{"a.person", "d1"}}), act_as(auditor, "circular.confirm", {{"a.circular", subject}, {"a.version:zahl", "1"}})}) {
    EXPECT_EQ(refused.status, 403);
    EXPECT_TRUE(refused.has("kein Recht"));
  }
  for (const char* page : {"/stab/rundschreiben/1", "/stab/rundschreiben/1/anrufe", "/stab/rundschreiben/1/liste/1", "/stab/rundschreiben/1/mails"}) {
    const HttpAnswer shown = auditor.get(std::string(page) + kPlace);
    EXPECT_EQ(shown.status, 200) << page;
    EXPECT_FALSE(shown.has("action=\"/stab/aktion\"")) << page;
  }
  EXPECT_TRUE(auditor.get(std::string("/stab/rundschreiben/1") + kPlace).has("Wer hat es gelesen?"));
  EXPECT_EQ(auditor.get(std::string("/stab/rundschreiben/neu") + kPlace).status, 403);
}

TEST_F(Circulars, OnlyGuessedLinksCountAgainstAnAddress) {
  sent();
  ASSERT_EQ(act("circular.addresses", {{"liste", "Thorfeld;Katharina;Standesamt;thorfeld@rathaus.example"}}, "/stab/rundschreiben/adressen").status, 303);
  const std::string link = link_in(first_mail());
  ASSERT_FALSE(link.empty());
  HttpClient reader = program->client();
  for (int i = 0; i < 80; ++i) ASSERT_EQ(reader.get(link).status, 200) << "a town hall reads through one address, " << i;
  HttpClient guesser = program->client();
  const std::string wrong = "/rundschreiben/" + std::string(32, '0');
  for (int i = 0; i < 60; ++i) ASSERT_EQ(guesser.get(wrong).status, 404) << i;
  EXPECT_EQ(guesser.get(wrong).status, 429);
  EXPECT_EQ(guesser.get("/rundschreiben/kurz").status, 429);
  EXPECT_EQ(reader.get(link).status, 200) << "a good link passes whatever comes from the same address";
  EXPECT_EQ(guesser.get(wrong).status, 429) << "and forgives no guesses";
  EXPECT_EQ(reader.post(link, {}).status, 200);
}

TEST_F(Circulars, BadFormsComeBackWithEverythingTyped) {
  Fields late = draft();
  late.back().second = "2023-10-29T18:00";
  const HttpAnswer again = act("circular.write", late, "/stab/rundschreiben/neu");
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(again.has("liegt in der Vergangenheit"));
  EXPECT_TRUE(again.has("Nur für das Archiv."));
  EXPECT_TRUE(again.has("Schalter &lt;öffnen&gt;"));
  Fields nobody = draft();
  nobody[4].second = "Gibtsnicht";
  EXPECT_TRUE(act("circular.write", nobody, "/stab/rundschreiben/neu").has("steht im Telefonverzeichnis niemand"));
  EXPECT_EQ(client->get(std::string("/stab/rundschreiben/1") + kPlace).status, 404);
}

TEST_F(Circulars, WhoReplacesTheAddressesIsTracedAndTheAddressesAreNot) {
  ASSERT_EQ(act("circular.addresses", {{"liste", "Thorfeld;Katharina;Standesamt;thorfeld@rathaus.example"}}, "/stab/rundschreiben/adressen").status, 303);
  EXPECT_EQ(act("circular.addresses", {{"liste", "Niemand;Nina;Standesamt;nina@rathaus.example"}}, "/stab/rundschreiben/adressen").status, 422);
  const HttpAnswer traces = client->get(std::string("/stab/spuren") + kPlace + "&was=ersetzt");
  ASSERT_EQ(traces.status, 200);
  const std::string words = "Mailadressen der Beschäftigten: 1 Zeile";
  const std::size_t first = traces.body.find(words);
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(traces.body.find(words, first + 1), std::string::npos) << "what was refused is no change";
  EXPECT_TRUE(traces.has("Liste ersetzt"));
  EXPECT_FALSE(traces.has("thorfeld@"));
  HttpClient english = program->signed_in();
  english.set_cookie(english.cookie() + "; nb-sprache=en");
  EXPECT_TRUE(english.get(std::string("/stab/spuren") + kPlace + "&was=ersetzt").has("List replaced"));
}

TEST_F(Circulars, ALinkShowsWithoutChangingAndAcknowledgesOnce) {
  const std::string subject = sent();
  ASSERT_EQ(act("circular.addresses", {{"liste", "Thorfeld;Katharina;Standesamt;thorfeld@rathaus.example"}}, "/stab/rundschreiben/adressen").status, 303);
  const std::string link = link_in(first_mail());
  ASSERT_EQ(link.size(), 47U);
  HttpClient stranger = program->client();
  for (int i = 0; i < 3; ++i) {
    const HttpAnswer seen = stranger.get(link);  // a mail scanner, a preview, a person
    EXPECT_EQ(seen.status, 200);
    EXPECT_TRUE(seen.has("neun Uhr"));
    EXPECT_EQ(seen.header("Referrer-Policy"), "no-referrer");
  }
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben/1") + kPlace).has("0 von 7"));
  EXPECT_EQ(stranger.post(link, {}).status, 200);
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben/1") + kPlace).has("1 von 7"));
  EXPECT_EQ(stranger.post(link, {}).status, 409);
  EXPECT_TRUE(stranger.get(link).has("schon bestätigt"));
  std::string forged = link;
  forged.back() = forged.back() == '0' ? '1' : '0';
  EXPECT_EQ(stranger.get(forged).status, 404);
  EXPECT_EQ(stranger.post(forged, {}).status, 404);
  EXPECT_EQ(stranger.get("/rundschreiben/kurz").status, 404);
}

TEST_F(Circulars, MailsThatNeedADecisionStandOnTheHomeOfThoseWhoDecide) {
  mail.set(MisbehavingMailServer::Fault::drop_after_data);
  sent();
  ASSERT_EQ(act("circular.addresses", {{"liste", "Thorfeld;Katharina;Standesamt;thorfeld@rathaus.example"}}, "/stab/rundschreiben/adressen").status, 303);
  const std::string line = "Rundschreiben 1: 1 Mail ist vielleicht nicht angekommen: bitte entscheiden";
  const auto home = [&](HttpClient& who) { return who.get(std::string("/stab/") + kPlace); };
  bool told = false;
  for (int i = 0; i < 200 && !told; ++i) {
    program->advance(1s);
    std::this_thread::sleep_for(50ms);
    told = home(*client).has(line);
  }
  ASSERT_TRUE(told);
  EXPECT_TRUE(home(*client).has("/stab/rundschreiben/1/mails?ort=arnsberg"));
  mail.set(MisbehavingMailServer::Fault::none);
  HttpClient clerk = somebody("kim", "case_worker");
  EXPECT_FALSE(home(clerk).has("Rundschreiben 1: "));
  const HttpAnswer mails = client->get(std::string("/stab/rundschreiben/1/mails") + kPlace);
  const std::string person = mails.between("name=\"a.person\" value=\"", "\"");
  const std::string subject = mails.between("name=\"a.circular\" value=\"", "\"");
  EXPECT_EQ(act("circular.judge_mail", {{"a.circular", subject}, {"a.version:zahl", "1"}, {"a.person", person}, {"a.kind", "circular"}, {"a.verdict", "arrived"}},
                "/stab/rundschreiben/1/mails")
                .status,
            303);
  EXPECT_FALSE(home(*client).has("Rundschreiben 1: 1 Mail"));
}

TEST_F(Circulars, FilesTheMailRoomSetAsideStandOnItsHome) {
  const std::string inbox = folder.file("recvq");
  std::filesystem::create_directory(inbox);
  client.reset();
  program.reset();
  std::ofstream(folder.file("d") + "/notbetrieb.toml", std::ios::app) << "\n[mailroom.05958004]\nfax = \"" << inbox << "\"\n";
  program = std::make_unique<Program>(folder.file("d"));
  client = std::make_unique<HttpClient>(program->signed_in());
  HttpClient room = somebody("post", "mail_room");
  const auto home = [&](HttpClient& who, const std::string& more = "") { return who.get(std::string("/stab/") + kPlace + more); };
  const std::string line = "1 Fax oder Scan ließ sich nicht erfassen: bitte ansehen";
  EXPECT_FALSE(home(room).has(line));
  std::ofstream(inbox + "/fax<1>.tif.abgelehnt") << "x";
  std::ofstream(inbox + "/fax<1>.tif.abgelehnt.txt") << "Die Datei ist beschädigt.\n";
  const HttpAnswer shown = home(room);
  EXPECT_TRUE(shown.has(line));
  EXPECT_TRUE(shown.has("/stab/eingang/beiseite?ort=arnsberg"));
  const HttpAnswer list = room.get(std::string("/stab/eingang/beiseite") + kPlace);
  EXPECT_EQ(list.status, 200);
  EXPECT_TRUE(list.has("fax&lt;1&gt;.tif"));
  EXPECT_TRUE(list.has("Die Datei ist beschädigt."));
  EXPECT_FALSE(room.get("/stab/eingang/beiseite?ort=sundern").has("fax&lt;1&gt;.tif")) << "nobody else's";
  std::filesystem::remove(inbox + "/fax<1>.tif.abgelehnt");
  EXPECT_FALSE(home(room).has(line)) << "dealt with";
}

TEST_F(Circulars, ListsAndCallsAreTickedOff) {
  const std::string subject = sent();
  const HttpAnswer sheet = client->get(std::string("/stab/rundschreiben/1/liste/2") + kPlace);
  EXPECT_TRUE(sheet.has("NB-RS 1.1.2"));
  const std::string person = sheet.between("name=\"person\" id=\"p-", "\"");
  EXPECT_EQ(act("circular.acknowledge", {{"rundschreiben", subject}, {"fassung", "1"}, {"person", person}}, "/stab/rundschreiben/1/liste/2").status, 303);
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben/1/liste/2") + kPlace).has("auf der Liste unterschrieben"));
  EXPECT_FALSE(client->get(std::string("/stab/rundschreiben/1") + kPlace + "&eingetragen=7").has("</span>niemand")) << "while somebody is missing in every office";
  EXPECT_EQ(act("circular.scan", {{"bogen", "NB-RS 1.1.2"}}).header("Location"), "/stab/rundschreiben/1/liste/2?ort=arnsberg&fassung=1");
  EXPECT_EQ(act("circular.scan", {{"bogen", "1.1"}}).status, 422);
  const HttpAnswer calls = client->get(std::string("/stab/rundschreiben/1/anrufe") + kPlace);
  EXPECT_TRUE(calls.has("Vertretung weiß Bescheid"));
  EXPECT_EQ(act("circular.note_call", {{"a.circular", subject}, {"a.version:zahl", "1"}, {"a.person", "d99999"}, {"a.result", "reached"}}, "/stab/rundschreiben/1/anrufe").status,
            422);
  for (const char* file : {"/stab/rundschreiben/1/anrufe.pdf", "/stab/rundschreiben/1/listen.pdf"}) {
    const HttpAnswer pdf = client->get(std::string(file) + kPlace);
    EXPECT_TRUE(pdf.body.starts_with("%PDF")) << file;
  }
  const HttpAnswer traces = client->get(std::string("/stab/spuren") + kPlace + "&was=ausgegeben");
  EXPECT_TRUE(traces.has("Anrufliste zu einem Rundschreiben: ")) << "private numbers left the program";
  EXPECT_TRUE(traces.has("Rundschreiben zum Unterschreiben: "));
  EXPECT_EQ(client->get(std::string("/stab/rundschreiben/1/liste/9999") + kPlace).status, 404);
}

TEST_F(Circulars, EveryListOfAScanIsNamed) {
  (void)sent();
  const auto scan = [&](const std::string& file) {
    Fields form = console_form(*client, "circular.scan", "arnsberg", {});
    form[4].second = "/stab/rundschreiben/1";
    std::string body;
    for (const auto& [field, value] : form) body += "--grenze\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n";
    body += "--grenze\r\nContent-Disposition: form-data; name=\"datei\"; filename=\"scan.pdf\"\r\nContent-Type: application/pdf\r\n\r\n" + file + "\r\n--grenze--\r\n";
    return client->post_multipart("/stab/rundschreiben", "grenze", body);
  };
  const HttpAnswer several = scan(client->get(std::string("/stab/rundschreiben/1/listen.pdf") + kPlace).body);
  ASSERT_EQ(several.status, 200) << several.header("Location") << several.between("kern-alert__body", "</div>");
  std::size_t sheets = 0;
  while (client->get("/stab/rundschreiben/1/liste/" + std::to_string(sheets + 1) + kPlace).status == 200) ++sheets;
  ASSERT_GT(sheets, 1U);
  for (std::size_t i = 1; i <= sheets; ++i) EXPECT_TRUE(several.has("/stab/rundschreiben/1/liste/" + std::to_string(i) + "?ort=arnsberg&amp;fassung=1")) << i;
  EXPECT_TRUE(several.has("Listen auf dem Scan"));
  EXPECT_TRUE(several.has("Ohne Code: Seite 1")) << "the page with the text";
  EXPECT_EQ(scan("kein PDF").status, 422);
  const HttpAnswer none = scan(std::string(text_of(paper::intake_forms({.town = "Arnsberg", .office = "Archiv", .numbers = {"M-000123-4"}}))));
  EXPECT_EQ(none.status, 422);
  EXPECT_TRUE(none.has("kein Code einer Liste"));
  const HttpAnswer much = scan(std::string(text_of(paper::intake_forms({.town = "Arnsberg", .office = "Archiv", .numbers = std::vector<std::string>(61, "M-000123-4")}))));
  EXPECT_EQ(much.status, 422);
  EXPECT_TRUE(much.has("Der Scan hat 61 Seiten, und höchstens 60 werden auf einmal gelesen")) << "nothing is left out silently";
}

TEST_F(Circulars, DeputiesAreAskedAfterTheDeadline) {
  (void)sent();
  program->advance(11h);
  client = std::make_unique<HttpClient>(program->signed_in());
  bool asked = false;
  for (int i = 0; i < 200 && !asked; ++i) {
    program->advance(1s);
    std::this_thread::sleep_for(20ms);
    asked = client->get(std::string("/stab/rundschreiben/1") + kPlace).has("Frist vorbei, Vertretung vorgesehen");
  }
  ASSERT_TRUE(asked) << "no address, so nobody was told";
  const std::string page = client->get(std::string("/stab/rundschreiben/1") + kPlace).body;
  EXPECT_EQ(page.find("Vertretung gefragt"), std::string::npos);
  const std::string words = "weiß es vielleicht noch nicht: ";
  const auto at = page.find(words) + words.size();
  const std::string deputy = page.substr(at, page.find('<', at) - at);
  const std::string list = client->get(std::string("/stab/rundschreiben") + kPlace).body;
  const auto value = list.rfind("value=\"", list.find(">" + deputy + " (")) + 7;
  const std::string person = list.substr(value, list.find('"', value) - value);
  ASSERT_EQ(act("circular.name_reader", {{"a.person", person}}).status, 303) << deputy;
  const auto home = [&] { return client->get(std::string("/stab/") + kPlace); };
  EXPECT_TRUE(home().has("Als Vertretung gefragt: Rundschreiben 1, es fehlen noch: "));
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben/1") + kPlace).has("Sie sind als Vertretung gefragt."));
  const std::string subject = client->get(std::string("/stab/rundschreiben/1") + kPlace).between("name=\"a.circular\" value=\"", "\"");
  ASSERT_EQ(act("circular.confirm", {{"a.circular", subject}, {"a.version:zahl", "1"}}).status, 303);
  const HttpAnswer after = client->get(std::string("/stab/rundschreiben/1") + kPlace);
  EXPECT_TRUE(after.has("Sie haben das am")) << "having read it oneself is not having told the others";
  EXPECT_TRUE(after.has("Sie sind als Vertretung gefragt."));
  EXPECT_TRUE(after.has("Vertretung gefragt: " + deputy));
  EXPECT_TRUE(home().has("Als Vertretung gefragt: Rundschreiben 1"));
  // To look at the page says nothing; the button does, and the crisis staff reads it.
  EXPECT_FALSE(after.has("Vertretung kümmert sich"));
  ASSERT_TRUE(after.has("Ich weiß Bescheid und kümmere mich"));
  ASSERT_EQ(act("circular.stand_in", {{"a.circular", subject}, {"a.version:zahl", "1"}}, "/stab/rundschreiben/1").status, 303);
  const HttpAnswer agreed = client->get(std::string("/stab/rundschreiben/1") + kPlace);
  EXPECT_TRUE(agreed.has("Vertretung kümmert sich: " + deputy + " (Konto " + kAccount + "), 30.10.2023, "));
  EXPECT_TRUE(agreed.has("Der Stab weiß seit 30.10.2023, ")) << "and the deputy sees that it is so";
  EXPECT_FALSE(agreed.has("Ich weiß Bescheid und kümmere mich"));
  EXPECT_FALSE(home().has("Als Vertretung gefragt: Rundschreiben 1"));
  client->set_cookie(client->cookie() + "; nb-sprache=en");
  const HttpAnswer english = client->get(std::string("/stab/rundschreiben/1") + kPlace);
  EXPECT_TRUE(english.has("the deputy sees to it: " + deputy + " (account " + kAccount + "), 30 October 2023, "));
  EXPECT_TRUE(english.has("The crisis staff has known since 30 October 2023, "));
}

TEST_F(Circulars, WhoMovedInTheDirectoryIsAskedForTheirNameAnew) {
  const std::string here = std::string("/stab/rundschreiben") + kPlace;
  const auto person = [&] {
    const std::string list = client->get(here).body;
    const auto value = list.rfind("value=\"", list.find("Thorfeld, Katharina")) + 7;
    return list.substr(value, list.find('"', value) - value);
  };
  const std::string before = person();
  ASSERT_EQ(act("circular.name_reader", {{"a.person", before}}).status, 303);
  EXPECT_TRUE(client->get(here).has("Sie haben alles gelesen"));
  client.reset();
  program.reset();
  const std::string pack = folder.file("pack");
  std::filesystem::copy(pack_folder(), pack, std::filesystem::copy_options::recursive);
  std::ifstream in(pack + "/directory.csv");
  std::string rows(std::istreambuf_iterator<char>(in), {});
  const std::string unit = "Standesamt,Eheschließungen,Standesbeamtin oder Standesbeamter,Thorfeld";
  const auto at = rows.find(unit);
  ASSERT_NE(at, std::string::npos);
  rows.replace(at, unit.size(), "Standesamt,Urkunden,Standesbeamtin oder Standesbeamter,Thorfeld");
  std::ofstream(pack + "/directory.csv") << rows;
  const Said imported = notbetrieb({"import", "--dir", folder.file("d"), pack, "--clock-at", "2023-10-29T12:00:00+01:00"});
  ASSERT_EQ(imported.code, 0) << imported.err;
  program = std::make_unique<Program>(folder.file("d"));
  client = std::make_unique<HttpClient>(program->signed_in());
  const HttpAnswer list = client->get(here);
  EXPECT_FALSE(list.has("Sie haben alles gelesen")) << "what is sent now goes to the new entry";
  EXPECT_TRUE(list.has("Ihr Eintrag im Telefonverzeichnis gilt nicht mehr"));
  EXPECT_TRUE(client->get(std::string("/stab/") + kPlace).has("bitte den Namen neu wählen"));
  const std::string after = person();
  ASSERT_NE(after, before);
  EXPECT_EQ(act("circular.name_reader", {{"a.person", after}}).status, 303);
  EXPECT_TRUE(client->get(here).has("Sie haben alles gelesen"));
  EXPECT_FALSE(client->get(std::string("/stab/") + kPlace).has("bitte den Namen neu wählen"));
}

TEST(CircularSettings, WhatIsWrongIsSaidBeforeAnythingStarts) {
  const TempFolder folder;
  const std::string dir = folder.file("d");
  install(dir, false);
  use_mail_server(dir, 25);
  const std::string path = dir + "/notbetrieb.toml";
  std::ifstream in(path);
  const std::string good(std::istreambuf_iterator<char>(in), {});
  const auto told = [&](const std::string& key, const std::string& line) {
    std::string text = good;
    const auto section = text.find("[mail]\n");
    const auto at = text.find("\n" + key + " = ", section);
    if (at < text.find("\n[", section + 1)) text.erase(at, text.find('\n', at + 1) - at);
    text.insert(section + 7, line + "\n");
    std::ofstream(path) << text;
    try {
      const Program program(dir);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_EQ(told("from", "from = \"stab@rathaus.example\""), "");
  EXPECT_NE(told("from", "from = \"kein Absender\"").find("»mail.from« falsch: Erwartet wird die Mailadresse"), std::string::npos);
  EXPECT_NE(told("from", "from = \"\"").find("»mail.from«"), std::string::npos) << "a server without a sender";
  EXPECT_NE(told("name", "name = \"a\\r\\nBcc: x\"").find("»mail.name« falsch"), std::string::npos);
  EXPECT_NE(told("user", "user = \"nb\"").find("mail-password schreiben"), std::string::npos) << told("user", "user = \"nb\"");
  const std::string password = dir + "/keys/mail-password";
  std::ofstream(password) << "geheim\n";
  std::filesystem::permissions(password, std::filesystem::perms::owner_read | std::filesystem::perms::others_read);
  const std::string open = told("user", "user = \"nb\"");
  EXPECT_NE(open.find("können andere lesen"), std::string::npos);
  EXPECT_EQ(open.find("geheim"), std::string::npos) << "the password is in no sentence";
  std::filesystem::permissions(password, std::filesystem::perms::owner_read);
  EXPECT_EQ(told("user", "user = \"nb\""), "");
}

}  // namespace
}  // namespace nb::test
