// SPDX-License-Identifier: EUPL-1.2
// Versions rise for the whole region together: a view's version is that of the region when it last changed, so that the
// versions of several municipalities can be compared (a page that shows two of them has the later one).
#include "publish/publisher.hpp"

#include <algorithm>
#include <set>

#include "publish/towns.hpp"
#include "situation/queries.hpp"

namespace nb::publish {

// What a batch of entries or the passing of time has touched.
struct Publisher::Changed {
  std::set<Ags> situation;      // municipalities
  std::set<Ags> announcements;  // municipalities
  std::set<Ags> call_offs;      // municipalities
  std::set<Ags> offers;         // municipalities
  bool region_announcements = false;
  [[nodiscard]] bool any() const { return region_announcements || !situation.empty() || !announcements.empty() || !call_offs.empty() || !offers.empty(); }
  [[nodiscard]] bool touches(const Ags& ags) const {
    return region_announcements || situation.contains(ags) || announcements.contains(ags) || call_offs.contains(ags) || offers.contains(ags);
  }
};

namespace {

// True if the announcement begins or ends to be valid in (from, to].
bool turns(const Announcement& announcement, Instant from, Instant to) {
  if (announcement.withdrawn || !announcement.corrected_by.empty()) return false;
  const auto within = [&](Instant moment) { return from < moment && moment <= to; };
  return within(announcement.valid_from) || (announcement.valid_until && within(*announcement.valid_until));
}

bool any_turns(const Announcements& announcements, Instant from, Instant to) {
  return std::any_of(announcements.begin(), announcements.end(), [&](const Announcement& announcement) { return turns(announcement, from, to); });
}

Instant next_turn(const Announcements& announcements, Instant now) {
  Instant next = Instant::max();
  for (const Announcement& announcement : announcements) {
    for (const Instant moment : {announcement.valid_from, announcement.valid_until.value_or(Instant::max())}) {
      if (moment > now) next = std::min(next, moment);
    }
  }
  return next;
}

void note(const std::vector<situation::Change>& changes, std::set<Ags>& towns) {
  for (const situation::Change& change : changes) towns.insert(change.towns.begin(), change.towns.end());
}

std::int64_t citizens_of(const std::vector<const catalogue::Municipality*>& affected) {
  std::set<Ags> districts;
  for (const catalogue::Municipality* municipality : affected) {
    if (municipality->kind == catalogue::MunicipalityKind::district) districts.insert(municipality->ags);
  }
  std::int64_t sum = 0;
  for (const catalogue::Municipality* municipality : affected) {
    if (!municipality->district || !districts.contains(*municipality->district)) sum += municipality->population;
  }
  return sum;
}

}  // namespace

Publisher::Publisher(Truth truth, Instant now, Reload reload) : truth_(std::move(truth)), now_(now), reload_(std::move(reload)) { rebuild(now); }

void Publisher::rebuild(Instant now) {
  const auto before = region_.load();
  auto region = std::make_shared<RegionView>();
  region->version = before ? before->version + 1 : 1;
  region->sealed = before && before->sealed;
  region->changed = now;
  region->shared = share(truth_.catalogue);
  region->index = std::make_shared<const TownIndex>(index_of(region->shared->municipalities));
  region->announcements = std::make_shared<const Announcements>(truth_.announcements.region());
  for (const catalogue::Municipality& municipality : region->shared->municipalities) {
    auto view = std::make_shared<View>();
    view->version = region->version;
    view->changed = now;
    view->shared = region->shared;
    view->town = std::make_shared<const TownCatalogue>(town_catalogue(truth_.catalogue, municipality));
    view->situation = truth_.board.town(municipality.ags);
    view->announcements = std::make_shared<const Announcements>(truth_.announcements.town(municipality.ags));
    view->call_offs = std::make_shared<const CallOffs>(truth_.call_offs.town(municipality.ags));
    view->bookable = std::make_shared<const std::vector<std::string>>(truth_.offers.town(municipality.ags));
    region->towns.push_back(std::move(view));
  }
  region_.store(std::move(region));
}

std::shared_ptr<const View> Publisher::renewed(const View& before, const Changed& changed, std::uint64_t version, Instant now) const {
  auto view = std::make_shared<View>(before);
  const Ags& ags = before.town->municipality.ags;
  view->version = version;
  view->changed = now;
  view->situation = truth_.board.town(ags);
  if (changed.region_announcements || changed.announcements.contains(ags)) view->announcements = std::make_shared<const Announcements>(truth_.announcements.town(ags));
  if (changed.call_offs.contains(ags)) view->call_offs = std::make_shared<const CallOffs>(truth_.call_offs.town(ags));
  if (changed.offers.contains(ags)) view->bookable = std::make_shared<const std::vector<std::string>>(truth_.offers.town(ags));
  return view;
}

void Publisher::publish(const Changed& changed, Instant now) {
  if (!changed.any()) return;
  auto region = std::make_shared<RegionView>(*region_.load());
  ++region->version;
  region->changed = now;
  if (changed.region_announcements) region->announcements = std::make_shared<const Announcements>(truth_.announcements.region());
  for (auto& view : region->towns) {
    if (changed.touches(view->town->municipality.ags)) view = renewed(*view, changed, region->version, now);
  }
  region_.store(std::move(region));
}

void Publisher::apply(std::span<const state::AppliedEntry> entries) {
  if (entries.empty()) return;
  const std::lock_guard lock(mutex_);
  const auto latest = std::max_element(entries.begin(), entries.end(), [](const state::AppliedEntry& a, const state::AppliedEntry& b) { return a.at < b.at; });
  const Instant now = std::max(now_, latest->at);  // several logs, whose clocks may differ
  const bool catalogue_changed = std::any_of(entries.begin(), entries.end(), [](const state::AppliedEntry& entry) { return entry.type.starts_with("catalogue."); });
  const bool anew = (catalogue_changed || stale_) && reload_;
  stale_ = true;
  if (anew) {
    truth_ = reload_(now);
    now_ = now;
    rebuild(now);
  } else {
    take_in(entries, now);
  }
  stale_ = false;
}

void Publisher::take_in(std::span<const state::AppliedEntry> entries, Instant now) {
  Changed changed;
  note(situation::apply(truth_.board, entries, now), changed.situation);
  for (const state::AppliedEntry& entry : entries) {
    if (truth_.call_offs.apply(entry)) changed.call_offs.insert(*ags_of(entry.log));
    if (truth_.offers.apply(entry)) changed.offers.insert(*ags_of(entry.log));
    if (!truth_.announcements.apply(entry)) continue;
    if (const auto ags = ags_of(entry.log)) {
      changed.announcements.insert(*ags);
    } else {
      changed.region_announcements = true;
    }
  }
  take_time(now, changed);
  now_ = now;
  publish(changed, now);
}

void Publisher::take_time(Instant now, Changed& changed) const {
  const auto region = region_.load();
  changed.region_announcements = changed.region_announcements || any_turns(*region->announcements, now_, now);
  for (const auto& view : region->towns) {
    if (any_turns(*view->announcements, now_, now)) changed.announcements.insert(view->town->municipality.ags);
  }
}

void Publisher::set_sealed(bool sealed, Instant now) {
  if (region_.load()->sealed == sealed) return;
  const std::lock_guard lock(mutex_);
  auto region = std::make_shared<RegionView>(*region_.load());
  region->sealed = sealed;
  region->changed = now;
  ++region->version;
  for (auto& view : region->towns) {
    auto marked = std::make_shared<View>(*view);
    marked->version = region->version;  // pages are kept by version, and all of them change
    view = std::move(marked);
  }
  region_.store(std::move(region));
}

void Publisher::tick(Instant now) {
  const std::lock_guard lock(mutex_);
  if (now <= now_) return;
  Changed changed;
  note(truth_.board.expire(now), changed.situation);
  take_time(now, changed);
  now_ = now;
  publish(changed, now);
}

Instant Publisher::next_tick() const {
  const std::lock_guard lock(mutex_);
  const auto region = region_.load();
  Instant next = std::min(truth_.board.next_expiry(), next_turn(*region->announcements, now_));
  for (const auto& view : region->towns) next = std::min(next, next_turn(*view->announcements, now_));
  return next;
}

situation::Board Publisher::board() const {
  const std::lock_guard lock(mutex_);
  return truth_.board;
}

std::shared_ptr<const std::vector<situation::Restart>> Publisher::restart_order() const {
  std::unique_lock lock(mutex_);
  const std::uint64_t version = region_.load()->version;
  if (restarts_ && restarts_version_ == version) return restarts_;
  const situation::Board fork = truth_.board;
  lock.unlock();  // nobody's entry waits for this
  auto order = std::make_shared<const std::vector<situation::Restart>>(situation::restart_order(fork));
  lock.lock();
  if (restarts_version_ <= version) {
    restarts_ = order;
    restarts_version_ = version;
  }
  return order;
}

Preview Publisher::preview(std::span<const situation::Fact> facts, Instant now) const {
  situation::Board fork = [this] {
    const std::lock_guard lock(mutex_);
    return truth_.board;
  }();
  Preview preview;
  (void)fork.expire(now);  // what ends by itself is not this change's doing
  preview.changes = fork.apply(facts, now);
  const auto region = region_.load();
  std::set<Ags> towns;
  for (const situation::Change& change : preview.changes) {
    towns.insert(change.towns.begin(), change.towns.end());
    const auto whole = std::count_if(change.services.begin(), change.services.end(), [](const situation::ServiceChange& service) { return !service.position; });
    preview.services += change.towns.size() * static_cast<std::size_t>(whole);
  }
  std::vector<const catalogue::Municipality*> affected;
  for (const catalogue::Municipality& municipality : region->shared->municipalities) {
    if (towns.contains(municipality.ags)) affected.push_back(&municipality);
  }
  preview.towns = affected.size();
  preview.citizens = citizens_of(affected);
  return preview;
}

Truth load_truth(storage::Db& db, catalogue::Catalogue catalogue, Instant now) {
  auto wiring = std::make_shared<const situation::Wiring>(catalogue);
  Truth truth{.catalogue = std::move(catalogue), .board = situation::Board(std::move(wiring)), .announcements = AnnouncementBook(load_announcements(db))};
  truth.call_offs = load_call_offs(db, truth.catalogue.municipalities, now);
  truth.offers = load_offers(db, truth.catalogue.municipalities);
  situation::load(db, truth.board, now);
  return truth;
}

}  // namespace nb::publish
