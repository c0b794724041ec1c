#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Usage: tidy.py ROOT. The rules in .clang-tidy find what they are there for: each planted fault is reported, clean code is not."""
import pathlib
import subprocess
import sys
import tempfile

CASES = {
    "clean": ("int twice(int a) { return 2 * a; }\n", None),
    "long function": ("int f(int a) {\n" + "  a += 1;\n" * 75 + "  return a;\n}\n", "readability-function-size"),
    "use after move": ("#include <string>\n#include <utility>\nstd::string g(std::string);\nstd::size_t f(std::string a) {\n  g(std::move(a));\n  return a.size();\n}\n",
                       "bugprone-use-after-move"),
    "dropped value": ("#include <algorithm>\n#include <vector>\nvoid f(std::vector<int>& a) { std::remove(a.begin(), a.end(), 1); }\n", "bugprone-unused-return-value"),
}


def main(root):
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / ".clang-tidy").write_text((pathlib.Path(root) / ".clang-tidy").read_text())
        for name, (code, expected) in CASES.items():
            source = pathlib.Path(folder) / "planted.cpp"
            source.write_text(code)
            ran = subprocess.run(["clang-tidy-16", "-quiet", str(source), "--", "-std=c++20"], capture_output=True, text=True, check=False)
            if (expected is None) != (ran.returncode == 0) or (expected and expected not in ran.stdout):
                failed += 1
                print(f"{name}: expected {expected}, got {ran.returncode}: {ran.stdout}{ran.stderr}")
    print(f"{len(CASES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
