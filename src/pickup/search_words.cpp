// SPDX-License-Identifier: EUPL-1.2
#include "pickup/search_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "finder/search_form.hpp"
#include "pickup/events.hpp"

namespace nb::pickup {

namespace {

using finder::search_form;

/// The words of both names, each hyphened word also in its parts.
std::set<std::string> any_name_words(const Owner& owner) {
  std::set<std::string> out;
  for (const std::string* text : {&owner.family_name, &owner.first_names}) {
    for (const std::string_view word : split(*text, ' ')) {
      for (const std::string_view piece : split(word, '-')) out.insert(search_form(piece));
      out.insert(search_form(word));
    }
  }
  out.insert(search_form(owner.family_name));
  out.erase("");
  return out;
}

std::string year_word(int year) { return fmt::format("y:{:04}", year); }
std::string month_word(int year, unsigned month) { return fmt::format("m:{:04}{:02}", year, month); }

/// Adds each word under its letter; false if text was given of which nothing is left.
bool add(std::vector<std::string>& out, std::string_view letter, std::string_view text, const std::vector<std::string>& words) {
  for (const std::string& word : words) out.push_back(std::string(letter) + word);
  return text.empty() || !words.empty();
}

std::vector<std::string> whole(std::string_view name) {
  std::string form = search_form(name);
  return form.empty() ? std::vector<std::string>() : std::vector<std::string>{std::move(form)};
}

}  // namespace

std::vector<std::string> search_words(const Owner& owner) {
  std::vector<std::string> out;
  static_cast<void>(add(out, "f:", owner.family_name, whole(owner.family_name)));
  static_cast<void>(add(out, "w:", owner.family_name, finder::search_words(owner.family_name)));
  static_cast<void>(add(out, "v:", owner.first_names, finder::search_words(owner.first_names)));
  for (const std::string& word : any_name_words(owner)) out.push_back("n:" + word);
  out.push_back("g:" + finder::register_birth_date(owner.birth));
  if (owner.birth.year != 0) out.push_back(year_word(owner.birth.year));
  if (owner.birth.month != 0) out.push_back(month_word(owner.birth.year, owner.birth.month));
  if (const std::string serial = finder::serial_form(owner.serial); !serial.empty()) out.push_back("s:" + serial);
  if (std::string ticket = ticket_word(owner.serial, owner.birth); !ticket.empty()) out.push_back(std::move(ticket));
  return out;
}

std::optional<std::vector<std::string>> wanted_words(const Wanted& wanted) {
  std::vector<std::string> out;
  const std::string serial = finder::serial_form(wanted.serial);
  const bool all = add(out, "f:", wanted.family_name, whole(wanted.family_name)) && add(out, "w:", wanted.family_parts, finder::search_words(wanted.family_parts)) &&
                   add(out, "v:", wanted.first_names, finder::search_words(wanted.first_names)) && add(out, "n:", wanted.any_name, finder::search_words(wanted.any_name)) &&
                   add(out, "s:", wanted.serial, serial.empty() ? std::vector<std::string>() : std::vector<std::string>{serial});
  if (!all) return std::nullopt;
  if (wanted.birth) out.push_back("g:" + finder::register_birth_date(*wanted.birth));
  if (wanted.birth_year) out.push_back(wanted.birth_month ? month_word(*wanted.birth_year, *wanted.birth_month) : year_word(*wanted.birth_year));
  return out.empty() ? std::nullopt : std::optional(std::move(out));
}

bool matches(const Owner& owner, const Wanted& wanted) {
  const auto among = [](const std::vector<std::string>& words, auto have) {
    return std::ranges::all_of(words, [&](const std::string& word) { return std::ranges::find(have, word) != have.end(); });
  };
  const std::string family = search_form(wanted.family_name);
  if (!wanted.family_name.empty() && (family.empty() || family != search_form(owner.family_name))) return false;
  for (const auto& [text, have] :
       {std::pair{&wanted.family_parts, finder::search_words(owner.family_name)}, std::pair{&wanted.first_names, finder::search_words(owner.first_names)}}) {
    const auto words = finder::search_words(*text);
    if (!text->empty() && (words.empty() || !among(words, have))) return false;
  }
  const auto any = finder::search_words(wanted.any_name);
  if (!wanted.any_name.empty() && (any.empty() || !among(any, any_name_words(owner)))) return false;
  if (!wanted.serial.empty() && (finder::serial_form(wanted.serial).empty() || finder::serial_form(wanted.serial) != finder::serial_form(owner.serial))) return false;
  if (wanted.birth && *wanted.birth != owner.birth) return false;
  if (wanted.birth_year && *wanted.birth_year != owner.birth.year) return false;
  return !wanted.birth_month || *wanted.birth_month == owner.birth.month;
}

namespace {

bool has_digit(std::string_view word) { return word.find_first_of("0123456789") != std::string_view::npos; }

/// "1972" and "3.1972" mean any day of that year or month; "00.03.1972" means that the day is unknown.
bool take_date(std::string_view word, Wanted& out) {
  const bool bare_year = word.size() == 4 && word.find_first_not_of("0123456789") == std::string_view::npos;
  if (!bare_year && word.find_first_of(".-") == std::string_view::npos && word.size() != 8) return false;
  const auto date = finder::parse_birth_date(word);
  if (!date) return false;
  if (bare_year) {
    out.birth_year = date->year;
  } else if (std::ranges::count(word, '.') == 1) {
    out.birth_year = date->year;
    if (date->month != 0) out.birth_month = date->month;
  } else {
    out.birth = date;
  }
  return true;
}

}  // namespace

Wanted read_question(std::string_view typed) {
  Wanted out;
  std::string names;
  std::string before_digits;
  bool in_serial = false;
  for (const std::string_view word : split(typed, ' ')) {
    if (word.empty()) continue;
    if (has_digit(word) && take_date(word, out)) continue;
    if (has_digit(word)) {
      // "DEMO 00005" or "L01X 00T47": letters before the digits belong to the number if they are nothing but a short group of capitals.
      if (!in_serial && word.find_first_not_of("0123456789") == std::string_view::npos && before_digits.size() <= 5 && !before_digits.empty() &&
          std::ranges::all_of(before_digits, [](char c) { return c >= 'A' && c <= 'Z'; })) {
        out.serial = before_digits;
        names.resize(names.size() - before_digits.size());
      }
      out.serial += word;
      in_serial = true;
      before_digits.clear();
      continue;
    }
    if (!names.empty()) names += ' ';
    names += word;
    before_digits = word;
  }
  const std::string trimmed(trim(names));
  const std::size_t comma = trimmed.find(',');
  if (comma == std::string::npos) {
    out.any_name = trimmed;
  } else {
    out.family_name = trim(std::string_view(trimmed).substr(0, comma));
    out.first_names = trim(std::string_view(trimmed).substr(comma + 1));
  }
  return out;
}

std::string ticket_word(std::string_view serial, const finder::BirthDate& birth) {
  const std::string form = finder::serial_form(serial);
  return form.empty() ? std::string() : "t:" + form + "/" + finder::register_birth_date(birth);
}

finder::Source pickup_source() {
  return {.kind = std::string(kPickupKind),
          .brought_by = std::string(event::kRegistered),
          .corrected_by = std::string(event::kCorrected),
          .later = finder::Source::Later::replaces,
          .words = [](std::span<const journal::OpenedPart> parts) {
            const auto owner = std::ranges::find(parts, part::kOwner, &journal::OpenedPart::name);
            return owner == parts.end() ? std::vector<std::string>() : search_words(decode_owner(owner->content));
          }};
}

}  // namespace nb::pickup
