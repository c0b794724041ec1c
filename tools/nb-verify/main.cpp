// SPDX-License-Identifier: EUPL-1.2
// nb-verify: checks a receipt or an exported log against the log's public key, offline. Links base, crypto and proof only,
// so that an auditor has little to read. Exit codes: 0 right, 1 refused, 2 wrong call or unreadable file.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/env.hpp"
#include "base/time.hpp"
#include "proof/log_directory.hpp"
#include "proof/receipt_short.hpp"

namespace {

constexpr int kRight = 0;
constexpr int kRefused = 1;
constexpr int kUsage = 2;
constexpr std::uint64_t kContentBytesMax = 1U << 30;

constexpr const char* kHelp = R"(nb-verify prüft Belege und exportierte Protokolle von Notbetrieb, ohne Netz.

Aufruf:
  nb-verify receipt DATEI  --key SCHLÜSSEL [--witness SCHLÜSSEL]... [--part NAME=DATEI]...
  nb-verify log     ORDNER --key SCHLÜSSEL

  DATEI              der Beleg als Datei (.tlog-proof), oder die Texte seiner QR-Codes, einer in jeder Zeile
  --key SCHLÜSSEL    öffentlicher Schlüssel des Protokolls (»Name+Kennung+Schlüssel«), vom Aushang, nie aus dem Beleg
  --witness SCHLÜSSEL  öffentlicher Schlüssel eines Zeugen, der den Prüfstand bestätigt haben muss
  --part NAME=DATEI  prüft, ob DATEI der Inhalt ist, der als Teil NAME eingereicht wurde
  --help             zeigt diesen Text

Ergebnis: 0 = echt, 1 = nicht echt, 2 = falscher Aufruf oder Datei nicht lesbar.
Die Formate beschreibt docs/formats.
)";

/// What was asked for.
struct Call {
  std::string what;
  std::string path;
  std::string key;
  std::vector<std::string> witnesses;
  std::vector<std::pair<std::string, std::string>> parts;  ///< name, file
};

/// Reads the arguments; nullopt if they make no sense.
std::optional<Call> parse(const std::vector<std::string_view>& arguments) {
  Call call;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const bool option = arguments[i] == "--key" || arguments[i] == "--part" || arguments[i] == "--witness";
    if (!option) {
      if (arguments[i].starts_with("-")) return std::nullopt;
      words.emplace_back(arguments[i]);
      continue;
    }
    if (i + 1 == arguments.size()) return std::nullopt;
    const std::string value(arguments[++i]);
    if (arguments[i - 1] == "--key") {
      call.key = value;
      continue;
    }
    if (arguments[i - 1] == "--witness") {
      call.witnesses.push_back(value);
      continue;
    }
    const auto equals = value.find('=');
    if (equals == std::string::npos) return std::nullopt;
    call.parts.emplace_back(value.substr(0, equals), value.substr(equals + 1));
  }
  if (words.size() != 2 || call.key.empty()) return std::nullopt;
  call.what = words[0];
  call.path = words[1];
  const bool known = call.what == "receipt" || (call.what == "log" && call.parts.empty() && call.witnesses.empty());
  return known ? std::optional(call) : std::nullopt;
}

int refused(const nb::proof::Flaw& flaw) {
  std::printf("Nicht echt: %s\n", flaw.sentence.c_str());
  return kRefused;
}

using Witnesses = std::vector<nb::proof::WitnessKey>;

/// Who was asked for and has not confirmed; empty if nobody.
std::string unconfirmed(const nb::proof::ProvenEntry& proven, const Witnesses& witnesses) {
  for (const auto& witness : witnesses) {
    if (std::ranges::find(proven.witnesses, witness.name, &nb::proof::Cosignature::name) == proven.witnesses.end()) return witness.name;
  }
  return {};
}

void tell(const nb::proof::ProvenEntry& proven, bool content) {
  std::printf("Echt: Eintrag %llu (%s, %s) steht im Protokoll %s, erfasst am %s%s.\n", static_cast<unsigned long long>(proven.index), proven.entry.type.c_str(),
              proven.entry.subject.c_str(), proven.checkpoint.origin.c_str(), proven.entry.at.c_str(), content ? ", mit genau diesem Inhalt" : "");
  for (const auto& witness : proven.witnesses) {
    const nb::Instant moment{std::chrono::seconds{static_cast<std::int64_t>(witness.time)}};
    std::printf("Bestätigt von »%s« am %s.\n", witness.name.c_str(), nb::format_utc(moment).c_str());
  }
}

int verify_receipt_file(nb::Env& env, const Call& call, const nb::proof::VerifierKey& key, const Witnesses& witnesses) {
  const auto receipt = nb::proof::parse_any_receipt(nb::text_of(nb::read_file(env, call.path, nb::proof::kReceiptBytesMax)));
  if (!receipt) return refused(receipt.error());
  const auto proven = nb::proof::verify_receipt(*receipt, key, witnesses);
  if (!proven) return refused(proven.error());
  if (const auto name = unconfirmed(*proven, witnesses); !name.empty())
    return refused({nb::proof::Flaw::Kind::missing, "Der Zeuge »" + name + "« hat den Prüfstand dieses Belegs nicht bestätigt."});
  for (const auto& [name, file] : call.parts) {
    const auto same = nb::proof::verify_part(*proven, name, nb::read_file(env, file, kContentBytesMax));
    if (!same) return refused(same.error());
  }
  tell(*proven, !call.parts.empty());
  return kRight;
}

int verify_log(nb::Env& env, const Call& call, const nb::proof::VerifierKey& key) {
  const auto log = nb::proof::verify_log_directory(env, call.path, key);
  if (!log) return refused(log.error());
  const auto number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
  std::printf("Echt: Protokoll %s mit %llu Einträgen ist vollständig und unverändert; %llu Teile stimmen, %llu sind gelöscht.\n", log->checkpoint.origin.c_str(),
              number(log->checkpoint.size), number(log->parts), number(log->deleted));
  return kRight;
}

int run(const std::vector<std::string_view>& arguments) {
  for (const auto argument : arguments) {
    if (argument != "--help" && argument != "-h") continue;
    std::fputs(kHelp, stdout);
    return kRight;
  }
  const auto call = parse(arguments);
  if (!call) {
    std::fputs("Der Aufruf ist unvollständig oder falsch; »nb-verify --help« zeigt, wie es geht.\n", stderr);
    return kUsage;
  }
  const auto key = nb::proof::parse_vkey(call->key);
  if (!key) {
    std::fprintf(stderr, "--key: %s\n", key.error().sentence.c_str());
    return kUsage;
  }
  Witnesses witnesses;
  for (const std::string& text : call->witnesses) {
    const auto witness = nb::proof::parse_witness_vkey(text);
    if (!witness) {
      std::fprintf(stderr, "--witness: %s\n", witness.error().sentence.c_str());
      return kUsage;
    }
    witnesses.push_back(*witness);
  }
  const auto env = nb::posix_env();
  return call->what == "log" ? verify_log(*env, *call, *key) : verify_receipt_file(*env, *call, *key, witnesses);
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run({arguments + 1, arguments + count});
  } catch (const std::exception& e) {
    std::fprintf(stderr, "%s\n", e.what());
    return kUsage;
  }
}
