// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/booking/input.hpp"

#include <algorithm>
#include <array>

#include "appointments/events.hpp"
#include "base/phone.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "crypto/sha256.hpp"
#include "mail/address.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kNameMax = 150;
constexpr std::size_t kPhoneMax = 60;
constexpr std::size_t kReasonMax = 200;
constexpr std::size_t kFieldMax = 400;  // bytes of anything that is carried; what is longer was not typed into our fields
constexpr int kPhoneDigitsMin = 5;

struct FieldOf {
  std::string_view name;
  std::string BookingInput::*member;
};
constexpr std::array kCarried{FieldOf{"formular", &BookingInput::id},      FieldOf{"saat", &BookingInput::seed},     FieldOf{"stempel", &BookingInput::stamp},
                              FieldOf{"leistung", &BookingInput::service}, FieldOf{"standort", &BookingInput::site}, FieldOf{"tag", &BookingInput::day},
                              FieldOf{"zeit", &BookingInput::slot},        FieldOf{"ab", &BookingInput::from},       FieldOf{"termin", &BookingInput::booking},
                              FieldOf{"name", &BookingInput::name},        FieldOf{"email", &BookingInput::email},   FieldOf{"telefon", &BookingInput::phone},
                              FieldOf{"dringend", &BookingInput::urgency}, FieldOf{"grund", &BookingInput::reason}};
constexpr std::array kNotCarried{FieldOf{"webseite", &BookingInput::trap}, FieldOf{"nachweis", &BookingInput::payment}};
constexpr std::size_t kPaymentMax = 1000;

/// One line, without what cannot be seen, and without what makes a text read otherwise than it stands.
std::string one_line(std::string_view typed) {
  std::string out;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const auto byte = static_cast<unsigned char>(typed[i]);
    const std::string_view three = typed.substr(i, 3);
    if (byte == 0xE2 && three.size() == 3 && three >= "\xE2\x80\xAA" && three <= "\xE2\x80\xAE") {
      i += 2;
      continue;
    }
    out += byte < 0x20 || byte == 0x7F ? ' ' : typed[i];
  }
  return to_nfc(trim(out));
}

bool too_long(std::string_view text, std::size_t most) { return text.size() > most; }

int digits_in(std::string_view text) {
  return static_cast<int>(std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }));
}

}  // namespace

BookingInput read_booking(const BookingFields& fields) {
  BookingInput input;
  const auto take = [&](const auto& table, std::string_view name, std::string_view value, std::size_t most) {
    const auto found = std::ranges::find(table, name, &FieldOf::name);
    if (found != table.end() && value.size() <= most) input.*(found->member) = one_line(value);
  };
  for (const auto& [name, value] : fields) {
    take(kCarried, name, value, kFieldMax);
    take(kNotCarried, name, value, kPaymentMax);
  }
  return input;
}

BookingFields fields_of(const BookingInput& input) {
  BookingFields out;
  for (const FieldOf& one : kCarried) {
    if (!(input.*(one.member)).empty()) out.emplace_back(one.name, input.*(one.member));
  }
  return out;
}

bool has_typed(const BookingInput& input) { return !input.name.empty() || !input.email.empty() || !input.phone.empty() || !input.reason.empty(); }

std::vector<BookingFault> check_booking(const BookingInput& input) {
  std::vector<BookingFault> out;
  if (input.name.empty()) out.push_back({"name", "name"});
  if (too_long(input.name, kNameMax)) out.push_back({"name", "long"});
  if (!input.email.empty() && !mail::Address::parse(input.email)) out.push_back({"email", "email"});
  if (too_long(input.phone, kPhoneMax)) out.push_back({"telefon", "long"});
  if (!input.phone.empty() && digits_in(input.phone) < kPhoneDigitsMin) out.push_back({"telefon", "phone"});
  if (too_long(input.reason, kReasonMax)) out.push_back({"grund", "long"});
  if (urgency_of(input) != appointments::Urgency::normal && input.reason.empty()) out.push_back({"grund", "reason"});
  return out;
}

appointments::Person person_of(const BookingInput& input) { return {.name = input.name, .email = input.email, .phone = input.phone, .remark = input.reason, .birth_date = {}}; }

appointments::Channels channels_of(const BookingInput& input) {
  const auto bit = [](appointments::Channel one) { return 1U << static_cast<unsigned>(one); };
  return static_cast<appointments::Channels>((input.email.empty() ? 0U : bit(appointments::Channel::mail)) | (to_mobile(input.phone) ? bit(appointments::Channel::sms) : 0U) |
                                             (input.phone.empty() ? 0U : bit(appointments::Channel::call)));
}

appointments::Urgency urgency_of(const BookingInput& input) {
  return appointments::parse_word<appointments::Urgency>(appointments::kUrgencies, input.urgency).value_or(appointments::Urgency::normal);
}

std::optional<ChosenSlot> parse_slot(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == 0 || space == std::string_view::npos || space > 20) return std::nullopt;
  const auto start = parse_rfc3339(text.substr(space + 1));
  if (!start) return std::nullopt;
  return ChosenSlot{std::string(text.substr(0, space)), *start};
}

std::string slot_text(std::string_view pool, std::string_view start) { return std::string(pool) + " " + std::string(start); }

CommandId derived_command(const CommandId& form, std::string_view thing) {
  const Hash hash = crypto::sha256({bytes_of("booking form "), bytes_of(form.str()), bytes_of(" "), bytes_of(thing)});
  const std::string hex = to_hex(hash.bytes);
  // The form's moment in front keeps ids in the order of time; behind it everything follows from form and thing.
  const std::string text = form.str().substr(0, 15) + hex.substr(0, 3) + "-8" + hex.substr(3, 3) + "-" + hex.substr(6, 12);
  return *CommandId::parse(text);
}

std::string link_token(std::string_view seed, std::string_view booking) {
  const Hash hash = crypto::sha256({bytes_of("booking link "), bytes_of(seed), bytes_of(" "), bytes_of(booking)});
  return to_hex(hash.bytes).substr(0, kLinkTokenSize);
}

}  // namespace nb::pages
