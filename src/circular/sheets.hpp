// SPDX-License-Identifier: EUPL-1.2
// A circular on paper: per office its text and lists to sign, and the list by which people are called. Values in, PDF out.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/zone.hpp"
#include "circular/model.hpp"
#include "circular/people.hpp"
#include "circular/wording.hpp"

namespace nb::circular {

/// One list to sign: some people of one office.
struct Sheet {
  SheetCode code;
  std::string office;
  std::size_t first = 0;  ///< into the recipients
  std::size_t count = 0;
};
/// The lists of a version; the same recipients give the same lists, so a signed one is found again by its code.
[[nodiscard]] std::vector<Sheet> sheets_of(const Version& version, std::span<const Recipient> recipients);

struct PrintedCircular {
  std::string town;
  const Version& version;
  std::span<const Recipient> recipients;  ///< in the phone tree's order
  const PhoneTree& tree;                  ///< names and numbers of today
  const Zone& zone;
  const PlainText& plain;
  Instant created;
};
/// The text and the lists of one office, or of all where `office` is empty.
[[nodiscard]] Bytes signing_sheets(const PrintedCircular& what, std::string_view office = {});
/// Everybody with numbers and deputies, office by office, with boxes to tick; who has read it is marked.
[[nodiscard]] Bytes call_list(const PrintedCircular& what, std::string_view office = {});

/// A person's name as printed: "Muster, Erika", or what is left where the directory does not know the id any more.
[[nodiscard]] std::string name_of_person(const PhoneTree& tree, std::string_view id);

}  // namespace nb::circular
