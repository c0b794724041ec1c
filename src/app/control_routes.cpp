// SPDX-License-Identifier: EUPL-1.2
#include "app/control_routes.hpp"

#include <spdlog/spdlog.h>

#include "app/control_codec.hpp"
#include "base/time.hpp"
#include "staff/matrix.hpp"
#include "state/executor.hpp"

namespace nb::app {

namespace {

constexpr std::size_t kCommandsBytesMax = std::size_t{64} << 20;  // a whole catalogue in one import

web::Response json_answer(int status, std::string text) { return {.status = status, .content_type = "application/json", .text = std::move(text)}; }

/// The executor's answer, or its failure, as the client will see it. This is the request boundary of the control channel.
web::Response answer_of(const AllOutcome& outcome, const std::exception_ptr& failure) {
  try {
    if (failure) std::rethrow_exception(failure);
    return json_answer(200, encode_outcome(outcome));
  } catch (const Error& error) {
    return json_answer(503, encode_failure(error));
  } catch (const std::exception& error) {  // a bug; whoever waits must hear of it all the same
    spdlog::critical("control: {}", error.what());
    return json_answer(500, encode_failure(Error(ErrorKind::unavailable, "Im laufenden Server ist ein Fehler aufgetreten; bitte in seinem Protokoll nachsehen.")));
  }
}

[[nodiscard]] web::Response not_understood() {
  return json_answer(400, encode_failure(Error(ErrorKind::network, "Der Server hat den Befehl nicht verstanden; bitte prüfen, ob Server und Befehl dieselbe Version haben.")));
}

void answer_commands(state::Executor& executor, const std::shared_ptr<const web::Request>& request, web::Reply reply) {
  auto commands = decode_commands(request->body);
  if (!commands) return reply(not_understood());
  executor.submit_all(std::move(*commands), [reply = std::move(reply)](const AllOutcome& outcome, const std::exception_ptr& failure) { reply(answer_of(outcome, failure)); });
}

web::Response answer_account(const ControlParts& parts, const std::string& body) {
  const auto account = decode_account(body);
  if (!account) return not_understood();
  std::exception_ptr failure;
  try {
    parts.accounts_changed(*account);
  } catch (...) {  // the request boundary: answer_of says it
    failure = std::current_exception();
  }
  return answer_of(AllOutcome{}, failure);
}

}  // namespace

std::shared_ptr<const web::Router> control_router(ControlParts parts) {
  auto router = std::make_shared<web::Router>();
  using RequestPtr = std::shared_ptr<const web::Request>;
  const auto role = [](std::string_view pattern) {
    const staff::RouteRow* row = staff::find_route(staff::control_routes(), "POST", pattern);
    return row == nullptr ? std::string("nobody") : staff::gate_of(*row);
  };
  router->set_gate("machine", [](const web::Request&) { return std::nullopt; });  // whoever reached the socket is its administrator
  const auto commands = [&executor = parts.executor](const RequestPtr& request, web::Reply reply) { answer_commands(executor, request, std::move(reply)); };
  const auto ping = [&clock = parts.clock](const RequestPtr&, const web::Reply& reply) { reply(json_answer(200, encode_time(clock.now()))); };
  router->add({.methods = {web::Method::post}, .pattern = "/commands", .role = role("/commands"), .handler = commands, .body_limit = kCommandsBytesMax});
  router->add({.methods = {web::Method::post}, .pattern = "/ping", .role = role("/ping"), .handler = ping});
  router->add({.methods = {web::Method::post}, .pattern = "/notice-sheet", .role = role("/notice-sheet"), .handler = parts.notice_sheet});
  const auto account = [parts = std::move(parts)](const RequestPtr& request, const web::Reply& reply) { reply(answer_account(parts, request->body)); };
  router->add({.methods = {web::Method::post}, .pattern = "/accounts", .role = role("/accounts"), .handler = account});
  return router;
}

}  // namespace nb::app
