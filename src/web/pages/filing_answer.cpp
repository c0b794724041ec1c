// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/filing_answer.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "deadlines/rules.hpp"
#include "intake/events.hpp"
#include "paper/sheets.hpp"
#include "proof/entry.hpp"
#include "proof/receipt_short.hpp"
#include "web/pages/facts.hpp"

namespace nb::pages {

namespace {

namespace json = boost::json;

const proof::PartDigest* part_of(const proof::EntryCore& core, std::string_view name) {
  const auto found = std::find_if(core.parts.begin(), core.parts.end(), [&](const proof::PartDigest& part) { return part.name == name; });
  return found == core.parts.end() ? nullptr : &*found;
}

bool says(const proof::EntryCore& core, std::string_view name, const std::string& content, const proof::SaltSeed& seed) {
  const proof::PartDigest* part = part_of(core, name);
  return part != nullptr && part->says == proof::says_hash(proof::derive_salt(seed, name), bytes_of(content));
}

/// The sealed files' own hashes differ at every sending; what was handed in and its name do not.
bool same_files(const proof::EntryCore& core, const intake::Filing& filing, const FilingInput& input, const proof::SaltSeed& seed) {
  if (filing.attachments.size() != input.files.size()) return false;
  if (input.files.empty()) return part_of(core, intake::part::kAttachments) == nullptr;
  std::vector<intake::AttachmentName> names;
  for (std::size_t i = 0; i < input.files.size(); ++i)
    names.push_back({.stored = filing.attachments[i].stored, .content = intake::parse_hash(input.files[i].content).value_or(Hash{}), .name = input.files[i].name});
  return says(core, intake::part::kAttachments, intake::encode_attachment_names(names), seed);
}

bool same_deadlines(const intake::Filing& filing, const intake::Draft& draft) {
  return std::equal(filing.deadlines.begin(), filing.deadlines.end(), draft.deadlines.begin(), draft.deadlines.end(),
                    [](const intake::Deadline& a, const intake::DeadlineWish& b) { return a.rule == b.rule && format_date(a.event) == b.event && a.via == b.via; });
}

std::string_view verdict_of(const intake::Deadline& deadline) { return intake::word_of(intake::kVerdicts, deadline.verdict); }

web::Response json_answer(int status, const json::object& body) {
  return {.status = status, .content_type = "application/json; charset=utf-8", .text = json::serialize(body) + "\n"};
}

paper::DeadlineVerdict printed(intake::Verdict verdict) {
  if (verdict == intake::Verdict::kept) return paper::DeadlineVerdict::kept;
  return verdict == intake::Verdict::late ? paper::DeadlineVerdict::late : paper::DeadlineVerdict::undecided;
}

std::vector<paper::Fact> facts_of(const FilingVisit& visit, const FilingInput& input) {
  std::vector<paper::Fact> facts;
  const auto add = [&](const char* label, const std::string& value, const char* english) {
    if (!value.empty()) facts.push_back({label, value, english});
  };
  const catalogue::Service* service = filing_service(visit, input.service);
  add("Leistung", service == nullptr ? "" : service->name_de, "Service");
  add("Name", input.name, "Name");
  add("Anschrift", input.address, "Address");
  add("Telefon", input.phone, "Phone");
  add("E-Mail", input.email, "E-mail");
  add("Betreff", input.title, "Subject");
  add("Text", input.text, "Text");
  add("Aktenzeichen", input.reference, "Reference");
  for (const GivenFile& file : input.files) add("Anlage", file.name + "\nSHA-256 " + paper::in_groups(file.content, 8), "Attachment");
  return facts;
}

}  // namespace

bool says_the_same(const intake::Taken& taken, const FilingInput& input) {
  const auto core = proof::decode_entry(bytes_of(taken.receipt.core));
  const auto seed = parse_seed(input.seed);
  if (!core || !seed || !CommandId::parse(input.id)) return false;
  const intake::Draft draft = draft_of(input, region_log());  // the log does not matter here
  return taken.filing.service == draft.service && same_deadlines(taken.filing, draft) && says(*core, intake::part::kSender, intake::encode_sender(draft.sealed.sender), *seed) &&
         says(*core, intake::part::kContent, intake::encode_content(draft.sealed.content), *seed) && same_files(*core, taken.filing, input, *seed);
}

std::vector<proof::PartSalt> salts_of(const std::string& core, const proof::SaltSeed& seed) {
  std::vector<proof::PartSalt> salts;
  const auto decoded = proof::decode_entry(bytes_of(core));
  if (!decoded) return salts;
  for (const proof::PartDigest& part : decoded->parts)
    if (part.kind == proof::PartKind::sealed) salts.push_back({part.name, proof::derive_salt(seed, part.name)});
  return salts;
}

web::Response filing_json(const FilingVisit& visit, const intake::Taken& taken) {
  json::array deadlines;
  for (const intake::Deadline& one : taken.filing.deadlines) {
    json::object said{{"rule", one.rule}, {"event", format_date(one.event)}, {"verdict", verdict_of(one)}};
    if (!one.via.empty()) said.emplace("via", one.via);
    if (one.last_day) said.emplace("last_day", format_date(*one.last_day));
    deadlines.push_back(std::move(said));
  }
  return json_answer(taken.repeated ? 200 : 201, {{"number", taken.filing.number},
                                                  {"received", visit.parts.zone.format(taken.filing.received)},
                                                  {"recorded", visit.parts.zone.format(taken.filing.recorded)},
                                                  {"repeated", taken.repeated},
                                                  {"log", visit.log().str()},
                                                  {"index", taken.filing.seq},
                                                  {"deadlines", std::move(deadlines)},
                                                  {"receipt", proof::encode_receipt(taken.receipt)}});
}

web::Response filing_refused_json(const FilingVisit& visit, const FilingRefused& refused) {
  json::object error{{"code", refused.code}, {"sentence", refused.sentence}};
  if (refused.faults != nullptr) {
    json::array fields;
    for (const FilingFault& fault : *refused.faults)
      fields.push_back(json::object{{"field", fault.field}, {"fault", fault.key}, {"sentence", filing_texts(visit).say("filing.fault_" + fault.key)}});
    error.emplace("fields", std::move(fields));
  }
  if (refused.challenge != nullptr)
    error.emplace("challenge", json::object{{"token", refused.challenge->token}, {"bits", refused.challenge->bits}, {"wait_seconds", refused.challenge->wait.count()}});
  return json_answer(refused.status, {{"error", std::move(error)}});
}

web::Response filing_pdf(const FilingVisit& visit, const FilingInput& input, const intake::Taken& taken) {
  paper::ReceiptSheet sheet{.town = visit.home.town->town->municipality.name, .number = taken.filing.number, .received = visit.parts.zone.local(taken.filing.received)};
  sheet.channel = "über das Online-Formular";
  sheet.facts = facts_of(visit, input);
  for (const intake::Deadline& one : taken.filing.deadlines) {
    if (!one.last_day) continue;
    const auto id = deadlines::parse_rule_id(one.rule);
    paper::ReceiptDeadline line{
        .what = std::string(id ? deadlines::rule(*id).title_de : one.rule), .end = {*one.last_day, std::chrono::minutes(24 * 60 - 1)}, .verdict = printed(one.verdict)};
    if (id) line.reason = deadlines::rule(*id).law;
    sheet.deadlines.push_back(std::move(line));
  }
  if (const auto codes = proof::shorten(taken.receipt)) {
    for (const std::string& code : *codes)
      if (auto qr = paper::make_qr(code)) sheet.codes.push_back({*std::move(qr), std::to_string(sheet.codes.size() + 1) + "/" + std::to_string(codes->size())});
  }
  sheet.check_at = visit.parts.check_at;
  sheet.created = taken.filing.recorded;
  const Bytes pdf = paper::receipt_sheet(sheet);
  return {
      .content_type = "application/pdf", .text = std::string(text_of(pdf)), .headers = {{"Content-Disposition", "attachment; filename=\"beleg-" + taken.filing.number + ".pdf\""}}};
}

web::Response filing_proof_file(const intake::Taken& taken) {
  return {.content_type = "application/octet-stream",
          .text = proof::encode_receipt(taken.receipt),
          .headers = {{"Content-Disposition", "attachment; filename=\"beleg-" + taken.filing.number + ".tlog-proof\""}}};
}

}  // namespace nb::pages
