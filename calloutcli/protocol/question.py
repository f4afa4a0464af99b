"""A question of fact as a value, and the words it is asked in: what conditions test and rules read."""

from typing import Final, Literal

from calloutcli.frozen import frozen

Kind = Literal["choice", "several", "number", "words"]
"""How a question is answered: one of its answers; any of its options; a whole number; words (record only)."""

UNKNOWN: Final = "unknown"
"""The answer "I do not know". No question may declare an answer of this name."""


@frozen
class Text:
    """Words in one or more languages: (language, words) pairs, the file's first language first."""

    translations: tuple[tuple[str, str], ...]

    def to(self, language: str) -> str:
        """The words in `language`, else in the file's first language."""
        for code, words in self.translations:
            if code == language:
                return words
        return self.translations[0][1]


@frozen
class Because:
    """The paragraph that a rule or question rests on: `source` is declared in the file, `paragraph` is free."""

    source: str
    paragraph: str

    def __str__(self) -> str:
        """As written: `P 3.3`."""
        return f"{self.source} {self.paragraph}".strip()


@frozen
class Question:
    """A question of fact. `answers` holds the answers, or the options of a `several`; numbers go `low` to `high`.

    `if_unknown` is an answer id, `most serious`, or `ask` (the person named by `if unsure`).
    """

    id: str
    ask: Text
    why: Text | None
    because: Because | None
    kind: Kind
    answers: tuple[tuple[str, Text], ...]
    low: int
    high: int
    if_unknown: str
    gate: bool
