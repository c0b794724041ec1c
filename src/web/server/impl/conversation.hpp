// SPDX-License-Identifier: EUPL-1.2
// What a connection does with a request, apart from reading and writing: look up the route, call the handler, make the answer,
// count and log it. One per connection, on its loop's thread. Handlers' exceptions end here.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "web/server/answer.hpp"
#include "web/server/impl/exchange.hpp"
#include "web/server/impl/loop.hpp"
#include "web/server/request_reader.hpp"

namespace nb::web {

/// What the connections of one endpoint share.
struct Site {
  std::shared_ptr<const Router> router;
  bool access_log = true;
};

class Conversation {
 public:
  Conversation(std::shared_ptr<Loop> loop, Site site, PeerFacts peer);

  [[nodiscard]] RequestReader& reader() { return reader_; }
  [[nodiscard]] const Answer& answer() const { return answer_; }
  [[nodiscard]] Loop& loop() { return *loop_; }

  /// After `head`: asks the table. False: the answer is ready already (refused, or a gate's answer).
  [[nodiscard]] bool route();
  /// After `complete`: calls the handler and waits for it.
  Task<void> call_handler();
  /// Prepares the server's own page for a refusal; the connection ends after it.
  void refuse(int status);
  /// After the answer was handed to the system.
  void finished(std::uint64_t bytes);
  /// Forgets the request; the connection goes on with the next.
  void next();

  /// The connection ends after the present answer.
  void end_after_this() { last_ = true; }
  [[nodiscard]] bool keep_alive() const { return keep_alive_; }
  /// What has arrived of the body may have taken so much longer: a slow line gets its time, one that trickles does not.
  [[nodiscard]] std::chrono::seconds body_patience() const;
  /// Stops waiting for a handler.
  void wake();

 private:
  void prepare(Response response);
  void run_handler(const Handler& handler);

  const std::shared_ptr<Loop> loop_;
  const Site site_;
  const bool tls_;
  RequestReader reader_;
  Answer answer_;
  std::shared_ptr<Exchange> exchange_;
  const Handler* handler_ = nullptr;
  Steady::time_point head_at_{};
  std::size_t requests_ = 0;
  bool answered_at_once_ = true;
  bool last_ = false;
  bool keep_alive_ = false;
  bool head_known_ = false;
};

}  // namespace nb::web
