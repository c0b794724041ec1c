// SPDX-License-Identifier: EUPL-1.2
// Takes a process out of every network: what it and its children reach is their own loopback. The kernel counts what they try beyond it.
#pragma once

#include <arpa/inet.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace nb::test {

/// For the calling process, for good; it must have one thread. Empty if it worked, otherwise why not.
[[nodiscard]] inline std::string leave_the_network() {
  const uid_t user = ::geteuid();
  if (::unshare(CLONE_NEWNET) != 0) {
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) return std::string("network namespaces: ") + std::strerror(errno);
    std::ofstream("/proc/self/uid_map") << user << ' ' << user << " 1";
  }
  const int handle = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  ifreq loopback{};
  std::strncpy(loopback.ifr_name, "lo", sizeof loopback.ifr_name - 1);
  loopback.ifr_flags = IFF_UP | IFF_RUNNING;
  const bool up = handle >= 0 && ::ioctl(handle, SIOCSIFFLAGS, &loopback) == 0;
  const std::string why = up ? "" : std::string("loopback: ") + std::strerror(errno);
  if (handle >= 0) ::close(handle);
  return why;
}

/// How often somebody in this network wanted to send something for which there is no way, over IPv4 and IPv6.
[[nodiscard]] inline std::uint64_t tried_in_vain() {
  std::uint64_t count = 0;
  std::ifstream four("/proc/self/net/snmp");
  std::string line;
  std::vector<std::string> names;
  while (std::getline(four, line)) {
    if (!line.starts_with("Ip: ")) continue;
    std::istringstream words(line);
    std::vector<std::string> row;
    for (std::string word; words >> word;) row.push_back(word);
    for (std::size_t i = 0; !names.empty() && i < row.size(); ++i) {
      if (names.at(i) == "OutNoRoutes") count += std::stoull(row[i]);
    }
    names = row;
  }
  std::ifstream six("/proc/self/net/snmp6");
  std::string name;
  for (std::uint64_t value = 0; six >> name >> value;) {
    if (name == "Ip6OutNoRoutes") count += value;
  }
  return count;
}

/// Knocks at an address of the outside (TEST-NET-1, RFC 5737); true if there is no way to it.
[[nodiscard]] inline bool is_alone() {
  const int handle = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in outside{};
  outside.sin_family = AF_INET;
  outside.sin_port = htons(443);
  ::inet_pton(AF_INET, "192.0.2.1", &outside.sin_addr);
  const bool refused = ::connect(handle, reinterpret_cast<const sockaddr*>(&outside), sizeof outside) != 0 && errno == ENETUNREACH;
  ::close(handle);
  return refused;
}

}  // namespace nb::test
