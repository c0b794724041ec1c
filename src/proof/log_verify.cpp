// SPDX-License-Identifier: EUPL-1.2
// Reads every file of an exported log once and compares it with what its entries and the signed checkpoint demand.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/env.hpp"
#include "crypto/sha256.hpp"
#include "proof/entry.hpp"
#include "proof/log_directory.hpp"
#include "proof/tile.hpp"

namespace nb::proof {

namespace {

constexpr std::uint64_t kBundleBytesMax = std::uint64_t{kTileWidth} * (2 + kCoreBytesMax);
constexpr std::uint64_t kPartBytesMax = std::uint64_t{1} << 30;

using Checked = Result<void, Flaw>;

tl::unexpected<Flaw> wrong(Flaw::Kind kind, std::string sentence) { return refuse(Flaw{kind, std::move(sentence)}); }

/// The walk over one folder; entries are read once, front to back.
class LogCheck {
 public:
  LogCheck(Env& env, const std::string& directory, Checkpoint checkpoint) : env_(env), directory_(directory), summary_{std::move(checkpoint), 0, 0} {}

  Checked run() {
    const std::uint64_t size = summary_.checkpoint.size;
    for (std::uint64_t first = 0; first < size; first += kTileWidth) {
      const auto width = static_cast<unsigned>(std::min<std::uint64_t>(kTileWidth, size - first));
      if (auto bundle = check_bundle(first, width); !bundle) return bundle;
    }
    if (tree_.root() != summary_.checkpoint.root)
      return wrong(Flaw::Kind::proof, "Die Einträge ergeben nicht den unterschriebenen Stand: Ein Eintrag wurde verändert, vertauscht, entfernt oder hinzugefügt.");
    if (auto tiles = check_partial_tiles(); !tiles) return tiles;
    return check_strays();
  }
  [[nodiscard]] const LogSummary& summary() const { return summary_; }

 private:
  Result<Bytes, Flaw> read(const std::string& name, std::uint64_t limit) {
    const std::string path = directory_ + "/" + name;
    if (!env_.exists(path) || env_.info(path).directory) return wrong(Flaw::Kind::missing, fmt::format("Die Datei »{}« fehlt.", name));
    if (env_.info(path).size > limit) return wrong(Flaw::Kind::too_long, fmt::format("Die Datei »{}« ist zu lang.", name));
    expected_.insert(name);
    return read_file(env_, path, limit);
  }

  Checked check_bundle(std::uint64_t first, unsigned width) {
    const std::string name = entries_path(first / kTileWidth, width);
    const auto bytes = read(name, kBundleBytesMax);
    if (!bytes) return refuse(bytes.error());
    ByteView rest = *bytes;
    for (unsigned i = 0; i < width; ++i) {
      const std::size_t length = rest.size() < 2 ? 0 : (std::to_integer<std::size_t>(rest[0]) << 8) | std::to_integer<std::size_t>(rest[1]);
      if (rest.size() < 2 + length || length == 0) return wrong(Flaw::Kind::syntax, fmt::format("Die Datei »{}« endet mitten in einem Eintrag.", name));
      if (auto entry = check_entry(first + i, rest.subspan(2, length)); !entry) return entry;
      rest = rest.subspan(2 + length);
    }
    if (!rest.empty()) return wrong(Flaw::Kind::syntax, fmt::format("Die Datei »{}« enthält mehr Einträge, als der Prüfstand nennt.", name));
    for (const Tile& tile : tree_.take_full_tiles()) {
      if (auto same = check_tile(tile_path(tile.id), tile.bytes); !same) return same;
    }
    return {};
  }

  Checked check_entry(std::uint64_t seq, ByteView bytes) {
    tree_.append(leaf_hash(bytes));
    const auto core = decode_entry(bytes);
    if (!core) return wrong(core.error().kind, fmt::format("Eintrag {}: {}", seq, core.error().sentence));
    const auto& origin = summary_.checkpoint.origin;
    if (core->node != origin.substr(origin.rfind('/') + 1)) return wrong(Flaw::Kind::content, fmt::format("Eintrag {} nennt einen anderen Schreiber als das Protokoll.", seq));
    for (const PartDigest& part : core->parts) {
      if (auto checked = check_part(seq, part); !checked) return checked;
    }
    return {};
  }

