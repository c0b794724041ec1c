// SPDX-License-Identifier: EUPL-1.2
#include "app/sign_in_trace.hpp"

#include <spdlog/spdlog.h>

#include <string>

#include "audit/trail.hpp"

namespace nb::app {

namespace {

constexpr const char* kPassword = "password";  ///< the thing that own_acts names when a password was changed

}  // namespace

void trace_sign_in(audit::Trail& trail, const staff::SignInRecord& record) {
  using Kind = staff::SignInRecord::Kind;
  const auto changed = [&](const char* what, const std::string& thing) { trail.account_changed(record.account, record.by, what, thing); };
  switch (record.kind) {
    case Kind::signed_in:
      return trail.signed_in(record.account, record.reason.empty() ? "unknown" : record.reason);
    case Kind::refused:
      spdlog::info("Abgewiesen: {}", record.reason);
      return trail.sign_in_refused(record.account, record.peer, record.reason);
    case Kind::signed_out:
      return changed("signed_out", "");
    case Kind::enrolled:
      return changed("enrolled", "");
    case Kind::invited:
      return changed("invited", "");
    case Kind::factor_added:
      return record.reason == kPassword ? changed("password_changed", "") : changed("factor_added", record.reason);
    case Kind::factor_removed:
      return changed("factor_removed", record.reason);
    case Kind::session_ended:
      return changed("session_ended", record.reason);
  }
}

}  // namespace nb::app
