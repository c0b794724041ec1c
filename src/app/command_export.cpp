// SPDX-License-Identifier: EUPL-1.2
// `notbetrieb export-site`: the public pages as files, read-only, also beside a running server.
#include <fmt/ostream.h>

#include <iostream>
#include <thread>

#include "app/commands.hpp"
#include "app/gateway.hpp"
#include "app/runtime.hpp"
#include "app/site_config.hpp"
#include "base/zone.hpp"
#include "catalogue/queries.hpp"
#include "publish/export.hpp"
#include "publish/publisher.hpp"
#include "web/pages/resources.hpp"
#include "web/pages/site.hpp"

namespace nb::app {

namespace {

std::vector<publish::ExportFile> files_of(std::vector<pages::ExportPage> pages, Instant now) {
  std::vector<publish::ExportFile> files;
  files.reserve(pages.size());
  for (pages::ExportPage& page : pages) {
    files.push_back({std::move(page.file), [render = std::move(page.render), now] { return render(now).text; }});
  }
  return files;
}

}  // namespace

int export_site(const ExportSiteOptions& options, Io io) {
  Runtime runtime;
  const Folder folder{options.dir};
  const Config config = load_config(*runtime.env, folder);
  const auto gateway = open_gateway(runtime.parts(), folder);
  const Instant now = options.clock_at.empty() ? gateway->now() : moment_from(options.clock_at);
  const auto load = [&](Instant at) { return publish::load_truth(gateway->state(), catalogue::load(gateway->state()), at); };
  const publish::Publisher publisher(load(now), now, load);
  if (!options.only.empty() && !publisher.region()->by_slug(options.only)) {
    fmt::print(io.err, "Eine Kommune »{}« gibt es hier nicht.\n", options.only);
    return kRefused;
  }
  const Zone zone(config.zone);
  const pages::Resources resources(find_share());
  const pages::PublicSite site(resources, zone, site_config(config));
  const auto files = files_of(site.export_pages(publisher.region(), options.only), now);
  const auto report = publish::export_site(*runtime.env, files, {.folder = options.out, .threads = config.server.threads});
  fmt::print(io.out, "{} Dateien geschrieben, {} unverändert: {}\n", report.written, report.unchanged, options.out);
  return kDone;
}

}  // namespace nb::app
