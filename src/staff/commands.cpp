// SPDX-License-Identifier: EUPL-1.2
#include "staff/commands.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <memory>

#include "staff/events.hpp"
#include "staff/grants.hpp"
#include "staff/model.hpp"
#include "staff/queries.hpp"
#include "state/args.hpp"
#include "state/kind.hpp"

namespace nb::staff {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

constexpr std::size_t kReasonBytesMax = 500;

state::NewEntry entry(std::string_view type, const std::string& account, const object& data) {
  return {.type = std::string(type), .subject = account, .data = boost::json::serialize(data), .occurred = std::nullopt, .parts = {}};
}

state::Refusal malformed() { return {"staff.malformed", "Eine Angabe zu Konto oder Rolle fehlt oder ist nicht lesbar; bitte prüfen Sie das Formular."}; }
state::Refusal wrong_log() { return {"staff.wrong_log", "Konten und Rollen stehen bei der Region; bitte wählen Sie als Ort »Ganze Region«."}; }
state::Refusal last_administrator() {
  return {"staff.last_administrator", "Das ist das letzte Konto, das ohne Ende Rechte vergeben darf; bitte geben Sie zuerst einem anderen Konto diese Rolle."};
}

/// Gives roles in the whole region, now and without an end.
bool gives_roles_for_good(const Grant& grant, Instant now) { return grant.role == Role::administrator && grant.town == kWholeRegion && grant.holds(now) && !grant.until; }

/// True if somebody would still give roles for good when `gone` no longer counts.
bool somebody_is_left(storage::Db& db, Instant now, const std::function<bool(const Grant&)>& gone) {
  const Grants grants = load_grants(db);
  return std::ranges::any_of(grants.all(), [&](const Grant& grant) { return gives_roles_for_good(grant, now) && !gone(grant); });
}

Decision create_account(const DecideContext& context, const Known&, const object& given) {
  state::Args args(given, {"account", "administrator"});
  const std::string account = args.name("account");
  const bool administrator = args.has("administrator") && args.flag("administrator");
  if (context.log != region_log()) return refuse(wrong_log());
  if (args.fault() || !valid_account_name(account)) {
    return refuse(state::Refusal{"staff.account_invalid",
                                 "Der Kontoname ist ungültig; bitte 2 bis 40 Zeichen verwenden: Kleinbuchstaben, Ziffern, Punkt und Bindestrich, am Anfang ein Buchstabe."});
  }
  if (account_exists(context.db, context.log, account))
    return refuse(state::Refusal{"staff.account_taken", "Ein Konto mit diesem Namen gibt es schon; bitte einen anderen wählen."});
  std::vector<state::NewEntry> out{entry(event::kAccountCreated, account, {})};
  if (!administrator) return out;
  for (const Role role : {Role::administrator, Role::region_operator})
    out.push_back(entry(event::kRoleGranted, account, {{"role", to_string(role)}, {"town", kWholeRegion}, {"reason", "an diesem Rechner angelegt"}}));
  return out;
}

Decision close_account(const DecideContext& context, const Known&, const object& given) {
  state::Args args(given, {"account", "reason"});
  const std::string account = args.name("account");
  const std::string reason = args.name("reason", kReasonBytesMax);
  if (context.log != region_log()) return refuse(wrong_log());
  if (args.fault()) return refuse(malformed());
  if (!account_open(context.db, context.log, account)) return refuse(unknown_account());
  const Grants grants = load_grants(context.db);
  const bool administers = std::ranges::any_of(grants.of(account), [&](const Grant& grant) { return gives_roles_for_good(grant, context.now); });
  if (administers && !somebody_is_left(context.db, context.now, [&](const Grant& grant) { return grant.account == account; })) return refuse(last_administrator());
  return std::vector{entry(event::kAccountClosed, account, {{"reason", reason}})};
}

/// What is wrong with the place of a grant.
std::optional<state::Refusal> place_fault(const DecideContext& context, const Known& known, const Grant& wish) {
  const auto ags = Ags::parse(wish.town);
  if (wish.town != kWholeRegion && (!ags || !known.municipality(context.db, *ags)))
    return state::Refusal{"staff.town_unknown", "Diese Kommune steht nicht in den Stammdaten; bitte wählen Sie eine aus der Liste."};
  if (wish.role == Role::region_operator && wish.town != kWholeRegion)
    return state::Refusal{"staff.role_region_only", "Der Betrieb der Region gilt immer für alle Kommunen; bitte wählen Sie »Ganze Region« oder eine andere Rolle."};
  if (wish.office.empty()) return std::nullopt;
  if (wish.town == kWholeRegion || !known.office(context.db, wish.office))
    return state::Refusal{"staff.office_unknown", "Dieses Amt gibt es in der gewählten Kommune nicht; bitte wählen Sie eines aus der Liste oder keines."};
  if (!is_for_office(wish.role)) return state::Refusal{"staff.role_town_wide", "Diese Rolle gilt immer für die ganze Kommune; bitte lassen Sie das Feld »Amt« leer."};
  return std::nullopt;
}

std::optional<state::Refusal> period_fault(const Grant& wish, Instant now) {
  if (wish.until && (*wish.until <= now || (wish.from && *wish.until <= *wish.from)))
    return state::Refusal{"staff.period_invalid", "Das Ende liegt vor dem Beginn oder ist schon vorbei; bitte wählen Sie ein späteres Ende."};
  if (!wish.lent_by.empty() && (wish.reason.empty() || !wish.until))
    return state::Refusal{"staff.lending_incomplete", "Ein Arbeitsplatz wird nur mit Grund und Ende verliehen; bitte füllen Sie beide Felder aus."};
  return std::nullopt;
}

object data_of(const Grant& wish) {
  object data{{"role", to_string(wish.role)}, {"town", wish.town}};
  if (!wish.office.empty()) data["office"] = wish.office;
  if (wish.from) data["from"] = format_utc(*wish.from);
  if (wish.until) data["until"] = format_utc(*wish.until);
  if (!wish.reason.empty()) data["reason"] = wish.reason;
  if (!wish.lent_by.empty()) data["lent_by"] = wish.lent_by;
  return data;
}

bool same_wish(const Grant& a, const Grant& b) {
  return a.role == b.role && a.town == b.town && a.office == b.office && a.from == b.from && a.until == b.until && a.lent_by == b.lent_by;
}

Decision grant_role(const DecideContext& context, const Known& known, const object& given) {
  state::Args args(given, {"account", "role", "town", "office", "from", "until", "reason", "lent_by"});
  Grant wish{.account = args.name("account"), .town = args.name("town"), .office = args.text("office", 200)};
  const std::string role = args.name("role");
  wish.from = args.moment("from");
  wish.until = args.moment("until");
  wish.reason = args.text("reason", kReasonBytesMax);
  wish.lent_by = args.text("lent_by", 200);
  if (context.log != region_log()) return refuse(wrong_log());
  if (args.fault()) return refuse(malformed());
  const auto parsed = parse_role(role);
  if (!parsed) return refuse(state::Refusal{"staff.role_unknown", "Diese Rolle gibt es nicht; bitte wählen Sie eine aus der Liste."});
  wish.role = *parsed;
  if (!account_open(context.db, context.log, wish.account)) return refuse(unknown_account());
  if (auto fault = place_fault(context, known, wish)) return refuse(std::move(*fault));
  if (auto fault = period_fault(wish, context.now)) return refuse(std::move(*fault));
  const Grants grants = load_grants_of(context.db, wish.account);
  if (std::ranges::any_of(grants.of(wish.account), [&](const Grant& one) { return same_wish(one, wish); })) return std::vector<state::NewEntry>{};
  return std::vector{entry(event::kRoleGranted, wish.account, data_of(wish))};
}

Decision withdraw_role(const DecideContext& context, const Known&, const object& given) {
  state::Args args(given, {"grant", "role", "reason"});
  const auto seq = args.number("grant");
  const auto role = parse_role(args.name("role"));
  const std::string reason = args.text("reason", kReasonBytesMax);
  if (context.log != region_log()) return refuse(wrong_log());
  if (args.fault() || !seq || !role) return refuse(malformed());
  const Grants grants = load_grants(context.db);
  const Grant* grant = grants.find(static_cast<std::uint64_t>(*seq), *role);
  if (grant == nullptr) return refuse(state::Refusal{"staff.grant_unknown", "Diese Rolle ist schon entzogen; bitte laden Sie die Seite neu."});
  const auto gone = [&](const Grant& one) { return one.seq == grant->seq && one.role == grant->role; };
  if (gives_roles_for_good(*grant, context.now) && !somebody_is_left(context.db, context.now, gone)) return refuse(last_administrator());
  object data{{"grant", grant->seq}, {"role", to_string(*role)}, {"town", grant->town}};
  if (!grant->office.empty()) data["office"] = grant->office;
  if (!reason.empty()) data["reason"] = reason;
  return std::vector{entry(event::kRoleWithdrawn, grant->account, data)};
}

}  // namespace

state::Refusal unknown_account() { return {"staff.account_unknown", "Ein Konto mit diesem Namen gibt es nicht, oder es ist geschlossen; bitte prüfen Sie den Namen."}; }

std::vector<state::CommandKind> commands(Known known) {
  const auto shared = std::make_shared<const Known>(std::move(known));  // shared: every kind of command asks it
  return {state::kind("staff.create_account", shared, create_account), state::kind("staff.close_account", shared, close_account),
          state::kind("staff.grant_role", shared, grant_role), state::kind("staff.withdraw_role", shared, withdraw_role)};
}

}  // namespace nb::staff
