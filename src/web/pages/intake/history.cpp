// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/intake/history.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <utility>

#include "approval/queries.hpp"
#include "intake/events.hpp"
#include "intake/queries.hpp"
#include "journal/journal.hpp"
#include "proof/entry.hpp"
#include "state/members.hpp"
#include "subject/events.hpp"
#include "subject/queries.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/stab_names.hpp"

namespace nb::pages {

namespace {

namespace json = boost::json;
namespace event = intake::event;

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kWords{{{event::kFiled, "Eingang erfasst"},
                                                                                {event::kCorrected, "Berichtigt"},
                                                                                {event::kAssigned, "Zugeordnet"},
                                                                                {event::kAnswered, "Beantwortet"},
                                                                                {event::kClosed, "Abgeschlossen"},
                                                                                {event::kReopened, "Wieder geöffnet"},
                                                                                {event::kMerged, "Mit einem anderen Eingang zusammengeführt"},
                                                                                {event::kReinstatement, "Für die Wiedereinsetzung vorgemerkt"},
                                                                                {event::kLetterEntered, "Schreiben eingetragen"},
                                                                                {event::kLettersPosted, "Hinausgegangen"}}};

struct Said {
  proof::EntryCore core;
  json::object data;
};

std::optional<Said> read(const StabVisit& visit, std::uint64_t seq) {
  const auto receipt = visit.parts.journal.receipt(visit.log(), seq);
  if (!receipt) return std::nullopt;
  Said out;
  auto core = proof::decode_entry(bytes_of(receipt->core), &out.data);
  if (!core) return std::nullopt;
  out.core = *std::move(core);
  return out;
}

std::string deadlines_text(const std::vector<intake::Deadline>& deadlines) {
  std::string out;
  for (const intake::Deadline& one : deadlines)
    out += (out.empty() ? "" : "; ") + rule_title(one.rule) + " ab " + german_date(one.event) + (one.last_day ? " bis " + german_date(*one.last_day) : "");
  return out;
}

std::string watches_text(const std::vector<intake::Watch>& watches) {
  std::string out;
  for (const intake::Watch& one : watches) out += (out.empty() ? "" : "; ") + rule_title(one.rule) + " bis " + german_date(one.last_day);
  return out;
}

void put_change(Section row, std::string_view field, const std::string& before, const std::string& after) {
  if (before == after) return;
  Section change = row.add("CHANGE");
  change.set("FIELD", field);
  change.set("BEFORE", before.empty() ? "leer" : before);
  change.set("AFTER", after.empty() ? "leer" : after);
}

void put_corrections(const StabVisit& visit, Section row, const intake::Filing& before, const intake::Filing& after) {
  put_change(row, "Eingangsweg", std::string(german(before.channel)), std::string(german(after.channel)));
  put_change(row, "Eingangszeit", visit.moment(before.received), visit.moment(after.received));
  put_change(row, "Dringlichkeit", std::string(german(before.urgency)), std::string(german(after.urgency)));
  put_change(row, "Amt", before.office, after.office);
  put_change(row, "Leistung", service_name(visit, before.service), service_name(visit, after.service));
  put_change(row, "Fristen", deadlines_text(before.deadlines), deadlines_text(after.deadlines));
  put_change(row, "Entscheidungsfristen", watches_text(before.watches), watches_text(after.watches));
}

void put_sealed_changes(Section row, const Said& said) {
  for (const proof::PartDigest& part : said.core.parts) {
    if (part.name == intake::part::kSender) row.add("SEALED_CHANGE").set("FIELD", "Angaben zum Absender");
    if (part.name == intake::part::kContent) row.add("SEALED_CHANGE").set("FIELD", "Betreff und Inhalt");
  }
}

/// What an entry says beyond its kind and reason.
std::string detail(const StabVisit& visit, const Said& said) {
  if (said.core.type == event::kAssigned) return std::string(state::text_member(said.data, "office"));
  if (said.core.type == event::kAnswered) return std::string(state::text_member(said.data, "letter"));
  if (said.core.type == event::kMerged) return std::string(state::text_member(said.data, "number"));
  if (said.core.type == event::kLettersPosted) return "Liste " + std::string(state::text_member(said.data, "batch"));
  if (said.core.type != event::kReinstatement) return {};
  const auto mark = intake::decode_reinstatement(said.data);
  if (!mark) return {};
  return "Ausfall ab " + visit.moment(mark->from) + " Uhr" + (mark->to ? " bis " + visit.moment(*mark->to) + " Uhr" : ", dauert an");
}

std::optional<intake::Filing> filing_said(const Said& said) {
  auto filing = intake::decode_filing(said.data);
  if (!filing || said.data.contains("received")) return filing;  // a correction states it in its data
  filing->received = parse_rfc3339(said.core.occurred.value_or(said.core.at)).value_or(Instant{});
  return filing;
}

void put_erasure(const StabVisit& visit, storage::Db& db, Section page, std::string_view subject) {
  const auto add = [&](const subject::Erasure& erasure, std::string_view what, std::string_view detail) {
    Section row = page.add("HISTORY");
    row.set("AT", visit.moment(erasure.at));
    row.set("ACTOR", erasure.actor);
    row.set("WHAT", what);
    row.set_shown("REASON", erasure.reason, "HAS_REASON");
    row.set_shown("DETAIL", detail, "HAS_DETAIL");
  };
  if (const auto asked = subject::find_request(db, visit.log(), subject)) add(*asked, "Löschung beantragt", "wartet auf eine zweite Person");
  const auto erased = subject::find_erased(db, visit.log(), subject);
  if (!erased) return;
  std::string by = erased->requested_by.empty() ? "" : "beantragt von " + erased->requested_by;
  for (const approval::Proposal& one : approval::all_about(db, visit.log(), subject::event::kErased, subject)) {
    if (one.stored == approval::State::approved) by = "vorgelegt von " + one.proposer;
  }
  add(*erased, "Angaben gelöscht", by);
}

}  // namespace

void put_history(const StabVisit& visit, storage::Db& db, Section page, std::string_view subject) {
  std::vector<intake::Event> events = intake::history(db, visit.log(), subject);
  std::ranges::sort(events, {}, &intake::Event::seq);
  std::optional<intake::Filing> before;
  for (const intake::Event& one : events) {
    Section row = page.add("HISTORY");
    const auto word = std::ranges::find(kWords, one.type, &std::pair<std::string_view, std::string_view>::first);
    row.set("SEQ", one.seq);
    row.show("HAS_SEQ");
    row.set("AT", visit.moment(one.at));
    row.set("ACTOR", one.actor);
    row.set("WHAT", word == kWords.end() ? std::string_view(one.type) : word->second);
    const auto said = read(visit, one.seq);
    if (!said) continue;
    row.set_shown("REASON", state::text_member(said->data, "reason"), "HAS_REASON");
    row.set_shown("DETAIL", detail(visit, *said), "HAS_DETAIL");
    auto now = one.type == event::kFiled || one.type == event::kCorrected ? filing_said(*said) : std::nullopt;
    if (!now) continue;
    if (before && one.type == event::kCorrected) {
      put_corrections(visit, row, *before, *now);
      put_sealed_changes(row, *said);
    }
    before = std::move(now);
  }
  put_erasure(visit, db, page, subject);
}

}  // namespace nb::pages
