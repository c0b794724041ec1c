// SPDX-License-Identifier: EUPL-1.2
// /stab/konten: the accounts of the places whose staff one may see (staff/sight.hpp). What somebody may do stands elsewhere; here it is
// about getting in.
#include <algorithm>
#include <array>

#include "approval/guard.hpp"
#include "base/text.hpp"
#include "circular/queries.hpp"
#include "staff/accounts.hpp"
#include "staff/checked_executor.hpp"
#include "staff/grants.hpp"
#include "state/read_pool.hpp"
#include "web/pages/account/door.hpp"
#include "web/pages/account/pages.hpp"
#include "web/pages/circular/words.hpp"
#include "web/pages/console/lists.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kRowsPerPage = 50;

constexpr std::array kPages = std::to_array<StabPage>({{"/stab/konto", own_account}, {"/stab/konten", account_list}, {"/stab/konten/{name}", account_detail}});

/// In words that tell whether this account can get in, and how well it is protected.
std::string state_of(const staff::AccountRow& row, Instant now) {
  if (!row.has_password) {
    if (row.invited_until && *row.invited_until > now) return "eingeladen, noch nicht angemeldet";
    return row.invited_until ? "Einladung abgelaufen" : "noch nicht eingeladen";
  }
  std::string out = "Passwort";
  if (row.has_totp) out += ", App";
  if (row.passkeys > 0) out += ", " + counted(row.passkeys, "Passkey", "Passkeys");
  if (row.codes_left > 0) out += ", " + counted(row.codes_left, "gedruckter Code", "gedruckte Codes");
  return row.has_totp || row.passkeys > 0 || row.codes_left > 0 ? out : "nur Passwort";
}

void put_person(Section section, const staff::Person& person) {
  const auto put = [&](const char* name, const std::string& value) { section.set(name, value.empty() ? std::string_view("–") : std::string_view(value)); };
  put("PERSON", person.name);
  put("OFFICE", person.office);
  put("TOWN", person.town);
  put("PHONE", person.phone);
  put("MAIL", person.mail);
}

void put_typed(const StabVisit& visit, Section form) {
  if (visit.kept == nullptr || visit.kept->text("was") != "anlegen") return;
  for (const auto& [field, marker] : {std::pair{"konto", "TYPED_ACCOUNT"}, std::pair{"name", "TYPED_NAME"}, std::pair{"amt", "TYPED_OFFICE"}, std::pair{"stadt", "TYPED_TOWN"},
                                      std::pair{"telefon", "TYPED_PHONE"}, std::pair{"mail", "TYPED_MAIL"}})
    form.set(marker, visit.kept->text(field));
  form.show("FORM_OPEN");
}

/// The form that lets somebody in, or who does that instead.
void put_invitation(const StabVisit& visit, const staff::AccountRow& row, Section page) {
  if (!may_shut_out(visit, row.name)) return;
  Section invite = page.add("INVITE");
  if (!may_manage(visit, row.name)) return invite.show("LENT");
  if (only_at_the_machine(visit, row.name)) return invite.show("AT_MACHINE");
  Section form = invite.add("CODE");
  form.set("CSRF", visit.session.csrf);
  form.show(row.has_password ? "RECOVERY" : "FIRST");
}

/// Whom it confirms circulars for in the chosen municipality; it cannot change that itself once it has.
void put_reader(const StabVisit& visit, const std::string& account, Section page) {
  if (!visit.town) return;
  const auto snapshot = visit.parts.readers.snapshot();
  const std::string person = circular::person_of_account(snapshot.db(), visit.log(), account);
  if (person.empty()) return;
  Section row = page.add("READS_AS");
  row.set("READER", circular::name_of_person(tree_of(visit, snapshot.db()), person));
  row.set("READER_TOWN", visit.town->town->municipality.name);
  if (visit.may_ask("circular.release_reader")) {
    Section form = row.add("RELEASE");
    put_form(visit, form, "circular.release_reader", "/stab/konten/" + account, {"a.account", account});
    form.set("READER_ACCOUNT", account);
  }
}

}  // namespace

std::optional<staff::AccountRow> seen_account(const StabVisit& visit, std::string_view account) {
  return visit.parts.door.accounts().find(account, visit.parts.executor.sight(visit.session.account));
}

