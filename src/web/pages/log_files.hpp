// SPDX-License-Identifier: EUPL-1.2
// The published files of a log (C2SP tlog-tiles, docs/formats/tile.md): checkpoint, tiles of hashes, and the notice sheet as PDF.
// The entries themselves are not public. Everything is read and made on a worker, never on an I/O thread.
#pragma once

#include <memory>

#include "web/pages/log_state.hpp"
#include "web/server/http.hpp"

namespace nb {
class Clock;
class Zone;
}  // namespace nb
namespace nb::journal {
class Journal;
}
namespace nb::publish {
class Publisher;
class Workers;
}  // namespace nb::publish
namespace nb::web {
class Router;
}

namespace nb::pages {

struct LogFilesParts {
  const journal::Journal& journal;
  const publish::Publisher& publisher;
  const Clock& clock;
  const Zone& zone;
  LogStateOf state;
  std::string region_title;  ///< whose sheet the region's is
  std::string public_url;    ///< for the sheet: where receipts are checked; may be empty
};

class LogFiles {
 public:
  explicit LogFiles(LogFilesParts parts);
  ~LogFiles();
  LogFiles(const LogFiles&) = delete;
  LogFiles& operator=(const LogFiles&) = delete;

  void add_routes(web::Router& router) const;
  /// The notice sheet of the municipality whose slug is the request's body (empty: the region's), for the control socket.
  [[nodiscard]] web::Handler sheet_by_slug() const;
  /// Answers what was asked for; to be called when the server has stopped taking requests.
  void finish();

 private:
  struct Asked;
  using Make = std::function<web::Response(const Asked&, const web::Request&)>;
  [[nodiscard]] std::optional<Asked> asked_for(const web::Request& request, std::string_view slug) const;
  [[nodiscard]] web::Response sheet(const Asked& asked) const;
  void answer(const std::optional<Asked>& asked, const std::shared_ptr<const web::Request>& request, const web::Reply& reply, const Make& make) const;

  LogFilesParts parts_;
  std::unique_ptr<publish::Workers> workers_;
};

/// The notice sheet of a log as PDF; `town` is printed on it, `check_at` is where receipts are checked (may be empty).
[[nodiscard]] Bytes notice_sheet_pdf(const LogState& log, const std::string& town, const std::string& check_at, const Zone& zone, Instant now);

}  // namespace nb::pages
