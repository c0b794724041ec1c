// SPDX-License-Identifier: EUPL-1.2
// Choose what is called off, see who is hit before anything happens, and what was called off so far.
#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <map>

#include "appointments/events.hpp"
#include "appointments/queries.hpp"
#include "appointments/queries_notice.hpp"
#include "notices/call_list.hpp"
#include "state/read_pool.hpp"
#include "web/pages/notices/pages.hpp"
#include "web/pages/notices/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

namespace json = boost::json;
using appointments::Booking;
using appointments::Channel;
using appointments::Urgency;

constexpr const char* kHere = "/stab/termine/absagen";
constexpr const char* kCommand = "appointments.call_off";

/// What was chosen: in the address, or in the form that is shown again.
struct Choice {
  std::string service;
  std::string site;
  std::string from;
  std::string to;
  bool at_risk = false;
  [[nodiscard]] bool any() const { return !from.empty() || !to.empty(); }
};

Choice choice_of(const StabVisit& visit) {
  if (visit.kept != nullptr && visit.kept->text("befehl") == kCommand) {
    const web::Form& form = *visit.kept;
    return {form.text("a.service"), form.text("a.site"), form.text("a.from"), form.text("a.to"), !form.text("a.at_risk:ja").empty()};
  }
  Choice out{visit.query("leistung"), visit.query("standort"), visit.query("von"), visit.query("bis"), visit.query("gefaehrdet") == "1"};
  if (out.to.empty()) out.to = out.from;
  return out;
}

std::string args_of(const Choice& choice) {
  json::object args{{"from", choice.from}, {"to", choice.to}, {"reason", "Vorschau"}};
  if (!choice.service.empty()) args.emplace("service", choice.service);
  if (!choice.site.empty()) args.emplace("site", choice.site);
  if (choice.at_risk) args.emplace("at_risk", true);
  return json::serialize(args);
}

/// Those that the command itself would hit now; the refusal's sentence if it would refuse.
Result<std::vector<std::string>, std::string> would_hit(const StabVisit& visit, storage::Db& db, const Choice& choice) {
  const auto kind = std::ranges::find(visit.parts.kinds, std::string_view(kCommand), &state::CommandKind::name);
  if (kind == visit.parts.kinds.end()) return refuse(std::string("Diesen Befehl gibt es nicht."));
  const json::value args = json::parse(args_of(choice));
  const auto decision = kind->decide({db, visit.now, visit.log(), visit.session.account}, args.as_object());
  if (!decision) return refuse(decision.error().sentence);
  std::vector<std::string> out;
  for (const state::NewEntry& entry : *decision) {
    for (const auto& part : entry.parts) {
      if (part.name != appointments::part::kBookings) continue;
      const auto ids = appointments::decode_ids(part.content);
      out.insert(out.end(), ids.begin(), ids.end());
    }
  }
  return out;
}

struct Hit {
  std::uint64_t count = 0;
  std::map<Urgency, std::uint64_t> urgencies;
  std::map<Channel, std::uint64_t> channels;  ///< the best of each that is set up
  std::map<std::string, std::uint64_t> services;
  std::map<std::string, std::uint64_t> sites;
  std::vector<Booking> urgent;
};

/// The first way that reaches them and is set up here.
Channel way_to(const StabVisit& visit, const Booking& booking) {
  for (const Channel one : {Channel::mail, Channel::sms}) {
    if (appointments::has(booking.channels, one) && visit.parts.notices.has(one)) return one;
  }
  return Channel::call;
}

Hit count_hit(const StabVisit& visit, storage::Db& db, const std::vector<std::string>& ids) {
  Hit out{.count = ids.size()};
  for (const std::string& id : ids) {
    const auto booking = appointments::find_booking(db, visit.log(), id);
    if (!booking) continue;
    ++out.urgencies[booking->urgency];
    ++out.channels[way_to(visit, *booking)];
    ++out.services[booking->service];
    ++out.sites[booking->site];
    constexpr std::size_t kUrgentShown = 50;
    if (booking->urgency != Urgency::normal && out.urgent.size() < kUrgentShown) out.urgent.push_back(*booking);
  }
  return out;
}

