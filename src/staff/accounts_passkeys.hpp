// SPDX-License-Identifier: EUPL-1.2
// The passkeys of all accounts; several per account, each with a name its owner gave it. Threading and durability: accounts_db.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "staff/passkey.hpp"

namespace nb::staff {

class AccountDb;

/// A passkey as its owner sees it.
struct PasskeyRow {
  std::string id;  ///< base64url of the credential id
  std::string label;
  Instant created;
  std::optional<Instant> last_used;
  bool backed_up = false;
};
/// A passkey as checking an assertion needs it.
struct OwnedPasskey {
  std::string account;
  StoredPasskey stored;
};

inline constexpr std::size_t kPasskeysPerAccountMax = 20;
inline constexpr std::size_t kPasskeyLabelBytesMax = 80;

class PasskeyStore {
 public:
  explicit PasskeyStore(AccountDb& db) : db_(db) {}

  /// What the authenticator is told instead of a name: random, the same for all passkeys of an account. Empty for an unknown account.
  [[nodiscard]] Bytes user_handle(std::string_view account) const;
  /// False if that credential id is known already (whosever it is), the account is unknown or has the most passkeys it may have.
  [[nodiscard]] bool add(std::string_view account, const NewPasskey& made, std::string_view label, Instant now);
  [[nodiscard]] std::optional<OwnedPasskey> find(ByteView credential_id) const;
  /// Keeps the new counter; false if the passkey is gone or was used elsewhere meanwhile, so that its counter is no longer `before`.
  [[nodiscard]] bool use(ByteView credential_id, std::uint32_t before, const PasskeyUse& use, Instant now);
  [[nodiscard]] std::vector<PasskeyRow> of(std::string_view account) const;
  bool rename(std::string_view account, std::string_view id, std::string_view label);
  bool remove(std::string_view account, std::string_view id);

 private:
  AccountDb& db_;
};

}  // namespace nb::staff
