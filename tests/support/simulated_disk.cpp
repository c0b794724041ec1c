// SPDX-License-Identifier: EUPL-1.2
#include "simulated_disk.hpp"

#include <algorithm>
#include <cerrno>

namespace nb::test {

namespace {

constexpr std::size_t kSectorBytes = 512;

}  // namespace

void SimulatedDisk::apply(Bytes& content, const Change& change) {
  if (change.size) {
    content.resize(*change.size);
    return;
  }
  const auto end = change.offset + change.bytes.size();
  if (content.size() < end) content.resize(end);
  std::ranges::copy(change.bytes, content.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

class SimulatedDisk::HeldLock final : public FileLock {
 public:
  HeldLock(SimulatedDisk& disk, std::string path) : disk_(disk), path_(std::move(path)), generation_(disk.generation_) {}
  ~HeldLock() override {
    const std::scoped_lock guard(disk_.mutex_);
    if (generation_ == disk_.generation_) disk_.locked_.erase(path_);
  }

 private:
  SimulatedDisk& disk_;
  std::string path_;
  std::uint64_t generation_;
};

class SimulatedDisk::OpenedFile final : public File {
 public:
  OpenedFile(SimulatedDisk& disk, std::shared_ptr<Inode> inode, std::string path, bool writes)
      : disk_(disk), inode_(std::move(inode)), path_(std::move(path)), writes_(writes), generation_(disk.generation_) {}

  std::size_t read_at(std::uint64_t offset, std::span<std::byte> out) override {
    const std::scoped_lock guard(disk_.mutex_);
    require_alive();
    const Bytes& content = inode_->seen;
    if (offset >= content.size()) return 0;
    const auto count = std::min<std::size_t>(out.size(), content.size() - offset);
    std::copy_n(content.begin() + static_cast<std::ptrdiff_t>(offset), count, out.begin());
    return count;
  }
  void write_at(std::uint64_t offset, ByteView bytes) override { change({offset, Bytes(bytes.begin(), bytes.end()), std::nullopt}); }
  void truncate(std::uint64_t size) override { change({0, {}, size}); }

  void sync() override {
    const std::scoped_lock guard(disk_.mutex_);
    require_alive();
    try {
      disk_.count(Op::sync, path_);
    } catch (const DiskError&) {
      inode_->pending.clear();  // the kernel marks the pages clean and forgets the error
      throw;
    }
    if (!disk_.cutting_ && !disk_.lies_) {
      for (const Change& pending : inode_->pending) apply(inode_->durable, pending);
      inode_->pending.clear();
    }
    disk_.lose_power();
  }

  std::uint64_t size() override {
    const std::scoped_lock guard(disk_.mutex_);
    require_alive();
    return inode_->seen.size();
  }
  void close() override {}

 private:
  void require_alive() const {
    disk_.require_power(path_);
    if (generation_ != disk_.generation_) throw DiskError(EIO, "Zugriff auf", path_);
  }
  void change(Change made) {
    const std::scoped_lock guard(disk_.mutex_);
    require_alive();
    if (!writes_) throw DiskError(EBADF, "Schreiben in", path_);
    disk_.count(Op::write, path_);
    apply(inode_->seen, made);
    inode_->pending.push_back(std::move(made));
    disk_.lose_power();
  }

  SimulatedDisk& disk_;
  std::shared_ptr<Inode> inode_;
  std::string path_;
  bool writes_;
  std::uint64_t generation_;
};

void SimulatedDisk::require_power(const std::string& path) const {
  if (!power_) throw DiskError(EIO, "Zugriff auf", path);
}

/// Counts an operation that is about to happen, and throws if it is planned to fail.
void SimulatedDisk::count(Op op, const std::string& path) {
  require_power(path);
  if (read_only_) throw DiskError(EROFS, "Schreiben in", path);
  ++operations_;
  if (op == Op::sync) ++syncs_;
  if (op == Op::write) ++writes_;
  for (const Plan& plan : plans_) {
    if (plan.op != Op::any && plan.op != op) continue;
    const std::uint64_t now = plan.op == Op::sync ? syncs_ : plan.op == Op::write ? writes_ : operations_;
    if (now == plan.at || (plan.for_ever && now > plan.at)) throw DiskError(plan.error, "Schreiben in", path);
  }
  cutting_ = cut_at_ && operations_ >= *cut_at_;
}

/// If the operation just done was the last one: decides what survives, and fails it.
void SimulatedDisk::lose_power() {
  if (!cutting_) return;
  power_ = false;
  const std::size_t kept = pending_names_.empty() ? 0 : random_() % (pending_names_.size() + 1);
  for (std::size_t i = 0; i < kept; ++i) {
    for (const auto& [path, inode] : pending_names_[i].set) {
      if (inode) {
        durable_[path] = inode;
      } else {
        durable_.erase(path);
      }
    }
  }
  pending_names_.clear();
  std::set<Inode*> done;
  for (const auto& [path, inode] : durable_) {
    if (done.insert(inode.get()).second) survive(*inode);
  }
  throw DiskError(EIO, "Zugriff auf", "den Datenträger ohne Strom");
}

/// A random subset of the unsynced changes, in order, each possibly only up to a sector.
void SimulatedDisk::survive(Inode& inode) {
  for (Change& change : inode.pending) {
    const auto chance = random_() % 4;
    if (chance == 0) continue;
    if (chance == 1 && !change.size) {  // torn: the first sectors only
      const std::size_t first = (kSectorBytes - change.offset % kSectorBytes) % kSectorBytes;
      const std::size_t sectors = change.bytes.size() / kSectorBytes;
      const std::size_t length = first + (sectors == 0 ? 0 : random_() % (sectors + 1)) * kSectorBytes;
      change.bytes.resize(std::min(length, change.bytes.size()));
    }
    apply(inode.durable, change);
  }
  inode.pending.clear();
}

void SimulatedDisk::fail(Op op, std::uint64_t nth, int error, bool for_ever) {
  const std::scoped_lock guard(mutex_);
  const std::uint64_t now = op == Op::sync ? syncs_ : op == Op::write ? writes_ : operations_;
  plans_.push_back({op, now + nth, error, for_ever});
}

void SimulatedDisk::cut_power_at(std::uint64_t nth) {
  const std::scoped_lock guard(mutex_);
  cut_at_ = operations_ + nth;
}

bool SimulatedDisk::power_is_cut() {
  const std::scoped_lock guard(mutex_);
  return !power_;
}

void SimulatedDisk::restart() {
  const std::scoped_lock guard(mutex_);
  if (power_) {  // asked for without a planned cut: cut it now
    cutting_ = true;
    try {
      lose_power();
    } catch (const DiskError&) {
      power_ = false;
    }
  }
  seen_ = durable_;
  for (const auto& [path, inode] : seen_) inode->seen = inode->durable;
  locked_.clear();
  plans_.clear();
  cut_at_.reset();
  cutting_ = false;
  power_ = true;
  ++generation_;
}

void SimulatedDisk::set_read_only(bool read_only) {
  const std::scoped_lock guard(mutex_);
  read_only_ = read_only;
}

std::uint64_t SimulatedDisk::operations() {
  const std::scoped_lock guard(mutex_);
  return operations_;
}

std::uint64_t SimulatedDisk::syncs() {
  const std::scoped_lock guard(mutex_);
  return syncs_;
}

std::shared_ptr<SimulatedDisk::Inode> SimulatedDisk::find(const std::string& path) {
  require_power(path);
  const auto found = seen_.find(path);
  return found == seen_.end() ? nullptr : found->second;
}

void SimulatedDisk::change_names(NameChange change) {
  for (const auto& [path, inode] : change.set) {
    if (inode) {
      seen_[path] = inode;
    } else {
      seen_.erase(path);
    }
  }
  pending_names_.push_back(std::move(change));
  lose_power();
}

std::unique_ptr<File> SimulatedDisk::open(const std::string& path, OpenMode mode, std::uint32_t permissions) {
  const std::scoped_lock guard(mutex_);
  auto inode = find(path);
  const bool writes = mode != OpenMode::read;
  if (inode && mode == OpenMode::create) throw DiskError(EEXIST, "Anlegen von", path);
  if (writes && read_only_) throw DiskError(EROFS, "Öffnen von", path);
  if (!inode) {
    if (!writes || !folders_.contains(parent_path(path))) throw DiskError(ENOENT, "Öffnen von", path);
    count(Op::any, path);
    inode = std::make_shared<Inode>();
    inode->permissions = permissions;
    change_names({parent_path(path), {{path, inode}}});
  }
  return std::make_unique<OpenedFile>(*this, std::move(inode), path, writes);
}

bool SimulatedDisk::exists(const std::string& path) {
  const std::scoped_lock guard(mutex_);
  return find(path) != nullptr || folders_.contains(path);
}

FileInfo SimulatedDisk::info(const std::string& path) {
  const std::scoped_lock guard(mutex_);
  if (const auto inode = find(path)) return {.size = inode->seen.size(), .directory = false, .permissions = inode->permissions};
  if (folders_.contains(path)) return {.size = 0, .directory = true, .permissions = 0750};
  throw DiskError(ENOENT, "Prüfen von", path);
}

std::vector<std::string> SimulatedDisk::list(const std::string& directory) {
  const std::scoped_lock guard(mutex_);
  require_power(directory);
  if (!folders_.contains(directory)) throw DiskError(ENOENT, "Lesen von", directory);
  std::set<std::string> names;
  const auto add = [&](const std::string& path) {
    if (parent_path(path) == directory && path != directory) names.insert(path.substr(directory.size() + 1));
  };
  for (const auto& [path, inode] : seen_) add(path);
  for (const auto& path : folders_) add(path);
  return {names.begin(), names.end()};
}

void SimulatedDisk::rename(const std::string& from, const std::string& to) {
  const std::scoped_lock guard(mutex_);
  const auto inode = find(from);
  if (!inode) throw DiskError(ENOENT, "Umbenennen von", from);
  count(Op::any, from);
  change_names({parent_path(to), {{to, inode}, {from, nullptr}}});
}

void SimulatedDisk::remove(const std::string& path) {
  const std::scoped_lock guard(mutex_);
  if (!find(path)) throw DiskError(ENOENT, "Löschen von", path);
  count(Op::any, path);
  change_names({parent_path(path), {{path, nullptr}}});
}

/// Durable when it returns, as Env promises.
void SimulatedDisk::make_directory(const std::string& path) {
  const std::scoped_lock guard(mutex_);
  require_power(path);
  for (std::string at = path; folders_.insert(at).second; at = parent_path(at)) continue;
}

void SimulatedDisk::sync_directory(const std::string& directory) {
  const std::scoped_lock guard(mutex_);
  if (!folders_.contains(directory)) throw DiskError(ENOENT, "Sichern von", directory);
  count(Op::sync, directory);
  if (!cutting_) {
    const auto here = [&](const NameChange& change) { return change.directory == directory; };
    for (const NameChange& change : pending_names_) {
      if (!here(change)) continue;
      for (const auto& [path, inode] : change.set) {
        if (inode) {
          durable_[path] = inode;
        } else {
          durable_.erase(path);
        }
      }
    }
    std::erase_if(pending_names_, here);
  }
  lose_power();
}

std::unique_ptr<FileLock> SimulatedDisk::lock(const std::string& path) {
  const std::scoped_lock guard(mutex_);
  require_power(path);
  if (!locked_.insert(path).second) {
    throw Error(ErrorKind::locked, "Der Ordner " + parent_path(path) + " wird schon von einem anderen Notbetrieb benutzt; bitte diesen zuerst beenden.");
  }
  return std::make_unique<HeldLock>(*this, path);
}

}  // namespace nb::test
