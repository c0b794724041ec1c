// SPDX-License-Identifier: EUPL-1.2
// What is committed becomes visible, for those it concerns and for nobody else; readers never see a mixture.
#include "publish/publisher.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "appointments/events.hpp"
#include "appointments/projection.hpp"
#include "base/error.hpp"
#include "publish/projection.hpp"
#include "publish/test_region.hpp"
#include "publish/towns.hpp"
#include "situation/projection.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::publish {
namespace {

using namespace std::chrono_literals;
using fixture::Committed;
using fixture::declared;
using situation::ComponentState;

const Instant kMorning = *parse_rfc3339("2023-10-30T06:00:00+01:00");
const Ags kArnsberg = *Ags::parse("05958004");

const catalogue::Catalogue& pack() {
  static const catalogue::Catalogue catalogue = fixture::read_pack();
  return catalogue;
}

Committed called_off(const std::string& id, const std::string& from, const std::string& to) {
  return {main_log(kArnsberg),
          {.type = std::string(appointments::event::kCalledOff),
           .subject = id,
           .data = R"({"selection":{"service":"personalausweis-beantragen","from":")" + from + R"(","to":")" + to + R"("},"reason":"Die Computer sind ausgefallen","count":3})",
           .occurred = std::nullopt,
           .parts = {}},
          kMorning + 1min};
}
Committed lifted(const std::string& id) {
  return {main_log(kArnsberg), {.type = std::string(appointments::event::kLifted), .subject = id, .data = "{}", .occurred = std::nullopt, .parts = {}}, kMorning + 1min};
}

/// Only what was at risk, of these services.
Committed called_off_at_risk(const std::string& id, const std::string& services) {
  return {main_log(kArnsberg),
          {.type = std::string(appointments::event::kCalledOff),
           .subject = id,
           .data = R"({"selection":{"from":"2023-11-06","to":"2023-11-10"},"reason":"Die Computer sind ausgefallen","count":3,"at_risk":true})",
           .occurred = std::nullopt,
           .parts = {{std::string(appointments::part::kServices), services}}},
          kMorning + 1min};
}

Committed plan(std::string_view type, const std::string& pool, std::string data) {
  return {main_log(kArnsberg), {.type = std::string(type), .subject = pool, .data = std::move(data), .occurred = std::nullopt, .parts = {}}, kMorning + 1min};
}
Committed offers(const std::string& pool, const std::string& service, bool online = true) {
  return plan(appointments::event::kOfferSet, pool, appointments::encode(appointments::Offer{.service = service, .online = online}));
}
Committed open_pool(const std::string& pool) {
  return plan(appointments::event::kPoolSet, pool, appointments::encode(appointments::Pool{.name = "Bürgerbüro", .site = "rathaus"}));
}
Committed close_pool(const std::string& pool) { return plan(appointments::event::kPoolClosed, pool, R"({"reason":"Umbau"})"); }
Committed withdraws(const std::string& pool, const std::string& service) { return plan(appointments::event::kOfferWithdrawn, pool, R"({"service":")" + service + "\"}"); }

MATCHER(SameCallOff, "the same call-off") {
  const auto& [a, b] = arg;
  return a.id == b.id && a.selection == b.selection && a.reason == b.reason && a.hit == b.hit && a.by == b.by && a.at == b.at && a.at_risk == b.at_risk &&
         a.services == b.services && a.unseen == b.unseen;
}

class Publishing : public testing::Test {
 protected:
  std::shared_ptr<const View> arnsberg() { return publisher_.region()->by_slug("arnsberg"); }
  std::shared_ptr<const View> sundern() { return publisher_.region()->by_slug("sundern"); }

  int reloads_ = 0;
  bool reload_fails_ = false;
  Publisher publisher_{fixture::truth_of(pack(), kMorning), kMorning, [this](Instant now) {
                         ++reloads_;
                         if (reload_fails_) throw Error(ErrorKind::disk, "Der Datenträger meldet einen Fehler.");
                         catalogue::Catalogue changed = pack();
                         changed.municipalities.pop_back();
                         return fixture::truth_of(changed, now);
                       }};
};

