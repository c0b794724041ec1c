// SPDX-License-Identifier: EUPL-1.2
// A mail address that can stand in an envelope and in a header without doing harm: made by parse(), so a line break, a second
// recipient or a comment cannot be in it. ASCII only, as the internal servers of town halls speak it. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nb::mail {

inline constexpr std::size_t kLocalPartMax = 64;      // RFC 5321, 4.5.3.1.1
inline constexpr std::size_t kAddressBytesMax = 254;  // RFC 5321, 4.5.3.1.3 without the angle brackets

class Address {
 public:
  /// "erika.muster@rathaus.example": a dot-atom, "@", a host name (RFC 5322, 3.4.1 without comments, quotes and literals).
  [[nodiscard]] static std::optional<Address> parse(std::string_view text);
  [[nodiscard]] const std::string& str() const { return text_; }
  [[nodiscard]] std::string_view domain() const { return std::string_view(text_).substr(text_.find('@') + 1); }
  friend auto operator<=>(const Address&, const Address&) = default;

 private:
  explicit Address(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// Text for a header: UTF-8 without control characters and without anything that ends a line; at most 900 bytes.
class HeaderText {
 public:
  [[nodiscard]] static std::optional<HeaderText> parse(std::string_view text);
  [[nodiscard]] const std::string& str() const { return text_; }

 private:
  explicit HeaderText(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// "c-12.1.d17@rathaus.example" between angle brackets: the same mail has the same one, so that a repeat is recognised.
class MessageId {
 public:
  /// Both sides as of an address.
  [[nodiscard]] static std::optional<MessageId> parse(std::string_view text);
  [[nodiscard]] const std::string& str() const { return text_; }

 private:
  explicit MessageId(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace nb::mail
