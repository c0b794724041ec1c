// SPDX-License-Identifier: EUPL-1.2
// What can be set for one installation: DIR/notbetrieb.toml. Everything has a default that works; an unknown key is an
// error, because a typo that is silently ignored is found at the worst moment.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "approval/model.hpp"
#include "deadlines/holidays.hpp"

namespace nb::app {

/// Who answers for a municipality's pages (§ 5 DDG, § 12b BGG, Art. 13 GDPR); empty fields are said to be missing.
struct Imprint {
  std::string authority;  ///< "Stadt Arnsberg"
  std::string street;
  std::string postcode_city;
  std::string represented_by;  ///< the office, e.g. "Der Bürgermeister"
  std::string email;
  std::string phone;
  std::string data_protection;  ///< contact of the data protection officer
  std::string arbitration;      ///< enforcement body for accessibility
};

struct ServerConfig {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::uint16_t metrics_port = 0;  ///< 0: no metrics listener
  std::string tls_certificate;     ///< PEM file; empty: plain HTTP
  std::string tls_key;
  bool access_log = true;
  unsigned threads = 2;
  std::vector<std::string> trusted_proxies;  ///< addresses of the town's own proxies
  std::string public_url;                    ///< "https://notfall.example", for feeds and the site map; empty: the request's host
};

/// What reaches the authority through this program.
struct IntakeConfig {
  bool online = true;                   ///< the online form is open
  unsigned per_address_per_hour = 300;  ///< filings from one address; many people may share one
  unsigned total_per_minute = 1200;     ///< of all; from half of it on, a small proof of work or a wait is asked for
};

/// Appointments that citizens book themselves.
struct BookingConfig {
  bool online = true;
  unsigned per_address_per_hour = 60;                       ///< reserving and confirming from one address
  unsigned open_per_address = 5;                            ///< reservations from one address that wait for a name at once
  unsigned total_per_minute = 1200;                         ///< of all; from half of it on, a small proof of work or a wait is asked for
  unsigned per_person = 6;                                  ///< appointments ahead under one mail address or telephone number
  unsigned per_network = 60;                                ///< appointments ahead from one address of the network
  unsigned per_day = 2000;                                  ///< booked online in a municipality in a day
  std::map<std::string, unsigned, std::less<>> per_day_at;  ///< by municipality key (AGS), where it differs
};

/// Finished documents that lie ready.
struct PickupConfig {
  bool online = true;                  ///< citizens may ask whether theirs is there
  unsigned reminder_weeks = 4;         ///< after these an owner is reminded
  unsigned keep_weeks = 26;            ///< after these a document goes back or is destroyed
  unsigned per_address_per_hour = 20;  ///< questions from one address
  unsigned per_town_per_minute = 60;   ///< and for one municipality, from wherever they come
};

/// Where a municipality's faxes and scanned post arrive as files; empty: nowhere.
struct MailroomConfig {
  std::string fax;   ///< folder, e.g. HylaFAX's recvq
  std::string post;  ///< folder of the scanner
};

/// How people get into the staff pages.
struct StaffConfig {
  bool second_factor_required = false;  ///< "required" instead of "asked"
  unsigned invitation_days = 14;        ///< an invitation code ends by itself
  std::vector<std::string> origins;     ///< "https://stab.arnsberg.example:8443", as browsers see it behind a proxy; empty: as requests say
};

/// The internal mail server through which circulars go out; docs/operation.md.
struct MailConfig {
  std::string server;  ///< host; empty: no mail is sent
  std::uint16_t port = 25;
  std::string tls = "starttls";  ///< "none", "starttls", "tls"
  std::string ca;                ///< PEM of the town's own CA; empty: the system's
  std::string user;              ///< empty: no sign-in; the password stands in DIR/keys/mail-password
  std::string from;              ///< address of the sender
  std::string name;              ///< shown as the sender
  std::string link;              ///< "https://stab.arnsberg.example", where one-time links lead; empty: the staff host
  unsigned link_days = 14;       ///< a link ends by itself
};

/// The HTTP gateway that takes text messages; docs/operation.md. A header may hold {secret}, which stands in DIR/keys/sms-secret.
struct SmsConfig {
  std::string url;              ///< "https://…"; empty: no text messages. May hold {to}, {text}, {key}
  std::string method = "POST";  ///< "POST", "PUT", "GET"
  std::string form = "json";    ///< how the body is encoded: "json" or "form"
  std::string body;             ///< with {to}, {text}, {key}
  std::vector<std::string> headers;
  std::string key_header = "Idempotency-Key";  ///< empty: none
  std::string answer_field;                    ///< "messages.0.status"; empty: the HTTP status decides
  std::vector<std::string> answer_accepted;    ///< values of that field that mean it was taken
  unsigned per_second = 5;
  unsigned timeout_seconds = 30;
  std::string ca;  ///< PEM; empty: the system's
};

/// Towns vouch for each other's logs; docs/operation.md.
struct WitnessConfig {
  std::string name;               ///< of our key as a witness; empty: we confirm no logs
  std::vector<std::string> logs;  ///< vkeys of the logs we confirm
  std::vector<std::string> ask;   ///< "URL vkey" of the witnesses that confirm ours
};

struct Config {
  std::string instance = "notbetrieb";  ///< part of the checkpoints' origin; never changed after init
  std::string title = "Notbetrieb";
  std::string zone = "Europe/Berlin";
  std::string land = "NW";       ///< Land whose holidays apply
  std::string staff_host;        ///< the one host of the staff pages; empty: loopback only
  approval::Policy four_eyes;    ///< what needs a second account; without the section only erasing does
  std::string security_contact;  ///< security.txt; empty: none is served
  ServerConfig server;
  StaffConfig staff;
  WitnessConfig witness;
  IntakeConfig intake;
  BookingConfig booking;
  PickupConfig pickup;
  MailConfig mail;
  MailConfig outside_mail;  ///< [mail.outside]: to citizens; no link and link_days there
  SmsConfig sms;
  std::map<std::string, MailroomConfig> mailrooms;  ///< by municipality key (AGS)
  Imprint imprint;                                  ///< for all municipalities without their own
  std::map<std::string, Imprint> imprints;          ///< by municipality key (AGS)
  /// By municipality key: days that are holidays only in a part of the Land, besides those the law itself ties to the place.
  std::map<std::string, std::vector<deadlines::LocalHoliday>> local_holidays;
};

/// Parses the file's text; `where` is named in errors. Throws Error{configuration} naming line and key.
[[nodiscard]] Config parse_config(std::string_view text, const std::string& where);
/// The file that `notbetrieb init` writes, with comments.
[[nodiscard]] std::string initial_config(const std::string& instance, const std::string& title);

}  // namespace nb::app
