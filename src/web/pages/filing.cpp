// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/filing.hpp"

#include <spdlog/spdlog.h>

#include <array>
#include <mutex>
#include <utility>

#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "crypto/random.hpp"
#include "intake/commands.hpp"
#include "intake/events.hpp"
#include "intake/queries.hpp"
#include "journal/journal.hpp"
#include "publish/workers.hpp"
#include "state/executor.hpp"
#include "state/read_pool.hpp"
#include "storage/sqlite/db.hpp"
#include "web/pages/filing_answer.hpp"
#include "web/pages/filing_assets.hpp"
#include "web/pages/filing_page.hpp"
#include "web/pages/filing_refusals.hpp"
#include "web/pages/origin.hpp"
#include "web/server/multipart.hpp"
#include "web/server/problem.hpp"

namespace nb::pages {

namespace {

using RequestPtr = std::shared_ptr<const web::Request>;

constexpr std::size_t kFormBytesMax = 63 << 20;  // a filing's attachments and its text
constexpr std::size_t kFieldsBytesMax = 256 * 1024;
constexpr std::size_t kFieldBytesMax = 1 << 20;  // of one field; what is longer is told to be too long from its beginning
constexpr std::size_t kSeedBytes = 32;

std::string seed_text(Random& random) {
  std::array<std::byte, kSeedBytes> seed{};
  random.fill(seed);
  return to_hex(seed);
}

struct NewFile {
  std::string name;
  std::string_view content;
};
/// A request's fields and files; nullopt if it is no form.
struct Sent {
  FilingInput input;
  std::vector<NewFile> files;
};
std::optional<Sent> read_sent(const web::Request& request) {
  Sent sent;
  if (!request.header("content-type").starts_with("multipart/")) {
    sent.input = read_filing(web::Form(request.body).pairs());
    return sent;
  }
  const auto parts = web::parse_multipart(request.header("content-type"), request.body);
  if (!parts) return std::nullopt;
  FieldPairs fields;
  for (const web::FormPart& part : *parts) {
    if (!part.filename) {
      const std::string_view value = part.content.substr(0, kFieldBytesMax);
      if (is_utf8(value)) fields.emplace_back(part.name, value);
    } else if (part.name == "datei" && !(part.filename->empty() && part.content.empty())) {
      sent.files.push_back({*part.filename, part.content});
    }
  }
  sent.input = read_filing(fields);
  return sent;
}

}  // namespace

struct OnlineForm::Impl {
  explicit Impl(OnlineFormParts with)
      : parts(std::move(with)),
        assets(parts.share),
        csp(assets.csp(parts.site.csp())),
        guard({.random = parts.random, .per_address_per_hour = parts.per_address_per_hour, .total_per_minute = parts.total_per_minute}),
        files({.env = parts.env, .random = parts.random, .reader = parts.reader, .folder = parts.folder}),
        workers(std::make_unique<publish::Workers>(publish::Workers::Options{.threads = 2, .queue_max = 1024})) {}

  // ---- the pool -------------------------------------------------------------------------------------------------------------------

  using Work = std::function<void(const FilingVisit&, const web::Reply&)>;
  /// Failures end here: this is the form's request boundary.
  void on_pool(const FilingVisit& visit, const web::Reply& reply, Work work) {
    const std::lock_guard lock(pool_mutex);
    const bool taken = workers && workers->submit([visit, reply, work = std::move(work)](publish::Encoder&) {
      try {
        work(visit, reply);
      } catch (const std::exception& error) {  // its own words are for the operator
        spdlog::error("filing: {}", error.what());
        reply(filing_closed_page(visit, {.status = 500, .key = "failed"}));
      }
    });
    if (!taken) reply(web::problem(503));
  }

  std::optional<FilingVisit> visit_of(const RequestPtr& request) const {
    auto visit = visit_filing(parts, csp, request);
    if (visit) visit->scripted = assets.complete();
    return visit;
  }

