// SPDX-License-Identifier: EUPL-1.2
// Rescued bookings and finished documents on the command line: the outcome that the data pack states, in every order the same register, and
// what keeps an import from being taken blindly.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "app/gateway.hpp"
#include "appointments/import_source.hpp"
#include "base/phone.hpp"
#include "http/bookings.hpp"
#include "http/program.hpp"

namespace nb::test {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kSecret = "sieben rote Zwerge tanzen\n";
constexpr const char* kList = "appointments_export_altsystem.csv";

class BookingImports : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    install(folder_->file("ready"));
    ASSERT_EQ(notbetrieb({"data-key", "--dir", folder_->file("ready"), "--municipality", "arnsberg", "--passphrase-stdin"}, kSecret).code, 0);
  }
  static void TearDownTestSuite() { folder_.reset(); }

  /// An installation of its own.
  std::string fresh(const std::string& name) {
    std::filesystem::remove_all(folder_->file(name));
    std::filesystem::copy(folder_->file("ready"), folder_->file(name), std::filesystem::copy_options::recursive);
    return folder_->file(name);
  }
  static std::string pack(const std::string& name) { return pack_folder() + "/" + name; }
  std::string file(const std::string& name, const std::string& text) {
    std::ofstream(folder_->file(name), std::ios::binary) << text;
    return folder_->file(name);
  }
  static Said import(const std::string& dir, std::vector<std::string> more, bool open = true, const char* room = "appointments") {
    std::vector<std::string> arguments{room, "import", "--dir", dir, "--ags", "arnsberg", "--clock-at", kMoment};
    if (open) arguments.emplace_back("--passphrase-stdin");
    arguments.insert(arguments.end(), more.begin(), more.end());
    return notbetrieb(arguments, kSecret);
  }
  /// What the register says about every booking, however telephone numbers are spelled, in the order of references.
  static std::string register_of(const std::string& dir) {
    app::Runtime runtime;
    app::Store store(runtime.parts(), app::Folder{dir});
    EXPECT_TRUE(store.vault().unlock("05958004", "sieben rote Zwerge tanzen"));
    std::vector<std::string> lines;
    for (const auto& one : appointments::known_bookings(store.state().db(), kArnsberg, appointments::person_reader(store.journal(), store.vault(), store.state().db(), kArnsberg)))
      lines.push_back(one.reference + "|" + store.zone().format(one.start) + "|" + one.service + "|" + one.site + "|" + one.name + "|" + one.email + "|" +
                      to_e164(one.phone).value_or(one.phone) + "|" + (one.cancelled ? "weg" : "gilt"));
    std::ranges::sort(lines);
    std::string out;
    for (const std::string& line : lines) out += line + "\n";
    return out;
  }
  static std::size_t valid(const std::string& text) {
    std::size_t count = 0;
    for (std::size_t at = text.find("|gilt\n"); at != std::string::npos; at = text.find("|gilt\n", at + 1)) ++count;
    return count;
  }

  static std::unique_ptr<TempFolder> folder_;
};
std::unique_ptr<TempFolder> BookingImports::folder_;

TEST_F(BookingImports, ThePrintListGivesTheOutcomeItsReadmeStates) {
  const std::string dir = fresh("list");
  const Said preview = import(dir, {pack(kList), "--dry-run"});
  EXPECT_EQ(preview.code, 0) << preview.err;
  const char* sum = "361 Zeilen mit Terminen: 349 übernommen, 3 storniert, 4 doppelt, 2 überholt, 1 Rückfrage, 2 abgelehnt.";
  EXPECT_THAT(preview.out, AllOf(HasSubstr(sum), HasSubstr("nichts wurde geändert"), HasSubstr("ISO-8859-1")));
  EXPECT_EQ(register_of(dir), "");
  const Said done = import(dir, {pack(kList)});
  EXPECT_EQ(done.code, 0) << done.err;
  EXPECT_THAT(done.out, AllOf(HasSubstr(sum), HasSubstr("Zeile 162: Rückfrage. Die Uhrzeit fehlt"), HasSubstr("Zeile 377: abgelehnt. An diesem Tag ist gesetzlicher Feiertag."),
                              HasSubstr("Zeile 378: abgelehnt."), HasSubstr("Übernommen.")));
  EXPECT_THAT(done.out, Not(HasSubstr("Hopfenrode"))) << "nobody's name leaves the program";
  EXPECT_EQ(valid(register_of(dir)), 349U);
  const Said again = import(dir, {pack(kList)});
  EXPECT_THAT(again.out, AllOf(Not(HasSubstr(": übernommen")), HasSubstr(": 356 doppelt, 2 überholt, 1 Rückfrage, 2 abgelehnt.")));
}

