// SPDX-License-Identifier: EUPL-1.2
// Tiles' names (docs/formats/tile.md, Paths).
#include <fmt/format.h>

#include "base/text.hpp"
#include "proof/tile.hpp"

namespace nb::proof {

namespace {

constexpr std::uint64_t kLevelMax = 63;
constexpr std::size_t kGroupsMax = 7;  // 10^21 > 2^64

std::string with_width(std::string path, unsigned width) { return width == kTileWidth ? path : path + fmt::format(".p/{}", width); }

tl::unexpected<Flaw> malformed(std::string_view path) { return refuse(Flaw{Flaw::Kind::syntax, fmt::format("»{}« ist kein Pfad einer Kachel.", path)}); }

/// One group of three digits, "x" before all but the last.
std::optional<std::uint64_t> parse_group(std::string_view group, bool last) {
  if (!last) {
    if (!group.starts_with('x')) return std::nullopt;
    group.remove_prefix(1);
  }
  if (group.size() != 3) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : group) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

}  // namespace

std::string index_path(std::uint64_t index) {
  std::string path = fmt::format("{:03}", index % 1000);
  for (index /= 1000; index > 0; index /= 1000) path = fmt::format("x{:03}/", index % 1000) + path;
  return path;
}

std::optional<std::uint64_t> parse_index_path(std::string_view path) {
  const auto groups = split(path, '/');
  if (groups.size() > kGroupsMax) return std::nullopt;
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto group = parse_group(groups[i], i + 1 == groups.size());
    if (!group || value > (UINT64_MAX - *group) / 1000) return std::nullopt;
    value = value * 1000 + *group;
  }
  if (index_path(value) != path) return std::nullopt;  // a leading x000 group
  return value;
}

std::string tile_path(const TileId& id, unsigned width) { return with_width(fmt::format("tile/{}/{}", id.level, index_path(id.index)), width); }
std::string entries_path(std::uint64_t index, unsigned width) { return with_width("tile/entries/" + index_path(index), width); }

Result<TilePath, Flaw> parse_tile_path(std::string_view path) {
  constexpr std::string_view kRoot = "tile/";
  std::string_view rest = path;
  if (!rest.starts_with(kRoot)) return malformed(path);
  rest.remove_prefix(kRoot.size());
  const auto slash = rest.find('/');
  if (slash == std::string_view::npos) return malformed(path);
  TilePath out;
  if (const auto level = rest.substr(0, slash); level != "entries") {
    const auto number = parse_u64(level);
    if (!number || *number > kLevelMax) return malformed(path);
    out.level = static_cast<unsigned>(*number);
  }
  rest.remove_prefix(slash + 1);
  if (const auto mark = rest.find(".p/"); mark != std::string_view::npos) {
    const auto width = parse_u64(rest.substr(mark + 3));
    if (!width || *width == 0 || *width >= kTileWidth) return malformed(path);
    out.width = static_cast<unsigned>(*width);
    rest = rest.substr(0, mark);
  }
  const auto index = parse_index_path(rest);
  if (!index) return malformed(path);
  out.index = *index;
  return out;
}

}  // namespace nb::proof
