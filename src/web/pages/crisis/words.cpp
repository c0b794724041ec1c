// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/crisis/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "base/zone.hpp"
#include "circular/commands.hpp"
#include "circular/queries.hpp"
#include "staff/queries.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kProposedMax = 200;

circular::PhoneTree tree_here(const StabVisit& visit, storage::Db& db) {
  if (!visit.town) return circular::PhoneTree({});
  return circular::PhoneTree(circular::staff_of(db, visit.log(), visit.parts.zone.local(visit.now).day));
}

std::string json_of(const char* member, std::string_view value) { return boost::json::serialize(boost::json::object{{member, value}}); }

std::string with_id(const circular::Person& one) { return one.name() + " (" + one.id + ")"; }

/// The id in brackets at the end of what was typed; empty if there is none.
std::string_view id_in(std::string_view typed) {
  const auto open = typed.rfind('(');
  return open == std::string_view::npos || !typed.ends_with(')') ? std::string_view() : typed.substr(open + 1, typed.size() - open - 2);
}

}  // namespace

void put_crisis_frame(const StabVisit& visit, storage::Db& db, Section page, std::string_view title) {
  put_stab_frame(visit, page, title, StabNav::history);
  for (const auto& [field, section] : {std::pair{"tagebuch", "ENTERED"}, std::pair{"tagebuch-schon", "ENTERED_BEFORE"}}) {
    const auto seq = parse_u64(visit.query(field));
    const auto entry = seq ? crisis::find_entry_at(db, visit.log(), *seq) : std::nullopt;
    if (!entry) continue;
    Section done = page.add(section);
    done.set("ENTERED_WHAT", german(entry->type));
    done.set("ENTERED_NUMBER", std::to_string(entry->number));
    done.set("ENTERED_PATH", entry_path(entry->number));
  }
}

std::string_view german(crisis::Type type) {
  switch (type) {
    case crisis::Type::noted:
      return "Meldung";
    case crisis::Type::question_raised:
      return "Offene Frage";
    case crisis::Type::question_dropped:
      return "Frage erledigt";
    case crisis::Type::decision_recorded:
      return "Entscheidung";
    case crisis::Type::task_set:
      return "Aufgabe";
    case crisis::Type::task_changed:
      return "Aufgabe geändert";
    case crisis::Type::task_finished:
      return "Aufgabe erledigt";
    case crisis::Type::task_dropped:
      return "Aufgabe fallen gelassen";
    case crisis::Type::corrected:
      return "Berichtigung";
    case crisis::Type::report_made:
      return "Lagebericht";
  }
  return {};
}

std::string_view german(crisis::Direction direction) {
  switch (direction) {
    case crisis::Direction::incoming:
      return "eingegangen";
    case crisis::Direction::outgoing:
      return "ausgegangen";
    case crisis::Direction::internal:
      return "Vermerk";
  }
  return {};
}

std::string_view german(crisis::Channel channel) {
  switch (channel) {
    case crisis::Channel::person:
      return "persönlich";
    case crisis::Channel::phone:
      return "Telefon";
    case crisis::Channel::radio:
      return "Funk";
    case crisis::Channel::fax:
      return "Fax";
    case crisis::Channel::mail:
      return "E-Mail";
    case crisis::Channel::messenger:
      return "Bote";
    case crisis::Channel::other:
      return "sonstiger Weg";
  }
  return {};
}

std::string entry_path(std::uint64_t number) { return "/stab/tagebuch/" + std::to_string(number); }

namespace {

/// Whoever finishes tasks here: one for anybody else would be lost, and asking would tell which accounts there are elsewhere.
std::vector<std::string> accounts_here(const StabVisit& visit, storage::Db& db) {
  const std::string town = visit.town ? visit.town->town->municipality.ags.str() : std::string(staff::kWholeRegion);
  std::vector<std::string> out = staff::account_names(db, region_log());
  std::erase_if(out, [&](const std::string& account) { return !visit.grants->may_somewhere_in(account, staff::Right::own_duties, town, visit.now); });
  return out;
}

}  // namespace

