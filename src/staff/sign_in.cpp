// SPDX-License-Identifier: EUPL-1.2
#include "staff/sign_in.hpp"

#include "staff/accounts.hpp"

namespace nb::staff {

namespace {

SignInRefusal of(PasskeyFault fault) { return {"passkey_" + std::string(to_string(fault))}; }

std::string reason_of(FactorVerdict verdict) {
  switch (verdict) {
    case FactorVerdict::missing:
      return "code_missing";
    case FactorVerdict::reused:
      return "code_reused";
    case FactorVerdict::wrong:
    case FactorVerdict::none_enrolled:
    case FactorVerdict::app_code:
    case FactorVerdict::printed_code:
      return "code_wrong";
  }
  return "code_wrong";
}

SignInWay way_of(FactorVerdict verdict) {
  if (verdict == FactorVerdict::app_code) return SignInWay::app_code;
  return verdict == FactorVerdict::printed_code ? SignInWay::printed_code : SignInWay::password;
}

}  // namespace

Result<SignedIn, SignInRefusal> SignIn::with_password(const PasswordTry& typed, Instant now) const {
  SecondFactors& factors = parts_.accounts.factors();
  const auto account = parts_.accounts.verify(typed.account, typed.password);
  const FactorVerdict judged = factors.judge(typed.account, typed.code, now);
  if (!account) return refuse(SignInRefusal{parts_.accounts.has(typed.account) ? "wrong_password" : "unknown_account"});
  const FactorVerdict verdict = passes(judged) ? factors.use(typed.account, typed.code, now) : judged;
  if (!passes(verdict)) return refuse(SignInRefusal{reason_of(verdict)});
  parts_.accounts.signed_in(account->name, now);
  return SignedIn{*account, way_of(verdict)};
}

Result<SignedIn, SignInRefusal> SignIn::with_passkey(const PasskeySite& site, const PasskeyAssertion& answer, Instant now) const {
  const Bytes challenge = challenge_of(answer.client_data);
  if (!parts_.challenges.open(challenge, kPasskeyPurpose, now)) return refuse(of(PasskeyFault::wrong_challenge));
  const auto found = parts_.accounts.passkeys().find(answer.credential_id);
  if (!found) return refuse(SignInRefusal{"passkey_unknown"});
  const auto not_with = [&](PasskeyFault fault) { return refuse(SignInRefusal{of(fault).reason, found->account}); };
  if (answer.user_handle.empty()) return not_with(PasskeyFault::wrong_user);  // nobody typed a name, so the passkey has to know it
  const auto used = verify_assertion(site, challenge, found->stored, answer);
  if (!used) return not_with(used.error());
  if (!parts_.challenges.take(challenge, kPasskeyPurpose, now)) return not_with(PasskeyFault::wrong_challenge);
  if (!parts_.accounts.passkeys().use(answer.credential_id, found->stored.counter, *used, now)) return not_with(PasskeyFault::counter_back);
  parts_.accounts.signed_in(found->account, now);
  return SignedIn{{found->account, "", now}, SignInWay::passkey};
}

Result<void, SignInRefusal> SignIn::add_passkey(const PasskeySite& site, std::string_view account, std::string_view purpose, const PasskeyRegistration& answer,
                                                std::string_view label, Instant now) const {
  const Bytes challenge = challenge_of(answer.client_data);
  if (!parts_.challenges.open(challenge, purpose, now)) return refuse(of(PasskeyFault::wrong_challenge));
  const auto made = verify_registration(site, challenge, answer);
  if (!made) return refuse(of(made.error()));
  if (!parts_.challenges.take(challenge, purpose, now)) return refuse(of(PasskeyFault::wrong_challenge));
  if (!parts_.accounts.passkeys().add(account, *made, label, now)) return refuse(SignInRefusal{"passkey_known"});
  return {};
}

}  // namespace nb::staff
