// SPDX-License-Identifier: EUPL-1.2
// Counters and their text; see metrics.hpp.
#include "web/server/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace nb::web {
namespace {

template <class Pick>
std::uint64_t sum(const std::vector<const Counters*>& threads, Pick pick) {
  std::uint64_t total = 0;
  for (const Counters* counters : threads) total += pick(*counters).value();
  return total;
}

void write_type(std::string& out, std::string_view name, std::string_view help, std::string_view type) {
  fmt::format_to(std::back_inserter(out), "# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

void write_plain(std::string& out, std::string_view name, std::string_view help, std::string_view type, std::uint64_t value) {
  write_type(out, name, help, type);
  fmt::format_to(std::back_inserter(out), "{} {}\n", name, value);
}

void write_latency(std::string& out, const std::vector<const Counters*>& threads) {
  constexpr std::string_view kName = "notbetrieb_http_request_duration_seconds";
  write_type(out, kName, "Time from the complete header to the last byte handed to the system.", "histogram");
  std::uint64_t cumulative = 0;
  for (std::size_t i = 0; i < kLatencyBounds.size(); ++i) {
    cumulative += sum(threads, [i](const Counters& c) -> const Counter& { return c.latency[i]; });
    const double bound = std::chrono::duration<double>(kLatencyBounds[i]).count();
    fmt::format_to(std::back_inserter(out), "{}_bucket{{le=\"{}\"}} {}\n", kName, bound, cumulative);
  }
  cumulative += sum(threads, [](const Counters& c) -> const Counter& { return c.latency.back(); });
  const auto total_us = sum(threads, [](const Counters& c) -> const Counter& { return c.latency_us; });
  fmt::format_to(std::back_inserter(out), "{0}_bucket{{le=\"+Inf\"}} {1}\n{0}_sum {2:.6f}\n{0}_count {1}\n", kName, cumulative, static_cast<double>(total_us) / 1e6);
}

}  // namespace

void Counters::count_answer(int status, std::chrono::microseconds took, std::uint64_t bytes) {
  answers[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))].add();
  const auto bucket = std::lower_bound(kLatencyBounds.begin(), kLatencyBounds.end(), took) - kLatencyBounds.begin();
  latency[static_cast<std::size_t>(bucket)].add();
  latency_us.add(static_cast<std::uint64_t>(std::max<std::chrono::microseconds::rep>(took.count(), 0)));
  bytes_sent.add(bytes);
}

std::string exposition(const std::vector<const Counters*>& threads, const std::vector<Sample>& samples) {
  std::string out;
  write_type(out, "notbetrieb_http_requests_total", "Answered requests by class of status.", "counter");
  for (std::size_t i = 1; i <= 5; ++i) {
    const auto count = sum(threads, [i](const Counters& c) -> const Counter& { return c.answers[i]; });
    fmt::format_to(std::back_inserter(out), "notbetrieb_http_requests_total{{class=\"{}xx\"}} {}\n", i, count);
  }
  write_latency(out, threads);
  const auto accepted = sum(threads, [](const Counters& c) -> const Counter& { return c.accepted; });
  const auto closed = sum(threads, [](const Counters& c) -> const Counter& { return c.closed; });
  write_plain(out, "notbetrieb_http_connections_total", "Connections accepted.", "counter", accepted);
  write_plain(out, "notbetrieb_http_connections", "Connections open now.", "gauge", accepted - std::min(accepted, closed));
  write_plain(out, "notbetrieb_http_connections_turned_away_total", "Connections refused because of a limit.", "counter",
              sum(threads, [](const Counters& c) -> const Counter& { return c.turned_away; }));
  write_plain(out, "notbetrieb_http_timeouts_total", "Connections closed because a phase took too long.", "counter",
              sum(threads, [](const Counters& c) -> const Counter& { return c.timed_out; }));
  write_plain(out, "notbetrieb_http_bytes_sent_total", "Bytes of answers, head and body.", "counter",
              sum(threads, [](const Counters& c) -> const Counter& { return c.bytes_sent; }));
  for (const Sample& sample : samples) {
    write_type(out, sample.name, sample.help, sample.type == Sample::Type::counter ? "counter" : "gauge");
    fmt::format_to(std::back_inserter(out), "{} {}\n", sample.name, sample.value);
  }
  return out;
}

}  // namespace nb::web
