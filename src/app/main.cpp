// SPDX-License-Identifier: EUPL-1.2
// The program: hands argv and the standard streams to the command line, so that tests can do the same. Started as the
// child that reads one scan, it does that and nothing else.
#include <iostream>

#include "app/cli.hpp"
#include "paper/child_reader.hpp"

int main(int argc, char** argv) {
  if (const auto code = nb::paper::scan_child_main(argc, argv)) return *code;
  return nb::app::run_cli(argc, argv, {std::cout, std::cerr, std::cin, "/proc/self/exe"});
}
