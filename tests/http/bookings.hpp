// SPDX-License-Identifier: EUPL-1.2
// Appointments in an installation before its server starts: sealed under a data key, as a rescue import leaves them.
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/runtime.hpp"
#include "app/store.hpp"
#include "appointments/booker.hpp"
#include "appointments/code.hpp"
#include "appointments/commands.hpp"
#include "appointments/queries.hpp"
#include "appointments/queries_notice.hpp"
#include "base/random.hpp"
#include "journal/vault.hpp"
#include "state/executor.hpp"

namespace nb::test {

inline const LogName kArnsberg = *LogName::parse("05958004/main");

/// An installation's folder, opened without a server; at the moment `now`.
class Book {
 public:
  Book(const std::string& dir, Instant now) : clock_(now), store_(runtime_.parts(clock_), app::Folder{dir}), executor_(store_.start_executor({})) {}

  void make_key(const std::string& passphrase) {
    if (!store_.vault().has_key("05958004")) store_.vault().make_key("05958004", passphrase);
  }
  /// An appointment for an identity card at `start`; its id.
  std::string take(const std::string& reference, const std::string& start, const std::string& channels, const appointments::Person& person, const std::string& more = "") {
    state::Command command{.log = kArnsberg,
                           .id = make_command_id(runtime_.random, clock_.now()),
                           .actor = "import",
                           .name = "appointments.take_booking",
                           .args = R"({"source":"import","service":"personalausweis-beantragen","reference":")" + reference + R"(","start":")" + start + R"(","channels":[)" +
                                   channels + "]" + more + "}"};
    const std::string id = appointments::booking_id(command.id.str());
    run(appointments::with_person(std::move(command), id, person, store_.vault(), runtime_.random));
    return id;
  }
  /// One of which only the telephone is known to be a way, without a name; its number as people read it.
  std::string take_unnamed(const std::string& reference, const std::string& start) {
    state::Command command{
        .log = kArnsberg,
        .id = make_command_id(runtime_.random, clock_.now()),
        .actor = "import",
        .name = "appointments.take_booking",
        .args = R"({"source":"import","service":"personalausweis-beantragen","reference":")" + reference + R"(","start":")" + start + R"(","channels":["call"]})"};
    std::string code = appointments::code_of(command.id.str());
    run(std::move(command));
    return code;
  }
  /// Everything between two days is called off; the call-off's id.
  std::string call_off(const std::string& from, const std::string& to, const std::string& more = "") {
    state::Command command{.log = kArnsberg,
                           .id = make_command_id(runtime_.random, clock_.now()),
                           .actor = "stab",
                           .name = "appointments.call_off",
                           .args = R"({"from":")" + from + R"(","to":")" + to + R"(","reason":"Die Computer sind ausgefallen")" + more + "}"};
    const std::string id = appointments::call_off_id(command.id.str());
    run(std::move(command));
    return id;
  }
  [[nodiscard]] std::vector<appointments::Notice> notices_of(const std::string& call_off) {
    return appointments::notices_of_cause(store_.state().db(), kArnsberg, call_off, 1'000'000);
  }

 private:
  void run(state::Command command) {
    const auto outcome = executor_->run(std::move(command));
    if (!outcome) throw std::runtime_error(outcome.error().code + ": " + outcome.error().sentence);
  }

  app::Runtime runtime_;
  ManualClock clock_;
  app::Store store_;
  std::unique_ptr<state::Executor> executor_;
};

/// Puts a section of the configuration in the place of the one that is there.
inline void replace_section(const std::string& dir, const std::string& section, const std::string& text) {
  const std::string path = dir + "/notbetrieb.toml";
  std::ifstream in(path);
  std::string all(std::istreambuf_iterator<char>(in), {});
  in.close();
  const auto at = all.find("\n[" + section + "]\n");
  if (at == std::string::npos) throw std::runtime_error("no section " + section);
  const auto end = all.find("\n\n", at + 1);
  all.replace(at + 1, end - at, "[" + section + "]\n" + text);
  std::ofstream(path) << all;
}

}  // namespace nb::test
