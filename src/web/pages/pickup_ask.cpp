// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/pickup_ask.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <mutex>

#include "base/text.hpp"
#include "deadlines/holidays.hpp"
#include "finder/index.hpp"
#include "journal/vault.hpp"
#include "pickup/events.hpp"
#include "pickup/queries.hpp"
#include "pickup/rules.hpp"
#include "pickup/search_words.hpp"
#include "publish/publisher.hpp"
#include "publish/workers.hpp"
#include "state/read_pool.hpp"
#include "web/pages/context.hpp"
#include "web/pages/filing_guard.hpp"
#include "web/pages/origin.hpp"
#include "web/pages/parts.hpp"
#include "web/pages/resources.hpp"
#include "web/pages/router.hpp"
#include "web/server/problem.hpp"
#include "web/server/rate_limit.hpp"

namespace nb::pages {

namespace {

using RequestPtr = std::shared_ptr<const web::Request>;

constexpr std::string_view kPath = "abholung/";
constexpr std::size_t kFormBytesMax = 4096;
constexpr std::uint64_t kEntriesAtOnce = 10'000;  ///< taken into the index per question, about a second: does not depend on what is asked
constexpr const char* kNobody = "p-";             ///< what is looked up where nothing was found, so that it costs the same
constexpr std::size_t kHits = 2;                  ///< looked at, however many there are: the answer takes as long

struct Visit {
  RequestPtr request;
  std::shared_ptr<const publish::RegionView> region;  // shared: the view this answer started with
  Target home;
  Instant now;
  [[nodiscard]] LogName log() const { return main_log(home.town->town->municipality.ags); }
};

/// What is looked for. Whatever cannot be meant is looked for all the same, as a word that nobody has.
std::vector<std::string> looked_for(const web::Form& form) {
  const std::string number = form.text("nummer").substr(0, 60);
  const auto birth = finder::parse_birth_date(std::string_view(form.text("geboren")).substr(0, 40));
  std::string word = pickup::ticket_word(number, birth.value_or(finder::BirthDate{}));
  if (word.empty() || !birth) word = "t:-";
  return {std::move(word)};
}

}  // namespace

struct PickupAsk::Impl {
  explicit Impl(PickupAskParts with)
      : parts(with),
        by_address({.burst = static_cast<double>(with.per_address_per_hour), .refill = std::chrono::hours(1)}),
        by_town({.burst = static_cast<double>(with.per_town_per_minute), .refill = std::chrono::minutes(1)}),
        workers(std::make_unique<publish::Workers>(publish::Workers::Options{.threads = 1, .queue_max = 256})) {}

  [[nodiscard]] std::optional<Visit> visit_of(const RequestPtr& request) const {
    const std::string_view path = request->path;
    const std::size_t at = path.find("/" + std::string(kPath));
    if (at == std::string_view::npos || at + 1 + kPath.size() != path.size()) return std::nullopt;
    Visit visit{.request = request, .region = parts.publisher.region(), .home = {}, .now = parts.clock.now()};
    visit.home = route(*visit.region, request->host, path.substr(0, at + 1));
    if (visit.home.kind != Kind::home || visit.home.town == nullptr || visit.home.missing_slash) return std::nullopt;
    return visit;
  }

  using Fill = std::function<void(const Context&, Section)>;
  [[nodiscard]] web::Response page(const Visit& visit, int status, const Fill& fill) const {
    const Lang lang = visit.home.place.lang;
    const Texts& texts = parts.site.resources().texts(lang);
    const SiteConfig& config = parts.site.config();
    const Links links(visit.home.form, {lang, visit.home.place.slug, std::string(kPath)}, config.public_url);
    const Wording wording(texts, parts.zone, visit.now, true);
    const Ags& ags = visit.home.town->town->municipality.ags;
    const Context context{
        parts.site.resources(), texts, config, links, wording, *visit.region, visit.home.town, config.holidays ? config.holidays(ags) : deadlines::HolidayCalendar(), true, "", ""};
    Fields fields;
    const std::string title = texts.say("pickup.title", {{"town", context.municipality().name}});
    put_frame(context, fields, title, texts.say("pickup.description", {{"town", context.municipality().name}}), Nav::none);
    fields.set("HEADLINE", title);
    fields.set("SELF", links.town(kPath));
    put_numbers(context, fields, *context.town, 1);
    fill(context, fields);
    return {.status = status, .text = parts.site.resources().expand("pickup", lang, fields), .cache_control = "no-store", .csp = parts.site.csp()};
  }

  [[nodiscard]] bool can_answer(const Visit& visit) const { return parts.open && parts.vault.unlocked(journal::owner_of(visit.log())); }

  /// Said before anything that was typed is looked at.
  [[nodiscard]] web::Response closed(const Visit& visit) const {
    return page(visit, 200, [&](const Context&, Section fields) { fields.show(parts.open ? "LOCKED" : "CLOSED"); });
  }

  [[nodiscard]] web::Response empty_form(const Visit& visit) const {
    if (!can_answer(visit)) return closed(visit);
    return page(visit, 200, [](const Context&, Section fields) { fields.show("FORM"); });
  }

  void get(const RequestPtr& request, const web::Reply& reply) {
    const auto visit = visit_of(request);
    if (!visit) return reply(web::problem(404));
    on_pool(*visit, reply, [this](const Visit& here) { return empty_form(here); });
  }

