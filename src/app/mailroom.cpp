// SPDX-License-Identifier: EUPL-1.2
#include "app/mailroom.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <fstream>
#include <optional>

#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "crypto/sha256.hpp"
#include "intake/number.hpp"
#include "paper/page_reader.hpp"
#include "paper/refusals.hpp"
#include "state/executor.hpp"

namespace nb::app {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kAside = ".abgelehnt";
constexpr std::size_t kAsideShown = 200;
constexpr std::size_t kWhyBytesMax = 1000;
constexpr auto kAgeMax = std::chrono::days(365);

bool is_ours(const fs::directory_entry& entry) {
  if (!entry.is_regular_file()) return false;
  std::string tail = entry.path().extension().string();
  std::ranges::transform(tail, tail.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return tail == ".tif" || tail == ".tiff" || tail == ".pdf";
}

std::optional<Bytes> read_whole(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in) return std::nullopt;
  const ByteView bytes = bytes_of(text);
  return Bytes(bytes.begin(), bytes.end());
}

/// The same file in the same town gives the same command, so that it is taken once whatever happens in between (UUID of version 8, RFC 9562).
CommandId command_of(const LogName& log, const fs::path& file, ByteView bytes) {
  Hash hash = crypto::sha256({bytes_of(log.str()), bytes_of("\n"), bytes_of(file.filename().string()), bytes_of("\n"), bytes});
  hash.bytes[6] = (hash.bytes[6] & std::byte{0x0F}) | std::byte{0x80};
  hash.bytes[8] = (hash.bytes[8] & std::byte{0x3F}) | std::byte{0x80};
  const std::string hex = to_hex(ByteView(hash.bytes).first(16));
  return *CommandId::parse(fmt::format("{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4), hex.substr(16, 4), hex.substr(20, 12)));
}

/// The number of a form of this town among the codes found; empty if there is none.
std::string form_among(const LogName& log, const std::vector<paper::FoundCode>& codes) {
  const std::string prefix = intake::prefix_of(intake::Series::form, log);
  for (const paper::FoundCode& code : codes) {
    const auto number = intake::Number::parse(code.text);
    if (number && number->prefix() == prefix) return number->str();
  }
  return {};
}

}  // namespace

std::vector<intake::AsideFile> set_aside_in(const std::vector<WatchedFolder>& folders, const LogName& log) {
  std::vector<intake::AsideFile> out;
  for (const WatchedFolder& folder : folders) {
    if (folder.log != log) continue;
    std::error_code error;  // a folder that cannot be read is told by sweep()
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.path, error)) {
      const std::string name = entry.path().filename().string();
      if (!name.ends_with(kAside) || out.size() > kAsideShown) continue;
      std::error_code gone;  // somebody deals with it at this moment
      const auto changed = entry.last_write_time(gone);
      if (gone) continue;
      std::string why(kWhyBytesMax, '\0');
      std::ifstream beside(entry.path().string() + ".txt");
      beside.read(why.data(), static_cast<std::streamsize>(why.size()));
      why.resize(static_cast<std::size_t>(beside.gcount()));
      out.push_back({.channel = folder.channel,
                     .name = name.substr(0, name.size() - kAside.size()),
                     .why = is_utf8(why) ? std::string(trim(why)) : std::string(),
                     .since = std::chrono::time_point_cast<Instant::duration>(std::chrono::file_clock::to_sys(changed))});
    }
  }
  std::ranges::sort(out, {}, &intake::AsideFile::since);
  return out;
}

Mailroom::Swept Mailroom::sweep() {
  Swept out;
  std::map<fs::path, Seen> seen;
  for (const WatchedFolder& folder : parts_.folders) {
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder.path, error)) {
      if (!is_ours(entry)) continue;
      const Seen now{entry.file_size(error), entry.last_write_time(error)};
      const auto before = seen_.find(entry.path());
      const bool complete = !error && before != seen_.end() && before->second == now;
      if (!error) seen.emplace(entry.path(), now);
      switch (complete ? handle(folder, entry.path()) : Fate::waiting) {
        case Fate::taken:
          ++out.taken;
          break;
        case Fate::refused:
          ++out.refused;
          break;
        case Fate::waiting:
          ++out.waiting;
          break;
      }
    }
    if (error) spdlog::warn("Der Ordner für Eingänge {} ist nicht lesbar ({}); bitte Pfad und Rechte prüfen.", folder.path, error.message());
  }
  seen_ = std::move(seen);
  return out;
}

