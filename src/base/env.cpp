// SPDX-License-Identifier: EUPL-1.2
// Helpers over any Env; the operating system's own is in posix_env.cpp.
#include "base/env.hpp"

#include <cerrno>
#include <cstring>

namespace nb {

namespace {

const char* advice(int code) {
  switch (code) {
    case ENOSPC:
    case EDQUOT:
      return "Der Datenträger ist voll; bitte Platz schaffen und erneut versuchen.";
    case EROFS:
      return "Der Datenträger ist nur lesbar; bitte schreibbar einhängen oder einen anderen Ordner wählen.";
    case EACCES:
    case EPERM:
      return "Die Rechte reichen nicht; bitte Eigentümer und Rechte von Datei und Ordner prüfen.";
    case ENOENT:
      return "Die Datei oder der Ordner ist nicht da; bitte den Pfad prüfen.";
    case EEXIST:
      return "Dort steht schon etwas; bitte einen anderen Namen wählen.";
    case ENOTDIR:
    case EISDIR:
      return "Datei und Ordner sind verwechselt; bitte den Pfad prüfen.";
    case EMFILE:
    case ENFILE:
      return "Zu viele offene Dateien; bitte die Grenze des Systems erhöhen (ulimit -n).";
    default:
      return "Der Datenträger meldet einen Fehler; bitte Kabel, Platz und Zustand prüfen.";
  }
}

}  // namespace

DiskError::DiskError(int code, std::string_view what, const std::string& path)
    : Error(ErrorKind::disk, std::string(advice(code)) + " (" + std::string(what) + " " + path + ": " + std::strerror(code) + ")"), code_(code) {}

std::string parent_path(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

Bytes read_file(Env& env, const std::string& path, std::uint64_t limit) {
  const auto file = env.open(path, OpenMode::read);
  const auto size = file->size();
  if (size > limit) throw Error(ErrorKind::corrupt, "Die Datei ist größer als erlaubt (" + path + "); bitte prüfen, ob es die richtige ist.");
  Bytes bytes(static_cast<std::size_t>(size));
  bytes.resize(file->read_at(0, bytes));
  return bytes;
}

void write_file_durably(Env& env, const std::string& path, ByteView bytes, std::uint32_t permissions) {
  const std::string draft = path + ".tmp";
  if (env.exists(draft)) env.remove(draft);  // left by a crash; made anew so that its permissions are ours
  const auto file = env.open(draft, OpenMode::create, permissions);
  file->write_at(0, bytes);
  file->sync();
  file->close();
  env.rename(draft, path);
  env.sync_directory(parent_path(path));
}

}  // namespace nb
