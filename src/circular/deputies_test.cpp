// SPDX-License-Identifier: EUPL-1.2
// Deputies who are asked after the deadline: what they say counts once, and what a mail tells them stays in their office.
#include <gtest/gtest.h>

#include "circular/events.hpp"
#include "circular/test_town.hpp"

namespace nb::circular {
namespace {

using testing::kLog;
using testing::somebody;
using testing::Town;
using namespace std::chrono_literals;

/// Takes every mail.
struct Mailbox final : mail::Sender {
  std::vector<mail::Envelope> got;
  mail::Delivery send(const mail::Envelope& envelope) override {
    got.push_back(envelope);
    return {.outcome = mail::Delivery::Outcome::accepted, .code = 250, .reply = "250 2.0.0 ok"};
  }
  /// All escalations to an address, as text without the breaks of quoted-printable.
  [[nodiscard]] std::string told(const std::string& address) const {
    std::string out;
    for (const mail::Envelope& one : got) {
      if (one.to.str() == address && one.data.find("Bis zur Frist") != std::string::npos) out += one.data;
    }
    for (auto at = out.find("=\r\n"); at != std::string::npos; at = out.find("=\r\n")) out.erase(at, 3);
    return out;
  }
};

struct Deputies : ::testing::Test {
  Town town;
  std::string subject = town.sent();
  /// Past the deadline, with d2 asked for d1, d3 and d4, whose circular d2 signed in time.
  void escalate() {
    ASSERT_EQ(town.refused("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":["d2"])")), "");
    town.clock.advance(4h);
    ASSERT_EQ(town.refused("circular.escalate", Town::named(subject)), "");
    ASSERT_EQ(town.recipient(subject, "d1").deputy, "d2");
  }
};

TEST_F(Deputies, WhoSaysSoKnowsOnce) {
  escalate();
  town.actor = "bussard";
  EXPECT_EQ(town.refused("circular.stand_in", Town::named(subject)), "circular.reader_missing");
  ASSERT_EQ(town.refused("circular.name_reader", R"({"person":"d2"})"), "");
  ASSERT_EQ(town.run("circular.stand_in", Town::named(subject))->count, 1U);
  EXPECT_EQ(town.run("circular.stand_in", Town::named(subject))->count, 0U) << "twice is no mistake";
  for (const bool rebuilt : {false, true}) {
    town.open(rebuilt);
    for (const char* id : {"d1", "d3", "d4"}) {
      EXPECT_EQ(town.recipient(subject, id).covered, town.clock.now()) << id;
      EXPECT_EQ(town.recipient(subject, id).agreed_by, "bussard") << id;
      EXPECT_FALSE(town.recipient(subject, id).acknowledged) << "the deputy's word is nobody else's";
    }
    EXPECT_FALSE(town.recipient(subject, "d7").covered) << "for whom somebody else is asked";
    EXPECT_TRUE(stand_ins_of(town.db(), kLog, "d2").empty()) << "asked no more";
    EXPECT_EQ(find_letter(town.db(), kLog, subject, 1, "d2", LetterKind::escalation)->state, MailState::dropped) << "nor by mail";
  }
  EXPECT_EQ(town.refused("circular.forget_me", "{}"), "circular.reader_fixed") << "nobody agrees for one person after the other";
}

TEST_F(Deputies, OnlyWhoIsAskedCanAgree) {
  town.actor = "bussard";
  ASSERT_EQ(town.refused("circular.name_reader", R"({"person":"d2"})"), "");
  EXPECT_EQ(town.refused("circular.stand_in", Town::named(subject)), "circular.not_asked") << "before the deadline nobody is";
  escalate();
  town.actor = "gimpel";
  ASSERT_EQ(town.refused("circular.name_reader", R"({"person":"d3"})"), "");
  EXPECT_EQ(town.refused("circular.stand_in", Town::named(subject)), "circular.not_asked");
  town.actor = "bussard";
  EXPECT_EQ(town.refused("circular.stand_in", Town::named(subject, 2)), "circular.not_sent");
  ASSERT_EQ(town.refused("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":["d1","d3","d4"])")), "");
  EXPECT_EQ(town.refused("circular.stand_in", Town::named(subject)), "circular.not_asked") << "all have read it meanwhile";
}

TEST_F(Deputies, WhatACallToldStaysAsItIs) {
  escalate();
  town.clock.advance(10min);
  ASSERT_EQ(town.refused("circular.note_call", Town::named(subject, 1, R"("person":"d1","deputy":"d2")")), "");
  const Instant called = town.clock.now();
  town.clock.advance(10min);
  town.actor = "bussard";
  ASSERT_EQ(town.refused("circular.name_reader", R"({"person":"d2"})"), "");
  ASSERT_EQ(town.refused("circular.stand_in", Town::named(subject)), "");
  EXPECT_EQ(town.recipient(subject, "d1").covered, called);
  EXPECT_EQ(town.recipient(subject, "d1").agreed_by, "");
  EXPECT_EQ(town.recipient(subject, "d3").agreed_by, "bussard");
}

TEST(MayKnow, ColleaguesOfTheUnitAndHeadsOfTheOffice) {
  const auto missing = [](const char* office, const char* unit) {
    return Recipient{.person = "d1", .office = office, .unit = unit, .function = {}, .acknowledged_by = {}, .deputy = {}, .agreed_by = {}};
  };
  const Person clerk{.id = "d2", .office = "Bauamt", .unit = "Planung", .function = "Sachbearbeitung", .last_name = "A", .first_name = {}, .phone = {}, .mobile = {}};
  Person head = clerk;
  head.function = "Leitung";
  EXPECT_TRUE(may_know(clerk, missing("Bauamt", "Planung")));
  EXPECT_FALSE(may_know(clerk, missing("Bauamt", "Archiv")));
  EXPECT_FALSE(may_know(clerk, missing("Archiv", "Planung")));
  EXPECT_TRUE(may_know(head, missing("Bauamt", "Archiv")));
  EXPECT_FALSE(may_know(head, missing("Archiv", "Planung")));
}

TEST_F(Deputies, AMailNamesOnlyThoseWhomTheDeputyMayKnow) {
  town.give_addresses({"d2"});
  escalate();
  // The directory is corrected before the mail gets out: the deputy is of another office now, under the same number.
  town.staff[1].office = "Archiv";
  town.open();
  (void)town.run("test.staff", "{}");
  Mailbox box;
  const std::atomic<bool> stop{false};
  (void)Courier(town.courier_parts(&box)).run(stop);
  const std::string mail = box.told("d2@rathaus.example");
  ASSERT_FALSE(mail.empty());
  for (const char* name : {"Adler", "Drossel", "Elster", "4710101"}) EXPECT_EQ(mail.find(name), std::string::npos) << name;
  EXPECT_NE(mail.find("3 weitere Personen aus anderen"), std::string::npos) << mail;
}

TEST_F(Deputies, NobodyIsAskedByMailWhoHasLeft) {
  town.give_addresses({"d2"});
  escalate();
  town.staff[1].valid_to = std::chrono::year(2023) / 11 / 5;
  town.open();
  (void)town.run("test.staff", "{}");
  Mailbox box;
  const std::atomic<bool> stop{false};
  (void)Courier(town.courier_parts(&box)).run(stop);
  EXPECT_EQ(box.told("d2@rathaus.example"), "");
}

TEST_F(Deputies, AMailNamesNobodyOfAnotherTown) {
  const LogName other = *LogName::parse("05958044/main");
  const auto there = [&](const std::string& name, const std::string& args) {
    const CommandId id = make_command_id(town.random, town.clock.now());
    const auto done = town.executor->run({.log = other, .id = id, .actor = "stab", .name = name, .args = args});
    EXPECT_TRUE(done) << (done ? "" : done.error().code);
    return circular_subject(id.str());
  };
  for (catalogue::DirectoryEntry& one : town.staff) {
    one.ags = *Ags::parse("05958044");  // the same numbers, offices and units
    if (!one.last_name.empty() && one.last_name != "N.N.") one.last_name = "Fremd" + one.last_name;
  }
  town.open();
  (void)there("test.staff", "{}");
  const std::string theirs = there("circular.write", testing::kWish);
  (void)there("circular.send", Town::named(theirs, 1, "\"seen\":\"" + mark_of(*find_version(town.db(), other, theirs, 1)) + "\""));
  town.give_addresses({"d2", "d8"});
  ContactList list;
  for (const char* id : {"d2", "d8"}) list.lines.emplace_back(id, mail::Address::parse(std::string(id) + "@fremd.example"));
  town.contacts->put(other, list);
  (void)there("circular.acknowledge", Town::named(theirs, 1, R"("how":"list","persons":["d2"])"));
  escalate();
  (void)there("circular.escalate", Town::named(theirs));
  Mailbox box;
  const std::atomic<bool> stop{false};
  (void)Courier(town.courier_parts(&box)).run(stop);
  const std::string ours = box.told("d2@rathaus.example");
  const std::string foreign = box.told("d2@fremd.example");
  EXPECT_NE(ours.find("- Adler, Erika"), std::string::npos);
  EXPECT_EQ(ours.find("Fremd"), std::string::npos);
  EXPECT_NE(foreign.find("- FremdAdler, Erika"), std::string::npos);
  EXPECT_EQ(foreign.find("- Adler"), std::string::npos);
}

}  // namespace
}  // namespace nb::circular
