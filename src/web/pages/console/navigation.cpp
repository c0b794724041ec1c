// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/console/navigation.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "staff/matrix.hpp"
#include "web/pages/console/waiting.hpp"
#include "web/pages/stab_visit.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

/// Groups stand in the order of NavGroup, entries in the order of this table.
constexpr auto kEntries = std::to_array<NavEntry>({
    {"/stab/lage", "Überblick", NavGroup::situation, 'l'},
    {"/stab/vorfall", "Notbetrieb", NavGroup::situation, 'i'},
    {"/stab/komponenten", "Komponenten", NavGroup::situation, 'k'},
    {"/stab/leistungen", "Leistungen", NavGroup::situation, 's'},
    {"/stab/aemter", "Ämter", NavGroup::situation, 'a'},
    {"/stab/analyse", "Was wäre wenn", NavGroup::situation, 'w'},
    {"/stab/verlauf", "Verlauf", NavGroup::situation, 'v'},

    {"/stab/meldungen", "Meldungen", NavGroup::publish, 'm'},
    {"/stab/freigaben", "Freigaben", NavGroup::publish, 'x'},

    {"/stab/tagebuch", "Tagebuch", NavGroup::crisis, 't'},
    {"/stab/tagebuch/neu", "Eintragen", NavGroup::crisis},
    {"/stab/aufgaben", "Aufgaben", NavGroup::crisis, 'u'},
    {"/stab/lagebericht", "Lagebericht", NavGroup::crisis, 'g'},

    {"/stab/eingang", "Eingänge", NavGroup::intake, 'e'},
    {"/stab/eingang/neu", "Neuer Eingang", NavGroup::intake, 'n'},
    {"/stab/eingang/suche", "Eingang suchen", NavGroup::intake, 'q'},
    {"/stab/formulare", "Formulare", NavGroup::intake, 'f'},
    {"/stab/ausgang", "Ausgangsbuch", NavGroup::intake, 'b'},
    {"/stab/ausgang/neu", "Schreiben eintragen", NavGroup::intake},
    {"/stab/schluessel", "Datenschlüssel", NavGroup::intake, 'd'},

    {"/stab/termine", "Termine", NavGroup::counter, 'c'},
    {"/stab/termine/neu", "Termin vergeben", NavGroup::counter},
    {"/stab/termine/warteliste", "Warteliste", NavGroup::counter},
    {"/stab/termine/absagen", "Absagen und neu vergeben", NavGroup::counter},
    {"/stab/termine/plan", "Terminplan", NavGroup::counter},
    {"/stab/termine/anrufe", "Anrufliste", NavGroup::counter},
    {"/stab/termine/einlesen", "Termine einlesen", NavGroup::counter},
    {"/stab/termine/schalter", "Wartenummern", NavGroup::counter, 'y'},
    {"/stab/abholung", "Abholung", NavGroup::counter, 'j'},
    {"/stab/abholung/neu", "Dokument eintragen", NavGroup::counter},
    {"/stab/abholung/liste", "Liste einlesen", NavGroup::counter},
    {"/stab/abholung/erinnern", "Erinnern", NavGroup::counter},

    {"/stab/rundschreiben", "Rundschreiben", NavGroup::staff, 'r'},
    {"/stab/rundschreiben/neu", "Rundschreiben schreiben", NavGroup::staff},
    {"/stab/rundschreiben/adressen", "Mailadressen", NavGroup::staff},
    {"/stab/konten", "Konten", NavGroup::staff, 'o'},
    {"/stab/rechte", "Rechte", NavGroup::staff, 'z'},

    {"/stab/spuren", "Spuren", NavGroup::audit, 'p'},
});

constexpr std::array kGroups{NavGroup::situation, NavGroup::publish, NavGroup::crisis, NavGroup::intake, NavGroup::counter, NavGroup::staff, NavGroup::audit};