  /// Why nothing can be taken here now.
  [[nodiscard]] std::optional<FilingClosed> closed(const FilingVisit& visit, const FilingInput* input = nullptr) const {
    if (!parts.open) return FilingClosed{.status = 200, .key = "closed"};
    if (parts.journal.sealed()) return FilingClosed{.status = 503, .key = "sealed", .next = input == nullptr ? ClosedNext::none : ClosedNext::again, .input = input};
    if (!parts.desk.ready(visit.log())) return FilingClosed{.status = input == nullptr ? 200 : 503, .key = "no_key"};
    return std::nullopt;
  }

  // ---- the form -------------------------------------------------------------------------------------------------------------------

  void get(const RequestPtr& request, const web::Reply& reply) {
    auto visit = visit_of(request);
    if (!visit) return reply(web::problem(404));
    if (!visit->step.empty())  // reloaded after sending: the form is where one goes on
      return reply({.status = 303, .content_type = "text/plain; charset=utf-8", .headers = {{"Location", request->path.substr(0, request->path.size() - visit->step.size())}}});
    on_pool(*visit, reply, [this](const FilingVisit& here, const web::Reply& to) { to(fresh(here)); });
  }

  [[nodiscard]] web::Response fresh(const FilingVisit& visit) {
    if (const auto no = closed(visit)) return filing_closed_page(visit, *no);
    FilingInput input;
    input.id = make_command_id(parts.random, visit.now).str();
    input.seed = seed_text(parts.random);
    if (const auto* service = filing_service(visit, web::Form(visit.request->query).text("leistung"))) {
      input.service = service->id;
      const auto rule = deadlines::parse_rule_id(service->deadline_rule);
      if (rule && is_offered(deadlines::rule(*rule))) input.rule = service->deadline_rule;
    }
    return filing_form_page(visit, 200, {input, {}, {}});
  }

  void check(const RequestPtr& request, const web::Reply& reply) {
    auto visit = visit_of(request);
    if (!visit) return reply(web::problem(404));
    if (from_elsewhere(*request)) return reply(web::problem(403));
    if (!guard.allow_step(request->peer, visit->now))
      return on_pool(*visit, reply, [](const FilingVisit& here, const web::Reply& to) { to(filing_closed_page(here, {.status = 429, .key = "limit"})); });
    on_pool(*visit, reply, [this](const FilingVisit& here, const web::Reply& to) { to(checked(here)); });
  }

  [[nodiscard]] web::Response checked(const FilingVisit& visit) {
    auto sent = read_sent(*visit.request);
    if (!sent) return web::problem(400);
    FilingInput& input = sent->input;
    if (const auto no = closed(visit, &input)) return filing_closed_page(visit, *no);
    if (!CommandId::parse(input.id) || !parse_seed(input.seed)) {
      input.id = make_command_id(parts.random, visit.now).str();
      input.seed = seed_text(parts.random);
    }
    if (filing_service(visit, input.service) == nullptr) input.service.clear();
    if (!input.remove.empty()) files.remove(input.id, input.remove);
    const std::string problem = keep_files(visit, *sent);
    const bool lost = refresh_files(visit, input);
    const auto kept = kept_files(visit, input);
    const bool only_form = input.step != "pruefen" || !input.remove.empty();
    const auto faults = only_form ? std::vector<FilingFault>() : check_filing(input, visit.place());
    const std::string_view message = lost ? "filing.files_lost" : std::string_view();
    if (!problem.empty() || lost || !faults.empty()) return filing_form_page(visit, 422, {input, faults, kept, message, problem});
    if (only_form) return filing_form_page(visit, 200, {input, faults, kept});
    return filing_check_page(visit, input);
  }

  /// Keeps what came with this request; the sentence about the first file that cannot be kept.
  [[nodiscard]] std::string keep_files(const FilingVisit& visit, Sent& sent) {
    std::string problem;
    const std::string address = address_key(visit.request->peer);
    for (const NewFile& file : sent.files) {
      const auto kept = files.put({.form = sent.input.id, .address = address, .name = file.name, .bytes = file.content.size()}, bytes_of(file.content), visit.now);
      if (kept)
        sent.input.files.push_back({kept->token, to_hex(kept->content.bytes), kept->name});
      else if (problem.empty())
        problem = file_problem(filing_texts(visit), kept.error(), tidy_file_name(file.name));
    }
    return problem;
  }

