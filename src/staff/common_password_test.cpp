// SPDX-License-Identifier: EUPL-1.2
#include "staff/common_password.hpp"

#include <gtest/gtest.h>

namespace nb::staff {
namespace {

TEST(CommonPassword, IsWhatIsTriedFirst) {
  for (const char* bad :
       {"Passwort1234",       "P4ssw0rt!2024",      "passwortpasswort", "Sommer2024!Sommer", "Arnsberg-2023!", "Hüsten#Rathaus1",     "qwertzuiopü+",         "1qay2wsx3edc4rfv",
        "asdfghjklasdfghjkl", "123456789012",       "111111111111",     "aaaaaaaaaaaa",      "abcabcabcabc",   "abcdefghijkl",        "987654321098",         "19891109198911",
        "iloveyou2013!",      "Schalke04Schalke04", "AdminAdmin123!",   "Willkommen123!",    "letmeinletmein", "Stadtverwaltung2023", "Michael Andreas 1975", "Sonnenschein99"}) {
    EXPECT_TRUE(common_password_fault(bad).has_value()) << bad;
  }
}

TEST(CommonPassword, IsNoneOfWordsThatHaveNothingToDoWithEachOther) {
  for (const char* good : {"sieben Ziegen im Schnee", "bruecke laterne kompass", "bruecke-laterne-kompass-31", "vorfuehrung-suedwestfalen", "niemand hat dieses Passwort",
                           "Sommer Kranich Amboss Dill", "k7qm2-xft9b-rw4dh", "Zahnrad-Kirsche-Montag", "очень длинный пароль", "zwölf Boxkämpfer jagen"}) {
    EXPECT_FALSE(common_password_fault(good).has_value()) << good;
  }
}

TEST(CommonPassword, IsToldInASentenceThatHelps) { EXPECT_NE(common_password_fault("Passwort1234")->find("vier Wörter"), std::string::npos); }

}  // namespace
}  // namespace nb::staff
