// SPDX-License-Identifier: EUPL-1.2
#include "app/cli_actions.hpp"

#include <CLI/CLI.hpp>

#include <boost/json.hpp>

#include "staff/model.hpp"

namespace nb::app {

namespace json = boost::json;

namespace {

using Arguments = json::object (*)(const ActionOptions&);

void put(json::object& args, const char* name, const std::string& value) {
  if (!value.empty()) args[name] = value;
}

json::object text(const ActionOptions& o) {
  json::object text;
  put(text, "de", o.de);
  put(text, "en", o.en);
  return text;
}

json::array list(const std::vector<std::string>& values) {
  json::array out;
  for (const std::string& value : values) out.emplace_back(value);
  return out;
}

void put_statement(json::object& args, const ActionOptions& o) {
  put(args, "state", o.state);
  if (const json::object texts = text(o); !texts.empty()) args["text"] = texts;
  put(args, "valid_until", o.until);
}

json::object component_args(const ActionOptions& o) {
  json::object args{{"component", o.subject}};
  put_statement(args, o);
  return args;
}

json::object service_args(const ActionOptions& o) {
  json::object args{{"service", o.subject}};
  if (o.position) args["position"] = *o.position;
  put_statement(args, o);
  put(args, "conditions", o.conditions);
  if (!o.sites.empty()) args["sites"] = list(o.sites);
  if (!o.channels.empty()) args["channels"] = list(o.channels);
  return args;
}

json::object office_args(const ActionOptions& o) {
  json::object args{{"office", o.subject}};
  put_statement(args, o);
  return args;
}

void put_forecast(json::object& args, const ActionOptions& o) {
  if (o.forecast.empty()) return;
  json::object forecast{{"kind", o.forecast}};
  put(forecast, "date", o.date);
  args["forecast"] = std::move(forecast);
}

json::object incident_args(const ActionOptions& o) {
  json::object args;
  put(args, "incident", o.subject);
  put(args, "began", o.began);
  if (const json::object cause = text(o); !cause.empty()) args["cause"] = cause;
  put_forecast(args, o);
  return args;
}

json::object announcement_args(const ActionOptions& o) {
  json::object texts{{"de", json::object{{"title", o.title_de}, {"body", o.de}}}};
  if (!o.title_en.empty()) texts["en"] = json::object{{"title", o.title_en}, {"body", o.en}};
  json::object args{{"severity", o.severity}, {"texts", std::move(texts)}};
  put(args, "id", o.subject);
  put(args, "office", o.office);
  put(args, "service", o.service);
  put(args, "valid_until", o.until);
  put(args, "corrects", o.corrects);
  return args;
}

json::object id_args(const ActionOptions& o) { return {{"id", o.subject}}; }
json::object entry_args(const ActionOptions& o) { return {{"entry", o.entry}}; }
json::object close_args(const ActionOptions& o) { return {{"account", o.subject}, {"reason", o.reason}}; }
json::object grant_args(const ActionOptions& o) {
  json::object args{{"account", o.subject}, {"role", o.role}, {"town", o.town}};
  put(args, "office", o.office);
  put(args, "from", o.from);
  put(args, "until", o.until);
  put(args, "reason", o.reason);
  put(args, "lent_by", o.lent_by);
  return args;
}
json::object withdraw_role_args(const ActionOptions& o) {
  json::object args{{"grant", o.entry}, {"role", o.role}};
  put(args, "reason", o.reason);
  return args;
}
json::object decision_args(const ActionOptions& o) { return {{"text", o.de}, {"why", o.reason}, {"decided_by", o.decided_by}}; }

/// One action: its words, its command, and how its arguments are made.
class Actions {
 public:
  Actions(CLI::App& app, ActionOptions& options, std::function<int(Io)>& run) : app_(app), options_(options), run_(run) {}

