// SPDX-License-Identifier: EUPL-1.2
#include "notices/call_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/phone.hpp"
#include "notices/wording.hpp"
#include "paper/document.hpp"

namespace nb::notices {

namespace {

using appointments::Urgency;

/// On the telephone the hour is the person's own; read out is what is the same for all of a day.
std::string spoken_for_all(const Tidings& one) {
  Tidings all = one;
  all.clock = "… Uhr";
  return spoken_text(all);
}

std::string who(const Tidings& one, bool named) {
  std::string out = named ? (one.person.name.empty() ? "Name nicht bekannt" : one.person.name) : "Name verschlossen";
  out += "\n" + one.booking.code;
  if (const auto urgency = urgency_words(one.booking.urgency); !urgency.empty()) out += ", dringend: " + std::string(urgency);
  return out;
}

std::string number_of(const Tidings& one, bool named) {
  if (!named) return "verschlossen";
  return one.person.phone.empty() ? "keine Nummer" : one.person.phone;
}

/// The same for all ways in which people write a number; empty: none is known.
std::string number_key(const Tidings& one) {
  if (auto number = to_e164(one.person.phone)) return *std::move(number);
  std::string digits;
  std::ranges::copy_if(one.person.phone, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  return digits;
}

std::string who_else(const SameNumber& numbers, const Tidings& one, bool named) {
  std::string out;
  for (const Tidings* other : numbers.others(one)) out += "\nauch: " + other_words(*other, named);
  return out;
}

void put_group(paper::Document& doc, const CallGroup& group, const SameNumber& numbers, bool named) {
  doc.heading(group.place.empty() ? "Ohne Ort" : group.place, 2, 40);
  doc.paragraph("Vorlesen: " + group.spoken, paper::TextStyle::strong);
  paper::Table table{.columns = {{.head = "Name, Terminnummer", .share = 2.0},
                                 {.head = "Telefon", .share = 1.7},
                                 {.head = "Termin", .share = 2.0},
                                 {.head = "versucht", .share = 1.1},
                                 {.head = "erreicht", .share = 1.1},
                                 {.head = "nicht", .share = 0.7},
                                 {.head = "keine Nr.", .share = 0.8}},
                     .rows = {}};
  for (const Tidings* one : group.calls)
    table.rows.push_back({who(*one, named), number_of(*one, named) + who_else(numbers, *one, named),
                          (one->clock.empty() ? "" : one->short_day + ", " + one->clock + "\n") + one->service,
                          one->notice.calls == 0 ? "" : fmt::format("{}×", one->notice.calls)});
  doc.table(table);
}

/// Everybody behind the first who has the same number, so that one call tells all of them.
void put_mates_together(std::vector<const Tidings*>& calls) {
  std::map<std::string, std::size_t> first;
  std::vector<std::pair<std::size_t, const Tidings*>> ranked;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    std::string key = number_key(*calls[i]);
    ranked.emplace_back(key.empty() ? i : first.try_emplace(std::move(key), i).first->second, calls[i]);
  }
  std::ranges::stable_sort(ranked, {}, &std::pair<std::size_t, const Tidings*>::first);
  std::ranges::transform(ranked, calls.begin(), &std::pair<std::size_t, const Tidings*>::second);
}

}  // namespace

std::string_view urgency_words(Urgency urgency) {
  switch (urgency) {
    case Urgency::travel:
      return "Reise";
    case Urgency::birth:
      return "Geburt";
    case Urgency::deadline:
      return "Frist";
    case Urgency::normal:
      return "";
  }
  return "";
}

SameNumber::SameNumber(std::span<const Tidings> calls) {
  for (const Tidings& one : calls) {
    if (std::string key = number_key(one); !key.empty()) people_[std::move(key)].push_back(&one);
  }
}

std::vector<const Tidings*> SameNumber::others(const Tidings& one) const {
  const auto found = people_.find(number_key(one));
  if (found == people_.end()) return {};
  auto out = found->second;
  std::erase_if(out, [&](const Tidings* other) { return other->notice.key() == one.notice.key(); });
  return out;
}

std::string other_words(const Tidings& other, bool named) {
  const std::string name = !named ? "" : (other.person.name.empty() ? "Name nicht bekannt" : other.person.name) + ", ";
  return name + (other.clock.empty() ? "" : other.short_day + ", " + other.clock + ", ") + "Nr. " + other.booking.code;
}

std::vector<CallGroup> group_calls(std::span<const Tidings> calls) {
  std::vector<CallGroup> out;
  for (const Tidings& one : calls) {
    std::string spoken = spoken_for_all(one);
    const auto same = [&](const CallGroup& group) { return group.place == one.place && group.spoken == spoken; };
    auto found = std::ranges::find_if(out, same);
    if (found == out.end()) found = out.insert(out.end(), {.place = one.place, .spoken = std::move(spoken), .calls = {}});
    found->calls.push_back(&one);
  }
  for (CallGroup& group : out) put_mates_together(group.calls);
  std::ranges::stable_sort(out, {}, &CallGroup::place);
  return out;
}

Bytes call_list(const PrintedCalls& what) {
  paper::Document doc({.format = paper::PageFormat::a4,
                       .title = "Anrufliste Termine",
                       .town = what.town,
                       .header_note = "Anrufliste",
                       .footer_note = "Stand " + what.as_of,
                       .created = what.created});
  doc.heading("Anrufliste: Termine", 1);
  doc.paragraph("Diese Menschen erreicht weder Mail noch SMS. Dringende zuerst. Kreuzen Sie an, was herauskam, und haken Sie es danach im Programm ab.");
  doc.facts(std::vector<paper::Fact>{{"Anrufe", std::to_string(what.calls.size())}, {"Stand", what.as_of}});
  if (!what.named)
    doc.paragraph("Namen und Nummern sind verschlossen: Öffnen Sie zuerst den Datenschlüssel und drucken Sie noch einmal, oder suchen Sie die Terminnummer in Ihren Unterlagen.",
                  paper::TextStyle::strong);
  if (what.calls.empty()) doc.paragraph("Es ist niemand anzurufen.");
  const SameNumber numbers(what.calls);
  for (const CallGroup& group : group_calls(what.calls)) put_group(doc, group, numbers, what.named);
  return std::move(doc).finish();
}

}  // namespace nb::notices
