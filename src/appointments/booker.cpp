// SPDX-License-Identifier: EUPL-1.2
#include "appointments/booker.hpp"

#include "appointments/events.hpp"
#include "base/random.hpp"
#include "journal/vault.hpp"

namespace nb::appointments {

state::Command with_person(state::Command command, const std::string& booking, const Person& person, journal::Vault& vault, Random& random) {
  proof::SaltSeed seed;
  random.fill(seed.bytes);
  journal::Sealing sealing(vault, random, command.log, booking, seed);
  sealing.add(part::kPerson, encode(person));
  command.sealed = std::move(sealing).finish();
  return command;
}

Result<Person, journal::OpenFault> open_person(const journal::Journal& journal, const journal::Vault& vault, const LogName& log, const std::vector<std::uint64_t>& entries) {
  Person out;
  for (const std::uint64_t seq : entries) {
    const auto parts = journal::open_parts(journal, vault, log, seq);
    if (!parts) return refuse(parts.error());
    for (const journal::OpenedPart& one : *parts) {
      if (one.name == part::kPerson) out = decode_person(one.content);
    }
  }
  return out;
}

}  // namespace nb::appointments
