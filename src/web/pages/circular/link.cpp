// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/circular/link.hpp"

#include <spdlog/spdlog.h>

#include <boost/json.hpp>

#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "circular/commands.hpp"
#include "circular/queries.hpp"
#include "circular/refusals.hpp"
#include "circular/wording.hpp"
#include "crypto/sha256.hpp"
#include "publish/markdown.hpp"
#include "publish/workers.hpp"
#include "state/executor.hpp"
#include "state/read_pool.hpp"
#include "web/pages/console/language.hpp"
#include "web/pages/stab_templates.hpp"
#include "web/server/rate_limit.hpp"

namespace nb::pages {

namespace {

using RequestPtr = std::shared_ptr<const web::Request>;

constexpr const char* kPattern = "/rundschreiben/{token}";
constexpr const char* kCsp = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
constexpr std::size_t kTokenCharacters = 32;

Hash hash_of(std::string_view token) { return crypto::sha256(bytes_of(token)); }

}  // namespace

struct CircularLinks::Impl {
  explicit Impl(Parts with)
      : parts(std::move(with)), templates(parts.share), workers(std::make_unique<publish::Workers>(publish::Workers::Options{.threads = 1, .queue_max = 256})) {}

  [[nodiscard]] web::Response html(const web::Request& request, int status, std::string_view name, Fields& fields) const {
    return {.status = status, .text = templates.expand(name, fields, console_language(request)), .csp = kCsp, .headers = {{"Referrer-Policy", "no-referrer"}}};
  }

  [[nodiscard]] web::Response say(const web::Request& request, int status, std::string_view title, std::string_view sentence) const {
    Fields fields;
    fields.set("TITLE", title);
    fields.set("SENTENCE", sentence);
    return html(request, status, "circular_link_said", fields);
  }

  [[nodiscard]] web::Response refused(const web::Request& request, circular::Reason reason) const {
    return say(request, 404, "Dieser Link hilft hier nicht weiter", circular::refusal(reason).sentence);
  }

  /// Only what is no link of ours counts against an address: a whole town hall behind one address may read, and good links pass during an attack.
  [[nodiscard]] web::Response guessed(const web::Request& request) {
    if (parts.guessed) parts.guessed(request.peer);
    if (!by_address.allow(request.peer, parts.clock.now())) return say(request, 429, "Zu viele Versuche", "Bitte warten Sie einige Minuten.");
    return refused(request, circular::Reason::link_unknown);
  }

  /// Failures end here: this is the request boundary. Nobody reads a token in a log line.
  void on_pool(const RequestPtr& request, const web::Reply& reply, std::function<void()> work) {
    const bool taken = workers && workers->submit([this, request, reply, work = std::move(work)](publish::Encoder&) {
      try {
        work();
      } catch (const Error& error) {
        reply(say(*request, 503, "Das hat nicht geklappt", error.what()));
      } catch (const std::exception& error) {
        spdlog::critical("rundschreiben: {}", error.what());
        reply(say(*request, 500, "Fehler bei uns", "Bei uns ist ein Fehler aufgetreten. Bitte versuchen Sie es noch einmal oder rufen Sie den Stab an."));
      }
    });
    if (!taken) reply(say(*request, 503, "Gerade zu viel auf einmal", "Bitte versuchen Sie es in einer Minute noch einmal."));
  }

  void show(const RequestPtr& request, const web::Reply& reply) {
    const std::string_view token = request->param("token");
    if (token.size() != kTokenCharacters) return reply(guessed(*request));
    const auto snapshot = parts.readers.snapshot();
    storage::Db& db = snapshot.db();
    const auto link = circular::find_link(db, hash_of(token));
    if (!link) return reply(guessed(*request));
    if (link->used) return reply(refused(*request, circular::Reason::link_used));
    if (link->expires <= parts.clock.now()) return reply(refused(*request, circular::Reason::link_expired));
    const auto found = circular::find_circular(db, link->log, link->subject);
    if (!found || found->withdrawn) return reply(refused(*request, circular::Reason::withdrawn));
    if (found->sent != link->version) return reply(refused(*request, circular::Reason::superseded));
    const auto version = circular::find_version(db, link->log, link->subject, link->version);
    const auto recipient = circular::find_recipient(db, link->log, link->subject, link->version, link->person);
    if (!version || !recipient) return reply(refused(*request, circular::Reason::link_unknown));
    reply(page(*request, *version, *recipient));
  }

