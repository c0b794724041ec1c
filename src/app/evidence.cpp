// SPDX-License-Identifier: EUPL-1.2
#include "app/evidence.hpp"

#include <filesystem>

#include "base/error.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "proof/typed_key.hpp"
#include "web/pages/log_files.hpp"
#include "web/pages/receipt_page.hpp"
#include "web/server/router.hpp"

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

}  // namespace

std::optional<pages::LogState> read_log_state(const journal::Journal& journal, journal::KeyRing& keys, const LogName& log) {
  const auto row = journal.checkpoint(log);
  if (!row) return std::nullopt;
  const proof::VerifierKey key = keys.verifier(log);
  const auto checkpoint = proof::open_checkpoint(row->note, key);
  if (!checkpoint) throw Error(ErrorKind::corrupt, "Der Prüfstand von " + log.str() + " ist beschädigt: " + checkpoint.error().sentence);
  return pages::LogState{.origin = checkpoint->origin,
                         .size = checkpoint->size,
                         .root = checkpoint->root,
                         .recorded = recorded_at(journal, log, checkpoint->size - 1),
                         .vkey = proof::vkey_text(key),
                         .typed_key = proof::typed_key_text(key),
                         .note = row->note,
                         .witnesses = {}};
}

struct Evidence::Impl {
  explicit Impl(const EvidenceParts& with)
      : parts(with), receipt_page(std::filesystem::path(with.share) / "assets"), files(files_parts(with, [this](const LogName& log) { return state_of(log); })) {}

  [[nodiscard]] std::optional<pages::LogState> state_of(const LogName& log) const { return read_log_state(parts.journal, parts.keys, log); }

  EvidenceParts parts;
  pages::ReceiptPage receipt_page;
  pages::LogFiles files;
};

Evidence::Evidence(const EvidenceParts& parts) : impl_(std::make_unique<Impl>(parts)) {}
Evidence::~Evidence() = default;

void Evidence::finish() { impl_->files.finish(); }
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
}

}  // namespace nb::app
