// SPDX-License-Identifier: EUPL-1.2
// The whole table against the data pack's own checker: every component alone, several together, in every municipality.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "situation/board.hpp"
#include "situation/pack_fixture.hpp"

namespace nb::situation {
namespace {

const std::string kPack = NB_SOURCE_DIR "/examples/suedwestfalen";
const Instant kMorning = *parse_rfc3339("2023-10-30T07:00:00+01:00");

/// Prints "<components> <ags> <f|b|n per service>" for each component and for the combinations handed in.
constexpr const char* kScript = R"py(
import sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import check
pack = check.Pack()
needs = [(check.parse(r["needs"]), check.parse(r["fallback_needs"])) for r in pack.services]
cases = [[r["id"]] for r in pack.components] + [c.split(",") for c in sys.argv[3:]]
towns = [(r["ags"], pack.needs_for(r["ags"])) for r in pack.municipalities]
base = pack.baseline()
with open(sys.argv[2], "w") as out:
    for down in cases:
        for ags, wiring in towns:
            up = check.solver(wiring, base, set(down))
            states = "".join("f" if check.holds(n, up) else "b" if f is not None and check.holds(f, up) else "n" for n, f in needs)
            out.write(",".join(down) + " " + ags + " " + states + "\n")
)py";

Fact down(const std::string& component, std::optional<Ags> ags = std::nullopt) {
  return {std::move(ags), FactKind::component, component, std::nullopt, kMorning, ComponentSaid{ComponentState::down, {}, kMorning, kMorning, std::nullopt}};
}

std::string letters(const TownSituation& situation) {
  std::string result;
  for (const auto& service : situation.services) {
    const StepStatus& whole = service.whole;
    result += whole.state == ServiceState::possible ? 'f' : whole.by_fallback ? 'b' : whole.state == ServiceState::impossible ? 'n' : '?';
  }
  return result;
}

class Oracle : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (std::system("python3 -c pass") != 0) return;
    const std::string script = testing::TempDir() + "situation_oracle.py";
    const std::string table = testing::TempDir() + "situation_oracle.txt";
    std::ofstream(script) << kScript;
    const std::string command = "python3 -B " + script + " " + kPack + " " + table +
                                " provider_dc,phone state_network,lan,paper wan_link,counter,post internet_egress,mobile,homepage,pbx central_directory,cash_box,external_offices";
    if (std::system(command.c_str()) != 0) return;
    std::ifstream lines(table);
    for (std::string down, ags, states; lines >> down >> ags >> states;) rows_.push_back({down, ags, states});
  }
  struct Row {
    std::string down;
    std::string ags;
    std::string states;
  };
  static std::vector<std::string> components_of(const Row& row) {
    std::vector<std::string> ids;
    std::stringstream stream(row.down);
    for (std::string id; std::getline(stream, id, ',');) ids.push_back(id);
    return ids;
  }
  inline static std::vector<Row> rows_;
};

TEST_F(Oracle, AgreesForEveryComponentInEveryMunicipalityWhenDeclaredForTheRegion) {
  if (std::system("python3 -c pass") != 0) GTEST_SKIP() << "python3 is missing: the pack's check.py cannot be asked";
  const auto wiring = std::make_shared<const Wiring>(fixture::read_pack(kPack));
  ASSERT_EQ(rows_.size(), (wiring->components().size() + 5) * wiring->towns().size());
  const Board normal(wiring);
  std::string shown;
  std::optional<Board> board;
  for (const Row& row : rows_) {
    if (row.down != shown) {
      board.emplace(normal);
      std::vector<Fact> facts;
      for (const auto& id : components_of(row)) facts.push_back(down(id));
      board->apply(facts, kMorning);
      shown = row.down;
    }
    ASSERT_EQ(letters(*board->town(*Ags::parse(row.ags))), row.states) << row.down << " down, seen in " << row.ags;
  }
}

TEST_F(Oracle, AgreesWhenTheComponentIsDeclaredForOneMunicipalityAlone) {
  if (std::system("python3 -c pass") != 0) GTEST_SKIP() << "python3 is missing: the pack's check.py cannot be asked";
  const auto wiring = std::make_shared<const Wiring>(fixture::read_pack(kPack));
  ASSERT_FALSE(rows_.empty());
  const Board normal(wiring);
  for (const Row& row : rows_) {
    Board board = normal;
    std::vector<Fact> facts;
    for (const auto& id : components_of(row)) facts.push_back(down(id, Ags::parse(row.ags)));
    const auto changes = board.apply(facts, kMorning);
    ASSERT_EQ(letters(*board.town(*Ags::parse(row.ags))), row.states) << row.down << " down in " << row.ags;
    for (const auto& change : changes) ASSERT_EQ(change.towns, std::vector{*Ags::parse(row.ags)});
  }
}

}  // namespace
}  // namespace nb::situation
