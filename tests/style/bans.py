#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Calls and habits that are banned in C++ sources, each with what to use instead."""
import re

import rules

SQL = r"\b(?:SELECT|INSERT\s+INTO|UPDATE|DELETE\s+FROM|WHERE|VALUES|ORDER\s+BY)\b"
# (pattern in code without comments and literals, message, paths where it is right, whether tests may)
CODE = [
    (r"\bsystem_clock\s*::\s*now\b|\bstd::time\s*\(|\bgettimeofday\s*\(|\bclock_gettime\s*\(", "the time comes from nb::Clock", ("src/base/time.cpp", "bench/"), False),
    (r"\bstd::rand\b|\bsrand\s*\(|\brandom_device\b", "randomness comes from base/random or crypto/random", ("src/base/random.cpp", "src/crypto/"), False),
    (r"\b(?:mt19937(?:_64)?|default_random_engine)\b", "randomness comes from base/random or crypto/random", (), True),
    (r"\bsto(?:i|l|ll|ul|ull|f|d|ld)\s*\(|\bato(?:i|l|ll|f)\s*\(|\bstrto(?:l|ll|ul|ull|f|d|ld)\s*\(", "numbers are read with std::from_chars or base/text", (), True),
    (r"\bstd::(?:locale|setlocale)\b|\bsetlocale\s*\(|\bstd::(?:tolower|toupper|isalpha|isalnum|isspace|isdigit|isupper|islower|ispunct)\b|(?<![:\w.])(?:tolower|toupper|isalpha|isalnum|isspace|isdigit)\s*\(",
     "the locale decides here; base/text has what is needed", (), False),
    (r"\bsqlite3_\w+", "SQLite is spoken to in storage/sqlite alone", ("src/storage/sqlite/",), True),
    (r"\bnew\s*(?:\(|::)|\bnew\s+[A-Za-z_]", "make_unique, make_shared or a container", (), False),
    (r"(?<![=\w])\s\bdelete\s*(?:\[\s*\]\s*)?[A-Za-z_(*]", "no owner deletes by hand", (), False),
    (r"\.\s*detach\s*\(|->\s*detach\s*\(", "threads are joined; co_spawn takes a completion handler that reports", (), False),
    (r"\bstd::format\b", "g++ 12 has no std::format; fmt::format", (), False),
    (r"\bstd::(?:system|popen|getenv)\b|\b(?:popen|execvp?|fork|vfork|getenv)\s*\(", "no shell-outs; settings come through app/config", ("src/app/",), True),
    (r"\bstd::(?:cout|cerr|clog)\b|\b(?:std::)?(?:printf|puts)\s*\(", "output belongs to app and tools; others report through base", ("src/app/", "tools/", "fuzz/", "bench/"), True),
    (r"\bfriend\s+class\s+\w*[Tt]est|\bFRIEND_TEST\b", "test through the public face", (), False),
    (r"\bgoto\b", "a loop or a function", (), False),
    (r"\bvolatile\b", "std::atomic", (), True),
]
RAW = [
    (r"\b(?:FIXME|TODO|XXX|HACK)\b", "finish it, or open an issue", (), False),
    (r"\bDISABLED_", "a test is run or removed; a broken one needs an issue, not a prefix", (), False),
    (r"\bGTEST_SKIP\s*\(\s*\)\s*;", "say why it is skipped: GTEST_SKIP() << \"…\"", (), False),
    (r"NOLINT(?:NEXTLINE|BEGIN)?(?:\([^)\n]*\))?[ \t]*(?:\n|$|\*/)", "every NOLINT says why beside it", (), False),
]
SQL_BUILT = [
    rf'"[^"\n]*{SQL}[^"\n]*"\s*\+', rf'\+\s*"[^"\n]*{SQL}[^"\n]*"', rf'\b(?:append|operator\+=)\s*\(\s*"[^"\n]*{SQL}', rf'\bformat\s*\(\s*(?:FMT_STRING\s*\(\s*)?(?:R"[^(]*\(|")[^"]*{SQL}[^"]*\{{',
]
PURE_ROOMS = ("src/proof/", "src/deadlines/", "src/catalogue/", "src/situation/")


