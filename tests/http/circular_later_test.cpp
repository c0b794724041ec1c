// SPDX-License-Identifier: EUPL-1.2
// Circulars once they are out: what is typed in later, pages that stay open, deputies who are asked.
#include <gtest/gtest.h>

#include "http/circulars.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

TEST_F(Circulars, WhatIsTypedInLaterKeepsItsTime) {
  const std::string subject = sent();  // 30 October, 8:00
  program->advance(3h);
  client = std::make_unique<HttpClient>(program->signed_in());
  const std::string list = "/stab/rundschreiben/1/liste/2";
  const std::string calls = "/stab/rundschreiben/1/anrufe";
  const std::string person = client->get(list + kPlace).between("name=\"person\" id=\"p-", "\"");
  const Fields ticked{{"rundschreiben", subject}, {"fassung", "1"}, {"person", person}};
  const auto sign = [&](const std::string& when) {
    Fields form = ticked;
    form.emplace_back("unterschrieben", when);
    return act("circular.acknowledge", form, list);
  };
  for (const auto& [when, why] : {std::pair{"2023-10-31T09:00", "liegt in der Zukunft"}, std::pair{"2023-10-29T09:00", "liegt vor dem Verschicken dieser Fassung"},
                                  std::pair{"gestern", "Bei »Unterschrieben am« steht kein Datum mit Uhrzeit"}}) {
    const HttpAnswer again = sign(when);
    EXPECT_EQ(again.status, 422) << when;
    EXPECT_TRUE(again.has(why)) << when;
    EXPECT_TRUE(again.has("Unterschrieben am")) << when;
    EXPECT_TRUE(again.has("value=\"" + std::string(when) + "\"")) << "what was typed stays: " << when;
  }
  ASSERT_EQ(sign("2023-10-30T09:15").status, 303);
  EXPECT_TRUE(
      client->get(list + kPlace).has("gelesen auf der Liste unterschrieben, 30.10.2023, 09:15 Uhr; nachgetragen von " + std::string(kAccount) + " am 30.10.2023, 11:00 Uhr"));
  const std::string called = client->get(calls + kPlace).between("name=\"a.person\" value=\"", "\"");
  const auto call = [&](const char* when) {
    return act("circular.note_call", {{"a.circular", subject}, {"a.version:zahl", "1"}, {"a.person", called}, {"a.result", "reached"}, {"a.occurred:zeit", when}}, calls);
  };
  const HttpAnswer future = call("2023-10-30T11:01");
  EXPECT_EQ(future.status, 422);
  EXPECT_TRUE(future.has("Die Zeit bei »Angerufen um« liegt in der Zukunft"));
  EXPECT_TRUE(future.has("\" open><summary id=\"frueher-titel-" + called)) << "where it was typed";
  EXPECT_TRUE(future.has("value=\"2023-10-30T11:01\""));
  ASSERT_EQ(call("2023-10-30T10:20").status, 303);
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben/1") + kPlace).has("gelesen am Telefon, 30.10.2023, 10:20 Uhr; nachgetragen von "));
  client->set_cookie(client->cookie() + "; nb-sprache=en");
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben/1") + kPlace)
                  .has("read by telephone, 30 October 2023, 10:20; entered later by " + std::string(kAccount) + " on 30 October 2023, 11:00"));
}

TEST_F(Circulars, APageThatRenewsItselfIsNoSignOfLife) {
  const std::string subject = sent();
  const std::string page = std::string("/stab/rundschreiben/1") + kPlace;
  const std::string calls = std::string("/stab/rundschreiben/1/anrufe") + kPlace;
  EXPECT_TRUE(client->get(page).has("data-hx-get=\"/stab/rundschreiben/1?ort=arnsberg&amp;fassung=1&amp;still=1\""));
  EXPECT_TRUE(client->get(calls).has("data-hx-get=\"/stab/rundschreiben/1/anrufe?ort=arnsberg&amp;fassung=1&amp;still=1\""));
  for (const HttpAnswer& shown : {client->get(page), client->get(calls)}) EXPECT_TRUE(shown.has(">Neu laden</a>")) << "without JavaScript";
  HttpClient there = program->signed_in();
  const std::string still = "&fassung=1&still=1";
  for (int i = 0; i < 3; ++i) {
    program->advance(10min);
    EXPECT_EQ(client->get(page + still).status, 200);
    EXPECT_TRUE(client->get(calls + still).has("id=\"anrufe\""));
    EXPECT_EQ(there.get(page).status, 200);
  }
  program->advance(1min);
  for (const std::string& one : {page, calls}) {
    const HttpAnswer late = client->get(one + still);
    EXPECT_EQ(late.status, 401) << "it would put the form to sign in into the page";
    EXPECT_FALSE(late.has("id=\"stand\""));
  }
  EXPECT_EQ(client->get(page).status, 303) << "thirty minutes are over, whatever the page asked by itself";
  EXPECT_EQ(there.get(page).status, 200);
  EXPECT_EQ(there.get("/stab/rundschreiben/1?still=1&ort=sundern").status, 404) << "and it opens nothing else";
}

