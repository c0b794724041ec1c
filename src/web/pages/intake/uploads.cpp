// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/intake/uploads.hpp"

#include "base/text.hpp"
#include "web/server/multipart.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kFieldBytesMax = 64 * 1024;

bool has_files(const web::Request& request) { return request.header("content-type").starts_with("multipart/"); }

/// Everything but letters and digits as %XX.
void append_encoded(std::string& out, std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
  }
}

}  // namespace

std::string form_text(const web::Request& request) {
  if (!has_files(request)) return request.body;
  const auto parts = web::parse_multipart(request.header("content-type"), request.body);
  std::string out;
  if (!parts) return out;
  for (const web::FormPart& part : *parts) {
    if (part.filename || part.content.size() > kFieldBytesMax) continue;
    if (!out.empty()) out += '&';
    append_encoded(out, part.name);
    out += '=';
    append_encoded(out, part.content);
  }
  return out;
}

Result<std::vector<intake::Upload>, FormFault> uploads_of(const web::Request& request) {
  std::vector<intake::Upload> out;
  if (!has_files(request)) {
    const web::Form form(request.body);
    for (const auto& [name, value] : form.pairs()) {
      if (name == "datei" && !value.empty()) return refuse(FormFault{"Sie haben Anlagen gewählt; bitte wählen Sie sie noch einmal und senden Sie mit »Mit Anlagen bestätigen«."});
    }
    return out;
  }
  const auto parts = web::parse_multipart(request.header("content-type"), request.body);
  if (!parts) return refuse(FormFault{"Das Formular ist unvollständig angekommen; bitte senden Sie es noch einmal."});
  for (const web::FormPart& part : *parts) {
    if (!part.filename || part.name != "datei" || (part.filename->empty() && part.content.empty())) continue;
    const ByteView bytes = bytes_of(part.content);
    out.push_back({.name = *part.filename, .bytes = Bytes(bytes.begin(), bytes.end())});
  }
  return out;
}

}  // namespace nb::pages
