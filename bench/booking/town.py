#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Usage: town.py BUILD FOLDER. Makes the region in FOLDER, gives Arnsberg desks that can be booked online, serves it without limits per
address and prints "<port> <stamp>"; the stamp is a real form's, old enough to be a person's. Then for every line:
  open DAY DESKS    so many desks stand on that day from midnight to midnight; prints "open"
  count DAY DESKS   prints "<bookings> <minutes at which more people have an appointment than there are desks>", counted from the bookings
Ends with its input."""
import http.client
import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import time
import uuid

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import served

LOG = "05958004/main"
SERVICE = "personalausweis-beantragen"
MINUTES = 5
PATH = "/arnsberg/termine/"
FORM_AGE_S = 2  # a form that was made less than a second ago is no person's
# A bound that one machine with 64 connections would reach at once; the decisions are the same.
LIMITS = ("per_address_per_hour", "open_per_address", "total_per_minute", "per_day", "per_person", "per_network")


def lift_limits(folder):
    config = pathlib.Path(folder) / "notbetrieb.toml"
    text = config.read_text(encoding="utf-8")
    section = re.search(r"\n\[booking\]\n.*?(?=\n\n|\Z)", text, re.S).group(0)
    lifted = section
    for name in LIMITS:
        lifted, found = re.subn(rf"^{name} = \d+$", f"{name} = 1000000000", lifted, flags=re.M)
        if found != 1:
            sys.exit(f"notbetrieb.toml has no {name} in [booking] any more")
    config.write_text(text.replace(section, lifted), encoding="utf-8")


def command(folder, name, args):
    wanted = {"log": LOG, "id": str(uuid.uuid4()), "actor": "stab", "name": name, "args": args}
    connection = served.SocketConnection(f"{folder}/control.sock")
    connection.request("POST", "/commands", json.dumps({"commands": [wanted]}), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    body = answer.read().decode()
    if answer.status != 200 or "committed" not in json.loads(body):
        sys.exit(f"{name} was not taken: {body}")


def all_day(desks):
    return {"from": "00:00", "to": "24:00", "desks": desks}


def stamp_of(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", f"{PATH}?leistung={SERVICE}")
    page = connection.getresponse().read().decode()
    found = re.search(r'name="stempel" value="([^"]+)"', page)
    if not found:
        sys.exit("the page of times carries no stamp")
    return found.group(1)


def count(folder, day, desks):
    """From the bookings themselves, not from what the calendar believes is taken."""
    with sqlite3.connect(f"file:{folder}/state.db?mode=ro", uri=True) as db:
        rows = db.execute("SELECT local, minutes FROM appt_booking WHERE log = ? AND local LIKE ?", (LOG, day + "T%")).fetchall()
    taken = [0] * 24 * 60
    for local, minutes in rows:
        begin = int(local[11:13]) * 60 + int(local[14:16])
        for minute in range(begin, begin + minutes):
            taken[minute] += 1
    return len(rows), sum(1 for one in taken if one > desks)


def answer(folder, line):
    what, day, desks = line.split()
    if what == "open":
        command(folder, "appointments.set_day", {"pool": "p1", "day": day, "windows": [all_day(int(desks))], "reason": "Messung"})
        print("open", flush=True)
    else:
        print(*count(folder, day, int(desks)), flush=True)


def main():
    build, folder = sys.argv[1:]
    served.make_folder(build, folder, served.EVE)  # nothing has failed yet: what is measured is booking
    subprocess.run([served.program(build), "data-key", "--dir", folder, "--municipality", "arnsberg", "--passphrase-stdin"], check=True, text=True,
                   input="sieben rote Zwerge tanzen\n", stdout=subprocess.DEVNULL)
    lift_limits(folder)
    port = served.free_port()
    with served.running(served.serve_command(build, folder, port), port, PATH):
        every_day = [dict(all_day(1), weekdays=[1, 2, 3, 4, 5, 6, 7])]
        command(folder, "appointments.set_pool", {"name": "Bürgerbüro", "site": "arn-stadtbuero-neheim", "windows": every_day})
        command(folder, "appointments.set_offer", {"pool": "p1", "service": SERVICE, "minutes": MINUTES})
        stamp = stamp_of(port)
        time.sleep(FORM_AGE_S)
        print(port, stamp, flush=True)
        for line in sys.stdin:
            answer(folder, line)


main()
