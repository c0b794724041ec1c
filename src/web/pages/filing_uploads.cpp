// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/filing_uploads.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "crypto/random.hpp"
#include "crypto/sha256.hpp"
#include "intake/desk.hpp"
#include "paper/file_type.hpp"
#include "paper/glance.hpp"

namespace nb::pages {

namespace {

constexpr std::uint32_t kOwnerOnly = 0600;
constexpr std::size_t kNameBytesMax = 120;

/// Binds a piece to its file and place, so that pieces cannot be exchanged.
std::string context_of(std::string_view token, std::uint64_t offset) { return std::string(token) + "@" + std::to_string(offset); }

}  // namespace

struct WaitingFiles::Entry {
  std::mutex mutex;
  WaitingFile file;
  std::string form;
  std::string address;
  std::string path;
  Instant begun;
  std::uint64_t serial = 0;
  std::vector<std::uint32_t> pieces;  ///< content bytes of each
  std::uint64_t written = 0;          ///< bytes on the disk
  bool gone = false;
};

WaitingFiles::WaitingFiles(Options options) : options_(std::move(options)), key_(crypto::SecretKey::generate(options_.random)) {
  options_.env.make_directory(options_.folder);
  for (const std::string& name : options_.env.list(options_.folder)) options_.env.remove(options_.folder + "/" + name);
}

WaitingFiles::~WaitingFiles() {
  for (const auto& [token, entry] : entries_) {
    try {
      options_.env.remove(entry->path);
    } catch (const Error&) {  // noise that the next start removes
      continue;
    }
  }
}

std::optional<WaitingFiles::Fault> WaitingFiles::check(const Begin& begin) const {
  if (begin.bytes == 0) return Fault::empty;
  if (begin.bytes > intake::kUploadBytesMax) return Fault::too_large;
  std::size_t files = 0;
  std::uint64_t bytes = begin.bytes;
  for (const auto& [token, entry] : entries_) {
    if (entry->form != begin.form) continue;
    ++files;
    bytes += entry->file.bytes;
  }
  if (files >= intake::kAttachmentsMax) return Fault::too_many;
  if (bytes > intake::kUploadsBytesMax) return Fault::form_size;
  const auto used = bytes_of_address_.find(begin.address);
  if (entries_.size() >= options_.files_max || bytes_ + begin.bytes > options_.bytes_max) return Fault::no_room;
  const std::uint64_t share = used == bytes_of_address_.end() ? 0 : used->second;
  if (share + begin.bytes > options_.address_bytes_max) return Fault::no_room;
  return std::nullopt;
}

Result<WaitingFile, WaitingFiles::Problem> WaitingFiles::begin(const Begin& begin, Instant now) {
  sweep(now);
  const std::lock_guard lock(mutex_);
  if (const auto fault = check(begin)) return refuse(Problem{*fault});
  const auto entry = std::make_shared<Entry>();
  entry->file.token = crypto::make_token(options_.random, 18);
  entry->file.name = tidy_file_name(begin.name);
  entry->file.bytes = begin.bytes;
  entry->form = begin.form;
  entry->address = begin.address;
  entry->path = options_.folder + "/" + entry->file.token;
  entry->begun = now;
  entry->serial = begun_++;
  bytes_ += begin.bytes;
  bytes_of_address_[entry->address] += begin.bytes;
  entries_.emplace(entry->file.token, entry);
  return entry->file;
}

WaitingFiles::EntryPtr WaitingFiles::entry(std::string_view form, std::string_view token, Instant now) const {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(token);
  const bool fits = found != entries_.end() && found->second->form == form && now - found->second->begun < options_.keep;
  return fits ? found->second : nullptr;
}

void WaitingFiles::write_piece(Entry& entry, ByteView piece) const {
  const std::unique_ptr<File> file = options_.env.open(entry.path, OpenMode::write, kOwnerOnly);
  const Bytes sealed = crypto::seal(key_, piece, bytes_of(context_of(entry.file.token, entry.file.received)), options_.random);
  file->write_at(entry.written, sealed);
  file->close();
  entry.pieces.push_back(static_cast<std::uint32_t>(piece.size()));
  entry.written += sealed.size();
  entry.file.received += piece.size();
}

Result<WaitingFile, WaitingFiles::Problem> WaitingFiles::append(std::string_view form, std::string_view token, std::uint64_t offset, ByteView piece, Instant now) {
  const EntryPtr found = entry(form, token, now);
  if (!found) return refuse(Problem{Fault::unknown});
  const std::lock_guard lock(found->mutex);
  if (found->gone) return refuse(Problem{Fault::unknown});
  const std::uint64_t left = found->file.bytes - found->file.received;
  if (offset != found->file.received || left == 0) return refuse(Problem{Fault::offset});
  if (piece.size() > kPieceBytes || piece.size() > left || (piece.size() < kPieceBytes && piece.size() != left)) return refuse(Problem{Fault::piece});
  std::optional<Problem> fault;
  try {
    write_piece(*found, piece);
    if (found->file.received == found->file.bytes) fault = complete(*found);
  } catch (const DiskError&) {  // full: the file cannot be kept, the form still can
    fault = Problem{Fault::disk};
  }
  if (!fault) return found->file;
  forget(found);
  return refuse(*fault);
}

Result<WaitingFile, WaitingFiles::Problem> WaitingFiles::put(const Begin& whole, ByteView bytes, Instant now) {
  auto file = begin(whole, now);
  while (file && file->received < file->bytes) {
    const ByteView rest = bytes.subspan(file->received);
    file = append(whole.form, file->token, file->received, rest.first(std::min(rest.size(), kPieceBytes)), now);
  }
  return file;
}

std::optional<Bytes> WaitingFiles::content(Entry& entry) const {
  const std::unique_ptr<File> file = options_.env.open(entry.path, OpenMode::read);
  Bytes out;
  out.reserve(entry.file.bytes);
  std::uint64_t at = 0;
  for (const std::uint32_t piece : entry.pieces) {
    Bytes sealed(piece + crypto::kSealOverhead);
    if (file->read_at(at, sealed) != sealed.size()) return std::nullopt;
    const auto opened = crypto::open_sealed(key_, sealed, bytes_of(context_of(entry.file.token, out.size())));
    if (!opened) return std::nullopt;
    out.insert(out.end(), opened->begin(), opened->end());
    at += sealed.size();
  }
  return out;
}

std::optional<WaitingFiles::Problem> WaitingFiles::complete(Entry& entry) const {
  const auto bytes = content(entry);
  if (!bytes) return Problem{Fault::disk};
  const auto type = paper::detect_type(*bytes, {.bytes_max = intake::kUploadBytesMax});
  if (!type) return Problem{Fault::content, type.error()};
  if (*type == paper::FileType::tiff && !options_.faxes) return Problem{Fault::content};
  entry.file.content = crypto::sha256(*bytes);
  entry.file.pages = paper::count_pages(options_.reader, *bytes, *type);
  entry.file.type = paper::name_of(*type);
  return std::nullopt;
}

std::optional<WaitingFile> WaitingFiles::find(std::string_view form, std::string_view token, Instant now) const {
  const EntryPtr found = entry(form, token, now);
  if (!found) return std::nullopt;
  const std::lock_guard lock(found->mutex);
  return found->gone ? std::nullopt : std::optional(found->file);
}

std::vector<WaitingFiles::EntryPtr> WaitingFiles::entries_of(std::string_view form) const {
  const std::lock_guard lock(mutex_);
  std::vector<EntryPtr> out;
  for (const auto& [token, entry] : entries_)
    if (entry->form == form) out.push_back(entry);
  std::ranges::sort(out, {}, &Entry::serial);
  return out;
}

std::vector<WaitingFile> WaitingFiles::list(std::string_view form, Instant now) const {
  std::vector<WaitingFile> out;
  for (const EntryPtr& found : entries_of(form)) {
    const std::lock_guard lock(found->mutex);
    if (!found->gone && found->file.complete() && now - found->begun < options_.keep) out.push_back(found->file);
  }
  return out;
}

std::optional<Bytes> WaitingFiles::read(std::string_view form, std::string_view token, Instant now) const {
  const EntryPtr found = entry(form, token, now);
  if (!found) return std::nullopt;
  const std::lock_guard lock(found->mutex);
  if (found->gone || !found->file.complete()) return std::nullopt;
  return content(*found);
}

/// The caller holds the entry's mutex, never the table's.
void WaitingFiles::forget(const EntryPtr& entry) {
  entry->gone = true;
  try {
    if (options_.env.exists(entry->path)) options_.env.remove(entry->path);
  } catch (const DiskError&) {  // noise that the next start removes
    entry->written = 0;
  }
  const std::lock_guard lock(mutex_);
  if (entries_.erase(entry->file.token) == 0) return;
  bytes_ -= entry->file.bytes;
  const auto share = bytes_of_address_.find(entry->address);
  if (share == bytes_of_address_.end()) return;
  share->second -= entry->file.bytes;
  if (share->second == 0) bytes_of_address_.erase(share);
}

void WaitingFiles::remove(std::string_view form, std::string_view token) {
  const EntryPtr found = entry(form, token, Instant{});
  if (!found) return;
  const std::lock_guard lock(found->mutex);
  forget(found);
}

void WaitingFiles::remove(std::string_view form) {
  for (const EntryPtr& found : entries_of(form)) {
    const std::lock_guard lock(found->mutex);
    forget(found);
  }
}

void WaitingFiles::sweep(Instant now) {
  std::vector<EntryPtr> old;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [token, entry] : entries_)
      if (now - entry->begun >= options_.keep) old.push_back(entry);
  }
  for (const EntryPtr& entry : old) {
    const std::lock_guard lock(entry->mutex);
    forget(entry);
  }
}

std::uint64_t WaitingFiles::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

std::string tidy_file_name(std::string_view sent) {
  const std::size_t folder = sent.find_last_of("/\\");
  std::string_view rest = folder == std::string_view::npos ? sent : sent.substr(folder + 1);
  std::string out;
  if (!is_utf8(rest)) rest = {};
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const auto byte = static_cast<unsigned char>(rest[i]);
    const std::string_view three = rest.substr(i, 3);
    // U+200E, U+200F, U+202A to U+202E and U+2066 to U+2069 turn the reading direction: "fdp.exe" must not look like "exe.pdf".
    const bool mark =
        three == "\xE2\x80\x8E" || three == "\xE2\x80\x8F" || (three >= "\xE2\x80\xAA" && three <= "\xE2\x80\xAE") || (three >= "\xE2\x81\xA6" && three <= "\xE2\x81\xA9");
    if (mark) i += 2;
    if (mark || byte < 0x20 || byte == 0x7F) continue;
    if (out.size() >= kNameBytesMax && (byte & 0xC0U) != 0x80U) break;
    out += rest[i];
  }
  out = to_nfc(trim(out));
  return out.empty() || out == "." || out == ".." ? "Anlage" : out;
}

}  // namespace nb::pages
