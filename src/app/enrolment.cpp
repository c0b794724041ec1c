// SPDX-License-Identifier: EUPL-1.2
#include "app/enrolment.hpp"

#include "base/env.hpp"
#include "base/error.hpp"
#include "staff/accounts.hpp"

namespace nb::app {

namespace {

constexpr std::uint32_t kOwnerOnly = 0600;

/// What became of a PDF that must not be used; what stands in its place was not there before.
std::string take_back(Env& env, const std::string& out) {
  try {
    for (const std::string& path : {out + ".tmp", out}) {
      if (env.exists(path)) env.remove(path);
    }
    return "Es gilt kein neuer Code und es gibt keine Datei; bisherige Codes gelten weiter.";
  } catch (const Error&) {  // the failure that led here is told, with what it leaves to be done
    return "Es gilt kein neuer Code, bisherige gelten weiter; bitte löschen Sie " + out + ", die Blätter darin lassen niemanden herein.";
  }
}

}  // namespace

void hand_out(Env& env, staff::AccountStore& accounts, const Enrolment& enrolment) {
  staff::Invitations& invitations = accounts.invitations();
  try {
    invitations.begin_sheets(enrolment.out);
    write_file_durably(env, enrolment.out, enrolment.pdf, kOwnerOnly);
    enrolment.note();
    if (!invitations.issue_all(enrolment.codes, enrolment.time)) throw Error(ErrorKind::unavailable, "Ein Konto wurde inzwischen geschlossen; bitte den Befehl wiederholen.");
  } catch (const Error& error) {
    const std::string left = take_back(env, enrolment.out);
    invitations.end_sheets();
    throw Error(error.kind(), left + " " + error.what());
  }
}

}  // namespace nb::app
