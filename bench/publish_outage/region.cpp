// SPDX-License-Identifier: EUPL-1.2
#include "region.hpp"

#include <boost/json.hpp>

#include <stdexcept>

#include "catalogue/import.hpp"
#include "situation/events.hpp"

namespace nb::bench {

namespace {

const Instant kMorning = *parse_rfc3339("2023-10-30T06:00:00+01:00");

catalogue::Catalogue read_pack(const std::string& source) {
  auto pack = catalogue::import_pack(source + "/examples/suedwestfalen");
  if (!pack) throw std::runtime_error(catalogue::to_german(pack.error()));
  return std::move(*pack);
}

publish::Truth truth_of(catalogue::Catalogue catalogue) {
  auto wiring = std::make_shared<const situation::Wiring>(catalogue);
  publish::Truth truth{.catalogue = std::move(catalogue), .board = situation::Board(std::move(wiring)), .announcements = {}};
  truth.board.apply({}, kMorning);
  return truth;
}

pages::SiteConfig config() {
  pages::SiteConfig config;
  config.title = "Notbetrieb Südwestfalen";
  config.public_url = "https://notfall.example";
  return config;
}

}  // namespace

Region::Region(const std::string& source) : now_(kMorning), publisher_(truth_of(read_pack(source)), kMorning, {}), resources_(source), site_(resources_, zone_, config()) {}

void Region::declare(bool down) {
  now_ += std::chrono::seconds(1);
  situation::ComponentSaid said;
  said.state = down ? situation::ComponentState::down : situation::ComponentState::up;
  said.text = {.de = "Der gemeinsame IT-Dienstleister ist ausgefallen.", .en = "The shared IT provider has failed."};
  said.since = said.as_of = now_;
  const situation::Fact fact{.ags = std::nullopt, .kind = situation::FactKind::component, .object = "provider_dc", .position = std::nullopt, .as_of = now_, .said = said};
  const LogName log = region_log();
  const boost::json::object data = boost::json::parse(situation::encode(fact)).as_object();
  const std::vector<state::OpenPart> parts;
  const state::AppliedEntry entry{
      .log = log, .seq = 0, .type = situation::event::kComponentDeclared, .subject = fact.object, .actor = "stab", .at = now_, .occurred = now_, .data = data, .parts = parts};
  publisher_.apply({&entry, 1});
}

std::vector<PageName> Region::pages() const {
  std::vector<PageName> all;
  const auto region = view();
  for (const auto& town : region->towns) {
    const auto& municipality = town->town->municipality;
    for (const auto& service : region->shared->services) {
      const std::string rest = "leistungen/" + service.id + "/";
      all.push_back({"/" + pages::path_of({pages::Lang::de, municipality.slug, rest}), "de", municipality.slug, municipality.name, service.id, service.name_de});
      all.push_back({"/" + pages::path_of({pages::Lang::en, municipality.slug, rest}), "en", municipality.slug, municipality.name, service.id, service.name_en});
    }
  }
  return all;
}

}  // namespace nb::bench