TEST_F(BookingImports, EveryOrderOfTheThreeFilesGivesTheSameRegister) {
  std::vector<std::string> files{"appointments.csv", "appointments.ics", kList};
  std::set<std::string> registers;
  do {
    const std::string dir = fresh("order");
    const Said done = import(dir, {pack(files[0]), pack(files[1]), pack(files[2])});
    ASSERT_EQ(done.code, 0) << done.err;
    const std::string text = register_of(dir);
    EXPECT_EQ(valid(text), 353U) << files[0] << ' ' << files[1];
    registers.insert(text);
  } while (std::ranges::next_permutation(files).found);
  EXPECT_EQ(registers.size(), 1U);
}

TEST_F(BookingImports, ConflictsOfTimeAreShownWithBothTimes) {
  const std::string dir = fresh("conflict");
  ASSERT_EQ(import(dir, {pack(kList)}).code, 0);
  EXPECT_THAT(import(dir, {pack("appointments.ics"), "--dry-run"}).out, AllOf(HasSubstr("Die andere Angabe ist 03.11.2023, 12:10 Uhr."), HasSubstr(": 4 übernommen")));
}

TEST_F(BookingImports, MailsAndTypedListsAreReadToo) {
  const std::string dir = fresh("kinds");
  const std::string mails =
      file("post.mbox",
           "From termine@stadt.example Mon Oct 23 08:00:00 2023\nFrom: termine@stadt.example\nTo: erika@example.org\nSubject: Terminbestätigung\n"
           "Date: Mon, 23 Oct 2023 08:00:00 +0200\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
           "Guten Tag,\n\nTermin-Nr.: M1\nName: Muster, Erika\nDatum: 06.11.2023\nUhrzeit: 08:40\nAnliegen: Personalausweis beantragen\nOrt: Stadtbüro Neheim\n\n");
  const Said mail = import(dir, {mails});
  EXPECT_THAT(mail.out, AllOf(HasSubstr("mbox"), HasSubstr(": 1 übernommen."))) << mail.err;
  const std::string typed = file("tag.txt", "Stadtbüro Neheim:\r\n08:20 Meyer, PA beantr.\r\n");
  const Said dated = import(dir, {typed, "--day", "2023-11-06"});
  EXPECT_THAT(dated.out, AllOf(HasSubstr("eingetippte Liste"), HasSubstr(": 1 übernommen."))) << dated.err;
  EXPECT_EQ(valid(register_of(dir)), 2U);
}

TEST_F(BookingImports, ColumnsAndLabelsAreSaidAndRemembered) {
  const std::string dir = fresh("said");
  const std::string list = file("z.csv",
                                "Nr;Tag;Uhr;Wer;Wozu;Wo\nZ1;06.11.2023;08:40;Muster, Erika;Hokuspokus;StB Neheim\nZ2;06.11.2023;09:00;Beispiel, Max;Hokuspokus;StB Neheim\n"
                                "Z4;06.11.2023;09:20;Probe, Pia;Hokuspokus;StB Neheim\n");  // what fewer than three rows say could be somebody's name, and is not kept
  const Said open = import(dir, {list, "--column", "Wozu=service", "--column", "Nr=reference", "--dry-run"});
  EXPECT_THAT(open.out, AllOf(HasSubstr("3 Rückfrage"), HasSubstr("--service \"Hokuspokus=KENNUNG\""))) << open.err;
  const Said done = import(dir, {list, "--column", "Wozu=service", "--column", "Nr=reference", "--column", "Wer=Name", "--service", "Hokuspokus=personalausweis-beantragen"});
  EXPECT_THAT(done.out, HasSubstr(": 3 übernommen.")) << done.err;
  const std::string next = file("z3.csv", "Nr;Tag;Uhr;Wer;Wozu;Wo\nZ3;07.11.2023;08:40;Neu, Eva;Hokuspokus;StB Neheim\n");
  EXPECT_THAT(import(dir, {next}).out, HasSubstr(": 1 übernommen.")) << "what columns mean is remembered";
  EXPECT_THAT(import(dir, {list, "--column", "Quatsch=day"}).err, AllOf(HasSubstr("Quatsch"), HasSubstr("Nr, Tag, Uhr")));
  EXPECT_THAT(import(dir, {list, "--column", "Tag=quatsch"}).err, HasSubstr("möglich sind: ignore, reference"));
  EXPECT_THAT(import(dir, {list, "--service", "Hokuspokus=quatsch"}).err, HasSubstr("quatsch"));
  EXPECT_EQ(import(dir, {list, list, "--day", "2023-11-06"}).code, 2);
}

TEST_F(BookingImports, NothingIsTakenWhilePersonsCannotBeCompared) {
  const std::string dir = fresh("sealed");
  EXPECT_EQ(import(dir, {pack("appointments.ics")}, false).code, 0) << "an empty register needs no comparing";
  const std::string before = register_of(dir);
  const Said closed = import(dir, {pack(kList)}, false);
  EXPECT_EQ(closed.code, 1);
  EXPECT_THAT(closed.err, AllOf(HasSubstr("--passphrase-stdin"), HasSubstr("nichts übernommen")));
  EXPECT_EQ(register_of(dir), before);
  {
    const Program server(dir);
    const Said beside = import(dir, {pack(kList)});
    EXPECT_EQ(beside.code, 1);
    EXPECT_THAT(beside.err, HasSubstr("Der Server läuft"));
    EXPECT_EQ(import(dir, {pack(kList), "--sealed"}).code, 0) << "whoever says so goes on, by numbers alone";
    EXPECT_EQ(import(dir, {pack("pickups.csv")}, true, "pickup").code, 1);
  }
  EXPECT_EQ(valid(register_of(dir)), 353U);
}

