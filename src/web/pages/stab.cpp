// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab.hpp"

#include <spdlog/spdlog.h>

#include <functional>
#include <utility>

#include "audit/trail.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "pickup/import.hpp"
#include "publish/publisher.hpp"
#include "publish/workers.hpp"
#include "staff/checked_executor.hpp"
#include "staff/sessions.hpp"
#include "web/pages/account/cookies.hpp"
#include "web/pages/account/door.hpp"
#include "web/pages/account/pages.hpp"
#include "web/pages/account/sign_in_pages.hpp"
#include "web/pages/console/home.hpp"
#include "web/pages/console/language.hpp"
#include "web/pages/console/lists.hpp"
#include "web/pages/filing_uploads.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/intake/uploads.hpp"
#include "web/pages/origin.hpp"
#include "web/pages/rescue/pages.hpp"
#include "web/pages/stab_actions.hpp"
#include "web/pages/stab_assets.hpp"
#include "web/pages/stab_gate.hpp"
#include "web/pages/stab_tables.hpp"
#include "web/pages/stab_templates.hpp"
#include "web/pages/stab_traces.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

constexpr const char* kCsp =
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
    "'none'";
constexpr std::size_t kFormBytesMax = 128 * 1024;

using PageFunction = decltype(StabPage::function);
using RequestPtr = std::shared_ptr<const web::Request>;

web::Response html_answer(int status, std::string text) { return {.status = status, .text = std::move(text), .csp = kCsp}; }

web::Response see_other(const std::string& location) { return {.status = 303, .content_type = "text/plain; charset=utf-8", .headers = {{"Location", location}}}; }

/// A page that stays open renews a part of itself (assets/stab/live.js): nobody touched it.
bool asks_by_itself(const web::Request& request) { return request.method != web::Method::post && !web::Form(request.query).text("still").empty(); }

/// Not so behind a proxy that passes on the name it was asked for, or where a foreign name was made to point here.
bool names_this_machine(std::string_view host) { return host == "localhost" || host == "127.0.0.1" || host == "[::1]"; }

}  // namespace

struct Stab::Impl {
  explicit Impl(StabParts with)
      : parts(std::move(with)),
        templates(parts.share),
        assets(parts.share / "assets"),
        slow_workers(std::make_unique<publish::Workers>(publish::Workers::Options{.threads = 2, .queue_max = 128})),
        workers(std::make_unique<publish::Workers>(publish::Workers::Options{.threads = 2, .queue_max = 256})) {
    memory.may_try = [this](const std::string& peer, const std::string& name, Instant now) { return parts.door.may_try(peer, name, now); };
  }

  [[nodiscard]] web::Response html(const web::Request& request, int status, std::string_view name, Fields& fields) const {
    fields.set("HERE", request.path + (request.query.empty() ? "" : "?" + request.query));
    return html_answer(status, templates.expand(name, fields, console_language(request)));
  }

  /// The console exists on one host only, and nobody signs in over a line that others can read.
  [[nodiscard]] std::optional<web::Response> wrong_place(const web::Request& request) const {
    const bool host_fits = parts.staff_host.empty() ? request.loopback && names_this_machine(request.host) : request.host == parts.staff_host;
    if (!host_fits) return message(request, 404, "Diese Seite gibt es hier nicht", "Die Seiten für den Stab sind nur unter der dafür eingerichteten Adresse zu erreichen.");
    if (!request.tls && !request.loopback)
      return message(request, 403, "Nur verschlüsselt", "Die Anmeldung ist nur über https möglich; bitte rufen Sie die Seite mit https:// auf.");
    return std::nullopt;
  }

  [[nodiscard]] std::optional<staff::Session> session_of(const web::Request& request, Instant now) const {
    const std::string token = request.cookie(session_cookie(request)).value_or("");
    return asks_by_itself(request) ? parts.sessions.look(token, now) : parts.sessions.find(token, now);
  }

