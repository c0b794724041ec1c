// SPDX-License-Identifier: EUPL-1.2
// Writing a circular, or the next version of one: subject, text for all, and as many sections for offices and functions as needed.
#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "base/text.hpp"
#include "state/read_pool.hpp"
#include "web/pages/circular/pages.hpp"
#include "web/pages/circular/words.hpp"
#include "web/pages/stab_form.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

namespace json = boost::json;

constexpr const char* kCommand = "circular.write";
constexpr const char* kHere = "/stab/rundschreiben/neu";
constexpr std::size_t kSectionsAtFirst = 3;

/// Browsers end lines with CRLF.
std::string with_newlines(std::string text) {
  std::erase(text, '\r');
  return text;
}

/// What stands in the form: as typed before, or as the version that is to be replaced, or nothing.
struct Draft {
  std::string subject;  ///< of the circular that gets a new version
  circular::Content content;
  bool must = true;
  std::string deadline;  ///< as a browser's field has it
  std::size_t sections = kSectionsAtFirst;
};

std::vector<std::string> all_of(const web::Form& form, const std::string& field) {
  std::vector<std::string> out;
  for (const auto& [name, value] : form.pairs()) {
    if (name == field && !value.empty()) out.push_back(value);
  }
  return out;
}

circular::Content content_of(const web::Form& form) {
  circular::Content out{.title = form.text("titel"), .change = with_newlines(form.text("neu")), .sections = {}};
  const std::size_t count = std::min<std::uint64_t>(parse_u64(form.text("abschnitte")).value_or(kSectionsAtFirst), circular::kSectionsMax);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    out.sections.push_back({.audience = {.offices = all_of(form, "amt" + n), .functions = all_of(form, "aufgabe" + n)}, .text = with_newlines(form.text("text" + n))});
  }
  return out;
}

std::string field_time(const StabVisit& visit, Instant moment) {
  const std::string text = visit.parts.zone.format(moment);
  return text.substr(0, 16);  // "2023-11-06T12:00"
}

Draft draft_of(const StabVisit& visit, storage::Db& db) {
  Draft out;
  if (visit.kept != nullptr && visit.kept->text("befehl") == kCommand) {
    out.subject = visit.kept->text("rundschreiben");
    out.content = content_of(*visit.kept);
    out.must = !visit.kept->text("pflicht").empty();
    out.deadline = visit.kept->text("frist");
  } else if (const auto number = parse_u64(visit.query("von"))) {
    const auto found = circular::find_by_number(db, visit.log(), *number);
    const auto version = found ? circular::find_version(db, visit.log(), found->subject, found->newest) : std::nullopt;
    if (!version) return out;
    out.subject = found->subject;
    out.content = version->content;
    out.must = version->must_acknowledge;
    if (found->newest == found->sent) out.content.change.clear();
    if (version->deadline && *version->deadline > visit.now) out.deadline = field_time(visit, *version->deadline);
  }
  out.sections = std::max(out.content.sections.size(), kSectionsAtFirst);
  if (visit.kept != nullptr && visit.kept->text("schritt") == "abschnitt") out.sections = std::min(out.sections + 2, circular::kSectionsMax);
  return out;
}

void put_choices(Section section, const char* name, const std::set<std::string>& all, const std::vector<std::string>& chosen, const std::string& field) {
  std::size_t number = 0;
  for (const std::string& one : all) {
    Section choice = section.add(name);
    choice.set("FIELD", field);
    choice.set("CHOICE_ID", field + "-" + std::to_string(number++));
    choice.set("VALUE", one);
    choice.show_if(std::ranges::find(chosen, one) != chosen.end(), "CHOSEN");
  }
}

