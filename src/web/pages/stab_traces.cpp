// SPDX-License-Identifier: EUPL-1.2
// The auditor's page: who did, read, handed out what and when, from the log itself; as a page, as CSV, and each entry with its proof.
#include "web/pages/stab_traces.hpp"

#include <boost/json.hpp>
#include <utility>

#include "audit/events.hpp"
#include "audit/traces.hpp"
#include "audit/trail.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "journal/journal.hpp"
#include "proof/receipt.hpp"
#include "staff/queries.hpp"
#include "staff/rights.hpp"
#include "state/members.hpp"
#include "state/read_pool.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/stab_csv.hpp"
#include "web/pages/stab_names.hpp"
#include "web/pages/stab_trace_objects.hpp"
#include "web/pages/stab_trace_source.hpp"
#include "web/pages/stab_trace_words.hpp"
#include "web/pages/stab_visit.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

namespace json = boost::json;
using audit::Trace;

constexpr std::size_t kShown = 50;
constexpr std::uint64_t kLookMax = 50'000;  ///< entries for one page: less than half a second
constexpr std::size_t kExportMax = 20'000;
constexpr std::uint64_t kExportLookMax = 1'000'000;

struct Kind {
  const char* key;   ///< in addresses
  const char* type;  ///< beginning of the entry type
  const char* name;
};
constexpr std::array kKinds = std::to_array<Kind>({{"", "", "alles"},
                                                   {"gelesen", "audit.sealed_read", "Versiegeltes gelesen"},
                                                   {"angemeldet", "audit.signed_in", "Angemeldet"},
                                                   {"abgewiesen", "audit.sign_in_refused", "Abgewiesen"},
                                                   {"kontoschutz", "audit.account_changed", "Abmeldungen, Passwörter, zweite Faktoren"},
                                                   {"ausgegeben", "audit.exported", "Ausgegeben"},
                                                   {"ersetzt", "audit.list_replaced", "Listen ersetzt"},
                                                   {"rechte", "staff.", "Konten und Rechte"},
                                                   {"freigaben", "approval.", "Freigaben"},
                                                   {"eingaenge", "intake.", "Eingänge und Schreiben"},
                                                   {"abholung", "pickup.", "Abholung"},
                                                   {"schluessel", "subject.", "Löschungen und Datenschlüssel"},
                                                   {"lage", "situation.", "Lage"},
                                                   {"meldungen", "publish.", "Meldungen"},
                                                   {"tagebuch", "crisis.", "Tagebuch des Stabs"},
                                                   {"rundschreiben", "circular.", "Rundschreiben"},
                                                   {"termine", "appointments.", "Termine"},
                                                   {"stammdaten", "catalogue.", "Stammdaten"}});

const Kind& kind_of(const StabVisit& visit) {
  const auto found = std::ranges::find_if(kKinds, [key = visit.query("was")](const Kind& one) { return key == one.key; });
  return found == kKinds.end() ? kKinds.front() : *found;
}

constexpr std::array kAccountChanges = std::to_array<std::pair<std::string_view, std::string_view>>({{"signed_out", "Abgemeldet"},
                                                                                                     {"enrolled", "Einladung angenommen"},
                                                                                                     {"invited", "Eingeladen"},
                                                                                                     {"factor_added", "Eingerichtet"},
                                                                                                     {"factor_removed", "Entfernt"},
                                                                                                     {"password_changed", "Passwort geändert"},
                                                                                                     {"password_reset", "Passwort am Rechner neu gesetzt"},
                                                                                                     {"sheet_printed", "Einladungsblatt gedruckt"},
                                                                                                     {"session_ended", "Sitzung beendet"}});
constexpr std::array kAccountThings = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"passkey", "Passkey"}, {"app", "App für Codes"}, {"printed_codes", "gedruckte Codes"}, {"one", "eine"}, {"others", "alle anderen"}, {"all", "alle"}});

constexpr std::array kSignInWays = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"password", "Passwort"}, {"app_code", "Passwort und App"}, {"printed_code", "Passwort und gedruckter Code"}, {"passkey", "Passkey"}, {"unknown", ""}});
template <std::size_t count>
std::string word_for(const std::array<std::pair<std::string_view, std::string_view>, count>& words, std::string_view key) {
  const auto found = std::ranges::find(words, key, &std::pair<std::string_view, std::string_view>::first);
  return std::string(found == words.end() ? key : found->second);
}

