// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/intake/desk_input.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "base/zone.hpp"
#include "deadlines/day_text.hpp"
#include "deadlines/rules.hpp"
#include "intake/events.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

std::string typed(const web::Form& form, const char* field) { return std::string(trim(form.text(field))); }

/// "2023-10-30T07:30" as a browser's field takes it.
std::string field_moment(const StabVisit& visit, Instant at) {
  const LocalTime local = visit.parts.zone.local(at);
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local.of_day).count();
  return fmt::format("{}T{:02}:{:02}", format_date(local.day), minutes / 60, minutes % 60);
}

FormFault fault(std::string sentence) { return {std::move(sentence)}; }

/// What a service brings along, if it binds the authority; else empty.
std::string usual_watch(const StabVisit& visit, const std::string& service) {
  const auto& services = visit.region->shared->services;
  const auto found = std::ranges::find(services, service, &catalogue::Service::id);
  const auto id = found == services.end() ? std::nullopt : deadlines::parse_rule_id(found->deadline_rule);
  return id && deadlines::rule(*id).group == deadlines::Group::authority ? found->deadline_rule : "";
}

}  // namespace

DeskInput read_desk_input(const web::Form& form) {
  DeskInput input{.channel = typed(form, "weg"),
                  .received = {.when = typed(form, "wann"), .clock = typed(form, "uhrzeit"), .moment = typed(form, "eingang")},
                  .urgency = typed(form, "dringend"),
                  .office = typed(form, "amt"),
                  .service = typed(form, "leistung"),
                  .form = typed(form, "formular"),
                  .watch = typed(form, "entscheidung")};
  for (std::size_t i = 0; i < input.deadlines.size(); ++i) {
    const std::string prefix = "frist" + std::to_string(i + 1);
    input.deadlines[i] = {typed(form, (prefix + "_regel").c_str()), typed(form, (prefix + "_tag").c_str()), typed(form, (prefix + "_weg").c_str())};
  }
  input.sealed.sender = {typed(form, "name"), typed(form, "anschrift"), typed(form, "telefon"), typed(form, "email")};
  input.sealed.content = {typed(form, "betreff"), typed(form, "text"), typed(form, "zeichen")};
  return input;
}

DeskInput input_of(const StabVisit& visit, const intake::Filing& filing, const intake::Sealed& sealed) {
  DeskInput input{.channel = std::string(intake::word_of(intake::kChannels, filing.channel)),
                  .received = {.when = "am", .clock = "", .moment = field_moment(visit, filing.received)},
                  .urgency = std::string(intake::word_of(intake::kUrgencies, filing.urgency)),
                  .office = filing.office,
                  .service = filing.service,
                  .form = filing.form,
                  .watch = filing.watches.empty() ? "keine" : filing.watches.front().rule,
                  .sealed = sealed};
  for (std::size_t i = 0; i < std::min(filing.deadlines.size(), input.deadlines.size()); ++i)
    input.deadlines[i] = {filing.deadlines[i].rule, format_date(filing.deadlines[i].event), filing.deadlines[i].via};
  return input;
}

Result<std::string, FormFault> received_of(const DeskReceived& received, const StabVisit& visit) {
  if (received.when == "heute") {
    if (received.clock.empty()) return refuse(fault("Die Uhrzeit der Leerung fehlt; bitte angeben, wann der Briefkasten heute geleert wurde."));
    const auto time = deadlines::parse_time(received.clock);
    if (!time) return refuse(fault("Die Uhrzeit der Leerung »" + received.clock + "« ist keine Uhrzeit; bitte in der Form 07:30 angeben."));
    return format_utc(visit.parts.zone.instant(visit.parts.zone.local(visit.now).day, *time));
  }
  if (received.when != "am") return std::string();
  const auto moment = read_wall_time(received.moment, visit.parts.zone);
  if (!moment) return refuse(fault("Die Eingangszeit fehlt oder ist kein Datum mit Uhrzeit; bitte ausfüllen oder »jetzt« wählen."));
  return format_utc(*moment);
}

Result<std::vector<intake::DeadlineWish>, FormFault> deadlines_of(const DeskInput& input) {
  std::vector<intake::DeadlineWish> out;
  for (const intake::DeadlineWish& one : input.deadlines) {
    if (one.rule.empty() && one.event.empty()) continue;
    if (one.rule.empty()) return refuse(fault("Zum Tag »" + one.event + "« fehlt die Art der Frist; bitte aus der Liste wählen oder den Tag löschen."));
    const auto day = deadlines::parse_day(one.event);
    if (!day) return refuse(fault("Der Tag, an dem die Frist beginnt, fehlt oder ist kein Datum; bitte in der Form 30.10.2023 angeben."));
    out.push_back({one.rule, format_date(*day), one.via});
  }
  return out;
}

std::vector<intake::WatchWish> watches_of(const DeskInput& input, const StabVisit& visit) {
  const std::string rule = input.watch.empty() ? usual_watch(visit, input.service) : input.watch == "keine" ? "" : input.watch;
  if (rule.empty()) return {};
  return {{rule, ""}};
}

}  // namespace nb::pages
