// SPDX-License-Identifier: EUPL-1.2
// Tables subject_request (waiting for a second person) and subject_erased, by log and subject.
#pragma once

#include "state/projection.hpp"

namespace nb::subject {

class SubjectProjection final : public state::Projection {
 public:
  [[nodiscard]] std::string_view name() const override { return "subject"; }
  [[nodiscard]] int version() const override { return 1; }
  void create(storage::Db& db) const override;
  void apply(storage::Db& db, const state::AppliedEntry& entry) const override;
};

}  // namespace nb::subject
