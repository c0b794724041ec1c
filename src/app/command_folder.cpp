// SPDX-License-Identifier: EUPL-1.2
// Commands about the evidence itself: verify, rebuild, unseal, export, receipts, keys.
#include <fmt/ostream.h>

#include <iostream>

#include "app/commands.hpp"
#include "app/rooms.hpp"
#include "app/runtime.hpp"
#include "base/error.hpp"
#include "journal/export.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "journal/verify.hpp"
#include "proof/checkpoint.hpp"
#include "proof/receipt.hpp"
#include "state/verify.hpp"
#include "storage/engine.hpp"

namespace nb::app {

namespace {

LogName log_named(const std::string& text) {
  const auto log = LogName::parse(text);
  if (!log) throw Error(ErrorKind::configuration, "»" + text + "« ist kein Protokoll; bitte so schreiben: region/main oder 05958004/main.");
  return *log;
}

/// Prints every fault; true if there was none.
bool report(const journal::Findings& findings, Io io) {
  for (const journal::Fault& fault : findings.faults) {
    const std::string place = fault.seq ? fmt::format("{} Nr. {}", fault.log.str(), *fault.seq) : fault.log.str();
    fmt::print(io.err, "{}: {}\n", place, fault.sentence);
  }
  fmt::print(io.out, "Geprüft: {} Protokolle, {} Einträge, {} Teile ({} gelöscht), {} Kacheln, {} Prüfpunkte.\n", findings.logs, findings.entries, findings.parts,
             findings.parts_deleted, findings.tiles, findings.checkpoints);
  return findings.faults.empty();
}

}  // namespace

int verify(const FolderOptions& options, Io io) {
  Runtime runtime;
  const Folder folder{options.dir};
  const Config config = load_config(*runtime.env, folder);
  const auto lock = runtime.env->lock(folder.lock());
  journal::KeyRing keys({*runtime.env, runtime.random, folder.keys(), config.instance});
  const auto engine = storage::open_sqlite_engine({.env = *runtime.env, .path = folder.journal()});
  bool sound = report(journal::verify(*engine, keys), io);
  if (sound) {
    const Rooms rooms;
    const journal::Journal journal(*engine, keys);
    for (const std::string& fault : state::verify_state({.env = *runtime.env, .path = folder.state(), .projections = rooms.projections()}, journal)) {
      fmt::print(io.err, "{}\n", fault);
      sound = false;
    }
  }
  fmt::print(io.out, "{}\n", sound ? "Alles in Ordnung." : "Es gibt Fehler; bitte nichts mehr eintragen und aus der Sicherung zurückspielen.");
  return sound ? kDone : kRefused;
}

int rebuild(const FolderOptions& options, Io io) {
  Runtime runtime;
  const Folder folder{options.dir};
  (void)load_config(*runtime.env, folder);
  {
    const auto lock = runtime.env->lock(folder.lock());
    for (const char* suffix : {"", "-wal", "-shm"}) {
      if (runtime.env->exists(folder.state() + suffix)) runtime.env->remove(folder.state() + suffix);
    }
  }
  const Store store(runtime.parts(), folder);
  fmt::print(io.out, "Der Zustand ist aus dem Protokoll neu aufgebaut.\n");
  return kDone;
}

int unseal(const FolderOptions& options, Io io) {
  Runtime runtime;
  Store store(runtime.parts(), Folder{options.dir});
  const auto reason = store.journal().sealed();
  if (!reason) {
    fmt::print(io.out, "Das Protokoll ist nicht versiegelt.\n");
    return kDone;
  }
  fmt::print(io.out, "Versiegelt wegen: {}\n", *reason);
  store.journal().unseal();
  fmt::print(io.out, "Das Protokoll ist wieder freigegeben. Bitte »notbetrieb verify« ausführen.\n");
  return kDone;
}

int export_log(const FolderOptions& options, Io io) {
  Runtime runtime;
  Store store(runtime.parts(), Folder{options.dir});
  const LogName log = log_named(options.log);
  journal::export_log(store.journal(), log, *runtime.env, options.out);
  fmt::print(io.out, "Geschrieben: {}\nPrüfen mit: nb-verify log {} --key {}\n", options.out, options.out, proof::vkey_text(store.keys().verifier(log)));
  return kDone;
}

int receipt(const FolderOptions& options, Io io) {
  Runtime runtime;
  Store store(runtime.parts(), Folder{options.dir});
  const LogName log = log_named(options.log);
  const auto found = store.journal().receipt(log, options.seq);
  if (!found) {
    fmt::print(io.err, "Einen Eintrag Nr. {} gibt es in {} nicht.\n", options.seq, log.str());
    return kRefused;
  }
  const std::string text = proof::encode_receipt(*found);
  if (options.out.empty()) {
    io.out << text;
    return kDone;
  }
  write_file_durably(*runtime.env, options.out, bytes_of(text));
  fmt::print(io.out, "Geschrieben: {}\nPrüfen mit: nb-verify receipt {} --key {}\n", options.out, options.out, proof::vkey_text(store.keys().verifier(log)));
  return kDone;
}

int keys(const FolderOptions& options, Io io) {
  Runtime runtime;
  Store store(runtime.parts(), Folder{options.dir});
  for (const LogName& log : store.journal().logs()) fmt::print(io.out, "{}\n", proof::vkey_text(store.keys().verifier(log)));
  return kDone;
}

}  // namespace nb::app
