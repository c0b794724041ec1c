// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/appointments/offers.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "appointments/queries.hpp"
#include "base/text.hpp"
#include "catalogue/codes.hpp"
#include "state/read_pool.hpp"
#include "web/pages/appointments/pages.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/pages/stab_form.hpp"
#include "web/pages/stab_step_words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

using appointments::Offer;
using appointments::Pool;

namespace {

namespace json = boost::json;
using catalogue::StepKind;

constexpr const char* kHere = "/stab/termine/plan";
constexpr std::string_view kSet = "appointments.set_offer";
constexpr const char* kForm = "formular";  // which of the forms it is: the pool, or the pool and the service
constexpr std::array kSteps{StepKind::inform, StepKind::apply, StepKind::decide, StepKind::issue, StepKind::collect, StepKind::pay};

const catalogue::Service* service_of(const StabVisit& visit, std::string_view id) {
  const auto& all = visit.region->shared->services;
  const auto found = std::ranges::find(all, id, &catalogue::Service::id);
  return found == all.end() ? nullptr : &*found;
}

std::string form_key(const Pool& pool) { return pool.id; }
std::string form_key(const Offer& offer) { return offer.pool + "-" + offer.service; }

void put_step(Section form, std::string_view value, std::string_view name, std::string_view chosen) {
  Section option = form.add("STEP_OPTION");
  option.set("STEP", value);
  option.set("STEP_NAME", name);
  option.show_if(value == chosen, "CHOSEN");
}

/// The steps of this service; of a new offer, whose service is still to be chosen, all there are.
void put_steps(const StabVisit& visit, Section form, const Offer& offer, const std::string& typed, bool again) {
  std::string chosen = again ? typed : "";
  const catalogue::Service* service = service_of(visit, offer.service);
  const auto standing = service == nullptr || !offer.step ? nullptr : [&]() -> const catalogue::Step* {
    const auto found = std::ranges::find(service->steps, *offer.step, &catalogue::Step::position);
    return found == service->steps.end() ? nullptr : &*found;
  }();
  if (!again && standing != nullptr) chosen = catalogue::word(standing->step);
  if (offer.step && standing == nullptr) {  // the catalogue does not have it any more: it stays until somebody chooses another
    const std::string number = std::to_string(*offer.step);
    put_step(form, number, step_word(visit, offer.service, *offer.step), again ? chosen : number);
  }
  for (const StepKind one : kSteps) {
    if (service != nullptr && std::ranges::find(service->steps, one, &catalogue::Step::step) == service->steps.end()) continue;
    put_step(form, catalogue::word(one), step_word(one), chosen);
  }
}

/// How the offer stands, or what was typed before it was refused.
void put_values(const StabVisit& visit, Section form, const std::string& key, const Offer& offer) {
  const bool again = visit.keeps(kSet, kForm, key);
  const auto number = [&](const char* marker, const char* field, int standing) { form.set(marker, again ? visit.kept->text(field) : std::to_string(standing)); };
  put_form(visit, form, kSet, kHere, {kForm, key});
  form.set("FORM_KEY", key);
  form.set("POOL", offer.pool);
  number("MINUTES", "a.minutes:zahl", offer.minutes);
  number("DESKS", "a.desks:zahl", offer.desks);
  number("ROOMS", "a.rooms:zahl", offer.rooms);
  number("LEAD", "a.lead_minutes:zahl", offer.lead_minutes);
  number("AHEAD", "a.ahead_days:zahl", offer.ahead_days);
  form.show_if(again ? !visit.kept->text("a.online:nein").empty() : !offer.online, "NOT_ONLINE");
  form.show_if(again, "OPEN_NOW");
  put_steps(visit, form, offer, again ? visit.kept->text("teil") : "", again);
}

/// The position of the chosen step in that service; nullopt if it has no such step.
std::optional<int> position_of(const catalogue::Service& service, std::string_view word) {
  for (const catalogue::Step& one : service.steps) {
    if (word == catalogue::word(one.step)) return one.position;
  }
  return std::nullopt;
}

/// Why the chosen step cannot be; empty: `args` has it.
std::string add_step(const StabVisit& visit, const std::string& word, json::object& args) {
  const json::value* id = args.if_contains("service");
  const catalogue::Service* service = id == nullptr || !id->is_string() ? nullptr : service_of(visit, std::string_view(id->get_string()));
  if (word.empty() || service == nullptr) return {};  // who decides says what is wrong with the service
  if (const auto number = parse_u64(word); number && *number <= 100) {
    args.emplace("step", *number);
    return {};
  }
  if (const auto position = position_of(*service, word)) {
    args.emplace("step", *position);
    return {};
  }
  std::string has;
  for (const catalogue::Step& one : service->steps) has += (has.empty() ? "" : ", ") + std::string(step_word(one.step));
  return has.empty() ? "Diese Leistung hat keine einzelnen Schritte; bitte wählen Sie »ganze Leistung«."
                     : "Diesen Schritt hat die Leistung nicht; bitte wählen Sie »ganze Leistung« oder: " + has + ".";
}

}  // namespace