  CLI::App* add(const char* words, const char* help, const char* command, Arguments arguments) {
    CLI::App* sub = app_.add_subcommand(words, help);
    sub->add_option("--dir", options_.act.dir, "Ordner dieser Installation")->required();
    sub->add_option("--ags", options_.act.ags, "Kommune: Gemeindeschlüssel oder Kurzname; ohne = ganze Region");
    sub->add_option("--as", options_.act.actor, "In wessen Auftrag")->default_val("stab");
    sub->add_flag("--allein", options_.act.second.alone, "Wo es eine zweite Person braucht und keine da ist: sofort ausführen; bleibt markiert");
    sub->add_option("--grund", options_.act.second.reason, "Warum, für die zweite Person; mit --allein nötig");
    sub->callback([&options = options_, &run = run_, sub, command, arguments] {
      // The machine's own word, like `notbetrieb account`: no account of that name has given the role (checked_executor.hpp).
      if (std::string_view(command).starts_with("staff.") && sub->count("--as") == 0) options.act.actor = staff::kMachineActor;
      run = [&options, command, arguments](Io io) {
        options.act.name = command;
        options.act.args = json::serialize(arguments(options));
        return act(options.act, io);
      };
    });
    return sub;
  }
  void subject(CLI::App* sub, const char* name, const char* help) { sub->add_option(name, options_.subject, help)->required(); }
  void state(CLI::App* sub, std::vector<std::string> states) {
    sub->add_option("state", options_.state, "Zustand")->required()->check(CLI::IsMember(std::move(states)));
    texts(sub);
    sub->add_option("--until", options_.until, "Gilt bis, z. B. 2023-11-03T18:00:00+01:00");
  }
  void texts(CLI::App* sub) {
    sub->add_option("--de", options_.de, "Text für die Bürgerinnen und Bürger");
    sub->add_option("--en", options_.en, "Derselbe Text auf Englisch");
  }

