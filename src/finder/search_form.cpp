// SPDX-License-Identifier: EUPL-1.2
#include "finder/search_form.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace nb::finder {

namespace {

struct Written {
  UChar32 letter;
  std::string_view form;
};
/// Letters whose form is not simply that of their base letter (DIN 91379 table 9), without those made with a mark.
constexpr std::array kWritten = std::to_array<Written>(
    {{0x00C6, "AE"}, {0x00E6, "AE"}, {0x00D8, "OE"}, {0x00F8, "OE"}, {0x0152, "OE"}, {0x0153, "OE"}, {0x00DF, "SS"}, {0x1E9E, "SS"}, {0x00DE, "TH"}, {0x00FE, "TH"},
     {0x0132, "IJ"}, {0x0133, "IJ"}, {0x0187, "C"},  {0x0188, "C"},  {0x00D0, "D"},  {0x00F0, "D"},  {0x0110, "D"},  {0x0111, "D"},  {0x018F, "E"},  {0x0259, "E"},
     {0x01E4, "G"},  {0x01E5, "G"},  {0x0126, "H"},  {0x0127, "H"},  {0x0197, "I"},  {0x0268, "I"},  {0x0131, "I"},  {0x0138, "K"},  {0x013F, "L"},  {0x0140, "L"},
     {0x0141, "L"},  {0x0142, "L"},  {0x0149, "N"},  {0x014A, "N"},  {0x014B, "N"},  {0x0166, "T"},  {0x0167, "T"},  {0x01B7, "Z"},  {0x0292, "Z"}});

constexpr UChar32 kDiaeresis = 0x0308;
constexpr UChar32 kRing = 0x030A;

bool is_mark(UChar32 c) { return u_charType(c) == U_NON_SPACING_MARK || u_charType(c) == U_ENCLOSING_MARK; }

/// Ä, Ö, Ü with whatever other marks become AE, OE, UE; Å becomes AA.
char second_letter(char base, UChar32 mark) {
  if (mark == kDiaeresis && (base == 'A' || base == 'O' || base == 'U')) return 'E';
  return mark == kRing && base == 'A' ? 'A' : '\0';
}

void append(UChar32 c, std::string& out) {
  const auto written = std::ranges::find(kWritten, c, &Written::letter);
  if (written != kWritten.end()) {
    out += written->form;
    return;
  }
  const UChar32 upper = u_toupper(c);
  if (upper >= 'A' && upper <= 'Z') out += static_cast<char>(upper);
}

icu::UnicodeString decomposed(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  const icu::UnicodeString source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString out = U_SUCCESS(status) ? nfd->normalize(source, status) : source;
  return U_SUCCESS(status) ? out : source;
}

}  // namespace

std::string search_form(std::string_view name) {
  const icu::UnicodeString letters = decomposed(name);
  std::string out;
  char base = '\0';  // of the letter whose marks come now, if it is a plain one
  for (int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    const UChar32 c = letters.char32At(i);
    if (is_mark(c)) {
      if (const char second = second_letter(base, c); second != '\0') {
        out += second;
        base = '\0';
      }
      continue;
    }
    const std::size_t before = out.size();
    append(c, out);
    base = out.size() == before + 1 && u_toupper(c) == out.back() ? out.back() : '\0';
  }
  return out;
}

std::vector<std::string> search_words(std::string_view names) {
  std::vector<std::string> out;
  for (const std::string_view word : split(names, ' ')) {
    std::string form = search_form(word);
    if (!form.empty()) out.push_back(std::move(form));
  }
  return out;
}

std::string serial_form(std::string_view serial) {
  std::string out;
  for (const char c : serial) {
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (upper == 'O') {
      out += '0';
    } else if (upper == 'I') {
      out += '1';
    } else if ((upper >= 'A' && upper <= 'Z') || (upper >= '0' && upper <= '9')) {
      out += upper;
    }
  }
  return out;
}

}  // namespace nb::finder
