// SPDX-License-Identifier: EUPL-1.2
#include "http/program.hpp"

#include <stdlib.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "app/cli.hpp"

namespace nb::test {

Said notbetrieb(const std::vector<std::string>& arguments, const std::string& input) {
  ::setenv("NOTBETRIEB_SHARE", NB_BINARY_DIR "/share/notbetrieb", 1);
  std::vector<const char*> argv{"notbetrieb"};
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  std::ostringstream out;
  std::ostringstream err;
  std::istringstream in(input);
  const int code = app::run_cli(static_cast<int>(argv.size()), argv.data(), {out, err, in});
  return {code, out.str(), err.str()};
}

std::string pack_folder() { return NB_SOURCE_DIR "/examples/suedwestfalen"; }

namespace {

/// Takes away the section that `init` writes: the folder is one of earlier versions.
void without_four_eyes(const std::string& dir) {
  const std::string path = dir + "/notbetrieb.toml";
  std::ifstream in(path, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  std::string text = all.str();
  const std::size_t begin = text.find("[four_eyes]");
  text.erase(begin, text.find("\n[", begin) - begin);
  std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

}  // namespace

void install(const std::string& dir, bool data, bool four_eyes) {
  const Said made = notbetrieb({"init", "--dir", dir, "--instance", "test", "--operator", kAccount, "--password-stdin", "--clock-at", "2023-10-29T12:00:00+01:00"},
                               std::string(kPassword) + "\n");
  if (made.code != 0) throw std::runtime_error(made.err);
  if (!four_eyes) without_four_eyes(dir);
  if (!data) return;
  const Said imported = notbetrieb({"import", "--dir", dir, pack_folder(), "--clock-at", "2023-10-29T12:00:00+01:00"});
  if (imported.code != 0) throw std::runtime_error(imported.err);
}

namespace {

app::Store::Parts judged_by(app::Store::Parts parts, std::function<std::chrono::milliseconds()> uptime) {
  parts.uptime = std::move(uptime);
  return parts;
}

}  // namespace

Program::Program(const std::string& dir, std::function<std::chrono::milliseconds()> uptime)
    : server_(judged_by(runtime_.parts(clock_), std::move(uptime)), app::Folder{dir},
              {.share = NB_BINARY_DIR "/share/notbetrieb", .address = "127.0.0.1", .port = 0, .metrics_port = -1, .reader_program = NB_READER}) {}

HttpClient Program::signed_in(const std::string& account) const {
  HttpClient client(server_.port());
  if (!client.sign_in(account, kPassword)) throw std::runtime_error("signing in failed");
  return client;
}

Fields console_form(HttpClient& client, const std::string& command, const std::string& place, const Fields& filled, const std::string& step) {
  // A form's id has the shape of a UUID; the tests need a new one each time and nothing more of it.
  static std::atomic<unsigned> count{0};
  std::string tail = std::to_string(++count);
  tail.insert(0, 12 - tail.size(), '0');
  Fields fields{{"csrf", client.csrf()}, {"id", "018c2f3e-0000-4000-8000-" + tail}, {"befehl", command}, {"ort", place}, {"zurueck", "/stab/verlauf"}, {"schritt", step}};
  fields.insert(fields.end(), filled.begin(), filled.end());
  return fields;
}

}  // namespace nb::test