std::string purpose_words(std::string_view purpose) {
  const auto found = std::ranges::find_if(kReadPurposes, [&](const ReadPurpose& one) { return purpose == one.word; });
  return found == kReadPurposes.end() ? std::string(purpose) : found->german;
}

/// What an entry says, in a few words; names and contents are never in it.
class Details {
 public:
  Details(const StabVisit& visit, std::vector<std::string> accounts) : visit_(visit), accounts_(std::move(accounts)) {}

  [[nodiscard]] std::string of(const Trace& trace) const {
    boost::system::error_code error;
    const json::value parsed = json::parse(trace.data, error);
    if (error || !parsed.is_object()) return {};
    const json::object& data = parsed.as_object();
    if (trace.type == audit::event::kSealedRead) return read(data);
    if (trace.type == audit::event::kSignInRefused) return refused(data);
    if (trace.type == audit::event::kSignedIn) return word_for(kSignInWays, state::text_member(data, "way"));
    if (trace.type == audit::event::kExported || trace.type == audit::event::kListReplaced) return exported(data);
    if (trace.type == audit::event::kAccountChanged) return account(data, trace);
    if (trace.type.starts_with("staff.role_")) return role(data);
    return std::string(state::text_member(data, "reason"));
  }

 private:
  [[nodiscard]] static std::string read(const json::object& data) {
    std::string out(read_words(state::text_member(data, "what")));
    const json::value* list = data.if_contains("subjects");
    if (list != nullptr && list->is_array()) out += " mit " + counted(list->get_array().size(), "Vorgang", "Vorgängen");
    return out + ", Zweck: " + purpose_words(state::text_member(data, "purpose"));
  }

  /// "Liste der Abholungen: 12 Zeilen, stand=offen"
  [[nodiscard]] static std::string exported(const json::object& data) {
    const std::string filter(state::text_member(data, "filter"));
    return std::string(export_words(state::text_member(data, "what"))) + ": " + counted(state::number_member(data, "count"), "Zeile", "Zeilen") +
           (filter.empty() ? "" : ", " + filter);
  }

  /// "Passkey eingerichtet", "Abgemeldet", "Sitzung beendet (von leitung)".
  [[nodiscard]] static std::string account(const json::object& data, const Trace& trace) {
    const auto find = [](const auto& words, std::string_view key) {
      const auto found = std::ranges::find(words, key, [](const auto& pair) { return pair.first; });
      return found == words.end() ? std::string(key) : std::string(found->second);
    };
    std::string out = find(kAccountChanges, state::text_member(data, "what"));
    if (const std::string thing = find(kAccountThings, state::text_member(data, "thing")); !thing.empty()) out += ": " + thing;
    return trace.actor == trace.subject ? out : out + " (von " + trace.actor + ")";
  }

  [[nodiscard]] std::string refused(const json::object& data) const {
    std::string out = counted(state::number_member(data, "count"), "Versuch", "Versuche") + ", " + counted(state::number_member(data, "addresses"), "Adresse", "Adressen");
    const json::value* list = data.if_contains("accounts");
    if (list == nullptr || !list->is_array()) return out;
    for (const json::value& one : list->get_array()) {
      if (!one.is_object()) continue;
      const std::string_view why = state::text_member(one.get_object(), "reason");
      out += ", " + std::to_string(state::number_member(one.get_object(), "count")) + "-mal " + (why.empty() ? "" : std::string(refusal_words(why)) + " ") + "(" +
             name_of(state::text_member(one.get_object(), "mark")) + ")";
    }
    return out;
  }

  [[nodiscard]] std::string name_of(std::string_view mark) const {
    if (mark == audit::mark_of("")) return "ohne Namen";
    const auto found = std::ranges::find_if(accounts_, [&](const std::string& account) { return audit::mark_of(account) == mark; });
    return found == accounts_.end() ? "Name " + std::string(mark) : *found;
  }

