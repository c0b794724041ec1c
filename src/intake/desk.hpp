// SPDX-License-Identifier: EUPL-1.2
// The way of a filing from what was typed to what the sender takes away, the same for every channel:
//   draft + uploads ── accept() ──▶ sealed command ── executor ──▶ committed ── complete() ──▶ receipt
// accept() types the uploads by content, seals and stores them; complete() proves. Both run on a worker thread of the caller;
// a Desk may be used by any number of threads. An upload whose command is refused stays behind as an orphan and is swept.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "intake/model.hpp"
#include "intake/prepare.hpp"
#include "proof/receipt.hpp"
#include "state/command.hpp"

namespace nb::journal {
class AttachmentStore;
class Journal;
class Vault;
}  // namespace nb::journal

namespace nb::intake {

inline constexpr std::uint64_t kUploadBytesMax = std::uint64_t{20} << 20;
inline constexpr std::uint64_t kUploadsBytesMax = std::uint64_t{60} << 20;  ///< of one filing together

/// A file as it was handed in; its type is found by content.
struct Upload {
  std::string name;
  Bytes bytes;
  std::uint32_t pages = 0;  ///< as the confined reader counted them; 0: not counted
};

/// What the sender takes away: everything that is certain now.
struct Taken {
  Filing filing;  ///< as first recorded
  proof::Receipt receipt;
  bool repeated = false;
};

/// A fax or scan of a watched folder that could not be taken; it lies there until somebody has dealt with it.
struct AsideFile {
  Channel channel = Channel::fax;
  std::string name;  ///< as it came, and may say who sent it
  std::string why;   ///< a sentence
  Instant since;
};

class Desk {
 public:
  struct Parts {
    const journal::Journal& journal;
    journal::Vault& vault;
    journal::AttachmentStore& attachments;
    Random& random;
    std::function<std::vector<AsideFile>(const LogName&)> aside = {};  ///< from any thread; empty: no folders are watched
  };
  explicit Desk(const Parts& parts) : parts_(parts) {}

  /// True if the municipality can seal, so that filings can be taken here.
  [[nodiscard]] bool ready(const LogName& log) const;
  /// What the municipality's folders could not take, oldest first.
  [[nodiscard]] std::vector<AsideFile> aside(const LogName& log) const;
  /// Refused: an upload of another type, damaged, too large, too many; no data key. Texts longer than a form allows.
  [[nodiscard]] Result<Prepared, state::Refusal> accept(Draft draft, std::span<const Upload> uploads) const;
  /// What a committed filing proves.
  [[nodiscard]] Taken complete(const LogName& log, const state::Committed& committed, const std::vector<proof::PartSalt>& salts) const;

 private:
  [[nodiscard]] std::optional<state::Refusal> store_uploads(Draft& draft, std::span<const Upload> uploads, const journal::Sealing& sealing) const;

  Parts parts_;
};

}  // namespace nb::intake
