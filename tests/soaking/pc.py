"""The home's computer: commands at its keyboard, and processes of their own at any time: several at once, or killed on the way.

A command in this process has the whole `World` of the year: its clock, its randomness, a person at the keyboard. A process of its own
is forked from this one (tests/faults/children.py), with a clock that stands still and randomness that no other process has.
"""

import contextlib
import io
import json
import os
import random
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from calloutcli.__main__ import main
from calloutcli.cli.world import World
from calloutcli.frozen import frozen
from tests.faults.children import CRASHED, Child, child
from tests.soaking.clock import Clock
from tests.soaking.person import CALM, Mood, Person, Sitting
from tests.worlds import Screen, dice

KILLED = -signal.SIGKILL
INTERRUPTED = -signal.SIGINT


@frozen
class Told:
    """What a command came to: its exit status, all that the screen showed, whether the person was called away, at which prompt it ended."""

    status: int
    screen: str
    stopped: bool = False
    asked: int = 0
    fumbles: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The screen as one line: sentences are found however they were wrapped."""
        return " ".join(self.screen.split())

    @property
    def result(self) -> Any:
        """What a command with `--json` printed, warnings around it left out."""
        return json.loads(self.screen[self.screen.index("{\n") : self.screen.rindex("}") + 1])["result"]


class PC:
    """The computer: `folder` is the home's folder, `outside` one for what is kept elsewhere."""

    def __init__(self, folder: Path, outside: Path, clock: Clock, seed: str) -> None:
        self.folder, self.outside, self.clock = folder, outside, clock
        self.chance = dice(f"{seed} person")
        self._seed = seed
        self._random = dice(f"{seed} machine")
        self._processes = 0

    def run(
        self,
        *arguments: str,
        sitting: Sitting | None = None,
        mood: Mood = CALM,
        piped: str = "",
        expect: Sequence[int] = (0,),
        environ: Mapping[str, str] | None = None,
    ) -> Told:
        """What a command comes to; without a sitting nobody is at the keyboard, and standard input holds what is `piped`."""
        screen = Screen()
        stdin = io.StringIO(piped) if sitting is None else Person(sitting, screen, self.clock, self.chance, mood)
        world = World(self.clock, self._random.randbytes, stdin, screen, screen, self._environ(environ))
        status = main(list(arguments), world=world)
        told = _told(status, screen, stdin)
        _require_calm(arguments, told)
        if status not in ((*expect, 130) if told.stopped else expect):
            raise AssertionError(f"callout {' '.join(arguments)} ended with {status}:\n{told.screen[-3_000:]}")
        return told

    def work(self, *arguments: str, sitting: Sitting | None = None, piped: str = "") -> Callable[[], int]:
        """The same command as the work of a process of its own: what its screen shows stands in a file, line by line."""
        self._processes += 1
        randomness = dice(f"{self._seed} process {self._processes}")
        chance = random.Random(self.chance.getrandbits(64))
        now = self.clock()

        def command() -> int:
            signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs in the background was told to ignore it
            screen = _Shown()
            clock = Clock(now)
            stdin = io.StringIO(piped) if sitting is None else Person(sitting, screen, clock, chance)
            world = World(lambda: now, randomness.randbytes, stdin, screen, screen, self._environ())
            return main(list(arguments), world=world)

        return command

    def killed(self, work: Callable[[], int], after: float, how: signal.Signals) -> Told:
        """What a process came to that was sent a signal so many seconds after it began; a status below 0 where it died of it."""
        with self._process(work) as process:
            process.go()
            time.sleep(after)
            process.signal(how)
            return _of(process)

    def together(self, works: Sequence[Callable[[], int]]) -> list[Told]:
        """What processes came to that began at the same moment, each run to its end."""
        with contextlib.ExitStack() as stack:
            processes = [stack.enter_context(self._process(work, f"process {at}")) for at, work in enumerate(works)]
            for process in processes:
                process.go()
            told = [_of(process) for process in processes]
        for one in told:
            _require_calm((), one)
        return told

    @contextlib.contextmanager
    def _process(self, work: Callable[[], int], name: str = "process") -> Iterator[Child]:
        with self.clock.standing(), child(work, self.outside, name) as process:
            yield process

    def _environ(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        return {"CALLOUT_HOME": str(self.folder), "NO_COLOR": "1", **(more or {})}


class _Shown(Screen):
    """A screen that is written through to standard output, so that what was shown stands whatever becomes of the process."""

    def write(self, text: str, /) -> int:
        """Show it, in one go."""
        os.write(1, text.encode())
        return super().write(text)


def _of(process: Child) -> Told:
    ended = process.ended
    if ended.status == CRASHED and "KeyboardInterrupt" not in ended.err:
        raise AssertionError(f"a process failed:\n{ended.out[-2_000:]}\n{ended.err}")
    return Told(ended.status, ended.out, stopped=True)


def _told(status: int, screen: Screen, stdin: io.StringIO) -> Told:
    if isinstance(stdin, Person):
        return Told(status, screen.getvalue(), stdin.stopped, stdin.asked, tuple(stdin.fumbles))
    return Told(status, screen.getvalue())


def _require_calm(arguments: Sequence[str], told: Told) -> None:
    """No fault of the tool, and no control character, on any screen of the year."""
    for never in ("Traceback", "fault in callout", "\x1b"):
        if never in told.screen:
            raise AssertionError(f"callout {' '.join(arguments)} showed {never!r}:\n{told.screen[-3_000:]}")
