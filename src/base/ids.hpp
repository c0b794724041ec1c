// SPDX-License-Identifier: EUPL-1.2
// Identifiers that cannot hold anything else: made by parse(), compared, ordered, hashed, printed.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace nb {

/// A validated text id; Tag says of what, Tag::valid(text) decides.
template <class Tag>
class TextId {
 public:
  [[nodiscard]] static std::optional<TextId> parse(std::string_view text) {
    if (!Tag::valid(text)) return std::nullopt;
    return TextId(std::string(text));
  }
  [[nodiscard]] const std::string& str() const { return text_; }
  friend auto operator<=>(const TextId&, const TextId&) = default;

 private:
  explicit TextId(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

struct AgsTag {
  static bool valid(std::string_view text);
};
struct LogNameTag {
  static bool valid(std::string_view text);
};
struct CommandIdTag {
  static bool valid(std::string_view text);
};

/// Amtlicher Gemeindeschlüssel: 8 digits (districts end in 000).
using Ags = TextId<AgsTag>;
/// A log: "<ags>/<node>" or "region/<node>"; node is [a-z0-9-]{1,40}.
using LogName = TextId<LogNameTag>;
/// A command's id made by the client: UUID, lower case, 36 characters.
using CommandId = TextId<CommandIdTag>;

/// "region/main": facts that hold for the whole region.
[[nodiscard]] LogName region_log();
/// "<ags>/main": the main log of a municipality.
[[nodiscard]] LogName main_log(const Ags& ags);
/// The municipality a log belongs to; nullopt for the region's logs.
[[nodiscard]] std::optional<Ags> ags_of(const LogName& log);

}  // namespace nb

template <class Tag>
struct std::hash<nb::TextId<Tag>> {
  std::size_t operator()(const nb::TextId<Tag>& id) const noexcept { return std::hash<std::string>{}(id.str()); }
};
