// SPDX-License-Identifier: EUPL-1.2
#include "pickup/events.hpp"

#include <boost/json.hpp>

#include "state/members.hpp"

namespace nb::pickup {

namespace {

namespace json = boost::json;

using state::flag_member;
using state::parsed_object;
using state::text_member;

std::string string_member(const json::object& object, std::string_view name) { return std::string(text_member(object, name)); }

}  // namespace

std::string encode_pickup(const Pickup& pickup, std::string_view reason) {
  json::object data{{"kind", word_of(kKinds, pickup.kind)}, {"site", pickup.site}, {"arrived", format_date(pickup.arrived)}, {"pin", word_of(kPinLetters, pickup.pin)}};
  if (pickup.old_document) data.emplace("old_document", true);
  if (pickup.both_parents) data.emplace("both_parents", true);
  if (!reason.empty()) data.emplace("reason", reason);
  return json::serialize(data);
}

std::optional<Pickup> decode_pickup(const json::object& data) {
  const auto kind = parse_word<Kind>(kKinds, text_member(data, "kind"));
  const auto pin = parse_word<PinLetter>(kPinLetters, text_member(data, "pin"));
  const auto arrived = parse_date(text_member(data, "arrived"));
  if (!kind || !pin || !arrived) return std::nullopt;
  Pickup out;
  out.kind = *kind;
  out.site = text_member(data, "site");
  out.arrived = *arrived;
  out.pin = *pin;
  out.old_document = flag_member(data, "old_document");
  out.both_parents = flag_member(data, "both_parents");
  return out;
}

std::string encode_hand_over(const HandOver& said) {
  json::array checked;
  for (const Check one : said.checked) checked.emplace_back(word_of(kChecks, one));
  return json::serialize(json::object{{"collector", word_of(kCollectors, said.collector)},
                                      {"age", word_of(kAges, said.age)},
                                      {"checked", std::move(checked)},
                                      {"old_document", word_of(kOldDocuments, said.old_document)},
                                      {"pin", word_of(kPinSaid, said.pin)},
                                      {"signature", said.signature}});
}

std::optional<HandOver> decode_hand_over(const json::object& data) {
  const auto collector = parse_word<Collector>(kCollectors, text_member(data, "collector"));
  const auto age = parse_word<Age>(kAges, text_member(data, "age"));
  const auto old_document = parse_word<OldDocument>(kOldDocuments, text_member(data, "old_document"));
  const auto pin = parse_word<PinSaid>(kPinSaid, text_member(data, "pin"));
  if (!collector || !age || !old_document || !pin) return std::nullopt;
  HandOver out{.collector = *collector, .age = *age, .checked = {}, .old_document = *old_document, .pin = *pin, .signature = string_member(data, "signature")};
  const json::value* list = data.if_contains("checked");
  if (list == nullptr || !list->is_array()) return out;
  for (const json::value& one : list->get_array()) {
    const json::string* word = one.if_string();
    if (const auto check = word == nullptr ? std::nullopt : parse_word<Check>(kChecks, *word)) out.checked.push_back(*check);
  }
  return out;
}

std::string encode_owner(const Owner& owner) {
  return json::serialize(
      json::object{{"family_name", owner.family_name}, {"first_names", owner.first_names}, {"birth", finder::iso_birth_date(owner.birth)}, {"serial", owner.serial}});
}

Owner decode_owner(std::string_view text) {
  const json::object object = parsed_object(text);
  return {.family_name = string_member(object, "family_name"),
          .first_names = string_member(object, "first_names"),
          .birth = finder::parse_birth_date(text_member(object, "birth")).value_or(finder::BirthDate{}),
          .serial = string_member(object, "serial")};
}

std::string encode_collector(const CollectorPerson& person) { return json::serialize(json::object{{"name", person.name}, {"document", person.document}}); }

CollectorPerson decode_collector(std::string_view text) {
  const json::object object = parsed_object(text);
  return {.name = string_member(object, "name"), .document = string_member(object, "document")};
}

}  // namespace nb::pickup
