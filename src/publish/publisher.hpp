// SPDX-License-Identifier: EUPL-1.2
// Keeps the immutable views that the public pages are made of. Fed after each commit, on the executor's thread; told the
// time by the application's timer, from any thread (both take one mutex, for a few milliseconds at most). Readers take
// the current view, which is a pointer copy, and never wait for a change under way.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <vector>

#include "publish/book.hpp"
#include "publish/call_offs.hpp"
#include "publish/current.hpp"
#include "publish/offers.hpp"
#include "publish/view.hpp"
#include "situation/board.hpp"
#include "situation/impact.hpp"
#include "state/projection.hpp"

namespace nb::storage {
class Db;
}

namespace nb::publish {

/// All that the views are made of.
struct Truth {
  catalogue::Catalogue catalogue;
  situation::Board board;
  AnnouncementBook announcements;
  CallOffBook call_offs = {};
  OfferBook offers = {};
};

/// What would change for whom if facts were said (the console shows it before publishing).
struct Preview {
  std::vector<situation::Change> changes;  ///< municipalities with the same change stand together
  std::size_t towns = 0;
  std::size_t services = 0;   ///< pairs of municipality and service (whole services, not steps) whose state changes
  std::int64_t citizens = 0;  ///< who live there; nobody is counted for the town and again for its district
};

class Publisher {
 public:
  /// Reads everything anew; called on the executor's thread after the catalogue has changed.
  using Reload = std::function<Truth(Instant now)>;

  Publisher(Truth truth, Instant now, Reload reload);
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  /// The current view; keep the pointer for as long as one answer takes.
  [[nodiscard]] std::shared_ptr<const RegionView> region() const { return region_.load(); }

  /// The executor's observer: committed entries become visible.
  void apply(std::span<const state::AppliedEntry> entries);
  /// Lets statements and announcements begin and end whose time has come.
  void tick(Instant now);
  /// Whether the journal is sealed; every page says so from now on, or no longer.
  void set_sealed(bool sealed, Instant now);
  /// When tick() has something to do; Instant::max() = never, as far as is known now.
  [[nodiscard]] Instant next_tick() const;
  /// A fork of the board, for explanations and what-if; cheap.
  [[nodiscard]] situation::Board board() const;
  /// Whose return helps whom first, as of the current view; computed once per version.
  [[nodiscard]] std::shared_ptr<const std::vector<situation::Restart>> restart_order() const;
  [[nodiscard]] Preview preview(std::span<const situation::Fact> facts, Instant now) const;

 private:
  struct Changed;
  void rebuild(Instant now);
  void take_in(std::span<const state::AppliedEntry> entries, Instant now);
  void publish(const Changed& changed, Instant now);
  [[nodiscard]] std::shared_ptr<const View> renewed(const View& before, const Changed& changed, std::uint64_t version, Instant now) const;
  void take_time(Instant now, Changed& changed) const;

  mutable std::mutex mutex_;  // of everything but region_
  Truth truth_;
  Instant now_;
  Reload reload_;
  mutable std::uint64_t restarts_version_ = 0;                               ///< of the view that restarts_ belongs to
  mutable std::shared_ptr<const std::vector<situation::Restart>> restarts_;  // shared with those who read it; null: not asked for yet
  bool stale_ = false;                                                       ///< taking entries in failed half-way: the next ones read everything anew
  Current<RegionView> region_;
};

/// The truth as state.db has it.
[[nodiscard]] Truth load_truth(storage::Db& db, catalogue::Catalogue catalogue, Instant now);

}  // namespace nb::publish
