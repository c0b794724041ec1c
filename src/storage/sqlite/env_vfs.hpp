// SPDX-License-Identifier: EUPL-1.2
// SQLite over an Env: how fault injection reaches the database. Registered under a name; open databases with
// DbOptions{.exclusive = true, .vfs = name}: there is no shared memory, so WAL needs the exclusive locking mode.
// Locks hold within this object only; whoever needs them between processes takes Env::lock() on the folder.
// Threading: as SQLite's own; the Env must stand several threads.
#pragma once

#include <memory>
#include <string>

namespace nb {
class Env;
}

namespace nb::storage {

class EnvVfs {
 public:
  /// Registers; the name must not be taken. `env` outlives this, and this outlives every database opened through it.
  EnvVfs(std::string name, Env& env);
  ~EnvVfs();
  EnvVfs(const EnvVfs&) = delete;
  EnvVfs& operator=(const EnvVfs&) = delete;
  [[nodiscard]] const std::string& name() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::storage
