"""A process in which one system call fails: `strace` (Linux) attaches to a child before it begins, and injects the fault.

Only calls on the home's own files, or on the two streams, are counted: what Python does besides is not the log's business.
"""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from calloutcli.frozen import frozen
from tests.faults.children import Child, Ended
from tests.terminal.terminals import CALM_FILE, environment

FAULTS = {"EIO": "error=EIO", "ENOSPC": "error=ENOSPC", "KILL": "signal=KILL"}
CALLS = (
    *("open", "openat", "close", "pread64", "pwrite64", "write", "fsync", "fdatasync", "ftruncate", "fcntl"),
    *("link", "linkat", "unlink", "unlinkat", "rename", "renameat", "renameat2", "mkdir", "mkdirat", "fchown"),
)
"""What touches a disk. A name that this processor's Linux has not is passed over."""

READER = "the reader"
"""Where a call is made not on a file of the home but on one of the two streams."""

PATIENCE_SECONDS = 60
_CALL = re.compile(r"(\w+)\(")


def require_strace() -> None:
    """Nothing, where a child can be traced; else the test is skipped, and says why."""
    if shutil.which("strace") is None:
        pytest.skip("there is no strace on this computer")
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, encoding="utf-8", check=False)
    if tried.returncode != 0:
        pytest.skip(f"strace cannot be used here: {tried.stderr.strip()}")


@frozen
class Point:
    """One system call of an append: its name, its ordinal among those of its name, and the file of the home that it is made on."""

    call: str
    when: int
    file: str


@contextlib.contextmanager
def traced(work: Callable[[], int], folder: Path, point: Point | None = None, fault: str = "") -> Iterator[Child]:
    """A child that has ended, which the fault befell at this point; without one, nothing."""
    child = Child(work, folder)
    command = [*_strace(folder, point, fault), f"--attach={child.pid}"]
    tracer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8")
    try:
        _wait_until_attached(child, tracer)
        status = child.go().end()
        _, complaints = tracer.communicate(timeout=PATIENCE_SECONDS)
        assert_happened(folder, point, fault, status, complaints)
        yield child
    finally:
        child.signal(signal.SIGKILL)
        child.end()
        if tracer.poll() is None:
            tracer.kill()
        tracer.communicate()


def traced_process(home: Path, folder: Path, point: Point | None = None, fault: str = "") -> Ended:
    """A whole `callout decide` that has ended, interpreter and all, which the fault befell at this point."""
    command = [*_strace(folder, point, fault), sys.executable, "-m", "calloutcli", "decide", "--json", "--answers", "-"]
    done = subprocess.run(
        command,
        input=CALM_FILE,
        capture_output=True,
        encoding="utf-8",
        env=environment(home, PYTHONDONTWRITEBYTECODE="1"),
        cwd=folder,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert_happened(folder, point, fault, done.returncode, done.stderr)
    return Ended(done.returncode, done.stdout, done.stderr)


def assert_happened(folder: Path, point: Point | None, fault: str, status: int, complaints: str) -> None:
    """The fault was really made: a point that did not come would be counted as held."""
    said = (folder / "trace").read_text(encoding="utf-8", errors="replace")
    if fault == "KILL":
        assert status == -signal.SIGKILL, f"{point} did not kill: {said} {complaints}"
    elif point is not None:
        assert "(INJECTED)" in said, f"{point} did not come: {said} {complaints}"


def points(folder: Path, home: Path) -> list[Point]:
    """Every call on a file of the home, or on a stream that somebody reads, in the trace of a run without a fault."""
    seen: Counter[str] = Counter()
    found = []
    for line in (folder / "trace").read_text(encoding="utf-8", errors="replace").splitlines():
        match = _CALL.match(line)
        if match is None:
            continue
        call = match[1]
        seen[call] += 1
        named = line.partition(str(home))[2]
        if named:
            found.append(Point(call, seen[call], re.split(r'[">]', named)[0] or "/"))
        elif re.match(r"write\([12]<", line):
            found.append(Point(call, seen[call], READER))
    return found


def _strace(folder: Path, point: Point | None, fault: str) -> list[str]:
    calls = ",".join(f"?{name}" for name in CALLS) if point is None else point.call
    inject = [] if point is None else [f"--inject={point.call}:{FAULTS[fault]}:when={point.when}"]
    return ["strace", "-y", "-s", "0", "-o", str(folder / "trace"), f"--trace={calls}", *inject]


def _wait_until_attached(child: Child, tracer: "subprocess.Popen[str]") -> None:
    ends = time.monotonic() + PATIENCE_SECONDS
    while "TracerPid:\t0" in Path(f"/proc/{child.pid}/status").read_text(encoding="ascii"):
        if tracer.poll() is not None:
            pytest.skip(f"strace cannot attach to a process here: {tracer.communicate()[1].strip()}")
        assert time.monotonic() < ends
        time.sleep(0.001)
