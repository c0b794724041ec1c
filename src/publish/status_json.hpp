// SPDX-License-Identifier: EUPL-1.2
// A municipality's truth for programs: /api/v1/<slug>/status.json, described by docs/formats/status.schema.json. Pure.
#pragma once

#include <string>
#include <string_view>

#include "publish/view.hpp"

namespace nb::publish {

/// `schema_url`: where the schema is served, absolute or relative to the document.
[[nodiscard]] std::string status_json(const View& view, std::string_view schema_url, Instant now);

/// The JSON Schema (2020-12) of that document, as published in docs/formats.
[[nodiscard]] std::string_view status_schema();

}  // namespace nb::publish
