// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/deadline_notice.hpp"

#include <algorithm>

#include "deadlines/rules.hpp"
#include "web/pages/facts.hpp"

namespace nb::pages {

namespace {

/// Ways on which something can reach the authority in time, the safest first: what leaves a trace without its IT.
constexpr std::array<std::string_view, 6> kWays{"post", "fax", "counter", "email", "online", "phone"};

bool takes_filings(const publish::View& authority, const catalogue::Service& service, std::string_view way) {
  const bool on_paper = way == "post" || way == "counter";  // every authority takes a letter and a statement for the record
  const bool offered = on_paper || std::find(service.channels.begin(), service.channels.end(), way) != service.channels.end();
  const situation::ServiceState state = channel(authority, way).state;
  return offered && (state == situation::ServiceState::possible || state == situation::ServiceState::limited);
}

/// The way to the calculator with the rule chosen; exported files have none, and "without delay" needs none.
void put_calculator(const Context& context, Section notice, const std::string& key) {
  const auto id = deadlines::parse_rule_id(key);
  if (!id || deadlines::rule(*id).outcome == deadlines::Outcome::without_delay) return;
  notice.add("COMPUTE").set_shown("COMPUTE_RULE", context.live ? key : "", "COMPUTE_RULE_SHOWN");
}

}  // namespace

void put_deadline(const Context& context, Section page, const publish::View& authority, const catalogue::Service& service) {
  if (service.deadline_rule.empty() || service.deadline_rule == "none") return;
  const std::string* rule = context.texts.find("deadline." + service.deadline_rule);
  if (rule == nullptr) return;  // a rule this program does not know yet: better nothing than a wrong sentence
  Section notice = page.add("DEADLINE");
  notice.set("DEADLINE_RULE", *rule);
  put_calculator(context, notice, service.deadline_rule);
  if (service.deadline_rule == "gewo15" || service.deadline_rule == "untaetigkeit" || service.deadline_rule == "vwvfg42a") return;  // binds the authority
  std::vector<std::string> open;
  for (const std::string_view way : kWays)
    if (takes_filings(authority, service, way)) open.push_back(context.texts.say("deadline.way_" + std::string(way)));
  std::string ways;
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (i > 0) ways += i + 1 == open.size() ? context.texts.say("deadline.way_or") : ", ";
    ways += open[i];
  }
  notice.set_shown("KEEP", ways.empty() ? context.texts.say("deadline.keep_none") : context.texts.say("deadline.keep", {{"ways", ways}}), "KEEP_SHOWN");
}

}  // namespace nb::pages