def check(root):
    found = []
    for path in rules.files(root, ".cpp", ".hpp", under=("src", "tools", "tests", "bench", "fuzz")):
        name = path.relative_to(root).as_posix()
        text = rules.read(path)
        code, with_strings = rules.code_only(text), rules.without_comments(text)
        test = rules.is_test(name) or name.startswith(("bench/", "fuzz/"))
        for table, where in ((CODE, code), (RAW, text)):
            for pattern, message, right, tests_may in table:
                if not (test and tests_may) and not (right and name.startswith(right)):
                    found += rules.search(pattern, where, path, root, message)
        for pattern in SQL_BUILT:
            found += rules.search(pattern, with_strings, path, root, "SQL is never put together from pieces; bind parameters")
        if name.startswith(PURE_ROOMS) and not test:
            found += rules.search(r"\bcatch\s*\(", code, path, root, "domain code never catches")
        if path.suffix == ".hpp":
            found += rules.search(r"(?m)^using\s+namespace\b", code, path, root, "no using namespace in a header")
            if "#pragma once" not in text:
                found.append(f"{name}:1: #pragma once is missing")
        if re.search(r"(manager|helper|util)s?(_test)?\.(cpp|hpp)$", name):
            found.append(f"{name}:1: name the noun; no Manager, Helper or Util files")
    return found


def case(code, name="src/state/b.cpp"):
    return {name: code + "\n"}


CASES = {
    "clean": (case('// new ideas, delete nothing; "stoi("\nauto n = std::make_unique<A>();\nA(const A&) = delete;\nauto s = "SELECT a FROM b WHERE c = ?";\nauto renewed = new_entry(x);'), None),
    "clock": (case("auto t = std::chrono::system_clock::now();"), "src/state/b.cpp:1: the time comes from nb::Clock"),
    "clock where it belongs": (case("auto t = std::chrono::system_clock::now();", "src/base/time.cpp"), None),
    "rand": (case("int a = std::rand();"), "randomness"),
    "engine": (case("std::mt19937 e;"), "randomness"),
    "engine in a test": (case("std::mt19937 e(7);", "src/state/b_test.cpp"), None),
    "stoi": (case("int a = std::stoi(s);"), "from_chars"),
    "locale": (case("c = std::tolower(c);"), "locale"),
    "raw sqlite": (case("sqlite3_step(s);"), "storage/sqlite"),
    "raw sqlite at home": (case("sqlite3_step(s);", "src/storage/sqlite/b.cpp"), None),
    "new": (case("auto* a = new A(1);"), "make_unique"),
    "delete": (case("void f() { delete a; }"), "deletes by hand"),
    "detach": (case("std::thread(f).detach();"), "joined"),
    "shell": (case("std::system(c);"), "shell"),
    "output": (case('std::cout << "a";'), "output belongs"),
    "friend": (case("friend class JournalTest;"), "public face"),
    "unfinished": (case("// TO" + "DO later"), "finish it"),
    "disabled": (case("TEST(A, DISABLED" + "_b) {}", "src/state/b_test.cpp"), "run or removed"),
    "silent skip": (case("GTEST_SKIP();", "src/state/b_test.cpp"), "why it is skipped"),
    "told skip": (case('GTEST_SKIP() << "NB_STANDARDS_DATA is not set";', "src/state/b_test.cpp"), None),
    "silent nolint": (case("a();  // NOLINT(bugprone-use-after-move)"), "says why"),
    "told nolint": (case("a();  // NOLINT(bugprone-use-after-move): moved back above"), None),
    "SQL by plus": (case('q("SELECT a FROM b WHERE c=" + d);'), "bind"),
    "SQL by format": (case('q(fmt::format("DELETE FROM {}", d));'), "bind"),
    "catch in the domain": (case("try { f(); } catch (const A&) {}", "src/situation/b.cpp"), "never catches"),
    "catch at the edge": (case("try { f(); } catch (const A&) {}", "src/web/server/b.cpp"), None),
    "using in a header": (case("#pragma once\nusing namespace std;", "src/state/b.hpp"), "using namespace"),
    "pragma": (case("int a();", "src/state/b.hpp"), "#pragma once"),
    "util": (case("int a();", "src/state/text_utils.cpp"), "name the noun"),
    "digit separator": (case("int a = 1'000; int b = 2'000;\nint c = std::stoi(s);"), "b.cpp:2: numbers"),
}

if __name__ == "__main__":
    rules.main(check, CASES)
