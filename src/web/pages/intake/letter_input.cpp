// SPDX-License-Identifier: EUPL-1.2
// Entering a letter into the dispatch book: the addressee is sealed, the text is not kept at all; its SHA-256 says later whether it was this letter.
#include <array>
#include <boost/json.hpp>

#include "base/random.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "deadlines/rules.hpp"
#include "intake/commands.hpp"
#include "intake/events.hpp"
#include "intake/refusals.hpp"
#include "journal/vault.hpp"
#include "state/args.hpp"
#include "state/executor.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/stab_form.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

namespace json = boost::json;

constexpr const char* kCommand = "intake.enter_letter";
constexpr const char* kHere = "/stab/ausgang/neu";
constexpr std::array<const char*, 5> kWayMarkers{"IS_POST", "IS_REGISTERED", "IS_COURIER", "IS_COUNTER", "IS_PICKUP"};

struct Scope {
  std::string_view key;
  std::string_view name;
};
constexpr std::array<Scope, 3> kScopes{{{"vwvfg", "Verwaltungsverfahrensgesetz (Regelfall)"}, {"ao", "Abgabenordnung (Steuern, Abgaben)"}, {"sgbx", "SGB X (Sozialleistungen)"}}};

std::string typed(const web::Form& form, const char* field) { return std::string(trim(form.text(field))); }

void put_choices(const StabVisit& visit, Section form) {
  const auto kept = [&](const char* field) { return visit.kept != nullptr && visit.kept->text("befehl") == kCommand ? visit.kept->text(field) : std::string(); };
  const std::string way = kept("art");
  for (std::size_t i = 0; i < kWayMarkers.size(); ++i) form.show_if(way.empty() ? i == 0 : way == intake::kWays[i], kWayMarkers[i]);
  for (const deadlines::Rule& rule : deadlines::rules()) {
    if (rule.group != deadlines::Group::remedy || rule.period.count == 0) continue;
    Section option = form.add("RULE");
    option.set("KEY", rule.key);
    option.set("TITLE_OF_RULE", rule.title_de);
    option.set("LAW", rule.law);
    option.show_if(kept("rechtsbehelf") == rule.key, "CHOSEN");
  }
  for (const Scope& scope : kScopes) {
    Section option = form.add("SCOPE");
    option.set("KEY", scope.key);
    option.set("SCOPE_NAME", scope.name);
    option.show_if(kept("recht") == scope.key, "CHOSEN");
  }
  for (const auto& [field, marker] : {std::pair{"empfaenger", "ADDRESSEE"}, std::pair{"ort_empfaenger", "TOWN_OF_ADDRESSEE"}, std::pair{"betreff", "SUBJECT_LINE"},
                                      std::pair{"text", "TEXT"}, std::pair{"pruefsumme", "DIGEST"}, std::pair{"eingang", "FILING"}})
    form.set(marker, kept(field));
}

/// The letter's digest: of the text that was typed, or as it was computed elsewhere from the file.
Result<Hash, FormFault> digest_of(const web::Form& form) {
  const std::string given = typed(form, "pruefsumme");
  const std::string text = form.text("text");
  if (!given.empty()) {
    const auto hash = intake::parse_hash(given);
    if (!hash) return refuse(FormFault{"Die Prüfsumme »" + given + "« ist keine SHA-256-Prüfsumme (64 Zeichen aus 0–9 und a–f); bitte berichtigen oder leer lassen."});
    return *hash;
  }
  if (trim(text).empty()) return refuse(FormFault{"Der Text des Schreibens fehlt; bitte einfügen oder die Datei des Schreibens wählen, damit ihre Prüfsumme eingetragen wird."});
  return crypto::sha256(bytes_of(text));
}

std::optional<std::string> wrong_text(const web::Form& form) {
  if (typed(form, "empfaenger").empty()) return "Der Empfänger fehlt; bitte angeben, an wen das Schreiben geht.";
  for (const auto& [field, name] : {std::pair{"empfaenger", "Empfänger"}, std::pair{"ort_empfaenger", "Ort"}, std::pair{"betreff", "Betreff"}}) {
    const std::string text = form.text(field);
    if (text.size() > 500) return intake::refusal(intake::Reason::too_long, name).sentence;
    if (!state::is_readable(text)) return intake::refusal(intake::Reason::unreadable, name).sentence;
  }
  return std::nullopt;
}

std::string args_of(const web::Form& form, const Hash& digest) {
  json::object args{{"way", typed(form, "art")}, {"content", to_hex(digest.bytes)}};
  for (const auto& [field, name] : {std::pair{"eingang", "filing"}, std::pair{"rechtsbehelf", "remedy"}, std::pair{"recht", "scope"}}) {
    if (const std::string value = typed(form, field); !value.empty()) args.emplace(name, value);
  }
  return json::serialize(args);
}

}  // namespace

std::string_view desk_new_letter(const StabVisit& visit, Section page) {
  if (!put_desk_frame(visit, page, "Schreiben eintragen", DeskNav::new_letter)) return kNoTown;
  if (!visit.parts.vault.has_key(owner_of(visit))) return "intake_no_key";
  Section form = page.add("LETTER");
  put_form(visit, form, kCommand, kHere);
  put_choices(visit, form);
  if (visit.kept == nullptr) form.set("FILING", visit.query("eingang"));
  return "intake_letter_new";
}

void enter_letter(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!visit.town || !id) return answer.again(422, "Das Formular ist unvollständig angekommen; bitte laden Sie die Seite neu.");
  if (!visit.parts.vault.has_key(owner_of(visit))) return answer.again(422, intake::refusal(intake::Reason::no_data_key).sentence);
  if (const auto wrong = wrong_text(form)) return answer.again(422, *wrong);
  const auto digest = digest_of(form);
  if (!digest) return answer.again(422, digest.error().sentence);
  const std::string subject = intake::letter_subject(*id);
  proof::SaltSeed seed;
  visit.parts.random.fill(seed.bytes);
  journal::Sealing sealing(visit.parts.vault, visit.parts.random, visit.log(), subject, seed);
  const intake::Sealed sealed{.sender = {.name = typed(form, "empfaenger"), .address = typed(form, "ort_empfaenger"), .phone = {}, .email = {}},
                              .content = {.title = typed(form, "betreff"), .text = {}, .reference = {}},
                              .attachments = {}};
  sealing.add(intake::part::kSender, intake::encode_sender(sealed.sender));
  sealing.add(intake::part::kContent, intake::encode_content(sealed.content));
  auto salts = sealing.salts();
  state::Command command{.log = visit.log(), .id = *id, .actor = visit.session.account, .name = kCommand, .args = args_of(form, *digest), .sealed = std::move(sealing).finish()};
  stab_execute(
      visit.parts.executor, std::move(command), answer,
      [&taken = visit.memory.taken, now = visit.now, by = visit.session.account, subject, place = visit.place, salts = std::move(salts), sealed](const state::Committed& done) {
        if (!done.repeated) taken.put(subject, {salts, sealed, now, by});
        return "/stab/ausgang/" + subject + "?ort=" + place + (done.repeated ? "&schon=" : "&neu=") + std::to_string(done.first);
      });
}

}  // namespace nb::pages
