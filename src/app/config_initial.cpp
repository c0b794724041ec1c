// SPDX-License-Identifier: EUPL-1.2
// The file of settings that a new installation begins with: every key with its default, and what it means.
#include <fmt/format.h>

#include "app/config.hpp"

namespace nb::app {

namespace {

/// What stands between the quotation marks of a TOML text.
std::string toml_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

/// Places: instance, title.
constexpr std::string_view kInitialConfig = R"(# Einstellungen von Notbetrieb. Zeilen mit # sind Erläuterungen. Nach einer Änderung den Server neu starten.

# Name dieser Installation; steht in jedem Prüfpunkt des Protokolls und darf sich nie mehr ändern.
instance = "{}"
# Überschrift der Startseite
title = "{}"
# Zeitzone und Land (Feiertage)
zone = "Europe/Berlin"
land = "NW"
# Der eine Rechnername, unter dem die Seiten für Mitarbeitende erreichbar sind; leer = nur auf diesem Rechner
staff_host = ""
# Für security.txt, zum Beispiel "mailto:sicherheit@example.org"; leer = wird nicht angeboten
security_contact = ""

[server]
address = "127.0.0.1"
port = 8080
# 0 = keine Messwerte; sonst nur auf diesem Rechner unter http://127.0.0.1:PORT/metrics
metrics_port = 0
# PEM-Dateien; leer = unverschlüsselt (nur hinter einem eigenen Proxy oder zum Ausprobieren)
tls_certificate = ""
tls_key = ""
access_log = true
# Nur wenn ein eigener Proxy davorsteht: seine Adresse, wie dieses Programm sie sieht, z. B. ["127.0.0.1"]. Er muss X-Forwarded-For und
# X-Forwarded-Proto setzen; ohne diese Zeile gelten alle, die über ihn kommen, als ein Anschluss und teilen sich die Begrenzungen.
trusted_proxies = []
# Öffentliche Adresse ohne Schrägstrich am Ende, für Feeds: "https://notfall.example"
public_url = ""

# Feiertage, die nur in einem Teil des Landes gelten, je Gemeindeschlüssel; Augsburg und das Eichsfeld kennt das Programm selbst:
# by_assumption (15. August, Bayern), sn_corpus_christi, th_corpus_christi (Fronleichnam in Sachsen, Thüringen)
[local_holidays]
# 09162000 = ["by_assumption"]

# Das Online-Formular: offen oder geschlossen, und wie viele Eingaben es von einem Anschluss je Stunde und insgesamt je Minute annimmt
[intake]
online = true
per_address_per_hour = 300
total_per_minute = 1200

# Termine, die Bürgerinnen und Bürger selbst buchen: wie viele Zeiten ein Anschluss je Stunde reservieren oder buchen kann, wie viele davon
# zugleich ohne Namen freigehalten werden, und wie viele es insgesamt je Minute sind. Teilen sich viele einen Anschluss: die ersten beiden erhöhen.
# Wie viele Termine jemand vor sich haben kann: per_person unter einer E-Mail-Adresse oder Telefonnummer, per_network von einem Anschluss aus.
# per_day: wie viele Termine eine Kommune am Tag online vergibt; in [booking.per_day_at] für einzelne Kommunen anders: 05958004 = 300
[booking]
online = true
per_address_per_hour = 60
open_per_address = 5
total_per_minute = 1200
per_person = 6
per_network = 60
per_day = 2000

# Abholung: Dürfen Bürgerinnen und Bürger unter /<kommune>/abholung/ fragen, ob ihr Dokument bereitliegt? Nach wie vielen Wochen
# wird erinnert, und nach wie vielen gilt ein Dokument als nicht abgeholt?
[pickup]
online = true
reminder_weeks = 4
keep_weeks = 26
per_address_per_hour = 20
per_town_per_minute = 60

# Ordner, in denen Faxe (HylaFAX: recvq) und gescannte Post ankommen, je Gemeindeschlüssel; was erfasst ist, wird dort gelöscht
# [mailroom.05958004]
# fax = "/var/spool/hylafax/recvq"
# post = "/srv/scan"

# Anmeldung. second_factor: "asked" = nach einem zweiten Faktor wird gefragt, "required" = ohne ihn arbeitet hier niemand.
# invitation_days: so lange gilt ein Einladungscode. origins: nur hinter einem eigenen Proxy, z. B. ["https://stab.arnsberg.example"]
[staff]
second_factor = "asked"
invitation_days = 14
origins = []

# Vier Augen: true = was eine Person vorlegt, wird erst wahr, wenn eine zweite mit eigenem Konto es freigibt.
#   publish = Meldungen, overrides = Zustände von Hand statt der berechneten, end_incident = Notbetrieb beenden,
#   erase = personenbezogene Angaben löschen, extract = Melderegisterauszug öffnen, administrators = Rechte verwalten,
#   call_off = viele Termine auf einmal absagen
# emergency = true: Ist niemand sonst da, kann eine Person allein und sofort Meldungen, Zustände und Terminabsagen herausgeben,
#   mit Grund. Das bleibt markiert, bis eine zweite nachgesehen hat. Alles andere geht auch dann nur zu zweit; Rechte vergibt
#   allein höchstens dieser Rechner: --allein --grund "…"
# expires: so lange kann eine Vorlage freigegeben werden ("1h" bis "30d")
[four_eyes]
publish = true
overrides = true
end_incident = true
erase = true
extract = true
administrators = true
call_off = true
emergency = true
expires = "48h"

# Der interne Mailserver, über den Rundschreiben an die Beschäftigten gehen; server leer = keine Mails. tls: none, starttls oder tls;
# ca: PEM-Datei der eigenen Zertifizierungsstelle. Das Passwort zu user steht allein in der Datei keys/mail-password (Rechte 600).
# link: unter dieser Adresse öffnen Beschäftigte die Links in den Mails; leer = https:// und staff_host
[mail]
server = ""
port = 25
tls = "starttls"
ca = ""
user = ""
from = ""
name = ""
link = ""
link_days = 14

# Der Mailserver, über den Bürgerinnen und Bürger von ihren Terminen erfahren; darf fehlen. Passwort zu user: keys/mail-outside-password
[mail.outside]
server = ""
port = 587
tls = "starttls"
ca = ""
user = ""
from = ""

# SMS über das HTTP-Gateway eines Anbieters; url leer = keine SMS. Im Rumpf stehen {{to}}, {{text}} und {{key}}, in headers {{secret}} für den
# Inhalt der Datei keys/sms-secret (Rechte 600). answer_field nennt das Feld der JSON-Antwort, das über die Annahme entscheidet
[sms]
url = ""
method = "POST"
form = "json"
body = ""
headers = []
key_header = "Idempotency-Key"
answer_field = ""
answer_accepted = []
per_second = 5
timeout_seconds = 30

# Städte bezeugen einander ihre Protokolle. name: unter diesem Namen bestätigt diese Installation die Protokolle in logs
# (Schlüssel als Text); ask: Zeugen, die unsere bestätigen, je "https://adresse/zeuge Schlüssel"
[witness]
name = ""
logs = []
ask = []

# Wer für die Seiten verantwortlich ist; für einzelne Kommunen unter [imprint.<Gemeindeschlüssel>]
[imprint]
authority = ""
street = ""
postcode_city = ""
represented_by = ""
email = ""
phone = ""
data_protection = ""
arbitration = ""
)";

}  // namespace

std::string initial_config(const std::string& instance, const std::string& title) { return fmt::format(kInitialConfig, toml_text(instance), toml_text(title)); }

}  // namespace nb::app
