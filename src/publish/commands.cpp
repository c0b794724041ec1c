// SPDX-License-Identifier: EUPL-1.2
// Decides announcements: everything a reader could stumble over is refused before it is published.
#include "publish/commands.hpp"

#include <boost/json.hpp>

#include <algorithm>

#include "base/text.hpp"
#include "base/zone.hpp"
#include "publish/events.hpp"
#include "publish/markdown.hpp"
#include "publish/queries.hpp"
#include "state/args.hpp"

namespace nb::publish {

namespace json = boost::json;
using state::DecideContext;
using state::Decision;
using state::Refusal;

namespace {

template <class T>
using Checked = Result<T, Refusal>;

tl::unexpected<Refusal> refusal(std::string code, std::string sentence) { return refuse(Refusal{.code = "publish." + std::move(code), .sentence = std::move(sentence)}); }

tl::unexpected<Refusal> malformed(std::string_view name) {
  return refusal("malformed", "Die Angabe „" + std::string(name) + "“ fehlt oder ist nicht lesbar. Bitte prüfen Sie die Eingabe.");
}

// The text member of that name; "" where it is missing, nullopt where it is something else.
std::optional<std::string> text_member(const json::object& args, std::string_view name) {
  const json::value* value = args.if_contains(name);
  if (value == nullptr || value->is_null()) return std::string();
  const json::string* text = value->if_string();
  return text == nullptr ? std::nullopt : std::optional(std::string(text->data(), text->size()));
}

bool is_readable(std::string_view text) { return state::is_readable(text, "\n\r\t"); }

Checked<WrittenText> read_text(std::string_view lang, const json::value& value) {
  const json::object* content = value.if_object();
  if (content == nullptr || !is_language_tag(lang)) return malformed("texts");
  const auto title = text_member(*content, "title");
  const auto body = text_member(*content, "body");
  if (!title || !body) return malformed("texts");
  WrittenText text{.lang = std::string(lang), .title = std::string(trim(*title)), .markdown = std::string(trim(*body))};
  if (text.title.empty() || text.markdown.empty())
    return refusal("text_missing", "In einer Sprache fehlt Überschrift oder Text. Bitte ergänzen Sie beides oder lassen Sie die Sprache weg.");
  if (text.title.size() > kTitleMax) return refusal("too_long", "Eine Überschrift ist zu lang. Bitte kürzen Sie sie auf höchstens 200 Zeichen.");
  if (!is_readable(text.title) || !is_readable(text.markdown) || text.title.find('\n') != std::string::npos) {
    return refusal("unreadable", "Ein Text enthält unsichtbare Steuerzeichen. Bitte geben Sie ihn ohne Kopieren neu ein.");
  }
  if (const auto rendered = render_markdown(text.markdown); !rendered) {
    if (rendered.error() == MarkdownRefusal::too_deep) return refusal("too_deep", "Listen oder Zitate sind zu tief verschachtelt. Bitte vereinfachen Sie den Text.");
    return refusal("too_long", "Ein Text ist zu lang. Bitte kürzen Sie ihn auf höchstens 16.000 Zeichen.");
  }
  return text;
}

Checked<std::vector<WrittenText>> read_texts(const json::object& args) {
  const json::value* value = args.if_contains("texts");
  const json::object* languages = value == nullptr ? nullptr : value->if_object();
  if (languages == nullptr) return malformed("texts");
  if (languages->empty()) return refusal("text_missing", "Die Bekanntmachung hat keinen Text. Bitte schreiben Sie mindestens eine Überschrift und einen Text.");
  if (languages->size() > kLanguagesMax) return refusal("too_long", "Die Bekanntmachung hat zu viele Sprachen. Bitte teilen Sie sie auf.");
  std::vector<WrittenText> texts;
  for (const auto& [lang, content] : *languages) {
    auto text = read_text({lang.data(), lang.size()}, content);
    if (!text) return refuse(text.error());
    texts.push_back(std::move(*text));
  }
  return texts;
}

Checked<std::optional<Instant>> read_instant(const json::object& args, std::string_view name) {
  const auto text = text_member(args, name);
  if (!text) return malformed(name);
  if (text->empty()) return std::optional<Instant>();
  const auto moment = parse_rfc3339(*text);
  if (!moment) return malformed(name);
  return std::optional(*moment);
}

// "2023-10-30-1": readable in an address; the region's begin with "region-", so that towns can count alone.
std::string free_id(const DecideContext& context) {
  const std::string prefix = (ags_of(context.log) ? "" : "region-") + format_date(Zone().local(context.now).day) + "-";
  for (int number = 1;; ++number) {
    std::string id = prefix + std::to_string(number);
    if (!is_id_taken(context.db, context.log, id)) return id;
  }
}

Checked<std::string> read_id(const DecideContext& context, const json::object& args) {
  const auto id = text_member(args, "id");
  if (!id || (!id->empty() && !is_announcement_id(*id))) return malformed("id");
  if (id->empty()) return free_id(context);
  if (is_id_taken(context.db, context.log, *id)) return refusal("id_taken", "Unter diesem Kennwort gibt es schon eine Bekanntmachung. Bitte wählen Sie ein anderes.");
  return *id;
}

Checked<Written> read_validity(const DecideContext& context, const json::object& args) {
  const auto from = read_instant(args, "valid_from");
  if (!from) return refuse(from.error());
  const auto until = read_instant(args, "valid_until");
  if (!until) return refuse(until.error());
  Written written;
  written.valid_from = from->value_or(context.now);
  written.valid_until = *until;
  if (written.valid_until && *written.valid_until <= written.valid_from)
    return refusal("ends_before_it_begins", "Die Bekanntmachung endet, bevor sie beginnt. Bitte prüfen Sie „gültig bis“.");
  if (written.valid_until && *written.valid_until <= context.now) return refusal("over", "„Gültig bis“ liegt in der Vergangenheit. Bitte wählen Sie einen späteren Zeitpunkt.");
  return written;
}

Checked<Written> read_written(const DecideContext& context, const json::object& args) {
  auto written = read_validity(context, args);
  if (!written) return written;
  const auto severity_name = text_member(args, "severity");
  const auto severity = severity_name ? parse_severity(*severity_name) : std::nullopt;
  if (!severity) return malformed("severity");
  written->severity = *severity;
  for (const auto& [name, target] : {std::pair{"office", &written->office}, std::pair{"service", &written->service}}) {
    auto text = text_member(args, name);
    if (!text || text->size() > kTitleMax || !is_readable(*text)) return malformed(name);
    *target = std::move(*text);
  }
  auto texts = read_texts(args);
  if (!texts) return refuse(texts.error());
  written->texts = std::move(*texts);
  auto id = read_id(context, args);
  if (!id) return refuse(id.error());
  written->id = std::move(*id);
  return written;
}

// The named announcement of this log, as long as it still stands.
Checked<std::string> read_standing(const DecideContext& context, const json::object& args, std::string_view name) {
  const auto id = text_member(args, name);
  if (!id || id->empty()) return malformed(name);
  const auto found = find_announcement(context.db, context.log, *id);
  if (!found) return refusal("unknown_announcement", "Diese Bekanntmachung gibt es hier nicht. Bitte prüfen Sie, ob sie zur Region oder zu einer anderen Kommune gehört.");
  if (found->withdrawn) return refusal("already_withdrawn", "Diese Bekanntmachung wurde schon zurückgezogen. Bitte veröffentlichen Sie eine neue.");
  if (found->corrected) return refusal("already_corrected", "Diese Bekanntmachung wurde schon durch eine neue ersetzt. Bitte berichtigen Sie die neue.");
  return *id;
}

Decision announce(const DecideContext& context, const json::object& args) {
  auto written = read_written(context, args);
  if (!written) return refuse(written.error());
  return std::vector{encode(Announced{std::move(*written)})};
}

Decision correct(const DecideContext& context, const json::object& args) {
  auto corrects = read_standing(context, args, "corrects");
  if (!corrects) return refuse(corrects.error());
  auto written = read_written(context, args);
  if (!written) return refuse(written.error());
  written->corrects = std::move(*corrects);
  return std::vector{encode(Announced{std::move(*written)})};
}

Decision withdraw(const DecideContext& context, const json::object& args) {
  auto id = read_standing(context, args, "id");
  if (!id) return refuse(id.error());
  return std::vector{encode(Withdrawn{.id = std::move(*id), .at = context.now})};
}

}  // namespace

std::vector<state::CommandKind> commands() { return {{"publish.announce", announce}, {"publish.correct", correct}, {"publish.withdraw", withdraw}}; }

}  // namespace nb::publish
