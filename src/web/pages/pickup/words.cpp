// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/pickup/words.hpp"

#include <algorithm>
#include <array>

#include "finder/index.hpp"
#include "finder/search_form.hpp"
#include "journal/journal.hpp"
#include "journal/vault.hpp"
#include "pickup/search_words.hpp"
#include "web/pages/intake/words.hpp"

namespace nb::pages {

namespace {

constexpr std::uint64_t kEntriesAtOnce = 20'000;  ///< taken into the index while somebody waits: about two seconds

const std::vector<catalogue::Site>& sites_of(const StabVisit& visit) { return visit.town->town->sites; }

}  // namespace

bool put_pickup_frame(const StabVisit& visit, Section page, std::string_view title) { return put_desk_frame(visit, page, title, DeskNav::none); }

bool can_read_pickups(const StabVisit& visit) {
  // Where no trace can be written nothing is opened.
  return visit.town && visit.may(staff::Right::pickup_read) && visit.parts.vault.unlocked(owner_of(visit)) && !visit.parts.journal.sealed();
}

std::optional<pickup::Owner> peek_owner(const StabVisit& visit, storage::Db& db, std::string_view subject) {
  if (!can_read_pickups(visit)) return std::nullopt;
  auto owner = visit.parts.pickups.desk.owner(visit.log(), pickup::owner_entries(db, visit.log(), subject));
  return owner ? std::optional(*std::move(owner)) : std::nullopt;
}

std::optional<pickup::Owner> owner_of_pickup(const StabVisit& visit, storage::Db& db, std::string_view subject) {
  auto owner = peek_owner(visit, db, subject);
  if (owner) visit.note_read(subject);
  return owner;
}

std::string pickup_site_name(const StabVisit& visit, std::string_view id) {
  const auto found = std::ranges::find(sites_of(visit), id, &catalogue::Site::site_id);
  return found == sites_of(visit).end() ? std::string(id) : found->name;
}

void put_pickup_sites(const StabVisit& visit, Section page, std::string_view chosen) {
  for (const catalogue::Site& site : sites_of(visit)) {
    Section option = page.add("SITE");
    option.set("SITE_ID", site.site_id);
    option.set("SITE_NAME", site.name);
    option.show_if(site.site_id == chosen, "SITE_CHOSEN");
  }
}

void put_pickup_kinds(Section page, std::string_view chosen) {
  for (std::size_t i = 0; i < pickup::kKinds.size(); ++i) {
    Section option = page.add("KIND");
    option.set("KIND_KEY", pickup::kKinds.at(i));
    option.set("KIND_NAME", pickup::german(static_cast<pickup::Kind>(i)));
    option.show_if(pickup::kKinds.at(i) == chosen, "KIND_CHOSEN");
  }
}

std::string path_of(const pickup::Pickup& one) { return "/stab/abholung/" + one.subject; }

std::string pickup_waiting_words(const CivilDate& since, const CivilDate& today) {
  const auto days = (std::chrono::sys_days(today) - std::chrono::sys_days(since)).count();
  if (days <= 0) return "seit heute";
  if (days < 14) return "seit " + counted(static_cast<std::uint64_t>(days), "Tag", "Tagen");
  return "seit " + counted(static_cast<std::uint64_t>(days / 7), "Woche", "Wochen");
}

std::string_view german(pickup::State state) {
  switch (state) {
    case pickup::State::ready:
      return "liegt bereit";
    case pickup::State::handed_over:
      return "ausgegeben";
    case pickup::State::to_maker:
      return "an den Hersteller zurück";
    case pickup::State::destroyed:
      return "vernichtet";
    case pickup::State::transferred:
      return "an andere Behörde abgegeben";
  }
  return {};
}

void put_pickup_row(const StabVisit& visit, storage::Db& db, Section row, const pickup::Pickup& one) {
  row.set("SUBJECT", one.subject);
  row.set("ITEM_PATH", path_of(one));
  row.set("PLACE", visit.place);
  row.set("DOCUMENT", pickup::german(one.kind));
  row.set("AT_SITE", pickup_site_name(visit, one.site));
  row.set("ARRIVED", german_date(one.arrived));
  row.set("WAITING", pickup_waiting_words(one.arrived, today_of(visit)));
  row.set("STATE_WORD", german(one.state));
  row.show_if(one.state != pickup::State::ready, "GONE");
  row.show_if(one.under_way, "UNDER_WAY");
  row.show_if(one.pin == pickup::PinLetter::missing, "PIN_MISSING");
  row.show_if(one.old_document, "OLD_DOCUMENT");
  row.show_if(one.both_parents, "BOTH_PARENTS");
  if (one.reminders > 0) row.set_shown("REMINDED", one.reminded ? german_date(*one.reminded) : "", "HAS_REMINDED");
  if (one.unreached > 0) row.set_shown("UNREACHED", std::to_string(one.unreached), "HAS_UNREACHED");
  row.show_if(one.erased, "ERASED");
  const auto owner = one.erased ? std::nullopt : owner_of_pickup(visit, db, one.subject);
  row.set("NAME", pickup::name_of(owner));
  if (!owner) return;
  Section person = row.add("OWNER");
  person.set("BORN", finder::german_birth_date(owner->birth));
  person.set("SERIAL", owner->serial);
}

std::uint64_t catch_up_pickups(const StabVisit& visit) { return visit.parts.search.catch_up(visit.log(), kEntriesAtOnce); }

std::optional<std::string> find_pickup_serial(const StabVisit& visit, std::string_view serial) {
  const auto words = pickup::wanted_words({.serial = std::string(serial)});
  if (!words) return std::nullopt;
  const auto found = visit.parts.search.search(visit.log(), pickup::kPickupKind, *words, 1);
  return found && !found->subjects.empty() ? std::optional(found->subjects.front()) : std::nullopt;
}

}  // namespace nb::pages
