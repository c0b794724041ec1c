// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/console/home.hpp"

#include <algorithm>
#include <array>

#include "staff/checked_executor.hpp"
#include "state/read_pool.hpp"
#include "web/pages/console/navigation.hpp"
#include "web/pages/stab_visit.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

using staff::Role;

const std::vector<RoleHome>& homes() {
  using enum TodoArea;
  static const std::vector<RoleHome> kHomes{
      {Role::crisis_staff,
       {situation, crisis, approval, appointments, circular, publish},
       {"/stab/lage", "/stab/vorfall", "/stab/tagebuch", "/stab/rundschreiben", "/stab/meldungen"}},
      {Role::editor, {publish, circular}, {"/stab/meldungen", "/stab/lage", "/stab/leistungen"}},
      {Role::approver, {approval, publish}, {"/stab/freigaben", "/stab/meldungen", "/stab/lage"}},
      {Role::case_worker,
       {appointments, intake, pickup, key, circular},
       {"/stab/eingang/neu", "/stab/eingang", "/stab/eingang/suche", "/stab/termine", "/stab/termine/schalter", "/stab/abholung", "/stab/ausgang/neu"}},
      {Role::mail_room, {letters, intake, key, circular}, {"/stab/eingang/neu", "/stab/ausgang", "/stab/ausgang/neu", "/stab/eingang"}},
      {Role::registrar, {intake, appointments, key, circular}, {"/stab/eingang/neu", "/stab/eingang", "/stab/termine", "/stab/leistungen"}},
      {Role::register_lookup, {circular}, {"/stab/lage", "/stab/leistungen"}},
      {Role::pickup_desk, {pickup, appointments, circular}, {"/stab/abholung", "/stab/termine", "/stab/leistungen"}},
      {Role::switchboard, {circular}, {"/stab/leistungen", "/stab/aemter", "/stab/meldungen"}},
      {Role::auditor, {circular}, {"/stab/spuren", "/stab/rechte", "/stab/verlauf"}},
      {Role::administrator, {key, circular}, {"/stab/konten", "/stab/rechte", "/stab/schluessel", "/stab/spuren"}},
      {Role::region_operator, {situation, approval, appointments, key, letters, intake}, {"/stab/lage", "/stab/vorfall", "/stab/komponenten", "/stab/eingang"}},
  };
  return kHomes;
}

/// Homes of the roles that this account has here, in the table's order.
std::vector<const RoleHome*> homes_of(const StabVisit& visit) {
  std::vector<const RoleHome*> out;
  const auto grants = visit.grants->of(visit.session.account);
  const std::string town = staff::town_of(visit.log());
  for (const RoleHome& home : homes()) {
    const bool has = std::ranges::any_of(grants, [&](const staff::Grant& one) { return one.role == home.role && one.holds(visit.now) && one.covers(town); });
    if (has) out.push_back(&home);
  }
  return out;
}

bool has_role(const std::vector<const RoleHome*>& mine, Role role) {
  return std::ranges::any_of(mine, [&](const RoleHome* one) { return one->role == role; });
}

/// The best place that any of the roles gives an area.
std::size_t rank(const std::vector<const RoleHome*>& mine, TodoArea area) {
  std::size_t best = 100;
  for (const RoleHome* home : mine) {
    const auto found = std::ranges::find(home->first, area);
    if (found != home->first.end()) best = std::min(best, static_cast<std::size_t>(found - home->first.begin()));
  }
  return best;
}

Badge badge_of(Press press) {
  switch (press) {
    case Press::now:
      return {"jetzt", "kern-badge--danger"};
    case Press::today:
      return {"heute", "kern-badge--warning"};
    case Press::soon:
      return {"bald", "kern-badge--info"};
  }
  return {};
}

void put_todos(const StabVisit& visit, Section page, const std::vector<const RoleHome*>& mine) {
  Todos todos;
  const auto snapshot = visit.parts.readers.snapshot();
  for (const TodoProvider provider : todo_providers()) provider(visit, snapshot.db(), todos);
  std::ranges::stable_sort(todos, {}, [&](const Todo& one) { return std::pair(one.press, rank(mine, one.area)); });
  if (todos.empty()) return page.show("NOTHING_TO_DO");
  Section list = page.add("TODOS");
  for (const Todo& one : todos) {
    Section row = list.add("WAITS");
    put_badge(row, badge_of(one.press));
    row.set("TODO_WHAT", one.what);
    row.set("TODO_HREF", one.link + (one.link.find('?') == std::string::npos ? "?" : "&") + "ort=" + visit.place);
  }
}

void put_pages(const StabVisit& visit, Section page, const std::vector<const RoleHome*>& mine) {
  std::vector<std::string_view> shown;
  for (const RoleHome* home : mine) {
    for (const std::string_view path : home->pages) {
      const NavEntry* entry = nav_entry_of(path);
      if (entry == nullptr || entry->path != path || std::ranges::find(shown, path) != shown.end() || !may_open(visit, path)) continue;
      shown.push_back(path);
      Section row = page.add("START_PAGE");
      row.set("START_HREF", std::string(path) + "?ort=" + visit.place);
      row.set("START_LABEL", entry->label);
    }
  }
}

}  // namespace

std::span<const RoleHome> role_homes() { return homes(); }

std::string_view stab_home(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Start", StabNav::overview);
  const auto mine = homes_of(visit);
  const std::string query = visit.query("q");
  const bool asked_first = has_role(mine, Role::switchboard) || !query.empty();
  page.set("QUERY", query);
  page.show(asked_first ? "ASK_FIRST" : "ASK_LAST");
  if (!query.empty()) put_answers(visit, page, query);
  put_todos(visit, page, mine);
  put_pages(visit, page, mine);
  if (has_role(mine, Role::crisis_staff) || has_role(mine, Role::region_operator)) put_situation(visit, page.add("SITUATION"));
  return "home";
}

}  // namespace nb::pages
