// SPDX-License-Identifier: EUPL-1.2
// Writes tiles and bundles as they become full, what is unfinished at the end, and the checkpoint last.
#include <fmt/format.h>

#include "base/assert.hpp"
#include "base/env.hpp"
#include "proof/entry.hpp"
#include "proof/log_directory.hpp"
#include "proof/tile.hpp"

namespace nb::proof {

struct LogWriter::Impl {
  Impl(Env& its_env, std::string its_directory) : env(its_env), directory(std::move(its_directory)) {}
  Env& env;
  std::string directory;
  TileTree tree;
  Bytes bundle;

  /// Not synced one by one: an export can be made again, and verifying finds what a power cut took.
  void write(const std::string& name, ByteView bytes) {
    const std::string path = directory + "/" + name;
    env.make_directory(parent_path(path));
    const auto file = env.open(path, OpenMode::create);
    file->write_at(0, bytes);
    file->close();
  }
  void write_bundle(std::uint64_t index, unsigned width) {
    write(entries_path(index, width), bundle);
    bundle.clear();
  }
};

LogWriter::LogWriter(Env& env, std::string directory) : impl_(std::make_unique<Impl>(env, std::move(directory))) {
  env.make_directory(impl_->directory);
  if (!env.list(impl_->directory).empty()) throw Error(ErrorKind::configuration, fmt::format("Der Ordner {} ist nicht leer; bitte einen leeren Ordner angeben.", impl_->directory));
}

LogWriter::~LogWriter() = default;

void LogWriter::add(const ExportEntry& entry) {
  NB_ASSERT(entry.core.size() <= 0xFFFF);
  const std::uint64_t seq = impl_->tree.size();
  Bytes& bundle = impl_->bundle;
  bundle.push_back(static_cast<std::byte>(entry.core.size() >> 8));
  bundle.push_back(static_cast<std::byte>(entry.core.size() & 0xFF));
  const auto core = bytes_of(entry.core);
  bundle.insert(bundle.end(), core.begin(), core.end());
  for (const ExportPart& part : entry.parts) {
    if (!valid_part_name(part.name)) throw Error(ErrorKind::corrupt, fmt::format("Eintrag {} hat einen Teil mit ungültigem Namen; bitte »notbetrieb verify« ausführen.", seq));
    impl_->write("part/" + index_path(seq) + "/" + part.name, part.bytes);
  }
  impl_->tree.append(leaf_hash(core));
  for (const Tile& tile : impl_->tree.take_full_tiles()) impl_->write(tile_path(tile.id), tile.bytes);
  if ((seq + 1) % kTileWidth == 0) impl_->write_bundle(seq / kTileWidth, kTileWidth);
}

void LogWriter::finish(std::string_view checkpoint_note) {
  const std::uint64_t size = impl_->tree.size();
  const auto text = checkpoint_note.substr(0, checkpoint_note.rfind("\n\n") + 1);
  const auto checkpoint = parse_checkpoint_text(text);
  if (!checkpoint || checkpoint->size != size || checkpoint->root != impl_->tree.root()) {
    throw Error(ErrorKind::corrupt, "Der Prüfstand passt nicht zu den Einträgen des Protokolls; bitte »notbetrieb verify« ausführen.");
  }
  for (unsigned level = 0; hashes_at(level, size) > 0; ++level) {
    const auto hashes = impl_->tree.partial(level);
    if (!hashes.empty()) impl_->write(tile_path({level, hashes_at(level, size) / kTileWidth}, static_cast<unsigned>(hashes.size())), tile_bytes(hashes));
  }
  if (!impl_->bundle.empty()) impl_->write_bundle(size / kTileWidth, static_cast<unsigned>(size % kTileWidth));
  write_file_durably(impl_->env, impl_->directory + "/checkpoint", bytes_of(checkpoint_note));
}

}  // namespace nb::proof
