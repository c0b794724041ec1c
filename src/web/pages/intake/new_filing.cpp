// SPDX-License-Identifier: EUPL-1.2
// A new filing: one form, keyboard first. What is typed stays in the browser until the receipt's page confirms it (assets/stab/drafts.js).
#include <algorithm>

#include "base/random.hpp"
#include "base/text.hpp"
#include "intake/commands.hpp"
#include "intake/desk.hpp"
#include "intake/events.hpp"
#include "journal/vault.hpp"
#include "state/executor.hpp"
#include "web/pages/intake/desk_input.hpp"
#include "web/pages/intake/draft_keys.hpp"
#include "web/pages/intake/kept_files.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/intake/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr const char* kCommand = "intake.take_filing";
constexpr const char* kHere = "/stab/eingang/neu";

std::string new_seed(Random& random) {
  proof::SaltSeed seed;
  random.fill(seed.bytes);
  return to_hex(seed.bytes);
}

std::optional<proof::SaltSeed> parse_seed(std::string_view text) {
  const auto bytes = from_hex(text);
  proof::SaltSeed seed;
  if (!bytes || bytes->size() != seed.bytes.size()) return std::nullopt;
  std::ranges::copy(*bytes, seed.bytes.begin());
  return seed;
}

/// What makes a filing of nothing: neither who, nor what.
bool is_blank(const DeskInput& input) { return input.sealed.sender.name.empty() && input.sealed.content.title.empty() && input.sealed.content.text.empty(); }

/// The office that deals with a service, if this municipality has it.
std::string usual_office(const StabVisit& visit, const std::string& service) {
  const auto& services = visit.region->shared->services;
  const auto found = std::ranges::find(services, service, &catalogue::Service::id);
  if (found == services.end()) return {};
  const auto& offices = visit.town->town->offices;
  return std::ranges::find(offices, found->office, &publish::Office::name) == offices.end() ? "" : found->office;
}

FormFault fault(std::string sentence) { return {std::move(sentence)}; }

Result<intake::Draft, FormFault> read_draft(const StabVisit& visit, const web::Form& form) {
  const auto id = CommandId::parse(form.text("id"));
  const auto seed = parse_seed(form.text("saat"));
  if (!id || !seed) return refuse(fault("Das Formular ist unvollständig angekommen; bitte laden Sie die Seite neu."));
  const DeskInput input = read_desk_input(form);
  const auto channel = intake::parse_word<intake::Channel>(intake::kChannels, input.channel);
  if (!channel) return refuse(fault("Der Eingangsweg fehlt; bitte wählen Sie, wie der Eingang ankam."));
  if (is_blank(input)) return refuse(fault("Es steht noch nichts da: Bitte geben Sie an, von wem der Eingang ist (Name) oder worum es geht (Betreff)."));
  auto received = received_of(input.received, visit);
  if (!received) return refuse(received.error());
  auto deadlines = deadlines_of(input);
  if (!deadlines) return refuse(deadlines.error());
  return intake::Draft{.log = visit.log(),
                       .id = *id,
                       .seed = *seed,
                       .actor = visit.session.account,
                       .channel = *channel,
                       .received = *std::move(received),
                       .urgency = input.urgency,
                       .office = input.office.empty() ? usual_office(visit, input.service) : input.office,
                       .service = input.service,
                       .form = input.form,
                       .deadlines = *std::move(deadlines),
                       .watches = watches_of(input, visit),
                       .attachments = {},
                       .sealed = input.sealed};
}

/// The scans that came with the form before it was refused; unticking one leaves it out.
void put_kept_files(const StabVisit& visit, Section form) {
  const std::vector<WaitingFile> files = kept_files(visit, visit.kept->text("id"));
  if (files.empty()) return form.show_if(!visit.kept->text("datei").empty(), "FILES_MISSING");
  Section list = form.add("KEPT_FILES");
  for (const WaitingFile& file : files) {
    Section row = list.add("KEPT_FILE");
    row.set("TOKEN", file.token);
    row.set("FILE_NAME", file.name);
    row.set("FILE_FACTS", file_facts(file.type, file.pages, file.bytes));
  }
}

}  // namespace

std::string_view desk_new_filing(const StabVisit& visit, Section page) {
  if (!put_desk_frame(visit, page, "Neuer Eingang", DeskNav::new_filing)) return kNoTown;
  if (!visit.parts.vault.has_key(owner_of(visit))) return "intake_no_key";
  const bool again = visit.kept != nullptr && visit.kept->text("befehl") == kCommand;
  Section form = page.add("FILING");
  put_form(visit, form, kCommand, kHere);
  const std::string seed = again ? visit.kept->text("saat") : "";
  form.set("SEED", parse_seed(seed) ? seed : new_seed(visit.parts.random));
  const DeskInput input = again ? read_desk_input(*visit.kept) : DeskInput{};
  put_desk_input(visit, form, input);
  form.set("DRAFT_KEY", visit.parts.drafts.of(visit.session.account));
  form.show_if(again, "KEPT");
  if (again) put_kept_files(visit, form);
  if (again && visit.kept->text("schritt") == "fristen") {
    form.show("PREVIEWED");
    put_deadline_preview(visit, form.add("PREVIEW"), input);
  }
  return "intake_new";
}

void take_filing(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  if (!visit.town) return answer.again(422, "Eingänge werden für eine Kommune erfasst, nicht für die Region; bitte die Kommune wählen.");
  auto uploads = gather_uploads(visit, form);  // first, so that they wait whatever becomes of the rest
  if (form.text("schritt") == "fristen") return answer.again(uploads ? 200 : 422, uploads ? "" : uploads.error().sentence);
  const auto draft = read_draft(visit, form);
  if (!draft) return answer.again(422, draft.error().sentence);
  if (!uploads) return answer.again(422, uploads.error().sentence);
  auto prepared = visit.parts.desk.accept(*draft, *uploads);
  if (!prepared) return answer.again(422, prepared.error().sentence);
  const std::string subject = intake::filing_subject(draft->id);
  stab_execute(visit.parts.executor, std::move(prepared->command), answer,
               [&taken = visit.memory.taken, now = visit.now, by = visit.session.account, subject, place = visit.place, salts = std::move(prepared->salts), sealed = draft->sealed,
                used_up = forgetting_files(visit, form)](const state::Committed& done) {
                 used_up();
                 if (!done.repeated) taken.put(subject, {salts, sealed, now, by});
                 const auto known = taken.find(subject);
                 const bool same = known && known->sealed == sealed;  // sent twice; else something else was written into a form that had been sent
                 return "/stab/eingang/" + subject + "/beleg?ort=" + place + (!done.repeated ? "&neu=" : same ? "&schon=" : "&anders=") + std::to_string(done.first);
               });
}

}  // namespace nb::pages
