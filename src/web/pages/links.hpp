// SPDX-License-Identifier: EUPL-1.2
// Every address on a public page is made here, so that one set of templates serves the region's host, a municipality's own
// host and the exported files. Pure.
#pragma once

#include <string>
#include <string_view>

#include "web/pages/lang.hpp"

namespace nb::pages {

/// Where a page is read: beneath the region's host, under a municipality's own host name, or from exported files.
enum class Form { region, host, exported };

/// A page's place: language, municipality ("" = the region's own pages), and the path beneath it ("leistungen/x/").
struct Place {
  Lang lang = Lang::de;
  std::string slug;
  std::string rest;
  friend bool operator==(const Place&, const Place&) = default;
};

class Links {
 public:
  /// `here` is the page that carries the links; `origin` ("https://notfall.example", may be empty) makes absolute addresses.
  Links(Form form, Place here, std::string origin);

  /// Address of another page from here.
  [[nodiscard]] std::string to(const Place& there) const;
  /// Beneath this page's municipality, in this page's language.
  [[nodiscard]] std::string town(std::string_view rest = "") const { return to({here_.lang, here_.slug, std::string(rest)}); }
  /// The region's home in this page's language.
  [[nodiscard]] std::string region() const { return to({here_.lang, "", ""}); }
  /// This page in another language; where easy language has no such page it goes to the home.
  [[nodiscard]] std::string in(Lang other) const;
  /// A file that is no page: town_file("feed.atom"), file("api/v1/arnsberg/status.json").
  [[nodiscard]] std::string town_file(std::string_view name) const;
  [[nodiscard]] std::string file(std::string_view path) const;
  /// The one absolute address of a page (for canonical, feeds, QR codes); empty without an origin.
  [[nodiscard]] std::string absolute(const Place& there) const;

  [[nodiscard]] const Place& here() const { return here_; }
  [[nodiscard]] Form form() const { return form_; }
  [[nodiscard]] const std::string& origin() const { return origin_; }

 private:
  Form form_;
  Place here_;
  std::string origin_;
  std::string up_;  ///< exported: from this page's folder to the root
};

/// Easy language has the homes, the page on deadlines, the form, the appointments; everything else of a municipality is German or English.
[[nodiscard]] bool in_easy_language(std::string_view rest);

/// "en/arnsberg/leistungen/x/": the path of a page beneath the region's root.
[[nodiscard]] std::string path_of(const Place& place);

}  // namespace nb::pages
