// SPDX-License-Identifier: EUPL-1.2
#include "intake/search_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "intake/test_register.hpp"

namespace nb::intake {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kLog;
using testing::kOwner;
using ::testing::Not;
using ::testing::SizeIs;

struct IndexedRegister : testing::Register {
  std::unique_ptr<finder::Index> index;
  void open_index(const std::string& path = "") {
    index = std::make_unique<finder::Index>(finder::Index::Options{.journal = *journal, .vault = vault, .path = path, .sources = {filing_source()}});
  }
  std::string file(const std::string& name, const std::string& title, const std::string& phone = "") {
    Draft one = draft();
    one.sealed.sender = {.name = name, .address = "Beispielweg 1", .phone = phone, .email = ""};
    one.sealed.content.title = title;
    return take(one)->filing.subject;
  }
  [[nodiscard]] std::optional<finder::Index::Found> look(std::string_view words, std::size_t count_max) const {
    return index->search(kLog, kFilingKind, wanted_words(words), count_max);
  }
  std::vector<std::string> find(std::string_view words) {
    index->catch_up(kLog, 1000);
    return look(words, 50)->subjects;
  }
};

TEST(SearchWords, AreFoldedAndNamesHaveTheirBeginningToo) {
  const auto words = search_words({.sender = {.name = "Jörg Müller-Weiß", .address = "Nr. 5", .phone = "0291 / 555 01", .email = "j@example.org"},
                                   .content = {.title = "Antrag", .text = "geheim", .reference = "32.4711"},
                                   .attachments = {}});
  for (const char* word : {"joerg", "mueller", "muel", "weiss", "antrag", "nr", "029155501", "example", "324711"}) EXPECT_THAT(words, Contains(word));
  for (const char* word : {"geheim", "5", "antr"}) EXPECT_THAT(words, Not(Contains(word)));
}

TEST(FilingIndex, AnswersOnlyWhileTheVaultIsOpen) {
  IndexedRegister town;
  const std::string subject = town.file("Erika Mustermann", "Wohngeld");
  town.open_index();
  EXPECT_EQ(town.index->catch_up(kLog, 100), 1U) << "nothing comes in while it is locked";
  EXPECT_FALSE(town.look("mustermann", 5));
  ASSERT_TRUE(town.vault.unlock(kOwner, testing::kPassphrase));
  EXPECT_THAT(town.find("Mustermann"), ElementsAre(subject));
  town.vault.lock(kOwner);
  EXPECT_FALSE(town.look("mustermann", 5));
}

TEST(FilingIndex, FindsWhatHasEveryWordNewestFirst) {
  IndexedRegister town;
  ASSERT_TRUE(town.vault.unlock(kOwner, testing::kPassphrase));
  town.open_index();
  const std::string first = town.file("Erika Mustermann", "Wohngeld", "02931 555 0100");
  const std::string second = town.file("Max Mustermann", "Wohngeld");
  const std::string third = town.file("Erika Beispiel", "Gewerbe");
  EXPECT_THAT(town.find("wohngeld"), ElementsAre(second, first));
  EXPECT_THAT(town.find("ERIKA Mustermann"), ElementsAre(first));
  EXPECT_THAT(town.find("must"), ElementsAre(second, first));
  EXPECT_THAT(town.find("029315550100"), ElementsAre(first));
  EXPECT_THAT(town.find("erika gewerbe"), ElementsAre(third));
  EXPECT_THAT(town.find("erika max"), IsEmpty());
  EXPECT_THAT(town.find(""), IsEmpty());
  EXPECT_THAT(town.find("a"), IsEmpty());
}

TEST(FilingIndex, HoldsNothingReadable) {
  IndexedRegister town;
  ASSERT_TRUE(town.vault.unlock(kOwner, testing::kPassphrase));
  const std::string path = town.folder.file("index.db");
  town.open_index(path);
  static_cast<void>(town.file("Erika Mustermann", "Wohngeld"));
  town.index->catch_up(kLog, 100);
  town.index.reset();
  const Bytes bytes = read_file(*town.env, path);
  for (const char* word : {"Mustermann", "mustermann", "must", "wohngeld"}) EXPECT_EQ(text_of(bytes).find(word), std::string_view::npos) << word;
}

TEST(FilingIndex, ForgetsWhatIsErasedAndIsRebuiltWithoutIt) {
  IndexedRegister town;
  ASSERT_TRUE(town.vault.unlock(kOwner, testing::kPassphrase));
  town.open_index();
  const std::string subject = town.file("Erika Mustermann", "Wohngeld");
  EXPECT_THAT(town.find("mustermann"), SizeIs(1));
  ASSERT_TRUE(town.run("subject.erase", R"({"subject":")" + subject + R"(","reason":"x"})"));
  EXPECT_THAT(town.find("mustermann"), IsEmpty());
  town.open_index();
  EXPECT_THAT(town.find("mustermann"), IsEmpty());
}

TEST(FilingIndex, FindsTheCorrectedNameAndTheOldOne) {
  IndexedRegister town;
  ASSERT_TRUE(town.vault.unlock(kOwner, testing::kPassphrase));
  town.open_index();
  const std::string subject = town.file("Erika Mustermann", "Wohngeld");
  journal::Sealing sealing(town.vault, town.random, kLog, subject, {});
  sealing.add(part::kSender, R"({"name":"Erika Gabler"})");
  state::Command command{.log = kLog,
                         .id = make_command_id(town.random, town.clock.now()),
                         .actor = "eingang",
                         .name = "intake.correct_filing",
                         .args = R"({"filing":")" + subject + R"(","reason":"verschrieben"})"};
  command.sealed = std::move(sealing).finish();
  ASSERT_TRUE(town.executor->run(command));
  EXPECT_THAT(town.find("gabler"), ElementsAre(subject));
  EXPECT_THAT(town.find("mustermann"), ElementsAre(subject));
  EXPECT_THAT(town.find("gabler wohngeld"), ElementsAre(subject));
}

TEST(FilingIndex, GoesOnInSlices) {
  IndexedRegister town;
  ASSERT_TRUE(town.vault.unlock(kOwner, testing::kPassphrase));
  const std::string path = town.folder.file("index.db");
  town.open_index(path);
  for (int i = 0; i < 7; ++i) static_cast<void>(town.file("Erika Mustermann", "Nummer " + std::to_string(i + 10)));
  EXPECT_EQ(town.index->catch_up(kLog, 3), 4U);
  town.open_index(path);
  EXPECT_EQ(town.index->catch_up(kLog, 3), 1U);
  EXPECT_EQ(town.index->catch_up(kLog, 3), 0U);
  EXPECT_THAT(town.find("mustermann"), SizeIs(7));
  EXPECT_TRUE(town.look("mustermann", 5)->more);
}

}  // namespace
}  // namespace nb::intake
