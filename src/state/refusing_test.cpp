// SPDX-License-Identifier: EUPL-1.2
// The sentence of a refusal from its row, the reason for an argument's fault, and kinds of command that share what they know.
#include "state/refusing.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <memory>

#include "state/kind.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::state {
namespace {

enum class Reason { malformed, unreadable, too_long, gone };

constexpr std::array<RefusalRow, 4> kRows{{
    {"malformed", "Das Feld ", " fehlt."},
    {"unreadable", "Zu prüfen: ", ".", RefusalRow::Value::bare},
    {"too_long", "", ". Bitte kürzen.", RefusalRow::Value::bare},
    {"gone", "Es ist weg.", ""},
}};
static_assert(is_whole(kRows));
static_assert(!is_whole(std::array<RefusalRow, 2>{{{"malformed", "Das Feld ", " fehlt."}}}), "a reason without a row");

constexpr RefusalTable kTable{.room = "cellar", .rows = kRows};
constexpr RefusalTable kOtherMarks{.room = "attic", .rows = kRows, .open = "„", .close = "“"};

Refusal said(Reason reason, const RefusalTable& table = kTable) { return refusal(table, static_cast<std::size_t>(reason), "Tür"); }

TEST(Refusing, PutsTheValueInTheMarksOfTheRoomBetweenTheHalves) {
  EXPECT_EQ(said(Reason::malformed).sentence, "Das Feld »Tür« fehlt.");
  EXPECT_EQ(said(Reason::malformed, kOtherMarks).sentence, "Das Feld „Tür“ fehlt.");
}

TEST(Refusing, LeavesAValueBareWhereTheRowSaysSo) {
  EXPECT_EQ(said(Reason::unreadable).sentence, "Zu prüfen: Tür.");
  EXPECT_EQ(said(Reason::too_long).sentence, "Tür. Bitte kürzen.");
}

TEST(Refusing, SaysAWholeSentenceWithoutTheValue) { EXPECT_EQ(said(Reason::gone).sentence, "Es ist weg."); }

TEST(Refusing, PutsTheRoomBeforeTheCode) {
  EXPECT_EQ(said(Reason::gone).code, "cellar.gone");
  EXPECT_EQ(said(Reason::gone, kOtherMarks).code, "attic.gone");
}

TEST(Refusing, FindsTheReasonForEachFaultOfAnArgument) {
  using Kind = ArgFault::Kind;
  EXPECT_EQ(reason_of<Reason>({Kind::malformed, "door"}), Reason::malformed);
  EXPECT_EQ(reason_of<Reason>({Kind::unreadable, "door"}), Reason::unreadable);
  EXPECT_EQ(reason_of<Reason>({Kind::too_long, "door"}), Reason::too_long);
  EXPECT_EQ(reason_of<Reason>({Kind::too_long, "door"}, {.too_long = Reason::gone}), Reason::gone);
}

struct Known {
  std::string word;
};

Decision repeat(const DecideContext&, const Known& known, const boost::json::object& args) {
  return std::vector{NewEntry{.type = "cellar.said", .subject = known.word, .data = boost::json::serialize(args), .occurred = std::nullopt, .parts = {}}};
}

TEST(Kind, HandsWhatIsKnownToItsDecision) {
  const CommandKind said = kind("cellar.say", std::make_shared<const Known>(Known{"Kartoffeln"}), repeat);
  EXPECT_EQ(said.name, "cellar.say");
  storage::Db db({.path = ":memory:", .mode = storage::DbOptions::Mode::memory});
  const LogName log = main_log(*Ags::parse("05958004"));
  const Decision decision = said.decide({.db = db, .now = Instant{}, .log = log, .actor = "stab"}, {{"a", 1}});
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->at(0).subject, "Kartoffeln");
  EXPECT_EQ(decision->at(0).data, R"({"a":1})");
}

}  // namespace
}  // namespace nb::state
