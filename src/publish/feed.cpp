// SPDX-License-Identifier: EUPL-1.2
// Written as text: the whole vocabulary is two dozen lines, and everything variable goes through append_escaped.
#include "publish/feed.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "publish/markdown.hpp"
#include "publish/model.hpp"

namespace nb::publish {

namespace {

constexpr std::size_t kEntriesMax = 50;

// A name-based UUID (RFC 9562, version 8) of the text's SHA-256.
std::string urn_of(std::string_view name) {
  Hash hash = crypto::sha256(bytes_of(name));
  hash.bytes[6] = (hash.bytes[6] & std::byte{0x0F}) | std::byte{0x80};
  hash.bytes[8] = (hash.bytes[8] & std::byte{0x3F}) | std::byte{0x80};
  std::string hex = to_hex(ByteView(hash.bytes).first(16));
  for (const std::size_t at : {20U, 16U, 12U, 8U}) hex.insert(at, "-");
  return "urn:uuid:" + hex;
}

struct Entry {
  std::string id;
  std::string lang;
  std::string title;
  std::string html;
  Instant published;
  Instant updated;
  std::string url;
  std::string category;
  std::string replaces_url;
};

std::string announcement_name(const Announcement& announcement, std::string_view owner) {
  return "announcement/" + std::string(announcement.region_wide ? "region" : owner) + "/" + announcement.id;
}

void add_announcements(std::vector<Entry>& entries, const Announcements& announcements, std::string_view owner, const FeedOptions& options, Instant now) {
  for (const Announcement& announcement : announcements) {
    const Standing how = standing(announcement, now);
    if (how != Standing::current && how != Standing::expired) continue;
    const AnnouncementText& text = announcement.text(options.lang);
    Entry entry{.id = urn_of(announcement_name(announcement, owner)),
                .lang = text.lang,
                .title = text.title,
                .html = text.body_html,
                .published = announcement.published,
                .updated = std::max(announcement.published, announcement.valid_from),
                .url = options.announcement_url(announcement),
                .category = std::string(to_string(announcement.severity)),
                .replaces_url = {}};
    const auto replaced = std::find_if(announcements.begin(), announcements.end(), [&](const Announcement& other) { return other.id == announcement.corrects; });
    if (replaced != announcements.end()) entry.replaces_url = options.announcement_url(*replaced);
    entries.push_back(std::move(entry));
  }
}

void add_incidents(std::vector<Entry>& entries, const std::vector<situation::Incident>& incidents, std::string_view owner, const FeedOptions& options) {
  for (const situation::Incident& incident : incidents) {
    const bool translated = options.lang == "en" && !incident.cause.en.empty();
    entries.push_back({.id = urn_of("incident/" + std::string(incident.region_wide ? "region" : owner) + "/" + incident.id),
                       .lang = translated ? "en" : "de",
                       .title = options.incident_title,
                       .html = "<p>" + escaped(translated ? incident.cause.en : incident.cause.de) + "</p>",
                       .published = incident.began,
                       .updated = std::max(incident.as_of, incident.ended.value_or(incident.began)),
                       .url = options.page_url,
                       .category = "incident",
                       .replaces_url = {}});
  }
}

void element(std::string& out, std::string_view name, std::string_view text) {
  out.append("<").append(name).append(">");
  append_escaped(out, text);
  out.append("</").append(name.substr(0, name.find(' '))).append(">");
}

void link(std::string& out, std::string_view rel, std::string_view type, std::string_view href) {
  out.append("<link rel=\"").append(rel).append("\" type=\"").append(type).append("\" href=\"");
  append_escaped(out, href);
  out += "\"/>";
}

void append_entry(std::string& out, const Entry& entry) {
  out.append("<entry xml:lang=\"").append(escaped(entry.lang)).append("\">");
  element(out, "id", entry.id);
  element(out, "title", entry.title);
  element(out, "updated", format_utc(entry.updated));
  element(out, "published", format_utc(entry.published));
  link(out, "alternate", "text/html", entry.url);
  if (!entry.replaces_url.empty()) link(out, "related", "text/html", entry.replaces_url);
  out.append("<category term=\"").append(escaped(entry.category)).append("\"/>");
  element(out, "content type=\"html\"", entry.html);
  out += "</entry>";
}

std::string feed(std::vector<Entry> entries, const std::string& id, Instant changed, const FeedOptions& options) {
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.updated > b.updated; });
  if (entries.size() > kEntriesMax) entries.resize(kEntriesMax);
  std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" + escaped(options.lang) + "\">";
  element(out, "id", id);
  element(out, "title", options.title);
  element(out, "updated", format_utc(entries.empty() ? changed : entries.front().updated));
  out += "<author>";
  element(out, "name", options.author);
  out += "</author>";
  link(out, "self", "application/atom+xml", options.self_url);
  link(out, "alternate", "text/html", options.page_url);
  for (const Entry& entry : entries) append_entry(out, entry);
  return out + "</feed>\n";
}

}  // namespace

std::string atom_feed(const View& view, const FeedOptions& options, Instant now) {
  const std::string& owner = view.town->municipality.ags.str();
  std::vector<Entry> entries;
  add_announcements(entries, *view.announcements, owner, options, now);
  add_incidents(entries, view.situation->incidents, owner, options);
  return feed(std::move(entries), urn_of("feed/" + owner + "/" + options.lang), view.changed, options);
}

std::string atom_feed(const RegionView& region, const FeedOptions& options, Instant now) {
  std::vector<Entry> entries;
  add_announcements(entries, *region.announcements, "region", options, now);
  if (!region.towns.empty()) {
    std::vector<situation::Incident> incidents = region.towns.front()->situation->incidents;
    std::erase_if(incidents, [](const situation::Incident& incident) { return !incident.region_wide; });
    add_incidents(entries, incidents, "region", options);
  }
  return feed(std::move(entries), urn_of("feed/region/" + options.lang), region.changed, options);
}

}  // namespace nb::publish
