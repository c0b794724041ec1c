// SPDX-License-Identifier: EUPL-1.2
#include "journal/open_log.hpp"

#include "base/error.hpp"
#include "journal/key_ring.hpp"
#include "proof/checkpoint.hpp"

namespace nb::journal {

Bytes EngineTiles::full_tile(const proof::TileId& id) const {
  auto bytes = engine_.tile(log_, id.level, id.index);
  if (!bytes || bytes->size() != proof::kTileBytes) {
    throw Error(ErrorKind::corrupt,
                "Im Protokoll " + log_.str() + " fehlt die Prüfsummen-Kachel " + proof::tile_path(id) + "; bitte nicht weiterschreiben und »notbetrieb verify« ausführen.");
  }
  return std::move(*bytes);
}

std::vector<Hash> EngineTiles::leaf_hashes(std::uint64_t first, std::uint64_t count) const {
  auto hashes = engine_.leaf_hashes(log_, first, first + count);
  if (hashes.size() != count)
    throw Error(ErrorKind::corrupt,
                "Im Protokoll " + log_.str() + " fehlen Einträge ab Position " + std::to_string(first) + "; bitte nicht weiterschreiben und »notbetrieb verify« ausführen.");
  return hashes;
}

OpenLog open_log(storage::Engine& engine, KeyRing& keys, const LogName& log) {
  OpenLog out;
  out.tree = proof::TileTree::open(engine.size(log), EngineTiles(engine, log));
  out.root = out.tree.root();
  out.checkpoint = engine.latest_checkpoint(log);
  if (out.tree.size() == 0) return out;
  if (!out.checkpoint)
    throw Error(ErrorKind::corrupt, "Das Protokoll " + log.str() + " hat keine unterschriebene Prüfmarke; bitte nicht weiterschreiben und »notbetrieb verify« ausführen.");
  const auto opened = proof::open_checkpoint(out.checkpoint->note, keys.verifier(log));
  if (!opened) {
    throw Error(ErrorKind::key, "Der Schlüssel " + keys.path(log) + " passt nicht zum Protokoll " + log.str() + " (" + opened.error().sentence +
                                    "); bitte den richtigen Schlüssel aus der Sicherung einspielen.");
  }
  if (opened->size != out.tree.size() || opened->root != out.root) {
    throw Error(ErrorKind::corrupt,
                "Die letzte Prüfmarke des Protokolls " + log.str() + " passt nicht zu seinen Einträgen; bitte nicht weiterschreiben und »notbetrieb verify« ausführen.");
  }
  return out;
}

}  // namespace nb::journal