  /// "Sachbearbeitung in Arnsberg, Bürgeramt, bis 06.11.2023, 18:00 Uhr, Grund: Vertretung"
  [[nodiscard]] std::string role(const json::object& data) const {
    const auto known = staff::parse_role(state::text_member(data, "role"));
    std::string out = known ? std::string(german(*known)) : std::string(state::text_member(data, "role"));
    const std::string_view town = state::text_member(data, "town");
    if (town == staff::kWholeRegion) out += " in der ganzen Region";
    if (!town.empty() && town != staff::kWholeRegion) out += " in " + town_name(visit_, town);
    const auto add = [&](const char* before, std::string_view said, const char* after = "") {
      if (!said.empty()) out += std::string(before) + std::string(said) + after;
    };
    const auto moment = [&](const char* member) {
      const auto at = parse_rfc3339(state::text_member(data, member));
      return at ? visit_.moment(*at) : std::string();
    };
    add(", ", state::text_member(data, "office"));
    add(", ab ", moment("from"), " Uhr");
    add(", bis ", moment("until"), " Uhr");
    add(", verliehen von ", state::text_member(data, "lent_by"));
    add(", Grund: ", state::text_member(data, "reason"));
    return out;
  }

  const StabVisit& visit_;
  std::vector<std::string> accounts_;
};

audit::Filter filter_of(const StabVisit& visit, storage::Db& db, const TraceSource& source) {
  audit::Filter out{.actor = std::string(trim(visit.query("wer"))), .type = kind_of(visit).type, .object = object_typed(visit, db, trim(visit.query("objekt")))};
  if (const auto day = parse_date(visit.query("von"))) out.from = visit.parts.zone.instant(*day, std::chrono::seconds(0));
  if (const auto day = parse_date(visit.query("bis"))) out.to = visit.parts.zone.instant(std::chrono::sys_days(*day) + std::chrono::days(1), std::chrono::seconds(0));
  out.seen = source.seen;
  return out;
}

Details details(const StabVisit& visit, storage::Db& db, const TraceSource& source) {
  std::vector<std::string> accounts = staff::all_account_names(db, region_log());
  if (source.named) std::erase_if(accounts, [&](const std::string& account) { return !source.named(account); });
  return {visit, std::move(accounts)};
}

void put_filter(const StabVisit& visit, Section page) {
  for (const auto& [name, marker] : {std::pair{"wer", "WHO"}, std::pair{"von", "DAY_FROM"}, std::pair{"bis", "DAY_TO"}, std::pair{"objekt", "OBJECT"}})
    page.set(marker, visit.query(name));
  page.set("KIND", kind_of(visit).key);
  for (const Kind& one : kKinds) {
    Section option = page.add("KIND_OPTION");
    option.set("KIND_KEY", one.key);
    option.set("KIND_NAME", one.name);
    option.show_if(&one == &kind_of(visit), "CHOSEN");
  }
}

std::string filter_words(const StabVisit& visit) {
  std::string out = "Ort " + (visit.place.empty() ? std::string("Region") : visit.place);
  for (const char* name : {"wer", "was", "von", "bis", "objekt"}) {
    if (const std::string value = visit.query(name); !value.empty() && is_utf8(value)) out += ", " + std::string(name) + " " + value.substr(0, 60);
  }
  return out;
}

}  // namespace

