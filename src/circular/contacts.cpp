// SPDX-License-Identifier: EUPL-1.2
#include "circular/contacts.hpp"

#include <algorithm>

#include "base/env.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::circular {

namespace {

constexpr int kVersion = 1;
constexpr std::size_t kLinesMax = 50'000;

char separator_of(std::string_view line) {
  for (const char c : {';', '\t', ','}) {
    if (line.find(c) != std::string_view::npos) return c;
  }
  return ';';
}

/// The one person of that name; an empty office fits any. Null: nobody, or more than one (`many`).
const Person* person_named(std::span<const Person> people, std::string_view last, std::string_view first, std::string_view office, bool& many) {
  const std::string wanted = fold_for_search(std::string(last) + " " + std::string(first));
  const Person* found = nullptr;
  for (const Person& one : people) {
    if (!office.empty() && one.office != office) continue;
    if (one.last_name.empty() || fold_for_search(one.last_name + " " + one.first_name) != wanted) continue;
    many = found != nullptr;
    if (many) return nullptr;
    found = &one;
  }
  return found;
}

}  // namespace

ContactList read_contacts(std::string_view text, std::span<const Person> people) {
  ContactList out;
  std::size_t number = 0;
  for (const std::string_view raw : split(text, '\n')) {
    ++number;
    const std::string_view line = trim(raw);
    if (line.empty() || number > kLinesMax) continue;
    const auto fault = [&](const char* sentence) { out.faults.push_back({number, sentence}); };
    if (!is_utf8(line)) {
      fault("Die Zeile enthält unlesbare Zeichen; bitte als UTF-8 speichern.");
      continue;
    }
    std::vector<std::string_view> fields = split(line, separator_of(line));
    for (std::string_view& field : fields) field = trim(field);
    if (fields.size() < 3 || fields.size() > 4) {
      fault("Erwartet werden Nachname, Vorname, Amt und Mailadresse, durch Semikolon getrennt.");
      continue;
    }
    const std::string_view office = fields.size() == 4 ? fields[2] : std::string_view();
    bool many = false;
    const Person* person = person_named(people, fields[0], fields[1], office, many);
    if (person == nullptr) {
      fault(many ? "Diesen Namen gibt es mehrmals; bitte das Amt mit angeben." : "Diese Person steht nicht im Telefonverzeichnis; bitte Schreibweise und Amt prüfen.");
      continue;
    }
    const auto address = mail::Address::parse(fields.back());
    if (!address && !fields.back().empty()) {
      fault("Das ist keine gültige Mailadresse; bitte berichtigen.");
      continue;
    }
    out.lines.emplace_back(person->id, address);
  }
  return out;
}

Contacts::Contacts(Env& env, const std::string& path) {
  // Made empty with its rights first, so that no moment exists in which others can read it.
  if (!env.exists(path)) write_file_durably(env, path, {}, 0600);
  db_ = std::make_unique<storage::Db>(storage::DbOptions{.path = path, .sync = storage::DbOptions::Sync::full, .vfs = {}});
  if (db_->user_version() > kVersion) throw Error(ErrorKind::newer_version, "Die Datei " + path + " hat eine neuere Programmversion geschrieben; bitte diese verwenden.");
  if (db_->user_version() == 0) {
    db_->exec("CREATE TABLE contact (log TEXT NOT NULL, person TEXT NOT NULL, mail TEXT NOT NULL, PRIMARY KEY (log, person)) WITHOUT ROWID;");
    db_->set_user_version(kVersion);
  }
  auto rows = db_->query("SELECT log, person, mail FROM contact");
  while (rows.step()) {
    if (auto address = mail::Address::parse(rows.text(2))) addresses_.emplace(std::pair(rows.str(0), rows.str(1)), std::move(*address));
  }
}

Contacts::~Contacts() = default;

std::optional<mail::Address> Contacts::find(const LogName& log, std::string_view person) const {
  const std::lock_guard lock(mutex_);
  const auto found = addresses_.find(std::pair(log.str(), std::string(person)));
  return found == addresses_.end() ? std::nullopt : std::optional(found->second);
}

std::size_t Contacts::count(const LogName& log) const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(std::ranges::count_if(addresses_, [&](const auto& one) { return one.first.first == log.str(); }));
}

void Contacts::put(const LogName& log, const ContactList& list) {
  const std::lock_guard lock(mutex_);
  db_->begin();
  for (const auto& [person, address] : list.lines) {
    if (address) {
      db_->query("INSERT OR REPLACE INTO contact(log, person, mail) VALUES(?, ?, ?)").bind(log.str(), person, address->str()).run();
    } else {
      db_->query("DELETE FROM contact WHERE log = ? AND person = ?").bind(log.str(), person).run();
    }
  }
  db_->commit();
  for (const auto& [person, address] : list.lines) {
    addresses_.erase(std::pair(log.str(), person));
    if (address) addresses_.emplace(std::pair(log.str(), person), *address);
  }
}

}  // namespace nb::circular
