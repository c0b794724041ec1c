// SPDX-License-Identifier: EUPL-1.2
#include "app/rooms.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "app/config.hpp"
#include "appointments/commands.hpp"
#include "appointments/queries.hpp"
#include "approval/commands.hpp"
#include "audit/commands.hpp"
#include "catalogue/commands.hpp"
#include "catalogue/queries.hpp"
#include "catalogue/records.hpp"
#include "catalogue/town.hpp"
#include "circular/commands.hpp"
#include "circular/queries.hpp"
#include "crisis/commands.hpp"
#include "deadlines/holidays.hpp"
#include "intake/commands.hpp"
#include "intake/queries.hpp"
#include "intake/search_words.hpp"
#include "pickup/commands.hpp"
#include "pickup/queries.hpp"
#include "pickup/search_words.hpp"
#include "publish/commands.hpp"
#include "publish/markdown.hpp"
#include "situation/commands.hpp"
#include "situation/queries.hpp"
#include "staff/checked_executor.hpp"
#include "staff/commands.hpp"
#include "staff/grants.hpp"
#include "staff/model.hpp"
#include "staff/queries.hpp"
#include "state/members.hpp"
#include "subject/commands.hpp"
#include "web/pages/appointments/step_state.hpp"

namespace nb::app {

namespace {

void add(std::vector<state::CommandKind>& all, std::vector<state::CommandKind> room) {
  all.insert(all.end(), std::make_move_iterator(room.begin()), std::make_move_iterator(room.end()));
}

namespace json = boost::json;

using catalogue::RecordKind;
using LocalHolidays = std::map<std::string, std::vector<deadlines::LocalHoliday>>;

std::optional<catalogue::ComponentKind> component_kind(storage::Db& db, std::string_view id) {
  const auto record = catalogue::find_record(db, region_log(), RecordKind::component, id);
  if (!record) return std::nullopt;
  return catalogue::assemble({*record}).components.at(0).kind;
}

bool knows_municipality(storage::Db& db, const Ags& ags) { return catalogue::find_record(db, region_log(), RecordKind::municipality, ags.str()).has_value(); }
/// One of the town's sites; where the data names none, the town hall that pages then speak of.
bool knows_site(storage::Db& db, const Ags& ags, std::string_view site) {
  if (catalogue::find_record(db, main_log(ags), RecordKind::site, site)) return true;
  const auto record = catalogue::find_record(db, region_log(), RecordKind::municipality, ags.str());
  return record && catalogue::sites_of({}, catalogue::assemble({*record}).municipalities.at(0)).front().site_id == site;
}
bool knows_service(storage::Db& db, std::string_view id) { return catalogue::find_record(db, region_log(), RecordKind::service, id).has_value(); }

/// What the situation asks about the catalogue; rooms of neighbouring levels meet here.
situation::Known known_catalogue() {
  return {
      .municipality = knows_municipality,
      .component = component_kind,
      .service = knows_service,
      .step = [](storage::Db& db, std::string_view service,
                 int position) { return catalogue::find_record(db, region_log(), RecordKind::step, std::string(service) + "/" + std::to_string(position)).has_value(); },
      .office = [](storage::Db& db, std::string_view name) { return catalogue::has_office(db, name); },
      .site = knows_site,
  };
}

/// The incident as its log tells it: the municipality's own, or the region's.
std::optional<intake::Outage> known_outage(storage::Db& db, const Ags& ags, std::string_view id) {
  for (const LogName& log : {main_log(ags), region_log()}) {
    const std::vector<situation::Line> lines = situation::lines_of(db, log, situation::FactKind::incident, id);
    const auto* said = lines.empty() ? nullptr : std::get_if<situation::Incident>(&lines.back().fact.said);
    if (said == nullptr) continue;
    const auto ended = said->ended ? std::optional(lines.back().seq) : std::nullopt;
    return intake::Outage{.log = log.str(), .declared = lines.front().seq, .ended = ended, .from = said->began, .to = said->ended};
  }
  return std::nullopt;
}

/// The statutory holidays of a municipality's Land, the local ones that the law itself ties to it, and those that were set.
deadlines::HolidayCalendar calendar_of(const std::string& usual_land, const LocalHolidays& set, const Ags& ags) {
  const auto land = deadlines::land_of(ags) ? deadlines::land_of(ags) : deadlines::parse_land(usual_land);
  std::vector<deadlines::LocalHoliday> local = deadlines::local_holidays_by_law(ags);
  if (const auto own = set.find(ags.str()); own != set.end()) local.insert(local.end(), own->second.begin(), own->second.end());
  return land ? deadlines::HolidayCalendar(*land, local) : deadlines::HolidayCalendar();
}

intake::Known known_to_intake(const Config& config, const Zone& zone) {
  return {.municipality = knows_municipality,
          .office = [](storage::Db& db, const Ags&, std::string_view name) { return catalogue::has_office(db, name); },
          .service = knows_service,
          .outage = known_outage,
          .holidays = [land = config.land, set = config.local_holidays](const Ags& ags) { return calendar_of(land, set, ags); },
          .zone = &zone};
}

appointments::Known known_to_appointments(const Config& config, const Zone& zone, SituationOf situation) {
  return {.municipality = knows_municipality,
          .service = knows_service,
          .site = knows_site,
          .state =
              [situation = std::move(situation)](const Ags& ags, std::string_view service, std::optional<int> step) {
                const auto town = situation ? situation(ags) : nullptr;
                return pages::step_state(town.get(), service, step);
              },
          .holidays = [land = config.land, set = config.local_holidays](const Ags& ags) { return calendar_of(land, set, ags); },
          .zone = &zone,
          .sms = !config.sms.url.empty()};
}

/// Whoever stands in the directory, today or not: a task outlives a transfer.
bool knows_person(storage::Db& db, const LogName& log, std::string_view person) {
  const auto records = catalogue::assemble(catalogue::directory_records(db, log)).directory;
  return std::ranges::find(records, person, &catalogue::DirectoryEntry::id) != records.end();
}

crisis::Known known_to_crisis() {
  return {.account = [](storage::Db& db, const LogName& log, std::string_view account,
                        Instant now) { return staff::load_grants_of(db, account).may_somewhere_in(account, staff::Right::own_duties, staff::town_of(log), now); },
          .person = knows_person,
          .reader = [](storage::Db& db, const LogName& log, std::string_view account) { return circular::person_of_account(db, log, account); }};
}

/// Is there something sealed about it?
bool knows_subject(storage::Db& db, const LogName& log, std::string_view subject) {
  return intake::find_filing(db, log, subject).has_value() || intake::find_letter(db, log, subject).has_value() || appointments::find_booking(db, log, subject).has_value() ||
         pickup::find_pickup(db, log, subject).has_value();
}

/// Who may give roles, do everything, or be the second person; unless nobody is there yet who could agree.
bool makes_administrator(storage::Db& db, const json::object& data) {
  const auto role = staff::parse_role(state::text_member(data, "role"));
  if (!role || !staff::is_for_two(*role)) return false;
  const staff::Grants grants = staff::load_grants(db);
  return std::ranges::any_of(grants.all(), [](const staff::Grant& one) { return one.role == staff::Role::administrator; });
}

/// Taking something back is saying something, too: which of the guarded things it amounts to.
bool undoes_confirmation(storage::Db&, const json::object& data) { return state::text_member(data, "kind") == "service"; }
bool undoes_incident(storage::Db&, const json::object& data) {
  if (state::text_member(data, "kind") != "incident") return false;
  const json::value* said = data.if_contains("said");
  return said == nullptr || !said->is_object() || said->get_object().contains("ended");  // it is as if it had never been, or over again
}

}  // namespace

approval::Guard four_eyes(const Config& config) {
  using approval::Area;
  // One line for what another room guards.
  approval::Policy policy = config.four_eyes;
  policy.machine = staff::kMachineActor;
  return {std::move(policy),
          {{Area::publish, "publish.announced", {"publish.announce"}},
           {Area::publish, "publish.corrected", {"publish.correct"}},
           {Area::publish, "publish.withdrawn", {"publish.withdraw"}},
           {Area::overrides, "situation.service_confirmed", {"situation.confirm_service"}},
           {Area::overrides, "situation.confirmation_withdrawn", {"situation.withdraw_confirmation"}},
           {Area::overrides, "situation.undone", {"situation.undo"}, undoes_confirmation},
           {Area::end_incident, "situation.incident_ended", {"situation.end_incident"}},
           {Area::end_incident, "situation.undone", {"situation.undo"}, undoes_incident},
           {Area::erase, "subject.erased", {"subject.erase"}},
           {Area::call_off, "appointments.called_off", {"appointments.call_off"}},
           {Area::administrators, "staff.role_granted", {"staff.grant_role", "staff.create_account"}, makes_administrator}}};
}

deadlines::HolidayCalendar holidays_of(const Config& config, const Ags& ags) { return calendar_of(config.land, config.local_holidays, ags); }

std::vector<finder::Source> search_sources() { return {intake::filing_source(), pickup::pickup_source()}; }

std::vector<state::CommandKind> unguarded_commands(const Config& config, const Zone& zone, SituationOf situation) {
  std::vector<state::CommandKind> all;
  add(all, catalogue::commands());
  add(all, staff::commands({.municipality = knows_municipality, .office = [](storage::Db& db, std::string_view name) { return catalogue::has_office(db, name); }}));
  add(all, audit::commands());
  add(all, subject::commands({.exists = knows_subject}));
  add(all, situation::commands(known_catalogue()));
  add(all, intake::commands(known_to_intake(config, zone)));
  add(all, circular::commands({.readable_markdown = [](std::string_view text) { return publish::render_markdown(text).has_value(); }, .zone = &zone}));
  add(all, appointments::commands(known_to_appointments(config, zone, std::move(situation))));
  add(all, pickup::commands({.municipality = knows_municipality, .site = knows_site, .zone = &zone}));
  add(all, crisis::commands(known_to_crisis()));
  add(all, publish::commands());
  return all;
}

std::vector<state::CommandKind> all_commands(const Config& config, const Zone& zone, SituationOf situation) {
  return approval::guard(unguarded_commands(config, zone, std::move(situation)), four_eyes(config));
}

}  // namespace nb::app
