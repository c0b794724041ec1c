// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/fields.hpp"

#include <array>

#include "web/pages/impl/dictionary.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kArenaBytes = 24 * 1024;  ///< enough for nearly every page; more is taken from the heap

}  // namespace

struct Fields::Store {
  std::array<std::byte, kArenaBytes> first;  // NOLINT(cppcoreguidelines-pro-type-member-init): the arena hands it out
  Dictionary::Arena arena{first.data(), first.size()};
  Dictionary root{arena, nullptr};
};

void Section::set(const char* name, std::string_view value) { dictionary_->set(name, value); }
void Section::set(const char* name, std::size_t value) { set(name, std::to_string(value)); }

void Section::set_shown(const char* name, std::string_view value, const char* shown) {
  if (value.empty()) return;
  set(name, value);
  show(shown);
}

void Section::show(const char* name) { dictionary_->show(name); }
Section Section::add(const char* name) { return Section(dictionary_->add(name)); }

Fields::Fields() : Fields(std::make_unique_for_overwrite<Store>()) {}
Fields::Fields(std::unique_ptr<Store> store) : Section(store->root), store_(std::move(store)) {}
Fields::~Fields() = default;

void Fields::each_row(std::string_view path, const std::function<void(const Row&)>& call) {
  store_->root.each_row(path, [&](const Dictionary& row) { call([&](std::string_view name) { return row.own_value(name); }); });
}

std::size_t Fields::keep_rows(std::string_view path, const std::function<bool(const std::vector<std::string_view>& values)>& wanted) {
  return store_->root.keep_rows(path, [&](const Dictionary& row) {
    std::vector<std::string_view> values;
    row.collect_values(values);
    return wanted(values);
  });
}

}  // namespace nb::pages