Mailroom::Fate Mailroom::handle(const WatchedFolder& folder, const fs::path& file) {
  if (!parts_.desk.ready(folder.log)) return Fate::waiting;
  const auto bytes = read_whole(file);
  if (!bytes) return Fate::waiting;
  const auto scan = parts_.reader.read(*bytes, {.preview_width_px = 0});
  if (scan) return file_it(folder, file, *bytes, *scan);
  if (scan.error() == paper::ScanFault::unavailable) return Fate::waiting;
  set_aside(file, paper::wording_of(scan.error()).de);
  return Fate::refused;
}

/// The fax machine's own time where there is one, as the sender can prove that too; else the file's. A time that cannot be, because
/// the machine's clock was never set, is passed over.
Instant Mailroom::received_at(const fs::path& file, const paper::Scan& scan) const {
  const Instant now = parts_.clock.now();
  const auto possible = [now](Instant moment) { return moment <= now && moment > now - kAgeMax; };
  if (scan.device_time) {
    const Instant stamped = parts_.zone.instant(scan.device_time->day, scan.device_time->of_day);
    if (possible(stamped)) return stamped;
  }
  std::error_code error;
  const auto changed = fs::last_write_time(file, error);
  if (error) return now;
  const Instant written = std::chrono::time_point_cast<Instant::duration>(std::chrono::file_clock::to_sys(changed));
  return possible(written) ? written : now;
}

Mailroom::Fate Mailroom::file_it(const WatchedFolder& folder, const fs::path& file, const Bytes& bytes, const paper::Scan& scan) {
  const Instant received = received_at(file, scan);
  intake::Draft draft{.log = folder.log, .id = command_of(folder.log, file, bytes), .seed = {}, .actor = "poststelle", .channel = folder.channel, .received = format_utc(received)};
  parts_.random.fill(draft.seed.bytes);
  draft.form = form_among(folder.log, scan.codes);
  draft.sealed.sender.phone = scan.device_note;
  draft.sealed.content.title = fmt::format("{}, {} {}", folder.channel == intake::Channel::fax ? "Fax" : "Scan", scan.pages, scan.pages == 1 ? "Seite" : "Seiten");
  const std::vector<intake::Upload> uploads{{.name = file.filename().string(), .bytes = bytes, .pages = scan.pages}};
  const auto submit = [&](const intake::Draft& one) -> Result<state::Outcome, state::Refusal> {
    auto prepared = parts_.desk.accept(one, uploads);
    if (!prepared) return refuse(prepared.error());
    return parts_.executor.run(std::move(prepared->command));
  };
  auto outcome = submit(draft);
  // A form that was captured before, or belongs to another sheaf: the fax is a filing all the same.
  if (outcome && !*outcome && outcome->error().code.starts_with("intake.form_")) {
    draft.form.clear();
    outcome = submit(draft);
  }
  if (!outcome) {
    set_aside(file, outcome.error().sentence);
    return Fate::refused;
  }
  if (!*outcome) return wait_with(outcome->error());
  told_ = false;
  std::error_code error;
  fs::remove(file, error);
  if (error) spdlog::warn("Ein Eingang ist erfasst, seine Datei in {} lässt sich aber nicht löschen ({}); bitte die Rechte des Ordners prüfen.", folder.path, error.message());
  return Fate::taken;
}

/// The file is good, but nothing can be taken now (a wrong clock, a key of no municipality): it stays where it is.
Mailroom::Fate Mailroom::wait_with(const state::Refusal& refusal) {
  if (!told_) spdlog::warn("{}: {} Faxe und Scans bleiben bis dahin liegen.", refusal.code, refusal.sentence);
  told_ = true;
  return Fate::waiting;
}

void Mailroom::set_aside(const fs::path& file, std::string_view sentence) {
  std::error_code error;
  fs::path aside = file;
  aside += kAside;
  fs::rename(file, aside, error);
  fs::path why = aside;
  why += ".txt";
  std::ofstream(why) << sentence << "\n";
  // The name may say who sent it, so the operator's log names the folder only.
  spdlog::warn("Eine Datei in {} ließ sich nicht erfassen; der Grund steht daneben in einer Datei »…{}.txt«.", file.parent_path().string(), kAside);
}

}  // namespace nb::app
