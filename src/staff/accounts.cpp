// SPDX-License-Identifier: EUPL-1.2
#include "staff/accounts.hpp"

#include <boost/json.hpp>

#include "base/env.hpp"
#include "base/error.hpp"

namespace nb::staff {

namespace json = boost::json;

namespace {

constexpr std::uint64_t kFileBytesMax = 1 << 20;
constexpr std::uint32_t kOwnerOnly = 0600;

[[noreturn]] void unreadable(const std::string& path) {
  throw Error(ErrorKind::key, "Die Kontendatei " + path + " ist nicht lesbar; bitte aus der Sicherung der Schlüssel zurückspielen oder mit »notbetrieb account« neu anlegen.");
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

}  // namespace

AccountStore::AccountStore(const Parts& parts) : parts_(parts), decoy_hash_(crypto::hash_password("niemand hat dieses Passwort", parts.cost)), accounts_(load()) {}

AccountStore::Accounts AccountStore::load() const {
  Accounts accounts;
  if (!parts_.env.exists(parts_.path)) return accounts;
  if ((parts_.env.info(parts_.path).permissions & 077U) != 0) {
    throw Error(ErrorKind::key, "Die Kontendatei " + parts_.path + " ist für andere lesbar; bitte »chmod 600 " + parts_.path + "« ausführen.");
  }
  const Bytes bytes = read_file(parts_.env, parts_.path, kFileBytesMax);
  boost::system::error_code error;
  const json::value root = json::parse(text_of(bytes), error);
  if (error || !root.is_object()) unreadable(parts_.path);
  const json::value* list = root.as_object().if_contains("accounts");
  if (list == nullptr || !list->is_array()) unreadable(parts_.path);
  for (const json::value& item : list->as_array()) {
    Account account = account_of(item, parts_.path);
    std::string name = account.name;
    accounts.emplace(std::move(name), std::move(account));
  }
  return accounts;
}

void AccountStore::reload() {
  const std::lock_guard lock(mutex_);
  accounts_ = load();
}

void AccountStore::save(const Accounts& accounts) {
  json::array list;
  for (const auto& [name, account] : accounts) {
    list.push_back(json::object{{"name", name}, {"created", format_utc(account.created)}, {"password", account.password_hash}});
  }
  write_file_durably(parts_.env, parts_.path, bytes_of(json::serialize(json::object{{"v", 1}, {"accounts", std::move(list)}}) + "\n"), kOwnerOnly);
}

namespace {

AccountFault taken() { return {AccountFault::Kind::name_taken, "Ein Konto mit diesem Namen gibt es schon; ein neues Passwort bekommt es mit »notbetrieb account --reset«."}; }

}  // namespace

Result<Account, AccountFault> AccountStore::draft(std::string_view name, std::string_view password, Instant now) const {
  if (!valid_account_name(name)) {
    return refuse(AccountFault{AccountFault::Kind::name_invalid, "Der Kontoname muss mit einem Kleinbuchstaben beginnen und darf nur a-z, 0-9, Punkt und Bindestrich enthalten."});
  }
  if (const auto fault = password_fault(password, name)) return refuse(AccountFault{AccountFault::Kind::password_weak, *fault});
  {
    const std::lock_guard lock(mutex_);
    if (accounts_.contains(name)) return refuse(taken());
  }
  return Account{std::string(name), crypto::hash_password(password, parts_.cost), now};
}

Result<void, AccountFault> AccountStore::add(const Account& account) {
  const std::lock_guard lock(mutex_);
  if (accounts_.contains(account.name)) return refuse(taken());
  auto next = accounts_;
  next.emplace(account.name, account);
  save(next);
  accounts_ = std::move(next);
  return {};
}

Result<Account, AccountFault> AccountStore::create(std::string_view name, std::string_view password, Instant now) {
  auto account = draft(name, password, now);
  if (!account) return account;
  if (auto added = add(*account); !added) return refuse(std::move(added.error()));
  return account;
}

Result<void, AccountFault> AccountStore::set_password(std::string_view name, std::string_view password) {
  if (const auto fault = password_fault(password, name)) return refuse(AccountFault{AccountFault::Kind::password_weak, *fault});
  std::string hash = crypto::hash_password(password, parts_.cost);
  const std::lock_guard lock(mutex_);
  auto next = accounts_;
  const auto found = next.find(name);
  if (found == next.end()) return refuse(AccountFault{AccountFault::Kind::name_invalid, "Ein Konto mit diesem Namen gibt es nicht."});
  found->second.password_hash = std::move(hash);
  save(next);
  accounts_ = std::move(next);
  return {};
}

std::optional<Account> AccountStore::verify(std::string_view name, std::string_view password) const {
  if (password.size() > kPasswordBytesMax) return std::nullopt;
  std::optional<Account> account;
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = accounts_.find(name); found != accounts_.end()) account = found->second;
  }
  // The hash of nobody's password is checked too, so that the time taken does not tell whether the name exists.
  const bool fits = crypto::verify_password(account ? account->password_hash : decoy_hash_, password);
  if (!fits || !account) return std::nullopt;
  const std::lock_guard lock(mutex_);  // hashing takes a while: meanwhile the password may have been replaced
  const auto now = accounts_.find(name);
  return now != accounts_.end() && now->second.password_hash == account->password_hash ? account : std::nullopt;
}

std::vector<std::string> AccountStore::names() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> out;
  for (const auto& [name, account] : accounts_) out.push_back(name);
  return out;
}

bool AccountStore::empty() const {
  const std::lock_guard lock(mutex_);
  return accounts_.empty();
}

}  // namespace nb::staff
