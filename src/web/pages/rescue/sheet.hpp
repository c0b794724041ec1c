// SPDX-License-Identifier: EUPL-1.2
// A printed day list to type from: its scan or photo stands beside the field. It waits as the scans of a filing do (filing_uploads.hpp):
// sealed under a key in memory only, for this sign-in and this municipality, an hour at most, and gone as soon as the typed list is taken.
// It never reaches the journal.
#pragma once

#include <cstddef>
#include <functional>

#include "base/result.hpp"
#include "web/pages/stab_form.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

inline constexpr const char* kRescueSheet = "/stab/termine/einlesen/blatt";
/// Pages that are shown beside the field; a day list is shorter.
inline constexpr std::size_t kSheetPagesShown = 40;

/// Pages that lie there.
[[nodiscard]] std::size_t sheet_pages(const StabVisit& visit);
/// Keeps the files of field "datei" that came with this request; refused in a sentence that names the file.
[[nodiscard]] Result<void, FormFault> keep_sheets(const StabVisit& visit);
/// To be called, on any thread, once the list was taken or the sheet is put away.
[[nodiscard]] std::function<void()> forgetting_sheets(const StabVisit& visit);

}  // namespace nb::pages
