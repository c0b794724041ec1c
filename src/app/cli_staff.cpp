// SPDX-License-Identifier: EUPL-1.2
#include "app/cli_staff.hpp"

#include <CLI/CLI.hpp>

namespace nb::app {

void add_staff(CLI::App& app, StaffChoice& choice, std::function<int(Io)>& run) {
  CLI::App* staff = app.add_subcommand("staff", "Konten für viele: aus dem Telefonbuch übernehmen, Einladungen drucken");
  staff->require_subcommand(1);

  // Not called »import«: the formatter takes that for a word of the language.
  CLI::App* people = staff->add_subcommand("import", "Konten aus einer CSV-Datei anlegen, mit Rollen; jede Zeile wird genannt");
  people->add_option("--dir", choice.import.dir, "Ordner dieser Installation")->required();
  people->add_option("file", choice.import.file, "CSV-Datei mit Kopfzeile, z. B. das Telefonbuch")->required();
  people->add_option("--role", choice.import.roles, "Rolle für Zeilen ohne Spalte »rolle«, z. B. Sachbearbeitung; mehrere möglich. Ohne = keine");
  people->add_option("--ags", choice.import.town, "Kommune für Zeilen ohne Spalte »kommune«: Gemeindeschlüssel oder Kurzname");
  people->add_flag("--town-wide", choice.import.town_wide, "Rollen für alle Ämter der Kommune, nicht nur für das der Person");
  people->add_flag("--latin1", choice.import.latin1, "Datei ist ISO-8859-1 statt UTF-8");
  people->add_flag("--dry-run", choice.import.dry_run, "Nur zeigen, was aus jeder Zeile würde");
  people->callback([&choice, &run] { run = [&choice](Io io) { return staff_import(choice.import, io); }; });

  CLI::App* sheets = staff->add_subcommand("sheets", "Je Person ein Blatt mit Einladungscode als PDF, zum Verschließen");
  sheets->add_option("--dir", choice.sheets.dir, "Ordner dieser Installation")->required();
  sheets->add_option("--account", choice.sheets.accounts, "Nur für dieses Konto; mehrere möglich. Ohne = alle, die noch nicht eingerichtet sind");
  sheets->add_option("--days", choice.sheets.days, "So viele Tage gelten die Codes; ohne = wie eingestellt")->check(CLI::Range(1, 400));
  sheets->add_option("--out", choice.sheets.out, "Datei")->required();
  sheets->callback([&choice, &run] { run = [&choice](Io io) { return staff_sheets(choice.sheets, io); }; });
}

}  // namespace nb::app
