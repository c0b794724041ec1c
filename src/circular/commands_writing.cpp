// SPDX-License-Identifier: EUPL-1.2
// Writing a circular, sending it, taking it back. Whom it reaches is decided when it is sent and stays so.
#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "circular/deciding.hpp"
#include "circular/events.hpp"
#include "circular/queries.hpp"
#include "circular/wording.hpp"

namespace nb::circular {

namespace {

namespace json = boost::json;
using state::DecideContext;
using state::Decision;

constexpr std::size_t kAudienceMax = 200;

Audience read_audience(state::Args& args) { return {.offices = args.texts("offices", kAudienceMax), .functions = args.texts("functions", kAudienceMax)}; }

/// The sections of the form; those left empty are left out.
std::vector<Section> read_sections(Deciding& decide) {
  std::vector<Section> out;
  const auto given = decide.args.objects("sections", kSectionsMax * 2);
  for (const json::object* one : given) {
    state::Args args(*one, {"offices", "functions", "text"});
    Section section{.audience = read_audience(args), .text = args.text("text", kTextBytesMax)};
    if (args.fault()) decide.args.fail(args.fault()->kind, args.fault()->member);
    if (section.text.empty()) continue;
    if (!decide.known.readable_markdown(section.text)) decide.args.fail(state::ArgFault::Kind::unreadable, "text");
    out.push_back(std::move(section));
  }
  if (out.empty()) decide.refuse_because(Reason::text_missing);
  if (out.size() > kSectionsMax) decide.refuse_because(Reason::too_many_sections);
  return out;
}

/// Every office and function that is addressed has somebody in it, so that a typing error is seen before anybody waits.
void check_audiences(Deciding& decide, const Content& content) {
  std::set<std::string, std::less<>> offices;
  std::set<std::string, std::less<>> functions;
  for (const Person& one : staff_of(decide.context.db, decide.context.log, decide.today())) {
    offices.insert(one.office);
    functions.insert(one.function);
  }
  for (const Section& section : content.sections) {
    for (const std::string& office : section.audience.offices) {
      if (!offices.contains(office)) decide.refuse_because(Reason::nobody_there, office);
    }
    for (const std::string& function : section.audience.functions) {
      if (!functions.contains(function)) decide.refuse_because(Reason::nobody_there, function);
    }
  }
}

std::optional<Instant> read_deadline(Deciding& decide, bool must) {
  const auto deadline = decide.args.moment("deadline");
  if (must && !deadline) decide.refuse_because(Reason::deadline_missing);
  if (must && deadline && *deadline <= decide.context.now) decide.refuse_because(Reason::deadline_past, german_moment(*decide.known.zone, *deadline));
  return must ? deadline : std::nullopt;
}

Decision write(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"circular", "title", "change", "sections", "must_acknowledge", "deadline"});
  const bool again = decide.args.has("circular");
  const Circular before = again ? decide.circular() : Circular{};
  Content content{.title = decide.args.text("title", kTitleBytesMax), .change = decide.args.text("change", 1000), .sections = {}};
  if (content.title.empty()) decide.refuse_because(Reason::title_missing);
  if (content.title.find('\n') != std::string::npos) decide.args.fail(state::ArgFault::Kind::unreadable, "title");
  content.sections = read_sections(decide);
  if (before.sent > 0 && content.change.empty()) decide.refuse_because(Reason::change_missing);
  const bool must = decide.args.flag("must_acknowledge");
  const auto deadline = read_deadline(decide, must);
  if (!decide.refused()) check_audiences(decide, content);
  if (decide.refused()) return refuse(*decide.refusal());
  const std::string subject = again ? before.subject : circular_subject(context.command);
  json::object data{{"number", again ? before.number : next_number(context.db, context.log)}, {"version", before.sent + 1}, {"must_acknowledge", must}};
  if (deadline) data.emplace("deadline", format_utc(*deadline));
  return std::vector{entry(event::kWritten, subject, data, {{std::string(kContentPart), encode_content(content)}})};
}

