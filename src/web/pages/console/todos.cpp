// SPDX-License-Identifier: EUPL-1.2
// What waits in each area. One small function per area and one list of them; each adds nothing where the person may not open the page.
#include <algorithm>
#include <array>

#include "base/zone.hpp"
#include "circular/commands.hpp"
#include "circular/queries.hpp"
#include "circular/sheets.hpp"
#include "crisis/queries.hpp"
#include "intake/desk.hpp"
#include "intake/queries.hpp"
#include "journal/vault.hpp"
#include "publish/publisher.hpp"
#include "situation/explain.hpp"
#include "situation/impact.hpp"
#include "staff/accounts.hpp"
#include "staff/accounts_factors.hpp"
#include "staff/checked_executor.hpp"
#include "subject/queries.hpp"
#include "web/pages/account/door.hpp"
#include "web/pages/account/pages.hpp"
#include "web/pages/approval/pages.hpp"
#include "web/pages/console/navigation.hpp"
#include "web/pages/console/todos.hpp"
#include "web/pages/console/waiting.hpp"
#include "web/pages/crisis/words.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

constexpr int kSoonDays = 3;
constexpr auto kExpiredShown = std::chrono::days(7);
constexpr std::size_t kCircularsLookedAt = 20;
constexpr std::chrono::days kWithdrawnShown{7};
constexpr std::size_t kNamesInLine = 3;

void add(Todos& todos, TodoArea area, Press press, std::string what, std::string link) { todos.push_back({press, area, std::move(what), std::move(link)}); }

Instant end_of_today(const StabVisit& visit) {
  const CivilDate tomorrow = std::chrono::sys_days(today_of(visit)) + std::chrono::days(1);
  return visit.parts.zone.instant(tomorrow, std::chrono::seconds(0));
}

/// Lines of a list that this person may see.
std::vector<intake::Line> lines_of(const StabVisit& visit, storage::Db& db, intake::ListKind kind, const staff::OfficeSet& mine) {
  std::vector<intake::Line> out;
  intake::ListQuery query{.kind = kind, .office = std::nullopt, .today = today_of(visit), .day_from = visit.now, .day_to = end_of_today(visit), .after = {}, .count = kLook + 1};
  if (mine.all) return intake::list(db, visit.log(), query).lines;
  for (const std::string& office : mine.names) {
    query.office = office;
    auto some = intake::list(db, visit.log(), query).lines;
    out.insert(out.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
  }
  return out;
}

void intake_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  if (!visit.town || !may_open(visit, "/stab/eingang")) return;
  const staff::OfficeSet mine = visit.grants->offices(visit.session.account, staff::Right::intake_read, staff::town_of(visit.log()), visit.now);
  const auto open = lines_of(visit, db, intake::ListKind::open, mine);
  const auto life = static_cast<std::size_t>(std::ranges::count(open, intake::Urgency::life, &intake::Line::urgency));
  if (life > 0) add(todos, TodoArea::intake, Press::now, number_of(life, "Eingang: Gefahr für Leib und Leben", "Eingänge: Gefahr für Leib und Leben"), "/stab/eingang");
  const auto late = lines_of(visit, db, intake::ListKind::overdue, mine).size();
  if (late > 0) add(todos, TodoArea::intake, Press::now, number_of(late, "Eingang ist überfällig", "Eingänge sind überfällig"), "/stab/eingang?liste=ueberfaellig");
  const CivilDate soon = std::chrono::sys_days(today_of(visit)) + std::chrono::days(kSoonDays);
  const auto due = lines_of(visit, db, intake::ListKind::due, mine);
  const auto pressing = static_cast<std::size_t>(std::ranges::count_if(due, [&](const intake::Line& one) { return one.due && *one.due >= today_of(visit) && *one.due <= soon; }));
  if (pressing > 0)
    add(todos, TodoArea::intake, Press::today, number_of(pressing, "Eingang ist in den nächsten drei Tagen fällig", "Eingänge sind in den nächsten drei Tagen fällig"),
        "/stab/eingang?liste=faellig");
  const std::size_t scans = scans_waiting(visit, db);
  if (scans > 0)
    add(todos, TodoArea::intake, Press::today, number_of(scans, "Fax oder Scan ist noch zu verteilen", "Faxe und Scans sind noch zu verteilen"), "/stab/eingang?amt=-");
  const auto homeless = mine.all
                            ? static_cast<std::size_t>(std::ranges::count_if(
                                  open, [](const intake::Line& one) { return one.office.empty() && one.channel != intake::Channel::fax && one.channel != intake::Channel::post; }))
                            : 0;
  if (homeless > 0) add(todos, TodoArea::intake, Press::today, number_of(homeless, "Eingang hat noch kein Amt", "Eingänge haben noch kein Amt"), "/stab/eingang?amt=-");
  const std::size_t rest = open.size();
  if (rest > 0) add(todos, TodoArea::intake, Press::soon, number_of(rest, "Eingang ist offen", "Eingänge sind offen"), "/stab/eingang");
}

