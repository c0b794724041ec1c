// SPDX-License-Identifier: EUPL-1.2
// Guesses: what a column holds, judged by its name and then by its cells; what a label means, word by word. A guess is shown to a
// person before anything is taken; where two choices fit equally well, nothing is guessed.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "rescue/mapping.hpp"
#include "rescue/urgency.hpp"

namespace nb::rescue {

namespace {

constexpr std::size_t kCellsLookedAt = 200;
constexpr std::size_t kLabelsMax = 400;  ///< of a column; a column with more holds no labels
constexpr std::size_t kLabelBytesMax = 200;

// Abbreviations of German citizen offices, folded. Whole labels first, then single words.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kLabels = {{{"anmeldung", "wohnsitz anmelden"},
                                                                                    {"ummeldung", "wohnsitz ummelden"},
                                                                                    {"abmeldung", "wohnsitz abmelden"},
                                                                                    {"gewa 1", "gewerbe anmelden"},
                                                                                    {"gewa 2", "gewerbe ummelden"},
                                                                                    {"gewa 3", "gewerbe abmelden"},
                                                                                    {"ve", "verpflichtungserklaerung"},
                                                                                    {"eu", "eheurkunde"},
                                                                                    {"gu", "geburtsurkunde"},
                                                                                    {"sba", "schwerbehindertenausweis"},
                                                                                    {"mb", "meldebescheinigung"},
                                                                                    {"fz", "fuehrungszeugnis"},
                                                                                    {"wog", "wohngeld"},
                                                                                    {"wbs", "wohnberechtigungsschein"},
                                                                                    {"uvg", "unterhaltsvorschuss"},
                                                                                    {"but", "bildung teilhabe"},
                                                                                    {"grusi", "grundsicherung"},
                                                                                    {"eheanm", "ehe anmelden"},
                                                                                    {"eat", "elektronischen aufenthaltstitel"},
                                                                                    {"krp", "kinderreisepass"}}};
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kAbbreviations = {{{"pa", "personalausweis"},
                                                                                          {"bpa", "personalausweis"},
                                                                                          {"rp", "reisepass"},
                                                                                          {"epass", "reisepass"},
                                                                                          {"at", "aufenthaltstitel"},
                                                                                          {"ukr", "ukraine"},
                                                                                          {"stb", "stadtbuero"},
                                                                                          {"bb", "buergerbuero"},
                                                                                          {"rh", "rathaus"}}};

