// SPDX-License-Identifier: EUPL-1.2
// Reads the circulars from state.db. All of one municipality, but for what the courier and one-time links ask.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "circular/model.hpp"

namespace nb::storage {
class Db;
}

namespace nb::circular {

/// The number the next circular gets.
[[nodiscard]] std::uint64_t next_number(storage::Db& db, const LogName& log);
[[nodiscard]] std::optional<Circular> find_circular(storage::Db& db, const LogName& log, std::string_view subject);
[[nodiscard]] std::optional<Circular> find_by_number(storage::Db& db, const LogName& log, std::uint64_t number);
[[nodiscard]] std::optional<Version> find_version(storage::Db& db, const LogName& log, std::string_view subject, unsigned version);

/// One line of the list of circulars.
struct Overview {
  Circular circular;
  Version version;  ///< the one that holds; the draft where none was sent
  std::uint64_t recipients = 0;
  std::uint64_t acknowledged = 0;
  std::uint64_t covered = 0;  ///< not read, but a deputy was told
  [[nodiscard]] std::uint64_t missing() const { return recipients - acknowledged - covered; }
};
/// Newest first; at most `most` beginning below number `before` (0: from the newest).
[[nodiscard]] std::vector<Overview> list(storage::Db& db, const LogName& log, std::uint64_t before, std::size_t most);
/// Is there a circular that was sent and not withdrawn?
[[nodiscard]] bool any_holds(storage::Db& db, const LogName& log);
/// Numbers of circulars that somebody had read and that were withdrawn since.
[[nodiscard]] std::vector<std::uint64_t> withdrawn_from(storage::Db& db, const LogName& log, std::string_view person, Instant since);
/// What somebody has not read yet, oldest first: who was away reads it in order.
[[nodiscard]] std::vector<Version> unread_of(storage::Db& db, const LogName& log, std::string_view person);
[[nodiscard]] std::optional<Recipient> find_recipient(storage::Db& db, const LogName& log, std::string_view subject, unsigned version, std::string_view person);
/// In the phone tree's order.
[[nodiscard]] std::vector<Recipient> recipients_of(storage::Db& db, const LogName& log, std::string_view subject, unsigned version);

struct OfficeCount {
  std::string office;
  std::uint64_t recipients = 0;
  std::uint64_t acknowledged = 0;
  std::uint64_t covered = 0;  ///< not read, but a deputy was told
};
[[nodiscard]] std::vector<OfficeCount> counts_by_office(storage::Db& db, const LogName& log, std::string_view subject, unsigned version);

[[nodiscard]] std::optional<Letter> find_letter(storage::Db& db, const LogName& log, std::string_view subject, unsigned version, std::string_view person, LetterKind kind);
/// The mails of a version, in the phone tree's order.
[[nodiscard]] std::vector<Letter> letters_of(storage::Db& db, const LogName& log, std::string_view subject, unsigned version);
/// Circulars that hold with mails a person has to decide about: nobody knows whether they arrived, or the server refused them. By number.
struct ToJudge {
  std::uint64_t number = 0;
  std::uint64_t unknown = 0;
  std::uint64_t refused = 0;
};
[[nodiscard]] std::vector<ToJudge> letters_to_judge(storage::Db& db, const LogName& log);
/// Mails of all municipalities that may be tried now: queued ones, and deferred ones whose time has come; none to people who have
/// acknowledged. Oldest first.
[[nodiscard]] std::vector<Letter> due_letters(storage::Db& db, Instant now);
/// Mails whose attempt was written down and whose outcome was not: the program ended in between.
[[nodiscard]] std::vector<Letter> orphaned_letters(storage::Db& db);

/// A version whose deadline has passed, with somebody who did not acknowledge, not escalated yet.
struct Overdue {
  LogName log;
  std::string subject;
  unsigned version;
};
[[nodiscard]] std::vector<Overdue> overdue(storage::Db& db, Instant now);
/// Whom a deputy is asked to stand in for.
[[nodiscard]] std::vector<Recipient> escalated_to(storage::Db& db, const LogName& log, std::string_view subject, unsigned version, std::string_view deputy);
/// A circular that holds and for which somebody is asked to stand in.
struct StandIn {
  std::uint64_t number = 0;
  std::vector<std::string> missing;  ///< who has neither read it nor was told about through a deputy; in the phone tree's order
};
/// What a deputy still has to see to, by number.
[[nodiscard]] std::vector<StandIn> stand_ins_of(storage::Db& db, const LogName& log, std::string_view deputy);

/// By the hash of its token, whatever municipality it belongs to.
[[nodiscard]] std::optional<Link> find_link(storage::Db& db, const Hash& token);
/// Whom an account reads as; empty if nobody knows.
[[nodiscard]] std::string person_of_account(storage::Db& db, const LogName& log, std::string_view account);
/// True if an account has confirmed something in the program for that person, or agreed to stand in as that person: then it is no slip of the mouse any more who reads there.
[[nodiscard]] bool has_confirmed(storage::Db& db, const LogName& log, std::string_view account, std::string_view person);
/// Accounts and whom they read as.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> readers_of(storage::Db& db, const LogName& log);
[[nodiscard]] std::string account_of_person(storage::Db& db, const LogName& log, std::string_view person);

}  // namespace nb::circular
