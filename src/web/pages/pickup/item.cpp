// SPDX-License-Identifier: EUPL-1.2
// One document: whose it is, what to look at before it leaves, one button; and everything else that can become of it.
#include <algorithm>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "journal/vault.hpp"
#include "pickup/rules.hpp"
#include "state/members.hpp"
#include "state/read_pool.hpp"
#include "web/pages/intake/uploads.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/pickup/pages.hpp"
#include "web/pages/pickup/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

using pickup::Collector;
using pickup::Pickup;

struct CollectorName {
  Collector collector;
  const char* name;
};
constexpr std::array kCollectorNames = std::to_array<CollectorName>(
    {{Collector::owner, "Inhaberin oder Inhaber"}, {Collector::authorised, "Bevollmächtigte Person"}, {Collector::parent, "Sorgeberechtigt oder betreuend"}});

constexpr std::array kEventWords = std::to_array<std::pair<std::string_view, std::string_view>>({{pickup::event::kRegistered, "eingetragen"},
                                                                                                 {pickup::event::kCorrected, "berichtigt"},
                                                                                                 {pickup::event::kMoved, "mit dem Kurier geschickt"},
                                                                                                 {pickup::event::kReceived, "angekommen"},
                                                                                                 {pickup::event::kHandedOver, "ausgegeben"},
                                                                                                 {pickup::event::kReturned, "zurückgegeben"},
                                                                                                 {pickup::event::kUndone, "zurückgenommen"},
                                                                                                 {pickup::event::kReminded, "erinnert"},
                                                                                                 {pickup::event::kNotReached, "nicht erreicht"}});

// In the order of kReminderWays.
constexpr std::array<std::string_view, 4> kWayWords{"mit Brief", "am Telefon", "per E-Mail", "durch Aushang oder anders"};

std::optional<Pickup> pickup_of(const StabVisit& visit, storage::Db& db) { return pickup::find_pickup(db, visit.log(), visit.request.param("id")); }

std::string_view age_words(pickup::Age age) {
  switch (age) {
    case pickup::Age::under_16:
      return "unter 16 Jahre";
    case pickup::Age::under_18:
      return "16 oder 17 Jahre";
    case pickup::Age::adult:
      return "volljährig";
    case pickup::Age::unknown:
      return "Alter unbekannt: bitte selbst feststellen";
  }
  return {};
}

/// Who probably stands there: the owner, unless the law says that it cannot be.
Collector collector_of(const StabVisit& visit, const Pickup& one, pickup::Age age) {
  const std::string kept = visit.kept != nullptr && visit.kept->text("befehl") == "pickup.hand_over" ? visit.kept->text("wer") : visit.query("wer");
  if (const auto chosen = pickup::parse_word<Collector>(pickup::kCollectors, kept)) return *chosen;
  return pickup::not_entitled({one.kind, age, Collector::owner, one.both_parents}) ? Collector::parent : Collector::owner;
}

void put_checks(const StabVisit& visit, Section form, const Pickup& one, pickup::Age age, Collector collector) {
  for (const pickup::Rule& rule : pickup::rules_for({one.kind, age, collector, one.both_parents})) {
    const std::string_view word = pickup::word_of(pickup::kChecks, rule.check);
    Section check = form.add("CHECK");
    check.set("CHECK_KEY", word);
    check.set("CHECK_TEXT", rule.german);
    check.set("CHECK_LAW", rule.law);
    check.show_if(rule.required, "CHECK_REQUIRED");
    check.show_if(!rule.required, "CHECK_USUAL");
    check.show_if(visit.keeps("pickup.hand_over", "geprueft", word), "CHECK_TICKED");
  }
}

