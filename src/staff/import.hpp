// SPDX-License-Identifier: EUPL-1.2
// Accounts for many people at once, out of a telephone directory: which rows give an account, and what is wrong with the others.
// Every row is accounted for. Pure; whoever calls reads the CSV and keeps the accounts.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "staff/accounts.hpp"
#include "staff/import_roles.hpp"

namespace nb::staff {

/// A row as it stands in the file; the first row names the columns.
struct ImportRow {
  std::size_t line = 0;
  std::vector<std::string> fields;
};

/// What becomes of a row.
struct ImportedRow {
  enum class Kind { taken, duplicate, skipped, refused } kind = Kind::refused;
  std::size_t line = 0;
  std::string account;  ///< of taken and duplicate rows
  Person person;
  std::string reason;                ///< German; of a taken row: which of its roles the file does not give
  std::vector<RoleWish> roles = {};  ///< given with the account, or to the one that is there
};

struct ImportPlan {
  std::vector<ImportedRow> rows;  ///< as many as the file has below its header, in its order
  [[nodiscard]] std::size_t count(ImportedRow::Kind kind) const;
};

/// What is there already, and what rows say that tell no role themselves.
struct ImportSetting {
  std::function<std::optional<Person>(std::string_view account)> known;            ///< whose account of that name there is
  std::function<bool(std::string_view account)> closed = {};                       ///< was one, and is never one again; none: nothing is closed
  std::function<bool(std::string_view account, const RoleWish& wish)> holds = {};  ///< has that role already, for good; none: nobody has any
  RoleDefaults roles = {};
  RolePlaces places = {};
};

/// Columns are known by the names of the data pack's directory (last_name, first_name, office, phone, ags …) and by German ones
/// (nachname, vorname, amt, telefon, kommune, mail, rolle, konto); others are ignored. Without a column for the account its name is made:
/// "Ada Müller-Lüdenscheidt" → ada.mueller-luedenscheidt. Refuses with a sentence if no column tells who somebody is.
[[nodiscard]] Result<ImportPlan, std::string> plan_import(const std::vector<ImportRow>& file, const ImportSetting& setting);

/// The name an account would get; empty if nothing of the name can stand in one.
[[nodiscard]] std::string account_name_for(std::string_view first_name, std::string_view last_name);

}  // namespace nb::staff
