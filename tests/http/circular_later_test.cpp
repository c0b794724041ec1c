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
  EXPECT_TRUE(future.has("<details open><summary>Der Anruf war früher")) << "where it was typed";
  EXPECT_TRUE(future.has("value=\"2023-10-30T11:01\""));
  ASSERT_EQ(call("2023-10-30T10:20").status, 303);
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben/1") + kPlace).has("gelesen am Telefon, 30.10.2023, 10:20 Uhr; nachgetragen von "));
  client->set_cookie(client->cookie() + "; nb-sprache=en");
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben/1") + kPlace)
                  .has("read by telephone, 30 October 2023, 10:20; entered later by " + std::string(kAccount) + " on 30 October 2023, 11:00"));
}

}  // namespace
}  // namespace nb::test
