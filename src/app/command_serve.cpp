// SPDX-License-Identifier: EUPL-1.2
// `notbetrieb serve`: runs until it is told to stop.
#include <fmt/ostream.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): sigtimedwait is POSIX, not in <csignal>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <iostream>

#include "app/commands.hpp"
#include "app/runtime.hpp"
#include "app/server.hpp"
#include "app/site_config.hpp"
#include "base/error.hpp"
#include "base/uptime.hpp"
#include "journal/journal.hpp"

namespace nb::app {

namespace {

/// SIGINT and SIGTERM are blocked for all threads that start after this, and waited for by the one that made it.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGINT);
    sigaddset(&set_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  }
  /// True if one came within a second.
  [[nodiscard]] bool wait_a_second() const {
    const timespec second{1, 0};
    return sigtimedwait(&set_, nullptr, &second) > 0;
  }

 private:
  sigset_t set_{};
};

/// The demo's clock: set to a moment, but never before what was entered last, so that a restarted demo goes on.
std::unique_ptr<Clock> demo_clock(Runtime& runtime, const Folder& folder, const std::string& at) {
  Instant start = moment_from(at);
  Store store(runtime.parts(), folder);
  for (const LogName& log : store.journal().logs()) start = std::max(start, store.state().last_at(log));
  return std::make_unique<ShiftedClock>(runtime.clock, start);
}

/// A failure to let things expire is told and tried again; it does not take the pages off the net.
void tick(RunningServer& server) {
  try {
    server.tick();
  } catch (const Error& error) {
    spdlog::error("{}: {}", to_string(error.kind()), error.what());
  }
}

}  // namespace

int serve(const ServeOptions& options, Io io) {
  const StopSignals stop;
  Runtime runtime;
  const Folder folder{options.dir};
  const auto clock = options.clock_at.empty() ? clock_from("", runtime.clock) : demo_clock(runtime, folder, options.clock_at);
  Store::Parts parts = runtime.parts(*clock);
  parts.uptime = uptime;
  RunningServer server(parts, folder,
                       {.share = find_share(),
                        .address = options.address,
                        .port = options.port ? *options.port : -1,
                        .metrics_port = options.metrics_port ? *options.metrics_port : -1,
                        .public_url = options.public_url,
                        .reader_program = io.reader_program});
  fmt::print(io.out, "Bereit: http://localhost:{}/ (Stab: http://localhost:{}/stab/)\n", server.port(), server.port());
  if (server.metrics_port() != 0) fmt::print(io.out, "Messwerte: http://127.0.0.1:{}/metrics\n", server.metrics_port());
  io.out.flush();
  while (!stop.wait_a_second()) tick(server);
  fmt::print(io.out, "Der Server wird beendet.\n");
  server.stop();
  return kDone;
}

}  // namespace nb::app
