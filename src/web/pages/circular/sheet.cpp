// SPDX-License-Identifier: EUPL-1.2
// A list that came back signed: found by its code, from a scan or typed, and ticked off.
#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <vector>

#include "base/text.hpp"
#include "paper/page_reader.hpp"
#include "paper/refusals.hpp"
#include "state/read_pool.hpp"
#include "web/pages/circular/pages.hpp"
#include "web/pages/circular/words.hpp"
#include "web/pages/intake/uploads.hpp"
#include "web/pages/stab_form.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

namespace json = boost::json;

constexpr const char* kCommand = "circular.acknowledge";
constexpr std::uint32_t kScanPagesMax = 60;  // lists of one stack; a code or two a page stays below what a reader reports
constexpr auto kScanTime = std::chrono::seconds(60);

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
  if (visit.kept != nullptr) form.set("SIGNED", visit.kept->text("unterschrieben"));
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
  json::object args{{"circular", form.text("rundschreiben")}, {"version", *version}, {"persons", std::move(persons)}, {"how", "list"}};
  if (const std::string typed = form.text("unterschrieben"); !typed.empty()) {
    const auto signed_at = read_wall_time(typed, visit.parts.zone);
    if (!signed_at) return answer.again(422, "Bei »Unterschrieben am« steht kein Datum mit Uhrzeit; bitte berichtigen oder das Feld leer lassen.");
    args.emplace("occurred", format_utc(*signed_at));
  }
  stab_execute(visit.parts.executor, {visit.log(), *id, visit.session.account, kCommand, json::serialize(args)}, answer,
               [back = console_path(form) + "?ort=" + visit.place](const state::Committed& done) { return back + result_of(done); });
}

namespace {

/// What a scan holds, so that nothing on it is lost silently.
struct Found {
  std::vector<circular::SheetCode> lists;    ///< each once, in the order of the pages
  std::vector<std::uint32_t> pages_without;  ///< 1-based; of these a person has to say what they are
};

Found lists_on(const paper::Scan& scan) {
  Found out;
  std::vector<bool> known(scan.pages, false);
  for (const paper::FoundCode& one : scan.codes) {
    const auto code = one.text.starts_with("NB-RS ") ? circular::parse_sheet_code(one.text) : std::nullopt;
    if (!code) continue;
    if (one.page < known.size()) known[one.page] = true;
    if (std::ranges::find(out.lists, *code) == out.lists.end()) out.lists.push_back(*code);
  }
  for (std::uint32_t page = 0; page < scan.pages; ++page) {
    if (!known[page]) out.pages_without.push_back(page + 1);
  }
  return out;
}

/// Every list that was found leads to its own form.
void show_found(const StabVisit& visit, const Found& found, const StabAnswer& answer) {
  Fields page;
  static_cast<void>(put_circular_frame(visit, page, "Listen auf dem Scan"));
  for (const circular::SheetCode& code : found.lists) {
    Section row = page.add("FOUND");
    row.set("CODE", circular::encode(code));
    row.set("SHEET_PATH", sheet_path(code));
    row.set("VERSION", std::to_string(code.version));
    row.set("PLACE", visit.place);
  }
  std::string pages;
  for (const std::uint32_t one : found.pages_without) pages += (pages.empty() ? "" : ", ") + std::to_string(one);
  page.set_shown("PAGES", pages, "WITHOUT");
  put_form(visit, page.add("SCAN"), "circular.scan", "/stab/rundschreiben");
  answer.reply(answer.show(200, "circular_scanned", page));
}

}  // namespace

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
  if (uploads->size() > 1) return answer.again(422, "Es sind mehrere Dateien angekommen; bitte einen Scan nach dem anderen auswählen.");
  const auto scan = visit.parts.circulars.scans.read(uploads->front().bytes, {.code_pages = kScanPagesMax, .preview_width_px = 0, .timeout = kScanTime});
  if (!scan) return answer.again(422, std::string(paper::wording_of(scan.error()).de));
  if (scan->pages > kScanPagesMax)
    return answer.again(422, "Der Scan hat " + std::to_string(scan->pages) + " Seiten, und höchstens " + std::to_string(kScanPagesMax) +
                                 " werden auf einmal gelesen; bitte teilen oder die Nummern der Listen eintippen.");
  const Found found = lists_on(*scan);
  if (found.lists.empty()) return answer.again(422, "Auf dem Scan ist kein Code einer Liste zu erkennen; bitte die Nummer oben auf der Liste eintippen.");
  if (found.lists.size() == 1 && found.pages_without.empty()) return answer.reply(see_sheet(visit, found.lists.front()));
  show_found(visit, found, answer);
}

}  // namespace nb::pages
