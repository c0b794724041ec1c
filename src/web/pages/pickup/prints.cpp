// SPDX-License-Identifier: EUPL-1.2
// What of the pick-up register is handed out: sheets as PDF, lists as CSV. Each leaves a trace when names stand on it.
#include <algorithm>
#include <iterator>

#include "base/text.hpp"
#include "state/read_pool.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/pickup/pages.hpp"
#include "web/pages/pickup/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kPiece = 1000;
constexpr std::size_t kPrintedMax = 100'000;  ///< more than a municipality ever has ready

std::vector<pickup::Printed> printed(const StabVisit& visit, storage::Db& db, const std::vector<pickup::Pickup>& lines) {
  std::vector<pickup::Printed> out;
  for (const pickup::Pickup& one : lines) out.push_back({one, one.erased ? std::nullopt : peek_owner(visit, db, one.subject), pickup_site_name(visit, one.site)});
  return out;
}

/// Every page of the list: on paper there is no »weiter«.
std::vector<pickup::Printed> all_printed(const StabVisit& visit, storage::Db& db, pickup::ListQuery query) {
  std::vector<pickup::Printed> out;
  do {
    const pickup::Page lines = pickup::list(db, visit.log(), query);
    std::ranges::move(printed(visit, db, lines.lines), std::back_inserter(out));
    query.after = lines.next;
  } while (query.after != 0 && out.size() < kPrintedMax);
  return out;
}

pickup::SheetHead head_of(const StabVisit& visit, std::string_view site) {
  return {.town = visit.town->town->municipality.name,
          .site = site.empty() ? "" : pickup_site_name(visit, site),
          .contact = "",
          .made = visit.parts.zone.local(visit.now),
          .created = visit.now};
}

void note_export(const StabVisit& visit, const char* what, std::size_t count, const std::string& filter) {
  visit.trace.exported = what;
  visit.trace.exported_count = count;
  visit.trace.exported_filter = filter;
}

/// Names in the order of a card box, so that a hand finds the card.
void sort_by_name(std::vector<pickup::Printed>& lines) {
  std::ranges::stable_sort(lines, {}, [](const pickup::Printed& one) { return fold_for_search(pickup::name_of(one.owner)); });
}

}  // namespace

std::optional<web::Response> pickup_site_pdf(const StabVisit& visit) {
  if (!visit.town) return std::nullopt;
  const auto snapshot = visit.parts.readers.snapshot();
  auto all = all_printed(visit, snapshot.db(), pickup_query_of(visit, pickup::ListKind::ready, kPiece));
  sort_by_name(all);
  if (can_read_pickups(visit)) note_export(visit, "pickups", all.size(), "PDF " + visit.query("stelle"));
  return pdf_answer(pickup::site_list(head_of(visit, visit.query("stelle")), all), "Abholung.pdf");
}

std::optional<web::Response> pickup_courier_pdf(const StabVisit& visit) {
  std::string_view number = visit.request.param("nr");
  if (!visit.town || !number.ends_with(".pdf")) return std::nullopt;
  const auto parsed = parse_u64(number.substr(0, number.size() - 4));
  const auto snapshot = visit.parts.readers.snapshot();
  const auto batch = parsed ? pickup::find_batch(snapshot.db(), visit.log(), *parsed) : std::nullopt;
  if (!batch) return std::nullopt;
  const auto all = printed(visit, snapshot.db(), batch->pickups);
  if (can_read_pickups(visit)) note_export(visit, "pickups", all.size(), "Kurierliste " + std::to_string(batch->number));
  return pdf_answer(pickup::courier_list(head_of(visit, batch->site), batch->number, all), "Kurierliste-" + std::to_string(batch->number) + ".pdf");
}

std::optional<web::Response> pickup_csv(const StabVisit& visit) {
  if (!visit.town) return std::nullopt;
  const auto snapshot = visit.parts.readers.snapshot();
  const PickupTab& tab = pickup_tab_of(visit);
  pickup::ListQuery query = pickup_query_of(visit, tab.kind, 500);
  const auto cell = [](std::string text) {
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) text.insert(0, 1, '\'');  // a table program would take it for a formula
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
  };
  std::string out =
      "\xEF\xBB\xBF"
      "Art;Nummer;Familienname;Vornamen;Geboren;Ausgabestelle;Eingetroffen;Stand;PIN-Brief;Erinnerungen\r\n";
  std::size_t count = 0;
  do {
    const pickup::Page lines = pickup::list(snapshot.db(), visit.log(), query);
    for (const pickup::Printed& one : printed(visit, snapshot.db(), lines.lines)) {
      const pickup::Owner owner = one.owner.value_or(pickup::Owner{});
      out += cell(std::string(pickup::german(one.pickup.kind))) + ";" + cell(owner.serial) + ";" + cell(owner.family_name) + ";" + cell(owner.first_names) + ";" +
             cell(one.owner ? finder::german_birth_date(owner.birth) : "") + ";" + cell(pickup_site_name(visit, one.pickup.site)) + ";" + cell(german_date(one.pickup.arrived)) +
             ";" + cell(std::string(german(one.pickup.state))) + ";" + cell(std::string(pickup::german(one.pickup.pin))) + ";" + std::to_string(one.pickup.reminders) + "\r\n";
      ++count;
    }
    query.after = lines.next;
  } while (query.after != 0 && count < 100'000);
  note_export(visit, "pickups", count, std::string("CSV ") + tab.name);
  return file_answer("text/csv; charset=utf-8", std::move(out), "abholung.csv");
}

std::optional<web::Response> pickup_reminder_pdf(const StabVisit& visit) {
  if (!visit.town) return std::nullopt;
  const auto snapshot = visit.parts.readers.snapshot();
  const bool letters = visit.query("form") == "briefe";
  const bool search = visit.query("form") == "anschriften";
  const pickup::ListQuery query = pickup_query_of(visit, pickup::ListKind::remind, letters ? pickup::kTogetherMax : kPiece);
  // Letters go out in parts: who was reminded leaves the list, and the next ones are printed then.
  const auto all = letters ? printed(visit, snapshot.db(), pickup::list(snapshot.db(), visit.log(), query).lines) : all_printed(visit, snapshot.db(), query);
  if (all.empty()) return std::nullopt;
  if (can_read_pickups(visit)) note_export(visit, "pickups", all.size(), letters ? "Erinnerungsbriefe" : search ? "Anschriftensuche" : "Erinnerungsliste");
  const pickup::SheetHead head = head_of(visit, visit.query("stelle").empty() ? all.front().pickup.site : visit.query("stelle"));
  if (search) return pdf_answer(pickup::address_search_list(head, all), "Ohne-Anschrift.pdf");
  return pdf_answer(letters ? pickup::reminder_letters(head, all) : pickup::reminder_list(head, all), letters ? "Erinnerungsbriefe.pdf" : "Erinnerungsliste.pdf");
}

}  // namespace nb::pages
