// SPDX-License-Identifier: EUPL-1.2
#include "app/server.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/account_entries.hpp"
#include "app/control_routes.hpp"
#include "app/public_routes.hpp"
#include "app/running.hpp"
#include "app/samples.hpp"
#include "app/site_config.hpp"
#include "base/error.hpp"
#include "catalogue/queries.hpp"
#include "journal/journal.hpp"
#include "staff/events.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::app {

namespace {

/// A trace that nobody waits for could not be written.
void tell(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const std::exception& error) {
    spdlog::error("audit: {}", error.what());
  }
}

/// The table of who may what is also that of what there is: a route that it does not list is not answered.
void refuse_unlisted(web::Router& router, std::span<const staff::RouteRow> table) {
  router.refuse_unlisted([table](web::Method method, const web::Route& route) {
    const staff::RouteRow* row = staff::find_route(table, method == web::Method::post ? "POST" : "GET", route.pattern);
    return row != nullptr && staff::gate_of(*row) == route.role;
  });
}

publish::Truth truth_from(storage::Db& db, Instant now) { return publish::load_truth(db, catalogue::load(db), now); }

pages::SiteConfig site_config_with(const Config& config, const ServerOptions& options, pages::LogStateOf log) {
  pages::SiteConfig site = site_config(config);
  site.log = std::move(log);
  if (!options.public_url.empty()) site.public_url = options.public_url;
  return site;
}

}  // namespace

RunningServer::Impl::Impl(const Store::Parts& with, const Folder& folder, const ServerOptions& options)
    : parts(with),
      store(with, folder),
      zone(store.zone()),
      resources(options.share),
      site(resources, zone, site_config_with(store.config(), options, [this](const LogName& log) { return evidence.log_state(log); })),
      publisher(truth_from(store.state().db(), with.clock.now()), with.clock.now(), [this](Instant now) { return truth_from(store.state().db(), now); }),
      cache({.workers = {.threads = store.config().server.threads}}),
      readers({.path = folder.state()}),
      executor(store.start_executor(
          {[this](std::span<const state::AppliedEntry> entries) { publisher.apply(entries); }, [this](std::span<const state::AppliedEntry> entries) { renew_grants(entries); }},
          situation_now())),
      checked({.executor = *executor, .grants = grants, .clock = with.clock, .lookups = lookups()}),
      trail({.executor = *executor, .random = with.random, .clock = with.clock, .diagnose = tell}),
      accounts({.env = with.env, .path = folder.accounts(), .hashing = std::make_shared<staff::IdleWork>()}),
      sessions(with.random, {}),
      door(door_parts()),
      desk({.journal = store.journal(),
            .vault = store.vault(),
            .attachments = store.attachments(),
            .random = with.random,
            .aside = [this](const LogName& log) { return set_aside_in(watched_folders(), log); }}),
      search({.journal = store.journal(), .vault = store.vault(), .path = folder.search_index(), .sources = search_sources()}),
      pickups{.desk = pickup::Desk({.journal = store.journal(), .vault = store.vault(), .random = with.random}),
              .reminder_weeks = store.config().pickup.reminder_weeks,
              .keep_weeks = store.config().pickup.keep_weeks},
      scans({.program = options.reader_program}),
      uploads({.program = options.reader_program}),
      previews({.program = options.reader_program}),
      mailroom(mailroom_parts()),
      contacts(with.env, folder.contacts()),
      circulation(circulation_parts()),
      circulars{.contacts = contacts, .scans = scans, .mail = circulation.sends_mail(), .trouble = [this] { return circulation.trouble(); }},
      telling(telling_parts(options)),
      notices(notice_parts(options)),
      links({.share = options.share,
             .clock = with.clock,
             .zone = zone,
             .random = with.random,
             .executor = *executor,
             .readers = readers,
             .guessed = [this](const std::string& peer) { trail.sign_in_refused("", peer, "link_unknown"); }}),
      counter_files({.env = with.env, .random = with.random, .reader = uploads, .faxes = true, .folder = folder.counter_waiting()}),
      draft_keys(with.env, with.random, folder.draft_secret()),
      stab(stab_parts(options)),
      evidence(evidence_parts(options)),
      online(online_parts(folder, options)),
      booking(booking_parts(options)),
      pickup_ask({.site = site,
                  .zone = zone,
                  .publisher = publisher,
                  .clock = with.clock,
                  .readers = readers,
                  .vault = store.vault(),
                  .search = search,
                  .open = store.config().pickup.online,
                  .per_address_per_hour = store.config().pickup.per_address_per_hour,
                  .per_town_per_minute = store.config().pickup.per_town_per_minute}),
      server({.threads = store.config().server.threads, .access_log = store.config().server.access_log ? web::make_access_log("") : web::AccessSink{}}) {
  grants.replace(staff::load_grants(store.state().db()));
  heal_accounts(*executor, store.state().db(), accounts, with.random, with.clock.now());
  listen(folder, options);
  server.start();
  watch_mailroom();
}

void RunningServer::Impl::watch_mailroom() {
  if (store.config().mailrooms.empty()) return;
  mailroom_thread = std::jthread([this](const std::stop_token& stop) {
    constexpr auto kBetween = std::chrono::seconds(5);
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
      try {
        mailroom.sweep();
      } catch (const Error& error) {  // told and tried again, like everything that ticks
        spdlog::error("{}: {}", to_string(error.kind()), error.what());
      }
      wake.wait_for(lock, stop, kBetween, [] { return false; });
    }
  });
}

