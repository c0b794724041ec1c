// SPDX-License-Identifier: EUPL-1.2
// The parts of a running server, for the two files that know them: wiring.cpp says what each is made of, server.cpp how they run.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "app/circulation.hpp"
#include "app/evidence.hpp"
#include "app/mailroom.hpp"
#include "app/rooms.hpp"
#include "app/server.hpp"
#include "app/telling.hpp"
#include "audit/trail.hpp"
#include "base/zone.hpp"
#include "circular/contacts.hpp"
#include "intake/desk.hpp"
#include "paper/child_reader.hpp"
#include "publish/page_cache.hpp"
#include "publish/publisher.hpp"
#include "staff/accounts.hpp"
#include "staff/checked_executor.hpp"
#include "staff/sessions.hpp"
#include "state/read_pool.hpp"
#include "web/pages/account/door.hpp"
#include "web/pages/booking/booking.hpp"
#include "web/pages/circular/link.hpp"
#include "web/pages/circular/parts.hpp"
#include "web/pages/filing.hpp"
#include "web/pages/filing_uploads.hpp"
#include "web/pages/intake/draft_keys.hpp"
#include "web/pages/notices/parts.hpp"
#include "web/pages/pickup/words.hpp"
#include "web/pages/pickup_ask.hpp"
#include "web/pages/resources.hpp"
#include "web/pages/site.hpp"
#include "web/pages/stab.hpp"
#include "web/server/server.hpp"

namespace nb::app {

/// In the order of dependence: each member uses only those above it, and is destroyed before them.
struct RunningServer::Impl {
  Impl(const Store::Parts& with, const Folder& folder, const ServerOptions& options);

  // What each part is made of (wiring.cpp).
  [[nodiscard]] std::string office_of(const LogName& log, std::string_view named);
  [[nodiscard]] staff::Lookups lookups();
  [[nodiscard]] std::vector<WatchedFolder> watched_folders() const;
  [[nodiscard]] Mailroom::Parts mailroom_parts();
  /// Where a receipt's holder checks it; empty if nobody knows under which address the public reaches this program.
  [[nodiscard]] std::string check_address(const ServerOptions& options) const;
  EvidenceParts evidence_parts(const ServerOptions& options);
  pages::Door::Parts door_parts();
  pages::StabParts stab_parts(const ServerOptions& options);
  /// What the pages show is what decisions go by.
  SituationOf situation_now();
  CirculationParts circulation_parts();
  [[nodiscard]] notices::Sources notice_sources(const ServerOptions& options);
  [[nodiscard]] notices::TownWords town_words(const Ags& ags) const;
  TellingParts telling_parts(const ServerOptions& options);
  pages::NoticeParts notice_parts(const ServerOptions& options);
  pages::OnlineFormParts online_parts(const Folder& folder, const ServerOptions& options);
  pages::OnlineBookingParts booking_parts(const ServerOptions& options);

  // How it runs (server.cpp).
  /// Scans are read one after the other on a thread of their own: a fax can wait a second, a clerk's page cannot.
  void watch_mailroom();
  /// On the executor's thread, which owns the connection; a withdrawal holds for the next request.
  void renew_grants(std::span<const state::AppliedEntry> entries);
  void listen(const Folder& folder, const ServerOptions& options);
  /// By the command line: the new password holds at once, and nobody stays signed in with the old one.
  void accounts_changed(const std::string& name);
  [[nodiscard]] web::Health health();
  /// To the operator's log when it begins and when it ends, not every second.
  void watch_clock();
  std::shared_ptr<const web::Router> public_and_staff();
  std::vector<web::Sample> all_samples() const;
  std::shared_ptr<const web::Router> metrics_router();

  Store::Parts parts;
  Store store;
  const Zone& zone;
  approval::Guard guard{four_eyes(store.config())};
  pages::Resources resources;
  pages::PublicSite site;
  publish::Publisher publisher;
  publish::PageCache cache;
  state::ReadPool readers;
  staff::GrantBoard grants;
  std::unique_ptr<state::Executor> executor;
  staff::CheckedExecutor checked;
  audit::Trail trail;
  staff::AccountStore accounts;
  staff::Sessions sessions;
  pages::Door door;
  intake::Desk desk;
  finder::Index search;
  pages::PickupParts pickups;
  // One each, so that what one of them is given to read keeps nobody else waiting.
  paper::ChildReader scans;     ///< faxes and the post's
  paper::ChildReader uploads;   ///< of forms
  paper::ChildReader previews;  ///< for the register's pages
  Mailroom mailroom;
  circular::Contacts contacts;
  Circulation circulation;
  pages::CircularParts circulars;
  Telling telling;
  pages::NoticeParts notices;
  pages::CircularLinks links;
  pages::WaitingFiles counter_files;
  pages::DraftKeys draft_keys;
  pages::Stab stab;
  Evidence evidence;
  pages::OnlineForm online;
  pages::OnlineBooking booking;
  pages::PickupAsk pickup_ask;
  std::shared_ptr<const web::Router> main_router;  // shared with the server's connections
  web::Server server;
  std::uint16_t port = 0;
  std::uint16_t metrics_port = 0;
  state::ClockFault clock_told = state::ClockFault::none;  ///< by watch_clock()
  std::jthread mailroom_thread;
};

}  // namespace nb::app
