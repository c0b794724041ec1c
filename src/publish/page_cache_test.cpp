// SPDX-License-Identifier: EUPL-1.2
// Many readers, one rendering; nothing old after a change; nothing lost when there is too much of everything.
#include "publish/page_cache.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <latch>
#include <thread>

#include "base/error.hpp"
#include "base/text.hpp"

namespace nb::publish {
namespace {

using namespace std::chrono_literals;

const Instant kNoon{std::chrono::milliseconds(1'700'000'000'000)};

PageText page(std::string text, Instant fresh_until = Instant::max()) {
  return {.status = 200, .content_type = "text/html; charset=utf-8", .text = std::move(text), .fresh_until = fresh_until};
}

// Asks and waits; rethrows what went wrong.
std::shared_ptr<const CachedPage> ask(PageCache& cache, std::string_view key, std::uint64_t version, Instant now, PageCache::Render render) {
  std::promise<std::shared_ptr<const CachedPage>> promise;
  cache.get(key, version, now, std::move(render), [&](const std::shared_ptr<const CachedPage>& made, const std::exception_ptr& failure) {
    if (failure) {
      promise.set_exception(failure);
    } else {
      promise.set_value(made);
    }
  });
  return promise.get_future().get();
}

TEST(PageCache, RendersOnceAndThenAnswersAtOnce) {
  PageCache cache({});
  EXPECT_EQ(cache.find("a", 1, kNoon), nullptr);
  const auto made = ask(cache, "a", 1, kNoon, [](Instant) { return page(std::string(500, 'x')); });
  EXPECT_EQ(made->body.identity, std::string(500, 'x'));
  EXPECT_FALSE(made->body.br.empty());
  EXPECT_FALSE(made->body.gzip.empty());
  EXPECT_EQ(cache.find("a", 1, kNoon), made);
  EXPECT_EQ(ask(cache, "a", 1, kNoon, [](Instant) -> PageText { throw Error(ErrorKind::disk, "nicht noch einmal"); }), made);
  EXPECT_EQ(cache.find("b", 1, kNoon), nullptr);
  EXPECT_EQ(cache.counters().rendered, 1U);
  EXPECT_EQ(cache.counters().hits, 2U);
}

TEST(PageCache, RendersAnewForALaterVersionAndWhenAged) {
  PageCache cache({});
  int made = 0;
  const auto render = [&](Instant now) { return page(std::to_string(++made), now + 60s); };
  EXPECT_EQ(ask(cache, "a", 1, kNoon, render)->body.identity, "1");
  EXPECT_EQ(ask(cache, "a", 2, kNoon, render)->body.identity, "2");
  EXPECT_EQ(ask(cache, "a", 1, kNoon, render)->body.identity, "2") << "a reader with an older view gets the later truth";
  EXPECT_EQ(ask(cache, "a", 2, kNoon + 59s, render)->body.identity, "2");
  EXPECT_EQ(ask(cache, "a", 2, kNoon + 60s, render)->body.identity, "3");
  EXPECT_EQ(cache.counters().entries, 1U);
}

TEST(PageCache, EtagFollowsTheTextAlone) {
  PageCache cache({});
  const auto first = ask(cache, "a", 1, kNoon, [](Instant) { return page("gleich"); });
  const auto second = ask(cache, "a", 2, kNoon, [](Instant) { return page("gleich"); });
  const auto third = ask(cache, "a", 3, kNoon, [](Instant) { return page("anders"); });
  EXPECT_EQ(first->etag, second->etag);
  EXPECT_NE(first->etag, third->etag);
  EXPECT_EQ(first->etag.front(), '"');
  EXPECT_EQ(first->etag.back(), '"');
}

TEST(PageCache, ManyWaitersOneRendering) {
  constexpr int kReaders = 200;
  PageCache cache({});
  std::atomic<int> renderings = 0;
  std::atomic<int> answers = 0;
  std::latch all_asked(kReaders);
  std::latch all_answered(kReaders);
  const auto render = [&](Instant) {
    ++renderings;
    all_asked.wait();  // nobody can come too late to wait
    return page("einmal");
  };
  std::vector<std::jthread> readers;
  for (int thread = 0; thread < 4; ++thread) {
    readers.emplace_back([&] {
      for (int i = 0; i < kReaders / 4; ++i) {
        cache.get("a", 7, kNoon, render, [&](const std::shared_ptr<const CachedPage>& made, const std::exception_ptr& failure) {
          if (!failure && made->body.identity == "einmal") ++answers;
          all_answered.count_down();
        });
        all_asked.count_down();
      }
    });
  }
  all_answered.wait();
  EXPECT_EQ(renderings, 1);
  EXPECT_EQ(answers, kReaders);
  EXPECT_EQ(cache.counters().joined, kReaders - 1U);
}

TEST(PageCache, ANewVersionDoesNotWaitForAnOldRenderingNorIsItOverwritten) {
  PageCache cache({});
  std::promise<void> let_old_go;
  std::promise<std::string> old_answer;
  cache.get(
      "a", 1, kNoon,
      [&](Instant) {
        let_old_go.get_future().wait();
        return page("alt");
      },
      [&](const std::shared_ptr<const CachedPage>& made, const std::exception_ptr&) { old_answer.set_value(made->body.identity); });
  EXPECT_EQ(ask(cache, "a", 2, kNoon, [](Instant) { return page("neu"); })->body.identity, "neu");
  let_old_go.set_value();
  EXPECT_EQ(old_answer.get_future().get(), "alt");
  EXPECT_EQ(cache.find("a", 2, kNoon)->body.identity, "neu");
}

TEST(PageCache, AFailureReachesEveryWaiterAndIsNotKept) {
  PageCache cache({});
  const auto failing = [](Instant) -> PageText { throw Error(ErrorKind::corrupt, "Vorlage kaputt"); };
  EXPECT_THROW((void)ask(cache, "a", 1, kNoon, failing), Error);
  EXPECT_EQ(cache.counters().failed, 1U);
  EXPECT_EQ(ask(cache, "a", 1, kNoon, [](Instant) { return page("geht"); })->body.identity, "geht");
}

// Text that no encoder makes smaller than a third.
std::string noise(std::size_t size, unsigned seed) {
  std::string text;
  for (std::uint32_t state = seed + 1; text.size() < size;) {
    state = state * 1664525U + 1013904223U;
    text += static_cast<char>('!' + (state >> 24) % 90);
  }
  return text;
}

TEST(PageCache, LeastRecentlyReadGivesWay) {
  constexpr std::size_t kMax = 8 * 64 * 1024;  // 64 KiB a shard
  PageCache cache({.bytes_max = kMax, .workers = {}});
  (void)ask(cache, "gelesen", 1, kNoon, [](Instant) { return page(noise(8000, 1)); });
  for (int i = 0; i < 200; ++i) {
    (void)ask(cache, "p" + std::to_string(i), 1, kNoon, [i](Instant) { return page(noise(8000, static_cast<unsigned>(i))); });
    EXPECT_NE(cache.find("gelesen", 1, kNoon), nullptr) << i;
    EXPECT_LE(cache.counters().bytes, kMax);
  }
  EXPECT_GT(cache.counters().evicted, 150U);
  EXPECT_EQ(cache.find("p0", 1, kNoon), nullptr);
}

TEST(PageCache, WhatIsLargerThanAShardIsAnsweredButNotKept) {
  PageCache cache({.bytes_max = 8 * 1024, .workers = {}});
  EXPECT_EQ(ask(cache, "a", 1, kNoon, [](Instant) { return page(noise(5000, 1)); })->body.identity.size(), 5000U);
  EXPECT_EQ(cache.counters().entries, 0U);
}

TEST(PageCache, AnswersWhileSomebodyStillReadsAnEvictedPage) {
  PageCache cache({.bytes_max = 8 * 32 * 1024, .workers = {}});
  const auto held = ask(cache, "a", 1, kNoon, [](Instant) { return page(noise(9000, 0)); });
  for (int i = 0; i < 100; ++i) (void)ask(cache, std::to_string(i), 1, kNoon, [i](Instant) { return page(noise(9000, static_cast<unsigned>(i))); });
  EXPECT_EQ(cache.find("a", 1, kNoon), nullptr);
  EXPECT_EQ(held->body.identity, noise(9000, 0));
}

TEST(PageCache, TurnsAwayWhatItCannotQueue) {
  PageCache cache({.bytes_max = 1 << 20, .workers = {.threads = 1, .queue_max = 1}});
  std::promise<void> go;
  std::shared_future<void> gate = go.get_future().share();
  std::latch started(1);
  std::atomic<int> answered = 0;
  const auto count = [&](const std::shared_ptr<const CachedPage>&, const std::exception_ptr& failure) { answered += failure ? 100 : 1; };
  cache.get(
      "läuft", 1, kNoon,
      [&, gate](Instant) {
        started.count_down();
        gate.wait();
        return page("1");
      },
      count);
  started.wait();
  cache.get(
      "wartet", 1, kNoon, [](Instant) { return page("2"); }, count);
  cache.get(
      "zu viel", 1, kNoon, [](Instant) { return page("3"); }, count);
  EXPECT_EQ(answered, 100) << "refused on the spot";
  EXPECT_EQ(cache.counters().refused, 1U);
  go.set_value();
  EXPECT_EQ(ask(cache, "läuft", 1, kNoon, [](Instant) { return page("4"); })->body.identity, "1");
  EXPECT_EQ(ask(cache, "wartet", 1, kNoon, [](Instant) { return page("4"); })->body.identity, "2");
  EXPECT_EQ(ask(cache, "zu viel", 1, kNoon, [](Instant) { return page("5"); })->body.identity, "5") << "a refused page can be asked for again";
}

TEST(PageCache, CallsEveryoneBackBeforeItEnds) {
  std::atomic<int> answered = 0;
  {
    PageCache cache({.bytes_max = 1 << 20, .workers = {.threads = 1, .queue_max = 1000}});
    for (int i = 0; i < 500; ++i) {
      cache.get(
          std::to_string(i), 1, kNoon, [](Instant) { return page("x"); }, [&](const std::shared_ptr<const CachedPage>&, const std::exception_ptr&) { ++answered; });
    }
  }
  EXPECT_EQ(answered, 500);
}

TEST(PageCache, OneVisitorsPageIsNotKept) {
  PageCache cache({});
  std::promise<std::string> answer;
  cache.make_once(
      kNoon, [](Instant) { return page("Suche"); }, [&](const std::shared_ptr<const CachedPage>& made, const std::exception_ptr&) { answer.set_value(made->body.identity); });
  EXPECT_EQ(answer.get_future().get(), "Suche");
  EXPECT_EQ(cache.counters().entries, 0U);
}

TEST(PageCache, SearchesAreTurnedAwayBeforeTheyKeepThePagesWaiting) {
  std::promise<void> go;
  const auto held = go.get_future().share();
  std::atomic<int> made = 0;
  std::atomic<int> refused = 0;
  PageCache cache({.once_max = 2, .workers = {.threads = 1}});  // ends before what its last page counts into
  const auto count = [&](const std::shared_ptr<const CachedPage>& page, const std::exception_ptr&) { ++(page ? made : refused); };
  const auto search = [&] {
    cache.make_once(
        kNoon,
        [held](Instant) {
          held.wait();
          return page("Suche");
        },
        count);
  };
  for (int i = 0; i < 3; ++i) search();
  EXPECT_EQ(refused, 1);
  std::promise<void> shown;
  cache.get(
      "k", 1, kNoon, [](Instant) { return page("Seite"); }, [&](const std::shared_ptr<const CachedPage>&, const std::exception_ptr&) { shown.set_value(); });
  go.set_value();
  shown.get_future().wait();
  EXPECT_EQ(made, 2);
  search();
  EXPECT_EQ(refused, 1) << "there is room again";
}

TEST(PageCache, NobodySeesATruthOlderThanWhatHeAskedFor) {
  PageCache cache({.bytes_max = 8 * 16 * 1024, .workers = {}});
  std::atomic<std::uint64_t> version = 1;
  std::atomic<int> wrong = 0;
  std::atomic<int> answers = 0;
  constexpr int kPerReader = 2000;
  {
    std::vector<std::jthread> readers;
    for (unsigned thread = 0; thread < 3; ++thread) {
      readers.emplace_back([&, thread] {
        for (int i = 0; i < kPerReader; ++i) {
          if (thread == 0 && i % 20 == 0) ++version;
          const std::uint64_t seen = version;
          const auto ready = [&, seen](const std::shared_ptr<const CachedPage>& made, const std::exception_ptr& failure) {
            if (failure || made->version < seen || *parse_u64(made->body.identity) < seen) ++wrong;
            ++answers;
          };
          cache.get(
              "k" + std::to_string(i % 7), seen, kNoon, [seen](Instant) { return page(std::to_string(seen)); }, ready);
        }
      });
    }
  }
  while (answers < 3 * kPerReader) std::this_thread::yield();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace nb::publish
