// SPDX-License-Identifier: EUPL-1.2
#include "town_check.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <unordered_map>

#include "approval/events.hpp"
#include "base/text.hpp"
#include "intake/events.hpp"
#include "intake/number.hpp"
#include "intake/queries.hpp"
#include "journal/sealer.hpp"
#include "journal/verify.hpp"
#include "proof/merkle.hpp"
#include "state/verify.hpp"
#include "subject/events.hpp"
#include "town_load.hpp"

namespace nb::test {

namespace {

namespace event = intake::event;
using boost::json::object;

/// Clients work on the same filings at the same time; these answers are right then.
const std::set<std::string, std::less<>> kExpectedRefusals{"intake.filing_merged",      "intake.filing_erased",   "intake.filing_closed", "intake.same_filing",
                                                           "intake.nothing_changes",    "intake.form_taken",      "intake.letter_posted", "approval.own",
                                                           "approval.proposed_already", "subject.erased_already", "approval.decided"};

/// The journal, read from its first entry to its last.
struct Ledger {
  struct Place {
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    std::string type;
    std::string subject;
    bool sealed = false;
  };
  std::unordered_map<std::string, Place> commands;
  std::map<std::string, std::uint64_t> last;  ///< number given, by series
  std::set<std::string> forms;                ///< captured or void
  std::set<std::string> posted;
  std::set<std::string> erased;
  std::uint64_t filings = 0;

  /// One more than the last of its series: no gap, no repetition.
  void number(std::string_view text, std::uint64_t seq) {
    const auto number = intake::Number::parse(text);
    ASSERT_TRUE(number) << "entry " << seq << ": " << text;
    ASSERT_EQ(number->serial(), ++last[number->prefix()]) << "entry " << seq << ": " << text;
  }
  void form(const object& data, std::uint64_t seq) {
    const auto* form = data.if_contains("form");
    if (form == nullptr) return;
    const auto number = intake::Number::parse(std::string_view(form->as_string()));
    ASSERT_TRUE(number);
    ASSERT_LE(number->serial(), last[number->prefix()]) << "entry " << seq << ": never printed";
    ASSERT_TRUE(forms.insert(number->str()).second) << "entry " << seq << ": form " << number->str() << " is used twice";
  }
  void printed(const std::string& prefix, const object& data, std::uint64_t seq) {
    ASSERT_EQ(data.at("first").to_number<std::uint64_t>(), last[prefix] + 1) << "entry " << seq;
    last[prefix] = data.at("last").to_number<std::uint64_t>();
  }
  void entry(const storage::EntryView& view) {
    object data;
    const auto core = proof::decode_entry(bytes_of(view.core), &data);
    ASSERT_TRUE(core) << "entry " << view.seq;
    const auto [place, first] = commands.try_emplace(
        core->command,
        Place{.first = view.seq, .count = 0, .type = core->type, .subject = core->subject, .sealed = !core->parts.empty() && core->type != approval::event::kProposed});
    ASSERT_EQ(place->second.first + place->second.count++, view.seq) << "a command's entries stand together, once";
    if (core->type == event::kFiled || core->type == event::kLetterEntered) number(std::string_view(data.at("number").as_string()), view.seq);
    if (core->type == event::kFiled) ++filings;
    if (core->type == event::kFiled || core->type == event::kFormVoided) form(data, view.seq);
    if (core->type == event::kFormsPrinted) printed(core->subject, data, view.seq);
    if (core->type == event::kLettersPosted) {
      if (first) number(std::string_view(data.at("batch").as_string()), view.seq);
      ASSERT_TRUE(posted.insert(core->subject).second) << "entry " << view.seq << ": posted twice";
    }
    if (core->type == subject::event::kErased) {
      ASSERT_TRUE(erased.insert(core->subject).second) << "entry " << view.seq << ": erased twice";
    }
  }
};

Ledger read_ledger(const journal::Journal& journal) {
  Ledger out;
  journal.read(kTownLog, 0, UINT64_MAX, [&](const storage::EntryView& view) {
    if (!testing::Test::HasFatalFailure()) out.entry(view);
  });
  return out;
}

/// What one client was told.
class Told {
 public:
  Told(Town& town, const Ledger& ledger, Tally& tally) : town_(town), ledger_(ledger), tally_(tally), key_(town.keys.verifier(kTownLog)) {}

