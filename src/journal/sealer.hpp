// SPDX-License-Identifier: EUPL-1.2
// Sealing what one command says about one subject, before it is submitted; and opening it again while the vault is unlocked.
// Threading: a Sealing belongs to one thread; open_parts() may run on any.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "crypto/seal.hpp"
#include "journal/sealed_parts.hpp"
#include "proof/entry.hpp"
#include "proof/receipt.hpp"

namespace nb {
class Random;
}

namespace nb::journal {

class Journal;
class Vault;

class Sealing {
 public:
  /// Error{key} if the log's owner has no data key.
  Sealing(Vault& vault, Random& random, const LogName& log, std::string subject, const proof::SaltSeed& seed);

  /// `content` is UTF-8; the name is one that valid_part_name() takes, once per command.
  void add(std::string_view name, std::string_view content);
  /// The key of this command's parts, for its attachments.
  [[nodiscard]] const crypto::SecretKey& key() const { return key_; }
  /// What the receipt of this command says about its sealed parts.
  [[nodiscard]] const std::vector<proof::PartSalt>& salts() const { return salts_; }
  [[nodiscard]] SealedParts finish() &&;

 private:
  Random& random_;
  LogName log_;
  proof::SaltSeed seed_;
  crypto::SecretKey key_;
  SealedParts out_;
  std::vector<proof::PartSalt> salts_;
};

/// Why sealed content cannot be read.
enum class OpenFault {
  locked,   ///< the vault is: a passphrase is needed
  erased,   ///< the key was deleted: nobody can read it any more
  damaged,  ///< key or bytes are not those of the entry
};

struct OpenedPart {
  std::string name;
  std::string content;
  proof::Salt salt;
};

/// The sealed parts of the entry at `seq`, in the order of the core; empty if it has none or does not exist.
[[nodiscard]] Result<std::vector<OpenedPart>, OpenFault> open_parts(const Journal& journal, const Vault& vault, const LogName& log, std::uint64_t seq);
/// The key that opens what `command` sealed about `subject`.
[[nodiscard]] Result<crypto::SecretKey, OpenFault> open_key(const Journal& journal, const Vault& vault, const LogName& log, std::string_view subject, std::string_view command);

}  // namespace nb::journal
