// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/filing_refusals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace nb::pages {

namespace {

struct Row {
  std::string_view code;
  std::string_view key;
};
constexpr std::array kRows = std::to_array<Row>({{"state.args_invalid", "filing.fault_form"},
                                                 {"state.command_unknown", "filing.fault_form"},
                                                 {"state.sealed_missing", "filing.fault_form"},
                                                 {"state.entry_invalid", "filing.refused_unreadable"},
                                                 {"state.entry_too_large", "filing.fault_long"},
                                                 {"state.clock_ahead", "filing.refused_clock"},
                                                 {"intake.malformed", "filing.fault_form"},
                                                 {"intake.wrong_log", "filing.fault_form"},
                                                 {"intake.sealed_missing", "filing.fault_form"},
                                                 {"intake.unreadable", "filing.refused_unreadable"},
                                                 {"intake.too_long", "filing.fault_long"},
                                                 {"intake.received_future", "filing.refused_clock"},
                                                 {"intake.received_long_ago", "filing.refused_clock"},
                                                 {"intake.unknown_office", "filing.refused_service"},
                                                 {"intake.unknown_service", "filing.refused_service"},
                                                 {"intake.unknown_rule", "filing.refused_deadline"},
                                                 {"intake.deadline_impossible", "filing.refused_deadline"},
                                                 {"intake.no_data_key", "filing.no_key_text"},
                                                 {"intake.attachments_count", "filing.fault_file_many"},
                                                 {"intake.attachments_size", "filing.fault_file_many"}});

std::optional<paper::ScanFault> fault_of(std::string_view code) {
  for (std::size_t i = 0; i < paper::kScanFaults; ++i) {
    const auto fault = static_cast<paper::ScanFault>(i);
    if (paper::code_of(fault) == code) return fault;
  }
  return std::nullopt;
}

}  // namespace

std::string file_sentence(const Texts& texts, std::string_view before, paper::ScanFault fault) {
  if (texts.lang() == Lang::leicht) return texts.say("filing.refused_file");
  const paper::FaultText text = paper::wording_of(fault);
  return fmt::format("{} {}", before, texts.lang() == Lang::en ? text.en : text.de);
}

std::optional<std::string> known_filing_refusal(const Texts& texts, std::string_view code) {
  const auto row = std::ranges::find(kRows, code, &Row::code);
  if (row != kRows.end()) return texts.say(row->key);
  const auto fault = fault_of(code);
  if (!fault) return std::nullopt;
  return file_sentence(texts, texts.say("filing.refused_file"), *fault);
}

std::string filing_refusal(const Texts& texts, std::string_view code) {
  if (auto known = known_filing_refusal(texts, code)) return *std::move(known);
  return texts.say("filing.refused_other", {{"code", code}});
}

}  // namespace nb::pages
