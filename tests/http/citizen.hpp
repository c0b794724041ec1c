// SPDX-License-Identifier: EUPL-1.2
// A citizen without scripts at the pages about appointments, and a municipality with one desk to book.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "app/gateway.hpp"
#include "base/random.hpp"
#include "http/filing_client.hpp"

namespace nb::test {

inline constexpr const char* kBooking = "/arnsberg/termine/";
inline constexpr const char* kService = "personalausweis-beantragen";

/// Neheim, Monday to Friday 8 to 12 with one desk: identity cards take 15 minutes and are offered online, passports are not.
inline void plan(const std::string& dir) {
  app::Runtime runtime;
  const TestClock clock;
  const auto gateway = app::open_gateway(runtime.parts(clock), app::Folder{dir});
  const LogName log = main_log(*Ags::parse("05958004"));
  const auto run = [&](const char* name, const std::string& args) {
    const auto outcome = gateway->run_all({{log, make_command_id(runtime.random, clock.now()), "stab", name, args}});
    ASSERT_TRUE(outcome) << name << ": " << outcome.error().sentence;
  };
  run("appointments.set_pool", R"({"name":"Bürgerbüro","site":"arn-stadtbuero-neheim","windows":[{"weekdays":[1,2,3,4,5,7],"from":"08:00","to":"12:00","desks":1}]})");
  run("appointments.set_offer", R"({"pool":"p1","service":"personalausweis-beantragen","minutes":15})");
  run("appointments.set_offer", R"({"pool":"p1","service":"reisepass-beantragen","minutes":30,"online":false})");
}

class Citizen {
 public:
  explicit Citizen(HttpClient client, std::string path = kBooking) : client_(std::move(client)), path_(std::move(path)) {}

  [[nodiscard]] HttpAnswer times(const std::string& day = "2023-11-06") { return client_.get(path_ + "?leistung=" + kService + "&tag=" + day); }
  /// The fields of a page of times with a chosen time: "08:00" of that day.
  [[nodiscard]] static Fields chosen(const HttpAnswer& page, const std::string& time, const std::string& day = "2023-11-06", const std::string& offset = "+01:00") {
    HttpAnswer form = page;  // of the times alone: the waiting list has a form of its own
    form.body = page.between("<form class=\"filing booking\"", "</form>");
    Fields fields = hidden_fields(form);
    fields.emplace_back("zeit", "p1 " + day + "T" + time + ":00" + offset);
    return fields;
  }
  [[nodiscard]] HttpAnswer send(const std::string& step, const Fields& fields, const Fields& headers = {}) { return client_.post(path_ + step, fields, headers); }
  [[nodiscard]] HttpAnswer get(const std::string& target) { return client_.get(target); }
  [[nodiscard]] HttpAnswer post(const std::string& target, const Fields& fields) { return client_.post(target, fields); }
  [[nodiscard]] static Fields named(const HttpAnswer& contact, const std::string& name = "Erika Übermut-Beispiel") {
    Fields fields = hidden_fields(contact);
    fields.emplace_back("name", name);
    fields.emplace_back("email", "erika@example.org");
    fields.emplace_back("telefon", "02931 5550123");
    fields.emplace_back("dringend", "normal");
    return fields;
  }

 private:
  HttpClient client_;
  std::string path_;
};

inline std::string number_in(const HttpAnswer& page) { return page.between("<span class=\"number\">", "</span>"); }
inline std::string link_in(const HttpAnswer& page) { return page.between("<p class=\"url\"><a href=\"", "\""); }
inline std::string visible(const HttpAnswer& page, const std::string& time) { return page.has(">" + time + " Uhr</button>") ? "free" : "taken"; }

struct Bookings : testing::Test {
  TempFolder folder;
  std::unique_ptr<Program> program;

  Bookings() {
    install_for_filings(folder.file("d"));
    plan(folder.file("d"));
    start();
  }
  void start() { program = std::make_unique<Program>(folder.file("d")); }
  void restart_with(std::string_view from, std::string_view to) {
    program.reset();
    configure(folder.file("d"), from, to);
    start();
  }
  [[nodiscard]] Citizen citizen(const std::string& path = kBooking) const { return Citizen(program->client(), path); }
  /// A page of times that was looked at for a moment.
  [[nodiscard]] HttpAnswer looked(Citizen& who) const {
    HttpAnswer page = who.times();
    program->advance(std::chrono::seconds(2));
    return page;
  }
  [[nodiscard]] HttpAnswer reserved(Citizen& who, const std::string& time = "08:00") const {
    const HttpAnswer page = looked(who);
    return who.send("reservieren", Citizen::chosen(page, time));
  }
  [[nodiscard]] HttpAnswer booked(Citizen& who, const std::string& time = "08:00") const {
    const HttpAnswer contact = reserved(who, time);
    EXPECT_EQ(contact.status, 200);
    program->advance(std::chrono::seconds(2));
    return who.send("buchen", Citizen::named(contact));
  }
};

}  // namespace nb::test
