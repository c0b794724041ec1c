// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/approval/effect.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>

#include "appointments/events.hpp"
#include "appointments/model.hpp"
#include "base/zone.hpp"
#include "intake/queries.hpp"
#include "publish/events.hpp"
#include "publish/publisher.hpp"
#include "situation/events.hpp"
#include "staff/grants.hpp"
#include "state/members.hpp"
#include "state/parts.hpp"
#include "state/read_pool.hpp"
#include "subject/events.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/stab_names.hpp"
#include "web/pages/stab_step_words.hpp"
#include "web/pages/stab_visit.hpp"
#include "web/pages/text_diff.hpp"

namespace nb::pages {

namespace json = boost::json;

namespace {

constexpr std::size_t kChangesShown = 40;

/// A decided entry as projections would see it; valid as long as the object.
class Decided {
 public:
  Decided(const StabVisit& visit, const LogName& log, const state::NewEntry& entry) : visit_(visit), log_(log), entry_(entry), data_(json::parse(entry.data).as_object()) {
    for (const state::NewPart& part : entry.parts) parts_.push_back({part.name, part.content});
  }
  Decided(const Decided&) = delete;
  Decided& operator=(const Decided&) = delete;
  [[nodiscard]] state::AppliedEntry view() const {
    return {log_, 0, entry_.type, entry_.subject, visit_.session.account, visit_.now, entry_.occurred.value_or(visit_.now), data_, parts_};
  }
  [[nodiscard]] const json::object& data() const { return data_; }
  [[nodiscard]] std::string text(std::string_view name) const { return std::string(state::text_member(data_, name)); }

 private:
  const StabVisit& visit_;
  const LogName& log_;
  const state::NewEntry& entry_;
  json::object data_;
  std::vector<state::OpenPart> parts_;
};

/// The names of all municipalities where a service changes, in the order of the list.
void put_towns(const StabVisit& visit, const publish::Preview& preview, Section page) {
  std::set<std::string> keys;
  for (const situation::Change& change : preview.changes) {
    if (change.services.empty()) continue;
    for (const Ags& ags : change.towns) keys.insert(ags.str());
  }
  for (const auto& town : visit.region->towns) {
    if (keys.contains(town->town->municipality.ags.str())) page.add("TOWN").set("TOWN_NAME", town->town->municipality.name);
  }
}

/// One service, or a step of it, that changes in the same way in so many municipalities.
struct Same {
  std::string service;
  std::optional<int> position;
  situation::ServiceState before;
  situation::ServiceState after;
  std::size_t towns;
};

/// What hits most municipalities first; whole services before their steps.
std::vector<Same> same_changes(const publish::Preview& preview) {
  std::map<std::tuple<std::string, std::optional<int>, situation::ServiceState, situation::ServiceState>, std::size_t> counts;
  for (const situation::Change& change : preview.changes) {
    for (const situation::ServiceChange& one : change.services) counts[{one.service, one.position, one.before, one.after}] += change.towns.size();
  }
  std::vector<Same> all;
  for (const auto& [key, towns] : counts) all.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), std::get<3>(key), towns});
  std::ranges::stable_sort(all, [](const Same& a, const Same& b) { return std::pair(a.position.has_value(), b.towns) < std::pair(b.position.has_value(), a.towns); });
  return all;
}

void put_states(const StabVisit& visit, const publish::Preview& preview, Section page) {
  const std::vector<Same> all = same_changes(preview);
  page.set("TOWNS", counted(preview.towns, "Kommune", "Kommunen"));
  page.set("SERVICES", german_number(preview.services));
  page.set("CITIZENS", german_number(static_cast<std::uint64_t>(preview.citizens)));
  page.show(preview.towns == 0 && all.empty() ? "NOTHING" : "SOME");
  put_towns(visit, preview, page);
  const auto& services = visit.region->shared->services;
  for (const Same& same : std::span(all).first(std::min(all.size(), kChangesShown))) {
    const auto found = std::ranges::find(services, same.service, &catalogue::Service::id);
    Section row = page.add("CHANGE");
    row.set("NAME", found == services.end() ? same.service : found->name_de);
    if (same.position) row.set_shown("STEP", step_word(visit, same.service, *same.position), "OF_STEP");
    row.set("BEFORE", badge(same.before).word);
    put_badge(row, badge(same.after));
    row.set("CHANGE_TOWNS", counted(same.towns, "Kommune", "Kommunen"));
  }
  page.show_if(all.size() > kChangesShown, "MORE");
}

