// SPDX-License-Identifier: EUPL-1.2
// A kind of command whose decision asks more than state.db: what a room must know of its neighbours (its `Known`), which the
// program hands in once and all its kinds share.
#pragma once

#include <boost/json/fwd.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "state/command.hpp"

namespace nb::state {

/// `name` → `decide`, which is handed `known` at every call.
template <class Known>
[[nodiscard]] CommandKind kind(std::string_view name, const std::shared_ptr<const Known>& known,
                               Decision (*decide)(const DecideContext&, const Known&, const boost::json::object&)) {
  return {std::string(name), [known, decide](const DecideContext& context, const boost::json::object& args) { return decide(context, *known, args); }};
}

}  // namespace nb::state
