// SPDX-License-Identifier: EUPL-1.2
// From rows to values: one function per file.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "catalogue/expression.hpp"
#include "catalogue/import_draft.hpp"

namespace nb::catalogue {

namespace {

constexpr std::int64_t kPopulationMax = 20'000'000;
constexpr std::int64_t kCountersMax = 1000;
constexpr std::int64_t kFloorsMax = 100;
/// First parts of addresses that belong to the program.
constexpr std::array<std::string_view, 8> kReservedSlugs = {"api", "assets", "stab", "healthz", "metrics", "de", "en", "leicht"};

bool is_digits(std::string_view text, std::size_t length) {
  return text.size() == length && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_phone(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return text.size() <= 30 && digits >= 3 && text.find_first_not_of("0123456789 +-/()") == std::string_view::npos && text.find('+', 1) == std::string_view::npos;
}

/// "en", "de-leicht", "zh-Hant": a BCP 47 tag by its form.
bool is_language(std::string_view text) {
  const auto parts = split(text, '-');
  const auto alphanumeric = [](std::string_view part) {
    return !part.empty() && part.size() <= 8 &&
           std::all_of(part.begin(), part.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
  };
  return text.size() <= 20 && (parts[0].size() == 2 || parts[0].size() == 3) && std::all_of(parts.begin(), parts.end(), alphanumeric);
}

/// A DNS name in lower case with at least one dot.
bool is_host(std::string_view text) {
  const auto labels = split(text, '.');
  return text.size() <= 253 && labels.size() >= 2 && std::all_of(labels.begin(), labels.end(), [](std::string_view label) { return label.size() <= 63 && is_slug(label); });
}

std::string phone(Row& row, std::string_view column, Need need) {
  std::string number = row.text(column, need);
  if (!number.empty() && !is_phone(number)) row.fault(column, "„" + number + "“ ist keine Telefonnummer");
  return number;
}

std::string language(Row& row) {
  std::string lang = row.raw("lang");
  if (!is_language(lang) || lang == "de") row.fault("lang", "„" + lang + "“ ist keine Sprache wie en, tr oder de-leicht (Deutsch steht in der Hauptdatei)");
  return lang;
}

Municipality municipality(Row& row) {
  Municipality m{row.ags("ags"),
                 row.slug("slug"),
                 row.text("name"),
                 row.code<MunicipalityKind>("kind"),
                 {},
                 row.number("population", 1, kPopulationMax),
                 row.text("town_hall_city_postcode"),
                 row.word("sit_role", sit_roles()),
                 {}};
  if (std::find(kReservedSlugs.begin(), kReservedSlugs.end(), m.slug) != kReservedSlugs.end()) row.fault("slug", "„" + m.slug + "“ ist für das Programm selbst reserviert");
  const bool whole_district = m.ags.str().ends_with("000");
  if (m.kind == MunicipalityKind::district && !whole_district) row.fault("ags", "der Schlüssel eines Kreises endet auf 000");
  if (m.kind == MunicipalityKind::municipality && whole_district) row.fault("ags", "der Schlüssel einer Gemeinde endet nicht auf 000");
  // A town whose key ends in 000 is a district of its own (kreisfreie Stadt).
  const std::string wanted = whole_district ? std::string() : m.ags.str().substr(0, 5) + "000";
  if (row.raw("district_ags") != wanted) row.fault("district_ags", wanted.empty() ? "hier steht kein Kreis" : "zu diesem Schlüssel gehört der Kreis „" + wanted + "“");
  if (!wanted.empty()) m.district = Ags::parse(wanted);
  const std::string& seat = m.postcode_city;
  if (!is_digits(seat.substr(0, 5), 5) || seat.size() < 7 || seat[5] != ' ')
    row.fault("town_hall_city_postcode", "hier stehen Postleitzahl und Ort, zum Beispiel „59759 Arnsberg“");
  if (!row.raw("verified").empty()) row.yes_no("verified");
  return m;
}

Component component(Row& row) {
  Component c{row.text("id"),           row.text("name_de"),     row.text("name_en"),           row.code<ComponentKind>("kind"), row.word("operator", operators()),
              row.code<Scope>("scope"), row.expression("needs"), row.code<Baseline>("baseline")};
  const auto name = Expression::parse(c.id);
  if (!name || name->names().size() != 1 || name->names().front() != c.id)
    row.fault("id", "eine Kennung besteht aus Kleinbuchstaben, Ziffern und _ und beginnt mit einem Buchstaben");
  return c;
}

ComponentOverride component_override(Row& row) {
  static constexpr std::string_view kBases[] = {"yes", "inferred"};
  return {row.ags("ags"),
          row.text("component"),
          row.word("operator", operators()),
          row.expression("needs"),
          row.word("basis", kBases),
          row.text("reason_de", Need::optional),
          row.text("source", Need::optional)};
}

Service service(Row& row) {
  static constexpr std::string_view kBases[] = {"estimate"};
  Service s{row.slug("id"),
            row.text("name_de"),
            row.text("name_en"),
            row.text("name_leicht"),
            row.text("office"),
            row.raw("leika_key"),
            row.expression("needs"),
            row.expression("fallback_needs"),
            row.code<FallbackKind>("fallback_kind"),
            row.text("fallback_de"),
            row.text("bring_de"),
            row.word("deadline_rule", deadline_rules()),
            row.list("channels"),
            row.code<Urgency>("urgency"),
            row.decimal("demand_per_1000_per_year"),
            row.word("basis", kBases),
            {},
            {},
            {}};
  if (!s.leika_key.empty() && !(is_digits(s.leika_key, 14) && s.leika_key.starts_with("99"))) row.fault("leika_key", "ein LeiKa-Schlüssel hat 14 Ziffern und beginnt mit 99");
  if (row.raw("needs").empty()) row.fault("needs", "eine Leistung braucht mindestens eine Komponente");
  if ((s.fallback_kind == FallbackKind::none) != row.raw("fallback_needs").empty()) {
    row.fault("fallback_kind", "„none“ gehört zu einem leeren fallback_needs, jede andere Art zu einem ausgefüllten");
  }
  if (s.channels.empty()) row.fault("channels", "mindestens ein Weg ist nötig: " + listed(channels()));
  for (const std::string& channel : s.channels) {
    const auto known = channels();
    if (std::find(known.begin(), known.end(), channel) == known.end()) row.fault("channels", "„" + channel + "“ ist nicht vorgesehen; möglich: " + listed(known));
  }
  return s;
}

Step step(Row& row) {
  return {row.text("service"),
          static_cast<int>(row.number("position", 1, 99)),
          row.code<StepKind>("step"),
          row.expression("needs"),
          row.expression("fallback_needs"),
          row.text("fallback_de", Need::optional),
          {}};
}

OfficeType office_type(Row& row) {
  row.nothing({"ags", "site_id", "site_name", "street", "postcode", "city", "offices_at_site", "demo"});
  return {row.slug("office_id"),
          row.text("office"),
          row.text("name_en"),
          row.code<OfficeLevel>("level"),
          row.code<SizeClass>("size_class"),
          row.hours("hours"),
          static_cast<int>(row.number("counters", 0, kCountersMax)),
          static_cast<int>(row.number("floors", 1, kFloorsMax))};
}

Site site(Row& row) {
  row.nothing({"office_id", "office", "name_en", "level", "size_class"});
  Site s{row.ags("ags"),
         row.slug("site_id"),
         row.text("site_name"),
         row.text("street"),
         row.text("postcode"),
         row.text("city"),
         row.list("offices_at_site"),
         row.hours("hours"),
         static_cast<int>(row.number("counters", 0, kCountersMax)),
         static_cast<int>(row.number("floors", 1, kFloorsMax)),
         row.yes_no("demo"),
         row.text("note", Need::optional)};
  if (!is_digits(s.postcode, 5)) row.fault("postcode", "eine Postleitzahl hat fünf Ziffern");
  return s;
}

DirectoryEntry directory_entry(Row& row) {
  const auto optional = [&](std::string_view column) { return row.text(column, Need::optional); };
  DirectoryEntry d{row.ags("ags"),
                   row.text("office"),
                   optional("unit"),
                   optional("function"),
                   optional("last_name"),
                   optional("first_name"),
                   phone(row, "phone", Need::required),
                   phone(row, "mobile", Need::optional),
                   phone(row, "fax", Need::optional),
                   optional("room"),
                   row.text("site"),
                   optional("responsibilities"),
                   row.date("valid_from").value_or(CivilDate{}),
                   row.date("valid_to", Need::optional)};
  if (d.valid_to && d.valid_from.ok() && *d.valid_to < d.valid_from) row.fault("valid_to", "die Gültigkeit endet, bevor sie beginnt");
  if (d.last_name.empty() && !d.first_name.empty()) row.fault("last_name", "zum Vornamen fehlt der Nachname");
  return d;
}

Host host(Row& row) {
  Host h{row.raw("host"), row.ags("ags")};
  if (!is_host(h.name)) row.fault("host", "„" + h.name + "“ ist kein Rechnername in Kleinbuchstaben wie notfall.arnsberg.example");
  return h;
}

ServiceText service_text(Row& row) { return {row.text("service"), language(row), row.text("fallback", Need::optional), row.text("bring", Need::optional)}; }
StepText step_text(Row& row) { return {row.text("service"), static_cast<int>(row.number("position", 1, 99)), language(row), row.text("fallback")}; }

class Files {
 public:
  Files(const std::map<std::string, std::string>& files, const ImportOptions& options, FaultList& faults, Draft& draft)
      : files_(files), options_(options), faults_(faults), draft_(draft) {}

  /// The rows of a file; none, and a fault if it is needed, where it does not exist.
  std::vector<Row> rows(const std::string& name, Need need, const Table::Columns& columns) {
    const auto found = files_.find(name);
    if (found == files_.end()) {
      if (need == Need::required) faults_.add({name, 0, 0, {}, "die Datei fehlt"});
      return {};
    }
    draft_.tables.push_back(std::make_unique<Table>(name, parse_csv(found->second, {.encoding = options_.encoding}), columns, faults_));
    return draft_.tables.back()->rows();
  }

  template <class T>
  void read(const std::string& name, Need need, const Table::Columns& columns, T (*read_row)(Row&), Reads<T>& out) {
    for (Row row : rows(name, need, columns)) {
      T value = read_row(row);
      out.push_back({std::move(value), row});
    }
  }

 private:
  const std::map<std::string, std::string>& files_;
  const ImportOptions& options_;
  FaultList& faults_;
  Draft& draft_;
};

void read_offices(Files& files, Draft& draft) {
  static constexpr std::string_view kRecords[] = {"type", "site"};
  for (Row row : files.rows("offices.csv", Need::required,
                            {{"record", "office_id", "office", "name_en", "level", "size_class", "hours", "counters", "floors", "ags", "site_id", "site_name", "street", "postcode",
                              "city", "offices_at_site", "demo", "note"}})) {
    const std::string record = row.word("record", kRecords);
    if (record == "type") {
      OfficeType value = office_type(row);
      draft.office_types.push_back({std::move(value), row});
    } else if (record == "site") {
      Site value = site(row);
      draft.sites.push_back({std::move(value), row});
    }
  }
}

}  // namespace

Draft read_draft(const std::map<std::string, std::string>& texts, const ImportOptions& options, FaultList& faults) {
  Draft draft;
  Files files(texts, options, faults, draft);
  files.read("municipalities.csv", Need::required, {{"ags", "slug", "name", "kind", "district_ags", "population", "town_hall_city_postcode", "sit_role"}, {"verified", "evidence"}},
             municipality, draft.municipalities);
  files.read("components.csv", Need::required, {{"id", "name_de", "name_en", "kind", "operator", "scope", "needs", "baseline"}}, component, draft.components);
  files.read("component_overrides.csv", Need::required, {{"ags", "component", "operator", "needs", "basis", "reason_de", "source"}}, component_override, draft.overrides);
  files.read("services.csv", Need::required,
             {{"id", "name_de", "name_en", "name_leicht", "office", "leika_key", "needs", "fallback_needs", "fallback_kind", "fallback_de", "bring_de", "deadline_rule", "channels",
               "urgency", "demand_per_1000_per_year", "basis"}},
             service, draft.services);
  files.read("service_steps.csv", Need::required, {{"service", "position", "step", "needs", "fallback_needs", "fallback_de"}}, step, draft.steps);
  read_offices(files, draft);
  files.read("directory.csv", Need::required,
             {{"ags", "office", "unit", "function", "last_name", "first_name", "phone", "mobile", "fax", "room", "site", "responsibilities", "valid_from", "valid_to"}},
             directory_entry, draft.directory);
  files.read("services_i18n.csv", Need::optional, {{"service", "lang", "fallback", "bring"}}, service_text, draft.service_texts);
  files.read("service_steps_i18n.csv", Need::optional, {{"service", "position", "lang", "fallback"}}, step_text, draft.step_texts);
  files.read("hosts.csv", Need::optional, {{"host", "ags"}}, host, draft.hosts);
  return draft;
}

}  // namespace nb::catalogue