/// Words that the situation itself keeps: what is said to citizens, until when.
void put_said(const StabVisit& visit, const situation::Fact& fact, Section page) {
  const auto add = [&](const char* label, const std::string& text) {
    if (text.empty()) return;
    Section row = page.add("SAID");
    row.set("LABEL", label);
    row.set("VALUE", text);
  };
  const auto add_word = [&](const char* label, std::string_view word) {
    Section row = page.add("SAID");
    row.set("LABEL", label);
    row.set_shown("WORD", word, "IS_WORD");
  };
  if (fact.kind == situation::FactKind::service) {  // also where something is only taken back, and nothing changes
    add("Leistung", service_name(visit, fact.object));
    if (fact.position) add_word("Schritt", step_word(visit, fact.object, *fact.position));
    if (std::holds_alternative<std::monostate>(fact.said)) add_word("Damit", "gilt wieder, was berechnet wird");
  }
  if (const auto* service = std::get_if<situation::ServiceSaid>(&fact.said)) {
    add_word("Gilt als", badge(service->state).word);
    add("Text für die Öffentlichkeit", service->text.de);
    add("Text auf Englisch", service->text.en);
    add("Bedingungen", service->conditions);
    if (service->valid_until) add_word("Gilt bis", visit.moment(*service->valid_until));
  }
  if (const auto* incident = std::get_if<situation::Incident>(&fact.said)) {
    add(incident->ended ? "Beendet wird" : "Notbetrieb", incident->cause.de);
    add_word("Begonnen am", visit.moment(incident->began));
    if (incident->lifts) add_word("Damit endet auch", "alles, was in dieser Zeit erklärt und bestätigt wurde");
  }
}

void put_situation(const StabVisit& visit, std::span<const situation::Fact> facts, Section page) {
  if (facts.empty()) return;
  Section effect = page.add("EFFECT");
  for (const situation::Fact& fact : facts) put_said(visit, fact, effect);
  put_states(visit, visit.parts.publisher.preview(facts, visit.now), effect);
}

const publish::Announcements& announcements_of(const StabVisit& visit, const LogName& log) {
  const auto ags = ags_of(log);
  const auto town = ags ? visit.region->by_ags(ags->str()) : nullptr;
  return town ? *town->announcements : *visit.region->announcements;
}

const publish::Announcement* find_announcement(const StabVisit& visit, const LogName& log, std::string_view id) {
  const publish::Announcements& all = announcements_of(visit, log);
  const auto found = std::ranges::find(all, id, &publish::Announcement::id);
  return found == all.end() ? nullptr : &*found;
}

std::string_view language(std::string_view lang) {
  if (lang == "de") return "Deutsch";
  if (lang == "en") return "Englisch";
  if (lang == "de-x-leicht") return "Leichte Sprache";
  return lang;
}

std::string_view urgency(publish::Announcement::Severity severity) {
  switch (severity) {
    case publish::Announcement::Severity::info:
      return "Hinweis";
    case publish::Announcement::Severity::warning:
      return "wichtig";
    case publish::Announcement::Severity::urgent:
      return "dringend";
  }
  return {};
}

void put_diff(const std::string& before, const std::string& after, Section text) {
  Section diff = text.add("DIFF");
  for (const DiffPiece& piece : text_diff(before, after)) {
    Section one = diff.add("PIECE");
    one.set_shown("WORDS", piece.text, piece.kind == DiffPiece::Kind::same ? "IS_SAME" : piece.kind == DiffPiece::Kind::gone ? "IS_GONE" : "IS_ADDED");
  }
}

/// The announcement as citizens will see it, in every language, and what of it is new against the one it replaces.
void put_announcement(const StabVisit& visit, const publish::Announcement& one, const publish::Announcement* old, Section page) {
  page.set("SEVERITY", urgency(one.severity));
  page.set_shown("FOR_OFFICE", one.office, "ONE_OFFICE");
  page.set_shown("FOR_SERVICE", service_name(visit, one.service), "ONE_SERVICE");
  if (one.valid_from > visit.now) page.set_shown("VALID_FROM", visit.moment(one.valid_from), "BEGINS_LATER");
  if (one.valid_until) page.set_shown("VALID_UNTIL", visit.moment(*one.valid_until), "HAS_END");
  for (const publish::AnnouncementText& text : one.texts) {
    Section row = page.add("TEXT");
    row.set("LANG", text.lang);
    row.set("LANGUAGE", language(text.lang));
    row.set("HEADLINE", text.title);
    row.set("BODY", text.body_html);
    if (old == nullptr) continue;
    const auto before = std::ranges::find(old->texts, text.lang, &publish::AnnouncementText::lang);
    put_diff(before == old->texts.end() ? "" : before->title + "\n" + before->body_text, text.title + "\n" + text.body_text, row);
  }
  if (old == nullptr) return;
  page.set_shown("OLD_TITLE", old->text("de").title, "REPLACES");
  for (const publish::AnnouncementText& text : old->texts) {
    if (std::ranges::find(one.texts, text.lang, &publish::AnnouncementText::lang) == one.texts.end()) page.add("LOST_LANGUAGE").set("LANGUAGE", language(text.lang));
  }
}

