// SPDX-License-Identifier: EUPL-1.2
// The municipalities' data keys: DIR/keys/<owner>-data.key (docs/formats/data-key.md). Sealing needs the public half, which is
// always there; opening needs the private half, which a passphrase unlocks and which is then kept in memory until it is locked again.
// Threading: any thread, guarded inside; making and unlocking are slow on purpose. Durability: a key is on disk before make_key() returns.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "crypto/seal.hpp"

namespace nb {
class Env;
class Random;
}  // namespace nb

namespace nb::journal {

/// Whose data key seals what stands in a log: the part of its name before the "/".
[[nodiscard]] inline std::string owner_of(const LogName& log) { return log.str().substr(0, log.str().find('/')); }

inline constexpr std::size_t kPassphraseCharactersMin = 16;

class Vault {
 public:
  struct Options {
    Env& env;
    Random& random;
    const Clock& clock;
    std::string folder;  ///< of the keys
    crypto::PasswordCost cost = crypto::PasswordCost::interactive;
  };
  explicit Vault(Options options) : options_(std::move(options)) {}

  /// True if the owner (AGS or "region") has a data key, so that something can be sealed for it. Error{key} if the file is unreadable.
  [[nodiscard]] bool has_key(const std::string& owner) const;
  /// Makes one under a passphrase of at least kPassphraseCharactersMin characters; Error{key} if there is one already or the passphrase is too short.
  void make_key(const std::string& owner, std::string_view passphrase);
  /// The file is damaged or missing: Error{key}. False: the passphrase is wrong.
  [[nodiscard]] bool unlock(const std::string& owner, std::string_view passphrase);
  void lock(const std::string& owner);
  [[nodiscard]] bool unlocked(const std::string& owner) const;

  /// What wraps keys for the owner now; replaced every minute. Error{key} without a data key.
  [[nodiscard]] std::shared_ptr<const crypto::KeyWrapper> wrapper(const std::string& owner);  // shared: used on while it is replaced
  /// The subject key; nullopt while locked, or if it was wrapped to another data key.
  [[nodiscard]] std::optional<crypto::SecretKey> unwrap(const std::string& owner, ByteView wrapped) const;
  /// A key for another purpose (eight characters) that only the data key's holder can make; nullopt while locked.
  [[nodiscard]] std::optional<crypto::SecretKey> derive(const std::string& owner, std::string_view purpose) const;
  [[nodiscard]] std::string path(const std::string& owner) const { return options_.folder + "/" + owner + "-data.key"; }

 private:
  struct File {
    crypto::DataPublicKey key;
    std::string head;    ///< the first two lines, which the lock is bound to
    std::string locked;  ///< the third
  };
  struct Wrapping {
    std::shared_ptr<const crypto::KeyWrapper> wrapper;
    Instant made;
  };
  [[nodiscard]] File read(const std::string& owner) const;
  [[nodiscard]] const File& file_of(const std::string& owner) const;

  Options options_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, File> files_;
  std::map<std::string, Wrapping> wrappings_;
  std::map<std::string, crypto::SecretKey> open_;
};

}  // namespace nb::journal
