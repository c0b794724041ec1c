// SPDX-License-Identifier: EUPL-1.2
// Access log lines and the file behind them; see access_log.hpp.
#include "web/server/access_log.hpp"

#include <fmt/format.h>
#include <spdlog/async.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "base/error.hpp"
#include "web/server/target.hpp"

namespace nb::web {
namespace {

constexpr std::size_t kPathLengthMax = 512;
constexpr std::size_t kTokenDigits = 32;    // of a link of one's own
constexpr std::size_t kBulksWaiting = 256;  // of at most 64 KiB each

std::shared_ptr<spdlog::sinks::sink> open_sink(const std::string& file) {
  if (file.empty()) return std::make_shared<spdlog::sinks::stdout_sink_mt>();
  try {
    return std::make_shared<spdlog::sinks::basic_file_sink_mt>(file);
  } catch (const spdlog::spdlog_ex&) {
    throw Error(ErrorKind::disk, fmt::format("Das Zugriffsprotokoll {} lässt sich nicht öffnen; bitte prüfen Sie Ordner und Rechte.", file));
  }
}

/// A link of one's own is a key: whoever reads the log must not get in with it. Every segment that looks like one becomes "***".
std::string without_tokens(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(0, end);
    const auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    const bool token = segment.size() == kTokenDigits + 1 && segment.front() == '/' && std::ranges::all_of(segment.substr(1), hex);
    out += token ? std::string_view("/***") : segment;
    path.remove_prefix(end);
  }
  return out;
}

}  // namespace

AccessSink make_access_log(const std::string& file) {
  auto pool = std::make_shared<spdlog::details::thread_pool>(kBulksWaiting, 1U);
  auto logger = std::make_shared<spdlog::async_logger>("access", open_sink(file), pool, spdlog::async_overflow_policy::overrun_oldest);
  logger->set_pattern("%v");
  logger->flush_on(spdlog::level::info);
  return [pool, logger](std::string_view lines) { logger->info(lines); };
}

void append_access_line(std::string& out, const AccessLine& line) {
  out.append(line.time);
  out += ' ';
  append_log_safe(out, line.method, 16);
  out += ' ';
  append_log_safe(out, without_tokens(line.path), kPathLengthMax);
  const auto took = static_cast<double>(line.took.count()) / 1000.0;
  fmt::format_to(std::back_inserter(out), " {} {} {:.1f}\n", line.status, line.bytes, took);
}

}  // namespace nb::web