  void line(const BookLine& line) {
    const auto field = [&](std::size_t i) { return std::string(line.fields.at(i)); };
    if (line.kind == "wish") wish(parse_wish(line.fields.at(0)).value());
    if (line.kind == "done") done(field(0), parse_u64(line.fields.at(1)).value(), parse_u64(line.fields.at(2)).value());
    if (line.kind == "refused") refused(field(0), field(1));
    if (line.kind == "receipt") receipt(field(0), parse_u64(line.fields.at(1)).value(), text_of(from_base64(line.fields.at(2)).value()));
  }
  void end() const {
    EXPECT_EQ(open_, "") << "a wish was left open";
    for (const auto& [id, place] : receipts_) ASSERT_EQ(place.size(), ledger_.commands.at(id).count) << id << ": an entry was given without a receipt";
  }

 private:
  void wish(const Wish& wish) {
    EXPECT_EQ(open_, "") << "a wish was left open";
    ++tally_.wishes;
    open_ = wish.id.str();
    current_ = wish;
    if (wish.name == "intake.take_filing") contents_.emplace(wish.id.str(), wish);
  }
  void done(const std::string& id, std::uint64_t first, std::uint64_t count) {
    if (id == open_) open_.clear();
    const auto place = ledger_.commands.find(id);
    ASSERT_NE(place, ledger_.commands.end()) << id << " was confirmed and is gone";
    EXPECT_EQ(place->second.first, first) << id;
    EXPECT_EQ(place->second.count, count) << id;
  }
  void refused(const std::string& id, const std::string& code) {
    if (id == open_) open_.clear();
    ++tally_.refusals;
    EXPECT_TRUE(kExpectedRefusals.contains(code)) << code << ": " << encode_wish(current_);
    EXPECT_FALSE(ledger_.commands.contains(id)) << id << " was refused with " << code << " and written all the same";
  }
  void receipt(const std::string& id, std::uint64_t seq, std::string_view text) {
    ++tally_.receipts;
    const auto [known, fresh] = receipts_[id].try_emplace(seq, text);
    if (!fresh) {
      ++tally_.repeated;
      ASSERT_EQ(known->second, text) << id << ": the repetition gave another receipt";
      return;
    }
    const auto parsed = proof::parse_receipt(text);
    ASSERT_TRUE(parsed) << parsed.error().sentence;
    const auto proven = proof::verify_receipt(*parsed, key_);
    ASSERT_TRUE(proven) << id << ": " << proven.error().sentence;
    ASSERT_EQ(proven->index, seq);
    ASSERT_EQ(proven->entry.command, id);
    ASSERT_EQ(town_.journal.leaf_hash(kTownLog, seq), proof::leaf_hash(bytes_of(parsed->core))) << id << ": another entry stands at " << seq;
    ASSERT_TRUE(town_.journal.consistency_proof(kTownLog, proven->checkpoint.size, town_.journal.size(kTownLog))) << id << ": the log is shorter than its checkpoint";
    if (const auto filed = contents_.find(id); filed != contents_.end()) proves_content(*proven, filed->second);
  }
  void proves_content(const proof::ProvenEntry& proven, const Wish& wish) const {
    const std::string sender = intake::encode_sender({.name = marker_of(wish), .address = "Beispielweg 1, 59821 Arnsberg", .phone = "", .email = "post@example.org"});
    ASSERT_TRUE(proof::verify_part(proven, intake::part::kSender, bytes_of(sender))) << wish.id.str() << ": the receipt does not prove who filed";
  }

