"""Processes that are there at once: forked from this one, which has everything imported, and so cheap to kill by the hundred.

To the system a forked child is a process like any other: its own memory, its own locks, its own place to die. What it does
not show, the start of the interpreter, is shown by the whole processes of `writers.py` and of `tests/terminal`.
"""

import contextlib
import ctypes
import io
import os
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from calloutcli.__main__ import main
from calloutcli.frozen import frozen
from tests.terminal.terminals import CALM_FILE

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")

CRASHED = 113
"""The status of a child whose work raised what nobody caught."""


@frozen
class Ended:
    """What is left of a process that has ended: its status (below 0: the signal that ended it), and what it wrote."""

    status: int
    out: str
    err: str


class Child:
    """A child at work. What it writes to its two streams stands in files, so that nothing it said is lost when it dies."""

    def __init__(self, work: Callable[[], int], folder: Path, name: str = "child") -> None:
        self._out, self._err = folder / f"{name}.out", folder / f"{name}.err"
        waits, self._start = os.pipe()
        ready, is_ready = os.pipe()
        with warnings.catch_warnings():
            # Python warns where a plugin of the session has left a thread; the child uses none of its locks.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.pid = os.fork()
        if self.pid == 0:
            os.close(self._start)
            os.close(ready)
            os._exit(_run(work, is_ready, waits, self._out, self._err))
        os.close(waits)
        os.close(is_ready)
        os.read(ready, 1)
        os.close(ready)
        self.status: int | None = None

    def go(self) -> "Child":
        """Let it begin: it waits for this."""
        os.write(self._start, b"\n")
        self._let_go()
        return self

    def signal(self, number: int) -> None:
        """Send it a signal, unless it was seen to end: its number may be another's by then."""
        if self.status is None:
            os.kill(self.pid, number)

    def end(self) -> int:
        """Its exit status, once it has ended; below 0: the signal that ended it."""
        self._let_go()
        if self.status is None:
            _, status = os.waitpid(self.pid, 0)
            self.status = os.waitstatus_to_exitcode(status)
        return self.status

    def _let_go(self) -> None:
        """Close what it waits for; a child that was never told to begin ends at that."""
        if self._start >= 0:
            os.close(self._start)
            self._start = -1

    @property
    def out(self) -> str:
        """What it wrote to standard output."""
        return self._out.read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        """What it wrote to standard error."""
        return self._err.read_text(encoding="utf-8")

    @property
    def ended(self) -> Ended:
        """What is left of it, once it has ended."""
        return Ended(self.end(), self.out, self.err)


def _run(work: Callable[[], int], is_ready: int, waits: int, out: Path, err: Path) -> int:
    """In the child: its own streams, then its work; the exit status. Nothing may come back into the test."""
    try:
        _let_trace()
        sys.settrace(None)  # a measurement of coverage would only make it slow: the child's part of it is never saved
        for stream, path in ((1, out), (2, err)):
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o666)
            os.dup2(handle, stream)
            os.close(handle)
        sys.stdin = io.StringIO()
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False, buffering=1)
        os.close(is_ready)
        if not os.read(waits, 1):
            return CRASHED
        os.close(waits)
        status = work()
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001 - else the child would go on with the tests
        os.write(2, traceback.format_exc().encode())
        return CRASHED
    return status


def _let_trace() -> None:
    """Whoever likes may trace this process, also where only its parent might (Linux with Yama)."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(0x59616D61, ctypes.c_ulong(-1), 0, 0, 0)  # PR_SET_PTRACER, PR_SET_PTRACER_ANY


@contextlib.contextmanager
def child(work: Callable[[], int], folder: Path, name: str = "child") -> Iterator[Child]:
    """A child that waits for its sign, and is gone afterwards whatever happens."""
    begun = Child(work, folder, name)
    try:
        yield begun
    finally:
        begun.signal(9)
        begun.end()


def doing(home: Path, *arguments: str) -> Callable[[], int]:
    """The work of one command in this home, with the real clock, randomness and streams."""

    def work() -> int:
        os.environ["CALLOUT_HOME"] = str(home)
        return main(arguments)

    return work


def deciding(home: Path) -> Callable[[], int]:
    """The work of `callout decide --answers FILE --json` in this home."""
    answers = home.parent / "calm.yaml"
    if not answers.exists():
        answers.write_text(CALM_FILE, encoding="utf-8")
    return doing(home, "decide", "--answers", str(answers), "--json")
