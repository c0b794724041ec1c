// SPDX-License-Identifier: EUPL-1.2
#include "rescue/mail_reader.hpp"

#include <gtest/gtest.h>

#include "rescue/test_reading.hpp"

namespace nb::rescue {
namespace {

using std::chrono::minutes;

const std::string kHead = "From: Stadt <termine@stadt.example>\r\nTo: =?utf-8?q?Erika_M=C3=BCster?= <erika@example.org>\r\nDate: Mon, 23 Oct 2023 10:00:00 +0200\r\n";

std::string plain_mail(const std::string& number, const std::string& when) {
  return kHead + "Subject: Ihr Termin\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
         "Sehr geehrte Frau M=FCster,\r\n\r\nBuchungsnummer: " + number + "\r\nTermin: " + when +
         "\r\nAnliegen: Wohnsitz anmelden\r\nOrt: Stadtb=FCro Neheim\r\nName: M=FCster, Erika\r\n\r\nTel.: 0221 4710-123\r\n";
}

TEST(MailReader, ReadsTheLinesOfAConfirmation) {
  const auto rows = rows_of_text(plain_mail("K-17", "Montag, 30.10.2023 um 08:20 Uhr"));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].reference, "K-17");
  EXPECT_EQ(rows[0].day, test_day(2023, 10, 30));
  EXPECT_EQ(rows[0].time, minutes{500});
  EXPECT_EQ(rows[0].name, "Müster, Erika");
  EXPECT_EQ(rows[0].service, "wohnsitz-anmelden");
  EXPECT_EQ(rows[0].site, "stadtbuero-neheim");
  EXPECT_EQ(rows[0].email, "erika@example.org");
}

TEST(MailReader, FindsTheTimeInASentence) {
  const auto rows = rows_of_text(kHead + "Subject: Terminbuchung\r\n\r\nwir haben am Montag, den 30. Oktober 2023 um 8.20 Uhr einen Termin mit Ihnen.\r\n");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].time, minutes{500});
  EXPECT_EQ(rows[0].name, "Erika Müster");
}

TEST(MailReader, ReadsHtmlWhenThereIsNoText) {
  const auto rows = rows_of_text(kHead +
                                 "Subject: Termin\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><style>Name: "
                                 "x</style></head><body><table><tr><td>Datum</td><td>30.10.2023</td></tr>"
                                 "<tr><td>Uhrzeit</td><td>08:20&nbsp;Uhr</td></tr><tr><td>Name</td><td>M&uuml;ster</td></tr></table><script>alert(1)</script></body></html>\r\n");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].day, test_day(2023, 10, 30));
  EXPECT_EQ(rows[0].time, minutes{500});
  EXPECT_EQ(rows[0].name, "Müster");
}

TEST(MailReader, TakesTheCalendarInsideFirst) {
  const auto rows = rows_of_text(
      kHead +
      "Subject: Absage\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nTermin: 31.10.2023 09:00\r\n--b\r\n"
      "Content-Type: text/calendar; method=CANCEL; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nBEGIN:VEVENT\r\nUID:K-17@stadt.example\r\n"
      "DTSTART;TZID=Europe/Berlin:20231030T082000\r\nSUMMARY:Wohnsitz anmelden\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n--b--\r\n");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].reference, "K-17");
  EXPECT_EQ(rows[0].status, RowStatus::cancelled);
  EXPECT_EQ(rows[0].day, test_day(2023, 10, 30));
}

TEST(MailReader, CutsAMailboxAndKeepsTheLineOfEachMail) {
  const std::string box = "From a@example.org Mon Oct 23 10:00:00 2023\n" + plain_mail("K-1", "30.10.2023 08:20") +
                          "\n>From here on it is text\n\nFrom b@example.org Mon Oct 23 10:00:00 2023\n" + plain_mail("K-2", "30.10.2023 08:40") +
                          "\nFrom c@example.org Mon Oct 23 10:00:00 2023\nFrom: c@example.org\nSubject: Mittagessen\n\nKommst du mit?\n";
  const Table table = read_text(box);
  ASSERT_EQ(table.records.size(), 2U);
  EXPECT_EQ(table.records[0].line, 1U);
  EXPECT_GT(table.records[1].line, 10U);
  ASSERT_EQ(table.notes.size(), 1U) << "the mail that tells of no appointment is accounted for";
  EXPECT_EQ(table.notes[0].kind, NoteKind::no_appointment);
  EXPECT_EQ(table.as_of, parse_rfc3339("2023-10-23T08:00:00Z"));
}

TEST(MailReader, IsNotLedIntoTheDepths) {
  std::string bomb = kHead + "Subject: x\r\nMIME-Version: 1.0\r\n";
  for (int i = 0; i < 5000; ++i) bomb += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" + std::to_string(i) + "\r\n";
  const Table table = read_text(bomb);
  EXPECT_TRUE(table.records.empty());
  EXPECT_EQ(table.notes.size(), 1U);
}

TEST(MailReader, KeepsOnlySoMuchOfAMail) {
  ReadOptions options = test_options();
  options.limits.mail_bytes_max = 2000;
  const Table table = read_text(plain_mail("K-17", "30.10.2023 08:20") + std::string(1'000'000, 'x'), options);
  ASSERT_EQ(table.records.size(), 1U);
  EXPECT_TRUE(table.records[0].faults.cut);
}

}  // namespace
}  // namespace nb::rescue
