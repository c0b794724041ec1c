// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/import.hpp"

#include <array>
#include <fstream>
#include <sstream>

#include "base/error.hpp"
#include "catalogue/import_draft.hpp"
#include "catalogue/records.hpp"

namespace nb::catalogue {

namespace {

constexpr std::array<const char*, 10> kFiles = {"municipalities.csv", "components.csv", "component_overrides.csv", "services.csv",           "service_steps.csv",
                                                "offices.csv",        "directory.csv",  "services_i18n.csv",       "service_steps_i18n.csv", "hosts.csv"};

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (!file) throw Error(ErrorKind::disk, "Die Datei „" + path.string() + "“ lässt sich nicht lesen. Bitte prüfen Sie Rechte und Datenträger.");
  return std::move(bytes).str();
}

}  // namespace

Catalogue finish(const Draft& draft) {
  Catalogue catalogue;
  const auto values = [](const auto& reads, auto& out) {
    for (const auto& read : reads) out.push_back(read.value);
  };
  values(draft.municipalities, catalogue.municipalities);
  values(draft.components, catalogue.components);
  values(draft.overrides, catalogue.overrides);
  values(draft.office_types, catalogue.office_types);
  values(draft.services, catalogue.services);
  values(draft.sites, catalogue.sites);
  values(draft.directory, catalogue.directory);
  for (const auto& [host, row] : draft.hosts) {
    for (Municipality& town : catalogue.municipalities) {
      if (town.ags == host.ags) town.hosts.push_back(host.name);
    }
  }
  for (Service& service : catalogue.services) {
    for (const auto& [text, row] : draft.service_texts) {
      if (text.service != service.id) continue;
      if (!text.fallback.empty()) service.fallback.emplace(text.lang, text.fallback);
      if (!text.bring.empty()) service.bring.emplace(text.lang, text.bring);
    }
    for (const auto& [step, row] : draft.steps) {
      if (step.service != service.id) continue;
      service.steps.push_back(step);
      for (const auto& [text, text_row] : draft.step_texts) {
        if (text.service == step.service && text.position == step.position) service.steps.back().fallback.emplace(text.lang, text.fallback);
      }
    }
  }
  sort(catalogue);
  return catalogue;
}

Result<Catalogue, std::vector<Fault>> import_texts(const std::map<std::string, std::string>& files, const ImportOptions& options) {
  FaultList faults(options.faults_max);
  Draft draft = read_draft(files, options, faults);
  check_draft(draft);
  if (!faults.empty()) return refuse(faults.take());
  return finish(draft);
}

Result<Catalogue, std::vector<Fault>> import_pack(const std::filesystem::path& folder, const ImportOptions& options) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) return refuse(std::vector<Fault>{{folder.string(), 0, 0, {}, "dieser Ordner ist nicht da"}});
  std::map<std::string, std::string> files;
  for (const char* name : kFiles) {
    if (std::filesystem::exists(folder / name, error)) files.emplace(name, read_file(folder / name));
  }
  return import_texts(files, options);
}

std::string to_german(const Fault& fault) {
  std::string out = fault.file;
  if (fault.line > 0) out += ", Zeile " + std::to_string(fault.line) + ", Spalte " + std::to_string(fault.column);
  if (!fault.field.empty()) out += " (" + fault.field + ")";
  return out.empty() ? fault.reason : out + ": " + fault.reason;
}

std::string to_german(const std::vector<Fault>& faults) {
  std::string out;
  for (const Fault& fault : faults) out += to_german(fault) + "\n";
  const std::size_t count = faults.size();
  return out + (count == 1 ? "1 Fehler" : std::to_string(count) + " Fehler") + ". Nichts wurde geändert. Bitte berichtigen Sie die Dateien und versuchen Sie es erneut.\n";
}

}  // namespace nb::catalogue
