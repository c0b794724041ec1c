// SPDX-License-Identifier: EUPL-1.2
// Parts of the comparison; `run` puts them together. Method: README.md.
#include <fmt/format.h>

#include <cstdio>
#include <string_view>

#include "base/text.hpp"
#include "first_answer.hpp"
#include "hugo_site.hpp"
#include "render.hpp"

namespace {

using namespace nb;
using namespace nb::bench;

int ours(const std::string& source) {
  Region region(source);
  const auto pages = region.pages();
  const Rendered plain = render_all(region, pages, false);
  const Rendered compressed = render_all(region, pages, true);
  const FirstAnswer first = first_answers(region, pages, 60);
  fmt::print(
      "pages {}\nbytes {}\nviews_ms {:.3f}\nrendered {:.3f}\nrendered_cpu {:.3f}\ncompressed {:.3f}\ncompressed_cpu {:.3f}\nfirst_median_ms {:.2f}\nfirst_worst_ms {:.2f}\nread "
      "{}\n",
      plain.pages, plain.bytes, plain.views_ms, plain.seconds, plain.cpu_seconds, compressed.seconds, compressed.cpu_seconds, first.median_ms, first.worst_ms, first.read);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() == 2 && words[0] == "ours") return ours(words[1]);
  if (words.size() == 3 && words[0] == "site") {
    Region region(words[1]);
    write_hugo_site(region, region.pages(), words[2]);
    return 0;
  }
  if (words.size() == 4 && words[0] == "encode") {
    const auto part = parse_u64(words[2]);
    const auto parts = parse_u64(words[3]);
    if (part && parts && *part < *parts) {
      fmt::print("{}\n", encode_files(words[1], *part, *parts));
      return 0;
    }
  }
  fmt::print(stderr, "usage: bench_publish_outage ours SOURCE | site SOURCE FOLDER | encode FOLDER PART PARTS\n");
  return 2;
}
