"""KIE's native DMN engine as a server on this computer: fetched by npm once, started, asked, and always stopped.

Version 1.44.1-Final is the last numbered release on npm; each package holds a program for Linux, macOS and Windows.
Interface: `POST /jitdmn/dmnresult` with `{"model": XML, "context": {input: value}}`; the model is compiled each time.
"""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

PACKAGE, VERSION = "@kie-tools/jitexecutor-native", os.environ.get("CALLOUT_KIE_VERSION", "1.44.1-Final")
PATIENCE_SECONDS = 60


class NoPeerError(Exception):
    """The engine cannot be had here, for the reason given."""


def fetch_engine() -> Path:
    """The engine's program, fetched when it is not here yet.

    Raises:
        NoPeerError: there is no npm, no network, or no program for this system.
    """
    system = {"linux": "linux", "darwin": "darwin"}.get(sys.platform)
    if system is None:
        raise NoPeerError(f"the engine is not run on {sys.platform} here")
    home = Path(os.environ.get("CALLOUT_PEERS") or Path(tempfile.gettempdir()) / "callout-peers") / f"kie-{VERSION}"
    program = home / "node_modules" / PACKAGE / "dist" / system / "jitexecutor"
    if not program.is_file():
        npm = shutil.which("npm")
        if npm is None:
            raise NoPeerError("npm is not installed")
        home.mkdir(parents=True, exist_ok=True)
        command = [
            npm,
            "install",
            "--prefix",
            str(home),
            "--no-save",
            "--no-audit",
            "--no-fund",
            f"{PACKAGE}@{VERSION}",
        ]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        except subprocess.TimeoutExpired:
            raise NoPeerError("npm did not fetch the engine within 300 seconds") from None
        if done.returncode or not program.is_file():
            raise NoPeerError(f"npm could not fetch the engine: {done.stderr.strip()[-200:]}")
    program.chmod(0o755)
    return program


@contextlib.contextmanager
def engine() -> Iterator[str]:
    """The address of a running engine, which is stopped in the end whatever happens.

    Raises:
        NoPeerError: it cannot be had, or does not start.
    """
    program = fetch_engine()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryFile() as said:
        command = [str(program), "-Dquarkus.http.host=127.0.0.1", f"-Dquarkus.http.port={port}"]
        try:
            process = subprocess.Popen(command, stdout=said, stderr=said, cwd=tempfile.gettempdir())
        except OSError as error:
            raise NoPeerError(f"the engine does not run here: {error}") from None
        try:
            _wait(process, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise NoPeerError(f"the engine ended at once with status {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise NoPeerError(f"the engine did not start within {PATIENCE_SECONDS} seconds")


def evaluate(address: str, model: str, context: dict) -> tuple[str | None, bool]:
    """(the outcome or None, whether the engine reports an error in the decision)."""
    body = json.dumps({"model": model, "context": context}).encode()
    request = urllib.request.Request(f"{address}/jitdmn/dmnresult", body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            found = json.load(response)
    except urllib.error.HTTPError as error:
        with error:
            raise AssertionError(f"the engine refused the model: {error.read()[:300]!r}") from None
    (decision,) = found["decisionResults"]
    levels = {
        message.get("level") or message.get("severity") for message in (*found["messages"], *decision["messages"])
    }
    return decision["result"], "ERROR" in levels or decision["evaluationStatus"] == "FAILED"
