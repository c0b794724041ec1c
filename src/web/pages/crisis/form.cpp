// SPDX-License-Identifier: EUPL-1.2
// A new entry: what was reported, what is to be decided, what was decided.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "crisis/events.hpp"
#include "state/read_pool.hpp"
#include "web/pages/crisis/pages.hpp"
#include "web/pages/crisis/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr const char* kHere = "/stab/tagebuch/neu";

struct Kind {
  const char* key;
  const char* command;
  const char* section;
  const char* name;
};
constexpr std::array kKinds = std::to_array<Kind>({{"meldung", "crisis.note", "NOTE", "Meldung"},
                                                   {"frage", "crisis.raise_question", "QUESTION", "Offene Frage"},
                                                   {"entscheidung", "crisis.record_decision", "DECISION", "Entscheidung"}});

const Kind& kind_of(const StabVisit& visit) {
  const auto found =
      std::ranges::find_if(kKinds, [&](const Kind& one) { return visit.kept != nullptr ? visit.kept->text("befehl") == one.command : visit.query("art") == one.key; });
  return found == kKinds.end() ? kKinds.front() : *found;
}

template <class Enum, std::size_t N>
void put_words(const StabVisit& visit, Section form, const char* section, const std::array<std::string_view, N>& words, const char* field) {
  const std::string chosen = typed_or(visit, "crisis.note", field, std::string(words.front()));
  for (std::size_t i = 0; i < N; ++i) {
    Section option = form.add(section);
    option.set("WORD", words[i]);
    option.set("WORD_NAME", german(static_cast<Enum>(i)));
    option.show_if(chosen == words[i], "CHOSEN");
  }
}

void put_questions(const StabVisit& visit, storage::Db& db, Section form) {
  const std::string chosen = typed_or(visit, "crisis.record_decision", "a.question:zahl", visit.query("frage"));
  for (const crisis::Question& one : crisis::open_questions(db, visit.log())) {
    Section option = form.add("QUESTION_CHOICE");
    option.set("QUESTION_NUMBER", std::to_string(one.number));
    option.set("QUESTION_TEXT", one.text.size() > 120 ? std::string(one.text, 0, one.text.find(' ', 100)) + " …" : one.text);
    option.show_if(chosen == std::to_string(one.number), "CHOSEN");
  }
}

}  // namespace

std::string_view crisis_form(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  const Kind& kind = kind_of(visit);
  put_crisis_frame(visit, snapshot.db(), page, std::string("Eintragen: ") + kind.name);
  for (const Kind& one : kKinds) {
    Section tab = page.add("TAB");
    tab.set("TAB_KEY", one.key);
    tab.set("TAB_NAME", one.name);
    tab.show_if(&one == &kind, "CHOSEN");
  }
  Section form = page.add(kind.section);
  put_form(visit, form, kind.command, kHere);
  if (kind.section == std::string_view("NOTE")) {
    put_words<crisis::Direction>(visit, form, "DIRECTION", crisis::kDirections, "a.direction");
    put_words<crisis::Channel>(visit, form, "CHANNEL", crisis::kChannels, "a.channel");
  }
  if (kind.section == std::string_view("DECISION")) {
    put_questions(visit, snapshot.db(), form);
    form.set("TYPED_DECIDER", typed_or(visit, kind.command, "a.decided_by", "Stabsleitung"));
  }
  return "crisis_form";
}

}  // namespace nb::pages
