// SPDX-License-Identifier: EUPL-1.2
// What can be done with the crisis staff's log. Arguments (JSON objects; entries are named by their number):
//   crisis.note             {text, direction, channel, from?, to?, occurred?}
//   crisis.raise_question   {text, asked_of?, needed_by?}           crisis.drop_question    {question, why}
//   crisis.record_decision  {text, why, decided_by, question?, occurred?, shown?}
//   crisis.set_task         {text, owner: {account}|{person}|{function}, due?, follows?}
//   crisis.change_task      {task, text, owner, due?, why?}         crisis.drop_task        {task, why}
//   crisis.finish_task      {task, result?}                         crisis.finish_own_task  {task, result?}: by whoever has it
//   crisis.correct_note     {entry, text, why}                      an entry never changes; its correction is a new one
//   crisis.make_report      {report: object, here, region, since?}  by the program, which puts the report together
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "state/command.hpp"

namespace nb::crisis {

/// What this room asks of its neighbours; handed in by app.
struct Known {
  std::function<bool(storage::Db&, const LogName&, std::string_view account, Instant now)> account;  ///< there is such an open account, and it sees this log
  std::function<bool(storage::Db&, const LogName&, std::string_view person)> person;                 ///< the directory has somebody with that id
  std::function<std::string(storage::Db&, const LogName&, std::string_view account)> reader;         ///< whom an account said to be; empty: nobody
};

[[nodiscard]] std::vector<state::CommandKind> commands(Known known);

}  // namespace nb::crisis
