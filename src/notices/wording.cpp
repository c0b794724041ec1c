// SPDX-License-Identifier: EUPL-1.2
#include "notices/wording.hpp"

#include <fmt/format.h>

#include <array>

namespace nb::notices {

namespace {

using appointments::NoticeKind;

constexpr std::array<std::string_view, 7> kWeekdays{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"};
constexpr std::array<std::string_view, 12> kMonths{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"};
constexpr std::size_t kReasonInSmsMax = 120;

std::string appointment_lines(const Tidings& t) {
  std::string out = "Termin: " + t.service + "\n";
  if (!t.day.empty()) out += "Zeit: " + t.day + ", " + t.clock + "\n";
  if (!t.place.empty()) out += "Ort: " + t.place + "\n";
  return out + "Terminnummer: " + t.booking.code + "\n";
}

/// A reason as somebody typed it, with an end.
std::string sentence(std::string text) {
  if (!text.empty() && text.back() != '.' && text.back() != '!' && text.back() != '?') text += '.';
  return text;
}

std::string cancelled(const Tidings& t) {
  std::string out = t.over ? "Ihr Termin konnte leider nicht stattfinden:\n\n" : "Ihr Termin fällt aus. Bitte kommen Sie nicht zum vereinbarten Termin.\n\n";
  out += appointment_lines(t) + "\n";
  if (!t.reason.empty()) out += "Grund: " + sentence(t.reason) + "\n\n";
  out += "Sie müssen nichts absagen. Es tut uns leid.\n\n";
  if (t.link.empty()) return out + "Sobald es wieder Termine gibt, melden wir uns bei Ihnen.\n";
  return out + "Neuen Termin wählen oder auf einen verzichten, ohne Anmeldung (der Link gilt nur für Sie; bitte nicht weitergeben):\n" + t.link +
         "\nGibt es dort noch keine Termine, melden wir uns, sobald Sie an der Reihe sind.\n";
}

std::string confirmed(const Tidings& t, bool moved) {
  std::string out = moved ? "Ihr Termin ist verlegt. Es gilt die neue Zeit:\n\n" : "Ihr Termin ist gebucht:\n\n";
  out += appointment_lines(t);
  if (!t.link.empty()) out += "\nTermin verlegen oder absagen, ohne Anmeldung (der Link gilt nur für Sie; bitte nicht weitergeben):\n" + t.link + "\n";
  return out;
}

std::string offered(const Tidings& t) {
  std::string out = "Für Sie gibt es wieder freie Termine.\n\nLeistung: " + t.service + "\n";
  if (!t.place.empty()) out += "Ort: " + t.place + "\n";
  out += "Terminnummer: " + t.booking.code + "\n\n";
  if (!t.until.empty()) out += "Bitte wählen Sie bis " + t.until + ". Danach laden wir für diese Zeiten auch andere ein; Sie behalten Ihren Platz auf der Liste.\n\n";
  if (t.link.empty()) return out;
  return out + "Zeit wählen oder auf einen Termin verzichten, ohne Anmeldung (der Link gilt nur für Sie; bitte nicht weitergeben):\n" + t.link + "\n";
}

std::string english(const Tidings& t) {
  switch (t.notice.kind) {
    case NoticeKind::cancellation:
      return t.over ? "In English: your appointment could not take place." : "In English: your appointment is cancelled. Please do not come.";
    case NoticeKind::confirmation:
      return "In English: your appointment is booked.";
    case NoticeKind::move:
      return "In English: your appointment has been moved to the time above.";
    case NoticeKind::offer:
      return "In English: you can choose a new appointment now.";
  }
  return {};
}

std::string time_words(const Tidings& t) { return t.short_day.empty() ? "Ihr Termin" : "Ihr Termin am " + t.short_day + " um " + t.clock; }

/// No longer than `most` bytes, characters whole.
std::string cut(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most) + "...";
}

}  // namespace

std::string long_day(CivilDate day) {
  return fmt::format("{}, {}. {} {}", kWeekdays[std::chrono::weekday(std::chrono::sys_days(day)).c_encoding()], static_cast<unsigned>(day.day()),
                     kMonths[static_cast<unsigned>(day.month()) - 1], static_cast<int>(day.year()));
}

std::string mail_subject(const Tidings& t) {
  const std::string on = t.short_day.empty() ? "" : " am " + t.short_day;
  switch (t.notice.kind) {
    case NoticeKind::cancellation:
      return "Ihr Termin" + on + (t.over ? " ist ausgefallen" : " fällt aus");
    case NoticeKind::confirmation:
      return "Ihr Termin" + on;
    case NoticeKind::move:
      return "Ihr Termin ist verlegt" + (t.short_day.empty() ? "" : " auf den " + t.short_day);
    case NoticeKind::offer:
      return "Wählen Sie Ihren neuen Termin";
  }
  return {};
}

std::string mail_text(const Tidings& t) {
  std::string out = "Guten Tag" + (t.person.name.empty() ? "" : ", " + t.person.name) + ",\n\n";
  switch (t.notice.kind) {
    case NoticeKind::cancellation:
      out += cancelled(t);
      break;
    case NoticeKind::confirmation:
      out += confirmed(t, false);
      break;
    case NoticeKind::move:
      out += confirmed(t, true);
      break;
    case NoticeKind::offer:
      out += offered(t);
      break;
  }
  if (!t.phone.empty()) out += "\nFragen? Telefon " + t.phone + "; bitte halten Sie die Terminnummer bereit.\n";
  return out + "\n" + english(t) + (t.link.empty() ? "" : " Use your link above.") + "\n\nFreundliche Grüße\n" + t.town + "\n";
}

/// The number says which one is meant, where a family has several appointments under one telephone.
std::string sms_text(const Tidings& t) {
  std::string out = t.town + ": ";
  switch (t.notice.kind) {
    case NoticeKind::cancellation:
      out += time_words(t) + ", Nr. " + t.booking.code + "," + (t.over ? " ist ausgefallen." : " fällt aus. Bitte nicht kommen.");
      if (!t.reason.empty()) out += " Grund: " + sentence(cut(t.reason, kReasonInSmsMax));
      if (!t.link.empty()) out += " Neuer Termin: " + t.link;
      break;
    case NoticeKind::confirmation:
      out += time_words(t) + " ist gebucht, Nr. " + t.booking.code + ".";
      if (!t.link.empty()) out += " Verlegen, absagen: " + t.link;
      break;
    case NoticeKind::move:
      out += "Ihr Termin ist verlegt. Es gilt: " + t.short_day + " um " + t.clock + ", Nr. " + t.booking.code + ".";
      if (!t.link.empty()) out += " Verlegen, absagen: " + t.link;
      break;
    case NoticeKind::offer:
      out += "Sie können jetzt einen neuen Termin wählen, Nr. " + t.booking.code;
      if (!t.until.empty()) out += ", bitte bis " + t.until;
      out += t.link.empty() ? "." : ": " + t.link;
      break;
  }
  if (t.link.empty() && !t.phone.empty()) out += " Fragen: " + t.phone;
  return out;
}

std::string spoken_text(const Tidings& t) {
  std::string out = "Guten Tag, hier ist " + t.town + ". ";
  if (t.notice.kind == NoticeKind::offer) {
    out += "Sie warten auf einen Termin. Es gibt wieder freie Zeiten; wollen Sie gleich eine aussuchen?";
    if (!t.until.empty()) out += " Bitte wählen Sie bis " + t.until + "; danach laden wir auch andere ein.";
    return out;
  }
  if (t.notice.kind == NoticeKind::move) return out + "Ihr Termin ist verlegt. Es gilt jetzt: " + t.day + ", " + t.clock + ".";
  out += t.over ? "Ihr Termin am " + t.day + " um " + t.clock + " konnte nicht stattfinden." : "Ihr Termin am " + t.day + " um " + t.clock + " fällt aus. Bitte kommen Sie nicht.";
  if (!t.reason.empty()) out += " Der Grund: " + sentence(t.reason);
  return out + " Es tut uns leid. Sie müssen nichts absagen; sobald es neue Termine gibt, sind Sie vorn auf der Liste. Ist Ihre Sache dringend, zum Beispiel wegen einer Reise?";
}

std::string calendar_summary(const Tidings& t) { return (t.notice.kind == NoticeKind::cancellation ? "Fällt aus: " : "") + t.service + ", " + t.town; }

}  // namespace nb::notices
