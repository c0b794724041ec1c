// SPDX-License-Identifier: EUPL-1.2
// What a client of the town keeps on its own side: what it wanted, noted before it asked, and what it was handed out, noted and synced
// after it got it. A file of lines; one that was cut off by a kill is dropped.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "proof/entry.hpp"

namespace nb::test {

/// What a client wants done, with all it takes to ask for exactly the same again.
struct Wish {
  CommandId id;
  proof::SaltSeed seed;
  std::uint64_t dice = 0;  ///< what a filing says follows from it
  std::string made;        ///< RFC 3339
  std::string actor;
  std::string name;     ///< of the command
  std::string args;     ///< JSON object; of a filing only the form's number
  std::string subject;  ///< about which it seals something; empty: nothing, or the one it makes
};
[[nodiscard]] std::string encode_wish(const Wish& wish);
[[nodiscard]] std::optional<Wish> parse_wish(std::string_view text);

/// One line: its first word, and the tab-separated rest:
///   wish JSON | receipt ID SEQ BASE64 | key ID HEX (a wrapped key that was sent) | done ID FIRST COUNT | refused ID CODE
struct BookLine {
  std::string_view kind;
  std::vector<std::string_view> fields;
};

class Book {
 public:
  /// Drops a line that was cut off.
  explicit Book(const std::string& path);
  ~Book();
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
  /// Whole lines, in one write.
  void write(const std::string& lines, bool sync);
  /// The last wish, and whether it was answered with a refusal.
  struct Last {
    Wish wish;
    bool refused = false;
  };
  [[nodiscard]] std::optional<Last> last() const;

 private:
  std::string path_;
  int file_;
};

/// Every whole line of a client's file.
void read_book(const std::string& path, const std::function<void(const BookLine&)>& take);

}  // namespace nb::test
