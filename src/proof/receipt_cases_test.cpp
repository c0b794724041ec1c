// SPDX-License-Identifier: EUPL-1.2
// Good and bad receipts and what is said about each: the golden file that the verifier of the receipt's page is held to as well.
#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "base/text.hpp"
#include "proof/receipt_short.hpp"
#include "proof/test_receipts.hpp"

namespace nb::proof {
namespace {

namespace json = boost::json;

constexpr std::uint64_t kTime = 1698915600;

struct Case {
  std::string name;
  std::string text;
  std::string key;
  std::vector<std::string> witnesses;
};

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// Makes cases around one small log.
class Cases {
 public:
  Cases() { good_ = maker_.filing(); }

  std::vector<Case> all() {
    whole();
    keys();
    layout();
    proofs();
    cores();
    core_texts();
    signatures();
    short_forms();
    return std::move(cases_);
  }

 private:
  void add(const std::string& name, const std::string& text) { cases_.push_back({name, text, vkey_text(maker_.vkey()), {}}); }
  void add(const std::string& name, const Receipt& receipt) { add(name, encode_receipt(receipt)); }
  void add_core(const std::string& name, const std::string& core) { add("core: " + name, without_salts(maker_.with_core(core))); }
  void add_field(const std::string& name, std::string_view from, std::string_view to) { add_core(name, replaced(good_.core, from, to)); }
  static Receipt without_salts(Receipt receipt) {
    receipt.salts.clear();
    return receipt;
  }

  void whole() {
    add("good", good_);
    add("good, first of one", test::ReceiptMaker(0, 1).filing());
    add("good, another kind of entry", without_salts(maker_.with_core(*encode_entry({.type = "situation.component_declared",
                                                                                     .at = "2023-10-30T06:10:00+01:00",
                                                                                     .occurred = {},
                                                                                     .node = "main",
                                                                                     .actor = "stab",
                                                                                     .command = "0b9e1f3c-6f0a-4c6e-9d55-2f5f6f1f0a11",
                                                                                     .subject = "meso",
                                                                                     .data = R"({"state":"down","note":"Änderung „gemeldet“"})",
                                                                                     .parts = {}}))));
    Receipt extended = good_;
    extended.checkpoint = sign_note(parse_note(good_.checkpoint)->text + "extension\n", test::ReceiptMaker::kOrigin, maker_.key());
    add("good, checkpoint with a further line", extended);
  }

  void keys() {
    add("another town", good_);
    cases_.back().key = vkey_text({"notbetrieb/arnsberg/05958044/main", test::fixed_key("neighbour").public_key()});
    add("another key of that name", good_);
    cases_.back().key = vkey_text({std::string(test::ReceiptMaker::kOrigin), test::fixed_key("forger").public_key()});
    const auto forger = test::fixed_key("forger");
    add("signed by somebody else", maker_.with_core(good_.core, &forger));
    const auto note = parse_note(good_.checkpoint);
    Receipt renamed = good_;
    renamed.checkpoint = sign_note(replaced(note->text, "05958004", "05958044"), test::ReceiptMaker::kOrigin, maker_.key());
    add("origin is not the key's name", renamed);
  }

  void layout() {
    const std::string text = encode_receipt(good_);
    add("empty", "");
    add("not a receipt", "Guten Tag\n");
    add("newer layout", replaced(text, "@v1", "@v2"));
    add("no extra", replaced(text, "extra ", "Extra "));
    add("extra is not base64", replaced(text, "extra B", "extra !"));
    add("check of extra", replaced(text, "extra BC", "extra BD"));
    add("index with a leading zero", replaced(text, "index 3", "index 03"));
    add("index is too large", replaced(text, "index 3", "index 18446744073709551616"));
    add("proof line is too short", replaced(text, "index 3\n", "index 3\nAAAA\n"));
    add("CRLF", replaced(text, "index 3\n", "index 3\r\n"));
    add("no checkpoint", text.substr(0, text.find("\n\n")));
    add("no end of line", text.substr(0, text.size() - 1));
    add("something behind it", text + "x");
    add("too long", text + std::string(kReceiptBytesMax, 'x'));
    Receipt stranger = good_;
    stranger.salts[0].name = "stranger";
    add("salt of no part", stranger);
    Receipt twice = good_;
    twice.salts.push_back(twice.salts[0]);
    add("salt twice", twice);
  }

  void proofs() {
    const auto bent = [&](const std::string& name, const auto& change) {
      Receipt receipt = good_;
      change(receipt);
      add(name, receipt);
    };
    bent("another index", [](Receipt& r) { r.index = 2; });
    bent("index behind the end", [](Receipt& r) { r.index = 5; });
    bent("proof of another entry", [](Receipt& r) { r.proof = test::ReceiptMaker(1, 5).filing("M-000999-1").proof; });
    bent("proof is too short", [](Receipt& r) { r.proof.pop_back(); });
    bent("proof is too long", [](Receipt& r) { r.proof.push_back(r.proof.back()); });
    bent("proof without end", [](Receipt& r) { r.proof.resize(64); });
    bent("hashes swapped", [](Receipt& r) { std::swap(r.proof[0], r.proof[1]); });
    bent("another core", [](Receipt& r) { r.core = replaced(r.core, "counter", "telefax"); });
    bent("checkpoint of another log of the same town", [](Receipt& r) { r.checkpoint = test::ReceiptMaker(3, 5).filing("M-000999-1").checkpoint; });
  }