namespace {

bool made_it(const StabVisit& visit, std::string_view account) {
  const auto row = visit.parts.door.accounts().find(account);
  return row && row->made_by == visit.session.account;
}

/// What is over does not count: a desk lent until Friday is nobody's reason on Monday.
std::vector<staff::Grant> held_by(const StabVisit& visit, std::string_view account) {
  std::vector<staff::Grant> out;
  std::ranges::copy_if(visit.grants->of(account), std::back_inserter(out), [&](const staff::Grant& grant) { return !grant.until || *grant.until > visit.now; });
  return out;
}

}  // namespace

bool may_manage(const StabVisit& visit, std::string_view account) {
  return staff::administers(*visit.grants, visit.session.account, held_by(visit, account), made_it(visit, account), visit.now);
}

bool may_close(const StabVisit& visit, std::string_view account) {
  return staff::administers(*visit.grants, visit.session.account, staff::home_of(*visit.grants, account, visit.now), made_it(visit, account), visit.now);
}

bool may_shut_out(const StabVisit& visit, std::string_view account) { return may_manage(visit, account) || may_close(visit, account); }

bool only_at_the_machine(const StabVisit& visit, std::string_view account) {
  if (!visit.parts.four_eyes.policy().guards(approval::Area::administrators)) return false;
  const auto row = visit.parts.door.accounts().find(account);
  return row && row->has_password && std::ranges::any_of(visit.grants->of(account), [](const staff::Grant& one) { return staff::is_for_two(one.role); });
}

std::span<const StabPage> account_pages() { return kPages; }

std::string_view account_list(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Konten", StabNav::none);
  const std::string text(trim(visit.query("q")));
  const std::size_t from = parse_u64(visit.query("ab")).value_or(0);
  const staff::AccountStore& accounts = visit.parts.door.accounts();
  const staff::Sight sight = visit.parts.executor.sight(visit.session.account);
  const std::size_t count = accounts.count(text, sight);
  page.set("QUERY", text);
  page.set("COUNT", counted(count, "Konto", "Konten"));
  for (const staff::AccountRow& row : accounts.list(text, from, rows_wanted(visit, kRowsPerPage), sight)) {
    Section line = page.add("ROW");
    line.set("NAME", row.name);
    put_person(line, row.person);
    line.set("STATE", state_of(row, visit.now));
    line.set("LAST", row.last_sign_in ? visit.moment(*row.last_sign_in) : std::string("nie"));
  }
  page.show_if(count == 0, "NONE");
  if (from > 0) page.add("BEFORE").set("FROM", std::to_string(from > kRowsPerPage ? from - kRowsPerPage : 0));
  if (from + kRowsPerPage < count) page.add("AFTER").set("FROM", std::to_string(from + kRowsPerPage));
  if (visit.may_ask("staff.create_account")) {
    Section form = page.add("CREATE");
    form.set("CSRF", visit.session.csrf);
    put_typed(visit, form);
  }
  return "account_list";
}

std::string_view account_detail(const StabVisit& visit, Section page) {
  const auto row = seen_account(visit, visit.request.param("name"));
  put_stab_frame(visit, page, row ? row->name : "Dieses Konto gibt es nicht", StabNav::none);
  if (!row) return "missing";
  page.set("NAME", row->name);
  put_person(page, row->person);
  page.set("CREATED", visit.moment(row->created));
  page.set("STATE", state_of(*row, visit.now));
  page.set("LAST", row->last_sign_in ? visit.moment(*row->last_sign_in) + " Uhr" : std::string("nie"));
  if (row->invited_until) page.set_shown("INVITED_UNTIL", visit.moment(*row->invited_until), "INVITED");
  page.show_if(!visit.query("getan").empty(), "DONE_HERE");
  const bool own = row->name == visit.session.account;
  page.show_if(own, "OWN");
  const bool may = may_shut_out(visit, row->name);
  if (!own) put_invitation(visit, *row, page);
  if (visit.may_ask("staff.close_account") && !own && may_close(visit, row->name)) page.add("CLOSE").set("CSRF", visit.session.csrf);
  put_reader(visit, row->name, page);
  const auto sessions = visit.parts.sessions.of(row->name, visit.now);
  page.show_if(sessions.empty(), "NO_SESSION");
  for (const staff::Session& one : sessions) {
    Section line = page.add("SESSION");
    line.set("CSRF", visit.session.csrf);
    line.set("SESSION_ID", one.id);
    line.set("DEVICE", one.device);
    line.set("WAY", german(one.way));
    line.set("OPENED", visit.moment(one.opened));
    line.set("USED", visit.moment(one.last_used));
    line.show_if(may && one.id != visit.session.id, "MAY_END");
  }
  return "account_detail";
}

}  // namespace nb::pages