  /// Who is signed in may come in; with `row` only who has the right that stands there.
  [[nodiscard]] std::optional<web::Response> gate(const web::Request& request, const staff::RouteRow* row) const {
    if (auto refusal = wrong_place(request)) return refusal;
    const Instant now = parts.clock.now();
    const auto session = session_of(request, now);
    if (!session) return not_signed_in(request);
    if (parts.door.must_enrol(*session) && request.path != "/stab/konto" && request.path != "/stab/abmelden") return see_other("/stab/konto");
    if (row == nullptr) return std::nullopt;
    const Entry entry = entry_for(request, *row, session->account, *parts.grants.current(), *parts.publisher.region(), now);
    if (entry.allowed) return std::nullopt;
    return entry.elsewhere.empty() ? no_right(request, session->csrf) : see_other(entry.elsewhere);
  }

  /// A part of a page that renews itself must not be replaced by the form to sign in.
  [[nodiscard]] web::Response not_signed_in(const web::Request& request) const {
    return asks_by_itself(request) ? message(request, 401, "Nicht angemeldet", "Ihre Sitzung ist abgelaufen; bitte melden Sie sich an.") : see_other("/stab/anmelden");
  }

  /// With a way out: whoever may do nothing yet can at least sign out.
  [[nodiscard]] web::Response no_right(const web::Request& request, const std::string& csrf) const {
    Fields fields;
    fields.set("TITLE", "Kein Recht dazu");
    fields.set("SENTENCE", kNoRight);
    fields.set_shown("CSRF", csrf, "SIGN_OUT");
    return html(request, 403, "message", fields);
  }

  /// The page a form came from is shown again only to whoever could have asked for it.
  [[nodiscard]] static bool may_see(const StabVisit& visit, const StabPage& page) {
    const staff::RouteRow* row = staff::find_route(staff::routes(), "GET", page.pattern);
    return row != nullptr && (row->access == staff::Access::signed_in || (row->access == staff::Access::right && visit.may(row->right)));
  }

  [[nodiscard]] web::Response message(const web::Request& request, int status, std::string_view title, std::string_view sentence) const {
    Fields fields;
    fields.set("TITLE", title);
    fields.set("SENTENCE", sentence);
    return html(request, status, "message", fields);
  }

  /// Hands work to the pool; too much of it is refused at once. Failures end here: this is the console's request boundary.
  void on_pool(const RequestPtr& request, const web::Reply& reply, std::function<void(const web::Reply&)> work) { on_pool(workers, request, reply, std::move(work)); }
  void on_pool(const std::unique_ptr<publish::Workers>& pool, const RequestPtr& request, const web::Reply& reply, std::function<void(const web::Reply&)> work) {
    const bool taken = pool && pool->submit([this, request, reply, work = std::move(work)](publish::Encoder&) {
      try {
        work(reply);
      } catch (const Error& error) {
        reply(message(*request, 503, "Das hat nicht geklappt", error.what()));
      } catch (const std::exception& error) {  // a bug: it must not end the program that everybody else is reading
        spdlog::critical("stab: {}", error.what());
        reply(message(*request, 500, "Fehler bei uns", "Bei uns ist ein Fehler aufgetreten. Bitte versuchen Sie es noch einmal oder verwenden Sie die Befehlszeile."));
      }
    });
    if (!taken) reply(message(*request, 503, "Gerade zu viel auf einmal", "Bitte versuchen Sie es in einer Minute noch einmal."));
  }

  /// No answer that tells what is sealed leaves before its trace is durable.
  void deliver(const StabVisit& visit, const web::Reply& reply, web::Response response) {
    const StabTrace& trace = visit.trace;
    if (trace.read.empty() && trace.exported.empty()) return reply(std::move(response));
    const auto kept = std::make_shared<web::Response>(std::move(response));                                               // shared: the executor answers later, on its own thread
    const auto done = [this, request = std::make_shared<const web::Request>(visit.request), reply, kept](bool written) {  // shared: std::function copies it
      reply(written ? std::move(*kept)
                    : message(*request, 503, "Gerade nicht möglich",
                              "Wer Versiegeltes liest, wird festgehalten, und das gelingt gerade nicht; bitte versuchen Sie es gleich noch einmal."));
    };
    const auto hand_out = [this, log = visit.log(), account = visit.session.account, trace, done](bool written) {
      if (!written || trace.exported.empty()) return done(written);
      parts.trail.exported(log, account, trace.exported, trace.exported_count, trace.exported_filter, done);
    };
    if (trace.read.empty()) return hand_out(true);
    const auto [what, purpose] = reading_of(visit);
    parts.trail.read({visit.log(), visit.session.account, what, purpose, trace.read}, hand_out);  // first: what was read is true even if it is never handed out
  }

