// SPDX-License-Identifier: EUPL-1.2
// kill -9 on a register at work: a child process serves clients that file, correct, capture, post and erase; the parent kills it at
// random moments, and the next one goes on where it was. In the end every receipt ever handed out has to hold.
// NB_KILL_SECONDS=600 is the long run; NB_SEED=N repeats the clients' work (the moments of the kills fall as they fall).
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <memory>
#include <thread>

#include "support/temp_folder.hpp"
#include "town_check.hpp"
#include "town_load.hpp"

namespace nb::test {
namespace {

constexpr std::size_t kClients = 8;

struct Places {
  std::string town;
  std::vector<std::string> books;
};

Places places_in(const TempFolder& folder) {
  Places out{.town = folder.file("town"), .books = {}};
  for (std::size_t i = 0; i < kClients; ++i) out.books.push_back(folder.file("client-" + std::to_string(i)));
  return out;
}

std::uint64_t seconds_of(std::uint64_t standard) {
  const char* given = std::getenv("NB_KILL_SECONDS");
  return given == nullptr ? standard : parse_u64(given).value_or(standard);
}

/// The child. Whatever goes wrong ends it in another way than the parent's signal, with a word on stderr.
[[noreturn]] void serve_until_killed(const Places& places, std::uint64_t seed) {
  try {
    Town town(places.town);
    Pool pool(town);
    std::vector<std::unique_ptr<Book>> books;
    for (const std::string& path : places.books) books.push_back(std::make_unique<Book>(path));
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < kClients; ++i) {
      threads.emplace_back([&, i] {
        try {
          Client client(town, pool, *books[i], seed * kClients + i);
          client.settle();
          for (;;) client.work();
        } catch (const std::exception& error) {
          std::fprintf(stderr, "client %zu: %s\n", i, error.what());
          std::_Exit(3);
        }
      });
    }
    threads.clear();
    std::_Exit(2);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "the register does not open: %s\n", error.what());
    std::_Exit(4);
  }
}

void serve_and_kill(const Places& places, std::uint64_t seed, std::uint64_t after_ms) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) serve_until_killed(places, seed);
  std::this_thread::sleep_for(std::chrono::milliseconds(after_ms));
  ::kill(child, SIGKILL);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status)) << "the register ended by itself with " << WEXITSTATUS(status);
  ASSERT_EQ(WTERMSIG(status), SIGKILL);
}

TEST(RegisterKill, KeepsEveryReceiptAndGivesEveryNumberOnce) {
  const std::uint64_t seed = seed_of(71);
  SeededRandom random(seed);
  const TempFolder folder;
  const Places places = places_in(folder);
  { const Town founded(places.town); }
  const std::uint64_t seconds = seconds_of(5);
  const std::uint64_t wait_ms_max = seconds < 60 ? 900 : 5000;
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  std::uint64_t kills = 0;
  for (; std::chrono::steady_clock::now() < end; ++kills) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(kills));
    serve_and_kill(places, seed * 100'000 + kills, 30 + random.below(wait_ms_max));
    if (HasFatalFailure()) return;
  }
  Tally tally;
  std::vector<std::string> erased;
  {
    Town town(places.town);
    Pool pool(town);
    for (std::size_t i = 0; i < kClients; ++i) {
      Book book(places.books[i]);
      Client(town, pool, book, 0).settle();
    }
  }
  {
    Town town(places.town);
    expect_kept_promises(town, places.books, tally);
    if (HasFatalFailure()) return;
    erased = commands_of_erased(town);
  }
  expect_nothing_personal(places.town, places.books, erased);
  std::cout << kills << " kills, " << tally.wishes << " commands (" << tally.refusals << " refused), " << tally.filings << " filings, " << tally.entries << " entries, "
            << tally.receipts << " receipts (" << tally.repeated << " again), " << tally.attachments << " attachments, " << tally.erased << " erased\n";
  EXPECT_GT(kills, 1U);
  EXPECT_GT(tally.filings, 20U) << "the load was too small to mean anything";
  EXPECT_GT(tally.repeated, 0U);
  EXPECT_GT(tally.attachments, 0U);
}

}  // namespace
}  // namespace nb::test
