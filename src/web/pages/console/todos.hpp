// SPDX-License-Identifier: EUPL-1.2
// The areas of the home whose lines stand in files of their own; todos.cpp lists them all.
#pragma once

#include "web/pages/console/home.hpp"

namespace nb::pages {

/// Appointments that cannot take place as things stand, for those who may call them off.
void risk_todos(const StabVisit& visit, storage::Db& db, Todos& todos);
/// Appointments on days that were called off without them.
void left_todos(const StabVisit& visit, storage::Db& db, Todos& todos);
/// What is possible again and may be booked by the invited only: somebody has to invite, or to open it.
void locked_todos(const StabVisit& visit, storage::Db& db, Todos& todos);
/// Who has an appointment that the plan has no desk for any more.
void beyond_todos(const StabVisit& visit, storage::Db& db, Todos& todos);
/// Who is to be called, and of whom nobody knows whether they were told.
void notice_todos(const StabVisit& visit, storage::Db& db, Todos& todos);
/// Who still comes today, and whose coming has not been ticked.
void day_todos(const StabVisit& visit, storage::Db& db, Todos& todos);
/// The waiting room, while anybody is in it.
void queue_todos(const StabVisit& visit, storage::Db& db, Todos& todos);
/// What lies too long, whom to remind, what is under way, what is ready.
void pickup_todos(const StabVisit& visit, storage::Db& db, Todos& todos);

}  // namespace nb::pages
