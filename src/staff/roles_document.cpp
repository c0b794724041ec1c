// SPDX-License-Identifier: EUPL-1.2
// docs/roles.md: the tables of who may what, as people read them.
#include <algorithm>
#include <array>
#include <string>

#include "staff/matrix.hpp"

namespace nb::staff {

namespace {

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string row(std::initializer_list<std::string_view> cells) {
  std::string out = "|";
  for (const std::string_view cell : cells) out += " " + std::string(cell) + " |";
  return out + "\n";
}

std::string_view reach(Scope scope) {
  switch (scope) {
    case Scope::office:
      return "Amt";
    case Scope::town:
      return "ja";
    case Scope::region:
      return "Region";
  }
  return {};
}

std::string roles() {
  std::string out = "## Rollen\n| Rolle | Kennung | wozu |\n|---|---|---|\n";
  for (const Role role : kAllRoles) out += row({german(role), code(to_string(role)), purpose(role)});
  return out;
}

std::string rights() {
  std::string out = "\n## Welche Rolle welches Recht hat\n";
  out +=
      "»ja« gilt in der ganzen Kommune, für die die Rolle vergeben ist. »Amt« gilt nur für das Amt, wenn die Rolle für eines vergeben ist. »Region« gilt nur, wenn die Rolle "
      "für\ndie ganze Region vergeben ist. Ein leeres Feld heißt nein.\n\n";
  std::string head = "| Recht | erlaubt |";
  std::string line = "|---|---|";
  for (const Role role : kAllRoles) {
    head += " " + std::string(german(role)) + " |";
    line += "---|";
  }
  out += head + "\n" + line + "\n";
  for (std::size_t i = 0; i < kRights; ++i) {
    const auto right = static_cast<Right>(i);
    out += "| " + code(to_string(right)) + " | " + std::string(german(right)) + " |";
    for (const Role role : kAllRoles) {
      const auto scope = scope_of(role, right);
      out += " " + std::string(scope ? reach(*scope) : "") + " |";
    }
    out += "\n";
  }
  return out;
}

std::string needs(const RouteRow& route) {
  switch (route.access) {
    case Access::open:
      return "offen";
    case Access::machine:
      return "Befehlszeile dieses Rechners";
    case Access::form:
      return "was der Befehl im Formular braucht";
    case Access::signed_in:
      return "angemeldet";
    case Access::right:
      return code(to_string(route.right));
    case Access::anywhere:
      return code(to_string(route.right)) + " in irgendeiner Kommune";
  }
  return {};
}

std::string table_of(std::string_view title, std::span<const RouteRow> table) {
  std::string out = "\n### " + std::string(title) + "\n| Methode | Adresse | braucht |\n|---|---|---|\n";
  for (const RouteRow& route : table) out += row({route.method, code(route.pattern), needs(route)});
  return out;
}

std::string_view where(Place place) {
  switch (place) {
    case Place::log:
      return "Ort des Protokolls";
    case Place::town_arg:
      return "Kommune, für die die Rolle gilt";
    case Place::grant:
      return "Kommune der vergebenen Rolle";
    case Place::account:
      return "Kommunen, zu denen das Konto gehört";
    case Place::anywhere:
      return "irgendeine Kommune";
    case Place::machine:
      return "nur das Programm selbst";
    case Place::inner:
      return "wie der vorgelegte Befehl";
    case Place::proposal:
      return "wie der vorgelegte Befehl";
    case Place::proposer:
      return "eigene Vorlage";
  }
  return {};
}

/// What a command needs; for those about a proposal in words, because it follows from what is proposed.
std::string needs(const CommandRow& one) {
  switch (one.place) {
    case Place::machine:
      return "–";
    case Place::inner:
      return "was der vorgelegte Befehl braucht";
    case Place::proposal:
      return "Freigaberecht, siehe unten";
    case Place::proposer:
      return "nur von wem sie kommt";
    case Place::log:
    case Place::town_arg:
    case Place::grant:
    case Place::account:
    case Place::anywhere:
      break;
  }
  return code(to_string(one.right));
}

/// Which right approves what.
std::string approving() {
  std::string out =
      "\n## Freigaben\nWer vorlegt, braucht das Recht des vorgelegten Befehls; wer freigibt, ablehnt oder den zweiten Blick tut, am selben Ort eines von diesen und ist eine "
      "andere Person.\n\n| Bereich | Kennung | freigeben darf, wer |\n|---|---|---|\n";
  for (const auto& [area, name] :
       {std::pair{"publish", "Meldungen"}, std::pair{"overrides", "Zustände von Hand"}, std::pair{"end_incident", "Ende des Notbetriebs"}, std::pair{"erase", "Löschungen"},
        std::pair{"extract", "Melderegisterauszug"}, std::pair{"administrators", "Verwaltung der Rechte"}, std::pair{"call_off", "Terminabsagen"}}) {
    std::string rights;
    for (const Right right : approving_rights(area)) rights += (rights.empty() ? "" : " oder ") + code(to_string(right));
    out += row({name, code(area), rights});
  }
  return out;
}

std::string commands() {
  std::string out = "\n## Befehle\n| Befehl | braucht | wo | Amt |\n|---|---|---|---|\n";
  for (const CommandRow& one : commands_table()) {
    out += row({code(one.name), needs(one), where(one.place), one.office == Office::filing ? "des Eingangs" : ""});
  }
  return out;
}

}  // namespace

std::string roles_document() {
  return "# Rollen und Rechte\n\n"
         "Dieses Dokument macht das Programm aus derselben Tabelle, nach der es entscheidet: `notbetrieb roles --markdown`. Ein Test vergleicht\n"
         "beides, und ein zweiter probiert jede Adresse und jeden Befehl mit jeder Rolle aus.\n\n"
         "Ein Konto hat Rollen, jede für eine Kommune oder die ganze Region, auf Wunsch nur für ein Amt und für eine Zeit. Was nicht in den\n"
         "Tabellen steht, ist verboten. Wer an diesem Rechner die Befehlszeile benutzen darf, handelt als dessen Verwalter und darf alles.\n\n" +
         roles() + rights() + "\n## Adressen\n" + table_of("Öffentliche Seiten und Stab", routes()) + table_of("Steuerkanal der Befehlszeile (Unix-Socket)", control_routes()) +
         table_of("Messwerte (nur auf diesem Rechner)", metrics_routes()) + commands() + approving();
}

}  // namespace nb::staff
