// SPDX-License-Identifier: EUPL-1.2
// The first page after signing in: what is to be done now, for whoever it is. Areas say what waits (todos.cpp has the list of them);
// the roles say what comes first.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "staff/rights.hpp"
#include "web/pages/fields.hpp"

namespace nb::storage {
class Db;
}

namespace nb::pages {

struct StabVisit;

enum class TodoArea { situation, publish, approval, crisis, intake, letters, circular, appointments, pickup, key, account };
/// How pressing it is; what is pressing stands first whatever the role.
enum class Press { now, today, soon };

/// One line of the list.
struct Todo {
  Press press = Press::today;
  TodoArea area = TodoArea::situation;
  std::string what;  ///< German, with its number: "3 Eingänge sind überfällig"
  std::string link;  ///< "/stab/eingang?liste=ueberfaellig"; the place is added
};
using Todos = std::vector<Todo>;

/// Adds what waits in one area, and only what this person may open. `db` is one snapshot for all.
using TodoProvider = void (*)(const StabVisit& visit, storage::Db& db, Todos& todos);
/// All of them; a new area adds one row.
[[nodiscard]] std::span<const TodoProvider> todo_providers();

/// What a role works with: the order of areas among equally pressing things, and the pages it starts from.
struct RoleHome {
  staff::Role role;
  std::vector<TodoArea> first;
  std::vector<std::string_view> pages;
};
/// One row per role.
[[nodiscard]] std::span<const RoleHome> role_homes();

std::string_view stab_home(const StabVisit& visit, Section page);
/// The situation as the overview shows it, for the home of those who run it.
void put_situation(const StabVisit& visit, Section page);
/// The answer to read out to a caller: services and people that the query finds.
void put_answers(const StabVisit& visit, Section page, std::string_view query);

}  // namespace nb::pages
