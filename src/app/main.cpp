// SPDX-License-Identifier: EUPL-1.2
#include <iostream>

#include "app/cli.hpp"

int main(int argc, char** argv) { return nb::app::run_cli(argc, argv, {std::cout, std::cerr, std::cin}); }
