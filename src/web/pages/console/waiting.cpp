// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/console/waiting.hpp"

#include <algorithm>

#include "appointments/queries_notice.hpp"
#include "staff/checked_executor.hpp"
#include "state/read_pool.hpp"
#include "web/pages/approval/pages.hpp"
#include "web/pages/console/navigation.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

constexpr std::string_view kRegister = "/stab/eingang";
constexpr std::string_view kCalls = "/stab/termine/anrufe";
constexpr std::string_view kApprovals = "/stab/freigaben";

std::size_t for_hands(const StabVisit& visit, storage::Db& db, appointments::NoticeState state) {
  if (!visit.town || !may_open(visit, kCalls)) return 0;
  return appointments::notices_for_hands(db, visit.log(), state, kLook + 1).size();
}

}  // namespace

std::string number_of(std::size_t count, std::string_view one, std::string_view many) {
  return count > kLook ? "mehr als " + german_number(kLook) + " " + std::string(many) : counted(count, one, many);
}

std::size_t scans_waiting(const StabVisit& visit, storage::Db& db) {
  if (!visit.town || !may_open(visit, kRegister)) return 0;
  if (!visit.grants->offices(visit.session.account, staff::Right::intake_read, staff::town_of(visit.log()), visit.now).all) return 0;
  const intake::ListQuery query{
      .kind = intake::ListKind::open, .office = std::string(), .today = today_of(visit), .day_from = visit.now, .day_to = visit.now, .after = {}, .count = kLook + 1};
  const auto lines = intake::list(db, visit.log(), query).lines;
  return static_cast<std::size_t>(
      std::ranges::count_if(lines, [](const intake::Line& one) { return one.channel == intake::Channel::fax || one.channel == intake::Channel::post; }));
}

std::size_t calls_waiting(const StabVisit& visit, storage::Db& db) { return for_hands(visit, db, appointments::NoticeState::to_call); }
std::size_t unknown_outcomes(const StabVisit& visit, storage::Db& db) { return for_hands(visit, db, appointments::NoticeState::unknown); }

std::vector<NavCount> nav_counts(const StabVisit& visit) {
  std::vector<NavCount> out;
  const auto add = [&](std::string_view path, std::size_t count, std::string_view one, std::string_view many) {
    if (count > 0) out.push_back({path, count, number_of(count, one, many)});
  };
  add(kApprovals, waiting_for(visit), "Freigabe wartet", "Freigaben warten");
  const auto snapshot = visit.parts.readers.snapshot();
  add(kRegister, scans_waiting(visit, snapshot.db()), "Fax oder Scan wartet", "Faxe und Scans warten");
  add(kCalls, calls_waiting(visit, snapshot.db()) + unknown_outcomes(visit, snapshot.db()), "Person wartet auf Nachricht", "Personen warten auf Nachricht");
  return out;
}

}  // namespace nb::pages
