// SPDX-License-Identifier: EUPL-1.2
// Rescued bookings through the whole program: files as a browser sends them, the assistant, taking them, the result and the rest as a file.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "http/desk.hpp"

namespace nb::test {
namespace {

constexpr const char* kStart = "/stab/termine/einlesen";

std::string pack(const std::string& name) {
  std::ifstream in(pack_folder() + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class Rescue : public testing::Test, public Desk<Rescue> {
 protected:
  /// Sends a file, or text into the field; the answer.
  HttpAnswer send(const std::string& bytes, const std::string& name = "liste.csv") {
    std::string body;
    Fields fields = console_form(client_, "appointments.note_import", "arnsberg", {}, "lesen");
    fields[4].second = kStart;
    if (name.empty()) fields.emplace_back("liste", bytes);
    for (const auto& [field, value] : fields) body += "--grenze\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n";
    if (!name.empty()) body += "--grenze\r\nContent-Disposition: form-data; name=\"datei\"; filename=\"" + name + "\"\r\nContent-Type: text/csv\r\n\r\n" + bytes + "\r\n";
    return client_.post_multipart(kStart, "grenze", body + "--grenze--\r\n");
  }
  /// The path of the draft it became.
  std::string draft(const std::string& bytes, const std::string& name = "liste.csv") {
    const HttpAnswer sent = send(bytes, name);
    EXPECT_EQ(sent.status, 303) << sent.between("kern-alert__body", "</div>");
    const std::string location = sent.header("Location");
    return location.substr(0, location.find('?'));
  }
  HttpAnswer say(const std::string& path, const std::string& step, const Fields& filled = {}) {
    const HttpAnswer page = client_.get(path + "?ort=arnsberg");
    Fields fields = console_form(client_, "appointments.note_import", "arnsberg", filled, step);
    fields[4].second = path;
    for (const char* name : {"entwurf", "fassung", "anzahl"}) fields.emplace_back(name, page.between(std::string("name=\"") + name + "\" value=\"", "\""));
    return client_.post("/stab/aktion", fields);
  }
  HttpAnswer taken(const std::string& path) {
    const HttpAnswer done = say(path, "uebernehmen");
    EXPECT_EQ(done.status, 303) << done.between("kern-alert__body", "</div>");
    return client_.get(done.header("Location"));
  }
};

TEST_F(Rescue, ThePrintListIsShownTakenAndAccountedFor) {
  const std::string path = draft(pack("appointments_export_altsystem.csv"), "Druckliste.csv");
  const HttpAnswer page = client_.get(path + "?ort=arnsberg");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has("Druckliste.csv"));
  EXPECT_TRUE(page.has("ISO-8859-1"));
  EXPECT_TRUE(page.has("<strong>349</strong> übernommen"));
  EXPECT_TRUE(page.has("<strong>2</strong> überholt"));
  EXPECT_TRUE(page.has("value=\"2023-10-27T16:42\"")) << "printed on";
  EXPECT_TRUE(page.has("Zeile 162: "));
  const HttpAnswer result = taken(path);
  EXPECT_EQ(result.status, 200);
  EXPECT_TRUE(result.has("361 Zeilen"));
  EXPECT_TRUE(result.has("<strong>349</strong> übernommen"));
  EXPECT_FALSE(result.has("Hopfenrode")) << "the journal keeps lines and reasons, no names";
  const HttpAnswer rest = client_.get(result.between("<p class=\"kern-body\"><a class=\"kern-link\" href=\"", "\""));
  EXPECT_EQ(rest.status, 200);
  EXPECT_TRUE(rest.has("\r\n\"162\";\"Rückfrage\";")) << rest.body;
  EXPECT_TRUE(rest.has("ARN-FEIER1"));
  EXPECT_FALSE(rest.has("\r\n\"5\";"));
}

TEST_F(Rescue, TheCalendarIsRecognisedAsTheSameBookings) {
  (void)taken(draft(pack("appointments_export_altsystem.csv")));
  const std::string locked = draft(pack("appointments.ics"), "kalender.ics");
  EXPECT_TRUE(client_.get(locked + "?ort=arnsberg").has("Der Datenschlüssel ist verschlossen"));
  open_vault();
  const HttpAnswer page = client_.get(locked + "?ort=arnsberg");
  EXPECT_TRUE(page.has("<strong>4</strong> übernommen"));
  EXPECT_TRUE(page.has("Die andere Angabe ist 03.11.2023, 12:10 Uhr.")) << "a conflict of time is shown";
  EXPECT_TRUE(taken(locked).has("<strong>4</strong> übernommen"));
  const HttpAnswer again = client_.get(draft(pack("appointments.csv")) + "?ort=arnsberg");
  EXPECT_TRUE(again.has("andere Gemeinde"));
  EXPECT_FALSE(again.has("</strong> übernommen"));
}

TEST_F(Rescue, AnswersAndLabelsAreTakenAndLabelsRemembered) {
  const std::string list =
      "Nr;Datum;Uhrzeit;Name;Anliegen;Ort\nZ1;06.11.2023;;Muster, Erika;Hokuspokus;StB Neheim\nZ2;06.11.2023;09:00;Beispiel, Max;Hokuspokus;StB "
      "Neheim\nZ4;06.11.2023;09:30;Beispiel, Max;Hokuspokus;StB Neheim\n";
  const std::string path = draft(list);
  EXPECT_TRUE(client_.get(path + "?ort=arnsberg").has("<strong>3</strong> Rückfrage"));
  EXPECT_EQ(say(path, "vorschau", {{"l.0", "personalausweis-beantragen"}, {"zeile.0", "1"}, {"zeit.0", "08:30"}}).status, 303);
  const HttpAnswer page = client_.get(path + "?ort=arnsberg");
  EXPECT_TRUE(page.has("<strong>3</strong> übernommen")) << page.between("id=\"ergebnis\"", "</section>");
  (void)taken(path);
  const HttpAnswer next = client_.get(draft(list + "Z3;07.11.2023;09:00;Neu, Eva;Hokuspokus;StB Neheim\n") + "?ort=arnsberg");
  EXPECT_TRUE(next.has("Die Zuordnung ist die vom letzten Mal."));
  EXPECT_TRUE(next.has("<strong>1</strong> übernommen"));
  EXPECT_TRUE(next.has("<strong>3</strong> doppelt"));
}

TEST_F(Rescue, APastedDayListIsRead) {
  const HttpAnswer page = client_.get(draft("Montag, 06.11.2023\r\nStadtbüro Neheim:\r\n08:20 Meyer, PA beantr.\r\n", "") + "?ort=arnsberg");
  EXPECT_TRUE(page.has("eingetippte Liste"));
  EXPECT_TRUE(page.has("<strong>1</strong> übernommen"));
}

TEST_F(Rescue, WhatIsNoListIsRefusedWithWhatToDo) {
  EXPECT_TRUE(send("%PDF-1.7 x", "liste.pdf").has("Das ist ein PDF."));
  EXPECT_EQ(send("", "leer.csv").status, 422);
  EXPECT_EQ(send(std::string(30'000'000, 'x')).status, 413);
  const std::string hostile = "Datum;Uhrzeit;Name;Anliegen;Ort\n06.11.2023;09:00;<script>alert(1)</script>;PA beantr.;StB Neheim\n";
  const HttpAnswer page = client_.get(draft(hostile, "<b>.csv") + "?ort=arnsberg");
  EXPECT_FALSE(page.has("<script>alert"));
  EXPECT_FALSE(page.has("<b>.csv"));
}

TEST_F(Rescue, ADraftIsItsOwnersAndForgottenAfterAnHour) {
  const std::string path = draft("Datum;Uhrzeit;Name\n06.11.2023;09:00;Muster\n");
  EXPECT_TRUE(client_.get("/stab/termine/einlesen?ort=arnsberg").has(path));
  EXPECT_TRUE(client_.get(path + "?ort=sundern").has("wartet hier nicht mehr"));
  EXPECT_EQ(say(path, "verwerfen").status, 303);
  EXPECT_TRUE(client_.get(path + "?ort=arnsberg").has("wartet hier nicht mehr"));
}

TEST_F(Rescue, APreviewThatIsNoLongerTrueIsShownAgain) {
  const std::string list = "Nr;Datum;Uhrzeit;Name;Anliegen;Ort\nY1;06.11.2023;08:00;Muster, Erika;PA beantr.;StB Neheim\n";
  const std::string first = draft(list);
  const std::string second = draft(list);
  const HttpAnswer before = client_.get(second + "?ort=arnsberg");
  (void)taken(first);
  Fields fields =
      console_form(client_, "appointments.note_import", "arnsberg", {{"entwurf", second.substr(second.rfind('/') + 1)}, {"fassung", "1"}, {"anzahl", "1"}}, "uebernehmen");
  fields[4].second = second;
  EXPECT_EQ(client_.post("/stab/aktion", fields).status, 409);
  EXPECT_TRUE(client_.get(second + "?ort=arnsberg").has("<strong>1</strong> doppelt"));
}

}  // namespace
}  // namespace nb::test