  /// Names and hashes as the server knows them; true if a file is not there any more.
  [[nodiscard]] bool refresh_files(const FilingVisit& visit, FilingInput& input) const {
    bool lost = false;
    std::vector<GivenFile> there;
    for (const GivenFile& file : input.files) {
      const auto known = files.find(input.id, file.token, visit.now);
      if (known && known->complete())
        there.push_back({known->token, to_hex(known->content.bytes), known->name});
      else
        lost = lost || file.token != input.remove;
    }
    input.files = std::move(there);
    return lost;
  }

  [[nodiscard]] std::vector<WaitingFile> kept_files(const FilingVisit& visit, const FilingInput& input) const {
    std::vector<WaitingFile> kept;
    for (const GivenFile& file : input.files)
      if (auto known = files.find(input.id, file.token, visit.now)) kept.push_back(*std::move(known));
    return kept;
  }

  // ---- pieces of files, for the script --------------------------------------------------------------------------------------------

  [[nodiscard]] static web::Response piece_answer(const WaitingFile& file) {
    web::Response response{.content_type = "application/json; charset=utf-8"};
    response.text = "{\"token\":\"" + file.token + "\",\"received\":" + std::to_string(file.received) + ",\"bytes\":" + std::to_string(file.bytes) +
                    (file.complete() ? ",\"content\":\"" + to_hex(file.content.bytes) + "\",\"kind\":\"" + file.type + "\"" : "") + "}\n";
    return response;
  }

  void piece(const RequestPtr& request, const web::Reply& reply) {
    auto visit = visit_of(request);
    if (!visit) return reply(web::problem(404));
    if (from_elsewhere(*request)) return reply(web::problem(403));
    if (!guard.allow_step(request->peer, visit->now)) return reply(web::problem(429));
    if (closed(*visit)) return reply(web::problem(503));
    on_pool(*visit, reply, [this](const FilingVisit& here, const web::Reply& to) { to(took_piece(here)); });
  }

  [[nodiscard]] web::Response took_piece(const FilingVisit& visit) {
    const web::Request& request = *visit.request;
    const std::string form(request.header("upload-form"));
    const std::string token(request.header("upload-token"));
    if (!CommandId::parse(form)) return web::problem(400);
    if (visit.step == "anlagen/neu") {
      const web::Form fields(request.body);
      const auto bytes = parse_u64(fields.text("bytes"));
      const std::string address = address_key(request.peer);
      const std::string name = fields.text("name");
      return piece_result(visit, files.begin({.form = form, .address = address, .name = name, .bytes = bytes.value_or(0)}, visit.now), name);
    }
    if (visit.step == "anlagen/weg") {
      files.remove(form, token);
      return {.status = 200, .content_type = "application/json; charset=utf-8", .text = "{}\n"};
    }
    const auto known = files.find(form, token, visit.now);
    if (!known) return piece_result(visit, refuse(WaitingFiles::Problem{WaitingFiles::Fault::unknown}), "");
    if (visit.step == "anlagen/stand") return piece_answer(*known);
    if (visit.step != "anlagen/stueck") return web::problem(404);
    const auto offset = parse_u64(request.header("upload-offset"));
    return piece_result(visit, files.append(form, token, offset.value_or(UINT64_MAX), bytes_of(request.body), visit.now), known->name);
  }

  [[nodiscard]] static web::Response piece_result(const FilingVisit& visit, const Result<WaitingFile, WaitingFiles::Problem>& result, std::string_view name) {
    using Fault = WaitingFiles::Fault;
    if (result) return piece_answer(*result);
    const Fault fault = result.error().fault;
    const int status = fault == Fault::offset ? 409 : fault == Fault::unknown ? 404 : fault == Fault::no_room ? 503 : 422;
    return filing_refused_json(visit, {.status = status, .code = "file", .sentence = file_problem(filing_texts(visit), result.error(), tidy_file_name(name))});
  }

