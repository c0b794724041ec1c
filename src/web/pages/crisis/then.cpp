// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/crisis/then.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "catalogue/queries.hpp"
#include "publish/publisher.hpp"
#include "situation/queries.hpp"

namespace nb::pages {

namespace {

using situation::ServiceState;
using situation::TownSituation;

void count(crisis::Counts& counts, const TownSituation& town) {
  for (const situation::ServiceStatus& one : town.services) {
    switch (one.whole.state) {
      case ServiceState::possible:
        ++counts.possible;
        break;
      case ServiceState::limited:
        ++counts.limited;
        break;
      case ServiceState::elsewhere:
        ++counts.elsewhere;
        break;
      case ServiceState::impossible:
        ++counts.impossible;
        break;
      case ServiceState::unknown:
        ++counts.unknown;
        break;
    }
  }
}

/// The municipalities a page is about.
std::vector<Ags> places(const StabVisit& visit) {
  if (visit.town) return {visit.town->town->municipality.ags};
  std::vector<Ags> out;
  for (const auto& town : visit.region->towns) out.push_back(town->town->municipality.ags);
  return out;
}

std::vector<situation::Incident> running(const StabVisit& visit, const TownSituation& town) {
  std::vector<situation::Incident> out;
  for (const situation::Incident& one : town.incidents) {
    if (!one.ended && (visit.town || one.region_wide)) out.push_back(one);
  }
  return out;
}

catalogue::Moment moment_of(const StabVisit& visit, const crisis::Position& position, Instant at) {
  return {.region = position.region, .here = visit.log(), .size = position.here, .at = at};
}

/// One service that stands otherwise than before, in the order of the catalogue of after; those that it has no longer come last.
struct Difference {
  std::size_t order = 0;
  std::optional<std::size_t> old_index;
  std::optional<ServiceState> was;  ///< none: the catalogue did not have it
  std::optional<ServiceState> is;   ///< none: the catalogue has it no longer
  friend auto operator<=>(const Difference&, const Difference&) = default;
};
using Differences = std::map<Difference, std::size_t>;

void compare(const situation::Board& before, const TownSituation& was, const situation::Board& after, const TownSituation& is, Differences& counts) {
  for (std::size_t i = 0; i < is.services.size(); ++i) {
    const auto old_index = before.wiring().service(is.services[i].service);
    const auto old_state = old_index ? std::optional(was.services[*old_index].whole.state) : std::nullopt;
    if (old_state != is.services[i].whole.state) ++counts[{.order = i, .old_index = {}, .was = old_state, .is = is.services[i].whole.state}];
  }
  for (std::size_t i = 0; i < was.services.size(); ++i) {
    if (!after.wiring().service(was.services[i].service)) ++counts[{.order = is.services.size() + i, .old_index = i, .was = was.services[i].whole.state, .is = {}}];
  }
}

std::string line_of(const Difference& what, const situation::Board& before, const situation::Board& after) {
  const auto word = [](ServiceState state) { return std::string(badge(state).word); };
  if (!what.is) return before.wiring().services().at(*what.old_index).name_de + ": nicht mehr in den Stammdaten, vorher " + word(*what.was);
  const std::string name = after.wiring().services().at(what.order).name_de + ": jetzt " + word(*what.is);
  return what.was ? name + ", vorher " + word(*what.was) : name + ", vorher nicht in den Stammdaten";
}

}  // namespace

situation::Board board_at(const StabVisit& visit, storage::Db& db, const crisis::Position& position, Instant at) {
  const catalogue::Moment moment = moment_of(visit, position, at);
  // Wiring a region takes a while; mostly the catalogue is still the one of then.
  auto wiring = visit.parts.publisher.board().wiring_shared();
  if (catalogue::changed_since(db, moment)) wiring = std::make_shared<const situation::Wiring>(catalogue::load_at(db, moment));
  situation::Board board(std::move(wiring));
  std::vector<situation::Fact> facts = situation::facts_at(db, region_log(), position.region);
  if (visit.town) {
    const auto own = situation::facts_at(db, visit.log(), position.here);
    facts.insert(facts.end(), own.begin(), own.end());
  }
  (void)board.apply(facts, at);
  return board;
}

std::string catalogue_changed(const StabVisit& visit, storage::Db& db, const crisis::Position& position, Instant at) {
  const auto changed = catalogue::changed_since(db, moment_of(visit, position, at));
  return changed ? visit.moment(*changed) : std::string();
}

crisis::Counts counts_of(const StabVisit& visit, const situation::Board& board) {
  crisis::Counts out;
  for (const Ags& ags : places(visit)) {
    if (const auto town = board.town(ags)) count(out, *town);
  }
  out.incidents = incidents_of(visit, board).size();
  return out;
}

crisis::Counts counts_now(const StabVisit& visit) {
  crisis::Counts out;
  for (const auto& town : visit.region->towns) {
    if (!visit.town || town->town->municipality.ags == visit.town->town->municipality.ags) count(out, *town->situation);
  }
  // Every municipality carries the region's incidents.
  const auto& any = visit.town ? visit.town : visit.region->towns.empty() ? nullptr : visit.region->towns.front();
  if (any) out.incidents = running(visit, *any->situation).size();
  return out;
}

std::vector<situation::Incident> incidents_of(const StabVisit& visit, const situation::Board& board) {
  const std::vector<Ags> all = places(visit);
  const auto town = all.empty() ? nullptr : board.town(all.front());
  return town ? running(visit, *town) : std::vector<situation::Incident>{};
}

std::vector<std::string> differences(const StabVisit& visit, const situation::Board& before, const situation::Board& after) {
  Differences counts;
  for (const Ags& ags : places(visit)) {
    const auto was = before.town(ags);
    const auto is = after.town(ags);
    if (was && is && was != is) compare(before, *was, after, *is, counts);
  }
  std::vector<std::pair<std::size_t, std::string>> lines;
  for (const auto& [what, towns] : counts) {
    std::string line = line_of(what, before, after);
    if (!visit.town) line += " (" + counted(towns, "Kommune", "Kommunen") + ")";
    lines.emplace_back(towns, std::move(line));
  }
  std::ranges::stable_sort(lines, std::greater{}, &std::pair<std::size_t, std::string>::first);
  std::vector<std::string> out;
  for (auto& [towns, line] : lines) out.push_back(std::move(line));
  return out;
}

std::string words_of(const crisis::Counts& counts) {
  std::string out;
  for (const auto& [number, word] : {std::pair{counts.impossible, "nicht möglich"}, std::pair{counts.limited, "eingeschränkt"}, std::pair{counts.elsewhere, "anderswo"},
                                     std::pair{counts.unknown, "unbekannt"}}) {
    if (number > 0) out += (out.empty() ? "" : ", ") + german_number(number) + " " + word;
  }
  return out.empty() ? "alles möglich" : out;
}

std::string forecast_words(const StabVisit& visit, const situation::Forecast& forecast) {
  using Kind = situation::Forecast::Kind;
  const std::string as_of = " (Stand " + visit.moment(forecast.as_of) + " Uhr)";
  const auto day = [&] { return forecast.date ? german_date(*forecast.date) : std::string(); };
  switch (forecast.kind) {
    case Kind::unknown:
      return "noch keine Aussage möglich" + as_of;
    case Kind::not_before:
      return "nicht vor dem " + day() + as_of;
    case Kind::day:
      return "voraussichtlich am " + day() + as_of;
  }
  return {};
}

}  // namespace nb::pages
