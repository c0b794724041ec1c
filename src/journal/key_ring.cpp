// SPDX-License-Identifier: EUPL-1.2
#include "journal/key_ring.hpp"

#include <algorithm>

#include "base/env.hpp"
#include "base/random.hpp"

namespace nb::journal {

std::string origin_of(const std::string& instance, const LogName& log) { return "notbetrieb/" + instance + "/" + log.str(); }

KeyRing::KeyRing(Options options) : options_(std::move(options)) {
  if (options_.instance.find('/') != std::string::npos || !proof::valid_key_name(options_.instance)) {
    throw Error(ErrorKind::configuration,
                "Der Name der Installation »" + options_.instance + "« darf nicht leer sein und weder Leerzeichen noch »+« noch »/« enthalten; bitte in der Konfiguration ändern.");
  }
  options_.env.make_directory(options_.folder);
}

std::string KeyRing::path(const LogName& log) const {
  std::string name = log.str();
  std::ranges::replace(name, '/', '-');
  return options_.folder + "/" + name + ".key";
}

const crypto::SigningKey* KeyRing::find(const LogName& log) const {
  const auto found = keys_.find(log);
  return found == keys_.end() ? nullptr : &found->second;
}

const crypto::SigningKey& KeyRing::load(const LogName& log) {
  const std::scoped_lock lock(mutex_);
  if (const auto* known = find(log)) return *known;
  return keys_.emplace(log, crypto::load_signing_key(options_.env, path(log), origin(log))).first->second;
}

const crypto::SigningKey& KeyRing::load_or_make(const LogName& log) {
  const std::scoped_lock lock(mutex_);
  if (const auto* known = find(log)) return *known;
  const std::string file = path(log);
  if (options_.env.exists(file)) return keys_.emplace(log, crypto::load_signing_key(options_.env, file, origin(log))).first->second;
  auto made = crypto::SigningKey::generate(options_.random);
  crypto::save_signing_key(options_.env, file, origin(log), made);
  return keys_.emplace(log, std::move(made)).first->second;
}

proof::VerifierKey KeyRing::verifier(const LogName& log) { return {origin(log), load(log).public_key()}; }

}  // namespace nb::journal
