// SPDX-License-Identifier: EUPL-1.2
// The fields of a filing's form: from what was typed to a draft, and back into the form, so that nothing has to be typed twice.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "intake/prepare.hpp"
#include "web/pages/stab_form.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

/// When something was received, as the form asks for it.
struct DeskReceived {
  std::string when = "jetzt";  ///< "jetzt", "heute" (at `clock`), "am" (at `moment`)
  std::string clock;           ///< "07:30"
  std::string moment;          ///< "2023-10-30T07:30"
};

struct DeskInput {
  std::string channel = "counter";
  DeskReceived received;
  std::string urgency;
  std::string office;
  std::string service;
  std::string form;
  std::string watch;  ///< empty: as usual for the service; "keine"; a rule
  std::array<intake::DeadlineWish, intake::kDeadlinesMax> deadlines;
  intake::Sealed sealed;
};

[[nodiscard]] DeskInput read_desk_input(const web::Form& form);
[[nodiscard]] DeskInput input_of(const StabVisit& visit, const intake::Filing& filing, const intake::Sealed& sealed);

/// The moment meant, RFC 3339; empty: now. Refused in a sentence that names the field.
[[nodiscard]] Result<std::string, FormFault> received_of(const DeskReceived& received, const StabVisit& visit);
/// Those that name a rule; refused where a rule has no day or a day no rule.
[[nodiscard]] Result<std::vector<intake::DeadlineWish>, FormFault> deadlines_of(const DeskInput& input);
/// The rules that bind the authority: as chosen, or what the service usually brings.
[[nodiscard]] std::vector<intake::WatchWish> watches_of(const DeskInput& input, const StabVisit& visit);

/// Everything the form asks for, filled in.
void put_desk_input(const StabVisit& visit, Section form, const DeskInput& input);
/// What the deadlines come to, computed now.
void put_deadline_preview(const StabVisit& visit, Section place, const DeskInput& input);

}  // namespace nb::pages
