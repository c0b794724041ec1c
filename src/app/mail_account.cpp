// SPDX-License-Identifier: EUPL-1.2
#include "app/mail_account.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

namespace nb::app {

namespace {

constexpr std::size_t kSecretBytesMax = 1000;

mail::TlsMode mode_of(const std::string& word) { return word == "none" ? mail::TlsMode::none : word == "tls" ? mail::TlsMode::tls : mail::TlsMode::starttls; }

Error wrong_setting(const std::string& setting, const std::string& why) { return Error(ErrorKind::configuration, "In notbetrieb.toml ist »" + setting + "« falsch: " + why); }

}  // namespace

std::string read_secret(Env& env, const std::string& path, const std::string& setting) {
  if (!env.exists(path)) throw wrong_setting(setting, "Das Passwort fehlt; bitte in die Datei " + path + " schreiben, lesbar nur für dieses Programm (chmod 600).");
  if ((env.info(path).permissions & 0077U) != 0) throw wrong_setting(setting, "Die Datei " + path + " können andere lesen; bitte mit chmod 600 schützen.");
  const Bytes bytes = read_file(env, path, kSecretBytesMax);
  return std::string(trim(text_of(bytes)));
}

mail::SmtpOptions smtp_options(Env& env, const MailConfig& mail, const std::string& section, const std::string& password_file, const std::string& helo) {
  return {.host = mail.server,
          .port = mail.port,
          .tls = mode_of(mail.tls),
          .ca_file = mail.ca,
          .user = mail.user,
          .password = mail.user.empty() ? "" : read_secret(env, password_file, section + ".user"),
          .helo = helo};
}

mail::Address sender_of(const MailConfig& mail, const std::string& section) {
  auto from = mail::Address::parse(mail.from);
  if (!from) throw wrong_setting(section + ".from", "Erwartet wird die Mailadresse des Absenders, zum Beispiel »stab@rathaus.example«; bitte eintragen.");
  return *std::move(from);
}

}  // namespace nb::app