void put_hand_over(const StabVisit& visit, Section page, const Pickup& one, pickup::Age age) {
  const Collector collector = collector_of(visit, one, age);
  Section form = page.add("HAND_OVER");
  put_form(visit, form, "pickup.hand_over", path_of(one));
  form.set("SUBJECT", one.subject);
  form.set("ITEM_PATH", path_of(one));
  form.set("WHO", pickup::word_of(pickup::kCollectors, collector));
  for (const CollectorName& name : kCollectorNames) {
    Section option = form.add("WHO_OPTION");
    option.set("WHO_KEY", pickup::word_of(pickup::kCollectors, name.collector));
    option.set("WHO_NAME", name.name);
    option.set("ITEM_PATH", path_of(one));
    option.set("PLACE", visit.place);
    option.show_if(name.collector == collector, "WHO_CHOSEN");
  }
  const auto why = pickup::not_entitled({one.kind, age, collector, one.both_parents});
  if (why) form.set_shown("WHY_NOT", *why, "NOT_ENTITLED");
  if (why) return;
  Section possible = form.add("POSSIBLE");
  put_checks(visit, possible, one, age, collector);
  possible.show_if(collector != Collector::owner, "SOMEBODY_ELSE");
  possible.show_if(one.pin != pickup::PinLetter::not_applicable, "ASK_PIN");
  possible.show_if(one.pin == pickup::PinLetter::with_owner, "PIN_SENT");
  possible.show_if(collector != Collector::authorised, "PIN_MAY_LEAVE");
  possible.show_if(one.old_document, "OLD_NEEDED");
  const web::Form* kept = visit.kept != nullptr && visit.kept->text("befehl") == "pickup.hand_over" ? visit.kept : nullptr;
  possible.set("TYPED_PERSON", kept != nullptr ? kept->text("person") : "");
  possible.set("TYPED_PROOF", kept != nullptr ? kept->text("nachweis") : "");
  for (const auto& [field, value, marker] :
       {std::tuple{"alt", "taken", "OLD_TAKEN"}, std::tuple{"alt", "invalidated", "OLD_INVALIDATED"}, std::tuple{"alt", "lost", "OLD_LOST"},
        std::tuple{"pin", "confirmed", "PIN_CONFIRMED"}, std::tuple{"pin", "handed_over", "PIN_HANDED"}, std::tuple{"pin", "missing", "PIN_GONE"}})
    possible.show_if(kept != nullptr && kept->text(field) == value, marker);
}

void put_history(const StabVisit& visit, storage::Db& db, Section page, const Pickup& one) {
  for (const pickup::Event& event : pickup::history(db, visit.log(), one.subject)) {
    Section row = page.add("EVENT");
    row.set("EVENT_AT", visit.moment(event.occurred));
    row.set("EVENT_ACTOR", event.actor);
    const auto words = std::ranges::find(kEventWords, event.type, &std::pair<std::string_view, std::string_view>::first);
    row.set("EVENT_WHAT", words == kEventWords.end() ? std::string_view(event.type) : words->second);
    boost::system::error_code error;
    const auto data = boost::json::parse(event.data, error);
    if (error || !data.is_object()) continue;
    row.set_shown("EVENT_REASON", state::text_member(data.as_object(), "reason"), "HAS_REASON");
    if (event.type == pickup::event::kMoved) row.set_shown("EVENT_BATCH", std::to_string(state::number_member(data.as_object(), "batch")), "HAS_BATCH");
    const auto way = pickup::parse_word<std::uint8_t>(pickup::kReminderWays, state::text_member(data.as_object(), "way"));
    if (way) row.set_shown("EVENT_WAY", kWayWords.at(*way), "HAS_WAY");
    row.set("PLACE", visit.place);
    if (event.type != pickup::event::kHandedOver || !can_read_pickups(visit)) continue;
    const auto person = visit.parts.pickups.desk.collector(visit.log(), event.seq);
    if (person && !person->name.empty()) row.set_shown("EVENT_PERSON", person->name + (person->document.empty() ? "" : ", " + person->document), "HAS_PERSON");
  }
}

