// SPDX-License-Identifier: EUPL-1.2
// What the server counts, one set per I/O thread, and its text form for Prometheus. A counter has one writer (its thread) and any
// number of readers, so counting costs a plain load and store.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace nb::web {

/// A number with one writing thread.
class Counter {
 public:
  void add(std::uint64_t by = 1) { value_.store(value_.load(std::memory_order_relaxed) + by, std::memory_order_relaxed); }
  [[nodiscard]] std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_{0};
};

/// Upper bounds of the latency histogram.
inline constexpr std::array<std::chrono::microseconds, 10> kLatencyBounds{
    std::chrono::microseconds{100},       std::chrono::microseconds{500},      std::chrono::microseconds{1'000},   std::chrono::microseconds{5'000},
    std::chrono::microseconds{10'000},    std::chrono::microseconds{50'000},   std::chrono::microseconds{100'000}, std::chrono::microseconds{500'000},
    std::chrono::microseconds{1'000'000}, std::chrono::microseconds{5'000'000}};

/// Counts of one I/O thread.
struct Counters {
  std::array<Counter, 6> answers;                          ///< by status / 100
  std::array<Counter, kLatencyBounds.size() + 1> latency;  ///< not cumulative; the last is "longer"
  Counter latency_us;
  Counter bytes_sent;
  Counter accepted;
  Counter closed;
  Counter turned_away;  ///< connections over a limit
  Counter timed_out;    ///< connections closed because a phase took too long

  void count_answer(int status, std::chrono::microseconds took, std::uint64_t bytes);
};

/// A number of somebody else (a cache) for the same page.
struct Sample {
  enum class Type { counter, gauge };
  std::string name;  ///< "notbetrieb_page_cache_hits_total"
  std::string help;
  Type type = Type::counter;
  double value = 0;
};
using Samples = std::function<std::vector<Sample>()>;

/// The Prometheus text format, version 0.0.4.
[[nodiscard]] std::string exposition(const std::vector<const Counters*>& threads, const std::vector<Sample>& samples);

}  // namespace nb::web
