// SPDX-License-Identifier: EUPL-1.2
// One's own account (/stab/konto) and everybody's (/stab/konten): pages, and what their forms have done. A form's field "was" says
// what it asks for. What is secret is shown once, on the page that answers the form.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "staff/accounts.hpp"
#include "staff/accounts_factors.hpp"
#include "web/pages/stab_actions.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

[[nodiscard]] std::span<const StabPage> account_pages();

std::string_view own_account(const StabVisit& visit, Section page);
std::string_view account_list(const StabVisit& visit, Section page);
std::string_view account_detail(const StabVisit& visit, Section page);

/// POST /stab/konto, for whoever is signed in: passkeys, app, printed codes, password, sessions.
void own_account_act(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);
/// POST /stab/konten, for administrators: create, invite, end sessions, close.
void account_list_act(const StabVisit& visit, const web::Form& form, const StabAnswer& answer);

/// "Noch 2 gedruckte Ersatzcodes. Bitte drucken Sie neue aus."; empty while there are enough, or never were any.
[[nodiscard]] std::string codes_reminder(const StabVisit& visit, const staff::PrintedCodes& codes);
/// What the question for a new passkey is bound to: account and session.
[[nodiscard]] std::string passkey_purpose(const staff::Session& session);
/// The account of that name; nullopt if there is none, or whoever asks does not see it: both are answered alike.
[[nodiscard]] std::optional<staff::AccountRow> seen_account(const StabVisit& visit, std::string_view account);
/// True if whoever asks gives roles wherever that account has any: nobody lets themselves into an account that may do more.
[[nodiscard]] bool may_manage(const StabVisit& visit, std::string_view account);
/// True for whoever gives roles wherever the account belongs: not where it was only lent.
[[nodiscard]] bool may_close(const StabVisit& visit, std::string_view account);
/// True also for whoever gives roles at its home while it is lent elsewhere: ending sessions opens nobody's desk.
[[nodiscard]] bool may_shut_out(const StabVisit& visit, std::string_view account);
/// Somebody signs in with it already, and it decides about what others may: a code for it would be a second person made by the first.
[[nodiscard]] bool only_at_the_machine(const StabVisit& visit, std::string_view account);
/// "Passwort und App"
[[nodiscard]] std::string_view german(staff::SignInWay way);

}  // namespace nb::pages
