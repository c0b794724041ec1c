// SPDX-License-Identifier: EUPL-1.2
// The diary: all entries, newest first, filtered; the same as CSV.
#include <array>

#include "base/text.hpp"
#include "base/zone.hpp"
#include "crisis/events.hpp"
#include "situation/queries.hpp"
#include "state/read_pool.hpp"
#include "web/pages/crisis/pages.hpp"
#include "web/pages/crisis/words.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/stab_csv.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

using crisis::Type;

constexpr std::size_t kShown = 50;
constexpr std::size_t kExportMax = 20'000;
constexpr std::size_t kOldDecisionsMax = 1'000;

struct Kind {
  const char* key;
  const char* name;
  std::vector<Type> types;
};

const std::array<Kind, 6>& kinds() {
  static const std::array<Kind, 6> kAll{{{"", "alles", {}},
                                         {"meldungen", "Meldungen", {Type::noted}},
                                         {"entscheidungen", "Entscheidungen", {Type::decision_recorded}},
                                         {"fragen", "Offene und erledigte Fragen", {Type::question_raised, Type::question_dropped}},
                                         {"aufgaben", "Aufgaben", {Type::task_set, Type::task_changed, Type::task_finished, Type::task_dropped}},
                                         {"lageberichte", "Lageberichte", {Type::report_made}}}};
  return kAll;
}

const Kind& kind_of(const StabVisit& visit) {
  for (const Kind& one : kinds()) {
    if (visit.query("art") == one.key) return one;
  }
  return kinds().front();
}

crisis::Filter filter_of(const StabVisit& visit) {
  crisis::Filter out{.types = kind_of(visit).types, .actor = std::string(trim(visit.query("wer"))), .before = parse_u64(visit.query("vor")).value_or(0)};
  if (const std::string words = visit.query("q"); is_utf8(words)) out.words = words;
  if (const auto day = parse_date(visit.query("von"))) out.from = visit.parts.zone.instant(*day, std::chrono::seconds(0));
  if (const auto day = parse_date(visit.query("bis"))) out.to = visit.parts.zone.instant(std::chrono::sys_days(*day) + std::chrono::days(1), std::chrono::seconds(0));
  return out;
}

void put_filter(const StabVisit& visit, Section page) {
  for (const auto& [name, marker] : {std::pair{"wer", "WHO"}, std::pair{"von", "DAY_FROM"}, std::pair{"bis", "DAY_TO"}, std::pair{"q", "WORDS"}})
    page.set(marker, visit.query(name));
  page.set("KIND", kind_of(visit).key);
  for (const Kind& one : kinds()) {
    Section option = page.add("KIND_OPTION");
    option.set("KIND_KEY", one.key);
    option.set("KIND_NAME", one.name);
    option.show_if(&one == &kind_of(visit), "CHOSEN");
  }
}

/// "von Stadtwerke an Lagedienst, Telefon"
std::string way_words(const crisis::Entry& entry) {
  std::string out;
  if (entry.type == Type::noted) out = std::string(german(entry.direction)) + ", " + std::string(german(entry.channel));
  const bool decided = entry.type == Type::decision_recorded;
  if (!entry.content.from.empty()) out += (out.empty() ? "" : ", ") + std::string(decided ? "entschieden: " : "von ") + entry.content.from;
  if (!entry.content.to.empty()) out += (out.empty() ? "" : ", ") + std::string(entry.type == Type::question_raised ? "entscheidet: " : "an ") + entry.content.to;
  return out;
}

void put_line(const StabVisit& visit, storage::Db& db, const CrisisPeople& people, Section row, const crisis::Entry& entry) {
  row.set("NUMBER", std::to_string(entry.number));
  row.set("LINE_PATH", entry_path(entry.number));
  row.set("OCCURRED", visit.moment(entry.occurred));
  if (entry.occurred != entry.at) row.set_shown("AT", visit.moment(entry.at), "LATER");
  row.set("KIND_WORD", german(entry.type));
  row.set("ACTOR", entry.actor);
  row.set_shown("TEXT", entry.content.text, "HAS_TEXT");
  row.set_shown("REASON", entry.content.why, "HAS_REASON");
  row.set_shown("WAY", way_words(entry), "HAS_WAY");
  row.set_shown("OWNER", people.words(entry.owner), "HAS_OWNER");
  if (entry.until) row.set_shown("UNTIL", visit.moment(*entry.until), "HAS_UNTIL");
  if (entry.about != 0) {
    Section about = row.add("ABOUT");
    about.set("ABOUT_NUMBER", std::to_string(entry.about));
    about.set("ABOUT_PATH", entry_path(entry.about));
  }
  if (const std::uint64_t number = crisis::correction_of(db, visit.log(), entry.number)) {
    Section corrected = row.add("CORRECTED");
    corrected.set("BY_NUMBER", std::to_string(number));
    corrected.set("BY_PATH", entry_path(number));
  }
}

bool fits(const situation::Line& line, const situation::Decision& said, const crisis::Filter& filter) {
  if ((filter.from && line.fact.as_of < *filter.from) || (filter.to && line.fact.as_of >= *filter.to)) return false;
  if (!filter.actor.empty() && line.actor != filter.actor) return false;
  const std::string words = fold_for_search(filter.words);
  return words.empty() || fold_for_search(said.text + " " + said.reason).find(words) != std::string::npos;
}

