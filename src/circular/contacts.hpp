// SPDX-License-Identifier: EUPL-1.2
// The staff's mail addresses at the internal server: DIR/keys/contacts.db (0600). They are personal data that no proof needs, and mails
// go out at night when nobody has unlocked anything; so they stand in a file of their own and never in the journal.
// Threading: any thread. Durability: what put() or import() returned is on disk.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "circular/people.hpp"
#include "mail/address.hpp"

namespace nb {
class Env;
}
namespace nb::storage {
class Db;
}

namespace nb::circular {

/// A line of a list of addresses that could not be taken.
struct ContactFault {
  std::size_t line;  ///< from 1
  std::string sentence;
};

/// One line "Muster;Erika;Bürgerbüro;erika.muster@rathaus.example" per person; the office only where the name alone is not enough.
/// Separated by semicolons, tabs or commas. A line without an address takes the person's away.
struct ContactList {
  std::vector<std::pair<std::string, std::optional<mail::Address>>> lines;  ///< person and address
  std::vector<ContactFault> faults;
};
[[nodiscard]] ContactList read_contacts(std::string_view text, std::span<const Person> people);

class Contacts {
 public:
  /// Opens or makes the file. Throws Error: disk, corrupt.
  Contacts(Env& env, const std::string& path);
  ~Contacts();
  Contacts(const Contacts&) = delete;
  Contacts& operator=(const Contacts&) = delete;

  [[nodiscard]] std::optional<mail::Address> find(const LogName& log, std::string_view person) const;
  [[nodiscard]] std::size_t count(const LogName& log) const;
  /// All in one transaction.
  void put(const LogName& log, const ContactList& list);

 private:
  mutable std::mutex mutex_;
  std::unique_ptr<storage::Db> db_;
  std::map<std::pair<std::string, std::string>, mail::Address, std::less<>> addresses_;  // log and person
};

}  // namespace nb::circular
