// SPDX-License-Identifier: EUPL-1.2
// For tests and benchmarks of this room: the data pack's region, and committed entries without an executor.
#pragma once

#include <boost/json.hpp>

#include <map>
#include <string>
#include <vector>

#include "publish/publisher.hpp"
#include "situation/events.hpp"
#include "situation/pack_fixture.hpp"

namespace nb::publish::fixture {

inline catalogue::Catalogue read_pack() { return situation::fixture::read_pack(std::string(NB_SOURCE_DIR) + "/examples/suedwestfalen"); }

inline Truth truth_of(const catalogue::Catalogue& catalogue, Instant now) {
  Truth truth{.catalogue = catalogue, .board = situation::Board(std::make_shared<const situation::Wiring>(catalogue)), .announcements = {}};
  truth.board.apply({}, now);
  return truth;
}

inline situation::Fact declared(std::string component, situation::ComponentState state, Instant now, std::optional<Ags> ags = std::nullopt,
                                std::optional<Instant> until = std::nullopt) {
  situation::ComponentSaid said;
  said.state = state;
  said.text = {.de = "Ausgefallen.", .en = "Failed."};
  said.since = now;
  said.as_of = now;
  said.valid_until = until;
  return {.ags = std::move(ags), .kind = situation::FactKind::component, .object = std::move(component), .position = std::nullopt, .as_of = now, .said = said};
}

/// Owns what the views of AppliedEntry point to.
class Committed {
 public:
  Committed(const LogName& log, const state::NewEntry& entry, Instant at) : log_(log), entry_(entry), data_(boost::json::parse(entry.data).as_object()), at_(at) {
    for (const state::NewPart& part : entry_.parts) parts_.push_back({part.name, part.content});
  }
  explicit Committed(const situation::Fact& fact)
      : Committed(fact.ags ? main_log(*fact.ags) : region_log(),
                  {.type = std::string(situation::event::kComponentDeclared), .subject = fact.object, .data = situation::encode(fact), .occurred = std::nullopt, .parts = {}},
                  fact.as_of) {}

  void to(Publisher& publisher) const {
    const state::AppliedEntry entry = applied();
    publisher.apply({&entry, 1});
  }
  void to(const state::Projection& projection, storage::Db& db) const { projection.apply(db, applied()); }

 private:
  [[nodiscard]] state::AppliedEntry applied() const {
    return {.log = log_, .seq = 0, .type = entry_.type, .subject = entry_.subject, .actor = "stab", .at = at_, .occurred = at_, .data = data_, .parts = parts_};
  }

  LogName log_;
  state::NewEntry entry_;
  boost::json::object data_;
  std::vector<state::OpenPart> parts_;
  Instant at_;
};

inline state::NewEntry announcement(std::string id, Instant from, std::optional<Instant> until = std::nullopt) {
  Written written;
  written.id = std::move(id);
  written.severity = Announcement::Severity::urgent;
  written.valid_from = from;
  written.valid_until = until;
  written.texts = {{.lang = "de", .title = "Termine fallen aus", .markdown = "Bitte **nicht** kommen."},
                   {.lang = "en", .title = "Appointments cancelled", .markdown = "Please do **not** come."}};
  return encode(Announced{written});
}

}  // namespace nb::publish::fixture
