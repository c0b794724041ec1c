// SPDX-License-Identifier: EUPL-1.2
// The parts of a text message's way that need no network: filling templates, judging answers.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "notices/sms.hpp"

namespace nb::notices {

namespace {

namespace json = boost::json;
using Outcome = mail::Delivery::Outcome;

/// A member along "messages.0.status", as text; nullopt if there is none.
std::optional<std::string> member_at(const json::value& root, std::string_view path) {
  const json::value* at = &root;
  for (const std::string_view step : split(path, '.')) {
    if (const json::object* object = at->if_object()) {
      at = object->if_contains(step);
    } else if (const json::array* array = at->if_array()) {
      const auto index = parse_u64(step);
      at = index && *index < array->size() ? &(*array)[*index] : nullptr;
    } else {
      at = nullptr;
    }
    if (at == nullptr) return std::nullopt;
  }
  if (const json::string* text = at->if_string()) return std::string(*text);
  return json::serialize(*at);
}

mail::Delivery said_yes(const GatewayOptions& options, int status, std::string_view body) {
  if (options.field.empty()) return {Outcome::accepted, status, {}};
  boost::system::error_code error;
  const json::value root = json::parse(body, error);
  const auto value = error ? std::nullopt : member_at(root, options.field);
  // It was taken, or it was not; this answer does not say which.
  if (!value) return {Outcome::unknown, status, "Die Antwort des SMS-Gateways nennt »" + options.field + "« nicht."};
  if (std::ranges::find(options.accepted, *value) != options.accepted.end()) return {Outcome::accepted, status, {}};
  return {Outcome::refused, status, {}};
}

}  // namespace

std::string fill_template(std::string_view text, const SmsMessage& message, std::string (*encode)(std::string_view)) {
  const std::array<std::pair<std::string_view, const std::string*>, 3> values{{{"{to}", &message.to}, {"{text}", &message.text}, {"{key}", &message.key}}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto found = std::ranges::find_if(values, [&](const auto& one) { return text.substr(i).starts_with(one.first); });
    if (found == values.end()) {
      out += text[i++];
    } else {
      out += encode(*found->second);
      i += found->first.size();
    }
  }
  return out;
}

std::string json_escaped(std::string_view text) {
  const std::string quoted = json::serialize(json::string(text));
  return quoted.substr(1, quoted.size() - 2);
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

mail::Delivery judge_answer(const GatewayOptions& options, int status, std::string_view body) {
  if (status >= 200 && status < 300) return said_yes(options, status, body);
  switch (status) {
    case 408:  // the request did not arrive whole
    case 425:
    case 429:
    case 503:
      return {Outcome::deferred, status, {}};
    case 401:  // wrong secret, no credit, wrong address: it concerns every message
    case 402:
    case 403:
    case 404:
    case 405:
    case 407:
      return {Outcome::unreachable, status, fmt::format("Das SMS-Gateway antwortet mit {}; bitte Adresse, Zugang und Guthaben prüfen.", status)};
    case 409:  // an earlier request with this key is under way there
      return {Outcome::unknown, status, {}};
    default:
      break;
  }
  if (status >= 300 && status < 400) return {Outcome::unreachable, status, "Das SMS-Gateway leitet um; bitte seine neue Adresse eintragen."};
  if (status >= 400 && status < 500) return {Outcome::refused, status, {}};
  return {Outcome::unknown, status, fmt::format("Das SMS-Gateway antwortet mit {}.", status)};  // it may have been passed on before that
}

}  // namespace nb::notices
