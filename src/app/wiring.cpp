// SPDX-License-Identifier: EUPL-1.2
// What each part of a running server is made of: settings, folders and the parts it works with.
#include <chrono>

#include "app/running.hpp"
#include "app/sign_in_trace.hpp"
#include "approval/queries.hpp"
#include "intake/queries.hpp"
#include "journal/journal.hpp"

namespace nb::app {

std::string RunningServer::Impl::office_of(const LogName& log, std::string_view named) {
  const auto snapshot = readers.snapshot();
  auto filing = intake::find_filing(snapshot.db(), log, named);
  if (!filing) filing = intake::find_filing_by_number(snapshot.db(), log, named);
  return filing ? filing->office : "";
}

staff::Lookups RunningServer::Impl::lookups() {
  return {.office_of = [this](const LogName& log, std::string_view filing) { return office_of(log, filing); },
          .proposed_of = [this](const LogName& log, std::string_view id) -> std::optional<staff::Proposed> {
            const auto found = approval::find(readers.snapshot().db(), log, id);
            return found ? std::optional(staff::Proposed{found->command, found->args, std::string(to_string(found->area)), found->proposer}) : std::nullopt;
          },
          .let_in_by = [this](std::string_view account) { return accounts.invitations().let_in_by(account); },
          .town_words = [this](std::string_view ags) -> std::vector<std::string> {
            const auto town = publisher.region()->by_ags(ags);
            if (!town) return {};
            const catalogue::Municipality& one = town->town->municipality;
            return {one.name, one.slug, one.ags.str()};
          },
          .sees = [this](std::string_view account, const staff::Sight& sight) { return accounts.find(account, sight).has_value(); },
          .maker_of =
              [this](std::string_view account) {
                const auto row = accounts.find(account);
                return row ? row->made_by : std::string();
              }};
}

std::vector<WatchedFolder> RunningServer::Impl::watched_folders() const {
  std::vector<WatchedFolder> out;
  for (const auto& [key, room] : store.config().mailrooms) {
    const LogName log = main_log(*Ags::parse(key));
    if (!room.fax.empty()) out.push_back({log, intake::Channel::fax, room.fax});
    if (!room.post.empty()) out.push_back({log, intake::Channel::post, room.post});
  }
  return out;
}

Mailroom::Parts RunningServer::Impl::mailroom_parts() {
  return {.desk = desk, .executor = *executor, .reader = scans, .clock = parts.clock, .zone = zone, .random = parts.random, .folders = watched_folders()};
}

std::string RunningServer::Impl::check_address(const ServerOptions& options) const {
  const std::string base = options.public_url.empty() ? store.config().server.public_url : options.public_url;
  return base.empty() ? "" : base + (base.ends_with('/') ? "beleg/" : "/beleg/");
}

EvidenceParts RunningServer::Impl::evidence_parts(const ServerOptions& options) {
  return {.share = options.share,
          .env = parts.env,
          .random = parts.random,
          .witness = store.config().witness,
          .witness_folder = store.folder().dir + "/witness",
          .keys_folder = store.folder().keys(),
          .journal = store.journal(),
          .keys = store.keys(),
          .publisher = publisher,
          .clock = parts.clock,
          .zone = zone,
          .region_title = store.config().title,
          .public_url = site.config().public_url};
}

pages::Door::Parts RunningServer::Impl::door_parts() {
  const StaffConfig& config = store.config().staff;
  return {.accounts = accounts,
          .sessions = sessions,
          .random = parts.random,
          .clock = parts.clock,
          .settings = {.second_factor_required = config.second_factor_required,
                       .invitation_lasts = std::chrono::hours(24) * config.invitation_days,
                       .origins = config.origins,
                       .staff_host = store.config().staff_host,
                       .issuer = store.config().title},
          .trace = [this](const staff::SignInRecord& record) { trace_sign_in(trail, record); }};
}

pages::StabParts RunningServer::Impl::stab_parts(const ServerOptions& options) {
  return {.share = options.share,
          .staff_host = store.config().staff_host,
          .clock = parts.clock,
          .zone = zone,
          .random = parts.random,
          .executor = checked,
          .readers = readers,
          .publisher = publisher,
          .door = door,
          .sessions = sessions,
          .grants = grants,
          .trail = trail,
          .four_eyes = guard,
          .plain_kinds = unguarded_commands(store.config(), zone, situation_now()),
          .desk = desk,
          .journal = store.journal(),
          .vault = store.vault(),
          .attachments = store.attachments(),
          .waiting = counter_files,
          .drafts = draft_keys,
          .previews = previews,
          .search = search,
          .holidays = [this](const Ags& ags) { return holidays_of(store.config(), ags); },
          .circulars = circulars,
          .pickups = pickups,
          .notices = notices,
          .check_at = check_address(options)};
}

SituationOf RunningServer::Impl::situation_now() {
  return [this](const Ags& ags) {
    const auto view = publisher.region()->by_ags(ags.str());
    return view ? view->situation : nullptr;
  };
}

CirculationParts RunningServer::Impl::circulation_parts() {
  return {.env = parts.env,
          .random = parts.random,
          .clock = parts.clock,
          .zone = zone,
          .executor = *executor,
          .readers = readers,
          .contacts = contacts,
          .mail = store.config().mail,
          .sender_name = store.config().title,
          .staff_host = store.config().staff_host,
          .keys = store.folder().keys()};
}

notices::Sources RunningServer::Impl::notice_sources(const ServerOptions& options) {
  std::string base = options.public_url.empty() ? store.config().server.public_url : options.public_url;
  while (base.ends_with('/')) base.pop_back();
  return {.journal = store.journal(), .vault = store.vault(), .zone = zone, .town = [this](const Ags& ags) { return town_words(ags); }, .link_base = base};
}

notices::TownWords RunningServer::Impl::town_words(const Ags& ags) const {
  const auto own = store.config().imprints.find(ags.str());
  const Imprint& imprint = own == store.config().imprints.end() ? store.config().imprint : own->second;
  // The region's name stands for no town: without an imprint of its own a town is called as in the catalogue.
  return {.name = own == store.config().imprints.end() ? "" : imprint.authority, .phone = imprint.phone};
}

TellingParts RunningServer::Impl::telling_parts(const ServerOptions& options) {
  return {.env = parts.env,
          .random = parts.random,
          .clock = parts.clock,
          .executor = *executor,
          .readers = readers,
          .sources = notice_sources(options),
          .mail = store.config().outside_mail,
          .sms = store.config().sms,
          .helo = store.config().staff_host,
          .keys = store.folder().keys()};
}

pages::NoticeParts RunningServer::Impl::notice_parts(const ServerOptions& options) {
  return {.sources = notice_sources(options),
          .has = [this](appointments::Channel channel) { return telling.has(channel); },
          .trouble = [this](appointments::Channel channel) { return telling.trouble(channel); }};
}

pages::OnlineFormParts RunningServer::Impl::online_parts(const Folder& folder, const ServerOptions& options) {
  const IntakeConfig& config = store.config().intake;
  return {.site = site,
          .zone = zone,
          .publisher = publisher,
          .clock = parts.clock,
          .random = parts.random,
          .env = parts.env,
          .executor = *executor,
          .readers = readers,
          .desk = desk,
          .journal = store.journal(),
          .reader = uploads,
          .folder = folder.waiting(),
          .share = options.share,
          .check_at = check_address(options),
          .open = config.online,
          .per_address_per_hour = config.per_address_per_hour,
          .total_per_minute = config.total_per_minute};
}

pages::OnlineBookingParts RunningServer::Impl::booking_parts(const ServerOptions& options) {
  const BookingConfig& config = store.config().booking;
  return {.site = site,
          .zone = zone,
          .publisher = publisher,
          .clock = parts.clock,
          .random = parts.random,
          .executor = *executor,
          .readers = readers,
          .journal = store.journal(),
          .vault = store.vault(),
          .share = options.share,
          .open = config.online,
          .per_address_per_hour = config.per_address_per_hour,
          .open_per_address = config.open_per_address,
          .total_per_minute = config.total_per_minute,
          .per_person = config.per_person,
          .per_network = config.per_network,
          .per_day = config.per_day,
          .per_day_at = config.per_day_at};
}

}  // namespace nb::app
