// SPDX-License-Identifier: EUPL-1.2
// Files for machines: robots.txt, sitemap.xml, security.txt.
#include <array>

#include "web/pages/context.hpp"

namespace nb::pages {

namespace {

using namespace std::chrono_literals;

/// RFC 9116 wants an end; half a year from the moment of reading, so that it never expires while the program runs.
constexpr auto kSecurityTxtLife = 180 * 24h;

constexpr std::array<std::string_view, 6> kTownPages{"", "leistungen/", "aemter/", "telefon/", "standorte/", "meldungen/"};

void append_url(std::string& xml, const std::string& origin, const Place& place) { xml += "<url><loc>" + escape_html(origin + "/" + path_of(place)) + "</loc></url>\n"; }

}  // namespace

std::string robots_txt(const SiteConfig& config) {
  std::string text = "User-agent: *\nDisallow: /stab/\n";
  if (!config.public_url.empty()) text += "Sitemap: " + config.public_url + "/sitemap.xml\n";
  return text;
}

std::string security_txt(const SiteConfig& config, Instant now) {
  const Instant day = std::chrono::floor<std::chrono::days>(now + kSecurityTxtLife);
  std::string text = "Contact: " + config.security_contact + "\nExpires: " + format_utc(day) + "\nPreferred-Languages: de, en\n";
  if (!config.public_url.empty()) text += "Canonical: " + config.public_url + "/.well-known/security.txt\n";
  return text;
}

std::string sitemap_xml(const SiteConfig& config, const publish::RegionView& region) {
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const Lang lang : kLangs) {
    append_url(xml, config.public_url, {lang, "", ""});
    for (const auto& view : region.towns) {
      const std::string& slug = view->town->municipality.slug;
      for (const std::string_view rest : kTownPages)
        if (lang != Lang::leicht || rest.empty()) append_url(xml, config.public_url, {lang, slug, std::string(rest)});
      for (const catalogue::Service& service : region.shared->services)
        if (lang == Lang::de) append_url(xml, config.public_url, {lang, slug, "leistungen/" + service.id + "/"});
    }
  }
  return xml + "</urlset>\n";
}

}  // namespace nb::pages