  void forms_page(const web::Reply& reply, int status, const StabVisit& visit, PageFunction function, std::vector<std::pair<std::string, std::string>> headers = {}) {
    Fields fields;
    const std::string_view name = function(visit, fields);
    narrow_list(visit, name, fields);
    web::Response response = html(visit.request, status, name, fields);
    response.headers = std::move(headers);
    deliver(visit, reply, std::move(response));
  }

  /// The page a form came from, with the reason on top and everything that was typed still in it.
  void show_again(const RequestPtr& request, const web::Reply& reply, const web::Form& form, int status, std::string_view fault) {
    with_visit(request, reply, form.text("ort"), [&](const StabVisit& visit) {
      web::Request place = *request;
      const StabPage& from = page_at(console_path(form), place);
      if (!may_see(visit, from)) return reply(fault.empty() || fault == kNoRight ? no_right(*request, visit.session.csrf) : message(*request, status, "Nicht eingetragen", fault));
      forms_page(reply, status, {parts, place, visit.session, visit.now, visit.region, visit.place, visit.town, &form, std::string(fault), memory, visit.grants, visit.trace},
                 from.function);
    });
  }

  /// The session was there when the gate let the request in; if it has run out since, the person signs in again.
  void with_visit(const RequestPtr& request, const web::Reply& reply, const std::string& place, const std::function<void(const StabVisit&)>& answer) {
    const Instant now = parts.clock.now();
    const auto session = session_of(*request, now);
    if (!session) return reply(not_signed_in(*request));
    const auto region = parts.publisher.region();
    const auto town = place.empty() ? nullptr : region->by_slug(place);
    if (!place.empty() && !town) return reply(message(*request, 404, "Diese Kommune gibt es nicht", "Bitte wählen Sie eine Kommune aus der Liste."));
    tick(now);
    StabTrace trace;
    answer({parts, *request, *session, now, region, place, town, nullptr, {}, memory, parts.grants.current(), trace});
  }

  void tick(Instant now) {
    memory.taken.tend(now);
    memory.previews.tend(now);
    memory.imports.tend(now);
    parts.waiting.sweep(now);
    memory.vaults.tend(
        parts.vault, [&](std::string_view mark) { return parts.sessions.lasts(mark, now); }, now);
  }

  /// An answer that is no page of the console: a file, a part of a page.
  void file(const RequestPtr& request, const web::Reply& reply, decltype(StabFile::function) function) {
    with_visit(request, reply, web::Form(request->query).text("ort"), [&](const StabVisit& visit) {
      auto response = function(visit);
      if (!response) response = message(*request, 404, "Das gibt es hier nicht", "Bitte gehen Sie zurück und laden Sie die Seite neu.");
      if (response->csp.empty()) response->csp = kCsp;
      deliver(visit, reply, *std::move(response));
    });
  }

  /// A list as a file: its page is made and its rows are handed out.
  void list(const RequestPtr& request, const web::Reply& reply, PageFunction function) {
    with_visit(request, reply, web::Form(request->query).text("ort"), [&](const StabVisit& visit) {
      Fields fields;
      const std::string_view name = function(visit, fields);
      narrow_list(visit, name, fields);
      auto response = list_file(visit, name, fields, templates);
      if (!response) response = message(*request, 404, "Hier gibt es keine Liste", "Bitte wählen Sie oben bei »Gilt für« eine Kommune.");
      deliver(visit, reply, *std::move(response));
    });
  }

  void page(const RequestPtr& request, const web::Reply& reply, PageFunction function) {
    with_visit(request, reply, web::Form(request->query).text("ort"), [&](const StabVisit& visit) {
      Fields fields;
      const std::string_view name = function(visit, fields);
      narrow_list(visit, name, fields);
      deliver(visit, reply, html(*request, name == "missing" ? 404 : 200, name, fields));
    });
  }

