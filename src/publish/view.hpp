// SPDX-License-Identifier: EUPL-1.2
// The immutable truth of one municipality, as its public pages show it. Made after a commit, swapped as a whole
// (current.hpp), read by render threads without a lock; nobody sees a mixture of old and new.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "catalogue/directory.hpp"
#include "catalogue/model.hpp"
#include "situation/model.hpp"

namespace nb::appointments {
struct CallOff;
}

namespace nb::publish {

/// The part of the catalogue that is the same for the whole region.
struct SharedCatalogue {
  std::vector<catalogue::Component> components;
  std::vector<catalogue::Service> services;  ///< in the data's order
  std::vector<catalogue::OfficeType> office_types;
  std::vector<catalogue::Municipality> municipalities;  ///< by name
};

/// An office as this municipality has it, with where it sits.
struct Office {
  std::string id;    ///< URL part
  std::string name;  ///< German, the key used everywhere
  std::string name_en;
  std::string hours;               ///< where it has no site of its own
  std::vector<std::size_t> sites;  ///< indices into TownCatalogue::sites
};

struct TownCatalogue {
  catalogue::Municipality municipality;
  std::vector<Office> offices;
  std::vector<catalogue::Site> sites;  ///< a town without sites in the data has its town hall as the only one
  std::vector<catalogue::DirectoryEntry> directory;
  catalogue::DirectorySearch search = {};  ///< of `directory`
};

/// An announcement in one language.
struct AnnouncementText {
  std::string lang;  ///< BCP 47 of title and body
  std::string title;
  std::string body_html;  ///< rendered from the safe Markdown subset; goes into a page unescaped
  std::string body_text;  ///< the same without mark-up
  friend bool operator==(const AnnouncementText&, const AnnouncementText&) = default;
};

/// An announcement as citizens see it; corrections point both ways. What was published stays readable at its address.
struct Announcement {
  enum class Severity { info, warning, urgent };
  std::string id;  ///< URL part, unique in the town's view
  Severity severity = Severity::info;
  std::string office;   ///< OfficeType::office; empty: not for one office only
  std::string service;  ///< Service::id; empty: not for one service only
  bool region_wide = false;
  Instant published;
  Instant valid_from;
  std::optional<Instant> valid_until;
  std::string corrects;      ///< id of the announcement this one replaces
  std::string corrected_by;  ///< id of the one that replaced this
  std::optional<Instant> withdrawn;
  std::vector<AnnouncementText> texts;  ///< never empty; the original language first

  /// Its text in that language, else the original (whose `lang` then says which it is).
  [[nodiscard]] const AnnouncementText& text(std::string_view lang) const;
  friend bool operator==(const Announcement&, const Announcement&) = default;
};

/// How an announcement stands at a moment; only `current` ones are listed as valid, the others say what they are.
enum class Standing { pending, current, expired, corrected, withdrawn };
[[nodiscard]] Standing standing(const Announcement& announcement, Instant now);

/// Newest first.
using Announcements = std::vector<Announcement>;

struct View {
  std::uint64_t version = 0;                                  ///< rises with every change of anything below
  Instant changed;                                            ///< when
  std::shared_ptr<const SharedCatalogue> shared;              // shared: one copy for all municipalities
  std::shared_ptr<const TownCatalogue> town;                  // shared: unchanged between versions
  std::shared_ptr<const situation::TownSituation> situation;  // shared: unchanged between versions
  std::shared_ptr<const Announcements> announcements;         // shared: unchanged between versions; the region's and the town's
  /// Days on which appointments are called off, by first day; null or empty: none. A page leaves out what has passed.
  std::shared_ptr<const std::vector<appointments::CallOff>> call_offs = nullptr;  // shared: unchanged between versions
  /// Ids of the services that citizens can book online here, sorted; null or empty: none.
  std::shared_ptr<const std::vector<std::string>> bookable = nullptr;  // shared: unchanged between versions
};

/// Where a municipality stands in RegionView::towns. Transparent keys: looked up by string_view.
struct TownIndex {
  std::map<std::string, std::size_t, std::less<>> by_slug;
  std::map<std::string, std::size_t, std::less<>> by_host;  ///< custom host names, lower case
  std::map<std::string, std::size_t, std::less<>> by_ags;
};

struct RegionView {
  bool sealed = false;        ///< the journal takes no more entries: what stands here may grow old, and pages say so
  std::uint64_t version = 0;  ///< rises with every change of any municipality
  Instant changed;
  std::shared_ptr<const SharedCatalogue> shared;       // shared: one copy for all versions
  std::shared_ptr<const TownIndex> index;              // shared: changes with the catalogue only
  std::shared_ptr<const Announcements> announcements;  // shared: the region-wide ones
  std::vector<std::shared_ptr<const View>> towns;      ///< by municipality name

  /// The municipality with this slug (by_host: custom host name, by_ags: key); nullptr if there is none.
  [[nodiscard]] std::shared_ptr<const View> by_slug(std::string_view slug) const;
  [[nodiscard]] std::shared_ptr<const View> by_host(std::string_view host) const;
  [[nodiscard]] std::shared_ptr<const View> by_ags(std::string_view ags) const;
};

}  // namespace nb::publish
