// SPDX-License-Identifier: EUPL-1.2
// Announcements and incidents as an Atom feed (RFC 4287). Pure. Ids are urn:uuid made from log and id: the same entry has
// the same id in every feed, on every host and mirror, for ever.
#pragma once

#include <functional>
#include <string>

#include "publish/view.hpp"

namespace nb::publish {

/// Words and addresses of the site that shows the feed; addresses may be relative to the feed.
struct FeedOptions {
  std::string lang;            ///< of the texts where they exist in it
  std::string title;           ///< of the feed
  std::string author;          ///< the authority
  std::string self_url;        ///< of this feed
  std::string page_url;        ///< of the page it belongs to
  std::string incident_title;  ///< of an incident's entry
  std::function<std::string(const Announcement&)> announcement_url;
};

/// A municipality's feed: what is or was valid, newest first; what was corrected or withdrawn is left out, the correction
/// links to what it replaced.
[[nodiscard]] std::string atom_feed(const View& view, const FeedOptions& options, Instant now);
/// The region's own.
[[nodiscard]] std::string atom_feed(const RegionView& region, const FeedOptions& options, Instant now);

}  // namespace nb::publish
