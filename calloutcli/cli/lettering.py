"""Text in lines for a picture, by letters of known width: nobody can measure a font here.

Every letter is taken to be as wide as in Verdana, the widest of the usual faces: in a narrower one there is room left, in
none is there overlap.
"""

import unicodedata
from collections.abc import Iterable

from calloutcli.finding import printable
from calloutcli.frozen import frozen, replace

LETTER, SMALL, LINE = 14, 12, 18
"""The sizes of letters, and from one line to the next."""
_BULLET = 14
_DEEPEST = 12
"""A list deeper than this is not set further in."""


@frozen
class Words:
    """One line of text: `x` units in from the box's left, `small` print or `bold`."""

    text: str
    x: int = 0
    bold: bool = False
    small: bool = False


def listed(sentences: Iterable[tuple[int, str]], width: int) -> list[Words]:
    """Sentences with how deep each stands, as lines of a list."""
    lines: list[Words] = []
    for depth, sentence in sentences:
        x = min(depth, _DEEPEST) * _BULLET
        first, *rest = wrapped(sentence, width - x)
        lines.append(replace(first, text=f"\u2022 {first.text}", x=x - _BULLET) if depth else first)
        lines += [replace(line, x=x) for line in rest]
    return lines


def wrapped(text: str, width: int, *, bold: bool = False, small: bool = False) -> list[Words]:
    """The text in lines that fit in the width; a word that does not fit on a line of its own is cut."""

    def width_of(some: str) -> float:
        return letters_width(some, bold=bold, small=small)

    lines: list[str] = []
    line = ""
    for word in printable(text).split():
        rest = word
        if line and width_of(f"{line} {rest}") > width:
            lines.append(line)
            line = ""
        while width_of(rest) > width:
            cut = next(end for end in range(len(rest) - 1, 0, -1) if end == 1 or width_of(rest[:end]) <= width)
            lines.append(rest[:cut])
            rest = rest[cut:]
        line = f"{line} {rest}".strip()
    return [Words(one, bold=bold, small=small) for one in [*lines, line]]


def letters_width(text: str, *, bold: bool = False, small: bool = False) -> float:
    """How wide the text stands at the most, in units."""
    size = SMALL if small else LETTER
    return sum(_letter_width(letter) for letter in text) * size * (1.12 if bold else 1.0)


def _letter_width(letter: str) -> float:
    if letter in "ijl.,:;'|! ":
        return 0.37
    if letter in 'ftr()[]-/"':
        return 0.46
    if letter in "mwMW@%" or unicodedata.east_asian_width(letter) in "WF":
        return 1.02
    return 0.73 if letter.isupper() or not letter.isascii() else 0.63
