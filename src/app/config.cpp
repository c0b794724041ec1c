// SPDX-License-Identifier: EUPL-1.2
#include "app/config.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <thread>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "base/text.hpp"

namespace nb::app {

namespace {

/// Reads the keys of one table and complains about all others.
class TableReader {
 public:
  TableReader(const toml::table& table, std::string name, std::string where) : table_(table), name_(std::move(name)), where_(std::move(where)) {}

  void text(const char* key, std::string& out) {
    if (const toml::node* node = take(key)) {
      if (!node->is_string()) fail(*node, key, "erwartet einen Text in Anführungszeichen");
      out = node->as_string()->get();
    }
  }
  void texts(const char* key, std::vector<std::string>& out) {
    const toml::node* node = take(key);
    if (node == nullptr) return;
    const toml::array* list = node->as_array();
    const bool fits = list != nullptr && std::all_of(list->begin(), list->end(), [](const toml::node& item) { return item.is_string(); });
    if (!fits) fail(*node, key, "erwartet eine Liste von Texten in Anführungszeichen");
    for (const toml::node& item : *list) out.push_back(item.as_string()->get());
  }
  void flag(const char* key, bool& out) {
    if (const toml::node* node = take(key)) {
      if (!node->is_boolean()) fail(*node, key, "erwartet true oder false");
      out = node->as_boolean()->get();
    }
  }
  /// One of two words; `out` becomes true for the second.
  void choice(const char* key, const std::pair<const char*, const char*>& words, bool& out) {
    std::string text = out ? words.second : words.first;
    this->text(key, text);
    if (text != words.first && text != words.second) fail(*table_.get(key), key, fmt::format("erwartet \"{}\" oder \"{}\"", words.first, words.second));
    out = text == words.second;
  }
  void word(const char* key, std::string& out, std::initializer_list<std::string_view> words, const char* expected) {
    text(key, out);
    if (std::ranges::find(words, out) == words.end()) fail(*table_.get(key), key, expected);
  }
  /// Hands the text to `accept`, if it is there; false from there is a mistake.
  void checked_text(const char* key, const std::string& expected, const std::function<bool(const std::string&)>& accept) {
    const toml::node* node = take(key);
    if (node == nullptr) return;
    if (!node->is_string() || !accept(node->as_string()->get())) fail(*node, key, expected);
  }
  template <class T>
  void number(const char* key, T& out, std::int64_t least, std::int64_t most) {
    if (const toml::node* node = take(key)) {
      if (!node->is_integer() || node->as_integer()->get() < least || node->as_integer()->get() > most)
        fail(*node, key, fmt::format("erwartet eine Zahl von {} bis {}", least, most));
      out = static_cast<T>(node->as_integer()->get());
    }
  }
  /// Hands each text of a list to `accept`; false from there is a mistake.
  void texts(const char* key, const std::string& expected, const std::function<bool(const std::string&)>& accept) {
    const toml::node* node = take(key);
    if (node == nullptr) return;
    if (!node->is_array()) fail(*node, key, "erwartet eine Liste in eckigen Klammern");
    for (const toml::node& one : *node->as_array()) {
      if (!one.is_string() || !accept(one.as_string()->get())) fail(one, key, expected);
    }
  }
  /// Hands the sub-table to `read`, if it is there.
  void table(const char* key, const std::function<void(const toml::table&)>& read) {
    if (const toml::node* node = take(key)) {
      if (!node->is_table()) fail(*node, key, "erwartet einen Abschnitt");
      read(*node->as_table());
    }
  }
  /// To be called last: whatever was not asked for is a mistake.
  void finish() const {
    for (const auto& [key, node] : table_) {
      if (!known_.contains(std::string(key.str()))) fail(node, key.str(), "ist unbekannt");
    }
  }

 private:
  const toml::node* take(const char* key) {
    known_.emplace(key, true);
    return table_.get(key);
  }
  [[noreturn]] void fail(const toml::node& node, std::string_view key, const std::string& why) const {
    throw Error(ErrorKind::configuration, fmt::format("{} Zeile {}: »{}{}« {}; bitte die Datei berichtigen.", where_, node.source().begin.line, name_, key, why));
  }

