// SPDX-License-Identifier: EUPL-1.2
// One entry of the diary: what became of it, its correction, and for a decision what was known then beside what is now.
#include "base/text.hpp"
#include "publish/publisher.hpp"
#include "state/read_pool.hpp"
#include "web/pages/crisis/pages.hpp"
#include "web/pages/crisis/then.hpp"
#include "web/pages/crisis/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

using crisis::Type;

constexpr std::size_t kChangesShown = 40;

void put_facts(const StabVisit& visit, const CrisisPeople& people, Section page, const crisis::Entry& entry) {
  const auto fact = [&](std::string_view label, std::string_view value) {
    if (value.empty()) return;
    Section row = page.add("FACT");
    row.set("LABEL", label);
    row.set("VALUE", value);
  };
  fact("Wann", visit.moment(entry.occurred) + " Uhr" + (entry.occurred == entry.at ? "" : ", eingetragen " + visit.moment(entry.at) + " Uhr"));
  fact("Eingetragen von", entry.actor);
  if (entry.type == Type::noted) fact("Art", std::string(german(entry.direction)) + ", " + std::string(german(entry.channel)));
  fact(entry.type == Type::decision_recorded ? "Entschieden von" : "Von", entry.content.from);
  fact(entry.type == Type::question_raised ? "Entscheidet" : "An", entry.content.to);
  fact("Zuständig", people.words(entry.owner));
  if (entry.until) fact(entry.type == Type::question_raised ? "Gebraucht bis" : "Bis", visit.moment(*entry.until) + " Uhr");
  fact("Nr. im Protokoll", german_number(entry.seq));
}

void put_counts(Section box, const crisis::Counts& then, const crisis::Counts& now) {
  const auto row = [&](const Badge& badge, std::uint64_t was, std::uint64_t is) {
    Section line = box.add("COUNT");
    put_badge(line, badge);
    line.set("WAS", german_number(was));
    line.set("IS", german_number(is));
  };
  using situation::ServiceState;
  row(badge(ServiceState::possible), then.possible, now.possible);
  row(badge(ServiceState::limited), then.limited, now.limited);
  row(badge(ServiceState::elsewhere), then.elsewhere, now.elsewhere);
  row(badge(ServiceState::impossible), then.impossible, now.impossible);
  row(badge(ServiceState::unknown), then.unknown, now.unknown);
}

void put_known(const StabVisit& visit, storage::Db& db, Section page, const crisis::Entry& entry) {
  if (!entry.known) return;
  const situation::Board then = board_at(visit, db, *entry.known, entry.at);
  const situation::Board now = visit.parts.publisher.board();
  Section box = page.add("KNOWN");
  box.set("THEN_AT", visit.moment(entry.at));
  box.set("HERE", german_number(entry.known->here));
  box.set("REGION", german_number(entry.known->region));
  box.show_if(visit.town != nullptr, "IS_TOWN");
  box.set_shown("CATALOGUE_AT", catalogue_changed(visit, db, *entry.known, entry.at), "CATALOGUE_CHANGED");
  const crisis::Counts was = counts_of(visit, then);
  put_counts(box, was, counts_of(visit, now));
  const auto incidents = incidents_of(visit, then);
  box.show_if(incidents.empty(), "NO_INCIDENT");
  for (const situation::Incident& one : incidents) {
    Section row = box.add("INCIDENT");
    row.set("CAUSE", one.cause.de);
    row.set("BEGAN", visit.moment(one.began));
    row.set("FORECAST", forecast_words(visit, one.forecast));
  }
  if (entry.shown && *entry.shown != was) box.set_shown("SHOWN", words_of(*entry.shown), "SHOWN_OTHERWISE");
  const auto changed = differences(visit, then, now);
  box.set("CHANGES", counted(changed.size(), "Leistung steht", "Leistungen stehen"));
  box.show(changed.empty() ? "SAME" : "CHANGED");
  for (std::size_t i = 0; i < std::min(changed.size(), kChangesShown); ++i) box.add("CHANGE").set("CHANGE_WORDS", changed[i]);
  box.show_if(changed.size() > kChangesShown, "MORE");
}

