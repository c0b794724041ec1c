// SPDX-License-Identifier: EUPL-1.2
// What a municipality has and does on a normal day: values only, no I/O. Field meanings follow the data pack's README
// (examples/suedwestfalen/README.md). Expressions and hours are kept as text here; catalogue/expression and
// catalogue/hours parse them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace nb::catalogue {

enum class MunicipalityKind { city, municipality, district };  ///< Stadt, Gemeinde, Kreis
enum class SizeClass { s, m, l, xl, k };
enum class Scope { region, municipality };
enum class Baseline { up, not_set_up };
enum class ComponentKind { provider, network, platform, application, interface_, channel, device };
enum class Urgency { life, existential, legal_deadline, normal };
enum class FallbackKind { none, paper, counter_only, deferred, provisional_document, neighbour_authority, external_portal, pickup_only };
enum class StepKind { inform, apply, decide, issue, collect, pay };
enum class OfficeLevel { municipality, district, both };

struct Municipality {
  Ags ags;
  std::string slug;
  std::string name;
  MunicipalityKind kind;
  std::optional<Ags> district;
  std::int64_t population;
  std::string postcode_city;       ///< of the town hall, "59759 Arnsberg"
  std::string sit_role;            ///< member, customer, partial
  std::vector<std::string> hosts;  ///< custom host names that show this municipality at "/"
  friend bool operator==(const Municipality&, const Municipality&) = default;
};

struct Component {
  std::string id;
  std::string name_de;
  std::string name_en;
  ComponentKind kind;
  std::string operator_;  ///< provider, municipality, state, federal, utility, other
  Scope scope;
  std::string needs;  ///< expression; empty = needs nothing
  Baseline baseline;
  friend bool operator==(const Component&, const Component&) = default;
};

/// One municipality is wired differently.
struct ComponentOverride {
  Ags ags;
  std::string component;
  std::string operator_;
  std::string needs;
  std::string basis;  ///< yes, inferred
  std::string reason_de;
  std::string source;
  friend bool operator==(const ComponentOverride&, const ComponentOverride&) = default;
};

/// Texts in other languages than the German of the row itself; a missing one falls back to German, marked as such.
using Translations = std::map<std::string, std::string>;  // language → text

struct Step {
  std::string service;
  int position;
  StepKind step;
  std::string needs;
  std::string fallback_needs;
  std::string fallback_de;
  Translations fallback;
  friend bool operator==(const Step&, const Step&) = default;
};

struct Service {
  std::string id;
  std::string name_de;
  std::string name_en;
  std::string name_leicht;
  std::string office;  ///< Office::office
  std::string leika_key;
  std::string needs;
  std::string fallback_needs;
  FallbackKind fallback_kind;
  std::string fallback_de;
  std::string bring_de;
  std::string deadline_rule;
  std::vector<std::string> channels;  ///< counter, phone, post, fax, email, online
  Urgency urgency;
  double demand_per_1000_per_year;
  std::string basis;
  Translations fallback;
  Translations bring;
  std::vector<Step> steps;  ///< by position; empty where the data has none
  friend bool operator==(const Service&, const Service&) = default;
};

/// An office as towns of one size class have it.
struct OfficeType {
  std::string office_id;
  std::string office;  ///< German name, the key used everywhere
  std::string name_en;
  OfficeLevel level;
  SizeClass size_class;
  std::string hours;  ///< OpenStreetMap notation
  int counters;
  int floors;
  friend bool operator==(const OfficeType&, const OfficeType&) = default;
};

struct Site {
  Ags ags;
  std::string site_id;
  std::string name;
  std::string street;
  std::string postcode;
  std::string city;
  std::vector<std::string> offices;
  std::string hours;
  int counters;
  int floors;
  bool demo;
  std::string note;
  friend bool operator==(const Site&, const Site&) = default;
};

/// One line of the public telephone directory. Names and numbers travel as an open part, never in an entry's core.
struct DirectoryEntry {
  Ags ags;
  std::string office;
  std::string unit;
  std::string function;
  std::string last_name;
  std::string first_name;
  std::string phone;
  std::string mobile;
  std::string fax;
  std::string room;
  std::string site;
  std::string responsibilities;  ///< letters of the surname ("A-K") or a part of town
  CivilDate valid_from;
  std::optional<CivilDate> valid_to;
  std::string id{};  ///< "d17", given when it is recorded; empty in an import
  friend bool operator==(const DirectoryEntry&, const DirectoryEntry&) = default;
};

/// Everything an import brings, or everything that stands in state.db. In canonical order (records.hpp, sort): by key,
/// the directory by office, unit and name.
struct Catalogue {
  std::vector<Municipality> municipalities;
  std::vector<Component> components;
  std::vector<ComponentOverride> overrides;
  std::vector<Service> services;  ///< with their steps
  std::vector<OfficeType> office_types;
  std::vector<Site> sites;
  std::vector<DirectoryEntry> directory;
  friend bool operator==(const Catalogue&, const Catalogue&) = default;
};

/// S under 10,000, M 10,000–24,999, L 25,000–59,999, XL from 60,000 inhabitants, K district.
[[nodiscard]] SizeClass size_class(const Municipality& municipality);

}  // namespace nb::catalogue