void put_section(Section form, const Draft& draft, std::size_t index, const std::set<std::string>& offices, const std::set<std::string>& functions) {
  const circular::Section one = index < draft.content.sections.size() ? draft.content.sections[index] : circular::Section{};
  Section section = form.add("PART");
  const std::string n = std::to_string(index);
  section.set("INDEX", n);
  section.set("ORDINAL", std::to_string(index + 1));
  section.set("TYPED_TEXT", one.text);
  section.show(index == 0 ? "FIRST" : "FURTHER");
  section.show_if(!one.audience.everybody() || (index > 0 && one.text.empty() && index < 2), "OPEN");
  if (!one.audience.everybody()) section.set_shown("WHOM", circular::audience_words(one.audience), "HAS_WHOM");
  put_choices(section, "OFFICE", offices, one.audience.offices, "amt" + n);
  put_choices(section, "FUNCTION", functions, one.audience.functions, "aufgabe" + n);
}

}  // namespace

std::string_view circular_form(const StabVisit& visit, Section page) {
  if (!put_circular_frame(visit, page, "Rundschreiben schreiben")) return kNoCircularTown;
  const auto snapshot = visit.parts.readers.snapshot();
  const Draft draft = draft_of(visit, snapshot.db());
  std::set<std::string> offices;
  std::set<std::string> functions;
  const circular::PhoneTree tree = tree_of(visit, snapshot.db());
  for (const circular::Person& one : tree.people()) {
    offices.insert(one.office);
    functions.insert(one.function);
  }
  if (tree.people().empty()) page.show("NOBODY");
  Section form = page.add("WRITE");
  put_form(visit, form, kCommand, kHere);
  form.set("SUBJECT", draft.subject);
  form.set("TYPED_TITLE", draft.content.title);
  form.set("TYPED_DEADLINE", draft.deadline);
  form.set("SECTIONS", std::to_string(draft.sections));
  form.show_if(draft.must, "MUST");
  if (!draft.subject.empty()) {
    const auto before = circular::find_circular(snapshot.db(), visit.log(), draft.subject);
    Section replaces = form.add("REPLACES");
    replaces.set("NUMBER", before ? std::to_string(before->number) : "");
    replaces.set("TYPED_CHANGE", draft.content.change);
  }
  for (std::size_t i = 0; i < draft.sections; ++i) put_section(form, draft, i, offices, functions);
  return "circular_form";
}

void write_circular(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!id) return answer.again(422, "Das Formular ist unvollständig angekommen; bitte senden Sie es noch einmal.");
  if (form.text("schritt") == "abschnitt") return answer.again(200, "");
  const circular::Content content = content_of(form);
  json::array sections;
  for (const circular::Section& one : content.sections) {
    json::array offices;
    json::array functions;
    for (const std::string& office : one.audience.offices) offices.emplace_back(office);
    for (const std::string& function : one.audience.functions) functions.emplace_back(function);
    sections.push_back(json::object{{"offices", std::move(offices)}, {"functions", std::move(functions)}, {"text", one.text}});
  }
  const bool must = !form.text("pflicht").empty();
  json::object args{{"title", content.title}, {"change", content.change}, {"sections", std::move(sections)}, {"must_acknowledge", must}};
  const std::string subject = form.text("rundschreiben");
  if (!subject.empty()) args.emplace("circular", subject);
  if (const std::string typed = form.text("frist"); must && !typed.empty()) {
    const auto deadline = read_wall_time(typed, visit.parts.zone);
    if (!deadline) return answer.again(422, "Bei »Bestätigen bis« steht kein Datum mit Uhrzeit; bitte berichtigen.");
    args.emplace("deadline", format_utc(*deadline));
  }
  std::string target = "/stab/rundschreiben/" + (subject.empty() ? circular::circular_subject(id->str()) : subject) + "?ort=" + visit.place + "&neu=1";
  stab_execute(visit.parts.executor, {visit.log(), *id, visit.session.account, kCommand, json::serialize(args)}, answer,
               [target = std::move(target)](const state::Committed&) { return target; });
}

}  // namespace nb::pages