TEST_F(Publishing, StartsWithEveryMunicipality) {
  const auto region = publisher_.region();
  ASSERT_EQ(region->towns.size(), 91U);
  for (const auto& view : region->towns) {
    EXPECT_EQ(view->version, region->version);
    EXPECT_EQ(view->situation->services.size(), region->shared->services.size());
    EXPECT_FALSE(view->town->offices.empty()) << view->town->municipality.name;
    EXPECT_FALSE(view->town->sites.empty()) << view->town->municipality.name;
    EXPECT_EQ(region->by_slug(view->town->municipality.slug), view);
    EXPECT_EQ(region->by_ags(view->town->municipality.ags.str()), view);
  }
  EXPECT_EQ(region->by_slug("atlantis"), nullptr);
  EXPECT_EQ(region->by_host("notfall.arnsberg.example"), nullptr);
}

TEST_F(Publishing, RegionComponentConcernsEveryMunicipalityAndSharesTheRest) {
  const auto before = publisher_.region();
  Committed(declared("provider_dc", ComponentState::down, kMorning + 1min)).to(publisher_);
  const auto after = publisher_.region();
  EXPECT_GT(after->version, before->version);
  EXPECT_EQ(after->shared, before->shared);
  EXPECT_EQ(after->index, before->index);
  for (std::size_t i = 0; i < after->towns.size(); ++i) {
    EXPECT_EQ(after->towns[i]->version, after->version);
    EXPECT_EQ(after->towns[i]->changed, kMorning + 1min);
    EXPECT_NE(after->towns[i]->situation, before->towns[i]->situation);
    EXPECT_EQ(after->towns[i]->town, before->towns[i]->town);
    EXPECT_EQ(after->towns[i]->announcements, before->towns[i]->announcements);
  }
  EXPECT_EQ(before->towns[0]->version, before->version) << "who reads the old view goes on reading it";
}

TEST_F(Publishing, OneTownsComponentConcernsThatTownAlone) {
  const auto before = publisher_.region();
  Committed(declared("phone", ComponentState::down, kMorning + 1min, kArnsberg)).to(publisher_);
  const auto after = publisher_.region();
  EXPECT_EQ(after->by_slug("arnsberg")->version, after->version);
  EXPECT_EQ(after->by_slug("sundern"), before->by_slug("sundern"));
}

TEST_F(Publishing, WhatChangesNothingGetsNoVersion) {
  const auto before = publisher_.region();
  publisher_.apply({});
  publisher_.tick(kMorning + 1h);
  Committed(region_log(), {.type = "staff.signed_in", .subject = "x", .data = "{}", .occurred = {}, .parts = {}}, kMorning + 2h).to(publisher_);
  EXPECT_EQ(publisher_.region(), before);
}

TEST_F(Publishing, TheOrderOfReturnIsComputedOncePerVersion) {
  EXPECT_TRUE(publisher_.restart_order()->empty());
  Committed(declared("provider_dc", ComponentState::down, kMorning + 1min)).to(publisher_);
  const auto order = publisher_.restart_order();
  ASSERT_EQ(order->size(), 1U);
  EXPECT_EQ(order->front().component, "provider_dc");
  EXPECT_EQ(publisher_.restart_order(), order);
  Committed(declared("phone", ComponentState::down, kMorning + 2min, kArnsberg)).to(publisher_);
  EXPECT_EQ(publisher_.restart_order()->size(), 2U);
}

TEST_F(Publishing, AnnouncementsReachTheirAudience) {
  const auto before = publisher_.region();
  Committed(main_log(kArnsberg), fixture::announcement("termine", kMorning), kMorning + 1min).to(publisher_);
  EXPECT_EQ(arnsberg()->announcements->size(), 1U);
  EXPECT_EQ(arnsberg()->situation, before->by_slug("arnsberg")->situation);
  EXPECT_EQ(sundern(), before->by_slug("sundern"));
  Committed(region_log(), fixture::announcement("region-1", kMorning), kMorning + 2min).to(publisher_);
  EXPECT_EQ(arnsberg()->announcements->size(), 2U);
  EXPECT_EQ(arnsberg()->announcements->front().id, "region-1") << "newest first";
  EXPECT_EQ(sundern()->announcements->size(), 1U);
  EXPECT_EQ(publisher_.region()->announcements->size(), 1U);
}

TEST_F(Publishing, TimeEndsStatements) {
  const auto before = arnsberg();
  Committed(declared("phone", ComponentState::down, kMorning + 1min, kArnsberg, kMorning + 1h)).to(publisher_);
  EXPECT_EQ(publisher_.next_tick(), kMorning + 1h);
  const auto declared_down = arnsberg();
  publisher_.tick(kMorning + 59min);
  EXPECT_EQ(arnsberg(), declared_down);
  publisher_.tick(kMorning + 1h);
  EXPECT_GT(arnsberg()->version, declared_down->version);
  EXPECT_EQ(arnsberg()->situation->components.size(), before->situation->components.size());
  for (std::size_t i = 0; i < before->situation->components.size(); ++i) EXPECT_EQ(arnsberg()->situation->components[i].state, before->situation->components[i].state);
  EXPECT_EQ(publisher_.next_tick(), Instant::max());
}

