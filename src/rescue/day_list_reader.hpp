// SPDX-License-Identifier: EUPL-1.2
// A day list as somebody types it from paper: "08:20 Meyer, PA beantr.", with a line for the day and one for the place before. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rescue/lines.hpp"
#include "rescue/mapping.hpp"
#include "rescue/table.hpp"

namespace nb::rescue {

class DayListReader {
 public:
  /// `day`: the list's day where no line says it. Choices tell names from services.
  DayListReader(TableBuilder& builder, std::optional<CivilDate> day, const Choices& choices);
  void line(const Line& line);

 private:
  [[nodiscard]] std::vector<std::string> take_clear_parts(Record& record, const std::vector<std::string>& parts) const;
  bool heading(const Line& line, const std::string& text);
  void entry(const Line& line, const std::string& text);

  TableBuilder& builder_;
  LabelGuesser services_;
  LabelGuesser sites_;
  std::string day_;  ///< as it stands in the list, or ISO
  std::string site_;
};

}  // namespace nb::rescue
