"""How wide text stands, and text in lines.

Whoever reads the page has a font that nobody can measure here. Every letter is taken to be as wide as in DejaVu Sans (it
comes with the drawing library, and is about as wide as Verdana): in a narrower one there is room left, in none is there overlap.
"""

from functools import cache
from unicodedata import category, east_asian_width

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.textpath import text_to_path

ELLIPSIS = "\u2026"
_LONGEST = 400
"""No label is measured further than this: it is cut long before."""


def letters_width(text: str, size: float) -> float:
    """How wide the text stands, in units, in letters `size` units high."""
    return sum(map(_letter_width, text)) * size


def cut(text: str, size: float, width: float) -> str:
    """The text, or as much of its beginning as fits into the width with an ellipsis behind it."""
    text = _shortened(text)
    if letters_width(text, size) <= width:
        return text
    while text and letters_width(text + ELLIPSIS, size) > width:
        text = text[:-1].rstrip()
    return text + ELLIPSIS


def wrapped(text: str, size: float, width: float, most: int = 3) -> list[str]:
    """The text in at most so many lines that fit into the width; what has no room is cut."""
    lines: list[str] = [""]
    words = _shortened(text).split()
    for number, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if letters_width(longer, size) <= width:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] = cut(" ".join((lines[-1], *words[number:])).strip(), size, width)
            break
        elif lines[-1]:
            lines.append(cut(word, size, width))
        else:
            lines[-1] = cut(word, size, width)
    return lines


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + ELLIPSIS


@cache
def _letter_width(letter: str) -> float:
    """In parts of the letter's height."""
    if category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if ord(letter) not in get_font(_font()).get_charmap():
        return 1.35 if east_asian_width(letter) in "WF" else 0.9
    # Between two others: alone, a space would be as wide as its ink.
    return _measured(f"n{letter}n") - _measured("nn")


def _font() -> str:
    return f"{mpl.get_data_path()}/fonts/ttf/DejaVuSans.ttf"


def _measured(text: str) -> float:
    width: float
    width, _, _ = text_to_path.get_text_width_height_descent(
        text, FontProperties(fname=_font(), size=100), ismath=False
    )
    return width / 100