CrisisPeople::CrisisPeople(const StabVisit& visit, storage::Db& db)
    : visit_(visit),
      tree_(tree_here(visit, db)),
      accounts_(accounts_here(visit, db)),
      me_(visit.town ? circular::person_of_account(db, visit.log(), visit.session.account) : std::string()) {}

std::string CrisisPeople::words(const crisis::Owner& owner) const {
  if (!owner.account.empty()) return "Konto " + owner.account;
  if (owner.person.empty()) return owner.function;
  const circular::Person* person = tree_.find(owner.person);
  return person == nullptr ? "nicht mehr im Verzeichnis (" + owner.person + ")" : person->name() + " (" + person->office + ")";
}

std::string CrisisPeople::typed(const crisis::Owner& owner) const {
  if (!owner.account.empty()) return owner.account;
  const circular::Person* person = tree_.find(owner.person);
  return person == nullptr ? owner.function : with_id(*person);
}

Result<std::string, std::string> CrisisPeople::read(std::string_view typed) const {
  typed = trim(typed);
  if (std::ranges::find(accounts_, typed) != accounts_.end()) return json_of("account", typed);
  if (const std::string_view id = id_in(typed); !id.empty() && tree_.find(id) != nullptr) return json_of("person", id);
  const std::string wanted = fold_for_search(typed);
  const circular::Person* found = nullptr;
  for (const circular::Person& one : tree_.people()) {
    if (fold_for_search(one.name()) != wanted && fold_for_search(one.first_name + " " + one.last_name) != wanted) continue;
    if (found != nullptr && found->id != one.id) return refuse("»" + std::string(typed) + "« heißen mehrere Personen im Telefonverzeichnis; bitte aus der Liste wählen.");
    found = &one;
  }
  if (found != nullptr) return json_of("person", found->id);
  return json_of("function", typed);
}

bool CrisisPeople::mine(const crisis::Owner& owner) const { return owner.account == visit_.session.account || (!owner.person.empty() && owner.person == me_); }

void CrisisPeople::put_choices(Section form) const {
  const auto put = [&](std::string_view value, std::string_view label) {
    Section option = form.add("WHO_CHOICE");
    option.set("WHO_VALUE", value);
    option.set("WHO_LABEL", label);
  };
  if (const circular::Person* me = tree_.find(me_)) put(with_id(*me), "ich selbst");
  for (const std::string& account : accounts_) put(account, account == visit_.session.account ? "mein Konto" : "Konto");
  std::size_t shown = 0;
  for (int rank = 0; rank <= 2; ++rank) {  // heads first: they pass it on
    for (const circular::Person& one : tree_.people()) {
      if (circular::rank_of(one.function) != rank || shown == kProposedMax) continue;
      put(with_id(one), one.function + ", " + one.office);
      ++shown;
    }
  }
}

std::string how_long(Instant now, Instant until) {
  const bool late = until < now;
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(late ? now - until : until - now).count();
  const auto amount = static_cast<std::uint64_t>(minutes < 120 ? minutes : minutes < 48 * 60 ? minutes / 60 : minutes / (24 * 60));
  const std::string words = minutes < 120 ? counted(amount, "Minute", "Minuten") : minutes < 48 * 60 ? counted(amount, "Stunde", "Stunden") : counted(amount, "Tag", "Tagen");
  return late ? "seit " + words + " überfällig" : "in " + words;
}

std::string typed_or(const StabVisit& visit, std::string_view command, std::string_view field, std::string otherwise) {
  return visit.kept != nullptr && visit.kept->text("befehl") == command ? visit.kept->text(std::string(field)) : std::move(otherwise);
}

std::string field_moment(const StabVisit& visit, std::optional<Instant> moment) {
  if (!moment) return {};
  const LocalTime local = visit.parts.zone.local(*moment);
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local.of_day).count();
  return fmt::format("{}T{:02}:{:02}", format_date(local.day), minutes / 60, minutes % 60);
}

}  // namespace nb::pages
