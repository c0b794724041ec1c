// SPDX-License-Identifier: EUPL-1.2
#include "journal/sealer.hpp"

#include <algorithm>
#include <utility>

#include "base/assert.hpp"
#include "base/random.hpp"
#include "journal/journal.hpp"
#include "journal/vault.hpp"

namespace nb::journal {

Sealing::Sealing(Vault& vault, Random& random, const LogName& log, std::string subject, const proof::SaltSeed& seed)
    : random_(random), log_(log), seed_(seed), key_(crypto::SecretKey::generate(random)) {
  out_.subject = std::move(subject);
  out_.wrapped_key = vault.wrapper(owner_of(log))->wrap(key_, random_);
}

void Sealing::add(std::string_view name, std::string_view content) {
  NB_ASSERT(proof::valid_part_name(name));
  const proof::Salt salt = proof::derive_salt(seed_, name);
  out_.parts.push_back(proof::make_sealed_part(name, content, salt, {.log = log_.str(), .subject = out_.subject}, key_, random_));
  salts_.push_back({std::string(name), salt});
}

SealedParts Sealing::finish() && { return std::move(out_); }

namespace {

struct StoredEntry {
  proof::EntryCore core;
  std::vector<std::pair<std::string, Bytes>> parts;
};

std::optional<StoredEntry> read_entry(const Journal& journal, const LogName& log, std::uint64_t seq) {
  std::optional<StoredEntry> out;
  journal.read(log, seq, seq + 1, [&](const storage::EntryView& entry) {
    auto core = proof::decode_entry(bytes_of(entry.core));
    if (!core) return;
    out = StoredEntry{std::move(*core), {}};
    for (const storage::PartView& part : entry.parts) out->parts.emplace_back(std::string(part.name), Bytes(part.bytes.begin(), part.bytes.end()));
  });
  return out;
}

}  // namespace

Result<crypto::SecretKey, OpenFault> open_key(const Journal& journal, const Vault& vault, const LogName& log, std::string_view subject, std::string_view command) {
  const auto wrapped = journal.subject_key(log, subject, command);
  if (!wrapped) return refuse(OpenFault::erased);
  if (!vault.unlocked(owner_of(log))) return refuse(OpenFault::locked);
  auto key = vault.unwrap(owner_of(log), *wrapped);
  if (!key) return refuse(OpenFault::damaged);
  return std::move(*key);
}

Result<std::vector<OpenedPart>, OpenFault> open_parts(const Journal& journal, const Vault& vault, const LogName& log, std::uint64_t seq) {
  std::vector<OpenedPart> out;
  const auto entry = read_entry(journal, log, seq);
  if (!entry || std::ranges::none_of(entry->core.parts, [](const auto& part) { return part.kind == proof::PartKind::sealed; })) return out;
  const auto key = open_key(journal, vault, log, entry->core.subject, entry->core.command);
  if (!key) return refuse(key.error());
  for (const proof::PartDigest& digest : entry->core.parts) {
    if (digest.kind != proof::PartKind::sealed) continue;
    const auto stored = std::ranges::find(entry->parts, digest.name, &std::pair<std::string, Bytes>::first);
    if (stored == entry->parts.end()) return refuse(OpenFault::erased);
    auto content = proof::read_sealed_part(digest, stored->second, {.log = log.str(), .subject = entry->core.subject}, *key);
    if (!content) return refuse(OpenFault::damaged);
    out.push_back({digest.name, std::move(content->content), content->salt});
  }
  return out;
}

}  // namespace nb::journal
