// SPDX-License-Identifier: EUPL-1.2
// What needs what, checked: references, scopes, cycles of the region and of every municipality that is wired differently,
// and whether every service works on a normal day.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "catalogue/expression.hpp"
#include "catalogue/import_draft.hpp"

namespace nb::catalogue {

namespace {

/// A component's wiring in one municipality, and the row that says so.
struct Wire {
  Expression needs;
  Row* row;
};
using Wires = std::map<std::string, Wire>;

/// Faulty expressions have been noted; here they need nothing.
Expression parsed(const std::string& text) { return Expression::parse(text).value_or(Expression()); }

std::vector<std::string> names_in(const std::string& text) { return parsed(text).names(); }

class Wiring {
 public:
  explicit Wiring(Draft& draft) : draft_(draft) {
    for (auto& [component, row] : draft.components) {
      base_.emplace(component.id, Wire{parsed(component.needs), &row});
      scopes_.emplace(component.id, component.scope);
      baselines_.emplace(component.id, component.baseline);
    }
  }

  void references() {
    for (auto& [component, row] : draft_.components) {
      known(row, "needs", component.needs);
      if (component.scope == Scope::region) region_only(row, component.needs);
    }
    for (auto& [change, row] : draft_.overrides) {
      known(row, "needs", change.needs);
      const auto scope = scopes_.find(change.component);
      if (scope == scopes_.end()) {
        if (!change.component.empty()) row.fault("component", "die Komponente „" + change.component + "“ gibt es nicht");
      } else if (scope->second == Scope::region) {
        row.fault("component", "„" + change.component + "“ gibt es nur einmal in der Region; nur Komponenten der Kommune lassen sich anders verdrahten");
      }
    }
    for (auto& [service, row] : draft_.services) {
      known(row, "needs", service.needs);
      known(row, "fallback_needs", service.fallback_needs);
    }
    for (auto& [step, row] : draft_.steps) {
      known(row, "needs", step.needs);
      known(row, "fallback_needs", step.fallback_needs);
    }
  }

  /// True if there is none.
  bool cycles() {
    bool found = report(base_, "");
    std::map<std::string, Wires> local;
    for (auto& [change, row] : draft_.overrides) {
      Wires& wires = local.emplace(change.ags.str(), base_).first->second;
      wires.insert_or_assign(change.component, Wire{parsed(change.needs), &row});
    }
    for (const auto& [ags, wires] : local) found = report(wires, ags) || found;
    return !found;
  }

  /// Only asked without cycles.
  void normal_day() {
    for (auto& [service, row] : draft_.services) {
      const Expression needs = parsed(service.needs);
      const bool complete = std::all_of(needs.names().begin(), needs.names().end(), [&](const std::string& id) { return base_.contains(id); });
      if (complete && !holds(needs))
        row.fault("needs", "die Leistung ist schon an einem normalen Tag nicht möglich: „" + first_missing(needs) + "“ ist nicht eingerichtet oder nicht verfügbar");
    }
  }

 private:
  void known(Row& row, std::string_view column, const std::string& text) {
    for (const std::string& id : names_in(text)) {
      if (!base_.contains(id)) row.fault_at(column, offset_of(text, id), "die Komponente „" + id + "“ gibt es nicht");
    }
  }

  void region_only(Row& row, const std::string& text) {
    for (const std::string& id : names_in(text)) {
      const auto scope = scopes_.find(id);
      if (scope != scopes_.end() && scope->second == Scope::municipality) {
        row.fault_at("needs", offset_of(text, id), "eine Komponente der Region darf „" + id + "“ nicht brauchen, die gehört zu einer Kommune");
      }
    }
  }

  /// Where the id stands as a word of its own.
  static std::size_t offset_of(const std::string& text, const std::string& id) {
    const auto part_of_id = [&](std::size_t at) { return at < text.size() && ((text[at] >= 'a' && text[at] <= 'z') || (text[at] >= '0' && text[at] <= '9') || text[at] == '_'); };
    for (std::size_t at = text.find(id); at != std::string::npos; at = text.find(id, at + 1)) {
      if (!part_of_id(at + id.size()) && (at == 0 || !part_of_id(at - 1))) return at;
    }
    return 0;
  }

