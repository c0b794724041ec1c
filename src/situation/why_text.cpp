// SPDX-License-Identifier: EUPL-1.2
#include "situation/why_text.hpp"

#include <algorithm>
#include <array>

namespace nb::situation {

namespace {

struct Words {
  std::array<std::string_view, 5> state;  ///< in the order of ServiceState, after the name and a colon
  std::string_view confirmed;
  std::string_view cause_one;
  std::string_view cause_many;
  std::string_view unset_one;  ///< nothing failed, something is not there on a normal day either
  std::string_view unset_many;
  std::string_view unclear;
  std::string_view joint;
};

constexpr Words kGerman{{"zurzeit möglich.", "zurzeit nur eingeschränkt möglich.", "zurzeit nur bei einer anderen Stelle möglich.", "zurzeit nicht möglich.",
                         "Wir wissen zurzeit nicht, ob das möglich ist."},
                        "Das hat die Verwaltung so bestätigt.",
                        "Der Grund ist eine Störung: ",
                        "Die Gründe sind Störungen: ",
                        "Dafür wäre nötig, ist aber nicht eingerichtet: ",
                        "Dafür wären nötig, sind aber nicht eingerichtet: ",
                        "Noch unklar ist der Zustand von: ",
                        ", "};
constexpr Words kEnglish{{"possible at present.", "only partly possible at present.", "only possible at another authority at present.", "not possible at present.",
                          "we do not know at present whether this is possible."},
                         "The authority has confirmed this.",
                         "The reason is a failure: ",
                         "The reasons are failures: ",
                         "This would need what has not been set up: ",
                         "This would need what has not been set up: ",
                         "Not yet clear is the condition of: ",
                         ", "};
constexpr Words kEasy{
    {"Das geht gerade.", "Das geht gerade nur zum Teil.", "Das geht gerade nur bei einem anderen Amt.", "Das geht gerade nicht.", "Wir wissen gerade nicht, ob das geht."},
    "Das Amt hat das geprüft.",
    "Der Grund ist: Das funktioniert gerade nicht richtig: ",
    "Der Grund ist: Das funktioniert gerade nicht richtig: ",
    "Dafür fehlt: ",
    "Dafür fehlen: ",
    "Das prüfen wir noch: ",
    " und "};

const Words& words_of(Language language) {
  switch (language) {
    case Language::en:
      return kEnglish;
    case Language::leicht:
      return kEasy;
    case Language::de:
      break;
  }
  return kGerman;
}

std::string joined(const std::vector<const Cause*>& causes, Language language) {
  std::string text;
  for (const Cause* cause : causes) {
    if (!text.empty()) text += words_of(language).joint;
    text += language == Language::en && !cause->name_en.empty() ? cause->name_en : cause->name_de;
  }
  return text + ".";
}

std::string because(const Why& why, Language language) {
  const Words& words = words_of(language);
  const auto roots = why.roots();
  if (roots.empty()) return {};
  const bool all_unset = std::all_of(roots.begin(), roots.end(), [](const Cause* cause) { return cause->not_set_up; });
  const bool all_unclear = std::all_of(roots.begin(), roots.end(), [](const Cause* cause) { return cause->status.state == ComponentState::unknown; });
  if (all_unclear) return std::string(words.unclear) + joined(roots, language);
  if (all_unset) return std::string(roots.size() == 1 ? words.unset_one : words.unset_many) + joined(roots, language);
  return std::string(roots.size() == 1 ? words.cause_one : words.cause_many) + joined(roots, language);
}

std::string component_name(const std::string& id, const Wiring& wiring) {
  const auto number = wiring.component(id);
  return number ? wiring.components()[*number].name_de : id;
}

std::string listed(const std::vector<std::string>& ids, const Wiring& wiring) {
  std::string text;
  for (const auto& id : ids) text += (text.empty() ? "" : ", ") + component_name(id, wiring);
  return text;
}

}  // namespace

std::string sentence(const Why& why, Language language) {
  const Words& words = words_of(language);
  const std::string& name = language == Language::en ? why.name_en : language == Language::leicht ? why.name_leicht : why.name_de;
  std::string text = name + ": " + std::string(words.state[static_cast<std::size_t>(why.status.state)]);
  const bool confirmed = why.status.source == Source::confirmed;
  if (confirmed) text += " " + std::string(words.confirmed);
  if (why.status.state == ServiceState::possible) return text;
  const std::string reason = because(why, language);
  return reason.empty() ? text : text + " " + reason;
}

std::string sentence(const Contradiction& contradiction, const Wiring& wiring) {
  const auto service = wiring.service(contradiction.subject);
  std::string name = service ? wiring.services()[*service].name_de : component_name(contradiction.subject, wiring);
  switch (contradiction.kind) {
    case Contradiction::Kind::declared_up_measured_down:
      return name + ": für benutzbar erklärt, die Messung sagt „ausgefallen“. Bitte prüfen Sie nach und berichtigen Sie die Erklärung.";
    case Contradiction::Kind::declared_down_measured_up:
      return name + ": für ausgefallen erklärt, die Messung sagt „läuft“. Bitte prüfen Sie, ob es zurück ist.";
    case Contradiction::Kind::possible_without_channel:
      return name + ": als möglich bestätigt, aber kein Zugangsweg ist offen (" + listed(contradiction.others, wiring) + "). Bitte nennen Sie einen offenen Weg.";
    case Contradiction::Kind::possible_at_closed_office:
      return name + ": als möglich am Schalter bestätigt, aber das Amt ist als geschlossen gemeldet (" + listed(contradiction.others, wiring) +
             "). Bitte berichtigen Sie eines von beiden.";
    case Contradiction::Kind::up_here_needs_down:
      return name + ": hier für benutzbar erklärt, obwohl fehlt, was sonst nötig ist (" + listed(contradiction.others, wiring) +
             "). Das kann stimmen; bitte sehen Sie einmal nach.";
  }
  return name;
}

}  // namespace nb::situation
