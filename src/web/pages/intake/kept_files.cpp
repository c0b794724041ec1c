// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/intake/kept_files.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "intake/commands.hpp"
#include "intake/queries.hpp"
#include "intake/refusals.hpp"
#include "state/read_pool.hpp"
#include "web/pages/intake/uploads.hpp"

namespace nb::pages {

namespace {

using Fault = WaitingFiles::Fault;

/// Whoever signs in anew is another session: the files of the old one are not to be had any more.
std::string key_of(const StabVisit& visit, std::string_view form_id) { return visit.session.csrf + "/" + visit.log().str() + "/" + std::string(form_id); }

/// The form was sent before and taken, which used its files up: they are not asked for again.
bool was_taken(const StabVisit& visit, std::string_view form_id) {
  const auto id = CommandId::parse(form_id);
  const auto snapshot = visit.parts.readers.snapshot();
  return id && intake::find_filing(snapshot.db(), visit.log(), intake::filing_subject(*id));
}

Result<std::vector<intake::Upload>, FormFault> ticked_files(const StabVisit& visit, const web::Form& form, const std::string& key) {
  std::vector<std::string> ticked;
  for (const auto& [name, value] : form.pairs())
    if (name == "anlage") ticked.push_back(value);
  std::vector<intake::Upload> out;
  for (const WaitingFile& file : visit.parts.waiting.list(key, visit.now)) {
    if (std::erase(ticked, file.token) == 0) {
      visit.parts.waiting.remove(key, file.token);
      continue;
    }
    auto bytes = visit.parts.waiting.read(key, file.token, visit.now);
    if (bytes)
      out.push_back({.name = file.name, .bytes = *std::move(bytes), .pages = file.pages});
    else
      ticked.push_back(file.token);
  }
  if (!ticked.empty() && !was_taken(visit, form.text("id")))
    return refuse(FormFault{"Ihre Anlagen sind nicht mehr da, weil Sie sich neu angemeldet haben oder mehr als eine Stunde vergangen ist; bitte wählen Sie sie noch einmal."});
  return out;
}

}  // namespace

std::string waiting_sentence(const std::string& name, const WaitingFiles::Problem& problem) {
  switch (problem.fault) {
    case Fault::empty:
      return "Anlage »" + name + "«: " + std::string(paper::wording_of(paper::ScanFault::empty).de);
    case Fault::too_large:
      return "Anlage »" + name + "«: " + std::string(paper::wording_of(paper::ScanFault::too_large).de);
    case Fault::content:
      return "Anlage »" + name + "«: " + std::string(paper::wording_of(problem.content).de);
    case Fault::too_many:
      return intake::refusal(intake::Reason::attachments_count).sentence;
    case Fault::form_size:
      return intake::refusal(intake::Reason::attachments_size).sentence;
    case Fault::unknown:
    case Fault::offset:
    case Fault::piece:
    case Fault::no_room:
    case Fault::disk:
      break;
  }
  return "Anlage »" + name + "« ist nicht vollständig angekommen; bitte wählen Sie sie noch einmal.";
}

std::vector<WaitingFile> kept_files(const StabVisit& visit, std::string_view form_id) { return visit.parts.waiting.list(key_of(visit, form_id), visit.now); }

Result<std::vector<intake::Upload>, FormFault> gather_uploads(const StabVisit& visit, const web::Form& form) {
  const std::string key = key_of(visit, form.text("id"));
  auto out = ticked_files(visit, form, key);
  auto sent = uploads_of(visit.request);
  if (!sent) return refuse(sent.error());
  std::string problem;
  for (intake::Upload& upload : *sent) {
    const auto kept = visit.parts.waiting.put({.form = key, .address = visit.session.account, .name = upload.name, .bytes = upload.bytes.size()}, upload.bytes, visit.now);
    // Without room to wait it can still be taken, now or never.
    const bool passes = kept || kept.error().fault == Fault::no_room || kept.error().fault == Fault::disk;
    if (!passes && problem.empty()) problem = waiting_sentence(tidy_file_name(upload.name), kept.error());
    if (passes && out) out->push_back({.name = tidy_file_name(upload.name), .bytes = std::move(upload.bytes), .pages = kept ? kept->pages : 0});
  }
  if (!problem.empty()) return refuse(FormFault{std::move(problem)});
  return out;
}

std::function<void()> forgetting_files(const StabVisit& visit, const web::Form& form) {
  return [&waiting = visit.parts.waiting, key = key_of(visit, form.text("id"))] { waiting.remove(key); };
}

std::string file_facts(std::string_view type, std::uint32_t pages, std::uint64_t bytes) {
  std::string out(type);
  if (pages > 0) out += ", " + counted(pages, "Seite", "Seiten");
  return out + ", " + german_number((bytes + 1023) / 1024) + " KB";
}

}  // namespace nb::pages