  const toml::table& table_;
  std::string name_;
  std::string where_;
  std::map<std::string, bool> known_;
};

void read_imprint(TableReader& reader, Imprint& imprint) {
  reader.text("authority", imprint.authority);
  reader.text("street", imprint.street);
  reader.text("postcode_city", imprint.postcode_city);
  reader.text("represented_by", imprint.represented_by);
  reader.text("email", imprint.email);
  reader.text("phone", imprint.phone);
  reader.text("data_protection", imprint.data_protection);
  reader.text("arbitration", imprint.arbitration);
}

void read_server(const toml::table& table, const std::string& where, ServerConfig& server) {
  TableReader reader(table, "server.", where);
  reader.text("address", server.address);
  reader.number("port", server.port, 0, 65535);
  reader.number("metrics_port", server.metrics_port, 0, 65535);
  reader.text("tls_certificate", server.tls_certificate);
  reader.text("tls_key", server.tls_key);
  reader.flag("access_log", server.access_log);
  reader.number("threads", server.threads, 1, 256);
  reader.text("public_url", server.public_url);
  reader.finish();
}

void read_intake(const toml::table& table, const std::string& where, IntakeConfig& intake) {
  TableReader reader(table, "intake.", where);
  reader.flag("online", intake.online);
  reader.number("per_address_per_hour", intake.per_address_per_hour, 1, 1'000'000'000);
  reader.number("total_per_minute", intake.total_per_minute, 1, 1'000'000'000);
  reader.finish();
}

void read_booking(const toml::table& table, const std::string& where, BookingConfig& booking) {
  TableReader reader(table, "booking.", where);
  reader.flag("online", booking.online);
  reader.number("per_address_per_hour", booking.per_address_per_hour, 1, 1'000'000'000);
  reader.number("open_per_address", booking.open_per_address, 1, 1'000'000'000);
  reader.number("total_per_minute", booking.total_per_minute, 1, 1'000'000'000);
  reader.finish();
}

void read_pickup(const toml::table& table, const std::string& where, PickupConfig& pickup) {
  TableReader reader(table, "pickup.", where);
  reader.flag("online", pickup.online);
  reader.number("reminder_weeks", pickup.reminder_weeks, 1, 520);
  reader.number("keep_weeks", pickup.keep_weeks, 1, 520);
  reader.number("per_address_per_hour", pickup.per_address_per_hour, 1, 1'000'000'000);
  reader.number("per_town_per_minute", pickup.per_town_per_minute, 1, 1'000'000'000);
  reader.finish();
}

/// "48h" or "2d", an hour to thirty days.
std::optional<std::chrono::hours> parse_lifetime(std::string_view text) {
  constexpr std::uint64_t kHoursMax = 30 * 24;
  if (text.empty()) return std::nullopt;
  const char unit = text.back();
  const auto number = parse_u64(text.substr(0, text.size() - 1));
  if (!number || *number == 0 || *number > kHoursMax || (unit != 'h' && unit != 'd')) return std::nullopt;
  const std::uint64_t hours = unit == 'd' ? *number * 24 : *number;
  return hours > kHoursMax ? std::nullopt : std::optional(std::chrono::hours(hours));
}

/// The section, and what earlier versions had instead of it. Where there is no section only erasing is guarded, as ever.
void read_four_eyes(TableReader& root, const std::string& where, approval::Policy& policy) {
  using approval::Area;
  bool erasing = true;
  root.flag("four_eyes_for_erasing", erasing);
  policy.set(Area::erase, erasing);
  root.table("four_eyes", [&](const toml::table& table) {
    TableReader reader(table, "four_eyes.", where);
    for (std::size_t i = 0; i < approval::kAreas; ++i) {
      const auto area = static_cast<Area>(i);
      bool on = policy.guards(area);
      reader.flag(std::string(to_string(area)).c_str(), on);
      policy.set(area, on);
    }
    reader.flag("emergency", policy.emergency);
    reader.checked_text("expires", "erwartet eine Dauer von \"1h\" bis \"30d\"", [&](const std::string& text) {
      const auto lifetime = parse_lifetime(text);
      policy.expires = lifetime.value_or(policy.expires);
      return lifetime.has_value();
    });
    reader.finish();
  });
}

/// One section per municipality key.
void read_mailrooms(const toml::table& table, const std::string& where, std::map<std::string, MailroomConfig>& mailrooms) {
  TableReader reader(table, "mailroom.", where);
  for (const auto& [key, node] : table) {
    const std::string ags(key.str());
    if (!Ags::parse(ags)) continue;  // finish() calls it unknown
    reader.table(ags.c_str(), [&](const toml::table& inner) {
      TableReader one(inner, "mailroom." + ags + ".", where);
      one.text("fax", mailrooms[ags].fax);
      one.text("post", mailrooms[ags].post);
      one.finish();
    });
  }
  reader.finish();
}

void read_staff(const toml::table& table, const std::string& where, StaffConfig& staff) {
  TableReader reader(table, "staff.", where);
  reader.choice("second_factor", {"asked", "required"}, staff.second_factor_required);
  reader.number("invitation_days", staff.invitation_days, 1, 400);
  reader.texts("origins", "erwartet Adressen wie \"https://stab.arnsberg.example\", ohne Schrägstrich am Ende", [&](const std::string& origin) {
    staff.origins.push_back(origin);
    return (origin.starts_with("https://") || origin.starts_with("http://localhost")) && !origin.ends_with('/');
  });
  reader.finish();
}

void read_mail_server(TableReader& reader, MailConfig& mail) {
  reader.text("server", mail.server);
  reader.number("port", mail.port, 1, 65535);
  reader.word("tls", mail.tls, {"none", "starttls", "tls"}, "erwartet \"none\", \"starttls\" oder \"tls\"");
  reader.text("ca", mail.ca);
  reader.text("user", mail.user);
  reader.text("from", mail.from);
}

void read_mail(const toml::table& table, const std::string& where, Config& config) {
  TableReader reader(table, "mail.", where);
  read_mail_server(reader, config.mail);
  reader.text("name", config.mail.name);
  reader.text("link", config.mail.link);
  reader.number("link_days", config.mail.link_days, 1, 365);
  reader.table("outside", [&](const toml::table& inner) {
    TableReader outside(inner, "mail.outside.", where);
    read_mail_server(outside, config.outside_mail);
    outside.finish();
  });
  reader.finish();
}

void read_sms(const toml::table& table, const std::string& where, SmsConfig& sms) {
  TableReader reader(table, "sms.", where);
  reader.text("url", sms.url);
  reader.word("method", sms.method, {"POST", "PUT", "GET"}, "erwartet \"POST\", \"PUT\" oder \"GET\"");
  reader.word("form", sms.form, {"json", "form"}, "erwartet \"json\" oder \"form\"");
  reader.text("body", sms.body);
  reader.texts("headers", "erwartet Zeilen wie \"Authorization: Bearer {secret}\"", [&](const std::string& line) {
    sms.headers.push_back(line);
    return line.find(": ") != std::string::npos && std::ranges::none_of(line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  });
  reader.text("key_header", sms.key_header);
  reader.text("answer_field", sms.answer_field);
  reader.texts("answer_accepted", sms.answer_accepted);
  reader.number("per_second", sms.per_second, 1, 1000);
  reader.number("timeout_seconds", sms.timeout_seconds, 1, 300);
  reader.text("ca", sms.ca);
  reader.finish();
}

void read_witness(const toml::table& table, const std::string& where, WitnessConfig& witness) {
  TableReader reader(table, "witness.", where);
  reader.text("name", witness.name);
  reader.texts("logs", witness.logs);
  reader.texts("ask", witness.ask);
  reader.finish();
}

/// [imprint] holds the common fields and one sub-table per municipality key: [imprint.05958004].
void read_imprints(const toml::table& table, const std::string& where, Config& config) {
  TableReader reader(table, "imprint.", where);
  read_imprint(reader, config.imprint);
  for (const auto& [key, node] : table) {
    if (!Ags::parse(key.str())) continue;
    const std::string ags(key.str());
    reader.table(ags.c_str(), [&](const toml::table& own) {
      Imprint imprint = config.imprint;
      TableReader inner(own, "imprint." + ags + ".", where);
      read_imprint(inner, imprint);
      inner.finish();
      config.imprints.emplace(ags, imprint);
    });
  }
  reader.finish();
}

/// [local_holidays] holds a list per municipality key: 09162000 = ["by_assumption"].
void read_local_holidays(const toml::table& table, const std::string& where, Config& config) {
  TableReader reader(table, "local_holidays.", where);
  for (const auto& [key, node] : table) {
    const auto ags = Ags::parse(key.str());
    const auto land = ags ? deadlines::land_of(*ags) : std::nullopt;
    if (!land) continue;
    const std::string expected =
        fmt::format("erwartet örtliche Feiertage des Landes {}: by_assumption und by_augsburg (BY), sn_corpus_christi (SN), th_corpus_christi (TH)", to_string(*land));
    reader.texts(ags->str().c_str(), expected, [&](const std::string& name) {
      const auto local = deadlines::parse_local_holiday(name);
      if (!local || deadlines::land_of(*local) != *land) return false;
      config.local_holidays[ags->str()].push_back(*local);
      return true;
    });
  }
  reader.finish();
}

}  // namespace

Config parse_config(std::string_view text, const std::string& where) {
  Config config;
  config.server.threads = std::max(1U, std::thread::hardware_concurrency());
  try {
    const toml::table root = toml::parse(text, where);
    TableReader reader(root, "", where);
    reader.text("instance", config.instance);
    reader.text("title", config.title);
    reader.text("zone", config.zone);
    reader.text("land", config.land);
    reader.text("staff_host", config.staff_host);
    std::ranges::transform(config.staff_host, config.staff_host.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });  // as requests name it
    reader.text("security_contact", config.security_contact);
    read_four_eyes(reader, where, config.four_eyes);
    reader.table("server", [&](const toml::table& table) { read_server(table, where, config.server); });
    reader.table("local_holidays", [&](const toml::table& table) { read_local_holidays(table, where, config); });
    reader.table("mailroom", [&](const toml::table& table) { read_mailrooms(table, where, config.mailrooms); });
    reader.table("intake", [&](const toml::table& table) { read_intake(table, where, config.intake); });
    reader.table("booking", [&](const toml::table& table) { read_booking(table, where, config.booking); });
    reader.table("pickup", [&](const toml::table& table) { read_pickup(table, where, config.pickup); });
    reader.table("staff", [&](const toml::table& table) { read_staff(table, where, config.staff); });
    reader.table("mail", [&](const toml::table& table) { read_mail(table, where, config); });
    reader.table("sms", [&](const toml::table& table) { read_sms(table, where, config.sms); });
    reader.table("witness", [&](const toml::table& table) { read_witness(table, where, config.witness); });
    reader.table("imprint", [&](const toml::table& table) { read_imprints(table, where, config); });
    reader.finish();
  } catch (const toml::parse_error& e) {
    throw Error(ErrorKind::configuration, fmt::format("{} Zeile {}: {}; bitte die Datei berichtigen.", where, e.source().begin.line, std::string(e.description())));
  }
  return config;
}

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
[booking]
online = true
per_address_per_hour = 60
open_per_address = 5
total_per_minute = 1200

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
# emergency = true: Ist niemand sonst da, handelt eine Person allein und sofort, mit Grund. Das bleibt markiert, bis eine
#   zweite nachgesehen hat. Löschen und der Auszug gehen auch dann nur zu zweit. An diesem Rechner: --allein --grund "…"
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