  Town& town_;
  const Ledger& ledger_;
  Tally& tally_;
  proof::VerifierKey key_;
  std::string open_;
  Wish current_{.id = *CommandId::parse("00000000-0000-4000-8000-000000000000"), .seed = {}, .made = "", .actor = "", .name = "", .args = "", .subject = ""};
  std::unordered_map<std::string, Wish> contents_;
  std::unordered_map<std::string, std::map<std::uint64_t, std::string>> receipts_;
};

void expect_sound(Town& town, Tally& tally) {
  const auto findings = journal::verify(*town.engine, town.keys);
  EXPECT_EQ(findings.logs, 1U);
  EXPECT_EQ(findings.parts_deleted, 0U) << "sealed parts stay when their key goes";
  for (const auto& fault : findings.faults) ADD_FAILURE() << fault.log.str() << "/" << fault.seq.value_or(0) << ": " << fault.sentence;
  for (const auto& sentence : state::verify_state(town.state_options(), town.journal)) ADD_FAILURE() << sentence;
  EXPECT_FALSE(town.journal.sealed());
  tally.entries = findings.entries;
}

/// What is sealed opens and says what was said, and what is erased has no key.
void expect_sealed(Town& town, const Ledger& ledger) {
  for (const auto& [id, place] : ledger.commands) {
    if (!place.sealed) continue;
    const auto key = town.journal.subject_key(kTownLog, place.subject, id);
    ASSERT_EQ(key.has_value(), !ledger.erased.contains(place.subject)) << place.subject << " by " << id;
    if (!key) continue;
    const auto parts = journal::open_parts(town.journal, town.vault, kTownLog, place.first);
    ASSERT_TRUE(parts) << id << " cannot be opened";
    for (const auto& part : *parts) ASSERT_NE(part.content.find(std::string(kMarker) + " " + id), std::string::npos) << id << ": " << part.name;
  }
}

/// Every attachment that stands in the register can be read as it was handed in, and the folder holds no other.
void expect_attachments(Town& town, const Ledger& ledger, const std::unordered_map<std::string, Wish>& wishes, Tally& tally) {
  for (const auto& [id, place] : ledger.commands) {
    if (place.type != event::kFiled || ledger.erased.contains(place.subject)) continue;
    const auto filing = intake::find_filing(town.state.db(), kTownLog, place.subject);
    ASSERT_TRUE(filing) << place.subject;
    const auto uploads = uploads_of(wishes.at(id));
    ASSERT_EQ(filing->attachments.size(), uploads.size()) << id;
    if (uploads.empty()) continue;
    const auto key = journal::open_key(town.journal, town.vault, kTownLog, place.subject, id);
    ASSERT_TRUE(key) << id;
    for (std::size_t i = 0; i < uploads.size(); ++i) {
      Bytes read;
      ASSERT_TRUE(town.attachments.read(kTown, filing->attachments[i].stored, *key, [&](ByteView piece) { read.insert(read.end(), piece.begin(), piece.end()); })) << id;
      ASSERT_EQ(read, uploads[i].bytes) << id;
      ++tally.attachments;
    }
  }
  std::size_t files = 0;
  for (const auto& one : std::filesystem::recursive_directory_iterator(town.path + "/attachments")) files += one.is_regular_file() ? 1 : 0;
  EXPECT_EQ(files, tally.attachments) << "files that no filing names, or of erased ones";
}

void expect_forms(Town& town, const Ledger& ledger) {
  const std::string prefix = intake::prefix_of(intake::Series::form, kTownLog);
  const auto printed = ledger.last.find(prefix);
  const std::uint64_t count = printed == ledger.last.end() ? 0 : printed->second;
  EXPECT_EQ(intake::missing_forms(town.state.db(), kTownLog, count + 1).size() + ledger.forms.size(), count) << "a printed form is neither captured nor void nor missing";
}

constexpr std::string_view kKept = "a key that is kept";
constexpr std::size_t kKeptMax = 200;  ///< enough to show that the search finds keys

constexpr std::size_t kSenderBytes = 32;  ///< the front of a wrapped key: the same for every key of one run of the program

/// Finds texts of at least eight bytes in files; no two may begin alike.
class Search {
 public:
  /// `what` outlives the search.
  void add(const std::string& text, std::string_view what) {
    may_start_.at(two(text[0], text[1])) = true;
    const auto [at, added] = wanted_.emplace(text.substr(0, kStart), std::pair(text, what));
    EXPECT_TRUE(added || at->second.first == text) << "of two texts that begin alike only the first would be found";
  }
  /// What a file holds.
  [[nodiscard]] std::set<std::string_view> in(const std::filesystem::path& path) const {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    std::set<std::string_view> out;
    const char* const begin = bytes.data();
    for (std::size_t i = 0; i + kStart <= bytes.size(); ++i) {
      if (!may_start_[two(begin[i], begin[i + 1])]) continue;
      const std::string_view rest = std::string_view(bytes).substr(i);
      const auto found = wanted_.find(std::string(rest.substr(0, kStart)));
      if (found != wanted_.end() && rest.starts_with(found->second.first)) out.insert(found->second.second);
    }
    return out;
  }

