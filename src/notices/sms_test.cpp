// SPDX-License-Identifier: EUPL-1.2
#include "notices/sms.hpp"

#include <gtest/gtest.h>

#include "support/sms_gateway.hpp"

namespace nb::notices {
namespace {

using Outcome = mail::Delivery::Outcome;
using Fault = test::SmsGateway::Fault;
using namespace std::chrono_literals;

const SmsMessage kMessage{.to = "+491713920001", .text = "Stadt \"Arnsberg\": fällt aus & so", .key = "b-1.1"};

TEST(SmsTemplate, FillsPlacesAndNothingElse) {
  EXPECT_EQ(fill_template(R"({"to":"{to}","text":"{text}","{other}":1})", kMessage, json_escaped),
            R"({"to":"+491713920001","text":"Stadt \"Arnsberg\": fällt aus & so","{other}":1})");
  EXPECT_EQ(fill_template("to={to}&text={text}", kMessage, percent_encoded), "to=%2B491713920001&text=Stadt%20%22Arnsberg%22%3A%20f%C3%A4llt%20aus%20%26%20so");
  EXPECT_EQ(fill_template("{text}", {.to = "1", .text = "{to}", .key = {}}, percent_encoded), "%7Bto%7D") << "what is filled in is no template";
}

struct GatewayTest : ::testing::Test {
  test::SmsGateway gateway;
  std::atomic<bool> stop{false};
  GatewayOptions options{.url = gateway.url(),
                         .body = R"({"to":"{to}","text":"{text}"})",
                         .headers = {"Authorization: Bearer {secret}"},
                         .secret = "geheim",
                         .field = "messages.0.status",
                         .accepted = {"queued", "sent"},
                         .per_second = 1000,
                         .whole_timeout = 500ms};
  mail::Delivery send() { return HttpGateway(options, stop).send(kMessage); }
};

TEST_F(GatewayTest, HandsOverWithSecretAndKey) {
  EXPECT_EQ(send().outcome, Outcome::accepted);
  ASSERT_EQ(gateway.count(), 1U);
  const auto request = gateway.taken().front();
  EXPECT_EQ(request.body, R"({"to":"+491713920001","text":"Stadt \"Arnsberg\": fällt aus & so"})");
  EXPECT_NE(request.head.find("Authorization: Bearer geheim\r\n"), std::string::npos);
  EXPECT_NE(request.head.find("Idempotency-Key: b-1.1\r\n"), std::string::npos);
  EXPECT_NE(request.head.find("Content-Type: application/json\r\n"), std::string::npos);
}

TEST_F(GatewayTest, SpeaksFormsAndGet) {
  options.form = BodyForm::form;
  options.body = "to={to}&message={text}";
  EXPECT_EQ(send().outcome, Outcome::accepted);
  EXPECT_TRUE(gateway.taken().back().body.starts_with("to=%2B4917"));
  options.method = "GET";
  options.url += "?to={to}";
  EXPECT_EQ(send().outcome, Outcome::accepted);
  EXPECT_TRUE(gateway.taken().back().head.starts_with("GET /v1/messages?to=%2B491713920001 "));
  EXPECT_EQ(gateway.taken().back().body, "");
}

TEST_F(GatewayTest, JudgesWhatBecameOfIt) {
  const std::vector<std::tuple<Fault, Outcome, std::string>> rows{
      {Fault::none, Outcome::accepted, "taken"},
      {Fault::busy, Outcome::deferred, "busy"},
      {Fault::too_many, Outcome::deferred, "too many"},
      {Fault::wrong_secret, Outcome::unreachable, "concerns every message"},
      {Fault::moved, Outcome::unreachable, "redirected"},
      {Fault::refuse, Outcome::refused, "bad number"},
      {Fault::says_no, Outcome::refused, "200, and not taken"},
      {Fault::says_nothing, Outcome::unknown, "200 without the word"},
      {Fault::broken, Outcome::unknown, "500 may come after it was taken"},
      {Fault::cut_after, Outcome::unknown, "request gone, no answer"},
      {Fault::silent_after, Outcome::unknown, "timeout after the request was sent"},
      {Fault::slow, Outcome::accepted, "slow"},
  };
  for (const auto& [fault, outcome, why] : rows) {
    gateway.set(fault);
    EXPECT_EQ(send().outcome, outcome) << why;
  }
}

TEST_F(GatewayTest, IsSentOnceWhateverTheConnectionDoes) {
  gateway.set(Fault::cut_after);
  HttpGateway over(options, stop);
  (void)over.send(kMessage);
  (void)over.send(kMessage);
  EXPECT_EQ(gateway.count(), 2U) << "curl repeats nothing by itself";
}

TEST_F(GatewayTest, NobodyThereIsUnreachableAndStopEndsIt) {
  options.url = "http://127.0.0.1:1/";
  EXPECT_EQ(send().outcome, Outcome::unreachable);
  options.url = gateway.url();
  stop = true;
  EXPECT_EQ(send().outcome, Outcome::unreachable);
  EXPECT_EQ(gateway.count(), 0U);
}

TEST_F(GatewayTest, TheSecretIsInNoReply) {
  for (const Fault fault : {Fault::wrong_secret, Fault::moved, Fault::broken, Fault::cut_after}) {
    gateway.set(fault);
    EXPECT_EQ(send().reply.find("geheim"), std::string::npos);
  }
}

}  // namespace
}  // namespace nb::notices
