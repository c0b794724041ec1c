// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/codes.hpp"

#include <array>

namespace nb::catalogue {

namespace {
using Word = std::string_view;
constexpr std::array kMunicipalityKinds = std::to_array<Word>({"Stadt", "Gemeinde", "Kreis"});
constexpr std::array kSizeClasses = std::to_array<Word>({"S", "M", "L", "XL", "K"});
constexpr std::array kScopes = std::to_array<Word>({"region", "municipality"});
constexpr std::array kBaselines = std::to_array<Word>({"up", "not_set_up"});
constexpr std::array kComponentKinds = std::to_array<Word>({"provider", "network", "platform", "application", "interface", "channel", "device"});
constexpr std::array kUrgencies = std::to_array<Word>({"life", "existential", "legal_deadline", "normal"});
constexpr std::array kFallbackKinds =
    std::to_array<Word>({"none", "paper", "counter_only", "deferred", "provisional_document", "neighbour_authority", "external_portal", "pickup_only"});
constexpr std::array kStepKinds = std::to_array<Word>({"inform", "apply", "decide", "issue", "collect", "pay"});
constexpr std::array kOfficeLevels = std::to_array<Word>({"municipality", "district", "both"});
constexpr std::array kOperators = std::to_array<Word>({"provider", "municipality", "state", "federal", "utility", "other"});
constexpr std::array kSitRoles = std::to_array<Word>({"member", "customer", "partial"});
constexpr std::array kChannels = std::to_array<Word>({"counter", "phone", "post", "fax", "email", "online"});
constexpr std::array kDeadlineRules = std::to_array<Word>({"none", "widerspruch", "widerspruch_sgg", "klage", "untaetigkeit", "einspruch_ao", "owig67", "wiedereinsetzung",
                                                           "vwvfg42a", "pstg18", "pstg22", "pstg28", "bmg17", "bmg19", "passg15", "pauswg27", "fzv15", "gewo14", "gewo15"});
}  // namespace

template <>
std::span<const Word> words_of<MunicipalityKind>() {
  return kMunicipalityKinds;
}
template <>
std::span<const Word> words_of<SizeClass>() {
  return kSizeClasses;
}
template <>
std::span<const Word> words_of<Scope>() {
  return kScopes;
}
template <>
std::span<const Word> words_of<Baseline>() {
  return kBaselines;
}
template <>
std::span<const Word> words_of<ComponentKind>() {
  return kComponentKinds;
}
template <>
std::span<const Word> words_of<Urgency>() {
  return kUrgencies;
}
template <>
std::span<const Word> words_of<FallbackKind>() {
  return kFallbackKinds;
}
template <>
std::span<const Word> words_of<StepKind>() {
  return kStepKinds;
}
template <>
std::span<const Word> words_of<OfficeLevel>() {
  return kOfficeLevels;
}

std::span<const Word> operators() { return kOperators; }
std::span<const Word> sit_roles() { return kSitRoles; }
std::span<const Word> channels() { return kChannels; }
std::span<const Word> deadline_rules() { return kDeadlineRules; }

}  // namespace nb::catalogue
