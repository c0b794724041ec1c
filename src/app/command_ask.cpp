// SPDX-License-Identifier: EUPL-1.2
// status, why, what-if, single-points, restart-order, contradictions: read-only, also beside a running server.
#include <fmt/ostream.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iostream>

#include "app/ask.hpp"
#include "app/commands.hpp"
#include "app/gateway.hpp"
#include "app/runtime.hpp"
#include "base/error.hpp"
#include "situation/explain.hpp"
#include "situation/impact.hpp"
#include "situation/why_text.hpp"
#include "situation/wiring.hpp"

namespace nb::app {

namespace {

using situation::ServiceState;

const char* german(ServiceState state) {
  switch (state) {
    case ServiceState::possible:
      return "möglich";
    case ServiceState::limited:
      return "eingeschränkt";
    case ServiceState::elsewhere:
      return "anderswo";
    case ServiceState::impossible:
      return "nicht möglich";
    case ServiceState::unknown:
      return "unbekannt";
  }
  return "";
}

/// What the question is about, opened once.
class Question {
 public:
  explicit Question(const AskOptions& options) {
    const auto gateway = open_gateway(runtime_.parts(), Folder{options.dir});
    knowledge_.emplace(load_knowledge(gateway->state(), options.clock_at.empty() ? gateway->now() : moment_from(options.clock_at)));
    if (options.ags.empty()) return;
    ags_ = municipality_named(knowledge_->catalogue, options.ags);
    if (!ags_)
      throw Error(ErrorKind::configuration, "Eine Kommune »" + options.ags + "« gibt es hier nicht; bitte Gemeindeschlüssel oder Kurznamen angeben, zum Beispiel arnsberg.");
  }
  [[nodiscard]] const situation::Board& board() const { return knowledge_->board; }
  [[nodiscard]] const catalogue::Catalogue& catalogue() const { return knowledge_->catalogue; }
  [[nodiscard]] const std::optional<Ags>& ags() const { return ags_; }

  [[nodiscard]] std::string name_of(const Ags& ags) const {
    const auto found = std::ranges::find(catalogue().municipalities, ags, &catalogue::Municipality::ags);
    return found == catalogue().municipalities.end() ? ags.str() : found->name;
  }
  [[nodiscard]] std::string component(const std::string& id) const {
    const auto found = std::ranges::find(catalogue().components, id, &catalogue::Component::id);
    return found == catalogue().components.end() ? id : fmt::format("{} ({})", found->name_de, id);
  }
  [[nodiscard]] std::string service(const std::string& id) const {
    const auto found = std::ranges::find(catalogue().services, id, &catalogue::Service::id);
    return found == catalogue().services.end() ? id : found->name_de;
  }

