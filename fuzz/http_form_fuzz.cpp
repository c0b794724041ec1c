// SPDX-License-Identifier: EUPL-1.2
// Everything of a request that is read by our own code: forms, targets, hosts, codings, tags, and the reader of whole requests, fed
// in two pieces. Checks what handlers rely on: paths are UTF-8, absolute, without dot segments, control characters and backslashes.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "web/server/negotiate.hpp"
#include "web/server/request_reader.hpp"

namespace {

using nb::web::RequestReader;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_path(const std::string& path) {
  require(!path.empty() && path.front() == '/' && nb::is_utf8(path));
  require(path.find("/../") == std::string::npos && path.find("/./") == std::string::npos && path.find("//") == std::string::npos);
  require(!path.ends_with("/..") && !path.ends_with("/.") && path.find('\\') == std::string::npos);
  require(std::none_of(path.begin(), path.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }));
}

void read_pieces(std::string_view text) {
  const nb::web::Form form(text);
  for (const auto& [name, value] : form.pairs()) require(nb::is_utf8(name) && nb::is_utf8(value));
  nb::web::Target target;
  if (nb::web::parse_target(text, target)) check_path(target.path);
  if (const auto host = nb::web::parse_host(text)) require(!host->empty() && host->find_first_of("/@ \t") == std::string::npos);
  static_cast<void>(nb::web::choose_coding(text, {.br = true, .gzip = true}));
  static_cast<void>(nb::web::etag_matches(text, "\"tag\""));
  std::string safe;
  nb::web::append_log_safe(safe, text, 100);
  require(safe.size() <= 100 && std::all_of(safe.begin(), safe.end(), [](char c) { return c > 0x20 && c < 0x7f; }));
}

/// Feeds a piece; false when the connection would have ended.
bool feed(RequestReader& reader, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto space = reader.space();
    const std::size_t count = std::min(space.size(), bytes.size());
    std::copy_n(bytes.begin(), count, space.begin());
    reader.filled(count);
    bytes.remove_prefix(count);
    for (auto progress = reader.advance(); progress != RequestReader::Progress::need_more; progress = reader.advance()) {
      if (progress == RequestReader::Progress::refused) return false;
      check_path(reader.request().path);
      if (progress == RequestReader::Progress::head && reader.accept_body(1000) != 0) return false;
      if (progress != RequestReader::Progress::complete) continue;
      require(reader.request().body.size() <= 1000);
      reader.next(true);
    }
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  read_pieces(text);
  RequestReader reader(nb::web::Limits{}, {});
  const std::size_t cut = size == 0 ? 0 : data[0] * size / 256;
  if (feed(reader, text.substr(0, cut))) feed(reader, text.substr(cut));
  return 0;
}
