// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/notices/words.hpp"

#include <algorithm>

#include "appointments/queries_notice.hpp"
#include "journal/journal.hpp"
#include "journal/vault.hpp"
#include "notices/call_list.hpp"
#include "notices/facts.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/pages/notices/parts.hpp"
#include "web/pages/stab_mail_reason.hpp"

namespace nb::pages {

using appointments::Channel;

bool put_notice_frame(const StabVisit& visit, Section page, std::string_view title) {
  put_stab_frame(visit, page, title, StabNav::none);
  return visit.town != nullptr;
}

void put_obstacles(const StabVisit& visit, Section page) {
  const NoticeParts& parts = visit.parts.notices;
  page.show_if(!parts.has(Channel::mail), "NO_MAIL");
  page.show_if(!parts.has(Channel::sms), "NO_SMS");
  page.set_shown("MAIL_TROUBLE", parts.trouble(Channel::mail), "HAS_MAIL_TROUBLE");
  page.set_shown("SMS_TROUBLE", parts.trouble(Channel::sms), "HAS_SMS_TROUBLE");
  const std::string owner = journal::owner_of(visit.log());
  const bool sends = parts.has(Channel::mail) || parts.has(Channel::sms);  // else nothing waits for the key
  page.show_if(sends && visit.parts.vault.has_key(owner) && !visit.parts.vault.unlocked(owner), "KEY_LOCKED");
}

std::string_view reason_of(std::string_view code) {
  if (code.empty()) return {};
  if (code.size() > 4 || code.starts_with("45") || code.starts_with("55")) return mail_reason(code);  // the others are a gateway's HTTP status
  if (code.starts_with("429") || code.starts_with("503")) return "die Gegenseite ist überlastet";
  if (code.starts_with("5")) return "die Gegenseite hatte einen Fehler";
  if (code.starts_with("2")) return "die Antwort war nicht eindeutig";
  return "nicht angenommen";
}

std::string service_title(const StabVisit& visit, std::string_view service) {
  const auto& services = visit.region->shared->services;
  const auto found = std::ranges::find(services, service, &catalogue::Service::id);
  return found == services.end() ? std::string(service) : found->name_de;
}

std::string call_off_words(const StabVisit& visit, const appointments::CallOff& one) {
  const appointments::Selection& selection = one.selection;
  std::string out = german_date(selection.from);
  if (selection.to != selection.from) out += " bis " + german_date(selection.to);
  if (!selection.site.empty()) out += ", " + site_name(visit, selection.site);
  if (one.at_risk && selection.service.empty()) return out + ", nur gefährdete Termine";
  return out + ", " + (selection.service.empty() ? "alle Leistungen" : service_title(visit, selection.service));
}

bool names_open(const StabVisit& visit) {
  // Where no trace can be written nothing is opened.
  return visit.may(staff::Right::appointments_write) && !visit.parts.journal.sealed() && visit.parts.vault.unlocked(journal::owner_of(visit.log()));
}

std::vector<notices::Tidings> tidings_of(const StabVisit& visit, storage::Db& db, const std::vector<appointments::Notice>& list, bool named) {
  std::vector<notices::Tidings> out;
  for (const appointments::Notice& notice : list) {
    auto one = notices::open_facts(visit.parts.notices.sources, db, notice, visit.now);
    if (!one) continue;
    if (named && notices::add_person(visit.parts.notices.sources, db, *one)) visit.note_read(notice.booking);
    out.push_back(*std::move(one));
  }
  return out;
}

void put_appointment(Section row, const notices::Tidings& one, bool named) {
  row.set("CODE", one.booking.code);
  if (named) row.set_shown("NAME", one.person.name, "HAS_NAME");
  row.set("WHEN", one.clock.empty() ? "noch ohne Termin" : one.short_day + ", " + one.clock);
  row.set("SERVICE", one.service);
  row.set("PLACE_AT", one.place);
  row.set_shown("URGENCY", notices::urgency_words(one.booking.urgency), "HAS_URGENCY");
  row.set("KIND", german(one.notice.kind));
  row.set("CHANNEL", german(one.notice.channel));
  row.set("STATE", german(one.notice.state, one.notice.channel, one.notice.code));
  if (one.notice.code == appointments::kAskedCode) return;
  row.set_shown("WHY", reason_of(one.notice.code), "HAS_WHY");
  row.set_shown("STATUS", one.notice.code, "HAS_STATUS");
}

void put_judge(const StabVisit& visit, Section row, const notices::Tidings& one, std::string_view back) {
  Section form = row.add("JUDGE");
  put_form(visit, form, "appointments.judge_notice", back, {"a.booking", one.notice.booking});
  form.set("BOOKING", one.notice.booking);
  form.set("NOTICE", std::to_string(one.notice.number));
  form.set("WHO", one.person.name.empty() ? one.booking.code : one.person.name);
}

}  // namespace nb::pages
