// SPDX-License-Identifier: EUPL-1.2
// Who may do what where: the roles given here, a form that gives one or lends a desk, a button that takes one away.
#include <algorithm>
#include <string>

#include "base/text.hpp"
#include "staff/accounts.hpp"
#include "staff/checked_executor.hpp"
#include "staff/queries.hpp"
#include "state/read_pool.hpp"
#include "web/pages/account/door.hpp"
#include "web/pages/stab_names.hpp"
#include "web/pages/stab_visit.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

using staff::Grant;

constexpr const char* kHere = "/stab/rechte";
constexpr const char* kShared = "stab";
constexpr const char* kGrant = "staff.grant_role";

struct State {
  std::string_view sign;
  std::string_view word;
  std::string_view css;
};
State state_of(const Grant& grant, Instant now) {
  if (grant.until && *grant.until <= now) return {"–", "abgelaufen", "kern-badge--info"};
  if (grant.from && now < *grant.from) return {"…", "beginnt noch", "kern-badge--warning"};
  return {"✓", "gilt", "kern-badge--success"};
}

std::string period(const StabVisit& visit, const Grant& grant) {
  std::string out;
  if (grant.from) out = "ab " + visit.moment(*grant.from) + " Uhr";
  if (grant.until) out += std::string(out.empty() ? "" : " ") + "bis " + visit.moment(*grant.until) + " Uhr";
  return out.empty() ? "bis sie entzogen wird" : out;
}

/// Does the line have what is looked for?
bool found(const StabVisit& visit, const Grant& grant, const std::string& wanted) {
  if (wanted.empty()) return true;
  const std::string line =
      grant.account + " " + std::string(german(grant.role)) + " " + town_name(visit, grant.town) + " " + grant.office + " " + grant.lent_by + " " + grant.reason;
  return fold_for_search(line).find(wanted) != std::string::npos;
}

/// Of a grant that names another place somebody of this place takes nothing away.
bool may_withdraw(const StabVisit& visit, const Grant& grant) { return visit.grants->may(visit.session.account, staff::Right::staff_admin, grant.town, "", visit.now); }

/// Before everybody had an account of their own, roles were given with one that all shared: no person stands behind its name.
std::string giver(const Grant& grant, bool shared_is_account) {
  return grant.given_by != kShared || shared_is_account ? grant.given_by : "früheres gemeinsames Konto »stab«, keine einzelne Person";
}

void put_grant(const StabVisit& visit, Section page, const Grant& grant, bool shared_is_account) {
  Section row = page.add("GRANT");
  row.set("GRANT_ACCOUNT", grant.account);
  row.set("ROLE_NAME", german(grant.role));
  row.set("WHERE", town_name(visit, grant.town));
  row.set_shown("OFFICE", grant.office, "HAS_OFFICE");
  row.set("PERIOD", period(visit, grant));
  row.set_shown("REASON", grant.reason, "HAS_REASON");
  row.set_shown("LENT_BY", grant.lent_by, "IS_LENT");
  row.set("GIVEN_BY", giver(grant, shared_is_account));
  row.set("GIVEN_AT", visit.moment(grant.given));
  const State state = state_of(grant, visit.now);
  row.set("SIGN", state.sign);
  row.set("STATE", state.word);
  row.set("BADGE", state.css);
  if (!may_withdraw(visit, grant)) return;
  Section form = row.add("WITHDRAW");
  const std::string seq = std::to_string(grant.seq);
  put_form(visit, form, "staff.withdraw_role", kHere, {"a.grant:zahl", seq});
  form.set("GRANT_NUMBER", seq);
  form.set("ROLE_CODE", to_string(grant.role));
}

