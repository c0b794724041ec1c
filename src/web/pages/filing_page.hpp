// SPDX-License-Identifier: EUPL-1.2
// The pages of the online form: values into templates. All run on the form's own pool.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/desk.hpp"
#include "web/pages/context.hpp"
#include "web/pages/filing.hpp"
#include "web/pages/filing_guard.hpp"
#include "web/pages/filing_input.hpp"
#include "web/pages/filing_uploads.hpp"
#include "web/pages/router.hpp"

namespace nb::pages {

/// The last part of the form's address.
inline constexpr std::string_view kFilingPath = "einreichen/";

/// One request to a municipality's form.
struct FilingVisit {
  const OnlineFormParts& parts;
  const std::string& csp;
  bool scripted = false;                              ///< the scripts are installed
  std::shared_ptr<const web::Request> request;        // shared: answered later
  std::shared_ptr<const publish::RegionView> region;  // shared: the view this answer started with
  Target home;                                        ///< of the municipality, in the page's language
  std::string step;                                   ///< what follows "einreichen/"
  Instant now;

  [[nodiscard]] LogName log() const;
  [[nodiscard]] FilingPlace place() const;
  [[nodiscard]] bool wants_json() const;
};
/// nullopt: no municipality's form stands at that address.
[[nodiscard]] std::optional<FilingVisit> visit_filing(const OnlineFormParts& parts, const std::string& csp, const std::shared_ptr<const web::Request>& request);

/// The service the form is about, if this municipality does it itself.
[[nodiscard]] const catalogue::Service* filing_service(const FilingVisit& visit, std::string_view id);

using FillFiling = std::function<void(const Context&, Section)>;
/// Expands filing_<page>, never cached.
[[nodiscard]] web::Response filing_page(const FilingVisit& visit, int status, std::string_view page, const FillFiling& fill);

struct FilingForm {
  const FilingInput& input;
  const std::vector<FilingFault>& faults;
  const std::vector<WaitingFile>& files;
  std::string_view message = {};       ///< text key; empty: none
  std::string_view file_problem = {};  ///< sentence about a file that was not taken
};
[[nodiscard]] web::Response filing_form_page(const FilingVisit& visit, int status, const FilingForm& form);
[[nodiscard]] web::Response filing_check_page(const FilingVisit& visit, const FilingInput& input);
[[nodiscard]] web::Response filing_done_page(const FilingVisit& visit, const FilingInput& input, const intake::Taken& taken);
[[nodiscard]] web::Response filing_wait_page(const FilingVisit& visit, const FilingInput& input, const Challenge& challenge);

enum class ClosedNext {
  none,
  again,  ///< the same button once more
  back,   ///< to the form, with everything typed
  fresh,  ///< a new form
};
struct FilingClosed {
  int status = 503;
  std::string_view key;  ///< filing.<key>_title and filing.<key>_text
  ClosedNext next = ClosedNext::none;
  const FilingInput* input = nullptr;
};
[[nodiscard]] web::Response filing_closed_page(const FilingVisit& visit, const FilingClosed& closed);

/// The sentence about a file that was not taken, in the page's language.
[[nodiscard]] std::string file_problem(const Texts& texts, const WaitingFiles::Problem& problem, std::string_view name);

/// Its words; easy language where a text has it.
[[nodiscard]] const Texts& filing_texts(const FilingVisit& visit);

}  // namespace nb::pages
