// SPDX-License-Identifier: EUPL-1.2
// What became of the mails: what waits for a decision first.
#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include "circular/contacts.hpp"
#include "state/read_pool.hpp"
#include "web/pages/circular/pages.hpp"
#include "web/pages/circular/words.hpp"
#include "web/pages/stab_mail_reason.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

using circular::Letter;
using circular::LetterKind;
using circular::MailState;

constexpr std::size_t kShown = 300;

std::string_view german(MailState state) {
  switch (state) {
    case MailState::queued:
      return "wartet";
    case MailState::attempted:
      return "wird gerade verschickt";
    case MailState::deferred:
      return "vom Mailserver vertagt";
    case MailState::accepted:
      return "angenommen";
    case MailState::refused:
      return "abgelehnt";
    case MailState::unknown:
      return "ungewiss";
    case MailState::arrived:
      return "angekommen";
    case MailState::dropped:
      return "nicht mehr nötig";
  }
  return {};
}

bool waits_for_a_person(const Letter& one) { return one.state == MailState::unknown || one.state == MailState::refused; }

void put_letter(const StabVisit& visit, Section row, const circular::PhoneTree& tree, const circular::Version& version, const Letter& one) {
  const bool decide = waits_for_a_person(one);
  row.set("NAME", circular::name_of_person(tree, one.person));
  row.show_if(one.kind == LetterKind::escalation, "ESCALATION");
  row.set("STATE", german(one.state));
  row.set_shown("WHY", mail_reason(one.code), "HAS_WHY");
  row.set_shown("CODE", one.code, "HAS_CODE");
  row.set("ATTEMPTS", counted(one.attempts, "Versuch", "Versuche"));
  if (one.next) row.set_shown("NEXT_TIME", visit.moment(*one.next), "HAS_NEXT_TIME");
  if (!decide || !visit.may_ask("circular.judge_mail")) return;
  Section form = row.add("JUDGE");
  put_form(visit, form, "circular.judge_mail", circular_path(version.number) + "/mails", {"a.person", one.person});
  form.set("SUBJECT", version.subject);
  form.set("VERSION", std::to_string(version.version));
  form.set("PERSON", one.person);
  form.set("KIND", one.kind == LetterKind::escalation ? "escalation" : "circular");
  form.set("NAME", circular::name_of_person(tree, one.person));
}

}  // namespace

std::string_view circular_mails(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  storage::Db& db = snapshot.db();
  const auto found = visit.town ? circular_of(visit, db) : std::nullopt;
  const auto version = found && found->sent > 0 ? circular::find_version(db, visit.log(), found->subject, found->sent) : std::nullopt;
  if (!put_circular_frame(visit, page, version ? "Mails zu " + circular::name_of(*version) : "Mails")) return kNoCircularTown;
  if (!version) return "missing";
  const circular::PhoneTree tree = tree_of(visit, db);
  page.set("PATH_OF", circular_path(version->number));
  page.show_if(!visit.parts.circulars.mail, "NO_MAIL");
  page.set_shown("TROUBLE", visit.parts.circulars.trouble ? visit.parts.circulars.trouble() : "", "HAS_TROUBLE");
  std::map<MailState, std::uint64_t> counts;
  std::uint64_t without = 0;
  std::size_t shown = 0;
  std::vector<Letter> to_decide;
  std::vector<Letter> waiting;
  for (const Letter& one : circular::letters_of(db, visit.log(), found->subject, found->sent)) {
    const bool address = visit.parts.circulars.contacts.find(visit.log(), one.person).has_value();
    if (one.state == MailState::queued && !address) {
      ++without;
      if (without <= kShown) page.add("WITHOUT").set("NAME", circular::name_of_person(tree, one.person));
      continue;
    }
    ++counts[one.state];
    if (one.state == MailState::accepted || one.state == MailState::arrived || one.state == MailState::dropped || ++shown > kShown) continue;
    (waits_for_a_person(one) ? to_decide : waiting).push_back(one);
  }
  for (const auto& [list, box, name] : {std::tuple(&to_decide, "ANY_TO_DECIDE", "TO_DECIDE"), std::tuple(&waiting, "ANY_WAITING", "WAITING")}) {
    if (list->empty()) continue;
    Section section = page.add(box);
    for (const Letter& one : *list) put_letter(visit, section.add(name), tree, *version, one);
    section.show_if(shown > kShown, "MORE");
  }
  for (const auto& [state, count] : counts) {
    Section row = page.add("COUNT");
    row.set("STATE", german(state));
    row.set("NUMBER", german_number(count));
  }
  if (without > 0) page.set_shown("WITHOUT_COUNT", counted(without, "Person hat", "Personen haben"), "SOME_WITHOUT");
  return "circular_mails";
}

}  // namespace nb::pages
