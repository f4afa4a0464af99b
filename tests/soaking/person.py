"""The person at the keyboard: reads what is asked, types an answer, and is only human.

Whoever sits down brings a `Sitting`: what can be asked in it, and what they answer. Between the answers they go back, ask why, type nonsense, change
the language; and at a prompt that nobody foresees they are called away: the stop key, a closed window, Ctrl-C.
"""

import io
import random
from collections.abc import Sequence
from typing import Protocol

from calloutcli.frozen import frozen
from tests.soaking.clock import Clock
from tests.soaking.screen import Book, Choices, Key
from tests.worlds import Screen

LANGUAGE = "l"
"""The key that changes the language."""

PATIENCE = 200
"""More prompts than any sitting has."""

CALLED_AWAY = ("q", "^D", "^C")
"""How somebody stops in the middle: the key for it, the end of the input, Ctrl-C."""


class Sitting(Protocol):
    """What somebody has in mind when they sit down at the keyboard."""

    book: Book

    def reply(self, key: Key, choices: Choices, said: str) -> str:
        """The line that answers what is asked, `choices` being what is offered and `said` all that the screen said of it."""

    def typed(self, key: Key, text: str) -> None:
        """Note that this was typed, now."""


@frozen
class Mood:
    """How well it goes, and how often they fumble.

    `stops_at`: the prompt at which they are called away, counted from 1, or `stops_on` what is asked there (0, None: they are not); `how`.
    """

    stops_at: int = 0
    how: str = "q"
    fumbles: float = 0.0
    stops_on: Key | None = None


CALM = Mood()


class Person(io.StringIO):
    """What stands for standard input. `asked` counts the prompts that were met, `stopped` says whether they were called away in the end."""

    def __init__(
        self, sitting: Sitting, screen: Screen, clock: Clock, chance: random.Random, mood: Mood = CALM
    ) -> None:
        super().__init__()
        self._sitting, self._screen, self._clock, self._chance, self._mood = sitting, screen, clock, chance, mood
        self._read = 0
        self._key: Key | None = None
        self._choices = Choices("")
        self._said = ""
        self._fumbled = ""
        self.asked = 0
        self.stopped = False
        self.fumbles: list[str] = []

    def isatty(self) -> bool:
        """True: a person types."""
        return True

    def readline(self, _size: int = -1, /) -> str:
        """The next line; empty when they closed the window."""
        key = self._look()
        self.asked += 1
        if self.asked > PATIENCE:
            raise AssertionError(f"this is asked without an end:\n{self._screen.getvalue()[-2_000:]}")
        self.stopped = False  # who stops a call that they were noting down goes on with the interview
        self._clock.go_on(self._chance.uniform(1, 6))
        typed = self._what_to_type(key)
        self._screen.write(typed if typed in ("^C", "^D") else f"{typed}\n")
        self._read = len(self._screen.getvalue())
        if typed == "^C":
            raise KeyboardInterrupt
        return "" if typed == "^D" else f"{typed}\n"

    def _look(self) -> Key:
        """What is asked now. Whoever asked why, or for the answers so far, still has the same question before them."""
        said = self._screen.getvalue()[self._read :]
        found = None if self._fumbled in ("?", "r") else self._sitting.book.asked_in(said)
        if found is not None:
            self._key, at = found
            self._choices, self._said = Choices(said[at:]), said
        elif self._key is None:
            raise AssertionError(f"nobody knows what is asked here:\n{said[-2_000:]}")
        assert self._key is not None
        return self._key

    def _what_to_type(self, key: Key) -> str:
        if self.asked == self._mood.stops_at or key == self._mood.stops_on:
            self.stopped = True
            return self._mood.how
        if not self._fumbled and self._chance.random() < self._mood.fumbles:
            self._fumbled = self._chance.choice(_fumbles(key))
            self.fumbles.append(self._fumbled)
            if self._fumbled == LANGUAGE:
                self._sitting.typed(key, LANGUAGE)
            return self._fumbled
        self._fumbled = ""
        typed = self._sitting.reply(key, self._choices, self._said)
        self._sitting.typed(key, typed)
        return typed


def _fumbles(key: Key) -> Sequence[str]:
    """What may be typed before the answer and changes nothing of it."""
    sort, name = key
    if sort == "answer":
        return ("?", "r", "b", "two", "77", LANGUAGE, LANGUAGE)
    if key == ("step", "happened"):
        return ("?", "r", "b", "half past", "25:10", LANGUAGE)
    if sort == "detail":
        return ("?", "r", LANGUAGE)
    if sort == "field":
        return ("?", "r", "b", LANGUAGE)
    return ("77", LANGUAGE) if name in ("check", "twice") else (LANGUAGE,)
