// SPDX-License-Identifier: EUPL-1.2
// What is offered at a group of desks: a row for each offer with a form that says how it stands, so that a change changes that alone.
#pragma once

#include <vector>

#include "appointments/model.hpp"
#include "web/pages/fields.hpp"

namespace nb::pages {

struct StabVisit;

/// An OFFER row, with CHANGE, WITHDRAW and OPEN where this account may.
void put_offer(const StabVisit& visit, Section box, const appointments::Offer& offer);
/// OFFER_FORM for what is not `offered` at the pool yet, where this account may.
void put_offer_form(const StabVisit& visit, Section box, const appointments::Pool& pool, const std::vector<appointments::Offer>& offered);

}  // namespace nb::pages
