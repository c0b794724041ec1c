// SPDX-License-Identifier: EUPL-1.2
#include "app/evidence.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>

#include "app/witnessing.hpp"
#include "base/error.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "proof/typed_key.hpp"
#include "publish/workers.hpp"
#include "web/pages/log_files.hpp"
#include "web/pages/receipt_page.hpp"
#include "web/server/problem.hpp"
#include "web/server/router.hpp"
#include "witness/request.hpp"

namespace nb::app {

namespace {

/// When the entry at `seq` was recorded.
Instant recorded_at(const journal::Journal& journal, const LogName& log, std::uint64_t seq) {
  std::optional<Instant> at;
  journal.read(log, seq, seq + 1, [&](const storage::EntryView& entry) {
    const auto core = proof::decode_entry(bytes_of(entry.core));
    if (core) at = parse_rfc3339(core->at);
  });
  if (!at) throw Error(ErrorKind::corrupt, "Der Eintrag Nr. " + std::to_string(seq) + " in " + log.str() + " ist nicht lesbar; bitte »notbetrieb verify« ausführen.");
  return *at;
}

pages::LogFilesParts files_parts(const EvidenceParts& parts, const pages::LogStateOf& state) {
  return {.journal = parts.journal,
          .publisher = parts.publisher,
          .clock = parts.clock,
          .zone = parts.zone,
          .state = state,
          .region_title = parts.region_title,
          .public_url = parts.public_url};
}

/// The state that a note of the log's own tells.
pages::LogState state_from(const journal::Journal& journal, journal::KeyRing& keys, const LogName& log, const std::string& note) {
  const proof::VerifierKey key = keys.verifier(log);
  const auto checkpoint = proof::open_checkpoint(note, key);
  if (!checkpoint) throw Error(ErrorKind::corrupt, "Der Prüfstand von " + log.str() + " ist beschädigt: " + checkpoint.error().sentence);
  return {.origin = checkpoint->origin,
          .size = checkpoint->size,
          .root = checkpoint->root,
          .recorded = recorded_at(journal, log, checkpoint->size - 1),
          .vkey = proof::vkey_text(key),
          .typed_key = proof::typed_key_text(key),
          .note = note,
          .witnesses = {}};
}

Instant moment_of(const proof::Cosignature& cosignature) { return Instant{std::chrono::seconds{static_cast<std::int64_t>(cosignature.time)}}; }

/// A confirmed checkpoint is published instead of the newest one while it is so fresh that little is missing from it.
bool fresh(const witness::Confirmed& confirmed, std::uint64_t newest, Instant now) {
  constexpr auto kFresh = std::chrono::minutes{5};
  const auto recent = [&](const proof::Cosignature& one) { return now - moment_of(one) <= kFresh; };
  return confirmed.size == newest || (confirmed.size < newest && std::ranges::any_of(confirmed.witnesses, recent));
}

WitnessingParts witnessing_parts(const EvidenceParts& parts) {
  return {
      .env = parts.env, .random = parts.random, .clock = parts.clock, .journal = parts.journal, .config = parts.witness, .keys = parts.keys_folder, .folder = parts.witness_folder};
}

}  // namespace

std::optional<pages::LogState> read_log_state(const journal::Journal& journal, journal::KeyRing& keys, const LogName& log) {
  const auto row = journal.checkpoint(log);
  return row ? std::optional(state_from(journal, keys, log, row->note)) : std::nullopt;
}

struct Evidence::Impl {
  explicit Impl(const EvidenceParts& with)
      : parts(with),
        receipt_page(std::filesystem::path(with.share) / "assets"),
        witnessing(witnessing_parts(with)),
        files(files_parts(with, [this](const LogName& log) { return state_of(log); })),
        workers(std::make_unique<publish::Workers>(publish::Workers::Options{.threads = 1, .queue_max = 64})) {}

  [[nodiscard]] std::optional<pages::LogState> state_of(const LogName& log) const {
    const auto row = parts.journal.checkpoint(log);
    if (!row) return std::nullopt;
    const auto confirmed = witnessing.confirmed(log);
    if (!confirmed || !fresh(*confirmed, row->size, parts.clock.now())) return state_from(parts.journal, parts.keys, log, row->note);
    auto state = state_from(parts.journal, parts.keys, log, confirmed->note);
    for (const auto& one : confirmed->witnesses) state.witnesses.push_back({one.name, moment_of(one)});
    return state;
  }

  /// On the worker: waits for the disk before it confirms.
  void add_checkpoint(const std::shared_ptr<const web::Request>& request, const web::Reply& reply) const {
    const bool taken = workers->submit([this, request, reply](publish::Encoder&) {
      try {
        witness::Answer answer = witnessing.cosigner()->add_checkpoint(request->body);
        reply({.status = answer.status, .content_type = std::move(answer.content_type), .text = std::move(answer.text)});
      } catch (const std::exception& error) {  // the request boundary
        spdlog::error("witness: {}", error.what());
        reply(web::problem(500));
      }
    });
    if (!taken) reply(web::problem(503));
  }

  EvidenceParts parts;
  pages::ReceiptPage receipt_page;
  Witnessing witnessing;
  pages::LogFiles files;
  std::unique_ptr<publish::Workers> workers;  // last: its end waits for work that uses the others; null once finished
};

Evidence::Evidence(const EvidenceParts& parts) : impl_(std::make_unique<Impl>(parts)) {}
Evidence::~Evidence() = default;

void Evidence::finish() {
  impl_->files.finish();
  impl_->workers.reset();
  impl_->witnessing.finish();
}

std::optional<pages::LogState> Evidence::log_state(const LogName& log) const { return impl_->state_of(log); }
web::Handler Evidence::notice_sheet() const { return impl_->files.sheet_by_slug(); }

void Evidence::add_routes(web::Router& router) const {
  using RequestPtr = std::shared_ptr<const web::Request>;
  const std::string open(web::kPublicRole);
  const auto page = [impl = impl_.get()](const RequestPtr&, const web::Reply& reply) { reply(impl->receipt_page.answer()); };
  const auto here = [](const RequestPtr&, const web::Reply& reply) {
    reply({.status = 308, .content_type = "text/plain; charset=utf-8", .text = "/beleg/\n", .headers = {{"Location", "/beleg/"}}});
  };
  router.add({.pattern = "/beleg/", .role = open, .handler = page});
  router.add({.pattern = "/beleg", .role = open, .handler = here});
  impl_->files.add_routes(router);
  if (impl_->witnessing.cosigner() == nullptr) return;
  const auto add = [impl = impl_.get()](const RequestPtr& request, const web::Reply& reply) { impl->add_checkpoint(request, reply); };
  const auto key = [text = proof::witness_vkey_text(impl_->witnessing.cosigner()->key()) + "\n"](const RequestPtr&, const web::Reply& reply) {
    reply({.content_type = "text/plain; charset=utf-8", .text = text});
  };
  router.add({.methods = {web::Method::post}, .pattern = "/zeuge/add-checkpoint", .role = open, .handler = add, .body_limit = witness::kRequestBytesMax});
  router.add({.pattern = "/zeuge/schluessel", .role = open, .handler = key});
}

}  // namespace nb::app
