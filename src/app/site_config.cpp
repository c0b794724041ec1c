// SPDX-License-Identifier: EUPL-1.2
#include "app/site_config.hpp"

#include <cstdlib>
#include <filesystem>

#include "app/rooms.hpp"
#include "base/error.hpp"

namespace nb::app {

namespace {

pages::Operator operator_of(const Imprint& i) {
  return {.authority = i.authority,
          .street = i.street,
          .postcode_city = i.postcode_city,
          .represented_by = i.represented_by,
          .email = i.email,
          .phone = i.phone,
          .data_protection = i.data_protection,
          .arbitration = i.arbitration};
}

}  // namespace

pages::SiteConfig site_config(const Config& config) {
  pages::SiteConfig site{
      .title = config.title, .public_url = config.server.public_url, .security_contact = config.security_contact, .imprint = operator_of(config.imprint), .imprints = {}};
  for (const auto& [ags, imprint] : config.imprints) site.imprints.emplace(ags, operator_of(imprint));
  site.holidays = [config](const Ags& ags) { return holidays_of(config, ags); };
  return site;
}

std::string find_share() {
  if (const char* set = std::getenv("NOTBETRIEB_SHARE"); set != nullptr && *set != '\0') return set;
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path share = program.parent_path().parent_path() / "share" / "notbetrieb";
  if (!error && std::filesystem::is_directory(share, error)) return share.string();
  throw Error(ErrorKind::configuration, "Der Ordner mit Vorlagen und Texten fehlt (" + share.string() + "); bitte das Programm neu installieren oder NOTBETRIEB_SHARE setzen.");
}

}  // namespace nb::app
