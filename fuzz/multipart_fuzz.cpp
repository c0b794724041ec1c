// SPDX-License-Identifier: EUPL-1.2
// Forms with files: the first line is the content type, the rest the body. What is taken must lie inside the body, in order,
// with names a page can show.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "web/server/multipart.hpp"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_name(std::string_view text) {
  return nb::is_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(text.find('\n'), text.size());
  const std::string_view body = text.substr(std::min(line + 1, text.size()));
  const auto parts = nb::web::parse_multipart(text.substr(0, line), body);
  if (!parts) return 0;
  require(parts->size() <= nb::web::MultipartLimits{}.parts_max);
  const char* at = body.data();
  for (const nb::web::FormPart& part : *parts) {
    require(!part.name.empty() && is_name(part.name) && is_name(part.filename.value_or("")));
    require(part.content.data() >= at && part.content.data() + part.content.size() <= body.data() + body.size());
    at = part.content.data() + part.content.size();
  }
  return 0;
}
