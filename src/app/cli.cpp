// SPDX-License-Identifier: EUPL-1.2
// Spelling of the command line. Actions of the crisis staff are spelled in cli_actions.cpp.
#include "app/cli.hpp"

#include <CLI/CLI.hpp>

#include <new>

#include "app/cli_actions.hpp"
#include "app/cli_bookings.hpp"
#include "app/cli_deadline.hpp"
#include "app/cli_staff.hpp"
#include "app/commands.hpp"
#include "base/error.hpp"

namespace nb::app {

namespace {

/// What was chosen on the command line; options outlive parsing because CLI11 writes into them.
struct Choice {
  std::function<int(Io)> run;
  InitOptions init;
  AccountOptions account;
  StaffChoice staff;
  BookingsChoice bookings;
  ImportOptions import;
  TimelineOptions timeline;
  ServeOptions serve;
  AskOptions ask;
  FolderOptions folder;
  ExportSiteOptions export_site;
  SheetOptions sheet;
  DataKeyOptions data_key;
  FormsOptions forms;
  DeadlineOptions deadline;
  ActionOptions action;
  bool markdown = true;  ///< the only form there is
};

CLI::App* command(CLI::App& app, const char* name, const char* help, std::string& dir) {
  CLI::App* sub = app.add_subcommand(name, help);
  sub->add_option("--dir", dir, "Ordner dieser Installation")->required();
  return sub;
}

void add_setup(CLI::App& app, Choice& choice) {
  CLI::App* init = command(app, "init", "Neue Installation anlegen", choice.init.dir);
  init->add_option("--instance", choice.init.instance, "Name der Installation; steht in jedem Prüfpunkt und ändert sich nie")->default_val("notbetrieb");
  init->add_option("--title", choice.init.title, "Überschrift der Startseite")->default_val("Notbetrieb");
  init->add_option("--operator", choice.init.operator_name, "Konto für den Stab anlegen");
  init->add_flag("--password-stdin", choice.init.password_from_stdin, "Passwort von der Standardeingabe lesen statt eines zu erzeugen");
  init->add_option("--clock-at", choice.init.clock_at, "So tun, als wäre es dieser Zeitpunkt (nur Vorführung)");
  init->callback([&choice] { choice.run = [&choice](Io io) { return app::init(choice.init, io); }; });

  CLI::App* account = command(app, "account", "Konto für den Stab anlegen oder sein Passwort neu setzen", choice.account.dir);
  account->add_option("name", choice.account.name, "Name des Kontos")->required();
  account->add_flag("--reset", choice.account.reset, "Neues Passwort für ein bestehendes Konto");
  account->add_flag("--password-stdin", choice.account.password_from_stdin, "Passwort von der Standardeingabe lesen");
  account->add_option("--role", choice.account.role, "Nur diese Rolle, z. B. case_worker (siehe docs/roles.md); ohne = darf alles");
  account->add_option("--ags", choice.account.town, "Mit --role: Gemeindeschlüssel oder Kurzname; ohne = ganze Region");
  account->add_option("--office", choice.account.office, "Mit --role: nur für dieses Amt");
  account->add_flag("--allein", choice.account.second.alone, "Wo es für die Rolle eine zweite Person braucht und keine da ist: sofort vergeben; bleibt markiert");
  account->add_option("--grund", choice.account.second.reason, "Warum, für die zweite Person; mit --allein nötig");
  account->add_option("--clock-at", choice.account.clock_at, "Als wäre es dieser Zeitpunkt (RFC 3339), zum Vorführen");
  account->callback([&choice] { choice.run = [&choice](Io io) { return app::account(choice.account, io); }; });

  CLI::App* table = app.add_subcommand("roles", "Wer was darf: Rollen, Rechte, Adressen und Befehle als Tabelle");
  table->add_flag("--markdown", choice.markdown, "Als Markdown, wie in docs/roles.md")->required();
  table->callback([&choice] { choice.run = [](Io io) { return app::roles(io); }; });

  CLI::App* data = command(app, "import", "Stammdaten prüfen, Unterschied zeigen und übernehmen", choice.import.dir);
  data->add_option("data", choice.import.data, "Ordner mit den CSV-Dateien")->required();
  data->add_flag("--latin1", choice.import.latin1, "Dateien sind ISO-8859-1 statt UTF-8");
  data->add_flag("--dry-run", choice.import.dry_run, "Nur prüfen und den Unterschied zeigen");
  data->add_option("--clock-at", choice.import.clock_at, "So tun, als wäre es dieser Zeitpunkt (nur Vorführung)");
  data->callback([&choice] { choice.run = [&choice](Io io) { return app::import(choice.import, io); }; });

  CLI::App* timeline = command(app, "timeline", "Aufgezeichneten Verlauf einspielen (Vorführung, Übung)", choice.timeline.dir);
  timeline->add_option("files", choice.timeline.files, "JSONL-Dateien")->required();
  timeline->add_option("--until", choice.timeline.until, "Nur bis zu diesem Zeitpunkt, z. B. 2023-10-31T20:00:00+01:00");
  timeline->callback([&choice] { choice.run = [&choice](Io io) { return app::timeline(choice.timeline, io); }; });
}

void add_serve(CLI::App& app, Choice& choice) {
  CLI::App* serve = command(app, "serve", "Server starten", choice.serve.dir);
  serve->add_option("--address", choice.serve.address, "Adresse statt der eingestellten");
  serve->add_option("--port", choice.serve.port, "Port statt des eingestellten; 0 = irgendein freier");
  serve->add_option("--metrics-port", choice.serve.metrics_port, "Port der Messwerte, nur auf diesem Rechner");
  serve->add_option("--public-url", choice.serve.public_url, "Öffentliche Adresse statt der eingestellten, z. B. https://notfall.example");
  serve->add_option("--clock-at", choice.serve.clock_at, "Uhr auf diesen Zeitpunkt stellen und weiterlaufen lassen (nur Vorführung)");
  serve->callback([&choice] { choice.run = [&choice](Io io) { return app::serve(choice.serve, io); }; });

  CLI::App* site = command(app, "export-site", "Öffentliche Seiten als Dateien schreiben, für einen fremden Webserver", choice.export_site.dir);
  site->add_option("out", choice.export_site.out, "Zielordner")->required();
  site->add_option("--only", choice.export_site.only, "Nur diese Kommune (Kurzname)");
  site->add_option("--clock-at", choice.export_site.clock_at, "Stand zu diesem Zeitpunkt statt jetzt");
  site->callback([&choice] { choice.run = [&choice](Io io) { return app::export_site(choice.export_site, io); }; });
}

using AskFunction = int (*)(const AskOptions&, Io);

CLI::App* add_ask(CLI::App& app, Choice& choice, const char* name, const char* help, AskFunction function) {
  CLI::App* sub = command(app, name, help, choice.ask.dir);
  sub->add_option("--ags", choice.ask.ags, "Kommune: Gemeindeschlüssel oder Kurzname; ohne = ganze Region");
  sub->add_option("--clock-at", choice.ask.clock_at, "Stand zu diesem Zeitpunkt statt jetzt");
  sub->callback([&choice, function] { choice.run = [&choice, function](Io io) { return function(choice.ask, io); }; });
  return sub;
}

void add_asks(CLI::App& app, Choice& choice) {
  add_ask(app, choice, "status", "Lage in Zahlen", status);
  add_ask(app, choice, "why", "Warum steht eine Leistung so da?", why)->add_option("service", choice.ask.service, "Kennung der Leistung")->required();
  add_ask(app, choice, "what-if", "Was fiele aus, was bliebe?", what_if)->add_option("components", choice.ask.components, "Kennungen der Komponenten")->required();
  add_ask(app, choice, "single-points", "Komponenten, an denen das meiste hängt", single_points);
  add_ask(app, choice, "restart-order", "Was sollte zuerst zurückkommen?", restart_order);
  add_ask(app, choice, "contradictions", "Aussagen, die nicht zueinander passen", contradictions);
}

void add_intake(CLI::App& app, Choice& choice) {
  CLI::App* key = command(app, "data-key", "Datenschlüssel anlegen, mit dem eine Kommune Eingänge versiegelt", choice.data_key.dir);
  key->add_option("--municipality", choice.data_key.municipalities, "Kurzname, z. B. arnsberg; mehrere möglich")->required();
  key->add_flag("--passphrase-stdin", choice.data_key.passphrase_from_stdin, "Passphrase ohne Nachfrage von der Standardeingabe lesen");
  key->callback([&choice] { choice.run = [&choice](Io io) { return app::data_key(choice.data_key, io); }; });

  CLI::App* sheets = command(app, "forms", "Eingangsformulare mit fortlaufenden Nummern als PDF, für Schalter ohne Rechner", choice.forms.dir);
  sheets->add_option("--municipality", choice.forms.municipality, "Kurzname, z. B. arnsberg")->required();
  sheets->add_option("--count", choice.forms.count, "Anzahl")->default_val(100);
  sheets->add_option("--office", choice.forms.office, "Amt, das auf den Formularen steht");
  sheets->add_option("--actor", choice.forms.actor, "Rolle, die im Protokoll steht")->default_val("formulare");
  sheets->add_option("--out", choice.forms.out, "Datei")->required();
  sheets->callback([&choice] { choice.run = [&choice](Io io) { return app::forms(choice.forms, io); }; });
}

using FolderFunction = int (*)(const FolderOptions&, Io);

CLI::App* add_folder(CLI::App& app, Choice& choice, const char* name, const char* help, FolderFunction function) {
  CLI::App* sub = app.add_subcommand(name, help);
  sub->callback([&choice, function] { choice.run = [&choice, function](Io io) { return function(choice.folder, io); }; });
  return sub;
}

void add_evidence(CLI::App& app, Choice& choice) {
  add_folder(app, choice, "verify", "Alles nachrechnen: Einträge, Kacheln, Prüfpunkte, Zustand", verify)
      ->add_option("dir", choice.folder.dir, "Ordner dieser Installation")
      ->required();
  add_folder(app, choice, "rebuild", "Zustand aus dem Protokoll neu aufbauen", rebuild)->add_option("--dir", choice.folder.dir, "Ordner")->required();
  add_folder(app, choice, "unseal", "Versiegeltes Protokoll nach Prüfung wieder freigeben", unseal)->add_option("--dir", choice.folder.dir, "Ordner")->required();
  add_folder(app, choice, "keys", "Öffentliche Schlüssel der Protokolle zeigen", keys)->add_option("--dir", choice.folder.dir, "Ordner")->required();

  CLI::App* log = add_folder(app, choice, "export-log", "Ein Protokoll mit seinen Beweisen als Dateien schreiben", export_log);
  log->add_option("--dir", choice.folder.dir, "Ordner")->required();
  log->add_option("log", choice.folder.log, "z. B. region/main oder 05958004/main")->required();
  log->add_option("out", choice.folder.out, "Zielordner")->required();

  CLI::App* notice = command(app, "sheet", "Aushang mit Prüfsumme und Schlüssel als PDF schreiben", choice.sheet.dir);
  notice->add_option("--municipality", choice.sheet.municipality, "Kurzname der Kommune, z. B. arnsberg; ohne = die Region");
  notice->add_option("--out", choice.sheet.out, "Datei")->required();
  notice->callback([&choice] { choice.run = [&choice](Io io) { return app::sheet(choice.sheet, io); }; });

  CLI::App* proof = add_folder(app, choice, "receipt", "Beleg für einen Eintrag schreiben", receipt);
  proof->add_option("--dir", choice.folder.dir, "Ordner")->required();
  proof->add_option("log", choice.folder.log, "z. B. region/main")->required();
  proof->add_option("number", choice.folder.seq, "Nummer des Eintrags")->required();
  proof->add_option("--out", choice.folder.out, "Datei; ohne = Standardausgabe");
}

int parse_and_run(int argc, const char* const* argv, Io io) {
  CLI::App app("Notbetrieb hält die Dienste einer Verwaltung am Laufen, während ihr IT-Dienstleister ausgefallen ist.", "notbetrieb");
  app.require_subcommand(1);
  app.set_help_flag("-h,--help", "Diese Hilfe");
  app.set_version_flag("--version", "notbetrieb " NB_VERSION, "Version");
  Choice choice;
  add_setup(app, choice);
  add_staff(app, choice.staff, choice.run);
  add_bookings(app, choice.bookings, choice.run);
  add_serve(app, choice);
  add_actions(app, choice.action, choice.run);
  add_asks(app, choice);
  add_intake(app, choice);
  add_evidence(app, choice);
  add_deadline(app, choice.deadline, choice.run);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error, io.out, io.err) == 0 ? kDone : kUsage;
  }
  return choice.run(io);
}

}  // namespace

int run_cli(int argc, const char* const* argv, Io io) {
  try {
    return parse_and_run(argc, argv, io);
  } catch (const Error& error) {
    io.err << error.what() << " [" << to_string(error.kind()) << "]\n";
  } catch (const std::bad_alloc&) {
    io.err << "Der Arbeitsspeicher reicht nicht; bitte andere Programme beenden und den Befehl wiederholen.\n";
  } catch (const std::exception& error) {
    io.err << "Unerwarteter Fehler: " << error.what() << "; bitte mit diesem Text den Betrieb verständigen.\n";
  }
  return kRefused;
}

}  // namespace nb::app
