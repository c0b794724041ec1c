// SPDX-License-Identifier: EUPL-1.2
// A disk that forgets. What was written is volatile until sync(); names are volatile until sync_directory(). When the power
// fails, unsynced writes survive in a random subset, the last one torn at a sector; names survive up to a random point.
// A sync that fails throws the data away, as Linux does: a later sync does not bring it back.
// Threading: one mutex. Everything random comes from the seed.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/env.hpp"

namespace nb::test {

class SimulatedDisk final : public Env {
 public:
  explicit SimulatedDisk(std::uint64_t seed) : random_(seed) {}

  /// Which operations count, and can be made to fail.
  enum class Op { any, write, sync };
  /// The n-th operation of that kind from now (1 = the next) fails with `error`; all later ones too if `for_ever`.
  void fail(Op op, std::uint64_t nth, int error, bool for_ever = false);
  /// The power fails within the n-th operation from now; everything answers EIO until restart().
  void cut_power_at(std::uint64_t nth);
  [[nodiscard]] bool power_is_cut();
  /// Power is back: what survived is there, open files and locks are gone, no failure is planned any more.
  void restart();
  void set_read_only(bool read_only);
  /// A disk that confirms every sync and keeps nothing: shows that a test would notice.
  void lie_about_syncs() { lies_ = true; }
  /// Operations so far that change something (open-to-create, write, truncate, sync, rename, remove, folder).
  [[nodiscard]] std::uint64_t operations();
  /// Syncs so far, those that failed too.
  [[nodiscard]] std::uint64_t syncs();

  std::unique_ptr<File> open(const std::string& path, OpenMode mode, std::uint32_t permissions) override;
  bool exists(const std::string& path) override;
  FileInfo info(const std::string& path) override;
  std::vector<std::string> list(const std::string& directory) override;
  void rename(const std::string& from, const std::string& to) override;
  void remove(const std::string& path) override;
  void make_directory(const std::string& path) override;
  void sync_directory(const std::string& directory) override;
  std::unique_ptr<FileLock> lock(const std::string& path) override;

 private:
  class OpenedFile;
  class HeldLock;

  /// A write (or a truncation, where `bytes` is empty and `size` set) that is not synced yet.
  struct Change {
    std::uint64_t offset = 0;
    Bytes bytes;
    std::optional<std::uint64_t> size;
  };
  struct Inode {
    Bytes seen;     ///< what programs read
    Bytes durable;  ///< what is on the platter
    std::vector<Change> pending;
    std::uint32_t permissions = 0;
  };
  using Names = std::map<std::string, std::shared_ptr<Inode>>;  // shared: a removed file lives on in those who have it open
  /// A change of a name that is not synced yet; no inode = removed.
  struct NameChange {
    std::string directory;
    std::vector<std::pair<std::string, std::shared_ptr<Inode>>> set;
  };
  struct Plan {
    Op op;
    std::uint64_t at;
    int error;
    bool for_ever;
  };

  static void apply(Bytes& content, const Change& change);
  void count(Op op, const std::string& path);
  void change_names(NameChange change);
  void lose_power();
  void survive(Inode& inode);
  std::shared_ptr<Inode> find(const std::string& path);
  void require_power(const std::string& path) const;

  std::mutex mutex_;
  std::mt19937_64 random_;
  Names seen_;
  Names durable_;
  std::vector<NameChange> pending_names_;
  std::set<std::string> folders_{".", "/"};
  std::set<std::string> locked_;
  std::vector<Plan> plans_;
  std::uint64_t operations_ = 0;
  std::uint64_t syncs_ = 0;
  std::uint64_t writes_ = 0;
  std::optional<std::uint64_t> cut_at_;
  std::uint64_t generation_ = 0;  ///< raised by restart(): older files answer EIO
  bool power_ = true;
  bool cutting_ = false;  ///< the operation under way is the last one
  bool read_only_ = false;
  bool lies_ = false;
};

}  // namespace nb::test
