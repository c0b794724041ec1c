// SPDX-License-Identifier: EUPL-1.2
#include "staff/passkey.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <optional>

#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "staff/passkey_cbor.hpp"
#include "staff/passkey_key.hpp"

namespace nb::staff {

namespace json = boost::json;

namespace {

using Kind = CborItem::Kind;

constexpr std::size_t kClientDataBytesMax = 4096;
constexpr std::size_t kAttestationBytesMax = 16 * 1024;
constexpr std::size_t kHeadBytes = 32 + 1 + 4;  // section 6.1: hash of the RP ID, flags, counter
constexpr std::size_t kAaguidBytes = 16;

// Section 6.1, flags
constexpr unsigned kUserPresent = 0x01;
constexpr unsigned kUserVerified = 0x04;
constexpr unsigned kBackupEligible = 0x08;
constexpr unsigned kBackedUp = 0x10;
constexpr unsigned kHasCredential = 0x40;
constexpr unsigned kHasExtensions = 0x80;

using Fault = PasskeyFault;
using Checked = std::optional<Fault>;  // nullopt: nothing to complain about

// ---- client data (section 5.8.1)

struct ClientData {
  std::string type;
  std::string challenge;
  std::string origin;
  std::string top_origin;
  bool cross_origin = false;
};

/// A text member; false if it is there and no text.
bool read_text(const json::object& object, const char* name, std::string& out) {
  const json::value* const value = object.if_contains(name);
  if (value == nullptr) return true;
  if (!value->is_string()) return false;
  out = std::string(value->as_string());
  return true;
}

std::optional<ClientData> read_client_data(ByteView bytes) {
  if (bytes.size() > kClientDataBytesMax) return std::nullopt;
  boost::system::error_code error;
  const json::value root = json::parse(text_of(bytes), error);
  if (error || !root.is_object()) return std::nullopt;
  const json::object& object = root.as_object();
  ClientData out;
  const json::value* const cross = object.if_contains("crossOrigin");
  if (cross != nullptr && !cross->is_bool()) return std::nullopt;
  out.cross_origin = cross != nullptr && cross->as_bool();
  const bool read = read_text(object, "type", out.type) && read_text(object, "challenge", out.challenge) && read_text(object, "origin", out.origin) &&
                    read_text(object, "topOrigin", out.top_origin);
  return read ? std::optional(out) : std::nullopt;
}

Checked check_client_data(const PasskeySite& site, ByteView challenge, ByteView bytes, std::string_view type) {
  const auto data = read_client_data(bytes);
  if (!data) return Fault::malformed;
  if (data->type != type) return Fault::wrong_type;
  const auto answered = from_base64url(data->challenge);
  if (!answered || challenge.empty() || !crypto::equal_constant_time(*answered, challenge)) return Fault::wrong_challenge;
  if (std::ranges::find(site.origins, data->origin) == site.origins.end()) return Fault::wrong_origin;
  if (data->cross_origin && site.top_origins.empty()) return Fault::wrong_origin;
  if (!data->top_origin.empty() && std::ranges::find(site.top_origins, data->top_origin) == site.top_origins.end()) return Fault::wrong_origin;
  return std::nullopt;
}

// ---- authenticator data (section 6.1)

struct AuthenticatorData {
  ByteView rp_hash;
  unsigned flags = 0;
  std::uint32_t counter = 0;
  ByteView credential_id;  // of a registration
  ByteView public_key;     // of a registration
};

std::uint32_t number_of(ByteView bytes) {
  std::uint32_t out = 0;
  for (const std::byte one : bytes) out = (out << 8U) | std::to_integer<std::uint32_t>(one);
  return out;
}

/// The credential of a registration; what follows it is left in `rest`.
bool read_credential(ByteView& rest, AuthenticatorData& out) {
  if (rest.size() < kAaguidBytes + 2) return false;
  const std::size_t id_size = number_of(rest.subspan(kAaguidBytes, 2));
  rest = rest.subspan(kAaguidBytes + 2);
  if (id_size == 0 || id_size > kCredentialIdBytesMax || rest.size() < id_size) return false;
  out.credential_id = rest.first(id_size);
  rest = rest.subspan(id_size);
  CborReader reader(rest);
  const auto key = reader.skip();
  if (!key) return false;
  out.public_key = *key;
  rest = reader.rest();
  return true;
}

std::optional<AuthenticatorData> read_authenticator_data(ByteView bytes) {
  if (bytes.size() < kHeadBytes) return std::nullopt;
  AuthenticatorData out{bytes.first(32), std::to_integer<unsigned>(bytes[32]), number_of(bytes.subspan(33, 4)), {}, {}};
  ByteView rest = bytes.subspan(kHeadBytes);
  if ((out.flags & kHasCredential) != 0 && !read_credential(rest, out)) return std::nullopt;
  if ((out.flags & kHasExtensions) != 0) {
    CborReader reader(rest);
    if (rest.empty() || (std::to_integer<unsigned>(rest[0]) >> 5U) != 5 || !reader.skip()) return std::nullopt;  // must be a map
    rest = reader.rest();
  }
  return rest.empty() ? std::optional(out) : std::nullopt;
}

Checked check_flags(const PasskeySite& site, const AuthenticatorData& data) {
  const Hash expected = crypto::sha256(bytes_of(site.rp_id));
  if (!crypto::equal_constant_time(data.rp_hash, expected.bytes)) return Fault::wrong_site;
  if ((data.flags & kUserPresent) == 0) return Fault::not_present;
  if (site.user_verification && (data.flags & kUserVerified) == 0) return Fault::not_verified;
  if ((data.flags & kBackupEligible) == 0 && (data.flags & kBackedUp) != 0) return Fault::malformed;
  return std::nullopt;
}

// ---- attestation (section 6.5)

struct Attestation {
  std::string_view format;
  ByteView statement;  // CBOR map
  ByteView authenticator_data;
};

std::optional<Attestation> read_attestation(ByteView bytes) {
  if (bytes.size() > kAttestationBytesMax) return std::nullopt;
  CborReader reader(bytes);
  const auto map = reader.next();
  if (!map || map->kind != Kind::map) return std::nullopt;
  Attestation out;
  for (std::int64_t i = 0; i < map->number; ++i) {
    const auto name = reader.next();
    if (!name || name->kind != Kind::text) return std::nullopt;
    CborReader value = reader;
    const auto whole = reader.skip();
    const auto item = value.next();
    if (!whole || !item) return std::nullopt;
    if (name->text() == "fmt") out.format = item->text();
    if (name->text() == "authData" && item->kind == Kind::bytes) out.authenticator_data = item->bytes;
    if (name->text() == "attStmt" && item->kind == Kind::map) out.statement = *whole;
  }
  const bool complete = !out.format.empty() && !out.authenticator_data.empty() && !out.statement.empty() && reader.rest().empty();
  return complete ? std::optional(out) : std::nullopt;
}

struct PackedStatement {
  std::optional<std::int64_t> algorithm;
  ByteView signature;
  bool certified = false;
};

std::optional<PackedStatement> read_packed(ByteView bytes) {
  CborReader reader(bytes);
  const auto map = reader.next();
  if (!map) return std::nullopt;
  PackedStatement out;
  for (std::int64_t i = 0; i < map->number; ++i) {
    const auto name = reader.next();
    CborReader value = reader;
    if (!name || !reader.skip()) return std::nullopt;
    const auto item = value.next();
    if (!item) return std::nullopt;
    if (name->text() == "alg" && item->kind == Kind::integer) out.algorithm = item->number;
    if (name->text() == "sig" && item->kind == Kind::bytes) out.signature = item->bytes;
    if (name->text() == "x5c") out.certified = true;
  }
  return out;
}

/// Section 8.2, self attestation: signed by the credential's own key. `self` says whether there was one.
Checked check_attestation(const Attestation& attestation, const CoseKey& key, ByteView client_data, bool& self) {
  self = false;
  if (attestation.format != "packed") return std::nullopt;
  const auto packed = read_packed(attestation.statement);
  if (!packed) return Fault::malformed;
  if (packed->certified) return std::nullopt;  // a maker's certificate: not asked for, not believed
  if (!packed->algorithm || *packed->algorithm != static_cast<std::int64_t>(key.algorithm)) return Fault::malformed;
  Bytes signed_bytes(attestation.authenticator_data.begin(), attestation.authenticator_data.end());
  const Hash hash = crypto::sha256(client_data);
  signed_bytes.insert(signed_bytes.end(), hash.bytes.begin(), hash.bytes.end());
  if (!verify_signature(key, signed_bytes, packed->signature)) return Fault::bad_signature;
  self = true;
  return std::nullopt;
}

Bytes copy(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

}  // namespace

std::string_view to_string(PasskeyFault fault) {
  switch (fault) {
    case Fault::malformed:
      return "malformed";
    case Fault::wrong_type:
      return "wrong_type";
    case Fault::wrong_challenge:
      return "wrong_challenge";
    case Fault::wrong_origin:
      return "wrong_origin";
    case Fault::wrong_site:
      return "wrong_site";
    case Fault::not_present:
      return "not_present";
    case Fault::not_verified:
      return "not_verified";
    case Fault::unknown_algorithm:
      return "unknown_algorithm";
    case Fault::bad_signature:
      return "bad_signature";
    case Fault::counter_back:
      return "counter_back";
    case Fault::wrong_user:
      return "wrong_user";
  }
  return "";
}

Result<NewPasskey, PasskeyFault> verify_registration(const PasskeySite& site, ByteView challenge, const PasskeyRegistration& answer) {
  if (const Checked fault = check_client_data(site, challenge, answer.client_data, "webauthn.create")) return refuse(*fault);
  const auto attestation = read_attestation(answer.attestation);
  const auto data = attestation ? read_authenticator_data(attestation->authenticator_data) : std::nullopt;
  if (!data || data->credential_id.empty()) return refuse(Fault::malformed);
  if (const Checked fault = check_flags(site, *data)) return refuse(*fault);
  std::size_t size = 0;
  const auto key = read_cose_key(data->public_key, size);
  if (!key || size != data->public_key.size()) return refuse(Fault::unknown_algorithm);
  NewPasskey out{.credential_id = copy(data->credential_id),
                 .public_key = copy(data->public_key),
                 .counter = data->counter,
                 .user_verified = (data->flags & kUserVerified) != 0,
                 .backup_eligible = (data->flags & kBackupEligible) != 0,
                 .backed_up = (data->flags & kBackedUp) != 0};
  if (const Checked fault = check_attestation(*attestation, *key, answer.client_data, out.self_attested)) return refuse(*fault);
  return out;
}

Result<PasskeyUse, PasskeyFault> verify_assertion(const PasskeySite& site, ByteView challenge, const StoredPasskey& stored, const PasskeyAssertion& answer) {
  if (!answer.user_handle.empty() && !crypto::equal_constant_time(answer.user_handle, stored.user_handle)) return refuse(Fault::wrong_user);
  if (const Checked fault = check_client_data(site, challenge, answer.client_data, "webauthn.get")) return refuse(*fault);
  const auto data = answer.authenticator_data.size() <= kAttestationBytesMax ? read_authenticator_data(answer.authenticator_data) : std::nullopt;
  if (!data) return refuse(Fault::malformed);
  if (const Checked fault = check_flags(site, *data)) return refuse(*fault);
  if (((data->flags & kBackupEligible) != 0) != stored.backup_eligible) return refuse(Fault::malformed);  // fixed when a passkey is made
  std::size_t size = 0;
  const auto key = read_cose_key(stored.public_key, size);
  if (!key) return refuse(Fault::unknown_algorithm);
  Bytes signed_bytes = answer.authenticator_data;
  const Hash hash = crypto::sha256(answer.client_data);
  signed_bytes.insert(signed_bytes.end(), hash.bytes.begin(), hash.bytes.end());
  if (!verify_signature(*key, signed_bytes, answer.signature)) return refuse(Fault::bad_signature);
  const bool counts = data->counter != 0 || stored.counter != 0;
  if (counts && data->counter <= stored.counter) return refuse(Fault::counter_back);
  return PasskeyUse{data->counter, (data->flags & kUserVerified) != 0, (data->flags & kBackedUp) != 0};
}

Bytes challenge_of(ByteView client_data) {
  const auto data = read_client_data(client_data);
  return data ? from_base64url(data->challenge).value_or(Bytes{}) : Bytes{};
}

std::optional<Bytes> from_base64url(std::string_view text) {
  std::string plain(text);
  if (plain.find_first_of("+/=") != std::string::npos) return std::nullopt;
  std::ranges::replace(plain, '-', '+');
  std::ranges::replace(plain, '_', '/');
  plain.append((4 - plain.size() % 4) % 4, '=');
  auto bytes = from_base64(plain);
  return bytes && to_base64url(*bytes) == text ? std::move(bytes) : std::nullopt;
}

std::string to_base64url(ByteView bytes) {
  std::string text = to_base64(bytes);
  std::ranges::replace(text, '+', '-');
  std::ranges::replace(text, '/', '_');
  text.erase(std::min(text.find('='), text.size()));
  return text;
}

}  // namespace nb::staff
