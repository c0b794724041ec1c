// SPDX-License-Identifier: EUPL-1.2
// The crisis staff's console under /stab/: sign in, see the situation, say what is so, preview it, publish it, undo it.
// Server-rendered German pages in the federal design system (KERN-UX); a script only makes searching quicker.
// Every change is one of the commands that the command line has too, executed by the executor and by nobody else.
// Threading: handlers run on a small pool of their own, because they read state.db and hash passwords.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "deadlines/holidays.hpp"
#include "state/command.hpp"
#include "web/server/router.hpp"

namespace nb {
class Clock;
class Random;
class Zone;
}  // namespace nb
namespace nb::approval {
class Guard;
}
namespace nb::audit {
class Trail;
}
namespace nb::finder {
class Index;
}
namespace nb::intake {
class Desk;
}  // namespace nb::intake
namespace nb::journal {
class AttachmentStore;
class Journal;
class Vault;
}  // namespace nb::journal
namespace nb::paper {
class PageReader;
}
namespace nb::publish {
class Publisher;
}
namespace nb::staff {
class CheckedExecutor;
class GrantBoard;
class Sessions;
}  // namespace nb::staff
namespace nb::state {
class ReadPool;
}  // namespace nb::state

namespace nb::pages {

class Door;

class DraftKeys;
class WaitingFiles;
struct PickupParts;

struct CircularParts;
struct NoticeParts;

/// What the console works with; everything outlives it.
struct StabParts {
  std::filesystem::path share;  ///< templates/stab and assets
  std::string staff_host;       ///< the one host of the staff pages; empty: this machine only
  const Clock& clock;
  const Zone& zone;
  Random& random;
  const staff::CheckedExecutor& executor;  ///< knows who may what
  state::ReadPool& readers;
  const publish::Publisher& publisher;
  Door& door;
  staff::Sessions& sessions;
  const staff::GrantBoard& grants;
  audit::Trail& trail;
  const approval::Guard& four_eyes;
  std::vector<state::CommandKind> plain_kinds;  ///< as if nothing were guarded: for pages that show what would change, and decide without writing
  // The register of filings:
  const intake::Desk& desk;
  const journal::Journal& journal;
  journal::Vault& vault;
  const journal::AttachmentStore& attachments;
  WaitingFiles& waiting;        ///< scans of forms that were refused; the console's alone
  const DraftKeys& drafts;      ///< keys of what is kept in browsers
  paper::PageReader& previews;  ///< draws first pages of attachments; nothing else waits for it
  finder::Index& search;        ///< finds what is sealed
  std::function<deadlines::HolidayCalendar(const Ags&)> holidays;
  const CircularParts& circulars;
  const PickupParts& pickups;
  const NoticeParts& notices;
  std::string check_at;  ///< address of the page that checks receipts; empty: not printed on them
};

class Stab {
 public:
  /// Throws Error{configuration} if a template or asset is missing.
  explicit Stab(StabParts parts);
  /// Waits for the requests that are being answered.
  ~Stab();
  Stab(const Stab&) = delete;
  Stab& operator=(const Stab&) = delete;

  /// Waits for the requests that are being worked on and takes no more. What they had executed may still be answered.
  void finish();
  /// To be called at least once a minute: locks what was opened by somebody who is gone.
  void tick(Instant now);
  /// Adds the routes and their gates, as staff/matrix.hpp has them. The console outlives the router.
  void add_routes(web::Router& router);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::pages
