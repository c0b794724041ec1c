// SPDX-License-Identifier: EUPL-1.2
// nb-verify as an auditor calls it: results, sentences, exit codes.
#include <gtest/gtest.h>

#include "base/env.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/random.hpp"
#include "proof/entry.hpp"
#include "proof/log_directory.hpp"
#include "proof/merkle.hpp"
#include "proof/receipt_short.hpp"
#include "run.hpp"
#include "support/temp_folder.hpp"

namespace nb::test {
namespace {

const std::string kProgram = NB_BINARY_DIR "/bin/nb-verify";
const std::string kName = "notbetrieb/probe/05958004/main";
constexpr std::string_view kContent = "Widerspruch vom 2. November";

/// A log with one entry, exported, and its receipt.
class NbVerify : public testing::Test {
 protected:
  NbVerify() {
    const auto part = proof::make_open_part("filing", kContent, random_);
    const auto core = *proof::encode_entry({.type = "intake.filing_received",
                                            .at = "2023-11-02T09:00:00+01:00",
                                            .occurred = {},
                                            .node = "main",
                                            .actor = "poststelle",
                                            .command = "0b9e1f3c-6f0a-4c6e-9d55-2f5f6f1f0a11",
                                            .subject = "AR-17",
                                            .data = "{}",
                                            .parts = {part.digest}});
    const auto note = proof::sign_checkpoint({kName, 1, proof::leaf_hash(bytes_of(core))}, key_);
    proof::LogWriter writer(*env_, folder_.file("log"));
    writer.add({core, {{"filing", part.bytes}}});
    writer.finish(note);
    receipt_ = {core, {{"filing", proof::read_open_part(part.digest, part.bytes)->salt}}, 0, {}, note};
    save("receipt", proof::encode_receipt(receipt_));
    save("content", kContent);
    save("other", "etwas anderes");
  }
  void save(const std::string& name, std::string_view text) { write_file_durably(*env_, folder_.file(name), bytes_of(text)); }
  Ran receipt(const std::string& more = "") { return run(kProgram + " receipt " + folder_.file("receipt") + " --key '" + vkey_ + "'" + more); }
  Ran log() { return run(kProgram + " log " + folder_.file("log") + " --key '" + vkey_ + "'"); }

  TempFolder folder_;
  std::unique_ptr<Env> env_ = posix_env();
  crypto::SystemRandom random_;
  crypto::SigningKey key_ = crypto::SigningKey::generate(random_);
  crypto::SigningKey witness_ = crypto::SigningKey::generate(random_);
  std::string witness_vkey_ = proof::witness_vkey_text({"zeuge.example/eins", witness_.public_key()});
  proof::Receipt receipt_;
  std::string vkey_ = proof::vkey_text({kName, key_.public_key()});
};

TEST_F(NbVerify, AcceptsAReceiptAndItsContent) {
  const auto plain = receipt();
  EXPECT_EQ(plain.code, 0);
  EXPECT_EQ(plain.output, "Echt: Eintrag 0 (intake.filing_received, AR-17) steht im Protokoll " + kName + ", erfasst am 2023-11-02T09:00:00+01:00.\n");
  const auto whole = receipt(" --part filing=" + folder_.file("content"));
  EXPECT_EQ(whole.code, 0);
  EXPECT_NE(whole.output.find("mit genau diesem Inhalt"), std::string::npos);
}

TEST_F(NbVerify, RefusesAnotherContentAndADamagedReceipt) {
  const auto other = receipt(" --part filing=" + folder_.file("other"));
  EXPECT_EQ(other.code, 1);
  EXPECT_EQ(other.output, "Nicht echt: Der Inhalt ist nicht der, der als Teil »filing« eingereicht wurde.\n");
  save("receipt", "c2sp.org/tlog-proof@v1\n");
  EXPECT_EQ(receipt().code, 1);
}

TEST_F(NbVerify, AcceptsTheTextsOfTheCodes) {
  const auto codes = *proof::shorten(receipt_);
  std::string text;
  for (const auto& code : codes) text += code + "\n";
  save("receipt", text);
  EXPECT_EQ(receipt(" --part filing=" + folder_.file("content")).code, 0);
  save("receipt", text.substr(0, 50));
  EXPECT_EQ(receipt().code, 1);
}

TEST_F(NbVerify, DemandsTheWitnessesItIsTold) {
  const std::string asked = " --witness '" + witness_vkey_ + "'";
  const auto without = receipt(asked);
  EXPECT_EQ(without.code, 1);
  EXPECT_EQ(without.output, "Nicht echt: Der Zeuge »zeuge.example/eins« hat den Prüfstand dieses Belegs nicht bestätigt.\n");
  auto note = *proof::parse_note(receipt_.checkpoint);
  note.signatures.push_back(proof::cosign(note.text, "zeuge.example/eins", witness_, 1698915600));
  receipt_.checkpoint = proof::note_of(note);
  save("receipt", proof::encode_receipt(receipt_));
  const auto with = receipt(asked);
  EXPECT_EQ(with.code, 0);
  EXPECT_NE(with.output.find("Bestätigt von »zeuge.example/eins« am 2023-11-02T09:00:00Z.\n"), std::string::npos) << with.output;
  EXPECT_EQ(receipt(" --witness nonsense").code, 2);
}

TEST_F(NbVerify, AcceptsAndRefusesALog) {
  const auto good = log();
  EXPECT_EQ(good.code, 0);
  EXPECT_EQ(good.output, "Echt: Protokoll " + kName + " mit 1 Einträgen ist vollständig und unverändert; 1 Teile stimmen, 0 sind gelöscht.\n");
  save("log/part/000/filing", "etwas anderes");
  EXPECT_EQ(log().code, 1);
}

TEST_F(NbVerify, TellsAWrongCallFromARefusal) {
  EXPECT_EQ(run(kProgram + " --help").code, 0);
  EXPECT_NE(run(kProgram + " --help").output.find("nb-verify receipt"), std::string::npos);
  for (const char* wrong : {"", " receipt", " receipt x", " receipt x --key", " receipt x --key nonsense", " other x --key k", " receipt x y --key k", " receipt x --kex k",
                            " receipt x --key k --part filing"}) {
    const auto ran = run(kProgram + wrong);
    EXPECT_EQ(ran.code, 2) << wrong;
    EXPECT_FALSE(ran.output.empty());
  }
  EXPECT_EQ(run(kProgram + " receipt /nowhere --key '" + vkey_ + "'").code, 2);
  EXPECT_EQ(run(kProgram + " log /nowhere --key '" + vkey_ + "'").code, 1) << "no checkpoint: not an exported log";
}

}  // namespace
}  // namespace nb::test
