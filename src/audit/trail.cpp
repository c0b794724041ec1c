// SPDX-License-Identifier: EUPL-1.2
#include "audit/trail.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <span>

#include "audit/notes.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "state/executor.hpp"

namespace nb::audit {

namespace json = boost::json;

namespace {

constexpr std::size_t kMarkCharacters = 12;
constexpr std::size_t kSubjectsAtOnce = 50;  ///< an entry stays below 4 KiB
constexpr const char* kProgram = "notbetrieb";

using Tried = std::pair<std::pair<std::string, std::string>, std::uint64_t>;  ///< mark and reason, how often

/// At most kNamesShown, most often first. A copied passkey that was tried once does not drown in a thousand guessed passwords.
std::vector<Tried> most_tried(std::vector<Tried> all) {
  std::ranges::stable_sort(all, std::greater{}, &Tried::second);
  std::set<std::string> reasons;
  std::ranges::stable_partition(all, [&](const Tried& one) { return reasons.insert(one.first.second).second; });
  if (all.size() > Trail::kNamesShown) all.resize(Trail::kNamesShown);
  std::ranges::stable_sort(all, std::greater{}, &Tried::second);
  return all;
}

Instant minute_of(Instant at) { return std::chrono::floor<std::chrono::minutes>(at); }

}  // namespace

std::string mark_of(std::string_view account) { return to_hex(crypto::sha256(bytes_of("account " + std::string(account))).bytes).substr(0, kMarkCharacters); }

std::vector<Trail::Look> Trail::unseen(const Read& read, Instant now) {
  const std::lock_guard lock(mutex_);
  std::erase_if(looks_, [&](const auto& entry) { return now - entry.second >= kSameLook || entry.second > now; });
  std::vector<Look> out;
  for (const std::string& subject : read.subjects) {
    Look look{read.account, read.log.str() + " " + subject, read.what + " " + read.purpose};
    if (!looks_.contains(look)) out.push_back(std::move(look));
  }
  return out;
}

void Trail::remember(const std::vector<Look>& looks, Instant now) {
  const std::lock_guard lock(mutex_);
  for (const Look& look : looks) {
    if (looks_.size() < kLooksMax) looks_.insert_or_assign(look, now);
  }
}

void Trail::submit(const LogName& log, const std::string& actor, const char* name, std::string args, const Done& done) {
  submit({{log, make_command_id(parts_.random, parts_.clock.now()), actor, name, std::move(args)}}, done);
}

void Trail::submit(std::vector<state::Command> notes, const Done& done) {
  const auto told = [this, done](const Result<std::vector<state::Committed>, state::Refusal>& outcome, const std::exception_ptr& failure) {
    if (failure && parts_.diagnose) parts_.diagnose(failure);
    if (done) done(!failure && outcome.has_value());
  };
  try {
    parts_.executor.submit_all(std::move(notes), told);
  } catch (const Error&) {  // too many wait: whoever wanted to read is told, and nothing is shown
    if (parts_.diagnose) parts_.diagnose(std::current_exception());
    if (done) done(false);
  }
}

void Trail::read(const Read& read, const Done& done) {
  const Instant now = parts_.clock.now();
  const std::vector<Look> looks = unseen(read, now);
  if (looks.empty()) return done(true);
  std::vector<state::Command> notes;
  for (std::span<const std::string> left(read.subjects); !left.empty(); left = left.subspan(std::min(left.size(), kSubjectsAtOnce))) {
    const auto piece = left.first(std::min(left.size(), kSubjectsAtOnce));
    json::object args{{"subject", piece.size() == 1 ? piece.front() : "register"}, {"what", read.what}, {"purpose", read.purpose}};
    if (piece.size() > 1) args["subjects"] = json::array(piece.begin(), piece.end());
    notes.push_back({read.log, make_command_id(parts_.random, now), read.account, "audit.note_read", json::serialize(args)});
  }
  submit(std::move(notes), [this, looks, now, done](bool written) {
    if (written) remember(looks, now);
    done(written);
  });
}

void Trail::exported(const LogName& log, const std::string& account, const std::string& what, std::uint64_t count, const std::string& filter, const Done& done) {
  submit({export_note(log, {.by = account, .what = what, .count = count, .filter = filter}, parts_.random, parts_.clock.now())}, done);
}

void Trail::list_replaced(const LogName& log, const std::string& account, const std::string& what, std::uint64_t count, const Done& done) {
  submit({list_note(log, {.by = account, .what = what, .count = count}, parts_.random, parts_.clock.now())}, done);
}

void Trail::signed_in(const std::string& account, const std::string& way) {
  submit(region_log(), account, "audit.note_sign_in", json::serialize(json::object{{"account", account}, {"way", way}}), {});
}

void Trail::account_changed(const std::string& account, const std::string& by, const std::string& what, const std::string& thing) {
  submit({account_note({.account = account, .by = by, .what = what, .thing = thing}, parts_.random, parts_.clock.now())}, {});
}

void Trail::sign_in_refused(std::string_view account, std::string_view peer, std::string_view reason) {
  const Instant minute = minute_of(parts_.clock.now());
  std::optional<Refused> over;
  {
    const std::lock_guard lock(mutex_);
    if (refused_ && refused_->from != minute) over.swap(refused_);
    if (!refused_) refused_ = Refused{.from = minute};
    ++refused_->count;
    std::pair key(mark_of(account), std::string(reason));
    const auto same_reason = [&key](const Tried& one) { return one.first.second == key.second; };
    if (!refused_->tries.contains(key) && refused_->tries.size() >= kNamesMax && std::ranges::any_of(refused_->tries, same_reason)) key.first = mark_of("");
    ++refused_->tries[key];
    if (refused_->addresses.size() < kNamesMax) refused_->addresses.insert(mark_of(peer));
  }
  if (over) write(*over);
}

void Trail::tick() {
  const Instant minute = minute_of(parts_.clock.now());
  std::optional<Refused> over;
  {
    const std::lock_guard lock(mutex_);
    if (refused_ && refused_->from != minute) over.swap(refused_);
  }
  if (over) write(*over);
}

void Trail::finish() {
  std::optional<Refused> over;
  {
    const std::lock_guard lock(mutex_);
    over.swap(refused_);
  }
  if (over) write(*over);
}

void Trail::write(const Refused& refused) {
  json::array accounts;
  for (const Tried& one : most_tried({refused.tries.begin(), refused.tries.end()}))
    accounts.push_back(json::object{{"mark", one.first.first}, {"reason", one.first.second}, {"count", one.second}});
  const json::object args{{"from", format_utc(refused.from)}, {"count", refused.count}, {"addresses", refused.addresses.size()}, {"accounts", std::move(accounts)}};
  submit(region_log(), kProgram, "audit.note_refusals", json::serialize(args), {});
}

}  // namespace nb::audit
