// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rescue/drafts.hpp"

#include <algorithm>

namespace nb::pages {

namespace {

bool is_of(const ImportDraft& draft, std::string_view account, std::string_view place) { return draft.account == account && draft.place == place; }

}  // namespace

void ImportDrafts::put(const std::string& id, ImportDraft draft) {
  const std::scoped_lock lock(mutex_);
  if (!drafts_.contains(id)) drop_oldest(draft.account);
  drafts_.insert_or_assign(id, std::make_shared<const ImportDraft>(std::move(draft)));
}

void ImportDrafts::drop_oldest(const std::string& account) {
  const auto own = static_cast<std::size_t>(std::ranges::count_if(drafts_, [&account](const auto& pair) { return pair.second->account == account; }));
  const bool any = drafts_.size() >= kCountMax;
  if (!any && own < kPerAccountMax) return;
  auto oldest = drafts_.end();
  for (auto at = drafts_.begin(); at != drafts_.end(); ++at) {
    const bool counts = own >= kPerAccountMax ? at->second->account == account : true;
    if (counts && (oldest == drafts_.end() || at->second->at < oldest->second->at)) oldest = at;
  }
  if (oldest != drafts_.end()) drafts_.erase(oldest);
}

std::shared_ptr<const ImportDraft> ImportDrafts::find(std::string_view id, std::string_view account, std::string_view place) const {
  const std::scoped_lock lock(mutex_);
  const auto found = drafts_.find(id);
  return found != drafts_.end() && is_of(*found->second, account, place) ? found->second : nullptr;
}

std::shared_ptr<const ImportDraft> ImportDrafts::find_import(std::string_view import, std::string_view account, std::string_view place) const {
  const std::scoped_lock lock(mutex_);
  const auto found = std::ranges::find_if(drafts_, [&](const auto& pair) { return pair.second->import == import && is_of(*pair.second, account, place); });
  return found != drafts_.end() ? found->second : nullptr;
}

std::vector<std::string> ImportDrafts::of(std::string_view account, std::string_view place) const {
  const std::scoped_lock lock(mutex_);
  std::vector<std::pair<Instant, std::string>> found;
  for (const auto& [id, draft] : drafts_) {
    if (is_of(*draft, account, place) && draft->import.empty()) found.emplace_back(draft->at, id);
  }
  std::ranges::sort(found, std::greater<>());
  std::vector<std::string> ids;
  for (auto& [at, id] : found) ids.push_back(std::move(id));
  return ids;
}

void ImportDrafts::remove(std::string_view id, std::string_view account) {
  const std::scoped_lock lock(mutex_);
  const auto found = drafts_.find(id);
  if (found != drafts_.end() && found->second->account == account) drafts_.erase(found);
}

void ImportDrafts::tend(Instant now) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(drafts_, [now](const auto& pair) { return pair.second->at + kAgeMax < now; });
}

}  // namespace nb::pages
