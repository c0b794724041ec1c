// SPDX-License-Identifier: EUPL-1.2
// The witnesses of a running server: other towns' logs that it confirms, and other towns that it asks about its own, at most
// once a minute, on a thread of its own.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/config.hpp"
#include "base/ids.hpp"
#include "witness/collector.hpp"
#include "witness/cosigner.hpp"

namespace nb {
class Random;
}

namespace nb::app {

/// All of it outlives the object.
struct WitnessingParts {
  Env& env;
  Random& random;
  const Clock& clock;
  const journal::Journal& journal;
  WitnessConfig config;
  std::string keys;    ///< folder of key files
  std::string folder;  ///< where checkpoints are remembered
};

class Witnessing {
 public:
  /// Throws Error: configuration (a vkey that is none), key, corrupt.
  explicit Witnessing(const WitnessingParts& parts);
  ~Witnessing();
  Witnessing(const Witnessing&) = delete;
  Witnessing& operator=(const Witnessing&) = delete;

  /// Null if this installation confirms no logs.
  [[nodiscard]] witness::Cosigner* cosigner() const;
  /// The newest confirmed checkpoint of a log of ours.
  [[nodiscard]] std::optional<witness::Confirmed> confirmed(const LogName& log) const;
  /// Ends the asking, also in the middle of a question.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::app
