// SPDX-License-Identifier: EUPL-1.2
// QR codes (ISO/IEC 18004) as a square of dark and light modules; whoever draws one scales it. Pure; the only place that
// speaks to libqrencode.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace nb::paper {

/// How much of a code may be dirty and still be read: about 7, 15, 25 and 30 %.
enum class QrLevel { low, medium, quartile, high };

/// A code without its quiet zone; whoever draws it leaves kQrQuiet light modules on every side.
struct Qr {
  int size = 0;  ///< modules per side, 21 to 177
  std::vector<bool> modules;
  /// Column x and row y from the top left corner, each below size.
  [[nodiscard]] bool dark(int x, int y) const { return modules.at(static_cast<std::size_t>(y) * static_cast<std::size_t>(size) + static_cast<std::size_t>(x)); }
};
inline constexpr int kQrQuiet = 4;

/// The bytes as they are, in the smallest code they fit into. Digits and upper-case runs (0-9 A-Z $%*+-./: and blank) are
/// packed tighter. nullopt if there are none or they are too many (at most 2,953 at `low`, 2,331 at `medium`).
[[nodiscard]] std::optional<Qr> make_qr(std::string_view bytes, QrLevel level = QrLevel::medium);

}  // namespace nb::paper
