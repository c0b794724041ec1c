// SPDX-License-Identifier: EUPL-1.2
// Scans of a filing's form that was refused: they wait for this session under the form's id, sealed as those of the online form
// (filing_uploads.hpp), so that nobody has to choose, or even scan, them again.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "intake/desk.hpp"
#include "web/pages/filing_uploads.hpp"
#include "web/pages/stab_form.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

/// What waits for the form of that id.
[[nodiscard]] std::vector<WaitingFile> kept_files(const StabVisit& visit, std::string_view form_id);

/// Everything the form wants to attach: what waited and is still ticked (fields "anlage"), and what came with this request, which waits
/// from now on. What is not ticked any more is dropped. Refused in a sentence that names the file.
[[nodiscard]] Result<std::vector<intake::Upload>, FormFault> gather_uploads(const StabVisit& visit, const web::Form& form);

/// To be called, on any thread, once the form was taken: its files do not wait any more.
[[nodiscard]] std::function<void()> forgetting_files(const StabVisit& visit, const web::Form& form);

/// Why a file cannot wait, in a sentence that names it.
[[nodiscard]] std::string waiting_sentence(const std::string& name, const WaitingFiles::Problem& problem);

/// "PDF, 3 Seiten, 120 KB"; 0 pages: not counted.
[[nodiscard]] std::string file_facts(std::string_view type, std::uint32_t pages, std::uint64_t bytes);

}  // namespace nb::pages
