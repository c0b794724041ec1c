// SPDX-License-Identifier: EUPL-1.2
#include "staff/matrix.hpp"

#include <algorithm>
#include <array>

namespace nb::staff {

namespace {

constexpr auto kRoutes = std::to_array<RouteRow>({
    {"GET", "/healthz", Access::open},
    {"GET", "/", Access::open},
    {"GET", "/{path...}", Access::open},
    {"GET", "/beleg/", Access::open},
    {"GET", "/beleg", Access::open},
    {"GET", "/protokoll/checkpoint", Access::open},
    {"GET", "/{slug}/protokoll/checkpoint", Access::open},
    {"GET", "/protokoll/aushang.pdf", Access::open},
    {"GET", "/{slug}/protokoll/aushang.pdf", Access::open},
    {"GET", "/protokoll/tile/{path...}", Access::open},
    {"GET", "/{slug}/protokoll/tile/{path...}", Access::open},
    {"POST", "/zeuge/add-checkpoint", Access::open},  // authorised by the signature of a log that is witnessed here
    {"GET", "/zeuge/schluessel", Access::open},

    {"GET", "/einreichen/", Access::open},
    {"GET", "/einreichen/{schritt...}", Access::open},
    {"POST", "/einreichen/", Access::open},
    {"POST", "/einreichen/{schritt}", Access::open},
    {"POST", "/einreichen/anlagen/{was}", Access::open},
    {"GET", "/{a}/einreichen/", Access::open},
    {"GET", "/{a}/einreichen/{schritt...}", Access::open},
    {"POST", "/{a}/einreichen/", Access::open},
    {"POST", "/{a}/einreichen/{schritt}", Access::open},
    {"POST", "/{a}/einreichen/anlagen/{was}", Access::open},
    {"GET", "/{a}/{b}/einreichen/", Access::open},
    {"GET", "/{a}/{b}/einreichen/{schritt...}", Access::open},
    {"POST", "/{a}/{b}/einreichen/", Access::open},
    {"POST", "/{a}/{b}/einreichen/{schritt}", Access::open},
    {"POST", "/{a}/{b}/einreichen/anlagen/{was}", Access::open},
    {"GET", "/assets/filing/{name}", Access::open},
    {"GET", "/abholung/", Access::open},
    {"POST", "/abholung/", Access::open},
    {"GET", "/{a}/abholung/", Access::open},
    {"POST", "/{a}/abholung/", Access::open},
    {"GET", "/{a}/{b}/abholung/", Access::open},
    {"POST", "/{a}/{b}/abholung/", Access::open},

    {"GET", "/termine/", Access::open},
    {"GET", "/termine/{schritt}", Access::open},
    {"POST", "/termine/{schritt}", Access::open},
    {"GET", "/termin/{link}/", Access::open},
    {"GET", "/termin/{link}/{schritt}", Access::open},
    {"POST", "/termin/{link}/{schritt}", Access::open},
    {"GET", "/wartezimmer/{standort}/", Access::open},
    {"GET", "/{a}/termine/", Access::open},
    {"GET", "/{a}/termine/{schritt}", Access::open},
    {"POST", "/{a}/termine/{schritt}", Access::open},
    {"GET", "/{a}/termin/{link}/", Access::open},
    {"GET", "/{a}/termin/{link}/{schritt}", Access::open},
    {"POST", "/{a}/termin/{link}/{schritt}", Access::open},
    {"GET", "/{a}/wartezimmer/{standort}/", Access::open},
    {"GET", "/{a}/{b}/termine/", Access::open},
    {"GET", "/{a}/{b}/termine/{schritt}", Access::open},
    {"POST", "/{a}/{b}/termine/{schritt}", Access::open},
    {"GET", "/{a}/{b}/termin/{link}/", Access::open},
    {"GET", "/{a}/{b}/termin/{link}/{schritt}", Access::open},
    {"POST", "/{a}/{b}/termin/{link}/{schritt}", Access::open},
    {"GET", "/{a}/{b}/wartezimmer/{standort}/", Access::open},
    {"GET", "/termin/{link}", Access::open},  // as it stands in mails and text messages

    {"GET", "/stab", Access::open},
    {"GET", "/stab/anmelden", Access::open},
    {"POST", "/stab/anmelden", Access::open},
    {"GET", "/stab/einladung", Access::open},
    {"POST", "/stab/einladung", Access::open},  // the code is what lets somebody in
    {"GET", "/stab/assets/{path...}", Access::open},
    {"GET", "/stab/sprache/{lang}", Access::open},  // a preference of the browser
    {"POST", "/stab/abmelden", Access::signed_in},
    {"POST", "/stab/aktion", Access::form},
    {"GET", "/stab/konto", Access::signed_in},
    {"POST", "/stab/konto", Access::signed_in},
    {"GET", "/stab/konten", Access::right, Right::staff_read},
    {"GET", "/stab/konten.csv", Access::right, Right::staff_read},
    {"GET", "/stab/konten/{name}", Access::right, Right::staff_read},
    {"POST", "/stab/konten", Access::anywhere, Right::staff_admin},  // whose account it is about decides the rest

    {"GET", "/stab/", Access::right, Right::situation_read},
    {"GET", "/stab/lage", Access::right, Right::situation_read},
    {"GET", "/stab/komponenten", Access::right, Right::situation_read},
    {"GET", "/stab/komponenten.csv", Access::right, Right::situation_read},
    {"GET", "/stab/komponenten/{id}", Access::right, Right::situation_read},
    {"GET", "/stab/leistungen", Access::right, Right::situation_read},
    {"GET", "/stab/leistungen.csv", Access::right, Right::situation_read},
    {"GET", "/stab/leistungen/{id}", Access::right, Right::situation_read},
    {"GET", "/stab/aemter", Access::right, Right::situation_read},
    {"GET", "/stab/aemter.csv", Access::right, Right::situation_read},
    {"GET", "/stab/aemter/{id}", Access::right, Right::situation_read},
    {"GET", "/stab/vorfall", Access::right, Right::situation_read},
    {"GET", "/stab/meldungen", Access::right, Right::situation_read},
    {"GET", "/stab/meldungen.csv", Access::right, Right::situation_read},
    {"GET", "/stab/verlauf", Access::right, Right::situation_read},
    {"GET", "/stab/verlauf.csv", Access::right, Right::situation_read},
    {"GET", "/stab/analyse", Access::right, Right::situation_read},

    {"GET", "/stab/tagebuch", Access::right, Right::crisis_read},
    {"GET", "/stab/tagebuch.csv", Access::right, Right::crisis_read},
    {"GET", "/stab/tagebuch/neu", Access::right, Right::crisis_write},
    {"GET", "/stab/tagebuch/{nr}", Access::right, Right::crisis_read},
    {"GET", "/stab/aufgaben", Access::right, Right::situation_read},  // one's own; all of them with crisis.read
    {"GET", "/stab/aufgaben.csv", Access::right, Right::situation_read},
    {"GET", "/stab/aufgaben/{nr}", Access::right, Right::crisis_read},
    {"GET", "/stab/lagebericht", Access::right, Right::crisis_read},
    {"GET", "/stab/lagebericht.csv", Access::right, Right::crisis_read},
    {"GET", "/stab/lagebericht/{nr}", Access::right, Right::crisis_read},
    {"GET", "/stab/lagebericht/{nr}/lagebericht.pdf", Access::right, Right::crisis_read},

    {"GET", "/stab/freigaben", Access::right, Right::situation_read},  // shows what concerns the account, see approving_rights()
    {"GET", "/stab/freigaben.csv", Access::right, Right::situation_read},
    {"GET", "/stab/freigaben/{id}", Access::right, Right::situation_read},

    {"GET", "/stab/rundschreiben", Access::right, Right::situation_read},  // what is new for me
    {"GET", "/stab/rundschreiben.csv", Access::right, Right::situation_read},
    {"POST", "/stab/rundschreiben", Access::anywhere, Right::circular_write},  // large bodies: the place stands inside
    {"GET", "/stab/rundschreiben/neu", Access::right, Right::circular_write},
    {"GET", "/stab/rundschreiben/adressen", Access::right, Right::circular_write},
    {"GET", "/stab/rundschreiben/{id}", Access::right, Right::situation_read},
    {"GET", "/stab/rundschreiben/{id}/anrufe", Access::right, Right::circular_read},
    {"GET", "/stab/rundschreiben/{id}/anrufe.pdf", Access::right, Right::circular_read},
    {"GET", "/stab/rundschreiben/{id}/listen.pdf", Access::right, Right::circular_read},
    {"GET", "/stab/rundschreiben/{id}/liste/{bogen}", Access::right, Right::circular_read},
    {"GET", "/stab/rundschreiben/{id}/mails", Access::right, Right::circular_read},
    {"GET", "/stab/termine/absagen/{id}", Access::right, Right::appointments_read},
    {"GET", "/stab/termine/absagen/{id}/liste.csv", Access::right, Right::appointments_write},
    {"GET", "/stab/termine/anrufe", Access::right, Right::appointments_write},
    {"GET", "/stab/termine/anrufe.csv", Access::right, Right::appointments_write},
    {"GET", "/stab/termine/anrufe.pdf", Access::right, Right::appointments_write},
    {"GET", "/rundschreiben/{token}", Access::open},  // one-time links, for the staff who got a mail
    {"POST", "/rundschreiben/{token}", Access::open},

    {"GET", "/stab/abholung", Access::right, Right::pickup_read},
    {"POST", "/stab/abholung", Access::anywhere, Right::pickup_read},  // large bodies: the place stands inside
    {"GET", "/stab/abholung.csv", Access::right, Right::pickup_read},
    {"GET", "/stab/abholung/neu", Access::right, Right::pickup_write},
    {"GET", "/stab/abholung/liste", Access::right, Right::pickup_write},
    {"GET", "/stab/abholung/erinnern", Access::right, Right::pickup_write},
    {"GET", "/stab/abholung/erinnern.csv", Access::right, Right::pickup_write},
    {"GET", "/stab/abholung/erinnern.pdf", Access::right, Right::pickup_write},
    {"GET", "/stab/abholung/stelle.pdf", Access::right, Right::pickup_read},
    {"GET", "/stab/abholung/kurier/{nr}", Access::right, Right::pickup_read},
    {"GET", "/stab/abholung/{id}", Access::right, Right::pickup_read},
    {"GET", "/stab/abholung/{id}/beleg.pdf", Access::right, Right::pickup_read},

    {"GET", "/stab/eingang", Access::right, Right::intake_read},
    {"GET", "/stab/eingang.csv", Access::right, Right::intake_read},
    {"GET", "/stab/eingang/neu", Access::right, Right::intake_take},
    {"POST", "/stab/eingang/neu", Access::anywhere, Right::intake_take},   // large bodies: the place stands inside
    {"GET", "/stab/eingang/beiseite", Access::right, Right::intake_take},  // what the mail room's folders could not take
    {"GET", "/stab/eingang/beiseite.csv", Access::right, Right::intake_take},
    {"GET", "/stab/eingang/suche", Access::right, Right::intake_read},
    {"GET", "/stab/eingang/{id}", Access::right, Right::intake_read},
    {"GET", "/stab/eingang/{id}/berichtigen", Access::right, Right::intake_write},
    {"GET", "/stab/eingang/{id}/beleg", Access::right, Right::intake_read},
    {"GET", "/stab/eingang/{id}/beleg.pdf", Access::right, Right::intake_read},
    {"GET", "/stab/eingang/{id}/eingang.tlog-proof", Access::right, Right::intake_read},
    {"GET", "/stab/eingang/{id}/anlage/{hash}", Access::right, Right::intake_sealed},
    {"GET", "/stab/eingang/{id}/anlage/{hash}/vorschau", Access::right, Right::intake_sealed},
    {"GET", "/stab/termine/schalter", Access::right, Right::appointments_write},
    {"GET", "/stab/termine/schalter.csv", Access::right, Right::appointments_write},
    {"GET", "/stab/termine/wartenummer", Access::right, Right::appointments_write},
    {"GET", "/stab/termine/wartenummer.pdf", Access::right, Right::appointments_write},
    {"GET", "/stab/fristen", Access::right, Right::intake_read},
    {"GET", "/stab/formulare", Access::right, Right::intake_read},
    {"GET", "/stab/formulare.csv", Access::right, Right::intake_read},
    {"GET", "/stab/formulare/druck.pdf", Access::right, Right::intake_take},
    {"GET", "/stab/ausgang", Access::right, Right::letters_read},
    {"GET", "/stab/ausgang.csv", Access::right, Right::letters_read},
    {"GET", "/stab/ausgang/neu", Access::right, Right::letters_write},
    {"GET", "/stab/ausgang/{id}", Access::right, Right::letters_read},
    {"GET", "/stab/ausgang/{id}/beleg.pdf", Access::right, Right::letters_read},
    {"GET", "/stab/ausgang/{id}/ausgang.tlog-proof", Access::right, Right::letters_read},
    {"GET", "/stab/ausgang/liste/{id}", Access::right, Right::letters_read},
    {"GET", "/stab/ausgang/liste/{id}/liste.pdf", Access::right, Right::letters_read},
    {"GET", "/stab/schluessel", Access::right, Right::vault_unlock},

    {"GET", "/stab/termine", Access::right, Right::appointments_read},
    {"GET", "/stab/termine.csv", Access::right, Right::appointments_read},
    {"GET", "/stab/termine/neu", Access::right, Right::appointments_write},
    {"GET", "/stab/termine/warteliste", Access::right, Right::appointments_write},
    {"GET", "/stab/termine/warteliste.csv", Access::right, Right::appointments_write},
    {"GET", "/stab/termine/{id}/link.pdf", Access::right, Right::appointments_write},
    {"GET", "/stab/termine/plan", Access::right, Right::appointments_read},
    {"GET", "/stab/termine/absagen", Access::right, Right::appointments_plan},
    {"GET", "/stab/termine/absagen.csv", Access::right, Right::appointments_plan},
    {"GET", "/stab/termine/tagesliste.pdf", Access::right, Right::appointments_read},
    {"GET", "/stab/termine/{id}", Access::right, Right::appointments_read},
    {"GET", "/stab/termine/einlesen", Access::right, Right::appointments_write},
    {"POST", "/stab/termine/einlesen", Access::anywhere, Right::appointments_write},  // large bodies: the place stands inside
    {"GET", "/stab/termine/einlesen/blatt", Access::right, Right::appointments_write},
    {"GET", "/stab/termine/einlesen/blatt/{anlage}/{seite}", Access::right, Right::appointments_write},
    {"GET", "/stab/termine/einlesen/{entwurf}", Access::right, Right::appointments_write},
    {"GET", "/stab/termine/eingelesen/{import}", Access::right, Right::appointments_write},
    {"GET", "/stab/termine/eingelesen/{import}/rest.csv", Access::right, Right::appointments_write},

    {"GET", "/stab/rechte", Access::right, Right::staff_read},
    {"GET", "/stab/rechte.csv", Access::right, Right::staff_read},
    {"GET", "/stab/spuren", Access::right, Right::audit_read},
    {"GET", "/stab/spuren.csv", Access::right, Right::audit_read},
    {"GET", "/stab/spuren/{nr}/beleg.tlog-proof", Access::right, Right::audit_read},
});

constexpr auto kControl = std::to_array<RouteRow>({
    {"POST", "/commands", Access::machine},
    {"POST", "/ping", Access::machine},
    {"POST", "/accounts", Access::machine},
    {"POST", "/notice-sheet", Access::machine},
});

constexpr auto kMetrics = std::to_array<RouteRow>({{"GET", "/metrics", Access::open}});

constexpr auto kCommands = std::to_array<CommandRow>({
    {"catalogue.apply", Right::catalogue_write},

    {"staff.create_account", Right::staff_admin, Place::anywhere},
    {"staff.close_account", Right::staff_admin, Place::account},
    {"staff.grant_role", Right::staff_admin, Place::town_arg},
    {"staff.withdraw_role", Right::staff_admin, Place::grant},

    // What they need follows from what they are about; whoever sees anything may ask.
    {"approval.propose", Right::situation_read, Place::inner},
    {"approval.act_alone", Right::situation_read, Place::inner},
    {"approval.approve", Right::situation_read, Place::proposal},
    {"approval.refuse", Right::situation_read, Place::proposal},
    {"approval.look", Right::situation_read, Place::proposal},
    {"approval.withdraw", Right::situation_read, Place::proposer},

    {"audit.note_sign_in", Right::audit_read, Place::machine},
    {"audit.note_account", Right::audit_read, Place::machine},
    {"audit.note_refusals", Right::audit_read, Place::machine},
    {"audit.note_read", Right::audit_read, Place::machine},
    {"audit.note_export", Right::audit_read, Place::machine},
    {"audit.note_list", Right::audit_read, Place::machine},

    {"subject.erase", Right::subject_erase, Place::log, Office::filing},
    {"subject.note_vault", Right::vault_unlock},

    {"situation.declare_component", Right::situation_write},
    {"situation.withdraw_component", Right::situation_write},
    {"situation.measure_component", Right::situation_write},
    {"situation.withdraw_measurement", Right::situation_write},
    {"situation.confirm_service", Right::situation_write},
    {"situation.withdraw_confirmation", Right::situation_write},
    {"situation.declare_office", Right::situation_write},
    {"situation.withdraw_office", Right::situation_write},
    {"situation.declare_incident", Right::situation_write},
    {"situation.update_forecast", Right::situation_write},
    {"situation.end_incident", Right::situation_write},
    {"situation.undo", Right::situation_write},

    {"crisis.note", Right::crisis_write},
    {"crisis.raise_question", Right::crisis_write},
    {"crisis.drop_question", Right::crisis_write},
    {"crisis.record_decision", Right::crisis_write},
    {"crisis.correct_note", Right::crisis_write},
    {"crisis.set_task", Right::crisis_write},
    {"crisis.change_task", Right::crisis_write},
    {"crisis.finish_task", Right::crisis_write},
    {"crisis.finish_own_task", Right::own_duties},  // whoever has it
    {"crisis.drop_task", Right::crisis_write},
    {"crisis.make_report", Right::crisis_write},

    {"intake.take_filing", Right::intake_take},
    {"intake.correct_filing", Right::intake_write, Place::log, Office::filing},
    {"intake.assign_filing", Right::intake_write, Place::log, Office::filing},
    {"intake.answer_filing", Right::intake_write, Place::log, Office::filing},
    {"intake.close_filing", Right::intake_write, Place::log, Office::filing},
    {"intake.reopen_filing", Right::intake_write, Place::log, Office::filing},
    {"intake.merge_filings", Right::intake_write, Place::log, Office::filing},
    {"intake.mark_reinstatement", Right::intake_write, Place::log, Office::filing},
    {"intake.print_forms", Right::intake_take},
    {"intake.void_form", Right::intake_take},
    {"intake.enter_letter", Right::letters_write},
    {"intake.post_letters", Right::letters_write},

    {"circular.escalate", Right::circular_write, Place::machine},
    {"circular.follow_link", Right::circular_write, Place::machine},  // whoever holds the one-time link
    {"circular.begin_mail", Right::circular_write, Place::machine},
    {"circular.settle_mail", Right::circular_write, Place::machine},
    {"circular.write", Right::circular_write},
    {"circular.send", Right::circular_write},
    {"circular.withdraw", Right::circular_write},
    {"circular.acknowledge", Right::circular_write},
    {"circular.note_call", Right::circular_write},
    {"circular.judge_mail", Right::circular_write},
    {"circular.scan", Right::circular_write},
    {"circular.addresses", Right::circular_write},
    {"circular.confirm", Right::own_duties},
    {"circular.stand_in", Right::own_duties},
    {"circular.name_reader", Right::own_duties},
    {"circular.forget_me", Right::own_duties},
    {"circular.release_reader", Right::staff_admin},

    {"appointments.set_pool", Right::appointments_plan},
    {"appointments.close_pool", Right::appointments_plan},
    {"appointments.set_offer", Right::appointments_plan},
    {"appointments.withdraw_offer", Right::appointments_plan},
    {"appointments.open_offer", Right::appointments_plan},
    {"appointments.call_off", Right::appointments_plan},
    {"appointments.lift_call_off", Right::appointments_plan},
    {"appointments.open_wave", Right::appointments_plan},
    {"appointments.set_day", Right::appointments_write},
    {"appointments.clear_day", Right::appointments_write},
    {"appointments.reserve", Right::appointments_write},
    {"appointments.confirm", Right::appointments_write},
    {"appointments.release", Right::appointments_write},
    {"appointments.take_booking", Right::appointments_write},
    {"appointments.note_import", Right::appointments_write},
    {"appointments.note_mapping", Right::appointments_write},
    {"appointments.join_waiting", Right::appointments_write},
    {"appointments.correct_booking", Right::appointments_write},
    {"appointments.move_booking", Right::appointments_write},
    {"appointments.cancel_booking", Right::appointments_write},
    {"appointments.give_up_booking", Right::appointments_write},
    {"appointments.close_booking", Right::appointments_write},
    {"appointments.make_link", Right::appointments_write},
    {"appointments.tell_again", Right::appointments_write},
    {"appointments.judge_notice", Right::appointments_write},
    {"appointments.note_call", Right::appointments_write},
    {"appointments.draw_number", Right::appointments_write},
    {"appointments.call_next", Right::appointments_write},
    {"appointments.finish_number", Right::appointments_write},
    {"appointments.skip_number", Right::appointments_write},
    {"appointments.recall_number", Right::appointments_write},
    {"appointments.follow_link", Right::appointments_write, Place::machine},  // whoever holds a link of their own
    {"appointments.begin_notice", Right::appointments_write, Place::machine},
    {"appointments.settle_notice", Right::appointments_write, Place::machine},
    {"appointments.pass_notice", Right::appointments_write, Place::machine},
    {"pickup.register", Right::pickup_write},
    {"pickup.import", Right::pickup_write},
    {"pickup.correct", Right::pickup_write},
    {"pickup.move", Right::pickup_write},
    {"pickup.receive", Right::pickup_write},
    {"pickup.remind", Right::pickup_write},
    {"pickup.return", Right::pickup_write},
    {"pickup.hand_over", Right::pickup_hand_over},
    {"pickup.undo", Right::pickup_hand_over},

    {"publish.announce", Right::publish_write},
    {"publish.correct", Right::publish_write},
    {"publish.withdraw", Right::publish_write},

    {"vault.make", Right::vault_make},
    {"vault.open", Right::vault_unlock},
    {"vault.lock", Right::vault_unlock},
});

struct AreaRights {
  std::string_view area;
  std::array<Right, 2> rights;
  std::size_t count;
};
constexpr auto kApproving = std::to_array<AreaRights>({
    {"publish", {Right::publish_approve}, 1},
    {"overrides", {Right::publish_approve}, 1},
    {"end_incident", {Right::publish_approve, Right::situation_write}, 2},
    {"erase", {Right::subject_erase}, 1},
    {"extract", {Right::publish_approve}, 1},
    {"administrators", {Right::staff_admin}, 1},
    {"call_off", {Right::publish_approve, Right::appointments_plan}, 2},
});

}  // namespace

std::span<const Right> approving_rights(std::string_view area) {
  const auto found = std::ranges::find(kApproving, area, &AreaRights::area);
  return found == kApproving.end() ? std::span<const Right>() : std::span(found->rights).first(found->count);
}

std::span<const RouteRow> routes() { return kRoutes; }
std::span<const RouteRow> control_routes() { return kControl; }
std::span<const RouteRow> metrics_routes() { return kMetrics; }
std::span<const CommandRow> commands_table() { return kCommands; }

const RouteRow* find_route(std::span<const RouteRow> table, std::string_view method, std::string_view pattern) {
  const auto found = std::ranges::find_if(table, [&](const RouteRow& row) { return row.method == method && row.pattern == pattern; });
  return found == table.end() ? nullptr : &*found;
}

std::string gate_of(const RouteRow& row) {
  switch (row.access) {
    case Access::open:
      return "public";
    case Access::machine:
      return "machine";
    case Access::form:
      return "form";
    case Access::signed_in:
      return "signed-in";
    case Access::right:
      return std::string(to_string(row.right));
    case Access::anywhere:
      return std::string(to_string(row.right)) + "@any";
  }
  return {};
}

const CommandRow* find_command(std::string_view name) {
  const auto found = std::ranges::find(kCommands, name, &CommandRow::name);
  return found == kCommands.end() ? nullptr : &*found;
}

}  // namespace nb::staff