std::vector<std::string> words_of(std::string_view text) {
  const std::string folded = fold_for_search(text);
  std::vector<std::string> words;
  for (const std::string_view word : split(folded, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

std::string expanded(std::string_view label) {
  std::string folded = fold_for_search(label);
  const auto whole = std::ranges::find(kLabels, folded, [](const auto& pair) { return pair.first; });
  if (whole != kLabels.end()) return std::string(whole->second);
  std::string out;
  for (const std::string& word : words_of(folded)) {
    const auto known = std::ranges::find(kAbbreviations, word, [](const auto& pair) { return pair.first; });
    out += (out.empty() ? "" : " ") + (known == kAbbreviations.end() ? word : std::string(known->second));
  }
  return out;
}

bool is_number(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

/// How well an abbreviation agrees with a word: it is the word, its beginning ("beantr"), or differs in the last letters ("abholg",
/// "abholen"); "str" is the end of a street. 0: not at all.
double agreement(std::string_view word, std::string_view full) {
  if (word == full) return 1.0;
  const auto differs = std::ranges::mismatch(word, full);
  const auto common = static_cast<std::size_t>(differs.in1 - word.begin());
  if (common >= 3 && common == word.size()) return 0.9;
  if (common >= 5 && common + 2 >= word.size()) return 0.7;
  return word.size() >= 3 && full.ends_with("strasse") && std::string_view("strasse").starts_with(word) ? 0.6 : 0.0;
}

double best_agreement(std::string_view word, const std::vector<std::string>& among) {
  double best = 0;
  for (const std::string& full : among) best = std::max(best, agreement(word, full));
  return best;
}

/// Every word of the label must agree with one of the choice; the fewer words of the choice are left over, the better.
double score(const std::vector<std::string>& label, const std::vector<std::string>& words) {
  double sum = 0;
  std::size_t asked = 0;
  for (const std::string& word : label) {
    if (is_number(word)) continue;
    const double best = best_agreement(word, words);
    if (best == 0) return 0;
    sum += best;
    ++asked;
  }
  if (asked == 0) return 0;
  std::size_t used = 0;
  for (const std::string& full : words) used += std::ranges::any_of(label, [&full](const std::string& word) { return agreement(word, full) > 0; }) ? 1U : 0U;
  return sum / static_cast<double>(asked) + static_cast<double>(used) / static_cast<double>(words.size());
}

struct FoldedLabel {
  explicit FoldedLabel(std::string_view label) : text(label), folded(fold_for_search(label)), words(words_of(expanded(label))) {}
  std::string_view text;
  std::string folded;
  std::vector<std::string> words;
};

}  // namespace

struct LabelGuesser::Folded {
  std::string id;
  std::string name;
  std::vector<std::string> name_words;
  std::vector<std::string> id_words;

  [[nodiscard]] double fitness(const FoldedLabel& label) const {
    if (label.text == id) return 10;
    if (label.folded == name) return 9;
    const bool address = label.folded.starts_with(name) && !name.empty() && label.folded[name.size()] == ' ';
    if (address) return 5.0 + static_cast<double>(name.size()) / 1000.0;  // "Stadtbüro Neheim, Beispielgasse 2"
    return std::max(score(label.words, name_words), score(label.words, id_words));
  }
};

LabelGuesser::LabelGuesser(std::span<const Choice> choices) {
  for (const Choice& choice : choices) choices_.push_back({choice.id, fold_for_search(choice.name), words_of(choice.name), words_of(choice.id)});
}
LabelGuesser::~LabelGuesser() = default;

std::optional<std::string> LabelGuesser::guess(std::string_view text) const {
  const FoldedLabel label(text);
  const Folded* best = nullptr;
  double first = 0;
  double second = 0;
  for (const Folded& choice : choices_) {
    const double fit = choice.fitness(label);
    second = std::max(second, std::min(first, fit));
    if (fit > first) {
      first = fit;
      best = &choice;
    }
  }
  if (best == nullptr || first < 1 || first == second) return std::nullopt;
  return best->id;
}

double LabelGuesser::clarity(std::string_view text) const {
  const FoldedLabel label(text);
  double best = 0;
  for (const Folded& choice : choices_) best = std::max(best, choice.fitness(label));
  return best;
}

namespace {

std::size_t count_if_cell(const Table& table, std::size_t column, bool (*is)(const std::string&), std::size_t& filled) {
  std::size_t count = 0;
  filled = 0;
  for (std::size_t i = 0; i < table.records.size() && i < kCellsLookedAt; ++i) {
    const auto& cells = table.records[i].cells;
    if (column >= cells.size() || cells[column].empty()) continue;
    ++filled;
    count += is(cells[column]) ? 1U : 0U;
  }
  return count;
}

bool mostly(const Table& table, std::size_t column, bool (*is)(const std::string&)) {
  std::size_t filled = 0;
  const std::size_t count = count_if_cell(table, column, is, filled);
  return filled > 0 && count * 10 >= filled * 8;
}

bool is_day(const std::string& cell) { return read_day(cell).has_value(); }
bool is_time(const std::string& cell) { return read_time(cell).has_value() && cell.find_first_of(":.hU") != std::string::npos; }
bool is_moment(const std::string& cell) {
  const auto moment = read_moment(cell);
  return moment && moment->time;
}
bool is_email(const std::string& cell) { return cell.find('@') != std::string::npos && cell.find(' ') == std::string::npos; }
bool is_phone(const std::string& cell) {
  const auto digits = std::ranges::count_if(cell, [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 6 && (cell.front() == '0' || cell.front() == '+') && cell.find_first_not_of("0123456789+/-() ") == std::string::npos;
}
bool is_length(const std::string& cell) { return read_minutes(cell).has_value() && cell.size() < 12; }
bool is_full_name(const std::string& cell) {
  const auto comma = cell.find(", ");
  return comma != std::string::npos && comma > 1 && std::ranges::none_of(cell, [](char c) { return c >= '0' && c <= '9'; });
}

/// What the cells are, for a column whose name says nothing, or too little ("Termin", "Beginn").
Field field_of_cells(const Table& table, std::size_t column) {
  if (mostly(table, column, is_email)) return Field::email;
  if (mostly(table, column, is_day)) return Field::day;
  if (mostly(table, column, is_moment)) return Field::start;
  if (mostly(table, column, is_time)) return Field::time;
  if (mostly(table, column, is_phone)) return Field::phone;
  if (mostly(table, column, is_full_name)) return Field::name;
  return mostly(table, column, is_length) ? Field::minutes : Field::ignore;
}

Field refined(const Table& table, std::size_t column, Field by_name) {
  const Field by_cells = field_of_cells(table, column);
  if (by_name == Field::urgency && by_cells == Field::day && !days_are_urgent(table.columns[column])) return Field::ignore;
  if (by_name == Field::ignore) return by_cells == Field::minutes ? Field::ignore : by_cells;
  const bool about_time = by_name == Field::start || by_name == Field::day || by_name == Field::time;
  const bool cells_about_time = by_cells == Field::start || by_cells == Field::day || by_cells == Field::time;
  return about_time && cells_about_time ? by_cells : by_name;
}

bool has(const Mapping& mapping, Field field) { return std::ranges::find(mapping.columns, field) != mapping.columns.end(); }

/// How clear the column's cells are as labels; a column of exact ids wins over one of titles.
double resolved(const Table& table, std::size_t column, const LabelGuesser& choices) {
  double sum = 0;
  for (std::size_t i = 0; i < table.records.size() && i < 40; ++i) {
    const auto& cells = table.records[i].cells;
    if (column >= cells.size() || cells[column].empty()) continue;
    sum += choices.clarity(cells[column]);
  }
  return sum;
}

/// One column per field: the better resolved of two for services and sites, otherwise the first.
void settle(Mapping& mapping, const Table& table, Field field, const LabelGuesser* choices) {
  if (std::ranges::count(mapping.columns, field) < 2) return;
  std::optional<std::size_t> best;
  double best_score = -1;
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    if (mapping.columns[i] != field) continue;
    const double score = choices == nullptr ? 0 : resolved(table, i, *choices);
    if (score > best_score) {
      best = i;
      best_score = score;
    }
  }
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    if (mapping.columns[i] == field && i != best) mapping.columns[i] = Field::ignore;
  }
}

DateOrder guess_order(const Table& table) {
  for (std::size_t i = 0; i < table.records.size() && i < kCellsLookedAt; ++i) {
    for (const std::string& cell : table.records[i].cells) {
      const auto parts = split(cell, '/');
      if (parts.size() != 3) continue;
      const auto second = parse_u64(trim(parts[1]));
      if (second && *second > 12 && *second < 32) return DateOrder::month_first;
    }
  }
  return DateOrder::day_first;
}

/// Which rows are the town's own, as far as the source says whose they are.
struct OwnRows {
  std::optional<std::size_t> column;
  std::string_view town;

  [[nodiscard]] bool has(const Record& record) const {
    if (!column || town.empty() || *column >= record.cells.size()) return true;
    const std::string_view said = trim(record.cells[*column]);
    return said.empty() || said == town;
  }
};

OwnRows own_rows(const Mapping& mapping, const Choices& choices) {
  const auto column = std::ranges::find(mapping.columns, Field::town);
  if (column == mapping.columns.end()) return {std::nullopt, choices.town};
  return {static_cast<std::size_t>(column - mapping.columns.begin()), choices.town};
}

void collect(Labels& labels, const Table& table, std::size_t column, const LabelGuesser& choices, const OwnRows& own) {
  for (const Record& record : table.records) {
    if (column >= record.cells.size() || record.cells[column].empty() || record.cells[column].size() > kLabelBytesMax || !own.has(record)) continue;
    if (labels.size() == kLabelsMax) return;
    const auto [entry, added] = labels.try_emplace(record.cells[column]);
    if (added) entry->second = choices.guess(record.cells[column]).value_or("");
  }
}

}  // namespace

void add_labels(Mapping& mapping, const Table& table, const Choices& choices) {
  const LabelGuesser services(choices.services);
  const LabelGuesser sites(choices.sites);
  const OwnRows own = own_rows(mapping, choices);
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    if (mapping.columns[i] == Field::service) collect(mapping.services, table, i, services, own);
    if (mapping.columns[i] == Field::site) collect(mapping.sites, table, i, sites, own);
  }
}

Mapping guess_mapping(const Table& table, const Choices& choices) {
  Mapping mapping;
  for (std::size_t i = 0; i < table.columns.size(); ++i) mapping.columns.push_back(refined(table, i, field_of_header(table.columns[i])));
  const LabelGuesser services(choices.services);
  const LabelGuesser sites(choices.sites);
  settle(mapping, table, Field::service, &services);
  settle(mapping, table, Field::site, &sites);
  // Of the others several may hold the same (telephone and mobile; name and recipient): the first that is filled counts.
  for (const Field field : {Field::reference, Field::uid, Field::town, Field::start, Field::day, Field::time, Field::end, Field::minutes, Field::status, Field::sequence})
    settle(mapping, table, field, nullptr);
  if (has(mapping, Field::surname) && has(mapping, Field::name)) std::ranges::replace(mapping.columns, Field::name, Field::ignore);
  mapping.date_order = guess_order(table);
  add_labels(mapping, table, choices);
  return mapping;
}

}  // namespace nb::rescue
