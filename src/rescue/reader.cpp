// SPDX-License-Identifier: EUPL-1.2
#include "rescue/reader.hpp"

#include <fmt/format.h>

#include <optional>
#include <variant>

#include "rescue/csv_reader.hpp"
#include "rescue/day_list_reader.hpp"
#include "rescue/mail_reader.hpp"

namespace nb::rescue {

struct Reader::State {
  State(const Dialect& dialect, const ReadOptions& options, const Choices& choices, const Zone& zone)
      : builder(table, options.limits),
        csv(builder, dialect, zone),
        calendar(builder, options.window, zone),
        mail(builder, options.window, zone, dialect.format == Format::mailbox),
        day_list(builder, options.list_day, choices),
        format(dialect.format),
        cutter(
            dialect.encoding, options.limits.line_bytes_max, [this](const Line& line) { take(line); }, is_mail() ? LineCutter::Decode::raw : LineCutter::Decode::yes) {}

  [[nodiscard]] bool is_mail() const { return format == Format::mail || format == Format::mailbox; }

  void take(const Line& line) {
    if (builder.stopped()) return;
    table.lines = line.number;
    switch (format) {
      case Format::csv:
        return csv.line(line);
      case Format::calendar:
        return calendar.line(line);
      case Format::mailbox:
      case Format::mail:
        return mail.line(line);
      case Format::day_list:
        return day_list.line(line);
    }
  }

  Table table;
  TableBuilder builder;
  CsvReader csv;
  CalendarReader calendar;
  MailReader mail;
  DayListReader day_list;
  Format format;
  LineCutter cutter;
  std::size_t bytes = 0;
};

Reader::Reader(const Dialect& dialect, const ReadOptions& options, const Choices& choices, const Zone& zone) : state_(std::make_unique<State>(dialect, options, choices, zone)) {}
Reader::~Reader() = default;

void Reader::feed(std::string_view bytes) {
  if (!wants_more()) return;
  const std::size_t room = state_->builder.limits().bytes_max - state_->bytes;
  state_->bytes += std::min(room, bytes.size());
  state_->cutter.feed(bytes.substr(0, room));
  if (bytes.size() > room) state_->builder.stop(state_->table.lines, fmt::format("Die Datei ist größer als {} MB.", state_->builder.limits().bytes_max >> 20));
}

bool Reader::wants_more() const { return !state_->builder.stopped(); }

Table Reader::finish() {
  state_->cutter.finish();
  if (state_->format == Format::csv) state_->csv.finish();
  if (state_->format == Format::calendar) state_->calendar.finish();
  if (state_->is_mail()) state_->mail.finish();
  return std::move(state_->table);
}

Table read_table(std::string_view bytes, const Dialect& dialect, const ReadOptions& options, const Choices& choices, const Zone& zone) {
  Reader reader(dialect, options, choices, zone);
  constexpr std::size_t kPiece = 64 * 1024;
  for (std::size_t at = 0; at < bytes.size() && reader.wants_more(); at += kPiece) reader.feed(bytes.substr(at, kPiece));
  return reader.finish();
}

}  // namespace nb::rescue