  Checked check_part(std::uint64_t seq, const PartDigest& part) {
    const std::string name = "part/" + index_path(seq) + "/" + part.name;
    if (!env_.exists(directory_ + "/" + name)) {
      ++summary_.deleted;
      return {};
    }
    const auto bytes = read(name, kPartBytesMax);
    if (!bytes) return refuse(bytes.error());
    if (crypto::sha256(*bytes) != part.stored) return wrong(Flaw::Kind::content, fmt::format("Die Datei »{}« ist nicht die, die Eintrag {} nennt.", name, seq));
    if (part.kind == PartKind::open) {
      if (const auto content = read_open_part(part, *bytes); !content) return wrong(content.error().kind, fmt::format("Eintrag {}: {}", seq, content.error().sentence));
    }
    ++summary_.parts;
    return {};
  }

  Checked check_tile(const std::string& name, const Bytes& right) {
    const auto bytes = read(name, kTileBytes);
    if (!bytes) return refuse(bytes.error());
    if (*bytes != right) return wrong(Flaw::Kind::proof, fmt::format("Die Kachel »{}« passt nicht zu den Einträgen.", name));
    return {};
  }

  Checked check_partial_tiles() {
    const std::uint64_t size = tree_.size();
    for (unsigned level = 0; hashes_at(level, size) > 0; ++level) {
      const auto hashes = tree_.partial(level);
      if (hashes.empty()) continue;
      const TileId id{level, hashes_at(level, size) / kTileWidth};
      if (auto same = check_tile(tile_path(id, static_cast<unsigned>(hashes.size())), tile_bytes(hashes)); !same) return same;
    }
    return {};
  }

  /// Nothing lies under tile and part that no entry asks for.
  Checked check_strays() {
    for (const char* root : {"tile", "part"}) {
      if (!env_.exists(directory_ + "/" + root)) continue;
      if (const auto stray = find_stray(root)) return wrong(Flaw::Kind::syntax, fmt::format("Die Datei »{}« gehört nicht zu diesem Protokoll.", *stray));
    }
    return {};
  }

  std::optional<std::string> find_stray(const std::string& root) {
    std::vector<std::string> open{root};  // a list, not recursion: the depth is somebody else's choice
    while (!open.empty()) {
      const std::string name = open.back();
      open.pop_back();
      if (!env_.info(directory_ + "/" + name).directory) {
        if (!expected_.contains(name)) return name;
        continue;
      }
      for (const auto& child : env_.list(directory_ + "/" + name)) open.push_back(name + "/" + child);
    }
    return std::nullopt;
  }

  Env& env_;
  const std::string& directory_;
  LogSummary summary_;
  TileTree tree_;
  std::set<std::string> expected_;
};

}  // namespace

Result<LogSummary, Flaw> verify_log_directory(Env& env, const std::string& directory, const VerifierKey& key) {
  const std::string path = directory + "/checkpoint";
  if (!env.exists(path)) return wrong(Flaw::Kind::missing, "Die Datei »checkpoint« fehlt: Das ist kein exportiertes Protokoll, oder der Export wurde nicht fertig.");
  if (env.info(path).directory || env.info(path).size > kNoteBytesMax) return wrong(Flaw::Kind::syntax, "Die Datei »checkpoint« ist kein Prüfstand.");
  auto checkpoint = open_checkpoint(text_of(read_file(env, path, kNoteBytesMax)), key);
  if (!checkpoint) return refuse(checkpoint.error());
  LogCheck check(env, directory, std::move(*checkpoint));
  if (auto checked = check.run(); !checked) return refuse(checked.error());
  return check.summary();
}

}  // namespace nb::proof