/// "(3)" for the eye, "3 Anrufe" for the ear.
void put_count(Section row, std::size_t count, std::string_view words) {
  row.set("NAV_COUNT", count > kLook ? std::to_string(kLook) + "+" : std::to_string(count));
  row.set_shown("NAV_COUNT_WORDS", words, "NAV_HAS_COUNT");
}

void put_entry(const StabVisit& visit, Section row, const NavEntry& entry, const NavEntry* current, const std::vector<NavCount>& counts) {
  row.set("NAV_HREF", std::string(entry.path) + "?ort=" + visit.place);
  row.set("NAV_LABEL", entry.label);
  if (entry.key != 0) row.set_shown("NAV_KEY", std::string_view(&entry.key, 1), "NAV_HAS_KEY");
  row.show_if(&entry == current, "NAV_CURRENT");
  const auto count = std::ranges::find(counts, entry.path, &NavCount::path);
  if (count != counts.end()) put_count(row, count->count, count->words);
}

void put_group(const StabVisit& visit, Section page, NavGroup group, const NavEntry* current, const std::vector<NavCount>& counts) {
  std::optional<Section> shown;
  bool waits = false;
  std::optional<Section> near;  // those of the group one is in stand in a row of their own
  for (const NavEntry& entry : kEntries) {
    if (entry.group != group || !may_open(visit, entry.path)) continue;
    if (!shown) {
      shown = page.add("NAV_GROUP");
      shown->set("NAV_GROUP_LABEL", german(group));
      if (current != nullptr && current->group == group) {
        shown->show("NAV_HERE");
        near = page.add("NAV_NEAR");
        near->set("NAV_GROUP_LABEL", german(group));
      }
    }
    waits = waits || std::ranges::find(counts, entry.path, &NavCount::path) != counts.end();
    put_entry(visit, shown->add("NAV_ENTRY"), entry, current, counts);
    if (near) put_entry(visit, near->add("NAV_NEIGHBOUR"), entry, current, counts);
  }
  if (shown) shown->show_if(waits, "NAV_GROUP_WAITS");
}

}  // namespace

std::span<const NavEntry> nav_entries() { return kEntries; }

std::string_view german(NavGroup group) {
  switch (group) {
    case NavGroup::situation:
      return "Lage";
    case NavGroup::publish:
      return "Veröffentlichen";
    case NavGroup::crisis:
      return "Stab";
    case NavGroup::intake:
      return "Eingang & Ausgang";
    case NavGroup::counter:
      return "Termine & Abholung";
    case NavGroup::staff:
      return "Personal";
    case NavGroup::audit:
      return "Prüfung";
  }
  return {};
}

bool may_open(const StabVisit& visit, std::string_view path) {
  const staff::RouteRow* row = staff::find_route(staff::routes(), "GET", path);
  if (row == nullptr) return false;
  switch (row->access) {
    case staff::Access::open:
    case staff::Access::signed_in:
      return true;
    case staff::Access::right:
      return visit.may(row->right);
    case staff::Access::anywhere:
      return visit.grants->may_anywhere(visit.session.account, row->right, visit.now);
    case staff::Access::machine:
    case staff::Access::form:
      return false;
  }
  return false;
}

const NavEntry* nav_entry_of(std::string_view path) {
  const NavEntry* best = nullptr;
  for (const NavEntry& entry : kEntries) {
    const bool under = path == entry.path || (path.starts_with(entry.path) && path[entry.path.size()] == '/');
    if (under && (best == nullptr || entry.path.size() > best->path.size())) best = &entry;
  }
  return best;
}

void put_navigation(const StabVisit& visit, Section page) {
  const NavEntry* current = nav_entry_of(visit.request.path);
  page.show_if(visit.request.path == "/stab/", "NAV_AT_HOME");
  const std::vector<NavCount> counts = nav_counts(visit);
  for (const NavGroup group : kGroups) put_group(visit, page, group, current, counts);
}

}  // namespace nb::pages
