// SPDX-License-Identifier: EUPL-1.2
#include "staff/accounts_factors.hpp"

#include "base/text.hpp"
#include "crypto/hmac.hpp"
#include "crypto/sha256.hpp"
#include "staff/accounts_db.hpp"
#include "staff/codes.hpp"
#include "staff/passkey.hpp"
#include "staff/totp.hpp"

namespace nb::staff {

namespace {

constexpr std::chrono::hours kDeviceKnown{24 * 180};
constexpr std::size_t kMarkHead = 8 + 16;  // when, and a name nobody else has

struct App {
  Bytes secret;  // empty: none
  std::int64_t last_step = 0;
  bool passkeys = false;
};

App app_of(storage::Db& db, std::string_view account) {
  auto query = db.query("SELECT totp, totp_step, EXISTS(SELECT 1 FROM passkey WHERE account = account.name) FROM account WHERE name = ?");
  query.bind(account);
  if (!query.step()) return {};
  const ByteView secret = query.is_null(0) ? ByteView() : query.blob(0);
  return {Bytes(secret.begin(), secret.end()), query.i64(1), query.i64(2) != 0};
}

enum class Printed { none, there, used };

Printed printed_code(storage::Db& db, std::string_view account, const Hash& hash) {
  auto query = db.query("SELECT used IS NOT NULL FROM printed_code WHERE account = ? AND hash = ?");
  query.bind(account, hash);
  if (!query.step()) return Printed::none;
  return query.i64(0) != 0 ? Printed::used : Printed::there;
}

/// Used ones count: with the tenth the second factor does not go away, or a password alone would sign in from then on.
bool has_codes(storage::Db& db, std::string_view account) {
  auto query = db.query("SELECT 1 FROM printed_code WHERE account = ? LIMIT 1");
  query.bind(account);
  return query.step();
}

}  // namespace

SecondFactors::Found SecondFactors::look(std::string_view account, std::string_view typed, Instant now) const {
  static const Bytes kNobodys(kTotpSecretBytes);
  const Hash code = code_hash(normal_code(typed), account);
  const auto [app, printed, codes] = db_.read([&](storage::Db& db) { return std::tuple(app_of(db, account), printed_code(db, account, code), has_codes(db, account)); });
  const auto step = find_totp_step(app.secret.empty() ? kNobodys : app.secret, typed, now);
  if (app.secret.empty() && !app.passkeys && !codes) return {FactorVerdict::none_enrolled, 0, code};
  if (trim(typed).empty()) return {FactorVerdict::missing, 0, code};
  if (printed == Printed::there) return {FactorVerdict::printed_code, 0, code};
  if (printed == Printed::used) return {FactorVerdict::reused, 0, code};
  if (!step || app.secret.empty()) return {FactorVerdict::wrong, 0, code};
  return {*step > app.last_step ? FactorVerdict::app_code : FactorVerdict::reused, *step, code};
}

FactorVerdict SecondFactors::judge(std::string_view account, std::string_view typed, Instant now) const { return look(account, typed, now).verdict; }

FactorVerdict SecondFactors::use(std::string_view account, std::string_view typed, Instant now) {
  const Found found = look(account, typed, now);
  bool used = true;
  if (found.verdict == FactorVerdict::app_code) {
    used = db_.write([&](storage::Db& db) { return db.query("UPDATE account SET totp_step = ?1 WHERE name = ?2 AND totp_step < ?1").bind(found.step, account).run() == 1; });
  }
  if (found.verdict == FactorVerdict::printed_code) {
    used = db_.write([&](storage::Db& db) {
      return db.query("UPDATE printed_code SET used = ? WHERE account = ? AND hash = ? AND used IS NULL").bind(to_column(now), account, found.code).run() == 1;
    });
  }
  return used ? found.verdict : FactorVerdict::reused;
}

bool SecondFactors::enrolled(std::string_view account) const {
  return db_.read([&](storage::Db& db) {
    const App app = app_of(db, account);
    return !app.secret.empty() || app.passkeys || has_codes(db, account);
  });
}

PrintedCodes SecondFactors::printed_codes(std::string_view account) const {
  return db_.read([&](storage::Db& db) {
    auto query = db.query("SELECT COUNT(*), COUNT(*) - COUNT(used) FROM printed_code WHERE account = ?");
    query.bind(account);
    return query.step() ? PrintedCodes{.given = query.u64(0), .left = query.u64(1)} : PrintedCodes{};
  });
}

bool SecondFactors::enrol_app(std::string_view account, ByteView secret, std::string_view typed, Instant now) {
  const auto step = secret.size() == kTotpSecretBytes ? find_totp_step(secret, typed, now) : std::nullopt;
  if (!step) return false;
  return db_.write([&](storage::Db& db) {
    return db.query("UPDATE account SET totp = ?, totp_step = ?, totp_since = ? WHERE name = ?").bind(secret, *step, to_column(now), account).run() == 1;
  });
}

void SecondFactors::remove_app(std::string_view account) {
  (void)db_.write([&](storage::Db& db) { return db.query("UPDATE account SET totp = NULL, totp_step = 0, totp_since = NULL WHERE name = ?").bind(account).run() == 1; });
}

std::vector<std::string> SecondFactors::print_codes(std::string_view account, Random& random) {
  std::vector<std::string> codes;
  for (int i = 0; i < kPrintedCodes; ++i) codes.push_back(make_printed_code(random));
  (void)db_.write([&](storage::Db& db) {
    db.query("DELETE FROM printed_code WHERE account = ?").bind(account).run();
    for (const std::string& code : codes) db.query("INSERT INTO printed_code(account, hash) VALUES(?, ?)").bind(account, code_hash(normal_code(code), account)).run();
    return true;
  });
  return codes;
}

Bytes SecondFactors::device_key() const {
  return db_.read([](storage::Db& db) {
    auto query = db.query("SELECT value FROM setting WHERE name = 'device_key'");
    const ByteView key = query.step() ? query.blob(0) : ByteView();
    return Bytes(key.begin(), key.end());
  });
}

std::string SecondFactors::device_mark(std::string_view account, Random& random, Instant now) const {
  Bytes mark(kMarkHead);
  random.fill(mark);
  const auto at = static_cast<std::uint64_t>(to_column(now));
  for (std::size_t i = 0; i < 8; ++i) mark[i] = static_cast<std::byte>(at >> (8 * (7 - i)));
  const Hash proof = crypto::keyed_hash(device_key(), {mark, bytes_of(account)});
  mark.insert(mark.end(), proof.bytes.begin(), proof.bytes.end());
  return to_base64url(mark);
}

std::optional<std::string> SecondFactors::known_device(std::string_view account, std::string_view mark, Instant now) const {
  const auto bytes = from_base64url(mark);
  const Bytes key = device_key();
  if (!bytes || bytes->size() != kMarkHead + 32 || key.empty()) return std::nullopt;
  const ByteView head = ByteView(*bytes).first(kMarkHead);
  if (!crypto::equal_constant_time(ByteView(*bytes).subspan(kMarkHead), crypto::keyed_hash(key, {head, bytes_of(account)}).bytes)) return std::nullopt;
  std::uint64_t at = 0;
  for (const std::byte one : head.first(8)) at = (at << 8U) | std::to_integer<std::uint64_t>(one);
  if (now - instant_of(static_cast<std::int64_t>(at)) > kDeviceKnown) return std::nullopt;
  return to_hex(head.subspan(8));
}

}  // namespace nb::staff
