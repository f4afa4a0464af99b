"""A person at the keyboard who knows nothing of callout but what is on the screen, line after line, as a screen reader reads it.

`Stranger` is standard input. At each prompt it looks only at the lines that came since it last typed, finds out from them what can be
typed, and types that, by dice; now and then it types nonsense first, and must then be told what to type. Where it could not find out, the
lines stand in `lost`. Nothing here knows a question, a form or an order. It reads English and Welsh.
"""

import io
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from calloutcli.__main__ import main
from calloutcli.frozen import replace
from tests.worlds import Screen, london, world_of

PATIENCE: Final = 150
"""More prompts than any command has."""

ENOUGH: Final = 20
"""So often the same, and the dice cannot know better: a person stops, if the screen has told how."""

NONSENSE: Final = "zzz"
_CHOICE: Final = re.compile(r"(?:^ {2}| {3})(\d+)\. (?=\S)", re.MULTILINE)
_ASKED: Final = re.compile(r"[^.?!:]*\w\?(?= |\Z)")
_ENTER: Final = re.compile(r"[Pp]ress Enter|[Pp]wyswch Enter|Enter leaves|Enter gadael")
_SEVERAL: Final = re.compile(r"ype (?:every number that|the numbers that)|eipiwch (?:bob rhif|y rhifau) sy'n")
_RANGE: Final = re.compile(r"(?:\b[Aa] number from|[Rr]hif o) (\d+) (?:to|i) (\d+)")
_EXAMPLE: Final = re.compile(
    r"(?:ype a (?:time|day|month)|eipiwch (?:amser|ddiwrnod|fis)): (\w.*?)(?= b back| b yn| (?:Press|Pwyswch|Type|Teipiwch)|, or |, neu |\Z)"
)
_YES: Final = re.compile(r"\by (?:to|i) (?:decide|record|benderfynu|gofnodi)|Type y\b|Teipiwch y i\b")
_NUMBER: Final = re.compile(r"(?:Type|Teipiwch|type|teipiwch) (?:a number|rif\b|\d)")
_STOP: Final = re.compile(r"\bq (?:to |i )?(?:stop|save|cadw)")
_TELLS: Final = re.compile(r"\b(?:[Tt]ype|[Tt]eipiwch|[Gg]ive|[Rr]howch)\b")
_WORDS: Final = re.compile(r"Type (?:it|your|the whole|each number)\b|Teipiwch (?:ef|eich|y llwybr|bob rhif fel)\b")


class Stranger(io.StringIO):
    """Standard input; see above. `heard` holds what stood before each prompt, and what was typed then."""

    def __init__(self, screen: Screen, chance: random.Random) -> None:
        super().__init__()
        self._screen, self._chance, self._read = screen, chance, 0
        self._choices: list[str] = []
        self._ways: list[str] = []
        self._may_leave = self._was_nonsense = False
        self._asked = ""
        self._times = 0
        self._knows_how_to_stop = False
        self.heard: list[tuple[str, str]] = []
        self.lost: list[str] = []

    def isatty(self) -> bool:
        """True: a person types."""
        return True

    def readline(self, _size: int = -1, /) -> str:
        """What the screen says can be typed; the end of the input, when it asks and asks."""
        said = self._screen.getvalue()[self._read :].removesuffix("> ")
        if len(self.heard) >= PATIENCE:
            self.lost.append(f"asked without an end: {said}")
            return ""
        typed = self._what_to_type(said)
        self.heard.append((said, typed))
        self._screen.write(f"{typed}\n")
        self._read = len(self._screen.getvalue())
        return f"{typed}\n"

    def _what_to_type(self, said: str) -> str:
        text = " ".join(said.split())
        asked = _ASKED.findall(text)
        if said.startswith("\n") or "\n\n" in said or (asked and asked[-1] != self._asked):
            # Another question: what could be typed before counts no longer.
            self._choices, self._ways, self._may_leave = [], [], False
        self._times = self._times + 1 if not asked or asked[-1] == self._asked else 0
        self._asked = asked[-1] if asked else self._asked
        self._knows_how_to_stop = self._knows_how_to_stop or bool(_STOP.search(text))
        if self._times > ENOUGH and self._knows_how_to_stop:
            return "q"
        self._choices = _CHOICE.findall(said) or self._choices
        self._may_leave = self._may_leave or bool(_ENTER.search(text))
        found = self._ways_in(text)
        if not text or (self._was_nonsense and not _TELLS.search(text)) or not (found or self._ways or self._may_leave):
            self.lost.append(said)
        self._ways = found or self._ways
        self._was_nonsense = (
            not self._was_nonsense and self._ways == self._choices != [] and self._chance.random() < 0.2
        )
        if self._was_nonsense:
            return NONSENSE
        if not self._ways or (self._may_leave and self._chance.random() < 0.4):
            return ""
        return self._chance.choice(self._ways)

    def _ways_in(self, text: str) -> list[str]:
        """The lines that the words tell of."""
        if _SEVERAL.search(text):
            some = [number for number in self._choices if number != "0"][:-1] or self._choices
            return [" ".join(sorted(self._chance.sample(some, min(2, len(some))))), "0"]
        if found := _RANGE.search(text):
            return [str(self._chance.randint(int(found[1]), int(found[2])))]
        if found := _EXAMPLE.search(text):
            return found[1].split(", ")
        if _YES.search(text):
            return ["y"]
        if _NUMBER.search(text):
            return self._choices
        return ["AB"] if _WORDS.search(text) else []


@dataclass(frozen=True, slots=True)
class Heard:
    """How a command went: exit status, all that the screen showed, and the person."""

    status: int
    screen: str
    stranger: Stranger


def listen(home: Path, command: str, seed: object, language: str = "en") -> Heard:
    """A command, run to its end by a stranger who sees it for the first time."""
    chance = random.Random(f"{command.split()}{seed}{language}")
    environ = {"CALLOUT_HOME": str(home), "CALLOUT_LANG": language}
    world, screen, _ = world_of([], environ, london("2026-11-22 14:30"), chance)
    stranger = Stranger(screen, chance)
    status = main(command.split(), world=replace(world, stdin=stranger))
    return Heard(status, screen.getvalue(), stranger)