 private:
  Runtime runtime_;
  std::optional<Knowledge> knowledge_;
  std::optional<Ags> ags_;
};

void print_chain(const std::vector<situation::Cause>& causes, int depth, Io io) {
  for (const situation::Cause& cause : causes) {
    const char* how = cause.not_set_up ? "nicht eingerichtet" : cause.root ? "erklärt" : "folgt daraus";
    fmt::print(io.out, "{:{}}- {} ({}): {}\n", "", depth * 2, cause.name_de, cause.component, how);
    if (!cause.status.text.de.empty() && cause.root) fmt::print(io.out, "{:{}}»{}«\n", "", depth * 2 + 2, cause.status.text.de);
    print_chain(cause.because, depth + 1, io);
  }
}

void print_falls(const Question& question, const situation::WhatIf& result, Io io) {
  for (const situation::Fall& fall : result.falls) {
    fmt::print(io.out, "  {:14} statt {:14} {} ({} Kommunen, {} Menschen)\n", german(fall.after), german(fall.before), question.service(fall.service), fall.towns.size(),
               fall.citizens);
  }
}

}  // namespace

int status(const AskOptions& options, Io io) {
  const Question question(options);
  for (const catalogue::Municipality& m : question.catalogue().municipalities) {
    if (question.ags() && *question.ags() != m.ags) continue;
    const auto town = question.board().town(m.ags);
    const auto count = [&](ServiceState state) { return std::ranges::count_if(town->services, [&](const situation::ServiceStatus& s) { return s.whole.state == state; }); };
    fmt::print(io.out, "{} {:32} möglich {:3}  eingeschränkt {:3}  anderswo {:3}  nicht möglich {:3}  unbekannt {:3}\n", m.ags.str(), m.name, count(ServiceState::possible),
               count(ServiceState::limited), count(ServiceState::elsewhere), count(ServiceState::impossible), count(ServiceState::unknown));
  }
  return kDone;
}

int why(const AskOptions& options, Io io) {
  const Question question(options);
  if (!question.ags()) {
    fmt::print(io.err, "Bitte mit --ags sagen, in welcher Kommune.\n");
    return kUsage;
  }
  const auto answer = situation::why(question.board(), *question.ags(), options.service);
  if (!answer) {
    fmt::print(io.err, "Eine Leistung »{}« gibt es hier nicht.\n", options.service);
    return kRefused;
  }
  fmt::print(io.out, "{}: {}\n{}\n", answer->name_de, german(answer->status.state), situation::sentence(*answer, situation::Language::de));
  print_chain(answer->needs, 1, io);
  if (!answer->fallback.empty()) fmt::print(io.out, "Auch der Ersatzweg geht nicht:\n");
  print_chain(answer->fallback, 1, io);
  return kDone;
}

int what_if(const AskOptions& options, Io io) {
  const Question question(options);
  for (const std::string& id : options.components) {
    if (std::ranges::find(question.catalogue().components, id, &catalogue::Component::id) != question.catalogue().components.end()) continue;
    fmt::print(io.err, "Eine Komponente »{}« gibt es hier nicht.\n", id);
    return kRefused;
  }
  const auto result = situation::what_if(question.board(), options.components, question.ags());
  fmt::print(io.out, "Nicht mehr verfügbar: {}\n", fmt::join(result.components, ", "));
  fmt::print(io.out, "Schlechter in {} Kommunen mit {} Menschen:\n", result.towns.size(), result.citizens);
  print_falls(question, result, io);
  fmt::print(io.out, "Unverändert überall: {} Leistungen\n", result.survives.size());
  for (const std::string& service : result.survives) fmt::print(io.out, "  {}\n", question.service(service));
  return kDone;
}

int single_points(const AskOptions& options, Io io) {
  const Question question(options);
  for (const situation::SinglePoint& point : situation::single_points(std::make_shared<const situation::Wiring>(question.catalogue()))) {
    fmt::print(io.out, "{:9} Menschen verlieren {:3} Leistungen ganz, {:3} werden eingeschränkt: {}\n", point.citizens, point.services_lost, point.services_limited,
               question.component(point.component));
  }
  return kDone;
}

int restart_order(const AskOptions& options, Io io) {
  const Question question(options);
  int place = 0;
  for (const situation::Restart& restart : situation::restart_order(question.board())) {
    fmt::print(io.out, "{:2}. {}: Fälle im Jahr: Leib und Leben {:.0f}, Existenz {:.0f}, Frist {:.0f}, übrige {:.0f}{}\n", ++place, question.component(restart.component),
               restart.cases_per_year[0], restart.cases_per_year[1], restart.cases_per_year[2], restart.cases_per_year[3],
               restart.with_others ? " (hilft nur zusammen mit den folgenden)" : "");
  }
  if (place == 0) fmt::print(io.out, "Keine Komponente ist als ausgefallen erklärt.\n");
  return kDone;
}

int contradictions(const AskOptions& options, Io io) {
  const Question question(options);
  std::size_t shown = 0;
  for (const situation::Contradiction& one : situation::contradictions(question.board())) {
    if (question.ags() && *question.ags() != one.ags) continue;
    fmt::print(io.out, "{}{}: {}\n", one.is_note() ? "Hinweis " : "", question.name_of(one.ags), situation::sentence(one, question.board().wiring()));
    ++shown;
  }
  if (shown == 0) fmt::print(io.out, "Keine Widersprüche.\n");
  return kDone;
}

}  // namespace nb::app