  void login_form(const web::Request& request, const web::Reply& reply, int status, std::string_view fault, const web::Form& form = web::Form("")) {
    if (auto refusal = wrong_place(request)) return reply(std::move(*refusal));
    Fields fields;
    put_login(parts.door, request, form, fault, fields);
    reply(html(request, status, "login", fields));
  }

  void invitation_form(const web::Request& request, const web::Reply& reply, int status, std::string_view fault, const web::Form& form = web::Form("")) {
    if (auto refusal = wrong_place(request)) return reply(std::move(*refusal));
    Fields fields;
    put_invitation(form, fault, fields);
    reply(html(request, status, "invitation", fields));
  }

  using Ask = void (Door::*)(const web::Request&, const web::Form&, Door::Done);
  using AskAgain = void (Impl::*)(const web::Request&, const web::Reply&, int, std::string_view, const web::Form&);

  /// The door answers on a thread of its own; the page is made on this pool.
  void at_the_door(const RequestPtr& request, const web::Reply& reply, Ask ask, AskAgain again) {
    if (auto refusal = wrong_place(*request)) return reply(std::move(*refusal));
    if (from_elsewhere(*request)) {
      parts.door.record(staff::SignInRecord::Kind::refused, "", "form_foreign", request->peer);
      return reply(message(*request, 403, "Nicht angenommen", "Das Formular kam von einer fremden Seite; bitte melden Sie sich hier an."));
    }
    const auto answered = [this, request, reply, again](const DoorAnswer& answer) {
      on_pool(request, reply, [this, request, answer, again](const web::Reply& to) {
        const web::Form form(request->body);
        if (!answer.token.empty()) return welcome(request, to, form, answer);
        (this->*again)(*request, with_retry(to, answer.retry_after), answer.status, answer.sentence, form);
      });
    };
    (parts.door.*ask)(*request, web::Form(request->body), answered);
  }

  static web::Reply with_retry(const web::Reply& reply, std::chrono::seconds after) {
    if (after.count() == 0) return reply;
    return [reply, after](web::Response response) {
      response.headers.emplace_back("Retry-After", std::to_string(after.count()));
      reply(std::move(response));
    };
  }

  void login(const RequestPtr& request, const web::Reply& reply) { at_the_door(request, reply, &Door::sign_in, &Impl::login_form); }
  void take_up(const RequestPtr& request, const web::Reply& reply) { at_the_door(request, reply, &Door::take_up, &Impl::invitation_form); }

  /// To the overview, or back to the form that was being written when the session ran out.
  void welcome(const RequestPtr& request, const web::Reply& reply, const web::Form& form, const DoorAnswer& answer) {
    const Instant now = parts.clock.now();
    const std::vector<std::pair<std::string, std::string>> cookies{{"Set-Cookie", set_cookie(*request, session_cookie(*request), answer.token, CookieLife::browser)},
                                                                   {"Set-Cookie", set_cookie(*request, device_cookie(*request), answer.mark, CookieLife::half_year)}};
    const auto session = parts.sessions.find(answer.token, now);
    const auto region = parts.publisher.region();
    const auto town = region->by_slug(form.text("ort"));
    if (form.text("befehl").empty() || !session) {
      web::Response response = see_other(session && session->way == staff::SignInWay::password && !form.text("einladung").empty() ? "/stab/konto" : "/stab/");
      response.headers.insert(response.headers.end(), cookies.begin(), cookies.end());
      return reply(std::move(response));
    }
    web::Request place = *request;
    const StabPage& from = page_at(console_path(form), place);
    StabTrace trace;
    const StabVisit visit{parts,
                          place,
                          *session,
                          now,
                          region,
                          town ? form.text("ort") : "",
                          town,
                          &form,
                          "Sie sind wieder angemeldet. Ihre Eingabe steht noch da; bitte prüfen und senden Sie sie noch einmal.",
                          memory,
                          parts.grants.current(),
                          trace};
    if (may_see(visit, from)) return forms_page(reply, 200, visit, from.function, cookies);
    web::Response response = no_right(*request, session->csrf);
    response.headers.insert(response.headers.end(), cookies.begin(), cookies.end());
    reply(std::move(response));
  }

