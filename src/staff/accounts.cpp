// SPDX-License-Identifier: EUPL-1.2
#include "staff/accounts.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <limits>

#include "base/text.hpp"
#include "crypto/random.hpp"
#include "staff/common_password.hpp"

namespace nb::staff {

namespace {

constexpr std::size_t kHandleBytes = 32;
constexpr std::size_t kPersonBytesMax = 200;

AccountFault taken() { return {AccountFault::Kind::name_taken, "Ein Konto mit diesem Namen gibt es schon; ein neues Passwort bekommt es mit »notbetrieb account --reset«."}; }

std::optional<AccountFault> name_fault(std::string_view name) {
  if (valid_account_name(name)) return std::nullopt;
  return AccountFault{AccountFault::Kind::name_invalid, "Der Kontoname muss mit einem Kleinbuchstaben beginnen und darf nur a-z, 0-9, Punkt und Bindestrich enthalten."};
}

bool one_line(const std::string& text) {
  return text.size() <= kPersonBytesMax && is_utf8(text) && std::ranges::none_of(text, [](char one) { return static_cast<unsigned char>(one) < 0x20 || one == 0x7f; });
}

/// Text for LIKE … ESCAPE '\': what was typed means itself.
std::string pattern_of(std::string_view text) {
  std::string out = "%";
  for (const char one : text) {
    if (one == '%' || one == '_' || one == '\\') out += '\\';
    out += one;
  }
  return out + "%";
}

constexpr const char* kRow = "SELECT * FROM account_row WHERE name = ?";
// ?1 to ?4 are what is seen (sight.hpp), the same in both: nothing is counted that is not listed.
constexpr const char* kRows =
    "SELECT * FROM account_row WHERE (?1 OR name IN (SELECT value FROM json_each(?2)) OR TRIM(town) COLLATE NOCASE IN (SELECT value FROM json_each(?3)) OR made_by IN (SELECT "
    "value "
    "FROM json_each(?4))) AND (?5 IS NULL OR name = ?5) AND (name LIKE ?6 ESCAPE '\\' OR person LIKE ?6 ESCAPE '\\' OR office LIKE ?6 ESCAPE '\\' OR town LIKE ?6 ESCAPE '\\') "
    "ORDER BY name LIMIT ?7 OFFSET ?8";
constexpr const char* kCount =
    "SELECT COUNT(*) FROM account_row WHERE (?1 OR name IN (SELECT value FROM json_each(?2)) OR TRIM(town) COLLATE NOCASE IN (SELECT value FROM json_each(?3)) OR made_by IN "
    "(SELECT "
    "value FROM json_each(?4))) AND (name LIKE ?5 ESCAPE '\\' OR person LIKE ?5 ESCAPE '\\' OR office LIKE ?5 ESCAPE '\\' OR town LIKE ?5 ESCAPE '\\')";
constexpr const char* kNotSetUp =
    "SELECT * FROM account_row WHERE name IN (SELECT name FROM account WHERE password IS NULL) ORDER BY EXISTS(SELECT 1 FROM invitation WHERE account = account_row.name AND used "
    "IS "
    "NULL AND expires > ?1), name LIMIT ?2";

std::string json_of(const std::vector<std::string>& words) { return boost::json::serialize(boost::json::array(words.begin(), words.end())); }

storage::Query& bind_sight(storage::Query& query, const Sight& sight) {
  return query.bind(std::int64_t{sight.all}, json_of(sight.accounts), json_of(sight.towns), json_of(sight.makers));
}

std::optional<Instant> moment(const storage::Query& query, int column) { return query.is_null(column) ? std::nullopt : std::optional(instant_of(query.i64(column))); }

AccountRow row_of(const storage::Query& query) {
  return {.name = query.str(0),
          .person = {query.str(1), query.str(2), query.str(3), query.str(4), query.str(5)},
          .created = instant_of(query.i64(6)),
          .has_password = query.i64(7) != 0,
          .has_totp = query.i64(8) != 0,
          .passkeys = query.u64(9),
          .codes_left = query.u64(10),
          .last_sign_in = moment(query, 11),
          .invited_until = moment(query, 12),
          .made_by = query.str(13)};
}

/// An account with the hash of its password; that is empty where none was chosen yet.
std::optional<Account> load(storage::Db& db, std::string_view name) {
  auto query = db.query("SELECT name, password, created FROM account WHERE name = ?");
  query.bind(name);
  if (!query.step()) return std::nullopt;
  return Account{query.str(0), query.is_null(1) ? "" : query.str(1), instant_of(query.i64(2))};
}

/// False if the name is taken.
bool insert(storage::Db& db, const Account& account, const Person& person) {
  crypto::SystemRandom random;
  Bytes handle(kHandleBytes);
  random.fill(handle);
  const std::optional<std::string> password = account.password_hash.empty() ? std::nullopt : std::optional(account.password_hash);
  return db.query("INSERT OR IGNORE INTO account(name, handle, created, password, person, office, town, phone, mail, made_by) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
             .bind(account.name, ByteView(handle), to_column(account.created), password, person.name, person.office, person.town, person.phone, person.mail, account.made_by)
             .run() == 1;
}

}  // namespace

std::optional<AccountFault> person_fault(const Person& person) {
  const bool good = one_line(person.name) && one_line(person.office) && one_line(person.town) && one_line(person.phone) && one_line(person.mail);
  if (good) return std::nullopt;
  return AccountFault{AccountFault::Kind::person_invalid, "Name, Amt, Ort, Telefon und E-Mail dürfen je höchstens 200 Zeichen in einer Zeile haben; bitte kürzen."};
}

AccountStore::AccountStore(const Parts& parts)
    : cost_(parts.cost),
      hashing_(parts.hashing),
      decoy_hash_(crypto::hash_password("niemand hat dieses Passwort", parts.cost)),
      db_(parts.env, parts.path),
      factors_(db_),
      passkeys_(db_),
      invitations_(db_) {}

Result<std::string, AccountFault> AccountStore::hash(std::string_view name, std::string_view password) const {
  if (const auto fault = password_fault(password, name)) return refuse(AccountFault{AccountFault::Kind::password_weak, *fault});
  if (const auto fault = common_password_fault(password)) return refuse(AccountFault{AccountFault::Kind::password_weak, *fault});
  return hashed<std::string>([password = std::string(password), cost = cost_] { return crypto::hash_password(password, cost); });
}

Result<Account, AccountFault> AccountStore::draft_without_password(std::string_view name, Instant now) const {
  if (auto fault = name_fault(name)) return refuse(std::move(*fault));
  if (has(name)) return refuse(taken());
  return Account{std::string(name), "", now};
}

Result<Account, AccountFault> AccountStore::draft(std::string_view name, std::string_view password, Instant now) const {
  if (auto fault = name_fault(name)) return refuse(std::move(*fault));
  if (const auto weak = password_fault(password, name)) return refuse(AccountFault{AccountFault::Kind::password_weak, *weak});
  if (has(name)) return refuse(taken());
  auto hashed = hash(name, password);
  if (!hashed) return refuse(std::move(hashed.error()));
  return Account{std::string(name), *std::move(hashed), now};
}

Result<void, AccountFault> AccountStore::add(const Account& account, const Person& person) {
  if (auto fault = person_fault(person)) return refuse(std::move(*fault));
  if (!db_.write([&](storage::Db& db) { return insert(db, account, person); })) return refuse(taken());
  return {};
}

Result<void, AccountFault> AccountStore::add_all(const std::vector<std::pair<Account, Person>>& people) {
  for (const auto& [account, person] : people) {
    if (auto fault = person_fault(person)) return refuse(std::move(*fault));
  }
  (void)db_.write([&](storage::Db& db) {
    for (const auto& [account, person] : people) (void)insert(db, account, person);
    return true;
  });
  return {};
}

Result<Account, AccountFault> AccountStore::create(std::string_view name, std::string_view password, Instant now) {
  auto account = draft(name, password, now);
  if (!account) return account;
  if (auto added = add(*account); !added) return refuse(std::move(added.error()));
  return account;
}

bool AccountStore::set_person(std::string_view name, const Person& person) {
  return !person_fault(person) && db_.write([&](storage::Db& db) {
    return db.query("UPDATE account SET person = ?, office = ?, town = ?, phone = ?, mail = ? WHERE name = ?")
               .bind(person.name, person.office, person.town, person.phone, person.mail, name)
               .run() == 1;
  });
}

Result<void, AccountFault> AccountStore::set_password(std::string_view name, std::string_view password) {
  const auto hashed = hash(name, password);
  if (!hashed) return refuse(hashed.error());
  const bool changed = db_.write([&](storage::Db& db) {
    db.query("DELETE FROM invitation WHERE account = ? AND used IS NULL").bind(name).run();
    return db.query("UPDATE account SET password = ? WHERE name = ?").bind(*hashed, name).run() == 1;
  });
  if (!changed) return refuse(AccountFault{AccountFault::Kind::name_invalid, "Ein Konto mit diesem Namen gibt es nicht."});
  return {};
}

Result<void, AccountFault> AccountStore::reset_password(std::string_view name, std::string_view password) {
  if (auto changed = set_password(name, password); !changed) return changed;
  (void)db_.write([&](storage::Db& db) { return db.query("UPDATE account SET let_in_by = '' WHERE name = ?").bind(name).run() == 1; });
  return {};
}

std::optional<Account> AccountStore::verify(std::string_view name, std::string_view password) const {
  if (password.size() > kPasswordBytesMax) return std::nullopt;
  const auto account = db_.read([&](storage::Db& db) { return load(db, name); });
  const bool has_password = account && !account->password_hash.empty();
  // The hash of nobody's password is checked too, so that the time taken does not tell whether the name exists.
  const bool fits =
      hashed<bool>([stored = has_password ? account->password_hash : decoy_hash_, password = std::string(password)] { return crypto::verify_password(stored, password); });
  if (!fits || !has_password) return std::nullopt;
  // Hashing takes a while: meanwhile the password may have been replaced.
  const auto now = db_.read([&](storage::Db& db) { return load(db, name); });
  return now && now->password_hash == account->password_hash ? account : std::nullopt;
}

void AccountStore::remove(std::string_view name) {
  (void)db_.write([&](storage::Db& db) {
    db.query("DELETE FROM passkey WHERE account = ?").bind(name).run();
    db.query("DELETE FROM printed_code WHERE account = ?").bind(name).run();
    db.query("DELETE FROM invitation WHERE account = ?").bind(name).run();
    db.query("DELETE FROM account WHERE name = ?").bind(name).run();
    return true;
  });
}

bool AccountStore::has(std::string_view name) const {
  return db_.read([&](storage::Db& db) { return load(db, name).has_value(); });
}

bool AccountStore::empty() const {
  return db_.read([](storage::Db& db) { return !db.query("SELECT 1 FROM account LIMIT 1").step(); });
}

std::vector<std::string> AccountStore::names() const {
  return db_.read([](storage::Db& db) {
    std::vector<std::string> out;
    for (auto query = db.query("SELECT name FROM account ORDER BY name"); query.step();) out.push_back(query.str(0));
    return out;
  });
}

std::vector<std::string> AccountStore::names(const Sight& sight) const {
  std::vector<std::string> out;
  for (AccountRow& row : list("", 0, std::numeric_limits<std::int32_t>::max(), sight)) out.push_back(std::move(row.name));
  return out;
}

std::optional<AccountRow> AccountStore::find(std::string_view name, const Sight& sight) const {
  return db_.read([&](storage::Db& db) -> std::optional<AccountRow> {
    auto query = db.query(sight.all ? kRow : kRows);
    if (sight.all)
      query.bind(name);
    else
      bind_sight(query, sight).bind(name, "%", std::uint64_t{1}, std::uint64_t{0});
    return query.step() ? std::optional(row_of(query)) : std::nullopt;
  });
}

std::vector<AccountRow> AccountStore::list(std::string_view text, std::size_t from, std::size_t most, const Sight& sight) const {
  return db_.read([&](storage::Db& db) {
    std::vector<AccountRow> out;
    auto query = db.query(kRows);
    bind_sight(query, sight).bind(std::nullopt, pattern_of(text), std::uint64_t{most}, std::uint64_t{from});
    while (query.step()) out.push_back(row_of(query));
    return out;
  });
}

std::size_t AccountStore::count(std::string_view text, const Sight& sight) const {
  return db_.read([&](storage::Db& db) {
    auto query = db.query(kCount);
    bind_sight(query, sight).bind(pattern_of(text));
    return query.step() ? query.u64(0) : 0;
  });
}

std::vector<AccountRow> AccountStore::not_set_up(Instant now, std::size_t most) const {
  return db_.read([&](storage::Db& db) {
    std::vector<AccountRow> out;
    auto query = db.query(kNotSetUp);
    query.bind(to_column(now), std::uint64_t{most});
    while (query.step()) out.push_back(row_of(query));
    return out;
  });
}

std::size_t AccountStore::count_not_set_up() const {
  return db_.read([](storage::Db& db) {
    auto query = db.query("SELECT COUNT(*) FROM account WHERE password IS NULL");
    return query.step() ? query.u64(0) : 0;
  });
}

void AccountStore::signed_in(std::string_view name, Instant now) {
  (void)db_.write([&](storage::Db& db) { return db.query("UPDATE account SET last_sign_in = ? WHERE name = ?").bind(to_column(now), name).run() == 1; });
}

}  // namespace nb::staff
