// SPDX-License-Identifier: EUPL-1.2
// Announcements: write one, correct one visibly, withdraw one.
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

constexpr const char* kHere = "/stab/meldungen";

std::string_view german(publish::Standing standing) {
  switch (standing) {
    case publish::Standing::pending: return "gilt noch nicht";
    case publish::Standing::current: return "gilt";
    case publish::Standing::expired: return "abgelaufen";
    case publish::Standing::corrected: return "ersetzt";
    case publish::Standing::withdrawn: return "zurückgezogen";
  }
  return {};
}

void put_announcement(const StabVisit& visit, Section page, const publish::Announcement& one) {
  const publish::Standing standing = publish::standing(one, visit.now);
  const publish::AnnouncementText& text = one.text("de");
  Section row = page.add("ANNOUNCEMENT");
  row.set("ANNOUNCEMENT_ID", one.id);
  row.set("HEADLINE", text.title);
  row.set("BODY", text.body_text);
  row.set("AT", visit.moment(one.published));
  row.set("STANDING", german(standing));
  if (one.valid_until) row.set_shown("UNTIL", visit.moment(*one.valid_until), "HAS_UNTIL");
  row.show_if(one.region_wide, "REGION_WIDE");
  // An announcement can be changed only in the log it stands in.
  const bool here = one.region_wide == !visit.town;
  if (!here || standing == publish::Standing::corrected || standing == publish::Standing::withdrawn) return;
  put_form(visit, row.add("WITHDRAW"), "publish.withdraw", kHere);
  row.add("CORRECT").set("PLACE", visit.place);
}

}  // namespace

std::string_view stab_announcements(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Meldungen", StabNav::announcements);
  const std::string corrects = visit.query("ersetzt");
  const auto& list = visit.town ? *visit.town->announcements : *visit.region->announcements;
  Section form = page.add("WRITE");
  put_form(visit, form, corrects.empty() ? "publish.announce" : "publish.correct", kHere);
  for (const publish::Announcement& one : list) {
    put_announcement(visit, page, one);
    if (one.id != corrects) continue;
    Section old = form.add("CORRECTS");
    old.set("OLD_ID", one.id);
    old.set("OLD_TITLE", one.text("de").title);
  }
  return "announcements";
}

}  // namespace nb::pages
