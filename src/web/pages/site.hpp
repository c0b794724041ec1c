// SPDX-License-Identifier: EUPL-1.2
// The public site: which page answers a host and a path, and how it is made. Immutable after construction and safe from
// any number of threads; it never touches a database, only the immutable views it is handed.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "base/zone.hpp"
#include "deadlines/holidays.hpp"
#include "publish/page_cache.hpp"
#include "publish/view.hpp"
#include "web/pages/links.hpp"
#include "web/pages/log_state.hpp"
#include "web/pages/resources.hpp"

namespace nb::pages {

/// Who answers for a municipality's pages; what is empty is said to be missing, never invented.
struct Operator {
  std::string authority;  ///< empty: the municipality's name
  std::string street;
  std::string postcode_city;  ///< empty: the town hall's
  std::string represented_by;
  std::string email;
  std::string phone;
  std::string data_protection;
  std::string arbitration;
};

struct SiteConfig {
  std::string title = "Notbetrieb";
  std::string public_url;                                 ///< "https://notfall.example", no slash at the end; empty: no canonical addresses, no QR codes
  std::string security_contact;                           ///< "mailto:…" or "https://…"; empty: no security.txt
  Operator imprint;                                       ///< for municipalities without their own
  std::map<std::string, Operator, std::less<>> imprints;  ///< by AGS
  /// The holidays that count at a municipality; empty: those of its Land and what the law itself ties to it.
  std::function<deadlines::HolidayCalendar(const Ags&)> holidays{};
  LogStateOf log;  ///< what the pages protokoll/ show; empty: there are none
};

/// What answers a request.
struct Answer {
  bool cacheable = false;     ///< keep under `key` until `version` changes or the page is no longer fresh
  std::string key;            ///< the same for all spellings of one page
  std::uint64_t version = 0;  ///< of everything the page shows
  std::string location;       ///< not empty: redirect there (308), nothing to render
  std::function<publish::PageText(Instant now)> render;
};

/// A page of the exported site.
struct ExportPage {
  std::string file;  ///< "arnsberg/leistungen/index.html", beneath the target folder
  std::function<publish::PageText(Instant now)> render;
};

class PublicSite {
 public:
  /// Both must outlive the site.
  PublicSite(const Resources& resources, const Zone& zone, SiteConfig config);

  /// Decides what answers. `path` begins with "/", decoded and free of dot segments; `query` is raw. Never throws for input.
  [[nodiscard]] Answer answer(std::shared_ptr<const publish::RegionView> region, std::string_view host, std::string_view path, std::string_view query) const;
  /// Every page of the exported site, with relative links, absolute times, without searches. `only` limits it to one municipality.
  [[nodiscard]] std::vector<ExportPage> export_pages(std::shared_ptr<const publish::RegionView> region, std::string_view only = "") const;

  [[nodiscard]] const std::string& csp() const { return resources_.csp(); }
  [[nodiscard]] const Resources& resources() const { return resources_; }
  [[nodiscard]] const SiteConfig& config() const { return config_; }

 private:
  const Resources& resources_;
  const Zone& zone_;
  SiteConfig config_;
};

}  // namespace nb::pages
