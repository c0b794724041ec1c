// SPDX-License-Identifier: EUPL-1.2
// The members of every record by name, written down once: encoding and decoding walk over them. Inside this room only.
#pragma once

#include <concepts>
#include <string>
#include <type_traits>

#include "catalogue/model.hpp"

namespace nb::catalogue {

/// Texts of a service in another language.
struct ServiceText {
  std::string service;
  std::string lang;
  std::string fallback;
  std::string bring;
};

/// Text of a step in another language.
struct StepText {
  std::string service;
  int position;
  std::string lang;
  std::string fallback;
};

template <class R, class T>
concept Of = std::same_as<std::remove_const_t<R>, T>;

template <class V, Of<Municipality> R>
void each_field(V& v, R& r) {
  v("ags", r.ags);
  v("slug", r.slug);
  v("name", r.name);
  v("kind", r.kind);
  v("district", r.district);
  v("population", r.population);
  v("postcode_city", r.postcode_city);
  v("sit_role", r.sit_role);
  v("hosts", r.hosts);
}

template <class V, Of<Component> R>
void each_field(V& v, R& r) {
  v("id", r.id);
  v("name_de", r.name_de);
  v("name_en", r.name_en);
  v("kind", r.kind);
  v("operator", r.operator_);
  v("scope", r.scope);
  v("needs", r.needs);
  v("baseline", r.baseline);
}

template <class V, Of<ComponentOverride> R>
void each_field(V& v, R& r) {
  v("component", r.component);
  v("operator", r.operator_);
  v("needs", r.needs);
  v("basis", r.basis);
  v("reason_de", r.reason_de);
  v("source", r.source);
}

/// Without its steps and translations: they are records of their own.
template <class V, Of<Service> R>
void each_field(V& v, R& r) {
  v("id", r.id);
  v("name_de", r.name_de);
  v("name_en", r.name_en);
  v("name_leicht", r.name_leicht);
  v("office", r.office);
  v("leika_key", r.leika_key);
  v("needs", r.needs);
  v("fallback_needs", r.fallback_needs);
  v("fallback_kind", r.fallback_kind);
  v("fallback_de", r.fallback_de);
  v("bring_de", r.bring_de);
  v("deadline_rule", r.deadline_rule);
  v("channels", r.channels);
  v("urgency", r.urgency);
  v("demand_per_1000_per_year", r.demand_per_1000_per_year);
  v("basis", r.basis);
}

template <class V, Of<ServiceText> R>
void each_field(V& v, R& r) {
  v("service", r.service);
  v("lang", r.lang);
  v("fallback", r.fallback);
  v("bring", r.bring);
}

template <class V, Of<Step> R>
void each_field(V& v, R& r) {
  v("service", r.service);
  v("position", r.position);
  v("step", r.step);
  v("needs", r.needs);
  v("fallback_needs", r.fallback_needs);
  v("fallback_de", r.fallback_de);
}

template <class V, Of<StepText> R>
void each_field(V& v, R& r) {
  v("service", r.service);
  v("position", r.position);
  v("lang", r.lang);
  v("fallback", r.fallback);
}

template <class V, Of<OfficeType> R>
void each_field(V& v, R& r) {
  v("office_id", r.office_id);
  v("office", r.office);
  v("name_en", r.name_en);
  v("level", r.level);
  v("size_class", r.size_class);
  v("hours", r.hours);
  v("counters", r.counters);
  v("floors", r.floors);
}

template <class V, Of<Site> R>
void each_field(V& v, R& r) {
  v("site_id", r.site_id);
  v("name", r.name);
  v("street", r.street);
  v("postcode", r.postcode);
  v("city", r.city);
  v("offices", r.offices);
  v("hours", r.hours);
  v("counters", r.counters);
  v("floors", r.floors);
  v("demo", r.demo);
  v("note", r.note);
}

/// What stands in the core for ever: nothing personal.
template <class V, Of<DirectoryEntry> R>
void each_field(V& v, R& r) {
  v("office", r.office);
  v("site", r.site);
  v("valid_from", r.valid_from);
  v("valid_to", r.valid_to);
}

/// What stands in the open part and may disappear.
template <class V, Of<DirectoryEntry> R>
void each_contact_field(V& v, R& r) {
  v("unit", r.unit);
  v("function", r.function);
  v("last_name", r.last_name);
  v("first_name", r.first_name);
  v("phone", r.phone);
  v("mobile", r.mobile);
  v("fax", r.fax);
  v("room", r.room);
  v("responsibilities", r.responsibilities);
}

}  // namespace nb::catalogue
