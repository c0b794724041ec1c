// SPDX-License-Identifier: EUPL-1.2
// A list that came back signed: found by its code, from a scan or typed, and ticked off.
#include <algorithm>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "paper/page_reader.hpp"
#include "paper/refusals.hpp"
#include "state/read_pool.hpp"
#include "web/pages/circular/pages.hpp"
#include "web/pages/circular/words.hpp"
#include "web/pages/intake/uploads.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

namespace json = boost::json;

constexpr const char* kCommand = "circular.acknowledge";

std::string sheet_path(const circular::SheetCode& code) { return circular_path(code.number) + "/liste/" + std::to_string(code.sheet); }

web::Response see_sheet(const StabVisit& visit, const circular::SheetCode& code) {
  return {
      .status = 303, .content_type = "text/plain; charset=utf-8", .headers = {{"Location", sheet_path(code) + "?ort=" + visit.place + "&fassung=" + std::to_string(code.version)}}};
}

}  // namespace

std::string_view circular_sheet(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  storage::Db& db = snapshot.db();
  const auto found = visit.town ? circular_of(visit, db) : std::nullopt;
  const auto version = found && found->sent > 0 ? circular::find_version(db, visit.log(), found->subject, found->sent) : std::nullopt;
  const auto number = parse_u64(visit.request.param("bogen"));
  if (!put_circular_frame(visit, page, version ? "Liste zu " + circular::name_of(*version) : "Liste")) return kNoCircularTown;
  if (!version || !number) return "missing";
  const auto recipients = circular::recipients_of(db, visit.log(), found->subject, found->sent);
  const auto sheets = circular::sheets_of(*version, recipients);
  if (*number == 0 || *number > sheets.size()) return "missing";
  const circular::Sheet& sheet = sheets[*number - 1];
  const circular::PhoneTree tree = tree_of(visit, db);
  page.set("CODE", circular::encode(sheet.code));
  page.set("OFFICE", sheet.office);
  page.set("SUBJECT_LINE", version->content.title);
  page.set("PATH_OF", circular_path(version->number));
  const auto given = parse_u64(visit.query("fassung"));
  page.show_if(given && *given != version->version, "OLD_VERSION");
  const bool ticks = visit.may_ask(kCommand);
  Section form = page.add(ticks ? "FORM" : "READ_ONLY");
  if (ticks) put_form(visit, form, kCommand, sheet_path(sheet.code));
  form.set("SUBJECT", found->subject);
  form.set("VERSION", std::to_string(version->version));
  for (std::size_t i = 0; i < sheet.count; ++i) {
    const circular::Recipient& one = recipients[sheet.first + i];
    Section row = form.add("LINE");
    put_person(row, tree, one);
    row.set("ORDINAL", std::to_string(i + 1));
    row.show_if(visit.keeps(kCommand, "person", one.person), "CHOSEN");
    if (one.acknowledged) row.set_shown("STANDING", standing(visit, tree, one), "ALREADY");
  }
  if (*number > 1) form.set_shown("EARLIER", sheet_path(sheets[*number - 2].code), "HAS_EARLIER");
  if (*number < sheets.size()) form.set_shown("LATER", sheet_path(sheets[*number].code), "HAS_LATER");
  return "circular_sheet";
}

void acknowledge_list(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  const auto version = parse_u64(form.text("fassung"));
  if (!id || !version) return answer.again(422, "Das Formular ist unvollständig angekommen; bitte senden Sie es noch einmal.");
  json::array persons;
  for (const auto& [name, value] : form.pairs()) {
    if (name == "person") persons.emplace_back(value);
  }
  const json::object args{{"circular", form.text("rundschreiben")}, {"version", *version}, {"persons", std::move(persons)}, {"how", "list"}};
  stab_execute(visit.parts.executor, {visit.log(), *id, visit.session.account, kCommand, json::serialize(args)}, answer,
               [back = console_path(form) + "?ort=" + visit.place](const state::Committed& done) { return back + result_of(done); });
}

/// A number that was typed, or the codes found on a scan; either leads to the list it stands on.
void scan_list(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  if (!may_write(visit)) return answer.again(403, "Dazu haben Sie hier kein Recht.");
  if (const std::string typed = form.text("bogen"); !typed.empty()) {
    const auto code = circular::parse_sheet_code(typed);
    return code ? answer.reply(see_sheet(visit, *code)) : answer.again(422, "Die Nummer steht oben auf der Liste, zum Beispiel »NB-RS 12.1.7«; bitte abschreiben.");
  }
  const auto uploads = uploads_of(visit.request);
  if (!uploads) return answer.again(422, uploads.error().sentence);
  if (uploads->empty()) return answer.again(422, "Bitte die Nummer der Liste eintippen oder ihren Scan auswählen.");
  const auto scan = visit.parts.circulars.scans.read(uploads->front().bytes, {.preview_width_px = 0});
  if (!scan) return answer.again(422, std::string(paper::wording_of(scan.error()).de));
  for (const paper::FoundCode& one : scan->codes) {
    if (!one.text.starts_with("NB-RS ")) continue;
    if (const auto code = circular::parse_sheet_code(one.text)) return answer.reply(see_sheet(visit, *code));
  }
  answer.again(422, "Auf dem Scan ist kein Code einer Liste zu erkennen; bitte die Nummer oben auf der Liste eintippen.");
}

}  // namespace nb::pages
