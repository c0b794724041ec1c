// SPDX-License-Identifier: EUPL-1.2
// The folders where faxes arrive (HylaFAX recvq) and where the post's scans are put: every TIFF or PDF becomes a filing, with the time
// of receipt from the fax machine or the file and its page count. A scan of a form printed beforehand is matched by its bar code.
// What was taken is removed from the folder after it is durable; what could not be read stays, renamed, with a sentence beside it.
// Threading: sweep() on one thread at a time; it blocks. A crash between taking and removing makes nothing twice: the command's id
// follows from the file.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "intake/desk.hpp"

namespace nb {
class Zone;
}
namespace nb::paper {
class PageReader;
struct Scan;
}  // namespace nb::paper
namespace nb::state {
class Executor;
}

namespace nb::app {

/// A folder that is watched.
struct WatchedFolder {
  LogName log;
  intake::Channel channel = intake::Channel::fax;  ///< or post
  std::string path;
};

/// What lies in a municipality's folders and could not be taken, oldest first; at most 201.
[[nodiscard]] std::vector<intake::AsideFile> set_aside_in(const std::vector<WatchedFolder>& folders, const LogName& log);

class Mailroom {
 public:
  struct Parts {
    const intake::Desk& desk;
    state::Executor& executor;
    paper::PageReader& reader;
    const Clock& clock;
    const Zone& zone;
    Random& random;
    std::vector<WatchedFolder> folders;
  };
  explicit Mailroom(Parts parts) : parts_(std::move(parts)) {}

  struct Swept {
    std::size_t taken = 0;
    std::size_t refused = 0;
    std::size_t waiting = 0;  ///< still being written, or the town cannot take anything yet
  };
  /// Looks through all folders once. A file counts as complete when it has not changed since the sweep before.
  Swept sweep();

 private:
  struct Seen {
    std::uintmax_t size = 0;
    std::filesystem::file_time_type changed;
    friend bool operator==(const Seen&, const Seen&) = default;
  };
  enum class Fate { taken, refused, waiting };
  [[nodiscard]] Fate handle(const WatchedFolder& folder, const std::filesystem::path& file);
  [[nodiscard]] Fate file_it(const WatchedFolder& folder, const std::filesystem::path& file, const Bytes& bytes, const paper::Scan& scan);
  [[nodiscard]] Fate wait_with(const state::Refusal& refusal);
  [[nodiscard]] Instant received_at(const std::filesystem::path& file, const paper::Scan& scan) const;
  static void set_aside(const std::filesystem::path& file, std::string_view sentence);

  Parts parts_;
  std::map<std::filesystem::path, Seen> seen_;
  bool told_ = false;  ///< that filings are refused for another reason than the file; once until one is taken again
};

}  // namespace nb::app
