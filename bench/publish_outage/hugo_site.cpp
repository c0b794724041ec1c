// SPDX-License-Identifier: EUPL-1.2
// Hugo's work is made easy: the inside of <main> comes ready as content, so that its templates only put the frame around it.
#include "hugo_site.hpp"

#include <boost/json.hpp>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace nb::bench {

namespace {

std::string rendered(const Region& region, const PageName& page) {
  const publish::PageText text = region.answer(region.view(), page.path).render(region.now());
  if (text.status != 200) throw std::runtime_error("no page: " + page.path);
  return text.text;
}

/// A page cut at the borders of <main>.
struct Cut {
  std::string before;
  std::string inside;
  std::string after;
};

Cut cut(const std::string& page) {
  const std::size_t open = page.find("<main");
  const std::size_t inside = page.find('>', open) + 1;
  const std::size_t close = page.find("</main>");
  if (open == std::string::npos || close == std::string::npos) throw std::runtime_error("a page without <main>");
  return {page.substr(0, inside), page.substr(inside, close - inside), page.substr(close)};
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size())) text.replace(at, what.size(), with);
}

/// The frame of one page as a Hugo template: what names this page becomes a parameter.
std::string frame(std::string text, const PageName& page) {
  if (text.find("{{") != std::string::npos) throw std::runtime_error("the frame would be read as a template");
  const std::size_t title = text.find("<title>");
  if (title != std::string::npos) {
    const std::size_t end = text.find("</title>", title);
    text.replace(title + 7, end - title - 7, "{{ .Title }} – {{ .Params.town }}");
  }
  replace_all(text, page.slug + "/", "{{ .Params.slug }}/");
  replace_all(text, page.service + "/", "{{ .Params.service }}/");
  replace_all(text, page.town, "{{ .Params.town }}");
  return text;
}

void write(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

constexpr std::string_view kConfig = R"(baseURL = "https://notfall.example/"
languageCode = "de"
title = "Notbetrieb"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
disableHugoGeneratorInject = true
[markup.goldmark.renderer]
unsafe = true
)";

}  // namespace

void write_hugo_site(Region& region, const std::vector<PageName>& pages, const std::string& folder) {
  const std::filesystem::path root(folder);
  region.declare(true);
  write(root / "config.toml", std::string(kConfig));
  for (std::size_t i = 0; i < 2; ++i) {  // the first two pages are one service in German and in English
    const Cut parts = cut(rendered(region, pages[i]));
    write(root / "layouts" / pages[i].lang / "single.html", frame(parts.before, pages[i]) + "{{ .Content }}" + frame(parts.after, pages[i]));
  }
  for (const PageName& page : pages) {
    const boost::json::object front{
        {"title", page.title}, {"town", page.town}, {"slug", page.slug}, {"service", page.service}, {"url", "/" + page.lang + page.path.substr(page.lang == "de" ? 0 : 3)}};
    write(root / "content" / page.lang / page.slug / (page.service + ".html"), boost::json::serialize(front) + "\n" + cut(rendered(region, page)).inside);
  }
  region.declare(false);
}

}  // namespace nb::bench
