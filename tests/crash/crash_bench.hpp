// SPDX-License-Identifier: EUPL-1.2
// A journal on any disk, a random load with a record of what was acknowledged, and the check that all of it is there.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "base/env.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "proof/entry.hpp"
#include "proof/merkle.hpp"
#include "proof/receipt.hpp"
#include "storage/engine.hpp"

namespace nb::test {

inline constexpr const char* kFolder = "data";

/// NB_SEED or the test's own; printed, so that a failure can be repeated.
inline std::uint64_t seed_of(std::uint64_t standard) {
  const char* given = std::getenv("NB_SEED");
  const std::uint64_t seed = given == nullptr ? standard : parse_u64(given).value_or(standard);
  std::cout << "seed " << seed << "\n";
  return seed;
}

/// Randomness that a seed repeats.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}
  void fill(std::span<std::byte> out) override {
    for (auto& b : out) b = static_cast<std::byte>(engine_());
  }
  std::uint64_t below(std::uint64_t limit) { return engine_() % limit; }

 private:
  std::mt19937_64 engine_;
};

/// Keys, engine and journal over one folder of a disk.
struct JournalOnDisk {
  JournalOnDisk(Env& env, Random& random, const std::string& folder, const std::string& vfs)
      : keys({.env = env, .random = random, .folder = folder + "/keys", .instance = "probe"}),
        engine(storage::open_sqlite_engine({.env = env, .path = folder + "/journal.db", .vfs = vfs})),
        journal(*engine, keys) {}
  journal::KeyRing keys;
  std::unique_ptr<storage::Engine> engine;
  journal::Journal journal;
};

/// What a load had confirmed, and what may or may not have been written by the append that did not return "committed".
struct Confirmed {
  std::map<LogName, std::vector<std::string>> cores;
  std::map<LogName, std::vector<std::string>> in_flight;
};

inline const std::vector<LogName>& logs() {
  static const std::vector<LogName> all{*LogName::parse("05958004/main"), *LogName::parse("05958044/main"), region_log()};
  return all;
}

inline journal::NewEntry random_entry(SeededRandom& random, std::size_t part_bytes) {
  journal::NewEntry out;
  proof::EntryCore core{.type = "test.happened",
                        .at = "2023-10-30T07:05:00Z",
                        .occurred = {},
                        .node = "main",
                        .actor = "stab",
                        .command = make_command_id(random).str(),
                        .subject = std::to_string(random.below(1000)),
                        .data = R"({"text":")" + std::string(random.below(1500), 'x') + R"("})",
                        .parts = {}};
  if (random.below(3) == 0) {
    const auto part = proof::make_open_part("person", std::string(1 + random.below(part_bytes), 'p'), random);
    core.parts.push_back(part.digest);
    out.parts.push_back({"person", part.bytes});
  }
  out.core = *proof::encode_entry(core);
  return out;
}

/// One append to one or two logs, recorded.
inline journal::AppendOutcome append_some(JournalOnDisk& on, SeededRandom& random, std::size_t part_bytes, Confirmed& confirmed) {
  std::vector<journal::LogAppend> batch;
  const std::uint64_t first = random.below(logs().size());
  const std::uint64_t count = 1 + random.below(2);
  confirmed.in_flight.clear();
  for (std::uint64_t i = 0; i < count; ++i) {
    const LogName& log = logs()[(first + i) % logs().size()];
    journal::LogAppend append{log, on.journal.size(log), {}};
    for (std::uint64_t n = 1 + random.below(8); n > 0; --n) append.entries.push_back(random_entry(random, part_bytes));
    for (const auto& entry : append.entries) confirmed.in_flight[log].push_back(entry.core);
    batch.push_back(std::move(append));
  }
  const auto outcome = on.journal.append(batch).outcome;
  if (outcome == journal::AppendOutcome::committed) {
    for (auto& [log, cores] : confirmed.in_flight) confirmed.cores[log].insert(confirmed.cores[log].end(), cores.begin(), cores.end());
    confirmed.in_flight.clear();
  }
  return outcome;
}

/// Every entry of a log: the confirmed ones in their order, and behind them the unconfirmed batch as a whole or nothing.
inline void expect_log(JournalOnDisk& on, const LogName& log, std::vector<std::string> confirmed, const std::vector<std::string>& in_flight) {
  std::vector<std::string> found;
  proof::Rim rim;
  on.journal.read(log, 0, UINT64_MAX, [&](const storage::EntryView& entry) {
    found.emplace_back(entry.core);
    rim.append(proof::leaf_hash(bytes_of(entry.core)));
    const auto core = proof::decode_entry(bytes_of(entry.core));
    ASSERT_TRUE(core) << core.error().sentence;
    ASSERT_EQ(core->parts.size(), entry.parts.size());
    for (const auto& part : entry.parts) ASSERT_TRUE(proof::read_open_part(core->parts[0], part.bytes)) << log.str() << "/" << entry.seq;
  });
  if (found.size() > confirmed.size()) confirmed.insert(confirmed.end(), in_flight.begin(), in_flight.end());
  ASSERT_EQ(found.size(), confirmed.size()) << log.str() << ": a confirmed entry is gone, or a batch is there in part";
  ASSERT_EQ(found, confirmed) << log.str();
  ASSERT_EQ(rim.root(), on.journal.head(log).root);
  if (found.empty()) return;
  const auto checkpoint = on.journal.checkpoint(log);
  ASSERT_TRUE(checkpoint);
  const auto opened = proof::open_checkpoint(checkpoint->note, on.keys.verifier(log));
  ASSERT_TRUE(opened) << opened.error().sentence;
  ASSERT_EQ(opened->root, rim.root());
  for (const std::uint64_t seq : {std::uint64_t{0}, std::uint64_t{found.size() / 2}, std::uint64_t{found.size() - 1}}) {
    const auto proven = proof::verify_receipt(*on.journal.receipt(log, seq), on.keys.verifier(log));
    ASSERT_TRUE(proven) << proven.error().sentence;
  }
}

/// All logs, and that the unconfirmed batch reached all of its logs or none.
inline void expect_everything(JournalOnDisk& on, const Confirmed& confirmed) {
  std::size_t arrived = 0;
  for (const LogName& log : logs()) {
    const auto cores = confirmed.cores.find(log);
    const auto in_flight = confirmed.in_flight.find(log);
    expect_log(on, log, cores == confirmed.cores.end() ? std::vector<std::string>{} : cores->second,
               in_flight == confirmed.in_flight.end() ? std::vector<std::string>{} : in_flight->second);
    if (testing::Test::HasFatalFailure()) return;
    if (in_flight != confirmed.in_flight.end() && on.journal.size(log) > (cores == confirmed.cores.end() ? 0 : cores->second.size())) ++arrived;
  }
  ASSERT_TRUE(arrived == 0 || arrived == confirmed.in_flight.size()) << "half a batch";
}

}  // namespace nb::test
