// SPDX-License-Identifier: EUPL-1.2
#include "appointments/model.hpp"

namespace nb::appointments {

Channel best_channel(Channels channels, Channel from) {
  for (const Channel one : {Channel::mail, Channel::sms}) {
    if (one >= from && has(channels, one)) return one;
  }
  return Channel::call;
}

std::optional<std::chrono::minutes> pause_after(unsigned attempts) {
  constexpr std::array<std::chrono::minutes, 6> kPauses{std::chrono::minutes(2),  std::chrono::minutes(10),  std::chrono::minutes(30),
                                                        std::chrono::minutes(60), std::chrono::minutes(120), std::chrono::minutes(240)};
  if (attempts == 0 || attempts > kPauses.size()) return std::nullopt;
  return kPauses.at(attempts - 1);
}

}  // namespace nb::appointments
