// SPDX-License-Identifier: EUPL-1.2
// What the files say, row by row, before the rows are checked against each other. Inside this room only.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "catalogue/fields.hpp"
#include "catalogue/import_table.hpp"
#include "catalogue/model.hpp"

namespace nb::catalogue {

/// A value with the row it was read from.
template <class T>
struct Read {
  T value;
  Row row;
};

template <class T>
using Reads = std::vector<Read<T>>;

struct Host {
  std::string name;
  Ags ags;
};

struct Draft {
  std::vector<std::unique_ptr<Table>> tables;  ///< the rows point into them
  Reads<Municipality> municipalities;
  Reads<Component> components;
  Reads<ComponentOverride> overrides;
  Reads<Service> services;
  Reads<Step> steps;
  Reads<ServiceText> service_texts;
  Reads<StepText> step_texts;
  Reads<OfficeType> office_types;
  Reads<Site> sites;
  Reads<DirectoryEntry> directory;
  Reads<Host> hosts;
};

/// Reads every file; faults of single rows are noted.
[[nodiscard]] Draft read_draft(const std::map<std::string, std::string>& files, const ImportOptions& options, FaultList& faults);
/// References, uniqueness, cycles, normal day, sizes; notes faults.
void check_draft(Draft& draft);
/// The wiring only: component references, scopes, cycles, whether every service works on a normal day.
void check_wiring(Draft& draft);
/// Puts the pieces together.
[[nodiscard]] Catalogue finish(const Draft& draft);

}  // namespace nb::catalogue