TEST_F(BookingImports, WhatCannotBeReadIsRefusedWithWhatToDo) {
  const std::string dir = fresh("bad");
  EXPECT_THAT(import(dir, {file("x.pdf", "%PDF-1.7 x")}).err, HasSubstr("Das ist ein PDF."));
  EXPECT_EQ(import(dir, {file("leer.csv", "")}).code, 1);
  EXPECT_EQ(import(dir, {folder_->file("fehlt.csv")}).code, 1);
  EXPECT_THAT(notbetrieb({"appointments", "import", "--dir", dir, "--ags", "nirgends", pack(kList)}).err, HasSubstr("nirgends"));
  EXPECT_THAT(notbetrieb({"appointments", "import", "--dir", dir, "--ags", "sundern", pack(kList)}).err, HasSubstr("fehlt noch ein Datenschlüssel"));
  EXPECT_THAT(notbetrieb({"appointments", "import", "--dir", dir, "--ags", "arnsberg", "--passphrase-stdin", pack(kList)}, "falsch geraten ist es\n").err, HasSubstr("Passphrase"));
}

TEST_F(BookingImports, WhatIsAtRiskIsKnownWithoutAServerToo) {
  const std::string dir = fresh("risk");
  ASSERT_EQ(import(dir, {pack("appointments.ics")}, false).code, 0);
  const auto hit_by_calling_off = [&dir] {
    app::Runtime runtime;
    const auto clock = app::clock_from(kMoment, runtime.clock);
    const auto gateway = app::open_gateway(runtime.parts(*clock), app::Folder{dir});
    const std::string args = R"({"at_risk":true,"from":"2023-10-30","to":"2023-11-04","reason":"Die Computer sind ausgefallen"})";
    const auto outcome =
        gateway->run_all({{.log = kArnsberg, .id = make_command_id(runtime.random, clock->now()), .actor = "stab", .name = "appointments.call_off", .args = args}});
    EXPECT_TRUE(outcome);
    appointments::BookingsQuery query{.statuses = {appointments::Status::called_off}};
    query.to = clock->now() + std::chrono::days(60);
    query.count = 1000;
    return appointments::bookings(gateway->state(), kArnsberg, query).size();
  };
  EXPECT_EQ(hit_by_calling_off(), 0U) << "on a normal day nothing is at risk";
  ASSERT_EQ(notbetrieb({"component", "--dir", dir, "provider_dc", "down", "--de", "Aus."}).code, 0);
  EXPECT_GT(hit_by_calling_off(), 10U) << "some services cannot do without the data centre";
}

TEST_F(BookingImports, FinishedDocumentsAreEnteredOnce) {
  const std::string dir = fresh("pickups");
  const Said preview = import(dir, {pack("pickups.csv"), "--dry-run"}, true, "pickup");
  EXPECT_EQ(preview.code, 0) << preview.err;
  EXPECT_THAT(preview.out, HasSubstr("1500 Zeilen: 267 eingetragen, 0 schon im Verzeichnis, 0 doppelt in der Datei, 1233 andere Gemeinde, 0 abgelehnt."));
  EXPECT_EQ(import(dir, {pack("pickups.csv")}, false, "pickup").code, 1) << "locked: what is known would not be seen";
  EXPECT_THAT(import(dir, {pack("pickups.csv")}, true, "pickup").out, HasSubstr("267 eingetragen"));
  const std::string more =
      file("mehr.csv",
           "site,document_kind,serial,family_name,first_names,birth_date,arrived_on\narn-stadtbuero-neheim,reisepass,DEMO00005,Muster,Erika,1990-01-01,2023-10-27\n"
           "arn-stadtbuero-neheim,reisepass,NEU1,Muster,Erika,1990-01-01,2023-10-27\narn-stadtbuero-neheim,fahrrad,NEU2,Muster,Erika,1990-01-01,2023-10-27\n");
  const Said second = import(dir, {more}, true, "pickup");
  EXPECT_THAT(second.out, AllOf(HasSubstr("3 Zeilen: 1 eingetragen, 1 schon im Verzeichnis, 0 doppelt in der Datei, 0 andere Gemeinde, 1 abgelehnt."),
                                HasSubstr("Zeile 4 Spalte document_kind: abgelehnt."), HasSubstr("Zeile 2: doppelt.")));
  EXPECT_THAT(second.out, Not(HasSubstr("Muster")));
  EXPECT_EQ(import(dir, {file("x.csv", "quatsch\n")}, true, "pickup").code, 1);
}

}  // namespace
}  // namespace nb::test
