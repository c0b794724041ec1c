// SPDX-License-Identifier: EUPL-1.2
// The program: hands argv and the standard streams to the command line, so that tests can do the same.
#include <iostream>

#include "app/cli.hpp"

int main(int argc, char** argv) { return nb::app::run_cli(argc, argv, {std::cout, std::cerr, std::cin}); }
