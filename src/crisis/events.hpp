// SPDX-License-Identifier: EUPL-1.2
// The entries of this room and their codec. `data` holds numbers, times and references; every word stands in the open part "content",
// because a log's text may be long and may have to disappear. Pure.
#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <string_view>

#include "crisis/model.hpp"

namespace nb::crisis {

namespace event {
inline constexpr std::string_view kNoted = "crisis.noted";                         ///< {"number","direction","channel"}
inline constexpr std::string_view kQuestionRaised = "crisis.question_raised";      ///< {"number","until"?: needed by}
inline constexpr std::string_view kQuestionDropped = "crisis.question_dropped";    ///< {"number","about": question}
inline constexpr std::string_view kDecisionRecorded = "crisis.decision_recorded";  ///< {"number","about"?: question,"known","shown"?}
inline constexpr std::string_view kTaskSet = "crisis.task_set";                    ///< {"number","about"?,"until"?: due,"owner"}
inline constexpr std::string_view kTaskChanged = "crisis.task_changed";            ///< {"number","about": task,"until"?,"owner"}
inline constexpr std::string_view kTaskFinished = "crisis.task_finished";          ///< {"number","about": task}
inline constexpr std::string_view kTaskDropped = "crisis.task_dropped";            ///< {"number","about": task}
inline constexpr std::string_view kCorrected = "crisis.corrected";                 ///< {"number","about": entry that is corrected}
inline constexpr std::string_view kReportMade = "crisis.report_made";              ///< {"number","about"?: report before,"known"} and part "report"
}  // namespace event

/// In the order of Type.
inline constexpr std::array<std::string_view, kTypeCount> kTypes{event::kNoted,     event::kQuestionRaised, event::kQuestionDropped, event::kDecisionRecorded,
                                                                 event::kTaskSet,   event::kTaskChanged,    event::kTaskFinished,    event::kTaskDropped,
                                                                 event::kCorrected, event::kReportMade};

inline constexpr std::string_view kContentPart = "content";
inline constexpr std::string_view kReportPart = "report";

[[nodiscard]] std::string encode_content(const Content& content);
/// Of anything but ours as much as is understood.
[[nodiscard]] Content decode_content(std::string_view text);

/// The `data` of an entry.
[[nodiscard]] boost::json::object encode_data(const Entry& entry);
/// Fills what `data` says; the rest of the entry stays.
void decode_data(const boost::json::object& data, Entry& entry);

}  // namespace nb::crisis
