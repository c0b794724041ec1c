// SPDX-License-Identifier: EUPL-1.2
// A link of their own for somebody without mail, on a slip of paper. Its token follows from the data key, the appointment and the command
// that made the link: it stands in no address and no log, and the slip can be printed once more while the key is open.
#include <algorithm>
#include <boost/json.hpp>

#include "appointments/queries.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "crypto/seal.hpp"
#include "crypto/sha256.hpp"
#include "journal/sealer.hpp"
#include "journal/vault.hpp"
#include "notices/facts.hpp"
#include "state/read_pool.hpp"
#include "web/pages/appointments/link_slip.hpp"
#include "web/pages/appointments/pages.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/pages/console/slip_size.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/notices/parts.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

using appointments::Booking;

namespace {

/// nullopt while the data key is locked.
std::optional<std::string> token_of(const StabVisit& visit, std::string_view booking, const CommandId& made_by) {
  const auto key = visit.parts.vault.derive(journal::owner_of(visit.log()), "apptslip");
  if (!key) return std::nullopt;
  return to_hex(crypto::blind_token(*key, bytes_of(std::string(booking) + "." + made_by.str())));
}

Hash hash_of(std::string_view token) { return crypto::sha256(bytes_of(token)); }

}  // namespace

void make_somebodys_link(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  const std::string booking = form.text("a.booking");
  if (!visit.town || !id) return answer.again(422, "Das Formular ist unvollständig angekommen; bitte laden Sie die Seite neu.");
  std::optional<Booking> found;
  {
    const auto snapshot = visit.parts.readers.snapshot();
    found = appointments::find_booking(snapshot.db(), visit.log(), booking);
  }
  if (!found) return answer.again(422, "Diesen Termin gibt es hier nicht; bitte suchen Sie ihn in der Tagesliste.");
  const auto token = token_of(visit, found->id, *id);
  if (!token) return answer.again(422, "Die versiegelten Angaben sind verschlossen; bitte öffnen Sie zuerst den Datenschlüssel.");
  const boost::json::object args{{"booking", found->id}, {"link", to_hex(hash_of(*token).bytes)}, {"expires", format_utc(std::max(visit.now, found->start) + notices::kLinkLasts)}};
  const std::string to = booking_path(found->id) + "?ort=" + visit.place + "&zettel=" + id->str();
  stab_execute(visit.parts.executor, {visit.log(), *id, visit.session.account, "appointments.make_link", boost::json::serialize(args)}, answer,
               [to](const state::Committed& done) { return to + result_of(done); });
}

std::optional<web::Response> appointment_link_pdf(const StabVisit& visit) {
  const std::string& base = visit.parts.notices.sources.link_base;
  const auto made_by = CommandId::parse(visit.query("zettel"));
  if (!visit.town || !made_by || base.empty()) return std::nullopt;
  const auto snapshot = visit.parts.readers.snapshot();
  const auto booking = appointments::find_booking(snapshot.db(), visit.log(), visit.request.param("id"));
  const auto token = booking ? token_of(visit, booking->id, *made_by) : std::nullopt;
  const auto link = token ? appointments::find_link(snapshot.db(), hash_of(*token)) : std::nullopt;
  if (!link || link->booking != booking->id || link->log != visit.log() || link->expires <= visit.now || appointments::is_erased(snapshot.db(), visit.log(), booking->id))
    return std::nullopt;
  visit.note_read(booking->id);  // whoever holds it can act for the person
  return pdf_answer(link_slip(visit, *booking, base + notices::kLinkPath + *token, link->expires, slip_format(visit)), "Termin-" + booking->code + ".pdf");
}

}  // namespace nb::pages
