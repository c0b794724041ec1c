// SPDX-License-Identifier: EUPL-1.2
// Handing out an attachment: only of a filing that names it, only while it can be opened, and always to be saved, never to be run.
// Its first page, too: drawn by the confined reader when somebody looks, kept in memory for a while, and never on the disk.
#include <algorithm>

#include "base/text.hpp"
#include "intake/events.hpp"
#include "journal/attachments.hpp"
#include "journal/journal.hpp"
#include "journal/sealer.hpp"
#include "paper/glance.hpp"
#include "proof/entry.hpp"
#include "state/read_pool.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/intake/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

/// A name that means the same on every machine; what the sender called it stays on the page.
std::string file_name(const intake::Filing& filing, const intake::Attachment& attachment, std::size_t place) {
  const std::string_view type = attachment.type;
  const std::string_view ending = type == "application/pdf" ? ".pdf" : type == "image/jpeg" ? ".jpg" : type == "image/png" ? ".png" : type == "image/tiff" ? ".tif" : ".bin";
  return filing.number + "-Anlage-" + std::to_string(place + 1) + std::string(ending);
}

/// The key of the command that took the filing; nullopt: locked, erased or damaged.
std::optional<crypto::SecretKey> key_of(const StabVisit& visit, const intake::Filing& filing) {
  if (!filing.subject.starts_with("f-")) return std::nullopt;
  auto key = journal::open_key(visit.parts.journal, visit.parts.vault, visit.log(), filing.subject, filing.subject.substr(2));
  return key ? std::optional(*std::move(key)) : std::nullopt;
}

/// An attachment that this visit may read.
struct Wanted {
  intake::Filing filing;
  intake::Attachment attachment;
  std::size_t place = 0;
  crypto::SecretKey key;
};
std::optional<Wanted> wanted_of(const StabVisit& visit) {
  const auto snapshot = visit.parts.readers.snapshot();
  auto filing = visit.town ? filing_of(visit, snapshot.db()) : std::nullopt;
  const auto hash = intake::parse_hash(visit.request.param("hash"));
  if (!filing || !hash || !may_open(visit, snapshot.db(), filing->subject)) return std::nullopt;
  const auto named = std::ranges::find(filing->attachments, *hash, &intake::Attachment::stored);
  if (named == filing->attachments.end()) return std::nullopt;
  auto key = visit.parts.journal.sealed() ? std::nullopt : key_of(visit, *filing);  // where no trace can be written nothing is opened
  if (!key) return std::nullopt;
  visit.note_read(filing->subject);
  const intake::Attachment attachment = *named;
  const auto place = static_cast<std::size_t>(named - filing->attachments.begin());
  return Wanted{.filing = *std::move(filing), .attachment = attachment, .place = place, .key = *std::move(key)};
}

std::optional<std::string> content_of(const StabVisit& visit, const Wanted& wanted) {
  std::string bytes;
  bytes.reserve(wanted.attachment.bytes);
  const auto read = visit.parts.attachments.read(owner_of(visit), wanted.attachment.stored, wanted.key, [&](ByteView piece) { bytes += text_of(piece); });
  return read ? std::optional(std::move(bytes)) : std::nullopt;
}

Previews::Image draw(const StabVisit& visit, const Wanted& wanted) {
  const auto bytes = content_of(visit, wanted);
  if (!bytes) return refuse(paper::ScanFault::damaged);
  const auto page = paper::first_page(visit.parts.previews, bytes_of(*bytes));
  if (!page) return refuse(page.error());
  return std::string(text_of(*page));
}

}  // namespace

std::optional<web::Response> desk_attachment(const StabVisit& visit) {
  const auto wanted = wanted_of(visit);
  auto bytes = wanted ? content_of(visit, *wanted) : std::nullopt;
  if (!bytes) return std::nullopt;
  return file_answer(wanted->attachment.type, *std::move(bytes), file_name(wanted->filing, wanted->attachment, wanted->place));
}

std::optional<web::Response> desk_preview(const StabVisit& visit) {
  const auto wanted = wanted_of(visit);
  if (!wanted) return std::nullopt;
  const std::string key = owner_of(visit) + "/" + to_hex(wanted->attachment.stored.bytes);
  auto image = visit.memory.previews.find(key);
  if (!image) {
    image = draw(visit, *wanted);
    const bool passes = !*image && image->error() == paper::ScanFault::unavailable;  // the file is not to blame
    if (!passes) visit.memory.previews.put(key, *image, visit.now);
  }
  return preview_answer(*std::move(image));
}

}  // namespace nb::pages
