"""What one cell of an old spreadsheet says: a code, words, a day, a time. Pure.

A child stands in a record as a code. What looks like a full name or a phone number in the column of the codes is an error; what may
be one name is for somebody to look at.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, tzinfo
from typing import Final

from calloutcli.canonical import Json
from calloutcli.errors import UsageError
from calloutcli.followup.form import NOT_RECORDED, Field
from calloutcli.intake.mapping import Mapped, When, codes_of, folded
from calloutcli.intake.spreadsheet import shown
from calloutcli.intake.written_dates import EARLIEST, moment_of, parse_clock, parse_day_and_time
from calloutcli.interview.details import caution
from calloutcli.interview.moment import format_time
from calloutcli.protocol.condition import nearest

Look = Callable[[str], None]
"""Hears a caution: what somebody should look at, in a sentence without a full stop."""

MOST_LOOKED_FOR: Final = 200
"""So many words that are not known get a suggestion: a column that is mapped wrongly has thousands."""

LONGEST_CODE: Final = 40
LONGEST_INITIALS: Final = 4

_NOON: Final = time(12)
_MIDNIGHT: Final = time(0)
_LETTERS = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_NO_NAMES: Final = frozenset(
    ("child", "young", "person", "yp", "resident", "boy", "girl", "room", "bed", "home", "house", "unit", "no")
)
"""Words that stand in codes such as `Young person 3`, and are nobody's name."""


class Codes:
    """What the words of a column mean for a field that has codes."""

    def __init__(self, field: Field, mapped: Mapped) -> None:
        self._field, self._mapped = field, mapped
        self._of = {folded(code): code for code in codes_of(field)} | {
            folded(word): code for word, code in mapped.values
        }
        self._words = {folded(word): word for word in ([word for word, _ in mapped.values] or codes_of(field))}
        self._cures: dict[str, str] = {}

    def code(self, cell: str) -> str:
        """The code that a cell means.

        Raises:
            UsageError: the mapping does not say.
        """
        if self._mapped.always:
            return self._mapped.always
        found = self._of.get(folded(cell)) if cell else self._mapped.blank
        if found:
            return found
        if cell:
            raise UsageError(f"the mapping does not know the word `{shown(cell)}`", self._cure(cell))
        example = "CODE" if self._field.required else NOT_RECORDED
        raise UsageError(
            "the cell is empty", f"say in the mapping what that means for `{self._field.name}`: `blank: {example}`"
        )

    def _cure(self, cell: str) -> str:
        if cell not in self._cures:
            near = nearest(folded(cell), self._words) if len(self._cures) < MOST_LOOKED_FOR else ""
            add = f"add it to the `values` of `{self._field.name}` in the mapping"
            self._cures[cell] = f"did you mean `{self._words[near]}`? Else {add}" if near else add
        return self._cures[cell]


def words_in(field: Field, cell: str, look: Look) -> str:
    """The words of a cell that is personal, in Unicode normal form C, a tab as a space.

    Raises:
        UsageError: in the column of the children's codes stands no code.
    """
    text = unicodedata.normalize("NFC", cell.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    if field.name == "child":
        _require_code(text, look)
    elif field.name in ("words", "old_reference"):
        seen = caution(text)
        if seen:
            look(seen[:1].lower() + seen[1:].partition(".")[0])
    if text.startswith("="):
        look("this begins like a formula of a spreadsheet, and is kept as text")
    return text


def plain_code(code: str) -> str:
    """A child's code without what people write now so and now otherwise: case, space, dots and dashes."""
    return "".join(one for one in code.casefold() if one.isalnum())


def day_in(cell: str, ways: tuple[str, ...], today: date) -> str:
    """The day that a cell says, as a record holds it; a time after it is left out.

    Raises:
        UsageError: it says none, or one on which nothing can have happened.
    """
    day, rest = parse_day_and_time(cell, ways)
    if rest:
        parse_clock(rest)
    _require_possible(day, today)
    return day.isoformat()


def moment_in(
    day_cell: str, time_cell: str, when: When, ways: tuple[str, ...], now: datetime, zone: tzinfo, look: Look
) -> dict[str, Json]:
    """`happened` and `time_known` of a line; `time_cell` is empty where the time has no column of its own.

    Raises:
        UsageError: they say no day, no moment that there was, or two.
    """
    if not day_cell:
        raise UsageError("the cell is empty, and every incident needs its day", "write the day")
    today = now.astimezone(zone).date()
    day, clock = parse_day_and_time(day_cell, ways)
    _require_possible(day, today)
    if folded(time_cell) in map(folded, when.no_time):
        time_cell = ""
    if when.time_column and clock and parse_clock(clock)[0] == _MIDNIGHT:
        clock = ""  # how spreadsheets write a day
    if time_cell and clock:
        raise UsageError(f"there are two times, `{shown(clock)}` and `{shown(time_cell)}`", "leave one of them out")
    found, which = parse_clock(time_cell or clock) if time_cell or clock else (None, "")
    if found == _MIDNIGHT:
        if not when.midnight:
            look(
                "00:00 is taken as a time. If it means that nobody knows the time, say `midnight: no time` in the mapping"
            )
        found = None if when.midnight == "no time" else found
    if found is None and day == today:
        raise UsageError("that day is not over, and no time is given", "give the time, or record it by callout decide")
    happened = moment_of(day, _NOON if found is None else found, "" if found is None else which, zone)
    return {"happened": format_time(happened), "time_known": "no" if found is None else "yes"}


def _require_possible(day: date, today: date) -> None:
    """Nothing, when something may have happened on that day.

    Raises:
        UsageError: it is long ago, or still to come.
    """
    if day > today:
        raise UsageError(f"{day.isoformat()} is still to come", "check the year, and which of the numbers is the month")
    if day < EARLIEST:
        raise UsageError(f"{day.isoformat()} is before {EARLIEST.year}", "check the year")


def _require_code(text: str, look: Look) -> None:
    """Nothing, when the text may be a child's code.

    Raises:
        UsageError: it looks like a full name, a phone number or a formula, or is too long.
    """
    cure = "write a code or initials, the same for the same child in every line"
    if "\n" in text or len(text) > LONGEST_CODE:
        raise UsageError("this is too long for a child's code", cure)
    if text.startswith(("=", "+", "@")):
        raise UsageError("this begins like a formula of a spreadsheet, and is no code", cure)
    if caution(text).startswith("This looks like a phone"):
        raise UsageError("this looks like a phone number", cure)
    names = [word for word in _LETTERS.findall(text) if len(word) > 1 and word.lower() not in _NO_NAMES]
    if len(names) > 1:
        raise UsageError("this looks like a full name", cure)
    if names and (len(names[0]) > LONGEST_INITIALS or (len(names[0]) > 2 and not names[0].isupper())):
        look("this looks like a name. Codes or initials are safer")
