// SPDX-License-Identifier: EUPL-1.2
#include "notices/teller.hpp"

#include <boost/json.hpp>

#include "appointments/events.hpp"
#include "appointments/queries.hpp"
#include "appointments/queries_notice.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "journal/vault.hpp"
#include "state/executor.hpp"
#include "state/read_pool.hpp"

namespace nb::notices {

namespace json = boost::json;

namespace {

using appointments::Notice;
using Outcome = mail::Delivery::Outcome;

constexpr const char* kActor = "bote";
constexpr std::size_t kTurn = 50;     // of one municipality before the next has its turn
constexpr std::size_t kPassed = 200;  // in one transaction
constexpr std::size_t kCodeBytesMax = 20;

json::object named(const Notice& notice) { return {{"booking", notice.booking}, {"notice", notice.number}}; }

std::string_view outcome_word(Outcome outcome) {
  switch (outcome) {
    case Outcome::accepted:
      return "accepted";
    case Outcome::refused:
      return "refused";
    case Outcome::deferred:
    case Outcome::unreachable:
      return "deferred";
    case Outcome::unknown:
      return "unknown";
  }
  return "unknown";
}

/// "550 5.1.1" out of "550 5.1.1 <erika@…> gibt es nicht": the words may name a person, the numbers do not.
std::string status_code(const mail::Delivery& delivery) {
  if (delivery.code == 0) return {};
  std::string out = std::to_string(delivery.code);
  const std::string_view rest = std::string_view(delivery.reply).substr(std::min<std::size_t>(4, delivery.reply.size()));
  const std::string_view word = rest.substr(0, rest.find(' '));
  const bool enhanced = word.size() >= 5 && word.size() <= 11 && word.find_first_not_of("0123456789.") == std::string_view::npos;
  if (enhanced) out.append(" ").append(word);
  return out.substr(0, kCodeBytesMax);
}

}  // namespace

state::Command Teller::command(const LogName& log, std::string name, std::string args) const {
  return {.log = log, .id = make_command_id(parts_.random, parts_.clock.now()), .actor = kActor, .name = std::move(name), .args = std::move(args)};
}

state::Command Teller::settling(const Notice& notice, const mail::Delivery& delivery) const {
  json::object args = named(notice);
  args.emplace("outcome", outcome_word(delivery.outcome));
  if (const std::string code = status_code(delivery); !code.empty()) args.emplace("code", code);
  return command(notice.log, "appointments.settle_notice", json::serialize(args));
}

/// Kept until it stands in the log: what could not be written now is written by the next call.
void Teller::settle() {
  if (!open_) return;
  (void)parts_.executor.run(*open_);
  open_.reset();
}

std::size_t Teller::recover() {
  settle();  // of this one the outcome is known
  std::vector<Notice> orphans;
  {
    const auto snapshot = parts_.readers.snapshot();
    orphans = appointments::orphaned_notices(snapshot.db());
  }
  std::erase_if(orphans, [this](const Notice& one) { return one.channel != parts_.channel; });
  for (const Notice& one : orphans) (void)parts_.executor.run(settling(one, {.outcome = Outcome::unknown}));
  return orphans.size();
}

std::vector<LogName> Teller::logs_due() {
  const auto snapshot = parts_.readers.snapshot();
  return appointments::logs_with_due_notices(snapshot.db(), parts_.channel, parts_.clock.now());
}

std::vector<Notice> Teller::due_of(const LogName& log, std::size_t count) {
  const auto snapshot = parts_.readers.snapshot();
  return appointments::due_notices_of(snapshot.db(), log, parts_.channel, parts_.clock.now(), count);
}

/// Without the people's numbers and addresses, so a locked data key keeps nobody from the call list.
std::size_t Teller::pass_all(const LogName& log, const std::atomic<bool>& stop) {
  std::size_t passed = 0;
  while (!stop) {
    std::vector<state::Command> commands;
    for (const Notice& one : due_of(log, kPassed)) commands.push_back(command(log, "appointments.pass_notice", json::serialize(named(one))));
    if (commands.empty()) break;
    const std::size_t count = commands.size();
    std::size_t done = parts_.executor.run_all(commands) ? count : 0;
    if (done == 0) {  // one of them was dropped or erased meanwhile
      for (state::Command& one : commands) done += parts_.executor.run(std::move(one)) ? 1 : 0;
    }
    passed += done;
    if (done == 0) break;
  }
  return passed;
}

bool Teller::pass(const Notice& notice, Done& done) {
  if (!parts_.executor.run(command(notice.log, "appointments.pass_notice", json::serialize(named(notice))))) return false;
  ++done.passed;
  return true;
}

/// Writes down that this one will be told, together with what became of the one before. False: it must not be sent any more.
bool Teller::begin(const Tidings& tidings) {
  json::object args = named(tidings.notice);
  if (!tidings.link.empty()) {
    const std::string token = tidings.link.substr(tidings.link.rfind('/') + 1);
    args.emplace("link", to_hex(crypto::sha256(bytes_of(token)).bytes));
    args.emplace("expires", format_utc(std::max(parts_.clock.now(), tidings.booking.start) + kLinkLasts));
  }
  state::Command next = command(tidings.notice.log, "appointments.begin_notice", json::serialize(args));
  if (!open_) return parts_.executor.run(std::move(next)).has_value();
  if (parts_.executor.run_all({*open_, next})) {
    open_.reset();
    return true;
  }
  settle();  // together they were refused; what happened is written down all the same
  return false;
}

void Teller::note(const mail::Delivery& delivery, Done& done) {
  switch (delivery.outcome) {
    case Outcome::accepted:
      ++done.accepted;
      break;
    case Outcome::refused:
      ++done.refused;
      break;
    case Outcome::deferred:
    case Outcome::unreachable:
      ++done.deferred;
      break;
    case Outcome::unknown:
      ++done.unknown;
      break;
  }
  // Whoever answers nothing, or nothing clear, would make the next one unknown as well: a person has to look at each of those.
  const bool trouble = delivery.outcome == Outcome::unreachable || delivery.outcome == Outcome::unknown;
  trouble_ = trouble ? (delivery.reply.empty() ? "Die Gegenseite antwortet nicht eindeutig." : delivery.reply) : "";
  if (trouble) rest_until_ = parts_.clock.now() + parts_.pause_when_unreachable;
}

bool Teller::tell(const Notice& notice, Done& done) {
  std::optional<Tidings> tidings;
  {
    const auto snapshot = parts_.readers.snapshot();
    tidings = open_facts(parts_.sources, snapshot.db(), notice, parts_.clock.now());
    if (!tidings) return false;
    if (tidings->ran_out) return pass(notice, done);  // which ends it; who was not asked in time is asked by the next wave
    const auto opened = add_person(parts_.sources, snapshot.db(), *tidings);
    if (!opened && opened.error() != journal::OpenFault::damaged) return false;
    if (!opened) tidings->person = {};  // nobody can read where to write to; the call list says so
  }
  // Nobody needs to be told of a booking whose day is over.
  const bool late = tidings->over && (notice.kind == appointments::NoticeKind::confirmation || notice.kind == appointments::NoticeKind::move);
  const Way::Ready send = late ? Way::Ready{} : parts_.way->prepare(*tidings, parts_.clock.now());
  if (!send) return pass(notice, done);
  if (!begin(*tidings)) return false;
  const mail::Delivery delivery = send();
  open_ = settling(notice, delivery);
  note(delivery, done);
  return true;
}

Teller::Done Teller::run(const std::atomic<bool>& stop) {
  Done done;
  for (bool progress = true; progress && !stop && !resting();) {
    progress = false;
    for (const LogName& log : logs_due()) {
      if (parts_.way == nullptr) {
        done.passed += pass_all(log, stop);
        continue;
      }
      if (!parts_.sources.vault.unlocked(journal::owner_of(log))) continue;
      for (const Notice& one : due_of(log, kTurn)) {
        if (stop || resting()) break;
        progress = tell(one, done) || progress;
      }
      if (stop || resting()) break;
    }
  }
  settle();
  return done;
}

}  // namespace nb::notices
