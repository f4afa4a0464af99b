"""A page's commands as real processes, in a real terminal, on today's date: `follow(name, program, folder)`.

`program` is an installed `callout`. What the page shows on its own day is put into today's terms where the reader has to type it:
the reference that his own screen showed, the receipt, and dates, which are moved by whole months.
"""

import re
import shlex
import subprocess
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.guides.guides import read_guide
from tests.guides.likeness import likeness
from tests.stories.stories import Stage, Step, play_step, run, typed_in
from tests.terminal.terminals import PATIENCE_SECONDS, environment, terminal
from tests.worlds import dice

_OWN = {"PYTHONPATH": "", "COLUMNS": "80"}
_BAR = re.compile(r"\x1b\[\?25l.*?\x1b\[\?25h\r?\x1b\[1A\x1b\[2K", re.DOTALL)
"""A progress bar: it is gone when the work is done."""

_DATE = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


@dataclass(slots=True)
class Following:
    """A reader on the way through a page."""

    program: Path
    stage: Stage
    instead: dict[str, str] = field(default_factory=dict)
    """What stands on the page -> what stands on this screen."""

    def follow(self, step: Step) -> str:
        """What is otherwise than on the page, after a command; empty when nothing is."""
        if not step.is_command:
            play_step(step, self.stage)
            return ""
        typed = tuple(f"> {line}".rstrip() for line in map(self._mine, typed_in(step)))
        words = [self._mine(word) for word in shlex.split(step.head[0][2:])]
        real = run(words, replace(step, screen=typed), self.stage)
        found = likeness(step.screen, real)
        if found is None:
            return "\n".join([step.head[0], *step.screen, "--- and the screen shows:", *real])
        self.instead |= found
        return ""

    def callout(self, arguments: list[str], step: Step, stage: Stage) -> tuple[str, ...]:
        """The screen of the installed command, in a terminal of its own, as the lines of a story."""
        home = stage.folder / "home"
        if arguments[-2:-1] == [">"]:
            with (stage.folder / arguments[-1]).open("wb") as out:
                done = subprocess.run(
                    [self.program, *arguments[:-2]],
                    stdout=out,
                    env=environment(home, **_OWN),
                    cwd=stage.folder,
                    timeout=PATIENCE_SECONDS,
                    check=False,
                )
            return (f"[exit {done.returncode}]",) if done.returncode else ()
        with terminal(home, *arguments, program=(self.program,), **_OWN) as opened:
            opened.type(*typed_in(step))
            status = opened.end()
        lines = [line.rstrip() for line in _BAR.sub("", opened.screen).rstrip().splitlines()]
        return (*lines, *([f"[exit {status}]"] if status else []))

    def _mine(self, text: str) -> str:
        """What this reader types where the page says `text`."""
        for theirs, ours in self.instead.items():
            text = text.replace(theirs, ours)
        return _DATE.sub(lambda day: self._moved(date(*map(int, day.groups()))).isoformat(), text)

    def _moved(self, day: date) -> date:
        """The page's own day becomes today; any other is as many months away from today as from the page's day."""
        theirs = self.stage.now.astimezone(ZoneInfo("Europe/London")).date()
        today = datetime.now(ZoneInfo("Europe/London")).date()
        if day == theirs:
            return today
        years, month = divmod((today.year - theirs.year) * 12 + today.month - theirs.month + day.month - 1, 12)
        return day.replace(year=day.year + years, month=month + 1)


def follow(name: str, program: Path, folder: Path, leave_out: Collection[str] = ()) -> list[str]:
    """What goes otherwise than the page says, in an empty folder; the commands named are left out."""
    told = []
    stage = Stage(folder, dice(name))
    reader = Following(program, stage)
    stage.callout = reader.callout
    for step in read_guide(name).steps:
        if step.head[0].removeprefix("$ ") not in leave_out and (otherwise := reader.follow(step)):
            told.append(otherwise)
            break
    return told
