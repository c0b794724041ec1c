// SPDX-License-Identifier: EUPL-1.2
// The core of an entry: the JSON text that is hashed into the log, and its parts' digests (docs/formats/entry.md). Pure.
#pragma once

#include <array>
#include <boost/json/fwd.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "proof/flaw.hpp"

namespace nb {
class Random;
}
namespace nb::crypto {
class SecretKey;
}

namespace nb::proof {

inline constexpr int kEntryVersion = 1;
inline constexpr std::size_t kCoreBytesMax = 4096;
inline constexpr std::size_t kPartsMax = 32;

enum class PartKind { open, sealed };

/// What the core says about one part; the part's bytes stand outside and may disappear.
struct PartDigest {
  std::string name;  ///< [a-z0-9_][A-Za-z0-9_.-]{0,31}, unique in its entry
  PartKind kind = PartKind::open;
  Hash stored;  ///< SHA-256 of the stored bytes
  Hash says;    ///< SHA-256(salt ‖ content)
  friend bool operator==(const PartDigest&, const PartDigest&) = default;
};

/// An entry's core. Texts are UTF-8.
struct EntryCore {
  std::string type;                     ///< room.past_tense_event
  std::string at;                       ///< RFC 3339 with offset: when it was recorded
  std::optional<std::string> occurred;  ///< RFC 3339 with offset: when it happened, if earlier
  std::string node;                     ///< the writing node, as in the log's name
  std::string actor;                    ///< role account
  std::string command;                  ///< the command's id (UUID)
  std::string subject;
  std::string data = "{}";  ///< JSON object
  std::vector<PartDigest> parts;
  friend bool operator==(const EntryCore&, const EntryCore&) = default;
};

/// The bytes that are stored and hashed; refused if longer than 4096 bytes or if a field is not of its form.
/// With `data` given, the data object is moved there as decode_entry() would give it.
[[nodiscard]] Result<std::string, Flaw> encode_entry(const EntryCore& core, boost::json::object* data = nullptr);
/// Reads a core. With `data` given, the data object is moved there and EntryCore::data stays empty (spares a round trip through text).
[[nodiscard]] Result<EntryCore, Flaw> decode_entry(ByteView core, boost::json::object* data = nullptr);

/// The random prefix that keeps a part's content from being guessed out of `says`.
struct Salt {
  std::array<std::byte, 16> bytes{};
  friend auto operator<=>(const Salt&, const Salt&) = default;
};

/// True for [a-z0-9_][A-Za-z0-9_.-]{0,31}: safe as a file's name too.
[[nodiscard]] bool valid_part_name(std::string_view name);

/// A part ready to be stored.
struct StoredPart {
  PartDigest digest;
  Bytes bytes;
};

/// A part as read back.
struct PartContent {
  Salt salt;
  std::string content;
};

/// Salts and lays out an open part.
[[nodiscard]] StoredPart make_open_part(std::string_view name, std::string_view content, Random& random);
/// Reads the stored bytes of an open part and checks them against both digests of the core.
[[nodiscard]] Result<PartContent, Flaw> read_open_part(const PartDigest& digest, ByteView stored);

/// What a sealed part is bound to besides its key: moved to another place it does not open.
struct SealedPlace {
  std::string_view log;      ///< name of the log
  std::string_view subject;  ///< of the entry
};
/// Salts, lays out and seals (docs/formats/sealed-part.md).
[[nodiscard]] StoredPart make_sealed_part(std::string_view name, std::string_view content, const Salt& salt, const SealedPlace& place, const crypto::SecretKey& key,
                                          Random& random);
/// Reads the stored bytes of a sealed part and checks them against both digests of the core.
[[nodiscard]] Result<PartContent, Flaw> read_sealed_part(const PartDigest& digest, ByteView stored, const SealedPlace& place, const crypto::SecretKey& key);

/// Secret of whoever sends a command; its parts' salts follow from it, so that whoever repeats the command can name them again.
struct SaltSeed {
  std::array<std::byte, 32> bytes{};
};
/// First 16 bytes of SHA-256("notbetrieb salt" ‖ 0x00 ‖ seed ‖ name).
[[nodiscard]] Salt derive_salt(const SaltSeed& seed, std::string_view name);

/// SHA-256(salt ‖ content).
[[nodiscard]] Hash says_hash(const Salt& salt, ByteView content);

}  // namespace nb::proof
