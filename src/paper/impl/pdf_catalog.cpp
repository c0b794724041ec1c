// SPDX-License-Identifier: EUPL-1.2
#include "paper/impl/pdf_catalog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.hpp"

namespace nb::paper {

namespace {

bool language_tag(std::string_view text) {
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; };
  return !text.empty() && text.size() <= 35 && std::all_of(text.begin(), text.end(), plain);
}

/// The number that follows the last `key`.
std::optional<std::uint64_t> number_after_last(std::string_view text, std::string_view key) {
  const std::size_t at = text.rfind(key);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = text.substr(at + key.size());
  return parse_u64(rest.substr(0, rest.find_first_not_of("0123456789")));
}

struct Catalog {
  std::uint64_t object;
  std::string_view entries;  ///< between "<< /Type /Catalog" and ">>"
};

std::optional<Catalog> find_catalog(std::string_view pdf, std::uint64_t object) {
  const std::string head = fmt::format("\n{} 0 obj\n<< /Type /Catalog", object);
  const std::size_t begin = pdf.rfind(head);
  const std::size_t end = pdf.find(">>\nendobj", begin);
  if (begin == std::string_view::npos || end == std::string_view::npos) return std::nullopt;
  return Catalog{object, pdf.substr(begin + head.size(), end - begin - head.size())};
}

}  // namespace

Bytes with_language(Bytes pdf, std::string_view language) {
  const std::string_view text = text_of(pdf);
  const auto root = number_after_last(text, "/Root "), info = number_after_last(text, "/Info "), size = number_after_last(text, "/Size "),
             xref = number_after_last(text, "startxref\n");
  if (!language_tag(language) || !root || !info || !size || !xref) return pdf;
  const auto catalog = find_catalog(text, *root);
  if (!catalog) return pdf;
  std::string update = fmt::format("{} 0 obj\n<< /Type /Catalog\n   /Lang ({})\n   /MarkInfo << /Marked true >>\n   /ViewerPreferences << /DisplayDocTitle true >>{}>>\nendobj\n",
                                   *root, language, catalog->entries);
  const std::size_t table = pdf.size() + update.size();
  update += fmt::format("xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {}\n   /Root {} 0 R\n   /Info {} 0 R\n   /Prev {}\n>>\nstartxref\n{}\n%%EOF\n", *root, pdf.size(), *size,
                        *root, *info, *xref, table);
  const ByteView added = bytes_of(update);
  pdf.insert(pdf.end(), added.begin(), added.end());
  return pdf;
}

}  // namespace nb::paper
