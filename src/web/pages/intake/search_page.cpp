// SPDX-License-Identifier: EUPL-1.2
// Finding a filing by its number, however it is written down, by the number of the paper form it was captured from, and, while the
// vault is open, by words of what is sealed.
#include "base/text.hpp"
#include "finder/index.hpp"
#include "intake/number.hpp"
#include "intake/search_words.hpp"
#include "journal/vault.hpp"
#include "state/read_pool.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/stab_traces.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

std::optional<intake::Filing> by_form(storage::Db& db, const LogName& log, const std::string& text) {
  const auto number = intake::Number::parse(text);
  if (!number || number->prefix() != intake::prefix_of(intake::Series::form, log)) return std::nullopt;
  const auto subject = intake::filing_of_form(db, log, number->serial());
  return subject ? intake::find_filing(db, log, *subject) : std::nullopt;
}

/// The running number alone: "123" for "M-000123-4".
std::optional<intake::Filing> by_serial(storage::Db& db, const LogName& log, const std::string& text) {
  const auto serial = parse_u64(text);
  if (!serial || *serial == 0) return std::nullopt;
  return intake::find_filing_by_number(db, log, intake::Number(intake::prefix_of(intake::Series::filing, log), *serial).str());
}

constexpr std::size_t kHitsShown = 30;
constexpr std::uint64_t kEntriesAtOnce = 20'000;  ///< taken into the index while somebody waits: about two seconds

void put_hit(const StabVisit& visit, Section page, const intake::Filing& filing, const char* how, const std::string& about = {}) {
  Section hit = page.add("HIT");
  hit.set("NUMBER", filing.number);
  hit.set("HIT_PATH", path_of("eingang", filing.number));
  hit.set("RECEIVED", visit.moment(filing.received));
  hit.set("CHANNEL", german(filing.channel));
  hit.set("HOW", how);
  hit.set_shown("ABOUT", trim(about), "HAS_ABOUT");
  put_mark(hit, mark(filing.state));
}

/// By words of name, address, telephone, subject line or reference, through the blind index. False if there is nothing.
bool put_found_by_words(const StabVisit& visit, storage::Db& db, Section page, const std::string& wanted) {
  const std::uint64_t left = visit.parts.search.catch_up(visit.log(), kEntriesAtOnce);
  if (left > 0) page.set_shown("LEFT", german_number(left), "NOT_ALL");
  const auto found = visit.parts.search.search(visit.log(), intake::kFilingKind, intake::wanted_words(wanted), kHitsShown);
  if (!found) return false;
  bool any = false;
  for (const std::string& subject : found->subjects) {
    const auto filing = intake::find_filing(db, visit.log(), subject);
    if (!filing || !may_open(visit, db, subject)) continue;
    const auto opened = open_sealed(visit, db, subject);
    put_hit(visit, page, *filing, "Name, Anschrift, Telefon, Betreff oder Aktenzeichen", opened ? opened->sender.name + " " + opened->content.title : "");
    any = true;
  }
  page.show_if(found->more, "MORE");
  return any;
}

}  // namespace

std::string_view desk_search(const StabVisit& visit, Section page) {
  if (!put_desk_frame(visit, page, "Eingang suchen", DeskNav::search)) return kNoTown;
  const std::string raw = visit.query("q");
  const std::string wanted(trim(is_utf8(raw) ? raw : ""));
  page.set("QUERY", wanted);
  for (const ReadPurpose& one : kReadPurposes) {
    Section option = page.add("PURPOSE");
    option.set("PURPOSE_KEY", one.word);
    option.set("PURPOSE_NAME", one.german);
    option.show_if(visit.query("zweck") == one.word, "CHOSEN");
  }
  if (wanted.empty()) return "intake_search";
  const auto snapshot = visit.parts.readers.snapshot();
  bool found = false;
  const auto take = [&](const std::optional<intake::Filing>& filing, const char* how) {
    if (!filing || found || !may_see(visit, *filing)) return;
    put_hit(visit, page, *filing, how);
    found = true;
  };
  take(intake::find_filing_by_number(snapshot.db(), visit.log(), wanted), "Eingangsnummer");
  take(by_form(snapshot.db(), visit.log(), wanted), "Formularnummer");
  take(by_serial(snapshot.db(), visit.log(), wanted), "laufende Nummer");
  const std::string purpose = visit.query("zweck");
  visit.trace.purpose = is_read_purpose(purpose) ? purpose : kReadPurposes.front().word;
  const bool by_words = !found && visit.may(staff::Right::intake_sealed) && visit.parts.vault.unlocked(owner_of(visit));
  if (by_words) found = put_found_by_words(visit, snapshot.db(), page, wanted);
  page.show_if(!found, "NOTHING_FOUND");
  page.show_if(!found && !by_words, "NUMBERS_ONLY");
  return "intake_search";
}

}  // namespace nb::pages
