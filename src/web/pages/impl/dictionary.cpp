// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/impl/dictionary.hpp"

#include <memory>
#include <utility>

#include "web/pages/console/english_template.hpp"
#include "web/pages/console/phrases.hpp"

namespace nb::pages {

namespace {

std::string_view view(const ctemplate::TemplateString& text) { return {text.data(), text.size()}; }

}  // namespace

/// The dictionaries of one section in their order; the engine deletes it.
class Dictionary::Walk final : public ctemplate::TemplateDictionaryInterface::Iterator {
 public:
  explicit Walk(const Dictionary* first) : next_(first) {}
  Walk(const Walk&) = delete;
  Walk& operator=(const Walk&) = delete;
  ~Walk() override = default;
  /// Only the one dictionary, whatever follows it.
  static std::unique_ptr<Walk> once(const Dictionary* only) {
    auto walk = std::make_unique<Walk>(only);
    walk->once_ = true;
    return walk;
  }

  [[nodiscard]] bool HasNext() const override { return next_ != nullptr; }
  const TemplateDictionaryInterface& Next() override {
    const Dictionary* here = next_;
    next_ = once_ ? nullptr : here->next_;
    return *here;
  }

 private:
  const Dictionary* next_;
  bool once_ = false;
};

std::string_view Dictionary::kept(std::string_view text) const {
  if (text.empty()) return "";
  auto* copy = static_cast<char*>(arena_.allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

template <class T, class... Args>
T* Dictionary::made(Args&&... args) const {
  return std::construct_at(static_cast<T*>(arena_.allocate(sizeof(T), alignof(T))), std::forward<Args>(args)...);
}

void Dictionary::set(std::string_view name, std::string_view value) { values_ = made<Value>(Value{kept(name), kept(value), values_}); }

Dictionary::Shown& Dictionary::shown(std::string_view name) {
  for (Shown* one = shown_; one != nullptr; one = one->before)
    if (one->name == name) return *one;
  shown_ = made<Shown>(Shown{kept(name), nullptr, nullptr, shown_});
  return *shown_;
}

Dictionary& Dictionary::add(std::string_view name) {
  Shown& section = shown(name);
  auto* child = made<Dictionary>(arena_, this);
  if (section.last == nullptr) {
    section.first = child;
  } else {
    section.last->next_ = child;
  }
  section.last = child;
  return *child;
}

Dictionary::Shown* Dictionary::own_section(std::string_view name) const {
  for (Shown* one = shown_; one != nullptr; one = one->before)
    if (one->name == name) return one;
  return nullptr;
}

void Dictionary::each_row(std::string_view path, const std::function<void(Dictionary&)>& call) {
  const std::size_t slash = path.find('/');
  const Shown* section = own_section(path.substr(0, slash));
  // Shown as it is, without a dictionary of its own: what stands in it stands here.
  if (section != nullptr && section->first == nullptr && slash != std::string_view::npos) return each_row(path.substr(slash + 1), call);
  for (Dictionary* row = section == nullptr ? nullptr : section->first; row != nullptr; row = row->next_) {
    if (slash == std::string_view::npos) {
      call(*row);
    } else {
      row->each_row(path.substr(slash + 1), call);
    }
  }
}

std::size_t Dictionary::keep_rows(std::string_view path, const std::function<bool(Dictionary&)>& wanted) {
  const std::size_t slash = path.find('/');
  Shown* section = own_section(path.substr(0, slash));
  if (section == nullptr) return 0;
  std::size_t left = 0;
  if (slash != std::string_view::npos) {
    if (section->first == nullptr) return keep_rows(path.substr(slash + 1), wanted);
    const bool several = section->first->next_ != nullptr;  // of many boxes those go in which nothing is left; a single one stays, with its head
    Dictionary** link = &section->first;
    for (Dictionary* outer = section->first; outer != nullptr; outer = outer->next_) {
      const std::size_t inside = outer->keep_rows(path.substr(slash + 1), wanted);
      left += inside;
      if (inside == 0 && several) continue;
      *link = section->last = outer;
      link = &outer->next_;
    }
    *link = nullptr;
    if (section->first == nullptr) section->name = "";
    return left;
  }
  Dictionary* first = nullptr;
  Dictionary* last = nullptr;
  for (Dictionary* row = section->first; row != nullptr;) {
    Dictionary* next = row->next_;
    if (wanted(*row)) {
      row->next_ = nullptr;
      (last == nullptr ? first : last->next_) = row;
      last = row;
      ++left;
    }
    row = next;
  }
  section->first = first;
  section->last = last;
  if (first == nullptr) section->name = "";  // an empty section would be shown once as it is
  return left;
}

std::string_view Dictionary::own_value(std::string_view path) const {
  const std::size_t slash = path.find('/');
  if (slash != std::string_view::npos) {
    const Shown* section = own_section(path.substr(0, slash));
    return section == nullptr || section->first == nullptr ? std::string_view() : section->first->own_value(path.substr(slash + 1));
  }
  for (const Value* one = values_; one != nullptr; one = one->before)
    if (one->name == path) return one->text;
  return "";
}

void Dictionary::collect_values(std::vector<std::string_view>& out) const {
  for (const Value* one = values_; one != nullptr; one = one->before) out.push_back(one->text);
  for (const Shown* section = shown_; section != nullptr; section = section->before)
    for (const Dictionary* row = section->first; row != nullptr; row = row->next_) row->collect_values(out);
}

std::pair<const Dictionary*, const Dictionary::Shown*> Dictionary::find(const ctemplate::TemplateString& name) const {
  const std::string_view wanted = view(name);
  for (const Dictionary* here = this; here != nullptr; here = here->around_)
    for (const Shown* one = here->shown_; one != nullptr; one = one->before)
      if (one->name == wanted) return {here, one};
  return {nullptr, nullptr};
}

std::string_view Dictionary::value_of(std::string_view name) const {
  for (const Dictionary* here = this; here != nullptr; here = here->around_)
    for (const Value* one = here->values_; one != nullptr; one = one->before)
      if (one->name == name) return one->text;
  return "";
}

const Phrases* Dictionary::phrases() const {
  const Dictionary* outermost = this;
  while (outermost->around_ != nullptr) outermost = outermost->around_;
  return outermost->phrases_;
}

ctemplate::TemplateString Dictionary::GetValue(const ctemplate::TemplateString& variable) const {
  const std::string_view wanted = view(variable);
  const std::string_view text = wanted.starts_with(kSayPrefix) && phrases() != nullptr ? kept(phrases()->say(value_of(wanted.substr(kSayPrefix.size())))) : value_of(wanted);
  return {text.data(), text.size()};
}

Dictionary::Iterator* Dictionary::CreateSectionIterator(const ctemplate::TemplateString& section) const {
  const auto [owner, one] = find(section);
  if (one == nullptr) return std::make_unique<Walk>(nullptr).release();
  return one->first == nullptr ? Walk::once(owner).release() : std::make_unique<Walk>(one->first).release();
}

Dictionary::Iterator* Dictionary::CreateTemplateIterator(const ctemplate::TemplateString&) const { return std::make_unique<Walk>(nullptr).release(); }

void Dictionary::DumpToString(std::string* out, int level) const {
  const std::string indent(static_cast<std::size_t>(level), ' ');
  for (const Value* one = values_; one != nullptr; one = one->before) out->append(indent).append(one->name).append("=").append(one->text).append("\n");
  for (const Shown* one = shown_; one != nullptr; one = one->before) {
    out->append(indent).append("#").append(one->name).append("\n");
    for (const Dictionary* child = one->first; child != nullptr; child = child->next_) child->DumpToString(out, level + 2);
  }
}

}  // namespace nb::pages
