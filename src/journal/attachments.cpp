// SPDX-License-Identifier: EUPL-1.2
#include "journal/attachments.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "crypto/random.hpp"
#include "crypto/seal.hpp"
#include "crypto/seal_stream.hpp"

namespace nb::journal {

namespace {

constexpr std::uint32_t kOwnerOnly = 0600;
constexpr std::string_view kUnfinished = ".part";

}  // namespace

AttachmentWriter::AttachmentWriter(Env& env, std::string folder, std::string temporary, const crypto::SecretKey& key)
    : env_(&env),
      folder_(std::move(folder)),
      temporary_(std::move(temporary)),
      file_(env.open(temporary_, OpenMode::create, kOwnerOnly)),
      sealer_(std::make_unique<crypto::StreamSealer>(key)),
      stored_(std::make_unique<crypto::Sha256>()),
      content_(std::make_unique<crypto::Sha256>()) {
  const ByteView header = sealer_->header();
  file_->write_at(0, header);
  stored_->update(header);
  written_ = header.size();
}

AttachmentWriter::AttachmentWriter(AttachmentWriter&&) noexcept = default;

AttachmentWriter::~AttachmentWriter() {
  if (!file_) return;
  try {
    file_->close();
    env_->remove(temporary_);
  } catch (const Error&) {  // the sweep at the next start finds it
    return;
  }
}

void AttachmentWriter::put(ByteView piece, bool last) {
  const Bytes sealed = sealer_->seal(piece, last);
  file_->write_at(written_, sealed);
  stored_->update(sealed);
  written_ += sealed.size();
}

void AttachmentWriter::write(ByteView bytes) {
  bytes_ += bytes.size();
  content_->update(bytes);
  while (!bytes.empty()) {
    // A full piece is kept until more comes: only then is it certain that it is not the last.
    if (pending_.size() == crypto::kStreamPieceBytes) {
      put(pending_, false);
      pending_.clear();
    }
    const std::size_t n = std::min(bytes.size(), crypto::kStreamPieceBytes - pending_.size());
    pending_.insert(pending_.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(n));
    bytes = bytes.subspan(n);
  }
}

StoredAttachment AttachmentWriter::finish() {
  put(pending_, true);
  StoredAttachment out{.stored = stored_->finish(), .content = content_->finish(), .bytes = bytes_};
  file_->sync();
  file_->close();
  file_.reset();
  const std::string name = to_hex(out.stored.bytes);
  const std::string folder = folder_ + "/" + name.substr(0, 2);
  env_->make_directory(folder);
  env_->rename(temporary_, folder + "/" + name);
  env_->sync_directory(folder);
  return out;
}

std::string AttachmentStore::path(const std::string& owner, const Hash& stored) const {
  const std::string name = to_hex(stored.bytes);
  return options_.folder + "/" + owner + "/" + name.substr(0, 2) + "/" + name;
}

AttachmentWriter AttachmentStore::begin(const std::string& owner, const crypto::SecretKey& key) {
  const std::string folder = options_.folder + "/" + owner;
  options_.env.make_directory(folder);
  return AttachmentWriter(options_.env, folder, folder + "/" + crypto::make_token(options_.random, 18) + std::string(kUnfinished), key);
}

bool AttachmentStore::has(const std::string& owner, const Hash& stored) const { return options_.env.exists(path(owner, stored)); }

Result<void, AttachmentFault> AttachmentStore::read(const std::string& owner, const Hash& stored, const crypto::SecretKey& key, const std::function<void(ByteView)>& take) const {
  if (!has(owner, stored)) return refuse(AttachmentFault::missing);
  const std::unique_ptr<File> file = options_.env.open(path(owner, stored), OpenMode::read);
  std::array<std::byte, crypto::kStreamHeaderBytes> header{};
  if (file->read_at(0, header) != header.size()) return refuse(AttachmentFault::damaged);
  crypto::StreamOpener opener(key, header);
  Bytes piece(crypto::kStreamPieceBytes + crypto::kStreamOverhead);
  std::uint64_t at = header.size();
  while (!opener.finished()) {
    const std::size_t n = file->read_at(at, piece);
    const auto content = opener.open(ByteView(piece).first(n));
    if (!content) return refuse(AttachmentFault::damaged);
    take(*content);
    at += n;
  }
  if (at != file->size()) return refuse(AttachmentFault::damaged);
  return {};
}

std::size_t AttachmentStore::sweep(const std::string& owner, const std::set<Hash>& named) {
  const std::string folder = options_.folder + "/" + owner;
  if (!options_.env.exists(folder)) return 0;
  std::set<std::string> kept;
  for (const Hash& hash : named) kept.insert(to_hex(hash.bytes));
  std::size_t removed = 0;
  for (const std::string& name : options_.env.list(folder)) {
    const std::string inner = folder + "/" + name;
    if (!options_.env.info(inner).directory) {
      if (!name.ends_with(kUnfinished)) continue;
      options_.env.remove(inner);
      ++removed;
      continue;
    }
    for (const std::string& file : options_.env.list(inner)) {
      if (kept.contains(file)) continue;
      options_.env.remove(inner + "/" + file);
      ++removed;
    }
  }
  return removed;
}

}  // namespace nb::journal
