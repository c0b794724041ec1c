// SPDX-License-Identifier: EUPL-1.2
// What arrives: one document typed in, or a whole list read in after a look at what would become of each row.
#include <algorithm>
#include <future>
#include <memory>
#include <span>

#include "base/error.hpp"
#include "base/text.hpp"
#include "journal/vault.hpp"
#include "pickup/commands.hpp"
#include "pickup/import.hpp"
#include "pickup/refusals.hpp"
#include "staff/checked_executor.hpp"
#include "state/read_pool.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/intake/uploads.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/pickup/pages.hpp"
#include "web/pages/pickup/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr const char* kNew = "/stab/abholung/neu";
constexpr const char* kList = "/stab/abholung/liste";
constexpr std::size_t kFaultsShown = 50;
constexpr std::size_t kAtOnce = 200;  ///< rows on their way to the executor at the same time

constexpr const char* kIncomplete = "Das Formular ist unvollständig angekommen; bitte laden Sie die Seite neu.";

}  // namespace

std::string_view pickup_new(const StabVisit& visit, Section page) {
  if (!put_pickup_frame(visit, page, "Dokument eintragen")) return kNoPickupTown;
  Section form = page.add("FORM");
  put_form(visit, form, "pickup.register", kNew);
  const web::Form* kept = visit.kept != nullptr && visit.kept->text("befehl") == "pickup.register" ? visit.kept : nullptr;
  const auto typed = [&](const char* name) { return kept != nullptr ? kept->text(name) : std::string(); };
  for (const auto& [name, marker] :
       {std::pair{"familienname", "FAMILY_NAME"}, std::pair{"vornamen", "FIRST_NAMES"}, std::pair{"geboren", "BIRTH"}, std::pair{"seriennummer", "SERIAL"}})
    form.set(marker, typed(name));
  // The next of a box of documents is mostly of the same kind and for the same site.
  put_pickup_sites(visit, form, kept != nullptr ? typed("stelle") : visit.query("stelle"));
  put_pickup_kinds(form, kept != nullptr ? typed("art") : visit.query("art"));
  form.set("ARRIVED_ISO", kept != nullptr ? typed("eingetroffen") : format_date(today_of(visit)));
  form.show_if(typed("pin") == "yes", "PIN_YES");
  form.show_if(typed("pin") == "na", "PIN_NA");
  form.show_if(typed("alt") == "ja", "OLD_DOCUMENT");
  form.show_if(typed("eltern") == "ja", "BOTH_PARENTS");
  page.show_if(!visit.query("eingetragen").empty(), "JUST_REGISTERED");
  return "pickup_new";
}

void register_pickup(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!visit.town || !id) return answer.again(422, kIncomplete);
  const auto owner = pickup::read_owner({form.text("familienname"), form.text("vornamen"), form.text("geboren"), form.text("seriennummer")});
  if (!owner) return answer.again(422, owner.error().sentence);
  // Held until the document stands in the journal: two who enter the same number at once are told of each other.
  const std::lock_guard lock(visit.memory.registering);
  if (can_read_pickups(visit)) {
    while (can_read_pickups(visit) && catch_up_pickups(visit) > 0) {
    }
    const auto known = find_pickup_serial(visit, owner->serial);
    if (known && *known != pickup::pickup_subject(*id)) return answer.again(422, pickup::refusal(pickup::Reason::serial_known, owner->serial).sentence);
  }
  const pickup::PickupText text{.kind = form.text("art"),
                                .site = form.text("stelle"),
                                .arrived = form.text("eingetroffen"),
                                .pin = form.text("pin"),
                                .old_document = form.text("alt") == "ja",
                                .both_parents = form.text("eltern") == "ja"};
  auto command = visit.parts.pickups.desk.registering({visit.log(), *id, visit.session.account}, text, *owner);
  if (!command) return answer.again(422, command.error().sentence);
  const auto answered = std::make_shared<std::promise<void>>();  // shared: the executor's thread may still be in set_value() when this one goes on
  const std::future<void> written = answered->get_future();
  StabAnswer once = answer;
  once.reply = [answered, reply = answer.reply](web::Response response) {
    answered->set_value();
    reply(std::move(response));
  };
  once.again = [answered, again = answer.again](int status, const std::string& fault) {
    answered->set_value();
    again(status, fault);
  };
  stab_execute(visit.parts.executor, *std::move(command), once, [place = visit.place, text](const state::Committed& done) {
    return std::string(kNew) + "?ort=" + place + "&stelle=" + text.site + "&art=" + text.kind + result_of(done);
  });
  written.wait();
}

std::string_view pickup_list_in(const StabVisit& visit, Section page) {
  if (!put_pickup_frame(visit, page, "Liste einlesen")) return kNoPickupTown;
  if (!can_read_pickups(visit)) {
    page.show("CLOSED");
    return "pickup_list_in";
  }
  put_form(visit, page.add("CHOOSE"), "pickup.import", kList);
  return "pickup_list_in";
}