void erasure_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  if (!visit.town || !visit.may(staff::Right::subject_erase)) return;
  for (const subject::Erasure& one : subject::requests(db, visit.log())) {
    const auto filing = intake::find_filing(db, visit.log(), one.subject);
    if (!filing || one.actor == visit.session.account || !visit.may(staff::Right::subject_erase, filing->office)) continue;
    add(todos, TodoArea::intake, Press::today, "Löschung von " + filing->number + " ist noch vorzulegen", path_of("eingang", filing->number));
  }
}

void approval_todos(const StabVisit& visit, storage::Db&, Todos& todos) {
  if (const std::size_t waiting = waiting_for(visit); waiting > 0)
    add(todos, TodoArea::approval, Press::now, number_of(waiting, "Freigabe wartet auf Sie", "Freigaben warten auf Sie"), "/stab/freigaben");
}

void letter_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  if (!visit.town || !visit.may(staff::Right::letters_write)) return;
  const auto waiting = intake::waiting_letters(db, visit.log(), kLook + 1).size();
  if (waiting > 0) add(todos, TodoArea::letters, Press::today, number_of(waiting, "Schreiben wartet auf den Versand", "Schreiben warten auf den Versand"), "/stab/ausgang");
}

void key_todos(const StabVisit& visit, storage::Db&, Todos& todos) {
  if (!visit.town || !may_open(visit, "/stab/schluessel")) return;
  const std::string owner = owner_of(visit);
  if (!visit.parts.vault.has_key(owner))
    return add(todos, TodoArea::key, Press::now, "Diese Kommune hat noch keinen Datenschlüssel; ohne ihn lässt sich nichts erfassen", "/stab/schluessel");
  if (!visit.parts.vault.unlocked(owner) && visit.may(staff::Right::intake_sealed))
    add(todos, TodoArea::key, Press::soon, "Versiegelte Angaben sind verschlossen; Namen und Inhalte sind nicht zu lesen", "/stab/schluessel");
}

/// Who was let in by a printed code, or has none left, is told before anything else.
void account_todos(const StabVisit& visit, storage::Db&, Todos& todos) {
  const staff::PrintedCodes codes = visit.parts.door.accounts().factors().printed_codes(visit.session.account);
  const bool now = visit.session.way == staff::SignInWay::printed_code || codes.left == 0;
  if (codes.run_out()) add(todos, TodoArea::account, now ? Press::now : Press::today, codes_reminder(visit, codes), "/stab/konto");
}

/// In the first hours nobody has said yet who they are, and a circular would reach no one by the console.
void nobody_yet(const StabVisit& visit, storage::Db& db, Todos& todos) {
  if (!visit.may_ask("circular.name_reader")) return;
  if (circular::any_holds(db, visit.log()))
    add(todos, TodoArea::circular, Press::today, "Es gibt Rundschreiben: Bitte wählen Sie einmal Ihren Namen, dann sehen Sie Ihre", "/stab/rundschreiben");
}

/// Whoever has read what was withdrawn since goes on acting on it unless told.
void withdrawn_todos(const StabVisit& visit, storage::Db& db, const std::string& person, Todos& todos) {
  for (const std::uint64_t number : circular::withdrawn_from(db, visit.log(), person, visit.now - kWithdrawnShown)) {
    const std::string word = std::to_string(number);
    add(todos, TodoArea::circular, Press::today, "Rundschreiben " + word + ", das Sie gelesen haben, ist zurückgezogen: gilt nicht mehr", "/stab/rundschreiben/" + word);
  }
}

void reader_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  if (!visit.town) return;
  const std::string person = circular::person_of_account(db, visit.log(), visit.session.account);
  if (person.empty()) return nobody_yet(visit, db, todos);
  withdrawn_todos(visit, db, person, todos);
  if (circular::PhoneTree(circular::staff_of(db, visit.log(), today_of(visit))).find(person) == nullptr)
    add(todos, TodoArea::circular, Press::today, "Ihr Eintrag im Telefonverzeichnis gilt nicht mehr: bitte den Namen neu wählen, sonst erreicht Sie kein Rundschreiben",
        "/stab/rundschreiben");
  const auto unread = circular::unread_of(db, visit.log(), person);
  if (unread.empty()) return;
  const bool late = std::ranges::any_of(unread, [&](const circular::Version& one) { return one.must_acknowledge && one.deadline && *one.deadline <= visit.now; });
  add(todos, TodoArea::circular, late ? Press::now : Press::today, counted(unread.size(), "Rundschreiben ist für Sie neu", "Rundschreiben sind für Sie neu"),
      "/stab/rundschreiben");
}

