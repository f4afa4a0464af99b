"""A world for tests that run `main` in-process: a clock that stands still, seeded randomness, a keyboard that is a list.

The screen is one stream for results and complaints, as on a terminal. What is typed is echoed to it, as a terminal does.
Two typed lines are keys: `^C` interrupts, `^D` closes the input. When the list is empty the input is closed.
"""

import io
import random
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from calloutcli.cli.world import World

LONDON = ZoneInfo("Europe/London")


class Screen(io.StringIO):
    """What the person sees."""

    def isatty(self) -> bool:
        """True: a person looks at it."""
        return True


class Keyboard(io.StringIO):
    """What the person types, echoed to the screen. `left` holds the lines that nobody asked for."""

    def __init__(self, lines: Iterable[str], screen: Screen) -> None:
        super().__init__()
        self.left = list(lines)
        self._screen = screen

    def isatty(self) -> bool:
        """True: a person types."""
        return True

    def readline(self, _size: int = -1, /) -> str:
        """The next line with its newline; empty when the input is closed."""
        typed = self.left.pop(0) if self.left else "^D"
        self._screen.write(typed if typed in ("^C", "^D") else typed + "\n")
        if typed == "^C":
            raise KeyboardInterrupt
        return "" if typed == "^D" else typed + "\n"


def dice(seed: str) -> random.Random:
    """Randomness that is the same on every run: use its `randbytes`."""
    return random.Random(seed)


def london(text: str) -> datetime:
    """The moment at which clocks in London show `2026-11-22 01:55`."""
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=LONDON).astimezone(UTC)


def world_of(
    typed: Iterable[str],
    environ: Mapping[str, str],
    now: datetime,
    chance: random.Random,
    piped: str | None = None,
) -> tuple[World, Screen, Keyboard]:
    """(a world, its screen, its keyboard); `piped` is standard input from a file instead of a keyboard."""
    screen = Screen()
    keyboard = Keyboard(typed, screen)
    stdin = keyboard if piped is None else io.StringIO(piped)
    world = World(
        lambda: now, chance.randbytes, stdin, screen, screen, environ, local=lambda moment: moment.astimezone(LONDON)
    )
    return world, screen, keyboard
