#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What the program says on staff pages has its English in locale/stab (README.md there), and no English is kept for what nobody says.

A sentence in the code may be put together from pieces, so it is looked for piece by piece: every German literal must stand in some key, and
every piece of a key between its gaps must stand in some literal. What is never shown on a page is named in SILENT."""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()

# Where staff pages and their refusals are worded; state and staff refuse and fail in words that the console shows as they are.
FOLDERS = ("src/web/pages/account", "src/web/pages/circular", "src/web/pages/console", "src/web/pages/intake", "src/web/pages/crisis", "src/web/pages/approval",
           "src/web/pages/appointments", "src/web/pages/notices", "src/web/pages/pickup", "src/web/pages/queue", "src/web/pages/rescue", "src/state", "src/staff")
FILES = ("src/web/pages/stab*.cpp", "src/web/pages/stab*.hpp", "src/*/refusals.cpp", "src/*/field_names.cpp", "src/subject/commands.cpp", "src/approval/commands.cpp", "src/publish/commands.cpp", "src/circular/wording.cpp", "src/circular/contacts.cpp", "src/rescue/words.cpp")
ELSEWHERE = ("src/*/*.cpp", "src/*/*.hpp", "src/web/pages/*.hpp", "templates/stab/*.tpl")  # words that a page takes from there
# Public pages have these names, too.
PUBLIC = ("src/web/pages/filing_refusals.cpp",)
# The translator itself; a room with English of its own; what only the command line or a document says.
NOTHING_TO_SAY = ("src/web/pages/console/phrases.cpp", "src/web/pages/queue/slip.cpp", "src/web/pages/appointments/link_slip.cpp", "src/paper/refusals.cpp", "src/staff/import.cpp", "src/staff/import_roles.cpp", "src/staff/roles_document.cpp", "src/state/verify.cpp")


TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\((.*?)\)\1"|"((?:[^"\\\n]|\\.)*)"|\'(?:[^\'\\]|\\.)\'', re.S)
CODE = re.compile(r"[<>=]|\.tlog|CREATE TABLE|^# |xEF|SELECT |INSERT |UPDATE |DELETE |ALTER TABLE |DROP VIEW |^-?[A-Z]{2,}$|^/|^[a-z_]+(/[a-z_-]+)+")


def literals(text):
    """String literals, neighbours joined, without comments and preprocessor lines."""
    text = re.sub(r"^\s*#.*$", "", text, flags=re.M)
    out, end = [], None
    for match in TOKEN.finditer(text):
        value = match.group(2) if match.group(2) is not None else match.group(3)
        if value is None:
            continue
        value = value.replace('\\"', '"').replace("\\n", "\n")
        if end is not None and not text[end:match.start()].strip():
            out[-1] += value
        else:
            out.append(value)
        end = match.end()
    return out


def is_german(text):
    """Words for people: a letter of German only, or several words, or one capitalised word."""
    if CODE.search(text):
        return False
    return bool(re.search(r"[äöüÄÖÜß]|[a-zA-Z]{2,} [a-zA-Z]{2,}", text)) or bool(re.fullmatch(r"[A-Z][a-z]+( \{\})?:? ?", text))


def pieces(key):
    """What stands around the gaps of a key or a format string."""
    return [piece.strip() for piece in re.split(r"\{[^{}]*\}", key)]


def read_keys():
    keys = {}
    for file in sorted((ROOT / "locale/stab").glob("*.toml")):
        section = ""
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("["):
                section = line.strip("[] ")
            match = re.match(r'"((?:[^"\\]|\\.)*)" = ', line)
            if match:
                keys.setdefault(match.group(1).replace('\\"', '"'), (section, f"{file.relative_to(ROOT)}:{number}"))
    return keys


def sources(patterns):
    for pattern in patterns:
        for file in sorted(ROOT.glob(pattern)):
            relative = str(file.relative_to(ROOT))
            if file.is_file() and relative not in PUBLIC + NOTHING_TO_SAY and not re.search(r"_test\.cpp$|fixture|test_\w+\.hpp$", relative):
                yield relative, file


def silent():
    """Literals that never reach a staff page: file suffix and text, one a line."""
    out = set()
    for line in (ROOT / "tests/style/english_silent.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            out.add(line)
    return out


SCRIPT_WORDS = r"(?:'(?:[^'\\\n]|\\.)*'|`[^`]*`)"
SAYS = re.compile(rf"\b(?:say|either)\(\s*{SCRIPT_WORDS}\s*,\s*{SCRIPT_WORDS}")
SCRIPT_TEXT = re.compile(r"//[^\n]*|/\*.*?\*/|'((?:[^'\\\\\n]|\\\\.)*)'|`([^`]*)`", re.S)
KEYS_OF_BROWSERS = {"Enter", "Escape", "Tab", "Space"}


def bare_german(script):
    """Literals of a script that are German and stand in no say(german, english); a place's own way to write times, too."""
    out = []
    for match in SCRIPT_TEXT.finditer(SAYS.sub("", script)):
        text = match.group(1) if match.group(1) is not None else match.group(2)
        if text and text not in KEYS_OF_BROWSERS and (text == "de-DE" or re.search(r"[äöüÄÖÜß]", text) or re.fullmatch(r"[A-Z][a-zäöüß]{3,}( [\wäöüß]+)*[.?!:]?", text)):
            out.append(text)
    return out


