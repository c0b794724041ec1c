// SPDX-License-Identifier: EUPL-1.2
// What the register's pages have in common: German words, the frame with its second navigation, reading what is sealed. A state is
// told by a word and a sign, never by colour alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/model.hpp"
#include "intake/queries.hpp"
#include "journal/sealer.hpp"
#include "proof/receipt.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

[[nodiscard]] std::string_view german(intake::Channel channel);
[[nodiscard]] std::string_view german(intake::Way way);
[[nodiscard]] std::string_view german(intake::Urgency urgency);

/// A badge with a sign before its word.
struct Mark {
  std::string_view sign;
  std::string_view word;
  std::string_view css;
};
[[nodiscard]] Mark mark(intake::Urgency urgency);
[[nodiscard]] Mark mark(intake::State state);
[[nodiscard]] Mark mark(intake::Verdict verdict);
/// Fills SIGN, WORD and BADGE.
void put_mark(Section section, const Mark& mark);

/// "Widerspruch gegen einen Bescheid"; the key itself where it is unknown.
[[nodiscard]] std::string rule_title(std::string_view key);
/// "heute", "in 3 Tagen", "seit 2 Tagen überfällig".
[[nodiscard]] std::string due_words(const CivilDate& due, const CivilDate& today);
/// "seit 5 Minuten", "seit 3 Tagen".
[[nodiscard]] std::string age_words(Instant from, Instant now);
[[nodiscard]] CivilDate today_of(const StabVisit& visit);

/// Where a filing's or letter's page stands: the number in small letters, as console_path() takes it.
[[nodiscard]] std::string path_of(std::string_view folder, std::string_view number);
/// The filing or letter that the page's {id} names, by number or subject.
[[nodiscard]] std::optional<intake::Filing> filing_of(const StabVisit& visit, storage::Db& db);
[[nodiscard]] std::optional<intake::Letter> letter_of(const StabVisit& visit, storage::Db& db);

/// Is the filing this account's business: of its office, or written down by it a moment ago?
[[nodiscard]] bool may_see(const StabVisit& visit, const intake::Filing& filing);
/// May this account read what is sealed about a subject?
[[nodiscard]] bool may_open(const StabVisit& visit, storage::Db& db, std::string_view subject);
/// May it be told what was typed at this machine a moment ago? If by somebody else, that leaves a trace.
[[nodiscard]] bool may_recall(const StabVisit& visit, const std::string& subject, const JustTaken::Taken& taken);

/// Whose data key it is: the municipality's AGS.
[[nodiscard]] std::string owner_of(const StabVisit& visit);
/// Everything personal about a subject whose sealed parts stand in entries of those types; the reason if it cannot be read.
[[nodiscard]] Result<intake::Sealed, journal::OpenFault> open_sealed(const StabVisit& visit, storage::Db& db, std::string_view subject);
/// What is known about the contents: just typed, or opened; else nothing. Of what is erased nothing, whatever this machine remembers.
[[nodiscard]] intake::Sealed known_contents(const StabVisit& visit, storage::Db& db, const std::string& subject, bool erased);

enum class DeskNav { none, list, new_filing, search, forms, letters, new_letter, data_key };
/// Head, both navigations, state of the vault. False where no municipality is chosen; then the template is kNoTown.
[[nodiscard]] bool put_desk_frame(const StabVisit& visit, Section page, std::string_view title, DeskNav current);
inline constexpr std::string_view kNoTown = "intake_no_town";

/// The receipt of the entry at `seq` about `subject`, with salts if they are known: just taken here, or opened.
[[nodiscard]] std::optional<proof::Receipt> receipt_of(const StabVisit& visit, const std::string& subject, std::uint64_t seq);
/// A file to be kept under that name.
[[nodiscard]] web::Response file_answer(std::string content_type, std::string bytes, const std::string& name);
/// One that the browser shows.
[[nodiscard]] web::Response pdf_answer(const Bytes& pdf, const std::string& name);

}  // namespace nb::pages