  void post(const RequestPtr& request, const web::Reply& reply) {
    const auto visit = visit_of(request);
    if (!visit) return reply(web::problem(404));
    if (from_elsewhere(*request)) return reply(web::problem(403));
    if (!can_answer(*visit)) {
      ++locked;
      return on_pool(*visit, reply, [this](const Visit& here) { return closed(here); });
    }
    // In this order: whoever is over their own limit takes nothing from the town's, or one address could close the question for everybody.
    if (!by_address.allow(address_key(request->peer), visit->now) || !by_town.allow(visit->home.place.slug, visit->now)) {
      ++limited;
      return on_pool(*visit, reply, [this](const Visit& here) { return page(here, 429, [](const Context&, Section fields) { fields.show("LIMITED"); }); });
    }
    ++asked;
    on_pool(*visit, reply, [this](const Visit& here) { return answer(here); });
  }

  /// The pick-up that lies ready, if both are right. The same look-ups in every case.
  [[nodiscard]] std::optional<pickup::Pickup> look_up(const Visit& visit) const {
    const auto hits = parts.search.search(visit.log(), pickup::kPickupKind, looked_for(web::Form(visit.request->body)), kHits);
    const auto snapshot = parts.readers.snapshot();
    std::optional<pickup::Pickup> lies_there;
    for (std::size_t i = 0; i < kHits; ++i) {  // entered twice, and one of them cleared: the other lies there
      std::optional<pickup::Pickup> one = pickup::find_pickup(snapshot.db(), visit.log(), hits && hits->subjects.size() > i ? hits->subjects[i] : std::string(kNobody));
      const bool ready = one && one->state == pickup::State::ready && !one->under_way && !one->erased;
      if (ready && !lies_there) lies_there = std::move(one);
    }
    return lies_there;
  }

  [[nodiscard]] web::Response answer(const Visit& visit) {
    // As long as not everything is in the index (after a start, for a moment) "nothing" might be wrong, and nobody is told so.
    if (parts.search.catch_up(visit.log(), kEntriesAtOnce) > 0) return page(visit, 200, [](const Context&, Section fields) { fields.show("LOCKED"); });
    const auto one = look_up(visit);
    if (one) ++found;
    return page(visit, 200, [&](const Context& context, Section fields) {
      if (!one) return fields.show("NOTHING");
      Section ready = fields.add("READY");
      ready.set("DOCUMENT", context.texts.say("pickup.kind_" + std::string(pickup::word_of(pickup::kKinds, one->kind))));
      ready.show_if(one->old_document, "BRING_OLD");
      ready.show_if(one->both_parents, "BRING_PARENTS");
      ready.show_if(one->pin != pickup::PinLetter::not_applicable, "BRING_PIN");
      const auto& sites = context.town->town->sites;
      const auto site = std::ranges::find(sites, one->site, &catalogue::Site::site_id);
      if (site != sites.end()) put_site(context, ready.add("AT_SITE"), *site);
    });
  }

  /// Failures end here: this is the page's request boundary.
  void on_pool(const Visit& visit, const web::Reply& reply, std::function<web::Response(const Visit&)> work) {
    const std::lock_guard lock(pool_mutex);
    const bool taken = workers && workers->submit([visit, reply, work = std::move(work)](publish::Encoder&) {
      try {
        reply(work(visit));
      } catch (const std::exception& error) {  // its own words are for the operator
        spdlog::error("pickup: {}", error.what());
        reply(web::problem(503));
      }
    });
    if (!taken) reply(web::problem(503));
  }

  using Member = void (Impl::*)(const RequestPtr&, const web::Reply&);
  void add(web::Router& router, const std::string& pattern, web::Method method, Member member, std::size_t limit) {
    router.add({.methods = {method},
                .pattern = pattern,
                .role = std::string(web::kPublicRole),
                .handler = [this, member](const RequestPtr& request, const web::Reply& reply) { (this->*member)(request, reply); },
                .body_limit = limit});
  }

  const PickupAskParts parts;
  web::RateLimit by_address;
  web::RateLimit by_town;
  std::atomic<std::uint64_t> asked{0};
  std::atomic<std::uint64_t> found{0};
  std::atomic<std::uint64_t> limited{0};
  std::atomic<std::uint64_t> locked{0};
  std::mutex pool_mutex;
  std::unique_ptr<publish::Workers> workers;  // last: its end waits for work that uses the others; null once finished
};

PickupAsk::PickupAsk(PickupAskParts parts) : impl_(std::make_unique<Impl>(parts)) {}
PickupAsk::~PickupAsk() = default;

void PickupAsk::add_routes(web::Router& router) {
  for (const std::string base : {"/abholung/", "/{a}/abholung/", "/{a}/{b}/abholung/"}) {
    impl_->add(router, base, web::Method::get, &Impl::get, 0);
    impl_->add(router, base, web::Method::post, &Impl::post, kFormBytesMax);
  }
}

void PickupAsk::finish() {
  std::unique_ptr<publish::Workers> ending;
  {
    const std::lock_guard lock(impl_->pool_mutex);
    ending = std::move(impl_->workers);
  }
}

PickupAsk::Counts PickupAsk::counts() const { return {.asked = impl_->asked, .found = impl_->found, .limited = impl_->limited, .locked = impl_->locked}; }

}  // namespace nb::pages