  [[nodiscard]] web::Response page(const web::Request& request, const circular::Version& version, const circular::Recipient& recipient) const {
    Fields fields;
    fields.set("TITLE", version.content.title);
    fields.set("NAME", circular::name_of(version));
    fields.set("ACTION", request.path);
    if (version.sent) fields.set("SENT", circular::german_moment(parts.zone, *version.sent));
    if (version.must_acknowledge && version.deadline) fields.set_shown("UNTIL", circular::german_moment(parts.zone, *version.deadline), "HAS_UNTIL");
    fields.set_shown("CHANGE", version.content.change, "HAS_CHANGE");
    fields.show_if(recipient.former, "FORMER");
    for (std::size_t i = 0; i < version.content.sections.size(); ++i) {
      if ((recipient.sections >> i & 1U) == 0) continue;
      const circular::Section& one = version.content.sections[i];
      const auto rendered = publish::render_markdown(one.text);
      Section row = fields.add("SECTION");
      row.set("BODY", rendered ? rendered->html : "");
      if (!one.audience.everybody()) row.set_shown("AUDIENCE", circular::audience_words(one.audience), "HAS_AUDIENCE");
    }
    return html(request, 200, "circular_link", fields);
  }

  void take(const RequestPtr& request, const web::Reply& reply) {
    const std::string_view token = request->param("token");
    const Instant now = parts.clock.now();
    if (token.size() != kTokenCharacters) return reply(guessed(*request));
    const Hash hash = hash_of(token);
    std::optional<circular::Link> link;
    {
      const auto snapshot = parts.readers.snapshot();
      link = circular::find_link(snapshot.db(), hash);
    }
    if (!link) return reply(guessed(*request));
    const boost::json::object args{{"token", to_hex(hash.bytes)}};
    state::Command command{.log = link->log, .id = make_command_id(parts.random, now), .actor = "link", .name = "circular.follow_link", .args = boost::json::serialize(args)};
    parts.executor.submit(std::move(command), [this, request, reply](const state::Outcome& outcome, const std::exception_ptr& failure) {
      if (failure) return reply(say(*request, 503, "Das hat nicht geklappt", "Ihre Bestätigung ist nicht angekommen. Bitte versuchen Sie es gleich noch einmal."));
      if (!outcome) return reply(say(*request, 409, "Nicht bestätigt", outcome.error().sentence));
      reply(
          say(*request, 200, "Danke, Ihre Bestätigung ist festgehalten", "Sie müssen nichts weiter tun. Dieser Link gilt jetzt nicht mehr; der Text steht weiter in Ihrer Mail."));
    });
  }

  Parts parts;
  StabTemplates templates;
  web::RateLimit by_address{{.burst = 60, .refill = std::chrono::minutes(1)}};
  std::unique_ptr<publish::Workers> workers;  // last: its end waits for work that uses the others; null once finished
};

CircularLinks::CircularLinks(Parts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
CircularLinks::~CircularLinks() = default;
void CircularLinks::finish() { impl_->workers.reset(); }

void CircularLinks::add_routes(web::Router& router) {
  Impl* const impl = impl_.get();
  const std::string open(web::kPublicRole);
  router.add({.pattern = kPattern, .role = open, .handler = [impl](const RequestPtr& request, const web::Reply& reply) {
                impl->on_pool(request, reply, [impl, request, reply] { impl->show(request, reply); });
              }});
  router.add({.methods = {web::Method::post},
              .pattern = kPattern,
              .role = open,
              .handler = [impl](const RequestPtr& request, const web::Reply& reply) { impl->on_pool(request, reply, [impl, request, reply] { impl->take(request, reply); }); },
              .body_limit = 1024});
}

}  // namespace nb::pages
