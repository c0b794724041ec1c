// SPDX-License-Identifier: EUPL-1.2
// Accessibility statement, imprint and privacy page from configuration. What nobody configured is said to be missing.
#include "web/pages/context.hpp"
#include "web/pages/facts.hpp"

namespace nb::pages {

namespace {

const Operator& operator_of(const Context& context) {
  if (context.town == nullptr) return context.config.imprint;
  const auto own = context.config.imprints.find(context.municipality().ags.str());
  return own == context.config.imprints.end() ? context.config.imprint : own->second;
}

/// The municipality's official name; configuration of the whole installation names its operator only on the region's pages.
std::string authority_name(const Context& context, const Operator& data) {
  if (!data.authority.empty()) return data.authority;
  return context.town == nullptr ? context.config.title : context.municipality().name;
}

void put_contact(const Context& context, Section page) {
  const Operator& data = operator_of(context);
  page.set("AUTHORITY", authority_name(context, data));
  page.set_shown("STREET", data.street, "STREET_SHOWN");
  const bool seat = data.postcode_city.empty() && context.town != nullptr;
  page.set_shown("POSTCODE_CITY", seat ? context.municipality().postcode_city : data.postcode_city, "POSTCODE_CITY_SHOWN");
  page.set_shown("PHONE", national(data.phone), "PHONE_SHOWN");
  page.set("PHONE_DIAL", dialable(data.phone));
  page.set_shown("EMAIL", data.email, "EMAIL_SHOWN");
  page.show_if(data.email.empty() && data.phone.empty(), "CONTACT_MISSING");
}

void put_or_missing(Section page, const char* name, const std::string& value, const char* shown, const char* missing) {
  page.set_shown(name, value, shown);
  page.show_if(value.empty(), missing);
}

void frame(const Context& context, Section page, std::string_view key) {
  const std::string& title = context.texts.say(key);
  const std::string name = authority_name(context, operator_of(context));
  put_frame(context, page, title + " – " + name, title + ": " + name, Nav::none);
  put_contact(context, page);
}

}  // namespace

std::string_view accessibility(const Context& context, Section page) {
  frame(context, page, "accessibility.title");
  const Operator& data = operator_of(context);
  page.set("SCOPE", context.texts.say("accessibility.scope", {{"authority", authority_name(context, data)}}));
  put_or_missing(page, "ARBITRATION", data.arbitration, "ARBITRATION_SHOWN", "ARBITRATION_MISSING");
  return "accessibility";
}

std::string_view imprint(const Context& context, Section page) {
  frame(context, page, "imprint.title");
  put_or_missing(page, "REPRESENTED", operator_of(context).represented_by, "REPRESENTED_SHOWN", "REPRESENTED_MISSING");
  return "imprint";
}

std::string_view privacy(const Context& context, Section page) {
  frame(context, page, "privacy.title");
  put_or_missing(page, "OFFICER", operator_of(context).data_protection, "OFFICER_SHOWN", "OFFICER_MISSING");
  return "privacy";
}

}  // namespace nb::pages
