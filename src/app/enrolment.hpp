// SPDX-License-Identifier: EUPL-1.2
// Sealed sheets with codes that let people in: on paper and in the file of accounts, or nowhere.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "base/bytes.hpp"
#include "staff/accounts_invitations.hpp"

namespace nb {
class Env;
}
namespace nb::staff {
class AccountStore;
}

namespace nb::app {

/// What is handed out.
struct Enrolment {
  std::string out;  ///< absolute path of the PDF, which does not exist yet
  const Bytes& pdf;
  std::span<const staff::NewInvitation> codes;
  staff::InvitationTime time;
  std::function<void()> note;  ///< enters the trace; throws nb::Error if that is refused
};

/// The order: a mark that sheets are being made, the PDF (durable), the trace, then all codes with the mark's removal in one transaction.
/// Codes first would make void what people have in their hands and leave nothing to hand out if the disk is full or the program ends.
/// This way a code that stands on paper is unknown only after a crash in between, and then the mark is left, which says so.
/// Throws nb::Error: then no code is new, those handed out before are still good, and no file is left.
void hand_out(Env& env, staff::AccountStore& accounts, const Enrolment& enrolment);

}  // namespace nb::app
