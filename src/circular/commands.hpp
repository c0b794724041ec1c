// SPDX-License-Identifier: EUPL-1.2
// What can be done with circulars. Arguments (JSON objects; a circular is named by its subject):
//   circular.write         {circular?, title, change?, sections: [{offices, functions, text}], must_acknowledge, deadline?}
//   circular.send          {circular, version, seen: mark_of() the text that was read}
//   circular.withdraw      {circular, reason}
//   circular.confirm       {circular, version}                     the account's own click
//   circular.acknowledge   {circular, version, persons, how: list|phone, occurred?}
//   circular.follow_link   {token: SHA-256 of it}                  the POST of a one-time link
//   circular.note_call     {circular, version, person, result, deputy?, occurred?}    with a deputy the result may be left out
//   circular.stand_in      {circular, version}                     the account's person, asked as deputy, sees to it
//   circular.name_reader   {person}                                circular.forget_me      {}
//   circular.release_reader {account}                              an administrator resolves what was confirmed under the wrong name
//   circular.judge_mail    {circular, version, person, kind, verdict: again|arrived}
// And by the program itself (courier.hpp): circular.begin_mail, circular.settle_mail, circular.escalate.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/zone.hpp"
#include "circular/people.hpp"
#include "state/command.hpp"

namespace nb::circular {

/// What this room asks of its neighbours; handed in by app.
struct Known {
  /// False for a text that the Markdown of announcements does not take.
  std::function<bool(std::string_view)> readable_markdown;
  const Zone* zone = nullptr;  ///< outlives the commands
};

[[nodiscard]] std::vector<state::CommandKind> commands(Known known);

/// The subject of a circular that a command makes.
[[nodiscard]] std::string circular_subject(std::string_view command);

/// The people of a municipality as the directory has them today.
[[nodiscard]] std::vector<Person> staff_of(storage::Db& db, const LogName& log, CivilDate day);

}  // namespace nb::circular