void put_correction(const StabVisit& visit, Section page, const Pickup& one, const std::optional<pickup::Owner>& owner) {
  Section form = page.add("CORRECT");
  put_form(visit, form, "pickup.correct", path_of(one));
  form.set("SUBJECT", one.subject);
  put_pickup_sites(visit, form, one.site);
  put_pickup_kinds(form, pickup::word_of(pickup::kKinds, one.kind));
  form.set("ARRIVED_ISO", format_date(one.arrived));
  form.show_if(one.pin == pickup::PinLetter::with_owner, "PIN_YES");
  form.show_if(one.pin == pickup::PinLetter::missing, "PIN_NO");
  form.show_if(one.pin == pickup::PinLetter::not_applicable, "PIN_NA");
  form.show_if(one.old_document, "OLD_DOCUMENT");
  form.show_if(one.both_parents, "BOTH_PARENTS");
  if (!owner) return;
  Section person = form.add("PERSON");
  person.set("FAMILY_NAME", owner->family_name);
  person.set("FIRST_NAMES", owner->first_names);
  person.set("BIRTH", finder::german_birth_date(owner->birth));
  person.set("SERIAL", owner->serial);
}

void put_others(const StabVisit& visit, Section page, const Pickup& one, const std::optional<pickup::Owner>& owner) {
  const auto act = [&](const char* section, const char* command) {
    Section form = page.add(section);
    put_form(visit, form, command, path_of(one));
    form.set("SUBJECT", one.subject);
    return form;
  };
  if (one.state != pickup::State::ready) {
    if (visit.may(staff::Right::pickup_hand_over)) act("UNDO", "pickup.undo");
    return;
  }
  if (!visit.may(staff::Right::pickup_write)) return;
  Section move = act("MOVE", "pickup.move");
  put_pickup_sites(visit, move, "");
  if (one.under_way) act("RECEIVE", "pickup.receive");
  act("RETURN", "pickup.return");
  put_correction(visit, page, one, owner);
}

}  // namespace

std::string_view pickup_item(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto one = visit.town ? pickup_of(visit, snapshot.db()) : std::nullopt;
  if (!put_pickup_frame(visit, page, one ? std::string(pickup::german(one->kind)) + " ausgeben" : "Abholung")) return kNoPickupTown;
  if (!one) return "missing";
  const auto owner = one->erased ? std::nullopt : owner_of_pickup(visit, snapshot.db(), one->subject);
  Section facts = page.add("ITEM");
  put_pickup_row(visit, snapshot.db(), facts, *one);
  facts.set("PIN_WORD", pickup::german(one->pin));
  page.show_if(!visit.query("eingetragen").empty() && one->state == pickup::State::handed_over, "JUST_DONE");
  const pickup::Age age = owner ? pickup::age_band(owner->birth, today_of(visit)) : pickup::Age::unknown;
  if (owner) facts.set_shown("AGE", age_words(age), "HAS_AGE");
  page.set("ITEM_PATH", path_of(*one));
  if (one->state == pickup::State::ready && !one->erased && visit.may(staff::Right::pickup_hand_over)) {
    if (owner)
      put_hand_over(visit, page, *one, age);
    else
      page.show("CLOSED");
  }
  put_others(visit, page, *one, owner);
  put_history(visit, snapshot.db(), page, *one);
  return "pickup_item";
}

std::optional<web::Response> pickup_slip_pdf(const StabVisit& visit) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto one = visit.town ? pickup_of(visit, snapshot.db()) : std::nullopt;
  if (!one) return std::nullopt;
  pickup::SheetHead head{
      .town = visit.town->town->municipality.name, .site = pickup_site_name(visit, one->site), .contact = "", .made = visit.parts.zone.local(visit.now), .created = visit.now};
  std::optional<pickup::HandOver> said;
  for (const pickup::Event& event : pickup::history(snapshot.db(), visit.log(), one->subject)) {
    if (event.type != pickup::event::kHandedOver) continue;
    said = pickup::decode_hand_over(boost::json::parse(event.data).as_object());
    head.made = visit.parts.zone.local(event.occurred);
  }
  const bool handed = one->state == pickup::State::handed_over && said;
  return pdf_answer(pickup::hand_over_slip(head, {*one, owner_of_pickup(visit, snapshot.db(), one->subject), head.site}, handed ? &*said : nullptr), "Empfangsbestaetigung.pdf");
}