  /// Depth first; a way back to something still open is a cycle. Notes each once, also if several municipalities share it.
  bool report(const Wires& wires, const std::string& ags) {
    std::set<std::string> done;
    bool found = false;
    for (const auto& [id, wire] : wires) {
      std::vector<std::string> path;
      found = visit(wires, id, path, done, ags) || found;
    }
    return found;
  }

  bool visit(const Wires& wires, const std::string& id, std::vector<std::string>& path, std::set<std::string>& done, const std::string& ags) {
    const auto open = std::find(path.begin(), path.end(), id);
    if (open != path.end()) {
      note(wires, std::vector<std::string>(open, path.end()), ags);
      return true;
    }
    const auto wire = wires.find(id);
    if (wire == wires.end() || done.contains(id)) return false;
    path.push_back(id);
    bool found = false;
    for (const std::string& next : wire->second.needs.names()) found = visit(wires, next, path, done, ags) || found;
    path.pop_back();
    done.insert(id);
    return found;
  }

  void note(const Wires& wires, const std::vector<std::string>& cycle, const std::string& ags) {
    // Begun at its least id, so that the same cycle always reads the same.
    const auto least = std::min_element(cycle.begin(), cycle.end());
    std::vector<std::string> turned(least, cycle.end());
    turned.insert(turned.end(), cycle.begin(), least);
    std::string spelled;
    for (const std::string& id : turned) spelled += id + " → ";
    spelled += turned.front();
    if (!cycles_.insert(spelled).second) return;
    Row* row = wires.at(turned.front()).row;
    for (const std::string& id : turned) {
      const auto& base = base_.at(id);
      if (wires.at(id).row != base.row) row = wires.at(id).row;  // the override that closes it
    }
    row->fault("needs", "die Komponenten brauchen sich im Kreis" + (ags.empty() ? std::string() : " (in " + ags + ")") + ": " + spelled);
  }

  bool holds(const Expression& expression) {
    return evaluate<bool>(expression.nodes(), true, [&](std::uint32_t name) { return up(expression.names()[name]); });
  }
  bool up(const std::string& id) {
    if (const auto known = up_.find(id); known != up_.end()) return known->second;
    const auto wire = base_.find(id);
    const bool value = wire == base_.end() || (baselines_.at(id) == Baseline::up && holds(wire->second.needs));
    up_.emplace(id, value);
    return value;
  }
  std::string first_missing(const Expression& expression) {
    const auto found = std::find_if(expression.names().begin(), expression.names().end(), [&](const std::string& id) { return !up(id); });
    return found == expression.names().end() ? std::string() : *found;
  }

  Draft& draft_;
  Wires base_;
  std::map<std::string, Scope> scopes_;
  std::map<std::string, Baseline> baselines_;
  std::map<std::string, bool> up_;
  std::set<std::string> cycles_;
};

}  // namespace

void check_wiring(Draft& draft) {
  std::map<std::string, std::size_t> lines;
  for (auto& [component, row] : draft.components) {
    const auto [first, added] = lines.emplace(component.id, row.line());
    if (!added) row.fault("id", "die Komponente steht schon in Zeile " + std::to_string(first->second));
  }
  std::map<std::pair<Ags, std::string>, std::size_t> overrides;
  for (auto& [change, row] : draft.overrides) {
    const auto [first, added] = overrides.emplace(std::pair(change.ags, change.component), row.line());
    if (!added) row.fault("component", "diese Komponente ist für die Kommune schon in Zeile " + std::to_string(first->second) + " anders verdrahtet");
  }
  Wiring wiring(draft);
  wiring.references();
  if (wiring.cycles()) wiring.normal_day();
}

}  // namespace nb::catalogue
