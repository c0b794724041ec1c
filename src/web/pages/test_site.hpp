// SPDX-License-Identifier: EUPL-1.2
// For tests: the whole data pack as views, on the evening of 31 October 2023 with the timeline played until then, and a
// site over it with the resources of the source tree.
#pragma once

#include <boost/json.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "catalogue/import.hpp"
#include "publish/publisher.hpp"
#include "situation/board.hpp"
#include "web/pages/site.hpp"

namespace nb::pages::fixture {

inline Instant at(std::string_view text) { return *parse_rfc3339(text); }
inline Instant evening() { return at("2023-10-31T18:30:00+01:00"); }
inline std::string source_dir() { return NB_SOURCE_DIR; }

inline const catalogue::Catalogue& pack() {
  static const catalogue::Catalogue kPack = [] {
    auto read = catalogue::import_pack(source_dir() + "/examples/suedwestfalen");
    if (!read) throw std::runtime_error(catalogue::to_german(read.error()));
    catalogue::Catalogue pack = std::move(*read);
    for (catalogue::Municipality& town : pack.municipalities)
      if (town.slug == "arnsberg") town.hosts = {"notfall.arnsberg.example"};
    return pack;
  }();
  return kPack;
}

inline situation::Fact incident() {
  situation::Incident said;
  said.id = "it-ausfall";
  said.region_wide = true;
  said.began = at("2023-10-30T06:00:00+01:00");
  said.declared_by = "stab";
  said.cause = {"Der gemeinsame IT-Dienstleister ist nach einem Angriff ausgefallen.", "The shared IT provider has failed after an attack."};
  said.forecast = {situation::Forecast::Kind::not_before, parse_date("2023-11-06"), at("2023-10-31T12:00:00+01:00")};
  said.as_of = at("2023-10-31T12:00:00+01:00");
  return {.ags = std::nullopt, .kind = situation::FactKind::incident, .object = said.id, .position = std::nullopt, .as_of = said.as_of, .said = said};
}

inline std::string text_of(const boost::json::object& line, const char* name) { return std::string(line.at(name).as_string()); }

inline void say(situation::Fact& fact, const boost::json::object& line) {
  const std::string kind = text_of(line, "kind");
  const std::string state = text_of(line, "state");
  const situation::Text text{text_of(line, "text_de"), text_of(line, "text_en")};
  std::optional<Instant> until;
  if (line.contains("until")) until = Zone("Europe/Berlin").instant(*parse_date(text_of(line, "until")), std::chrono::hours{24});
  fact.object = text_of(line, kind.c_str());
  if (kind == "service") {
    static const std::map<std::string, situation::ServiceState> kStates{{"possible", situation::ServiceState::possible},
                                                                        {"limited", situation::ServiceState::limited},
                                                                        {"elsewhere", situation::ServiceState::elsewhere},
                                                                        {"impossible", situation::ServiceState::impossible},
                                                                        {"unknown", situation::ServiceState::unknown}};
    fact.kind = situation::FactKind::service;
    fact.said = situation::ServiceSaid{kStates.at(state), text, "", {}, {}, fact.as_of, fact.as_of, until};
  } else if (kind == "office") {
    using State = situation::OfficeStatus::State;
    fact.kind = situation::FactKind::office;
    fact.said = situation::OfficeStatus{fact.object, state == "open" ? State::open : state == "limited" ? State::limited : State::closed, text, fact.as_of, until};
  } else {
    static const std::map<std::string, situation::ComponentState> kStates{{"up", situation::ComponentState::up},
                                                                          {"degraded", situation::ComponentState::degraded},
                                                                          {"down", situation::ComponentState::down},
                                                                          {"unknown", situation::ComponentState::unknown}};
    fact.kind = situation::FactKind::component;
    situation::ComponentSaid said;
    said.state = kStates.at(state);
    said.text = text;
    said.since = said.as_of = fact.as_of;
    said.valid_until = until;
    fact.said = said;
  }
}

inline std::vector<situation::Fact> timeline(Instant until) {
  std::vector<situation::Fact> facts{incident()};
  std::ifstream file(source_dir() + "/examples/suedwestfalen/timeline.jsonl");
  for (std::string line; std::getline(file, line);) {
    const boost::json::object entry = boost::json::parse(line).as_object();
    situation::Fact fact;
    fact.as_of = at(text_of(entry, "at"));
    if (fact.as_of > until) break;
    fact.ags = Ags::parse(text_of(entry, "ags"));
    say(fact, entry);
    facts.push_back(std::move(fact));
  }
  return facts;
}

inline publish::Announcement announcement(std::string id, std::string title, std::string body, Instant published) {
  publish::Announcement one;
  one.id = std::move(id);
  one.published = one.valid_from = published;
  one.texts = {{"de", std::move(title), "<p>" + body + "</p>\n", body}};
  return one;
}

/// Two current ones (one with English), one expired, one corrected.
inline publish::Announcements announcements() {
  publish::Announcement urgent = announcement("m4", "Termine in den Stadtbüros fallen aus", "Bitte kommen Sie heute nicht zu Ihrem Termin.", at("2023-10-31T16:10:00+01:00"));
  urgent.severity = publish::Announcement::Severity::urgent;
  urgent.valid_until = at("2023-11-03T18:00:00+01:00");
  urgent.corrects = "m2";
  urgent.texts.push_back(
      {"en", "Appointments at the city offices are cancelled", "<p>Please do not come to your appointment today.</p>\n", "Please do not come to your appointment today."});
  publish::Announcement phones = announcement("m3", "Telefonverzeichnis auf dem Beteiligungsportal", "Dort finden Sie alle Nummern.", at("2023-10-31T09:15:00+01:00"));
  publish::Announcement wrong = announcement("m2", "Termine finden statt", "Alle Termine finden statt.", at("2023-10-30T09:00:00+01:00"));
  wrong.corrected_by = "m4";
  publish::Announcement old = announcement("m1", "Heute nur bis 12 Uhr", "Das Rathaus schließt heute früher.", at("2023-10-30T08:00:00+01:00"));
  old.valid_until = at("2023-10-30T18:00:00+01:00");
  return {urgent, phones, wrong, old};
}

/// A region with its views; `tweak` may change Arnsberg's view.
template <class Tweak>
std::shared_ptr<const publish::RegionView> region_with(Instant now, Tweak tweak) {
  publish::Truth truth{.catalogue = pack(), .board = situation::Board(std::make_shared<const situation::Wiring>(pack())), .announcements = {}};
  const std::vector<situation::Fact> facts = timeline(now);
  truth.board.apply(facts, now);
  const publish::Publisher publisher(std::move(truth), now, nullptr);
  auto region = std::make_shared<publish::RegionView>(*publisher.region());
  for (auto& town : region->towns) {
    if (town->town->municipality.slug != "arnsberg") continue;
    auto changed = std::make_shared<publish::View>(*town);
    changed->announcements = std::make_shared<const publish::Announcements>(announcements());
    changed->bookable = std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"hausnummer", "trauung", "wohnsitz-anmelden"});
    tweak(*changed);
    town = changed;
  }
  return region;
}

inline std::shared_ptr<const publish::RegionView> region() {
  static const auto kRegion = region_with(evening(), [](publish::View&) {});
  return kRegion;
}

inline SiteConfig config() {
  SiteConfig config;
  config.title = "Notbetrieb Südwestfalen";
  config.public_url = "https://notfall.example";
  config.security_contact = "mailto:sicherheit@example.org";
  return config;
}

inline const Resources& resources() {
  static const Resources kResources(source_dir());
  return kResources;
}

inline const PublicSite& site() {
  static const Zone kZone;
  static const PublicSite kSite(resources(), kZone, config());
  return kSite;
}

/// Renders what answers a path on the region's host.
inline publish::PageText get(std::string_view path, std::string_view query = "", std::string_view host = "notfall.example") {
  const Answer answer = site().answer(region(), host, path, query);
  if (!answer.location.empty()) return {308, "", answer.location, evening()};
  return answer.render(evening());
}

}  // namespace nb::pages::fixture
