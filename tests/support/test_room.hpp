// SPDX-License-Identifier: EUPL-1.2
// A small room for tests of journal, state and executor: things with a number each.
//   test.set       {"id","value"} → test.was_set            test.set_many {"ids":[…],"value"} → one entry each
//   test.set_once  {"id","value"} → refused if it is there  test.nothing  → no entries
//   test.refuse    → refused                                test.fail     → throws nb::Error{disk}
//   test.big       {"bytes"}      → an entry of that size   test.note {"id","text"} → test.was_noted with a part
//   test.sealed_note {"id"}       → test.was_noted with the command's sealed parts
//   test.erase    {"id"}          → test.was_erased, and the subject's keys are gone
#pragma once

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "state/command.hpp"
#include "state/projection.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::test {

class ThingProjection final : public state::Projection {
 public:
  explicit ThingProjection(int version = 1) : version_(version) {}
  [[nodiscard]] std::string_view name() const override { return "test"; }
  [[nodiscard]] int version() const override { return version_; }
  void create(storage::Db& db) const override {
    db.exec("CREATE TABLE thing(log TEXT NOT NULL, id TEXT NOT NULL, value INTEGER NOT NULL, note TEXT NOT NULL DEFAULT '', PRIMARY KEY(log, id)) STRICT, WITHOUT ROWID");
  }
  void apply(storage::Db& db, const state::AppliedEntry& entry) const override {
    if (entry.type == "test.was_set") {
      db.query("INSERT INTO thing(log, id, value) VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value")
          .bind(entry.log.str(), entry.subject, entry.data.at("value").to_number<std::int64_t>())
          .run();
    } else if (entry.type == "test.was_noted") {
      const std::string_view text = entry.parts.empty() ? std::string_view("(gelöscht)") : entry.parts.front().content;
      db.query("INSERT INTO thing(log, id, value, note) VALUES(?, ?, 0, ?) ON CONFLICT DO UPDATE SET note = excluded.note").bind(entry.log.str(), entry.subject, text).run();
    }
  }

 private:
  int version_;
};

inline std::optional<std::int64_t> thing(storage::Db& db, const LogName& log, std::string_view id) {
  storage::Query q = db.query("SELECT value FROM thing WHERE log = ? AND id = ?");
  q.bind(log.str(), id);
  return q.step() ? std::optional(q.i64(0)) : std::nullopt;
}

inline state::NewEntry was_set(std::string_view id, std::int64_t value) {
  state::NewEntry out{
      .type = "test.was_set", .subject = std::string(id), .data = boost::json::serialize(boost::json::object{{"value", value}}), .occurred = std::nullopt, .parts = {}};
  return out;
}

inline std::vector<state::CommandKind> thing_commands() {
  using state::DecideContext;
  using state::Decision;
  using Entries = std::vector<state::NewEntry>;
  const auto id = [](const boost::json::object& args) { return std::string_view(args.at("id").as_string()); };
  const auto value = [](const boost::json::object& args) { return args.at("value").to_number<std::int64_t>(); };
  return {
      {"test.set", [=](const DecideContext&, const boost::json::object& args) -> Decision { return Entries{was_set(id(args), value(args))}; }},
      {"test.set_once",
       [=](const DecideContext& context, const boost::json::object& args) -> Decision {
         if (thing(context.db, context.log, id(args))) return refuse(state::Refusal{"taken", "Das ist schon vergeben."});
         return Entries{was_set(id(args), value(args))};
       }},
      {"test.set_many",
       [=](const DecideContext&, const boost::json::object& args) -> Decision {
         Entries out;
         for (const boost::json::value& one : args.at("ids").as_array()) out.push_back(was_set(one.as_string(), value(args)));
         return out;
       }},
      {"test.nothing", [](const DecideContext&, const boost::json::object&) -> Decision { return Entries{}; }},
      {"test.refuse",
       [](const DecideContext&, const boost::json::object&) -> Decision {
         return refuse(state::Refusal{"not_today", "Heute nicht."});
       }},
      {"test.fail", [](const DecideContext&, const boost::json::object&) -> Decision { throw Error(ErrorKind::disk, "Der Datenträger meldet einen Fehler."); }},
      {"test.big",
       [](const DecideContext&, const boost::json::object& args) -> Decision {
         state::NewEntry entry = was_set("big", 1);
         entry.data = boost::json::serialize(boost::json::object{{"value", 1}, {"filler", std::string(args.at("bytes").to_number<std::size_t>(), 'x')}});
         return Entries{entry};
       }},
      {"test.note",
       [=](const DecideContext& context, const boost::json::object& args) -> Decision {
         state::NewEntry entry = was_set(id(args), 0);
         entry.type = "test.was_noted";
         entry.data = "{}";
         entry.occurred = context.now - std::chrono::hours(2);
         entry.parts.push_back({"text", std::string(args.at("text").as_string())});
         return Entries{entry};
       }},
      {"test.sealed_note",
       [=](const DecideContext&, const boost::json::object& args) -> Decision {
         state::NewEntry entry = was_set(id(args), 0);
         entry.type = "test.was_noted";
         entry.with_sealed = true;
         return Entries{entry};
       }},
      {"test.erase",
       [=](const DecideContext&, const boost::json::object& args) -> Decision {
         state::NewEntry entry = was_set(id(args), 0);
         entry.type = "test.was_erased";
         entry.erases_keys = true;
         return Entries{entry};
       }},
  };
}

}  // namespace nb::test
