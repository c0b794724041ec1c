// SPDX-License-Identifier: EUPL-1.2
#include "app/cli_bookings.hpp"

#include <CLI/CLI.hpp>

namespace nb::app {

namespace {

CLI::App* group(CLI::App& app, const char* name, const char* help) {
  CLI::App* sub = app.add_subcommand(name, help);
  sub->require_subcommand(1);
  return sub;
}

template <class Options>
void add_common(CLI::App* sub, Options& options) {
  sub->add_option("--dir", options.dir, "Ordner dieser Installation")->required();
  sub->add_option("--ags", options.ags, "Kommune: Gemeindeschlüssel oder Kurzname")->required();
  sub->add_flag("--dry-run", options.dry_run, "Nur zeigen, was aus jeder Zeile würde");
  sub->add_flag("--passphrase-stdin", options.passphrase_from_stdin, "Passphrase des Datenschlüssels von der Standardeingabe lesen: Nur so lassen sich Namen vergleichen");
  sub->add_option("--actor", options.actor, "Name, der im Protokoll steht")->default_val("import");
  sub->add_option("--clock-at", options.clock_at, "So tun, als wäre es dieser Zeitpunkt (nur Vorführung)");
}

}  // namespace

void add_bookings(CLI::App& app, BookingsChoice& choice, std::function<int(Io)>& run) {
  CLI::App* bookings = group(app, "appointments", "Termine: gerettete Listen, Kalender und Postfächer einlesen");
  CLI::App* import = bookings->add_subcommand("import", "Termine einlesen (CSV, iCalendar, mbox, EML, getippte Tagesliste); jede Zeile wird genannt");
  add_common(import, choice.bookings);
  import->add_option("files", choice.bookings.files, "Dateien, eine nach der anderen")->required();
  import->add_option("--column", choice.bookings.columns, "Was in einer Spalte steht, z. B. \"Datum=Tag\" oder \"Datum=day\"");
  import->add_option("--service", choice.bookings.services, "Welche Leistung ein Anliegen meint, z. B. \"PA beantr.=personalausweis-beantragen\"; \"-\" lässt es aus");
  import->add_option("--site", choice.bookings.sites, "Welchen Standort ein Ort meint, z. B. \"StB Neheim=arn-stadtbuero-neheim\"; \"-\" lässt ihn aus");
  import->add_flag("--month-first", choice.bookings.month_first, "Daten sind Monat/Tag/Jahr");
  import->add_option("--as-of", choice.bookings.as_of, "Wann die Quelle geschrieben wurde, z. B. 2023-10-27T16:42:00+02:00; ohne = wie sie es selbst sagt");
  import->add_option("--day", choice.bookings.list_day, "Tag einer getippten Liste, die ihn nicht nennt, z. B. 2023-11-06");
  import->add_flag("--sealed", choice.bookings.sealed, "Auch dann übernehmen, wenn sich Namen nicht mit dem Verzeichnis vergleichen lassen");
  import->callback([&choice, &run] { run = [&choice](Io io) { return import_bookings(choice.bookings, io);
};
}  // namespace nb::app
);

CLI::App* pickups = group(app, "pickup", "Abholung: Listen fertiger Dokumente einlesen");
CLI::App* list = pickups->add_subcommand("import", "Fertige Dokumente aus einer CSV-Datei eintragen; jede Zeile wird gezählt");
add_common(list, choice.pickups);
list->add_option("file", choice.pickups.file, "CSV-Datei mit Kopfzeile")->required();
list->callback([&choice, &run] { run = [&choice](Io io) { return import_pickups(choice.pickups, io); }; });
}

}  // namespace nb::app
