// SPDX-License-Identifier: EUPL-1.2
#include "witness/request.hpp"

#include <fmt/format.h>

#include <cstring>

#include "base/text.hpp"

namespace nb::witness {

namespace {

constexpr std::string_view kOld = "old ";
constexpr std::size_t kProofMax = 63;

tl::unexpected<proof::Flaw> malformed(const char* sentence) { return refuse(proof::Flaw{proof::Flaw::Kind::syntax, sentence}); }

}  // namespace

std::string encode_request(const AddCheckpoint& request) {
  std::string out = fmt::format("{}{}\n", kOld, request.old_size);
  for (const Hash& hash : request.proof) out += to_base64(hash.bytes) + "\n";
  return out + "\n" + request.checkpoint;
}

Result<AddCheckpoint, proof::Flaw> parse_request(std::string_view body) {
  if (body.size() > kRequestBytesMax) return refuse(proof::Flaw{proof::Flaw::Kind::too_long, "Die Anfrage ist zu lang."});
  const auto gap = body.find("\n\n");
  if (gap == std::string_view::npos) return malformed("Zwischen Beweis und Prüfstand fehlt die leere Zeile.");
  const auto lines = split(body.substr(0, gap), '\n');
  AddCheckpoint request;
  const auto size = lines[0].starts_with(kOld) ? parse_u64(lines[0].substr(kOld.size())) : std::nullopt;
  if (!size) return malformed("Die erste Zeile nennt nicht die bisherige Größe.");
  request.old_size = *size;
  if (lines.size() - 1 > kProofMax) return refuse(proof::Flaw{proof::Flaw::Kind::too_long, "Der Beweis hat mehr als 63 Zeilen."});
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const auto bytes = from_base64(lines[i]);
    Hash hash;
    if (!bytes || bytes->size() != hash.bytes.size()) return malformed("Eine Zeile des Beweises ist nicht lesbar.");
    std::memcpy(hash.bytes.data(), bytes->data(), hash.bytes.size());
    request.proof.push_back(hash);
  }
  request.checkpoint = std::string(body.substr(gap + 2));
  return request;
}

}  // namespace nb::witness
