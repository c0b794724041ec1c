# SPDX-License-Identifier: EUPL-1.2
"""What the style checks share: which files there are, their text without comments and strings, and the command line.

A check is a function root -> list of findings ("path:line: what is wrong, and what to do instead"). Each script is run twice by
CTest: once over the repository, and once with --self-test, where every rule must find the fault that is planted for it.
"""
import pathlib
import re
import sys
import tempfile

SKIPPED_FOLDERS = {".git", "build", "node_modules", "__pycache__"}
ROOMS = {
    "base": 0, "crypto": 1, "proof": 2, "storage": 2, "deadlines": 2, "paper": 2, "mail": 2, "journal": 3, "rescue": 3, "state": 4, "witness": 4, "finder": 4, "catalogue": 5, "staff": 5, "subject": 5, "audit": 5, "approval": 5,
    "situation": 6, "intake": 6, "circular": 6, "crisis": 6, "pickup": 6, "appointments": 6, "registers": 6, "notices": 7, "publish": 7, "sync": 7, "handover": 7, "probes": 7, "drill": 7,
    "web": 8, "app": 9,
}
_TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|R"(?P<delim>[^()\\\s]{0,16})\(.*?\)(?P=delim)"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'(?![A-Za-z0-9_])""", re.S)
_DIGIT_SEPARATOR = re.compile(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])")


def files(root, *suffixes, under=("",)):
    """Paths below root with one of the suffixes (or names), sorted."""
    root = pathlib.Path(root)
    found = set()
    for folder in under:
        start = root / folder
        if not start.is_dir():
            continue
        for path in start.rglob("*"):
            relative = path.relative_to(root)
            if path.is_file() and not SKIPPED_FOLDERS.intersection(relative.parts) and (path.suffix in suffixes or path.name in suffixes):
                found.add(path)
    return sorted(found)


def read(path):
    return pathlib.Path(path).read_text(encoding="utf-8")


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def without_comments(text):
    """C++ text with comments blanked out; lines and columns stay."""
    return _TOKEN.sub(lambda m: _blank(m.group()) if m.group().startswith(("//", "/*")) else m.group(), _DIGIT_SEPARATOR.sub("_", text))


def code_only(text):
    """C++ text with comments and the contents of literals blanked out."""
    def blank(match):
        token = match.group()
        return _blank(token) if token.startswith(("//", "/*")) else token[0] + _blank(token[1:-1]) + token[-1]
    return _TOKEN.sub(blank, _DIGIT_SEPARATOR.sub("_", text))


def room_of(relative):
    """src/web/pages/home.cpp -> "web"; None outside src."""
    parts = pathlib.PurePath(relative).parts
    return parts[1] if len(parts) > 2 and parts[0] == "src" else None


def is_test(path):
    """Tests, and the fixtures beside them (test_*.hpp, *_fixture.hpp)."""
    stem = pathlib.PurePath(path).stem
    return stem.endswith(("_test", "_fixture")) or stem.startswith("test_") or "tests" in pathlib.PurePath(path).parts


def search(pattern, text, path, root, message):
    """Findings for every match of a pattern."""
    name = pathlib.Path(path).relative_to(root)
    return [f"{name}:{text.count(chr(10), 0, m.start()) + 1}: {message}" for m in re.finditer(pattern, text)]


def plant(root, tree):
    """Writes {path: text} below root."""
    for name, text in tree.items():
        path = pathlib.Path(root) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def self_test(check, cases):
    """cases: name -> (tree, expected part of a finding, or None where nothing may be found)."""
    failures = []
    for name, (tree, expected) in cases.items():
        with tempfile.TemporaryDirectory() as folder:
            plant(folder, tree)
            found = check(pathlib.Path(folder))
        if expected is None and found:
            failures.append(f"{name}: found {found}, expected nothing")
        if expected is not None and not any(expected in finding for finding in found):
            failures.append(f"{name}: {expected!r} not among {found}")
    for failure in failures:
        print(f"self-test: {failure}")
    print(f"{len(cases) - len(failures)} passed, {len(failures)} failed")
    return 1 if failures else 0


def main(check, cases):
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(self_test(check, cases))
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} ROOT | --self-test")
    found = check(pathlib.Path(sys.argv[1]).resolve())
    for finding in found:
        print(finding)
    print(f"{len(found)} findings")
    sys.exit(1 if found else 0)
