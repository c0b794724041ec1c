// SPDX-License-Identifier: EUPL-1.2
#include "app/control_codec.hpp"

#include <array>
#include <boost/json.hpp>

namespace nb::app {

namespace json = boost::json;

namespace {

constexpr std::array kKinds = {ErrorKind::disk,   ErrorKind::corrupt,       ErrorKind::newer_version, ErrorKind::locked,     ErrorKind::key,
                               ErrorKind::sealed, ErrorKind::configuration, ErrorKind::network,       ErrorKind::unavailable};

std::string text_of_member(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::uint64_t number_of_member(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  if (value == nullptr || !value->is_number()) return 0;
  boost::system::error_code error;
  const auto number = value->to_number<std::uint64_t>(error);
  return error ? 0 : number;
}

std::optional<state::Command> command_of(const json::value& value) {
  if (!value.is_object()) return std::nullopt;
  const json::object& object = value.as_object();
  const auto log = LogName::parse(text_of_member(object, "log"));
  const auto id = CommandId::parse(text_of_member(object, "id"));
  const std::string name = text_of_member(object, "name");
  const json::value* args = object.if_contains("args");
  if (!log || !id || name.empty() || args == nullptr || !args->is_object()) return std::nullopt;
  return state::Command{*log, *id, text_of_member(object, "actor"), name, json::serialize(*args)};
}

std::optional<ErrorKind> kind_named(std::string_view name) {
  for (const ErrorKind kind : kKinds) {
    if (name == to_string(kind)) return kind;
  }
  return std::nullopt;
}

[[noreturn]] void not_understood() {
  throw Error(ErrorKind::network, "Die Antwort des laufenden Servers war nicht zu verstehen; bitte prüfen, ob Server und Befehl dieselbe Version haben.");
}

}  // namespace

std::string encode_commands(const std::vector<state::Command>& commands) {
  json::array list;
  for (const state::Command& command : commands) {
    list.push_back(json::object{{"log", command.log.str()}, {"id", command.id.str()}, {"actor", command.actor}, {"name", command.name}, {"args", json::parse(command.args)}});
  }
  return json::serialize(json::object{{"commands", std::move(list)}});
}

std::optional<std::vector<state::Command>> decode_commands(std::string_view text) {
  boost::system::error_code error;
  const json::value root = json::parse(text, error);
  if (error || !root.is_object()) return std::nullopt;
  const json::value* list = root.as_object().if_contains("commands");
  if (list == nullptr || !list->is_array() || list->as_array().empty()) return std::nullopt;
  std::vector<state::Command> out;
  for (const json::value& item : list->as_array()) {
    auto command = command_of(item);
    if (!command) return std::nullopt;
    out.push_back(std::move(*command));
  }
  return out;
}

std::string encode_outcome(const AllOutcome& outcome) {
  if (!outcome) return json::serialize(json::object{{"refusal", json::object{{"code", outcome.error().code}, {"sentence", outcome.error().sentence}}}});
  json::array list;
  for (const state::Committed& committed : *outcome) {
    list.push_back(json::object{{"first", committed.first}, {"count", committed.count}, {"repeated", committed.repeated}});
  }
  return json::serialize(json::object{{"committed", std::move(list)}});
}

std::string encode_failure(const Error& error) { return json::serialize(json::object{{"failure", json::object{{"kind", to_string(error.kind())}, {"sentence", error.what()}}}}); }

AllOutcome decode_answer(std::string_view text) {
  boost::system::error_code error;
  const json::value root = json::parse(text, error);
  if (error || !root.is_object()) not_understood();
  const json::object& object = root.as_object();
  if (const json::value* refusal = object.if_contains("refusal"); refusal != nullptr && refusal->is_object()) {
    return refuse(state::Refusal{text_of_member(refusal->as_object(), "code"), text_of_member(refusal->as_object(), "sentence")});
  }
  if (const json::value* failure = object.if_contains("failure"); failure != nullptr && failure->is_object()) {
    throw Error(kind_named(text_of_member(failure->as_object(), "kind")).value_or(ErrorKind::network), text_of_member(failure->as_object(), "sentence"));
  }
  const json::value* committed = object.if_contains("committed");
  if (committed == nullptr || !committed->is_array()) not_understood();
  std::vector<state::Committed> out;
  for (const json::value& item : committed->as_array()) {
    if (!item.is_object()) not_understood();
    const json::value* repeated = item.as_object().if_contains("repeated");
    out.push_back({number_of_member(item.as_object(), "first"), number_of_member(item.as_object(), "count"), repeated != nullptr && repeated->is_bool() && repeated->as_bool()});
  }
  return out;
}

std::string encode_time(Instant now) { return json::serialize(json::object{{"now", format_utc(now)}}); }

Instant decode_time(std::string_view text) {
  boost::system::error_code error;
  const json::value root = json::parse(text, error);
  if (error || !root.is_object()) not_understood();
  const auto now = parse_rfc3339(text_of_member(root.as_object(), "now"));
  if (!now) not_understood();
  return *now;
}

}  // namespace nb::app
