// SPDX-License-Identifier: EUPL-1.2
#include "notices/facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "appointments/booker.hpp"
#include "appointments/events.hpp"
#include "appointments/queries.hpp"
#include "appointments/queries_waiting.hpp"
#include "base/text.hpp"
#include "catalogue/queries.hpp"
#include "catalogue/town.hpp"
#include "crypto/seal.hpp"
#include "journal/journal.hpp"
#include "journal/vault.hpp"
#include "notices/wording.hpp"
#include "proof/entry.hpp"
#include "state/members.hpp"
#include "storage/engine.hpp"

namespace nb::notices {

namespace {

using appointments::NoticeKind;
using catalogue::RecordKind;

constexpr std::size_t kWavesLooked = 1000;

/// "8:30 Uhr"; in the hour that exists twice with what tells the two apart.
std::string clock_words(const Zone& zone, Instant moment) {
  const LocalTime here = zone.local(moment);
  const auto minutes = std::chrono::floor<std::chrono::minutes>(here.of_day).count();
  const auto twin = [&](std::chrono::hours by) {
    const LocalTime other = zone.local(moment + by);
    return other.day == here.day && other.of_day == here.of_day;
  };
  const char* which = twin(std::chrono::hours(1)) ? " (Sommerzeit, vor der Umstellung)" : twin(std::chrono::hours(-1)) ? " (Winterzeit, nach der Umstellung)" : "";
  return fmt::format("{}:{:02} Uhr{}", minutes / 60, minutes % 60, which);
}

std::string service_name(storage::Db& db, const std::string& id) {
  const auto record = catalogue::find_record(db, region_log(), RecordKind::service, id);
  const auto found = record ? catalogue::assemble({*record}) : catalogue::Catalogue{};
  return found.services.empty() ? id : found.services.front().name_de;
}

/// The town's own site; where the data names none, the town hall that pages then speak of: nobody is told an id as the place.
std::optional<catalogue::Site> site_at(storage::Db& db, const LogName& log, const std::string& id) {
  if (const auto record = catalogue::find_record(db, log, RecordKind::site, id)) {
    auto found = catalogue::assemble({*record});
    if (!found.sites.empty()) return std::move(found.sites.front());
  }
  const auto ags = ags_of(log);
  const auto town = ags ? catalogue::find_record(db, region_log(), RecordKind::municipality, ags->str()) : std::nullopt;
  if (!town) return std::nullopt;
  catalogue::Site assumed = catalogue::sites_of({}, catalogue::assemble({*town}).municipalities.at(0)).front();
  if (assumed.site_id != id) return std::nullopt;
  return assumed;
}

std::string place_words(storage::Db& db, const LogName& log, const std::string& site) {
  const auto at = site_at(db, log, site);
  if (!at) return site;
  std::string out = at->name;
  if (!at->street.empty()) out += ", " + at->street;
  if (!at->city.empty()) out += ", " + (at->postcode.empty() ? "" : at->postcode + " ") + at->city;
  return out;
}

std::string municipality_name(storage::Db& db, const Ags& ags) {
  const auto record = catalogue::find_record(db, region_log(), RecordKind::municipality, ags.str());
  const auto found = record ? catalogue::assemble({*record}) : catalogue::Catalogue{};
  return found.municipalities.empty() ? ags.str() : found.municipalities.front().name;
}

/// A text member of what the entry says.
std::string said_in(const journal::Journal& journal, const LogName& log, std::uint64_t seq, std::string_view member) {
  std::string out;
  journal.read(log, seq, seq + 1, [&](const storage::EntryView& entry) {
    boost::json::object data;
    if (proof::decode_entry(bytes_of(entry.core), &data)) out = state::text_member(data, member);
  });
  return out;
}

/// Of the call-off that hit it, or of the clerk who cancelled this one.
std::string reason_of(const Sources& sources, storage::Db& db, const appointments::Notice& notice) {
  if (notice.kind != NoticeKind::cancellation) return {};
  if (!notice.cause.empty()) {
    const auto call_off = appointments::find_call_off(db, notice.log, notice.cause);
    return call_off ? call_off->reason : "";
  }
  const auto events = appointments::history(db, notice.log, notice.booking);
  const auto last = std::ranges::find(events.rbegin(), events.rend(), appointments::event::kCancelled, &appointments::Event::type);
  return last == events.rend() ? "" : said_in(sources.journal, notice.log, last->seq, "reason");
}

std::string until_words(const Sources& sources, storage::Db& db, const appointments::Notice& notice) {
  if (notice.kind != NoticeKind::offer) return {};
  const auto all = appointments::waves(db, notice.log, kWavesLooked);
  const auto wave = std::ranges::find(all, notice.cause, &appointments::Wave::id);
  if (wave == all.end()) return {};
  return long_day(sources.zone.local(wave->expires).day) + ", " + clock_words(sources.zone, wave->expires);
}

}  // namespace

std::optional<Tidings> open_facts(const Sources& sources, storage::Db& db, const appointments::Notice& notice, Instant now) {
  const auto booking = appointments::find_booking(db, notice.log, notice.booking);
  if (!booking) return std::nullopt;
  Tidings out{.notice = notice, .booking = *booking, .person = {}};
  if (const auto ags = ags_of(notice.log)) {
    const TownWords words = sources.town ? sources.town(*ags) : TownWords{};
    out.town = words.name.empty() ? municipality_name(db, *ags) : words.name;
    out.phone = words.phone;
  }
  out.service = service_name(db, booking->service);
  out.place = place_words(db, notice.log, booking->site);
  if (booking->status != appointments::Status::waiting && booking->start != Instant{}) {
    const CivilDate day = sources.zone.local(booking->start).day;
    out.day = long_day(day);
    out.short_day = fmt::format("{:02}.{:02}.{}", static_cast<unsigned>(day.day()), static_cast<unsigned>(day.month()), static_cast<int>(day.year()));
    out.clock = clock_words(sources.zone, booking->start);
    out.over = booking->start <= now;
  }
  out.reason = reason_of(sources, db, notice);
  out.ran_out = appointments::offer_ran_out(db, notice, now);
  if (!out.ran_out) out.until = until_words(sources, db, notice);  // who calls late names no day that has passed
  return out;
}

std::optional<std::string> link_token(const journal::Vault& vault, const appointments::Notice& notice) {
  const auto key = vault.derive(journal::owner_of(notice.log), "apptlink");
  if (!key) return std::nullopt;
  const std::string what = notice.key() + "." + std::string(appointments::word_of(appointments::kChannels, notice.channel));
  return to_hex(crypto::blind_token(*key, bytes_of(what)));
}

Result<void, journal::OpenFault> add_person(const Sources& sources, storage::Db& db, Tidings& tidings) {
  const appointments::Notice& notice = tidings.notice;
  if (appointments::is_erased(db, notice.log, notice.booking)) return refuse(journal::OpenFault::erased);
  auto person = appointments::open_person(sources.journal, sources.vault, notice.log, appointments::sealed_entries(db, notice.log, notice.booking));
  if (!person) return refuse(person.error());
  tidings.person = *std::move(person);
  const auto token = sources.link_base.empty() ? std::nullopt : link_token(sources.vault, notice);
  if (token) tidings.link = sources.link_base + kLinkPath + *token;
  return {};
}

}  // namespace nb::notices
