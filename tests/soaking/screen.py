"""Reading a screen as a person does: which question stands there, and which number stands before which answer.

Nothing here knows in which order questions come. Every text is looked for in every language that the tool speaks, as whole lines, however
they were wrapped; what was asked last is what is to be answered.
"""

import re
from collections.abc import Iterable, Mapping

from calloutcli.protocol.question import Text
from calloutcli.wording import LANGUAGES, words_in

Key = tuple[str, str]
"""What is asked: of which sort it is, and its name: `("answer", "danger")`, `("field", "whom")`, `("step", "check")`."""

_FIELD = re.compile(r"\{\w+\}")
_ANYTHING = ".+?"
_NUMBERED = re.compile(r"(?:^ {2}| {3})(\d+)\. ")


def in_every_language(text: str | Text) -> tuple[str, ...]:
    """How a text of the interface, or of a protocol, may stand on the screen."""
    if isinstance(text, Text):
        return tuple(dict.fromkeys(words for _, words in text.translations))
    return tuple(dict.fromkeys(words_in(language)(text) for language in LANGUAGES))


class Book:
    """Every question that a sitting may meet, each under its key."""

    def __init__(self, asked: Mapping[Key, Iterable[str]]) -> None:
        self._keys: list[Key] = []
        patterns: list[str] = []
        pairs = [(key, text) for key, texts in asked.items() for text in texts]
        for key, text in sorted(pairs, key=lambda pair: -len(pair[1])):
            self._keys.append(key)
            patterns.append(f"({_as_wrapped(text)})")
        practice = "|".join(map(re.escape, in_every_language("PRACTICE.")))
        self._pattern = re.compile(f"^(?:(?:{practice}) )?(?:{'|'.join(patterns)})", re.MULTILINE)

    def asked_in(self, said: str) -> tuple[Key, int] | None:
        """(what is asked last in what was said, where it stands); None where nothing that is known is asked."""
        found = None
        for found in self._pattern.finditer(said):  # noqa: B007 - the last one is wanted
            pass
        return None if found is None else (self._keys[(found.lastindex or 1) - 1], found.start())


class Choices:
    """The numbered answers on a screen."""

    def __init__(self, said: str) -> None:
        self._numbers: dict[str, str] = {}
        number = ""
        labels: dict[str, str] = {}
        for line in said.splitlines():
            parts = _NUMBERED.split(line)
            if len(parts) > 1 and not parts[0]:
                pairs = dict(zip(parts[1::2], parts[2::2], strict=True))
                labels |= pairs
                number = list(pairs)[-1]
            elif number and line.startswith("     "):
                labels[number] += f" {line.strip()}"
            else:
                number = ""
        for number, label in labels.items():
            self._numbers[label.strip()] = number

    def __bool__(self) -> bool:
        return bool(self._numbers)

    def number_of(self, labels: Iterable[str]) -> str | None:
        """The number before the first of these labels that is offered; None where none is."""
        return next((self._numbers[label] for label in labels if label in self._numbers), None)

    def number_before(self, *starts: str) -> str | None:
        """The number before the first answer that begins in one of these ways."""
        return next((number for label, number in self._numbers.items() if label.startswith(starts)), None)

    @property
    def labels(self) -> list[str]:
        """Every answer that is offered."""
        return list(self._numbers)


def _as_wrapped(text: str) -> str:
    """A pattern of the text with its lines broken anywhere, and anything in the place of its fields."""
    return r"\s+".join(_ANYTHING.join(map(re.escape, _FIELD.split(word))) for word in text.split())
