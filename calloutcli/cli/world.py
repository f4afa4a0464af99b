"""The world as a value: clock, randomness, streams, environment. Everything that is not a value comes in through here.

`main(arguments, world=...)` is the seam for tests; no environment variable can set the clock.
"""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TextIO

from calloutcli.frozen import frozen


@frozen
class World:
    """What a command may see and do. `now` is aware; `random(n)` gives n bytes fit for secrets."""

    now: Callable[[], datetime]
    random: Callable[[int], bytes]
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environ: Mapping[str, str]

    def say(self, text: str = "") -> None:
        """Put a line on the screen at once."""
        self.stdout.write(text + "\n")
        self.stdout.flush()

    def comment(self, text: str) -> None:
        """Put a line on the error stream at once."""
        self.stderr.write(text + "\n")
        self.stderr.flush()


def real_world() -> World:
    """The world of this computer. Text goes out and comes in as UTF-8, whatever the console says; no byte of input stops us."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    return World(lambda: datetime.now(UTC), os.urandom, sys.stdin, sys.stdout, sys.stderr, os.environ)
