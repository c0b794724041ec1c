// SPDX-License-Identifier: EUPL-1.2
// Forms printed beforehand with their numbers: print a batch, see which were captured, which are void, which are missing.
#include <algorithm>

#include "base/text.hpp"
#include "intake/number.hpp"
#include "paper/sheets.hpp"
#include "state/read_pool.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/intake/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr const char* kHere = "/stab/formulare";
constexpr std::size_t kMissingShown = 200;

std::string number_of(const StabVisit& visit, std::uint64_t serial) { return intake::Number(intake::prefix_of(intake::Series::form, visit.log()), serial).str(); }

void put_batch(const StabVisit& visit, Section page, const intake::FormBatch& batch) {
  Section row = page.add("BATCH");
  const std::uint64_t count = batch.last - batch.first + 1;
  row.set("FIRST", number_of(visit, batch.first));
  row.set("LAST", number_of(visit, batch.last));
  row.set("COUNT", german_number(count));
  row.set("CAPTURED", german_number(batch.captured));
  row.set("VOIDED", german_number(batch.voided));
  row.set("MISSING", german_number(count - batch.captured - batch.voided));
  row.set("AT", visit.moment(batch.at));
  row.set("ACTOR", batch.actor);
  row.set("PLACE", visit.place);
  for (std::uint64_t from = batch.first; from <= batch.last; from += paper::kFormsMax) {
    Section file = row.add("FILE");
    const std::uint64_t to = std::min<std::uint64_t>(from + paper::kFormsMax - 1, batch.last);
    file.set("FROM_SERIAL", from);
    file.set("TO_SERIAL", to);
    file.set("FROM_NUMBER", number_of(visit, from));
    file.set("TO_NUMBER", number_of(visit, to));
  }
}

}  // namespace

std::string_view desk_forms(const StabVisit& visit, Section page) {
  if (!put_desk_frame(visit, page, "Formulare", DeskNav::forms)) return kNoTown;
  const auto snapshot = visit.parts.readers.snapshot();
  Section print = page.add("PRINT");
  put_form(visit, print, "intake.print_forms", kHere);
  const bool print_again = visit.kept != nullptr && visit.kept->text("befehl") == "intake.print_forms";
  print.set("COUNT_TYPED", print_again ? visit.kept->text("a.count:zahl") : "50");
  Section cancel = page.add("VOID");
  put_form(visit, cancel, "intake.void_form", kHere);
  if (visit.kept != nullptr && visit.kept->text("befehl") == "intake.void_form") cancel.set("FORM_TYPED", visit.kept->text("a.form"));
  const auto batches = intake::form_batches(snapshot.db(), visit.log());
  page.show_if(batches.empty(), "NOTHING_YET");
  if (!batches.empty()) page.show("SOME");
  for (const intake::FormBatch& batch : batches) put_batch(visit, page, batch);
  const auto missing = intake::missing_forms(snapshot.db(), visit.log(), kMissingShown + 1);
  if (missing.empty()) return "intake_forms";
  Section list = page.add("GAPS");
  list.show_if(missing.size() > kMissingShown, "MORE_GAPS");
  for (std::size_t i = 0; i < std::min(missing.size(), kMissingShown); ++i) list.add("GAP").set("NUMBER", missing[i]);
  return "intake_forms";
}

std::optional<web::Response> desk_forms_pdf(const StabVisit& visit) {
  const auto from = parse_u64(visit.query("von"));
  const auto to = parse_u64(visit.query("bis"));
  if (!visit.town || !from || !to || *from == 0 || *to < *from || *to - *from >= paper::kFormsMax) return std::nullopt;
  const auto snapshot = visit.parts.readers.snapshot();
  // Only what was given out as a batch is printed: a number on paper that the register does not know would be refused later.
  for (const std::uint64_t serial : {*from, *to}) {
    if (intake::form_state(snapshot.db(), visit.log(), serial) == intake::FormState::never_printed) return std::nullopt;
  }
  paper::IntakeForms forms{.town = visit.town->town->municipality.name, .office = {}, .numbers = {}, .created = visit.now};
  for (std::uint64_t serial = *from; serial <= *to; ++serial) forms.numbers.push_back(number_of(visit, serial));
  return pdf_answer(paper::intake_forms(forms), "Formulare-" + forms.numbers.front() + ".pdf");
}

}  // namespace nb::pages