/// "Muster, Erika; Beispiel, Max", at most three: enough to know whom to ring.
std::string some_names(const circular::PhoneTree& tree, const std::vector<std::string>& persons) {
  std::string out;
  const std::size_t shown = std::min(persons.size(), kNamesInLine);
  for (std::size_t i = 0; i < shown; ++i) out += (i == 0 ? "" : "; ") + circular::name_of_person(tree, persons[i]);
  return out;
}

/// Whoever is asked as deputy learns it here: the mail about it may be what is down.
void deputy_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  if (!visit.town) return;
  const std::string person = circular::person_of_account(db, visit.log(), visit.session.account);
  const auto asked = person.empty() ? std::vector<circular::StandIn>{} : circular::stand_ins_of(db, visit.log(), person);
  if (asked.empty()) return;
  const circular::PhoneTree tree(circular::staff_of(db, visit.log(), today_of(visit)));
  for (const circular::StandIn& one : asked) {
    const std::string what = "Als Vertretung gefragt: Rundschreiben " + std::to_string(one.number);
    const std::string names = some_names(tree, one.missing);
    const std::size_t more = one.missing.size() - std::min(one.missing.size(), kNamesInLine);
    add(todos, TodoArea::circular, Press::now, what + ", es fehlen noch: " + names + (more > 0 ? " und " + std::to_string(more) + " weitere" : ""),
        "/stab/rundschreiben/" + std::to_string(one.number));
  }
}

void writer_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  if (!visit.town || !visit.may(staff::Right::circular_write)) return;
  for (const circular::Overview& one : circular::list(db, visit.log(), 0, kCircularsLookedAt)) {
    const std::string path = "/stab/rundschreiben/" + std::to_string(one.circular.number);
    if (one.circular.withdrawn) continue;
    if (one.circular.sent == 0) {
      add(todos, TodoArea::circular, Press::soon, "Rundschreiben " + std::to_string(one.circular.number) + " ist noch nicht verschickt", path);
    } else if (one.version.must_acknowledge && one.version.deadline && *one.version.deadline <= visit.now && one.missing() > 0) {
      add(todos, TodoArea::circular, Press::now,
          "Rundschreiben " + std::to_string(one.circular.number) + ": Frist vorbei, " + counted(one.missing(), "Person fehlt", "Personen fehlen"), path + "/anrufe");
    }
  }
}

/// Mails whose fate only a person can find out; also of circulars that stand far down the list.
void mail_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  if (!visit.town || !visit.may_ask("circular.judge_mail")) return;
  for (const circular::ToJudge& one : circular::letters_to_judge(db, visit.log())) {
    const std::string what = "Rundschreiben " + std::to_string(one.number) + ": ";
    const std::string path = "/stab/rundschreiben/" + std::to_string(one.number) + "/mails";
    if (one.unknown > 0)
      add(todos, TodoArea::circular, Press::today,
          what + counted(one.unknown, "Mail ist vielleicht nicht angekommen: bitte entscheiden", "Mails sind vielleicht nicht angekommen: bitte entscheiden"), path);
    if (one.refused > 0)
      add(todos, TodoArea::circular, Press::today,
          what + counted(one.refused, "Mail wurde abgelehnt: bitte anders Bescheid geben", "Mails wurden abgelehnt: bitte anders Bescheid geben"), path);
  }
}

/// Faxes and scans that nobody would ever see in the register, because they could not be taken.
void aside_todos(const StabVisit& visit, storage::Db&, Todos& todos) {
  if (!visit.town || !may_open(visit, "/stab/eingang/beiseite")) return;
  const std::size_t aside = visit.parts.desk.aside(visit.log()).size();
  if (aside > 0)
    add(todos, TodoArea::intake, Press::now, number_of(aside, "Fax oder Scan ließ sich nicht erfassen: bitte ansehen", "Faxe oder Scans ließen sich nicht erfassen: bitte ansehen"),
        "/stab/eingang/beiseite");
}

void incident_todos(const StabVisit& visit, storage::Db&, Todos& todos) {
  if (!visit.may(staff::Right::situation_write) || visit.region->towns.empty()) return;
  const publish::View& view = visit.town ? *visit.town : *visit.region->towns.front();
  for (const situation::Incident& one : view.situation->incidents) {
    if (one.ended || (!visit.town && !one.region_wide) || (visit.town && one.region_wide)) continue;
    const bool past = one.forecast.date && *one.forecast.date < today_of(visit);
    if (past) add(todos, TodoArea::situation, Press::now, "Der Tag der Prognose ist vorbei; bitte neu fassen", "/stab/vorfall");
    if (one.forecast.kind == situation::Forecast::Kind::unknown) add(todos, TodoArea::situation, Press::today, "Der Notbetrieb hat noch keine Prognose", "/stab/vorfall");
  }
}

