// SPDX-License-Identifier: EUPL-1.2
// The immutable truth of one municipality, as its public pages show it. Made after a commit, swapped by an atomic
// pointer, read by render threads without a lock; nobody sees a mixture of old and new.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "catalogue/model.hpp"
#include "situation/model.hpp"

namespace nb::publish {

/// The part of the catalogue that is the same for the whole region.
struct SharedCatalogue {
  std::vector<catalogue::Component> components;
  std::vector<catalogue::Service> services;          ///< in the data's order
  std::vector<catalogue::OfficeType> office_types;
  std::vector<catalogue::Municipality> municipalities;  ///< by name
};

/// An office as this municipality has it, with where it sits.
struct Office {
  std::string id;    ///< URL part
  std::string name;  ///< German, the key used everywhere
  std::string name_en;
  std::string hours;                  ///< where it has no site of its own
  std::vector<std::size_t> sites;     ///< indices into TownCatalogue::sites
};

struct TownCatalogue {
  catalogue::Municipality municipality;
  std::vector<Office> offices;
  std::vector<catalogue::Site> sites;  ///< a town without sites in the data has its town hall as the only one
  std::vector<catalogue::DirectoryEntry> directory;
};

/// An announcement as citizens see it; corrections point both ways.
struct Announcement {
  std::string id;
  std::string lang;  ///< BCP 47 of title and body
  std::string title;
  std::string body_html;  ///< rendered from the safe Markdown subset
  std::string body_text;
  enum class Severity { info, warning, urgent } severity = Severity::info;
  std::string office;   ///< empty: not for one office only
  std::string service;  ///< empty: not for one service only
  bool region_wide = false;
  Instant published;
  Instant valid_from;
  std::optional<Instant> valid_until;
  std::string corrects;      ///< id of the announcement this one replaces
  std::string corrected_by;  ///< id of the one that replaced this
};

struct View {
  std::uint64_t version = 0;
  std::shared_ptr<const SharedCatalogue> shared;  // shared: one copy for all municipalities
  std::shared_ptr<const TownCatalogue> town;      // shared: unchanged between versions
  std::shared_ptr<const situation::TownSituation> situation;  // shared: unchanged between versions
  std::shared_ptr<const std::vector<Announcement>> announcements;  // shared: unchanged between versions; newest first
};

struct RegionView {
  std::uint64_t version = 0;
  std::shared_ptr<const SharedCatalogue> shared;
  std::vector<std::shared_ptr<const View>> towns;  ///< by municipality name
};

}  // namespace nb::publish
