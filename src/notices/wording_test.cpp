// SPDX-License-Identifier: EUPL-1.2
// What people read, and what their calendars make of it; Debian's python3-icalendar reads it as well.
#include "notices/wording.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>

#include "base/text.hpp"
#include "notices/calendar_file.hpp"
#include "notices/call_list.hpp"
#include "notices/ways.hpp"
#include "support/temp_folder.hpp"

namespace nb::notices {
namespace {

using appointments::NoticeKind;

Tidings tidings(NoticeKind kind = NoticeKind::cancellation) {
  Tidings out{
      .notice = {.log = *LogName::parse("05958004/main"), .booking = "b-018b9a3c", .number = 2, .kind = kind, .sequence = 3, .changed = *parse_rfc3339("2023-10-30T07:00:00Z")},
      .booking = {.id = "b-018b9a3c", .code = "7KD-M2QF"},
      .person = {.name = "Erika Größe", .email = "erika@beispiel.example", .phone = "0171 3920001"},
      .town = "Stadt Arnsberg",
      .service = "Personalausweis beantragen",
      .place = "Rathaus, Rathausplatz 1, 59759 Arnsberg",
      .day = "Montag, 6. November 2023",
      .clock = "8:30 Uhr",
      .short_day = "06.11.2023",
      .reason = "Die Computer sind ausgefallen",
      .phone = "02932 201-0",
      .link = "https://notfall.example/termin/0123456789abcdef0123456789abcdef"};
  out.booking.start = *parse_rfc3339("2023-11-06T08:30:00+01:00");
  out.booking.minutes = 15;
  return out;
}

TEST(Wording, SaysWhatWhyAndWhatToDo) {
  const std::string text = mail_text(tidings());
  for (const char* part : {"Guten Tag, Erika Größe,", "Ihr Termin fällt aus. Bitte kommen Sie nicht", "Termin: Personalausweis beantragen",
                           "Zeit: Montag, 6. November 2023, 8:30 Uhr", "Ort: Rathaus, Rathausplatz 1", "Terminnummer: 7KD-M2QF", "Grund: Die Computer sind ausgefallen.",
                           "https://notfall.example/termin/0123", "Telefon 02932 201-0", "In English: your appointment is cancelled. Please do not come.", "Stadt Arnsberg"})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

TEST(Wording, OthersSeeNoService) {
  for (const NoticeKind kind : {NoticeKind::confirmation, NoticeKind::cancellation, NoticeKind::move, NoticeKind::offer}) {
    EXPECT_EQ(mail_subject(tidings(kind)).find("Personalausweis"), std::string::npos);
    EXPECT_EQ(sms_text(tidings(kind)).find("Personalausweis"), std::string::npos);
    EXPECT_EQ(sms_text(tidings(kind)).find("Erika"), std::string::npos);
    EXPECT_LE(sms_text(tidings(kind)).size(), 480U);
  }
  EXPECT_EQ(mail_subject(tidings()), "Ihr Termin am 06.11.2023 fällt aus");
}

TEST(Wording, AnOfferSaysWhatToChooseUntilWhenAndWithWhichLink) {
  Tidings one = tidings(NoticeKind::offer);
  one.until = "Mittwoch, 8. November 2023, 12:00 Uhr";
  EXPECT_EQ(mail_subject(one), "Wählen Sie Ihren neuen Termin");
  const std::string text = mail_text(one);
  for (const char* part : {"Guten Tag, Erika Größe,", "Für Sie gibt es wieder freie Termine.", "Leistung: Personalausweis beantragen", "Terminnummer: 7KD-M2QF",
                           "Bitte wählen Sie bis Mittwoch, 8. November 2023, 12:00 Uhr. Danach laden wir für diese Zeiten auch andere ein; Sie behalten Ihren Platz auf der Liste.",
                           "Zeit wählen oder auf einen Termin verzichten, ohne Anmeldung", "https://notfall.example/termin/0123",
                           "In English: you can choose a new appointment now. Use your link above."})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
  EXPECT_EQ(text.find("6. November"), std::string::npos) << "the old time is no offer";
  EXPECT_EQ(sms_text(one),
            "Stadt Arnsberg: Sie können jetzt einen neuen Termin wählen, Nr. 7KD-M2QF, bitte bis Mittwoch, 8. November 2023, 12:00 Uhr: "
            "https://notfall.example/termin/0123456789abcdef0123456789abcdef");
  EXPECT_EQ(spoken_text(one),
            "Guten Tag, hier ist Stadt Arnsberg. Sie warten auf einen Termin. Es gibt wieder freie Zeiten; wollen Sie gleich eine aussuchen? "
            "Bitte wählen Sie bis Mittwoch, 8. November 2023, 12:00 Uhr; danach laden wir auch andere ein.");
  one.link.clear();
  one.until.clear();
  EXPECT_EQ(sms_text(one), "Stadt Arnsberg: Sie können jetzt einen neuen Termin wählen, Nr. 7KD-M2QF. Fragen: 02932 201-0");
}

TEST(Wording, TextMessagesToOneNumberAreToldApart) {
  Tidings mother = tidings();
  Tidings child = tidings();
  child.booking.code = "9XX-ABCD";
  EXPECT_NE(sms_text(mother), sms_text(child)) << "the same hour, the same telephone";
  EXPECT_NE(sms_text(child).find("Ihr Termin am 06.11.2023 um 8:30 Uhr, Nr. 9XX-ABCD, fällt aus."), std::string::npos) << sms_text(child);
}

TEST(CallList, ThoseUnderOneNumberStandTogetherAndNameEachOther) {
  std::vector<Tidings> calls(4, tidings());
  const auto set = [&](std::size_t i, const char* booking, const char* name, const char* phone) {
    calls[i].notice.booking = booking;
    calls[i].booking.code = booking;
    calls[i].person.name = name;
    calls[i].person.phone = phone;
  };
  set(0, "b-1", "Eva Muster", "0171 3920001");
  set(1, "b-2", "Jan Fremd", "0171 3920002");
  set(2, "b-3", "Max Muster", "+49 (0)171 3920001");
  set(3, "b-4", "Ohne Nummer", "");
  const auto groups = group_calls(calls);
  ASSERT_EQ(groups.size(), 1U);
  std::vector<std::string> order;
  for (const Tidings* one : groups[0].calls) order.push_back(one->person.name);
  EXPECT_EQ(order, (std::vector<std::string>{"Eva Muster", "Max Muster", "Jan Fremd", "Ohne Nummer"}));
  const SameNumber numbers(calls);
  ASSERT_EQ(numbers.others(calls[0]).size(), 1U);
  EXPECT_EQ(other_words(*numbers.others(calls[0]).front(), true), "Max Muster, 06.11.2023, 8:30 Uhr, Nr. b-3");
  EXPECT_EQ(other_words(*numbers.others(calls[0]).front(), false), "06.11.2023, 8:30 Uhr, Nr. b-3");
  EXPECT_TRUE(numbers.others(calls[1]).empty());
  EXPECT_TRUE(numbers.others(calls[3]).empty()) << "who has no number shares it with nobody";
}

TEST(Wording, ALongReasonDoesNotDriveTheLinkOutOfATextMessage) {
  Tidings one = tidings();
  for (int i = 0; i < 30; ++i) one.reason += " über alle Maßen";
  const std::string text = sms_text(one);
  EXPECT_LE(text.size(), 480U);
  EXPECT_TRUE(is_utf8(text));
  EXPECT_TRUE(text.ends_with(one.link));
}

TEST(Wording, WhatIsOverIsNotAnnounced) {
  Tidings one = tidings();
  one.over = true;
  EXPECT_EQ(mail_text(one).find("Bitte kommen Sie nicht"), std::string::npos);
  EXPECT_EQ(mail_subject(one), "Ihr Termin am 06.11.2023 ist ausgefallen");
  EXPECT_NE(spoken_text(one).find("konnte nicht stattfinden"), std::string::npos);
}

TEST(Wording, WithoutALinkPeopleAreToldThatTheyWillHear) {
  Tidings one = tidings();
  one.link.clear();
  EXPECT_NE(mail_text(one).find("melden wir uns bei Ihnen"), std::string::npos);
  EXPECT_NE(sms_text(one).find("Fragen: 02932 201-0"), std::string::npos);
}

CalendarEntry entry() {
  return {.method = CalendarEntry::Method::cancel,
          .uid = "alt-4711@termine.example",
          .sequence = 3,
          .start = *parse_rfc3339("2023-11-06T08:30:00+01:00"),
          .minutes = 15,
          .stamp = *parse_rfc3339("2023-10-30T07:00:00Z"),
          .summary = "Fällt aus: Pass, Ausweis; beides \\ und mehr über eine sehr lange Zeile, die gefaltet werden muss, ohne einen Umlaut wie ß oder ü zu zerreißen",
          .description = "Erste Zeile\nZweite, Zeile",
          .location = "Rathaus",
          .url = "https://notfall.example/termin/0123",
          .organizer = "termine@rathaus.example",
          .organizer_name = "Stadt \"Arnsberg\"; Büro: 1\r\nATTENDEE:mailto:x@y.example",
          .attendee = "erika@beispiel.example"};
}

TEST(CalendarFile, FoldsAt75OctetsBetweenCharacters) {
  for (std::size_t shift = 0; shift < 80; ++shift) {
    CalendarEntry one = entry();
    one.summary = std::string(shift, 'x') + "äöüß€😀äöüß€😀äöüß€😀äöüß€😀äöüß€😀";
    const std::string text = calendar_text(one);
    std::string unfolded;
    for (std::size_t at = 0; at < text.size();) {
      const auto end = text.find("\r\n", at);
      ASSERT_NE(end, std::string::npos);
      const std::string line = text.substr(at, end - at);
      EXPECT_LE(line.size(), 75U);
      EXPECT_TRUE(is_utf8(line)) << line;
      unfolded += line.starts_with(" ") ? line.substr(1) : "\n" + line;
      at = end + 2;
    }
    EXPECT_NE(unfolded.find("\nSUMMARY:" + one.summary + "\n"), std::string::npos);
  }
}

TEST(CalendarFile, NamesWhoPublishes) {
  CalendarEntry one = entry();
  one.method = CalendarEntry::Method::publish;
  one.organizer_name = "Arnsberg";
  EXPECT_NE(calendar_text(one).find("\r\nORGANIZER;CN=\"Arnsberg\":mailto:termine@rathaus.example\r\n"), std::string::npos);
  EXPECT_EQ(calendar_text(one).find("ATTENDEE"), std::string::npos);
  one.organizer.clear();
  EXPECT_NE(calendar_text(one).find("\r\nORGANIZER;CN=\"Arnsberg\":invalid:nomail\r\n"), std::string::npos);
}

TEST(CalendarFile, NothingInItEndsALine) {
  const std::string text = calendar_text(entry());
  EXPECT_EQ(text.find("\r\nATTENDEE:mailto:x"), std::string::npos);
  EXPECT_NE(text.find("CN=\"Stadt 'Arnsberg'; "), std::string::npos);
}

/// What a program prints; "" and a failure if it ends badly.
std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), &::pclose);
  std::string out;
  std::array<char, 4096> buffer{};
  for (std::size_t got = 0; pipe && (got = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;) out.append(buffer.data(), got);
  return out;
}

constexpr const char* kReadIt = R"(
import email, email.policy, icalendar, sys
mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
parts = [p for p in mail.walk() if not p.is_multipart()]
print('|'.join(p.get_content_type() for p in parts))
print(parts[1].get_param('method'), parts[2].get_filename(), mail['Message-ID'].strip(), mail['Subject'])
texts = [parts[1].get_payload(decode=True), parts[2].get_payload(decode=True)]
print(texts[0] == texts[1])
cal = icalendar.Calendar.from_ical(texts[0])
event = [c for c in cal.walk() if c.name == 'VEVENT'][0]
print(cal['METHOD'], cal['VERSION'], event['UID'], event['SEQUENCE'], event['STATUS'])
print(event['DTSTART'].dt.isoformat(), event['DTEND'].dt.isoformat(), event['DTSTAMP'].dt.isoformat())
print(event['SUMMARY'])
print(event['DESCRIPTION'].replace('\n', '|'))
print(event['ORGANIZER'], event['ORGANIZER'].params['CN'], event['ATTENDEE'])
print(len(event.errors))
)";

