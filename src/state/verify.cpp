// SPDX-License-Identifier: EUPL-1.2
#include "state/verify.hpp"

#include <set>

#include "base/env.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/digest.hpp"

namespace nb::state {

namespace {

std::string count_of(const std::map<std::string, storage::TableDigest>& tables, const std::string& name) {
  const auto found = tables.find(name);
  return found == tables.end() ? "keine Tabelle" : std::to_string(found->second.rows) + " Zeilen";
}

}  // namespace

std::vector<std::string> verify_state(const StateDb::Options& options, const journal::Journal& journal) {
  if (!options.env.exists(options.path)) return {};  // it is rebuilt at the next start
  StateDb::Options fresh_options = options;
  fresh_options.path.clear();
  fresh_options.vfs.clear();
  StateDb fresh(std::move(fresh_options), journal);
  storage::Db stored({.path = options.path, .mode = storage::DbOptions::Mode::read_only, .vfs = options.vfs});
  const auto is = storage::digest_tables(stored);
  const auto should_be = storage::digest_tables(fresh.db());

  std::set<std::string> names;
  for (const auto& [name, digest] : is) names.insert(name);
  for (const auto& [name, digest] : should_be) names.insert(name);
  std::vector<std::string> out;
  for (const std::string& name : names) {
    const auto a = is.find(name);
    const auto b = should_be.find(name);
    if (a != is.end() && b != should_be.end() && a->second == b->second) continue;
    out.push_back("Die Tabelle »" + name + "« in state.db weicht vom Journal ab (" + count_of(is, name) + ", neu aufgebaut " + count_of(should_be, name) +
                  "); bitte state.db löschen, sie wird beim nächsten Start neu aufgebaut.");
  }
  return out;
}

}  // namespace nb::state
