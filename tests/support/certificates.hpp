// SPDX-License-Identifier: EUPL-1.2
// Certificates for tests, made by Debian's `openssl`: a town's own CA, and what it has signed.
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "support/temp_folder.hpp"

extern char** environ;

namespace nb::test {

/// Runs `openssl WORDS…`; what it printed. Empty if it failed.
inline std::string openssl(std::vector<std::string> words, const std::string& output) {
  words.insert(words.begin(), "openssl");
  std::vector<char*> arguments;
  for (std::string& one : words) arguments.push_back(one.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t child = -1;
  const bool begun = ::posix_spawnp(&child, "openssl", &actions, nullptr, arguments.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  int status = 1;
  if (begun) ::waitpid(child, &status, 0);
  std::ifstream in(output);
  const std::string said(std::istreambuf_iterator<char>(in), {});
  return status == 0 ? said : std::string();
}

/// A CA of its own in a folder of its own.
class TownCa {
 public:
  explicit TownCa(const std::string& name = "Probe-CA") {
    (void)openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", file("ca.key"), "-out", file("ca.pem"), "-days", "30", "-subj",
                   "/CN=" + name},
                  file("log"));
  }
  [[nodiscard]] std::string file(const std::string& name) const { return folder_.file(name); }
  [[nodiscard]] std::string certificate() const { return file("ca.pem"); }

  struct Signed {
    std::string certificate;
    std::string key;
  };
  /// For `alt`, like "IP:127.0.0.1" or "DNS:mail.example"; `days` below 0: expired.
  [[nodiscard]] Signed sign(const std::string& alt, int days = 30) const {
    const Signed out{file("server.pem"), file("server.key")};
    std::ofstream(file("alt")) << "subjectAltName=" << alt << "\n";
    (void)openssl({"req", "-newkey", "rsa:2048", "-nodes", "-keyout", out.key, "-out", file("server.csr"), "-subj", "/CN=mail"}, file("log"));
    (void)openssl({"x509", "-req", "-in", file("server.csr"), "-CA", certificate(), "-CAkey", file("ca.key"), "-CAcreateserial", "-days", std::to_string(days), "-extfile",
                   file("alt"), "-out", out.certificate},
                  file("log"));
    ::chmod(out.key.c_str(), 0600);
    return out;
  }

 private:
  TempFolder folder_;
};

}  // namespace nb::test
