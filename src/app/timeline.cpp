// SPDX-License-Identifier: EUPL-1.2
#include "app/timeline.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <iterator>

#include "base/text.hpp"
#include "state/members.hpp"

namespace nb::app {

namespace json = boost::json;

namespace {

/// Why a line cannot be taken; thrown and caught inside this file's line loop only.
struct LineFault {
  std::string reason;
};

/// The members of one line.
class Line {
 public:
  explicit Line(const json::object& object) : object_(object) {}

  [[nodiscard]] std::string text(std::string_view name) const { return std::string(state::text_member(object_, name)); }
  [[nodiscard]] std::string required(std::string_view name) const {
    std::string value = text(name);
    if (value.empty()) throw LineFault{"»" + std::string(name) + "« fehlt"};
    return value;
  }
  [[nodiscard]] bool flag(std::string_view name) const {
    const json::value* value = object_.if_contains(name);
    return value != nullptr && value->is_bool() && value->as_bool();
  }
  [[nodiscard]] const json::object* object(std::string_view name) const {
    const json::value* value = object_.if_contains(name);
    return value == nullptr ? nullptr : value->if_object();
  }
  [[nodiscard]] Instant moment(std::string_view name) const {
    const auto moment = parse_rfc3339(required(name));
    if (!moment) throw LineFault{"»" + std::string(name) + "« ist kein Zeitpunkt"};
    return *moment;
  }

 private:
  const json::object& object_;
};

json::object texts(const Line& line) { return {{"de", line.text("text_de")}, {"en", line.text("text_en")}}; }

void put_valid_until(const Line& line, const Zone& zone, json::object& args) {
  const std::string until = line.text("until");
  if (until.empty()) return;
  const auto day = parse_date(until);
  if (!day) throw LineFault{"»until« ist kein Tag"};
  const CivilDate next{std::chrono::sys_days{*day} + std::chrono::days{1}};
  args["valid_until"] = format_utc(zone.instant(next, std::chrono::seconds{0}));
}

json::object statement(const Line& line, const Zone& zone, const char* subject, std::string_view kind) {
  json::object args{{subject, line.required(kind)}, {"state", line.required("state")}, {"text", texts(line)}};
  put_valid_until(line, zone, args);
  return args;
}

json::object forecast_of(const Line& line) {
  json::object forecast{{"kind", line.required("forecast")}};
  if (const std::string date = line.text("forecast_date"); !date.empty()) forecast["date"] = date;
  return forecast;
}

struct NamedArgs {
  std::string name;
  json::object args;
};

NamedArgs incident(const Line& line, std::set<std::string>& declared) {
  const std::string id = line.required("incident");
  if (line.flag("end")) return {"situation.end_incident", {{"incident", id}}};
  if (!declared.insert(id).second) return {"situation.update_forecast", {{"incident", id}, {"cause", texts(line)}, {"forecast", forecast_of(line)}}};
  return {"situation.declare_incident", {{"incident", id}, {"began", line.required("began")}, {"cause", texts(line)}, {"forecast", forecast_of(line)}}};
}

NamedArgs announcement(const Line& line, const Zone& zone) {
  json::object languages{{"de", json::object{{"title", line.required("title_de")}, {"body", line.required("text_de")}}}};
  if (const std::string title = line.text("title_en"); !title.empty()) languages["en"] = json::object{{"title", title}, {"body", line.required("text_en")}};
  json::object args{{"id", line.required("announcement")}, {"severity", line.required("severity")}, {"texts", std::move(languages)}};
  put_valid_until(line, zone, args);
  return {"publish.announce", std::move(args)};
}

/// What has no words of its own here: any command, as the program itself takes it.
NamedArgs command(const Line& line) {
  const json::object* args = line.object("args");
  if (args == nullptr) throw LineFault{"»args« fehlt oder ist kein Objekt"};
  return {line.required("command"), *args};
}

NamedArgs command_of(const Line& line, const Zone& zone, std::set<std::string>& declared) {
  const std::string kind = line.required("kind");
  if (kind == "component" || kind == "channel") return {"situation.declare_component", statement(line, zone, "component", kind)};
  if (kind == "service") return {"situation.confirm_service", statement(line, zone, "service", kind)};
  if (kind == "office") return {"situation.declare_office", statement(line, zone, "office", kind)};
  if (kind == "incident") return incident(line, declared);
  if (kind == "announcement") return announcement(line, zone);
  if (kind == "command") return command(line);
  throw LineFault{"»kind« " + kind + " ist unbekannt"};
}

LogName log_of(const Line& line) {
  const std::string ags = line.required("ags");
  if (ags == "*") return region_log();
  const auto key = Ags::parse(ags);
  if (!key) throw LineFault{"»ags« " + ags + " ist kein Gemeindeschlüssel"};
  return main_log(*key);
}

TimelineStep step_of(std::string_view text, const Zone& zone, std::set<std::string>& declared) {
  boost::system::error_code error;
  const json::value value = json::parse(text, error);
  if (error || !value.is_object()) throw LineFault{"kein JSON-Objekt"};
  const Line line(value.as_object());
  NamedArgs command = command_of(line, zone, declared);
  return {line.moment("at"), log_of(line), std::move(command.name), json::serialize(command.args)};
}

}  // namespace

Result<std::vector<TimelineStep>, std::vector<TimelineFault>> parse_timeline(std::string_view jsonl, const Zone& zone) {
  std::vector<TimelineStep> steps;
  std::vector<TimelineFault> faults;
  std::set<std::string> declared;
  std::size_t number = 0;
  for (const std::string_view raw : split(jsonl, '\n')) {
    ++number;
    const std::string_view text = trim(raw);
    if (text.empty()) continue;
    try {
      steps.push_back(step_of(text, zone, declared));
      if (steps.size() > 1 && steps.back().at < steps[steps.size() - 2].at) faults.push_back({number, "liegt vor der Zeile davor"});
    } catch (const LineFault& fault) {
      faults.push_back({number, fault.reason});
    }
  }
  if (!faults.empty()) return refuse(std::move(faults));
  return steps;
}

std::vector<TimelineStep> merge_timelines(std::vector<TimelineStep> first, std::vector<TimelineStep> second) {
  std::vector<TimelineStep> out;
  std::merge(std::make_move_iterator(first.begin()), std::make_move_iterator(first.end()), std::make_move_iterator(second.begin()), std::make_move_iterator(second.end()),
             std::back_inserter(out), [](const TimelineStep& a, const TimelineStep& b) { return a.at < b.at; });
  return out;
}

}  // namespace nb::app
