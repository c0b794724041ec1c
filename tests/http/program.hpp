// SPDX-License-Identifier: EUPL-1.2
// The program inside the test: its command line with string streams, and a server on a free port with a clock of the test's own.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/runtime.hpp"
#include "app/server.hpp"
#include "base/time.hpp"
#include "http/http_client.hpp"
#include "support/temp_folder.hpp"

namespace nb::test {

inline constexpr const char* kAccount = "stab";
inline constexpr const char* kPassword = "bruecke laterne kompass";
inline constexpr const char* kMoment = "2023-10-30T08:00:00+01:00";

/// What a command said.
struct Said {
  int code = -1;
  std::string out;
  std::string err;
  [[nodiscard]] bool says(std::string_view text) const { return out.find(text) != std::string::npos; }
  [[nodiscard]] bool complains(std::string_view text) const { return err.find(text) != std::string::npos; }
};

/// `notbetrieb ARGUMENTS…` with that standard input.
[[nodiscard]] Said notbetrieb(const std::vector<std::string>& arguments, const std::string& input = "");

[[nodiscard]] std::string pack_folder();
/// A new installation with one account in `dir`; with the region's data too if `data`. One person may do everything, unless
/// `four_eyes`: then as `init` sets it up.
void install(const std::string& dir, bool data = true, bool four_eyes = false);

/// May be moved while the server's threads read it.
class TestClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return Instant(std::chrono::milliseconds(milliseconds_.load())); }
  void advance(std::chrono::milliseconds by) { milliseconds_ += by.count(); }

 private:
  std::atomic<std::int64_t> milliseconds_{std::chrono::duration_cast<std::chrono::milliseconds>(parse_rfc3339(kMoment)->time_since_epoch()).count()};
};

/// A running server over a folder.
class Program {
 public:
  /// With `uptime` the clock is judged beside it, as `serve` does; else it may jump.
  explicit Program(const std::string& dir, std::function<std::chrono::milliseconds()> uptime = {});
  [[nodiscard]] HttpClient client() const { return HttpClient(server_.port()); }
  [[nodiscard]] const std::vector<web::Route>& routes() const { return server_.routes(); }
  /// A client that has signed in.
  [[nodiscard]] HttpClient signed_in(const std::string& account = kAccount) const;
  void advance(std::chrono::milliseconds by) {
    clock_.advance(by);
    server_.tick();
  }

 private:
  app::Runtime runtime_;
  TestClock clock_;
  app::RunningServer server_;
};

/// The fields of a form of the console: token, id and what was filled in.
[[nodiscard]] Fields console_form(HttpClient& client, const std::string& command, const std::string& place, const Fields& filled, const std::string& step = "eintragen");

}  // namespace nb::test
