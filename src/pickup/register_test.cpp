// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "pickup/events.hpp"
#include "pickup/test_desk.hpp"

namespace nb::pickup {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kLog;
using testing::kPassphrase;
using testing::Register;
using ::testing::SizeIs;

TEST(Pickup, IsRegisteredWithItsOwnerSealed) {
  Register town;
  const std::string subject = town.put(Register::text("personalausweis", "no"), Register::person());
  const Pickup pickup = town.at(subject);
  EXPECT_EQ(pickup.kind, Kind::id_card);
  EXPECT_EQ(pickup.site, "altstadt");
  EXPECT_EQ(format_date(pickup.arrived), "2023-10-27");
  EXPECT_EQ(pickup.pin, PinLetter::missing);
  EXPECT_EQ(pickup.state, State::ready);
  town.journal->read(kLog, 0, 1, [](const storage::EntryView& entry) {
    for (const char* secret : {"Mustermann", "Erika", "1964", "DEMO"}) EXPECT_EQ(entry.core.find(secret), std::string_view::npos) << secret;
  });
  const auto entries = owner_entries(town.db(), kLog, subject);
  EXPECT_FALSE(town.desk().owner(kLog, entries)) << "locked";
  ASSERT_TRUE(town.vault.unlock(testing::kOwner, kPassphrase));
  EXPECT_EQ(town.desk().owner(kLog, entries).value(), Register::person());
}

TEST(Pickup, OfAPassportHasNoPinLetterWhateverTheListSays) {
  Register town;
  EXPECT_EQ(town.at(town.put(Register::text("reisepass", "yes"), Register::person())).pin, PinLetter::not_applicable);
}

TEST(Pickup, IsRefusedForWhatIsWrongInIt) {
  Register town;
  const auto with = [&](auto change) {
    PickupText text = Register::text();
    change(text);
    return town.put(text, Register::person());
  };
  EXPECT_EQ(with([](PickupText& t) { t.kind = "bibliotheksausweis"; }), "pickup.malformed");
  EXPECT_EQ(with([](PickupText& t) { t.kind = ""; }), "pickup.malformed");
  EXPECT_EQ(with([](PickupText& t) { t.site = "nirgendwo"; }), "pickup.unknown_site");
  EXPECT_EQ(with([](PickupText& t) { t.arrived = "2023-11-07"; }), "pickup.arrived_future");
  EXPECT_EQ(with([](PickupText& t) { t.arrived = "31.02.2023"; }), "pickup.malformed");
  EXPECT_EQ(with([](PickupText& t) { t.pin = "vielleicht"; }), "pickup.malformed");
  EXPECT_EQ(town.run("pickup.register", R"({"kind":"reisepass","site":"altstadt","arrived":"2023-10-27","pin":"na"})"), "pickup.owner_missing");
}

TEST(Owner, IsReadWithItsLimits) {
  const auto code = [](const OwnerText& text) {
    const auto owner = read_owner(text);
    return owner ? std::string() : owner.error().code;
  };
  EXPECT_EQ(code({"Babić", "Snežana", "00.00.1980", "L01X00T47"}), "");
  EXPECT_EQ(code({"", "Suharto", "1980", "L01X00T47"}), "") << "some people have one name";
  EXPECT_EQ(code({"", " ", "1980", "L01X00T47"}), "pickup.malformed");
  EXPECT_EQ(code({"Babić", "Snežana", "31.02.1980", "L01X00T47"}), "pickup.malformed");
  EXPECT_EQ(code({"Babić", "Snežana", "", "L01X00T47"}), "pickup.malformed");
  EXPECT_EQ(code({"Babić", "Snežana", "1980", "--"}), "pickup.malformed");
  EXPECT_EQ(code({"Babić", "Snežana", "1980", std::string(30, 'A')}), "pickup.too_long");
  EXPECT_EQ(code({std::string(10'000, 'x'), "Snežana", "1980", "L01X00T47"}), "pickup.too_long");
  EXPECT_EQ(code({"Babi\x01", "Snežana", "1980", "L01X00T47"}), "pickup.unreadable");
  EXPECT_EQ(code({"Babi\xC3", "Snežana", "1980", "L01X00T47"}), "pickup.unreadable");
  EXPECT_EQ(code({"Babi\xE2\x80\xAE", "Snežana", "1980", "L01X00T47"}), "pickup.unreadable");
  EXPECT_EQ(read_owner({"Mu\xCC\x88ller", "A", "1980", " l01x "})->family_name, "Müller");
}

TEST(Pickup, IsCorrectedWithAReason) {
  Register town;
  const std::string subject = town.put();
  EXPECT_EQ(town.run("pickup.correct", R"({"pickup":")" + subject + R"(","site":"huesten"})"), "pickup.reason_missing");
  EXPECT_EQ(town.run("pickup.correct", R"({"pickup":")" + subject + R"(","reason":"x"})"), "pickup.nothing_changes");
  EXPECT_EQ(town.run("pickup.correct", R"({"pickup":")" + subject + R"(","site":"huesten","reason":"falsch einsortiert"})"), "");
  EXPECT_EQ(town.at(subject).site, "huesten");
  EXPECT_EQ(town.run("pickup.correct", R"({"pickup":"p-nichts","reason":"x"})"), "pickup.unknown_pickup");
}

TEST(Pickup, OfACorrectedOwnerIsFoundByTheNewDataOnly) {
  Register town;
  ASSERT_TRUE(town.vault.unlock(testing::kOwner, kPassphrase));
  const std::string subject = town.put();
  const Owner right = Register::person("Musterfrau", "Erika", "12.08.1965", "DEMO00009");
  const auto command = town.desk().correcting(town.sender(), subject, Register::text(), &right, "Tippfehler");
  ASSERT_TRUE(command);
  ASSERT_TRUE(town.executor->run(*command));
  EXPECT_EQ(town.desk().owner(kLog, owner_entries(town.db(), kLog, subject)).value(), right);
  EXPECT_THAT(town.find({.family_name = "Musterfrau"}), ElementsAre(subject));
  EXPECT_THAT(town.find({.family_name = "Mustermann"}), IsEmpty());
}

TEST(Pickup, IsHandedOverOnce) {
  Register town;
  const std::string subject = town.put();
  EXPECT_EQ(town.hand(Register::hand_text(subject)), "");
  EXPECT_EQ(town.at(subject).state, State::handed_over);
  EXPECT_EQ(town.hand(Register::hand_text(subject)), "pickup.handed_over");
  EXPECT_EQ(town.run("pickup.return", R"({"pickup":")" + subject + R"(","how":"destroyed","reason":"x"})"), "pickup.handed_over");
  EXPECT_EQ(town.run("pickup.move", R"({"pickups":[")" + subject + R"("],"site":"huesten"})"), "pickup.handed_over");
  EXPECT_EQ(town.run("pickup.remind", R"({"pickups":[")" + subject + R"("],"way":"letter"})"), "pickup.handed_over");
}

TEST(Pickup, IsHandedOverOnceAlsoWhenManyCountersTryAtTheSameMoment) {
  Register town;
  constexpr int kRounds = 10;
  constexpr int kCounters = 16;
  for (int round = 0; round < kRounds; ++round) {
    const std::string subject = town.put();
    std::vector<std::promise<std::string>> answers(kCounters);
    for (int i = 0; i < kCounters; ++i) {
      const auto command = town.desk().handing_over(town.sender(), Register::hand_text(subject));
      ASSERT_TRUE(command);
      town.executor->submit(
          *command, [&answer = answers[static_cast<std::size_t>(i)]](const state::Outcome& outcome, std::exception_ptr) { answer.set_value(outcome ? "" : outcome.error().code); });
    }
    int handed = 0;
    for (auto& answer : answers) {
      const std::string code = answer.get_future().get();
      handed += code.empty() ? 1 : 0;
      EXPECT_THAT(code, ::testing::AnyOf("", "pickup.handed_over"));
    }
    EXPECT_EQ(handed, 1);
  }
}

TEST(Pickup, LiesReadyAgainAfterAMistakeIsTakenBack) {
  Register town;
  const std::string subject = town.put();
  EXPECT_EQ(town.run("pickup.undo", R"({"pickup":")" + subject + R"(","reason":"x"})"), "pickup.not_gone");
  ASSERT_EQ(town.hand(Register::hand_text(subject)), "");
  EXPECT_EQ(town.run("pickup.undo", R"({"pickup":")" + subject + R"("})"), "pickup.reason_missing");
  EXPECT_EQ(town.run("pickup.undo", R"({"pickup":")" + subject + R"(","reason":"falsche Person angeklickt"})"), "");
  EXPECT_EQ(town.at(subject).state, State::ready);
  EXPECT_EQ(town.hand(Register::hand_text(subject)), "");
  EXPECT_THAT(history(town.db(), kLog, subject), SizeIs(4)) << "nothing is overwritten";
}

TEST(Pickup, IsHandedOverOnlyWithWhatTheRulesAskFor) {
  Register town;
  PickupText text = Register::text("personalausweis", "no");
  text.old_document = true;
  const std::string subject = town.put(text, Register::person());
  HandOverText hand = Register::hand_text(subject);
  hand.said.checked = {};
  EXPECT_EQ(town.hand(hand), "pickup.check_missing");
  hand.said.checked = {Check::identity};
  EXPECT_EQ(town.hand(hand), "pickup.old_document_missing");
  hand.said.old_document = OldDocument::invalidated;
  hand.said.pin = PinSaid::none;
  EXPECT_EQ(town.hand(hand), "pickup.pin_missing");
  hand.said.pin = PinSaid::handed_over;
  hand.said.collector = Collector::authorised;
  EXPECT_EQ(town.hand(hand), "pickup.check_missing");
  hand.said.checked = {Check::identity, Check::authority};
  EXPECT_EQ(town.hand(hand), "pickup.pin_only_owner");
  hand.said.age = Age::under_16;
  hand.said.collector = Collector::owner;
  EXPECT_EQ(town.hand(hand), "pickup.not_entitled");
  hand.said.age = Age::under_18;
  hand.said.signature = "pad";
  EXPECT_EQ(town.hand(hand), "pickup.signature_missing");
  hand.said.signature = "daumen";
  EXPECT_EQ(town.hand(hand), "pickup.malformed");
  hand.said.signature = "paper";
  EXPECT_EQ(town.hand(hand), "");
}

TEST(Pickup, KeepsWhoCollectedItAndTheSignatureSealed) {
  Register town;
  const std::string subject = town.put(Register::text("reisepass", "na"), Register::person());
  HandOverText hand = Register::hand_text(subject);
  hand.said = {.collector = Collector::authorised, .age = Age::adult, .checked = {Check::identity, Check::authority}, .signature = "pad"};
  hand.person = {"Max Beispiel", "Personalausweis L01"};
  hand.signature = Bytes(20, std::byte{0});
  EXPECT_EQ(town.hand(hand), "pickup.malformed") << "no image";
  const std::string_view png = "\x89PNG\r\n\x1a\n....";
  hand.signature.assign(bytes_of(png).begin(), bytes_of(png).end());
  EXPECT_EQ(town.hand(hand), "");
  const auto events = history(town.db(), kLog, subject);
  EXPECT_EQ(events.back().data.find("Beispiel"), std::string::npos);
  ASSERT_TRUE(town.vault.unlock(testing::kOwner, kPassphrase));
  EXPECT_EQ(town.desk().collector(kLog, events.back().seq).value().name, "Max Beispiel");
  EXPECT_EQ(town.desk().owner(kLog, owner_entries(town.db(), kLog, subject)).value(), Register::person()) << "the hand-over's parts are no owner";
}

TEST(Pickup, WrittenOnPaperFirstKeepsItsTime) {
  Register town;
  const std::string subject = town.put();
  HandOverText hand = Register::hand_text(subject);
  hand.at = "2023-11-06T12:00:00+01:00";
  EXPECT_EQ(town.hand(hand), "pickup.hand_over_future");
  hand.at = "2023-10-26T12:00:00+02:00";
  EXPECT_EQ(town.hand(hand), "pickup.hand_over_early");
  hand.at = "2023-11-03T10:15:00+01:00";
  EXPECT_EQ(town.hand(hand), "");
  EXPECT_EQ(format_utc(history(town.db(), kLog, subject).back().occurred), "2023-11-03T09:15:00Z");
}

TEST(Pickup, TravelsWithACourierAndArrives) {
  Register town;
  const std::string one = town.put();
  const std::string two = town.put(Register::text(), Register::person("Beispiel", "Max", "1.1.1990", "DEMO2"));
  EXPECT_EQ(town.run("pickup.move", R"({"pickups":[],"site":"huesten"})"), "pickup.none_chosen");
  EXPECT_EQ(town.run("pickup.move", R"({"pickups":[")" + one + R"("],"site":"altstadt"})"), "pickup.same_site");
  EXPECT_EQ(town.run("pickup.move", R"({"pickups":[")" + one + R"(",")" + two + R"("],"site":"huesten"})"), "");
  EXPECT_TRUE(town.at(one).under_way);
  EXPECT_EQ(town.at(two).site, "huesten");
  const auto batch = find_batch(town.db(), kLog, 1);
  ASSERT_TRUE(batch);
  EXPECT_THAT(batch->pickups, SizeIs(2));
  EXPECT_EQ(town.run("pickup.receive", R"({"pickups":[")" + one + R"("]})"), "");
  EXPECT_FALSE(town.at(one).under_way);
  EXPECT_EQ(town.hand(Register::hand_text(two)), "") << "it is in the clerk's hand, so it has arrived";
  EXPECT_FALSE(town.at(two).under_way);
  EXPECT_EQ(next_batch(town.db(), kLog), 2U);
}

TEST(Pickup, LeavesForItsMakerOrAnotherAuthority) {
  Register town;
  const std::string subject = town.put();
  EXPECT_EQ(town.run("pickup.return", R"({"pickup":")" + subject + R"(","how":"handed_over","reason":"x"})"), "pickup.malformed");
  EXPECT_EQ(town.run("pickup.return", R"({"pickup":")" + subject + R"(","how":"transferred","reason":"umgezogen"})"), "pickup.malformed") << "to whom?";
  EXPECT_EQ(town.run("pickup.return", R"({"pickup":")" + subject + R"(","how":"maker","reason":"Foto falsch"})"), "");
  EXPECT_EQ(town.at(subject).state, State::to_maker);
  EXPECT_EQ(town.hand(Register::hand_text(subject)), "pickup.not_here");
}

TEST(Lists, ShowWhoIsToBeRemindedOnceAndWhatIsExpired) {
  Register town;
  const std::string old_one = town.put();
  PickupText later = Register::text();
  later.arrived = "2023-11-05";
  const std::string new_one = town.put(later, Register::person("Neu", "Person", "1.1.1990", "DEMO2"));
  const auto subjects = [&](ListQuery query) {
    std::vector<std::string> out;
    for (const Pickup& one : list(town.db(), kLog, query).lines) out.push_back(one.subject);
    return out;
  };
  EXPECT_THAT(subjects({}), ElementsAre(old_one, new_one));
  const CivilDate before = *parse_date("2023-11-01");
  EXPECT_THAT(subjects({.kind = ListKind::remind, .before = before}), ElementsAre(old_one));
  EXPECT_THAT(subjects({.kind = ListKind::expired, .before = before}), ElementsAre(old_one));
  EXPECT_EQ(town.run("pickup.remind", R"({"pickups":[")" + old_one + R"("],"way":"brieftaube"})"), "pickup.malformed");
  for (const char* way : {"phone", "letter"}) EXPECT_EQ(town.run("pickup.remind", R"({"pickups":[")" + old_one + R"("],"unreached":true,"way":")" + way + R"("})"), "");
  EXPECT_EQ(town.at(old_one).unreached, 2U);
  EXPECT_EQ(town.at(old_one).reminders, 0U) << "nobody heard of it";
  EXPECT_EQ(history(town.db(), kLog, old_one).back().type, event::kNotReached);
  EXPECT_EQ(history(town.db(), kLog, old_one).back().data, R"({"way":"letter"})");
  EXPECT_THAT(subjects({.kind = ListKind::remind, .before = before}), ElementsAre(old_one)) << "they are not forgotten";
  EXPECT_EQ(town.run("pickup.remind", R"({"pickups":[")" + old_one + R"("],"way":"letter"})"), "");
  EXPECT_EQ(town.at(old_one).reminders, 1U);
  EXPECT_EQ(town.at(old_one).unreached, 0U);
  EXPECT_THAT(subjects({.kind = ListKind::remind, .before = before}), IsEmpty());
  EXPECT_THAT(subjects({.kind = ListKind::expired, .before = before}), ElementsAre(old_one)) << "a reminder does not make it younger";
  EXPECT_THAT(subjects({.site = "huesten"}), IsEmpty());
  EXPECT_THAT(subjects({.document = Kind::passport}), IsEmpty());
  ASSERT_EQ(town.hand(Register::hand_text(new_one)), "");
  EXPECT_THAT(subjects({.kind = ListKind::gone}), ElementsAre(new_one));
  EXPECT_THAT(ready_by_site(town.db(), kLog), SizeIs(1));
}

TEST(Lists, ComeInPages) {
  Register town;
  std::vector<std::string> all;
  for (int i = 0; i < 7; ++i) all.push_back(town.put(Register::text(), Register::person("Muster", "Nr", "1.1.1990", "DEMO" + std::to_string(i))));
  std::vector<std::string> seen;
  ListQuery query{.count = 3};
  for (int pages = 0; pages < 5; ++pages) {
    const Page page = list(town.db(), kLog, query);
    for (const Pickup& one : page.lines) seen.push_back(one.subject);
    query.after = page.next;
    if (page.next == 0) break;
  }
  EXPECT_EQ(seen, all);
}

TEST(Pickup, IsTheSameAfterARebuild) {
  Register town;
  std::vector<std::string> subjects;
  for (int i = 0; i < 5; ++i) subjects.push_back(town.put(Register::text(), Register::person("Muster", "Nr", "1.1.1990", "DEMO" + std::to_string(i))));
  ASSERT_EQ(town.hand(Register::hand_text(subjects[0])), "");
  ASSERT_EQ(town.run("pickup.undo", R"({"pickup":")" + subjects[0] + R"(","reason":"x"})"), "");
  ASSERT_EQ(town.run("pickup.move", R"({"pickups":[")" + subjects[1] + R"("],"site":"huesten"})"), "");
  ASSERT_EQ(town.run("pickup.remind", R"({"pickups":[")" + subjects[2] + R"("],"way":"phone"})"), "");
  ASSERT_EQ(town.run("pickup.return", R"({"pickup":")" + subjects[3] + R"(","how":"destroyed","reason":"x"})"), "");
  std::vector<Pickup> before;
  for (const std::string& one : subjects) before.push_back(town.at(one));
  town.open();
  std::vector<Pickup> after;
  for (const std::string& one : subjects) after.push_back(town.at(one));
  EXPECT_EQ(before, after);
}

TEST(Pickup, OfAnErasedOwnerCannotBeHandedOut) {
  Register town;
  const std::string subject = town.put();
  ASSERT_EQ(town.run("subject.erase", R"({"subject":")" + subject + R"(","reason":"x"})"), "");
  EXPECT_TRUE(town.at(subject).erased);
  EXPECT_EQ(town.hand(Register::hand_text(subject)), "pickup.erased");
  ASSERT_TRUE(town.vault.unlock(testing::kOwner, kPassphrase));
  EXPECT_THAT(town.find({.family_name = "Mustermann"}), IsEmpty());
}

TEST(Pickup, NeedsADataKey) {
  Register town;
  town.env->remove(town.folder.file("keys") + "/05958004-data.key");
  journal::Vault none{{.env = *town.env, .random = town.random, .clock = town.clock, .folder = town.folder.file("andere"), .cost = crypto::PasswordCost::test}};
  const Desk desk({.journal = *town.journal, .vault = none, .random = town.random});
  EXPECT_EQ(desk.registering(town.sender(), Register::text(), Register::person()).error().code, "pickup.no_data_key");
}

}  // namespace
}  // namespace nb::pickup
