// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/account/sign_in_pages.hpp"

#include <algorithm>
#include <array>

#include "web/pages/account/door.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr std::array<std::string_view, 5> kNotKept{"konto", "code", "passkey", "csrf", "schritt"};

bool kept(std::string_view name) { return !name.starts_with("passwort") && std::ranges::find(kNotKept, name) == kNotKept.end(); }

void put_kept(const web::Form& form, Section section) {
  for (const auto& [name, value] : form.pairs()) {
    if (!kept(name)) continue;
    Section field = section.add("HIDDEN");
    field.set("FIELD", name);
    field.set("VALUE", value);
  }
}

}  // namespace

void put_login(const Door& door, const web::Request& request, const web::Form& form, std::string_view fault, Section page) {
  page.set("TITLE", "Anmelden");
  page.set_shown("FAULT", fault, "HAS_FAULT");
  page.set("ACCOUNT", form.text("konto"));
  put_kept(form, page);
  const auto site = door.site(request);
  if (!site) return page.show("PASSKEY_IMPOSSIBLE");
  Section passkey = page.add("PASSKEY");
  passkey.set("QUESTION", door.question(staff::SignIn::kPasskeyPurpose));
  passkey.set("RP_ID", site->rp_id);
  put_kept(form, passkey);
}

void put_invitation(const web::Form& form, std::string_view fault, Section page) {
  page.set("TITLE", "Einladung annehmen");
  page.set_shown("FAULT", fault, "HAS_FAULT");
  page.set("CODE", form.text("einladung"));
}

}  // namespace nb::pages
