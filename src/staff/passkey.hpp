// SPDX-License-Identifier: EUPL-1.2
// Passkeys: verifying what an authenticator answered, rule by rule as Web Authentication Level 3 lists them (sections 7.1 and 7.2).
// Attestation says who built an authenticator; that is none of our business, so "none" is asked for. A self attestation is
// checked, any other is treated as none. Pure: challenge, configuration and what is stored are handed in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace nb::staff {

/// Who we are to an authenticator.
struct PasskeySite {
  std::string rp_id;                          ///< "localhost", "stab.arnsberg.example"
  std::vector<std::string> origins;           ///< "https://stab.arnsberg.example"; exactly one of them
  bool user_verification = true;              ///< PIN, finger or face were asked for; else a key in the hand is enough
  std::vector<std::string> top_origins = {};  ///< pages that may have ours in a frame; none: frames are refused
};

/// Why an answer is not accepted. Each has one cause that the auditor can look up.
enum class PasskeyFault {
  malformed,          ///< not what section 6 and 7 describe, or too long
  wrong_type,         ///< an assertion where a registration was asked for, or the other way round
  wrong_challenge,    ///< the answer to another question: replayed, expired or made up
  wrong_origin,       ///< made for another site
  wrong_site,         ///< the authenticator answered for another RP ID
  not_present,        ///< nobody touched the authenticator
  not_verified,       ///< no PIN, finger or face
  unknown_algorithm,  ///< a kind of key that was not asked for
  bad_signature,
  counter_back,  ///< the signature counter did not grow: perhaps a copy of the authenticator
  wrong_user,    ///< the passkey belongs to another account than it says
};
/// "counter_back", for the trace.
[[nodiscard]] std::string_view to_string(PasskeyFault fault);

inline constexpr std::size_t kCredentialIdBytesMax = 1023;

/// What a browser sends back after navigator.credentials.create().
struct PasskeyRegistration {
  Bytes client_data;  ///< JSON
  Bytes attestation;  ///< CBOR
};
/// What is to be kept of it.
struct NewPasskey {
  Bytes credential_id;
  Bytes public_key;  ///< COSE_Key
  std::uint32_t counter = 0;
  bool user_verified = false;
  bool backup_eligible = false;  ///< may be copied to other devices by its maker's cloud
  bool backed_up = false;
  bool self_attested = false;
};
/// Section 7.1, steps 6 to 26. Whether the credential id is new is for whoever keeps them.
[[nodiscard]] Result<NewPasskey, PasskeyFault> verify_registration(const PasskeySite& site, ByteView challenge, const PasskeyRegistration& answer);

/// What a browser sends back after navigator.credentials.get().
struct PasskeyAssertion {
  Bytes credential_id;
  Bytes client_data;  ///< JSON
  Bytes authenticator_data;
  Bytes signature;
  Bytes user_handle;  ///< empty: none was sent
};
/// What is stored of the passkey that it names.
struct StoredPasskey {
  Bytes public_key;
  std::uint32_t counter = 0;
  Bytes user_handle;  ///< of the account
  bool backup_eligible = false;
};
struct PasskeyUse {
  std::uint32_t counter = 0;  ///< to be stored
  bool user_verified = false;
  bool backed_up = false;
};
/// Section 7.2, steps 6 to 24. With several open questions the caller finds the one that was answered by challenge_of().
[[nodiscard]] Result<PasskeyUse, PasskeyFault> verify_assertion(const PasskeySite& site, ByteView challenge, const StoredPasskey& stored, const PasskeyAssertion& answer);

/// The challenge that the client data names, unchecked; empty if there is none.
[[nodiscard]] Bytes challenge_of(ByteView client_data);

/// base64url without padding, as browsers write it; nullopt for anything else.
[[nodiscard]] std::optional<Bytes> from_base64url(std::string_view text);
[[nodiscard]] std::string to_base64url(ByteView bytes);

}  // namespace nb::staff