void put_offer(const StabVisit& visit, Section box, const Offer& offer) {
  Section row = box.add("OFFER");
  row.set("OFFER_NAME", offered_service(visit, offer.service));
  if (offer.step) row.set_shown("STEP_NAME", step_word(visit, offer.service, *offer.step), "HAS_STEP");
  row.set("MINUTES", std::to_string(offer.minutes));
  row.set("DESKS", std::to_string(offer.desks));
  row.set("WHO", !offer.online ? "nur am Schalter und am Telefon" : offer.invited_only ? "zuerst die Abgesagten" : "auch online");
  const auto form = [&](const char* section, std::string_view command) {
    if (!visit.may_ask(command)) return;
    Section one = row.add(section);
    put_form(visit, one, command, kHere);
    one.set("POOL", offer.pool);
    one.set("SERVICE_ID", offer.service);
    one.set("WHAT", offered_service(visit, offer.service));
  };
  form("WITHDRAW", "appointments.withdraw_offer");
  if (offer.invited_only) form("OPEN", "appointments.open_offer");
  if (!visit.may_ask(kSet)) return;
  Section change = row.add("CHANGE");
  put_values(visit, change, form_key(offer), offer);
  change.set("WHAT", offered_service(visit, offer.service));
  change.add("OLD_OFFER").set("SERVICE_ID", offer.service);
}

void put_offer_form(const StabVisit& visit, Section box, const Pool& pool, const std::vector<Offer>& offered) {
  if (!visit.may_ask(kSet)) return;
  Section form = box.add("OFFER_FORM");
  put_values(visit, form, form_key(pool), Offer{.pool = pool.id, .service = {}, .step = std::nullopt});
  Section fresh = form.add("NEW_OFFER");
  for (const catalogue::Service& one : visit.region->shared->services) {
    if (std::ranges::find(offered, one.id, &Offer::service) != offered.end()) continue;
    Section option = fresh.add("SERVICE_OPTION");
    option.set("SERVICE_ID", one.id);
    option.set("SERVICE_NAME", one.name_de);
    option.show_if(visit.keeps(kSet, kForm, pool.id) && visit.kept->text("a.service") == one.id, "CHOSEN");
  }
}

void set_offer(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto wish = read_wish(form, visit.parts.zone);
  if (!wish) return answer.again(422, wish.error().sentence);
  json::object args = json::parse(wish->args).as_object();
  if (const std::string wrong = add_step(visit, form.text("teil"), args); !wrong.empty()) return answer.again(422, wrong);
  const std::string pool = form.text("a.pool");
  if (form.text(kForm) == pool) {  // the form for what is new: it must not write over what somebody else has offered meanwhile
    const auto snapshot = visit.parts.readers.snapshot();
    const auto standing = appointments::find_offer(snapshot.db(), visit.log(), pool, form.text("a.service"));
    if (standing && !standing->withdrawn) return answer.again(422, "Diese Leistung wird hier schon angeboten; bitte ändern Sie sie in der Liste darüber.");
  }
  stab_execute(visit.parts.executor, {visit.log(), wish->id, visit.session.account, wish->command, json::serialize(args)}, answer,
               [to = std::string(kHere) + "?ort=" + visit.place](const state::Committed& done) { return to + result_of(done); });
}

}  // namespace nb::pages
