// SPDX-License-Identifier: EUPL-1.2
#include "paper/answer.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "paper/impl/byte_order.hpp"
#include "paper/outline.hpp"

namespace nb::paper {

namespace {

constexpr std::string_view kBegin = "NBS1", kEnd = "END.";

class Writer {
 public:
  void number(std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out_.push_back(static_cast<std::byte>(value >> shift & 0xffU));
  }
  void raw(ByteView bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }
  void block(ByteView bytes) {
    number(static_cast<std::uint32_t>(bytes.size()));
    raw(bytes);
  }
  Bytes take() { return std::move(out_); }

 private:
  Bytes out_;
};

/// Reads on until something is wrong; then everything it says is empty and good() is false.
class Reader {
 public:
  explicit Reader(ByteView bytes) : bytes_(bytes) {}
  std::uint32_t number(std::uint32_t max) {
    const auto value = number_at(bytes_, at_, 4, std::endian::big);
    good_ = good_ && value && *value <= max;
    at_ += 4;
    return good_ ? *value : 0;
  }
  ByteView raw(std::size_t size) {
    good_ = good_ && at_ <= bytes_.size() && size <= bytes_.size() - at_;
    if (!good_) return {};
    const ByteView out = bytes_.subspan(at_, size);
    at_ += size;
    return out;
  }
  ByteView block(std::size_t max) { return raw(number(static_cast<std::uint32_t>(max))); }
  std::string text(std::size_t max) {
    std::string out(text_of(block(max)));
    good_ = good_ && is_utf8(out);
    return out;
  }
  void require(bool condition) { good_ = good_ && condition; }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }

 private:
  ByteView bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

void write_scan(Writer& out, const Scan& scan) {
  out.number(static_cast<std::uint32_t>(scan.type));
  out.number(scan.pages);
  out.number(scan.width_px);
  out.number(scan.height_px);
  out.number(scan.device_time ? 1 : 0);
  if (scan.device_time) {
    out.number(static_cast<std::uint32_t>(static_cast<int>(scan.device_time->day.year())));
    out.number(static_cast<unsigned>(scan.device_time->day.month()));
    out.number(static_cast<unsigned>(scan.device_time->day.day()));
    out.number(static_cast<std::uint32_t>(scan.device_time->of_day.count()));
  }
  out.block(bytes_of(scan.device_note));
  out.number(static_cast<std::uint32_t>(scan.codes.size()));
  for (const FoundCode& code : scan.codes) {
    out.number(code.page);
    out.number(static_cast<std::uint32_t>(code.kind));
    out.block(bytes_of(code.text));
  }
  out.block(scan.preview);
}

DeviceTime read_time(Reader& in) {
  const auto year = in.number(9999), month = in.number(12), day = in.number(31), seconds = in.number(86'399);
  const DeviceTime time{{std::chrono::year(static_cast<int>(year)), std::chrono::month(month), std::chrono::day(day)}, std::chrono::seconds(seconds)};
  in.require(time.day.ok());
  return time;
}

/// The preview goes on to browsers: it must be a PNG no larger than was asked for.
void check_preview(Reader& in, const Bytes& preview, const ScanOptions& options) {
  if (preview.empty()) return;
  const std::uint64_t side = options.preview_width_px;
  const auto outline = outline_of(preview, {.bytes_max = kAnswerMax, .pixels_max = side * side * 4});
  in.require(outline && outline->type == FileType::png);
}

Scan read_scan(Reader& in, const ScanOptions& options) {
  constexpr std::uint32_t kAny = 0xffff'ffff;
  Scan scan;
  scan.type = static_cast<FileType>(in.number(static_cast<std::uint32_t>(FileType::tiff)));
  scan.pages = in.number(options.limits.pages_max);
  in.require(scan.pages > 0);
  scan.width_px = in.number(kAny);
  scan.height_px = in.number(kAny);
  if (in.number(1) == 1) scan.device_time = read_time(in);
  scan.device_note = in.text(kNoteMax);
  const std::uint32_t codes = in.number(kCodesMax);
  for (std::uint32_t i = 0; i < codes && in.good(); ++i) {
    FoundCode code;
    code.page = in.number(scan.pages - 1);
    code.kind = static_cast<CodeKind>(in.number(static_cast<std::uint32_t>(CodeKind::qr)));
    code.text = in.text(kCodeTextMax);
    scan.codes.push_back(std::move(code));
  }
  const ByteView preview = in.block(kAnswerMax);
  scan.preview.assign(preview.begin(), preview.end());
  check_preview(in, scan.preview, options);
  return scan;
}

}  // namespace

std::string options_text(const ScanOptions& options, std::uint32_t memory_mib) {
  return fmt::format("{},{},{},{},{},{},{},{},{}", options.limits.bytes_max, options.limits.pixels_max, options.limits.pages_max, options.code_pages, options.preview_page,
                     options.preview_width_px, options.dpi, options.timeout.count(), memory_mib);
}

std::optional<ChildTask> parse_options(std::string_view text) {
  std::vector<std::uint64_t> numbers;
  for (const std::string_view part : split(text, ',')) {
    const auto number = parse_u64(part);
    if (!number || *number > 0x7fff'ffff) return std::nullopt;
    numbers.push_back(*number);
  }
  if (numbers.size() != 9) return std::nullopt;
  const auto small = [&](std::size_t i) { return static_cast<std::uint32_t>(numbers.at(i)); };
  ChildTask task;
  task.options = {.limits = {numbers[0], numbers[1], small(2)}, .code_pages = small(3), .preview_page = small(4), .preview_width_px = small(5), .dpi = small(6)};
  task.options.timeout = std::chrono::milliseconds(small(7));
  task.memory_mib = small(8);
  return task;
}

Bytes encode_answer(const Result<Scan, ScanFault>& answer) {
  Writer out;
  out.raw(bytes_of(kBegin));
  out.number(answer ? 0 : static_cast<std::uint32_t>(answer.error()) + 1);
  if (answer) write_scan(out, *answer);
  out.raw(bytes_of(kEnd));
  return out.take();
}

std::optional<Result<Scan, ScanFault>> parse_answer(ByteView bytes, const ScanOptions& options) {
  Reader in(bytes);
  in.require(text_of(in.raw(kBegin.size())) == kBegin);
  const std::uint32_t status = in.number(kScanFaults);
  Scan scan;
  if (in.good() && status == 0) scan = read_scan(in, options);
  in.require(text_of(in.raw(kEnd.size())) == kEnd);
  if (!in.good() || !in.at_end()) return std::nullopt;
  if (status != 0) return refuse(static_cast<ScanFault>(status - 1));
  return scan;
}

}  // namespace nb::paper
