// SPDX-License-Identifier: EUPL-1.2
// One way in for every format: bytes in pieces, a table out. Memory is bounded by Limits, whatever the size of the file. Pure.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "base/zone.hpp"
#include "rescue/calendar_reader.hpp"
#include "rescue/mapping.hpp"
#include "rescue/sniff.hpp"
#include "rescue/table.hpp"

namespace nb::rescue {

struct ReadOptions {
  Limits limits;
  Window window;                      ///< of calendars
  std::optional<CivilDate> list_day;  ///< of a typed list
};

class Reader {
 public:
  /// The choices must live as long as the reader.
  Reader(const Dialect& dialect, const ReadOptions& options, const Choices& choices, const Zone& zone);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  void feed(std::string_view bytes);
  /// False once a limit ended the reading: more bytes change nothing.
  [[nodiscard]] bool wants_more() const;
  [[nodiscard]] Table finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The whole of a file that is in memory.
[[nodiscard]] Table read_table(std::string_view bytes, const Dialect& dialect, const ReadOptions& options, const Choices& choices, const Zone& zone);

}  // namespace nb::rescue