void put_places(const StabVisit& visit, Section form) {
  const auto chosen = [&](std::string_view value) { return visit.keeps(kGrant, "a.town", value); };
  const auto may_give = [&](std::string_view town) { return visit.grants->may(visit.session.account, staff::Right::staff_admin, town, "", visit.now); };
  const auto add = [&](std::string_view key, std::string_view name, bool preset) {
    if (!may_give(key)) return;
    Section option = form.add("TOWN");
    option.set("TOWN_KEY", key);
    option.set("TOWN_NAME", name);
    option.show_if(chosen(key) || (preset && visit.kept == nullptr), "CHOSEN");
  };
  for (const auto& one : visit.region->towns) {
    const catalogue::Municipality& town = one->town->municipality;
    add(town.ags.str(), town.name, visit.town && visit.town->town->municipality.ags == town.ags);
  }
  add(staff::kWholeRegion, "Ganze Region", false);
}

void put_choices(const StabVisit& visit, Section form, const std::vector<std::string>& accounts) {
  for (const std::string& account : accounts) {
    Section option = form.add("ACCOUNT_OPTION");
    option.set("ACCOUNT_NAME", account);
  }
  for (const staff::Role role : staff::kAllRoles) {
    Section option = form.add("ROLE_OPTION");
    option.set("ROLE_KEY", to_string(role));
    option.set("ROLE_WORDS", german(role));
    option.show_if(visit.keeps(kGrant, "a.role", to_string(role)), "CHOSEN");
  }
  if (!visit.town) return;
  for (const publish::Office& office : visit.town->town->offices) {
    Section option = form.add("OFFICE_OPTION");
    option.set("OFFICE_NAME", office.name);
    option.show_if(visit.keeps(kGrant, "a.office", office.name), "CHOSEN");
  }
}

/// Of all accounts those that whoever gives roles sees: the others are for them as if they did not exist.
std::vector<std::string> accounts_to_choose(const StabVisit& visit, storage::Db& db) {
  std::vector<std::string> out = staff::account_names(db, region_log());
  const staff::Sight sight = visit.parts.executor.sight(visit.session.account);
  if (sight.all) return out;
  const std::vector<std::string> seen = visit.parts.door.accounts().names(sight);
  std::erase_if(out, [&](const std::string& name) { return !std::ranges::binary_search(seen, name) && !std::ranges::binary_search(sight.accounts, name); });
  return out;
}

void put_typed(const StabVisit& visit, Section form) {
  if (visit.kept == nullptr || visit.kept->text("befehl") != kGrant) return;
  for (const auto& [field, marker] : {std::pair{"a.account", "TYPED_ACCOUNT"}, std::pair{"a.from:zeit", "TYPED_START"}, std::pair{"a.until:zeit", "TYPED_END"},
                                      std::pair{"a.reason", "TYPED_WHY"}, std::pair{"a.lent_by", "TYPED_LENT_BY"}})
    form.set(marker, visit.kept->text(field));
}

}  // namespace

std::string_view stab_rights(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Rechte", StabNav::none);
  const std::string raw = visit.query("q");
  const std::string typed(trim(is_utf8(raw) ? raw : ""));
  page.set("QUERY", typed);
  const std::string town = staff::town_of(visit.log());
  std::size_t shown = 0;
  const auto snapshot = visit.parts.readers.snapshot();
  const bool shared_is_account = staff::account_exists(snapshot.db(), region_log(), kShared);
  for (const Grant& grant : visit.grants->all()) {
    if (visit.town && !grant.covers(town)) continue;
    if (!found(visit, grant, fold_for_search(typed))) continue;
    put_grant(visit, page, grant, shared_is_account);
    ++shown;
  }
  page.show(shown == 0 ? "NONE" : "SOME");
  page.set("COUNT", counted(shown, "Rolle", "Rollen"));
  for (const staff::Role role : staff::kAllRoles) {
    Section row = page.add("ROLE");
    row.set("ROLE_NAME", german(role));
    row.set("PURPOSE", purpose(role));
  }
  if (!visit.may(staff::Right::staff_admin)) return "rights";
  Section form = page.add("GIVE");
  put_form(visit, form, kGrant, kHere);
  put_choices(visit, form, accounts_to_choose(visit, snapshot.db()));
  put_places(visit, form);
  put_typed(visit, form);
  return "rights";
}

}  // namespace nb::pages
