"""What can be wrong, as a value: a stable id, a place, one sentence, a concrete case and a cure.

A finding is data: it is never raised and never printed from here. `errors.ProtocolError` carries findings,
`cli` prints them with `format_finding`.
"""

import re
import unicodedata
from typing import Literal, TypeAlias

from calloutcli.frozen import frozen

Severity = Literal["error", "warning", "note"]
CaseValue: TypeAlias = str | int | frozenset[str]

BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that reorder the text around them (Unicode Bidi_Control): they make a line read other than it is."""

_SECRET = re.compile(r"PRIVATE\+KEY\S*")


@frozen
class Place:
    """A point in a file. `line` and `column` count from 1; `text` is that whole line."""

    file: str
    line: int
    column: int
    text: str = ""


@frozen
class Finding:
    """One thing wrong or notable.

    `case` is a situation that shows it: (question, answer) pairs. `about` is the id of what it is about: a rule, a
    question, an outcome, a role, a language; empty when it is about the whole file.
    """

    id: str
    message: str
    help: str = ""
    place: Place | None = None
    severity: Severity = "error"
    case: tuple[tuple[str, CaseValue], ...] = ()
    about: str = ""


def is_unsafe_character(character: str) -> bool:
    """True for a control character other than newline, a surrogate, or a bidi control."""
    return (unicodedata.category(character) in ("Cc", "Cs") and character != "\n") or character in BIDI_CONTROLS


def printable(text: str) -> str:
    r"""`text` with every character that could drive a terminal or reorder a line written as `\x1b`, `\u202e`.

    A secret key (log/note.py) is left out: somebody may give a key's file where another file is wanted.
    """
    if "PRIVATE+KEY" in text:
        text = _SECRET.sub("PRIVATE+KEY (left out)", text)
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character.encode("unicode_escape", "surrogatepass").decode() if is_unsafe_character(character) else character
        for character in text
    )


def format_finding(finding: Finding) -> str:
    """The finding as staff and owners read it: place, sentence, the line with a caret, the case, the cure."""
    head = f"{finding.severity}[{finding.id}]: {_line(finding.message)}"
    lines = [head]
    if finding.place is not None:
        place = finding.place
        lines = [f"{printable(place.file)}:{place.line}:{place.column}: {head}"]
        shown, caret = _window(place.text, place.column)
        number = str(place.line)
        lines += [f"  {number} | {shown}", f"  {' ' * len(number)} | {' ' * caret}^"]
    if finding.case:
        pairs = ", ".join(f"{question}={case_words(answer)}" for question, answer in finding.case)
        lines.append(f"   = case: {_line(pairs)}")
    if finding.help:
        lines.append(f"   = help: {_line(finding.help)}")
    return "\n".join(lines)


def _line(text: str) -> str:
    """The text on one line: a value of a file may hold a line break, and must not look like a line of ours."""
    return printable(text).replace("\n", "\\n")


def case_words(answer: CaseValue) -> str:
    """An answer of a case in one word, or in a list."""
    return "[" + ", ".join(sorted(answer)) + "]" if isinstance(answer, frozenset) else str(answer)


def _window(text: str, column: int, width: int = 96) -> tuple[str, int]:
    """The part of a line around `column` (from 1), made printable, and the caret's offset in it."""
    start = max(0, min(column - 1 - width // 2, len(text) - width))
    before = printable(text[start : column - 1].replace("\t", " "))
    after = printable(text[column - 1 : start + width].replace("\t", " "))
    return before + after, len(before)