TEST_F(Publishing, TimeBeginsAndEndsAnnouncements) {
  Committed(main_log(kArnsberg), fixture::announcement("morgen", kMorning + 1h, kMorning + 2h), kMorning + 1min).to(publisher_);
  const auto announced = arnsberg();
  EXPECT_EQ(publisher_.next_tick(), kMorning + 1h);
  publisher_.tick(kMorning + 1h);
  const auto begun = arnsberg();
  EXPECT_GT(begun->version, announced->version);
  EXPECT_EQ(publisher_.next_tick(), kMorning + 2h);
  publisher_.tick(kMorning + 90min);
  EXPECT_EQ(arnsberg(), begun);
  publisher_.tick(kMorning + 2h);
  EXPECT_GT(arnsberg()->version, begun->version);
  EXPECT_EQ(sundern()->version, 1U);
}

TEST_F(Publishing, ASealedJournalIsToldOnEveryPage) {
  const auto before = publisher_.region();
  EXPECT_FALSE(before->sealed);
  publisher_.set_sealed(true, kMorning + 1min);
  const auto sealed = publisher_.region();
  EXPECT_TRUE(sealed->sealed);
  for (const auto& view : sealed->towns) EXPECT_GT(view->version, before->version) << "every page is made anew";
  publisher_.set_sealed(true, kMorning + 2min);
  EXPECT_EQ(publisher_.region(), sealed) << "nothing changed";
  publisher_.set_sealed(false, kMorning + 3min);
  EXPECT_FALSE(publisher_.region()->sealed);
}

TEST_F(Publishing, CatalogueChangeReadsEverythingAnew) {
  Committed(region_log(), {.type = "catalogue.imported", .subject = "x", .data = "{}", .occurred = {}, .parts = {}}, kMorning + 1min).to(publisher_);
  EXPECT_EQ(reloads_, 1);
  EXPECT_EQ(publisher_.region()->towns.size(), 90U);
  EXPECT_EQ(publisher_.region()->version, 2U);
  EXPECT_EQ(arnsberg()->version, 2U);
}

TEST_F(Publishing, WhatCouldNotBeReadIsReadWithTheNextEntry) {
  const Committed imported(region_log(), {.type = "catalogue.imported", .subject = "x", .data = "{}", .occurred = {}, .parts = {}}, kMorning + 1min);
  reload_fails_ = true;
  EXPECT_THROW(imported.to(publisher_), Error);
  EXPECT_EQ(publisher_.region()->towns.size(), 91U) << "what was shown stays";
  reload_fails_ = false;
  Committed(main_log(kArnsberg), fixture::announcement("heute", kMorning, kMorning + 2h), kMorning + 2min).to(publisher_);
  EXPECT_EQ(reloads_, 2);
  EXPECT_EQ(publisher_.region()->towns.size(), 90U);
}

TEST_F(Publishing, PreviewTellsWhomAChangeConcernsAndChangesNothing) {
  const auto before = publisher_.region();
  const situation::Fact fact = declared("provider_dc", ComponentState::down, kMorning + 1min);
  const Preview all = publisher_.preview({&fact, 1}, kMorning + 1min);
  EXPECT_EQ(publisher_.region(), before);
  EXPECT_EQ(all.towns, 91U);
  EXPECT_GT(all.services, 91U * 50);
  std::int64_t people = 0;
  for (const auto& municipality : pack().municipalities) {
    const bool district_is_here = municipality.district && before->by_ags(municipality.district->str()) != nullptr;
    if (!district_is_here) people += municipality.population;
  }
  EXPECT_EQ(all.citizens, people) << "nobody counted twice";

  const situation::Fact local = declared("phone", ComponentState::down, kMorning + 1min, kArnsberg);
  const Preview one = publisher_.preview({&local, 1}, kMorning + 1min);
  EXPECT_EQ(one.towns, 1U);
  EXPECT_EQ(one.citizens, arnsberg()->town->municipality.population);

  Committed(fact).to(publisher_);
  const Preview again = publisher_.preview({&fact, 1}, kMorning + 1min);
  EXPECT_EQ(again.services, 0U) << "said already";
}

