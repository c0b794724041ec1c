// SPDX-License-Identifier: EUPL-1.2
// Everything that is said to one person about one appointment, whichever way it goes out. Values only.
#pragma once

#include <optional>
#include <string>

#include "appointments/model.hpp"

namespace nb::notices {

struct Tidings {
  appointments::Notice notice;
  appointments::Booking booking;
  appointments::Person person;
  std::string town;       ///< "Stadt Arnsberg"
  std::string service;    ///< "Personalausweis beantragen"; the catalogue's id where it is not known any more
  std::string place;      ///< "Rathaus Arnsberg, Rathausplatz 1, 59759 Arnsberg"; empty: not known
  std::string day;        ///< "Montag, 6. November 2023"; empty: whoever waits has no time yet
  std::string clock;      ///< "8:30 Uhr"
  std::string short_day;  ///< "06.11.2023"
  std::string reason;     ///< why it is called off; empty: not said
  std::string phone;      ///< of the town; empty: not known
  std::string link;       ///< of their own; empty: none
  std::string until;      ///< "8. November 2023, 12:00 Uhr": an offer ends; empty: no offer, or one that ran out
  bool over = false;      ///< the time of the appointment has passed
  bool ran_out = false;   ///< an offer, and the time to choose has passed
};

}  // namespace nb::notices
