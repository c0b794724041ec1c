// SPDX-License-Identifier: EUPL-1.2
// The running program, wired by hand, top to bottom (running.hpp). One object per process (and per test).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/store.hpp"

namespace nb::web {
struct Route;
}

namespace nb::app {

struct ServerOptions {
  std::string share;           ///< folder with templates, locale and assets
  std::string address;         ///< empty: as configured
  int port = -1;               ///< -1: as configured
  int metrics_port = -1;       ///< -1: as configured
  std::string public_url;      ///< empty: as configured
  std::string reader_program;  ///< paper::ChildReaderOptions::program; empty: scans cannot be read
};

class RunningServer {
 public:
  /// Opens the folder, listens and starts. Throws nb::Error with a sentence for the operator.
  RunningServer(const Store::Parts& parts, const Folder& folder, const ServerOptions& options);
  ~RunningServer();
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] std::uint16_t metrics_port() const;  ///< 0: none
  /// What it answers to the world, row by row, for the test that walks it.
  [[nodiscard]] const std::vector<web::Route>& routes() const;
  /// To be called at least once a second: lets things expire whose time has come.
  void tick();
  /// No new requests; returns when the running ones have ended.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::app
