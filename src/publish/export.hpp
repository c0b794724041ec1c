// SPDX-License-Identifier: EUPL-1.2
// Writes a site as static files for any host: each file whole or not at all (written aside, then renamed), with .br and
// .gz beside it for servers that send prepared copies. Files that are already there with the same text are left alone,
// so that a mirror transfers only what changed. Nothing is synced to the disk: after a power cut, export again.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

namespace nb {
class Env;
}

namespace nb::publish {

/// One file of the site.
struct ExportFile {
  std::string path;                     ///< relative, "arnsberg/leistungen/index.html"
  std::function<std::string()> render;  ///< called once, by any of the threads
};

struct ExportOptions {
  std::string folder;
  std::size_t threads = 2;
  std::function<void(std::size_t done, std::size_t total)> progress;  ///< now and then and at the end; one thread at a time; may be empty
};

struct ExportReport {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t bytes = 0;  ///< of the texts, without the copies
};

/// Writes all of them. Throws Error{disk} with a sentence for the operator; what was written until then is whole.
ExportReport export_site(Env& env, std::span<const ExportFile> files, const ExportOptions& options);

}  // namespace nb::publish
