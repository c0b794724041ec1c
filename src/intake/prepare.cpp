// SPDX-License-Identifier: EUPL-1.2
#include "intake/prepare.hpp"

#include <boost/json.hpp>

#include "base/text.hpp"
#include "intake/commands.hpp"
#include "intake/events.hpp"
#include "journal/journal.hpp"
#include "journal/vault.hpp"

namespace nb::intake {

namespace {

namespace json = boost::json;

void put(json::object& object, std::string_view name, const std::string& text) {
  if (!text.empty()) object.emplace(name, text);
}

std::string args_of(const Draft& draft) {
  json::object args{{"channel", word_of(kChannels, draft.channel)}};
  put(args, "received", draft.received);
  put(args, "urgency", draft.urgency);
  put(args, "office", draft.office);
  put(args, "service", draft.service);
  put(args, "form", draft.form);
  json::array deadlines;
  for (const DeadlineWish& one : draft.deadlines) {
    json::object wish{{"rule", one.rule}, {"event", one.event}};
    put(wish, "via", one.via);
    deadlines.push_back(std::move(wish));
  }
  if (!deadlines.empty()) args.emplace("deadlines", std::move(deadlines));
  json::array watches;
  for (const WatchWish& one : draft.watches) {
    json::object wish{{"rule", one.rule}};
    put(wish, "from", one.from);
    watches.push_back(std::move(wish));
  }
  if (!watches.empty()) args.emplace("watches", std::move(watches));
  json::array attachments;
  for (const Attachment& one : draft.attachments)
    attachments.push_back(json::object{{"stored", to_hex(one.stored.bytes)}, {"bytes", one.bytes}, {"type", one.type}, {"pages", one.pages}});
  if (!attachments.empty()) args.emplace("attachments", std::move(attachments));
  return json::serialize(args);
}

void take(Sealed& out, const journal::OpenedPart& opened) {
  if (opened.name == part::kSender) out.sender = decode_sender(opened.content);
  if (opened.name == part::kContent) out.content = decode_content(opened.content);
  if (opened.name == part::kAttachments) out.attachments = decode_attachment_names(opened.content);
}

}  // namespace

journal::Sealing begin_sealing(const Draft& draft, journal::Vault& vault, Random& random) { return {vault, random, draft.log, filing_subject(draft.id), draft.seed}; }

Prepared prepare(const Draft& draft, journal::Sealing sealing) {
  sealing.add(part::kSender, encode_sender(draft.sealed.sender));
  sealing.add(part::kContent, encode_content(draft.sealed.content));
  if (!draft.sealed.attachments.empty()) sealing.add(part::kAttachments, encode_attachment_names(draft.sealed.attachments));
  Prepared out{.command = {.log = draft.log, .id = draft.id, .actor = draft.actor, .name = "intake.take_filing", .args = args_of(draft)}, .salts = sealing.salts()};
  out.command.sealed = std::move(sealing).finish();
  return out;
}

std::optional<proof::Receipt> make_receipt(const journal::Journal& journal, const LogName& log, const state::Committed& committed, std::vector<proof::PartSalt> salts) {
  auto receipt = journal.receipt(log, committed.first);
  if (receipt) receipt->salts = std::move(salts);
  return receipt;
}

Sealed read_sealed(std::span<const journal::OpenedPart> parts) {
  Sealed out;
  for (const journal::OpenedPart& one : parts) take(out, one);
  return out;
}

Result<Sealed, journal::OpenFault> open_filing(const journal::Journal& journal, const journal::Vault& vault, const LogName& log, const std::vector<std::uint64_t>& entries) {
  Sealed out;
  for (const std::uint64_t seq : entries) {
    const auto parts = journal::open_parts(journal, vault, log, seq);
    if (!parts) return refuse(parts.error());
    for (const journal::OpenedPart& one : *parts) take(out, one);
  }
  return out;
}

}  // namespace nb::intake
