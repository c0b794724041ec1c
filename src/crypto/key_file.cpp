// SPDX-License-Identifier: EUPL-1.2
// The private key's file: "PRIVATE+KEY+<name>+<id>+<base64(0x01 ‖ seed)>", one line, mode 0600 (docs/formats/checkpoint.md).
#include <fmt/format.h>
#include <sodium.h>

#include <cerrno>

#include "base/env.hpp"
#include "base/text.hpp"
#include "crypto/ed25519.hpp"

namespace nb::crypto {

namespace {

constexpr std::string_view kPrefix = "PRIVATE+KEY+";
constexpr std::size_t kFileBytesMax = 1024;

[[noreturn]] void refuse_key(const std::string& path, std::string_view reason) { throw Error(ErrorKind::key, fmt::format("Schlüsseldatei {}: {}", path, reason)); }

/// The file's bytes, or Error{key} in the words of somebody who looks for a key.
Bytes read_key_file(Env& env, const std::string& path) {
  try {
    if (!env.exists(path)) refuse_key(path, "Sie fehlt; bitte aus der Sicherung der Schlüssel zurückholen oder den richtigen Ordner angeben.");
    const FileInfo info = env.info(path);
    if (info.directory) refuse_key(path, "Das ist ein Ordner; bitte die Schlüsseldatei selbst angeben.");
    if ((info.permissions & 077U) != 0) refuse_key(path, fmt::format("Andere können sie lesen (Rechte {:o}); bitte »chmod 600« ausführen.", info.permissions));
    if (info.size > kFileBytesMax) refuse_key(path, "Sie hat die falsche Länge und enthält keinen Schlüssel; bitte aus der Sicherung zurückholen.");
    return read_file(env, path, kFileBytesMax);
  } catch (const DiskError& e) {
    refuse_key(path, e.code() == EACCES ? "Sie ist nicht lesbar; bitte Eigentümer und Rechte prüfen." : std::string("Sie ist nicht lesbar: ") + e.what());
  }
}

}  // namespace

SigningKey load_signing_key(Env& env, const std::string& path, std::string_view name) {
  Bytes bytes = read_key_file(env, path);
  std::string_view text = text_of(bytes);
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (!text.starts_with(kPrefix)) refuse_key(path, "Sie enthält keinen Schlüssel; bitte aus der Sicherung zurückholen.");
  text.remove_prefix(kPrefix.size());
  const auto pieces = split(text, '+');  // base64 may hold '+' too: everything behind the second one belongs to it
  if (pieces.size() < 3) refuse_key(path, "Sie ist unvollständig; bitte aus der Sicherung zurückholen.");
  if (pieces[0] != name) refuse_key(path, fmt::format("Sie gehört zu »{}«, nicht zu »{}«; bitte die richtige Datei einsetzen.", pieces[0], name));
  auto secret = from_base64(text.substr(pieces[0].size() + pieces[1].size() + 2));
  if (!secret || secret->size() != 33 || (*secret)[0] != std::byte{1}) refuse_key(path, "Sie hat die falsche Länge; bitte aus der Sicherung zurückholen.");
  SigningKey key = SigningKey::from_seed(std::span<const std::byte, 32>(secret->data() + 1, 32));
  const bool intact = fmt::format("{:08x}", key_id(name, key.public_key())) == pieces[1];
  sodium_memzero(secret->data(), secret->size());
  sodium_memzero(bytes.data(), bytes.size());
  if (!intact) refuse_key(path, "Sie ist beschädigt (Prüfziffer stimmt nicht); bitte aus der Sicherung zurückholen.");
  return key;
}

void save_signing_key(Env& env, const std::string& path, std::string_view name, const SigningKey& key) {
  if (env.exists(path)) refuse_key(path, "Dort steht schon ein Schlüssel; er wird nicht überschrieben.");
  Bytes secret{std::byte{1}};
  secret.insert(secret.end(), key.seed().begin(), key.seed().end());
  std::string text = fmt::format("{}{}+{:08x}+{}\n", kPrefix, name, key_id(name, key.public_key()), to_base64(secret));
  write_file_durably(env, path, bytes_of(text), 0600);
  sodium_memzero(secret.data(), secret.size());
  sodium_memzero(text.data(), text.size());
}

}  // namespace nb::crypto
