// SPDX-License-Identifier: EUPL-1.2
#include "circular/model.hpp"

namespace nb::circular {

std::optional<std::chrono::minutes> pause_after(unsigned attempts) {
  // Greylisting opens after minutes, a full mailbox after hours; after two days a telephone is quicker.
  static constexpr std::array<int, 12> kMinutes{1, 5, 10, 30, 60, 120, 240, 360, 480, 480, 480, 480};
  if (attempts == 0 || attempts > kMinutes.size()) return std::nullopt;
  return std::chrono::minutes(kMinutes[attempts - 1]);
}

}  // namespace nb::circular
