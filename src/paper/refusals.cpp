// SPDX-License-Identifier: EUPL-1.2
#include "paper/refusals.hpp"

#include <array>

namespace nb::paper {

namespace {

struct Wording {
  std::string_view code;
  std::string_view de;
  std::string_view en;
};

/// In the order of ScanFault.
constexpr std::array<Wording, kScanFaults> kWordings{{
    {"empty", "Die Datei ist leer. Bitte wählen Sie sie noch einmal aus oder scannen Sie neu.", "The file is empty. Please choose it again, or scan again."},
    {"too_large", "Die Datei ist zu groß. Bitte teilen Sie sie auf oder scannen Sie mit geringerer Auflösung.",
     "The file is too large. Please split it, or scan at a lower resolution."},
    {"unknown_type", "Die Datei ist weder PDF noch JPEG, PNG oder TIFF. Bitte wandeln Sie sie in PDF um, zum Beispiel über „Drucken als PDF“.",
     "The file is neither PDF nor JPEG, PNG or TIFF. Please convert it to PDF, for instance with “print to PDF”."},
    {"archive", "Die Datei ist ein Archiv oder ein Word- oder Excel-Dokument, wie auch immer sie heißt. Bitte packen Sie sie aus oder speichern Sie den Inhalt als PDF.",
     "The file is an archive or a Word or Excel document, whatever its name. Please unpack it, or save the content as PDF."},
    {"program", "Die Datei ist ein Programm und wird nicht angenommen. Bitte senden Sie das Schriftstück selbst als PDF oder Bild.",
     "The file is a program and is not accepted. Please send the document itself as PDF or image."},
    {"office_document", "Die Datei ist ein Word- oder Excel-Dokument im alten Format. Bitte speichern Sie sie als PDF und wählen Sie dann das PDF.",
     "The file is a Word or Excel document in the old format. Please save it as PDF and choose the PDF."},
    {"truncated", "Die Datei bricht mittendrin ab; die Übertragung war wohl unvollständig. Bitte senden Sie sie noch einmal.",
     "The file ends too early; the transfer was probably incomplete. Please send it again."},
    {"damaged", "Die Datei ist beschädigt und lässt sich nicht lesen. Bitte erzeugen oder scannen Sie sie neu.",
     "The file is damaged and cannot be read. Please create or scan it again."},
    {"encrypted", "Das PDF ist mit einem Passwort geschützt. Bitte speichern Sie es ohne Passwort und senden Sie es noch einmal.",
     "The PDF is protected by a password. Please save it without a password and send it again."},
    {"too_many_pages", "Die Datei hat zu viele Seiten. Bitte teilen Sie sie auf.", "The file has too many pages. Please split it."},
    {"image_too_large", "Das Bild hat zu viele Bildpunkte. Bitte verkleinern Sie es oder scannen Sie mit geringerer Auflösung.",
     "The image has too many pixels. Please make it smaller, or scan at a lower resolution."},
    {"directory_loop", "Die TIFF-Datei ist beschädigt: Ihre Seiten verweisen im Kreis. Bitte lassen Sie das Fax noch einmal senden.",
     "The TIFF file is damaged: its pages refer to each other in a circle. Please have the fax sent again."},
    {"page_missing", "Diese Seite gibt es in der Datei nicht. Bitte wählen Sie eine vorhandene Seite.", "The file has no such page. Please choose one that exists."},
    {"timeout", "Das Lesen der Datei hat zu lange gedauert und wurde beendet. Bitte scannen Sie sie einfacher, in Graustufen und mit 200 dpi.",
     "Reading the file took too long and was stopped. Please scan it in a simpler way, in grey and at 200 dpi."},
    {"resources", "Die Datei braucht zum Lesen mehr Speicher oder Rechenzeit, als erlaubt ist. Bitte scannen Sie sie einfacher, in Graustufen und mit 200 dpi.",
     "Reading the file needs more memory or time than is allowed. Please scan it in a simpler way, in grey and at 200 dpi."},
    {"crashed", "Beim Lesen der Datei ist der Leser abgebrochen; die Datei ist verdächtig. Bitte öffnen Sie sie nicht und lassen Sie sie auf anderem Weg noch einmal senden.",
     "The reader broke down over this file; the file is suspect. Please do not open it, and have it sent again in another way."},
    {"unavailable", "Der Leser für Dateien ließ sich nicht starten; an der Datei liegt es nicht. Bitte versuchen Sie es gleich noch einmal oder verständigen Sie den Betrieb.",
     "The file reader could not be started; the file is not to blame. Please try again in a moment, or tell the operators."},
}};

const Wording& entry_of(ScanFault fault) { return kWordings.at(static_cast<std::size_t>(fault)); }

}  // namespace

std::string code_of(ScanFault fault) { return "paper." + std::string(entry_of(fault).code); }
FaultText wording_of(ScanFault fault) {
  const Wording& entry = entry_of(fault);
  return {entry.de, entry.en};
}

}  // namespace nb::paper
