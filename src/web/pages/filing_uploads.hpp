// SPDX-License-Identifier: EUPL-1.2
// Attachments on their way: between the form and its sending. Each lies in a file of its own, in pieces that are sealed under a key
// which exists in this process's memory only, so that nobody can read them from the disk, and nobody at all after a restart. What
// is not sent within the hour is dropped. Bounded in files and bytes, in all, per form and per address.
// Threading: any; one file is written by one thread at a time. Durability: none on purpose.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/env.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "crypto/seal.hpp"
#include "paper/refusals.hpp"

namespace nb {
class Random;
}
namespace nb::paper {
class PageReader;
}

namespace nb::pages {

/// Pieces in which a script sends a file; the last one is shorter.
inline constexpr std::size_t kPieceBytes = 512 * 1024;

/// A file that waits, as the form knows it.
struct WaitingFile {
  std::string token;
  std::string name;
  std::uint64_t bytes = 0;     ///< as announced
  std::uint64_t received = 0;  ///< so far
  std::string type;            ///< "PDF", "JPEG", "PNG", by content; empty until it is complete
  Hash content;                ///< SHA-256, once it is complete
  std::uint32_t pages = 0;     ///< once it is complete; 0: they could not be counted
  [[nodiscard]] bool complete() const { return !type.empty(); }
};

class WaitingFiles {
 public:
  struct Options {
    Env& env;
    Random& random;
    paper::PageReader& reader;  ///< counts pages, on the thread that brings a file's last piece
    bool faxes = false;         ///< TIFF is taken too
    std::string folder;         ///< beneath the data folder; whatever lies there at start is removed
    std::uint64_t bytes_max = std::uint64_t{2} << 30;
    std::uint64_t address_bytes_max = std::uint64_t{512} << 20;
    std::size_t files_max = 4000;
    std::chrono::minutes keep{60};
  };
  explicit WaitingFiles(Options options);
  ~WaitingFiles();
  WaitingFiles(const WaitingFiles&) = delete;
  WaitingFiles& operator=(const WaitingFiles&) = delete;

  enum class Fault {
    unknown,    ///< no such file, or its hour is over
    offset,     ///< not where the file ends so far; WaitingFile::received says where
    piece,      ///< longer than a piece or than the file, or a short one in between
    empty,      ///< 0 bytes
    too_large,  ///< more than 20 MB
    too_many,   ///< more files than a filing may have
    form_size,  ///< more bytes than a filing may have
    no_room,    ///< this server keeps too much already; later or by post
    content,    ///< not a file we take: Problem::content says why
    disk,
  };
  struct Problem {
    Fault fault;
    paper::ScanFault content = paper::ScanFault::unknown_type;
  };
  struct Begin {
    std::string_view form;     ///< the form's command id
    std::string_view address;  ///< of the sender, for its share
    std::string_view name;
    std::uint64_t bytes = 0;
  };
  [[nodiscard]] Result<WaitingFile, Problem> begin(const Begin& begin, Instant now);
  /// Takes the piece at `offset`; the last one also types the file, and a file of a wrong type is gone afterwards.
  [[nodiscard]] Result<WaitingFile, Problem> append(std::string_view form, std::string_view token, std::uint64_t offset, ByteView piece, Instant now);
  /// A whole file at once.
  [[nodiscard]] Result<WaitingFile, Problem> put(const Begin& begin, ByteView bytes, Instant now);
  [[nodiscard]] std::optional<WaitingFile> find(std::string_view form, std::string_view token, Instant now) const;
  /// The complete files of a form, in the order in which they came.
  [[nodiscard]] std::vector<WaitingFile> list(std::string_view form, Instant now) const;
  /// The content of a complete file; nullopt if it is not there any more.
  [[nodiscard]] std::optional<Bytes> read(std::string_view form, std::string_view token, Instant now) const;
  void remove(std::string_view form, std::string_view token);
  /// All files of a form.
  void remove(std::string_view form);
  /// Drops what has waited too long.
  void sweep(Instant now);
  [[nodiscard]] std::uint64_t bytes() const;

 private:
  struct Entry;
  using EntryPtr = std::shared_ptr<Entry>;  // shared: dropped from the table while somebody still reads it

  [[nodiscard]] std::optional<Fault> check(const Begin& begin) const;
  [[nodiscard]] std::vector<EntryPtr> entries_of(std::string_view form) const;
  [[nodiscard]] EntryPtr entry(std::string_view form, std::string_view token, Instant now) const;
  void write_piece(Entry& entry, ByteView piece) const;
  [[nodiscard]] std::optional<Bytes> content(Entry& entry) const;
  [[nodiscard]] std::optional<Problem> complete(Entry& entry) const;
  void forget(const EntryPtr& entry);

  const Options options_;
  const crypto::SecretKey key_;
  mutable std::mutex mutex_;
  std::map<std::string, EntryPtr, std::less<>> entries_;                ///< by token
  std::uint64_t begun_ = 0;                                             ///< files so far
  std::uint64_t bytes_ = 0;                                             ///< as announced
  std::map<std::string, std::uint64_t, std::less<>> bytes_of_address_;  ///< likewise
};

/// A file's name as it is shown and sealed: without folders, control characters and direction marks, at most 120 characters;
/// "Anlage" if nothing is left.
[[nodiscard]] std::string tidy_file_name(std::string_view sent);

}  // namespace nb::pages
