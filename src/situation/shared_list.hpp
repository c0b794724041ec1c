// SPDX-License-Identifier: EUPL-1.2
// A list whose elements are immutable and shared between copies: copying a municipality's situation costs pointers, and
// what is the same in many municipalities is there once. Reads like a vector of const elements.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace nb::situation {

template <class T>
class SharedList {
 public:
  using value_type = T;
  using Pointer = std::shared_ptr<const T>;  // shared: by copies of the list in other municipalities and versions

  class const_iterator {
   public:
    using iterator_category = std::random_access_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = const T&;

    const_iterator() = default;
    explicit const_iterator(const Pointer* at) : at_(at) {}
    reference operator*() const { return **at_; }
    pointer operator->() const { return at_->get(); }
    reference operator[](difference_type n) const { return *at_[n]; }
    const_iterator& operator++() { return *this += 1; }
    const_iterator& operator--() { return *this -= 1; }
    const_iterator operator++(int) { return const_iterator(at_++); }
    const_iterator operator--(int) { return const_iterator(at_--); }
    const_iterator& operator+=(difference_type n) {
      at_ += n;
      return *this;
    }
    const_iterator& operator-=(difference_type n) { return *this += -n; }
    friend const_iterator operator+(const_iterator i, difference_type n) { return i += n; }
    friend const_iterator operator+(difference_type n, const_iterator i) { return i += n; }
    friend const_iterator operator-(const_iterator i, difference_type n) { return i -= n; }
    friend difference_type operator-(const const_iterator& a, const const_iterator& b) { return a.at_ - b.at_; }
    friend auto operator<=>(const const_iterator&, const const_iterator&) = default;

   private:
    const Pointer* at_ = nullptr;
  };
  using iterator = const_iterator;

  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] const T& operator[](std::size_t i) const { return *items_[i]; }
  [[nodiscard]] const T& at(std::size_t i) const { return *items_.at(i); }
  [[nodiscard]] const T& front() const { return *items_.front(); }
  [[nodiscard]] const T& back() const { return *items_.back(); }
  [[nodiscard]] const_iterator begin() const { return const_iterator(items_.data()); }
  [[nodiscard]] const_iterator end() const { return const_iterator(items_.data() + items_.size()); }
  [[nodiscard]] const Pointer& pointer(std::size_t i) const { return items_[i]; }

  void push_back(T item) { items_.push_back(std::make_shared<const T>(std::move(item))); }
  void push_back(Pointer item) { items_.push_back(std::move(item)); }
  void reserve(std::size_t count) { items_.reserve(count); }
  /// Puts another element in this place; true if it is not equal to the one that was there.
  bool replace(std::size_t i, Pointer item) {
    if (items_[i] == item || *items_[i] == *item) return false;
    items_[i] = std::move(item);
    return true;
  }

  friend bool operator==(const SharedList& a, const SharedList& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (a.items_[i] != b.items_[i] && !(*a.items_[i] == *b.items_[i])) return false;
    }
    return true;
  }

 private:
  std::vector<Pointer> items_;
};

}  // namespace nb::situation
