// SPDX-License-Identifier: EUPL-1.2
// The pick-up register as counters and citizens use it: lists read in, search, hand-over, prints, the public question.
#include <gtest/gtest.h>

#include <array>
#include <barrier>
#include <fstream>
#include <sstream>
#include <thread>

#include "http/bookings.hpp"
#include "http/desk.hpp"

namespace nb::test {
namespace {

class PickupConsole : public testing::Test, public Desk<PickupConsole> {
 protected:
  static constexpr const char* kSite = "arn-stadtbuero-altstadt";
  static Fields typed(const std::string& family, const std::string& first, const std::string& birth, const std::string& serial, const std::string& kind = "reisepass") {
    return {{"familienname", family},       {"vornamen", first}, {"geboren", birth}, {"seriennummer", serial}, {"art", kind}, {"stelle", kSite},
            {"eingetroffen", "2023-10-20"}, {"pin", "na"}};
  }
  HttpAnswer registered(const Fields& fields) { return post("arnsberg", "pickup.register", "/stab/abholung/neu", fields); }
  HttpAnswer found(const std::string& query) { return client_.get("/stab/abholung?ort=arnsberg&q=" + query); }
  static std::string path_in(const HttpAnswer& hits) { return "/stab/abholung/p-" + hits.between("/stab/abholung/p-", "?ort"); }
  HttpAnswer hand_over(const std::string& path, const Fields& filled) {
    Fields fields{{"dokument", path.substr(path.rfind('/') + 1)}, {"wer", "owner"}, {"geprueft", "identity"}, {"unterschrift", "paper"}};
    for (const auto& [name, value] : filled) {
      std::erase_if(fields, [&](const auto& field) { return field.first == name; });
    }
    fields.insert(fields.end(), filled.begin(), filled.end());
    return post("arnsberg", "pickup.hand_over", path, fields);
  }
  std::string fault(const HttpAnswer& answer) { return answer.between("kern-alert__body", "</div>"); }
  HttpAnswer ask(const std::string& number, const std::string& birth, const std::string& path = "/arnsberg/abholung/") {
    return program_->client().post(path, {{"nummer", number}, {"geboren", birth}});
  }
};

TEST_F(PickupConsole, ADocumentIsFoundAndHandedOverOnce) {
  open_vault();
  ASSERT_EQ(registered(typed("Bäckerhoff", "Änne Luise", "24.01.1972", "C01X0001")).status, 303);
  const HttpAnswer hits = found("baeckerhoff+anne");
  EXPECT_FALSE(hits.has("C01X0001")) << "Änne is written AENNE";
  const HttpAnswer right = found("B%C3%A4ckerhoff%2C+%C3%84nne+24.1.1972");
  ASSERT_TRUE(right.has("C01X0001")) << right.body;
  const std::string path = path_in(right);
  const HttpAnswer page = client_.get(path + "?ort=arnsberg");
  EXPECT_TRUE(page.has("volljährig"));
  EXPECT_TRUE(page.has("§ 5 Abs. 1 PassV"));
  const HttpAnswer unchecked = hand_over(path, {{"geprueft", "entries"}});
  EXPECT_EQ(unchecked.status, 422);
  EXPECT_NE(fault(unchecked).find("anzukreuzen"), std::string::npos) << fault(unchecked);
  const HttpAnswer done = hand_over(path, {});
  ASSERT_EQ(done.status, 303) << fault(done);
  EXPECT_TRUE(client_.get(done.header("Location")).has("Empfangsbestätigung drucken"));
  EXPECT_TRUE(client_.get(path + "/beleg.pdf?ort=arnsberg").body.starts_with("%PDF-"));
  const HttpAnswer twice = hand_over(path, {});
  EXPECT_EQ(twice.status, 422);
  EXPECT_NE(fault(twice).find("schon ausgegeben"), std::string::npos);
  EXPECT_EQ(post("arnsberg", "pickup.undo", path, {{"a.pickup", path.substr(path.rfind('/') + 1)}, {"a.reason", "verklickt"}}).status, 303);
  EXPECT_TRUE(client_.get(path + "?ort=arnsberg").has("zurückgenommen"));
}

TEST_F(PickupConsole, AChildsPassIsForTheParents) {
  open_vault();
  ASSERT_EQ(registered(typed("Kleinkind", "Max", "01.02.2015", "C01X0002")).status, 303);
  const std::string path = path_in(found("C01X0002"));
  const HttpAnswer page = client_.get(path + "?ort=arnsberg");
  EXPECT_TRUE(page.has("name=\"wer\" value=\"parent\"")) << "the owner cannot be the one at the counter";
  EXPECT_NE(fault(hand_over(path, {})).find("§ 6 Abs. 1 PassG"), std::string::npos);
  EXPECT_NE(fault(hand_over(path, {{"wer", "parent"}, {"geprueft", "custody"}})).find("wer das Dokument mitnimmt"), std::string::npos);
  Fields fields{{"wer", "parent"}, {"geprueft", "custody"}, {"geprueft", "identity"}, {"person", "Erika Kleinkind"}};
  EXPECT_EQ(hand_over(path, fields).status, 303);
  EXPECT_TRUE(client_.get(path + "?ort=arnsberg").has("abgeholt durch Erika Kleinkind"));
}

TEST_F(PickupConsole, BadInputIsNamedAndKept) {
  open_vault();
  for (const auto& [field, value, said] :
       {std::tuple{"geboren", "31.02.1980", "Geburtsdatum"}, std::tuple{"geboren", "1.1.72", "Geburtsdatum"}, std::tuple{"seriennummer", " - ", "Seriennummer"},
        std::tuple{"stelle", "nirgendwo", "Ausgabestelle"}, std::tuple{"art", "angelschein", "Art des Dokuments"}, std::tuple{"eingetroffen", "2033-01-01", "Zukunft"}}) {
    Fields fields = typed("Bleibt<b>", "Vor", "24.01.1972", "C01X0003");
    for (auto& one : fields) {
      if (one.first == field) one.second = value;
    }
    const HttpAnswer refused = registered(fields);
    EXPECT_EQ(refused.status, 422) << said;
    EXPECT_NE(fault(refused).find(said), std::string::npos) << fault(refused);
    EXPECT_TRUE(refused.has("value=\"Bleibt&lt;b&gt;\"")) << said;
  }
  EXPECT_EQ(registered(typed("Lang" + std::string(10'000, 'x'), "Vor", "24.01.1972", "C01X0003")).status, 422);
  ASSERT_EQ(registered(typed("Einmal", "Vor", "24.01.1972", "C01X0004")).status, 303);
  EXPECT_NE(fault(registered(typed("Zweimal", "Vor", "24.01.1972", "c01x ooo4"))).find("schon eingetragen"), std::string::npos);
}

TEST_F(PickupConsole, WhileLockedNothingIsSearchedAndNamesStayHidden) {
  EXPECT_EQ(registered(typed("Verschlossen", "Vera", "24.01.1972", "C01X0005")).status, 303) << "sealing needs no passphrase";
  EXPECT_TRUE(client_.get("/stab/?ort=arnsberg").has("zur Abholung bereit"));
  EXPECT_TRUE(found("Verschlossen").has("gerade verschlossen"));
  const HttpAnswer list = client_.get("/stab/abholung?ort=arnsberg");
  EXPECT_TRUE(list.has("(verschlossen)"));
  EXPECT_FALSE(list.has("Vera"));
  const std::string path = list.between("<td class=\"kern-table__cell\"><a class=\"kern-link\" href=\"", "?ort");
  EXPECT_TRUE(client_.get(path + "?ort=arnsberg").has("Empfangsbestätigung auf Papier"));
  EXPECT_NE(fault(hand_over(path, {})).find("Datenschlüssel"), std::string::npos);
}

TEST_F(PickupConsole, AListIsReadInOnceAndEveryRowAccountedFor) {
  open_vault();
  std::ifstream in(NB_SOURCE_DIR "/examples/suedwestfalen/pickups.csv", std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  const auto sent = [&](const std::string& step, const std::string& text) {
    Fields form = console_form(client_, "pickup.import", "arnsberg", {{"liste", text}});
    for (auto& [name, value] : form) {
      if (name == "schritt") value = step;
    }
    form[4].second = "/stab/abholung/liste";
    return client_.post("/stab/abholung", form);
  };
  const HttpAnswer preview = sent("pruefen", all.str());
  EXPECT_EQ(preview.status, 200);
  EXPECT_TRUE(preview.has("<dt>Neu</dt><dd>267</dd>")) << preview.between("<dl class=\"desk-facts\">", "</dl>");
  EXPECT_TRUE(preview.has("<dt>Andere Kommune</dt><dd>1.233</dd>"));
  const HttpAnswer taken = sent("eintragen", all.str());
  EXPECT_TRUE(taken.has("<dt>Neu</dt><dd>267</dd>")) << taken.between("<dl class=\"desk-facts\">", "</dl>");
  const HttpAnswer again = sent("eintragen", all.str());
  EXPECT_TRUE(again.has("<dt>Neu</dt><dd>0</dd>")) << again.between("<dl class=\"desk-facts\">", "</dl>");
  EXPECT_TRUE(again.has("<dt>Schon eingetragen</dt><dd>267</dd>"));
  const HttpAnswer faulty =
      sent("pruefen", "site,document_kind,serial,family_name,first_names,birth_date,arrived_on\narn-stadtbuero-altstadt,reisepass,X1,A,B,31.02.1980,2023-10-01\n");
  EXPECT_TRUE(faulty.has("birth_date"));
  EXPECT_TRUE(found("DEMO00002").has("Bergmann-Martin"));
  EXPECT_TRUE(found("Bergmann").has("Bergmann-Martin"));
  const HttpAnswer csv = client_.get("/stab/abholung.csv?ort=arnsberg");
  EXPECT_TRUE(csv.has("Bergmann-Martin"));
  EXPECT_TRUE(client_.get("/stab/abholung/stelle.pdf?ort=arnsberg&stelle=arn-hellefeld").body.starts_with("%PDF-"));
  EXPECT_TRUE(client_.get("/stab/abholung/erinnern?ort=arnsberg").has("Erinnerung festhalten"));
  EXPECT_TRUE(client_.get("/stab/abholung/erinnern.pdf?ort=arnsberg&form=liste").body.starts_with("%PDF-"));
  EXPECT_TRUE(client_.get("/stab/abholung/erinnern.pdf?ort=arnsberg&form=anschriften").body.starts_with("%PDF-"));
  EXPECT_TRUE(client_.get("/stab/abholung/erinnern?ort=arnsberg").has("Keine Anschrift bekannt?"));
}

TEST_F(PickupConsole, EverythingThatLiesReadyIsOnThePrintedList) {
  open_vault();
  constexpr std::size_t kMany = 1'100;
  std::string list = "ags,site,document_kind,serial,family_name,first_names,birth_date,arrived_on,pin_letter\n";
  for (std::size_t i = 0; i < kMany; ++i) list += "05958004,arn-kasse,reisepass,VIELE" + std::to_string(10'000 + i) + ",Vielfach,Vera,1972-01-24,2023-10-20,na\n";
  Fields form = console_form(client_, "pickup.import", "arnsberg", {{"liste", list}});
  form[4].second = "/stab/abholung/liste";
  ASSERT_TRUE(client_.post("/stab/abholung", form).has("<dt>Neu</dt><dd>1.100</dd>"));
  ASSERT_TRUE(client_.get("/stab/abholung/stelle.pdf?ort=arnsberg&stelle=arn-kasse").body.starts_with("%PDF-"));
  EXPECT_TRUE(client_.get("/stab/spuren?ort=arnsberg&was=ausgegeben").has("1.100 Zeilen, PDF arn-kasse")) << "who came last is told that nothing is there";
}

TEST_F(PickupConsole, DocumentsTravelWithACouriersList) {
  open_vault();
  ASSERT_EQ(registered(typed("Reisend", "Rita", "24.01.1972", "C01X0006")).status, 303);
  const std::string path = path_in(found("C01X0006"));
  const HttpAnswer moved = post("arnsberg", "pickup.move", path, {{"dokument", path.substr(path.rfind('/') + 1)}, {"stelle", "arn-hellefeld"}});
  ASSERT_EQ(moved.status, 303) << fault(moved);
  const HttpAnswer list = client_.get(moved.header("Location"));
  const std::string pdf = list.between("<a class=\"kern-link\" href=\"/stab/abholung/kurier/", "\"");
  EXPECT_TRUE(client_.get("/stab/abholung/kurier/" + pdf).body.starts_with("%PDF-"));
  EXPECT_TRUE(client_.get(path + "?ort=arnsberg").has("→ unterwegs"));
  EXPECT_FALSE(ask("C01X0006", "24.01.1972").has("Ihr Dokument liegt bereit")) << "not there yet";
}

TEST_F(PickupConsole, TheStepsAreSaidInTheCitizensLanguages) {
  open_vault();
  for (const char* path : {"/arnsberg/abholung/", "/en/arnsberg/abholung/", "/leicht/arnsberg/abholung/"}) {
    const HttpAnswer page = program_->client().get(path);
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_TRUE(page.has("name=\"nummer\"")) << path;
    EXPECT_EQ(page.header("Cache-Control"), "no-store") << path;
    EXPECT_FALSE(page.has("<script")) << path;
    EXPECT_EQ(page.header("Set-Cookie"), "") << path;
  }
}

TEST_F(PickupConsole, ACitizenIsToldOnlyWithNumberAndBirthDate) {
  open_vault();
  ASSERT_EQ(registered(typed("Fragend", "Fritz", "24.01.1972", "C01X0007")).status, 303);
  const HttpAnswer yes = ask("c01x 0oo7", "24.1.1972");
  EXPECT_TRUE(yes.has("Ja, Ihr Dokument liegt bereit")) << yes.body;
  EXPECT_TRUE(yes.has("Reisepass"));
  EXPECT_TRUE(yes.has("Stadtbüro Arnsberg"));
  EXPECT_FALSE(yes.has("Fragend"));
  const auto body = [](const HttpAnswer& answer) { return answer.between("<main", "</main>"); };
  const std::string no = body(ask("C01X9999", "24.01.1972"));
  EXPECT_NE(no.find("nichts zur Abholung bereit"), std::string::npos) << no;
  for (const auto& [number, birth] : {std::pair{"C01X0007", "25.01.1972"}, std::pair{"C01X0007", "00.01.1972"}, std::pair{"C01X0007", "31.02.1972"}, std::pair{"", ""},
                                      std::pair{"C01X0007", ""}, std::pair{"' OR 1", "1972"}})
    EXPECT_EQ(body(ask(number, birth)), no) << number << " " << birth;
  const std::string path = path_in(found("C01X0007"));
  ASSERT_EQ(hand_over(path, {}).status, 303);
  EXPECT_EQ(body(ask("C01X0007", "24.01.1972")), no) << "handed over: as if it had never been there";
}

TEST_F(PickupConsole, AnEntryMadeTwiceHidesNothingFromTheCitizen) {
  ASSERT_EQ(registered(typed("Doppelt", "Dora", "24.01.1972", "C01X0021")).status, 303) << "locked: a known number is not recognised";
  ASSERT_EQ(registered(typed("Doppelt", "Dora", "24.01.1972", "C01X0021")).status, 303);
  open_vault();
  const HttpAnswer hits = found("C01X0021");
  const std::string newest = path_in(hits);
  ASSERT_EQ(hand_over(newest, {}).status, 303);
  EXPECT_TRUE(ask("C01X0021", "24.01.1972").has("Ja, Ihr Dokument liegt bereit")) << "the other entry";
}

TEST_F(PickupConsole, AQuestionThatAnotherSiteSentIsNotAnswered) {
  const auto asked_with = [&](const Fields& headers) {
    return program_->client().post("/arnsberg/abholung/", {{"nummer", "C01X0007"}, {"geboren", "24.01.1972"}}, headers).status;
  };
  EXPECT_EQ(asked_with({{"Sec-Fetch-Site", "cross-site"}}), 403);
  EXPECT_EQ(asked_with({{"Origin", "https://evil.example"}}), 403) << "a browser that does not send the other header";
  EXPECT_EQ(asked_with({{"Origin", "null"}}), 200) << "our pages send no referrer";
  EXPECT_EQ(asked_with({{"Origin", "http://localhost"}, {"Sec-Fetch-Site", "same-origin"}}), 200);
}

TEST_F(PickupConsole, TheAnswerWhileLockedDoesNotDependOnWhatIsAsked) {
  open_vault();
  ASSERT_EQ(registered(typed("Zu", "Zora", "24.01.1972", "C01X0008")).status, 303);
  ASSERT_EQ(post("arnsberg", "vault.lock", "/stab/schluessel", {}).status, 303);
  const HttpAnswer right = ask("C01X0008", "24.01.1972");
  EXPECT_TRUE(right.has("zurzeit nicht abrufbar"));
  EXPECT_TRUE(right.has("tel:")) << "whom to call";
  EXPECT_EQ(right.between("<main", "</main>"), ask("C01X9999", "1.1.1999").between("<main", "</main>"));
}

TEST_F(PickupConsole, GuessingEndsSoon) {
  open_vault();
  program_->advance(std::chrono::hours(2));
  client_ = program_->signed_in();
  open_vault();
  int answered = 0;
  int limited = 0;
  for (int i = 0; i < 30; ++i) {
    const HttpAnswer answer = ask("C01X" + std::to_string(i), "24.01.1972");
    answered += answer.status == 200 ? 1 : 0;
    limited += answer.status == 429 ? 1 : 0;
  }
  EXPECT_EQ(answered, 20);
  EXPECT_EQ(limited, 10);
  EXPECT_TRUE(program_->client().get("/arnsberg/abholung/").has("name=\"nummer\"")) << "looking at the form is free";
  program_->advance(std::chrono::hours(2));
}

TEST_F(PickupConsole, OneNumberIsEnteredOnceHoweverManyDoItAtTheSameMoment) {
  open_vault();
  constexpr std::size_t kCounters = 6;
  std::vector<HttpClient> counters;
  std::vector<Fields> forms;
  for (std::size_t i = 0; i < kCounters; ++i) {
    counters.push_back(program_->client());
    counters.back().set_cookie(client_.cookie());
    Fields form = console_form(client_, "pickup.register", "arnsberg", typed("Gleichzeitig", "Gitta " + std::string(1, static_cast<char>('A' + i)), "24.01.1972", "C01X0077"));
    form[4].second = "/stab/abholung/neu";
    forms.push_back(std::move(form));
  }
  std::vector<HttpAnswer> answers(kCounters);
  std::barrier ready(static_cast<std::ptrdiff_t>(kCounters));
  std::vector<std::thread> people;
  for (std::size_t i = 0; i < kCounters; ++i)
    people.emplace_back([&, i] {
      ready.arrive_and_wait();
      answers[i] = counters[i].post("/stab/aktion", forms[i]);
    });
  for (auto& one : people) one.join();
  EXPECT_EQ(std::ranges::count(answers, 303, &HttpAnswer::status), 1);
  EXPECT_EQ(std::ranges::count_if(answers, [](const HttpAnswer& one) { return one.status == 422 && one.has("schon eingetragen"); }), std::ptrdiff_t{kCounters} - 1)
      << "each of the others is told";
  EXPECT_EQ(registered(typed("Danach", "Dora", "24.01.1972", "C01X0078")).status, 303) << "nobody waits for ever";
}

TEST_F(PickupConsole, OneListReadInByTwoAtOnceIsThereOnceAndBothAreAnswered) {
  open_vault();
  constexpr int kRows = 60;
  std::string list = "site,document_kind,serial,family_name,first_names,birth_date,arrived_on\n";
  for (int i = 0; i < kRows; ++i) list += "arn-stadtbuero-altstadt,reisepass,ZW" + std::to_string(1000 + i) + ",Zwei,Zita,1990-01-01,2023-10-20\n";
  std::array<HttpClient, 2> clerks{program_->client(), program_->client()};
  std::array<Fields, 2> forms;
  for (std::size_t i = 0; i < 2; ++i) {
    clerks.at(i).set_cookie(client_.cookie());
    forms.at(i) = console_form(client_, "pickup.import", "arnsberg", {{"liste", list}}, "eintragen");
    forms.at(i)[4].second = "/stab/abholung/liste";
  }
  std::array<HttpAnswer, 2> answers;
  std::barrier ready(2);
  std::array<std::thread, 2> people;
  for (std::size_t i = 0; i < 2; ++i)
    people.at(i) = std::thread([&, i] {
      ready.arrive_and_wait();
      answers.at(i) = clerks.at(i).post("/stab/abholung", forms.at(i));
    });
  for (auto& one : people) one.join();
  const auto says = [](const HttpAnswer& one, const char* what, int count) { return one.has("<dt>" + std::string(what) + "</dt><dd>" + std::to_string(count) + "</dd>"); };
  for (const HttpAnswer& one : answers) EXPECT_EQ(one.status, 200);
  EXPECT_EQ(std::ranges::count_if(answers, [&](const HttpAnswer& one) { return says(one, "Neu", kRows); }), 1);
  EXPECT_EQ(std::ranges::count_if(answers, [&](const HttpAnswer& one) { return says(one, "Neu", 0); }), 1) << "the second is told that everything is there";
}

TEST_F(PickupConsole, WhoIsNotReachedStaysOnTheListAndItStandsInTheHistory) {
  open_vault();
  Fields old = typed("Unerreicht", "Uwe", "24.01.1972", "C01X0088");
  for (auto& [name, value] : old) {
    if (name == "eingetroffen") value = "2023-09-01";
  }
  ASSERT_EQ(registered(old).status, 303);
  const std::string path = path_in(found("C01X0088"));
  const std::string subject = path.substr(path.rfind('/') + 1);
  EXPECT_TRUE(client_.get("/stab/abholung/erinnern?ort=arnsberg").has(subject));
  const Fields tried{{"a.pickups:liste", subject}, {"a.way", "phone"}, {"a.unreached:ja", "1"}};
  ASSERT_EQ(post("arnsberg", "pickup.remind", "/stab/abholung/erinnern", tried).status, 303);
  const HttpAnswer list = client_.get("/stab/abholung/erinnern?ort=arnsberg");
  EXPECT_TRUE(list.has(subject)) << "not forgotten";
  EXPECT_TRUE(list.has("! 1-mal nicht erreicht"));
  EXPECT_TRUE(client_.get(path + "?ort=arnsberg").has("nicht erreicht (am Telefon) von"));
  ASSERT_EQ(post("arnsberg", "pickup.remind", "/stab/abholung/erinnern", {{"a.pickups:liste", subject}, {"a.way", "letter"}}).status, 303);
  EXPECT_FALSE(client_.get("/stab/abholung/erinnern?ort=arnsberg").has(subject));
  EXPECT_TRUE(client_.get(path + "?ort=arnsberg").has("erinnert (mit Brief) von"));
}

TEST(PickupQuestion, ATownIsAskedOnlySoOftenAMinuteAndThenAgain) {
  TempFolder folder;
  const std::string dir = folder.file("d");
  install(dir);
  replace_section(dir, "pickup", "online = true\nper_address_per_hour = 1000\nper_town_per_minute = 5\n");
  Program program(dir);
  HttpClient clerk = program.signed_in();
  Fields key = console_form(clerk, "vault.make", "arnsberg", {{"passwort", kPassphrase}, {"passwort2", kPassphrase}});
  key[4].second = "/stab/schluessel";
  ASSERT_EQ(clerk.post("/stab/aktion", key).status, 303);
  key = console_form(clerk, "vault.open", "arnsberg", {{"passwort", kPassphrase}});
  key[4].second = "/stab/schluessel";
  ASSERT_EQ(clerk.post("/stab/aktion", key).status, 303);
  const auto ask = [&] { return program.client().post("/arnsberg/abholung/", {{"nummer", "C01X0001"}, {"geboren", "24.01.1972"}}); };
  for (int i = 0; i < 5; ++i) EXPECT_EQ(ask().status, 200) << i;
  const HttpAnswer over = ask();
  EXPECT_EQ(over.status, 429) << "whoever asks";
  EXPECT_TRUE(program.client().get("/arnsberg/abholung/").has("name=\"nummer\""));
  EXPECT_NE(program.client().post("/sundern/abholung/", {{"nummer", "C01X0001"}, {"geboren", "24.01.1972"}}).status, 429) << "another town has its own";
  program.advance(std::chrono::minutes(1));
  EXPECT_EQ(ask().status, 200);
}

TEST_F(PickupConsole, OfAnotherTownThereIsNothing) {
  open_vault();
  EXPECT_EQ(program_->client().get("/abholung/").status, 404);
  EXPECT_EQ(program_->client().get("/nirgendwo/abholung/").status, 404);
  EXPECT_TRUE(program_->client().get("/sundern/abholung/").has("zurzeit nicht abrufbar"));
}

}  // namespace
}  // namespace nb::test
