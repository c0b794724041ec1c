// SPDX-License-Identifier: EUPL-1.2
#include "circular/calls.hpp"

#include <tuple>

namespace nb::circular {

namespace {

bool tried_lately(const Recipient& one, Instant now) { return one.called && *one.called + kCallAgainAfter > now; }

bool before(const Recipient& a, const Recipient& b, Instant now) {
  return std::tuple(tried_lately(a, now), a.calls, a.position) < std::tuple(tried_lately(b, now), b.calls, b.position);
}

}  // namespace

std::vector<OfficeCalls> calls_by_office(std::span<const Recipient> recipients, Instant now) {
  std::vector<OfficeCalls> out;
  for (const Recipient& one : recipients) {
    if (one.acknowledged || one.covered) continue;
    if (out.empty() || out.back().office != one.office) out.push_back({.office = one.office, .missing = {}});
    OfficeCalls& calls = out.back();
    calls.missing.push_back(&one);
    if (calls.next == nullptr || before(one, *calls.next, now)) calls.next = &one;
    calls.wait = tried_lately(*calls.next, now);
  }
  return out;
}

}  // namespace nb::circular
