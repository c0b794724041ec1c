#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Rooms include only from lower levels, never sideways; heavy and platform headers stay where they belong. No exceptions list."""
import re

import rules

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.M)
# header prefix -> (folders that may include it, whether their headers may, too)
THIRD_PARTY = {
    "boost/asio": (("src/web/server", "src/app"), True),
    "boost/beast": (("src/web/server", "src/app"), True),
    "ctemplate/": (("src/web/pages", "src/publish"), False),
    "openssl/": (("src/crypto", "src/web/server", "src/app", "src/proof"), False),
    "sodium": (("src/crypto", "src/base"), False),
    "sqlite3": (("src/storage/sqlite",), True),
    "SQLiteCpp": (("src/storage/sqlite",), True),
    "date/": (("src/base/zone.cpp",), False),
    "md4c": (("src/publish",), False),
    "qrencode": (("src/paper",), False),
    "cairo": (("src/paper",), False),
    "pango": (("src/paper",), False),
    "poppler": (("src/paper",), False),
    "tiff": (("src/paper",), False),
    "png.h": (("src/paper",), False),
    "turbojpeg.h": (("src/paper",), False),
    "ZXing": (("src/paper",), False),
    "seccomp.h": (("src/paper",), False),
    "brotli/": (("src/publish", "src/web/server", "src/base"), False),
    "zlib.h": (("src/publish", "src/web/server", "src/base"), False),
    "toml++": (("src/app", "src/web/pages", "src/publish"), False),
    "CLI/": (("src/app", "tools"), False),
    "libical/": (("src/rescue",), False),
    "gmime/": (("src/rescue",), False),
    "libpq": (("src/storage/postgres",), False),
}
PURE = re.compile(r"^src/(proof/|deadlines/|[a-z]+/(model|events)\.)")
IMPURE = re.compile(r"^(fstream|iostream|filesystem|thread|mutex|shared_mutex|condition_variable|future|atomic|cstdio|unistd\.h|fcntl\.h|sys/.*|random)$")
TOOLS = {"nb-verify": {"base", "crypto", "proof"}}


def allowed(own, other):
    return own == other or rules.ROOMS[other] < rules.ROOMS[own]


def check_project_include(name, own, target, root):
    if ".." in target.split("/"):
        return "includes start at src/, without .."
    room = target.split("/")[0]
    if room not in rules.ROOMS:
        return None if (root / "tests" / target).exists() and rules.is_test(name) else f'"{target}" is no header of a room'
    if not (root / "src" / target).exists():
        return f'"{target}" does not exist'
    if "impl" in target.split("/")[1:] and room != own:
        return f'"{target}" is an implementation detail of {room}'
    if name.startswith("src/web/server/") and target.startswith("web/pages/"):
        return "the server knows no pages; app hands them in"
    if own and not allowed(own, room):
        kind = "sideways" if rules.ROOMS[own] == rules.ROOMS[room] else "upwards"
        return f'includes {kind}: {own} (L{rules.ROOMS[own]}) from {room} (L{rules.ROOMS[room]})'
    return None


def check_third_party(name, header):
    is_header = name.endswith(".hpp")
    if not rules.is_test(name):
        for prefix, (folders, headers_too) in THIRD_PARTY.items():
            if header.startswith(prefix):
                if not name.startswith(folders):
                    return f"<{header}> only in {', '.join(folders)}"
                if is_header and not headers_too and "/impl/" not in name:  # impl/ is read by its own room alone
                    return f"<{header}> only in .cpp files"
    if PURE.match(name) and not rules.is_test(name) and IMPURE.match(header):
        return f"<{header}>: this file is pure: no I/O, no threads, no randomness"
    if header.split("/")[0] in rules.ROOMS and header.endswith(".hpp"):
        return f'headers of rooms are included with quotes: "{header}"'
    return None


def heavy_headers(includes):
    """Headers that bring all of Boost.JSON with them, directly or through others."""
    heavy = {name for name, lines in includes.items() if name.endswith(".hpp") and any(header == "boost/json.hpp" for _, _, header in lines)}
    while True:
        more = {name for name, lines in includes.items() if name.endswith(".hpp") and any(f"src/{quoted}" in heavy for _, quoted, _ in lines)} - heavy
        if not more:
            return heavy
        heavy |= more


def check_heavy_headers(includes):
    """A room may use such a header itself; others would pay for it with every file."""
    heavy = heavy_headers(includes)
    return [f'{name}:{line}: "{quoted}" brings <boost/json.hpp> into another room; its header should take <boost/json/fwd.hpp>'
            for name, lines in includes.items() if not rules.is_test(name)
            for line, quoted, _ in lines if f"src/{quoted}" in heavy and rules.room_of(name) != quoted.split("/")[0]]


