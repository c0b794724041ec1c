// SPDX-License-Identifier: EUPL-1.2
// Rescued bookings through the whole program: files as a browser sends them, the assistant, taking them, the result and the rest as a file.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "http/desk.hpp"
#include "paper/sheets.hpp"

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
    open_vault();  // while it is locked nobody is recognised
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
  (void)post("arnsberg", "vault.lock", "/stab/schluessel", {});
  const std::string locked = draft(pack("appointments.ics"), "kalender.ics");
  EXPECT_TRUE(client_.get(locked + "?ort=arnsberg").has("Der Datenschlüssel ist verschlossen"));
  const HttpAnswer early = say(locked, "uebernehmen");
  EXPECT_EQ(early.status, 422);
  EXPECT_TRUE(early.has("Termine stünden doppelt"));
  open_vault();
  const HttpAnswer page = client_.get(locked + "?ort=arnsberg");
  EXPECT_TRUE(page.has("<strong>4</strong> übernommen"));
  EXPECT_TRUE(page.has("Die andere Angabe ist 03.11.2023, 12:10 Uhr.")) << "a conflict of time is shown";
  EXPECT_TRUE(taken(locked).has("<strong>4</strong> übernommen"));
  const HttpAnswer again = client_.get(draft(pack("appointments.csv")) + "?ort=arnsberg");
  EXPECT_TRUE(again.has("andere Gemeinde"));
  EXPECT_FALSE(again.has("</strong> übernommen"));
}