  // ---- sending --------------------------------------------------------------------------------------------------------------------

  /// What is to be done with a filing once it stands in the log.
  enum class Want { page, pdf, proof };

  void send(const RequestPtr& request, const web::Reply& reply) {
    auto visit = visit_of(request);
    if (!visit) return reply(web::problem(404));
    if (from_elsewhere(*request)) return reply(web::problem(403));
    if (visit->step == "senden") return on_pool(*visit, reply, [this](const FilingVisit& here, const web::Reply& to) { take(here, to); });
    const bool known = visit->step == "beleg.pdf" || visit->step == "beleg.tlog-proof";
    if (!known) return reply(web::problem(404));
    if (!guard.allow_step(request->peer, visit->now)) return reply(web::problem(429));
    on_pool(*visit, reply, [this](const FilingVisit& here, const web::Reply& to) { again(here, to); });
  }

  void refuse_json_or(const FilingVisit& visit, const web::Reply& reply, const FilingRefused& refused, const std::function<web::Response()>& page) const {
    reply(visit.wants_json() ? filing_refused_json(visit, refused) : page());
  }

  void close(const FilingVisit& visit, const web::Reply& reply, const FilingClosed& no) const {
    const std::string sentence = filing_texts(visit).say("filing." + std::string(no.key) + "_text");
    refuse_json_or(visit, reply, {.status = no.status == 200 ? 503 : no.status, .code = no.key, .sentence = sentence}, [&] { return filing_closed_page(visit, no); });
  }

  [[nodiscard]] bool admitted(const FilingVisit& visit, const web::Reply& reply, const FilingInput& input) {
    switch (guard.admit(visit.request->peer, input.id, input.payment, visit.now)) {
      case FilingGuard::Verdict::pass:
        return true;
      case FilingGuard::Verdict::prove: {
        const Challenge challenge = guard.challenge(input.id, visit.now);
        const std::string& sentence = filing_texts(visit).say("filing.wait_lead");
        refuse_json_or(visit, reply, {.status = 503, .code = "prove", .sentence = sentence, .challenge = &challenge}, [&] { return filing_wait_page(visit, input, challenge); });
        return false;
      }
      case FilingGuard::Verdict::address:
        close(visit, reply, {.status = 429, .key = "limit", .next = ClosedNext::again, .input = &input});
        return false;
      case FilingGuard::Verdict::total:
        close(visit, reply, {.status = 503, .key = "busy", .next = ClosedNext::again, .input = &input});
        return false;
    }
    return false;
  }

  void take(const FilingVisit& visit, const web::Reply& reply) {
    auto sent = read_sent(*visit.request);
    if (!sent) return reply(web::problem(400));
    const auto input = std::make_shared<FilingInput>(std::move(sent->input));  // shared: goes through the executor and back
    if (const auto no = closed(visit, input.get())) return close(visit, reply, *no);
    if (filing_service(visit, input->service) == nullptr) input->service.clear();
    const auto faults = check_filing(*input, visit.place());
    if (!faults.empty()) {
      const std::string& sentence = filing_texts(visit).say("filing.faults");
      return refuse_json_or(visit, reply, {.status = 422, .code = "fields", .sentence = sentence, .faults = &faults}, [&] {
        return filing_form_page(visit, 422, {*input, faults, kept_files(visit, *input)});
      });
    }
    if (!admitted(visit, reply, *input)) return;
    // A filing with files that was taken before needs no files: they may be gone, and sealing them again would be for nothing.
    if (!input->files.empty()) {
      if (const auto known = find(visit, *input)) return answer(visit, reply, *input, *known, Want::page);
    }
    submit(visit, reply, input);
  }