namespace {

pickup::HandOver said_of(const web::Form& form, pickup::Age age) {
  pickup::HandOver said{.collector = pickup::parse_word<Collector>(pickup::kCollectors, form.text("wer")).value_or(Collector::owner),
                        .age = age,
                        .checked = {},
                        .old_document = pickup::parse_word<pickup::OldDocument>(pickup::kOldDocuments, form.text("alt")).value_or(pickup::OldDocument::none),
                        .pin = pickup::parse_word<pickup::PinSaid>(pickup::kPinSaid, form.text("pin")).value_or(pickup::PinSaid::none),
                        .signature = form.text("unterschrift")};
  for (const auto& [name, value] : form.pairs()) {
    const auto check = name == "geprueft" ? pickup::parse_word<pickup::Check>(pickup::kChecks, value) : std::nullopt;
    if (check) said.checked.push_back(*check);
  }
  return said;
}

}  // namespace

/// The age is found out here, from what is sealed, and not taken from a form; the entry itself is the trace of the look.
void hand_over_pickup(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!visit.town || !id) return answer.again(422, "Das Formular ist unvollständig angekommen; bitte laden Sie die Seite neu.");
  const std::string subject = form.text("dokument");
  const auto snapshot = visit.parts.readers.snapshot();
  const auto owner = peek_owner(visit, snapshot.db(), subject);
  if (!owner) return answer.again(422, "Die versiegelten Angaben sind verschlossen, deshalb steht nicht fest, wem das Dokument gehört; bitte erst den Datenschlüssel öffnen.");
  const auto files = uploads_of(visit.request);
  if (!files) return answer.again(422, files.error().sentence);
  pickup::HandOverText text{
      .pickup = subject, .said = said_of(form, pickup::age_band(owner->birth, today_of(visit))), .person = {form.text("person"), form.text("nachweis")}, .signature = {}, .at = ""};
  if (!files->empty()) {
    text.signature = files->front().bytes;
    text.said.signature = "pad";
  }
  if (const std::string typed(trim(form.text("zeit"))); !typed.empty()) {
    const auto at = read_wall_time(typed, visit.parts.zone);
    if (!at) return answer.again(422, "Die Zeit der Ausgabe »" + typed + "« ist kein Datum mit Uhrzeit; bitte berichtigen oder leer lassen (dann gilt jetzt).");
    text.at = format_utc(*at);
  }
  if (text.said.collector == Collector::owner) text.person = {};
  if (text.said.collector != Collector::owner && trim(text.person.name).empty()) return answer.again(422, "Bitte eintragen, wer das Dokument mitnimmt (Name).");
  auto command = visit.parts.pickups.desk.handing_over({visit.log(), *id, visit.session.account}, text);
  if (!command) return answer.again(422, command.error().sentence);
  stab_execute(visit.parts.executor, *std::move(command), answer,
               [path = "/stab/abholung/" + subject, place = visit.place](const state::Committed& done) { return path + "?ort=" + place + result_of(done); });
}

void correct_pickup(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!visit.town || !id) return answer.again(422, "Das Formular ist unvollständig angekommen; bitte laden Sie die Seite neu.");
  const pickup::PickupText text{.kind = form.text("art"),
                                .site = form.text("stelle"),
                                .arrived = form.text("eingetroffen"),
                                .pin = form.text("pin"),
                                .old_document = form.text("alt") == "ja",
                                .both_parents = form.text("eltern") == "ja"};
  const std::string subject = form.text("dokument");
  std::optional<pickup::Owner> changed;
  if (form.find("seriennummer")) {
    const auto owner = pickup::read_owner({form.text("familienname"), form.text("vornamen"), form.text("geboren"), form.text("seriennummer")});
    if (!owner) return answer.again(422, owner.error().sentence);
    const auto snapshot = visit.parts.readers.snapshot();
    if (peek_owner(visit, snapshot.db(), subject) != *owner) changed = *owner;
  }
  auto command = visit.parts.pickups.desk.correcting({visit.log(), *id, visit.session.account}, subject, text, changed ? &*changed : nullptr, form.text("grund"));
  if (!command) return answer.again(422, command.error().sentence);
  stab_execute(visit.parts.executor, *std::move(command), answer,
               [path = "/stab/abholung/" + subject, place = visit.place](const state::Committed& done) { return path + "?ort=" + place + result_of(done); });
}

}  // namespace nb::pages
