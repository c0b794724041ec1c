// SPDX-License-Identifier: EUPL-1.2
#include "notices/ways.hpp"

#include "base/phone.hpp"
#include "mail/message.hpp"
#include "notices/calendar_file.hpp"
#include "notices/wording.hpp"

namespace nb::notices {

namespace {

using appointments::NoticeKind;

/// An offer has no time yet, and whoever waits has none either.
std::optional<mail::CalendarPart> calendar_of(const Tidings& t, const mail::Address& from, const mail::Address& to) {
  if (t.notice.kind == NoticeKind::offer || t.day.empty()) return std::nullopt;
  const bool cancel = t.notice.kind == NoticeKind::cancellation;
  std::string description = "Terminnummer: " + t.booking.code;
  if (cancel && !t.reason.empty()) description += "\nGrund: " + t.reason;
  if (!t.phone.empty()) description += "\nTelefon: " + t.phone;
  const CalendarEntry entry{.method = cancel ? CalendarEntry::Method::cancel : CalendarEntry::Method::request,
                            .uid = t.booking.uid.empty() ? t.booking.id : t.booking.uid,
                            .sequence = t.notice.sequence,
                            .start = t.booking.start,
                            .minutes = t.booking.minutes,
                            .stamp = t.notice.changed,
                            .summary = calendar_summary(t),
                            .description = description,
                            .location = t.place,
                            .url = t.link,
                            .organizer = from.str(),
                            .organizer_name = t.town,
                            .attendee = to.str()};
  return mail::CalendarPart{.method = method_word(entry.method), .text = calendar_text(entry), .file_name = cancel ? "absage.ics" : "termin.ics"};
}

}  // namespace

std::optional<mail::Envelope> write_mail(const Tidings& t, const mail::Address& from, Instant now) {
  const auto to = mail::Address::parse(t.person.email);
  const auto name = mail::HeaderText::parse(t.person.name);
  const auto town = mail::HeaderText::parse(t.town);
  const auto subject = mail::HeaderText::parse(mail_subject(t));
  const auto id = mail::MessageId::parse("termin." + t.notice.key() + "@" + std::string(from.domain()));
  if (!to || !town || !subject || !id) return std::nullopt;
  const auto data = mail::compose({.from = {from, *town},
                                   .to = {*to, name ? *name : *mail::HeaderText::parse("")},
                                   .subject = *subject,
                                   .text = mail_text(t),
                                   .date = now,
                                   .id = *id,
                                   .calendar = calendar_of(t, from, *to)});
  if (!data) return std::nullopt;
  return mail::Envelope{.from = from, .to = *to, .data = *data};
}

Way::Ready MailWay::prepare(const Tidings& tidings, Instant now) {
  auto envelope = write_mail(tidings, from_, now);
  if (!envelope) return {};
  return [this, envelope = *std::move(envelope)] { return sender_.send(envelope); };
}

Way::Ready SmsWay::prepare(const Tidings& tidings, Instant) {
  auto to = to_mobile(tidings.person.phone);
  if (!to) return {};
  return [this, message = SmsMessage{.to = *std::move(to), .text = sms_text(tidings), .key = tidings.notice.key()}] { return sender_.send(message); };
}

}  // namespace nb::notices
