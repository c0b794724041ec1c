// SPDX-License-Identifier: EUPL-1.2
#include "town_book.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "base/text.hpp"

namespace nb::test {

namespace {

namespace json = boost::json;

constexpr std::uint64_t kTailBytes = 1 << 20;  ///< more than one wish and its answers ever take

std::string string_in(const json::object& object, std::string_view name) { return std::string(object.at(name).as_string()); }

BookLine parse_line(std::string_view line) {
  std::vector<std::string_view> fields = split(line, '\t');
  const std::string_view kind = fields.front();
  fields.erase(fields.begin());
  return {kind, std::move(fields)};
}

}  // namespace

std::string encode_wish(const Wish& wish) {
  return json::serialize(json::object{{"id", wish.id.str()},
                                      {"seed", to_hex(wish.seed.bytes)},
                                      {"dice", wish.dice},
                                      {"made", wish.made},
                                      {"actor", wish.actor},
                                      {"name", wish.name},
                                      {"args", wish.args},
                                      {"subject", wish.subject}});
}

std::optional<Wish> parse_wish(std::string_view text) {
  const json::value value = json::parse(text);
  const json::object& object = value.as_object();
  const auto id = CommandId::parse(string_in(object, "id"));
  const auto seed = from_hex(string_in(object, "seed"));
  if (!id || !seed) return std::nullopt;
  Wish out{.id = *id,
           .seed = {},
           .dice = object.at("dice").to_number<std::uint64_t>(),
           .made = string_in(object, "made"),
           .actor = string_in(object, "actor"),
           .name = string_in(object, "name"),
           .args = string_in(object, "args"),
           .subject = string_in(object, "subject")};
  std::ranges::copy(*seed, out.seed.bytes.begin());
  return out;
}

Book::Book(const std::string& path) : path_(path), file_(::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600)) {
  if (file_ < 0) throw std::runtime_error("no book at " + path);
  auto end = static_cast<::off_t>(std::filesystem::file_size(path));
  for (char last = 0; end > 0; --end) {
    if (::pread(file_, &last, 1, end - 1) != 1) throw std::runtime_error("cannot read " + path);
    if (last == '\n') break;
  }
  if (::ftruncate(file_, end) != 0) throw std::runtime_error("cannot cut " + path);
}

Book::~Book() { ::close(file_); }

void Book::write(const std::string& lines, bool sync) {
  if (::write(file_, lines.data(), lines.size()) != static_cast<::ssize_t>(lines.size())) throw std::runtime_error("cannot write " + path_);
  if (sync && ::fsync(file_) != 0) throw std::runtime_error("cannot sync " + path_);
}

std::optional<Book::Last> Book::last() const {
  const std::uint64_t size = std::filesystem::file_size(path_);
  std::string tail(std::min(size, kTailBytes), '\0');
  if (::pread(file_, tail.data(), tail.size(), static_cast<::off_t>(size - tail.size())) != static_cast<::ssize_t>(tail.size())) throw std::runtime_error("cannot read " + path_);
  const std::size_t at = tail.rfind("\nwish\t") + 1;  // npos + 1 is 0: the first line
  if (!std::string_view(tail).substr(at).starts_with("wish\t")) return std::nullopt;
  std::optional<Last> out;
  for (const std::string_view line : split(std::string_view(tail).substr(at), '\n')) {
    const BookLine parsed = parse_line(line);
    if (parsed.kind == "wish") out = Last{.wish = parse_wish(parsed.fields.at(0)).value()};
    if (parsed.kind == "refused" && out && parsed.fields.at(0) == out->wish.id.str()) out->refused = true;
  }
  return out;
}

void read_book(const std::string& path, const std::function<void(const BookLine&)>& take) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line) && !in.eof();) take(parse_line(line));
}

}  // namespace nb::test
