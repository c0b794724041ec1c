// SPDX-License-Identifier: EUPL-1.2
#include "state/decoded_entry.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace nb::state {

namespace {

[[noreturn]] void unreadable(const LogName& log, std::uint64_t seq, const proof::Flaw& flaw) {
  const bool newer = flaw.kind == proof::Flaw::Kind::newer_version;
  throw Error(newer ? ErrorKind::newer_version : ErrorKind::corrupt, "Der Eintrag " + std::to_string(seq) + " im Protokoll " + log.str() + " ist nicht lesbar: " + flaw.sentence +
                                                                         (newer ? " Bitte das neuere Programm verwenden." : " Bitte »notbetrieb verify« ausführen."));
}

Instant instant_of(const LogName& log, std::uint64_t seq, std::string_view text) {
  const auto moment = parse_rfc3339(text);
  if (!moment) unreadable(log, seq, {proof::Flaw::Kind::syntax, "Die Zeitangabe ist ungültig."});
  return *moment;
}

}  // namespace

DecodedEntry::DecodedEntry(const LogName& log, const storage::EntryView& entry, boost::json::storage_ptr memory)
    : log_(log), seq_(entry.seq), leaf_hash_(entry.leaf_hash), data_(std::move(memory)) {
  auto core = proof::decode_entry(bytes_of(entry.core), &data_);
  if (!core) unreadable(log_, seq_, core.error());
  core_ = std::move(*core);
  read_times();
  if (!core_.parts.empty()) read_parts(entry.parts);
}

DecodedEntry::DecodedEntry(const LogName& log, const storage::EntryView& entry, proof::EntryCore core, boost::json::object data)
    : log_(log), seq_(entry.seq), leaf_hash_(entry.leaf_hash), data_(std::move(data)), core_(std::move(core)) {
  read_times();
  if (!core_.parts.empty()) read_parts(entry.parts);
}

void DecodedEntry::read_times() {
  at_ = instant_of(log_, seq_, core_.at);
  occurred_ = core_.occurred ? instant_of(log_, seq_, *core_.occurred) : at_;
}

/// A part that is gone was deleted on purpose; projections see the entry without it.
void DecodedEntry::read_parts(std::span<const storage::PartView> stored) {
  contents_.reserve(core_.parts.size());  // parts_ views into it
  for (const proof::PartDigest& digest : core_.parts) {
    const auto found = std::ranges::find(stored, digest.name, &storage::PartView::name);
    if (digest.kind != proof::PartKind::open || found == stored.end()) continue;
    auto content = proof::read_open_part(digest, found->bytes);
    if (!content) unreadable(log_, seq_, content.error());
    contents_.push_back(std::move(content->content));
    parts_.push_back({digest.name, contents_.back()});
  }
}

AppliedEntry DecodedEntry::view() const { return {log_, seq_, core_.type, core_.subject, core_.actor, at_, occurred_, data_, parts_}; }

}  // namespace nb::state
