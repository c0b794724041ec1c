// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_trace_objects.hpp"

#include <algorithm>
#include <optional>

#include "appointments/queries.hpp"
#include "audit/events.hpp"
#include "audit/traces.hpp"
#include "base/text.hpp"
#include "circular/queries.hpp"
#include "crisis/queries.hpp"
#include "intake/queries.hpp"
#include "publish/publisher.hpp"
#include "web/pages/stab_names.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

constexpr std::string_view kCircular = "Rundschreiben Nr.";
constexpr std::string_view kCrisis = "Tagebuch Nr.";

/// What has a number or code of its own, by the beginning of its subject; entries of any room may be about it.
std::optional<TraceObject> numbered(const StabVisit& visit, storage::Db& db, const std::string& subject) {
  if (subject.starts_with("f-")) {
    if (const auto filing = intake::find_filing(db, visit.log(), subject)) return TraceObject{{}, filing->number};
  }
  if (subject.starts_with("l-")) {
    if (const auto letter = intake::find_letter(db, visit.log(), subject)) return TraceObject{{}, letter->number};
  }
  if (subject.starts_with("b-")) {
    if (const auto booking = appointments::find_booking(db, visit.log(), subject)) return TraceObject{{}, booking->code};
  }
  if (const auto circular = circular::find_circular(db, visit.log(), subject)) return TraceObject{kCircular, std::to_string(circular->number)};
  return std::nullopt;
}

std::optional<std::uint64_t> number_after(std::string_view kind, std::string_view typed) {
  return typed.starts_with(kind) ? parse_u64(trim(typed.substr(kind.size()))) : std::nullopt;
}

}  // namespace

TraceObject trace_object(const StabVisit& visit, storage::Db& db, const audit::Trace& trace) {
  // Of all lists that were handed out the entries have the same subject, a word of the program; its details say which list it was.
  if (trace.type == audit::event::kExported) return {};
  if (auto found = numbered(visit, db, trace.subject)) return *std::move(found);
  if (trace.type.starts_with("crisis.")) {
    if (const auto entry = crisis::find_entry_at(db, visit.log(), trace.seq)) return {kCrisis, std::to_string(entry->number)};
  }
  if (trace.type.starts_with("appointments.")) {
    if (const auto pool = appointments::find_pool(db, visit.log(), trace.subject)) return {{}, pool->name};
  }
  if (!trace.type.starts_with("situation.")) return {{}, trace.subject};
  std::string name = service_name(visit, trace.subject);
  return {{}, name == trace.subject ? component_name(visit, trace.subject) : std::move(name)};
}

std::string object_typed(const StabVisit& visit, storage::Db& db, std::string_view typed) {
  if (const auto filing = intake::find_filing_by_number(db, visit.log(), typed)) return filing->subject;
  if (const auto letter = intake::find_letter_by_number(db, visit.log(), typed)) return letter->subject;
  if (const auto booking = appointments::find_booking_by_code(db, visit.log(), typed)) return booking->id;
  if (const auto number = number_after(kCircular, typed)) {
    if (const auto circular = circular::find_by_number(db, visit.log(), *number)) return circular->subject;
  }
  if (const auto number = number_after(kCrisis, typed)) {
    if (const auto entry = crisis::find_entry(db, visit.log(), *number)) return entry->subject;
  }
  const auto& shared = *visit.region->shared;
  const auto service = std::ranges::find(shared.services, typed, &catalogue::Service::name_de);
  if (service != shared.services.end()) return service->id;
  const auto component = std::ranges::find(shared.components, typed, &catalogue::Component::name_de);
  return component == shared.components.end() ? std::string(typed) : component->id;
}

}  // namespace nb::pages
