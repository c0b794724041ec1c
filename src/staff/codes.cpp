// SPDX-License-Identifier: EUPL-1.2
#include "staff/codes.hpp"

#include "crypto/sha256.hpp"

namespace nb::staff {

namespace {

constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz023456789";  // 32; no i, l, o and 1, which are taken for others
constexpr std::size_t kTypedBytesMax = 100;

std::string make_code(Random& random, std::size_t groups, std::size_t letters) {
  Bytes bytes(groups * letters);
  random.fill(bytes);
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i > 0 && i % letters == 0) out += '-';
    out += kLetters[std::to_integer<std::size_t>(bytes[i]) % kLetters.size()];
  }
  return out;
}

/// The letter that was printed; 0: none of ours.
char printed(char typed) {
  const char small = typed >= 'A' && typed <= 'Z' ? static_cast<char>(typed - 'A' + 'a') : typed;
  const char meant = small == 'o' ? '0' : small;
  return kLetters.find(meant) == std::string_view::npos ? '\0' : meant;
}

}  // namespace

std::string make_printed_code(Random& random) { return make_code(random, 3, 4); }

std::string make_enrolment_code(Random& random) { return make_code(random, 4, 5); }

std::string normal_code(std::string_view typed) {
  if (typed.size() > kTypedBytesMax) return {};
  std::string out;
  for (const char one : typed) {
    if (one == ' ' || one == '-') continue;
    const char letter = printed(one);
    if (letter == '\0') return {};
    out += letter;
  }
  return out;
}

Hash code_hash(std::string_view normal, std::string_view owner) { return crypto::sha256({bytes_of("notbetrieb code"), bytes_of(owner), bytes_of("\n"), bytes_of(normal)}); }

}  // namespace nb::staff
