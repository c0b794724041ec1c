// SPDX-License-Identifier: EUPL-1.2
// Rows against each other: every key once, every reference there, nothing too long for an entry.
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "catalogue/import_draft.hpp"
#include "catalogue/records.hpp"
#include "catalogue/records_json.hpp"

namespace nb::catalogue {

namespace {

/// Notes every row whose key stands in a row before.
template <class T, class KeyOf>
void check_unique(Reads<T>& reads, std::string_view column, const std::string& what, KeyOf key_of) {
  std::map<decltype(key_of(reads.front().value)), std::size_t> lines;
  for (auto& [value, row] : reads) {
    const auto [first, added] = lines.emplace(key_of(value), row.line());
    if (!added) row.fault(column, what + " steht schon in Zeile " + std::to_string(first->second));
  }
}

/// Notes every row whose reference is not known; an empty reference has been noted already.
template <class T, class RefOf>
void check_known(Reads<T>& reads, std::string_view column, const std::string& what, const std::set<std::string>& known, RefOf ref_of) {
  for (auto& [value, row] : reads) {
    const std::string& ref = ref_of(value);
    if (!ref.empty() && !known.contains(ref)) row.fault(column, what + " „" + ref + "“ gibt es nicht");
  }
}

template <class T>
const std::string& ags_of(const T& value) {
  return value.ags.str();
}

template <class T, class KeyOf>
std::set<std::string> keys(const Reads<T>& reads, KeyOf key_of) {
  std::set<std::string> out;
  for (const auto& read : reads) out.insert(key_of(read.value));
  return out;
}

/// Latin letters with their marks, and the signs of names in DIN 91379.
bool is_latin_name(const std::string& text) {
  const icu::UnicodeString name = icu::UnicodeString::fromUTF8(text);
  const icu::UnicodeString signs = icu::UnicodeString::fromUTF8(" '`´¨~,-.·ʹʺʾʿˈˌ’‡");
  for (int32_t i = 0; i < name.length(); i = name.moveIndex32(i, 1)) {
    const UChar32 c = name.char32At(i);
    UErrorCode status = U_ZERO_ERROR;
    const bool mark = u_getCombiningClass(c) != 0 || u_charType(c) == U_NON_SPACING_MARK;
    if (signs.indexOf(c) < 0 && !mark && uscript_getScript(c, &status) != USCRIPT_LATIN) return false;
  }
  return true;
}

void check_municipalities(Draft& draft) {
  check_unique(draft.municipalities, "ags", "der Schlüssel", [](const Municipality& m) { return m.ags.str(); });
  check_unique(draft.municipalities, "slug", "der Adressteil", [](const Municipality& m) { return m.slug; });
  check_unique(draft.hosts, "host", "der Rechnername", [](const Host& h) { return h.name; });
}

/// Component overrides, sites, directory and hosts name a municipality.
void check_towns(Draft& draft) {
  const std::set<std::string> towns = keys(draft.municipalities, [](const Municipality& m) { return m.ags.str(); });
  check_known(draft.overrides, "ags", "die Kommune", towns, ags_of<ComponentOverride>);
  check_known(draft.sites, "ags", "die Kommune", towns, ags_of<Site>);
  check_known(draft.directory, "ags", "die Kommune", towns, ags_of<DirectoryEntry>);
  check_known(draft.hosts, "ags", "die Kommune", towns, ags_of<Host>);
}

void check_services(Draft& draft, const std::set<std::string>& offices) {
  check_unique(draft.services, "id", "die Leistung", [](const Service& s) { return s.id; });
  check_known(draft.services, "office", "das Amt", offices, [](const Service& s) -> const std::string& { return s.office; });
  const std::set<std::string> services = keys(draft.services, [](const Service& s) { return s.id; });
  const auto step_key = [](const auto& s) { return s.service + "/" + std::to_string(s.position); };
  check_unique(draft.steps, "position", "der Schritt dieser Leistung", step_key);
  check_known(draft.steps, "service", "die Leistung", services, [](const Step& s) -> const std::string& { return s.service; });
  check_unique(draft.service_texts, "lang", "der Text in dieser Sprache", [](const ServiceText& t) { return std::tuple(t.service, t.lang); });
  check_known(draft.service_texts, "service", "die Leistung", services, [](const ServiceText& t) -> const std::string& { return t.service; });
  check_unique(draft.step_texts, "lang", "der Text in dieser Sprache", [](const StepText& t) { return std::tuple(t.service, t.position, t.lang); });
  const std::set<std::string> steps = keys(draft.steps, step_key);
  for (auto& [text, row] : draft.step_texts) {
    if (!steps.contains(step_key(text))) row.fault("position", "den Schritt " + std::to_string(text.position) + " der Leistung „" + text.service + "“ gibt es nicht");
  }
}

void check_offices(Draft& draft, const std::set<std::string>& offices) {
  check_unique(draft.office_types, "size_class", "das Amt für diese Größe", [](const OfficeType& o) { return std::tuple(o.office_id, o.size_class); });
  std::map<std::string, std::string> names;
  for (auto& [type, row] : draft.office_types) {
    const auto first = names.emplace(type.office_id, type.office).first;
    if (first->second != type.office) row.fault("office", "dieselbe Kennung heißt weiter oben „" + first->second + "“");
  }
  check_unique(draft.sites, "site_id", "der Standort", [](const Site& s) { return s.site_id; });
  for (auto& [site, row] : draft.sites) {
    for (const std::string& office : site.offices) {
      if (!offices.contains(office)) row.fault("offices_at_site", "das Amt „" + office + "“ gibt es nicht");
    }
  }
}

void check_directory(Draft& draft, const std::set<std::string>& offices) {
  check_known(draft.directory, "office", "das Amt", offices, [](const DirectoryEntry& d) -> const std::string& { return d.office; });
  check_unique(draft.directory, "ags", "derselbe Eintrag", [](const DirectoryEntry& d) {
    return std::tuple(d.ags, d.office, d.unit, d.function, d.last_name, d.first_name, d.phone, d.mobile, d.fax, d.room, d.site, d.responsibilities, d.valid_from, d.valid_to);
  });
  std::map<std::string, std::string> town_of_site;
  for (const auto& read : draft.sites) town_of_site.emplace(read.value.site_id, read.value.ags.str());
  for (auto& [entry, row] : draft.directory) {
    const auto found = town_of_site.find(entry.site);
    if (found == town_of_site.end() && !entry.site.empty()) row.fault("site", "den Standort „" + entry.site + "“ gibt es nicht");
    if (found != town_of_site.end() && found->second != entry.ags.str())
      row.fault("site", "der Standort „" + entry.site + "“ gehört zu einer anderen Kommune (" + found->second + ")");
    if (!is_latin_name(entry.last_name)) row.fault("last_name", "der Name enthält Zeichen, die keine lateinischen Buchstaben sind");
    if (!is_latin_name(entry.first_name)) row.fault("first_name", "der Name enthält Zeichen, die keine lateinischen Buchstaben sind");
  }
}

template <class T>
void check_size(Reads<T>& reads) {
  for (auto& [value, row] : reads) {
    FieldWriter writer;
    each_field(writer, value);
    const std::size_t size = writer.text().size();
    if (size > kDataBytesMax) {
      row.fault(row.longest_column(), "die Zeile ist zu lang: " + std::to_string(size) + " Bytes, erlaubt sind " + std::to_string(kDataBytesMax) + "; dieses Feld ist das längste");
    }
  }
}

void check_contact_size(Reads<DirectoryEntry>& reads) {
  for (auto& [value, row] : reads) {
    FieldWriter writer;
    each_contact_field(writer, value);
    if (writer.text().size() > kContactBytesMax) row.fault(row.longest_column(), "der Eintrag ist zu lang; dieses Feld ist das längste");
  }
}

void check_sizes(Draft& draft) {
  check_size(draft.municipalities);
  check_size(draft.components);
  check_size(draft.overrides);
  check_size(draft.services);
  check_size(draft.steps);
  check_size(draft.service_texts);
  check_size(draft.step_texts);
  check_size(draft.office_types);
  check_size(draft.sites);
  check_contact_size(draft.directory);
}

}  // namespace

void check_draft(Draft& draft) {
  const std::set<std::string> offices = keys(draft.office_types, [](const OfficeType& o) { return o.office; });
  check_municipalities(draft);
  check_towns(draft);
  check_wiring(draft);
  check_services(draft, offices);
  check_offices(draft, offices);
  check_directory(draft, offices);
  check_sizes(draft);
}

}  // namespace nb::catalogue
