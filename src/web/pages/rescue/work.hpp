// SPDX-License-Identifier: EUPL-1.2
// What the pages of the import share: reading a file into a draft, and what would become of a draft's rows as things stand.
#pragma once

#include <string>
#include <string_view>

#include "appointments/import_changes.hpp"
#include "appointments/import_source.hpp"
#include "base/result.hpp"
#include "web/pages/rescue/drafts.hpp"
#include "web/pages/stab_actions.hpp"
#include "web/pages/stab_form.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

inline constexpr const char* kRescueStart = "/stab/termine/einlesen";

/// Labels and rows that one page offers for answering; what is beyond waits until these are settled.
inline constexpr std::size_t kLabelsShown = 150;
inline constexpr std::size_t kAskedShown = 60;

[[nodiscard]] rescue::Choices choices_of(const StabVisit& visit);

/// `list_day`: of a typed list that does not name its day.
[[nodiscard]] Result<ImportDraft, FormFault> read_draft_of(const StabVisit& visit, std::string name, std::string_view bytes, std::optional<CivilDate> list_day);

using Outlook = appointments::ImportPlan;
[[nodiscard]] Outlook outlook_of(const StabVisit& visit, const ImportDraft& draft);

/// Columns, labels, date and answers as the form has them.
void take_form(const StabVisit& visit, const web::Form& form, ImportDraft& draft);

/// Takes it, and answers with the page of what became of it.
void take_import(const StabVisit& visit, const std::string& draft_id, const ImportDraft& draft, Outlook outlook, CommandId id, const StabAnswer& answer);

/// "Mo, 30.10.2023, 08:20"
[[nodiscard]] std::string start_words(const rescue::Row& row);

}  // namespace nb::pages
