// SPDX-License-Identifier: EUPL-1.2
#include "appointments/import_changes.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "appointments/booker.hpp"
#include "appointments/commands.hpp"
#include "appointments/events.hpp"
#include "appointments/queries.hpp"
#include "base/error.hpp"
#include "base/phone.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"

namespace nb::appointments {

namespace {

using boost::json::array;
using boost::json::object;

/// What a step does: its arguments, and the name that is sealed beside them.
struct Said {
  const object& args;
  std::string_view name;
};

/// A UUID (RFC 9562, version 8) that is the same for the same file, row and step where they say the same: the file alone does not tell
/// what is taken, the day of a typed list and the meaning of its columns are said beside it.
CommandId command_id(const ImportContext& context, std::size_t row, std::string_view step, const Said& said) {
  const std::string text =
      context.log.str() + '\n' + context.hash + '\n' + std::to_string(row) + '\n' + std::string(step) + '\n' + boost::json::serialize(said.args) + '\n' + std::string(said.name);
  std::string hex = to_hex(crypto::sha256(bytes_of(text)).bytes).substr(0, 32);
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<std::size_t>(hex[16]) % 4];
  const std::string uuid = hex.substr(0, 8) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4) + '-' + hex.substr(16, 4) + '-' + hex.substr(20);
  auto id = CommandId::parse(uuid);
  if (!id) throw Error(ErrorKind::corrupt, "Die Kennung eines Befehls konnte nicht gebildet werden; bitte melden Sie diesen Fehler.");
  return *std::move(id);
}

array channels_of(const rescue::Change& change) {
  array out;
  if (!change.email.empty()) out.emplace_back("mail");
  if (to_mobile(change.phone)) out.emplace_back("sms");
  if (!change.phone.empty()) out.emplace_back("call");
  return out;
}

void put_urgency(const rescue::Change& change, object& args) {
  const auto urgency = static_cast<Urgency>(change.urgency);
  if (urgency != Urgency::normal) args.emplace("urgency", word_of(kUrgencies, urgency));
}

Person person_of(const rescue::Change& change) { return {.name = change.name, .email = change.email, .phone = change.phone, .remark = change.remark, .birth_date = {}}; }

bool knows_anything(const Person& person) { return !(person == Person{}); }

class Steps {
 public:
  explicit Steps(const ImportContext& context) : context_(context) {}

  void add(const rescue::Change& change) {
    const std::string booking = change.take ? take(change) : change.known;
    if (change.move) step(change, booking, "move", "appointments.move_booking", {{"booking", booking}, {"start", context_.zone.format(change.start)}, {"as_stated", true}});
    if (change.correct) correct(change, booking);
    if (change.cancel) step(change, booking, "cancel", "appointments.give_up_booking", {{"booking", booking}});
  }
  std::vector<ImportStep> steps;

 private:
  state::Command& step(const rescue::Change& change, const std::string& booking, std::string_view word, std::string name, const object& args) {
    const bool stands = word == "take" || word == "move";
    steps.push_back({.row = change.row,
                     .booking = booking,
                     .start = stands ? std::optional(change.start) : std::nullopt,
                     .command = {.log = context_.log,
                                 .id = command_id(context_, change.row, word, {args, change.name}),
                                 .actor = context_.actor,
                                 .name = std::move(name),
                                 .args = boost::json::serialize(args)}});
    return steps.back().command;
  }

  std::string take(const rescue::Change& change) {
    object args{{"source", "import"}, {"service", change.service}, {"site", change.site}, {"start", context_.zone.format(change.start)}, {"channels", channels_of(change)}};
    if (change.length) args.emplace("minutes", change.length->count());
    if (!change.reference.empty()) args.emplace("reference", change.reference);
    if (!change.uid.empty()) args.emplace("uid", change.uid);
    if (change.sequence > 0) args.emplace("sequence", change.sequence);
    put_urgency(change, args);
    std::string booking = booking_id(command_id(context_, change.row, "take", {args, change.name}).str());
    state::Command& command = step(change, booking, "take", "appointments.take_booking", args);
    const Person person = person_of(change);
    if (knows_anything(person)) command = with_person(std::move(command), booking, person, context_.vault, context_.random);
    return booking;
  }

  void correct(const rescue::Change& change, const std::string& booking) {
    object args{{"booking", booking}, {"reason", "Ergänzt aus einer anderen Quelle"}};
    if (!change.uid.empty()) args.emplace("uid", change.uid);
    if (change.sequence > 0) args.emplace("sequence", change.sequence);
    put_urgency(change, args);
    if (change.person) args.emplace("channels", channels_of(change));
    state::Command& command = step(change, booking, "correct", "appointments.correct_booking", args);
    if (change.person) command = with_person(std::move(command), booking, person_of(change), context_.vault, context_.random);
  }

  const ImportContext& context_;
};

}  // namespace

std::vector<ImportStep> import_steps(const rescue::Reconciled& result, const ImportContext& context) {
  Steps steps(context);
  for (const rescue::Change& change : result.changes) steps.add(change);
  return std::move(steps.steps);
}

std::vector<std::size_t> steps_undone(storage::Db& db, const LogName& log, const std::vector<ImportStep>& steps) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!steps[i].start) continue;
    const auto booking = find_booking(db, log, steps[i].booking);
    const bool ended_here = i + 1 < steps.size() && steps[i + 1].row == steps[i].row && steps[i + 1].command.name == "appointments.give_up_booking";
    if (!booking || booking->start != *steps[i].start || (booking->status == Status::given_up && !ended_here)) out.push_back(i);
  }
  return out;
}

std::vector<ImportedRow> imported_rows(const std::vector<rescue::Row>& rows, const rescue::Reconciled& result, const std::vector<ImportStep>& steps,
                                       const std::vector<std::size_t>& refused) {
  std::vector<ImportedRow> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const rescue::RowResult& one = result.rows[i];
    out.push_back({.line = rows[i].line, .outcome = one.outcome, .reason = one.reason, .states_time = one.states_time, .booking = one.known});
  }
  for (const ImportStep& step : steps) out[step.row].booking = step.booking;
  for (const std::size_t index : refused) {
    ImportedRow& row = out[steps[index].row];
    row = {.line = row.line, .outcome = rescue::Outcome::refused, .reason = rescue::Reason::not_taken, .states_time = false, .booking = {}};
  }
  return out;
}

state::Command note_import_command(const ImportContext& context, CommandId id, const Import& import, const std::vector<ImportedRow>& rows) {
  object args{{"source", import.source},
              {"format", import.format},
              {"hash", import.hash},
              {"lines", import.lines},
              {"outside", import.outside},
              {"stopped_line", import.stopped_line},
              {"rows", encode_rows(rows, 0, rows.size())}};
  if (import.as_of) args.emplace("as_of", format_utc(*import.as_of));
  return {.log = context.log, .id = std::move(id), .actor = context.actor, .name = "appointments.note_import", .args = boost::json::serialize(args)};
}

state::Command note_mapping_command(const ImportContext& context, CommandId id, const Import& import, const std::string& mapping) {
  const object args{{"source", import.source}, {"format", import.format}, {"mapping", mapping}};
  return {.log = context.log, .id = std::move(id), .actor = context.actor, .name = "appointments.note_mapping", .args = boost::json::serialize(args)};
}

}  // namespace nb::appointments
