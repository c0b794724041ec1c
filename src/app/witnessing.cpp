// SPDX-License-Identifier: EUPL-1.2
#include "app/witnessing.hpp"

#include <spdlog/spdlog.h>

#include <atomic>
#include <condition_variable>
#include <set>
#include <thread>

#include "app/http_post.hpp"
#include "base/env.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "proof/checkpoint.hpp"

namespace nb::app {

namespace {

using namespace std::chrono_literals;

constexpr auto kPause = 1min;

Error wrong_setting(const std::string& key, const std::string& value, const std::string& why) {
  return Error(ErrorKind::configuration, "In notbetrieb.toml ist »witness." + key + "« falsch (" + value + "): " + why + " Bitte die Datei berichtigen.");
}

std::vector<proof::VerifierKey> logs_of(const WitnessConfig& config) {
  std::vector<proof::VerifierKey> logs;
  for (const std::string& text : config.logs) {
    const auto key = proof::parse_vkey(text);
    if (!key) throw wrong_setting("logs", text, key.error().sentence);
    logs.push_back(*key);
  }
  return logs;
}

/// "https://notfall.example/zeuge name+id+key".
witness::Peer peer_of(const std::string& text) {
  const auto space = text.find(' ');
  std::string url = text.substr(0, space);
  if (space == std::string::npos || !(url.starts_with("https://") || url.starts_with("http://")))
    throw wrong_setting("ask", text, "Erwartet wird eine Adresse mit https://, ein Leerzeichen und der Schlüssel des Zeugen.");
  const auto key = proof::parse_witness_vkey(text.substr(space + 1));
  if (!key) throw wrong_setting("ask", text, key.error().sentence);
  while (url.ends_with('/')) url.pop_back();
  return {.url = std::move(url), .key = *key};
}

crypto::SigningKey load_or_make(Env& env, Random& random, const std::string& path, const std::string& name) {
  if (env.exists(path)) return crypto::load_signing_key(env, path, name);
  auto key = crypto::SigningKey::generate(random);
  crypto::save_signing_key(env, path, name, key);
  return key;
}

}  // namespace

struct Witnessing::Impl {
  explicit Impl(const WitnessingParts& parts) {
    if (!parts.config.name.empty()) {
      if (!proof::valid_key_name(parts.config.name)) throw wrong_setting("name", parts.config.name, "Der Name darf keine Leerzeichen und kein Plus enthalten.");
      cosigner = std::make_unique<witness::Cosigner>(
          witness::Cosigner::Options{.env = parts.env, .clock = parts.clock, .folder = parts.folder, .name = parts.config.name, .logs = logs_of(parts.config)},
          load_or_make(parts.env, parts.random, parts.keys + "/witness.key", parts.config.name));
      spdlog::info("Zeuge für {} Protokolle mit dem Schlüssel {}", parts.config.logs.size(), proof::witness_vkey_text(cosigner->key()));
    }
    if (parts.config.ask.empty()) return;
    std::vector<witness::Peer> peers;
    for (const std::string& text : parts.config.ask) peers.push_back(peer_of(text));
    const auto post = [this](const std::string& url, const std::string& body) -> std::optional<witness::HttpAnswer> {
      auto answer = http_post(url, body, stopping);
      return answer ? std::optional(witness::HttpAnswer{answer->status, std::move(answer->body)}) : std::nullopt;
    };
    collector = std::make_unique<witness::Collector>(
        witness::Collector::Options{.env = parts.env, .journal = parts.journal, .folder = parts.folder, .peers = std::move(peers), .post = post});
    asking = std::jthread([this] { ask_until_stopped(); });
  }
  ~Impl() { finish(); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void ask_until_stopped() {
    while (!stopping) {
      ask_once();
      std::unique_lock lock(mutex);
      wake.wait_for(lock, kPause, [this] { return stopping.load(); });
    }
  }

  /// The boundary of this job: a failure is told to the operator, and the next minute is another try.
  void ask_once() {
    try {
      std::set<std::string> now;
      for (std::string& sentence : collector->collect()) now.insert(std::move(sentence));
      for (const std::string& sentence : now) {
        if (!stopping && !told.contains(sentence)) spdlog::warn("{}", sentence);  // said once, not every minute
      }
      told = std::move(now);
    } catch (const std::exception& error) {
      spdlog::error("Zeugen fragen: {}", error.what());
    }
  }

  void finish() {
    {
      const std::lock_guard lock(mutex);
      stopping = true;
    }
    wake.notify_all();
    if (asking.joinable()) asking.join();
  }

  std::unique_ptr<witness::Cosigner> cosigner;
  std::unique_ptr<witness::Collector> collector;
  std::set<std::string> told;
  std::atomic<bool> stopping{false};
  std::mutex mutex;
  std::condition_variable wake;
  std::jthread asking;  // last: it uses all of the above
};

Witnessing::Witnessing(const WitnessingParts& parts) : impl_(std::make_unique<Impl>(parts)) {}
Witnessing::~Witnessing() = default;

witness::Cosigner* Witnessing::cosigner() const { return impl_->cosigner.get(); }
std::optional<witness::Confirmed> Witnessing::confirmed(const LogName& log) const { return impl_->collector ? impl_->collector->confirmed(log) : std::nullopt; }
void Witnessing::finish() { impl_->finish(); }

}  // namespace nb::app