TEST(PublisherTruth, FromStateDbIsWhatWasCommitted) {
  storage::Db db({.path = ":memory:", .mode = storage::DbOptions::Mode::memory});
  const situation::SituationProjection situation_rows;
  const PublishProjection announcement_rows;
  situation_rows.create(db);
  announcement_rows.create(db);
  const appointments::AppointmentsProjection appointment_rows;
  appointment_rows.create(db);
  Publisher running(fixture::truth_of(pack(), kMorning), kMorning, {});
  const Committed outage(declared("provider_dc", ComponentState::down, kMorning + 1min));
  const Committed news(main_log(kArnsberg), fixture::announcement("termine", kMorning), kMorning + 2min);
  const Committed off = called_off("a-1", "2023-11-06", "2023-11-10");
  const Committed earlier = called_off("a-2", "2023-11-01", "2023-11-02");
  const Committed over = called_off("a-3", "2023-10-24", "2023-10-27");
  const Committed taken_back = called_off("a-4", "2023-11-07", "2023-11-07");
  const Committed lift = lifted("a-4");
  const Committed risk = called_off_at_risk("a-5", R"(["kfz-zulassung","personalausweis-beantragen"])");
  for (const Committed* one : {&off, &earlier, &over, &taken_back, &lift, &risk}) {
    one->to(running);
    one->to(appointment_rows, db);
  }
  for (const Committed& one : {open_pool("p1"), open_pool("p2"), open_pool("p3"), offers("p1", "trauung"), offers("p1", "fundbuero", false), offers("p2", "wohngeld"),
                               offers("p3", "trauung"), offers("p3", "sterbefall"), withdraws("p3", "sterbefall"), close_pool("p2")}) {
    one.to(running);
    one.to(appointment_rows, db);
  }
  outage.to(running);
  news.to(running);
  outage.to(situation_rows, db);
  news.to(announcement_rows, db);

  Publisher restarted(load_truth(db, pack(), kMorning + 2min), kMorning + 2min, {});
  for (std::size_t i = 0; i < running.region()->towns.size(); ++i) {
    const View& before = *running.region()->towns[i];
    const View& after = *restarted.region()->towns[i];
    EXPECT_EQ(*after.situation, *before.situation) << before.town->municipality.name;
    EXPECT_EQ(*after.announcements, *before.announcements) << before.town->municipality.name;
    CallOffs still = *before.call_offs;  // the running one keeps what is over; pages leave it out
    std::erase_if(still, [](const appointments::CallOff& one) { return one.id == "a-3"; });
    EXPECT_THAT(*after.call_offs, testing::Pointwise(SameCallOff(), still)) << before.town->municipality.name;
    EXPECT_EQ(*after.bookable, *before.bookable) << before.town->municipality.name;
  }
  EXPECT_THAT(*restarted.region()->by_slug("arnsberg")->bookable, testing::ElementsAre("trauung"));
  open_pool("p2").to(restarted);
  EXPECT_THAT(*restarted.region()->by_slug("arnsberg")->bookable, testing::ElementsAre("trauung", "wohngeld")) << "a pool that opens again offers what it did";
  EXPECT_EQ(restarted.region()->by_slug("arnsberg")->announcements->size(), 1U);
  EXPECT_EQ(restarted.region()->by_slug("arnsberg")->call_offs->size(), 3U);
  EXPECT_EQ(restarted.region()->by_slug("arnsberg")->call_offs->back().services.size(), 2U);
}

TEST_F(Publishing, CalledOffAppointmentsAreTheTownsOnly) {
  const auto before = publisher_.region();
  called_off("a-1", "2023-11-06", "2023-11-10").to(publisher_);
  EXPECT_GT(arnsberg()->version, before->version);
  EXPECT_EQ(sundern()->version, before->version);
  ASSERT_EQ(arnsberg()->call_offs->size(), 1U);
  EXPECT_EQ(arnsberg()->call_offs->front().reason, "Die Computer sind ausgefallen");
  EXPECT_EQ(arnsberg()->call_offs->front().at, kMorning + 1min);
  EXPECT_TRUE(sundern()->call_offs->empty());
  const auto with = arnsberg()->version;
  lifted("a-9").to(publisher_);
  EXPECT_EQ(arnsberg()->version, with) << "nothing of ours";
  lifted("a-1").to(publisher_);
  EXPECT_TRUE(arnsberg()->call_offs->empty());
  EXPECT_GT(arnsberg()->version, with);
}