/// Decisions from before they had a room of their own: part of the same diary, without a number in it.
std::vector<situation::Line> old_decisions(const StabVisit& visit, storage::Db& db, const crisis::Filter& filter) {
  const Kind& kind = kind_of(visit);
  if (!kind.types.empty() && kind.types.front() != Type::decision_recorded) return {};
  std::vector<situation::Line> all = situation::decisions(db, visit.log(), kOldDecisionsMax);
  std::erase_if(all, [&](const situation::Line& line) {
    const auto* said = std::get_if<situation::Decision>(&line.fact.said);
    return said == nullptr || !fits(line, *said, filter);
  });
  return all;
}

void put_old(const StabVisit& visit, Section page, const std::vector<situation::Line>& lines) {
  if (lines.empty()) return;
  Section box = page.add("OLD");
  for (const situation::Line& line : lines) {
    const auto& said = std::get<situation::Decision>(line.fact.said);
    Section row = box.add("OLD_LINE");
    row.set("OCCURRED", visit.moment(line.fact.as_of));
    row.set("ACTOR", line.actor);
    row.set("TEXT", said.text);
    row.set("REASON", said.reason);
  }
}

std::string filter_words(const StabVisit& visit) {
  std::string out = "Ort " + (visit.place.empty() ? std::string("Region") : visit.place);
  for (const char* name : {"art", "wer", "von", "bis", "q"}) {
    if (const std::string value = visit.query(name); !value.empty() && is_utf8(value)) out += ", " + std::string(name) + " " + value;
  }
  return out.size() > 400 ? "Ort und Filter" : out;
}

std::string csv_line(const StabVisit& visit, const CrisisPeople& people, const crisis::Entry& one) {
  const auto number = [](std::uint64_t value) { return value == 0 ? std::string() : std::to_string(value); };
  std::string out = std::to_string(one.number) + ";" + csv_cell(visit.moment(one.occurred)) + ";" + csv_cell(visit.moment(one.at)) + ";" + csv_cell(german(one.type)) + ";";
  for (const std::string& cell : {one.actor, one.content.text, one.content.why, one.content.from, one.content.to, one.type == Type::noted ? way_words(one) : std::string(),
                                  people.words(one.owner), one.until ? visit.moment(*one.until) : std::string()})
    out += csv_cell(cell) + ";";
  out += number(one.about) + ";";
  out += one.known ? csv_cell(visit.log().str() + " bis " + std::to_string(one.known->here) + ", " + region_log().str() + " bis " + std::to_string(one.known->region)) : "";
  return out + ";" + std::to_string(one.seq) + "\r\n";
}

}  // namespace

std::string_view crisis_log(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  put_crisis_frame(visit, snapshot.db(), page, "Tagebuch");
  put_filter(visit, page);
  page.show_if(visit.may(staff::Right::crisis_write), "MAY_WRITE");
  const crisis::Filter filter = filter_of(visit);
  auto lines = crisis::entries(snapshot.db(), visit.log(), filter, kShown + 1);
  const bool more = lines.size() > kShown;
  if (more) {
    lines.resize(kShown);
    page.set_shown("BEFORE", std::to_string(lines.back().number), "OLDER");
  }
  const CrisisPeople people(visit, snapshot.db());
  const auto old = more ? std::vector<situation::Line>{} : old_decisions(visit, snapshot.db(), filter);
  page.show(lines.empty() && old.empty() ? "NONE" : "SOME");
  if (!lines.empty()) {
    Section table = page.add("LINES");
    for (const crisis::Entry& one : lines) put_line(visit, snapshot.db(), people, table.add("LINE"), one);
  }
  put_old(visit, page, old);
  return "crisis_log";
}

std::optional<web::Response> crisis_log_csv(const StabVisit& visit) {
  const auto snapshot = visit.parts.readers.snapshot();
  const crisis::Filter filter = filter_of(visit);
  const auto lines = crisis::entries(snapshot.db(), visit.log(), filter, kExportMax);
  const CrisisPeople people(visit, snapshot.db());
  std::string out = std::string(kCsvBegin) + "Nr;Geschehen;Eingetragen;Art;Wer;Text;Grund;Von;An;Weg;Zuständig;Bis;Zu Nr;Damals bekannt;Protokoll-Nr\r\n";
  for (const crisis::Entry& one : lines) out += csv_line(visit, people, one);
  const auto old = old_decisions(visit, snapshot.db(), filter);
  for (const situation::Line& line : old) {
    const auto& said = std::get<situation::Decision>(line.fact.said);
    out += ";" + csv_cell(visit.moment(line.fact.as_of)) + ";" + csv_cell(visit.moment(line.at)) + ";\"Entscheidung\";" + csv_cell(line.actor) + ";" + csv_cell(said.text) + ";" +
           csv_cell(said.reason) + ";;;;;;;;" + std::to_string(line.seq) + "\r\n";
  }
  if (lines.size() == kExportMax) out += "# Es gibt ältere Einträge; bitte den Zeitraum enger fassen.\r\n";
  out += csv_checkpoint(visit, visit.log());
  visit.trace.exported = "crisis_log";
  visit.trace.exported_count = lines.size() + old.size();
  visit.trace.exported_filter = filter_words(visit);
  return file_answer("text/csv; charset=utf-8", std::move(out), "Tagebuch-" + (visit.place.empty() ? std::string("region") : visit.place) + ".csv");
}

}  // namespace nb::pages
