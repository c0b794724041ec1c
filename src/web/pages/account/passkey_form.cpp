// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/account/passkey_form.hpp"

#include <boost/json.hpp>

namespace nb::pages {

namespace json = boost::json;

namespace {

constexpr std::size_t kBytesMax = 64 * 1024;

std::optional<json::object> read_object(std::string_view text) {
  if (text.size() > kBytesMax) return std::nullopt;
  boost::system::error_code error;
  json::value value = json::parse(text, error);
  if (error || !value.is_object()) return std::nullopt;
  return std::move(value.as_object());
}

/// False if the member is missing or no base64url.
bool take(const json::object& object, std::string_view name, Bytes& out) {
  const json::value* const value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return false;
  auto bytes = staff::from_base64url(std::string_view(value->get_string()));
  if (!bytes) return false;
  out = *std::move(bytes);
  return true;
}

}  // namespace

std::optional<staff::PasskeyAssertion> read_assertion(std::string_view text) {
  const auto object = read_object(text);
  staff::PasskeyAssertion out;
  const bool read = object && take(*object, "id", out.credential_id) && take(*object, "clientDataJSON", out.client_data) &&
                    take(*object, "authenticatorData", out.authenticator_data) && take(*object, "signature", out.signature) && take(*object, "userHandle", out.user_handle);
  return read ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<staff::PasskeyRegistration> read_registration(std::string_view text) {
  const auto object = read_object(text);
  staff::PasskeyRegistration out;
  const bool read = object && take(*object, "clientDataJSON", out.client_data) && take(*object, "attestationObject", out.attestation);
  return read ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace nb::pages
