// SPDX-License-Identifier: EUPL-1.2
#include "circular/courier.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/random.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "circular/commands.hpp"
#include "circular/contacts.hpp"
#include "circular/queries.hpp"
#include "circular/sheets.hpp"
#include "crypto/sha256.hpp"
#include "mail/message.hpp"
#include "state/executor.hpp"
#include "state/read_pool.hpp"

namespace nb::circular {

namespace json = boost::json;

namespace {

constexpr const char* kActor = "bote";
constexpr int kDoublings = 5;  // of the pause: a quarter of an hour at most
constexpr std::array<std::string_view, 2> kKinds{"circular", "escalation"};

json::object named(const Letter& letter) {
  return {{"circular", letter.subject}, {"version", letter.version}, {"person", letter.person}, {"kind", kKinds.at(static_cast<std::size_t>(letter.kind))}};
}

std::string_view outcome_word(mail::Delivery::Outcome outcome) {
  switch (outcome) {
    case mail::Delivery::Outcome::accepted:
      return "accepted";
    case mail::Delivery::Outcome::refused:
      return "refused";
    case mail::Delivery::Outcome::deferred:
      return "deferred";
    case mail::Delivery::Outcome::unreachable:
      return "unreachable";
    case mail::Delivery::Outcome::unknown:
      return "unknown";
  }
  return "unknown";
}

/// Everything is said above the link, so that nobody has to follow one to learn what to do.
std::string circular_text(const Version& version, const Recipient& recipient, const PlainText& plain, const Zone& zone) {
  std::string out = name_of(version) + ": " + version.content.title + "\n\n";
  if (!version.content.change.empty()) out += "Neu in dieser Fassung: " + version.content.change + "\nSie ersetzt die vorige Fassung.\n\n";
  if (recipient.former) {
    out += "Die frühere Fassung dieses Rundschreibens gilt für Sie nicht mehr.\n\n";
  } else {
    out += text_for(version, recipient.sections, plain) + "\n\n";
  }
  if (version.must_acknowledge) out += "Bitte bestätigen Sie, dass Sie das gelesen haben" + (version.deadline ? ", bis " + german_moment(zone, *version.deadline) : "") + ".\n";
  return out;
}

/// Others than those whom the deputy may know are counted, not named: who moved meanwhile is a stranger to the old office.
std::string escalation_text(const Version& version, const std::vector<Recipient>& missing, const Person& deputy, const PhoneTree& tree, const PlainText& plain) {
  std::string out = "Sie stehen als Vertretung im Verzeichnis. Bis zur Frist haben nicht bestätigt:\n\n";
  SectionMask mask = 0;
  std::size_t others = 0;
  for (const Recipient& one : missing) {
    mask |= one.sections;
    if (!may_know(deputy, one)) {
      ++others;
      continue;
    }
    const Person* person = tree.find(one.person);
    out += "- " + name_of_person(tree, one.person) + " (" + one.function + ")" + (person != nullptr && !person->phone.empty() ? ", Telefon " + person->phone : "") + "\n";
  }
  if (others > 0)
    out += fmt::format("- {} aus anderen Ämtern; wer das ist, sagt Ihnen der Stab\n", others == 1 ? "eine weitere Person" : fmt::format("{} weitere Personen", others));
  return out + "\nBitte geben Sie das Rundschreiben weiter oder erledigen Sie selbst, was zu tun ist.\n\n" + name_of(version) + ": " + version.content.title + "\n\n" +
         text_for(version, mask, plain) + "\n";
}

}  // namespace

std::string status_code(const mail::Delivery& delivery) {
  if (delivery.code == 0) return {};
  std::string out = std::to_string(delivery.code);
  const std::string_view rest = std::string_view(delivery.reply).substr(std::min<std::size_t>(4, delivery.reply.size()));
  const std::string_view word = rest.substr(0, rest.find(' '));
  const bool enhanced = word.size() >= 5 && word.size() <= 11 && std::ranges::all_of(word, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
  return enhanced ? out + " " + std::string(word) : out;
}

/// A mail ready to go, and the token in it.
struct Courier::Written {
  mail::Envelope envelope;
  std::string link;  ///< hash of the token; empty: none
};

state::Command Courier::command(const LogName& log, std::string name, std::string args) {
  return {.log = log, .id = make_command_id(parts_.random, parts_.clock.now()), .actor = kActor, .name = std::move(name), .args = std::move(args)};
}

/// Kept until it stands in the log: what could not be written now is written by the next call.
void Courier::settle() {
  if (!open_) return;
  (void)parts_.executor.run(*open_);
  open_.reset();
}

std::size_t Courier::recover() {
  settle();  // of this one the outcome is known
  std::vector<Letter> orphans;
  {
    const auto snapshot = parts_.readers.snapshot();
    orphans = orphaned_letters(snapshot.db());
  }
  for (const Letter& letter : orphans) (void)parts_.executor.run(settling(letter, {.outcome = mail::Delivery::Outcome::unknown}));
  return orphans.size();
}

std::optional<Courier::Written> Courier::write(const Letter& letter) {
  const auto to = parts_.contacts.find(letter.log, letter.person);
  if (!to || !parts_.from) return std::nullopt;
  const auto snapshot = parts_.readers.snapshot();
  const auto version = find_version(snapshot.db(), letter.log, letter.subject, letter.version);
  if (!version) return std::nullopt;
  const Instant now = parts_.clock.now();
  Written out{.envelope = {.from = *parts_.from, .to = *to, .data = {}}, .link = {}};
  std::string text;
  std::string subject = name_of(*version) + ": " + version->content.title;
  if (letter.kind == LetterKind::escalation) {
    auto missing = escalated_to(snapshot.db(), letter.log, letter.subject, letter.version, letter.person);
    std::erase_if(missing, [](const Recipient& one) { return one.covered.has_value(); });
    const PhoneTree tree(staff_of(snapshot.db(), letter.log, parts_.zone.local(now).day));
    const Person* deputy = tree.find(letter.person);
    if (missing.empty() || deputy == nullptr) return std::nullopt;  // nobody is missing any more, or the deputy stands in the directory no more
    text = escalation_text(*version, missing, *deputy, tree, parts_.plain);
    subject = "Vertretung: " + subject;
  } else {
    const auto recipient = find_recipient(snapshot.db(), letter.log, letter.subject, letter.version, letter.person);
    if (!recipient || recipient->acknowledged) return std::nullopt;
    text = circular_text(*version, *recipient, parts_.plain, parts_.zone);
    if (!parts_.link_base.empty()) {
      std::array<std::byte, 16> token{};
      parts_.random.fill(token);
      const std::string shown = to_hex(token);
      out.link = to_hex(crypto::sha256(bytes_of(shown)).bytes);
      text += "\nLesen und bestätigen, ohne Anmeldung (der Link gilt nur für Sie und nur einmal):\n" + parts_.link_base + "/rundschreiben/" + shown + "\n";
    }
  }
  const auto id = mail::MessageId::parse(fmt::format("rs-{}-{}.{}.{}.{}@{}", letter.log.str().substr(0, letter.log.str().find('/')), version->number, version->version,
                                                     kKinds.at(static_cast<std::size_t>(letter.kind)), letter.person, parts_.from->domain()));
  const auto line = mail::HeaderText::parse(subject);
  const auto name = mail::HeaderText::parse(parts_.from_name);
  if (!id || !line || !name) return std::nullopt;
  const auto data = mail::compose({.from = {*parts_.from, *name}, .to = {*to, *mail::HeaderText::parse("")}, .subject = *line, .text = text, .date = now, .id = *id});
  if (!data) return std::nullopt;
  out.envelope.data = *data;
  return out;
}

state::Command Courier::settling(const Letter& letter, const mail::Delivery& delivery) {
  json::object args = named(letter);
  args.emplace("outcome", outcome_word(delivery.outcome));
  args.emplace("code", status_code(delivery));
  return command(letter.log, "circular.settle_mail", json::serialize(args));
}

/// Writes down that this mail will be tried, together with what became of the one before. False: it must not be sent any more.
bool Courier::begin(const Letter& letter, const Written& mail) {
  json::object args = named(letter);
  if (!mail.link.empty()) {
    args.emplace("link", mail.link);
    args.emplace("expires", format_utc(parts_.clock.now() + parts_.link_lasts));
  }
  state::Command next = command(letter.log, "circular.begin_mail", json::serialize(args));
  if (!open_) return parts_.executor.run(std::move(next)).has_value();
  if (parts_.executor.run_all({*open_, next})) {
    open_.reset();
    return true;
  }
  settle();  // together they were refused; what happened is written down all the same
  return false;
}

void Courier::count(const mail::Delivery& delivery, Done& done) const {
  switch (delivery.outcome) {
    case mail::Delivery::Outcome::accepted:
      ++done.accepted;
      break;
    case mail::Delivery::Outcome::refused:
      ++done.refused;
      break;
    case mail::Delivery::Outcome::deferred:
    case mail::Delivery::Outcome::unreachable:
      ++done.deferred;
      break;
    case mail::Delivery::Outcome::unknown:
      ++done.unknown;
      break;
  }
}

void Courier::send_due(const std::atomic<bool>& stop, Done& done) {
  std::vector<Letter> due;
  {
    const auto snapshot = parts_.readers.snapshot();
    due = due_letters(snapshot.db(), parts_.clock.now());
  }
  for (const Letter& letter : due) {
    if (stop || rest_until_ > parts_.clock.now()) break;
    const auto mail = write(letter);
    if (!mail) continue;
    if (!begin(letter, *mail)) continue;
    const mail::Delivery delivery = parts_.sender->send(mail->envelope);
    count(delivery, done);
    open_ = settling(letter, delivery);
    const bool unreachable = delivery.outcome == mail::Delivery::Outcome::unreachable;
    trouble_ = unreachable ? delivery.reply : "";
    in_vain_ = unreachable ? in_vain_ + 1 : 0;
    // Longer and longer: each try is two entries in the log, and an outage may last for days.
    if (unreachable) rest_until_ = parts_.clock.now() + parts_.pause_when_unreachable * (1 << (std::min(in_vain_, kDoublings + 1) - 1));
  }
  settle();
}

std::size_t Courier::escalate() {
  std::vector<Overdue> late;
  {
    const auto snapshot = parts_.readers.snapshot();
    late = overdue(snapshot.db(), parts_.clock.now());
  }
  std::size_t done = 0;
  for (const Overdue& one : late) {
    const json::object args{{"circular", one.subject}, {"version", one.version}};
    if (parts_.executor.run(command(one.log, "circular.escalate", json::serialize(args)))) ++done;
  }
  return done;
}

Courier::Done Courier::run(const std::atomic<bool>& stop) {
  Done done{.escalated = escalate()};
  if (parts_.sender != nullptr) send_due(stop, done);
  return done;
}

}  // namespace nb::circular
