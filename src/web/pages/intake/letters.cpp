// SPDX-License-Identifier: EUPL-1.2
// The dispatch book: what waits, what went out and when, and the list the carrier signs.
#include <algorithm>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "base/zone.hpp"
#include "intake/number.hpp"
#include "paper/sheets.hpp"
#include "state/executor.hpp"
#include "state/read_pool.hpp"
#include "web/pages/console/lists.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/stab_form.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr const char* kCommand = "intake.post_letters";
constexpr const char* kHere = "/stab/ausgang";
constexpr std::size_t kWaitingShown = 500;
constexpr std::size_t kPostedShown = 50;

/// Number, way and, while it can be read, the addressee.
void put_letter(const StabVisit& visit, storage::Db& db, Section row, const intake::Letter& letter) {
  row.set("NUMBER", letter.number);
  row.set("LETTER_PATH", path_of("ausgang", letter.number));
  row.set("PLACE", visit.place);
  row.set("WAY", german(letter.way));
  row.set("ENTERED", visit.moment(letter.entered));
  row.set("ENTERED_BY", letter.entered_by);
  if (letter.posted) row.set_shown("POSTED", visit.moment(*letter.posted), "HAS_POSTED");
  if (letter.notified) row.set_shown("NOTIFIED", german_date(*letter.notified), "HAS_NOTIFIED");
  if (letter.remedy_until) row.set_shown("REMEDY_UNTIL", german_date(*letter.remedy_until), "HAS_REMEDY");
  if (letter.erased) return row.show("ERASED");
  if (const auto opened = open_sealed(visit, db, letter.subject)) row.set_shown("ADDRESSEE", opened->sender.name, "HAS_ADDRESSEE");
}

void put_waiting(const StabVisit& visit, storage::Db& db, Section page) {
  const auto waiting = intake::waiting_letters(db, visit.log(), kWaitingShown);
  if (waiting.empty()) return page.show("NOTHING_WAITS");
  Section form = page.add("WAITING");
  put_form(visit, form, kCommand, kHere);
  if (visit.kept != nullptr && visit.kept->text("befehl") == kCommand) form.set("POSTED_TYPED", visit.kept->text("aufgegeben"));
  for (const intake::Letter& letter : waiting) {
    Section row = form.add("WAITING_LETTER");
    put_letter(visit, db, row, letter);
    row.show_if(visit.kept == nullptr || visit.keeps(kCommand, "brief", letter.number), "CHOSEN");
  }
}

void put_posted(const StabVisit& visit, storage::Db& db, Section page) {
  const auto before = parse_u64(visit.query("vor")).value_or(0);
  const std::size_t wanted = rows_wanted(visit, kPostedShown);
  auto letters = intake::letters(db, visit.log(), before, wanted + 1);
  const bool more = letters.size() > wanted;
  if (more) letters.resize(wanted);
  if (more) {
    const auto last = intake::Number::parse(letters.back().number);
    if (last) page.set_shown("NEXT", std::to_string(last->serial()), "HAS_NEXT");
  }
  bool any = false;
  for (const intake::Letter& letter : letters) {
    if (!letter.posted) continue;
    put_letter(visit, db, page.add("POSTED_LETTER"), letter);
    any = true;
  }
  page.show(any ? "SOME_POSTED" : "NOTHING_POSTED");
}

std::optional<intake::Letter> by_number(const StabVisit& visit, storage::Db& db, const std::string& wanted) {
  auto found = intake::find_letter_by_number(db, visit.log(), wanted);
  if (found) return found;
  const auto serial = parse_u64(wanted);
  if (!serial || *serial == 0) return std::nullopt;
  return intake::find_letter_by_number(db, visit.log(), intake::Number(intake::prefix_of(intake::Series::letter, visit.log()), *serial).str());
}

}  // namespace

