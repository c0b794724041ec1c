// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_mail_reason.hpp"

#include <gtest/gtest.h>

namespace nb::pages {
namespace {

TEST(MailReason, TellsAWrongAddressFromARefusalByPolicy) {
  EXPECT_EQ(mail_reason("550 5.1.1"), "die Adresse gibt es nicht");
  EXPECT_EQ(mail_reason("550 5.7.1"), "die Gegenseite nimmt Mails von hier nach ihren Regeln nicht an");
  EXPECT_EQ(mail_reason("554 5.7.26"), "die Gegenseite nimmt Mails von hier nach ihren Regeln nicht an");
  EXPECT_EQ(mail_reason("550"), "die Gegenseite nimmt für diese Adresse nichts an") << "no more is known";
  EXPECT_EQ(mail_reason("552 5.2.2"), "das Postfach ist voll");
  EXPECT_EQ(mail_reason("451 4.7.1"), "der Mailserver will es später noch einmal");
  EXPECT_EQ(mail_reason("421"), "gerade nicht möglich");
  EXPECT_EQ(mail_reason(""), "");
}

}  // namespace
}  // namespace nb::pages
