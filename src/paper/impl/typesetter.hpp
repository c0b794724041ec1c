// SPDX-License-Identifier: EUPL-1.2
// Pango behind three questions: how high is a text, how much of it fits, draw it. Uses the font map of its thread; one
// thread at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "paper/impl/display_list.hpp"

using cairo_t = struct _cairo;

namespace nb::paper {

class Typesetter {
 public:
  /// Throws Error{configuration} if there are no fonts.
  explicit Typesetter(const std::string& language);
  ~Typesetter();
  Typesetter(Typesetter&&) noexcept;
  Typesetter& operator=(Typesetter&&) noexcept;

  [[nodiscard]] double height(const Text& text);
  /// Of the widest line, at most text.width.
  [[nodiscard]] double width(const Text& text);
  /// How many bytes from the beginning stand on the whole lines that fit into `height`; all of them if everything fits.
  [[nodiscard]] std::size_t bytes_that_fit(const Text& text, double height);
  /// Characters for which no installed font has a picture.
  [[nodiscard]] int characters_missing(const Text& text);
  void draw(cairo_t* cairo, const PlacedText& placed);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Well-formed UTF-8 without control characters other than line feeds; what is not becomes U+FFFD or a blank.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace nb::paper
