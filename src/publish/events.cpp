// SPDX-License-Identifier: EUPL-1.2
// JSON of announcements, both ways.
#include "publish/events.hpp"

#include <boost/json.hpp>

#include <algorithm>

#include "state/members.hpp"

namespace nb::publish {

namespace json = boost::json;

namespace {

constexpr std::string_view kTextPart = "text.";

std::string member(const json::object& object, std::string_view name) { return std::string(state::text_member(object, name)); }

std::optional<WrittenText> decode_text(const state::AppliedEntry& entry, std::string_view lang) {
  const auto part = std::find_if(entry.parts.begin(), entry.parts.end(),
                                 [&](const state::OpenPart& candidate) { return candidate.name.starts_with(kTextPart) && candidate.name.substr(kTextPart.size()) == lang; });
  if (part == entry.parts.end()) return std::nullopt;  // erased
  boost::system::error_code error;
  const json::value value = json::parse(json::string_view(part->content.data(), part->content.size()), error);
  if (error || !value.is_object()) return std::nullopt;
  return WrittenText{.lang = std::string(lang), .title = member(value.get_object(), "title"), .markdown = member(value.get_object(), "body")};
}

std::optional<Event> decode_announced(const state::AppliedEntry& entry) {
  const auto severity = parse_severity(member(entry.data, "severity"));
  const auto valid_from = parse_rfc3339(member(entry.data, "valid_from"));
  const json::value* languages = entry.data.if_contains("languages");
  if (!severity || !valid_from || languages == nullptr || !languages->is_array()) return std::nullopt;
  Written written{.id = std::string(entry.subject),
                  .severity = *severity,
                  .office = member(entry.data, "office"),
                  .service = member(entry.data, "service"),
                  .published = entry.at,
                  .valid_from = *valid_from,
                  .valid_until = parse_rfc3339(member(entry.data, "valid_until")),
                  .corrects = entry.type == kCorrected ? member(entry.data, "corrects") : std::string(),
                  .corrected_by = {},
                  .withdrawn = std::nullopt,
                  .texts = {}};
  for (const json::value& language : languages->get_array()) {
    if (!language.is_string()) return std::nullopt;
    const json::string& lang = language.get_string();
    if (auto text = decode_text(entry, {lang.data(), lang.size()})) written.texts.push_back(std::move(*text));
  }
  return Announced{std::move(written)};
}

}  // namespace

state::NewEntry encode(const Announced& event) {
  const Written& written = event.written;
  json::array languages;
  state::NewEntry entry;
  for (const WrittenText& text : written.texts) {
    languages.emplace_back(text.lang);
    const json::object content{{"title", text.title}, {"body", text.markdown}};
    entry.parts.push_back({.name = std::string(kTextPart) + text.lang, .content = json::serialize(content)});
  }
  json::object data{{"severity", std::string(to_string(written.severity))}, {"valid_from", format_utc(written.valid_from)}, {"languages", std::move(languages)}};
  if (written.valid_until) data["valid_until"] = format_utc(*written.valid_until);
  if (!written.office.empty()) data["office"] = written.office;
  if (!written.service.empty()) data["service"] = written.service;
  if (!written.corrects.empty()) data["corrects"] = written.corrects;
  entry.type = std::string(written.corrects.empty() ? kAnnounced : kCorrected);
  entry.subject = written.id;
  entry.data = json::serialize(data);
  return entry;
}

state::NewEntry encode(const Withdrawn& event) { return {.type = std::string(kWithdrawn), .subject = event.id, .data = "{}", .occurred = std::nullopt, .parts = {}}; }

std::optional<Event> decode(const state::AppliedEntry& entry) {
  if (entry.type == kAnnounced || entry.type == kCorrected) return decode_announced(entry);
  if (entry.type == kWithdrawn) return Withdrawn{.id = std::string(entry.subject), .at = entry.at};
  return std::nullopt;
}

}  // namespace nb::publish
