// SPDX-License-Identifier: EUPL-1.2
// For tests and the benchmark: the data pack as a catalogue, read with the least that serves (RFC 4180, no faults expected).
#pragma once

#include <array>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "catalogue/model.hpp"

namespace nb::situation::fixture {

using Row = std::map<std::string, std::string>;

inline std::vector<std::vector<std::string>> read_records(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::stringstream text;
  text << file.rdbuf();
  std::vector<std::vector<std::string>> records(1, std::vector<std::string>(1));
  bool quoted = false;
  for (const char c : text.str()) {
    if (c == '"') {
      quoted = !quoted;  // texts of the pack that are used here have no doubled quotes
    } else if (c == ',' && !quoted) {
      records.back().emplace_back();
    } else if (c == '\n' && !quoted) {
      records.emplace_back(1);
    } else {
      records.back().back() += c;
    }
  }
  records.pop_back();
  return records;
}

inline std::vector<Row> read_table(const std::string& path) {
  const auto records = read_records(path);
  std::vector<Row> rows;
  for (std::size_t i = 1; i < records.size(); ++i) {
    Row row;
    for (std::size_t column = 0; column < records[0].size(); ++column) row.emplace(records[0][column], records[i].at(column));
    rows.push_back(std::move(row));
  }
  return rows;
}

inline std::vector<std::string> split_list(const std::string& text) {
  std::vector<std::string> items;
  std::stringstream stream(text);
  for (std::string item; std::getline(stream, item, ';');) items.push_back(item);
  return items;
}

template <class Enum, std::size_t N>
Enum parse_enum(const std::string& word, const std::array<const char*, N>& words) {
  for (std::size_t i = 0; i < N; ++i) {
    if (word == words[i]) return static_cast<Enum>(i);
  }
  throw std::runtime_error("unknown word " + word);
}

inline catalogue::Service read_service(const Row& row) {
  using namespace catalogue;
  static constexpr std::array kFallbacks{"none", "paper", "counter_only", "deferred", "provisional_document", "neighbour_authority", "external_portal", "pickup_only"};
  static constexpr std::array kUrgencies{"life", "existential", "legal_deadline", "normal"};
  Service service{};
  service.id = row.at("id");
  service.name_de = row.at("name_de");
  service.name_en = row.at("name_en");
  service.name_leicht = row.at("name_leicht");
  service.office = row.at("office");
  service.needs = row.at("needs");
  service.fallback_needs = row.at("fallback_needs");
  service.fallback_kind = parse_enum<FallbackKind>(row.at("fallback_kind"), kFallbacks);
  service.fallback_de = row.at("fallback_de");
  service.channels = split_list(row.at("channels"));
  service.urgency = parse_enum<Urgency>(row.at("urgency"), kUrgencies);
  service.demand_per_1000_per_year = std::stod(row.at("demand_per_1000_per_year"));
  return service;
}

inline void read_components(const std::string& folder, catalogue::Catalogue& catalogue) {
  using namespace catalogue;
  static constexpr std::array kKinds{"provider", "network", "platform", "application", "interface", "channel", "device"};
  for (const Row& row : read_table(folder + "/components.csv")) {
    catalogue.components.push_back({row.at("id"), row.at("name_de"), row.at("name_en"), parse_enum<ComponentKind>(row.at("kind"), kKinds), row.at("operator"),
                                    row.at("scope") == "region" ? Scope::region : Scope::municipality, row.at("needs"),
                                    row.at("baseline") == "up" ? Baseline::up : Baseline::not_set_up});
  }
  for (const Row& row : read_table(folder + "/component_overrides.csv")) {
    catalogue.overrides.push_back({*Ags::parse(row.at("ags")), row.at("component"), row.at("operator"), row.at("needs"), row.at("basis"), "", ""});
  }
}

inline void read_services(const std::string& folder, catalogue::Catalogue& catalogue) {
  using namespace catalogue;
  static constexpr std::array kSteps{"inform", "apply", "decide", "issue", "collect", "pay"};
  std::map<std::string, std::vector<Step>> steps;
  for (const Row& row : read_table(folder + "/service_steps.csv")) {
    steps[row.at("service")].push_back(
        {row.at("service"), std::stoi(row.at("position")), parse_enum<StepKind>(row.at("step"), kSteps), row.at("needs"), row.at("fallback_needs"), row.at("fallback_de"), {}});
  }
  for (const Row& row : read_table(folder + "/services.csv")) {
    Service service = read_service(row);
    service.steps = steps[service.id];
    catalogue.services.push_back(std::move(service));
  }
}

inline void read_offices(const std::string& folder, catalogue::Catalogue& catalogue) {
  using namespace catalogue;
  static constexpr std::array kLevels{"municipality", "district", "both"};
  static constexpr std::array kSizes{"S", "M", "L", "XL", "K"};
  for (const Row& row : read_table(folder + "/offices.csv")) {
    if (row.at("record") == "type") {
      catalogue.office_types.push_back({row.at("office_id"), row.at("office"), row.at("name_en"), parse_enum<OfficeLevel>(row.at("level"), kLevels),
                                        parse_enum<SizeClass>(row.at("size_class"), kSizes), row.at("hours"), 0, 1});
    } else {
      Site site{*Ags::parse(row.at("ags")), row.at("site_id"), row.at("site_name"), "", "", "", split_list(row.at("offices_at_site")), row.at("hours"), 0, 1, true, ""};
      catalogue.sites.push_back(std::move(site));
    }
  }
}

/// The catalogue of a folder with the pack's files, as far as the situation needs it.
inline catalogue::Catalogue read_pack(const std::string& folder) {
  using namespace catalogue;
  static constexpr std::array kKinds{"Stadt", "Gemeinde", "Kreis"};
  Catalogue catalogue;
  for (const Row& row : read_table(folder + "/municipalities.csv")) {
    Municipality town{*Ags::parse(row.at("ags")),
                      row.at("slug"),
                      row.at("name"),
                      parse_enum<MunicipalityKind>(row.at("kind"), kKinds),
                      Ags::parse(row.at("district_ags")),
                      std::stoll(row.at("population")),
                      row.at("town_hall_city_postcode"),
                      row.at("sit_role"),
                      {}};
    catalogue.municipalities.push_back(std::move(town));
  }
  read_components(folder, catalogue);
  read_services(folder, catalogue);
  read_offices(folder, catalogue);
  return catalogue;
}

}  // namespace nb::situation::fixture
