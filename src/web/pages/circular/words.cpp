// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/circular/words.hpp"

#include <algorithm>
#include <chrono>

#include "base/text.hpp"
#include "base/zone.hpp"
#include "publish/markdown.hpp"

namespace nb::pages {

namespace {

std::string_view german(circular::How how) {
  switch (how) {
    case circular::How::click:
      return "im Programm";
    case circular::How::link:
      return "über den Link in der Mail";
    case circular::How::list:
      return "auf der Liste unterschrieben";
    case circular::How::phone:
      return "am Telefon";
  }
  return {};
}

/// How it came, and by which account: what one person confirms for others stays to be seen.
std::string way_words(const circular::Recipient& recipient) {
  const std::string_view way = german(recipient.how);
  if (recipient.how == circular::How::link) return std::string(way);  // no account: whoever has the mail
  return std::string(way) + (recipient.how == circular::How::click ? " (Konto " : " (eingetragen von ") + recipient.acknowledged_by + ")";
}

/// What is told of an earlier time says so: paper and calls may reach the program hours later.
bool entered_later(const circular::Recipient& recipient) {
  return recipient.acknowledged && recipient.entered && *recipient.acknowledged < std::chrono::floor<std::chrono::minutes>(*recipient.entered);
}

}  // namespace

bool put_circular_frame(const StabVisit& visit, Section page, std::string_view title) {
  put_stab_frame(visit, page, title, StabNav::circulars);
  return visit.town != nullptr;
}

bool may_write(const StabVisit& visit) { return visit.may(staff::Right::circular_write); }
bool may_see_all(const StabVisit& visit) { return visit.may(staff::Right::circular_read); }

std::optional<circular::Circular> circular_of(const StabVisit& visit, storage::Db& db) {
  const std::string id(visit.request.param("id"));
  if (const auto number = parse_u64(id)) return circular::find_by_number(db, visit.log(), *number);
  return circular::find_circular(db, visit.log(), id);
}

std::string circular_path(std::uint64_t number) { return "/stab/rundschreiben/" + std::to_string(number); }

circular::PhoneTree tree_of(const StabVisit& visit, storage::Db& db) { return circular::PhoneTree(circular::staff_of(db, visit.log(), visit.parts.zone.local(visit.now).day)); }

void put_sections(Section page, const circular::Version& version, circular::SectionMask mask) {
  for (std::size_t i = 0; i < version.content.sections.size(); ++i) {
    const circular::Section& one = version.content.sections[i];
    const auto rendered = publish::render_markdown(one.text);
    Section row = page.add("SECTION");
    row.set("BODY", rendered ? rendered->html : "");
    if (!one.audience.everybody()) row.set_shown("AUDIENCE", circular::audience_words(one.audience), "HAS_AUDIENCE");
    row.show_if(mask != 0 && (mask >> i & 1U) == 0, "NOT_FOR_YOU");
  }
}

void put_person(Section row, const circular::PhoneTree& tree, const circular::Recipient& recipient) {
  const circular::Person* person = tree.find(recipient.person);
  row.set("PERSON", recipient.person);
  row.set("NAME", circular::name_of_person(tree, recipient.person));
  row.set("FUNCTION", recipient.function);
  if (person == nullptr) return;
  row.set_shown("PHONE", person->phone, "HAS_PHONE");
  row.set_shown("MOBILE", person->mobile, "HAS_MOBILE");
}

std::string standing(const StabVisit& visit, const circular::PhoneTree& tree, const circular::Recipient& recipient) {
  if (entered_later(recipient)) {
    return "gelesen " + std::string(german(recipient.how)) + ", " + visit.moment(*recipient.acknowledged) + " Uhr; nachgetragen von " + recipient.acknowledged_by + " am " +
           visit.moment(*recipient.entered) + " Uhr";
  }
  if (recipient.acknowledged) return "gelesen " + way_words(recipient) + ", " + visit.moment(*recipient.acknowledged) + " Uhr";
  if (recipient.covered && !recipient.agreed_by.empty())
    return "Vertretung kümmert sich: " + circular::name_of_person(tree, recipient.deputy) + " (Konto " + recipient.agreed_by + "), " + visit.moment(*recipient.covered) + " Uhr";
  if (recipient.covered) return "Vertretung weiß Bescheid: " + circular::name_of_person(tree, recipient.deputy);
  if (recipient.escalated && recipient.deputy.empty()) return "Frist vorbei, keine Vertretung bekannt";
  if (recipient.escalated) {
    const std::string deputy = circular::name_of_person(tree, recipient.deputy);
    // Named is not told: without mail the deputy learns of it only here.
    return recipient.deputy_knows ? "Frist vorbei, Vertretung gefragt: " + deputy : "Frist vorbei, Vertretung vorgesehen, weiß es vielleicht noch nicht: " + deputy;
  }
  if (recipient.calls > 0) return "noch nicht; " + counted(recipient.calls, "Anruf", "Anrufe") + " vergeblich";
  return "noch nicht";
}

void put_live(const StabVisit& visit, Section part, const circular::Version& version) {
  const auto seen = parse_u64(visit.query("fassung"));
  part.set("LIVE_VERSION", std::to_string(seen.value_or(version.version)));
  part.show_if(seen && *seen != version.version, "NEWER");
}

std::string office_id(std::string_view office) {
  std::string out(office);
  std::ranges::replace(out, ' ', '-');
  return out;
}

std::string deadline_words(const StabVisit& visit, const circular::Version& version) {
  if (!version.must_acknowledge) return {};
  return version.deadline ? "bis " + visit.moment(*version.deadline) + " Uhr" : "so bald wie möglich";
}

}  // namespace nb::pages
