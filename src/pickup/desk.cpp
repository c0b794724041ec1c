// SPDX-License-Identifier: EUPL-1.2
#include "pickup/desk.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/random.hpp"
#include "base/text.hpp"
#include "finder/search_form.hpp"
#include "journal/journal.hpp"
#include "journal/vault.hpp"
#include "pickup/commands.hpp"
#include "pickup/refusals.hpp"
#include "state/args.hpp"

namespace nb::pickup {

namespace json = boost::json;

namespace {

constexpr std::string_view kPngStart = "\x89PNG\r\n\x1a\n";

std::optional<state::Refusal> fault_of(std::string_view field, std::string_view text, std::size_t bytes_max) {
  if (text.size() > bytes_max) return refusal(Reason::too_long, field);
  if (!state::is_readable(text, "")) return refusal(Reason::unreadable, field);
  return std::nullopt;
}

json::object args_of(const PickupText& text) {
  json::object out;
  for (const auto& [name, value] : {std::pair{"kind", &text.kind}, std::pair{"site", &text.site}, std::pair{"arrived", &text.arrived}, std::pair{"pin", &text.pin}}) {
    if (!value->empty()) out.emplace(name, *value);
  }
  out.emplace("old_document", text.old_document);
  out.emplace("both_parents", text.both_parents);
  return out;
}

state::Command command_of(const Sender& sender, const char* name, const json::object& args) {
  return {.log = sender.log, .id = sender.id, .actor = sender.actor, .name = name, .args = json::serialize(args)};
}

}  // namespace

Result<Owner, state::Refusal> read_owner(const OwnerText& text) {
  for (const auto& [field, value, most] : {std::tuple{"Familienname", &text.family_name, kNameBytesMax}, std::tuple{"Vornamen", &text.first_names, kNameBytesMax},
                                           std::tuple{"Geburtsdatum", &text.birth, std::size_t{40}}, std::tuple{"Seriennummer", &text.serial, std::size_t{60}}}) {
    if (auto no = fault_of(field, trim(*value), most)) return refuse(*std::move(no));
  }
  Owner out{.family_name = to_nfc(trim(text.family_name)), .first_names = to_nfc(trim(text.first_names)), .birth = {}, .serial = std::string(trim(text.serial))};
  if (out.family_name.empty() && out.first_names.empty()) return refuse(refusal(Reason::malformed, "Familienname"));
  const auto birth = finder::parse_birth_date(text.birth);
  if (!birth) return refuse(refusal(Reason::malformed, "Geburtsdatum"));
  const std::size_t signs = finder::serial_form(out.serial).size();
  if (signs == 0) return refuse(refusal(Reason::malformed, "Seriennummer"));
  if (signs > kSerialCharactersMax) return refuse(refusal(Reason::too_long, "Seriennummer"));
  out.birth = *birth;
  return out;
}

bool Desk::ready(const LogName& log) const { return parts_.vault.has_key(journal::owner_of(log)); }

journal::Sealing Desk::seal(const Sender& sender, std::string_view subject) const {
  proof::SaltSeed seed{};
  parts_.random.fill(seed.bytes);
  return {parts_.vault, parts_.random, sender.log, std::string(subject), seed};
}

Result<state::Command, state::Refusal> Desk::registering(const Sender& sender, const PickupText& text, const Owner& owner) const {
  if (!ready(sender.log)) return refuse(refusal(Reason::no_data_key));
  journal::Sealing sealing = seal(sender, pickup_subject(sender.id));
  sealing.add(part::kOwner, encode_owner(owner));
  state::Command out = command_of(sender, "pickup.register", args_of(text));
  out.sealed = std::move(sealing).finish();
  return out;
}

Result<state::Command, state::Refusal> Desk::correcting(const Sender& sender, std::string_view pickup, const PickupText& text, const Owner* owner, std::string_view reason) const {
  json::object args = args_of(text);
  args.emplace("pickup", pickup);
  if (!reason.empty()) args.emplace("reason", reason);
  state::Command out = command_of(sender, "pickup.correct", args);
  if (owner == nullptr) return out;
  if (!ready(sender.log)) return refuse(refusal(Reason::no_data_key));
  journal::Sealing sealing = seal(sender, pickup);
  sealing.add(part::kOwner, encode_owner(*owner));
  out.sealed = std::move(sealing).finish();
  return out;
}

Result<state::Command, state::Refusal> Desk::handing_over(const Sender& sender, const HandOverText& text) const {
  json::object args = json::parse(encode_hand_over(text.said)).as_object();
  args.emplace("pickup", text.pickup);
  if (!text.at.empty()) args.emplace("at", text.at);
  state::Command out = command_of(sender, "pickup.hand_over", args);
  for (const auto& [field, value] : {std::pair{"Name der abholenden Person", &text.person.name}, std::pair{"Ausweis der abholenden Person", &text.person.document}}) {
    if (auto no = fault_of(field, *value, kNameBytesMax)) return refuse(*std::move(no));
  }
  const std::string_view image = text_of(text.signature);
  if (!image.empty() && !image.starts_with(kPngStart)) return refuse(refusal(Reason::malformed, "Unterschrift"));
  if (image.size() > kSignatureBytesMax) return refuse(refusal(Reason::too_long, "Unterschrift"));
  const bool person = !text.person.name.empty() || !text.person.document.empty();
  if (!person && image.empty()) return out;
  if (!ready(sender.log)) return refuse(refusal(Reason::no_data_key));
  journal::Sealing sealing = seal(sender, text.pickup);
  if (person) sealing.add(part::kCollector, encode_collector({to_nfc(trim(text.person.name)), to_nfc(trim(text.person.document))}));
  if (!image.empty()) sealing.add(part::kSignature, to_base64(text.signature));
  out.sealed = std::move(sealing).finish();
  return out;
}

Result<Owner, journal::OpenFault> Desk::owner(const LogName& log, std::span<const std::uint64_t> entries) const {
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    const auto parts = journal::open_parts(parts_.journal, parts_.vault, log, *entry);
    if (!parts) return refuse(parts.error());
    const auto found = std::ranges::find(*parts, part::kOwner, &journal::OpenedPart::name);
    if (found != parts->end()) return decode_owner(found->content);
  }
  return refuse(journal::OpenFault::erased);
}

Result<CollectorPerson, journal::OpenFault> Desk::collector(const LogName& log, std::uint64_t entry) const {
  const auto parts = journal::open_parts(parts_.journal, parts_.vault, log, entry);
  if (!parts) return refuse(parts.error());
  const auto found = std::ranges::find(*parts, part::kCollector, &journal::OpenedPart::name);
  return found == parts->end() ? CollectorPerson{} : decode_collector(found->content);
}

}  // namespace nb::pickup
