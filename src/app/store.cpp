// SPDX-License-Identifier: EUPL-1.2
#include "app/store.hpp"

#include <spdlog/spdlog.h>

#include "app/rooms.hpp"
#include "base/error.hpp"
#include "base/zone.hpp"
#include "intake/queries.hpp"
#include "journal/attachments.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "journal/vault.hpp"
#include "storage/engine.hpp"
#include "subject/queries.hpp"

namespace nb::app {

namespace {

constexpr std::uint64_t kConfigBytesMax = 1 << 20;

/// Failures nobody waits for go to the operator's log; they carry no personal data (nb::Error never does).
void diagnose(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Error& error) {
    spdlog::error("{}: {}", to_string(error.kind()), error.what());
  } catch (const std::exception& error) {
    spdlog::critical("{}", error.what());
  }
}

void require_installation(Env& env, const Folder& folder) {
  if (env.exists(folder.config())) return;
  throw Error(ErrorKind::configuration, "In " + folder.dir + " liegt noch kein Notbetrieb; bitte zuerst »notbetrieb init --dir " + folder.dir + "« ausführen.");
}

}  // namespace

Config load_config(Env& env, const Folder& folder) {
  require_installation(env, folder);
  return parse_config(text_of(read_file(env, folder.config(), kConfigBytesMax)), folder.config());
}

Store::Store(const Parts& parts, Folder folder) : parts_(parts), rooms_(std::make_unique<Rooms>()), folder_(std::move(folder)) {
  require_installation(parts_.env, folder_);
  lock_ = parts_.env.lock(folder_.lock());
  config_ = load_config(parts_.env, folder_);
  keys_ = std::make_unique<journal::KeyRing>(journal::KeyRing::Options{parts_.env, parts_.random, folder_.keys(), config_.instance});
  engine_ = storage::open_sqlite_engine({.env = parts_.env, .path = folder_.journal(), .copy_beside = true});
  journal_ = std::make_unique<journal::Journal>(*engine_, *keys_);
  zone_ = std::make_unique<const Zone>(config_.zone);
  vault_ = std::make_unique<journal::Vault>(journal::Vault::Options{.env = parts_.env, .random = parts_.random, .clock = parts_.clock, .folder = folder_.keys()});
  attachments_ = std::make_unique<journal::AttachmentStore>(journal::AttachmentStore::Options{.env = parts_.env, .random = parts_.random, .folder = folder_.attachments()});
  state_ = std::make_unique<state::StateDb>(state::StateDb::Options{.env = parts_.env, .path = folder_.state(), .projections = rooms_->projections()}, *journal_);
  tidy_erased();
}

/// What the log says is erased stays erased, also where the keys came back from an older backup; attachments that no entry names go.
void Store::tidy_erased() {
  for (const LogName& log : journal_->logs()) {
    const auto owner = ags_of(log);
    if (!owner) continue;
    const auto erased = subject::erased_subjects(state_->db(), log);
    if (!erased.empty()) journal_->erase_subject_keys(log, erased);
    if (!parts_.env.exists(folder_.attachments() + "/" + owner->str())) continue;
    const auto named = intake::named_attachments(state_->db(), log);
    attachments_->sweep(owner->str(), {named.begin(), named.end()});
  }
}

Store::~Store() = default;

std::unique_ptr<state::Executor> Store::start_executor(std::vector<state::Observer> observers, SituationOf situation) {
  return start_executor(all_commands(config_, *zone_, std::move(situation)), std::move(observers));
}

std::unique_ptr<state::Executor> Store::start_unguarded_executor() { return start_executor(unguarded_commands(config_, *zone_), {}); }

std::unique_ptr<state::Executor> Store::start_executor(std::vector<state::CommandKind> kinds, std::vector<state::Observer> observers) {
  return std::make_unique<state::Executor>(state::Executor::Parts{.journal = *journal_,
                                                                  .state = *state_,
                                                                  .clock = parts_.clock,
                                                                  .random = parts_.random,
                                                                  .kinds = std::move(kinds),
                                                                  .observers = std::move(observers),
                                                                  .diagnose = diagnose,
                                                                  .uptime = parts_.uptime});
}

}  // namespace nb::app
