// SPDX-License-Identifier: EUPL-1.2
// The tree against the definition in RFC 6962 for all sizes to 256, every proof also mutated, and against the vectors of others.
#include "proof/merkle.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "proof/test_tree.hpp"

namespace nb::proof {
namespace {

constexpr std::uint64_t kSizes = 256;

/// Subtrees straight from the leaves.
class LeafReader final : public HashReader {
 public:
  explicit LeafReader(const std::vector<Hash>& leaves) : leaves_(leaves) {}
  [[nodiscard]] Hash subtree(unsigned level, std::uint64_t index) const override { return test::naive_root(std::span(leaves_).subspan(index << level, std::size_t{1} << level)); }

 private:
  const std::vector<Hash>& leaves_;
};

Hash bent(Hash hash, std::size_t bit) {
  hash.bytes[bit / 8 % 32] ^= static_cast<std::byte>(1U << (bit % 8));
  return hash;
}

/// Every way to damage a list of hashes: a bit of each, each dropped, neighbours swapped, one too many at either end.
std::vector<std::vector<Hash>> mutations(const std::vector<Hash>& proof, const Hash& spare) {
  std::vector<std::vector<Hash>> out;
  for (std::size_t i = 0; i < proof.size(); ++i) {
    auto flipped = proof;
    flipped[i] = bent(proof[i], i * 37 + 5);
    out.push_back(flipped);
    auto dropped = proof;
    dropped.erase(dropped.begin() + static_cast<std::ptrdiff_t>(i));
    out.push_back(dropped);
    auto swapped = proof;
    std::swap(swapped[i], swapped[(i + 1) % proof.size()]);
    if (swapped != proof) out.push_back(swapped);
  }
  out.push_back(proof);
  out.back().push_back(spare);
  out.push_back(proof);
  out.back().insert(out.back().begin(), spare);
  return out;
}

TEST(Rim, HasTheRootOfTheDefinitionAtEverySize) {
  const auto leaves = test::leaves(kSizes);
  Rim rim;
  EXPECT_EQ(rim.root(), empty_root());
  for (std::uint64_t size = 1; size <= kSizes; ++size) {
    rim.append(leaves[size - 1]);
    ASSERT_EQ(rim.size(), size);
    ASSERT_EQ(rim.root(), test::naive_root(std::span(leaves).first(size))) << size;
    const Rim again = Rim::restore(size, {rim.hashes().begin(), rim.hashes().end()});
    ASSERT_EQ(again.root(), rim.root());
  }
}

TEST(Inclusion, IsProvenForEveryLeafOfEverySizeAndRefusedWhenMutated) {
  const auto leaves = test::leaves(kSizes);
  const LeafReader reader(leaves);
  for (std::uint64_t size = 1; size <= kSizes; ++size) {
    const Hash root = root_of(size, reader);
    for (std::uint64_t index = 0; index < size; ++index) {
      const auto proof = inclusion_proof(index, size, reader);
      ASSERT_TRUE(verify_inclusion(index, size, leaves[index], proof, root)) << index << "/" << size;
      if (size > 64 && (index * 7 + size) % 11 != 0) continue;  // mutations of all would take minutes
      ASSERT_EQ(proof, test::naive_path(index, std::span(leaves).first(size)));
      for (const auto& wrong : mutations(proof, root)) ASSERT_FALSE(verify_inclusion(index, size, leaves[index], wrong, root)) << index << "/" << size;
      ASSERT_FALSE(verify_inclusion(index, size, bent(leaves[index], index), proof, root));
      ASSERT_FALSE(verify_inclusion(index, size, leaves[index], proof, bent(root, size)));
      ASSERT_FALSE(verify_inclusion(index ^ 1U, size, leaves[index], proof, root));
      ASSERT_FALSE(verify_inclusion(index + size, size, leaves[index], proof, root));
      if (!proof.empty()) {
        ASSERT_FALSE(verify_inclusion(index, 2 * size, leaves[index], proof, root));
      }
    }
  }
}

TEST(Consistency, IsProvenBetweenAllSizesAndRefusedWhenMutated) {
  const auto leaves = test::leaves(kSizes);
  const LeafReader reader(leaves);
  std::vector<Hash> roots;
  for (std::uint64_t size = 0; size <= kSizes; ++size) roots.push_back(root_of(size, reader));
  for (std::uint64_t to = 1; to <= kSizes; ++to) {
    for (std::uint64_t from = 1; from <= to; ++from) {
      if (to > 64 && (from * 5 + to) % 7 != 0) continue;  // all pairs to 64, a seventh of the rest
      const auto proof = consistency_proof(from, to, reader);
      ASSERT_TRUE(verify_consistency(from, to, roots[from], roots[to], proof)) << from << "→" << to;
      if (from != to) {
        ASSERT_EQ(proof, test::naive_subproof(from, std::span(leaves).first(to), true));
      }
      for (const auto& wrong : mutations(proof, roots[to])) ASSERT_FALSE(verify_consistency(from, to, roots[from], roots[to], wrong)) << from << "→" << to;
      ASSERT_FALSE(verify_consistency(from, to, bent(roots[from], to), roots[to], proof));
      ASSERT_FALSE(verify_consistency(from, to, roots[from], bent(roots[to], to), proof));
      if (from < to) {
        ASSERT_FALSE(verify_consistency(to, from, roots[to], roots[from], proof));
      }
    }
  }
}

TEST(Consistency, IsNotClaimedFromTheEmptyTree) {
  EXPECT_FALSE(verify_consistency(0, 0, empty_root(), empty_root(), {}));
  EXPECT_FALSE(verify_consistency(0, 1, empty_root(), Hash{}, {}));
}

TEST(Proofs, SurviveAbsurdSizes) {
  const std::vector<Hash> proof(64);
  EXPECT_FALSE(verify_inclusion(UINT64_MAX - 1, UINT64_MAX, Hash{}, proof, Hash{}));
  EXPECT_FALSE(verify_inclusion(UINT64_MAX, UINT64_MAX, Hash{}, proof, Hash{}));
  EXPECT_FALSE(verify_consistency(UINT64_MAX - 1, UINT64_MAX, Hash{}, Hash{}, proof));
  EXPECT_FALSE(verify_consistency(1, UINT64_MAX, Hash{}, Hash{}, proof));
}

namespace json = boost::json;

std::string data_file(const char* name) {
  const char* folder = std::getenv("NB_STANDARDS_DATA");
  if (folder == nullptr) return "";
  std::ifstream file(std::string(folder) + "/" + name);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

Hash hash_of(const Bytes& bytes) {
  Hash hash;
  EXPECT_EQ(bytes.size(), hash.bytes.size());
  std::memcpy(hash.bytes.data(), bytes.data(), std::min(bytes.size(), hash.bytes.size()));
  return hash;
}

Hash from_hex_hash(const json::value& text) { return hash_of(*from_hex(std::string_view(text.as_string()))); }

TEST(Vectors, OfRfc6962AgreeWithUs) {
  const auto text = data_file("merkle_rfc6962.json");
  if (text.empty()) GTEST_SKIP() << "NB_STANDARDS_DATA is not set";
  const auto vectors = json::parse(text);
  EXPECT_EQ(empty_root(), from_hex_hash(vectors.at("empty_root")));
  for (const auto& single : vectors.at("single").as_array()) {
    const auto& object = single.as_object();
    if (!object.contains("leaf_utf8")) continue;
    EXPECT_EQ(leaf_hash(bytes_of(std::string_view(object.at("leaf_utf8").as_string()))), from_hex_hash(object.at("hash")));
  }
  Rim rim;
  const auto& roots = vectors.at("root_by_size_1_to_8").as_array();
  const auto& inputs = vectors.at("leaf_inputs_hex").as_array();
  ASSERT_EQ(inputs.size(), 8U);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    rim.append(leaf_hash(*from_hex(std::string_view(inputs[i].as_string()))));
    EXPECT_EQ(rim.root(), from_hex_hash(roots[i])) << i + 1;
  }
}

/// A root of the vectors. Some are texts of another length where the value does not matter; ours cannot hold those, a stand-in can.
Hash vector_root(const json::value& value) {
  const auto bytes = value.is_null() ? Bytes{} : from_base64(std::string_view(value.as_string())).value();
  return bytes.size() == sizeof(Hash::bytes) ? hash_of(bytes) : crypto::sha256(bytes);
}

/// A base64 hash of the vectors; nullopt for one of another length (a hash type of ours cannot even hold it).
std::optional<Hash> vector_hash(const json::value& value) {
  const auto bytes = value.is_null() ? std::optional(Bytes{}) : from_base64(std::string_view(value.as_string()));
  if (!bytes || bytes->size() != sizeof(Hash::bytes)) return std::nullopt;
  return hash_of(*bytes);
}

std::optional<std::vector<Hash>> vector_proof(const json::value& value) {
  std::vector<Hash> out;
  if (value.is_null()) return out;
  for (const auto& item : value.as_array()) {
    const auto hash = vector_hash(item);
    if (!hash) return std::nullopt;
    out.push_back(*hash);
  }
  return out;
}

bool accepted(const json::object& test) {
  const auto proof = vector_proof(test.at("proof"));
  if (!proof) return false;
  if (test.contains("leafIdx")) {
    const auto leaf = vector_hash(test.at("leafHash"));
    return leaf &&
           verify_inclusion(test.at("leafIdx").to_number<std::uint64_t>(), test.at("treeSize").to_number<std::uint64_t>(), *leaf, *proof, vector_root(test.at("root"))).has_value();
  }
  return verify_consistency(test.at("size1").to_number<std::uint64_t>(), test.at("size2").to_number<std::uint64_t>(), vector_root(test.at("root1")), vector_root(test.at("root2")),
                            *proof)
      .has_value();
}

TEST(Vectors, OfGoodAndBadProofsAreJudgedAsTheySay) {
  const auto text = data_file("merkle_proof_cases.jsonl");
  if (text.empty()) GTEST_SKIP() << "NB_STANDARDS_DATA is not set";
  std::size_t seen = 0;
  for (const auto line : split(text, '\n')) {
    if (line.empty()) continue;
    const auto test = json::parse(line).as_object();
    EXPECT_EQ(accepted(test), !test.at("wantErr").as_bool()) << test.at("case").as_string();
    ++seen;
  }
  EXPECT_EQ(seen, 196U);
}

}  // namespace
}  // namespace nb::proof
