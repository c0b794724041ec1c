// SPDX-License-Identifier: EUPL-1.2
#include "app/second_person.hpp"

#include <fmt/ostream.h>

#include <boost/json.hpp>

#include "app/gateway.hpp"
#include "approval/queries.hpp"
#include "base/random.hpp"

namespace nb::app {

namespace {

/// The id of what this command was entered as: the newest of its log that asks for exactly this.
std::string id_in(storage::Db& state, const state::Command& command, const boost::json::value& args) {
  const std::string mark = approval::seen_mark(command.log, command.name, boost::json::serialize(args));
  for (const approval::Proposal& one : approval::newest(state, 100)) {
    if (one.log == command.log && one.seen == mark) return approval::id_of(one.log, one.number);
  }
  return {};
}

}  // namespace

Result<Carried, state::Refusal> carry_out(Gateway& gateway, Random& random, const state::Command& command, const SecondPerson& second) {
  const AllOutcome direct = gateway.run_all({command});
  if (direct) return Carried{.how = Carried::How::done, .committed = direct->front(), .proposal = {}};
  if (direct.error().code != kNeedsSecondPerson) return refuse(direct.error());
  const boost::json::value args = boost::json::parse(command.args);  // it was understood a moment ago
  boost::json::object wrapped{{"command", command.name}, {"args", args}};
  if (!second.reason.empty()) wrapped["reason"] = second.reason;
  state::Command wish{command.log, make_command_id(random, gateway.now()), command.actor, second.alone ? "approval.act_alone" : "approval.propose",
                      boost::json::serialize(wrapped)};
  const AllOutcome outcome = gateway.run_all({std::move(wish)});
  if (!outcome) return refuse(outcome.error());
  return Carried{.how = second.alone ? Carried::How::alone : Carried::How::proposed, .committed = outcome->front(), .proposal = id_in(gateway.state(), command, args)};
}

void tell(const Carried& carried, const LogName& log, Io io) {
  if (carried.committed.count == 0) return fmt::print(io.out, "Nichts zu tun: Das gilt schon.\n");
  switch (carried.how) {
    case Carried::How::done:
      return fmt::print(io.out, "Eingetragen: {} Nr. {}\n", log.str(), carried.committed.first);
    case Carried::How::proposed:
      return fmt::print(io.out,
                        "Zur Freigabe vorgelegt als Vorlage {} ({}); es gilt noch nicht. Eine zweite Person gibt sie mit ihrem Konto unter /stab/freigaben frei.\n"
                        "Ist niemand erreichbar und eilt es: denselben Befehl mit --allein --grund \"…\" wiederholen.\n",
                        carried.proposal, log.str());
    case Carried::How::alone:
      return fmt::print(io.out, "Eingetragen: {} Nr. {}. Es ist als allein ausgeführt markiert (Nr. {}), bis eine zweite Person unter /stab/freigaben nachgesehen hat.\n",
                        log.str(), carried.committed.first, carried.proposal);
  }
}

}  // namespace nb::app
