// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/appointments/contact.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "base/phone.hpp"
#include "base/text.hpp"
#include "mail/address.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr std::ptrdiff_t kPhoneDigitsMin = 5;
constexpr std::size_t kNameMax = 400;  // bytes
constexpr std::size_t kPhoneMax = 60;
constexpr std::size_t kRemarkMax = 1000;  // bytes

/// Without what cannot be seen: one field is one line.
std::string one_line(std::string_view typed) {
  std::string out(typed);
  std::ranges::replace_if(
      out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return to_nfc(trim(out));
}

}  // namespace

appointments::Person typed_person(const web::Form& form) {
  const auto field = [&](const char* name) { return one_line(form.text(name)); };
  return {.name = field("name"), .email = field("email"), .phone = field("telefon"), .remark = field("bemerkung"), .birth_date = {}};
}

std::string contact_fault(const appointments::Person& person) {
  if (person.name.empty()) return "Der Name fehlt; bitte eintragen, wer kommt.";
  if (person.name.size() > kNameMax) return "Der Name ist zu lang; bitte kürzen Sie ihn.";
  if (!person.email.empty() && !mail::Address::parse(person.email)) return "Diese E-Mail-Adresse kann nicht stimmen; bitte prüfen Sie sie.";
  const auto digits = std::ranges::count_if(person.phone, [](char c) { return c >= '0' && c <= '9'; });
  if (person.phone.size() > kPhoneMax || (!person.phone.empty() && digits < kPhoneDigitsMin)) return "Diese Telefonnummer kann nicht stimmen; bitte prüfen Sie sie.";
  if (person.remark.size() > kRemarkMax) return "Die Bemerkung ist zu lang; bitte kürzen Sie sie.";
  return {};
}

boost::json::array channels_of(const appointments::Person& person) {
  boost::json::array out;
  if (!person.email.empty()) out.emplace_back("mail");
  if (to_mobile(person.phone)) out.emplace_back("sms");
  if (!person.phone.empty()) out.emplace_back("call");
  return out;
}

}  // namespace nb::pages