/// Everybody some section is for, in the phone tree's order; then those who had the version before and are not addressed any more.
/// Whoever is in the directory no longer has neither number nor deputy, and would be missing for ever.
std::vector<Recipient> resolve(const Deciding& decide, const Circular& circular, const Content& content) {
  std::vector<Recipient> out;
  std::set<std::string, std::less<>> taken;
  std::set<std::string, std::less<>> here;
  for (const Person& one : staff_of(decide.context.db, decide.context.log, decide.today())) {
    here.insert(one.id);
    const SectionMask mask = sections_for(content, one.office, one.function);
    if (mask == 0) continue;
    taken.insert(one.id);
    out.push_back({.person = one.id, .office = one.office, .unit = one.unit, .function = one.function, .sections = mask, .acknowledged_by = {}, .deputy = {}});
  }
  if (circular.sent == 0) return out;
  for (Recipient& one : recipients_of(decide.context.db, decide.context.log, circular.subject, circular.sent)) {
    if (taken.contains(one.person) || !here.contains(one.person)) continue;
    out.push_back({.person = one.person, .office = one.office, .unit = one.unit, .function = one.function, .former = true, .acknowledged_by = {}, .deputy = {}});
  }
  return out;
}

Decision send(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"circular", "version", "seen"});
  const Circular circular = decide.circular();
  const std::string seen = decide.args.text("seen");
  const auto wanted = decide.args.number("version");
  if (!decide.refused() && (circular.newest == circular.sent || !wanted || *wanted != static_cast<std::int64_t>(circular.newest))) decide.refuse_because(Reason::nothing_to_send);
  if (decide.refused()) return refuse(*decide.refusal());
  const auto version = find_version(context.db, context.log, circular.subject, circular.newest);
  if (!version) return refuse(refusal(Reason::unknown_circular));
  if (seen != mark_of(*version)) return refuse(refusal(Reason::draft_changed));  // somebody saved it anew since
  if (version->deadline && *version->deadline <= context.now) return refuse(refusal(Reason::deadline_past, german_moment(*known.zone, *version->deadline)));
  const std::vector<Recipient> recipients = resolve(decide, circular, version->content);
  SectionMask reached = 0;
  for (const Recipient& one : recipients) reached |= one.sections;
  for (std::size_t i = 0; i < version->content.sections.size(); ++i) {
    if ((reached >> i & 1U) == 0) return refuse(refusal(Reason::reaches_nobody, std::to_string(i + 1)));
  }
  const json::object data{{"version", circular.newest}, {"recipients", recipients.size()}};
  return std::vector{entry(event::kSent, circular.subject, data, {{std::string(kRecipientsPart), encode_recipients(recipients)}})};
}

Decision withdraw(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"circular", "reason"});
  const Circular circular = decide.circular();
  const std::string reason = decide.args.text("reason", 500);
  if (reason.empty()) decide.refuse_because(Reason::reason_missing);
  if (decide.refused()) return refuse(*decide.refusal());
  return std::vector{entry(event::kWithdrawn, circular.subject, {{"version", circular.sent}, {"reason", reason}})};
}

/// Whom to ask instead: a deputy who has acknowledged is evidently there; else the first one.
std::string deputy_for(const PhoneTree& tree, const Recipient& one, const std::set<std::string, std::less<>>& present) {
  const Person* person = tree.find(one.person);
  if (person == nullptr) return {};
  const auto deputies = tree.deputies(*person);
  const auto found = std::ranges::find_if(deputies, [&](const Person* deputy) { return present.contains(deputy->id); });
  if (found != deputies.end()) return (*found)->id;
  return deputies.empty() ? std::string() : deputies.front()->id;
}

Decision escalate(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"circular", "version"});
  const Circular circular = decide.circular();
  const unsigned number = decide.current_version(circular);
  if (decide.refused()) return refuse(*decide.refusal());
  const auto version = find_version(context.db, context.log, circular.subject, number);
  if (!version || !version->deadline || *version->deadline > context.now || version->escalated) return refuse(refusal(Reason::not_overdue));
  const std::vector<Recipient> recipients = recipients_of(context.db, context.log, circular.subject, number);
  std::set<std::string, std::less<>> present;
  for (const Recipient& one : recipients) {
    if (one.acknowledged) present.insert(one.person);
  }
  const PhoneTree tree(staff_of(context.db, context.log, decide.today()));
  std::vector<Escalation> list;
  for (const Recipient& one : recipients) {
    if (!one.acknowledged && !one.covered) list.push_back({one.person, deputy_for(tree, one, present)});
  }
  if (list.empty()) return refuse(refusal(Reason::not_overdue));
  return std::vector{entry(event::kEscalated, circular.subject, {{"version", number}, {"count", list.size()}}, {{std::string(kPeoplePart), encode_escalations(list)}})};
}

}  // namespace

std::vector<state::CommandKind> writing_commands(const std::shared_ptr<const Known>& known) {
  return {kind("circular.write", known, write), kind("circular.send", known, send), kind("circular.withdraw", known, withdraw), kind("circular.escalate", known, escalate)};
}

}  // namespace nb::circular
