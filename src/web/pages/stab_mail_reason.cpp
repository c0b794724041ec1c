// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_mail_reason.hpp"

namespace nb::pages {

std::string_view mail_reason(std::string_view code) {
  if (code.empty()) return {};
  const std::string_view status = code.size() > 4 ? code.substr(4) : std::string_view();  // "5.1.1" of "550 5.1.1"
  if (status.starts_with("5.1.1") || status.starts_with("5.1.2") || status.starts_with("5.1.3")) return "die Adresse gibt es nicht";
  if (status.ends_with(".2.2") || code.starts_with("452") || code.starts_with("552")) return "das Postfach ist voll";
  // X.7.X of RFC 3463: security or policy. The address may be all right; another one would be refused as well.
  if (status.starts_with("5.7.")) return "die Gegenseite nimmt Mails von hier nach ihren Regeln nicht an";
  if (code.starts_with("550")) return "die Gegenseite nimmt für diese Adresse nichts an";
  if (code.starts_with("451") || status.starts_with("4.7.")) return "der Mailserver will es später noch einmal";
  if (code.starts_with("5")) return "der Mailserver nimmt sie nicht an";
  return "gerade nicht möglich";
}

}  // namespace nb::pages
