// SPDX-License-Identifier: EUPL-1.2
#include "app/server.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

#include "app/account_entries.hpp"
#include "app/circulation.hpp"
#include "app/control_routes.hpp"
#include "app/evidence.hpp"
#include "app/mailroom.hpp"
#include "app/public_routes.hpp"
#include "app/rooms.hpp"
#include "app/telling.hpp"
#include "approval/queries.hpp"
#include "audit/trail.hpp"
#include "base/error.hpp"
#include "base/zone.hpp"
#include "catalogue/queries.hpp"
#include "circular/contacts.hpp"
#include "intake/desk.hpp"
#include "intake/queries.hpp"
#include "journal/journal.hpp"
#include "paper/child_reader.hpp"
#include "publish/page_cache.hpp"
#include "publish/publisher.hpp"
#include "staff/accounts.hpp"
#include "staff/checked_executor.hpp"
#include "staff/sessions.hpp"
#include "state/read_pool.hpp"
#include "storage/sqlite/db.hpp"
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

namespace {

pages::Operator operator_of(const Imprint& i) {
  return {.authority = i.authority,
          .street = i.street,
          .postcode_city = i.postcode_city,
          .represented_by = i.represented_by,
          .email = i.email,
          .phone = i.phone,
          .data_protection = i.data_protection,
          .arbitration = i.arbitration};
}

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

constexpr const char* kPassword = "password";  ///< the thing that own_acts names when a password was changed

/// What happened at the door: the reason for the operator, without names and addresses; the rest for the auditor.
void trace_sign_in(audit::Trail& trail, const staff::SignInRecord& record) {
  using Kind = staff::SignInRecord::Kind;
  const auto changed = [&](const char* what, const std::string& thing) { trail.account_changed(record.account, record.by, what, thing); };
  switch (record.kind) {
    case Kind::signed_in:
      return trail.signed_in(record.account, record.reason.empty() ? "unknown" : record.reason);
    case Kind::refused:
      spdlog::info("Anmeldung abgelehnt: {}", record.reason);
      return trail.sign_in_refused(record.account, record.peer);
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

publish::Truth truth_from(storage::Db& db, Instant now) { return publish::load_truth(db, catalogue::load(db), now); }

std::vector<web::Sample> cache_samples(const publish::PageCache& cache) {
  const publish::PageCacheCounters c = cache.counters();
  using Type = web::Sample::Type;
  const auto number = [](std::uint64_t n) { return static_cast<double>(n); };
  return {{"notbetrieb_page_cache_hits_total", "Pages answered from the cache", Type::counter, number(c.hits)},
          {"notbetrieb_page_cache_rendered_total", "Pages rendered", Type::counter, number(c.rendered)},
          {"notbetrieb_page_cache_failed_total", "Renderings that failed", Type::counter, number(c.failed)},
          {"notbetrieb_page_cache_refused_total", "Pages turned away because too many waited", Type::counter, number(c.refused)},
          {"notbetrieb_page_cache_evicted_total", "Pages dropped to make room", Type::counter, number(c.evicted)},
          {"notbetrieb_page_cache_bytes", "Bytes held", Type::gauge, number(c.bytes)},
          {"notbetrieb_page_cache_entries", "Pages held", Type::gauge, number(c.entries)}};
}

}  // namespace

pages::SiteConfig site_config(const Config& config) {
  pages::SiteConfig site{
      .title = config.title, .public_url = config.server.public_url, .security_contact = config.security_contact, .imprint = operator_of(config.imprint), .imprints = {}};
  for (const auto& [ags, imprint] : config.imprints) site.imprints.emplace(ags, operator_of(imprint));
  site.holidays = [config](const Ags& ags) { return holidays_of(config, ags); };
  return site;
}

namespace {

pages::SiteConfig site_config_with(const Config& config, const ServerOptions& options, pages::LogStateOf log) {
  pages::SiteConfig site = site_config(config);
  site.log = std::move(log);
  if (!options.public_url.empty()) site.public_url = options.public_url;
  return site;
}

/// Many questions and few answers: somebody guesses.
std::vector<web::Sample> pickup_samples(const pages::PickupAsk::Counts& counts) {
  using Type = web::Sample::Type;
  const auto number = [](std::uint64_t n) { return static_cast<double>(n); };
  return {{"notbetrieb_pickup_asked_total", "Questions whether a document is ready", Type::counter, number(counts.asked)},
          {"notbetrieb_pickup_found_total", "Questions answered with yes", Type::counter, number(counts.found)},
          {"notbetrieb_pickup_limited_total", "Questions turned away because there were too many", Type::counter, number(counts.limited)},
          {"notbetrieb_pickup_locked_total", "Questions while the data key was locked", Type::counter, number(counts.locked)}};
}

}  // namespace

/// In the order of dependence: each member uses only those above it, and is destroyed before them.
struct RunningServer::Impl {
  Impl(const Store::Parts& with, const Folder& folder, const ServerOptions& options)
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
        desk({.journal = store.journal(), .vault = store.vault(), .attachments = store.attachments(), .random = with.random}),
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
        links({.share = options.share, .clock = with.clock, .zone = zone, .random = with.random, .executor = *executor, .readers = readers}),
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

  /// Scans are read one after the other on a thread of their own: a fax can wait a second, a clerk's page cannot.
  void watch_mailroom() {
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

  /// On the executor's thread, which owns the connection; a withdrawal holds for the next request.
  void renew_grants(std::span<const state::AppliedEntry> entries) {
    if (std::ranges::any_of(entries, [](const state::AppliedEntry& entry) { return entry.type.starts_with("staff."); })) grants.replace(staff::load_grants(store.state().db()));
  }

  [[nodiscard]] std::string office_of(const LogName& log, std::string_view named) {
    const auto snapshot = readers.snapshot();
    auto filing = intake::find_filing(snapshot.db(), log, named);
    if (!filing) filing = intake::find_filing_by_number(snapshot.db(), log, named);
    return filing ? filing->office : "";
  }

  [[nodiscard]] staff::Lookups lookups() {
    return {.office_of = [this](const LogName& log, std::string_view filing) { return office_of(log, filing); },
            .proposed_of = [this](const LogName& log, std::string_view id) -> std::optional<staff::Proposed> {
              const auto found = approval::find(readers.snapshot().db(), log, id);
              return found ? std::optional(staff::Proposed{found->command, found->args, std::string(to_string(found->area)), found->proposer}) : std::nullopt;
            }};
  }

  [[nodiscard]] Mailroom::Parts mailroom_parts() {
    Mailroom::Parts out{.desk = desk, .executor = *executor, .reader = scans, .clock = parts.clock, .zone = zone, .random = parts.random, .folders = {}};
    for (const auto& [key, room] : store.config().mailrooms) {
      const LogName log = main_log(*Ags::parse(key));
      if (!room.fax.empty()) out.folders.push_back({log, intake::Channel::fax, room.fax});
      if (!room.post.empty()) out.folders.push_back({log, intake::Channel::post, room.post});
    }
    return out;
  }

  /// Where a receipt's holder checks it; empty if nobody knows under which address the public reaches this program.
  [[nodiscard]] std::string check_address(const ServerOptions& options) const {
    const std::string base = options.public_url.empty() ? store.config().server.public_url : options.public_url;
    return base.empty() ? "" : base + (base.ends_with('/') ? "beleg/" : "/beleg/");
  }

  EvidenceParts evidence_parts(const ServerOptions& options) {
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

  pages::Door::Parts door_parts() {
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

  pages::StabParts stab_parts(const ServerOptions& options) {
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

  /// What the pages show is what decisions go by.
  SituationOf situation_now() {
    return [this](const Ags& ags) {
      const auto view = publisher.region()->by_ags(ags.str());
      return view ? view->situation : nullptr;
    };
  }

  CirculationParts circulation_parts() {
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

  [[nodiscard]] notices::Sources notice_sources(const ServerOptions& options) {
    std::string base = options.public_url.empty() ? store.config().server.public_url : options.public_url;
    while (base.ends_with('/')) base.pop_back();
    return {.journal = store.journal(), .vault = store.vault(), .zone = zone, .town = [this](const Ags& ags) { return town_words(ags); }, .link_base = base};
  }
  [[nodiscard]] notices::TownWords town_words(const Ags& ags) const {
    const auto own = store.config().imprints.find(ags.str());
    const Imprint& imprint = own == store.config().imprints.end() ? store.config().imprint : own->second;
    // The region's name stands for no town: without an imprint of its own a town is called as in the catalogue.
    return {.name = own == store.config().imprints.end() ? "" : imprint.authority, .phone = imprint.phone};
  }
  TellingParts telling_parts(const ServerOptions& options) {
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
  pages::NoticeParts notice_parts(const ServerOptions& options) {
    return {.sources = notice_sources(options),
            .has = [this](appointments::Channel channel) { return telling.has(channel); },
            .trouble = [this](appointments::Channel channel) { return telling.trouble(channel); }};
  }

  pages::OnlineFormParts online_parts(const Folder& folder, const ServerOptions& options) {
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

  pages::OnlineBookingParts booking_parts(const ServerOptions& options) {
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
            .total_per_minute = config.total_per_minute};
  }

  void listen(const Folder& folder, const ServerOptions& options) {
    const ServerConfig& config = store.config().server;
    std::optional<web::TlsFiles> tls;
    if (!config.tls_certificate.empty()) tls = web::TlsFiles{config.tls_certificate, config.tls_key};
    main_router = public_and_staff();
    port = server.listen({.address = options.address.empty() ? config.address : options.address,
                          .port = options.port < 0 ? config.port : static_cast<std::uint16_t>(options.port),
                          .tls = tls,
                          .router = main_router});
    const int metrics = options.metrics_port < 0 ? config.metrics_port : options.metrics_port;
    if (metrics > 0 || options.metrics_port == 0) metrics_port = server.listen({.port = static_cast<std::uint16_t>(metrics), .router = metrics_router(), .access_log = false});
    server.listen({.unix_path = folder.control(),
                   .router = control_router({*executor, parts.clock, [this](const std::string& name) { accounts_changed(name); }, evidence.notice_sheet()}),
                   .access_log = false});
  }

  /// By the command line: the new password holds at once, and nobody stays signed in with the old one.
  void accounts_changed(const std::string& name) { sessions.end_all_of(name); }

  [[nodiscard]] web::Health health() {
    if (store.journal().sealed()) return {web::Health::State::faulty, "Das Protokoll ist versiegelt; es wird nichts mehr eingetragen."};
    const state::ClockFault clock = executor->clock_fault();
    if (clock == state::ClockFault::none) return {};
    return {clock == state::ClockFault::ahead ? web::Health::State::faulty : web::Health::State::warning, std::string(sentence(clock))};
  }

  /// To the operator's log when it begins and when it ends, not every second.
  void watch_clock() {
    const state::ClockFault now = executor->clock_fault();
    if (now == clock_told) return;
    clock_told = now;
    if (now == state::ClockFault::none) return spdlog::info("Die Uhr dieses Rechners geht wieder richtig.");
    spdlog::warn("{}", sentence(now));
  }

  std::shared_ptr<const web::Router> public_and_staff() {
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

  std::vector<web::Sample> all_samples() const {
    std::vector<web::Sample> all = cache_samples(cache);
    for (web::Sample& one : pickup_samples(pickup_ask.counts())) all.push_back(std::move(one));
    return all;
  }

  std::shared_ptr<const web::Router> metrics_router() {
    auto router = std::make_shared<web::Router>();
    router->add({.pattern = "/metrics", .role = std::string(web::kPublicRole), .handler = web::metrics_handler(server, [this] { return all_samples(); })});
    refuse_unlisted(*router, staff::metrics_routes());
    return router;
  }

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

std::string find_share() {
  if (const char* set = std::getenv("NOTBETRIEB_SHARE"); set != nullptr && *set != '\0') return set;
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path share = program.parent_path().parent_path() / "share" / "notbetrieb";
  if (!error && std::filesystem::is_directory(share, error)) return share.string();
  throw Error(ErrorKind::configuration, "Der Ordner mit Vorlagen und Texten fehlt (" + share.string() + "); bitte das Programm neu installieren oder NOTBETRIEB_SHARE setzen.");
}

}  // namespace nb::app
