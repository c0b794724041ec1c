// SPDX-License-Identifier: EUPL-1.2
// Tasks: mine first, then everybody's, what is late on top; finished in one click. And one task with its history.
#include <algorithm>

#include "base/text.hpp"
#include "base/zone.hpp"
#include "state/read_pool.hpp"
#include "web/pages/crisis/pages.hpp"
#include "web/pages/crisis/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr const char* kHere = "/stab/aufgaben";
constexpr std::size_t kEndedShown = 20;

std::string task_path(std::uint64_t number) { return "/stab/aufgaben/" + std::to_string(number); }

Instant end_of_today(const StabVisit& visit) {
  return visit.parts.zone.instant(std::chrono::sys_days(visit.parts.zone.local(visit.now).day) + std::chrono::days(1), std::chrono::seconds(0));
}

/// The form that finishes it: of the staff, or of whoever has it.
void put_finish(const StabVisit& visit, Section row, const crisis::Task& task, bool mine) {
  const bool staff = visit.may_ask("crisis.finish_task");
  if (!staff && (!mine || !visit.may_ask("crisis.finish_own_task"))) return;
  const std::string number = std::to_string(task.number);
  Section form = row.add("FINISH");
  put_form(visit, form, staff ? "crisis.finish_task" : "crisis.finish_own_task", kHere, {"a.task:zahl", number});
  form.set("NUMBER", number);
}

void put_line(const StabVisit& visit, const CrisisPeople& people, Section row, const crisis::Task& task, bool mine) {
  row.set("NUMBER", std::to_string(task.number));
  if (visit.may(staff::Right::crisis_read)) {
    row.set_shown("TASK_PATH", task_path(task.number), "LINKED");
  } else {
    row.show("NOT_LINKED");
  }
  row.set("TEXT", task.text);
  row.set("OWNER", people.words(task.owner));
  if (task.due) {
    row.set_shown("DUE", visit.moment(*task.due), "HAS_DUE");
    row.set("HOW_LONG", how_long(visit.now, *task.due));
    row.show(*task.due < visit.now ? "LATE" : *task.due < end_of_today(visit) ? "TODAY" : "NOT_LATE");
  } else {
    row.show("NO_DUE");
  }
  put_finish(visit, row, task, mine);
}

void put_list(const StabVisit& visit, const CrisisPeople& people, Section box, const std::vector<crisis::Task>& tasks, bool mine) {
  for (const crisis::Task& one : tasks) {
    if (people.mine(one.owner) == mine) put_line(visit, people, box.add("LINE"), one, mine);
  }
}

void put_set(const StabVisit& visit, const CrisisPeople& people, Section page) {
  if (!visit.may_ask("crisis.set_task")) return;
  Section form = page.add("SET");
  put_form(visit, form, "crisis.set_task", kHere);
  people.put_choices(form);
  form.set("FOLLOWS", typed_or(visit, "crisis.set_task", "a.follows:zahl", visit.query("folgt")));
  form.show_if(visit.kept != nullptr || !visit.query("folgt").empty(), "OPEN");
}

void put_ended(const StabVisit& visit, storage::Db& db, const CrisisPeople& people, Section page) {
  const auto ended = crisis::ended_tasks(db, visit.log(), kEndedShown);
  if (ended.empty()) return;
  Section box = page.add("ENDED");
  for (const crisis::Task& one : ended) {
    Section row = box.add("ENDED_LINE");
    row.set("TASK_PATH", task_path(one.number));
    row.set("TEXT", one.text);
    row.set("OWNER", people.words(one.owner));
    row.set("HOW", one.standing == crisis::Standing::done ? "erledigt" : "fallen gelassen");
    row.set("WHEN", one.ended ? visit.moment(*one.ended) : "");
    row.set("BY", one.ended_by);
    row.set_shown("RESULT", one.result, "HAS_RESULT");
  }
}

}  // namespace

std::string_view crisis_tasks(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  put_crisis_frame(visit, snapshot.db(), page, "Aufgaben");
  const CrisisPeople people(visit, snapshot.db());
  const bool all = visit.may(staff::Right::crisis_read);
  auto tasks = crisis::open_tasks(snapshot.db(), visit.log());
  std::erase_if(tasks, [&](const crisis::Task& one) { return !all && !people.mine(one.owner); });
  const auto own = static_cast<std::size_t>(std::ranges::count_if(tasks, [&](const crisis::Task& one) { return people.mine(one.owner); }));
  if (own == 0) page.show("NOTHING_FOR_ME");
  if (own > 0) put_list(visit, people, page.add("MINE"), tasks, true);
  if (!all) return "crisis_tasks";
  page.show("ALL");
  put_set(visit, people, page);
  if (tasks.size() > own) put_list(visit, people, page.add("OTHERS"), tasks, false);
  page.show_if(tasks.size() == own, "NO_OTHERS");
  put_ended(visit, snapshot.db(), people, page);
  return "crisis_tasks";
}

std::string_view crisis_task(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  storage::Db& db = snapshot.db();
  const auto number = parse_u64(visit.request.param("nr"));
  const auto task = number ? crisis::find_task(db, visit.log(), *number) : std::nullopt;
  put_crisis_frame(visit, db, page, task ? "Aufgabe Nr. " + std::to_string(task->number) : std::string("Aufgaben"));
  if (!task) return "missing";
  const CrisisPeople people(visit, db);
  page.set("TEXT", task->text);
  page.set("OWNER", people.words(task->owner));
  page.set("SET_AT", visit.moment(task->set));
  page.set("SET_BY", task->set_by);
  if (task->due) page.set_shown("DUE", visit.moment(*task->due) + " Uhr, " + how_long(visit.now, *task->due), "HAS_DUE");
  if (task->from != 0) {
    Section from = page.add("FROM");
    from.set("ABOUT_NUMBER", std::to_string(task->from));
    from.set("ABOUT_PATH", entry_path(task->from));
  }
  for (const crisis::Entry& one : crisis::entries_about(db, visit.log(), task->number)) {
    Section row = page.add("HISTORY");
    row.set("AT", visit.moment(one.at));
    row.set("ACTOR", one.actor);
    row.set("KIND_WORD", german(one.type));
    row.set_shown("WHAT", one.content.text, "HAS_WHAT");
    row.set_shown("REASON", one.content.why, "HAS_REASON");
  }
  if (task->standing != crisis::Standing::open) {
    page.show(task->standing == crisis::Standing::done ? "IS_DONE" : "IS_DROPPED");
    return "crisis_task";
  }
  if (!visit.may(staff::Right::crisis_write)) return "crisis_task";
  const std::string here = task_path(task->number);
  for (const auto& [command, section] : {std::pair{"crisis.finish_task", "FINISH"}, std::pair{"crisis.drop_task", "DROP"}, std::pair{"crisis.change_task", "CHANGE"}}) {
    Section form = page.add(section);
    put_form(visit, form, command, here);
    form.set("NUMBER", std::to_string(task->number));
    if (section != std::string_view("CHANGE")) continue;
    people.put_choices(form);
    form.set("TYPED_NOTE", typed_or(visit, command, "a.text", task->text));
    form.set("TYPED_OWNER", typed_or(visit, command, "wer", people.typed(task->owner)));
    form.set("TYPED_DUE", typed_or(visit, command, "a.due:zeit", field_moment(visit, task->due)));
  }
  return "crisis_task";
}

}  // namespace nb::pages
