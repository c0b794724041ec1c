// SPDX-License-Identifier: EUPL-1.2
#include "circular/events.hpp"

#include <boost/json.hpp>

#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "state/members.hpp"

namespace nb::circular {

namespace json = boost::json;
using state::number_member;
using state::text_member;

namespace {

json::array texts(const std::vector<std::string>& list) {
  json::array out;
  for (const std::string& one : list) out.emplace_back(one);
  return out;
}

std::vector<std::string> texts_of(const json::object& object, std::string_view name) {
  std::vector<std::string> out;
  const json::value* value = object.if_contains(name);
  const json::array* list = value == nullptr ? nullptr : value->if_array();
  if (list == nullptr) return out;
  for (const json::value& one : *list) {
    if (const json::string* text = one.if_string()) out.emplace_back(text->data(), text->size());
  }
  return out;
}

json::value parsed(std::string_view text) {
  boost::system::error_code error;
  json::value value = json::parse(text, error);
  return error ? json::value() : value;
}

/// Hands each object of a list to `take`.
template <class Take>
void each_object(const json::value* value, Take take) {
  const json::array* list = value == nullptr ? nullptr : value->if_array();
  if (list == nullptr) return;
  for (const json::value& one : *list) {
    if (const json::object* object = one.if_object()) take(*object);
  }
}

}  // namespace

std::string encode_content(const Content& content) {
  json::array sections;
  for (const Section& one : content.sections)
    sections.push_back(json::object{{"offices", texts(one.audience.offices)}, {"functions", texts(one.audience.functions)}, {"text", one.text}});
  return json::serialize(json::object{{"title", content.title}, {"change", content.change}, {"sections", std::move(sections)}});
}

std::string mark_of(const Version& version) {
  const std::string asks = version.must_acknowledge ? "must " + (version.deadline ? format_utc(*version.deadline) : "") : std::string("may");
  return to_hex(crypto::sha256(bytes_of(asks + "\n" + encode_content(version.content))).bytes);
}

Content decode_content(std::string_view text) {
  Content out;
  const json::value value = parsed(text);
  const json::object* object = value.if_object();
  if (object == nullptr) return out;
  out.title = text_member(*object, "title");
  out.change = text_member(*object, "change");
  each_object(object->if_contains("sections"), [&](const json::object& one) {
    out.sections.push_back({.audience = {.offices = texts_of(one, "offices"), .functions = texts_of(one, "functions")}, .text = std::string(text_member(one, "text"))});
  });
  return out;
}

std::string encode_recipients(const std::vector<Recipient>& recipients) {
  json::array list;
  list.reserve(recipients.size());
  for (const Recipient& one : recipients) {
    json::object row{{"p", one.person}, {"o", one.office}, {"u", one.unit}, {"f", one.function}, {"s", one.sections}};
    if (one.former) row.emplace("former", true);
    list.push_back(std::move(row));
  }
  return json::serialize(list);
}

std::vector<Recipient> decode_recipients(std::string_view text) {
  std::vector<Recipient> out;
  const json::value value = parsed(text);
  each_object(&value, [&](const json::object& row) {
    out.push_back({.person = std::string(text_member(row, "p")),
                   .office = std::string(text_member(row, "o")),
                   .unit = std::string(text_member(row, "u")),
                   .function = std::string(text_member(row, "f")),
                   .position = out.size(),
                   .sections = number_member(row, "s"),
                   .former = row.contains("former"),
                   .acknowledged_by = {},
                   .deputy = {}});
  });
  return out;
}

std::string encode_escalations(const std::vector<Escalation>& list) {
  json::array out;
  for (const Escalation& one : list) out.push_back(json::object{{"p", one.person}, {"d", one.deputy}});
  return json::serialize(out);
}

std::vector<Escalation> decode_escalations(std::string_view text) {
  std::vector<Escalation> out;
  const json::value value = parsed(text);
  each_object(&value, [&](const json::object& row) { out.push_back({.person = std::string(text_member(row, "p")), .deputy = std::string(text_member(row, "d"))}); });
  return out;
}

}  // namespace nb::circular
