// SPDX-License-Identifier: EUPL-1.2
// The child's side of child_reader.hpp: file on descriptor 0, answer on descriptor 1, nothing else open.
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <new>

#include "paper/answer.hpp"
#include "paper/child_reader.hpp"
#include "paper/impl/child_protocol.hpp"
#include "paper/impl/confine.hpp"
#include "paper/scan_file.hpp"

namespace nb::paper {

namespace {

/// The whole file; one byte more than allowed is enough to know that it is too large.
std::optional<Bytes> read_all(int descriptor, std::size_t bytes_max) {
  constexpr std::size_t kStep = 1U << 20;
  Bytes out;
  while (out.size() <= bytes_max) {
    const std::size_t have = out.size();
    out.resize(have + kStep);
    const ssize_t count = ::read(descriptor, out.data() + have, kStep);
    if (count < 0 && errno != EINTR) return std::nullopt;
    out.resize(have + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0) break;
  }
  return out;
}

bool write_all(int descriptor, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  }
  return true;
}

Result<Scan, ScanFault> scan_within_limits(ByteView file, const ScanOptions& options) {
  try {
    return scan_file(file, options);
  } catch (const std::bad_alloc&) {  // the limit on memory
    return refuse(ScanFault::resources);
  } catch (const std::exception&) {  // what a library of C++ throws over a broken file
    return refuse(ScanFault::damaged);
  }
}

int scan_confined(std::string_view options) {
  const auto task = parse_options(options);
  if (!task) return kChildUsage;
  const auto cpu = std::chrono::ceil<std::chrono::seconds>(task->options.timeout);
  if (!limit_resources({task->memory_mib, cpu})) return kChildUnconfined;
  const auto file = read_all(STDIN_FILENO, task->options.limits.bytes_max);
  if (!file) return kChildInput;
  if (!lock_in()) return kChildUnconfined;
  const Bytes answer = encode_answer(scan_within_limits(*file, task->options));
  return write_all(STDOUT_FILENO, answer) ? kChildDone : kChildInput;
}

int run(std::string_view options) {
  try {
    return scan_confined(options);
  } catch (const std::bad_alloc&) {
    return kChildMemory;
  }
}

}  // namespace

std::optional<int> scan_child_main(int argc, const char* const* argv) {
  if (argc != 3 || std::string_view(argv[1]) != kChildCommand) return std::nullopt;
  _exit(run(argv[2]));  // no destructors of a program that never began: nothing of it may run in here
}

}  // namespace nb::paper
