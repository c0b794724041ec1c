// SPDX-License-Identifier: EUPL-1.2
#include "intake/events.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "state/members.hpp"

namespace nb::intake {

namespace {

namespace json = boost::json;

using state::number_member;
using state::parsed_object;
using state::text_member;

template <class Take>
void each_object(const json::object& object, std::string_view name, const Take& take) {
  const json::value* value = object.if_contains(name);
  const json::array* list = value != nullptr ? value->if_array() : nullptr;
  if (list == nullptr) return;
  for (const json::value& one : *list) {
    if (const json::object* inner = one.if_object()) take(*inner);
  }
}

void put(json::object& object, std::string_view name, const std::string& text) {
  if (!text.empty()) object.emplace(name, text);
}

json::array encode(const std::vector<Deadline>& deadlines) {
  json::array out;
  for (const Deadline& one : deadlines) {
    json::object item{{"rule", one.rule}, {"event", format_date(one.event)}};
    put(item, "via", one.via);
    if (one.last_day) item.emplace("last_day", format_date(*one.last_day));
    item.emplace("verdict", word_of(kVerdicts, one.verdict));
    out.push_back(std::move(item));
  }
  return out;
}

json::array encode(const std::vector<Watch>& watches) {
  json::array out;
  for (const Watch& one : watches) out.push_back(json::object{{"rule", one.rule}, {"last_day", format_date(one.last_day)}});
  return out;
}

json::array encode(const std::vector<Attachment>& attachments) {
  json::array out;
  for (const Attachment& one : attachments) {
    json::object item{{"stored", to_hex(one.stored.bytes)}, {"bytes", one.bytes}, {"type", one.type}};
    if (one.pages > 0) item.emplace("pages", one.pages);
    out.push_back(std::move(item));
  }
  return out;
}

void decode_deadlines(const json::object& data, Filing& out) {
  each_object(data, "deadlines", [&](const json::object& one) {
    const auto event = parse_date(text_member(one, "event"));
    const auto verdict = parse_word<Verdict>(kVerdicts, text_member(one, "verdict"));
    if (!event || !verdict) return;
    out.deadlines.push_back({.rule = std::string(text_member(one, "rule")),
                             .event = *event,
                             .via = std::string(text_member(one, "via")),
                             .last_day = parse_date(text_member(one, "last_day")),
                             .verdict = *verdict});
  });
  each_object(data, "watches", [&](const json::object& one) {
    const auto day = parse_date(text_member(one, "last_day"));
    if (!day) return;
    out.watches.push_back({std::string(text_member(one, "rule")), *day});
    if (!out.due || *day < *out.due) out.due = *day;
  });
}

}  // namespace

std::optional<Hash> parse_hash(std::string_view hex) {
  const auto bytes = from_hex(hex);
  Hash out;
  if (!bytes || bytes->size() != out.bytes.size()) return std::nullopt;
  std::ranges::copy(*bytes, out.bytes.begin());
  return out;
}

std::string encode_filing(const Filing& filing, std::string_view reason) {
  json::object data{{"number", filing.number}, {"channel", word_of(kChannels, filing.channel)}, {"urgency", word_of(kUrgencies, filing.urgency)}};
  put(data, "office", filing.office);
  put(data, "service", filing.service);
  put(data, "form", filing.form);
  if (!filing.deadlines.empty()) data.emplace("deadlines", encode(filing.deadlines));
  if (!filing.watches.empty()) data.emplace("watches", encode(filing.watches));
  if (!filing.attachments.empty()) data.emplace("attachments", encode(filing.attachments));
  if (!reason.empty()) {
    data.emplace("received", format_utc(filing.received));  // an entry's own times are those of the correction
    data.emplace("reason", reason);
  }
  return json::serialize(data);
}

std::optional<Filing> decode_filing(const json::object& data) {
  const auto channel = parse_word<Channel>(kChannels, text_member(data, "channel"));
  const auto urgency = parse_word<Urgency>(kUrgencies, text_member(data, "urgency"));
  if (!channel || !urgency) return std::nullopt;
  Filing out{.number = std::string(text_member(data, "number")),
             .channel = *channel,
             .urgency = *urgency,
             .office = std::string(text_member(data, "office")),
             .service = std::string(text_member(data, "service")),
             .form = std::string(text_member(data, "form"))};
  if (const auto received = parse_rfc3339(text_member(data, "received"))) out.received = *received;
  decode_deadlines(data, out);
  each_object(data, "attachments", [&](const json::object& one) {
    const auto stored = parse_hash(text_member(one, "stored"));
    if (!stored) return;
    out.attachments.push_back({*stored, number_member(one, "bytes"), std::string(text_member(one, "type")), static_cast<std::uint32_t>(number_member(one, "pages"))});
  });
  return out;
}

std::string encode_reinstatement(const Reinstatement& mark, std::string_view reason) {
  json::object data{{"incident", mark.incident}, {"log", mark.log}, {"declared", mark.declared}, {"from", format_utc(mark.from)}, {"reason", reason}};
  if (mark.ended) data.emplace("ended", *mark.ended);
  if (mark.to) data.emplace("to", format_utc(*mark.to));
  return json::serialize(data);
}

std::optional<Reinstatement> decode_reinstatement(const json::object& data) {
  const auto from = parse_rfc3339(text_member(data, "from"));
  if (!from) return std::nullopt;
  Reinstatement out{.incident = std::string(text_member(data, "incident")),
                    .log = std::string(text_member(data, "log")),
                    .declared = number_member(data, "declared"),
                    .ended = std::nullopt,
                    .from = *from,
                    .to = parse_rfc3339(text_member(data, "to"))};
  if (data.contains("ended")) out.ended = number_member(data, "ended");
  return out;
}

std::string encode_letter(const Letter& letter) {
  json::object data{{"number", letter.number}, {"way", word_of(kWays, letter.way)}, {"content", to_hex(letter.content.bytes)}};
  put(data, "filing", letter.filing);
  put(data, "remedy", letter.remedy);
  put(data, "scope", letter.scope);
  return json::serialize(data);
}

std::optional<Letter> decode_letter(const json::object& data) {
  const auto way = parse_word<Way>(kWays, text_member(data, "way"));
  const auto content = parse_hash(text_member(data, "content"));
  if (!way || !content) return std::nullopt;
  return Letter{.number = std::string(text_member(data, "number")),
                .way = *way,
                .content = *content,
                .filing = std::string(text_member(data, "filing")),
                .remedy = std::string(text_member(data, "remedy")),
                .scope = std::string(text_member(data, "scope"))};
}

namespace {

std::string string_member(const json::object& object, std::string_view name) { return std::string(text_member(object, name)); }

}  // namespace

std::string encode_sender(const Sender& sender) {
  json::object out;
  put(out, "name", sender.name);
  put(out, "address", sender.address);
  put(out, "phone", sender.phone);
  put(out, "email", sender.email);
  return json::serialize(out);
}

Sender decode_sender(std::string_view text) {
  const json::object object = parsed_object(text);
  return {string_member(object, "name"), string_member(object, "address"), string_member(object, "phone"), string_member(object, "email")};
}

std::string encode_content(const Content& content) {
  json::object out;
  put(out, "title", content.title);
  put(out, "text", content.text);
  put(out, "reference", content.reference);
  return json::serialize(out);
}

Content decode_content(std::string_view text) {
  const json::object object = parsed_object(text);
  return {string_member(object, "title"), string_member(object, "text"), string_member(object, "reference")};
}

std::string encode_attachment_names(const std::vector<AttachmentName>& names) {
  json::array list;
  for (const AttachmentName& one : names) list.push_back(json::object{{"stored", to_hex(one.stored.bytes)}, {"content", to_hex(one.content.bytes)}, {"name", one.name}});
  return json::serialize(json::object{{"files", std::move(list)}});
}

std::vector<AttachmentName> decode_attachment_names(std::string_view text) {
  std::vector<AttachmentName> out;
  each_object(parsed_object(text), "files", [&](const json::object& one) {
    const auto stored = parse_hash(text_member(one, "stored"));
    const auto content = parse_hash(text_member(one, "content"));
    if (stored && content) out.push_back({*stored, *content, string_member(one, "name")});
  });
  return out;
}

}  // namespace nb::intake