Reading reading_of(const StabVisit& visit) {
  const std::string_view path = visit.request.path;
  const std::string id(visit.request.param("id"));
  std::string_view what = id.empty() ? kRead.list : kRead.filing;
  if (path.starts_with("/stab/ausgang")) what = id.empty() ? kRead.letters : kRead.letter;
  if (path.find("/anlage/") != std::string_view::npos) what = kRead.attachment;
  if (path.find("/beleg") != std::string_view::npos || path.ends_with(".tlog-proof")) what = kRead.receipt;
  if (path == "/stab/eingang/suche") what = kRead.search;
  if (path.starts_with("/stab/abholung")) what = !id.empty() ? kRead.pickup : visit.query("q").empty() ? kRead.pickups : kRead.search;
  if (path.starts_with("/stab/termine")) what = id.empty() || path.starts_with("/stab/termine/absagen/") ? kRead.bookings : kRead.booking;
  std::string purpose = !visit.trace.purpose.empty() ? visit.trace.purpose : !id.empty() ? id : kReadPurposes.front().word;
  if (purpose.starts_with("m-")) std::ranges::transform(purpose, purpose.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return {std::string(what), purpose.substr(0, 60)};
}

std::string_view stab_traces(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Spuren", StabNav::none);
  put_filter(visit, page);
  const auto snapshot = visit.parts.readers.snapshot();
  const TraceSource source = trace_source(visit, kind_of(visit).type);
  const auto found = audit::find_traces(visit.parts.journal, source.log, filter_of(visit, snapshot.db(), source), parse_u64(visit.query("vor")), kShown, kLookMax);
  const Details words = details(visit, snapshot.db(), source);
  for (const Trace& trace : found.traces) {
    Section row = page.add("TRACE");
    row.set("SEQ", std::to_string(trace.seq));
    row.set("NUMBER", german_number(trace.seq));
    row.set("AT", visit.moment(trace.at));
    row.set("ACTOR", trace.actor);
    row.set("WHAT", trace_words(trace.type));
    const TraceObject object = trace_object(visit, snapshot.db(), trace);
    row.set_shown("ABOUT_KIND", object.kind, "HAS_KIND");
    row.set("ABOUT", object.name);
    row.set("DETAIL", words.of(trace));
  }
  page.show(found.traces.empty() ? "NONE" : "SOME");
  page.show_if(visit.town != nullptr && kind_of(visit).type == std::string_view(), "ACCOUNTS_APART");
  if (found.looked_to > 0) page.set_shown("BEFORE", std::to_string(found.looked_to), "OLDER");
  return "traces";
}

std::optional<web::Response> stab_traces_csv(const StabVisit& visit) {
  const auto snapshot = visit.parts.readers.snapshot();
  const TraceSource source = trace_source(visit, kind_of(visit).type);
  const auto found = audit::find_traces(visit.parts.journal, source.log, filter_of(visit, snapshot.db(), source), std::nullopt, kExportMax, kExportLookMax);
  const Details words = details(visit, snapshot.db(), source);
  std::string out = std::string(kCsvBegin) + "Protokoll;Nr;Zeit;Wer;Art;Kennung;Gegenstand;Angaben;Blatt-Prüfsumme\r\n";
  for (const Trace& trace : found.traces) {
    out += csv_cell(source.log.str()) + ";" + std::to_string(trace.seq) + ";" + csv_cell(format_utc(trace.at)) + ";" + csv_cell(trace.actor) + ";" +
           csv_cell(trace_words(trace.type)) + ";" + csv_cell(trace.type) + ";" + csv_cell(trace_object(visit, snapshot.db(), trace).words()) + ";" + csv_cell(words.of(trace)) +
           ";" + csv_cell(to_hex(trace.leaf.bytes)) + "\r\n";
  }
  if (found.looked_to > 0) out += "# Es gibt ältere Einträge vor Nr. " + std::to_string(found.looked_to) + "; bitte den Zeitraum enger fassen.\r\n";
  out += csv_checkpoint(visit, source.log);
  visit.trace.exported = "traces";
  visit.trace.exported_count = found.traces.size();
  visit.trace.exported_filter = filter_words(visit);
  return file_answer("text/csv; charset=utf-8", std::move(out), "Spuren-" + (visit.place.empty() ? std::string("region") : visit.place) + ".csv");
}

std::optional<web::Response> stab_trace_proof(const StabVisit& visit) {
  const auto seq = parse_u64(visit.request.param("nr"));
  const TraceSource source = trace_source(visit, kind_of(visit).type);
  const auto is_shown = [&] {
    audit::Filter only;
    only.type = kind_of(visit).type;
    only.seen = source.seen;
    return !audit::find_traces(visit.parts.journal, source.log, only, *seq + 1, 1, 1).traces.empty();
  };
  if (!seq || (source.seen && !is_shown())) return std::nullopt;
  auto receipt = visit.parts.journal.receipt(source.log, *seq);
  if (!receipt) return std::nullopt;
  receipt->salts.clear();  // what was sealed or is personal is none of the proof's business
  return file_answer("application/octet-stream", proof::encode_receipt(*receipt), "Eintrag-" + std::to_string(*seq) + ".tlog-proof");
}

}  // namespace nb::pages