void put_publish(const StabVisit& visit, const LogName& log, const publish::Event& event, Section page) {
  Section section = page.add("ANNOUNCEMENT");
  section.set("WHERE", place_name(visit, log));
  if (const auto* announced = std::get_if<publish::Announced>(&event)) {
    const auto shown = publish::shown(announced->written, !ags_of(log));
    if (!shown) return;
    const std::string& corrects = announced->written.corrects;
    return put_announcement(visit, *shown, corrects.empty() ? nullptr : find_announcement(visit, log, corrects), section);
  }
  if (const auto* withdrawn = std::get_if<publish::Withdrawn>(&event)) {
    section.show("IS_WITHDRAWAL");
    if (const publish::Announcement* one = find_announcement(visit, log, withdrawn->id)) put_announcement(visit, *one, nullptr, section);
  }
}

void put_role_words(const StabVisit& visit, std::string_view role, std::string_view town, std::string_view office, Section row) {
  const auto parsed = staff::parse_role(role);
  row.set("ROLE_NAME", parsed ? german(*parsed) : role);
  row.set("ROLE_TOWN", town_name(visit, town));
  row.set_shown("ROLE_OFFICE", office, "HAS_ROLE_OFFICE");
}

/// Role, place and time, and what the account has already.
void put_role(const StabVisit& visit, const Decided& decided, Section page) {
  const std::string account(decided.view().subject);
  Section section = page.add("ROLE_CHANGE");
  section.set("ROLE_ACCOUNT", account);
  put_role_words(visit, decided.text("role"), decided.text("town"), decided.text("office"), section);
  if (const auto parsed = staff::parse_role(decided.text("role"))) section.set("ROLE_PURPOSE", purpose(*parsed));
  for (const auto& [member, marker, shown] : {std::tuple{"from", "ROLE_FROM", "HAS_ROLE_FROM"}, std::tuple{"until", "ROLE_UNTIL", "HAS_ROLE_UNTIL"}}) {
    if (const auto at = parse_rfc3339(decided.text(member))) section.set_shown(marker, visit.moment(*at), shown);
  }
  section.set_shown("ROLE_REASON", decided.text("reason"), "HAS_ROLE_REASON");
  bool any = false;
  for (const staff::Grant& grant : visit.grants->of(account)) {
    if (!grant.holds(visit.now)) continue;
    put_role_words(visit, to_string(grant.role), grant.town, grant.office, section.add("ROLE_BEFORE"));
    any = true;
  }
  section.show_if(!any, "NO_ROLE_BEFORE");
}

void put_erasure(const StabVisit& visit, const LogName& log, const Decided& decided, Section page) {
  Section section = page.add("ERASES");
  section.set_shown("ERASE_REASON", decided.text("reason"), "HAS_ERASE_REASON");
  const auto snapshot = visit.parts.readers.snapshot();
  if (const auto filing = intake::find_filing(snapshot.db(), log, decided.view().subject)) {
    Section row = section.add("FILING");
    row.set("FILING_NUMBER", filing->number);
    row.set("FILING_PATH", path_of("eingang", filing->number));
    row.set("RECEIVED", visit.moment(filing->received));
    row.set_shown("OFFICE", filing->office, "OF_OFFICE");
    return;
  }
  if (const auto letter = intake::find_letter(snapshot.db(), log, decided.view().subject)) section.add("LETTER").set("LETTER_NUMBER", letter->number);
}

/// Which appointments, how many, and what everybody is told.
void put_call_off(const StabVisit& visit, const Decided& decided, Section page) {
  const auto made = appointments::decode_call_off(decided.data(), state::part_of(decided.view(), appointments::part::kServices));
  if (!made) return;
  Section section = page.add("CALLS_OFF");
  section.set("OFF_HIT", counted(made->hit, "Termin", "Termine"));
  section.set("OFF_FROM", weekday_date(made->selection.from));
  section.set("OFF_TO", weekday_date(made->selection.to));
  put_off_what(visit, section, *made);
  section.set("OFF_REASON", made->reason);
}

}  // namespace

std::string place_name(const StabVisit& visit, const LogName& log) {
  const auto ags = ags_of(log);
  return town_name(visit, ags ? std::string_view(ags->str()) : staff::kWholeRegion);
}

void put_effect(const StabVisit& visit, const LogName& log, const std::vector<state::NewEntry>& entries, Section page) {
  std::vector<situation::Fact> facts;
  for (const state::NewEntry& entry : entries) {
    const Decided decided(visit, log, entry);
    if (auto fact = situation::decode(decided.view())) facts.push_back(std::move(*fact));
    if (const auto event = publish::decode(decided.view())) put_publish(visit, log, *event, page);
    if (entry.type == "staff.role_granted") put_role(visit, decided, page);
    if (entry.type == appointments::event::kCalledOff) put_call_off(visit, decided, page);
    if (entry.type == subject::event::kErased) put_erasure(visit, log, decided, page);
  }
  put_situation(visit, facts, page);
}

}  // namespace nb::pages
