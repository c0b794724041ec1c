// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_tables.hpp"

#include <array>
#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>

#include "base/text.hpp"
#include "web/pages/account/pages.hpp"
#include "web/pages/appointments/pages.hpp"
#include "web/pages/approval/pages.hpp"
#include "web/pages/circular/pages.hpp"
#include "web/pages/console/home.hpp"
#include "web/pages/crisis/pages.hpp"
#include "web/pages/intake/pages.hpp"
#include "web/pages/notices/pages.hpp"
#include "web/pages/pickup/pages.hpp"
#include "web/pages/queue/pages.hpp"
#include "web/pages/rescue/pages.hpp"
#include "web/pages/stab_traces.hpp"

namespace nb::pages {

namespace {

constexpr std::array kPages = std::to_array<StabPage>({{"/stab/", stab_home},
                                                       {"/stab/lage", stab_overview},
                                                       {"/stab/komponenten", stab_components},
                                                       {"/stab/komponenten/{id}", stab_component},
                                                       {"/stab/leistungen", stab_services},
                                                       {"/stab/leistungen/{id}", stab_service},
                                                       {"/stab/aemter", stab_offices},
                                                       {"/stab/aemter/{id}", stab_office},
                                                       {"/stab/vorfall", stab_incidents},
                                                       {"/stab/meldungen", stab_announcements},
                                                       {"/stab/verlauf", stab_history},
                                                       {"/stab/analyse", stab_analysis},
                                                       {"/stab/rechte", stab_rights},
                                                       {"/stab/spuren", stab_traces}});

constexpr std::array kFiles = std::to_array<StabFile>({{"/stab/spuren.csv", stab_traces_csv}, {"/stab/spuren/{nr}/beleg.tlog-proof", stab_trace_proof}});

using Params = std::vector<std::pair<std::string, std::string>>;

/// True if a path has the pattern's segments; what its {param}s stand for goes into `params`.
bool fits(std::string_view pattern, std::string_view path, Params& params) {
  const auto wanted = split(pattern, '/');
  const auto given = split(path, '/');
  if (wanted.size() != given.size()) return false;
  params.clear();
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i].starts_with('{') && !given[i].empty()) {
      params.emplace_back(wanted[i].substr(1, wanted[i].size() - 2), given[i]);
    } else if (wanted[i] != given[i]) {
      return false;
    }
  }
  return true;
}

template <class Row>
std::vector<Row> joined(std::initializer_list<std::span<const Row>> tables) {
  std::vector<Row> all;
  for (const std::span<const Row> table : tables) all.insert(all.end(), table.begin(), table.end());
  return all;
}

}  // namespace

const std::vector<StabPage>& all_pages() {
  static const std::vector<StabPage> all = joined<StabPage>({kPages, desk_pages(), appointment_pages(), circular_pages(), crisis_pages(), queue_pages(), pickup_pages(),
                                                             notice_pages(), rescue_pages(), account_pages(), approval_pages()});
  return all;
}

std::vector<StabFile> quick_files() { return joined<StabFile>({kFiles, queue_files(), rescue_files(), circular_files(), crisis_files(), desk_files()}); }
std::vector<StabFile> slow_files() { return joined<StabFile>({appointment_files(), pickup_files(), notice_files(), rescue_slow_files(), desk_slow_files()}); }

const StabPage& page_at(const std::string& path, web::Request& request) {
  request.path = path;
  request.query.clear();
  const StabPage* with_params = nullptr;  // "/stab/eingang/neu" before "/stab/eingang/{id}"
  for (const StabPage& page : all_pages()) {
    Params params;
    if (!fits(page.pattern, path, params)) continue;
    if (params.empty()) return page;
    with_params = &page;
    request.params = std::move(params);
  }
  if (with_params != nullptr) return *with_params;
  request.path = "/stab/";
  return all_pages().front();
}

}  // namespace nb::pages
