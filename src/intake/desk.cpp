// SPDX-License-Identifier: EUPL-1.2
#include "intake/desk.hpp"

#include <boost/json.hpp>

#include "base/error.hpp"
#include "intake/events.hpp"
#include "intake/refusals.hpp"
#include "journal/attachments.hpp"
#include "journal/journal.hpp"
#include "journal/vault.hpp"
#include "paper/file_type.hpp"
#include "proof/entry.hpp"
#include "state/args.hpp"

namespace nb::intake {

using journal::owner_of;

namespace {

struct Limited {
  std::string_view field;
  const std::string* text;
  std::size_t bytes_max;
};

/// What is sealed is never looked at again before somebody opens it, so it is checked here.
std::optional<state::Refusal> check_texts(const Sealed& sealed) {
  for (const Limited& one : {Limited{"Name", &sealed.sender.name, 300}, Limited{"Anschrift", &sealed.sender.address, 500}, Limited{"Telefon", &sealed.sender.phone, 100},
                             Limited{"E-Mail", &sealed.sender.email, 254}, Limited{"Betreff", &sealed.content.title, 300}, Limited{"Inhalt", &sealed.content.text, 20'000},
                             Limited{"Aktenzeichen", &sealed.content.reference, 200}}) {
    if (one.text->size() > one.bytes_max) return refusal(Reason::too_long, one.field);
    if (!state::is_readable(*one.text)) return refusal(Reason::unreadable, one.field);
  }
  return std::nullopt;
}

state::Refusal refused_file(const std::string& name, paper::ScanFault fault) {
  return {paper::code_of(fault), "Anlage »" + name + "«: " + std::string(paper::wording_of(fault).de)};
}

}  // namespace

bool Desk::ready(const LogName& log) const { return parts_.vault.has_key(owner_of(log)); }

std::vector<AsideFile> Desk::aside(const LogName& log) const { return parts_.aside ? parts_.aside(log) : std::vector<AsideFile>(); }

Result<Prepared, state::Refusal> Desk::accept(Draft draft, std::span<const Upload> uploads) const {
  if (!ready(draft.log)) return refuse(refusal(Reason::no_data_key));
  if (auto no = check_texts(draft.sealed)) return refuse(*std::move(no));
  journal::Sealing sealing = begin_sealing(draft, parts_.vault, parts_.random);
  if (auto no = store_uploads(draft, uploads, sealing)) return refuse(*std::move(no));
  return prepare(draft, std::move(sealing));
}

std::optional<state::Refusal> Desk::store_uploads(Draft& draft, std::span<const Upload> uploads, const journal::Sealing& sealing) const {
  if (uploads.size() > kAttachmentsMax) return refusal(Reason::attachments_count);
  std::uint64_t total = 0;
  std::vector<paper::FileType> types;
  for (const Upload& upload : uploads) {
    total += upload.bytes.size();
    if (upload.name.size() > 255 || !state::is_readable(upload.name)) return refusal(Reason::unreadable, "Name der Anlage");
    const auto type = paper::detect_type(upload.bytes, {.bytes_max = kUploadBytesMax});
    if (!type) return refused_file(upload.name, type.error());
    types.push_back(*type);
  }
  if (total > kUploadsBytesMax) return refusal(Reason::attachments_size);
  for (std::size_t i = 0; i < uploads.size(); ++i) {
    journal::AttachmentWriter writer = parts_.attachments.begin(owner_of(draft.log), sealing.key());
    writer.write(uploads[i].bytes);
    const journal::StoredAttachment stored = writer.finish();
    draft.attachments.push_back({.stored = stored.stored, .bytes = stored.bytes, .type = std::string(paper::media_type(types[i])), .pages = uploads[i].pages});
    draft.sealed.attachments.push_back({.stored = stored.stored, .content = stored.content, .name = uploads[i].name});
  }
  return std::nullopt;
}

Taken Desk::complete(const LogName& log, const state::Committed& committed, const std::vector<proof::PartSalt>& salts) const {
  auto receipt = make_receipt(parts_.journal, log, committed, salts);
  boost::json::object data;
  const auto core = receipt ? proof::decode_entry(bytes_of(receipt->core), &data) : Result<proof::EntryCore, proof::Flaw>(refuse(proof::Flaw{}));
  auto filing = core ? decode_filing(data) : std::nullopt;
  const auto at = core ? parse_rfc3339(core->at) : std::nullopt;
  if (!filing || !at) throw Error(ErrorKind::corrupt, "Der Eingang steht im Protokoll " + log.str() + ", ist aber nicht lesbar; bitte »notbetrieb verify« ausführen.");
  filing->subject = core->subject;
  filing->seq = committed.first;
  filing->recorded = *at;
  filing->received = core->occurred ? parse_rfc3339(*core->occurred).value_or(*at) : *at;
  return {.filing = *std::move(filing), .receipt = *std::move(receipt), .repeated = committed.repeated};
}

}  // namespace nb::intake
