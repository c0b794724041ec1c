// SPDX-License-Identifier: EUPL-1.2
#include "journal/vault.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/env.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"

namespace nb::journal {

namespace {

constexpr std::size_t kFileBytesMax = 4096;
constexpr auto kWrapperAge = std::chrono::minutes(1);

[[noreturn]] void refuse_key(const std::string& path, std::string_view reason) { throw Error(ErrorKind::key, fmt::format("Datenschlüssel {}: {}", path, reason)); }

std::string head_of(const std::string& owner, const crypto::DataPublicKey& key) { return fmt::format("notbetrieb-data-key 1 {}\npublic {}\n", owner, to_base64(key.bytes)); }

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

bool Vault::has_key(const std::string& owner) const {
  const std::scoped_lock lock(mutex_);
  if (files_.contains(owner)) return true;
  if (!options_.env.exists(path(owner))) return false;
  files_.emplace(owner, read(owner));
  return true;
}

Vault::File Vault::read(const std::string& owner) const {
  const std::string file = path(owner);
  if (!options_.env.exists(file)) refuse_key(file, "Er fehlt; bitte aus der Sicherung der Schlüssel zurückholen oder mit »notbetrieb data-key« anlegen.");
  if ((options_.env.info(file).permissions & 077U) != 0) refuse_key(file, "Andere können die Datei lesen; bitte »chmod 600« ausführen.");
  const Bytes bytes = read_file(options_.env, file, kFileBytesMax);
  const auto lines = split(text_of(bytes), '\n');
  constexpr std::string_view kPublic = "public ";
  if (lines.size() == 4 && lines[3].empty() && lines[1].starts_with(kPublic)) {
    const auto raw = from_base64(lines[1].substr(kPublic.size()));
    crypto::DataPublicKey key;
    if (raw && raw->size() == key.bytes.size()) {
      std::ranges::copy(*raw, key.bytes.begin());
      const std::string head = head_of(owner, key);
      if (text_of(bytes).starts_with(head)) return {key, head, std::string(lines[2])};
    }
  }
  refuse_key(file, "Die Datei ist beschädigt oder gehört zu einer anderen Kommune; bitte aus der Sicherung der Schlüssel zurückholen.");
}

const Vault::File& Vault::file_of(const std::string& owner) const {
  const auto known = files_.find(owner);
  return known != files_.end() ? known->second : files_.emplace(owner, read(owner)).first->second;
}

void Vault::make_key(const std::string& owner, std::string_view passphrase) {
  const std::scoped_lock lock(mutex_);
  if (options_.env.exists(path(owner))) refuse_key(path(owner), "Es gibt ihn schon; er wird nicht überschrieben, weil sonst nichts mehr zu öffnen wäre.");
  if (characters(passphrase) < kPassphraseCharactersMin)
    refuse_key(path(owner), fmt::format("Die Passphrase ist zu kurz; bitte mindestens {} Zeichen wählen, am besten fünf zufällige Wörter.", kPassphraseCharactersMin));
  const crypto::SecretKey secret = crypto::SecretKey::generate(options_.random);
  const std::string head = head_of(owner, crypto::public_half(secret));
  const std::string text = head + crypto::lock_with_passphrase(secret, passphrase, head, options_.random, options_.cost) + "\n";
  write_file_durably(options_.env, path(owner), bytes_of(text), 0600);
}

bool Vault::unlock(const std::string& owner, std::string_view passphrase) {
  const File file = [&] {
    const std::scoped_lock lock(mutex_);
    return file_of(owner);
  }();
  auto secret = crypto::unlock_with_passphrase(file.locked, passphrase, file.head);
  if (!secret) return false;
  if (crypto::public_half(*secret) != file.key) refuse_key(path(owner), "Die Datei ist beschädigt; bitte aus der Sicherung der Schlüssel zurückholen.");
  const std::scoped_lock lock(mutex_);
  open_.insert_or_assign(owner, std::move(*secret));
  return true;
}

void Vault::lock(const std::string& owner) {
  const std::scoped_lock lock(mutex_);
  open_.erase(owner);
}

bool Vault::unlocked(const std::string& owner) const {
  const std::scoped_lock lock(mutex_);
  return open_.contains(owner);
}

std::shared_ptr<const crypto::KeyWrapper> Vault::wrapper(const std::string& owner) {
  const std::scoped_lock lock(mutex_);
  const Instant now = options_.clock.now();
  const auto known = wrappings_.find(owner);
  if (known != wrappings_.end() && now >= known->second.made && now < known->second.made + kWrapperAge) return known->second.wrapper;
  auto fresh = std::make_shared<const crypto::KeyWrapper>(file_of(owner).key, options_.random);
  wrappings_.insert_or_assign(owner, Wrapping{fresh, now});
  return fresh;
}

std::optional<crypto::SecretKey> Vault::derive(const std::string& owner, std::string_view purpose) const {
  const std::scoped_lock lock(mutex_);
  const auto key = open_.find(owner);
  return key == open_.end() ? std::nullopt : std::optional(crypto::derive_key(key->second, purpose));
}

std::optional<crypto::SecretKey> Vault::unwrap(const std::string& owner, ByteView wrapped) const {
  const std::scoped_lock lock(mutex_);
  const auto key = open_.find(owner);
  return key == open_.end() ? std::nullopt : crypto::unwrap(key->second, wrapped);
}

}  // namespace nb::journal
