// SPDX-License-Identifier: EUPL-1.2
#include "staff/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/text.hpp"

namespace nb::staff {

namespace {

using Kind = ImportedRow::Kind;

constexpr std::size_t kAccountBytesMax = 40;

enum class Column { account, last_name, first_name, office, town, phone, mail, roles };
struct ColumnName {
  std::string_view name;
  Column column;
};
constexpr std::array kNames = std::to_array<ColumnName>({{"account", Column::account},    {"konto", Column::account},  {"last_name", Column::last_name},
                                                         {"nachname", Column::last_name}, {"name", Column::last_name}, {"first_name", Column::first_name},
                                                         {"vorname", Column::first_name}, {"office", Column::office},  {"amt", Column::office},
                                                         {"town", Column::town},          {"kommune", Column::town},   {"ags", Column::town},
                                                         {"phone", Column::phone},        {"telefon", Column::phone},  {"mail", Column::mail},
                                                         {"email", Column::mail},         {"e-mail", Column::mail},    {"role", Column::roles},
                                                         {"rolle", Column::roles},        {"rollen", Column::roles}});

std::string lower(std::string_view text) {
  std::string out(trim(text));
  std::ranges::transform(out, out.begin(), [](char one) { return one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : one; });
  return out;
}

using Columns = std::map<Column, std::size_t>;

Columns read_header(const ImportRow& header) {
  Columns columns;
  for (std::size_t i = 0; i < header.fields.size(); ++i) {
    const auto known = std::ranges::find(kNames, lower(header.fields[i]), &ColumnName::name);
    if (known != kNames.end()) columns.emplace(known->column, i);  // of two alike the first counts
  }
  return columns;
}

/// One part of a name: "Hans-Peter" → "hans-peter".
std::string name_part(std::string_view text) {
  std::string out;
  for (const char one : fold_for_search(text)) {
    const bool plain = (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9');
    if (plain) out += one;
    if (one == ' ' && !out.empty() && out.back() != '-') out += '-';
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

class Planner {
 public:
  Planner(const ImportRow& header, const ImportSetting& setting) : columns_(read_header(header)), width_(header.fields.size()), setting_(setting) {}

  [[nodiscard]] bool tells_who() const { return columns_.contains(Column::last_name) || columns_.contains(Column::account); }

  ImportedRow plan(const ImportRow& row) {
    ImportedRow out{.line = row.line};
    if (row.fields.size() != width_) return refused(out, fmt::format("hat {} Felder statt {}", row.fields.size(), width_));
    const std::string first = field(row, Column::first_name);
    const std::string last = field(row, Column::last_name);
    out.person = {.name = first.empty() ? last : first + " " + last,
                  .office = field(row, Column::office),
                  .town = field(row, Column::town),
                  .phone = field(row, Column::phone),
                  .mail = field(row, Column::mail)};
    const std::string given = field(row, Column::account);
    if (given.empty() && last.empty()) {
      out.kind = Kind::skipped;
      out.reason = "keine Person genannt";
      return out;
    }
    out.account = given.empty() ? account_name_for(first, last) : given;
    if (!valid_account_name(out.account)) return refused(out, fmt::format("»{}« kann kein Kontoname sein: Kleinbuchstaben, Ziffern, Punkt und Bindestrich", out.account));
    if (setting_.closed && setting_.closed(out.account))
      return refused(out, fmt::format("das Konto »{}« ist geschlossen, sein Name wird nicht wieder vergeben; bitte in einer Spalte »konto« einen anderen angeben", out.account));
    if (const auto fault = person_fault(out.person)) return refused(out, fault->sentence);
    auto roles = plan_roles({.roles = field(row, Column::roles), .town = out.person.town, .office = out.person.office}, setting_.roles, setting_.places);
    if (!roles) return refused(out, roles.error());
    out.roles = std::move(roles->given);
    ImportedRow placed = place(std::move(out), !given.empty());
    if (placed.kind != Kind::refused) add_for_two(placed, roles->for_two);
    return placed;
  }

 private:
  [[nodiscard]] std::string field(const ImportRow& row, Column column) const {
    const auto at = columns_.find(column);
    return at == columns_.end() ? "" : std::string(trim(row.fields.at(at->second)));
  }

  static ImportedRow refused(ImportedRow row, std::string reason) {
    row.kind = Kind::refused;
    row.roles.clear();
    row.reason = std::move(reason);
    return row;
  }

  /// The same person twice is a duplicate; two people of one name need names of their own.
  ImportedRow place(ImportedRow row, bool named) {
    const auto [before, fresh] = taken_.try_emplace(row.account, row);
    if (!fresh && before->second.person.name == row.person.name && before->second.person.phone == row.person.phone) {
      row.kind = Kind::duplicate;
      row.reason = fmt::format("steht schon in Zeile {}", before->second.line);
      std::erase_if(row.roles, [&](const RoleWish& wish) { return std::ranges::find(before->second.roles, wish) != before->second.roles.end(); });
    } else if (!fresh) {
      return refused(row, fmt::format("hätte denselben Kontonamen »{}« wie Zeile {}; bitte in einer Spalte »konto« verschiedene angeben", row.account, before->second.line));
    } else if (const auto there = setting_.known(row.account)) {
      if (!named && !there->name.empty() && there->name != row.person.name)
        return refused(row, fmt::format("»{}« heißt schon das Konto einer anderen Person; bitte in einer Spalte »konto« einen anderen Namen angeben", row.account));
      row.kind = Kind::duplicate;
      row.reason = "das Konto gibt es schon";
      if (drop_held(row)) row.reason += row.roles.empty() ? ", seine Rollen hat es auch" : ", die übrigen Rollen hat es";
    } else {
      row.kind = Kind::taken;
    }
    return row;
  }

  /// What is shown, counted and entered is what the account lacks. True if it had something.
  bool drop_held(ImportedRow& row) const {
    return setting_.holds && std::erase_if(row.roles, [&](const RoleWish& wish) { return setting_.holds(row.account, wish); }) > 0;
  }

  static void add_for_two(ImportedRow& row, const std::vector<Role>& roles) {
    for (const Role role : roles) row.reason += fmt::format("{}die Rolle »{}« geben zwei Personen, in der Konsole unter »Rechte«", row.reason.empty() ? "" : "; ", german(role));
  }

  Columns columns_;
  std::size_t width_;
  const ImportSetting& setting_;
  std::map<std::string, ImportedRow> taken_;  ///< by account, the first row of each
};

}  // namespace

std::size_t ImportPlan::count(ImportedRow::Kind kind) const { return static_cast<std::size_t>(std::ranges::count(rows, kind, &ImportedRow::kind)); }

std::string account_name_for(std::string_view first_name, std::string_view last_name) {
  const std::string first = name_part(first_name);
  const std::string last = name_part(last_name);
  std::string out = first.empty() || last.empty() ? first + last : first + "." + last;
  if (out.size() > kAccountBytesMax && !first.empty()) out = first.substr(0, 1) + "." + last;
  if (out.size() > kAccountBytesMax) out.resize(kAccountBytesMax);
  return out;
}

Result<ImportPlan, std::string> plan_import(const std::vector<ImportRow>& file, const ImportSetting& setting) {
  if (file.empty()) return refuse(std::string("Die Datei ist leer; bitte eine CSV-Datei mit einer Kopfzeile angeben."));
  Planner planner(file.front(), setting);
  if (!planner.tells_who()) return refuse(std::string("In der Kopfzeile fehlt eine Spalte »last_name«, »nachname« oder »konto«; bitte die Datei ergänzen."));
  ImportPlan plan;
  for (std::size_t i = 1; i < file.size(); ++i) plan.rows.push_back(planner.plan(file[i]));
  return plan;
}

}  // namespace nb::staff
