// SPDX-License-Identifier: EUPL-1.2
#include "finder/index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/env.hpp"
#include "base/text.hpp"
#include "crypto/random.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "journal/vault.hpp"
#include "storage/engine.hpp"
#include "support/temp_folder.hpp"

namespace nb::finder {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view kPassphrase = "sieben rote Zwerge tanzen";

/// Two rooms whose entries carry one sealed part of words, divided by spaces.
struct Town {
  test::TempFolder folder;
  std::unique_ptr<Env> env = posix_env();
  crypto::SystemRandom random;
  ManualClock clock{*parse_rfc3339("2023-11-06T08:05:00+01:00")};
  LogName log = *LogName::parse("05958004/main");
  journal::KeyRing keys{{.env = *env, .random = random, .folder = folder.file("keys"), .instance = "probe"}};
  std::unique_ptr<storage::Engine> engine = storage::make_memory_engine();
  journal::Vault vault{{.env = *env, .random = random, .clock = clock, .folder = folder.file("keys"), .cost = crypto::PasswordCost::test}};
  journal::Journal journal{*engine, keys};
  std::unique_ptr<Index> index;

  Town() {
    vault.make_key("05958004", kPassphrase);
    index = std::make_unique<Index>(Index::Options{
        .journal = journal, .vault = vault, .path = folder.file("index.db"), .sources = {source("book", Source::Later::joins), source("card", Source::Later::replaces)}});
  }
  static Source source(const std::string& kind, Source::Later later) {
    return {.kind = kind, .brought_by = kind + ".entered", .corrected_by = kind + ".corrected", .later = later, .words = [](std::span<const journal::OpenedPart> parts) {
              std::vector<std::string> out;
              for (const std::string_view word : split(parts.front().content, ' ')) out.emplace_back(word);
              return out;
            }};
  }
  void write(const std::string& type, const std::string& subject, std::string_view words) {
    const CommandId id = make_command_id(random, clock.now());
    journal::Sealing sealing(vault, random, log, subject, {});
    sealing.add("words", words);
    const journal::SealedParts sealed = std::move(sealing).finish();
    proof::EntryCore core{.type = type, .at = format_utc(clock.now()), .occurred = {}, .node = "main", .actor = "probe", .command = id.str(), .subject = subject, .parts = {}};
    journal::NewEntry entry;
    for (const proof::StoredPart& one : sealed.parts) {
      core.parts.push_back(one.digest);
      entry.parts.push_back({one.digest.name, one.bytes});
    }
    entry.key = journal::SubjectKey{subject, id.str(), sealed.wrapped_key};
    append(std::move(entry), core);
  }
  void erase(const std::string& subject) {
    journal::NewEntry entry;
    entry.erased = subject;
    append(std::move(entry), {.type = "subject.erased",
                              .at = format_utc(clock.now()),
                              .occurred = {},
                              .node = "main",
                              .actor = "probe",
                              .command = make_command_id(random, clock.now()).str(),
                              .subject = subject,
                              .parts = {}});
  }
  void append(journal::NewEntry entry, const proof::EntryCore& core) {
    entry.core = *proof::encode_entry(core);
    std::vector<journal::LogAppend> batch(1, {.log = log, .first = journal.size(log), .entries = {}});
    batch.front().entries.push_back(std::move(entry));
    ASSERT_EQ(journal.append(batch).outcome, journal::AppendOutcome::committed);
  }
  [[nodiscard]] std::vector<std::string> find(std::string_view kind, const std::vector<std::string>& words) {
    index->catch_up(log, 1000);
    const auto found = index->search(log, kind, words, 10);
    return found ? found->subjects : std::vector<std::string>{"locked"};
  }
};

TEST(Finder, KeepsKindsApart) {
  Town town;
  ASSERT_TRUE(town.vault.unlock("05958004", kPassphrase));
  town.write("book.entered", "b1", "muster rot");
  town.write("card.entered", "c1", "muster blau");
  EXPECT_THAT(town.find("book", {"muster"}), ElementsAre("b1"));
  EXPECT_THAT(town.find("card", {"muster"}), ElementsAre("c1"));
  EXPECT_THAT(town.find("car", {"d\nmuster"}), IsEmpty());
  EXPECT_THAT(town.find("nothing", {"muster"}), IsEmpty());
}

TEST(Finder, JoinsOrReplacesWhatIsCorrected) {
  Town town;
  ASSERT_TRUE(town.vault.unlock("05958004", kPassphrase));
  town.write("book.entered", "b1", "alt");
  town.write("book.corrected", "b1", "neu");
  town.write("card.entered", "c1", "alt");
  town.write("card.corrected", "c1", "neu");
  EXPECT_THAT(town.find("book", {"alt", "neu"}), ElementsAre("b1"));
  EXPECT_THAT(town.find("card", {"alt"}), IsEmpty());
  EXPECT_THAT(town.find("card", {"neu"}), ElementsAre("c1"));
}

TEST(Finder, LosesNothingWhenTheKeyIsLockedInTheMiddle) {
  Town town;
  ASSERT_TRUE(town.vault.unlock("05958004", kPassphrase));
  int lock_at = 1;
  const auto locking = [&](const std::string& kind, Source::Later later) {
    Source out = Town::source(kind, later);
    out.words = [&, words = out.words](std::span<const journal::OpenedPart> parts) {
      if (--lock_at == 0) town.vault.lock("05958004");
      return words(parts);
    };
    return out;
  };
  town.index = std::make_unique<Index>(Index::Options{.journal = town.journal,
                                                      .vault = town.vault,
                                                      .path = town.folder.file("other.db"),
                                                      .sources = {locking("book", Source::Later::joins), locking("card", Source::Later::replaces)}});
  town.write("book.entered", "b1", "rot");
  town.write("book.entered", "b2", "rot");
  town.write("card.entered", "c1", "alt");
  town.write("card.corrected", "c1", "neu");
  for (const int at : {1, 2, 3}) {
    lock_at = at;
    EXPECT_GT(town.index->catch_up(town.log, 1000), 0U);
    EXPECT_FALSE(town.vault.unlocked("05958004"));
    ASSERT_TRUE(town.vault.unlock("05958004", kPassphrase));
  }
  lock_at = 0;
  EXPECT_EQ(town.index->catch_up(town.log, 1000), 0U);
  EXPECT_THAT(town.find("book", {"rot"}), ElementsAre("b2", "b1"));
  EXPECT_THAT(town.find("card", {"neu"}), ElementsAre("c1"));
  EXPECT_THAT(town.find("card", {"alt"}), IsEmpty());
}

TEST(Finder, KeepsTheOrderOfComingIn) {
  Town town;
  ASSERT_TRUE(town.vault.unlock("05958004", kPassphrase));
  for (const char* id : {"c1", "c2", "c3"}) town.write("card.entered", id, "wort");
  town.write("card.corrected", "c1", "wort mehr");
  EXPECT_THAT(town.find("card", {"wort"}), ElementsAre("c3", "c2", "c1"));
}

TEST(Finder, ForgetsWhatIsErased) {
  Town town;
  ASSERT_TRUE(town.vault.unlock("05958004", kPassphrase));
  town.write("card.entered", "c1", "wort");
  EXPECT_THAT(town.find("card", {"wort"}), ElementsAre("c1"));
  town.erase("c1");
  EXPECT_THAT(town.find("card", {"wort"}), IsEmpty());
}

TEST(Finder, TakesABoundedNumberOfWords) {
  Town town;
  ASSERT_TRUE(town.vault.unlock("05958004", kPassphrase));
  std::string words;
  for (std::size_t i = 0; i < kWordsMax + 5; ++i) words += "w" + std::to_string(i) + " ";
  town.write("card.entered", "c1", words);
  EXPECT_THAT(town.find("card", {"w" + std::to_string(kWordsMax - 1)}), ElementsAre("c1"));
  EXPECT_THAT(town.find("card", {"w" + std::to_string(kWordsMax)}), IsEmpty());
  EXPECT_THAT(town.find("card", std::vector<std::string>(100, "w1")), ElementsAre("c1"));
}

TEST(Finder, IsSilentWhileLocked) {
  Town town;
  town.write("card.entered", "c1", "wort");
  EXPECT_EQ(town.index->catch_up(town.log, 10), 1U);
  EXPECT_THAT(town.find("card", {"wort"}), ElementsAre("locked"));
}

}  // namespace
}  // namespace nb::finder