void put_following(const StabVisit& visit, storage::Db& db, const CrisisPeople& people, Section page, std::uint64_t number) {
  for (const crisis::Entry& one : crisis::entries_about(db, visit.log(), number)) {
    Section row = page.add("FOLLOWS");
    row.set("NUMBER", std::to_string(one.number));
    row.set("LINE_PATH", entry_path(one.number));
    row.set("KIND_WORD", german(one.type));
    row.set("AT", visit.moment(one.at));
    row.set("ACTOR", one.actor);
    row.set_shown("FOLLOWS_TEXT", one.content.text, "FOLLOWS_SAY");
    row.set_shown("FOLLOWS_REASON", one.content.why, "FOLLOWS_WHY");
    row.set_shown("OWNER", people.words(one.owner), "HAS_OWNER");
  }
}

/// Forms that lead on: correct it, answer or drop a question, set a task that follows.
void put_next(const StabVisit& visit, storage::Db& db, Section page, const crisis::Entry& entry) {
  if (!visit.may(staff::Right::crisis_write)) return;
  const std::string here = entry_path(entry.number);
  const std::string number = std::to_string(entry.number);
  if (const auto question = crisis::find_question(db, visit.log(), entry.number); question && question->standing == crisis::Standing::open) {
    Section open = page.add("ANSWER");
    open.set("NUMBER", number);
    put_form(visit, open, "crisis.drop_question", here);
  }
  if (entry.type == Type::noted || entry.type == Type::decision_recorded || entry.type == Type::question_raised) {
    Section task = page.add("FOLLOW_UP");
    task.set("NUMBER", number);
  }
  if (entry.type == Type::report_made) return;
  Section correct = page.add("CORRECT");
  put_form(visit, correct, "crisis.correct_note", here);
  correct.set("NUMBER", number);
  correct.set("OLD_TEXT", typed_or(visit, "crisis.correct_note", "a.text", entry.content.text));
}

}  // namespace

std::string_view crisis_entry(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  storage::Db& db = snapshot.db();
  const auto number = parse_u64(visit.request.param("nr"));
  const auto entry = number ? crisis::find_entry(db, visit.log(), *number) : std::nullopt;
  put_crisis_frame(visit, db, page, entry ? "Nr. " + std::to_string(entry->number) + ": " + std::string(german(entry->type)) : std::string("Tagebuch"));
  if (!entry) return "missing";
  const CrisisPeople people(visit, db);
  put_facts(visit, people, page, *entry);
  page.set_shown("TEXT", entry->content.text, "HAS_TEXT");
  page.set_shown("REASON", entry->content.why, "HAS_REASON");
  if (entry->about != 0) {
    Section about = page.add("ABOUT");
    about.set("ABOUT_NUMBER", std::to_string(entry->about));
    about.set("ABOUT_PATH", entry_path(entry->about));
  }
  if (const std::uint64_t correction = crisis::correction_of(db, visit.log(), entry->number)) {
    const auto newer = crisis::find_entry(db, visit.log(), correction);
    Section corrected = page.add("CORRECTED");
    corrected.set("BY_NUMBER", std::to_string(correction));
    corrected.set("BY_PATH", entry_path(correction));
    corrected.set("NEW_TEXT", newer ? newer->content.text : "");
    corrected.set("NEW_REASON", newer ? newer->content.why : "");
  }
  if (entry->type == Type::task_set) page.set_shown("TASK_PATH", "/stab/aufgaben/" + std::to_string(entry->number), "IS_TASK");
  if (entry->type == Type::report_made) {
    page.set_shown("REPORT_PATH", "/stab/lagebericht/" + std::to_string(entry->number), "IS_REPORT");
  } else {
    put_known(visit, db, page, *entry);
  }
  put_following(visit, db, people, page, entry->number);
  put_next(visit, db, page, *entry);
  return "crisis_entry";
}

}  // namespace nb::pages