std::string_view desk_dispatch(const StabVisit& visit, Section page) {
  if (!put_desk_frame(visit, page, "Ausgänge", DeskNav::letters)) return kNoTown;
  const auto snapshot = visit.parts.readers.snapshot();
  const std::string raw = visit.query("q");
  const std::string wanted(trim(is_utf8(raw) ? raw : ""));
  page.set("QUERY", wanted);
  if (!wanted.empty()) {
    const auto found = by_number(visit, snapshot.db(), wanted);
    if (found) put_letter(visit, snapshot.db(), page.add("HIT"), *found);
    page.show_if(!found, "NOT_FOUND");
  }
  put_waiting(visit, snapshot.db(), page);
  put_posted(visit, snapshot.db(), page);
  return "intake_letters";
}

void post_letters(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!visit.town || !id) return answer.again(422, "Das Formular ist unvollständig angekommen; bitte laden Sie die Seite neu.");
  boost::json::object args;
  boost::json::array numbers;
  for (const auto& [name, value] : form.pairs()) {
    if (name == "brief") numbers.emplace_back(value);
  }
  const std::string first = numbers.empty() ? "" : std::string(numbers.front().as_string());
  args.emplace("letters", std::move(numbers));
  if (const std::string typed(trim(form.text("aufgegeben"))); !typed.empty()) {
    const auto posted = read_wall_time(typed, visit.parts.zone);
    if (!posted) return answer.again(422, "Die Zeit der Aufgabe »" + typed + "« ist kein Datum mit Uhrzeit; bitte berichtigen oder leer lassen (dann gilt jetzt).");
    args.emplace("posted", format_utc(*posted));
  }
  stab_execute(visit.parts.executor, {visit.log(), *id, visit.session.account, kCommand, boost::json::serialize(args)}, answer,
               [first, place = visit.place](const state::Committed&) { return path_of("ausgang/liste", first) + "?ort=" + place + "&neu=1"; });
}

namespace {

/// The list that the page's {id} names: by its own number, or by that of a letter on it.
std::vector<intake::Letter> batch_of(const StabVisit& visit, storage::Db& db) {
  const auto number = intake::Number::parse(visit.request.param("id"));
  if (!visit.town || !number) return {};
  auto letters = intake::letters_of_batch(db, visit.log(), number->str());
  if (!letters.empty()) return letters;
  const auto one = intake::find_letter_by_number(db, visit.log(), number->str());
  return one && !one->batch.empty() ? intake::letters_of_batch(db, visit.log(), one->batch) : letters;
}

}  // namespace

std::string_view desk_batch(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto letters = batch_of(visit, snapshot.db());
  if (!put_desk_frame(visit, page, letters.empty() ? "Übergabeliste" : "Übergabeliste " + letters.front().batch, DeskNav::none)) return kNoTown;
  if (letters.empty()) return "missing";
  page.set("BATCH_PATH", path_of("ausgang/liste", letters.front().batch));
  page.set("COUNT", counted(letters.size(), "Schreiben", "Schreiben"));
  page.set("POSTED_AT", letters.front().posted ? visit.moment(*letters.front().posted) : "");
  page.set("POSTED_BY", letters.front().posted_by);
  page.show_if(!visit.query("neu").empty(), "JUST_POSTED");
  for (const intake::Letter& letter : letters) put_letter(visit, snapshot.db(), page.add("LETTER"), letter);
  return "intake_batch";
}

std::optional<web::Response> desk_batch_pdf(const StabVisit& visit) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto letters = batch_of(visit, snapshot.db());
  if (letters.empty()) return std::nullopt;
  paper::DispatchList list{.town = visit.town->town->municipality.name,
                           .office = {},
                           .batch = letters.front().batch,
                           .carrier = {},
                           .made = visit.parts.zone.local(letters.front().posted.value_or(visit.now)),
                           .letters = {},
                           .created = visit.now};
  for (const intake::Letter& letter : letters) {
    paper::DispatchedLetter row{.number = letter.number, .addressee = {}, .place = {}, .way = std::string(german(letter.way)), .remark = {}};
    if (const auto opened = open_sealed(visit, snapshot.db(), letter.subject)) {
      row.addressee = opened->sender.name;
      row.place = opened->sender.address;
    }
    list.letters.push_back(std::move(row));
  }
  return pdf_answer(paper::dispatch_list(list), "Liste-" + list.batch + ".pdf");
}

}  // namespace nb::pages
