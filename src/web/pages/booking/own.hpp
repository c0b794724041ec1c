// SPDX-License-Identifier: EUPL-1.2
// Links of one's own (SLUG/termin/TOKEN/): shows a booking to whoever holds the token, and does what they ask. A GET changes nothing,
// because mail scanners follow links. Whatever is wrong with a token, the answer is the same. No token is written to any log.
// Threading: everything here runs on the pages' pool.
#pragma once

#include <functional>

#include "web/pages/booking/visit.hpp"
#include "web/server/http.hpp"
#include "web/server/rate_limit.hpp"

namespace nb::pages {

class OwnBookings {
 public:
  explicit OwnBookings(const OnlineBookingParts& parts) : parts_(parts) {}

  using Later = std::function<void(const BookingVisit&, const web::Reply&, std::function<void(const BookingVisit&, const web::Reply&)>)>;

  /// `visit.step`: "TOKEN/", "TOKEN/termin.ics".
  void show(const BookingVisit& visit, const web::Reply& reply);
  /// "TOKEN", as it stands in mails: to the municipality's page, if it is good.
  void lead(const BookingVisit& visit, const web::Reply& reply);
  /// "TOKEN/verlegen", "TOKEN/abgeben". `later`: puts work on the pool again, from the executor's thread.
  void act(const BookingVisit& visit, const web::Reply& reply, const Later& later);

 private:
  const OnlineBookingParts& parts_;
  web::RateLimit by_address_{{.burst = 30, .refill = std::chrono::minutes(5)}};
};

}  // namespace nb::pages