void RunningServer::Impl::renew_grants(std::span<const state::AppliedEntry> entries) {
  if (std::ranges::any_of(entries, [](const state::AppliedEntry& entry) { return entry.type.starts_with("staff."); })) grants.replace(staff::load_grants(store.state().db()));
  try {
    for (const state::AppliedEntry& entry : entries) {
      if (entry.type == staff::event::kAccountClosed) {  // whoever had it closed: a page, the command line, a second person
        sessions.end_all_of(entry.subject);
        accounts.remove(entry.subject);
      }
      if (entry.type == staff::event::kRoleGranted || entry.type == staff::event::kRoleWithdrawn) accounts.invitations().withdraw_others(entry.subject, entry.actor);
    }
  } catch (const Error& error) {  // what was entered stands; the code that may still be used ends by itself
    spdlog::error("{}: {}", to_string(error.kind()), error.what());
  }
}

void RunningServer::Impl::listen(const Folder& folder, const ServerOptions& options) {
  const ServerConfig& config = store.config().server;
  std::optional<web::TlsFiles> tls;
  if (!config.tls_certificate.empty()) tls = web::TlsFiles{config.tls_certificate, config.tls_key};
  main_router = public_and_staff();
  port = server.listen({.address = options.address.empty() ? config.address : options.address,
                        .port = options.port < 0 ? config.port : static_cast<std::uint16_t>(options.port),
                        .tls = tls,
                        .router = main_router,
                        .trusted_proxies = config.trusted_proxies});
  const int metrics = options.metrics_port < 0 ? config.metrics_port : options.metrics_port;
  if (metrics > 0 || options.metrics_port == 0) metrics_port = server.listen({.port = static_cast<std::uint16_t>(metrics), .router = metrics_router(), .access_log = false});
  server.listen({.unix_path = folder.control(),
                 .router = control_router({*executor, parts.clock, [this](const std::string& name) { accounts_changed(name); }, evidence.notice_sheet()}),
                 .access_log = false});
}

void RunningServer::Impl::accounts_changed(const std::string& name) { sessions.end_all_of(name); }

web::Health RunningServer::Impl::health() {
  if (store.journal().sealed()) return {web::Health::State::faulty, "Das Protokoll ist versiegelt; es wird nichts mehr eingetragen."};
  const state::ClockFault clock = executor->clock_fault();
  if (clock == state::ClockFault::none) return {};
  return {clock == state::ClockFault::ahead ? web::Health::State::faulty : web::Health::State::warning, std::string(sentence(clock))};
}

void RunningServer::Impl::watch_clock() {
  const state::ClockFault now = executor->clock_fault();
  if (now == clock_told) return;
  clock_told = now;
  if (now == state::ClockFault::none) return spdlog::info("Die Uhr dieses Rechners geht wieder richtig.");
  spdlog::warn("{}", sentence(now));
}

std::shared_ptr<const web::Router> RunningServer::Impl::public_and_staff() {
  auto router = std::make_shared<web::Router>();
  router->add({.pattern = "/healthz", .role = std::string(web::kPublicRole), .handler = web::health_handler([this] { return health(); })});
  add_public_routes(*router, {site, publisher, cache, parts.clock});
  stab.add_routes(*router);
  evidence.add_routes(*router);
  online.add_routes(*router);
  booking.add_routes(*router);
  pickup_ask.add_routes(*router);
  links.add_routes(*router);
  refuse_unlisted(*router, staff::routes());
  return router;
}

std::vector<web::Sample> RunningServer::Impl::all_samples() const {
  std::vector<web::Sample> all = cache_samples(cache);
  for (web::Sample& one : pickup_samples(pickup_ask.counts())) all.push_back(std::move(one));
  return all;
}

std::shared_ptr<const web::Router> RunningServer::Impl::metrics_router() {
  auto router = std::make_shared<web::Router>();
  router->add({.pattern = "/metrics", .role = std::string(web::kPublicRole), .handler = web::metrics_handler(server, [this] { return all_samples(); })});
  refuse_unlisted(*router, staff::metrics_routes());
  return router;
}

RunningServer::RunningServer(const Store::Parts& parts, const Folder& folder, const ServerOptions& options) : impl_(std::make_unique<Impl>(parts, folder, options)) {}
RunningServer::~RunningServer() { stop(); }

std::uint16_t RunningServer::port() const { return impl_->port; }
std::uint16_t RunningServer::metrics_port() const { return impl_->metrics_port; }

const std::vector<web::Route>& RunningServer::routes() const { return impl_->main_router->routes(); }

void RunningServer::tick() {
  const Instant now = impl_->parts.clock.now();
  impl_->watch_clock();
  impl_->stab.tick(now);
  impl_->circulation.tick();
  impl_->telling.tick();
  impl_->online.tick(now);
  impl_->trail.tick();
  impl_->publisher.set_sealed(impl_->store.journal().sealed().has_value(), now);
  if (impl_->publisher.next_tick() <= now) impl_->publisher.tick(now);
}

void RunningServer::stop() {
  if (impl_->mailroom_thread.joinable()) {
    impl_->mailroom_thread.request_stop();
    impl_->mailroom_thread.join();
  }
  // What was asked for is answered before anything it uses goes away: connections, then the console, then the write path.
  impl_->server.stop();
  impl_->server.wait();
  impl_->door.finish();
  impl_->stab.finish();
  impl_->links.finish();
  impl_->circulation.finish();
  impl_->telling.finish();
  impl_->evidence.finish();
  impl_->online.finish();
  impl_->booking.finish();
  impl_->pickup_ask.finish();
  impl_->trail.finish();
  impl_->executor.reset();
}

}  // namespace nb::app