void put_counts(const StabVisit& visit, Section box, const Hit& hit) {
  box.set("HIT", counted(hit.count, "Termin", "Termine"));
  for (const Channel one : {Channel::mail, Channel::sms, Channel::call}) {
    const auto found = hit.channels.find(one);
    if (found == hit.channels.end()) continue;
    Section row = box.add("BY_CHANNEL");
    row.set("CHANNEL", german(one));
    row.set("COUNT", german_number(found->second));
  }
  for (const Urgency one : {Urgency::travel, Urgency::birth, Urgency::deadline}) {
    const auto found = hit.urgencies.find(one);
    if (found == hit.urgencies.end()) continue;
    Section row = box.add("BY_URGENCY");
    row.set("URGENCY", notices::urgency_words(one));
    row.set("COUNT", german_number(found->second));
  }
  for (const auto& [service, count] : hit.services) {
    Section row = box.add("BY_SERVICE");
    row.set("SERVICE", service_title(visit, service));
    row.set("COUNT", german_number(count));
  }
  for (const auto& [site, count] : hit.sites) {
    Section row = box.add("BY_SITE");
    row.set("SITE", site_name(visit, site));
    row.set("COUNT", german_number(count));
  }
  for (const Booking& one : hit.urgent) {
    Section row = box.add("URGENT");
    row.set("CODE", one.code);
    row.set("URGENCY", notices::urgency_words(one.urgency));
    row.set("WHEN", visit.moment(one.start));
    row.set("SERVICE", service_title(visit, one.service));
  }
  box.show_if(!hit.urgent.empty(), "ANY_URGENT");
}

void put_preview(const StabVisit& visit, storage::Db& db, Section page, const Choice& choice) {
  const auto ids = would_hit(visit, db, choice);
  if (!ids) return page.set_shown("PROBLEM", ids.error(), "HAS_PROBLEM");
  if (ids->empty()) page.show("NOBODY");
  const Hit hit = count_hit(visit, db, *ids);
  Section box = page.add("PREVIEW");
  put_counts(visit, box, hit);
  box.show_if(!choice.at_risk, "BLOCKS");
  Section form = box.add("PRESS");
  put_form(visit, form, kCommand, kHere);
  form.set("SERVICE", choice.service);
  form.set("SITE", choice.site);
  form.set("FROM", choice.from);
  form.set("TO", choice.to);
  form.set("COUNT", std::to_string(hit.count));
  form.set("HIT", counted(hit.count, "Termin", "Termine"));
  form.show_if(choice.at_risk, "AT_RISK");
}

void put_choice(const StabVisit& visit, Section page, const Choice& choice) {
  Section form = page.add("CHOOSE");
  form.set("PLACE", visit.place);
  form.set("FROM", choice.from);
  form.set("TO", choice.to);
  form.show_if(choice.at_risk, "AT_RISK");
  for (const catalogue::Service& one : visit.region->shared->services) {
    Section row = form.add("OPTION_SERVICE");
    row.set("ID", one.id);
    row.set("LABEL", one.name_de);
    row.show_if(one.id == choice.service, "CHOSEN");
  }
  const auto& sites = visit.town->town->sites;
  if (sites.size() < 2) return;  // one is all; and a town hall that stands for missing data has no appointments of its own
  Section choice_of_site = form.add("SITES");
  for (const catalogue::Site& one : sites) {
    Section row = choice_of_site.add("OPTION_SITE");
    row.set("ID", one.site_id);
    row.set("LABEL", one.name);
    row.show_if(one.site_id == choice.site, "CHOSEN");
  }
}

/// How far the telling of one is: told, open, for a person.
void put_progress(storage::Db& db, const LogName& log, Section row, const appointments::CallOff& one) {
  using appointments::NoticeState;
  std::uint64_t told = 0;
  std::uint64_t open = 0;
  std::uint64_t hands = 0;
  for (const auto& count : appointments::notice_counts(db, log, one.id)) {
    if (count.state == NoticeState::told) told += count.count;
    if (count.state == NoticeState::queued || count.state == NoticeState::attempted || count.state == NoticeState::deferred) open += count.count;
    if (count.state == NoticeState::unknown || count.state == NoticeState::to_call) hands += count.count;
  }
  row.set("TOLD", german_number(told));
  row.set("OPEN", german_number(open));
  row.set("HANDS", german_number(hands));
}

}  // namespace

std::string_view call_offs_page(const StabVisit& visit, Section page) {
  if (!put_notice_frame(visit, page, "Termine absagen")) return kNoNoticeTown;
  const auto snapshot = visit.parts.readers.snapshot();
  storage::Db& db = snapshot.db();
  put_obstacles(visit, page);
  if (visit.may_ask(kCommand)) {
    const Choice choice = choice_of(visit);
    put_choice(visit, page, choice);
    if (choice.any()) put_preview(visit, db, page, choice);
  }
  const auto all = appointments::call_offs(db, visit.log());
  page.show(all.empty() ? "NONE_YET" : "SOME");
  for (const appointments::CallOff& one : all) {
    Section row = page.add("LINE");
    row.set("LINE_PATH", std::string(kHere) + "/" + one.id);
    row.set("WHAT", selection_words(visit, one.selection));
    row.set("REASON", one.reason);
    row.set("AT", visit.moment(one.at));
    row.set("BY", one.by);
    row.set("HIT", german_number(one.hit));
    row.show_if(one.lifted.has_value(), "LIFTED");
    put_progress(db, visit.log(), row, one);
  }
  return "notice_call_offs";
}

}  // namespace nb::pages
