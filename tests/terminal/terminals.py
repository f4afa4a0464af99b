"""`callout` as a real process: in a real pseudo-terminal, or with pipes. And the questions one asks about a log.

A `Terminal` types bytes and reads the screen; it never sleeps: it waits for the next prompt, for a text, or for the end.
`PATIENCE_SECONDS` only ends a test that hangs.
"""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from calloutcli.__main__ import main
from calloutcli.emergency import EMERGENCY_LINE
from tests.worlds import dice, london, world_of

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60
PROMPT = "\n> "
CALM = ("2", "", "1", "0", "0")
"""Answers of the reference model at the terminal: nobody in danger, now, the plan says nothing, none of these: in_house."""
CALM_FILE = "danger: no\nplan: silent\nconcern: []\nhappened: []\n"

_IN_TERMINAL = "import os, sys; os.login_tty(0); os.execv(sys.argv[1], sys.argv[1:])"
THIS_CHECKOUT = (sys.executable, "-m", "calloutcli")


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a process that works for the home in this folder."""
    kept = ("PATH", "PYTHONDONTWRITEBYTECODE", "SYSTEMROOT", "LD_LIBRARY_PATH")
    path = os.pathsep.join(filter(None, [str(REPOSITORY), os.environ.get("PYTHONPATH")]))
    own = {
        "HOME": str(home.parent),
        "CALLOUT_HOME": str(home),
        "PYTHONPATH": path,
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
    }
    return {name: os.environ[name] for name in kept if name in os.environ} | own | more


class Terminal:
    """A pseudo-terminal with a command of `callout` in it. `screen` is all that it has shown, each line end one character."""

    def __init__(self, home: Path, *arguments: str, program: Sequence[str | Path] = THIS_CHECKOUT, **more: str) -> None:
        import pty

        self._master, slave = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-S", "-c", _IN_TERMINAL, *program, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment(home, **more),
            cwd=home.parent,
        )
        os.close(slave)
        self.raw = b""
        self._mark = 0

    @property
    def screen(self) -> str:
        """Everything shown so far."""
        return self.raw.decode("utf-8", "replace").replace("\r\n", "\n")

    @property
    def answer(self) -> str:
        """What was shown since the last line was typed, its echo included."""
        return self.screen[self._mark :]

    def until(self, text: str) -> "Terminal":
        """Read until this text is shown after what was typed last."""
        self._read(lambda: text in self.answer)
        return self

    def until_prompt(self) -> "Terminal":
        """Read until the command waits for the person."""
        self._read(lambda: self.answer.endswith(PROMPT))
        return self

    def send(self, raw: bytes) -> "Terminal":
        """Press keys."""
        self._mark = len(self.screen)
        os.write(self._master, raw)
        return self

    def type(self, *lines: str) -> "Terminal":
        """Wait for a prompt before each of the lines, then type it and Enter."""
        for line in lines:
            self.until_prompt()
            self.send(line.encode() + b"\n")
        return self

    def kill(self, number: int = getattr(signal, "SIGKILL", signal.SIGTERM)) -> int:
        """End the process by a signal; its exit status."""
        self.process.send_signal(number)
        return self.end()

    def hang_up(self) -> int:
        """Close the terminal under the process; its exit status."""
        os.close(self._master)
        self._master = -1
        return self.process.wait(PATIENCE_SECONDS)

    def end(self) -> int:
        """Read until the process has ended; its exit status."""
        self._read(None)
        return self.process.wait(PATIENCE_SECONDS)

    def close(self) -> None:
        """Leave nothing behind."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE_SECONDS)
        if self._master >= 0:
            os.close(self._master)

    def _read(self, enough: Callable[[], bool] | None) -> None:
        """Read until it is enough; with None until the command has ended."""
        ends = time.monotonic() + PATIENCE_SECONDS
        while enough is None or not enough():
            ready, _, _ = select.select([self._master], [], [], max(0.0, ends - time.monotonic()))
            assert ready, f"nothing more came; the screen:\n{self.screen}"
            try:
                more = os.read(self._master, 65_536)
            except OSError:  # Linux: EIO when the other end is closed
                more = b""
            if not more:
                assert enough is None, f"it ended too early; the screen:\n{self.screen}"
                return
            self.raw += more


@contextlib.contextmanager
def terminal(home: Path, *arguments: str, **more: str) -> Iterator[Terminal]:
    """A terminal that is closed afterwards, whatever happens."""
    opened = Terminal(home, *arguments, **more)
    try:
        yield opened
    finally:
        opened.close()


def callout(home: Path, *arguments: str, typed: Sequence[str] = (), **more: str) -> subprocess.CompletedProcess[str]:
    """A command run to its end with pipes; `typed` are the lines on its standard input."""
    return subprocess.run(
        [sys.executable, "-m", "calloutcli", *arguments],
        input="".join(line + "\n" for line in typed),
        capture_output=True,
        encoding="utf-8",
        env=environment(home, **more),
        cwd=home.parent,
        timeout=PATIENCE_SECONDS,
        check=False,
    )


def ask(home: Path, *arguments: str) -> Any:
    """The `result` of a command with `--json`, run in this process."""
    world, screen, _ = world_of([], {"CALLOUT_HOME": str(home)}, london("2026-11-22 12:00"), dice("ask"))
    main([*arguments, "--json"], world=world)
    return json.loads(screen.getvalue())["result"]


def outcomes(home: Path) -> list[str]:
    """The outcome taken in each record, in order, of a log that holds."""
    verified = ask(home, "log", "verify")
    assert verified["ok"], verified["problems"]
    rows = ask(home, "log", "list")
    assert len(rows) == verified["records"]
    assert [row["seq"] for row in rows] == list(range(len(rows)))
    return [row["outcome"] for row in rows]


def reference_on(screen: str) -> str:
    """The reference that the screen shows last."""
    lines = screen.splitlines()
    return next(lines[at + 1].strip() for at in range(len(lines) - 2, -1, -1) if lines[at].endswith("Reference:"))


def assert_calm(screen: str, *words: str) -> None:
    """The screen holds the words, the 999 line stands before each of them, and no traceback is there."""
    assert "Traceback" not in screen, screen
    assert "fault in callout" not in screen, screen
    for word in words:
        assert word in screen, f"`{word}` is not on the screen:\n{screen}"
        assert EMERGENCY_LINE in screen[: screen.index(word)], f"the 999 line does not stand before `{word}`:\n{screen}"