TEST_F(Circulars, WhatHoldsStaysInUseWhileTheNextVersionIsADraft) {
  const std::string subject = sent();
  Fields next = draft();
  next.emplace_back("rundschreiben", subject);
  next.emplace_back("neu", "Eine Stunde später.");
  const HttpAnswer written = act("circular.write", next, "/stab/rundschreiben/neu");
  ASSERT_EQ(written.status, 303);
  const HttpAnswer draft_page = client->get(written.header("Location"));
  EXPECT_TRUE(draft_page.has("Jetzt verschicken"));
  EXPECT_TRUE(draft_page.has("Zur geltenden Fassung"));
  const HttpAnswer page = client->get(std::string("/stab/rundschreiben/1") + kPlace);
  for (const char* there :
       {"Wer hat es gelesen?", "Nummer der Liste", "Wen jetzt anrufen?", "Aushang und Listen drucken", "Die nächste Fassung ist als Entwurf gespeichert", "entwurf=1"})
    EXPECT_TRUE(page.has(there)) << there;
  EXPECT_FALSE(page.has("Jetzt verschicken"));
  EXPECT_FALSE(page.has("Neue Fassung schreiben"));
}

TEST_F(Circulars, WhatIsWithdrawnIsPrintedNoMoreAndToldToWhoHadReadIt) {
  const std::string subject = sent();
  const std::string page = std::string("/stab/rundschreiben/1") + kPlace;
  EXPECT_TRUE(client->get(std::string("/stab/") + kPlace).has("Bitte wählen Sie einmal Ihren Namen")) << "nobody has said who they are";
  ASSERT_EQ(act("circular.name_reader", {{"a.person", "d1"}}).status, 303);
  EXPECT_FALSE(client->get(std::string("/stab/") + kPlace).has("Bitte wählen Sie einmal Ihren Namen"));
  ASSERT_EQ(act("circular.confirm", {{"a.circular", subject}, {"a.version:zahl", "1"}}, "/stab/rundschreiben/1").status, 303);
  ASSERT_EQ(client->get(std::string("/stab/rundschreiben/1/listen.pdf") + kPlace).status, 200);
  ASSERT_EQ(act("circular.withdraw", {{"a.circular", subject}, {"a.reason", "Falscher Tag"}}, "/stab/rundschreiben/1").status, 303);
  EXPECT_EQ(client->get(std::string("/stab/rundschreiben/1/listen.pdf") + kPlace).status, 404);
  EXPECT_EQ(client->get(std::string("/stab/rundschreiben/1/anrufe.pdf") + kPlace).status, 404);
  const HttpAnswer gone = client->get(page);
  EXPECT_TRUE(gone.has("Falscher Tag"));
  EXPECT_FALSE(gone.has("Aushang und Listen drucken"));
  EXPECT_FALSE(gone.has("Nummer der Liste"));
  EXPECT_TRUE(client->get(std::string("/stab/") + kPlace).has("das Sie gelesen haben, ist zurückgezogen"));
  program->advance(std::chrono::hours(24 * 8));
  client = std::make_unique<HttpClient>(program->signed_in());
  EXPECT_FALSE(client->get(std::string("/stab/") + kPlace).has("das Sie gelesen haben, ist zurückgezogen"));
}

TEST_F(Circulars, WhoRingsBackDoesNotWaitForTheirTurn) {
  const std::string subject = sent();
  const std::string calls = std::string("/stab/rundschreiben/1/anrufe") + kPlace;
  const std::string later = client->get(calls).between("id=\"ruft-", "\"");
  ASSERT_FALSE(later.empty()) << "only the one whose turn it is can be ticked off";
  ASSERT_EQ(act("circular.note_call", {{"a.circular", subject}, {"a.version:zahl", "1"}, {"a.person", later}, {"a.result", "reached"}}, "/stab/rundschreiben/1/anrufe").status,
            303);
  EXPECT_FALSE(client->get(calls).has("id=\"ruft-" + later + "\""));
}

TEST_F(Circulars, APageThatStaysOpenLearnsOfANewVersion) {
  const std::string subject = sent();
  const std::string calls = std::string("/stab/rundschreiben/1/anrufe") + kPlace + "&fassung=1&still=1";
  EXPECT_FALSE(client->get(calls).has("Inzwischen gilt eine neuere Fassung"));
  Fields next = draft();
  next.emplace_back("rundschreiben", subject);
  next.emplace_back("neu", "Eine Stunde später.");
  const HttpAnswer written = act("circular.write", next, "/stab/rundschreiben/neu");
  ASSERT_EQ(written.status, 303) << written.between("kern-alert__body", "</div>");
  ASSERT_EQ(act("circular.send", {{"a.circular", subject}, {"a.version:zahl", "2"}, {"a.seen", seen()}}, "/stab/rundschreiben/1").status, 303);
  EXPECT_TRUE(client->get(calls).has("Inzwischen gilt eine neuere Fassung"));
  EXPECT_TRUE(client->get(calls).has("fassung=1&amp;still=1")) << "and goes on saying so";
  EXPECT_FALSE(client->get(std::string("/stab/rundschreiben/1/anrufe") + kPlace).has("Inzwischen gilt eine neuere Fassung"));
}

}  // namespace
}  // namespace nb::test
