// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/filing_input.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "deadlines/day_text.hpp"
#include "deadlines/period.hpp"
#include "intake/events.hpp"
#include "web/pages/filing_uploads.hpp"

namespace nb::pages {

namespace {

constexpr std::string_view kActor = "online";
constexpr auto kLetterAgeMax = std::chrono::years(10);

/// Direction overrides (U+202A to U+202E) make a text read differently from what it says.
bool is_override(std::string_view three) { return three >= "\xE2\x80\xAA" && three <= "\xE2\x80\xAE" && three.size() == 3; }

std::string tidy(std::string_view typed, bool lines = false) {
  std::string out;
  out.reserve(typed.size());
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const auto byte = static_cast<unsigned char>(typed[i]);
    if (byte == '\r' && typed.substr(i, 2) == "\r\n") continue;
    if (byte == 0xE2 && is_override(typed.substr(i, 3))) {
      i += 2;
      continue;
    }
    const bool line = byte == '\n' || byte == '\r';
    if (line && lines)
      out += '\n';
    else
      out += byte < 0x20 || byte == 0x7F ? ' ' : typed[i];
  }
  return to_nfc(trim(out));
}

struct FieldOf {
  std::string_view name;
  std::string FilingInput::*member;
  bool lines;
};
constexpr std::array kFields{
    FieldOf{"formular", &FilingInput::id, false},      FieldOf{"saat", &FilingInput::seed, false},     FieldOf{"name", &FilingInput::name, false},
    FieldOf{"anschrift", &FilingInput::address, true}, FieldOf{"telefon", &FilingInput::phone, false}, FieldOf{"email", &FilingInput::email, false},
    FieldOf{"betreff", &FilingInput::title, false},    FieldOf{"text", &FilingInput::text, true},      FieldOf{"aktenzeichen", &FilingInput::reference, false},
    FieldOf{"leistung", &FilingInput::service, false}, FieldOf{"frist", &FilingInput::rule, false},    FieldOf{"frist_tag", &FilingInput::letter_day, false},
    FieldOf{"frist_weg", &FilingInput::way, false}};
constexpr std::array kStepFields{FieldOf{"schritt", &FilingInput::step, false}, FieldOf{"entfernen", &FilingInput::remove, false},
                                 FieldOf{"nachweis", &FilingInput::payment, false}};

std::optional<GivenFile> parse_file(std::string_view text) {
  const std::size_t first = text.find(' ');
  const std::size_t second = first == std::string_view::npos ? first : text.find(' ', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  GivenFile file{std::string(text.substr(0, first)), std::string(text.substr(first + 1, second - first - 1)), tidy_file_name(text.substr(second + 1))};
  return intake::parse_hash(file.content) ? std::optional(std::move(file)) : std::nullopt;
}

struct Limit {
  std::string_view field;
  std::string FilingInput::*member;
  std::size_t bytes_max;
};
/// As intake::Desk takes them.
constexpr std::array kLimits{Limit{"name", &FilingInput::name, 300},
                             Limit{"anschrift", &FilingInput::address, 500},
                             Limit{"telefon", &FilingInput::phone, 100},
                             Limit{"email", &FilingInput::email, 254},
                             Limit{"betreff", &FilingInput::title, 300},
                             Limit{"text", &FilingInput::text, 20'000},
                             Limit{"aktenzeichen", &FilingInput::reference, 200}};

bool looks_like_email(const std::string& text) {
  const std::size_t at = text.find('@');
  return at != std::string::npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == std::string::npos && text.find(' ') == std::string::npos;
}

bool looks_like_phone(const std::string& text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) >= 3;
}

void check_deadline(const FilingInput& input, const FilingPlace& place, std::vector<FilingFault>& faults) {
  if (input.rule.empty() && input.letter_day.empty()) return;
  const auto id = deadlines::parse_rule_id(input.rule);
  if (!id || !is_offered(deadlines::rule(*id))) return faults.push_back({"frist", "rule"});
  const auto day = letter_day(input);
  if (!day || !deadlines::is_computable(*day)) return faults.push_back({"frist_tag", input.letter_day.empty() ? "day_missing" : "day"});
  if (*day > place.now.day) return faults.push_back({"frist_tag", "day_future"});
  if (*day < CivilDate(std::chrono::sys_days(place.now.day) - std::chrono::duration_cast<std::chrono::days>(kLetterAgeMax))) return faults.push_back({"frist_tag", "day_old"});
  if (!input.way.empty() && !deadlines::parse_channel(input.way)) return faults.push_back({"frist_weg", "way"});
  if (!deadline_of(input, place)) faults.push_back({"frist_tag", "day"});
}

}  // namespace

FilingInput read_filing(const FieldPairs& fields) {
  FilingInput input;
  for (const auto& [name, value] : fields) {
    const auto take = [&, &name = name, &value = value](const FieldOf& field) {
      if (field.name == name) input.*field.member = tidy(value, field.lines);
    };
    std::for_each(kFields.begin(), kFields.end(), take);
    std::for_each(kStepFields.begin(), kStepFields.end(), take);
    if (name != "anlage" || input.files.size() >= intake::kAttachmentsMax) continue;
    if (auto file = parse_file(value)) input.files.push_back(*std::move(file));
  }
  return input;
}

FieldPairs fields_of(const FilingInput& input) {
  FieldPairs out;
  for (const FieldOf& field : kFields)
    if (!(input.*field.member).empty()) out.emplace_back(field.name, input.*field.member);
  for (const GivenFile& file : input.files) out.emplace_back("anlage", file.token + " " + file.content + " " + file.name);
  return out;
}

std::vector<FilingFault> check_filing(const FilingInput& input, const FilingPlace& place) {
  std::vector<FilingFault> faults;
  if (!CommandId::parse(input.id) || !parse_seed(input.seed)) faults.push_back({"formular", "form"});
  if (input.name.empty()) faults.push_back({"name", "name"});
  if (input.address.empty() && input.phone.empty() && input.email.empty()) faults.push_back({"anschrift", "reach"});
  if (!input.phone.empty() && !looks_like_phone(input.phone)) faults.push_back({"telefon", "phone"});
  if (!input.email.empty() && !looks_like_email(input.email)) faults.push_back({"email", "email"});
  if (input.title.empty()) faults.push_back({"betreff", "title"});
  if (input.text.empty() && input.files.empty()) faults.push_back({"text", "text"});
  for (const Limit& limit : kLimits)
    if ((input.*limit.member).size() > limit.bytes_max) faults.push_back({std::string(limit.field), "long"});
  check_deadline(input, place, faults);
  return faults;
}

std::optional<CivilDate> letter_day(const FilingInput& input) { return deadlines::parse_day(input.letter_day); }

std::string_view way_of(const FilingInput& input) {
  const auto id = deadlines::parse_rule_id(input.rule);
  if (!id || !deadlines::rule(*id).scope) return {};
  return input.way.empty() ? deadlines::to_string(deadlines::Channel::post) : std::string_view(input.way);
}

std::optional<deadlines::Deadline> deadline_of(const FilingInput& input, const FilingPlace& place) {
  const auto id = deadlines::parse_rule_id(input.rule);
  const auto day = letter_day(input);
  if (!id || !day) return std::nullopt;
  const auto computed = deadlines::compute({.rule = *id, .event = *day, .place = place.holidays, .channel = deadlines::parse_channel(way_of(input))});
  return computed ? std::optional(*computed) : std::nullopt;
}

bool asks_for_writing(std::string_view rule) {
  const auto id = deadlines::parse_rule_id(rule);
  return id && deadlines::rule(*id).group == deadlines::Group::remedy && *id != deadlines::RuleId::objection_tax && *id != deadlines::RuleId::no_advice_tax;
}

bool is_offered(const deadlines::Rule& rule) {
  const bool group = rule.group == deadlines::Group::remedy || rule.group == deadlines::Group::duty;
  return group && rule.outcome == deadlines::Outcome::last_day && rule.period.count > 0 && rule.period.unit != deadlines::Unit::hours;
}

intake::Draft draft_of(const FilingInput& input, const LogName& log) {
  intake::Draft draft{.log = log, .id = *CommandId::parse(input.id), .seed = *parse_seed(input.seed), .actor = std::string(kActor), .channel = intake::Channel::online};
  draft.service = input.service;
  if (const auto day = letter_day(input); day && !input.rule.empty()) draft.deadlines.push_back({input.rule, format_date(*day), std::string(way_of(input))});
  draft.sealed.sender = {.name = input.name, .address = input.address, .phone = input.phone, .email = input.email};
  draft.sealed.content = {.title = input.title, .text = input.text, .reference = input.reference};
  return draft;
}

std::optional<proof::SaltSeed> parse_seed(std::string_view hex) {
  const auto hash = intake::parse_hash(hex);
  return hash ? std::optional(proof::SaltSeed{hash->bytes}) : std::nullopt;
}

}  // namespace nb::pages
