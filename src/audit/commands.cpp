// SPDX-License-Identifier: EUPL-1.2
#include "audit/commands.hpp"

#include <boost/json.hpp>
#include <initializer_list>

#include "audit/events.hpp"
#include "state/args.hpp"

namespace nb::audit {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

constexpr std::size_t kSubjectsMax = 60;
constexpr std::size_t kAccountsMax = 40;

state::Refusal malformed() { return {"audit.malformed", "Die Spur ließ sich nicht festhalten, weil Angaben fehlen; bitte laden Sie die Seite neu."}; }

Decision entry(std::string_view type, const std::string& subject, const object& data) {
  return std::vector{state::NewEntry{.type = std::string(type), .subject = subject, .data = boost::json::serialize(data), .occurred = std::nullopt, .parts = {}}};
}

Decision note_sign_in(const DecideContext&, const object& given) {
  state::Args args(given, {"account", "way"});
  const std::string account = args.name("account");
  const std::string way = args.name("way");
  if (args.fault()) return refuse(malformed());
  return entry(event::kSignedIn, account, {{"way", way}});
}

Decision note_account(const DecideContext&, const object& given) {
  state::Args args(given, {"account", "what", "thing"});
  const std::string account = args.name("account");
  object data{{"what", args.name("what", 40)}};
  const std::string thing = args.text("thing", 40);
  if (args.fault()) return refuse(malformed());
  if (!thing.empty()) data["thing"] = thing;
  return entry(event::kAccountChanged, account, data);
}

Decision note_refusals(const DecideContext&, const object& given) {
  state::Args args(given, {"from", "count", "addresses", "accounts"});
  const auto from = args.moment("from");
  const auto count = args.number("count");
  const auto addresses = args.number("addresses");
  const auto accounts = args.objects("accounts", kAccountsMax);
  if (args.fault() || !from || !count || !addresses) return refuse(malformed());
  boost::json::array list;
  for (const object* one : accounts) {
    state::Args fields(*one, {"mark", "reason", "count"});
    const std::string mark = fields.name("mark", 40);
    const std::string reason = fields.name("reason", 40);
    const auto tries = fields.number("count");
    if (fields.fault() || !tries) return refuse(malformed());
    list.push_back(object{{"mark", mark}, {"reason", reason}, {"count", *tries}});
  }
  return entry(event::kSignInRefused, "sign-in", {{"from", format_utc(*from)}, {"count", *count}, {"addresses", *addresses}, {"accounts", std::move(list)}});
}

Decision note_read(const DecideContext&, const object& given) {
  state::Args args(given, {"subject", "what", "purpose", "subjects"});
  const std::string subject = args.name("subject");
  object data{{"what", args.name("what", 40)}, {"purpose", args.name("purpose", 100)}};
  const std::vector<std::string> subjects = args.texts("subjects", kSubjectsMax);
  if (args.fault()) return refuse(malformed());
  if (!subjects.empty()) data["subjects"] = boost::json::array(subjects.begin(), subjects.end());
  return entry(event::kSealedRead, subject, data);
}

Decision note_export(const DecideContext&, const object& given) {
  state::Args args(given, {"what", "count", "filter"});
  object data{{"what", args.name("what", 40)}};
  const auto count = args.number("count");
  const std::string filter = args.text("filter", 500);
  if (args.fault() || !count) return refuse(malformed());
  data["count"] = *count;
  if (!filter.empty()) data["filter"] = filter;
  return entry(event::kExported, "traces", data);
}

Decision note_list(const DecideContext&, const object& given) {
  state::Args args(given, {"what", "count"});
  const std::string what = args.name("what", 40);
  const auto count = args.number("count");
  if (args.fault() || !count) return refuse(malformed());
  return entry(event::kListReplaced, "lists", {{"what", what}, {"count", *count}});
}

}  // namespace

std::vector<state::CommandKind> commands() {
  return {{"audit.note_sign_in", note_sign_in}, {"audit.note_account", note_account}, {"audit.note_refusals", note_refusals},
          {"audit.note_read", note_read},       {"audit.note_export", note_export},   {"audit.note_list", note_list}};
}

}  // namespace nb::audit
