// SPDX-License-Identifier: EUPL-1.2
#include "audit/traces.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "journal/journal.hpp"
#include "proof/entry.hpp"
#include "storage/engine.hpp"

namespace nb::audit {

namespace json = boost::json;

namespace {

constexpr std::uint64_t kAtOnce = 500;

bool names(const json::object& data, std::string_view object) {
  const json::value* list = data.if_contains("subjects");
  if (list == nullptr || !list->is_array()) return false;
  return std::ranges::any_of(list->get_array(), [&](const json::value& one) { return one.is_string() && std::string_view(one.get_string()) == object; });
}

/// nullopt: another one, or an entry that cannot be read (»notbetrieb verify« says so).
std::optional<Trace> matching(const storage::EntryView& entry, const Filter& filter) {
  json::object data;
  const auto core = proof::decode_entry(bytes_of(entry.core), &data);
  if (!core) return std::nullopt;
  const auto at = parse_rfc3339(core->at);
  if (!at || (filter.from && *at < *filter.from) || (filter.to && *at >= *filter.to)) return std::nullopt;
  if (!filter.actor.empty() && core->actor != filter.actor) return std::nullopt;
  if (!core->type.starts_with(filter.type)) return std::nullopt;
  if (!filter.object.empty() && core->subject != filter.object && !names(data, filter.object)) return std::nullopt;
  Trace found{entry.seq, *at, core->actor, core->type, core->subject, json::serialize(data), entry.leaf_hash};
  if (filter.seen && !filter.seen(found)) return std::nullopt;
  return found;
}

}  // namespace

Found find_traces(const journal::Journal& journal, const LogName& log, const Filter& filter, std::optional<std::uint64_t> before, std::size_t count_max, std::uint64_t look_max) {
  Found out;
  std::uint64_t to = std::min(before.value_or(journal.size(log)), journal.size(log));
  std::uint64_t looked = 0;
  while (to > 0 && looked < look_max && out.traces.size() < count_max) {
    const std::uint64_t from = to - std::min({to, kAtOnce, look_max - looked});
    std::vector<Trace> piece;
    journal.read(log, from, to, [&](const storage::EntryView& entry) {
      if (auto trace = matching(entry, filter)) piece.push_back(*std::move(trace));
    });
    looked += to - from;
    to = from;
    for (auto trace = piece.rbegin(); trace != piece.rend(); ++trace) {
      if (out.traces.size() == count_max) {
        to = out.traces.back().seq;
        break;
      }
      out.traces.push_back(std::move(*trace));
    }
  }
  out.looked_to = to;
  return out;
}

}  // namespace nb::audit
