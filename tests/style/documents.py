#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Documents that must not drift from the sources: failure codes, the map, the dependencies, the decision records, local links."""
import re

import rules

CODE_IN_SOURCE = re.compile(r'\b[Rr]efus(?:al|e|ed)\w*\s*(?:[({]|\w+\s*[({])\s*(?:state::)?(?:Refusal\s*\{\s*)?(?:\.code\s*=\s*)?"([a-z_]+\.[a-z_]+)"')
RETURNED_CODE = re.compile(r'\breturn\s*\{\s*(?:\.code\s*=\s*)?"([a-z_]+\.[a-z_]+)",\s*"')  # in a function that returns a Refusal
SHORT_CODE = re.compile(r'\brefusal\s*\(\s*"([a-z_]+)"')  # a room's own function puts "room." before it
CODE_IN_TABLE = re.compile(r'^\s*\{"([a-z_]+)",\s*"', re.M)  # the rows of a room's refusals.cpp
CODE_IN_DOCUMENT = re.compile(r"^\| `([a-z_]+(?:\.[a-z_]+)?)` \|", re.M)
ADR_SECTIONS = ("Problem", "Requirement", "Decision", "Alternatives", "Test", "Operation")
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)")
README_LINES_MAX = 40


def enum_values(text, name):
    match = re.search(rf"enum class {name}[^{{]*\{{(.*?)\}}", rules.without_comments(text), re.S)
    return re.findall(r"\b([a-z_]+)\b(?=\s*(?:,|=|$))", match.group(1).strip()) if match else []


def sources_codes(root):
    codes = {}
    for path in rules.files(root, ".cpp", ".hpp", under=("src",)):
        if rules.is_test(path):
            continue
        text = rules.without_comments(rules.read(path))
        room = rules.room_of(path.relative_to(root))
        short = [SHORT_CODE] + ([CODE_IN_TABLE] if path.name == "refusals.cpp" else [])
        for pattern, prefix in [(CODE_IN_SOURCE, ""), (RETURNED_CODE, "")] + [(one, f"{room}.") for one in short]:
            for match in pattern.finditer(text):
                codes.setdefault(prefix + match.group(1), f"{path.relative_to(root)}:{text.count(chr(10), 0, match.start()) + 1}")
    header = root / "src/base/error.hpp"
    if header.exists():
        codes.update({kind: "src/base/error.hpp:1" for kind in enum_values(rules.read(header), "ErrorKind")})
    return codes


def check_failure_codes(root):
    document = root / "docs/failure-codes.md"
    written = CODE_IN_DOCUMENT.findall(rules.read(document)) if document.exists() else []
    codes = sources_codes(root)
    found = [f"{where}: the code {code} is not explained in docs/failure-codes.md" for code, where in sorted(codes.items()) if code not in written]
    found += [f"docs/failure-codes.md:1: the code {code} exists nowhere in src/" for code in written if code not in codes]
    found += [f"docs/failure-codes.md:1: the code {code} is explained twice" for code in sorted({c for c in written if written.count(c) > 1})]
    return found


def check_map(root):
    document = root / "docs/map.md"
    text = rules.read(document) if document.exists() else ""
    folders = {path.parent.relative_to(root).as_posix() for path in rules.files(root, "CMakeLists.txt", under=("src", "tools", "tests"))}
    named = re.findall(r"`((?:src|tools|tests|templates|assets|locale|script|docs|bench)/[\w./-]+)`", text)
    missing = sorted(folder for folder in folders if f"`{folder}/`" not in text)
    gone = [folder for folder in re.findall(r"^\| `([a-z_/-]+)/`", text, re.M) if not (root / folder).is_dir()]
    lost = sorted({path for path in named if not path.endswith("/") and not (root / path).exists()})
    return ([f"docs/map.md:1: {folder}/ is not on the map" for folder in missing] + [f"docs/map.md:1: there is no folder {folder}/" for folder in gone]
            + [f"docs/map.md:1: there is no file {path}" for path in lost])


def check_dependencies(root):
    listing = root / "script/packages.txt"
    if not listing.exists():
        return []
    document = root / "docs/dependencies.md"
    text = rules.read(document) if document.exists() else ""
    packages = sorted({line.split()[1] for line in rules.read(listing).splitlines() if line.strip() and not line.startswith("#")})
    return [f"docs/dependencies.md:1: the package {package} of script/packages.txt is not explained" for package in packages if f"`{package}`" not in text]


