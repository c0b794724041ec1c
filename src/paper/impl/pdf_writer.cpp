// SPDX-License-Identifier: EUPL-1.2
#include "paper/impl/pdf_writer.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <memory>
#include <numeric>

#include "base/error.hpp"
#include "paper/impl/pdf_catalog.hpp"

namespace nb::paper {

namespace {

struct FreeSurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct FreeCairo {
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) {
  auto& bytes = *static_cast<Bytes*>(closure);
  const auto* begin = reinterpret_cast<const std::byte*>(data);
  try {
    bytes.insert(bytes.end(), begin, begin + length);
  } catch (const std::bad_alloc&) {  // must not fly through C
    return CAIRO_STATUS_NO_MEMORY;
  }
  return CAIRO_STATUS_SUCCESS;
}

/// One page's items, each in its own way.
struct Pen {
  cairo_t* cairo;
  cairo_surface_t* surface;
  Typesetter& type;
  std::size_t page;  ///< from 1

  void operator()(const PlacedText& text) const { type.draw(cairo, text); }
  void operator()(const PlacedLine& line) const {
    constexpr double kDots[] = {0.1, 2.2};
    constexpr double kDashes[] = {4, 3};
    cairo_save(cairo);
    cairo_set_line_width(cairo, line.width);
    if (line.stroke == Stroke::dotted) {
      cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash(cairo, kDots, 2, 0);
    }
    if (line.stroke == Stroke::dashed) cairo_set_dash(cairo, kDashes, 2, 0);
    cairo_set_source_rgb(cairo, 0.25, 0.25, 0.25);
    cairo_move_to(cairo, line.from.x, line.from.y);
    cairo_line_to(cairo, line.to.x, line.to.y);
    cairo_stroke(cairo);
    cairo_restore(cairo);
  }
  void operator()(const PlacedBox& box) const {
    if (box.fill_gray < 1) {
      cairo_set_source_rgb(cairo, box.fill_gray, box.fill_gray, box.fill_gray);
      cairo_rectangle(cairo, box.area.x, box.area.y, box.area.width, box.area.height);
      cairo_fill(cairo);
    }
    if (box.line > 0) {
      cairo_set_source_rgb(cairo, 0.2, 0.2, 0.2);
      cairo_set_line_width(cairo, box.line);
      cairo_rectangle(cairo, box.area.x, box.area.y, box.area.width, box.area.height);
      cairo_stroke(cairo);
    }
  }
  /// All modules in one path, so that no reader shows seams between them.
  void operator()(const PlacedQr& qr) const {
    const double module = qr.area.width / (qr.code.size + 2 * kQrQuiet);
    for (int y = 0; y < qr.code.size; ++y)
      for (int x = 0; x < qr.code.size;) {
        const int begin = x;
        while (x < qr.code.size && qr.code.dark(x, y)) ++x;
        if (x > begin) cairo_rectangle(cairo, qr.area.x + (begin + kQrQuiet) * module, qr.area.y + (y + kQrQuiet) * module, (x - begin) * module, module);
        ++x;
      }
    fill_black();
  }
  void operator()(const PlacedBars& bars) const {
    constexpr double kQuiet = 10;
    const double module = bars.area.width / (2 * kQuiet + std::accumulate(bars.widths.begin(), bars.widths.end(), 0.0));
    double x = bars.area.x + kQuiet * module;
    bool bar = true;
    for (const std::uint8_t width : bars.widths) {
      if (bar) cairo_rectangle(cairo, x, bars.area.y, width * module, bars.area.height);
      x += width * module;
      bar = !bar;
    }
    fill_black();
  }
  void operator()(const OpenTag& tag) const { cairo_tag_begin(cairo, tag.name, nullptr); }
  void operator()(const CloseTag& tag) const { cairo_tag_end(cairo, tag.name); }
  void operator()(const OutlineMark& mark) const {
    const std::string link = fmt::format("page={} pos=[0 {:.1f}]", page, mark.y);
    cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT, mark.title.c_str(), link.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
  }

 private:
  void fill_black() const {
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_fill(cairo);
  }
};

void set_metadata(cairo_surface_t* surface, const DocumentOptions& options) {
  const std::string created = format_utc(std::chrono::floor<std::chrono::seconds>(options.created));
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, printable(options.title).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, printable(options.town).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Notbetrieb");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, created.c_str());
}

/// Town and note above the body with a thin line; note and page number below it.
void draw_frame(const Pen& pen, const DocumentOptions& options, const Sheet& sheet, std::size_t pages) {
  const double line = sheet.small.size * 1.4;
  const Area& body = sheet.body;
  Font bold = sheet.small;
  bold.bold = true;
  const double head = body.y - points(4) - line;
  if (!options.town.empty() || !options.header_note.empty()) {
    pen(PlacedText{{printable(options.town), bold, Align::left, body.width * 0.6, 1}, {body.x, head}});
    pen(PlacedText{{printable(options.header_note), sheet.small, Align::right, body.width * 0.4, 1}, {body.x + body.width * 0.6, head}});
    pen(PlacedLine{{body.x, body.y - points(3)}, {body.x + body.width, body.y - points(3)}});
  }
  const double foot = body.y + body.height + points(3);
  if (!options.footer_note.empty()) pen(PlacedText{{printable(options.footer_note), sheet.small, Align::left, body.width * (options.page_numbers ? 0.75 : 1), 1}, {body.x, foot}});
  if (options.page_numbers) pen(PlacedText{{fmt::format("Seite {} von {}", pen.page, pages), sheet.small, Align::right, body.width * 0.25}, {body.x + body.width * 0.75, foot}});
}

void require(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS)
    throw Error(ErrorKind::unavailable, fmt::format("Das PDF ließ sich nicht erzeugen ({}). Bitte versuchen Sie es gleich noch einmal.", cairo_status_to_string(status)));
}

}  // namespace

Sheet sheet_of(PageFormat format) {
  switch (format) {
    case PageFormat::a4:
      break;
    case PageFormat::a5:
      return {points(148), points(210), {points(15), points(18), points(118), points(175)}, {7.5}};
    case PageFormat::a6:
      return {points(105), points(148), {points(10), points(16), points(85), points(120)}, {7.5}};
    case PageFormat::roll:
      return {points(80), points(110), {points(4), points(4), points(72), points(100)}, {7.5}};
  }
  return {points(210), points(297), {points(22), points(22), points(168), points(256)}, {8.5}};
}

Bytes write_pdf(const DocumentOptions& options, const Sheet& sheet, std::span<const Page> pages, Typesetter& type) {
  Bytes out;
  const std::unique_ptr<cairo_surface_t, FreeSurface> surface(cairo_pdf_surface_create_for_stream(&append, &out, sheet.width, sheet.height));
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
  set_metadata(surface.get(), options);
  {
    const std::unique_ptr<cairo_t, FreeCairo> cairo(cairo_create(surface.get()));
    cairo_tag_begin(cairo.get(), "Document", nullptr);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const Pen pen{cairo.get(), surface.get(), type, i + 1};
      pen(OpenTag{"Private"});  // not to be read out again on every page; Cairo 1.16 has no artifacts
      draw_frame(pen, options, sheet, pages.size());
      pen(CloseTag{"Private"});
      for (const Item& item : pages[i]) std::visit(pen, item);
      if (i + 1 == pages.size()) cairo_tag_end(cairo.get(), "Document");
      cairo_show_page(cairo.get());
    }
    require(cairo_status(cairo.get()));
  }
  cairo_surface_finish(surface.get());
  require(cairo_surface_status(surface.get()));
  return with_language(std::move(out), options.language);
}

}  // namespace nb::paper
