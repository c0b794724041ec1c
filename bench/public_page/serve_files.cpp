// SPDX-License-Identifier: EUPL-1.2
// Serves a folder (with its .br and .gz copies) from memory through the real server, with the headers of a public page.
// Usage: bench_public_page DIR PORT. Ends on SIGTERM.
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>

#include "base/text.hpp"
#include "web/server/problem.hpp"
#include "web/server/server.hpp"

namespace {

namespace fs = std::filesystem;
using nb::web::Response;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// "index.html" stands for its folder, as in the exported site.
std::map<std::string, Response, std::less<>> load(const fs::path& dir) {
  std::map<std::string, Response, std::less<>> pages;
  for (const auto& entry : fs::recursive_directory_iterator(dir)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".html") continue;
    const std::string file = entry.path().string();
    Response page;
    page.body = std::make_shared<const nb::web::Body>(nb::web::Body{read_file(file), read_file(file + ".br"), read_file(file + ".gz")});
    page.etag = "\"" + std::to_string(std::hash<std::string>{}(page.body->identity)) + "\"";
    page.cache_control = "public, max-age=60";
    page.csp =
        "default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    std::string path = "/" + fs::relative(entry.path(), dir).string();
    if (path.ends_with("/index.html")) path.resize(path.size() - std::string("index.html").size());
    pages.emplace(std::move(path), std::move(page));
  }
  return pages;
}

}  // namespace

int main(int argc, char** argv) {
  const auto port = argc == 3 ? nb::parse_u64(argv[2]) : std::nullopt;
  if (!port || *port > 65535) {
    std::fprintf(stderr, "usage: bench_public_page DIR PORT\n");
    return 2;
  }
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  const auto pages = load(argv[1]);
  auto router = std::make_shared<nb::web::Router>();
  router->add({.pattern = "/{path...}", .role = "public", .handler = [&pages](const auto& request, const auto& reply) {
                 const auto page = pages.find(request->path);
                 reply(page == pages.end() ? nb::web::problem(404) : page->second);
               }});
  nb::web::Server server({.access_log = {}});
  server.listen({.port = static_cast<std::uint16_t>(*port), .router = router});
  server.start();
  int signal = 0;
  sigwait(&signals, &signal);
  server.stop();
  server.wait();
  return 0;
}
