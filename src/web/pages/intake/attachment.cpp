// SPDX-License-Identifier: EUPL-1.2
// Handing out an attachment: only of a filing that names it, only while it can be opened, and always to be saved, never to be run.
#include <algorithm>

#include "base/text.hpp"
#include "intake/events.hpp"
#include "journal/attachments.hpp"
#include "journal/journal.hpp"
#include "journal/sealer.hpp"
#include "proof/entry.hpp"
#include "state/read_pool.hpp"
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

}  // namespace

std::optional<web::Response> desk_attachment(const StabVisit& visit) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto filing = visit.town ? filing_of(visit, snapshot.db()) : std::nullopt;
  const auto wanted = intake::parse_hash(visit.request.param("hash"));
  if (!filing || !wanted) return std::nullopt;
  const auto named = std::ranges::find(filing->attachments, *wanted, &intake::Attachment::stored);
  if (named == filing->attachments.end()) return std::nullopt;
  const auto key = key_of(visit, *filing);
  if (!key) return std::nullopt;
  std::string bytes;
  bytes.reserve(named->bytes);
  const auto read = visit.parts.attachments.read(owner_of(visit), *wanted, *key, [&](ByteView piece) { bytes += text_of(piece); });
  if (!read) return std::nullopt;
  return file_answer(named->type, std::move(bytes), file_name(*filing, *named, static_cast<std::size_t>(named - filing->attachments.begin())));
}

}  // namespace nb::pages