namespace {

pickup::ListPlan judge(const StabVisit& visit, std::string_view bytes) {
  while (can_read_pickups(visit) && catch_up_pickups(visit) > 0) {
  }
  const auto& sites = visit.town->town->sites;
  const pickup::ListOptions options{.ags = visit.town->town->municipality.ags, .today = today_of(visit), .site = [&](std::string_view id) {
                                      return std::ranges::find(sites, id, &catalogue::Site::site_id) != sites.end();
                                    }};
  return pickup::plan_list(bytes, options, [&](std::string_view serial) { return find_pickup_serial(visit, serial).has_value(); });
}

void put_faults(Section page, const std::vector<pickup::ListFault>& faults) {
  for (const pickup::ListFault& fault : std::span(faults).first(std::min(faults.size(), kFaultsShown))) {
    Section row = page.add("FAULT_ROW");
    row.set("FAULT_LINE", fault.line == 0 ? "" : std::to_string(fault.line));
    row.set("FAULT_FIELD", fault.field);
    row.set("FAULT_SAYS", fault.sentence);
  }
  if (faults.size() > kFaultsShown) page.set_shown("MORE_FAULTS", german_number(faults.size() - kFaultsShown), "HAS_MORE_FAULTS");
}

void put_account(Section page, const pickup::ListPlan& judged, std::size_t taken) {
  page.set("TOTAL", german_number(judged.list.total));
  page.set("TAKEN", german_number(taken));
  page.set("KNOWN", german_number(judged.known_count));
  page.set("REPEATED_ROWS", german_number(judged.list.repeated));
  page.set("ELSEWHERE", german_number(judged.list.elsewhere));
  page.set("FAULTY", german_number(judged.list.faults.size()));
  page.show_if(!judged.list.faults.empty(), "SOME_FAULTS");
  put_faults(page, judged.list.faults);
}

/// Waits for a bundle of rows; what the executor refuses becomes a fault of its row.
std::size_t run(const StabVisit& visit, std::span<pickup::ListStep> bundle, std::vector<pickup::ListFault>& faults) {
  static constexpr const char* kNotNow = "Das Journal nimmt gerade nichts an; bitte diese Liste gleich noch einmal einlesen.";
  std::vector<std::future<std::string>> answers;
  answers.reserve(bundle.size());
  for (pickup::ListStep& step : bundle) {
    const auto promise = std::make_shared<std::promise<std::string>>();  // shared: the executor may answer after this function is gone
    answers.push_back(promise->get_future());
    try {
      visit.parts.executor.submit(std::move(step.command), [promise](const state::Outcome& outcome, std::exception_ptr failure) {
        promise->set_value(failure ? kNotNow : outcome ? "" : outcome.error().sentence);
      });
    } catch (const Error&) {  // too many wait: this row's fault, and the ones before are answered all the same
      promise->set_value(kNotNow);
    }
  }
  std::size_t taken = 0;
  for (std::size_t i = 0; i < bundle.size(); ++i) {
    std::string why = answers[i].get();
    if (why.empty())
      ++taken;
    else
      faults.push_back({bundle[i].line, "", std::move(why)});
  }
  return taken;
}

std::size_t take(const StabVisit& visit, const CommandId& form, pickup::ListPlan& judged) {
  auto steps = pickup::list_steps(judged, visit.parts.pickups.desk, {visit.log(), form, visit.session.account});
  std::size_t taken = 0;
  for (std::size_t at = 0; at < steps.size(); at += kAtOnce) taken += run(visit, std::span(steps).subspan(at, std::min(kAtOnce, steps.size() - at)), judged.list.faults);
  return taken;
}

}  // namespace

/// One list at a time: two clerks who read in the same file get it once, the second is told that everything is there.
void import_pickups(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!visit.town || !id) return answer.again(422, kIncomplete);
  if (!can_read_pickups(visit))
    return answer.again(422, "Zum Einlesen müssen die versiegelten Angaben offen sein, sonst würde nichts doppelt Eingetragenes erkannt; bitte erst den Datenschlüssel öffnen.");
  const auto files = uploads_of(visit.request);
  if (!files) return answer.again(422, "Die Datei ist nicht angekommen; bitte wählen Sie sie noch einmal.");
  const std::string text = files->empty() ? form.text("liste") : std::string(text_of(files->front().bytes));
  if (trim(text).empty()) return answer.again(422, "Bitte eine Datei auswählen oder die Liste einfügen.");
  const std::lock_guard lock(visit.memory.registering);
  pickup::ListPlan judged = judge(visit, text);
  Fields page;
  static_cast<void>(put_pickup_frame(visit, page, "Liste einlesen"));
  if (form.text("schritt") != "eintragen") {
    Section preview = page.add("PREVIEW");
    put_account(preview, judged, judged.new_count());
    if (judged.new_count() > 0) {
      Section again = preview.add("TAKE");
      put_form(visit, again, "pickup.import", kList);
      again.set("LIST_TEXT", is_utf8(text) ? text : from_latin1(text));
    }
    return answer.reply(answer.show(200, "pickup_list_in", page));
  }
  const std::size_t taken = take(visit, *id, judged);
  put_account(page.add("DONE_LIST"), judged, taken);
  answer.reply(answer.show(200, "pickup_list_in", page));
}

}  // namespace nb::pages
