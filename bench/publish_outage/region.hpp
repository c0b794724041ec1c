// SPDX-License-Identifier: EUPL-1.2
// The region of the data pack on a normal morning, with its site, and the declaration that the provider has failed.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "publish/publisher.hpp"
#include "web/pages/site.hpp"

namespace nb::bench {

/// A service page: address, and what Hugo needs to know of it.
struct PageName {
  std::string path;  ///< "/en/arnsberg/leistungen/x/"
  std::string lang;
  std::string slug;
  std::string town;
  std::string service;
  std::string title;
};

class Region {
 public:
  /// `source`: the source tree (pack, templates, words).
  explicit Region(const std::string& source);

  /// Declares the provider's data centre down or up again; the views have changed when this returns.
  void declare(bool down);
  [[nodiscard]] Instant now() const { return now_; }
  [[nodiscard]] std::shared_ptr<const publish::RegionView> view() const { return publisher_.region(); }
  [[nodiscard]] pages::Answer answer(const std::shared_ptr<const publish::RegionView>& view, std::string_view path) const {
    return site_.answer(view, "notfall.example", path, "");
  }
  /// Every service of every municipality, in German and English.
  [[nodiscard]] std::vector<PageName> pages() const;

 private:
  Instant now_;
  publish::Publisher publisher_;
  pages::Resources resources_;
  Zone zone_;
  pages::PublicSite site_;
};

}  // namespace nb::bench
