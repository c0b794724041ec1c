// SPDX-License-Identifier: EUPL-1.2
// The online form (SLUG/einreichen/): fill in, see everything (§ 3a Abs. 3 VwVfG), send, take the receipt. Works without a script;
// the browser carries the draft from step to step in hidden fields, the server keeps attachments only (filing_uploads.hpp).
// Threading: handlers hand everything to a pool of their own; the executor's callback hands back to it. Nothing of it is cached.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/time.hpp"
#include "web/server/router.hpp"

namespace nb {
class Env;
class Random;
class Zone;
}  // namespace nb
namespace nb::intake {
class Desk;
}
namespace nb::journal {
class Journal;
}
namespace nb::paper {
class PageReader;
}
namespace nb::publish {
class Publisher;
}
namespace nb::state {
class Executor;
class ReadPool;
}  // namespace nb::state

namespace nb::pages {

class PublicSite;

/// Everything outlives the form.
struct OnlineFormParts {
  const PublicSite& site;
  const Zone& zone;
  const publish::Publisher& publisher;
  const Clock& clock;
  Random& random;
  Env& env;
  state::Executor& executor;
  state::ReadPool& readers;
  const intake::Desk& desk;
  const journal::Journal& journal;
  paper::PageReader& reader;    ///< counts the pages of attachments
  std::string folder;           ///< for attachments that wait; emptied at start
  std::filesystem::path share;  ///< holds assets/filing
  std::string check_at;         ///< address of the page that checks receipts; may be empty
  bool open = true;             ///< false: the page says so and names the other ways
  unsigned per_address_per_hour = 300;
  unsigned total_per_minute = 1200;
};

class OnlineForm {
 public:
  explicit OnlineForm(OnlineFormParts parts);
  ~OnlineForm();
  OnlineForm(const OnlineForm&) = delete;
  OnlineForm& operator=(const OnlineForm&) = delete;

  void add_routes(web::Router& router);
  /// To be called now and then: drops attachments that waited too long.
  void tick(Instant now);
  /// Ends the pool; to be called after the server has stopped and before the executor ends.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::pages