  void cores() {
    add_field("newer version", R"("v":1)", R"("v":2)");
    add_field("version is a fraction", R"("v":1)", R"("v":1.0)");
    add_field("version is a text", R"("v":1)", R"("v":"1")");
    add_field("huge version", R"("v":1)", R"("v":18446744073709551615)");
    add_field("version beyond all", R"("v":1)", R"("v":99999999999999999999)");
    add_field("negative version", R"("v":1)", R"("v":-1)");
    add_field("no version", R"("v":1,)", "");
    add_field("unknown member", R"("v":1,)", R"("v":1,"w":1,)");
    add_field("member twice", R"("v":1,)", R"("v":1,"v":1,)");
    add_field("member twice within data", R"("data":{)", R"("data":{"channel":"post",)");
    add_field("no type", R"("type":"intake.filed",)", "");
    add_field("type without a dot", "intake.filed", "intake");
    add_field("at is no day", "2023-11-02T09", "2023-02-30T09");
    add_field("at without offset", "09:00:12.345+01:00", "09:00:12");
    add_field("at in small letters", "2023-11-02T09:00:12.345+01:00", "2023-11-02t08:00:12.250z");
    add_field("at with a leap second", "09:00:12", "09:00:60");
    add_field("occurred is a number", R"("occurred":"2023-11-02T08:57:00+01:00")", R"("occurred":5)");
    add_field("another node", R"("node":"main")", R"("node":"counter-1")");
    add_field("node in capitals", R"("node":"main")", R"("node":"Main")");
    add_field("nobody did it", R"("actor":"poststelle")", R"("actor":"")");
    add_field("command is no UUID", "0b9e1f3c-", "0b9e1f3c_");
    add_field("subject is too long", R"("subject":"f-0b9e1f3c-6f0a-4c6e-9d55-2f5f6f1f0a11")", R"("subject":")" + std::string(201, 'x') + "\"");
    add_field("data is a list", R"("data":{)", R"("data":[{}],"dato":{)");
    add_field("part with a further member", R"("kind":"sealed")", R"("kind":"sealed","size":1)");
    add_field("part of an unknown kind", R"("kind":"sealed")", R"("kind":"secret")");
    add_field("part's name", R"("name":"sender")", R"("name":".sender")");
    add_field("part twice", R"("name":"content")", R"("name":"sender")");
    add_field("hash in capitals", R"("stored":")", R"("stored":"A)");
    add_field("no part in the list", good_.core.substr(good_.core.find(R"("parts":)")), R"("parts":[]})");
  }

  void core_texts() {
    add_core("no JSON", "Guten Tag");
    add_core("empty", "");
    add_core("a list", "[]");
    add_core("byte order mark", "\xEF\xBB\xBF" + good_.core);
    add_core("broken UTF-8", replaced(good_.core, "poststelle", "post\xC3stelle"));
    add_core("control character", replaced(good_.core, "poststelle", "post\tstelle"));
    add_core("spaces are allowed", replaced(good_.core, R"("v":1,)", " \"v\" : 1 ,\n\t"));
    add_core("tail", good_.core + "x");
    add_core("half a surrogate", replaced(good_.core, "poststelle", R"(post\ud800stelle)"));
    add_core("both halves", replaced(good_.core, "poststelle", R"(post\ud83d\ude00stelle)"));
    add_core("colons in texts", replaced(good_.core, "poststelle", R"(post:\":stelle)"));
    add_core("number with a leading zero", replaced(good_.core, R"("data":{)", R"("data":{"n":01,)"));
    add_core("large number", replaced(good_.core, R"("data":{)", R"("data":{"n":123456789012345678901234567890.5e3,)"));
    add_core("name of a prototype", replaced(good_.core, R"("data":{)", R"("data":{"__proto__":{"a":1},)"));
    add_core("as deep as may be", replaced(good_.core, R"("data":{)", R"("data":{"n":)" + std::string(30, '[') + std::string(30, ']') + ","));
    add_core("too deep", replaced(good_.core, R"("data":{)", R"("data":{"n":)" + std::string(31, '[') + std::string(31, ']') + ","));
  }

