// SPDX-License-Identifier: EUPL-1.2
// From what a person typed to a sealed command, and from the committed command to its receipt. Runs on the caller's thread, so that
// the write path only copies. Used by the counter, the online form, the fax folder and the benchmark alike.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "intake/model.hpp"
#include "journal/sealer.hpp"
#include "proof/receipt.hpp"
#include "state/command.hpp"

namespace nb::intake {

/// A deadline as it is asked for; the executor computes it.
struct DeadlineWish {
  std::string rule;
  std::string event;  ///< "2023-10-30"
  std::string via;    ///< empty: the event is the notification
};
struct WatchWish {
  std::string rule;
  std::string from;  ///< empty: the day of receipt
};

/// What a person typed. Nothing is checked yet but by the executor.
struct Draft {
  LogName log;
  CommandId id;          ///< made with the form: sending twice takes one filing
  proof::SaltSeed seed;  ///< likewise: and gives one receipt
  std::string actor;
  Channel channel = Channel::counter;
  std::string received;  ///< RFC 3339; empty: now
  std::string urgency;   ///< empty: normal, or deadline where there is one
  std::string office;
  std::string service;
  std::string form;
  std::vector<DeadlineWish> deadlines;
  std::vector<WatchWish> watches;
  std::vector<Attachment> attachments;
  Sealed sealed;
};

/// Opens the sealing of a draft's command: its attachments are sealed under key() before prepare() is called. Error{key} without a data key.
[[nodiscard]] journal::Sealing begin_sealing(const Draft& draft, journal::Vault& vault, Random& random);

struct Prepared {
  state::Command command;
  std::vector<proof::PartSalt> salts;  ///< for the receipt
};
/// Seals what is personal and lays out the command.
[[nodiscard]] Prepared prepare(const Draft& draft, journal::Sealing sealing);

/// The receipt of a committed filing; nullopt if it is not there. `salts` make the contents provable for whoever holds it.
[[nodiscard]] std::optional<proof::Receipt> make_receipt(const journal::Journal& journal, const LogName& log, const state::Committed& committed,
                                                         std::vector<proof::PartSalt> salts);

/// What opened parts say.
[[nodiscard]] Sealed read_sealed(std::span<const journal::OpenedPart> parts);
/// Everything personal about a filing, latest word per part; why not, if it cannot be read.
[[nodiscard]] Result<Sealed, journal::OpenFault> open_filing(const journal::Journal& journal, const journal::Vault& vault, const LogName& log,
                                                             const std::vector<std::uint64_t>& entries);

}  // namespace nb::intake