def check(root):
    found, includes = [], {}
    for path in rules.files(root, ".cpp", ".hpp", under=("src", "tools", "tests", "bench", "fuzz")):
        name = path.relative_to(root).as_posix()
        own = rules.room_of(name)
        if name.startswith("src/") and own not in rules.ROOMS:
            found.append(f"{name}:1: this folder has no level; add it to tests/style/rules.py and src/CMakeLists.txt")
            continue
        text = rules.without_comments(rules.read(path))
        for match in INCLUDE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            quoted, angled = match.groups()
            includes.setdefault(name, []).append((line, quoted, angled))
            if quoted and (path.parent / quoted).exists() and not name.startswith("src/"):
                continue
            if quoted and name.startswith("bench/") and (root / "bench" / quoted).exists():
                continue  # what several benchmarks share
            problem = check_project_include(name, own, quoted, root) if quoted else check_third_party(name, angled)
            if problem:
                found.append(f"{name}:{line}: {problem}")
            elif quoted and name.startswith("tools/") and quoted.split("/")[0] not in TOOLS.get(name.split("/")[1], rules.ROOMS):
                found.append(f"{name}:{line}: {name.split('/')[1]} may use only {', '.join(sorted(TOOLS[name.split('/')[1]]))}")
    return found + check_heavy_headers(includes)


HEADERS = {"src/base/a.hpp": "", "src/journal/a.hpp": "", "src/state/a.hpp": "", "src/catalogue/a.hpp": "", "src/staff/a.hpp": "",
           "src/state/impl/a.hpp": "", "src/web/server/a.hpp": "", "src/web/pages/a.hpp": ""}
CASES = {
    "downwards is fine": ({**HEADERS, "src/state/b.cpp": '#include "journal/a.hpp"\n#include <vector>\n'}, None),
    "own room is fine": ({**HEADERS, "src/state/b.cpp": '#include "state/impl/a.hpp"\n'}, None),
    "pages take the server's types": ({**HEADERS, "src/web/pages/b.cpp": '#include "web/server/a.hpp"\n'}, None),
    "a comment is no include": ({**HEADERS, "src/base/b.cpp": '// #include "state/a.hpp"\n/*\n#include "state/a.hpp"\n*/\n'}, None),
    "upwards": ({**HEADERS, "src/journal/b.cpp": '\n#include "state/a.hpp"\n'}, "src/journal/b.cpp:2: includes upwards"),
    "sideways": ({**HEADERS, "src/staff/b.cpp": '#include "catalogue/a.hpp"\n'}, "sideways"),
    "a test is no exception": ({**HEADERS, "src/journal/b_test.cpp": '#include "state/a.hpp"\n'}, "upwards"),
    "implementation of another room": ({**HEADERS, "src/catalogue/b.cpp": '#include "state/impl/a.hpp"\n'}, "implementation detail"),
    "the server knows no pages": ({**HEADERS, "src/web/server/b.cpp": '#include "web/pages/a.hpp"\n'}, "knows no pages"),
    "relative": ({**HEADERS, "src/state/b.cpp": '#include "../journal/a.hpp"\n'}, "without .."),
    "missing": ({**HEADERS, "src/state/b.cpp": '#include "journal/none.hpp"\n'}, "does not exist"),
    "angle brackets": ({**HEADERS, "src/state/b.cpp": '#include <journal/a.hpp>\n'}, "with quotes"),
    "json through headers": ({"src/state/b.hpp": "#include <boost/json.hpp>\n", "src/state/c.hpp": '#include "state/b.hpp"\n', "src/staff/d.cpp": '#include "state/c.hpp"\n'}, "src/staff/d.cpp:1: \"state/c.hpp\" brings"),
    "json within a room": ({"src/state/b.hpp": "#include <boost/json.hpp>\n", "src/state/b.cpp": '#include "state/b.hpp"\n'}, None),
    "json in a source": ({"src/state/b.cpp": "#include <boost/json.hpp>\n"}, None),
    "Beast outside the server": ({"src/publish/b.cpp": "#include <boost/beast/http.hpp>\n"}, "only in src/web/server"),
    "ctemplate in a header of impl": ({"src/web/pages/impl/b.hpp": "#include <ctemplate/template.h>\n"}, None),
    "ctemplate in a header": ({"src/web/pages/b.hpp": "#include <ctemplate/template.h>\n"}, "only in .cpp"),
    "a clock in the model": ({"src/situation/model.cpp": "#include <thread>\n"}, "is pure"),
    "a folder without level": ({"src/misc/b.cpp": "\n"}, "no level"),
    "the verifier stays small": ({**HEADERS, "tools/nb-verify/main.cpp": '#include "state/a.hpp"\n'}, "may use only"),
}

if __name__ == "__main__":
    rules.main(check, CASES)
