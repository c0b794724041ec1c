// SPDX-License-Identifier: EUPL-1.2
#include "staff/accounts_db.hpp"

#include <boost/json.hpp>
#include <vector>

#include "base/env.hpp"
#include "base/error.hpp"
#include "crypto/random.hpp"
#include "staff/model.hpp"

namespace nb::staff {

namespace json = boost::json;

namespace {

constexpr std::uint64_t kOldFileBytesMax = 1 << 20;
constexpr std::uint32_t kOwnerOnly = 0600;
constexpr int kSchema = 2;
constexpr std::size_t kHandleBytes = 32;
constexpr std::size_t kSettingKeyBytes = 32;

constexpr const char* kTables =
    "CREATE TABLE account(name TEXT PRIMARY KEY, handle BLOB NOT NULL UNIQUE, created INTEGER NOT NULL, password TEXT, person TEXT NOT NULL DEFAULT '', "
    "office TEXT NOT NULL DEFAULT '', town TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '', mail TEXT NOT NULL DEFAULT '', totp BLOB, "
    "totp_step INTEGER NOT NULL DEFAULT 0, totp_since INTEGER, last_sign_in INTEGER, let_in_by TEXT NOT NULL DEFAULT '', made_by TEXT NOT NULL DEFAULT '') WITHOUT ROWID;"
    "CREATE TABLE passkey(id BLOB PRIMARY KEY, account TEXT NOT NULL, label TEXT NOT NULL, public_key BLOB NOT NULL, counter INTEGER NOT NULL, "
    "backup_eligible INTEGER NOT NULL, backed_up INTEGER NOT NULL, created INTEGER NOT NULL, last_used INTEGER) WITHOUT ROWID;"
    "CREATE INDEX passkey_by_account ON passkey(account, created);"
    "CREATE TABLE printed_code(account TEXT NOT NULL, hash BLOB NOT NULL, used INTEGER, PRIMARY KEY(account, hash)) WITHOUT ROWID;"
    "CREATE TABLE invitation(account TEXT PRIMARY KEY, hash BLOB NOT NULL UNIQUE, issued_by TEXT NOT NULL, issued INTEGER NOT NULL, expires INTEGER NOT NULL, "
    "used INTEGER) WITHOUT ROWID;"
    "CREATE TABLE setting(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;";
constexpr const char* kView =
    "CREATE VIEW account_row AS SELECT name, person, office, town, phone, mail, created, password IS NOT NULL, totp IS NOT NULL, "
    "(SELECT COUNT(*) FROM passkey WHERE account = a.name), (SELECT COUNT(*) FROM printed_code WHERE account = a.name AND used IS NULL), last_sign_in, "
    "(SELECT expires FROM invitation WHERE account = a.name AND used IS NULL), made_by FROM account a;";

[[noreturn]] void unreadable(const std::string& path) {
  throw Error(ErrorKind::key, "Die Kontendatei " + path + " ist nicht lesbar; bitte aus der Sicherung der Schlüssel zurückspielen oder mit »notbetrieb account« neu anlegen.");
}

void require_private(Env& env, const std::string& path) {
  if ((env.info(path).permissions & 077U) == 0) return;
  throw Error(ErrorKind::key, "Die Kontendatei " + path + " ist für andere lesbar; bitte »chmod 600 " + path + "« ausführen.");
}

std::string member(const json::object& object, std::string_view name, const std::string& path) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) unreadable(path);
  return std::string(value->as_string());
}

Account account_of(const json::value& value, const std::string& path) {
  if (!value.is_object()) unreadable(path);
  const json::object& object = value.as_object();
  const auto created = parse_rfc3339(member(object, "created", path));
  Account account{member(object, "name", path), member(object, "password", path), {}};
  if (!created || !valid_account_name(account.name)) unreadable(path);
  account.created = *created;
  return account;
}

std::vector<Account> read_old_file(Env& env, const std::string& path) {
  require_private(env, path);
  const Bytes bytes = read_file(env, path, kOldFileBytesMax);
  boost::system::error_code error;
  const json::value root = json::parse(text_of(bytes), error);
  if (error || !root.is_object()) unreadable(path);
  const json::value* list = root.as_object().if_contains("accounts");
  if (list == nullptr || !list->is_array()) unreadable(path);
  std::vector<Account> accounts;
  for (const json::value& item : list->as_array()) accounts.push_back(account_of(item, path));
  return accounts;
}

std::string old_file_beside(const std::string& path) {
  const std::size_t folder = path.rfind('/');
  return (folder == std::string::npos ? "" : path.substr(0, folder + 1)) + "accounts.json";
}

void make_tables(storage::Db& db) {
  crypto::SystemRandom random;
  Bytes key(kSettingKeyBytes);
  random.fill(key);
  db.begin();
  db.exec(kTables);
  db.exec(kView);
  db.query("INSERT INTO setting(name, value) VALUES('device_key', ?)").bind(ByteView(key)).run();
  db.set_user_version(kSchema);
  db.commit();
}

/// Since 2 it is kept who made an account and who let somebody in: an invitation is replaced by the next one.
void to_schema_2(storage::Db& db) {
  db.begin();
  db.exec("DROP VIEW account_row");
  db.exec("ALTER TABLE account ADD COLUMN let_in_by TEXT NOT NULL DEFAULT ''");
  db.exec("ALTER TABLE account ADD COLUMN made_by TEXT NOT NULL DEFAULT ''");
  db.exec(kView);
  db.exec("UPDATE account SET let_in_by = COALESCE((SELECT issued_by FROM invitation WHERE account = account.name AND used IS NOT NULL), '')");
  db.set_user_version(2);
  db.commit();
}

}  // namespace

AccountDb::Transaction::~Transaction() {
  try {
    if (db_.in_transaction()) db_.rollback();
  } catch (const Error&) {  // what made it necessary is on its way to somebody who tells it
  }
}

AccountDb::AccountDb(Env& env, const std::string& path) {
  if (!env.exists(path)) write_file_durably(env, path, {}, kOwnerOnly);  // before SQLite would make it readable for others
  require_private(env, path);
  db_ = std::make_unique<storage::Db>(storage::DbOptions{.path = path, .sync = storage::DbOptions::Sync::full});
  db_->exec("PRAGMA secure_delete=ON");
  const std::int64_t version = db_->user_version();
  if (version > kSchema) throw Error(ErrorKind::newer_version, "Die Kontendatei " + path + " stammt von einer neueren Version; bitte diese verwenden.");
  if (version == 0) make_tables(*db_);
  if (version == 1) to_schema_2(*db_);
  take_over(env, old_file_beside(path));
}

void AccountDb::take_over(Env& env, const std::string& old_file) {
  if (!env.exists(old_file)) return;
  crypto::SystemRandom random;
  const std::vector<Account> accounts = read_old_file(env, old_file);
  (void)write([&](storage::Db& db) {
    for (const Account& account : accounts) {
      Bytes handle(kHandleBytes);
      random.fill(handle);
      db.query("INSERT OR IGNORE INTO account(name, handle, created, password) VALUES(?, ?, ?, ?)")
          .bind(account.name, ByteView(handle), to_column(account.created), account.password_hash)
          .run();
    }
    return true;
  });
  env.remove(old_file);
}

std::int64_t to_column(Instant at) { return std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count(); }
Instant instant_of(std::int64_t column) { return Instant(std::chrono::milliseconds(column)); }

}  // namespace nb::staff