  /// The service says which office it is for, and how pressing.
  [[nodiscard]] static intake::Draft assigned_draft(const FilingVisit& visit, const FilingInput& input) {
    intake::Draft draft = draft_of(input, visit.log());
    const catalogue::Service* service = filing_service(visit, input.service);
    if (service == nullptr) return draft;
    draft.office = service->office;
    if (service->urgency == catalogue::Urgency::life) draft.urgency = intake::word_of(intake::kUrgencies, intake::Urgency::life);
    if (service->urgency == catalogue::Urgency::existential) draft.urgency = intake::word_of(intake::kUrgencies, intake::Urgency::existential);
    return draft;
  }

  void submit(const FilingVisit& visit, const web::Reply& reply, const std::shared_ptr<FilingInput>& input) {
    std::vector<intake::Upload> uploads;
    for (const GivenFile& file : input->files) {
      auto bytes = files.read(input->id, file.token, visit.now);
      if (!bytes) return lost(visit, reply, *input);
      const auto known = files.find(input->id, file.token, visit.now);
      if (!known || to_hex(known->content.bytes) != file.content || known->name != file.name) return lost(visit, reply, *input);
      uploads.push_back({.name = file.name, .bytes = *std::move(bytes), .pages = known->pages});
    }
    auto prepared = parts.desk.accept(assigned_draft(visit, *input), uploads);
    if (!prepared) return refused(visit, reply, *input, prepared.error());
    guard.entered();
    const auto done = [this, visit, reply, input, salts = prepared->salts](const state::Outcome& outcome, const std::exception_ptr& failure) {
      guard.left();
      back_on_pool(visit, reply, input, salts, outcome, failure);
    };
    try {
      parts.executor.submit(std::move(prepared->command), done);
    } catch (const Error&) {  // too many wait: nothing was taken
      guard.left();
      close(visit, reply, {.status = 503, .key = "busy", .next = ClosedNext::again, .input = input.get()});
    }
  }

  /// From the executor's thread, which must not be kept.
  void back_on_pool(const FilingVisit& visit, const web::Reply& reply, const std::shared_ptr<FilingInput>& input, const std::vector<proof::PartSalt>& salts,
                    const state::Outcome& outcome, const std::exception_ptr& failure) {
    if (failure || !outcome) {
      const auto refusal = failure ? std::nullopt : std::optional(outcome.error());
      return on_pool(visit, reply, [this, input, refusal](const FilingVisit& here, const web::Reply& to) {
        if (refusal) return refused(here, to, *input, *refusal);
        close(here, to, {.status = 503, .key = "unknown", .next = ClosedNext::again, .input = input.get()});
      });
    }
    on_pool(visit, reply, [this, input, salts, committed = *outcome](const FilingVisit& here, const web::Reply& to) {
      const intake::Taken taken = parts.desk.complete(here.log(), committed, salts);
      if (!taken.repeated)
        for (const GivenFile& file : input->files) files.remove(input->id, file.token);
      answer(here, to, *input, taken, Want::page);
    });
  }

  /// What the form's id has become; nullopt if it has not been taken.
  [[nodiscard]] std::optional<intake::Taken> find(const FilingVisit& visit, const FilingInput& input) const {
    const auto id = CommandId::parse(input.id);
    const auto seed = parse_seed(input.seed);
    if (!id || !seed) return std::nullopt;
    const auto snapshot = parts.readers.snapshot();
    const auto filing = intake::find_filing(snapshot.db(), visit.log(), intake::filing_subject(*id));
    if (!filing) return std::nullopt;
    const auto receipt = parts.journal.receipt(visit.log(), filing->seq);
    if (!receipt) return std::nullopt;
    return parts.desk.complete(visit.log(), {.first = filing->seq, .count = 1, .repeated = true}, salts_of(receipt->core, *seed));
  }

  /// The receipt once more, for its files.
  void again(const FilingVisit& visit, const web::Reply& reply) const {
    const auto sent = read_sent(*visit.request);
    if (!sent) return reply(web::problem(400));
    const auto known = find(visit, sent->input);
    if (!known) return close(visit, reply, {.status = 404, .key = "never_sent", .next = ClosedNext::back, .input = &sent->input});
    answer(visit, reply, sent->input, *known, visit.step == "beleg.pdf" ? Want::pdf : Want::proof);
  }