/// What was confirmed by hand or said of an office and ends today.
void expiry_todos(const StabVisit& visit, storage::Db&, Todos& todos) {
  if (!visit.town || !visit.may(staff::Right::situation_write)) return;
  const Instant end = end_of_today(visit);
  const auto ends = [&](const auto& said) { return said.valid_until && *said.valid_until > visit.now && *said.valid_until <= end; };
  std::size_t services = 0;
  for (const situation::ServiceStatus& one : visit.town->situation->services) services += ends(one.whole) ? 1U : 0U;
  const auto offices = static_cast<std::size_t>(std::ranges::count_if(visit.town->situation->offices, ends));
  if (services > 0) add(todos, TodoArea::situation, Press::today, counted(services, "Bestätigung läuft heute ab", "Bestätigungen laufen heute ab"), "/stab/leistungen");
  if (offices > 0) add(todos, TodoArea::situation, Press::today, counted(offices, "Angabe zu einem Amt läuft heute ab", "Angaben zu Ämtern laufen heute ab"), "/stab/aemter");
}

void contradiction_todos(const StabVisit& visit, storage::Db&, Todos& todos) {
  if (!visit.may(staff::Right::situation_write)) return;
  const situation::Board board = visit.parts.publisher.board();
  std::size_t count = 0;
  for (const situation::Contradiction& one : situation::contradictions(board)) {
    const bool here = !visit.town || one.ags == visit.town->town->municipality.ags;
    count += here && !one.is_note() ? 1U : 0U;
  }
  if (count > 0) add(todos, TodoArea::situation, Press::today, counted(count, "Widerspruch in den Angaben", "Widersprüche in den Angaben"), "/stab/lage");
}

void announcement_todos(const StabVisit& visit, storage::Db&, Todos& todos) {
  if (!visit.may(staff::Right::publish_write)) return;
  const publish::Announcements& all = visit.town ? *visit.town->announcements : *visit.region->announcements;
  const auto ended = std::ranges::count_if(all, [&](const publish::Announcement& one) {
    return (!visit.town || !one.region_wide) && publish::standing(one, visit.now) == publish::Standing::expired && visit.now - *one.valid_until < kExpiredShown;
  });
  if (ended > 0)
    add(todos, TodoArea::publish, Press::today,
        counted(static_cast<std::uint64_t>(ended), "Meldung ist abgelaufen: erneuern oder zurückziehen", "Meldungen sind abgelaufen: erneuern oder zurückziehen"),
        "/stab/meldungen");
}

void crisis_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  if (!may_open(visit, "/stab/aufgaben")) return;
  const bool all = visit.may(staff::Right::crisis_read);
  auto tasks = crisis::open_tasks(db, visit.log());
  if (tasks.empty() && !all) return;
  const CrisisPeople people(visit, db);
  std::erase_if(tasks, [&](const crisis::Task& one) { return !all && !people.mine(one.owner); });
  const auto late = static_cast<std::size_t>(std::ranges::count_if(tasks, [&](const crisis::Task& one) { return one.due && *one.due <= visit.now; }));
  if (late > 0) add(todos, TodoArea::crisis, Press::now, number_of(late, "Aufgabe ist überfällig", "Aufgaben sind überfällig"), "/stab/aufgaben");
  if (tasks.size() > late)
    add(todos, TodoArea::crisis, Press::soon, number_of(tasks.size() - late, "Aufgabe ist noch zu erledigen", "Aufgaben sind noch zu erledigen"), "/stab/aufgaben");
  if (!all) return;
  const auto questions = crisis::open_questions(db, visit.log()).size();
  if (questions > 0)
    add(todos, TodoArea::crisis, Press::today, number_of(questions, "Frage wartet auf eine Entscheidung", "Fragen warten auf eine Entscheidung"), "/stab/tagebuch");
}

constexpr std::array kProviders =
    std::to_array<TodoProvider>({approval_todos, account_todos, crisis_todos, intake_todos, aside_todos,    erasure_todos, letter_todos,        risk_todos,
                                 left_todos,     locked_todos,  beyond_todos, notice_todos, queue_todos,    day_todos,     pickup_todos,        key_todos,
                                 reader_todos,   deputy_todos,  writer_todos, mail_todos,   incident_todos, expiry_todos,  contradiction_todos, announcement_todos});

}  // namespace

std::span<const TodoProvider> todo_providers() { return kProviders; }

}  // namespace nb::pages
