// SPDX-License-Identifier: EUPL-1.2
// What a taken filing gives: whether a repeated sending says the same, the answer for programs (docs/formats/filing-api.md), the
// receipt as a file and as a sheet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/desk.hpp"
#include "web/pages/filing_page.hpp"

namespace nb::pages {

/// True if the filing that was taken says what the form says now. A receipt may be shown only then.
[[nodiscard]] bool says_the_same(const intake::Taken& taken, const FilingInput& input);
/// The salts of a filing's parts that a form with this seed gave it, in the order of the core.
[[nodiscard]] std::vector<proof::PartSalt> salts_of(const std::string& core, const proof::SaltSeed& seed);

/// 201, or 200 if it had been taken before.
[[nodiscard]] web::Response filing_json(const FilingVisit& visit, const intake::Taken& taken);
struct FilingRefused {
  int status = 422;
  std::string_view code;  ///< stable
  std::string sentence;
  const std::vector<FilingFault>* faults = nullptr;
  const Challenge* challenge = nullptr;
};
[[nodiscard]] web::Response filing_refused_json(const FilingVisit& visit, const FilingRefused& refused);

/// An A5 sheet with everything the form said, and the codes of the proof.
[[nodiscard]] web::Response filing_pdf(const FilingVisit& visit, const FilingInput& input, const intake::Taken& taken);
/// The proof's own file.
[[nodiscard]] web::Response filing_proof_file(const intake::Taken& taken);

}  // namespace nb::pages