TEST_F(Publishing, WhatCanBeBookedIsKnownFromPoolsAndOffers) {
  const auto before = publisher_.region();
  open_pool("p1").to(publisher_);
  EXPECT_EQ(publisher_.region(), before) << "a pool alone offers nothing";
  offers("p1", "trauung").to(publisher_);
  EXPECT_THAT(*arnsberg()->bookable, testing::ElementsAre("trauung"));
  EXPECT_GT(arnsberg()->version, before->version) << "its page is made anew";
  EXPECT_EQ(sundern()->version, before->version);
  EXPECT_TRUE(sundern()->bookable->empty());
  const auto with = arnsberg();
  offers("p2", "trauung").to(publisher_);
  EXPECT_EQ(arnsberg(), with) << "nothing changes for citizens";
  withdraws("p1", "trauung").to(publisher_);
  EXPECT_THAT(*arnsberg()->bookable, testing::ElementsAre("trauung")) << "p2 still offers it";
  close_pool("p2").to(publisher_);
  EXPECT_TRUE(arnsberg()->bookable->empty());
  open_pool("p2").to(publisher_);
  EXPECT_THAT(*arnsberg()->bookable, testing::ElementsAre("trauung"));
  offers("p2", "trauung", false).to(publisher_);
  EXPECT_TRUE(arnsberg()->bookable->empty()) << "only at the counter";
}

TEST_F(Publishing, ReadersNeverSeeAMixture) {
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0;
  std::vector<std::jthread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      std::uint64_t last = 0;
      while (!done) {
        const auto region = publisher_.region();
        if (region->version < last) ++wrong;
        last = region->version;
        const ComponentState first = region->towns[0]->situation->components[0].state;
        for (const auto& view : region->towns) {
          if (view->version > region->version || view->situation->components[0].state != first) ++wrong;
        }
      }
    });
  }
  const std::string component = pack().components[0].id;
  for (int i = 1; i <= 20; ++i) Committed(declared(component, i % 2 == 0 ? ComponentState::up : ComponentState::down, kMorning + i * 1s)).to(publisher_);
  done = true;
  readers.clear();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(publisher_.region()->version, 21U);
}

TEST(Towns, WithoutSitesTheTownHallIsTheOnlyOne) {
  const auto shared = share(pack());
  const auto index = index_of(shared->municipalities);
  for (const catalogue::Municipality& municipality : pack().municipalities) {
    const bool has_sites = std::any_of(pack().sites.begin(), pack().sites.end(), [&](const auto& site) { return site.ags == municipality.ags; });
    if (has_sites) continue;
    const TownCatalogue town = town_catalogue(pack(), municipality);
    ASSERT_EQ(town.sites.size(), 1U);
    EXPECT_EQ(town.sites[0].postcode + " " + town.sites[0].city, municipality.postcode_city);
    for (const Office& office : town.offices) {
      EXPECT_EQ(office.sites, std::vector<std::size_t>{0});
      EXPECT_FALSE(office.hours.empty()) << office.name;
    }
  }
}

TEST(Towns, OfficesSitWhereTheDataSays) {
  const catalogue::Municipality* arnsberg = nullptr;
  for (const auto& municipality : pack().municipalities) {
    if (municipality.ags == kArnsberg) arnsberg = &municipality;
  }
  ASSERT_NE(arnsberg, nullptr);
  const TownCatalogue town = town_catalogue(pack(), *arnsberg);
  const auto office = std::find_if(town.offices.begin(), town.offices.end(), [](const Office& candidate) { return candidate.name == "Sozialamt"; });
  ASSERT_NE(office, town.offices.end());
  ASSERT_EQ(office->sites.size(), 1U);
  EXPECT_EQ(town.sites[office->sites[0]].site_id, "arn-hellefeld");
}

TEST(Towns, AreInTheOrderOfTheirNamesAndFoundByTheirHosts) {
  catalogue::Catalogue catalogue;
  const auto town = [](const char* ags, const char* slug, const char* name) {
    return catalogue::Municipality{*Ags::parse(ags), slug, name, catalogue::MunicipalityKind::city, std::nullopt, 1, "1 X", "member", {}};
  };
  catalogue.municipalities = {town("05000001", "zett", "Zett"), town("05000002", "oelde", "Ölde"), town("05000003", "olpe", "Olpe")};
  catalogue.municipalities[1].hosts = {"notfall.oelde.example"};
  const auto shared = share(catalogue);
  EXPECT_EQ(shared->municipalities[0].name, "Ölde");
  EXPECT_EQ(shared->municipalities[2].name, "Zett");
  EXPECT_EQ(index_of(shared->municipalities).by_host.at("notfall.oelde.example"), 0U);
}

}  // namespace
}  // namespace nb::publish
