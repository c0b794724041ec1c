// SPDX-License-Identifier: EUPL-1.2
#include "publish/offers.hpp"

#include <boost/json.hpp>

#include "appointments/events.hpp"
#include "appointments/queries.hpp"
#include "appointments/queries_waiting.hpp"
#include "state/members.hpp"

namespace nb::publish {

bool OfferBook::apply(const state::AppliedEntry& entry) {
  namespace event = appointments::event;
  const bool pool = entry.type == event::kPoolSet || entry.type == event::kPoolClosed;
  const bool offered = entry.type == event::kOfferSet;
  if (!pool && !offered && entry.type != event::kOfferWithdrawn) return false;
  const auto ags = ags_of(entry.log);
  if (!ags) return false;
  const std::vector<std::string> before = town(*ags);
  if (pool) {
    entry.type == event::kPoolSet ? open(*ags, entry.subject) : close(*ags, entry.subject);
  } else {
    const auto said = offered ? appointments::decode_offer(entry.data) : std::nullopt;
    if (offered && !said) return false;
    offer(*ags, entry.subject, state::text_member(entry.data, "service"), said && said->online);
  }
  return town(*ags) != before;
}

std::vector<std::string> OfferBook::town(const Ags& ags) const {
  std::set<std::string, std::less<>> services;
  if (const auto found = by_town_.find(ags); found != by_town_.end()) {
    for (const auto& [pool, service] : found->second.online) {
      if (!found->second.closed.contains(pool)) services.insert(service);
    }
  }
  return {services.begin(), services.end()};
}

void OfferBook::open(const Ags& ags, std::string_view pool) {
  if (const auto found = by_town_.find(ags); found != by_town_.end()) found->second.closed.erase(std::string(pool));
}

void OfferBook::close(const Ags& ags, std::string_view pool) { by_town_.try_emplace(ags).first->second.closed.emplace(pool); }

void OfferBook::offer(const Ags& ags, std::string_view pool, std::string_view service, bool online) {
  auto& offers = by_town_.try_emplace(ags).first->second.online;
  std::pair key{std::string(pool), std::string(service)};
  if (online) {
    offers.insert(std::move(key));
  } else {
    offers.erase(key);
  }
}

OfferBook load_offers(storage::Db& db, std::span<const catalogue::Municipality> municipalities) {
  OfferBook book;
  for (const catalogue::Municipality& one : municipalities) {
    const LogName log = main_log(one.ags);
    // A closed pool that is set again opens with what it offered.
    const auto closed = appointments::closed_pools(db, log);
    auto pools = appointments::pools(db, log);
    pools.insert(pools.end(), closed.begin(), closed.end());
    for (const appointments::Pool& pool : pools) {
      for (const appointments::Offer& offer : appointments::offers(db, log, pool.id)) book.offer(one.ags, pool.id, offer.service, offer.online);
    }
    for (const appointments::Pool& pool : closed) book.close(one.ags, pool.id);
  }
  return book;
}

}  // namespace nb::publish
