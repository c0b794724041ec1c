// SPDX-License-Identifier: EUPL-1.2
#include "deadlines/day_text.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "deadlines/impl/words.hpp"
#include "deadlines/period.hpp"

namespace nb::deadlines {

namespace {

constexpr std::array<std::string_view, 9> kUnits{"stunden", "werktage", "tage", "wochen", "halbe_monate", "monate", "quartale", "halbjahre", "jahre"};
constexpr std::array<std::string_view, kChannels> kChannelKeys{"zugang",       "post",        "ausland", "elektronisch", "portal",     "ozg",
                                                               "einschreiben", "ezustellung", "urkunde", "aushang",      "aushang_tag"};
constexpr std::array<std::string_view, 3> kScopes{"vwvfg", "ao", "sgbx"};

template <class Value, std::size_t Size>
std::optional<Value> at(const std::array<std::string_view, Size>& keys, std::string_view key) {
  const auto found = std::find(keys.begin(), keys.end(), key);
  if (found == keys.end()) return std::nullopt;
  return static_cast<Value>(found - keys.begin());
}

/// Digits only, so many at least and at most.
std::optional<unsigned> number(std::string_view text, std::size_t min, std::size_t max) {
  if (text.size() < min || text.size() > max) return std::nullopt;
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

std::optional<CivilDate> german_day(std::string_view text) {
  const auto parts = split(text, '.');
  if (parts.size() != 3) return std::nullopt;
  const auto d = number(parts[0], 1, 2);
  const auto m = number(parts[1], 1, 2);
  const auto y = number(parts[2], 4, 4);
  if (!d || !m || !y) return std::nullopt;
  const CivilDate day{std::chrono::year(static_cast<int>(*y)), std::chrono::month(*m), std::chrono::day(*d)};
  if (!day.ok()) return std::nullopt;
  return day;
}

std::optional<CivilDate> part_of_month(std::string_view text) {
  constexpr std::array<std::string_view, 3> kParts{"anfang", "mitte", "ende"};
  const auto space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::string word = fold_for_search(text.substr(0, space));
  const auto part = at<MonthPart>(kParts, word);
  const std::string_view month = text.substr(space + 1);
  if (!part || month.size() != 7 || month[4] != '-') return std::nullopt;
  const auto y = number(month.substr(0, 4), 4, 4);
  const auto m = number(month.substr(5), 2, 2);
  if (!y || !m || *m < 1 || *m > 12) return std::nullopt;
  return day_of(std::chrono::year(static_cast<int>(*y)) / std::chrono::month(*m), *part);
}

/// A unit as it follows a number: singular, plural and dative.
std::optional<Unit> unit_word(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, Unit>, 9> kStems{{{"stunde", Unit::hours},
                                                                     {"werktag", Unit::working_days},
                                                                     {"tag", Unit::days},
                                                                     {"woche", Unit::weeks},
                                                                     {"monat", Unit::months},
                                                                     {"quartal", Unit::quarters},
                                                                     {"vierteljahr", Unit::quarters},
                                                                     {"halbjahr", Unit::half_years},
                                                                     {"jahr", Unit::years}}};
  for (const auto& [stem, unit] : kStems)
    for (const std::string_view ending : {"", "e", "n", "en"})
      if (word.size() == stem.size() + ending.size() && word.starts_with(stem) && word.ends_with(ending)) return unit;
  return std::nullopt;
}

}  // namespace

std::optional<CivilDate> parse_day(std::string_view text) {
  constexpr std::size_t kLongest = 20;
  text = trim(text);
  if (text.size() > kLongest || !is_utf8(text)) return std::nullopt;
  if (const auto day = parse_date(text)) return day;
  if (const auto day = german_day(text)) return day;
  return part_of_month(text);
}

std::optional<std::chrono::minutes> parse_time(std::string_view text) {
  text = trim(text);
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto h = number(text.substr(0, 2), 2, 2);
  const auto m = number(text.substr(3), 2, 2);
  if (!h || !m || *m > 59 || *h > 24 || (*h == 24 && *m > 0)) return std::nullopt;
  return std::chrono::minutes(*h * 60 + *m);
}

std::optional<Period> parse_period(std::string_view text) {
  constexpr std::size_t kLongest = 30;
  text = trim(text);
  const auto space = text.find(' ');
  if (space == std::string_view::npos || text.size() > kLongest || !is_utf8(text)) return std::nullopt;
  std::string_view count = text.substr(0, space);
  const bool half = count.ends_with(",5");  // § 189 Abs. 2 BGB
  if (half) count.remove_suffix(2);
  const auto n = number(count, 1, 6);
  const auto unit = unit_word(fold_for_search(text.substr(space + 1)));
  if (!n || !unit) return std::nullopt;
  const Period period{static_cast<int>(*n), *unit, half};
  if (!is_valid(period)) return std::nullopt;
  return period;
}

Sentence spoken(CivilDate day) { return words(day); }

std::optional<Unit> parse_unit(std::string_view key) { return at<Unit>(kUnits, key); }
std::string_view to_string(Unit unit) { return kUnits[static_cast<std::size_t>(unit)]; }

std::optional<Channel> parse_channel(std::string_view key) { return at<Channel>(kChannelKeys, key); }
std::string_view to_string(Channel channel) { return kChannelKeys[static_cast<std::size_t>(channel)]; }

std::optional<Scope> parse_scope(std::string_view key) { return at<Scope>(kScopes, key); }
std::string_view to_string(Scope scope) { return kScopes[static_cast<std::size_t>(scope)]; }

const Sentence& title(Channel channel) {
  static const std::array<Sentence, kChannels> kTitles{{{"Persönlich übergeben, oder der Tag der Ankunft ist bekannt", "Handed over, or the day of arrival is known"},
                                                        {"Brief innerhalb Deutschlands", "Letter within Germany"},
                                                        {"Brief ins Ausland", "Letter to another country"},
                                                        {"E-Mail oder anders elektronisch", "E-mail or other electronic way"},
                                                        {"Zum Abruf in einem Portal", "For download in a portal"},
                                                        {"Postfach eines Nutzerkontos (OZG)", "Mailbox of a user account (OZG)"},
                                                        {"Einschreiben mit Übergabe", "Registered letter, handed over"},
                                                        {"Elektronische Zustellung auf Verlangen", "Electronic delivery on demand"},
                                                        {"Förmliche Zustellung (gelber Umschlag)", "Formal service (yellow envelope)"},
                                                        {"Öffentliche Bekanntmachung", "Public notice"},
                                                        {"Allgemeinverfügung, gilt ab dem folgenden Tag", "General order, effective the next day"}}};
  return kTitles[static_cast<std::size_t>(channel)];
}

const Sentence& event_title(Scope scope, Channel channel) {
  static const std::array<Sentence, kChannels> kTitles{{{"Tag der Übergabe oder Ankunft", "Day of hand-over or arrival"},
                                                        {"Tag, an dem der Brief zur Post ging", "Day on which the letter was posted"},
                                                        {"Tag, an dem der Brief zur Post ging", "Day on which the letter was posted"},
                                                        {"Tag der Absendung", "Day of sending"},
                                                        {"Tag der Bereitstellung", "Day on which it was made available"},
                                                        {"Tag der Bereitstellung im Postfach", "Day on which it was put into the mailbox"},
                                                        {"Tag, an dem der Brief zur Post ging", "Day on which the letter was posted"},
                                                        {"Tag der Absendung", "Day of sending"},
                                                        {"Datum auf dem Umschlag", "Date on the envelope"},
                                                        {"Tag der örtlichen Bekanntmachung", "Day of the local announcement"},
                                                        {"Tag der örtlichen Bekanntmachung", "Day of the local announcement"}}};
  static const Sentence kDownload{"Tag, an dem Sie den Bescheid abgerufen haben", "Day on which you downloaded the decision"};
  if (channel == Channel::portal && scope == Scope::vwvfg) return kDownload;
  return kTitles[static_cast<std::size_t>(channel)];
}

}  // namespace nb::deadlines