 private:
  CLI::App& app_;
  ActionOptions& options_;
  std::function<int(Io)>& run_;
};

const std::vector<std::string> kComponentStates{"up", "degraded", "down", "unknown"};
const std::vector<std::string> kServiceStates{"possible", "limited", "elsewhere", "impossible", "unknown"};
const std::vector<std::string> kOfficeStates{"open", "limited", "closed"};

void add_statements(Actions& actions, ActionOptions& o) {
  CLI::App* component = actions.add("component", "Zustand einer Komponente erklären", "situation.declare_component", component_args);
  actions.subject(component, "component", "Kennung der Komponente, z. B. provider_dc");
  actions.state(component, kComponentStates);
  actions.subject(actions.add("component-withdraw", "Erklärung zu einer Komponente zurücknehmen", "situation.withdraw_component", component_args), "component", "Kennung");

  CLI::App* service = actions.add("service", "Leistung oder einen Schritt von Hand bestätigen", "situation.confirm_service", service_args);
  actions.subject(service, "service", "Kennung der Leistung, z. B. reisepass-abholen");
  actions.state(service, kServiceStates);
  service->add_option("--step", o.position, "Nur dieser Schritt (Nummer)");
  service->add_option("--conditions", o.conditions, "Bedingungen");
  service->add_option("--site", o.sites, "Nur an diesem Standort (mehrfach)");
  service->add_option("--channel", o.channels, "Nur auf diesem Weg (mehrfach)");
  CLI::App* back = actions.add("service-withdraw", "Bestätigung zurücknehmen; es gilt wieder der berechnete Zustand", "situation.withdraw_confirmation", service_args);
  actions.subject(back, "service", "Kennung der Leistung");
  back->add_option("--step", o.position, "Nur dieser Schritt");

  CLI::App* office = actions.add("office", "Amt für offen, eingeschränkt oder geschlossen erklären", "situation.declare_office", office_args);
  actions.subject(office, "office", "Name des Amtes, z. B. Bürgerbüro");
  actions.state(office, kOfficeStates);
  actions.subject(actions.add("office-withdraw", "Angabe zu einem Amt zurücknehmen", "situation.withdraw_office", office_args), "office", "Name des Amtes");
}

void add_incidents(Actions& actions, ActionOptions& o) {
  const auto forecast = [&](CLI::App* sub) {
    actions.texts(sub);
    sub->add_option("--forecast", o.forecast, "Prognose")->check(CLI::IsMember({"unknown", "not_before", "day"}));
    sub->add_option("--date", o.date, "Tag der Prognose, z. B. 2023-11-06");
  };
  CLI::App* declare = actions.add("incident", "Notbetrieb ausrufen", "situation.declare_incident", incident_args);
  declare->add_option("--id", o.subject, "Kennung; ohne = Tag des Beginns");
  declare->add_option("--began", o.began, "Beginn, z. B. 2023-10-30T06:00:00+01:00");
  forecast(declare);
  CLI::App* update = actions.add("incident-forecast", "Prognose oder Ursache neu fassen", "situation.update_forecast", incident_args);
  actions.subject(update, "incident", "Kennung");
  forecast(update);
  actions.subject(actions.add("incident-end", "Notbetrieb beenden", "situation.end_incident", incident_args), "incident", "Kennung");

  CLI::App* decision = actions.add("decide", "Entscheidung des Stabs festhalten", "crisis.record_decision", decision_args);
  decision->add_option("decision", o.de, "Was entschieden wurde")->required();
  decision->add_option("--reason", o.reason, "Begründung")->required();
  decision->add_option("--by", o.decided_by, "Wer entschieden hat, mit Funktion")->default_val("Stab");
  actions.add("undo", "Eintrag durch einen neuen zurücknehmen", "situation.undo", entry_args)->add_option("entry", o.entry, "Nummer des Eintrags")->required();
}

void add_announcements(Actions& actions, ActionOptions& o) {
  const auto texts = [&](CLI::App* sub) {
    sub->add_option("--title-de", o.title_de, "Überschrift")->required();
    sub->add_option("--de", o.de, "Text (Markdown)")->required();
    sub->add_option("--title-en", o.title_en, "Überschrift auf Englisch");
    sub->add_option("--en", o.en, "Text auf Englisch");
    sub->add_option("--severity", o.severity, "Dringlichkeit")->check(CLI::IsMember({"info", "warning", "urgent"}))->default_val("info");
    sub->add_option("--office", o.office, "Nur für dieses Amt");
    sub->add_option("--service", o.service, "Nur für diese Leistung");
    sub->add_option("--until", o.until, "Gilt bis");
    sub->add_option("--id", o.subject, "Kennung in der Adresse");
  };
  texts(actions.add("announce", "Meldung veröffentlichen", "publish.announce", announcement_args));
  CLI::App* correct = actions.add("announce-correct", "Meldung sichtbar durch eine neue ersetzen", "publish.correct", announcement_args);
  correct->add_option("corrects", o.corrects, "Kennung der alten Meldung")->required();
  texts(correct);
  actions.subject(actions.add("announce-withdraw", "Meldung zurückziehen", "publish.withdraw", id_args), "id", "Kennung");
}

void add_roles(Actions& actions, ActionOptions& o) {
  CLI::App* grant = actions.add("role-grant", "Einem Konto eine Rolle geben", "staff.grant_role", grant_args);
  actions.subject(grant, "account", "Name des Kontos");
  grant->add_option("role", o.role, "Rolle, z. B. case_worker (siehe docs/roles.md)")->required();
  grant->add_option("--town", o.town, "Gemeindeschlüssel; * = alle Kommunen")->default_val("*");
  grant->add_option("--office", o.office, "Nur für dieses Amt");
  grant->add_option("--from", o.from, "Beginn, z. B. 2023-11-03T08:00:00+01:00");
  grant->add_option("--until", o.until, "Ende");
  grant->add_option("--reason", o.reason, "Grund");
  grant->add_option("--lent-by", o.lent_by, "Behörde, deren Beschäftigte hier aushelfen");
  CLI::App* back = actions.add("role-withdraw", "Eine Rolle wieder entziehen", "staff.withdraw_role", withdraw_role_args);
  back->add_option("entry", o.entry, "Nummer des Eintrags, mit dem die Rolle vergeben wurde")->required();
  back->add_option("role", o.role, "Rolle")->required();
  back->add_option("--reason", o.reason, "Grund");
  CLI::App* close = actions.add("account-close", "Ein Konto schließen; sein Name wird nicht wieder vergeben", "staff.close_account", close_args);
  actions.subject(close, "account", "Name des Kontos");
  close->add_option("--reason", o.reason, "Grund")->required();
}

}  // namespace

void add_actions(CLI::App& app, ActionOptions& options, std::function<int(Io)>& run) {
  Actions actions(app, options, run);
  add_statements(actions, options);
  add_incidents(actions, options);
  add_announcements(actions, options);
  add_roles(actions, options);
}

}  // namespace nb::app