  void logout(const RequestPtr& request, const web::Reply& reply) {
    const auto token = request->cookie(session_cookie(*request));
    const auto session = token ? parts.sessions.find(*token, parts.clock.now()) : std::nullopt;
    if (session && staff::same_token(session->csrf, web::Form(request->body).text("csrf"))) {
      parts.sessions.end(*token);
      parts.door.record(staff::SignInRecord::Kind::signed_out, session->account, "", request->peer);
    }
    web::Response response = see_other("/stab/anmelden");
    response.headers.emplace_back("Set-Cookie", set_cookie(*request, session_cookie(*request), "", CookieLife::over));
    reply(std::move(response));
  }

  using Run = void (*)(const StabVisit&, const web::Form&, const StabAnswer&);

  void act(const RequestPtr& request, const web::Reply& reply) { run_form(request, reply, stab_act); }
  void act_on_own_account(const RequestPtr& request, const web::Reply& reply) { run_form(request, reply, own_account_act); }
  void act_on_accounts(const RequestPtr& request, const web::Reply& reply) { run_form(request, reply, account_list_act); }

  void run_form(const RequestPtr& request, const web::Reply& reply, Run run) {
    const auto form = std::make_shared<const web::Form>(form_text(*request));  // shared: a refusal may come after this call, and shows the form again
    const auto session = session_of(*request, parts.clock.now());
    const auto turned_away = [this, request, account = session ? session->account : ""](const char* reason) {
      parts.door.record(staff::SignInRecord::Kind::refused, account, reason, request->peer);
    };
    if (from_elsewhere(*request)) {
      turned_away("form_foreign");
      return reply(message(*request, 403, "Nicht angenommen", "Das Formular kam von einer fremden Seite; bitte tragen Sie es hier ein."));
    }
    if (!session) return login_form(*request, reply, 401, "Ihre Sitzung ist abgelaufen. Bitte melden Sie sich an; Ihre Eingabe steht danach noch da.", *form);
    if (parts.door.must_enrol(*session) && request->path != "/stab/konto") return reply(see_other("/stab/konto"));
    with_visit(request, reply, form->text("ort"), [&](const StabVisit& visit) {
      if (!staff::same_token(visit.session.csrf, form->text("csrf"))) {
        turned_away("form_stale");
        return show_again(request, reply, *form, 403, "Diese Seite war zu lange offen. Ihre Eingabe steht noch da; bitte prüfen und senden Sie sie noch einmal.");
      }
      const auto show = [this, request](int status, std::string_view name, Fields& fields) { return html(*request, status, name, fields); };
      const auto again = [this, request, reply, form](int status, const std::string& fault) {
        on_pool(request, reply, [this, request, form, status, fault](const web::Reply& to) { show_again(request, to, *form, status, fault); });
      };
      run(visit, *form, {show, again, reply});
    });
  }

  void add_list(web::Router& router, const List& one, PageFunction function) {
    const std::string pattern = std::string(one.path) + ".csv";
    router.add({.pattern = pattern, .role = gate_name("GET", pattern), .handler = [this, function](const RequestPtr& request, const web::Reply& reply) {
                  on_pool(request, reply, [this, request, function](const web::Reply& to) { list(request, to, function); });
                }});
  }

  void add_page(web::Router& router, const char* pattern, PageFunction function) {
    if (const List* one = list_at(pattern)) add_list(router, *one, function);
    router.add({.pattern = pattern, .role = gate_name("GET", pattern), .handler = [this, function](const RequestPtr& request, const web::Reply& reply) {
                  on_pool(request, reply, [this, request, function](const web::Reply& to) { page(request, to, function); });
                }});
  }

  void add_file(web::Router& router, const StabFile& one, const std::unique_ptr<publish::Workers>& pool) {
    router.add(
        {.pattern = one.pattern, .role = gate_name("GET", one.pattern), .handler = [this, function = one.function, &pool](const RequestPtr& request, const web::Reply& reply) {
           on_pool(pool, request, reply, [this, request, function](const web::Reply& to) { file(request, to, function); });
         }});
  }

  void add_gates(web::Router& router);
  void add_open_pages(web::Router& router);
  void add_posts(web::Router& router);

