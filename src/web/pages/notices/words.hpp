// SPDX-License-Identifier: EUPL-1.2
// How the pages about telling people say states and ways, and how they open names.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appointments/model.hpp"
#include "notices/tidings.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::storage {
class Db;
}

namespace nb::pages {

inline constexpr std::string_view kNoNoticeTown = "notice_no_town";

/// Head and navigation; false where no municipality is chosen.
[[nodiscard]] bool put_notice_frame(const StabVisit& visit, Section page, std::string_view title);
/// What keeps people from being told: a channel that is not set up, one that is in trouble, a locked data key.
void put_obstacles(const StabVisit& visit, Section page);

/// What the numbers of mail servers and gateways mean to somebody who reads no RFC.
[[nodiscard]] std::string_view reason_of(std::string_view code);
/// "06.11.2023 bis 10.11.2023, Rathaus, Personalausweis"
[[nodiscard]] std::string call_off_words(const StabVisit& visit, const appointments::CallOff& one);
[[nodiscard]] std::string service_title(const StabVisit& visit, std::string_view service);

/// May names be shown here now?
[[nodiscard]] bool names_open(const StabVisit& visit);
/// Everything about some notices; with the person, which leaves a trace, if `named` and they can be read.
[[nodiscard]] std::vector<notices::Tidings> tidings_of(const StabVisit& visit, storage::Db& db, const std::vector<appointments::Notice>& list, bool named);

/// Who is told in a row of a list, and about which appointment.
void put_appointment(Section row, const notices::Tidings& one, bool named);
/// The form by which a person decides what became of an attempt.
void put_judge(const StabVisit& visit, Section row, const notices::Tidings& one, std::string_view back);

}  // namespace nb::pages