TEST_F(Rescue, WhatComesOntoCalledOffDaysIsNamedWithTheWayToCallItOff) {
  const std::string head = "Nr;Datum;Uhrzeit;Name;Anliegen;Ort\n";
  EXPECT_FALSE(taken(draft(head + "ABS-1;14.11.2023;09:00;Muster, Erika;PA beantr.;StB Neheim\n")).has("noch auf abgesagten Tagen"));
  Fields off = console_form(client_, "appointments.call_off", "arnsberg", {{"a.from", "2023-11-14"}, {"a.to", "2023-11-16"}, {"a.reason", "Ausfall"}});
  off[4].second = "/stab/termine/absagen";
  ASSERT_EQ(client_.post("/stab/aktion", off).status, 303);
  const HttpAnswer result = taken(draft(head + "ABS-2;15.11.2023;09:00;Beispiel, Max;PA beantr.;StB Neheim\nABS-3;16.11.2023;09:00;Neu, Eva;PA beantr.;StB Neheim\n"));
  EXPECT_TRUE(result.has("2 Termine stehen noch auf abgesagten Tagen</strong> (Di, 14.11.2023 bis Do, 16.11.2023)")) << result.between("<main", "<table");
  EXPECT_TRUE(client_.get("/stab/termine/absagen?ort=arnsberg&von=2023-11-14&bis=2023-11-16").has("Das trifft 2 Termine"));
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

TEST_F(Rescue, WhatCannotWaitIsNamedBeforeItIsTakenAndAfter) {
  const std::string path = draft(
      "Nr;Datum;Uhrzeit;Name;Anliegen;Ort;Dringlichkeit\nZ1;06.11.2023;08:20;Muster, Erika;PA beantr.;StB Neheim;Reise\n"
      "Z2;06.11.2023;09:00;Beispiel, Max;PA beantr.;StB Neheim;ja\n");
  const HttpAnswer page = client_.get(path + "?ort=arnsberg");
  EXPECT_TRUE(page.has("<option value=\"urgency\" selected>Dringlichkeit</option>")) << "it can be corrected";
  EXPECT_TRUE(page.has("Dringend wegen einer Reise."));
  EXPECT_TRUE(page.has("Dringend ohne Grund; als Frist übernommen."));
  EXPECT_FALSE(page.has("Dringend wegen einer Frist.")) << "not twice";
  (void)taken(path);
  const HttpAnswer day = client_.get("/stab/termine?ort=arnsberg&tag=2023-11-06");
  EXPECT_TRUE(day.has("dringend: Reise") && day.has("dringend: Frist")) << day.between("<main", "</main>");
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

/// A printed day list as a scanner makes it: two pages.
std::string scanned_list() {
  const Bytes pdf = paper::intake_forms({.town = "Arnsberg", .office = "Bürgerbüro", .numbers = {"M-000123-4", "M-000124-8"}});
  return std::string(text_of(pdf));
}

class Sheet : public Rescue {
 protected:
  static constexpr const char* kSheet = "/stab/termine/einlesen/blatt";
  HttpAnswer send_form(const std::string& step, const Fields& more, const std::string& file = {}, const std::string& name = "Blatt.pdf") {
    Fields fields = console_form(client_, "appointments.note_import", "arnsberg", more, step);
    fields[4].second = kSheet;
    std::string body;
    for (const auto& [field, value] : fields) body += "--grenze\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n";
    if (!file.empty()) body += "--grenze\r\nContent-Disposition: form-data; name=\"datei\"; filename=\"" + name + "\"\r\nContent-Type: application/pdf\r\n\r\n" + file + "\r\n";
    return client_.post_multipart(kStart, "grenze", body + "--grenze--\r\n");
  }
  HttpAnswer sheet(const std::string& query = "") { return client_.get(std::string(kSheet) + "?ort=arnsberg" + query); }
  /// The address of the first page's image.
  static std::string image_in(const HttpAnswer& page) {
    const std::string path = page.between("<img src=\"", "\"");
    return path.substr(0, path.find("&amp;"));
  }
};

TEST_F(Sheet, StandsBesideWhatIsTypedAndIsGoneOnceItIsTaken) {
  EXPECT_FALSE(sheet().has("<img")) << "nothing lies there";
  const HttpAnswer sent = send_form("blatt", {}, scanned_list());
  ASSERT_EQ(sent.status, 303) << sent.between("kern-alert__body", "</div>");
  EXPECT_EQ(sent.header("Location"), std::string(kSheet) + "?ort=arnsberg");
  const HttpAnswer page = sheet();
  EXPECT_TRUE(page.has("Seite 1 von 2 größer zeigen: Blatt.pdf") && page.has("Seite 2 von 2"));
  EXPECT_TRUE(client_.get(std::string(kStart) + "?ort=arnsberg").has("Zum Blatt, das hier liegt"));
  const std::string image = image_in(page);
  const HttpAnswer drawn = client_.get(image);
  EXPECT_EQ(drawn.status, 200);
  EXPECT_EQ(drawn.header("Content-Type"), "image/png");
  EXPECT_TRUE(drawn.body.starts_with("\x89PNG"));
  EXPECT_TRUE(drawn.header("Cache-Control").find("no-store") != std::string::npos) << drawn.header("Cache-Control");
  const std::string lines = "Stadtbüro Neheim:\r\n08:20 Sammer, Petra, PA beantr.\r\n08:40 Muster, PA beantr.\r\n";
  const HttpAnswer read = send_form("lesen", {{"abtippen", "1"}, {"entwurf", ""}, {"tag", "2023-11-08"}, {"liste", lines}});
  ASSERT_EQ(read.status, 303) << read.between("kern-alert__body", "</div>");
  const std::string path = read.header("Location").substr(0, read.header("Location").find('?'));
  const HttpAnswer draft_page = client_.get(path + "?ort=arnsberg");
  EXPECT_TRUE(draft_page.has("Zurück zum Abtippen"));
  EXPECT_TRUE(draft_page.has("<strong>2</strong> übernommen")) << draft_page.between("id=\"ergebnis\"", "</section>");
  const std::string id = path.substr(path.rfind('/') + 1);
  const HttpAnswer back = sheet("&entwurf=" + id);
  EXPECT_TRUE(back.has("08:20 Sammer, Petra, PA beantr.\r\n08:40 Muster") && back.has("value=\"2023-11-08\"") && back.has("<img"));
  const HttpAnswer on = send_form("lesen", {{"abtippen", "1"}, {"entwurf", id}, {"tag", "2023-11-08"}, {"liste", lines + "09:00 Neu, PA beantr.\r\n"}});
  ASSERT_EQ(on.status, 303);
  EXPECT_TRUE(client_.get(path + "?ort=arnsberg").has("wartet hier nicht mehr")) << "the longer list took its place";
  const std::string longer = on.header("Location").substr(0, on.header("Location").find('?'));
  EXPECT_TRUE(taken(longer).has("<strong>3</strong> übernommen"));
  EXPECT_FALSE(sheet().has("<img"));
  EXPECT_EQ(client_.get(image).status, 404) << "nor from memory";
}

TEST_F(Sheet, IsPutAwayAndNobodyElseSeesIt) {
  ASSERT_EQ(send_form("blatt", {}, scanned_list()).status, 303);
  const std::string image = image_in(sheet());
  HttpClient other = program_->signed_in();
  EXPECT_EQ(other.get(image).status, 404) << "another sign-in";
  EXPECT_EQ(client_.get(image.substr(0, image.find('?')) + "?ort=sundern").status, 404);
  EXPECT_FALSE(client_.get(std::string(kSheet) + "?ort=sundern").has("<img"));
  EXPECT_EQ(client_.get(image.substr(0, image.rfind('/')) + "/3?ort=arnsberg").status, 404) << "there are two pages";
  EXPECT_EQ(client_.get(image).status, 200);
  Fields away = console_form(client_, "appointments.note_import", "arnsberg", {}, "weglegen");
  EXPECT_EQ(client_.post("/stab/aktion", away).status, 303);
  EXPECT_EQ(client_.get(image).status, 404);
}

TEST_F(Sheet, WhatIsNoPictureIsRefusedAndWhatWasTypedStays) {
  const HttpAnswer refused = send_form("blatt", {}, "MZ\x90 kein Bild", "virus<b>.exe");
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("virus&lt;b&gt;.exe"));
  EXPECT_EQ(send_form("blatt", {}).status, 422);
  const HttpAnswer nothing = send_form("lesen", {{"abtippen", "1"}, {"tag", "2023-11-08"}, {"liste", "%PDF-1.7 <b>kein Termin"}});
  EXPECT_EQ(nothing.status, 422) << nothing.header("Location");
  EXPECT_TRUE(nothing.has("%PDF-1.7 &lt;b&gt;kein Termin") && nothing.has("value=\"2023-11-08\"")) << "it need not be typed again";
}

}  // namespace
}  // namespace nb::test
