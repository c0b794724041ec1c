// SPDX-License-Identifier: EUPL-1.2
#include "staff/accounts_invitations.hpp"

#include <algorithm>

#include "staff/accounts_db.hpp"
#include "staff/codes.hpp"
#include "staff/model.hpp"

namespace nb::staff {

namespace {

Result<std::string, InvitationFault> open_in(storage::Db& db, std::string_view typed, Instant now) {
  auto query = db.query("SELECT account, expires, used IS NOT NULL FROM invitation WHERE hash = ?");
  query.bind(code_hash(normal_code(typed), ""));
  if (normal_code(typed).empty() || !query.step()) return refuse(InvitationFault::unknown);
  if (query.i64(2) != 0) return refuse(InvitationFault::used);
  if (query.i64(1) <= to_column(now)) return refuse(InvitationFault::expired);
  return query.str(0);
}

/// False if there is no such account.
bool put(storage::Db& db, std::string_view account, std::string_view code, const InvitationTime& time) {
  return db.query("INSERT OR REPLACE INTO invitation(account, hash, issued_by, issued, expires) SELECT name, ?2, ?3, ?4, ?5 FROM account WHERE name = ?1")
             .bind(account, code_hash(normal_code(code), ""), time.by, to_column(time.now), to_column(time.until))
             .run() == 1;
}

}  // namespace

std::string_view to_string(InvitationFault fault) {
  switch (fault) {
    case InvitationFault::unknown:
      return "invitation_unknown";
    case InvitationFault::expired:
      return "invitation_expired";
    case InvitationFault::used:
      return "invitation_used";
  }
  return "";
}

std::string Invitations::issue(std::string_view account, std::string_view by, Random& random, Instant now, Instant until) {
  const std::string code = make_enrolment_code(random);
  const bool issued = db_.write([&](storage::Db& db) { return put(db, account, code, {std::string(by), now, until}); });
  return issued ? code : "";
}

bool Invitations::issue_all(std::span<const NewInvitation> codes, const InvitationTime& time) {
  return db_.write([&](storage::Db& db) {
    db.query("DELETE FROM setting WHERE name = 'unfinished_sheets'").run();
    return std::ranges::all_of(codes, [&](const NewInvitation& one) { return put(db, one.account, one.code, time); });
  });
}

void Invitations::begin_sheets(const std::string& file) {
  (void)db_.write([&](storage::Db& db) { return db.query("INSERT OR REPLACE INTO setting(name, value) VALUES('unfinished_sheets', ?)").bind(bytes_of(file)).run() == 1; });
}

void Invitations::end_sheets() {
  (void)db_.write([](storage::Db& db) { return db.query("DELETE FROM setting WHERE name = 'unfinished_sheets'").run() == 1; });
}

std::optional<std::string> Invitations::unfinished_sheets() const {
  return db_.read([](storage::Db& db) -> std::optional<std::string> {
    auto query = db.query("SELECT value FROM setting WHERE name = 'unfinished_sheets'");
    return query.step() ? std::optional(std::string(text_of(query.blob(0)))) : std::nullopt;
  });
}

Result<std::string, InvitationFault> Invitations::open(std::string_view typed, Instant now) const {
  return db_.read([&](storage::Db& db) { return open_in(db, typed, now); });
}

Result<std::string, InvitationFault> Invitations::accept(std::string_view typed, std::string_view password_hash, Instant now) {
  Result<std::string, InvitationFault> account = refuse(InvitationFault::unknown);
  (void)db_.write([&](storage::Db& db) {
    account = open_in(db, typed, now);
    if (!account) return false;
    db.query("UPDATE invitation SET used = ? WHERE account = ?").bind(to_column(now), *account).run();
    db.query("UPDATE account SET password = ?1, totp = NULL, totp_step = 0, totp_since = NULL, let_in_by = (SELECT issued_by FROM invitation WHERE account = ?2) WHERE name = ?2")
        .bind(password_hash, *account)
        .run();
    db.query("DELETE FROM passkey WHERE account = ?").bind(*account).run();
    db.query("DELETE FROM printed_code WHERE account = ?").bind(*account).run();
    return true;
  });
  return account;
}

void Invitations::withdraw(std::string_view account) {
  (void)db_.write([&](storage::Db& db) { return db.query("DELETE FROM invitation WHERE account = ?").bind(account).run() == 1; });
}

void Invitations::withdraw_others(std::string_view account, std::string_view by) {
  (void)db_.write([&](storage::Db& db) {
    return db.query("DELETE FROM invitation WHERE account = ? AND used IS NULL AND issued_by NOT IN (?, ?)").bind(account, by, kMachineActor).run() == 1;
  });
}

std::string Invitations::let_in_by(std::string_view account) const {
  return db_.read([&](storage::Db& db) {
    auto query = db.query("SELECT let_in_by FROM account WHERE name = ?");
    query.bind(account);
    return query.step() ? query.str(0) : std::string();
  });
}

}  // namespace nb::staff
