// SPDX-License-Identifier: EUPL-1.2
// bench_filing take FOLDER SECONDS BYTES CLIENTS [RATE]: complete filings of clients that each wait for their receipt before they send
// the next: deadline, seal, durable entry, receipt with proof. With RATE, so many filings per second arrive whether answered or not.
// Prints "<filings per second> <p50 ms> <p99 ms>".
// bench_filing parts FOLDER: microseconds per filing that each step costs its thread.
// bench_filing fill FOLDER COUNT: a register of so many filings. bench_filing lists FOLDER: prints "<list> <worst ms of 20>" per line.
// bench_filing search FOLDER: builds the blind index of what is there, prints "<search> <worst ms of 20>" per line.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <thread>

#include "base/text.hpp"
#include "carriers.hpp"
#include "intake/queries.hpp"
#include "intake/search_words.hpp"
#include "proof/receipt.hpp"
#include "register.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::bench {

namespace {

using Steady = std::chrono::steady_clock;

struct Sent {
  Steady::time_point begun;
  std::vector<proof::PartSalt> salts;
};
struct Answer {
  Sent sent;
  state::Committed committed;
};

constexpr std::size_t kThreads = 2;

/// The clients that one thread carries.
class Clients {
 public:
  Clients(Register& town, std::size_t bytes) : town_(town), desk_(town.desk()), bytes_(bytes) {}

  void run(std::size_t clients) {
    for (std::size_t i = 0; i < clients; ++i) send(Steady::now());
    for (auto answers = inbox_.take(1, {}); !answers.empty(); answers = inbox_.take(1, {})) {
      for (const Answer& answer : answers) {
        receive(answer);
        if (!stopping_) send(Steady::now());
      }
    }
  }
  /// Arrivals at a fixed rate, answered or not.
  void run_at(double per_second, Steady::time_point end) {
    std::jthread reader([this] {
      for (auto answers = inbox_.take(1, {}); !answers.empty(); answers = inbox_.take(1, {})) {
        for (const Answer& answer : answers) receive(answer);
      }
    });
    const auto step = std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(1 / per_second));
    for (auto due = Steady::now(); due < end; due += step) {
      std::this_thread::sleep_until(due);
      send(due);
    }
    while (received_ < sent_) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    inbox_.close();
  }
  void stop() {
    stopping_ = true;
    inbox_.close();
  }
  [[nodiscard]] const std::vector<double>& took_ms() const { return took_ms_; }

 private:
  void send(Steady::time_point begun) {
    auto prepared = desk_.accept(town_.draft(bytes_), {});
    if (!prepared) throw std::runtime_error(prepared.error().sentence);
    ++sent_;
    town_.executor->submit(std::move(prepared->command),
                           [this, sent = Sent{begun, std::move(prepared->salts)}](const state::Outcome& outcome, const std::exception_ptr& failure) mutable {
                             if (failure || !outcome) std::abort();
                             inbox_.push({std::move(sent), *outcome});
                           });
  }
  void receive(const Answer& answer) {
    const intake::Taken taken = desk_.complete(kLog, answer.committed, answer.sent.salts);
    bytes_out_ += proof::encode_receipt(taken.receipt).size();
    took_ms_.push_back(std::chrono::duration<double, std::milli>(Steady::now() - answer.sent.begun).count());
    ++received_;
  }

  Register& town_;
  intake::Desk desk_;
  std::size_t bytes_;
  Channel<Answer> inbox_;
  std::vector<double> took_ms_;
  std::size_t bytes_out_ = 0;
  std::atomic<std::uint64_t> sent_{0};
  std::atomic<std::uint64_t> received_{0};
  std::atomic<bool> stopping_{false};
};

void report(const std::array<std::unique_ptr<Clients>, kThreads>& clients, double seconds) {
  std::vector<double> all;
  for (const auto& one : clients) all.insert(all.end(), one->took_ms().begin(), one->took_ms().end());
  if (all.empty()) throw std::runtime_error("nothing was taken");
  std::ranges::sort(all);
  const auto at = [&](double share) { return all[static_cast<std::size_t>(share * static_cast<double>(all.size() - 1))]; };
  fmt::print("{:.0f} {:.2f} {:.2f}\n", static_cast<double>(all.size()) / seconds, at(0.5), at(0.99));
}

void take(Register& town, double seconds, std::size_t bytes, std::size_t count, double rate) {
  std::array<std::unique_ptr<Clients>, kThreads> clients;
  for (auto& one : clients) one = std::make_unique<Clients>(town, bytes);
  const auto begin = Steady::now();
  const auto end = begin + std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(seconds));
  {
    std::vector<std::jthread> threads;
    for (auto& one : clients) {
      threads.emplace_back([&one, count, rate, end] { rate > 0 ? one->run_at(rate / kThreads, end) : one->run(count / kThreads); });
    }
    std::this_thread::sleep_until(end);
    if (rate <= 0) {
      for (auto& one : clients) one->stop();
    }
  }
  const double took = std::chrono::duration<double>(Steady::now() - begin).count();
  town.executor.reset();  // answers still under way use the clients
  report(clients, took);
}

