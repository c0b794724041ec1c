// SPDX-License-Identifier: EUPL-1.2
#include "rescue/reconcile.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "rescue/test_reading.hpp"
#include "rescue/test_register.hpp"

namespace nb::rescue {
namespace {

using std::chrono::minutes;

const Zone& berlin() {
  static const Zone zone;
  return zone;
}

Row row(std::string reference, int minute, std::string name) {
  Row one;
  one.reference = std::move(reference);
  one.day = test_day(2023, 10, 30);
  one.time = minutes{minute};
  one.name = std::move(name);
  one.service = "wohnsitz-anmelden";
  one.site = "rathaus";
  return one;
}

Policy policy() { return {.town = "05958004", .zone = &berlin(), .today = test_day(2023, 10, 30), .as_of = parse_rfc3339("2023-10-27T12:00:00Z")}; }

KnownBooking known(std::string reference, int minute, std::string name, std::optional<Instant> as_of = std::nullopt) {
  return {.id = "b-1",
          .reference = std::move(reference),
          .start = berlin().instant(test_day(2023, 10, 30), minutes{minute}),
          .service = "wohnsitz-anmelden",
          .site = "rathaus",
          .uid = {},
          .name = std::move(name),
          .email = {},
          .phone = {},
          .remark = {},
          .sealed = false,
          .cancelled = false,
          .changed_here = false,
          .as_of = as_of};
}

RowResult one(Row single, const std::vector<KnownBooking>& there, const Policy& how = policy()) {
  std::vector<Row> rows{std::move(single)};
  return reconcile(rows, there, how).rows.at(0);
}

TEST(Reconcile, WithoutReferencesTheSamePersonAtTheSameTimeIsTheSameBooking) {
  std::vector<Row> rows{row("", 500, "Muster, Erika"), row("", 500, "Muster, Erika"), row("", 500, "Beispiel, Max"), row("", 520, "Muster, Erika")};
  const Reconciled result = reconcile(rows, {}, policy());
  EXPECT_EQ(result.count(Outcome::taken), 3U);
  EXPECT_EQ(result.rows[1].outcome, Outcome::duplicate);
  EXPECT_EQ(one(row("", 500, "M?ster, Erika"), {known("A1", 500, "Müster, Erika")}).outcome, Outcome::duplicate);
}

TEST(Reconcile, TwoNumbersAtOneTimeAreTwoBookings) { EXPECT_EQ(one(row("A2", 500, "Muster, Erika"), {known("A1", 500, "Muster, Erika")}).outcome, Outcome::taken); }

TEST(Reconcile, TheNewerSourceWinsForTheTimeAndBothAreShown) {
  const RowResult newer = one(row("A1", 520, "Muster"), {known("A1", 500, "Muster", parse_rfc3339("2023-10-25T12:00:00Z"))});
  EXPECT_EQ(newer.outcome, Outcome::moved);
  EXPECT_TRUE(newer.other_time);
  const RowResult older = one(row("A1", 520, "Muster"), {known("A1", 500, "Muster", parse_rfc3339("2023-10-28T12:00:00Z"))});
  EXPECT_EQ(older.outcome, Outcome::superseded);
  EXPECT_EQ(older.reason, Reason::newer_source);
  EXPECT_TRUE(older.other_time);
}

TEST(Reconcile, WhatWasChangedHereStands) {
  KnownBooking changed = known("A1", 500, "Muster");
  changed.changed_here = true;
  EXPECT_EQ(one(row("A1", 520, "Muster"), {changed}).reason, Reason::changed_here);
  Row cancelled = row("A1", 500, "Muster");
  cancelled.status = RowStatus::cancelled;
  EXPECT_EQ(one(cancelled, {changed}).outcome, Outcome::superseded);
  changed.cancelled = true;
  EXPECT_EQ(one(row("A1", 500, "Muster"), {changed}).reason, Reason::cancelled_here);
}

TEST(Reconcile, AsksWhatOnlyAPersonCanSay) {
  Row without = row("A1", 500, "Muster");
  without.time.reset();
  EXPECT_EQ(one(without, {}).reason, Reason::time_missing);
  without.day.reset();
  EXPECT_EQ(one(without, {}).reason, Reason::day_missing);
  Row service = row("A1", 500, "Muster");
  service.service.clear();
  EXPECT_EQ(one(service, {}).reason, Reason::service_unknown);
  Row site = row("A1", 500, "Muster");
  site.site.clear();
  EXPECT_EQ(one(site, {}).reason, Reason::site_unknown);
  Policy only = policy();
  only.only_site = "rathaus";
  EXPECT_EQ(one(site, {}, only).outcome, Outcome::taken);
}

TEST(Reconcile, TakesTheAnswers) {
  Row without = row("A1", 500, "Muster");
  without.time.reset();
  Policy answered = policy();
  answered.answers[0].time = minutes{510};
  std::vector<Row> rows{without};
  const Reconciled result = reconcile(rows, {}, answered);
  ASSERT_EQ(result.changes.size(), 1U);
  EXPECT_EQ(result.changes[0].start, parse_rfc3339("2023-10-30T07:30:00Z"));
  answered.answers[0] = {.leave_out = true, .day = {}, .time = {}, .second = false, .service = {}, .site = {}};
  EXPECT_EQ(one(without, {}, answered).reason, Reason::left_out);
}

TEST(Reconcile, TakesTheHourThatComesTwiceAsItIsTold) {
  Row twice = row("A1", 150, "Muster");
  twice.day = test_day(2023, 10, 29);
  Policy answered = policy();
  answered.today = test_day(2023, 10, 1);
  EXPECT_EQ(one(twice, {}, answered).reason, Reason::time_twice);
  answered.answers[0].time = minutes{150};
  std::vector<Row> rows{twice};
  EXPECT_EQ(reconcile(rows, {}, answered).changes.at(0).start, parse_rfc3339("2023-10-29T00:30:00Z"));
  answered.answers[0].second = true;
  rows = {twice};
  EXPECT_EQ(reconcile(rows, {}, answered).changes.at(0).start, parse_rfc3339("2023-10-29T01:30:00Z"));
}

TEST(Reconcile, AccountsForWhatIsNotForThisRegister) {
  Row other = row("A1", 500, "Muster");
  other.town = "05958044";
  EXPECT_EQ(one(other, {}).outcome, Outcome::other_town);
  Row past = row("A1", 500, "Muster");
  past.day = test_day(2023, 10, 29);
  EXPECT_EQ(one(past, {}).outcome, Outcome::past);
  Row far = row("A1", 500, "Muster");
  far.day = test_day(2203, 10, 30);
  EXPECT_EQ(one(far, {}).reason, Reason::too_far);
  Row left = row("A1", 500, "Muster");
  left.service = "-";
  EXPECT_EQ(one(left, {}).reason, Reason::left_out);
}

TEST(FitsDamaged, TakesAQuestionMarkForOneLetter) {
  EXPECT_TRUE(fits_damaged("G?siorowska", "Gąsiorowska"));
  EXPECT_TRUE(fits_damaged("PETROVI?", "Petrović"));
  EXPECT_TRUE(fits_damaged("Uçar, ?brahim", "Uçar, İbrahim"));
  EXPECT_FALSE(fits_damaged("G?siorowska", "Gsiorowska"));
  EXPECT_FALSE(fits_damaged("G?siorowska", "Gąsiorowski"));
}

Row any_row() {
  Row one = row(*rc::gen::element<std::string>("", "A1", "A2", "A3"), *rc::gen::element(500, 520, 540), *rc::gen::element<std::string>("", "Muster", "M?ster", "Müster"));
  one.status = *rc::gen::element(RowStatus::booked, RowStatus::booked, RowStatus::cancelled);
  if (*rc::gen::inRange(0, 8) == 0) one.time.reset();
  if (*rc::gen::inRange(0, 8) == 0) one.service.clear();
  if (*rc::gen::inRange(0, 8) == 0) one.town = "05958044";
  one.line = 1;
  return one;
}

RC_GTEST_PROP(ReconcileProperty, EveryRowHasOneOutcomeAndEveryBookingOneChange, ()) {
  std::vector<Row> rows;
  const int count = *rc::gen::inRange(0, 30);
  for (int i = 0; i < count; ++i) rows.push_back(any_row());
  const std::vector<KnownBooking> there{known("A1", 500, "Muster")};
  const Reconciled result = reconcile(rows, there, policy());
  RC_ASSERT(result.rows.size() == rows.size());
  std::size_t sum = 0;
  for (const std::size_t one : result.counts) sum += one;
  RC_ASSERT(sum == rows.size());
  std::vector<std::string> references;
  for (const Change& change : result.changes) {
    RC_ASSERT(change.take || change.move || change.cancel || change.correct);
    RC_ASSERT(change.take == change.known.empty());
    if (!change.reference.empty()) references.push_back(change.reference);
  }
  std::ranges::sort(references);
  RC_ASSERT(std::ranges::adjacent_find(references) == references.end());
}

RC_GTEST_PROP(ReconcileProperty, TheSameRowsAgainChangeNothing, ()) {
  std::vector<Row> rows;
  const int count = *rc::gen::inRange(0, 30);
  for (int i = 0; i < count; ++i) {
    rows.push_back(any_row());
    if (rows.back().reference.empty()) rows.back().name = "Muster " + std::to_string(i);
  }
  TestRegister there;
  std::vector<Row> first = rows;
  there.apply(reconcile(first, there.bookings(), policy()), policy().as_of);
  RC_ASSERT(reconcile(rows, there.bookings(), policy()).changes.empty());
}

}  // namespace
}  // namespace nb::rescue
