// SPDX-License-Identifier: EUPL-1.2
// bench_journal append|execute DIR SECONDS BYTES · rebuild|start DIR ENTRIES BYTES: prints one number (see README.md).
#include <cstdio>
#include <exception>
#include <span>
#include <string>

#include "base/text.hpp"
#include "bench.hpp"

namespace nb::bench {

Folder::Folder(const std::string& where)
    : path(where),
      keys({.env = *env, .random = random, .folder = where + "/keys", .instance = "bench"}),
      engine(storage::open_sqlite_engine({.env = *env, .path = where + "/journal.db", .copy_beside = true})),
      journal(std::make_unique<journal::Journal>(*engine, keys)) {}

namespace {

constexpr int kWriters = 64;

double run(const std::string& mode, const std::string& path, std::uint64_t amount, std::size_t bytes) {
  if (mode == "append" || mode == "execute") {
    Folder folder(path);
    return mode == "append" ? append(folder, kWriters, static_cast<double>(amount), bytes) : execute(folder, kWriters, static_cast<double>(amount), bytes);
  }
  if (mode == "rebuild") {
    Folder folder(path);
    fill(folder, amount, bytes);
    return rebuild(folder);
  }
  return start(path);
}

}  // namespace
}  // namespace nb::bench

int main(int argc, char** argv) {
  const std::span<char*> args(argv, static_cast<std::size_t>(argc));
  const auto amount = args.size() == 5 ? nb::parse_u64(args[3]) : std::nullopt;
  const auto bytes = args.size() == 5 ? nb::parse_u64(args[4]) : std::nullopt;
  if (!amount || !bytes) {
    std::fputs("usage: bench_journal append|execute DIR SECONDS BYTES | rebuild|start DIR ENTRIES BYTES\n", stderr);
    return 2;
  }
  try {
    std::printf("%.3f\n", nb::bench::run(args[1], args[2], *amount, *bytes));
    return 0;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return 1;
  }
}
