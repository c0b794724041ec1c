// SPDX-License-Identifier: EUPL-1.2
// One request of a signed-in person, and the pages that answer it. Each fills its template's values and returns the
// template's name. All run on the console's own pool.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "publish/view.hpp"
#include "staff/grants.hpp"
#include "staff/sessions.hpp"
#include "web/pages/fields.hpp"
#include "web/pages/stab.hpp"

namespace nb::pages {

struct StabMemory;

/// What an answer shows or hands out that leaves a trace; filled while it is made, written down before it leaves.
struct StabTrace {
  std::vector<std::string> read;  ///< subjects whose sealed parts were opened
  std::string purpose;            ///< empty: what the address names
  std::string exported;           ///< what was handed out; empty: nothing was
  std::uint64_t exported_count = 0;
  std::string exported_filter;
};

struct StabVisit {
  const StabParts& parts;
  const web::Request& request;
  const staff::Session& session;
  Instant now;
  std::shared_ptr<const publish::RegionView> region;  // shared: the view this answer started with
  std::string place;                                  ///< slug; empty: the region
  std::shared_ptr<const publish::View> town;          // shared: null for the region
  const web::Form* kept = nullptr;                    ///< what was typed into a form that is shown again
  std::string fault;                                  ///< why it is shown again
  StabMemory& memory;
  std::shared_ptr<const staff::Grants> grants;  // shared: those this answer started with
  StabTrace& trace;

  /// Has the right here, be it for one office only?
  [[nodiscard]] bool may(staff::Right right) const;
  /// Has it for what belongs to that office; empty: to none.
  [[nodiscard]] bool may(staff::Right right, std::string_view office) const;
  /// This answer tells what is sealed about a subject.
  void note_read(std::string_view subject) const;
  /// Could have such a command executed here.
  [[nodiscard]] bool may_ask(std::string_view command) const;
  [[nodiscard]] LogName log() const;
  [[nodiscard]] std::string query(std::string_view name) const;
  /// "31.10.2023, 20:00"
  [[nodiscard]] std::string moment(Instant at) const;
  /// True if the form of that command is shown again and `name=value` was sent with it.
  [[nodiscard]] bool keeps(std::string_view command, std::string_view name, std::string_view value) const;
};

/// What somebody is told who may not do what was asked for; the same whatever is missing.
inline constexpr const char* kNoRight = "Dafür haben Sie hier kein Recht; bitte wenden Sie sich an die Person, die bei Ihnen die Rechte vergibt.";

enum class StabNav { none, overview, components, services, offices, incidents, announcements, history, analysis, intake, dispatch, circulars };

/// Head, navigation, place, account and tokens, which all pages share.
void put_stab_frame(const StabVisit& visit, Section page, std::string_view title, StabNav current);
/// Which of several forms for the same command one is: by the field that names its object. Empty: there is only one.
struct FormKey {
  std::string_view field = {};
  std::string_view value = {};
};
/// The hidden fields of a form that asks for `command`: csrf, id, befehl, ort, zurueck; and what was typed into it before.
void put_form(const StabVisit& visit, Section form, std::string_view command, std::string_view back, const FormKey& key = {});

/// A row of the table of pages: fills the values and names the template.
struct StabPage {
  const char* pattern;
  std::string_view (*function)(const StabVisit&, Section);
};
/// The same for answers that are no page; nullopt: there is no such thing.
struct StabFile {
  const char* pattern;
  std::optional<web::Response> (*function)(const StabVisit&);
};

std::string_view stab_overview(const StabVisit& visit, Section page);
std::string_view stab_components(const StabVisit& visit, Section page);
std::string_view stab_component(const StabVisit& visit, Section page);
std::string_view stab_services(const StabVisit& visit, Section page);
std::string_view stab_service(const StabVisit& visit, Section page);
std::string_view stab_offices(const StabVisit& visit, Section page);
std::string_view stab_office(const StabVisit& visit, Section page);
std::string_view stab_incidents(const StabVisit& visit, Section page);
std::string_view stab_announcements(const StabVisit& visit, Section page);
std::string_view stab_history(const StabVisit& visit, Section page);
std::string_view stab_analysis(const StabVisit& visit, Section page);
std::string_view stab_rights(const StabVisit& visit, Section page);
std::string_view stab_traces(const StabVisit& visit, Section page);
std::optional<web::Response> stab_traces_csv(const StabVisit& visit);
std::optional<web::Response> stab_trace_proof(const StabVisit& visit);

/// Words of the console for states and kinds of entries, with the badge that goes with them.
struct Badge {
  std::string_view word;
  std::string_view css;  ///< "kern-badge--success", …
};
[[nodiscard]] Badge badge(situation::ComponentState state);
[[nodiscard]] Badge badge(situation::ServiceState state);
[[nodiscard]] Badge badge(situation::OfficeStatus::State state);
[[nodiscard]] std::string_view german(situation::Source source);
[[nodiscard]] std::string_view german_entry(std::string_view type);
void put_badge(Section section, const Badge& badge);

/// "31.10.2023"
[[nodiscard]] std::string german_date(const CivilDate& day);
/// "12.124"
[[nodiscard]] std::string german_number(std::uint64_t number);
/// "1 Kommune", "12.124 Kommunen"
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view one, std::string_view many);

}  // namespace nb::pages
