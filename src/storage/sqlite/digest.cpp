// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite/digest.hpp"

#include <vector>

#include "crypto/sha256.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::storage {

namespace {

/// Adds as numbers modulo 2^256, so that equal rows do not cancel each other out.
void add(Hash& sum, const Hash& more) {
  unsigned carry = 0;
  for (std::size_t i = sum.bytes.size(); i-- > 0;) {
    const unsigned total = std::to_integer<unsigned>(sum.bytes[i]) + std::to_integer<unsigned>(more.bytes[i]) + carry;
    sum.bytes[i] = std::byte(total & 0xFFU);
    carry = total >> 8U;
  }
}

TableDigest digest(Db& db, const std::string& table) {
  TableDigest out;
  std::string sql = "SELECT * FROM ";
  sql += quoted_name(table);  // the schema's own name; names cannot be bound
  Query q = db.query(sql.c_str());
  while (q.step()) {
    Bytes row;
    for (int column = 0; column < q.columns(); ++column) {
      const ByteView value = q.blob(column);  // numbers as their text
      const std::string head = std::to_string(q.type(column)) + ":" + std::to_string(value.size()) + ":";
      row.insert(row.end(), bytes_of(head).begin(), bytes_of(head).end());
      row.insert(row.end(), value.begin(), value.end());
    }
    add(out.sum, crypto::sha256(row));
    ++out.rows;
  }
  return out;
}

}  // namespace

std::map<std::string, TableDigest> digest_tables(Db& db) {
  std::vector<std::string> names;
  {
    // Shadow tables of full-text indexes have an order of their own; what they are made from is compared.
    Query q = db.query("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    while (q.step()) names.push_back(q.str(0));
  }
  std::map<std::string, TableDigest> out;
  for (const std::string& name : names) out.emplace(name, digest(db, name));
  return out;
}

}  // namespace nb::storage
