#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Usage: town.py BUILD FOLDER. Makes the region in FOLDER, opens Arnsberg's online form without limits, serves it, prints the port, and ends with its input."""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import served

EVENING = "2023-10-31T20:00:00+01:00"
LIMITS = {"per_address_per_hour = 300": "per_address_per_hour = 1000000000", "total_per_minute = 1200": "total_per_minute = 1000000000"}


def main():
    build, folder = sys.argv[1:]
    served.make_folder(build, folder, EVENING)
    subprocess.run([served.program(build), "data-key", "--dir", folder, "--municipality", "arnsberg", "--passphrase-stdin"], check=True, text=True,
                   input="sieben rote Zwerge tanzen\n", stdout=subprocess.DEVNULL)
    config = pathlib.Path(folder) / "notbetrieb.toml"
    text = config.read_text(encoding="utf-8")
    for old, new in LIMITS.items():
        if old not in text:
            sys.exit(f"notbetrieb.toml has no {old} any more")
        text = text.replace(old, new)
    config.write_text(text, encoding="utf-8")
    port = served.free_port()
    with served.running(served.serve_command(build, folder, port), port, "/arnsberg/einreichen/"):
        print(port, flush=True)
        sys.stdin.read()


main()
