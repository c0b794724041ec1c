// SPDX-License-Identifier: EUPL-1.2
#include "app/table_reader.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <set>

#include "base/error.hpp"

namespace nb::app {

struct TableReader::Impl {
  const toml::table& table;
  std::string name;   ///< stands before the keys in errors: "server."
  std::string where;  ///< the file
  std::set<std::string, std::less<>> known = {};

  const toml::node* take(const char* key) {
    known.emplace(key);
    return table.get(key);
  }
  [[noreturn]] void fail(const toml::node& node, std::string_view key, const std::string& why) const {
    throw Error(ErrorKind::configuration, fmt::format("{} Zeile {}: »{}{}« {}; bitte die Datei berichtigen.", where, node.source().begin.line, name, key, why));
  }
  static void read_whole(const toml::table& table, const std::string& name, const std::string& where, const std::function<void(TableReader&)>& read) {
    TableReader reader(std::make_unique<Impl>(Impl{table, name, where}));
    read(reader);
    for (const auto& [key, node] : table) {
      if (!reader.impl_->known.contains(key.str())) reader.impl_->fail(node, key.str(), "ist unbekannt");
    }
  }
};

TableReader::TableReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
TableReader::~TableReader() = default;

void TableReader::text(const char* key, std::string& out) {
  if (const toml::node* node = impl_->take(key)) {
    if (!node->is_string()) impl_->fail(*node, key, "erwartet einen Text in Anführungszeichen");
    out = node->as_string()->get();
  }
}

void TableReader::texts(const char* key, std::vector<std::string>& out) {
  const toml::node* node = impl_->take(key);
  if (node == nullptr) return;
  const toml::array* list = node->as_array();
  const bool fits = list != nullptr && std::all_of(list->begin(), list->end(), [](const toml::node& item) { return item.is_string(); });
  if (!fits) impl_->fail(*node, key, "erwartet eine Liste von Texten in Anführungszeichen");
  for (const toml::node& item : *list) out.push_back(item.as_string()->get());
}

void TableReader::flag(const char* key, bool& out) {
  if (const toml::node* node = impl_->take(key)) {
    if (!node->is_boolean()) impl_->fail(*node, key, "erwartet true oder false");
    out = node->as_boolean()->get();
  }
}

void TableReader::choice(const char* key, const std::pair<const char*, const char*>& words, bool& out) {
  std::string text = out ? words.second : words.first;
  this->text(key, text);
  if (text != words.first && text != words.second) impl_->fail(*impl_->table.get(key), key, fmt::format("erwartet \"{}\" oder \"{}\"", words.first, words.second));
  out = text == words.second;
}

void TableReader::word(const char* key, std::string& out, std::initializer_list<std::string_view> words, const char* expected) {
  text(key, out);
  if (std::ranges::find(words, out) == words.end()) impl_->fail(*impl_->table.get(key), key, expected);
}

void TableReader::checked_text(const char* key, const std::string& expected, const std::function<bool(const std::string&)>& accept) {
  const toml::node* node = impl_->take(key);
  if (node == nullptr) return;
  if (!node->is_string() || !accept(node->as_string()->get())) impl_->fail(*node, key, expected);
}

std::optional<std::int64_t> TableReader::whole(const char* key, std::int64_t least, std::int64_t most) {
  const toml::node* node = impl_->take(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_integer() || node->as_integer()->get() < least || node->as_integer()->get() > most)
    impl_->fail(*node, key, fmt::format("erwartet eine Zahl von {} bis {}", least, most));
  return node->as_integer()->get();
}

void TableReader::texts(const char* key, const std::string& expected, const std::function<bool(const std::string&)>& accept) {
  const toml::node* node = impl_->take(key);
  if (node == nullptr) return;
  if (!node->is_array()) impl_->fail(*node, key, "erwartet eine Liste in eckigen Klammern");
  for (const toml::node& one : *node->as_array()) {
    if (!one.is_string() || !accept(one.as_string()->get())) impl_->fail(one, key, expected);
  }
}

void TableReader::table(const char* key, const std::function<void(TableReader&)>& read) {
  if (const toml::node* node = impl_->take(key)) {
    if (!node->is_table()) impl_->fail(*node, key, "erwartet einen Abschnitt");
    Impl::read_whole(*node->as_table(), impl_->name + key + ".", impl_->where, read);
  }
}

std::vector<std::string> TableReader::keys() const {
  std::vector<std::string> all;
  for (const auto& [key, node] : impl_->table) all.emplace_back(key.str());
  return all;
}

void read_settings(std::string_view text, const std::string& where, const std::function<void(TableReader&)>& read) {
  try {
    TableReader::Impl::read_whole(toml::parse(text, where), "", where, read);
  } catch (const toml::parse_error& e) {
    throw Error(ErrorKind::configuration, fmt::format("{} Zeile {}: {}; bitte die Datei berichtigen.", where, e.source().begin.line, std::string(e.description())));
  }
}

}  // namespace nb::app
