// SPDX-License-Identifier: EUPL-1.2
#include "render.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "base/env.hpp"
#include "publish/compress.hpp"

namespace nb::bench {

namespace {

constexpr std::size_t kThreads = 2;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

struct Work {
  const Region& region;
  const std::vector<PageName>& pages;
  std::shared_ptr<const publish::RegionView> view;
  bool compress;
  std::atomic<std::size_t> next{0};
  std::atomic<std::size_t> bytes{0};
  std::atomic<std::size_t> failed{0};
};

void work(Work& all) {
  publish::Encoder encoder;
  for (std::size_t i = all.next++; i < all.pages.size(); i = all.next++) {
    publish::PageText page = all.region.answer(all.view, all.pages[i].path).render(all.region.now());
    if (page.status != 200) ++all.failed;
    all.bytes += page.text.size();
    if (all.compress && encoder.encode(std::move(page.text)).br.empty()) ++all.failed;
  }
}

void write_file(Env& env, const std::string& path, std::string_view text) {
  const auto file = env.open(path, OpenMode::create, 0644);
  file->write_at(0, bytes_of(text));
  file->close();
}

}  // namespace

Rendered render_all(Region& region, const std::vector<PageName>& pages, bool compress) {
  Rendered result{.pages = pages.size()};
  const auto start = Clock::now();
  const std::clock_t cpu_start = std::clock();
  region.declare(true);
  result.views_ms = 1000 * seconds_since(start);
  Work all{.region = region, .pages = pages, .view = region.view(), .compress = compress};
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < kThreads; ++i) threads.emplace_back([&all] { work(all); });
  }
  result.seconds = seconds_since(start);
  result.cpu_seconds = static_cast<double>(std::clock() - cpu_start) / CLOCKS_PER_SEC;
  result.bytes = all.bytes;
  if (all.failed != 0) throw std::runtime_error(std::to_string(all.failed.load()) + " addresses gave no page");
  region.declare(false);
  return result;
}

std::size_t encode_files(const std::string& folder, std::size_t part, std::size_t parts) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && entry.path().extension() == ".html") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  const auto env = posix_env();
  publish::Encoder encoder;
  std::size_t done = 0;
  for (std::size_t i = part; i < files.size(); i += parts) {
    const Bytes bytes = read_file(*env, files[i]);
    const EncodedBody body = encoder.encode(std::string(text_of(bytes)));
    write_file(*env, files[i] + ".br", body.br);
    write_file(*env, files[i] + ".gz", body.gzip);
    ++done;
  }
  return done;
}

}  // namespace nb::bench
