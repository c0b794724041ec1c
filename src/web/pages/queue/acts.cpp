// SPDX-License-Identifier: EUPL-1.2
// What a press at the counter asks for, and where it leads: back to the same counter.
#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "staff/checked_executor.hpp"
#include "web/pages/queue/pages.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr std::array kPages = std::to_array<StabPage>({{"/stab/termine/schalter", queue_counter}, {"/stab/termine/wartenummer", queue_slip_page}});
constexpr std::array kFiles = std::to_array<StabFile>({{"/stab/termine/wartenummer.pdf", queue_slip_pdf}});
constexpr std::array<std::string_view, 5> kCommands{"appointments.draw_number", "appointments.call_next", "appointments.finish_number", "appointments.skip_number",
                                                    "appointments.recall_number"};

void act(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  const std::string command = form.text("befehl");
  if (!id || !visit.town) return answer.again(422, "Das Formular ist unvollständig angekommen; bitte laden Sie die Seite neu.");
  const std::string pool = form.text("bereich");
  const std::string counter(trim(form.text("schalter")));
  boost::json::object args{{"pool", pool}};
  if (command != "appointments.draw_number") args.emplace("counter", counter);
  if (const std::string service = form.text("leistung"); command == "appointments.draw_number" && !service.empty()) args.emplace("service", service);
  if (const auto number = parse_u64(form.text("nummer"))) args.emplace("number", *number);
  state::Command wanted{visit.log(), *id, visit.session.account, command, boost::json::serialize(args)};
  if (const auto refused = visit.parts.executor.refusal(wanted)) return answer.again(403, refused->sentence);
  const bool drew = command == "appointments.draw_number";
  stab_execute(visit.parts.executor, std::move(wanted), answer,
               [back = counter_href(visit.place, pool, counter), drew](const state::Committed& done) { return drew ? back + "&gezogen=" + std::to_string(done.first) : back; });
}

}  // namespace

std::span<const StabPage> queue_pages() { return kPages; }
std::span<const StabFile> queue_files() { return kFiles; }
QueueAct find_queue_act(std::string_view command) { return std::ranges::find(kCommands, command) == kCommands.end() ? nullptr : act; }

}  // namespace nb::pages
