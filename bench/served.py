# SPDX-License-Identifier: EUPL-1.2
"""What the benchmarks of the running program share: a folder with the region, `notbetrieb serve` over it, commands through its socket."""
import contextlib
import csv
import http.client
import json
import os
import pathlib
import socket
import subprocess
import sys
import time
import uuid

SOURCE = pathlib.Path(__file__).resolve().parent.parent
PACK = SOURCE / "examples" / "suedwestfalen"
EVE = "2023-10-29T12:00:00+01:00"  # the region's data are imported before anything happens
PAUSE_S = 0.002  # between two tries to reach a server that is starting


def program(build):
    return str(pathlib.Path(build) / "bin" / "notbetrieb")


def make_folder(build, folder, until):
    """The region with everything its timelines say up to `until`. No access log: nginx writes none either."""
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    subprocess.run([program(build), "init", "--dir", folder, "--instance", "bench", "--title", "Südwestfalen", "--clock-at", EVE], **quiet)
    config = pathlib.Path(folder) / "notbetrieb.toml"
    text = config.read_text(encoding="utf-8")
    if "access_log = true" not in text:
        sys.exit("notbetrieb.toml has no access_log = true any more")
    config.write_text(text.replace("access_log = true", "access_log = false"), encoding="utf-8")
    subprocess.run([program(build), "import", "--dir", folder, str(PACK), "--clock-at", EVE], **quiet)
    subprocess.run([program(build), "timeline", "--dir", folder, str(PACK / "timeline.jsonl"), str(PACK / "stab.jsonl"), "--until", until], **quiet)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve_command(build, folder, port, clock_at=None):
    return [program(build), "serve", "--dir", folder, "--port", str(port)] + (["--clock-at", clock_at] if clock_at else [])


def until_answered(server, port, path):
    """Waits for the first 200."""
    while server.poll() is None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return
        time.sleep(PAUSE_S)
    sys.exit(f"{server.args[0]} ended with {server.returncode}")


@contextlib.contextmanager
def running(command, port, path):
    """A server, from its first answer on."""
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        until_answered(server, port, path)
        yield server
    finally:
        server.terminate()
        server.wait(60)


def resident_mb(server, field="VmRSS"):
    """VmRSS: now; VmHWM: the most since the start."""
    lines = pathlib.Path(f"/proc/{server.pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field + ":")) / 1024


class SocketConnection(http.client.HTTPConnection):
    """HTTP through a Unix socket."""

    def __init__(self, path):
        super().__init__("localhost")
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)


def declare(folder, component, state):
    """What `notbetrieb component` sends; returns when the entry is durable and its view is in place."""
    text = {"de": "Der gemeinsame IT-Dienstleister ist ausgefallen.", "en": "The shared IT provider has failed."}
    command = {"log": "region/main", "id": str(uuid.uuid4()), "actor": "stab", "name": "situation.declare_component",
               "args": {"component": component, "state": state, "text": text}}
    connection = SocketConnection(os.path.join(folder, "control.sock"))
    connection.request("POST", "/commands", json.dumps({"commands": [command]}), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    body = answer.read().decode()
    if answer.status != 200 or "committed" not in json.loads(body):
        sys.exit("the declaration was not taken: " + body)


def service_pages():
    """Paths of every service page of the region, German and English."""
    def column(file, name):
        with open(PACK / file, encoding="utf-8", newline="") as lines:
            return [row[name] for row in csv.DictReader(lines)]
    services = column("services.csv", "id")
    return [f"{lang}/{slug}/leistungen/{service}/" for lang in ("", "/en") for slug in column("municipalities.csv", "slug") for service in services]
