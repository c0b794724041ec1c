// SPDX-License-Identifier: EUPL-1.2
#include "app/control_codec.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "state/members.hpp"

namespace nb::app {

namespace json = boost::json;

namespace {

constexpr std::array kKinds = {ErrorKind::disk,   ErrorKind::corrupt,       ErrorKind::newer_version, ErrorKind::locked,     ErrorKind::key,
                               ErrorKind::sealed, ErrorKind::configuration, ErrorKind::network,       ErrorKind::unavailable};

using state::number_member;

std::string string_member(const json::object& object, std::string_view name) { return std::string(state::text_member(object, name)); }

json::object object_of(const proof::StoredPart& part) {
  return {{"name", part.digest.name}, {"stored", to_hex(part.digest.stored.bytes)}, {"says", to_hex(part.digest.says.bytes)}, {"bytes", to_base64(part.bytes)}};
}

std::optional<Hash> hash_of_member(const json::object& object, std::string_view name) {
  const auto bytes = from_hex(string_member(object, name));
  Hash out;
  if (!bytes || bytes->size() != out.bytes.size()) return std::nullopt;
  std::ranges::copy(*bytes, out.bytes.begin());
  return out;
}

std::optional<proof::StoredPart> sealed_part_of(const json::value& value) {
  if (!value.is_object()) return std::nullopt;
  const json::object& object = value.as_object();
  const auto stored = hash_of_member(object, "stored");
  const auto says = hash_of_member(object, "says");
  auto bytes = from_base64(string_member(object, "bytes"));
  const std::string name = string_member(object, "name");
  if (!stored || !says || !bytes || !proof::valid_part_name(name)) return std::nullopt;
  return proof::StoredPart{{name, proof::PartKind::sealed, *stored, *says}, std::move(*bytes)};
}

json::object object_of(const journal::SealedParts& sealed) {
  json::array parts;
  for (const proof::StoredPart& part : sealed.parts) parts.push_back(object_of(part));
  return {{"subject", sealed.subject}, {"key", to_base64(sealed.wrapped_key)}, {"parts", std::move(parts)}};
}

std::optional<journal::SealedParts> sealed_of(const json::value& value) {
  if (!value.is_object()) return std::nullopt;
  const json::object& object = value.as_object();
  auto key = from_base64(string_member(object, "key"));
  const json::value* parts = object.if_contains("parts");
  if (!key || parts == nullptr || !parts->is_array()) return std::nullopt;
  journal::SealedParts out{.subject = string_member(object, "subject"), .wrapped_key = std::move(*key), .parts = {}};
  for (const json::value& part : parts->as_array()) {
    auto one = sealed_part_of(part);
    if (!one) return std::nullopt;
    out.parts.push_back(std::move(*one));
  }
  return out;
}

std::optional<state::Command> command_of(const json::value& value) {
  if (!value.is_object()) return std::nullopt;
  const json::object& object = value.as_object();
  const auto log = LogName::parse(string_member(object, "log"));
  const auto id = CommandId::parse(string_member(object, "id"));
  const std::string name = string_member(object, "name");
  const json::value* args = object.if_contains("args");
  if (!log || !id || name.empty() || args == nullptr || !args->is_object()) return std::nullopt;
  state::Command out{*log, *id, string_member(object, "actor"), name, json::serialize(*args)};
  if (const json::value* sealed = object.if_contains("sealed"); sealed != nullptr) {
    out.sealed = sealed_of(*sealed);
    if (!out.sealed) return std::nullopt;
  }
  return out;
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
    json::object one{{"log", command.log.str()}, {"id", command.id.str()}, {"actor", command.actor}, {"name", command.name}, {"args", json::parse(command.args)}};
    if (command.sealed) one.emplace("sealed", object_of(*command.sealed));
    list.push_back(std::move(one));
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
    return refuse(state::Refusal{string_member(refusal->as_object(), "code"), string_member(refusal->as_object(), "sentence")});
  }
  if (const json::value* failure = object.if_contains("failure"); failure != nullptr && failure->is_object()) {
    throw Error(kind_named(string_member(failure->as_object(), "kind")).value_or(ErrorKind::network), string_member(failure->as_object(), "sentence"));
  }
  const json::value* committed = object.if_contains("committed");
  if (committed == nullptr || !committed->is_array()) not_understood();
  std::vector<state::Committed> out;
  for (const json::value& item : committed->as_array()) {
    if (!item.is_object()) not_understood();
    const json::value* repeated = item.as_object().if_contains("repeated");
    out.push_back({number_member(item.as_object(), "first"), number_member(item.as_object(), "count"), repeated != nullptr && repeated->is_bool() && repeated->as_bool()});
  }
  return out;
}

std::string encode_account(const std::string& name) { return json::serialize(json::object{{"account", name}}); }

std::optional<std::string> decode_account(std::string_view text) {
  boost::system::error_code error;
  const json::value root = json::parse(text, error);
  if (error || !root.is_object()) return std::nullopt;
  const json::value* name = root.as_object().if_contains("account");
  if (name == nullptr || !name->is_string()) return std::nullopt;
  return std::string(name->as_string());
}

std::string encode_time(Instant now) { return json::serialize(json::object{{"now", format_utc(now)}}); }

Instant decode_time(std::string_view text) {
  boost::system::error_code error;
  const json::value root = json::parse(text, error);
  if (error || !root.is_object()) not_understood();
  const auto now = parse_rfc3339(string_member(root.as_object(), "now"));
  if (!now) not_understood();
  return *now;
}

}  // namespace nb::app
