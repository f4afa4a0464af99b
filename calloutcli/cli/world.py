"""The world as a value: clock, randomness, streams, environment. Everything that is not a value comes in through here.

`main(arguments, world=...)` is the seam for tests; no environment variable can set the clock.
"""

import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TextIO

from calloutcli.finding import printable
from calloutcli.frozen import field, frozen
from calloutcli.wording import LANGUAGES, Words, words_in


class Voice:
    """The language in which this command speaks: it changes when somebody asks for another. `given`: somebody asked for it.

    One that `stays` speaks its language whatever is typed.
    """

    def __init__(self, language: str = "", *, stays: bool = False) -> None:
        self.given = bool(language)
        self.language = language or "en"
        self.is_offered = self.given and not stays
        self._stays = stays

    def change(self) -> None:
        """Speak the next language from now on, and say at every prompt how to change it."""
        if not self._stays:
            self.language = self.next()
            self.given = self.is_offered = True

    def next(self) -> str:
        """The language that comes after the present one, round and round."""
        codes = list(LANGUAGES)
        return codes[(codes.index(self.language) + 1) % len(codes)]


@frozen
class World:
    """What a command may see and do. `now` is aware; `random(n)` gives n bytes fit for secrets; `voice` is the language it speaks.

    `practice`: nothing in it is real, and the line above every prompt says so. `local` gives a moment as the computer's own clock
    shows it, in its own time zone.
    """

    now: Callable[[], datetime]
    random: Callable[[int], bytes]
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environ: Mapping[str, str]
    voice: Voice = field(default_factory=Voice)
    practice: bool = False
    local: Callable[[datetime], datetime] = datetime.astimezone

    @property
    def words(self) -> Words:
        """The words of the language in force."""
        return words_in(self.voice.language)

    def say(self, text: str = "") -> None:
        """Put a line on the screen at once."""
        self.stdout.write(text + "\n")
        self.stdout.flush()

    def warn(self, text: str) -> None:
        """Put a warning on the error stream, in the language in force. It may name a file that a stranger put there."""
        self.comment(printable(self.words("warning: {warning}", warning=self.words(text))))

    def comment(self, text: str) -> None:
        """Put a line on the error stream at once."""
        self.stderr.write(text + "\n")
        self.stderr.flush()


def real_world() -> World:
    """The world of this computer. Text goes out and comes in as UTF-8, whatever the console says; no byte of input stops us.

    A console of Windows takes any letter from Python, whatever its code page, except where PYTHONLEGACYWINDOWSSTDIO is set: there
    it keeps its own encoding, and a letter that it does not have becomes `?`.
    """
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            is_old = sys.platform == "win32" and bool(os.environ.get("PYTHONLEGACYWINDOWSSTDIO")) and stream.isatty()
            reconfigure(encoding=None if is_old else "utf-8", errors="replace")
    if sys.platform == "win32":
        import signal

        # Ctrl-Break stops as Ctrl-C does. A closed window ends us at once: every line is on the disk by then.
        signal.signal(signal.SIGBREAK, signal.default_int_handler)
    return World(lambda: datetime.now(UTC), os.urandom, sys.stdin, sys.stdout, sys.stderr, os.environ)