  void answer(const FilingVisit& visit, const web::Reply& reply, const FilingInput& input, const intake::Taken& taken, Want want) const {
    // Whoever sends something else under an id that is taken gets no receipt: it would seem to prove what was never filed.
    if (taken.repeated && !says_the_same(taken, input)) return close(visit, reply, {.status = 409, .key = "other", .next = ClosedNext::fresh});
    if (want == Want::pdf) return reply(filing_pdf(visit, input, taken));
    if (want == Want::proof) return reply(filing_proof_file(taken));
    reply(visit.wants_json() ? filing_json(visit, taken) : filing_done_page(visit, input, taken));
  }

  void lost(const FilingVisit& visit, const web::Reply& reply, FilingInput input) const {
    const std::string& sentence = filing_texts(visit).say("filing.files_lost");
    (void)refresh_files(visit, input);
    refuse_json_or(visit, reply, {.status = 422, .code = "files_lost", .sentence = sentence}, [&] {
      return filing_form_page(visit, 422, {input, {}, kept_files(visit, input), "filing.files_lost"});
    });
  }

  /// What the desk or the register does not take although the form looked right.
  void refused(const FilingVisit& visit, const web::Reply& reply, const FilingInput& input, const state::Refusal& refusal) const {
    if (refusal.code == "intake.no_data_key") return close(visit, reply, {.status = 409, .key = "no_key", .next = ClosedNext::fresh});
    const std::string sentence = filing_refusal(filing_texts(visit), refusal.code);
    refuse_json_or(visit, reply, {.status = 422, .code = refusal.code, .sentence = sentence}, [&] {
      return filing_form_page(visit, 422, {input, {}, kept_files(visit, input), {}, sentence});
    });
  }

  // ---- routes ---------------------------------------------------------------------------------------------------------------------

  using Member = void (Impl::*)(const RequestPtr&, const web::Reply&);
  void add(web::Router& router, const std::string& pattern, web::Method method, Member member, std::size_t limit) {
    router.add({.methods = {method},
                .pattern = pattern,
                .role = std::string(web::kPublicRole),
                .handler = [this, member](const RequestPtr& request, const web::Reply& reply) { (this->*member)(request, reply); },
                .body_limit = limit});
  }

  void add_routes(web::Router& router) {
    for (const std::string base : {"/einreichen/", "/{a}/einreichen/", "/{a}/{b}/einreichen/"}) {
      add(router, base, web::Method::get, &Impl::get, 0);
      add(router, base + "{schritt...}", web::Method::get, &Impl::get, 0);
      add(router, base, web::Method::post, &Impl::check, kFormBytesMax);
      add(router, base + "{schritt}", web::Method::post, &Impl::send, kFieldsBytesMax);
      add(router, base + "anlagen/{was}", web::Method::post, &Impl::piece, kPieceBytes);
    }
    router.add({.pattern = "/assets/filing/{name}", .role = std::string(web::kPublicRole), .handler = [this](const RequestPtr& request, const web::Reply& reply) {
                  reply(assets.answer(request->param("name")));
                }});
  }

  OnlineFormParts parts;
  FilingAssets assets;
  std::string csp;
  FilingGuard guard;
  WaitingFiles files;
  std::mutex pool_mutex;
  std::unique_ptr<publish::Workers> workers;  // last: its end waits for work that uses the others; null once finished
};

OnlineForm::OnlineForm(OnlineFormParts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
OnlineForm::~OnlineForm() = default;
void OnlineForm::add_routes(web::Router& router) { impl_->add_routes(router); }
void OnlineForm::tick(Instant now) { impl_->files.sweep(now); }

void OnlineForm::finish() {
  std::unique_ptr<publish::Workers> ending;
  {
    const std::lock_guard lock(impl_->pool_mutex);
    ending = std::move(impl_->workers);
  }
}

}  // namespace nb::pages
