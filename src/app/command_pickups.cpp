// SPDX-License-Identifier: EUPL-1.2
// `notbetrieb pickup import`: a list of finished documents, judged as the console judges it. Numbers are compared with the register through
// the blind index, so the data key must be open.
#include <fmt/ostream.h>

#include <algorithm>

#include "app/commands.hpp"
#include "app/import_desk.hpp"
#include "app/rooms.hpp"
#include "base/random.hpp"
#include "finder/index.hpp"
#include "journal/journal.hpp"
#include "pickup/import.hpp"
#include "pickup/search_words.hpp"

namespace nb::app {

namespace {

constexpr std::uint64_t kEntriesAtOnce = 20'000;

pickup::ListPlan plan_of(ImportDesk& desk, const std::string& file) {
  const Bytes bytes = read_file(*desk.runtime.env, file, pickup::kListBytesMax + 1);
  finder::Index index({.journal = *desk.gateway->journal(), .vault = *desk.vault, .path = desk.folder.search_index(), .sources = search_sources()});
  while (index.catch_up(desk.log(), kEntriesAtOnce) > 0) {
  }
  const auto knows = [&](std::string_view serial) {
    const auto words = pickup::wanted_words({.serial = std::string(serial)});
    const auto found = words ? index.search(desk.log(), pickup::kPickupKind, *words, 1) : std::nullopt;
    return found && !found->subjects.empty();
  };
  const pickup::ListOptions options{
      .ags = desk.town->ags, .today = desk.today(), .site = [&](std::string_view id) { return std::ranges::find(desk.sites, id, &catalogue::Site::site_id) != desk.sites.end(); }};
  return pickup::plan_list(text_of(bytes), options, knows);
}

std::size_t take(ImportDesk& desk, const PickupsOptions& options, pickup::ListPlan& plan) {
  const pickup::Desk counter({.journal = *desk.gateway->journal(), .vault = *desk.vault, .random = desk.runtime.random});
  auto steps = pickup::list_steps(plan, counter, {desk.log(), make_command_id(desk.runtime.random, desk.gateway->now()), options.actor});
  std::vector<state::Command> commands;
  for (pickup::ListStep& step : steps) commands.push_back(std::move(step.command));
  std::size_t taken = steps.size();
  execute_each(*desk.gateway, std::move(commands), [&](std::size_t index, const state::Refusal& refusal) {
    plan.list.faults.push_back({steps[index].line, "", refusal.sentence});
    --taken;
  });
  return taken;
}

void tell(const pickup::ListPlan& plan, std::size_t taken, Io io) {
  for (const pickup::ListFault& fault : plan.list.faults) {
    const std::string where = fault.line == 0 ? "Datei" : fmt::format("Zeile {}", fault.line);
    fmt::print(io.out, "{}{}{}: abgelehnt. {}\n", where, fault.field.empty() ? "" : " Spalte ", fault.field, fault.sentence);
  }
  for (std::size_t i = 0; i < plan.list.rows.size(); ++i) {
    if (plan.known[i]) fmt::print(io.out, "Zeile {}: doppelt. Die Nummer steht schon im Verzeichnis.\n", plan.list.rows[i].line);
  }
  fmt::print(io.out, "{} Zeilen: {} eingetragen, {} schon im Verzeichnis, {} doppelt in der Datei, {} andere Gemeinde, {} abgelehnt.\n", plan.list.total, taken, plan.known_count,
             plan.list.repeated, plan.list.elsewhere, plan.list.faults.size());
}

}  // namespace

int import_pickups(const PickupsOptions& options, Io io) {
  const auto opened = open_import_desk({.dir = options.dir, .ags = options.ags, .clock_at = options.clock_at, .passphrase_from_stdin = options.passphrase_from_stdin}, io);
  if (!opened) {
    fmt::print(io.err, "{}\n", opened.error());
    return kRefused;
  }
  ImportDesk& desk = **opened;
  if (!desk.unlocked()) {
    fmt::print(io.err, "{} Es wurde nichts eingetragen.\n", desk.why_closed());
    return kRefused;
  }
  pickup::ListPlan plan = plan_of(desk, options.file);
  const bool unreadable = plan.list.total == 0 && !plan.list.faults.empty();
  const std::size_t taken = options.dry_run ? plan.new_count() : take(desk, options, plan);
  tell(plan, taken, io);
  if (unreadable) {
    fmt::print(io.err, "{}: Diese Datei ließ sich nicht lesen; es wurde nichts eingetragen.\n", options.file);
    return kRefused;
  }
  fmt::print(io.out, "{}\n", options.dry_run ? "Nur geprüft; nichts wurde geändert." : "Übernommen.");
  return kDone;
}

}  // namespace nb::app
