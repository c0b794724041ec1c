// SPDX-License-Identifier: EUPL-1.2
// The explanation in one or two sentences a layman can read: German, English, easy language. Pure. Names of services and
// components stand in quotation-free, article-free positions, because they may be any noun.
#pragma once

#include <string>

#include "situation/explain.hpp"

namespace nb::situation {

enum class Language { de, en, leicht };

/// For citizens: the state and, in one more sentence, where it comes from.
[[nodiscard]] std::string sentence(const Why& why, Language language);
/// For the crisis staff, German: what does not fit together and what to do.
[[nodiscard]] std::string sentence(const Contradiction& contradiction, const Wiring& wiring);

}  // namespace nb::situation
