// SPDX-License-Identifier: EUPL-1.2
// Takes an import: its steps in batches, then what its columns mean, then every row with its outcome. Each batch is submitted once the one
// before is answered, so that others' work comes in between. Threading: continues on the executor's thread.
#include <atomic>
#include <exception>

#include "base/error.hpp"
#include "base/random.hpp"
#include "rescue/remembering.hpp"
#include "staff/checked_executor.hpp"
#include "state/executor.hpp"
#include "state/read_pool.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/rescue/sheet.hpp"
#include "web/pages/rescue/work.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kBatch = 200;

struct Wanted {
  const staff::CheckedExecutor& executor;
  StabAnswer answer;
  std::vector<rescue::Row> rows;
  rescue::Reconciled result;
  std::vector<appointments::ImportStep> steps;
  std::function<std::vector<std::size_t>(const std::vector<appointments::ImportStep>&)> undone;
  std::function<state::Command(const std::vector<appointments::ImportedRow>&)> note;
  std::optional<state::Command> mapping;
  std::function<void()> taken;  ///< the import stands in the journal
  std::string location;
};

class ImportRun : public std::enable_shared_from_this<ImportRun> {
 public:
  explicit ImportRun(Wanted wanted) : wanted_(std::move(wanted)) {}

  void start() { next(); }

 private:
  /// One thread at a time: whoever answered last goes on.
  void next() {
    if (failed_) return interrupted();
    if (at_ == wanted_.steps.size()) return finish();
    const std::size_t first = at_;
    at_ = std::min(first + kBatch, wanted_.steps.size());
    const std::size_t end = at_;
    open_ = end - first;
    for (std::size_t i = first; i < end; ++i) submit(i);
  }

  void submit(std::size_t i) {
    const auto self = shared_from_this();  // shared: the executor answers later, on its own thread
    try {
      wanted_.executor.submit(wanted_.steps[i].command, [self, i](const state::Outcome& outcome, std::exception_ptr failure) { self->answered(i, outcome, failure != nullptr); });
    } catch (const Error&) {  // too many wait: the request's boundary, answered once the others are
      answered_in_vain();
    }
  }

  void answered(std::size_t i, const state::Outcome& outcome, bool failure) {
    if (failure) return answered_in_vain();
    if (!outcome) refused_[i] = 1;
    if (--open_ == 0) next();
  }
  void answered_in_vain() {
    failed_ = true;
    if (--open_ == 0) next();
  }

  /// Runs on the executor's thread, where nobody answers for what is thrown: too many wait, or no memory.
  void finish() {
    try {
      write_down();
    } catch (const std::exception&) {
      interrupted();
    }
  }

  void interrupted() {
    wanted_.answer.again(503, "Das Einlesen ist unterbrochen worden. Bitte drücken Sie noch einmal auf »Übernehmen«: Was schon übernommen ist, wird nicht doppelt.");
  }

  void write_down() {
    if (wanted_.mapping) {
      state::Command mapping = *std::move(wanted_.mapping);
      wanted_.mapping.reset();
      // That the columns' meaning is not remembered costs somebody five minutes one day, nothing else.
      const auto self = shared_from_this();
      return wanted_.executor.submit(std::move(mapping), [self](const state::Outcome&, std::exception_ptr) { self->finish(); });
    }
    std::vector<std::size_t> refused = wanted_.undone(wanted_.steps);
    for (std::size_t i = 0; i < refused_.size(); ++i) {
      if (refused_[i] != 0) refused.push_back(i);
    }
    const auto self = shared_from_this();
    stab_execute(wanted_.executor, wanted_.note(appointments::imported_rows(wanted_.rows, wanted_.result, wanted_.steps, refused)), wanted_.answer,
                 [self](const state::Committed&) {
                   self->wanted_.taken();
                   return self->wanted_.location;
                 });
  }

  Wanted wanted_;
  std::size_t at_ = 0;
  std::atomic<std::size_t> open_ = 0;  ///< of this batch
  std::atomic<bool> failed_ = false;
  std::vector<char> refused_ = std::vector<char>(wanted_.steps.size(), 0);  ///< each written by its own answer
};

}  // namespace

void take_import(const StabVisit& visit, const std::string& draft_id, const ImportDraft& draft, Outlook outlook, CommandId id, const StabAnswer& answer) {
  const appointments::ImportContext context{
      .log = visit.log(), .actor = visit.session.account, .hash = draft.hash, .zone = visit.parts.zone, .vault = visit.parts.vault, .random = visit.parts.random};
  const appointments::Import facts = appointments::facts_of(draft);
  auto steps = appointments::import_steps(outlook.result, context);
  auto mapping = appointments::note_mapping_command(context, make_command_id(visit.parts.random, visit.now), facts,
                                                    rescue::encode_to_remember(draft.mapping, draft.table, outlook.rows, facts.format));
  const std::string import = appointments::import_id(id.str());
  auto taken = [&memory = visit.memory, draft_id, draft, import, forget = draft.typed.empty() ? std::function<void()>() : forgetting_sheets(visit)] {
    if (forget) forget();
    ImportDraft kept = draft;
    kept.typed.clear();
    kept.import = import;
    memory.imports.put(draft_id, std::move(kept));
  };
  const auto run = std::make_shared<ImportRun>(Wanted{.executor = visit.parts.executor,  // shared: it lives until its last answer
                                                      .answer = answer,
                                                      .rows = std::move(outlook.rows),
                                                      .result = std::move(outlook.result),
                                                      .steps = std::move(steps),
                                                      .undone =
                                                          [&readers = visit.parts.readers, log = visit.log()](const auto& all) {
                                                            const auto snapshot = readers.snapshot();
                                                            return appointments::steps_undone(snapshot.db(), log, all);
                                                          },
                                                      .note = [context, facts, id](const auto& rows) { return appointments::note_import_command(context, id, facts, rows); },
                                                      .mapping = std::move(mapping),
                                                      .taken = std::move(taken),
                                                      .location = "/stab/termine/eingelesen/" + import + "?ort=" + visit.place});
  run->start();
}

}  // namespace nb::pages
