// SPDX-License-Identifier: EUPL-1.2
#include "journal/export.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/env.hpp"
#include "journal/journal.hpp"
#include "proof/tile.hpp"

namespace nb::journal {

namespace {

class Exporter {
 public:
  Exporter(const Journal& journal, const LogName& log, Env& env, std::string folder) : journal_(journal), log_(log), env_(env), folder_(std::move(folder)) {}

  void run() {
    const auto checkpoint = journal_.checkpoint(log_);
    if (!checkpoint) throw Error(ErrorKind::configuration, "Das Protokoll " + log_.str() + " gibt es nicht oder es ist leer; »notbetrieb logs« zeigt alle.");
    env_.make_directory(folder_);
    if (!env_.list(folder_).empty()) throw Error(ErrorKind::configuration, "Der Ordner " + folder_ + " ist nicht leer; bitte einen neuen angeben.");
    write_tiles(checkpoint->size);
    write_entries(checkpoint->size);
    for (const std::string& made : folders_) env_.sync_directory(made);
    write_file_durably(env_, folder_ + "/checkpoint", bytes_of(checkpoint->note));
  }

 private:
  void write_tiles(std::uint64_t size) {
    for (unsigned level = 0; proof::hashes_at(level, size) > 0; ++level) {
      const std::uint64_t hashes = proof::hashes_at(level, size);
      for (std::uint64_t index = 0; index * proof::kTileWidth < hashes; ++index) {
        const auto width = static_cast<unsigned>(std::min<std::uint64_t>(hashes - index * proof::kTileWidth, proof::kTileWidth));
        const auto bytes = journal_.tile(log_, {level, index}, width);
        if (!bytes) throw Error(ErrorKind::corrupt, "Im Protokoll " + log_.str() + " fehlt eine Kachel; bitte »notbetrieb verify« ausführen.");
        write(proof::tile_path({level, index}, width), *bytes);
      }
    }
  }

  void write_entries(std::uint64_t size) {
    for (std::uint64_t index = 0; index * proof::kTileWidth < size; ++index) {
      const std::uint64_t from = index * proof::kTileWidth;
      const std::uint64_t to = std::min(from + proof::kTileWidth, size);
      Bytes bundle;
      std::vector<std::pair<std::string, Bytes>> parts;
      journal_.read(log_, from, to, [&](const storage::EntryView& entry) {
        add_to_bundle(bundle, entry.core);
        for (const storage::PartView& part : entry.parts) parts.emplace_back(part_path(entry.seq, part.name), Bytes(part.bytes.begin(), part.bytes.end()));
      });
      write(proof::entries_path(index, static_cast<unsigned>(to - from)), bundle);
      for (const auto& [path, bytes] : parts) write(path, bytes);
    }
  }

  /// Length as two bytes, big-endian, then the core; a core has at most 4096 bytes.
  static void add_to_bundle(Bytes& bundle, std::string_view core) {
    bundle.push_back(static_cast<std::byte>(core.size() >> 8U));
    bundle.push_back(static_cast<std::byte>(core.size() & 0xFFU));
    bundle.insert(bundle.end(), bytes_of(core).begin(), bytes_of(core).end());
  }

  /// "part/x001/x234/067/person": the position is written as a tile's number is.
  static std::string part_path(std::uint64_t seq, std::string_view name) {
    constexpr std::string_view kPrefix = "tile/entries/";
    return "part/" + proof::entries_path(seq).substr(kPrefix.size()) + "/" + std::string(name);
  }

  void write(const std::string& path, ByteView bytes) {
    const std::string full = folder_ + "/" + path;
    if (folders_.insert(parent_path(full)).second) env_.make_directory(parent_path(full));
    const auto file = env_.open(full, OpenMode::create);
    file->write_at(0, bytes);
    file->sync();
    file->close();
  }

  const Journal& journal_;
  const LogName& log_;
  Env& env_;
  std::string folder_;
  std::set<std::string> folders_;
};

}  // namespace

void export_log(const Journal& journal, const LogName& log, Env& env, const std::string& folder) { Exporter(journal, log, env, folder).run(); }

}  // namespace nb::journal
