#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every file: licence line, a header that says what it is for, a bearable length, no machine's paths, no real mail addresses, escaped templates."""
import re

import rules

LINES_TAKEN_NOTE = 500
LINES_MAX = 800
LICENCE = "SPDX-License-Identifier: EUPL-1.2"
SOURCES = (".cpp", ".hpp", ".py", ".mjs", ".js", ".css", ".cmake", ".sh", ".toml", "CMakeLists.txt")
UNDER = ("src", "tools", "tests", "bench", "fuzz", "script", "cmake", "assets", "locale", "templates", ".ci", "packaging")
PROSE = (".cpp", ".hpp", ".py", ".mjs", ".sh", ".toml", ".tpl", ".md", ".cmake", "CMakeLists.txt")
AUTOESCAPE = re.compile(r'^\{\{%AUTOESCAPE context="[A-Z]+"[^}]*\}\}')
MAIL = re.compile(r"[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}", re.I)
MAIL_FINE = re.compile(r"@(?:[\w-]+\.)*(?:example\.(?:org|com|net)|\w+\.example|example|test|invalid|localhost)$", re.I)
MACHINE = re.compile(r"(?<![\w.$}~/-])/(?:home|work|root|Users)/\w")


def lines_of_text(text):
    return text.count("\n")


def check_head(path, name, text):
    head = text.split("\n", 3)
    first = 1 if head[0].startswith("#!") else 0
    if LICENCE not in "\n".join(head[:first + 1]):
        return [f"{name}:{first + 1}: the file does not begin with “{LICENCE}”"]
    told_in_header = path.suffix == ".cpp" and path.with_suffix(".hpp").exists()
    if path.suffix in (".cpp", ".hpp") and not told_in_header and not name.endswith("_test.cpp") and not head[1].lstrip().startswith("//"):
        return [f"{name}:2: two to six lines are missing that say what this file is for"]
    return []


def check(root):
    found = []
    for path in rules.files(root, *SOURCES, under=UNDER):
        name = path.relative_to(root).as_posix()
        if path.name == "package.json" or "golden" in path.parts:
            continue
        text = rules.read(path)
        found += check_head(path, name, text)
        if lines_of_text(text) > LINES_MAX:
            found.append(f"{name}:{LINES_MAX}: {lines_of_text(text)} lines; which second noun is in here?")
    for path in rules.files(root, ".tpl", under=("templates",)):
        name, text = path.relative_to(root).as_posix(), rules.read(path)
        if not AUTOESCAPE.match(text):
            found.append(f"{name}:1: the first line must be the AUTOESCAPE marker; without it nothing is escaped")
        found += rules.search(r"(?<!\{\{BODY):none\b", text, path, root, "the escaping is switched off; only BODY, made safe by publish/markdown, may do that")
    for path in rules.files(root, *PROSE, under=(*UNDER, "docs", "changelog.d")):
        text = rules.read(path)
        if path.resolve() == rules.pathlib.Path(__file__).resolve():
            continue
        found += rules.search(MACHINE, text, path, root, "a path of one machine")
        for match in MAIL.finditer(text):
            if not MAIL_FINE.search(match.group()):
                found += [f"{path.relative_to(root)}:{text.count(chr(10), 0, match.start()) + 1}: mail addresses end in example.org or .example"]
    lock = root / "package-lock.json"
    if lock.exists() and '"resolved"' in rules.read(lock):
        found.append("package-lock.json:1: names a registry; .npmrc has omit-lockfile-registry-resolved=true, make it anew")
    return found


def long_files(root):
    """Not a fault yet, but a question for the reviewer."""
    for path in rules.files(root, *SOURCES, under=UNDER):
        count = lines_of_text(rules.read(path))
        if LINES_TAKEN_NOTE < count <= LINES_MAX:
            print(f"note: {path.relative_to(root)} has {count} lines; which second noun is in here?")


HEAD = "// SPDX-License-Identifier: EUPL-1.2\n// What it is for.\n"
CASES = {
    "clean": ({"src/base/a.cpp": HEAD + "int a;\n", "templates/a.tpl": '{{%AUTOESCAPE context="HTML"}}\n<p>{{X}}\n', "script/a.sh": "#!/bin/sh\n# SPDX-License-Identifier: EUPL-1.2\n"}, None),
    "no licence": ({"src/base/a.cpp": "int a;\n"}, "does not begin with"),
    "licence too late": ({"locale/de.toml": "a = 1\n\n# SPDX-License-Identifier: EUPL-1.2\n"}, "does not begin with"),
    "no purpose": ({"src/base/a.hpp": HEAD.split("\n")[0] + "\n#pragma once\n"}, "what this file is for"),
    "told in the header": ({"src/base/a.hpp": HEAD, "src/base/a.cpp": HEAD.split("\n")[0] + '\n#include "base/a.hpp"\n'}, None),
    "too long": ({"src/base/a.cpp": HEAD + "int a;\n" * LINES_MAX}, "second noun"),
    "unescaped template": ({"templates/a.tpl": "<p>{{X}}\n"}, "AUTOESCAPE"),
    "marker not first": ({"templates/a.tpl": '<p>\n{{%AUTOESCAPE context="HTML"}}\n'}, "AUTOESCAPE"),
    "escaping switched off": ({"templates/a.tpl": '{{%AUTOESCAPE context="HTML"}}\n{{X:none}}\n'}, "switched off"),
    "HTML made by the Markdown renderer": ({"templates/a.tpl": '{{%AUTOESCAPE context="HTML"}}\n{{BODY:none}}\n'}, None),
    "a machine's path": ({"src/base/a.cpp": HEAD + 'auto p = "/ho' + 'me/anna/a";\n'}, "a.cpp:3: a path of one machine"),
    "a real address": ({"docs/a.md": "Write to anna@" + "gmail.com.\n"}, "example.org"),
    "an example address": ({"docs/a.md": "Write to anna@example.org or it@arnsberg.example.\n"}, None),
    "a registry in the lock": ({"package-lock.json": '{"resolved": "https://registry.example/a"}\n'}, "names a registry"),
}

if __name__ == "__main__":
    if len(rules.sys.argv) == 2 and not rules.sys.argv[1].startswith("-"):
        long_files(rules.pathlib.Path(rules.sys.argv[1]).resolve())
    rules.main(check, CASES)
