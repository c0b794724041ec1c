// SPDX-License-Identifier: EUPL-1.2
// The frame of the register's pages, and how they find, open and hand out what it holds.
#include <algorithm>
#include <iterator>

#include "base/error.hpp"
#include "intake/events.hpp"
#include "intake/prepare.hpp"
#include "journal/journal.hpp"
#include "journal/vault.hpp"
#include "proof/entry.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/stab_actions.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

bool carries_sealed(std::string_view type) { return type == intake::event::kFiled || type == intake::event::kCorrected || type == intake::event::kLetterEntered; }

void put_vault(const StabVisit& visit, Section bar) {
  if (!visit.may(staff::Right::vault_unlock)) return;
  const std::string owner = owner_of(visit);
  if (!visit.parts.vault.has_key(owner)) return bar.show("NO_DATA_KEY");
  const bool open = visit.parts.vault.unlocked(owner);
  bar.show_if(!open, "VAULT_LOCKED");
  if (!open) return;
  Section state = bar.add("VAULT_OPEN");
  const auto opening = visit.memory.vaults.opening(owner);
  if (opening) state.set_shown("OPENED_BY", opening->account, "HAS_OPENED_BY");
  put_form(visit, state, "vault.lock", visit.request.path);
}

/// The {id} of the page, or what a form that is shown again says.
std::string id_of(const StabVisit& visit) { return std::string(visit.request.param("id")); }

}  // namespace

std::string path_of(std::string_view folder, std::string_view number) {
  std::string out = "/stab/" + std::string(folder) + "/";
  for (const char c : number) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool may_see(const StabVisit& visit, const intake::Filing& filing) {
  if (visit.may(staff::Right::intake_read, filing.office)) return true;
  const auto taken = visit.memory.taken.find(filing.subject);  // whoever wrote it down hands out its receipt, whichever office it goes to
  return taken && taken->by == visit.session.account;
}

bool may_open(const StabVisit& visit, storage::Db& db, std::string_view subject) {
  if (visit.may(staff::Right::intake_sealed, "")) return true;
  const auto filing = intake::find_filing(db, visit.log(), subject);
  return filing ? visit.may(staff::Right::intake_sealed, filing->office) : visit.may(staff::Right::intake_sealed);  // a letter is of no office
}

bool may_recall(const StabVisit& visit, const std::string& subject, const JustTaken::Taken& taken) {
  if (taken.by == visit.session.account) return true;
  if (!visit.may(staff::Right::intake_sealed)) return false;
  visit.note_read(subject);
  return true;
}

std::optional<intake::Filing> filing_of(const StabVisit& visit, storage::Db& db) {
  const std::string id = id_of(visit);
  auto found = intake::find_filing(db, visit.log(), id);
  if (!found) found = intake::find_filing_by_number(db, visit.log(), id);
  return found && may_see(visit, *found) ? found : std::nullopt;
}

std::optional<intake::Letter> letter_of(const StabVisit& visit, storage::Db& db) {
  const std::string id = id_of(visit);
  auto found = intake::find_letter(db, visit.log(), id);
  return found ? found : intake::find_letter_by_number(db, visit.log(), id);
}

std::string owner_of(const StabVisit& visit) { return visit.town ? visit.town->town->municipality.ags.str() : "region"; }

Result<intake::Sealed, journal::OpenFault> open_sealed(const StabVisit& visit, storage::Db& db, std::string_view subject) {
  // Where no trace can be written nothing is opened.
  const bool traced = !visit.parts.journal.sealed();
  if (!traced || !visit.parts.vault.unlocked(owner_of(visit)) || !may_open(visit, db, subject)) return refuse(journal::OpenFault::locked);
  visit.note_read(subject);
  std::vector<std::uint64_t> entries;
  for (const intake::Event& event : intake::history(db, visit.log(), subject)) {
    if (carries_sealed(event.type)) entries.push_back(event.seq);
  }
  std::ranges::sort(entries);
  return intake::open_filing(visit.parts.journal, visit.parts.vault, visit.log(), entries);
}

intake::Sealed known_contents(const StabVisit& visit, storage::Db& db, const std::string& subject, bool erased) {
  if (erased) return {};
  if (auto taken = visit.memory.taken.find(subject); taken && may_recall(visit, subject, *taken)) return std::move(taken->sealed);
  auto opened = open_sealed(visit, db, subject);
  return opened ? *std::move(opened) : intake::Sealed{};
}

bool put_desk_frame(const StabVisit& visit, Section page, std::string_view title, DeskNav current) {
  const bool letters = current == DeskNav::letters || current == DeskNav::new_letter;
  put_stab_frame(visit, page, title, letters ? StabNav::dispatch : StabNav::intake);
  if (!visit.town) return false;
  Section bar = page.add("BAR");
  put_vault(visit, bar);
  return true;
}

std::optional<proof::Receipt> receipt_of(const StabVisit& visit, const std::string& subject, std::uint64_t seq) {
  auto receipt = visit.parts.journal.receipt(visit.log(), seq);
  if (!receipt) return receipt;
  if (const auto taken = visit.memory.taken.find(subject); taken && may_recall(visit, subject, *taken)) {
    const auto core = proof::decode_entry(bytes_of(receipt->core));
    const auto in_entry = [&](const proof::PartSalt& salt) { return core && std::ranges::find(core->parts, salt.name, &proof::PartDigest::name) != core->parts.end(); };
    std::ranges::copy_if(taken->salts, std::back_inserter(receipt->salts), in_entry);  // a later entry about the subject has parts of its own
    return receipt;
  }
  if (!visit.may(staff::Right::intake_sealed)) return receipt;
  const auto opened = journal::open_parts(visit.parts.journal, visit.parts.vault, visit.log(), seq);
  if (!opened) return receipt;
  visit.note_read(subject);
  receipt->salts.clear();
  for (const journal::OpenedPart& one : *opened) receipt->salts.push_back({one.name, one.salt});
  return receipt;
}

web::Response file_answer(std::string content_type, std::string bytes, const std::string& name) {
  return {.content_type = std::move(content_type),
          .text = std::move(bytes),
          .csp = "default-src 'none'; sandbox",
          .headers = {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

web::Response pdf_answer(const Bytes& pdf, const std::string& name) {
  web::Response response{.content_type = "application/pdf", .headers = {{"Content-Disposition", "inline; filename=\"" + name + "\""}}};
  response.text.resize(pdf.size());
  std::ranges::transform(pdf, response.text.begin(), [](std::byte b) { return static_cast<char>(b); });
  return response;
}

}  // namespace nb::pages
