// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/log_files.hpp"

#include <spdlog/spdlog.h>

#include <array>
#include <functional>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"
#include "journal/journal.hpp"
#include "paper/qr.hpp"
#include "paper/sheets.hpp"
#include "publish/publisher.hpp"
#include "publish/workers.hpp"
#include "web/server/problem.hpp"
#include "web/server/router.hpp"

namespace nb::pages {

namespace {

using RequestPtr = std::shared_ptr<const web::Request>;

constexpr std::size_t kWaitingMax = 512;
constexpr const char* kForEver = "public, max-age=31536000, immutable";  // a tile of a width never changes
constexpr const char* kText = "text/plain; charset=utf-8";

web::Response missing(const char* sentence) { return {.status = 404, .content_type = kText, .text = sentence}; }
web::Response busy() {
  return {.status = 503, .content_type = kText, .text = "Gerade fragen sehr viele an. Bitte versuchen Sie es gleich noch einmal.\n", .headers = {{"Retry-After", "10"}}};
}

web::Response empty_log() { return missing("In diesem Protokoll steht noch nichts.\nThis log is still empty.\n"); }

web::Response tile_answer(const journal::Journal& journal, const LogName& log, std::string_view path) {
  const auto tile = proof::parse_tile_path("tile/" + std::string(path));
  constexpr const char* kNoTile = "Diese Kachel gibt es nicht.\nThere is no such tile.\n";
  if (!tile) return missing(kNoTile);
  if (!tile->level) return missing("Die Einträge selbst sind nicht öffentlich.\nThe entries themselves are not public.\n");
  const auto bytes = journal.tile(log, {*tile->level, tile->index}, tile->width);
  if (!bytes) return missing(kNoTile);
  return {.content_type = "application/octet-stream", .text = std::string(text_of(*bytes)), .cache_control = kForEver};
}

/// A worker's job must not throw: what fails is the operator's business, and the visitor gets a page for it.
web::Response guarded(const std::string& path, const std::function<web::Response()>& make) {
  try {
    return make();
  } catch (const std::exception& error) {
    spdlog::error("public: {}: {}", path, error.what());
    return web::problem(500);
  }
}

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

}  // namespace

Bytes notice_sheet_pdf(const LogState& log, const std::string& town, const std::string& check_at, const Zone& zone, Instant now) {
  paper::NoticeSheet sheet{.town = town,
                           .log = log.origin,
                           .as_of = zone.local(now),
                           .size = log.size,
                           .root = to_hex(log.root.bytes),
                           .key = log.vkey,
                           .typed_key = without_blanks(log.typed_key),  // the sheet groups it itself
                           .codes = {},
                           .check_at = check_at,
                           .created = now};
  for (const auto& [text, caption] : {std::pair{log.vkey, "Schlüssel · key"}, std::pair{log.note, "Prüfstand · checkpoint"}}) {
    if (auto code = paper::make_qr(text)) sheet.codes.push_back({std::move(*code), caption});
  }
  return paper::notice_sheet(sheet);
}

/// Which log is meant, and whose name stands on its sheet.
struct LogFiles::Asked {
  LogName log;
  std::string town;
};

LogFiles::LogFiles(LogFilesParts parts)
    : parts_(std::move(parts)), workers_(std::make_unique<publish::Workers>(publish::Workers::Options{.threads = 1, .queue_max = kWaitingMax})) {}
LogFiles::~LogFiles() = default;

void LogFiles::finish() { workers_.reset(); }

std::optional<LogFiles::Asked> LogFiles::asked_for(const web::Request& request, std::string_view slug) const {
  const auto region = parts_.publisher.region();
  const auto town = slug.empty() ? region->by_host(request.host) : region->by_slug(slug);
  if (town) return Asked{main_log(town->town->municipality.ags), town->town->municipality.name};
  if (!slug.empty()) return std::nullopt;
  return Asked{region_log(), parts_.region_title};
}

web::Response LogFiles::sheet(const Asked& asked) const {
  const auto log = parts_.state(asked.log);
  if (!log) return empty_log();
  const std::string check_at = parts_.public_url.empty() ? "" : parts_.public_url + "/beleg/";
  const Bytes pdf = notice_sheet_pdf(*log, asked.town, check_at, parts_.zone, parts_.clock.now());
  return {.content_type = "application/pdf",
          .text = std::string(text_of(pdf)),
          .headers = {{"Content-Disposition", "inline; filename=\"aushang-" + std::to_string(log->size) + ".pdf\""}}};
}

void LogFiles::answer(const std::optional<Asked>& asked, const RequestPtr& request, const web::Reply& reply, const Make& make) const {
  if (!asked) return reply(web::problem(404));
  const auto job = [request, reply, make, asked = *asked](publish::Encoder&) { reply(guarded(request->path, [&] { return make(asked, *request); })); };
  if (!workers_->submit(job)) reply(busy());
}

web::Handler LogFiles::sheet_by_slug() const {
  return [this](const RequestPtr& request, const web::Reply& reply) {
    answer(asked_for(*request, request->body), request, reply, [this](const Asked& asked, const web::Request&) { return sheet(asked); });
  };
}

void LogFiles::add_routes(web::Router& router) const {
  const auto add = [&](const std::string& rest, const Make& make) {
    const auto handler = [this, make](const RequestPtr& request, const web::Reply& reply) { answer(asked_for(*request, request->param("slug")), request, reply, make); };
    for (const char* base : {"/protokoll/", "/{slug}/protokoll/"}) router.add({.pattern = base + rest, .role = std::string(web::kPublicRole), .handler = handler});
  };
  add("checkpoint", [this](const Asked& asked, const web::Request&) {
    const auto log = parts_.state(asked.log);
    return log ? web::Response{.content_type = kText, .text = log->note, .cache_control = "no-cache"} : empty_log();
  });
  add("aushang.pdf", [this](const Asked& asked, const web::Request&) { return sheet(asked); });
  add("tile/{path...}", [this](const Asked& asked, const web::Request& request) { return tile_answer(parts_.journal, asked.log, request.param("path")); });
}

}  // namespace nb::pages