void fill(Register& town, std::uint64_t count) {
  const intake::Desk desk = town.desk();
  std::atomic<std::uint64_t> waiting{0};
  for (std::uint64_t i = 0; i < count; ++i) {
    intake::Draft draft = town.draft(20);
    draft.sealed.sender.name = fmt::format("Vorname{} Nachname{}", i % 300, i % 40'000);
    draft.sealed.content.reference = fmt::format("AZ {}", i);
    auto prepared = desk.accept(std::move(draft), {});
    if (!prepared) throw std::runtime_error(prepared.error().sentence);
    while (waiting > 2000) std::this_thread::sleep_for(std::chrono::microseconds(200));
    ++waiting;
    town.executor->submit(std::move(prepared->command), [&waiting](const state::Outcome&, const std::exception_ptr&) { --waiting; });
  }
  town.executor.reset();
}

/// What each step costs its thread, in microseconds per filing.
void parts(Register& town) {
  constexpr std::size_t kCount = 800;  // among the newest, as receipts are asked for
  const intake::Desk desk = town.desk();
  std::vector<intake::Prepared> prepared;
  std::vector<state::Committed> committed(kCount);
  const auto timed = [](std::string_view name, const auto& action) {
    const auto begin = Steady::now();
    action();
    fmt::print("{} {:.1f}\n", name, std::chrono::duration<double, std::micro>(Steady::now() - begin).count() / static_cast<double>(kCount));
  };
  timed("accept", [&] {
    for (std::size_t i = 0; i < kCount; ++i) prepared.push_back(*desk.accept(town.draft(2000), {}));
  });
  timed("execute", [&] {
    std::atomic<std::size_t> done{0};
    for (std::size_t i = 0; i < kCount; ++i) {
      town.executor->submit(prepared[i].command, [&, i](const state::Outcome& outcome, const std::exception_ptr&) {
        committed[i] = *outcome;
        ++done;
      });
    }
    while (done < kCount) std::this_thread::sleep_for(std::chrono::microseconds(100));
  });
  timed("complete", [&] {
    for (std::size_t i = 0; i < kCount; ++i) static_cast<void>(proof::encode_receipt(desk.complete(kLog, committed[i], prepared[i].salts).receipt));
  });
}

void lists(Register& town) {
  town.executor.reset();
  const CivilDate today = town.zone.local(town.clock.now()).day;
  const auto measure = [&](std::string_view name, const intake::ListQuery& query) {
    double worst = 0;
    for (int i = 0; i < 20; ++i) {
      const auto begin = Steady::now();
      if (intake::list(town.state->db(), kLog, query).lines.size() > query.count) std::abort();
      worst = std::max(worst, std::chrono::duration<double, std::milli>(Steady::now() - begin).count());
    }
    fmt::print("{} {:.2f}\n", name, worst);
  };
  intake::ListQuery query{.today = today, .day_from = town.zone.instant(today, {}), .day_to = town.clock.now()};
  for (const auto& [name, kind] : {std::pair{"open", intake::ListKind::open},
                                   {"today", intake::ListKind::today},
                                   {"due", intake::ListKind::due},
                                   {"overdue", intake::ListKind::overdue},
                                   {"closed", intake::ListKind::closed}}) {
    query.kind = kind;
    query.office.reset();
    measure(name, query);
    query.office = "Bürgerbüro";
    measure(std::string(name) + "_office", query);
    query.office = "Sozialamt";
    measure(std::string(name) + "_other_office", query);
  }
}

void search(Register& town) {
  town.executor.reset();
  if (!town.vault.unlock(kOwner, kPassphrase)) throw std::runtime_error("the data key does not open");
  finder::Index index({.journal = *town.journal, .vault = town.vault, .path = town.path + "/index.db", .sources = {intake::filing_source()}});
  const auto begun = Steady::now();
  while (index.catch_up(kLog, 10'000) > 0) {
  }
  fmt::print(stderr, "# index built in {:.0f} s\n", std::chrono::duration<double>(Steady::now() - begun).count());
  for (const auto& [name, words] : {std::pair{"everywhere", "mustermann widerspruch"},
                                    {"rare_name", "nachname17"},
                                    {"two_words", "vorname17 nachname317"},
                                    {"reference", "az 4711"},
                                    {"nobody", "vorname1 nachname2"},
                                    {"unknown", "wolkenkuckucksheim"}}) {
    double worst = 0;
    for (int i = 0; i < 20; ++i) {
      const auto begin = Steady::now();
      if (!index.search(kLog, intake::kFilingKind, intake::wanted_words(words), 50)) std::abort();
      worst = std::max(worst, std::chrono::duration<double, std::milli>(Steady::now() - begin).count());
    }
    fmt::print("{} {:.2f}\n", name, worst);
  }
}

int run(int argc, char** argv) {
  const std::string_view mode = argc > 2 ? argv[1] : "";
  const auto number = [&](int i, double otherwise) { return argc > i ? std::strtod(argv[i], nullptr) : otherwise; };
  if (mode.empty()) throw std::runtime_error("usage: bench_filing take|parts|fill|lists|search FOLDER …");
  Register town(argv[2]);
  if (mode == "take") take(town, number(3, 5), static_cast<std::size_t>(number(4, 2000)), static_cast<std::size_t>(number(5, 64)), number(6, 0));
  if (mode == "fill") fill(town, static_cast<std::uint64_t>(number(3, 1e6)));
  if (mode == "lists") lists(town);
  if (mode == "search") search(town);
  if (mode == "parts") parts(town);
  return 0;
}

}  // namespace

}  // namespace nb::bench

int main(int argc, char** argv) {
  try {
    return nb::bench::run(argc, argv);
  } catch (const std::exception& e) {
    fmt::print(stderr, "bench_filing: {}\n", e.what());
    return 1;
  }
}