/// The mail as Python's own library and icalendar read it.
std::string read_by_others(const Tidings& what) {
  const test::TempFolder folder;
  const auto envelope = write_mail(what, *mail::Address::parse("termine@rathaus.example"), *parse_rfc3339("2023-10-30T08:05:00+01:00"));
  if (!envelope) return "keine Mail";
  std::ofstream(folder.file("mail.eml"), std::ios::binary) << envelope->data;
  std::ofstream(folder.file("read.py")) << kReadIt;
  return output_of("PYTHONIOENCODING=utf-8 /usr/bin/python3 " + folder.file("read.py") + " " + folder.file("mail.eml") + " 2>&1");
}

bool has_icalendar() { return output_of("/usr/bin/python3 -c 'import icalendar; print(1)' 2>&1").starts_with("1"); }

TEST(CalendarMail, IsReadByOthersAsACancellation) {
  if (!has_icalendar()) GTEST_SKIP() << "python3-icalendar ist nicht installiert (apt-get install python3-icalendar)";
  Tidings one = tidings();
  one.booking.uid = "alt-4711@termine.example";
  EXPECT_EQ(read_by_others(one),
            "text/plain|text/calendar|application/ics\n"
            "CANCEL absage.ics <termin.b-018b9a3c.2@rathaus.example> Ihr Termin am 06.11.2023 fällt aus\n"
            "True\n"
            "CANCEL 2.0 alt-4711@termine.example 3 CANCELLED\n"
            "2023-11-06T07:30:00+00:00 2023-11-06T07:45:00+00:00 2023-10-30T07:00:00+00:00\n"
            "Fällt aus: Personalausweis beantragen, Stadt Arnsberg\n"
            "Terminnummer: 7KD-M2QF|Grund: Die Computer sind ausgefallen|Telefon: 02932 201-0\n"
            "mailto:termine@rathaus.example Stadt Arnsberg mailto:erika@beispiel.example\n"
            "0\n");
}