 private:
  static constexpr std::size_t kStart = 8;
  static std::size_t two(char a, char b) { return static_cast<std::size_t>(static_cast<unsigned char>(a)) << 8U | static_cast<unsigned char>(b); }

  std::vector<bool> may_start_ = std::vector<bool>(65536);
  std::unordered_map<std::string, std::pair<std::string, std::string_view>> wanted_;  // by their first bytes
};

std::unordered_map<std::string, Wish> filings_wished(const std::vector<std::string>& books) {
  std::unordered_map<std::string, Wish> out;
  for (const std::string& book : books) {
    read_book(book, [&](const BookLine& line) {
      if (line.kind != "wish") return;
      const Wish wish = parse_wish(line.fields.at(0)).value();
      out.emplace(wish.id.str(), wish);
    });
  }
  return out;
}

}  // namespace

void expect_kept_promises(Town& town, const std::vector<std::string>& books, Tally& tally) {
  ASSERT_TRUE(town.vault.unlock(kTown, kTownPassphrase));
  expect_sound(town, tally);
  const Ledger ledger = read_ledger(town.journal);
  if (testing::Test::HasFatalFailure()) return;
  for (const std::string& book : books) {
    Told told(town, ledger, tally);
    read_book(book, [&](const BookLine& line) {
      if (!testing::Test::HasFatalFailure()) told.line(line);
    });
    if (testing::Test::HasFatalFailure()) return;
    told.end();
  }
  const auto wishes = filings_wished(books);
  for (const auto& [id, place] : ledger.commands) ASSERT_TRUE(wishes.contains(id)) << "nobody wished " << id << ", " << place.type;
  tally.filings = ledger.filings;
  tally.erased = ledger.erased.size();
  EXPECT_EQ(intake::count_filings(town.state.db(), kTownLog), ledger.filings);
  expect_sealed(town, ledger);
  expect_attachments(town, ledger, wishes, tally);
  expect_forms(town, ledger);
}

std::vector<std::string> commands_of_erased(Town& town) {
  const Ledger ledger = read_ledger(town.journal);
  std::vector<std::string> out;
  for (const auto& [id, place] : ledger.commands) {
    if (place.sealed && ledger.erased.contains(place.subject)) out.push_back(id);
  }
  return out;
}

void expect_nothing_personal(const std::string& folder, const std::vector<std::string>& books, const std::vector<std::string>& erased_commands) {
  Search search;
  search.add(std::string(kMarker), "personal words");
  const std::set<std::string, std::less<>> erased(erased_commands.begin(), erased_commands.end());
  std::size_t kept = 0;
  for (const std::string& book : books) {
    read_book(book, [&](const BookLine& line) {
      if (line.kind != "key") return;
      if (!erased.contains(line.fields.at(0)) && ++kept > kKeptMax) return;
      const Bytes key = from_hex(line.fields.at(1)).value();
      search.add(std::string(text_of(key)).substr(kSenderBytes), erased.contains(line.fields.at(0)) ? "an erased key" : kKept);
    });
  }
  std::set<std::string, std::less<>> seen;
  for (const auto& one : std::filesystem::recursive_directory_iterator(folder)) {
    EXPECT_EQ(one.path().string().find(kMarker), std::string::npos) << one.path();
    if (!one.is_regular_file()) continue;
    for (const std::string_view what : search.in(one.path())) {
      EXPECT_EQ(what, kKept) << one.path();
      seen.emplace(what);
    }
  }
  EXPECT_TRUE(seen.contains(kKept)) << "the search would not find an erased key either";
}

}  // namespace nb::test
