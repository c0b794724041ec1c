// SPDX-License-Identifier: EUPL-1.2
// Usage: bench_long_history DIR COUNT. Enters COUNT statements about components into the logs of all municipalities of an
// installation, through its executor, as years of exercises and outages would.
#include <fmt/format.h>

#include <boost/json.hpp>

#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/runtime.hpp"
#include "base/text.hpp"
#include "catalogue/queries.hpp"

namespace {

using namespace nb;

constexpr std::uint64_t kAtOnce = 4096;  // statements of one transaction

/// Statement number n: all municipalities in turn, all components in turn, each down and up again.
state::Command statement(const catalogue::Catalogue& region, std::uint64_t n, Random& random, Instant now) {
  const std::size_t towns = region.municipalities.size();
  const std::size_t components = region.components.size();
  const bool down = n / (towns * components) % 2 == 0;
  const boost::json::object args{
      {"component", region.components[n / towns % components].id},
      {"state", down ? "down" : "up"},
      {"text", {{"de", fmt::format("Meldung {} aus der Rufbereitschaft: geprüft und so vorgefunden.", n)}, {"en", fmt::format("Report {} of the team on call.", n)}}}};
  return {main_log(region.municipalities[n % towns].ags), make_command_id(random, now), "rufbereitschaft", "situation.declare_component", boost::json::serialize(args)};
}

int append(const std::string& dir, std::uint64_t count) {
  app::Runtime runtime;
  app::Store store(runtime.parts(), app::Folder{dir});
  const catalogue::Catalogue region = catalogue::load(store.state().db());
  const auto executor = store.start_executor({});
  for (std::uint64_t n = 0; n < count;) {
    std::vector<state::Command> batch;
    for (; n < count && batch.size() < kAtOnce; ++n) batch.push_back(statement(region, n, runtime.random, runtime.clock.now()));
    if (const auto outcome = executor->run_all(std::move(batch)); !outcome) throw std::runtime_error(outcome.error().sentence);
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const auto number = count == 3 ? parse_u64(arguments[2]) : std::nullopt;
  if (number) return append(arguments[1], *number);
  fmt::print(stderr, "usage: bench_long_history DIR COUNT\n");
  return 2;
}
