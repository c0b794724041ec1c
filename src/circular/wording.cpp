// SPDX-License-Identifier: EUPL-1.2
#include "circular/wording.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace nb::circular {

namespace {

constexpr std::string_view kSheetMark = "NB-RS ";

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& one : list) out += (out.empty() ? "" : ", ") + one;
  return out;
}

}  // namespace

std::string german_moment(const Zone& zone, Instant moment) {
  const LocalTime local = zone.local(moment);
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local.of_day).count();
  return fmt::format("{:02}.{:02}.{:04}, {:02}:{:02} Uhr", static_cast<unsigned>(local.day.day()), static_cast<unsigned>(local.day.month()), static_cast<int>(local.day.year()),
                     minutes / 60, minutes % 60);
}

std::string audience_words(const Audience& audience) {
  if (audience.everybody()) return "alle";
  if (audience.functions.empty()) return joined(audience.offices);
  return (audience.offices.empty() ? "alle Ämter" : joined(audience.offices)) + "; nur " + joined(audience.functions);
}

std::string name_of(const Version& version) {
  return version.version == 1 ? fmt::format("Rundschreiben {}", version.number) : fmt::format("Rundschreiben {}, Fassung {}", version.number, version.version);
}

std::string text_for(const Version& version, SectionMask sections, const PlainText& plain) {
  std::string out;
  for (std::size_t i = 0; i < version.content.sections.size(); ++i) {
    if ((sections >> i & 1U) == 0) continue;
    const Section& section = version.content.sections[i];
    if (!out.empty()) out += "\n\n";
    if (!section.audience.everybody()) out += "Für " + audience_words(section.audience) + ":\n";
    out += trim(plain(section.text));
  }
  return out;
}

std::string encode(const SheetCode& code) { return fmt::format("{}{}.{}.{}", kSheetMark, code.number, code.version, code.sheet); }

std::optional<SheetCode> parse_sheet_code(std::string_view text) {
  std::string_view rest = trim(text);
  if (rest.starts_with(kSheetMark)) rest.remove_prefix(kSheetMark.size());
  const auto pieces = split(rest, '.');
  if (pieces.size() != 3) return std::nullopt;
  const auto number = parse_u64(pieces[0]);
  const auto version = parse_u64(pieces[1]);
  const auto sheet = parse_u64(pieces[2]);
  if (!number || !version || !sheet || *sheet == 0 || *sheet > 100'000 || *version == 0 || *version > 100'000) return std::nullopt;
  return SheetCode{.number = *number, .version = static_cast<unsigned>(*version), .sheet = *sheet};
}

}  // namespace nb::circular
