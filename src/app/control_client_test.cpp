// SPDX-License-Identifier: EUPL-1.2
// A server that is not there, hangs up, or never answers: the command line says so and ends.
#include "app/control_client.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <thread>

#include "base/error.hpp"
#include "support/temp_folder.hpp"

namespace nb::app {
namespace {

using namespace std::chrono_literals;
using Local = boost::asio::local::stream_protocol;

/// Takes one connection, reads the head of a request, writes `answer`, and keeps the line open until it is released.
class OneAnswer {
 public:
  OneAnswer(const std::string& path, std::string answer, bool hang_up) : acceptor_(io_, Local::endpoint(path)) {
    thread_ = std::thread([this, answer = std::move(answer), hang_up] {
      Local::socket peer = acceptor_.accept();
      std::string head;
      boost::asio::read_until(peer, boost::asio::dynamic_buffer(head), "\r\n\r\n");
      boost::asio::write(peer, boost::asio::buffer(answer));
      boost::system::error_code gone;
      std::array<char, 64> rest{};
      while (!hang_up && !gone) peer.read_some(boost::asio::buffer(rest), gone);
    });
  }
  ~OneAnswer() { thread_.join(); }

 private:
  boost::asio::io_context io_;
  Local::acceptor acceptor_;
  std::thread thread_;
};

std::string fault_of(const std::string& path) {
  try {
    return "answered: " + ask_running_server(path, "/ping", "{}", 200ms).value_or("nobody");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::network);
    return error.what();
  }
}

TEST(ControlClient, ReadsTheAnswer) {
  const test::TempFolder folder;
  const OneAnswer server(folder.file("s"), "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nja", true);
  EXPECT_EQ(ask_running_server(folder.file("s"), "/ping", "{}", 10s), "ja");
}

TEST(ControlClient, FindsNobodyWhereNobodyListens) {
  const test::TempFolder folder;
  EXPECT_FALSE(ask_running_server(folder.file("s"), "/ping", "{}", 10s).has_value());
}

TEST(ControlClient, GivesUpOnAServerThatNeverAnswers) {
  const test::TempFolder folder;
  for (const char* start : {"", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nj"}) {
    const std::string path = folder.file(*start == '\0' ? "silent" : "half");
    const OneAnswer server(path, start, false);
    EXPECT_THAT(fault_of(path), testing::HasSubstr("nicht rechtzeitig"));
  }
}

TEST(ControlClient, TellsThatTheServerHungUp) {
  const test::TempFolder folder;
  const OneAnswer server(folder.file("s"), "", true);
  EXPECT_THAT(fault_of(folder.file("s")), testing::HasSubstr("abgebrochen"));
}

TEST(ControlClient, AnImportMayTakeLonger) {
  EXPECT_EQ(commands_within(std::string(1000, ' ')), kCommandsWithin);
  EXPECT_EQ(commands_within(std::string(1 << 20, ' ')), kImportWithin);
}

}  // namespace
}  // namespace nb::app
