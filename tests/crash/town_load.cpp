// SPDX-License-Identifier: EUPL-1.2
#include "town_load.hpp"

#include <boost/json.hpp>
#include <future>
#include <memory>
#include <stdexcept>

#include "approval/events.hpp"
#include "approval/model.hpp"
#include "intake/commands.hpp"
#include "intake/events.hpp"
#include "intake/number.hpp"
#include "journal/sealer.hpp"

namespace nb::test {

namespace {

namespace json = boost::json;
using boost::json::object;

constexpr std::array<std::string_view, 4> kActors{"eingang", "stab", "leitung", "sozialamt"};
constexpr std::array<std::string_view, 3> kOffices{"", "Bürgerbüro", "Sozialamt"};
constexpr std::size_t kRemembered = 50;

std::string text_in(const object& args, std::string_view name) {
  const auto* value = args.if_contains(name);
  return value == nullptr ? std::string() : std::string(value->as_string());
}

/// Of the proposal that the wish made: what whoever approves it has seen.
std::string mark_of(const Wish& wish) {
  const object args = boost::json::parse(wish.args).as_object();
  return approval::seen_mark(kTownLog, text_in(args, "command"), boost::json::serialize(args.at("args")));
}

intake::Draft draft_of(const Town& town, const Wish& wish) {
  SeededRandom dice(wish.dice);
  const Instant made = parse_rfc3339(wish.made).value();
  intake::Draft out{.log = kTownLog, .id = wish.id, .seed = wish.seed, .actor = wish.actor, .channel = static_cast<intake::Channel>(dice.below(intake::kChannels.size()))};
  if (out.channel == intake::Channel::post) out.received = format_utc(made - std::chrono::minutes(dice.below(600)));
  if (dice.below(4) == 0) out.urgency = std::string(intake::kUrgencies[dice.below(intake::kUrgencies.size())]);
  out.office = std::string(kOffices[dice.below(kOffices.size())]);
  if (dice.below(2) == 0) out.service = "wohngeld";
  const auto today = std::chrono::sys_days(town.zone.local(made).day);
  if (dice.below(3) == 0) out.deadlines = {{.rule = "widerspruch", .event = format_date(today - std::chrono::days(dice.below(60))), .via = dice.below(2) == 0 ? "post" : ""}};
  if (dice.below(6) == 0) out.watches = {{.rule = "gewo15", .from = ""}};
  out.form = text_in(json::parse(wish.args).as_object(), "form");
  out.sealed.sender = {.name = marker_of(wish), .address = "Beispielweg 1, 59821 Arnsberg", .phone = "", .email = "post@example.org"};
  out.sealed.content = {.title = "Widerspruch", .text = marker_of(wish) + std::string(dice.below(2000), 'x'), .reference = ""};
  return out;
}

/// A command that seals one part about `subject`.
intake::Prepared prepared_with(Town& town, const Wish& wish, const std::string& subject, std::string_view part) {
  journal::Sealing sealing(town.vault, town.random, kTownLog, subject, wish.seed);
  sealing.add(part, intake::encode_sender({.name = marker_of(wish), .address = "", .phone = "", .email = ""}));
  intake::Prepared out{.command = {.log = kTownLog, .id = wish.id, .actor = wish.actor, .name = wish.name, .args = wish.args}, .salts = sealing.salts()};
  out.command.sealed = std::move(sealing).finish();
  return out;
}

object about(const std::string& filing) { return {{"filing", filing}, {"reason", "Probelauf"}}; }

/// What a clerk does with a filing afterwards.
std::pair<std::string, object> step(SeededRandom& dice, const std::string& filing) {
  object args = about(filing);
  switch (dice.below(5)) {
    case 0:
      return {"intake.answer_filing", args};
    case 1:
      return {"intake.close_filing", args};
    case 2:
      return {"intake.reopen_filing", args};
    case 3:
      args.emplace("incident", "ausfall");
      return {"intake.mark_reinstatement", args};
    default:
      args.emplace("office", kOffices[1 + dice.below(2)]);
      return {"intake.assign_filing", args};
  }
}

std::pair<std::string, object> paper(SeededRandom& dice, Pool& pool) {
  if (dice.below(4) > 0) return {"intake.print_forms", {{"count", 1 + dice.below(12)}}};
  return {"intake.void_form", {{"form", pool.form(dice)}, {"reason", "verschrieben"}}};
}

std::pair<std::string, object> letter(SeededRandom& dice, Pool& pool) {
  if (dice.below(3) == 0) {
    const auto numbers = pool.letters(1 + dice.below(5));
    if (!numbers.empty()) return {"intake.post_letters", {{"letters", json::array(numbers.begin(), numbers.end())}}};
  }
  object args{{"way", intake::kWays[dice.below(intake::kWays.size())]}, {"content", std::string(64, 'a')}};
  if (const std::string filing = pool.filing(dice); !filing.empty() && dice.below(2) == 0) args.emplace("filing", filing);
  if (dice.below(2) == 0) args.emplace("remedy", "klage");
  return {"intake.enter_letter", args};
}

}  // namespace

std::string marker_of(const Wish& wish) { return std::string(kMarker) + " " + wish.id.str(); }

std::vector<intake::Upload> uploads_of(const Wish& wish) {
  std::vector<intake::Upload> out;
  if (wish.dice % 5 != 0) return out;
  for (std::uint64_t i = 0; i <= wish.dice % 2; ++i) {
    std::string text = "%PDF-1.4\n";
    for (std::uint64_t n = 0; n < 1 + (wish.dice + i) % 997; ++n) text += marker_of(wish) + "\n";
    text += "%%EOF\n";
    const ByteView bytes = bytes_of(text);
    out.push_back({.name = marker_of(wish) + ".pdf", .bytes = {bytes.begin(), bytes.end()}});
  }
  return out;
}

intake::Prepared prepared(Town& town, const Wish& wish) {
  if (wish.name == "intake.take_filing") {
    auto out = town.desk().accept(draft_of(town, wish), uploads_of(wish));
    if (!out) throw std::runtime_error(out.error().sentence);
    return *std::move(out);
  }
  if (wish.name == "intake.enter_letter") return prepared_with(town, wish, intake::letter_subject(wish.id), "addressee");
  if (!wish.subject.empty()) return prepared_with(town, wish, wish.subject, intake::part::kSender);
  return {.command = {.log = kTownLog, .id = wish.id, .actor = wish.actor, .name = wish.name, .args = wish.args}, .salts = {}};
}

void Client::settle() {
  if (const auto last = book_.last(); last && !last->refused) carry_out(last->wish, 1);
}

void Client::work() {
  const Wish wish = next();
  book_.write("wish\t" + encode_wish(wish) + "\n", false);
  carry_out(wish, dice_.below(8) == 0 ? 2 : 1);
  if (done_.empty() || dice_.below(6) != 0) return;
  const Wish again = done_[dice_.below(done_.size())];
  carry_out(again, 1);
}

Wish Client::next() {
  const Instant now = town_.clock.now();
  Wish out{.id = make_command_id(dice_, now), .seed = {}, .dice = dice_.below(std::uint64_t{1} << 40), .made = format_utc(now), .actor = "", .name = "", .args = "", .subject = ""};
  out.actor = std::string(kActors[dice_.below(kActors.size())]);
  dice_.fill(out.seed.bytes);
  const std::string filing = pool_.filing(dice_);
  const std::uint64_t roll = filing.empty() ? 0 : dice_.below(100);
  std::pair<std::string, object> what{"intake.take_filing", {}};
  if (roll >= 96) {
    what = {"approval.propose", {{"command", "subject.erase"}, {"args", object{{"subject", filing}, {"reason", "Aufbewahrung abgelaufen"}}}}};
    if (const auto request = pool_.request(dice_); request && dice_.below(4) > 0) what = {"approval.approve", {{"proposal", request->proposal}, {"seen", request->seen}}};
  } else if (roll >= 85) {
    what = letter(dice_, pool_);
  } else if (roll >= 81) {
    what = paper(dice_, pool_);
  } else if (roll >= 78) {
    what = {"intake.merge_filings", about(filing)};
    what.second.emplace("into", pool_.filing(dice_));
  } else if (roll >= 65) {
    what = step(dice_, filing);
  } else if (roll >= 55) {
    what = {"intake.correct_filing", about(filing)};
    if (dice_.below(2) == 0) out.subject = filing;
    what.second.emplace("urgency", intake::kUrgencies[dice_.below(intake::kUrgencies.size())]);
  } else if (const std::string form = roll % 8 == 1 ? pool_.form(dice_) : ""; !form.empty()) {
    what.second.emplace("form", form);
  }
  if (what.first == "intake.void_form" && text_in(what.second, "form").empty()) what = {"intake.print_forms", {{"count", 3}}};
  out.name = what.first;
  out.args = json::serialize(what.second);
  return out;
}

void Client::carry_out(const Wish& wish, std::size_t copies) {
  std::vector<intake::Prepared> ready;
  std::string sent;
  for (std::size_t i = 0; i < copies; ++i) {
    ready.push_back(prepared(town_, wish));
    const auto& sealed = ready.back().command.sealed;
    if (sealed) sent += "key\t" + wish.id.str() + "\t" + to_hex(sealed->wrapped_key) + "\n";
  }
  if (!sent.empty()) book_.write(sent, false);
  std::vector<std::future<state::Outcome>> answers;
  for (const intake::Prepared& one : ready) {
    const auto promise = std::make_shared<std::promise<state::Outcome>>();  // shared: kept until the executor is done with it
    answers.push_back(promise->get_future());
    town_.executor->submit(one.command, [promise](const state::Outcome& outcome, const std::exception_ptr& failure) {
      if (failure) return promise->set_exception(failure);
      promise->set_value(outcome);
    });
  }
  std::string told;
  std::string refused;
  for (std::size_t i = 0; i < copies; ++i) {
    const state::Outcome outcome = answers[i].get();
    if (outcome) told += handed_out(wish, ready[i], *outcome);
    if (!outcome) refused = "refused\t" + wish.id.str() + "\t" + outcome.error().code + "\n";
  }
  book_.write(told.empty() ? refused : told, true);
  if (told.empty()) return;
  if (done_.size() >= kRemembered) done_.erase(done_.begin());
  done_.push_back(wish);
}

std::string Client::handed_out(const Wish& wish, const intake::Prepared& prepared, const state::Committed& committed) {
  std::string out;
  for (std::uint64_t i = 0; i < committed.count; ++i) {
    auto receipt = town_.journal.receipt(kTownLog, committed.first + i);
    if (!receipt) throw std::runtime_error("committed and not there");
    receipt->salts = prepared.salts;
    if (wish.name == "intake.take_filing" && town_.desk().complete(kTownLog, committed, prepared.salts).receipt != *receipt)
      throw std::runtime_error("the desk hands out another receipt");
    out += "receipt\t" + wish.id.str() + "\t" + std::to_string(committed.first + i) + "\t" + to_base64(bytes_of(proof::encode_receipt(*receipt))) + "\n";
    if (!committed.repeated) learn(wish, receipt->core);
  }
  return out + "done\t" + wish.id.str() + "\t" + std::to_string(committed.first) + "\t" + std::to_string(committed.count) + "\n";
}

void Client::learn(const Wish& wish, const std::string& core) {
  object data;
  const auto entry = proof::decode_entry(bytes_of(core), &data);
  if (!entry) throw std::runtime_error(entry.error().sentence);
  if (entry->type == intake::event::kFiled) pool_.add_filing(entry->subject);
  if (entry->type == intake::event::kLetterEntered) pool_.add_letter(text_in(data, "number"));
  if (entry->type == approval::event::kProposed) pool_.add_request({entry->subject, mark_of(wish)});
  if (entry->type != intake::event::kFormsPrinted) return;
  for (auto serial = data.at("first").to_number<std::uint64_t>(); serial <= data.at("last").to_number<std::uint64_t>(); ++serial)
    pool_.add_form(intake::Number(entry->subject, serial).str());
}

}  // namespace nb::test
