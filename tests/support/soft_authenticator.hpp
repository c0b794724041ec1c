// SPDX-License-Identifier: EUPL-1.2
// An authenticator in software: a P-256 key that answers what a test wants answered, also wrongly.
#pragma once

#include <memory>
#include <string>

#include "staff/passkey.hpp"

namespace nb::test {

/// What an answer is made for; each member can be wrong.
struct AuthenticatorSetup {
  std::string rp_id = "localhost";
  std::string origin = "http://localhost:8080";
  unsigned flags = 0x05;  ///< user present and verified
  std::uint32_t counter = 1;
  bool self_attestation = false;
  bool cross_origin = false;
};

class SoftAuthenticator {
 public:
  explicit SoftAuthenticator(std::string id);
  ~SoftAuthenticator();
  SoftAuthenticator(const SoftAuthenticator&) = delete;
  SoftAuthenticator& operator=(const SoftAuthenticator&) = delete;

  [[nodiscard]] staff::PasskeyRegistration make(ByteView challenge, const AuthenticatorSetup& setup = {}) const;
  [[nodiscard]] staff::PasskeyAssertion sign(ByteView challenge, ByteView user_handle, const AuthenticatorSetup& setup = {}) const;

 private:
  struct Key;
  [[nodiscard]] Bytes signature(ByteView authenticator_data, ByteView client_data) const;
  std::string id_;
  std::unique_ptr<Key> key_;
};

}  // namespace nb::test
