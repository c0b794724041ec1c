// SPDX-License-Identifier: EUPL-1.2
#include "pickup/rules.hpp"

namespace nb::pickup {

namespace {

/// From which age people collect it themselves.
Age own_from(Kind kind) {
  // § 9 Abs. 2 Satz 1 und 3 PAuswG: unter 16 handelt, wer sorgeberechtigt ist; ab 16 nehmen Jugendliche Verfahrenshandlungen selbst vor.
  if (kind == Kind::id_card) return Age::under_18;
  // § 6 Abs. 1 Satz 6 PassG: für Minderjährige handelt, wer sorgeberechtigt ist. § 80 Abs. 1 AufenthG: handlungsfähig ist, wer volljährig ist.
  return Age::adult;
}

/// Each of them: to the applicant, to whoever may apply in their place, or to a person authorised by the applicant.
std::string_view collecting_law(Kind kind) {
  switch (kind) {
    case Kind::id_card:
      return "§ 18 Abs. 1 PAuswV";
    case Kind::passport:
    case Kind::child_passport:
      return "§ 5 Abs. 1 PassV";
    case Kind::residence_permit:
      return "§ 60a Abs. 1 AufenthV";
    case Kind::travel_document:
      return "Praxis: wie beim Pass";  // we know of no rule of its own for handing it out
  }
  return {};
}

}  // namespace

Age age_band(const finder::BirthDate& birth, const CivilDate& day) {
  const auto years = finder::age_on(birth, day);
  if (!years) return Age::unknown;
  if (*years < 16) return Age::under_16;
  return *years < 18 ? Age::under_18 : Age::adult;
}

bool has_chip_number(Kind kind) { return kind == Kind::id_card || kind == Kind::residence_permit; }

std::optional<std::string_view> not_entitled(const Situation& situation) {
  if (situation.collector != Collector::owner || situation.age == Age::unknown || situation.age >= own_from(situation.kind)) return std::nullopt;
  switch (situation.kind) {
    case Kind::id_card:
      return "Unter 16 Jahren holt den Personalausweis ab, wer sorgeberechtigt ist (§ 9 Abs. 2 PAuswG, § 18 Abs. 1 PAuswV)";
    case Kind::residence_permit:
      return "Bei Minderjährigen holt den Aufenthaltstitel ab, wer sorgeberechtigt ist (§ 80 AufenthG, § 60a Abs. 1 AufenthV)";
    case Kind::passport:
    case Kind::child_passport:
      return "Bei Minderjährigen holt den Pass ab, wer sorgeberechtigt ist (§ 6 Abs. 1 PassG, § 5 Abs. 1 PassV)";
    case Kind::travel_document:
      return "Bei Minderjährigen holt den Reiseausweis ab, wer sorgeberechtigt ist (§ 80 AufenthG)";
  }
  return std::nullopt;
}

std::vector<Rule> rules_for(const Situation& situation) {
  std::vector<Rule> out;
  const std::string_view law = collecting_law(situation.kind);
  out.push_back({Check::identity, true,
                 situation.collector == Collector::owner ? "Die Person ist die auf dem Lichtbild des neuen Dokuments" : "Wer abholt, hat sich mit Ausweis oder Pass ausgewiesen",
                 law});
  // The regulations ask for authority, not for paper; that it is asked for in writing is the practice of the authorities, who have to prove it.
  // Whoever may not collect it themselves cannot authorise anybody to: then it takes the authority of those who act for them.
  if (situation.collector == Collector::authorised) {
    const bool own = situation.age == Age::unknown || situation.age >= own_from(situation.kind);
    out.push_back({Check::authority, true, own ? "Die Vollmacht lag schriftlich vor" : "Die Vollmacht der sorgeberechtigten Person lag schriftlich vor", "Schriftform: Praxis"});
  }
  if (situation.collector == Collector::parent)
    out.push_back({Check::custody, true, situation.age == Age::adult ? "Die Betreuung ist nachgewiesen" : "Das Sorgerecht ist nachgewiesen (Geburtsurkunde, Beschluss)",
                   situation.age == Age::adult && situation.kind == Kind::id_card ? "§ 9 Abs. 2 PAuswG" : law});
  // § 1629 Abs. 1 Satz 2 BGB: Eltern vertreten das Kind gemeinschaftlich. Many authorities are content with one parent and the other's consent
  // given with the application; so it is asked for only where the pick-up says so.
  if (situation.both_parents && situation.age != Age::adult) out.push_back({Check::both_parents, true, "Die Unterlagen beider Eltern lagen vor", "§ 1629 Abs. 1 BGB"});
  // § 27 Abs. 1 Nr. 1 PAuswG obliges the holder to show a card with a wrong entry; reading it together spares the way.
  out.push_back({Check::entries, false, "Die Angaben im Dokument wurden gemeinsam gelesen und stimmen", "Praxis"});
  if (has_chip_number(situation.kind) && !(situation.kind == Kind::id_card && situation.age == Age::under_16))
    // »gemeinsam mit dem Sperrkennwort«; with older applications it stands in the PIN letter.
    out.push_back({Check::blocking_code, false, "Das Sperrkennwort ging mit (steht sonst im PIN-Brief)", law});
  return out;
}

std::vector<std::string_view> to_bring(const Pickup& pickup, bool minor) {
  std::vector<std::string_view> out{"Ausweis oder Pass zum Nachweis, wer Sie sind"};
  // § 27 Abs. 1 Nr. 2 PAuswG: auf Verlangen den alten Ausweis beim Empfang eines neuen Ausweises abzugeben; ebenso beim Pass.
  if (pickup.old_document) out.emplace_back("das alte Dokument");
  if (pickup.both_parents) out.emplace_back("Ausweise oder Einverständnis beider Eltern");
  if (minor) out.emplace_back("Nachweis des Sorgerechts (zum Beispiel Geburtsurkunde)");
  if (has_chip_number(pickup.kind) && pickup.pin != PinLetter::not_applicable) out.emplace_back("den PIN-Brief, falls er schon bei Ihnen ist");
  return out;
}

}  // namespace nb::pickup