TEST(CalendarMail, AMoveIsARequestAndABookingWithoutUidHasItsOwn) {
  if (!has_icalendar()) GTEST_SKIP() << "python3-icalendar ist nicht installiert (apt-get install python3-icalendar)";
  const std::string read = read_by_others(tidings(NoticeKind::move));
  EXPECT_NE(read.find("REQUEST 2.0 b-018b9a3c 3 CONFIRMED"), std::string::npos) << read;
}

TEST(CalendarMail, SaysTheSameToTheByteEveryTime) {
  const auto from = *mail::Address::parse("termine@rathaus.example");
  const auto at = *parse_rfc3339("2023-10-30T08:05:00+01:00");
  EXPECT_EQ(write_mail(tidings(), from, at)->data, write_mail(tidings(), from, at)->data);
}

TEST(CalendarMail, AnOfferIsNoEventAndAHeaderCannotBeSmuggledIn) {
  const auto from = *mail::Address::parse("termine@rathaus.example");
  const auto at = *parse_rfc3339("2023-10-30T08:05:00+01:00");
  EXPECT_EQ(write_mail(tidings(NoticeKind::offer), from, at)->data.find("text/calendar"), std::string::npos);
  Tidings one = tidings();
  one.person.email = "erika@beispiel.example\r\nBcc: alle@beispiel.example";
  EXPECT_FALSE(write_mail(one, from, at));
  one.person.email = "erika@beispiel.example";
  one.person.name = "Erika\r\nBcc: alle@beispiel.example";
  const auto mail = write_mail(one, from, at);
  EXPECT_TRUE(!mail || mail->data.find("\r\nBcc:") == std::string::npos);
}

}  // namespace
}  // namespace nb::notices
