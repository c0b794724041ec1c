// SPDX-License-Identifier: EUPL-1.2
// Announcements: write one, correct one visibly, withdraw one.
#include <set>

#include "approval/queries.hpp"
#include "publish/events.hpp"
#include "state/read_pool.hpp"
#include "web/pages/approval/pages.hpp"
#include "web/pages/stab_visit.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr const char* kHere = "/stab/meldungen";

std::string_view german(publish::Standing standing) {
  switch (standing) {
    case publish::Standing::pending:
      return "gilt noch nicht";
    case publish::Standing::current:
      return "gilt";
    case publish::Standing::expired:
      return "abgelaufen";
    case publish::Standing::corrected:
      return "ersetzt";
    case publish::Standing::withdrawn:
      return "zurückgezogen";
  }
  return {};
}

/// Marked until somebody else has looked at it.
void put_alone(const StabVisit& visit, Section row, const publish::Announcement& one) {
  const auto snapshot = visit.parts.readers.snapshot();
  const LogName log = one.region_wide ? region_log() : visit.log();
  for (const std::string_view type : {publish::kAnnounced, publish::kCorrected, publish::kWithdrawn}) {
    for (const approval::Proposal& lonely : approval::waiting_about(snapshot.db(), log, type, one.id, visit.now)) {
      if (lonely.stored != approval::State::unlooked) continue;
      Section mark = row.add("ALONE_MARK");
      mark.set("ALONE_BY", lonely.proposer);
      mark.set("PROPOSAL_PATH", path_of_proposal(visit, lonely));
    }
  }
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
  put_alone(visit, row, one);
  // An announcement can be changed only in the log it stands in.
  const bool here = one.region_wide == !visit.town;
  if (!here || standing == publish::Standing::corrected || standing == publish::Standing::withdrawn) return;
  put_form(visit, row.add("WITHDRAW"), "publish.withdraw", kHere, {"a.id", one.id});
  row.add("CORRECT").set("PLACE", visit.place);
}

/// Severity and audience, with what was chosen before if the form is shown again.
void put_audience(const StabVisit& visit, Section form) {
  const std::string severity = visit.kept != nullptr ? visit.kept->text("a.severity") : "";
  form.show(severity == "warning" ? "IS_WARNING" : severity == "urgent" ? "IS_URGENT" : "IS_INFO");
  const auto chosen = [&](const char* field, const std::string& value) { return visit.kept != nullptr && visit.kept->text(field) == value; };
  std::set<std::string> offices;
  for (const catalogue::Service& service : visit.region->shared->services) {
    offices.insert(service.office);
    Section option = form.add("SERVICE");
    option.set("SERVICE_ID", service.id);
    option.set("SERVICE_NAME", service.name_de);
    option.show_if(chosen("a.service", service.id), "CHOSEN");
  }
  for (const std::string& office : offices) {
    Section option = form.add("OFFICE");
    option.set("OFFICE_NAME", office);
    option.show_if(chosen("a.office", office), "CHOSEN");
  }
}

}  // namespace

std::string_view stab_announcements(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Meldungen", StabNav::announcements);
  const std::string corrects = visit.kept != nullptr ? visit.kept->text("a.corrects") : visit.query("ersetzt");
  const auto& list = visit.town ? *visit.town->announcements : *visit.region->announcements;
  Section form = page.add("WRITE");
  put_form(visit, form, corrects.empty() ? "publish.announce" : "publish.correct", kHere);
  put_audience(visit, form);
  for (const publish::Announcement& one : list) {
    put_announcement(visit, page, one);
    if (one.id != corrects) continue;
    Section old = form.add("CORRECTS");
    old.set("OLD_ID", one.id);
    old.set("OLD_TITLE", one.text("de").title);
  }
  page.show_if(list.empty(), "NONE_YET");
  return "announcements";
}

}  // namespace nb::pages
