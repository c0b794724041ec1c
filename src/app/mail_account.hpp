// SPDX-License-Identifier: EUPL-1.2
// From a section of the configuration to what a mail server or a gateway is spoken to with; secrets stand in files of their own.
#pragma once

#include <string>

#include "app/config.hpp"
#include "base/env.hpp"
#include "mail/smtp.hpp"

namespace nb::app {

/// A secret in a file of its own that only this program may read; `setting` names what needs it. Throws Error{configuration}.
[[nodiscard]] std::string read_secret(Env& env, const std::string& path, const std::string& setting);

/// `section` is "mail" or "mail.outside", `password_file` the path read if a user is set. Throws Error{configuration}.
[[nodiscard]] mail::SmtpOptions smtp_options(Env& env, const MailConfig& mail, const std::string& section, const std::string& password_file, const std::string& helo);
/// The sender's address; throws Error{configuration}.
[[nodiscard]] mail::Address sender_of(const MailConfig& mail, const std::string& section);

}  // namespace nb::app