  using Member = void (Impl::*)(const RequestPtr&, const web::Reply&);
  void add_post(web::Router& router, const char* pattern, Member member, std::size_t body_limit = kFormBytesMax) {
    router.add({.methods = {web::Method::post},
                .pattern = pattern,
                .role = gate_name("POST", pattern),
                .handler = [this, member](const RequestPtr& request,
                                          const web::Reply& reply) { on_pool(request, reply, [this, request, member](const web::Reply& to) { (this->*member)(request, to); }); },
                .body_limit = body_limit});
  }

  StabParts parts;
  StabMemory memory;
  StabTemplates templates;
  StabAssets assets;
  // Last: their ends wait for work that uses the others; null once finished.
  std::unique_ptr<publish::Workers> slow_workers;  ///< where a file from outside is looked into
  std::unique_ptr<publish::Workers> workers;
};

Stab::Stab(StabParts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
Stab::~Stab() = default;

void Stab::tick(Instant now) { impl_->tick(now); }

void Stab::finish() {
  impl_->slow_workers.reset();
  impl_->workers.reset();
}

void Stab::Impl::add_gates(web::Router& router) {
  // A form comes in without a session, too, so that what was typed survives signing in again.
  router.set_gate("form", [this](const web::Request& request) { return wrong_place(request); });
  router.set_gate("signed-in", [this](const web::Request& request) { return gate(request, nullptr); });
  for (const staff::RouteRow& row : staff::routes()) {
    if (row.access != staff::Access::right && row.access != staff::Access::anywhere) continue;
    router.set_gate(gate_of(row), [this, &row](const web::Request& request) { return gate(request, &row); });
  }
}

void Stab::Impl::add_open_pages(web::Router& router) {
  const std::string open(web::kPublicRole);
  router.add({.pattern = "/stab", .role = open, .handler = [](const RequestPtr&, const web::Reply& reply) { reply(see_other("/stab/")); }});
  router.add({.pattern = "/stab/anmelden", .role = open, .handler = [this](const RequestPtr& request, const web::Reply& reply) { login_form(*request, reply, 200, ""); }});
  router.add({.pattern = "/stab/assets/{path...}", .role = open, .handler = [this](const RequestPtr& request, const web::Reply& reply) { reply(assets.answer(*request)); }});
  router.add({.pattern = "/stab/sprache/{lang}", .role = open, .handler = [](const RequestPtr& request, const web::Reply& reply) { reply(choose_language(*request)); }});
  router.add({.pattern = "/stab/einladung", .role = open, .handler = [this](const RequestPtr& request, const web::Reply& reply) { invitation_form(*request, reply, 200, ""); }});
}

void Stab::Impl::add_posts(web::Router& router) {
  add_post(router, "/stab/anmelden", &Impl::login);
  add_post(router, "/stab/einladung", &Impl::take_up);
  add_post(router, "/stab/konto", &Impl::act_on_own_account);
  add_post(router, "/stab/konten", &Impl::act_on_accounts);
  add_post(router, "/stab/abmelden", &Impl::logout);
  add_post(router, "/stab/aktion", &Impl::act);
  // Large bodies only from people who are signed in; what they typed stays in their browser should the session have run out.
  add_post(router, "/stab/eingang/neu", &Impl::act, intake::kUploadsBytesMax + kFormBytesMax);
  add_post(router, "/stab/rundschreiben", &Impl::act, intake::kUploadsBytesMax + kFormBytesMax);
  add_post(router, "/stab/termine/einlesen", &Impl::act, kRescueBytesMax + kFormBytesMax);
  add_post(router, "/stab/abholung", &Impl::act, 3 * pickup::kListBytesMax);  // a list may come back escaped
}

void Stab::add_routes(web::Router& router) {
  Impl* const impl = impl_.get();
  impl->add_gates(router);
  impl->add_open_pages(router);
  impl->add_posts(router);
  for (const StabPage& page : all_pages()) impl->add_page(router, page.pattern, page.function);
  for (const StabFile& one : quick_files()) impl->add_file(router, one, impl->workers);
  for (const StabFile& one : slow_files()) impl->add_file(router, one, impl->slow_workers);
}

}  // namespace nb::pages