def self_test():
    """The reading of sources on planted cases."""
    code = 'set("A", "Noch " + n + " Tage"); /* "weg" */ say("eins "\n  "zwei"); // "auch weg"'
    assert literals(code) == ["A", "Noch ", " Tage", "eins zwei"], literals(code)
    assert is_german("Das Amt ist zu.") and is_german("größer") and is_german("Frist")
    assert not is_german("SELECT a FROM b") and not is_german("/stab/konten") and not is_german("kern-badge")
    assert pieces("Noch {} Tage") == ["Noch", "Tage"]
    assert bare_german("button('Verwerfen', x); say('Größe', 'Size'); either(`${n} Entwürfe`, `${n} drafts`); t('de-DE', {}) // 'Überall'") == ["Verwerfen", "de-DE"]
    print("self-test passed")


def findings():
    keys = read_keys()
    haystack = "\n".join(keys)
    quiet = silent()
    wanted = [f"{folder}/*.?pp" for folder in FOLDERS] + list(FILES)
    missing, heard = [], []
    for relative, file in sources(wanted):
        for literal in literals(file.read_text(encoding="utf-8")):
            if not is_german(literal):
                continue
            lost = [piece for piece in pieces(literal) if re.search(r"[a-zäöüß]{2}", piece) and piece.strip("„“»« ,;") not in haystack]
            if lost and literal.strip() not in quiet:
                missing.append(f"{relative}: no English in locale/stab for {lost[0]!r}")
    for _, file in sources(wanted + list(ELSEWHERE)):
        text = file.read_text(encoding="utf-8")
        heard.append("\n".join(literals(text)) if file.suffix != ".tpl" else text)
    spoken = "\n".join(heard)
    unused = []
    for key, (section, where) in keys.items():
        if section != "said":
            continue
        if any(piece and piece.strip("„“»«(),: ") not in spoken for piece in pieces(key)):
            unused.append(f"{where}: nobody says {key!r}")
    for file in sorted((ROOT / "assets/stab").glob("*.js")):
        missing += [f"{file.relative_to(ROOT)}: {text!r} stands outside say(german, english)" for text in bare_german(file.read_text(encoding="utf-8"))]
    return missing + unused


if __name__ == "__main__":
    if "--self-test" in sys.argv:
        self_test()
        sys.exit(0)
    found = findings()
    print("\n".join(found))
    print(f"{len(found)} findings")
    sys.exit(1 if found else 0)