def check_decisions(root):
    found = []
    for path in rules.files(root, ".md", under=("docs/adr",)):
        name = path.relative_to(root).as_posix()
        if path.name == "README.md":
            continue
        text = rules.read(path)
        if not re.match(r"\d{4}-[a-z0-9-]+\.md$", path.name):
            found.append(f"{name}:1: decision records are named NNNN-words.md")
        found += [f"{name}:1: the section “{section}” is missing" for section in ADR_SECTIONS if f"\n**{section}.**" not in text]
    return found


def check_links(root):
    found = []
    paths = [p for p in root.glob("*.md")] + rules.files(root, ".md", under=("docs", "src", "tests", "bench", "fuzz", "changelog.d", "packaging", "tools"))
    for path in paths:
        text = rules.read(path)
        for match in LINK.finditer(re.sub(r"```.*?```", "", text, flags=re.S)):
            if not (path.parent / match.group(1)).exists():
                found.append(f"{path.relative_to(root)}:1: the link to {match.group(1)} leads nowhere")
    return found


def check_room_readmes(root):
    return [f"{path.relative_to(root)}:{README_LINES_MAX}: a room's README has at most {README_LINES_MAX} lines"
            for path in rules.files(root, "README.md", under=("src",)) if rules.read(path).count("\n") > README_LINES_MAX]


def check(root):
    return [finding for one in (check_failure_codes, check_map, check_dependencies, check_decisions, check_links, check_room_readmes) for finding in one(root)]


ERROR = "enum class ErrorKind {\n  disk,     ///< a, b\n  key,      ///< c\n};\n"
CODES = "| `disk` | a |\n| `key` | b |\n"
ADR = "# 1. A\n" + "".join(f"\n**{section}.** x\n" for section in ADR_SECTIONS)
CASES = {
    "in step": ({"src/base/error.hpp": ERROR, "src/staff/a.cpp": 'return refuse(state::Refusal{"staff.locked", "x"});', "docs/failure-codes.md": CODES + "| `staff.locked` | c |\n"}, None),
    "kind not explained": ({"src/base/error.hpp": ERROR, "docs/failure-codes.md": "| `disk` | a |\n"}, "the code key is not explained"),
    "refusal not explained": ({"src/staff/a.cpp": 'return refuse(state::Refusal{"staff.locked", "x"});', "docs/failure-codes.md": ""}, "src/staff/a.cpp:1: the code staff.locked is not explained"),
    "refusal by a function": ({"src/staff/a.cpp": 'return refusal("staff.locked", "x");', "docs/failure-codes.md": ""}, "staff.locked is not explained"),
    "returned code": ({"src/staff/a.cpp": 'return {"staff.locked", "x"};', "docs/failure-codes.md": ""}, "staff.locked is not explained"),
    "short code": ({"src/publish/a.cpp": 'return refusal("over", "x");', "docs/failure-codes.md": ""}, "publish.over is not explained"),
    "table of refusals": ({"src/situation/refusals.cpp": '    {"not_yet", "Der Zeitpunkt ", "."},\n', "docs/failure-codes.md": ""}, "situation.not_yet is not explained"),
    "explained but gone": ({"docs/failure-codes.md": "| `staff.gone` | a |\n"}, "staff.gone exists nowhere"),
    "explained twice": ({"src/base/error.hpp": ERROR, "docs/failure-codes.md": CODES + CODES}, "explained twice"),
    "not on the map": ({"src/base/CMakeLists.txt": "", "docs/map.md": ""}, "src/base/ is not on the map"),
    "on the map": ({"src/base/CMakeLists.txt": "", "docs/map.md": "| `src/base/` | x |\n"}, None),
    "map of a folder that is gone": ({"docs/map.md": "| `src/gone/` | x |\n"}, "no folder src/gone/"),
    "map of a file that is gone": ({"docs/map.md": "start in `src/gone/gone.cpp`\n"}, "no file src/gone/gone.cpp"),
    "package without reason": ({"script/packages.txt": "build libx-dev\n", "docs/dependencies.md": ""}, "libx-dev of script"),
    "package with reason": ({"script/packages.txt": "build libx-dev\n", "docs/dependencies.md": "`libx-dev`"}, None),
    "whole decision": ({"docs/adr/0001-a.md": ADR}, None),
    "decision without test": ({"docs/adr/0001-a.md": ADR.replace("**Test.**", "")}, "“Test” is missing"),
    "decision's name": ({"docs/adr/a.md": ADR}, "NNNN-words.md"),
    "dead link": ({"docs/a.md": "[b](b.md)"}, "leads nowhere"),
    "long room README": ({"src/base/README.md": "a\n" * 41}, "at most 40"),
}

if __name__ == "__main__":
    rules.main(check, CASES)
