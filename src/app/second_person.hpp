// SPDX-License-Identifier: EUPL-1.2
// What the command line does where a second person is needed: put it before one, or have it done alone, marked, because that was said.
#pragma once

#include <string>
#include <string_view>

#include "app/io.hpp"
#include "base/result.hpp"
#include "state/command.hpp"

namespace nb {
class Random;
}

namespace nb::app {

class Gateway;

/// Code of the refusal that says so.
inline constexpr std::string_view kNeedsSecondPerson = "approval.needed";

/// What was said on the command line in case somebody else has to agree.
struct SecondPerson {
  bool alone = false;  ///< --allein
  std::string reason;  ///< --grund
};

struct Carried {
  enum class How { done, proposed, alone } how = How::done;
  state::Committed committed;
  std::string proposal;  ///< its id; empty if it was simply done
};

/// Has the command executed; where it needs a second person, proposes it or acts alone. Throws nb::Error on a failure.
[[nodiscard]] Result<Carried, state::Refusal> carry_out(Gateway& gateway, Random& random, const state::Command& command, const SecondPerson& second);

/// What came of it, and what to do next.
void tell(const Carried& carried, const LogName& log, Io io);

}  // namespace nb::app
