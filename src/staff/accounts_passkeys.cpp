// SPDX-License-Identifier: EUPL-1.2
#include "staff/accounts_passkeys.hpp"

#include "base/text.hpp"
#include "staff/accounts_db.hpp"

namespace nb::staff {

namespace {

Bytes copy(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

/// A name somebody typed, cut where a character ends.
std::string label_of(std::string_view typed) {
  std::string label(trim(typed));
  if (label.size() > kPasskeyLabelBytesMax) label.resize(kPasskeyLabelBytesMax);
  while (!label.empty() && !is_utf8(label)) label.pop_back();
  return label.empty() ? "Passkey" : label;
}

}  // namespace

Bytes PasskeyStore::user_handle(std::string_view account) const {
  return db_.read([&](storage::Db& db) {
    auto query = db.query("SELECT handle FROM account WHERE name = ?");
    query.bind(account);
    return query.step() ? copy(query.blob(0)) : Bytes{};
  });
}

bool PasskeyStore::add(std::string_view account, const NewPasskey& made, std::string_view label, Instant now) {
  return db_.write([&](storage::Db& db) {
    return db.query(
                 "INSERT OR IGNORE INTO passkey(id, account, label, public_key, counter, backup_eligible, backed_up, created) "
                 "SELECT ?1, name, ?3, ?4, ?5, ?6, ?7, ?8 FROM account WHERE name = ?2 AND (SELECT COUNT(*) FROM passkey WHERE account = ?2) < ?9")
               .bind(ByteView(made.credential_id), account, label_of(label), ByteView(made.public_key), std::uint64_t{made.counter}, made.backup_eligible ? 1 : 0,
                     made.backed_up ? 1 : 0, to_column(now), std::uint64_t{kPasskeysPerAccountMax})
               .run() == 1;
  });
}

std::optional<OwnedPasskey> PasskeyStore::find(ByteView credential_id) const {
  return db_.read([&](storage::Db& db) -> std::optional<OwnedPasskey> {
    auto query = db.query("SELECT p.account, p.public_key, p.counter, a.handle, p.backup_eligible FROM passkey p JOIN account a ON a.name = p.account WHERE p.id = ?");
    query.bind(credential_id);
    if (!query.step()) return std::nullopt;
    return OwnedPasskey{query.str(0), {copy(query.blob(1)), static_cast<std::uint32_t>(query.u64(2)), copy(query.blob(3)), query.i64(4) != 0}};
  });
}

bool PasskeyStore::use(ByteView credential_id, std::uint32_t before, const PasskeyUse& use, Instant now) {
  return db_.write([&](storage::Db& db) {
    return db.query("UPDATE passkey SET counter = ?, backed_up = ?, last_used = ? WHERE id = ? AND counter = ?")
               .bind(std::uint64_t{use.counter}, use.backed_up ? 1 : 0, to_column(now), credential_id, std::uint64_t{before})
               .run() == 1;
  });
}

std::vector<PasskeyRow> PasskeyStore::of(std::string_view account) const {
  return db_.read([&](storage::Db& db) {
    std::vector<PasskeyRow> out;
    auto query = db.query("SELECT id, label, created, last_used, backed_up FROM passkey WHERE account = ? ORDER BY created, id");
    query.bind(account);
    while (query.step())
      out.push_back(
          {to_base64url(query.blob(0)), query.str(1), instant_of(query.i64(2)), query.is_null(3) ? std::nullopt : std::optional(instant_of(query.i64(3))), query.i64(4) != 0});
    return out;
  });
}

bool PasskeyStore::rename(std::string_view account, std::string_view id, std::string_view label) {
  const auto credential = from_base64url(id);
  return credential && db_.write([&](storage::Db& db) {
    return db.query("UPDATE passkey SET label = ? WHERE account = ? AND id = ?").bind(label_of(label), account, ByteView(*credential)).run() == 1;
  });
}

bool PasskeyStore::remove(std::string_view account, std::string_view id) {
  const auto credential = from_base64url(id);
  return credential && db_.write([&](storage::Db& db) { return db.query("DELETE FROM passkey WHERE account = ? AND id = ?").bind(account, ByteView(*credential)).run() == 1; });
}

}  // namespace nb::staff
