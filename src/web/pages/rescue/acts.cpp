// SPDX-License-Identifier: EUPL-1.2
// What is done with the import's forms. Nothing of a file stands in an address: only the random id of the draft.
#include "base/random.hpp"
#include "base/text.hpp"
#include "journal/vault.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/rescue/pages.hpp"
#include "web/pages/rescue/sheet.hpp"
#include "web/pages/rescue/work.hpp"
#include "web/server/http.hpp"
#include "web/server/multipart.hpp"

namespace nb::pages {

namespace {

struct Sent {
  std::string name;
  std::string_view bytes;
};

void go_to(const StabAnswer& answer, const StabVisit& visit, const std::string& path) {
  answer.reply({.status = 303, .content_type = "text/plain; charset=utf-8", .headers = {{"Location", path + "?ort=" + visit.place}}});
}

/// The file, else what was pasted. Names of files come as browsers send them: cut to what can be shown.
std::optional<Sent> sent_with(const web::Request& request) {
  const auto parts = web::parse_multipart(request.header("content-type"), request.body);
  if (!parts) return std::nullopt;
  Sent pasted;
  for (const web::FormPart& part : *parts) {
    if (part.filename && part.name == "datei" && !part.content.empty()) return Sent{std::string(rescue::cut_utf8(*part.filename, 100)), part.content};
    if (!part.filename && part.name == "liste") pasted.bytes = part.content;
  }
  return pasted;
}

void read_in(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto sent = sent_with(visit.request);
  if (!sent) return answer.again(422, "Das Formular ist unvollständig angekommen; bitte senden Sie es noch einmal.");
  if (trim(sent->bytes).empty()) return answer.again(422, "Es ist nichts ausgewählt. Bitte wählen Sie eine Datei oder fügen Sie die Liste in das Feld ein.");
  if (sent->bytes.size() > kRescueBytesMax) return answer.again(413, "Die Datei ist größer als 24 MB. Bitte teilen Sie sie, zum Beispiel nach Monaten.");
  const auto day = rescue::read_day(form.text("tag"));
  const auto list_day = day && day->day.ok() ? std::optional(day->day) : std::nullopt;
  auto draft = read_draft_of(visit, sent->name, sent->bytes, list_day);
  if (!draft) return answer.again(422, draft.error().sentence);
  if (!form.text("abtippen").empty()) {
    draft->typed = std::string(sent->bytes);
    draft->typed_day = form.text("tag");
    visit.memory.imports.remove(form.text("entwurf"), visit.session.account);  // typed on: the newer one takes its place
  }
  const std::string id = make_command_id(visit.parts.random).str();
  visit.memory.imports.put(id, *std::move(draft));
  go_to(answer, visit, std::string(kRescueStart) + '/' + id);
}

void keep_sheet(const StabVisit& visit, const StabAnswer& answer) {
  const auto kept = keep_sheets(visit);
  if (!kept) return answer.again(422, kept.error().sentence);
  go_to(answer, visit, kRescueSheet);
}

void take(const StabVisit& visit, const web::Form& form, const std::string& id, const ImportDraft& draft, const StabAnswer& answer) {
  const auto command = CommandId::parse(form.text("id"));
  if (!command) return answer.again(422, "Das Formular ist unvollständig angekommen; bitte laden Sie die Seite neu.");
  if (!visit.parts.vault.has_key(visit.town->town->municipality.ags.str()))
    return answer.again(422, "Namen und Telefonnummern werden versiegelt, und dafür fehlt noch ein Datenschlüssel. Bitte lassen Sie ihn unter »Datenschlüssel« anlegen.");
  Outlook outlook = outlook_of(visit, draft);
  if (outlook.sealed) {
    visit.memory.imports.put(id, draft);
    return answer.again(422,
                        "Solange der Datenschlüssel verschlossen ist, werden Personen nicht wiedererkannt, und Termine stünden doppelt. Bitte öffnen Sie ihn unter "
                        "»Datenschlüssel«; die Datei wartet hier so lange.");
  }
  if (std::to_string(outlook.result.changes.size()) != form.text("anzahl")) {
    visit.memory.imports.put(id, draft);
    return answer.again(409, "Mit dieser Zuordnung ergibt sich etwas anderes, als die Vorschau zeigte. Bitte sehen Sie sich die neue Vorschau an und übernehmen Sie dann.");
  }
  take_import(visit, id, draft, std::move(outlook), *command, answer);
}

}  // namespace

void rescue_act(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  if (!visit.town) return answer.again(422, "Bitte wählen Sie zuerst eine Kommune.");
  const std::string step = form.text("schritt");
  if (step == "lesen") return read_in(visit, form, answer);
  if (step == "blatt") return keep_sheet(visit, answer);
  if (step == "weglegen") {
    forgetting_sheets(visit)();
    return go_to(answer, visit, kRescueStart);
  }
  const std::string id = form.text("entwurf");
  const auto found = visit.memory.imports.find(id, visit.session.account, visit.place);
  if (!found) return answer.again(409, "Diese Datei wartet hier nicht mehr: Nach einer Stunde wird sie vergessen. Bitte lesen Sie sie noch einmal ein.");
  if (!found->import.empty()) return go_to(answer, visit, "/stab/termine/eingelesen/" + found->import);
  if (step == "verwerfen") {
    visit.memory.imports.remove(id, visit.session.account);
    return go_to(answer, visit, kRescueStart);
  }
  if (form.text("fassung") != std::to_string(found->revision))
    return answer.again(409, "Die Zuordnung wurde inzwischen geändert, vielleicht in einem anderen Fenster. Bitte prüfen Sie die Seite noch einmal.");
  ImportDraft draft = *found;
  take_form(visit, form, draft);
  if (step == "uebernehmen") return take(visit, form, id, draft, answer);
  visit.memory.imports.put(id, std::move(draft));
  go_to(answer, visit, std::string(kRescueStart) + '/' + id);
}

}  // namespace nb::pages
