// SPDX-License-Identifier: EUPL-1.2
#include "app/config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>

#include "app/table_reader.hpp"
#include "base/ids.hpp"
#include "base/text.hpp"
#include "web/server/peer.hpp"

namespace nb::app {

namespace {

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

void read_server(TableReader& reader, ServerConfig& server) {
  reader.text("address", server.address);
  reader.number("port", server.port, 0, 65535);
  reader.number("metrics_port", server.metrics_port, 0, 65535);
  reader.text("tls_certificate", server.tls_certificate);
  reader.text("tls_key", server.tls_key);
  reader.flag("access_log", server.access_log);
  reader.number("threads", server.threads, 1, 256);
  reader.text("public_url", server.public_url);
  reader.texts("trusted_proxies", "erwartet Adressen wie \"127.0.0.1\" oder \"::1\"", [&](const std::string& proxy) {
    server.trusted_proxies.push_back(proxy);
    return web::read_peer(proxy).has_value();
  });
}

void read_intake(TableReader& reader, IntakeConfig& intake) {
  reader.flag("online", intake.online);
  reader.number("per_address_per_hour", intake.per_address_per_hour, 1, 1'000'000'000);
  reader.number("total_per_minute", intake.total_per_minute, 1, 1'000'000'000);
}

void read_booking(TableReader& reader, BookingConfig& booking) {
  reader.flag("online", booking.online);
  reader.number("per_address_per_hour", booking.per_address_per_hour, 1, 1'000'000'000);
  reader.number("open_per_address", booking.open_per_address, 1, 1'000'000'000);
  reader.number("total_per_minute", booking.total_per_minute, 1, 1'000'000'000);
  reader.number("per_person", booking.per_person, 1, 1'000'000'000);
  reader.number("per_network", booking.per_network, 1, 1'000'000'000);
  reader.number("per_day", booking.per_day, 1, 1'000'000'000);
  reader.table("per_day_at", [&](TableReader& towns) {
    for (const std::string& ags : towns.keys()) {
      if (Ags::parse(ags)) towns.number(ags.c_str(), booking.per_day_at[ags], 1, 1'000'000'000);  // else the reader calls it unknown
    }
  });
}

void read_pickup(TableReader& reader, PickupConfig& pickup) {
  reader.flag("online", pickup.online);
  reader.number("reminder_weeks", pickup.reminder_weeks, 1, 520);
  reader.number("keep_weeks", pickup.keep_weeks, 1, 520);
  reader.number("per_address_per_hour", pickup.per_address_per_hour, 1, 1'000'000'000);
  reader.number("per_town_per_minute", pickup.per_town_per_minute, 1, 1'000'000'000);
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
void read_four_eyes(TableReader& root, approval::Policy& policy) {
  using approval::Area;
  bool erasing = true;
  root.flag("four_eyes_for_erasing", erasing);
  policy.set(Area::erase, erasing);
  root.table("four_eyes", [&](TableReader& reader) {
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
  });
}

/// One section per municipality key.
void read_mailrooms(TableReader& reader, std::map<std::string, MailroomConfig>& mailrooms) {
  for (const std::string& ags : reader.keys()) {
    if (!Ags::parse(ags)) continue;  // the reader calls it unknown
    reader.table(ags.c_str(), [&](TableReader& one) {
      one.text("fax", mailrooms[ags].fax);
      one.text("post", mailrooms[ags].post);
    });
  }
}

void read_staff(TableReader& reader, StaffConfig& staff) {
  reader.choice("second_factor", {"asked", "required"}, staff.second_factor_required);
  reader.number("invitation_days", staff.invitation_days, 1, 400);
  reader.texts("origins", "erwartet Adressen wie \"https://stab.arnsberg.example\", ohne Schrägstrich am Ende", [&](const std::string& origin) {
    staff.origins.push_back(origin);
    return (origin.starts_with("https://") || origin.starts_with("http://localhost")) && !origin.ends_with('/');
  });
}

void read_mail_server(TableReader& reader, MailConfig& mail) {
  reader.text("server", mail.server);
  reader.number("port", mail.port, 1, 65535);
  reader.word("tls", mail.tls, {"none", "starttls", "tls"}, "erwartet \"none\", \"starttls\" oder \"tls\"");
  reader.text("ca", mail.ca);
  reader.text("user", mail.user);
  reader.text("from", mail.from);
}

void read_mail(TableReader& reader, Config& config) {
  read_mail_server(reader, config.mail);
  reader.text("name", config.mail.name);
  reader.text("link", config.mail.link);
  reader.number("link_days", config.mail.link_days, 1, 365);
  reader.table("outside", [&](TableReader& outside) { read_mail_server(outside, config.outside_mail); });
}

void read_sms(TableReader& reader, SmsConfig& sms) {
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
}

void read_witness(TableReader& reader, WitnessConfig& witness) {
  reader.text("name", witness.name);
  reader.texts("logs", witness.logs);
  reader.texts("ask", witness.ask);
}

/// [imprint] holds the common fields and one sub-table per municipality key: [imprint.05958004].
void read_imprints(TableReader& reader, Config& config) {
  read_imprint(reader, config.imprint);
  for (const std::string& ags : reader.keys()) {
    if (!Ags::parse(ags)) continue;
    reader.table(ags.c_str(), [&](TableReader& own) {
      Imprint imprint = config.imprint;
      read_imprint(own, imprint);
      config.imprints.emplace(ags, imprint);
    });
  }
}

/// [local_holidays] holds a list per municipality key: 09162000 = ["by_assumption"].
void read_local_holidays(TableReader& reader, Config& config) {
  for (const std::string& key : reader.keys()) {
    const auto ags = Ags::parse(key);
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
}

void read_all(TableReader& reader, Config& config) {
  reader.text("instance", config.instance);
  reader.text("title", config.title);
  reader.text("zone", config.zone);
  reader.text("land", config.land);
  reader.text("staff_host", config.staff_host);
  std::ranges::transform(config.staff_host, config.staff_host.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });  // as requests name it
  reader.text("security_contact", config.security_contact);
  read_four_eyes(reader, config.four_eyes);
  reader.table("server", [&](TableReader& table) { read_server(table, config.server); });
  reader.table("local_holidays", [&](TableReader& table) { read_local_holidays(table, config); });
  reader.table("mailroom", [&](TableReader& table) { read_mailrooms(table, config.mailrooms); });
  reader.table("intake", [&](TableReader& table) { read_intake(table, config.intake); });
  reader.table("booking", [&](TableReader& table) { read_booking(table, config.booking); });
  reader.table("pickup", [&](TableReader& table) { read_pickup(table, config.pickup); });
  reader.table("staff", [&](TableReader& table) { read_staff(table, config.staff); });
  reader.table("mail", [&](TableReader& table) { read_mail(table, config); });
  reader.table("sms", [&](TableReader& table) { read_sms(table, config.sms); });
  reader.table("witness", [&](TableReader& table) { read_witness(table, config.witness); });
  reader.table("imprint", [&](TableReader& table) { read_imprints(table, config); });
}

}  // namespace

Config parse_config(std::string_view text, const std::string& where) {
  Config config;
  config.server.threads = std::max(1U, std::thread::hardware_concurrency());
  read_settings(text, where, [&](TableReader& reader) { read_all(reader, config); });
  return config;
}

}  // namespace nb::app
