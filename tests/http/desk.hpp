// SPDX-License-Identifier: EUPL-1.2
// A municipality's counter inside the test: a running program with a data key, forms as a browser would fill them in.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>

#include "http/program.hpp"

namespace nb::test {

inline constexpr const char* kPassphrase = "fünf Wörter stehen im Tresor";

/// One installation and one server for all tests of a fixture (`Owner` only keeps fixtures apart).
template <class Owner>
class Desk {
 protected:
  Desk() {
    using namespace std::chrono_literals;
    if (!program_) {
      folder_ = std::make_unique<TempFolder>();
      install(folder_->file("d"));
      program_ = std::make_unique<Program>(folder_->file("d"));
      // Registered after OpenSSL's, so it runs before: what that keeps for a thread cannot be given back later.
      static_cast<void>(std::atexit([] {
        program_.reset();
        folder_.reset();
      }));
    }
    program_->advance(6min);  // the tests sign in one after the other, and the limit on that is tested elsewhere
    client_ = program_->signed_in();
    if (client_.get("/stab/eingang/neu?ort=arnsberg").has("Noch kein Datenschlüssel"))
      EXPECT_EQ(post("arnsberg", "vault.make", "/stab/schluessel", {{"passwort", kPassphrase}, {"passwort2", kPassphrase}}).status, 303);
    else
      (void)post("arnsberg", "vault.lock", "/stab/schluessel", {});
  }

  HttpAnswer post(const std::string& place, const std::string& command, const std::string& from, const Fields& filled) {
    Fields form = console_form(client_, command, place, filled);
    form[4].second = from;
    return client_.post("/stab/aktion", form);
  }
  /// The form of a new filing with what a browser would send.
  Fields filing_form(const Fields& filled) {
    Fields form = console_form(client_, "intake.take_filing", "arnsberg", {{"saat", std::string(64, 'a')}});
    form[4].second = "/stab/eingang/neu";
    const auto filled_in = [&](const char* name) { return std::ranges::any_of(filled, [&](const auto& field) { return field.first == name; }); };
    if (!filled_in("weg")) form.emplace_back("weg", "counter");
    if (!filled_in("wann")) form.emplace_back("wann", "jetzt");
    form.insert(form.end(), filled.begin(), filled.end());
    return form;
  }
  /// The page after a filing was taken.
  HttpAnswer taken(const Fields& filled) {
    const HttpAnswer done = client_.post("/stab/aktion", filing_form(filled));
    EXPECT_EQ(done.status, 303) << done.between("kern-alert__body", "</div>");
    return client_.get(done.header("Location"));
  }
  void open_vault() { EXPECT_EQ(post("arnsberg", "vault.open", "/stab/schluessel", {{"passwort", kPassphrase}}).status, 303); }
  /// "M-000001-7" and "/stab/eingang/m-000001-7" of a receipt's page.
  static std::string number_in(const HttpAnswer& receipt) { return receipt.between("<p class=\"desk-number\">", "</p>"); }
  static std::string path_in(const HttpAnswer& receipt) { return receipt.between("<a class=\"kern-btn kern-btn--secondary\" href=\"", "/beleg.pdf"); }

  HttpClient client_{0};
  inline static std::unique_ptr<TempFolder> folder_;
  inline static std::unique_ptr<Program> program_;
};

}  // namespace nb::test
