// SPDX-License-Identifier: EUPL-1.2
#include "rescue/mail_reader.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "rescue/labelled.hpp"
#include "rescue/mail_parts.hpp"
#include "rescue/mapping.hpp"
#include "rescue/moment.hpp"

namespace nb::rescue {

namespace {

/// The recipient is the citizen unless the town sends itself a copy.
bool is_citizens(const MailParts& mail) {
  const auto domain = [](const std::string& address) { return address.substr(std::min(address.find('@'), address.size())); };
  return !mail.to_address.empty() && domain(mail.to_address) != domain(mail.from_address);
}

bool tells_moment(const std::vector<Labelled>& values) {
  return std::ranges::any_of(values, [](const Labelled& value) {
    const Field field = field_of_header(value.label);
    return (field == Field::start || field == Field::day) && find_moment(value.value).has_value();
  });
}

std::string moment_text(const ReadMoment& moment) {
  if (!moment.day.day.ok()) return {};
  std::string text = format_date(moment.day.day);
  if (moment.time) {
    const auto two = [](long long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    text += 'T' + two(moment.time->count() / 60) + ':' + two(moment.time->count() % 60);
  }
  return text;
}

/// The mail's text as a record; false if it tells of no appointment.
bool text_record(TableBuilder& builder, Record& record, const MailParts& mail) {
  const std::string text = mail.plain.empty() ? text_of_html(mail.html) : mail.plain;
  const auto values = labelled_values(text);
  const bool told = tells_moment(values);
  const auto found = told ? std::nullopt : find_moment(text);
  if (!told && !found) return false;
  if (found) put_cell(builder, record, "Beginn", moment_text(*found));
  for (const auto& [label, value] : values) put_cell(builder, record, label, value);
  if (is_citizens(mail)) {
    put_cell(builder, record, "An (E-Mail)", mail.to_address);
    put_cell(builder, record, "Teilnehmer", mail.to_name);
  }
  put_cell(builder, record, "Mailbetreff", mail.subject);
  if (subject_cancels(mail.subject)) put_cell(builder, record, "Status", "storniert");
  return true;
}

void unescape_from(std::string& mail) {
  for (std::size_t at = mail.find("\n>From "); at != std::string::npos; at = mail.find("\n>From ", at + 1)) mail.erase(at + 1, 1);
}

}  // namespace

void MailReader::line(const Line& line) {
  if (mailbox_ && blank_before_ && line.text.starts_with("From ")) {
    mail();
    begin_ = line.number;
    blank_before_ = false;
    return;
  }
  if (begin_ == 0) begin_ = line.number;
  blank_before_ = trim(line.text).empty();
  cut_ = cut_ || line.cut || mail_.size() + line.text.size() > builder_.limits().mail_bytes_max;
  if (mail_.size() + line.text.size() <= builder_.limits().mail_bytes_max) mail_.append(line.text).append("\n");
}

void MailReader::finish() { mail(); }

void MailReader::mail() {
  std::string bytes = std::move(mail_);
  mail_.clear();
  const bool cut = std::exchange(cut_, false);
  if (trim(bytes).empty() || builder_.stopped()) return;
  if (mailbox_) unescape_from(bytes);
  const auto parts = read_mail(bytes);
  if (!parts) return builder_.note(begin_, NoteKind::unreadable);
  Table& table = builder_.table();
  if (parts->date) table.as_of = std::max(table.as_of.value_or(*parts->date), *parts->date);
  const std::size_t before = table.records.size() + table.outside_window;
  for (const std::string& calendar : parts->calendars) {
    CalendarReader reader(builder_, window_, zone_);
    reader.at_line(begin_);
    LineCutter cutter(Encoding::utf8, builder_.limits().line_bytes_max, [&reader](const Line& line) { reader.line(line); });
    cutter.feed(calendar);
    cutter.finish();
    reader.finish();
  }
  if (table.records.size() + table.outside_window > before) return;
  Record record;
  record.line = begin_;
  record.faults.cut = cut;
  if (!text_record(builder_, record, *parts)) return builder_.note(begin_, NoteKind::no_appointment);
  builder_.add(std::move(record));
}

}  // namespace nb::rescue
