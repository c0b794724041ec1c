// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/filing_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "deadlines/day_text.hpp"
#include "deadlines/rules.hpp"
#include "proof/receipt_short.hpp"
#include "web/pages/facts.hpp"
#include "web/pages/filing_refusals.hpp"
#include "web/pages/parts.hpp"
#include "web/pages/qr.hpp"

namespace nb::pages {

namespace {

using deadlines::Channel;

constexpr std::array kWays{Channel::post, Channel::handed_over, Channel::electronic, Channel::portal, Channel::registered_letter, Channel::served, Channel::post_abroad};

const std::string& in(const deadlines::Sentence& sentence, Lang lang) { return lang == Lang::en ? sentence.en : sentence.de; }

std::string self_of(const Context& context) { return context.links.town(kFilingPath); }

void put_hidden(Section page, const FilingInput& input) {
  for (const auto& [name, value] : fields_of(input)) {
    Section field = page.add("HIDDEN");
    field.set("FIELD", name);
    field.set("VALUE", value);
  }
}

std::string size_text(std::uint64_t bytes) {
  if (bytes < 1024 * 1024) return fmt::format("{} KB", (bytes + 1023) / 1024);
  const std::uint64_t tenths = bytes * 10 / (1024 * 1024);
  return fmt::format("{},{} MB", tenths / 10, tenths % 10);
}

const Operator& operator_of(const Context& context) {
  const auto own = context.config.imprints.find(context.municipality().ags.str());
  return own == context.config.imprints.end() ? context.config.imprint : own->second;
}

std::string authority_of(const Context& context) {
  const std::string& name = operator_of(context).authority;
  return name.empty() ? context.municipality().name : name;
}

/// Post, counter, telephone: what remains when the form does not work, and what many prefer.
void put_contact(const Context& context, Section page) {
  const Operator& data = operator_of(context);
  page.set("AUTHORITY", authority_of(context));
  const auto& sites = context.town->town->sites;
  const bool own = !data.street.empty() || sites.empty();
  page.set_shown("STREET", own ? data.street : sites.front().street, "STREET_SHOWN");
  page.set_shown("POSTCODE_CITY", own && !data.postcode_city.empty() ? data.postcode_city : context.municipality().postcode_city, "POSTCODE_CITY_SHOWN");
  put_numbers(context, page, *context.town, 3);
}

void frame(const Context& context, Section page, const std::string& title) {
  put_frame(context, page, title + " – " + context.municipality().name, context.texts.say("filing.description", {{"town", context.municipality().name}}), Nav::none);
  page.set("SELF", self_of(context));
}

struct FieldBad {
  std::string_view field;
  const char* section;
};
constexpr std::array kBad{FieldBad{"name", "NAME_BAD"},       FieldBad{"anschrift", "ADDRESS_BAD"}, FieldBad{"telefon", "PHONE_BAD"},          FieldBad{"email", "EMAIL_BAD"},
                          FieldBad{"betreff", "SUBJECT_BAD"}, FieldBad{"text", "TEXT_BAD"},         FieldBad{"aktenzeichen", "REFERENCE_BAD"}, FieldBad{"frist", "RULE_BAD"},
                          FieldBad{"frist_tag", "DAY_BAD"},   FieldBad{"datei", "FILE_BAD"}};

void put_fault(Section page, Section faults, std::string_view field, std::string_view sentence) {
  Section line = faults.add("FAULT");
  line.set("FIELD", field);
  line.set("SENTENCE", sentence);
  const auto* bad = std::find_if(kBad.begin(), kBad.end(), [&](const FieldBad& one) { return one.field == field; });
  if (bad == kBad.end()) return;
  page.add(bad->section).set("WHY", sentence);
}

void put_faults(const Context& context, Section page, const FilingForm& form) {
  if (form.faults.empty() && form.file_problem.empty()) return;
  Section faults = page.add("FAULTS");
  std::string last;
  for (const FilingFault& fault : form.faults) {
    if (fault.field == last) continue;  // one thing at a time
    last = fault.field;
    put_fault(page, faults, fault.field, context.texts.say("filing.fault_" + fault.key));
  }
  if (!form.file_problem.empty()) put_fault(page, faults, "datei", form.file_problem);
}

void put_rules(const Context& context, Section page, const std::string& chosen) {
  for (const deadlines::Group group : {deadlines::Group::remedy, deadlines::Group::duty}) {
    Section section = page.add("RULES");
    section.set("GROUP", in(deadlines::title(group), context.lang()));
    for (const deadlines::Rule& rule : deadlines::rules()) {
      if (rule.group != group || !is_offered(rule)) continue;
      Section option = section.add("RULE");
      option.set("VALUE", rule.key);
      option.set("LABEL", context.lang() == Lang::en ? rule.title_en : rule.title_de);
      option.show_if(rule.key == chosen, "CHOSEN");
    }
  }
}

void put_ways(const Context& context, Section page, const std::string& chosen) {
  for (const Channel way : kWays) {
    Section option = page.add("WAY");
    option.set("VALUE", deadlines::to_string(way));
    option.set("LABEL", in(deadlines::title(way), context.lang()));
    option.show_if(deadlines::to_string(way) == chosen, "CHOSEN");
  }
}

void put_files(const Context& context, Section page, const std::vector<WaitingFile>& files) {
  for (const WaitingFile& file : files) {
    Section line = page.add("FILE");
    line.set("FILE_NAME", file.name);
    line.set("FILE_KIND", file.type);
    line.set("FILE_SIZE", size_text(file.bytes));
    line.set("FILE_TOKEN", file.token);
    line.set("FILE_VALUE", file.token + " " + to_hex(file.content.bytes) + " " + file.name);
    line.set("FILE_REMOVE", context.texts.say("filing.remove_file", {{"name", file.name}}));
  }
}

void put_service(const Context& context, Section page, const FilingVisit& visit, const std::string& id) {
  const catalogue::Service* service = filing_service(visit, id);
  if (service == nullptr) return;
  Section shown = page.add("SERVICE_SHOWN");
  shown.set("SERVICE_NAME", service_name(*service, context.lang()));
  shown.show_if(context.lang() == Lang::en && service->name_en.empty(), "SERVICE_GERMAN");
}

void put_fact(Section page, const std::string& label, std::string_view value) {
  if (value.empty()) return;
  Section fact = page.add("FACT");
  fact.set("LABEL", label);
  fact.set("VALUE", value);
}

/// Everything that is sent, or was.
void put_view(const Context& context, Section page, const FilingVisit& visit, const FilingInput& input) {
  const Texts& t = context.texts;
  put_fact(page, t.say("filing.to"), authority_of(context));
  if (const auto* service = filing_service(visit, input.service)) put_fact(page, t.say("filing.service"), service_name(*service, context.lang()));
  put_fact(page, t.say("filing.said_name"), input.name);
  put_fact(page, t.say("filing.said_address"), input.address);
  put_fact(page, t.say("filing.said_phone"), input.phone);
  put_fact(page, t.say("filing.said_email"), input.email);
  put_fact(page, t.say("filing.said_subject"), input.title);
  put_fact(page, t.say("filing.said_text"), input.text);
  put_fact(page, t.say("filing.said_reference"), input.reference);
  if (const auto day = letter_day(input); day && !input.rule.empty()) {
    put_fact(page, t.say("filing.day"), context.wording.date(*day));
    if (const auto way = deadlines::parse_channel(way_of(input))) put_fact(page, t.say("filing.way"), in(deadlines::title(*way), context.lang()));
  }
  if (input.files.empty()) return;
  Section files = page.add("FILES");
  for (const GivenFile& file : input.files) {
    Section line = files.add("FILE");
    line.set("FILE_NAME", file.name);
    line.set("FILE_HASH", file.content);
  }
}

std::string_view rule_title(std::string_view key, Lang lang) {
  const auto id = deadlines::parse_rule_id(key);
  if (!id) return key;
  return lang == Lang::en ? deadlines::rule(*id).title_en : deadlines::rule(*id).title_de;
}

void put_limit(const Context& context, Section page, std::string_view rule, const std::optional<CivilDate>& last, std::string_view sentence_key) {
  Section limit = page.add("LIMIT");
  limit.set("RULE_TITLE", rule_title(rule, context.lang()));
  limit.set("LIMIT_SENTENCE", context.texts.say(sentence_key, {{"day", last ? context.wording.weekday_date(*last) : "–"}}));
  limit.show_if(asks_for_writing(rule), "WRITING");
}

void put_codes(const Context& context, Section page, const proof::Receipt& receipt) {
  const auto codes = proof::shorten(receipt);
  if (!codes) return;
  Section list = page.add("CODES");
  for (std::size_t i = 0; i < codes->size(); ++i) {
    const auto code = qr_code((*codes)[i]);
    if (!code) continue;
    Section one = list.add("CODE");
    one.set("QR_SIZE", static_cast<std::size_t>(code->size));
    one.set("QR_PATH", code->path);
    one.set("QR_LABEL", context.texts.say("filing.code", {{"n", std::to_string(i + 1)}, {"of", std::to_string(codes->size())}}));
  }
}

}  // namespace

web::Response filing_form_page(const FilingVisit& visit, int status, const FilingForm& form) {
  return filing_page(visit, status, "filing_form", [&](const Context& context, Section page) {
    const std::string title = context.texts.say("filing.title", {{"town", context.municipality().name}});
    frame(context, page, title);
    page.set("HEADLINE", title);
    const FilingInput& input = form.input;
    for (const auto& [name, value] : {std::pair{"formular", &input.id}, std::pair{"saat", &input.seed}, std::pair{"leistung", &input.service}}) {
      Section field = page.add("HIDDEN");
      field.set("FIELD", name);
      field.set("VALUE", *value);
    }
    if (!form.message.empty()) page.set_shown("MESSAGE", context.texts.say(form.message), "MESSAGE_SHOWN");
    put_service(context, page, visit, input.service);
    put_faults(context, page, form);
    for (const auto& [name, value] :
         {std::pair{"NAME", &input.name}, std::pair{"ADDRESS", &input.address}, std::pair{"PHONE", &input.phone}, std::pair{"EMAIL", &input.email},
          std::pair{"SUBJECT", &input.title}, std::pair{"TEXT", &input.text}, std::pair{"REFERENCE", &input.reference}, std::pair{"DAY", &input.letter_day}})
      page.set(name, *value);
    put_rules(context, page, input.rule);
    put_ways(context, page, input.way);
    put_files(context, page, form.files);
    page.set("CONTROLLER", context.texts.say("filing.controller", {{"authority", authority_of(context)}}));
    put_contact(context, page);
    page.show_if(visit.scripted, "SCRIPT");
  });
}

web::Response filing_check_page(const FilingVisit& visit, const FilingInput& input) {
  return filing_page(visit, 200, "filing_check", [&](const Context& context, Section page) {
    frame(context, page, context.texts.say("filing.check_title"));
    put_hidden(page, input);
    put_view(context, page, visit, input);
    const auto deadline = deadline_of(input, visit.place());
    if (!deadline) return;
    const std::string word(deadlines::to_string(deadlines::judge(*deadline, visit.place().now)));
    put_limit(context, page, input.rule, deadline->last_day, "filing.check_" + word);
  });
}

web::Response filing_done_page(const FilingVisit& visit, const FilingInput& input, const intake::Taken& taken) {
  return filing_page(visit, 200, "filing_done", [&](const Context& context, Section page) {
    frame(context, page, context.texts.say("filing.done_title"));
    page.set("NUMBER", taken.filing.number);
    page.set("RECEIVED", context.texts.say("filing.received", {{"at", context.wording.stamp(taken.filing.received)}}));
    page.show_if(taken.repeated, "REPEATED");
    put_hidden(page, input);
    put_view(context, page, visit, input);
    for (const intake::Deadline& one : taken.filing.deadlines)
      put_limit(context, page, one.rule, one.last_day, "filing.done_" + std::string(intake::kVerdicts.at(static_cast<std::size_t>(one.verdict))));
    page.set_shown("CHECK_AT", visit.parts.check_at, "CHECK_AT_SHOWN");
    put_codes(context, page, taken.receipt);
    page.show_if(visit.scripted, "SCRIPT");
  });
}

web::Response filing_wait_page(const FilingVisit& visit, const FilingInput& input, const Challenge& challenge) {
  web::Response response = filing_page(visit, 503, "filing_wait", [&](const Context& context, Section page) {
    frame(context, page, context.texts.say("filing.wait_title"));
    FilingInput with = input;
    put_hidden(page, with);
    Section field = page.add("HIDDEN");
    field.set("FIELD", "nachweis");
    field.set("VALUE", challenge.token);
    page.set("TOKEN", challenge.token);
    page.set("BITS", static_cast<std::size_t>(challenge.bits));
    page.set("WAIT", static_cast<std::size_t>(challenge.wait.count()));
    page.set("WAIT_STEP", static_cast<std::size_t>(challenge.wait.count()));
    page.set("WAIT_SENTENCE", context.texts.say("filing.wait_seconds", {{"n", std::to_string(challenge.wait.count())}}));
    put_contact(context, page);
    page.show_if(visit.scripted, "SCRIPT");
  });
  response.headers.emplace_back("Retry-After", std::to_string(challenge.wait.count()));
  return response;
}

web::Response filing_closed_page(const FilingVisit& visit, const FilingClosed& closed) {
  return filing_page(visit, closed.status, "filing_closed", [&](const Context& context, Section page) {
    const std::string key = "filing." + std::string(closed.key);
    const std::string& title = context.texts.say(key + "_title");
    frame(context, page, title);
    page.set("HEADLINE", title);
    page.set("SENTENCE", context.texts.say(key + "_text"));
    if (closed.input != nullptr) put_hidden(page, *closed.input);
    page.show_if(closed.next == ClosedNext::again, "AGAIN");
    page.show_if(closed.next == ClosedNext::back, "BACK");
    page.show_if(closed.next == ClosedNext::fresh, "NEW");
    put_contact(context, page);
  });
}

std::string file_problem(const Texts& texts, const WaitingFiles::Problem& problem, std::string_view name) {
  using Fault = WaitingFiles::Fault;
  if (problem.fault == Fault::content) return file_sentence(texts, fmt::format("»{}«:", name), problem.content);
  const auto key = [&]() -> std::string_view {
    switch (problem.fault) {
      case Fault::empty:
        return "filing.fault_file_empty";
      case Fault::too_large:
        return "filing.fault_file_large";
      case Fault::too_many:
      case Fault::form_size:
        return "filing.fault_file_many";
      case Fault::no_room:
      case Fault::disk:
        return "filing.fault_file_room";
      case Fault::unknown:
      case Fault::offset:
      case Fault::piece:
      case Fault::content:
        break;
    }
    return "filing.fault_file_gone";
  }();
  return fmt::format("»{}«: {}", name, texts.say(key));
}

}  // namespace nb::pages
