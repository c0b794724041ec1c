// SPDX-License-Identifier: EUPL-1.2
#include "paper/impl/typesetter.hpp"

#include <pango/pangocairo.h>

#include <cmath>

#include "base/error.hpp"

namespace nb::paper {

namespace {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
struct FreeFont {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

/// Metrics that do not depend on a screen's grid.
void use_exact_metrics(PangoContext* context) {
  const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(cairo_font_options_create(), &cairo_font_options_destroy);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context, options.get());
  pango_cairo_context_set_resolution(context, 72);  // one point is one unit
  pango_context_set_round_glyph_positions(context, FALSE);
}

/// Pango ends the process when it finds no font at all; better to be told what to install.
void require_fonts(PangoFontMap* map) {
  PangoFontFamily** families = nullptr;
  int count = 0;
  pango_font_map_list_families(map, &families, &count);
  g_free(families);
  if (count == 0)
    throw Error(ErrorKind::configuration,
                "Auf diesem Rechner sind keine Schriften installiert, deshalb lässt sich nichts drucken. Bitte installieren Sie die Pakete fonts-noto-core und fonts-noto-mono.");
}

PangoAlignment pango_of(Align align) {
  switch (align) {
    case Align::left:
      return PANGO_ALIGN_LEFT;
    case Align::right:
      return PANGO_ALIGN_RIGHT;
    case Align::center:
      return PANGO_ALIGN_CENTER;
  }
  return PANGO_ALIGN_LEFT;
}

double in_points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

}  // namespace

struct Typesetter::Impl {
  Owned<PangoContext> context;
  Owned<PangoLayout> layout;

  PangoLayout* set(const Text& text) {
    const std::unique_ptr<PangoFontDescription, FreeFont> font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), text.font.fixed_width ? "Noto Sans Mono, monospace" : "Noto Sans, sans-serif");
    pango_font_description_set_absolute_size(font.get(), text.font.size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), text.font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_width(layout.get(), static_cast<int>(std::lround(text.width * PANGO_SCALE)));
    pango_layout_set_height(layout.get(), text.lines_max > 0 ? -text.lines_max : -1);  // negative: lines
    pango_layout_set_ellipsize(layout.get(), text.lines_max > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), pango_of(text.align));
    pango_layout_set_text(layout.get(), text.text.data(), static_cast<int>(text.text.size()));
    return layout.get();
  }
};

Typesetter::Typesetter(const std::string& language) : impl_(std::make_unique<Impl>()) {
  PangoFontMap* map = pango_cairo_font_map_get_default();  // the thread's own
  require_fonts(map);
  impl_->context.reset(pango_font_map_create_context(map));
  pango_context_set_language(impl_->context.get(), pango_language_from_string(language.c_str()));
  use_exact_metrics(impl_->context.get());
  impl_->layout.reset(pango_layout_new(impl_->context.get()));
}

Typesetter::~Typesetter() = default;
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;

double Typesetter::height(const Text& text) {
  int height = 0;
  pango_layout_get_size(impl_->set(text), nullptr, &height);
  return in_points(height);
}

double Typesetter::width(const Text& text) {
  int width = 0;
  pango_layout_get_size(impl_->set(text), &width, nullptr);
  return in_points(width);
}

std::size_t Typesetter::bytes_that_fit(const Text& text, double height) {
  PangoLayout* layout = impl_->set(text);
  const std::unique_ptr<PangoLayoutIter, decltype(&pango_layout_iter_free)> lines(pango_layout_get_iter(layout), &pango_layout_iter_free);
  do {
    PangoRectangle line{};
    pango_layout_iter_get_line_extents(lines.get(), nullptr, &line);
    if (in_points(line.y + line.height) > height) return static_cast<std::size_t>(pango_layout_iter_get_line_readonly(lines.get())->start_index);
  } while (pango_layout_iter_next_line(lines.get()) != FALSE);
  return text.text.size();
}

int Typesetter::characters_missing(const Text& text) { return pango_layout_get_unknown_glyphs_count(impl_->set(text)); }

void Typesetter::draw(cairo_t* cairo, const PlacedText& placed) {
  PangoLayout* layout = impl_->set(placed.text);
  cairo_set_source_rgb(cairo, placed.text.font.gray, placed.text.font.gray, placed.text.font.gray);
  cairo_move_to(cairo, placed.at.x, placed.at.y);
  pango_cairo_show_layout(cairo, layout);
}

std::string printable(std::string_view text) {
  constexpr int kUnbroken = 200;                              // longer than any word; Pango takes the square of its length
  constexpr std::string_view kMayBreakHere = "\xe2\x80\x8b";  // U+200B, not visible
  const std::unique_ptr<char, decltype(&g_free)> valid(g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())), &g_free);
  std::string out;
  int run = 0;
  for (const char* at = valid.get(); *at != '\0'; at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (c != '\n' && c != '\t' && g_unichar_iscntrl(c) != FALSE) continue;
    run = g_unichar_isspace(c) != FALSE ? 0 : run + 1;
    if (run % kUnbroken == kUnbroken - 1) out += kMayBreakHere;
    if (c == '\t')
      out += ' ';
    else
      out.append(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
  }
  return out;
}

}  // namespace nb::paper
