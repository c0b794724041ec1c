// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rescue/sheet.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "paper/glance.hpp"
#include "web/pages/filing_uploads.hpp"
#include "web/pages/intake/kept_files.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/intake/uploads.hpp"
#include "web/pages/rescue/pages.hpp"
#include "web/pages/rescue/work.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

/// One stack of sheets for a sign-in and a municipality. Whoever signs in anew does not see it any more.
std::string key_of(const StabVisit& visit) { return visit.session.csrf + "/" + visit.log().str() + "/sheet"; }

std::vector<WaitingFile> sheets(const StabVisit& visit) { return visit.parts.waiting.list(key_of(visit), visit.now); }

/// Where pages could not be counted the first one is tried all the same.
std::size_t pages_of(const WaitingFile& file) { return std::max<std::size_t>(file.pages, 1); }

void put_sheets(const StabVisit& visit, Section page) {
  const auto files = sheets(visit);
  if (files.empty()) return put_form(visit, page.add("NO_SHEET"), kRescueCommand, kRescueSheet);
  Section box = page.add("SHEETS");
  std::size_t shown = 0;
  for (const WaitingFile& file : files) {
    for (std::size_t i = 0; i < pages_of(file) && shown < kSheetPagesShown; ++i, ++shown) {
      Section row = box.add("SHEET");
      row.set("IMAGE_PATH", std::string(kRescueSheet) + "/" + file.token + "/" + std::to_string(i + 1) + "?ort=" + visit.place);
      row.set("FILE_NAME", file.name);
      row.set("NUMBER", std::to_string(i + 1));
      row.set("OF", std::to_string(pages_of(file)));
    }
  }
  box.show_if(shown < sheet_pages(visit), "MORE_SHEETS");
  put_form(visit, page.add("AWAY"), kRescueCommand, kRescueSheet);
}

/// What was typed so far: sent in vain a moment ago, or read in and gone on with.
void put_typed(const StabVisit& visit, Section form) {
  if (visit.kept != nullptr && visit.kept->text("befehl") == kRescueCommand) {
    form.set("TYPED", visit.kept->text("liste"));
    form.set("DAY", visit.kept->text("tag"));
    form.set("DRAFT", visit.kept->text("entwurf"));
    return;
  }
  const std::string id = visit.query("entwurf");
  const auto draft = visit.memory.imports.find(id, visit.session.account, visit.place);
  form.set("TYPED", draft ? draft->typed : "");
  form.set("DAY", draft ? draft->typed_day : "");
  form.set("DRAFT", draft ? id : "");
}

Previews::Image draw(const StabVisit& visit, const std::string& token, std::uint32_t page) {
  const auto bytes = visit.parts.waiting.read(key_of(visit), token, visit.now);
  if (!bytes) return refuse(paper::ScanFault::damaged);
  const auto image = paper::readable_page(visit.parts.previews, *bytes, page);
  if (!image) return refuse(image.error());
  return std::string(text_of(*image));
}

}  // namespace

std::size_t sheet_pages(const StabVisit& visit) {
  std::size_t all = 0;
  for (const WaitingFile& file : sheets(visit)) all += pages_of(file);
  return all;
}

Result<void, FormFault> keep_sheets(const StabVisit& visit) {
  const auto sent = uploads_of(visit.request);
  if (!sent) return refuse(sent.error());
  if (sent->empty()) return refuse(FormFault{"Es ist kein Blatt ausgewählt. Bitte wählen Sie einen Scan oder ein Foto: PDF, JPEG oder PNG."});
  for (const intake::Upload& upload : *sent) {
    const auto kept =
        visit.parts.waiting.put({.form = key_of(visit), .address = visit.session.account, .name = upload.name, .bytes = upload.bytes.size()}, upload.bytes, visit.now);
    if (!kept) return refuse(FormFault{waiting_sentence(tidy_file_name(upload.name), kept.error())});
  }
  return {};
}

std::function<void()> forgetting_sheets(const StabVisit& visit) {
  return [&waiting = visit.parts.waiting, key = key_of(visit)] { waiting.remove(key); };
}

std::string_view rescue_sheet(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Tagesliste abtippen", StabNav::intake);
  if (!visit.town) return "rescue_no_town";
  put_sheets(visit, page);
  Section form = page.add("FORM");
  put_form(visit, form, kRescueCommand, kRescueSheet);
  put_typed(visit, form);
  return "rescue_sheet";
}

std::optional<web::Response> rescue_sheet_page(const StabVisit& visit) {
  const std::string token(visit.request.param("anlage"));
  const auto number = parse_u64(visit.request.param("seite"));
  if (!visit.town || !number || *number == 0 || *number > kSheetPagesShown) return std::nullopt;
  const auto file = visit.parts.waiting.find(key_of(visit), token, visit.now);  // asked each time: what is put away is not shown from memory
  if (!file || !file->complete() || *number > pages_of(*file)) return std::nullopt;
  const std::string key = "sheet/" + token + "/" + std::to_string(*number);
  auto image = visit.memory.previews.find(key);
  if (!image) {
    image = draw(visit, token, static_cast<std::uint32_t>(*number - 1));
    const bool passes = !*image && image->error() == paper::ScanFault::unavailable;  // the file is not to blame
    if (!passes) visit.memory.previews.put(key, *image, visit.now);
  }
  return preview_answer(*std::move(image));
}

}  // namespace nb::pages
