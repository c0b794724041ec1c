// SPDX-License-Identifier: EUPL-1.2
#include "crisis/report.hpp"

#include <boost/json.hpp>

#include "state/members.hpp"

namespace nb::crisis {

namespace json = boost::json;
using paper::SituationReport;

namespace {

/// Writes and reads the same members, so that neither forgets one: `visit(name, member)` is called for each.
template <class Visit>
void members(SituationReport::Incident& one, Visit visit) {
  visit("cause", one.cause);
  visit("began", one.began);
  visit("forecast", one.forecast);
  visit("region_wide", one.region_wide);
}
template <class Visit>
void members(SituationReport::Count& one, Visit visit) {
  visit("state", one.state);
  visit("number", one.number);
}
template <class Visit>
void members(SituationReport::Service& one, Visit visit) {
  visit("name", one.name);
  visit("state", one.state);
  visit("way_round", one.way_round);
}
template <class Visit>
void members(SituationReport::ServiceGroup& one, Visit visit) {
  visit("urgency", one.urgency);
  visit("services", one.services);
  visit("others", one.others);
}
template <class Visit>
void members(SituationReport::Towns& one, Visit visit) {
  visit("names", one.names);
  visit("said", one.said);
}
template <class Visit>
void members(SituationReport::Waiting& one, Visit visit) {
  visit("until", one.until);
  visit("text", one.text);
  visit("who", one.who);
  visit("late", one.late);
}
template <class Visit>
void members(SituationReport::Decision& one, Visit visit) {
  visit("when", one.when);
  visit("text", one.text);
  visit("why", one.why);
  visit("who", one.who);
}
template <class Visit>
void members(SituationReport::Figure& one, Visit visit) {
  visit("label", one.label);
  visit("value", one.value);
  visit("right", one.right);
}
template <class Visit>
void members(SituationReport& one, Visit visit) {
  visit("place", one.place);
  visit("as_of", one.as_of);
  visit("position", one.position);
  visit("made_by", one.made_by);
  visit("since", one.since);
  visit("incidents", one.incidents);
  visit("counts", one.counts);
  visit("services", one.services);
  visit("towns", one.towns);
  visit("changes", one.changes);
  visit("changes_more", one.changes_more);
  visit("questions", one.questions);
  visit("tasks", one.tasks);
  visit("tasks_later", one.tasks_later);
  visit("decisions", one.decisions);
  visit("decisions_more", one.decisions_more);
  visit("figures", one.figures);
}

struct Write {
  json::object& out;
  void operator()(const char* name, const std::string& value) const { out.emplace(name, value); }
  void operator()(const char* name, bool value) const { out.emplace(name, value); }
  void operator()(const char* name, std::uint64_t value) const { out.emplace(name, value); }
  void operator()(const char* name, std::vector<std::string>& list) const { out.emplace(name, json::array(list.begin(), list.end())); }
  template <class T>
  void operator()(const char* name, std::vector<T>& list) const {
    json::array all;
    for (T& one : list) {
      json::object object;
      members(one, Write{object});
      all.push_back(std::move(object));
    }
    out.emplace(name, std::move(all));
  }
};

struct Read {
  const json::object& in;
  [[nodiscard]] const json::array* list(const char* name) const {
    const json::value* value = in.if_contains(name);
    return value == nullptr ? nullptr : value->if_array();
  }
  void operator()(const char* name, std::string& value) const { value = state::text_member(in, name); }
  void operator()(const char* name, bool& value) const {
    const json::value* found = in.if_contains(name);
    value = found != nullptr && found->is_bool() && found->get_bool();
  }
  void operator()(const char* name, std::uint64_t& value) const { value = state::number_member(in, name); }
  void operator()(const char* name, std::vector<std::string>& out) const {
    const json::array* all = list(name);
    if (all == nullptr) return;
    for (const json::value& one : *all) {
      if (one.is_string()) out.emplace_back(std::string_view(one.get_string()));
    }
  }
  template <class T>
  void operator()(const char* name, std::vector<T>& out) const {
    const json::array* all = list(name);
    if (all == nullptr) return;
    for (const json::value& one : *all) {
      if (one.is_object()) members(out.emplace_back(), Read{one.get_object()});
    }
  }
};

}  // namespace

json::object encode_report(const SituationReport& report) {
  json::object out;
  SituationReport copy = report;  // members() hands out what Read may change
  members(copy, Write{out});
  return out;
}

SituationReport decode_report(std::string_view text) {
  SituationReport out;
  boost::system::error_code error;
  const json::value value = json::parse(text, error);
  if (!error && value.is_object()) members(out, Read{value.get_object()});
  return out;
}

}  // namespace nb::crisis
