// SPDX-License-Identifier: EUPL-1.2
// What the pages of circulars have in common: the frame with its second navigation, the circular meant, names of people, German words.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "circular/commands.hpp"
#include "circular/queries.hpp"
#include "circular/sheets.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

/// Head and navigation. False where no municipality is chosen; then the template is kNoCircularTown.
[[nodiscard]] bool put_circular_frame(const StabVisit& visit, Section page, std::string_view title);
inline constexpr std::string_view kNoCircularTown = "circular_no_town";

/// True if whoever asks may write circulars, and note who has read them.
[[nodiscard]] bool may_write(const StabVisit& visit);
/// True if whoever asks may see drafts and who has read what.
[[nodiscard]] bool may_see_all(const StabVisit& visit);

/// The circular that the page's {id} names, by number or subject.
[[nodiscard]] std::optional<circular::Circular> circular_of(const StabVisit& visit, storage::Db& db);
/// "/stab/rundschreiben/12"
[[nodiscard]] std::string circular_path(std::uint64_t number);
/// The people of today.
[[nodiscard]] circular::PhoneTree tree_of(const StabVisit& visit, storage::Db& db);
/// The sections of a version as HTML, those for `mask` first-hand, others named as such.
void put_sections(Section page, const circular::Version& version, circular::SectionMask mask);
/// "Muster, Erika", numbers, function.
void put_person(Section row, const circular::PhoneTree& tree, const circular::Recipient& recipient);
/// "gelesen im Programm (Konto stab), 6.11.2023, 08:05 Uhr", "gelesen am Telefon (eingetragen von stab), …", "gelesen am Telefon, …; nachgetragen von stab am …", "Vertretung weiß
/// Bescheid", "noch nicht".
[[nodiscard]] std::string standing(const StabVisit& visit, const circular::PhoneTree& tree, const circular::Recipient& recipient);
/// What a part of a page needs that renews itself (templates/stab/_live.tpl): the version it shows, and whether another one holds by now.
void put_live(const StabVisit& visit, Section part, const circular::Version& version);
/// An office's name as a part of an element's id: without white space.
[[nodiscard]] std::string office_id(std::string_view office);
/// Who must acknowledge until when; empty where it is for information only.
[[nodiscard]] std::string deadline_words(const StabVisit& visit, const circular::Version& version);

}  // namespace nb::pages
