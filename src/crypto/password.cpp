// SPDX-License-Identifier: EUPL-1.2
#include "crypto/password.hpp"

#include <sodium.h>

#include <array>

#include "base/error.hpp"
#include "crypto/sodium.hpp"

namespace nb::crypto {

namespace {

struct Cost {
  unsigned long long passes;
  std::size_t memory_bytes;
};

Cost cost_of(PasswordCost cost) {
  switch (cost) {
    case PasswordCost::interactive:
      return {crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE, crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE};
    case PasswordCost::test:
      return {crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN};
  }
  return {crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE, crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE};
}

}  // namespace

std::string hash_password(std::string_view password, PasswordCost cost) {
  require_sodium();
  const Cost spent = cost_of(cost);
  std::array<char, crypto_pwhash_argon2id_STRBYTES> text{};
  if (crypto_pwhash_argon2id_str(text.data(), password.data(), password.size(), spent.passes, spent.memory_bytes) != 0) {
    throw Error(ErrorKind::unavailable, "Für die Prüfung von Passwörtern fehlt Arbeitsspeicher; bitte andere Programme schließen und erneut versuchen.");
  }
  return text.data();
}

bool verify_password(std::string_view stored, std::string_view password) {
  require_sodium();
  const std::string text(stored);
  return crypto_pwhash_argon2id_str_verify(text.c_str(), password.data(), password.size()) == 0;
}

bool needs_rehash(std::string_view stored, PasswordCost cost) {
  require_sodium();
  const Cost spent = cost_of(cost);
  return crypto_pwhash_argon2id_str_needs_rehash(std::string(stored).c_str(), spent.passes, spent.memory_bytes) != 0;
}

}  // namespace nb::crypto
