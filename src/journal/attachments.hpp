// SPDX-License-Identifier: EUPL-1.2
// Attachments of entries: sealed under the key of the command that names them, content-addressed by the hash of the sealed bytes, one
// file each: FOLDER/<owner>/<first two digits>/<sha256>. A file is synced before its entry is submitted, so an entry never names one
// that is not there; one that no entry names is an orphan and swept later.
// Threading: any; an AttachmentWriter belongs to one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>

#include "base/bytes.hpp"
#include "base/env.hpp"
#include "base/result.hpp"
#include "crypto/sha256.hpp"

namespace nb {
class Random;
}
namespace nb::crypto {
class SecretKey;
class StreamSealer;
}  // namespace nb::crypto

namespace nb::journal {

inline constexpr std::uint64_t kAttachmentBytesMax = std::uint64_t{64} << 20;

/// A stored attachment: what the entry's core says about it (`stored`, `bytes`) and what stays sealed (`content`).
struct StoredAttachment {
  Hash stored;   ///< SHA-256 of the sealed file: its name
  Hash content;  ///< SHA-256 of what was handed in
  std::uint64_t bytes = 0;
};

class AttachmentStore;

/// Takes one attachment piece by piece; what is not finished is removed.
class AttachmentWriter {
 public:
  ~AttachmentWriter();
  AttachmentWriter(AttachmentWriter&&) noexcept;
  AttachmentWriter& operator=(AttachmentWriter&&) = delete;
  /// Throws DiskError.
  void write(ByteView bytes);
  /// Durable under its name when it returns.
  [[nodiscard]] StoredAttachment finish();

 private:
  friend class AttachmentStore;
  AttachmentWriter(Env& env, std::string folder, std::string temporary, const crypto::SecretKey& key);
  void put(ByteView piece, bool last);

  Env* env_;
  std::string folder_;
  std::string temporary_;
  std::unique_ptr<File> file_;
  std::unique_ptr<crypto::StreamSealer> sealer_;
  std::unique_ptr<crypto::Sha256> stored_;
  std::unique_ptr<crypto::Sha256> content_;
  Bytes pending_;
  std::uint64_t written_ = 0;
  std::uint64_t bytes_ = 0;
};

/// Why an attachment cannot be read.
enum class AttachmentFault { missing, damaged };

class AttachmentStore {
 public:
  struct Options {
    Env& env;
    Random& random;
    std::string folder;
  };
  explicit AttachmentStore(Options options) : options_(std::move(options)) {}

  /// Throws DiskError.
  [[nodiscard]] AttachmentWriter begin(const std::string& owner, const crypto::SecretKey& key);
  /// `take` gets the content in pieces that are each genuine; only the result says that it was complete and the last.
  [[nodiscard]] Result<void, AttachmentFault> read(const std::string& owner, const Hash& stored, const crypto::SecretKey& key, const std::function<void(ByteView)>& take) const;
  [[nodiscard]] bool has(const std::string& owner, const Hash& stored) const;
  /// Removes what no entry names (any more: an erased subject's files are noise) and is not being written now; the number of files. Only before anything is taken (at start).
  std::size_t sweep(const std::string& owner, const std::set<Hash>& named);

 private:
  [[nodiscard]] std::string path(const std::string& owner, const Hash& stored) const;

  Options options_;
};

}  // namespace nb::journal
