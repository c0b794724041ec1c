// SPDX-License-Identifier: EUPL-1.2
// `notbetrieb sheet`: the notice sheet of a log as PDF, asked of the running server, or made from the folder where none runs.
#include <fmt/ostream.h>

#include <algorithm>
#include <iostream>

#include "app/ask.hpp"
#include "app/commands.hpp"
#include "app/control_client.hpp"
#include "app/evidence.hpp"
#include "app/runtime.hpp"
#include "base/error.hpp"
#include "catalogue/queries.hpp"
#include "journal/journal.hpp"
#include "web/pages/log_files.hpp"

namespace nb::app {

namespace {

/// Without a server; empty if there is no such log, or nothing in it.
std::string sheet_from_folder(const Store::Parts& parts, const Folder& folder, const std::string& slug) {
  Store store(parts, folder);
  const catalogue::Catalogue catalogue = catalogue::load(store.state().db());
  const auto town = std::ranges::find(catalogue.municipalities, slug, &catalogue::Municipality::slug);
  if (!slug.empty() && town == catalogue.municipalities.end()) return {};
  const LogName log = slug.empty() ? region_log() : main_log(town->ags);
  const auto state = read_log_state(store.journal(), store.keys(), log);
  if (!state) return {};
  const std::string& base = store.config().server.public_url;
  const Bytes pdf = pages::notice_sheet_pdf(*state, slug.empty() ? store.config().title : town->name, base.empty() ? "" : base + "/beleg/", store.zone(), parts.clock.now());
  return std::string(text_of(pdf));
}

}  // namespace

int sheet(const SheetOptions& options, Io io) {
  Runtime runtime;
  const Folder folder{options.dir};
  (void)load_config(*runtime.env, folder);
  const auto answer = ask_running_server(folder.control(), "/notice-sheet", options.municipality, kQuestionWithin);
  const std::string pdf = answer ? *answer : sheet_from_folder(runtime.parts(), folder, options.municipality);
  if (!pdf.starts_with("%PDF-")) {
    fmt::print(
        io.err,
        "Für »{}« gibt es keinen Aushang: Die Kommune ist unbekannt, oder in ihrem Protokoll steht noch nichts. Bitte den Kurznamen aus der Adresse angeben, z. B. arnsberg.\n",
        options.municipality);
    return kRefused;
  }
  write_file_durably(*runtime.env, options.out, bytes_of(pdf));
  fmt::print(io.out, "Geschrieben: {}\n", options.out);
  return kDone;
}

}  // namespace nb::app
