// SPDX-License-Identifier: EUPL-1.2
#include "audit/notes.hpp"

#include <boost/json.hpp>

#include "base/random.hpp"

namespace nb::audit {

namespace json = boost::json;

state::Command account_note(const AccountNote& note, Random& random, Instant now) {
  json::object args{{"account", note.account}, {"what", note.what}};
  if (!note.thing.empty()) args["thing"] = note.thing;
  return {region_log(), make_command_id(random, now), note.by.empty() ? note.account : note.by, "audit.note_account", json::serialize(args)};
}

state::Command export_note(const LogName& log, const ListNote& note, Random& random, Instant now) {
  json::object args{{"what", note.what}, {"count", note.count}};
  if (!note.filter.empty()) args["filter"] = note.filter;
  return {log, make_command_id(random, now), note.by, "audit.note_export", json::serialize(args)};
}

state::Command list_note(const LogName& log, const ListNote& note, Random& random, Instant now) {
  return {log, make_command_id(random, now), note.by, "audit.note_list", json::serialize(json::object{{"what", note.what}, {"count", note.count}})};
}

}  // namespace nb::audit
