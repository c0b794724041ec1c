// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_form.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/text.hpp"

namespace nb::pages {

namespace json = boost::json;

namespace {

constexpr auto kCommands = std::to_array<std::string_view>({"situation.declare_component",
                                                            "situation.withdraw_component",
                                                            "situation.confirm_service",
                                                            "situation.withdraw_confirmation",
                                                            "situation.declare_office",
                                                            "situation.withdraw_office",
                                                            "situation.declare_incident",
                                                            "situation.update_forecast",
                                                            "situation.end_incident",
                                                            "situation.undo",
                                                            "publish.announce",
                                                            "publish.correct",
                                                            "publish.withdraw",
                                                            "intake.assign_filing",
                                                            "intake.answer_filing",
                                                            "intake.close_filing",
                                                            "intake.reopen_filing",
                                                            "intake.merge_filings",
                                                            "intake.mark_reinstatement",
                                                            "intake.void_form",
                                                            "intake.print_forms",
                                                            "subject.erase",
                                                            "approval.approve",
                                                            "approval.refuse",
                                                            "approval.withdraw",
                                                            "approval.look",
                                                            "staff.grant_role",
                                                            "staff.withdraw_role",
                                                            "appointments.close_pool",
                                                            "appointments.set_offer",
                                                            "appointments.withdraw_offer",
                                                            "appointments.open_offer",
                                                            "appointments.clear_day",
                                                            "appointments.correct_booking",
                                                            "appointments.move_booking",
                                                            "appointments.cancel_booking",
                                                            "appointments.tell_again",
                                                            "appointments.give_up_booking",
                                                            "appointments.close_booking",
                                                            "appointments.call_off",
                                                            "appointments.lift_call_off",
                                                            "appointments.open_wave",
                                                            "appointments.judge_notice",
                                                            "appointments.note_call",
                                                            "circular.send",
                                                            "circular.withdraw",
                                                            "circular.confirm",
                                                            "circular.stand_in",
                                                            "circular.note_call",
                                                            "circular.judge_mail",
                                                            "circular.name_reader",
                                                            "circular.forget_me",
                                                            "circular.release_reader",
                                                            "crisis.note",
                                                            "crisis.raise_question",
                                                            "crisis.drop_question",
                                                            "crisis.record_decision",
                                                            "crisis.set_task",
                                                            "crisis.change_task",
                                                            "crisis.finish_task",
                                                            "crisis.finish_own_task",
                                                            "crisis.drop_task",
                                                            "crisis.correct_note",
                                                            "pickup.receive",
                                                            "pickup.return",
                                                            "pickup.undo",
                                                            "pickup.remind"});
constexpr std::size_t kDepthMax = 4;

/// The object at the end of a dotted path, made where it is missing; nullptr if something else stands there.
json::object* object_at(json::object& root, const std::vector<std::string_view>& path) {
  json::object* here = &root;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    json::value& next = (*here)[path[i]];
    if (next.is_null()) next.emplace_object();
    if (!next.is_object()) return nullptr;
    here = &next.as_object();
  }
  return here;
}

/// Puts one field's value where its name says. False if the value does not fit the kind.
bool put(json::object& object, std::string_view name, std::string_view kind, std::string_view value, const Zone& zone) {
  if (kind.empty()) {
    object[name] = value;
  } else if (kind == "zahl") {
    const auto number = parse_u64(value);
    if (!number) return false;
    object[name] = *number;
  } else if (kind == "zeit") {
    const auto moment = read_wall_time(value, zone);
    if (!moment) return false;
    object[name] = format_utc(*moment);
  } else if (kind == "ja" || kind == "nein") {
    object[name] = kind == "ja";  // a box that was ticked
  } else if (kind == "liste") {
    json::value& list = object[name];
    if (list.is_null()) list.emplace_array();
    if (!list.is_array()) return false;
    list.as_array().emplace_back(value);
  } else {
    return false;
  }
  return true;
}

bool put_field(json::object& args, std::string_view field, std::string_view value, const Zone& zone) {
  const auto colon = field.find(':');
  const std::string_view kind = colon == std::string_view::npos ? std::string_view() : field.substr(colon + 1);
  const auto path = split(field.substr(0, colon), '.');
  if (path.size() > kDepthMax) return false;
  json::object* object = object_at(args, path);
  return object != nullptr && put(*object, path.back(), kind, value, zone);
}

}  // namespace

std::optional<Instant> read_wall_time(std::string_view text, const Zone& zone) {
  if (text.size() != 16 || text[10] != 'T' || text[13] != ':') return std::nullopt;
  const auto day = parse_date(text.substr(0, 10));
  const auto number = [](std::string_view two) -> std::optional<std::uint64_t> {
    if (two.size() == 2 && two[0] == '0') two.remove_prefix(1);
    return parse_u64(two);
  };
  const auto hour = number(text.substr(11, 2));
  const auto minute = number(text.substr(14, 2));
  if (!day || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return zone.instant(*day, std::chrono::hours(*hour) + std::chrono::minutes(*minute));
}

bool is_console_command(std::string_view name) { return std::ranges::find(kCommands, name) != kCommands.end(); }

Result<Wish, FormFault> read_wish(const web::Form& form, const Zone& zone) {
  const auto id = CommandId::parse(form.text("id"));
  const std::string command = form.text("befehl");
  if (!id || !is_console_command(command)) return refuse(FormFault{"Das Formular ist unvollständig angekommen; bitte laden Sie die Seite neu."});
  json::object args;
  for (const auto& [name, raw] : form.pairs()) {
    const std::string_view value = trim(raw);
    if (!name.starts_with("a.") || value.empty()) continue;
    if (!put_field(args, std::string_view(name).substr(2), value, zone))
      return refuse(FormFault{"»" + std::string(value) + "« passt nicht in das Feld; bitte berichtigen Sie die Angabe."});
  }
  return Wish{form.text("ort"), command, *id, json::serialize(args)};
}

}  // namespace nb::pages
