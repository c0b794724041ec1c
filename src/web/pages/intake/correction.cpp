// SPDX-License-Identifier: EUPL-1.2
// Correcting what was written down. Only what differs is sent; sender and content can be corrected while they are open to be read.
#include <boost/json.hpp>

#include "base/random.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "intake/events.hpp"
#include "intake/refusals.hpp"
#include "journal/vault.hpp"
#include "state/args.hpp"
#include "state/executor.hpp"
#include "state/read_pool.hpp"
#include "web/pages/intake/desk_input.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/intake/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

namespace json = boost::json;

constexpr const char* kCommand = "intake.correct_filing";

void put_if_changed(json::object& args, std::string_view name, const std::string& now, const std::string& before) {
  if (now != before) args.emplace(name, now);
}

json::array wishes_of(const std::vector<intake::DeadlineWish>& deadlines) {
  json::array out;
  for (const intake::DeadlineWish& one : deadlines) {
    json::object wish{{"rule", one.rule}, {"event", one.event}};
    if (!one.via.empty()) wish.emplace("via", one.via);
    out.push_back(std::move(wish));
  }
  return out;
}

bool same(const intake::DeadlineWish& a, const intake::DeadlineWish& b) { return a.rule == b.rule && a.event == b.event && a.via == b.via; }

/// The arguments of the correction: what differs from what the filing says now.
Result<json::object, FormFault> changes(const StabVisit& visit, const intake::Filing& filing, const DeskInput& input, const DeskInput& before) {
  json::object args;
  put_if_changed(args, "channel", input.channel, before.channel);
  put_if_changed(args, "urgency", input.urgency, before.urgency);
  put_if_changed(args, "office", input.office, before.office);
  put_if_changed(args, "service", input.service, before.service);
  const auto received = received_of(input.received, visit);
  const auto received_before = received_of(before.received, visit);
  if (!received) return refuse(received.error());
  const std::string meant = received->empty() ? format_utc(visit.now) : *received;
  if (!received_before || meant != *received_before) args.emplace("received", meant);
  const auto deadlines = deadlines_of(input);
  const auto old = deadlines_of(before);
  if (!deadlines) return refuse(deadlines.error());
  if (!old || !std::ranges::equal(*deadlines, *old, same) || args.contains("received")) args.emplace("deadlines", wishes_of(*deadlines));
  if (input.watch != before.watch || (args.contains("received") && !filing.watches.empty())) {
    json::array watches;
    if (input.watch != "keine" && !input.watch.empty()) watches.push_back(json::object{{"rule", input.watch}});
    args.emplace("watches", std::move(watches));
  }
  return args;
}

/// Seals sender and content if they were changed; they can be, only while they are open.
std::optional<journal::SealedParts> sealed_changes(const StabVisit& visit, const intake::Filing& filing, const intake::Sealed& now, const intake::Sealed& before) {
  if (now.sender == before.sender && now.content == before.content) return std::nullopt;
  proof::SaltSeed seed;
  visit.parts.random.fill(seed.bytes);
  journal::Sealing sealing(visit.parts.vault, visit.parts.random, visit.log(), filing.subject, seed);
  if (now.sender != before.sender) sealing.add(intake::part::kSender, intake::encode_sender(now.sender));
  if (now.content != before.content) sealing.add(intake::part::kContent, intake::encode_content(now.content));
  return std::move(sealing).finish();
}

}  // namespace

std::string_view desk_correction(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto filing = visit.town ? filing_of(visit, snapshot.db()) : std::nullopt;
  if (!put_desk_frame(visit, page, filing ? "Eingang " + filing->number + " berichtigen" : "Eingang berichtigen", DeskNav::none)) return kNoTown;
  if (!filing || filing->erased) return "missing";
  const auto sealed = open_sealed(visit, snapshot.db(), filing->subject);
  const bool again = visit.kept != nullptr && visit.kept->text("befehl") == kCommand;
  Section form = page.add("FILING");
  put_form(visit, form, kCommand, path_of("eingang", filing->number) + "/berichtigen");
  form.set("NUMBER", filing->number);
  form.set("FILING_PATH", path_of("eingang", filing->number));
  put_desk_input(visit, form, again ? read_desk_input(*visit.kept) : input_of(visit, *filing, sealed ? *sealed : intake::Sealed{}));
  form.show(sealed ? "PERSONAL" : "PERSONAL_LOCKED");
  return "intake_correct";
}

void correct_filing(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!visit.town || !id) return answer.again(422, "Das Formular ist unvollständig angekommen; bitte laden Sie die Seite neu.");
  const auto snapshot = visit.parts.readers.snapshot();
  const auto filing = intake::find_filing_by_number(snapshot.db(), visit.log(), form.text("nummer"));
  if (!filing) return answer.again(422, intake::refusal(intake::Reason::unknown_filing, form.text("nummer")).sentence);
  const auto opened = open_sealed(visit, snapshot.db(), filing->subject);
  const DeskInput before = input_of(visit, *filing, opened ? *opened : intake::Sealed{});
  DeskInput input = read_desk_input(form);
  auto args = changes(visit, *filing, input, before);
  if (!args) return answer.again(422, args.error().sentence);
  const bool wrote_personal = form.find("name").has_value();
  if (wrote_personal && !opened)
    return answer.again(422, "Die versiegelten Angaben wurden inzwischen verschlossen; bitte öffnen Sie sie noch einmal und senden Sie die Berichtigung dann erneut.");
  args->emplace("filing", filing->number);
  args->emplace("reason", std::string(trim(form.text("a.reason"))));
  auto sealed = wrote_personal ? sealed_changes(visit, *filing, input.sealed, before.sealed) : std::nullopt;
  stab_execute(visit.parts.executor, {.log = visit.log(), .id = *id, .actor = visit.session.account, .name = kCommand, .args = json::serialize(*args), .sealed = std::move(sealed)},
               answer, [path = path_of("eingang", filing->number), place = visit.place](const state::Committed& done) { return path + "?ort=" + place + result_of(done); });
}

}  // namespace nb::pages
