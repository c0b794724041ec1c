// SPDX-License-Identifier: EUPL-1.2
// Names and sentences of outcomes and reasons.
#include <algorithm>
#include <array>
#include <utility>

#include "rescue/reconcile.hpp"

namespace nb::rescue {

namespace {

struct Words {
  std::string_view id;
  std::string_view german;
};

constexpr std::array<Words, kOutcomes> kOutcomeWords = {{{"taken", "übernommen"},
                                                         {"cancelled", "storniert"},
                                                         {"moved", "verlegt"},
                                                         {"completed", "ergänzt"},
                                                         {"duplicate", "doppelt"},
                                                         {"superseded", "überholt"},
                                                         {"past", "vorbei"},
                                                         {"other_town", "andere Gemeinde"},
                                                         {"asked", "Rückfrage"},
                                                         {"refused", "abgelehnt"}}};

constexpr std::array<Words, 18> kReasonWords = {{{"none", ""},
                                                 {"same_line", "Die gleiche Zeile steht schon in dieser Liste."},
                                                 {"in_register", "Der Termin steht schon im Verzeichnis."},
                                                 {"later_line", "Eine spätere Zeile derselben Liste ersetzt diese."},
                                                 {"newer_source", "Im Verzeichnis steht eine neuere Angabe."},
                                                 {"changed_here", "Der Termin wurde hier inzwischen geändert; das gilt."},
                                                 {"cancelled_here", "Der Termin ist im Verzeichnis storniert oder abgesagt."},
                                                 {"day_missing", "Der Tag fehlt oder ist nicht lesbar. Bitte tragen Sie ihn ein."},
                                                 {"time_missing", "Die Uhrzeit fehlt oder ist nicht lesbar. Bitte tragen Sie sie ein."},
                                                 {"time_never", "Diese Uhrzeit gibt es an dem Tag nicht: Die Uhr wird vorgestellt. Bitte tragen Sie die richtige ein."},
                                                 {"time_twice", "Diese Uhrzeit gibt es an dem Tag zweimal: Die Uhr wird zurückgestellt. Bitte wählen Sie, welche gemeint ist."},
                                                 {"service_unknown", "Das Anliegen ist keiner Leistung zugeordnet. Bitte wählen Sie die Leistung."},
                                                 {"site_unknown", "Der Ort ist keinem Standort zugeordnet. Bitte wählen Sie den Standort."},
                                                 {"closed_day", "An diesem Tag ist gesetzlicher Feiertag. Bitte klären Sie den Termin und tragen Sie ihn von Hand ein."},
                                                 {"day_impossible", "Diesen Tag gibt es im Kalender nicht. Bitte klären Sie den Termin und tragen Sie ihn von Hand ein."},
                                                 {"left_out", "Die Zeile soll nicht übernommen werden."},
                                                 {"too_far", "Der Tag liegt mehr als zwei Jahre voraus. Bitte prüfen Sie das Jahr."},
                                                 {"not_taken", "Das Verzeichnis hat den Termin nicht angenommen. Bitte lesen Sie die Datei noch einmal ein."}}};

template <class Enum, std::size_t N>
std::optional<Enum> parse(const std::array<Words, N>& words, std::string_view id) {
  const auto found = std::ranges::find(words, id, &Words::id);
  return found == words.end() ? std::nullopt : std::optional(static_cast<Enum>(found - words.begin()));
}

}  // namespace

std::string_view to_string(Outcome outcome) { return kOutcomeWords.at(static_cast<std::size_t>(outcome)).id; }
std::string_view to_string(Reason reason) { return kReasonWords.at(static_cast<std::size_t>(reason)).id; }
std::optional<Outcome> parse_outcome(std::string_view id) { return parse<Outcome>(kOutcomeWords, id); }
std::optional<Reason> parse_reason(std::string_view id) { return parse<Reason>(kReasonWords, id); }
std::string_view wording(Outcome outcome) { return kOutcomeWords.at(static_cast<std::size_t>(outcome)).german; }
std::string_view wording(Reason reason) { return kReasonWords.at(static_cast<std::size_t>(reason)).german; }

}  // namespace nb::rescue
