// SPDX-License-Identifier: EUPL-1.2
#include "rescue/mail_parts.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>

#include "base/text.hpp"
#include "rescue/lines.hpp"

namespace nb::rescue {

namespace {

constexpr std::size_t kPartsMax = 200;  // GMime descends once per multipart
constexpr std::size_t kCalendarsMax = 20;
constexpr std::size_t kTextBytesMax = 512 * 1024;

struct Unref {
  template <class T>
  void operator()(T* object) const {
    g_object_unref(object);
  }
  void operator()(char* text) const { g_free(text); }
  void operator()(GMimePartIter* iterator) const { g_mime_part_iter_free(iterator); }
  void operator()(GDateTime* time) const { g_date_time_unref(time); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

void start_gmime() {
  static const bool started = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(started);
}

bool begins_with_folded(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b); });
}

/// Before a library descends into them, the parts are counted where they could begin.
bool nested_too_deep(std::string_view bytes) {
  std::size_t parts = 0;
  for (std::size_t at = 0; at != std::string_view::npos && at < bytes.size(); at = bytes.find('\n', at)) {
    if (bytes[at] == '\n') ++at;
    if (begins_with_folded(bytes.substr(at, 16), "content-type:")) ++parts;
  }
  return parts > kPartsMax;
}

std::string utf8_or_empty(const char* text) {
  if (text == nullptr) return {};
  const std::string_view view(text);
  return is_utf8(view) ? std::string(view) : from_windows1252(view);
}

void take_address(InternetAddressList* list, std::string& name, std::string& address) {
  if (list == nullptr || internet_address_list_length(list) < 1) return;
  InternetAddress* first = internet_address_list_get_address(list, 0);
  if (first == nullptr || !INTERNET_ADDRESS_IS_MAILBOX(first)) return;
  name = utf8_or_empty(internet_address_get_name(first));
  address = utf8_or_empty(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first)));
}

void take_part(GMimeObject* object, MailParts& parts) {
  if (object == nullptr || !GMIME_IS_TEXT_PART(object)) return;
  GMimeContentType* type = g_mime_object_get_content_type(object);
  const std::string subtype = utf8_or_empty(g_mime_content_type_get_media_subtype(type));
  const auto is = [&subtype](std::string_view lower) { return subtype.size() == lower.size() && begins_with_folded(subtype, lower); };
  std::string* place = nullptr;
  if (is("calendar") && parts.calendars.size() < kCalendarsMax) place = &parts.calendars.emplace_back();
  if (is("plain") && parts.plain.empty()) place = &parts.plain;
  if (is("html") && parts.html.empty()) place = &parts.html;
  if (place == nullptr) return;
  const Owned<char> text(g_mime_text_part_get_text(GMIME_TEXT_PART(object)));
  *place = std::string(cut_utf8(utf8_or_empty(text.get()), is("calendar") ? kTextBytesMax * 4 : kTextBytesMax));
}

std::optional<Instant> date_of(GMimeMessage* message) {
  GDateTime* date = g_mime_message_get_date(message);  // borrowed
  if (date == nullptr) return std::nullopt;
  const auto seconds = g_date_time_to_unix(date);
  if (seconds < 0 || seconds > 7'258'118'400) return std::nullopt;  // before 1970, after 2200
  return Instant{std::chrono::seconds{seconds}};
}

}  // namespace

std::optional<MailParts> read_mail(std::string_view bytes) {
  if (nested_too_deep(bytes)) return std::nullopt;
  start_gmime();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return std::nullopt;
  MailParts parts;
  std::string unused;
  parts.subject = utf8_or_empty(g_mime_message_get_subject(message.get()));
  take_address(g_mime_message_get_to(message.get()), parts.to_name, parts.to_address);
  take_address(g_mime_message_get_from(message.get()), unused, parts.from_address);
  parts.date = date_of(message.get());
  const Owned<GMimePartIter> iterator(g_mime_part_iter_new(GMIME_OBJECT(message.get())));
  for (std::size_t i = 0; i < kPartsMax && g_mime_part_iter_is_valid(iterator.get()) != 0; ++i) {
    take_part(g_mime_part_iter_get_current(iterator.get()), parts);
    if (g_mime_part_iter_next(iterator.get()) == 0) break;
  }
  return parts;
}

}  // namespace nb::rescue
