// SPDX-License-Identifier: EUPL-1.2
// What is done with the forms of the diary: as the console's others, but the page that follows says the number in the diary, a
// decision carries what the screen showed, and an owner is found from what was typed.
#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/zone.hpp"
#include "crisis/report.hpp"
#include "staff/checked_executor.hpp"
#include "state/read_pool.hpp"
#include "web/pages/crisis/pages.hpp"
#include "web/pages/crisis/report_make.hpp"
#include "web/pages/crisis/then.hpp"
#include "web/pages/crisis/words.hpp"
#include "web/pages/stab_form.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

namespace json = boost::json;

json::object shown_now(const StabVisit& visit) {
  const crisis::Counts now = counts_now(visit);
  return {{"possible", now.possible},     {"limited", now.limited}, {"elsewhere", now.elsewhere},
          {"impossible", now.impossible}, {"unknown", now.unknown}, {"incidents", now.incidents}};
}

/// Reads the form into arguments; the reason where it cannot.
Result<json::object, std::string> read_args(const StabVisit& visit, const web::Form& form, const Wish& wish) {
  json::object args = json::parse(wish.args).as_object();
  args.erase("shown");  // what the screen showed, the program says itself
  if (wish.command == "crisis.record_decision") args["shown"] = shown_now(visit);
  if (wish.command != "crisis.set_task" && wish.command != "crisis.change_task") return args;
  args.erase("owner");
  const std::string typed = form.text("wer");
  if (typed.empty()) return args;
  const auto snapshot = visit.parts.readers.snapshot();
  auto owner = CrisisPeople(visit, snapshot.db()).read(typed);
  if (!owner) return refuse(std::move(owner.error()));
  args["owner"] = json::parse(*owner);
  return args;
}

/// Where a form leads: back to where it was, but from the form for new entries to the diary.
std::string after(const web::Form& form) {
  std::string path = console_path(form);
  return path == "/stab/tagebuch/neu" ? "/stab/tagebuch" : path;
}

void act(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto wish = read_wish(form, visit.parts.zone);
  if (!wish) return answer.again(422, wish.error().sentence);
  if (form.text("schritt") == "aendern") return answer.again(200, "");
  auto args = read_args(visit, form, *wish);
  if (!args) return answer.again(422, args.error());
  stab_execute(visit.parts.executor, {visit.log(), wish->id, visit.session.account, wish->command, json::serialize(*args)}, answer,
               [back = after(form) + "?ort=" + visit.place](const state::Committed& done) {
                 if (done.count == 0) return back + "&unveraendert=1";
                 return back + (done.repeated ? "&tagebuch-schon=" : "&tagebuch=") + std::to_string(done.first);
               });
}

/// The report is put together here, from one snapshot, and kept as it is.
void make_report(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!id) return answer.again(422, "Das Formular ist unvollständig angekommen; bitte senden Sie es noch einmal.");
  const auto snapshot = visit.parts.readers.snapshot();
  const MadeReport made = make_situation_report(visit, snapshot.db());
  json::object args{{"report", crisis::encode_report(made.report)}, {"here", made.known.here}, {"region", made.known.region}};
  if (made.since != 0) args.emplace("since", made.since);
  const std::string tail = form.text("schritt") == "pdf" ? "/lagebericht.pdf" : "";
  stab_execute(visit.parts.executor, {visit.log(), *id, visit.session.account, "crisis.make_report", json::serialize(args)}, answer,
               [tail, place = visit.place](const state::Committed& done) { return "/stab/lagebericht/bei-" + std::to_string(done.first) + tail + "?ort=" + place; });
}

constexpr std::array<std::string_view, 10> kPlain{"crisis.note",     "crisis.raise_question", "crisis.drop_question", "crisis.record_decision", "crisis.correct_note",
                                                  "crisis.set_task", "crisis.change_task",    "crisis.finish_task",   "crisis.finish_own_task", "crisis.drop_task"};

}  // namespace

CrisisAct find_crisis_act(std::string_view command) {
  if (command == "crisis.make_report") return make_report;
  return std::ranges::find(kPlain, command) == kPlain.end() ? nullptr : act;
}

}  // namespace nb::pages
