// SPDX-License-Identifier: EUPL-1.2
// The counter's page: one field into which everything is typed, then what lies ready. With a queue of forty people the field has the
// focus, Enter searches, and a single hit is one more Enter away.
#include <algorithm>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "finder/index.hpp"
#include "pickup/search_words.hpp"
#include "state/read_pool.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/pickup/pages.hpp"
#include "web/pages/pickup/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr const char* kHere = "/stab/abholung";
constexpr std::size_t kHitsShown = 50;
constexpr std::size_t kLinesShown = 50;

/// What was asked for, in words: so that nobody wonders why "Meier" does not find "Maier".
std::string meaning(const pickup::Wanted& wanted) {
  std::string out;
  const auto add = [&](const char* label, const std::string& value) {
    if (!value.empty()) out += (out.empty() ? "" : ", ") + std::string(label) + " »" + value + "«";
  };
  add("Familienname genau", wanted.family_name);
  add("Vornamen", wanted.first_names);
  add("Namen", wanted.any_name);
  add("Seriennummer", wanted.serial);
  if (wanted.birth) add("geboren", finder::german_birth_date(*wanted.birth));
  if (wanted.birth_year) add("Geburtsjahr", (wanted.birth_month ? std::to_string(*wanted.birth_month) + "." : "") + std::to_string(*wanted.birth_year));
  return out;
}

void put_hits(const StabVisit& visit, storage::Db& db, Section page, const std::string& typed) {
  if (!can_read_pickups(visit)) return page.show("SEARCH_CLOSED");
  const pickup::Wanted wanted = pickup::read_question(typed);
  const auto words = pickup::wanted_words(wanted);
  if (!words) return page.show("NOTHING_TO_SEARCH");
  if (const std::uint64_t left = catch_up_pickups(visit); left > 0) page.set_shown("LEFT", german_number(left), "NOT_ALL");
  const auto found = visit.parts.search.search(visit.log(), pickup::kPickupKind, *words, kHitsShown);
  Section hits = page.add("HITS");
  hits.set("MEANING", meaning(wanted));
  std::size_t shown = 0;
  std::vector<pickup::Pickup> gone;
  for (const std::string& subject : found ? found->subjects : std::vector<std::string>()) {
    const auto one = pickup::find_pickup(db, visit.log(), subject);
    if (!one || one->erased) continue;
    ++shown;
    if (one->state != pickup::State::ready) {
      gone.push_back(*one);
      continue;
    }
    put_pickup_row(visit, db, hits.add("PICKUP"), *one);
  }
  for (const pickup::Pickup& one : gone) put_pickup_row(visit, db, hits.add("PICKUP"), one);  // what lies ready is what people come for
  hits.show(shown == 0 ? "NONE" : "SOME");
  hits.show_if(found && found->more, "MORE");
}

void put_counts(const StabVisit& visit, storage::Db& db, Section page) {
  std::uint64_t all = 0;
  for (const pickup::SiteCount& one : pickup::ready_by_site(db, visit.log())) {
    Section row = page.add("COUNT");
    row.set("COUNT_SITE", pickup_site_name(visit, one.site));
    row.set("COUNT_READY", german_number(one.ready));
    row.set("COUNT_ID", one.site);
    row.set("PLACE", visit.place);
    all += one.ready;
  }
  page.set("ALL_READY", german_number(all));
}

void put_filters(const StabVisit& visit, Section page, const PickupTab& current) {
  for (const PickupTab& tab : pickup_tabs()) {
    Section option = page.add("TAB");
    option.set("TAB_KEY", tab.key);
    option.set("TAB_NAME", tab.name);
    option.show_if(&tab == &current, "TAB_CHOSEN");
  }
  put_pickup_sites(visit, page, visit.query("stelle"));
  put_pickup_kinds(page, visit.query("art"));
  page.set("WEEKS", visit.query("wochen"));
}

void put_list(const StabVisit& visit, storage::Db& db, Section page, const PickupTab& tab) {
  const pickup::Page lines = pickup::list(db, visit.log(), pickup_query_of(visit, tab.kind, kLinesShown));
  Section list = page.add("LIST");
  list.set("LIST_NAME", tab.name);
  list.show_if(lines.lines.empty(), "EMPTY");
  list.show_if(tab.kind == pickup::ListKind::expired, "EXPIRED");
  list.set("KEEP_WEEKS", std::size_t{visit.parts.pickups.keep_weeks});
  list.set("PLACE", visit.place);
  for (const auto& [name, field] : {std::pair{"was", "AGAIN_KIND"}, std::pair{"stelle", "AGAIN_SITE"}, std::pair{"art", "AGAIN_DOCUMENT"}, std::pair{"wochen", "AGAIN_WEEKS"}})
    list.set(field, visit.query(name));
  if (lines.next != 0) list.set_shown("NEXT", std::to_string(lines.next), "HAS_NEXT");
  if (lines.lines.empty()) return;
  Section table = list.add("TABLE");
  const bool ready = tab.kind != pickup::ListKind::gone && visit.may(staff::Right::pickup_write);
  if (ready) {
    Section move = table.add("MOVE");
    put_form(visit, move, "pickup.move", kHere);
    put_pickup_sites(visit, move, "");
  }
  for (const pickup::Pickup& one : lines.lines) {
    Section row = table.add("PICKUP");
    put_pickup_row(visit, db, row, one);
    row.show_if(ready, "TICK");
  }
}

}  // namespace

std::string_view pickup_counter(const StabVisit& visit, Section page) {
  if (!put_pickup_frame(visit, page, "Abholung")) return kNoPickupTown;
  const auto snapshot = visit.parts.readers.snapshot();
  const std::string raw = visit.query("q");
  const std::string typed(trim(is_utf8(raw) ? std::string_view(raw).substr(0, 300) : std::string_view()));
  page.set("QUERY", typed);
  page.show_if(!visit.query("ausgegeben").empty(), "JUST_HANDED_OVER");
  if (const auto batch = parse_u64(visit.query("kurier"))) page.set_shown("BATCH", std::to_string(*batch), "JUST_MOVED");
  if (!typed.empty()) {
    put_hits(visit, snapshot.db(), page, typed);
    return "pickup_counter";
  }
  const PickupTab& tab = pickup_tab_of(visit);
  put_counts(visit, snapshot.db(), page);
  put_filters(visit, page.add("FILTER"), tab);
  put_list(visit, snapshot.db(), page, tab);
  return "pickup_counter";
}

void move_pickups(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!visit.town || !id) return answer.again(422, "Das Formular ist unvollständig angekommen; bitte laden Sie die Seite neu.");
  boost::json::array pickups;
  for (const auto& [name, value] : form.pairs()) {
    if (name == "dokument" && is_utf8(value)) pickups.emplace_back(value);
  }
  const std::string site = form.text("stelle");
  const std::string args = boost::json::serialize(boost::json::object{{"pickups", std::move(pickups)}, {"site", is_utf8(site) ? site : ""}});
  stab_execute(visit.parts.executor, {visit.log(), *id, visit.session.account, "pickup.move", args}, answer,
               [&readers = visit.parts.readers, log = visit.log(), place = visit.place](const state::Committed&) {
                 // The list's number is the last one given; whoever moves at the same moment finds theirs in the documents' history.
                 const auto snapshot = readers.snapshot();
                 return std::string(kHere) + "?ort=" + place + "&kurier=" + std::to_string(pickup::next_batch(snapshot.db(), log) - 1);
               });
}

}  // namespace nb::pages