  void signatures() {
    const auto note = *parse_note(good_.checkpoint);
    const WitnessKey witness{"witness.example/a", maker_.witness().public_key()};
    const auto with = [&](const std::string& name, const std::vector<NoteSignature>& more, bool known) {
      Receipt receipt = good_;
      Note signed_by = note;
      signed_by.signatures.insert(signed_by.signatures.end(), more.begin(), more.end());
      receipt.checkpoint = note_of(signed_by);
      add(name, receipt);
      if (known) cases_.back().witnesses = {witness_vkey_text(witness)};
    };
    const auto good = cosign(note.text, witness.name, maker_.witness(), kTime);
    auto bent = good;
    bent.bytes[11] ^= std::byte{1};
    auto cut = good;
    cut.bytes.pop_back();
    with("confirmed", {good}, true);
    with("confirmed by a witness nobody asked for", {good}, false);
    with("not confirmed", {}, true);
    with("confirmed at another time", {bent}, true);
    with("a wrong confirmation nobody asked for", {bent}, false);
    with("confirmation is too short", {cut}, true);
    with("confirmed twice", {good, good}, true);
    with("the log signed twice", {note.signatures[0]}, false);
    with("a further key of the log", {{std::string(test::ReceiptMaker::kOrigin), good.bytes}}, false);
    with("sixteen signatures", std::vector<NoteSignature>(15, good), false);
    with("seventeen signatures", std::vector<NoteSignature>(16, good), false);
    Receipt receipt = good_;
    receipt.checkpoint = replaced(good_.checkpoint, "\xE2\x80\x94 ", "-- ");
    add("a dash that is none", receipt);
    receipt.checkpoint = replaced(good_.checkpoint, "\n5\n", "\n05\n");
    add("size with a leading zero", receipt);
    receipt.checkpoint = replaced(good_.checkpoint, "\n5\n", "\n5\n\x7F");
    add("control character in the checkpoint", receipt);
    receipt.checkpoint = note.text;
    add("checkpoint without signatures", receipt);
  }

  void short_forms() {
    const auto codes = *shorten(test::ReceiptMaker(20000, 70000).filing());
    const auto others = *shorten(test::ReceiptMaker(20000, 70000).filing("M-000999-1"));
    ASSERT_EQ(codes.size(), 2U);
    add("short", codes[0] + "\n" + codes[1] + "\n");
    add("short, the other way round, repeated", "\r\n" + codes[1] + " \r\n\n\t" + codes[0] + "\r\n" + codes[1]);
    add("short, one missing", codes[1]);
    add("short, mixed", codes[0] + "\n" + others[1]);
    add("short, damaged", codes[0] + "\n" + codes[1].substr(0, 60) + (codes[1][60] == 'A' ? "B" : "A") + codes[1].substr(61));
    add("short, two readings", codes[0] + "\n" + codes[1] + "\n" + codes[1].substr(0, 60) + (codes[1][60] == 'A' ? "B" : "A") + codes[1].substr(61));
    add("short, with something else", codes[0] + "\n" + codes[1] + "\nhttps://example.org");
    add("short, cut", codes[0] + "\n" + codes[1].substr(0, 100));
    add("short, small letters", codes[0] + "\n" + replaced(codes[1], "NB1:", "nb1:"));
    add("short, nothing behind the prefix", "NB1:");
    add("short, too long", codes[0] + std::string(1000, '0'));
  }

  test::ReceiptMaker maker_{3, 5};
  Receipt good_;
  std::vector<Case> cases_;
};

Result<ProvenEntry, Flaw> judged(const Case& one) {
  std::vector<WitnessKey> witnesses;
  for (const auto& text : one.witnesses) witnesses.push_back(*parse_witness_vkey(text));
  const auto receipt = parse_any_receipt(one.text);
  if (!receipt) return refuse(receipt.error());
  return verify_receipt(*receipt, *parse_vkey(one.key), witnesses);
}

json::object row(const Case& one) {
  const auto verdict = judged(one);
  json::object out{{"name", one.name}, {"key", one.key}};
  if (!one.witnesses.empty()) out["witnesses"] = json::array(one.witnesses.begin(), one.witnesses.end());
  out["verdict"] = verdict ? "ok" : to_string(verdict.error().kind);
  if (!verdict) out["sentence"] = verdict.error().sentence;
  if (verdict && !one.witnesses.empty()) out["confirmed"] = verdict->witnesses.size();
  out["text"] = one.text.size() > 20000 ? json::value("too long") : json::value(one.text);
  return out;
}

TEST(ReceiptCases, AreJudgedAsWritten) {
  std::vector<std::string> rows;
  for (const Case& one : Cases().all()) rows.push_back(json::serialize(row(one)));
  const std::string path = NB_SOURCE_DIR "/tests/golden/receipt_cases.jsonl";
  if (std::getenv("NB_ACCEPT") != nullptr) {
    std::ofstream out(path);
    for (const auto& line : rows) out << line << "\n";
  }
  std::ifstream file(path);
  std::size_t count = 0;
  for (std::string line; std::getline(file, line); ++count) EXPECT_TRUE(count < rows.size() && rows[count] == line) << line.substr(0, 200);
  EXPECT_EQ(count, rows.size());
}

}  // namespace
}  // namespace nb::proof
