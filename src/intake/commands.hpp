// SPDX-License-Identifier: EUPL-1.2
// What can be asked of the register. Arguments (JSON objects; a filing is named by its number or its subject):
//   intake.take_filing   {channel, received?, urgency?, office?, service?, deadlines?: [{rule, event, via?}], watches?: [{rule, from?}],
//                         form?, attachments?: [{stored, bytes, type, pages?}]} with sealed parts sender, content, attachments
//   intake.correct_filing {filing, reason, and any of the above but attachments}; sealed parts, if there are any, replace those of their name
//   intake.assign_filing {filing, office, reason?}      intake.answer_filing {filing, reason, letter?}
//   intake.close_filing  {filing, reason}               intake.reopen_filing {filing, reason}
//   intake.merge_filings {filing, into, reason}         intake.mark_reinstatement {filing, incident, reason}
//   intake.print_forms   {count}                        intake.void_form {form, reason}
//   intake.enter_letter  {way, content: sha256, filing?, remedy?, scope?} with sealed parts addressee, content
//   intake.post_letters  {letters: [number], posted?}   one list for the carrier
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/zone.hpp"
#include "deadlines/holidays.hpp"
#include "intake/deadline_memo.hpp"
#include "state/command.hpp"

namespace nb::intake {

/// An outage as the situation knows it.
struct Outage {
  std::string log;
  std::uint64_t declared = 0;
  std::optional<std::uint64_t> ended;
  Instant from;
  std::optional<Instant> to;
};

/// What this room asks of its neighbours; handed in by app.
struct Known {
  std::function<bool(storage::Db&, const Ags&)> municipality;
  std::function<bool(storage::Db&, const Ags&, std::string_view)> office;
  std::function<bool(storage::Db&, std::string_view)> service;
  std::function<std::optional<Outage>(storage::Db&, const Ags&, std::string_view)> outage;  ///< by incident id, of the municipality or the region
  std::function<deadlines::HolidayCalendar(const Ags&)> holidays;
  const Zone* zone = nullptr;  ///< outlives the commands
  std::shared_ptr<DeadlineMemo> memo = std::make_shared<DeadlineMemo>();
};

[[nodiscard]] std::vector<state::CommandKind> commands(Known known);

/// The subject of a filing or letter that a command makes: "f-" or "l-" and its id.
[[nodiscard]] std::string filing_subject(const CommandId& id);
[[nodiscard]] std::string letter_subject(const CommandId& id);

}  // namespace nb::intake
