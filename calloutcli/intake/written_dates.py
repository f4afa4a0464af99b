"""Days and times as an old spreadsheet writes them: nothing is guessed.

A way to write a day is a text with one `DD`, one of `MM` and `MMM`, and one of `YYYY` and `YY`, and anything between them:
`DD/MM/YYYY`, `DD-MMM-YY`, `DD MMM YYYY`, `YYYY-MM-DD`. `DD` and `MM` are one digit or two, `MMM` the English name of a month or
its first three letters, `YY` a year from 1990 to 2089.

A time is `02:14`, `2.14am`, `2 pm`, `0214` or `02:14:59`. Where clocks showed it twice, `first` or `second` stands after it.
"""

import re
from datetime import date, datetime, time, tzinfo
from functools import cache
from typing import Final

from calloutcli.errors import UsageError
from calloutcli.intake.spreadsheet import shown
from calloutcli.interview.moment import in_utc
from calloutcli.wording import MONTHS, long_date

EARLIEST: Final = date(1990, 1, 1)
"""No incident before it is taken for one: it would be a mistyped year, or what a spreadsheet makes of an empty cell."""

WAYS: Final = ("DD/MM/YYYY", "DD-MMM-YY", "DD MMM YYYY", "YYYY-MM-DD")
"""Ways to write a day, to show as examples."""

_TOKEN = re.compile("YYYY|YY|MMM|MM|DD")
_PATTERNS = {
    "DD": r"(?P<day>\d{1,2})",
    "MM": r"(?P<month>\d{1,2})",
    "MMM": r"(?P<name>[A-Za-z]{3,9})",
    "YYYY": r"(?P<year>\d{4})",
    "YY": r"(?P<short>\d{2})",
}
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:\.0+)?)?)? ?(?P<half>am|pm)?"
    r"(?: \(?(?P<which>first|second)\)?)?\Z",
    re.ASCII,
)
_DAY_THEN_TIME = re.compile(r"[T,]? *(?=\S)")
_NUMBER_OF_EXCEL = re.compile(r"\d{5}(\.\d+)?\Z", re.ASCII)


def is_way(text: str) -> bool:
    """Whether a text is a way to write a day."""
    tokens = _TOKEN.findall(text)
    rest = _TOKEN.sub("", text)
    kinds = sorted(token[0] for token in tokens)
    return kinds == ["D", "M", "Y"] and not any(one.isalnum() for one in rest)


def parse_day_and_time(text: str, ways: tuple[str, ...]) -> tuple[date, str]:
    """(the day, what is left after it: a time, or nothing) of a cell.

    Raises:
        UsageError: no day can be read from it in any of the ways, or different days in two of them.
    """
    found: dict[date, str] = {}
    problem = ""
    for way in ways:
        match = _way(way).match(text)
        rest = text[match.end() :] if match else ""
        if match is None or (rest and _DAY_THEN_TIME.match(rest) is None) or rest[:1].isdigit():
            continue
        try:
            found.setdefault(_day(match), rest.lstrip("T, "))
        except ValueError as error:
            problem = f": {error}"
    if len(found) == 1:
        return next(iter(found.items()))
    if found:
        days = " or ".join(map(long_date, found))
        raise UsageError(
            f"`{shown(text)}` can be read as {days}",
            "leave one way in the mapping's `dates`, or write the month as a word",
        )
    raise UsageError(
        f"`{shown(text)}` is not a day as the mapping says that days are written{problem}", _cure(text, ways)
    )


def parse_clock(text: str) -> tuple[time, str]:
    """(the time that a clock showed, `first` or `second` where the text says which, else empty).

    Raises:
        UsageError: it is not a time.
    """
    words = " ".join(text.lower().split())
    match = _CLOCK.match(words)
    hour = int(match["hour"]) if match else 99
    if match is None or (match["minute"] is None and match["half"] is None):
        raise UsageError(f"`{shown(text)}` is not a time", "write it as 02:14 or 2.14am")
    if match["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match["half"] == "pm" else 0)
    elif match["half"]:
        hour = 99
    if hour > 23:
        raise UsageError(f"`{shown(text)}` is not a time on a clock", "write it as 02:14 or 2.14am; midnight is 00:00")
    return time(hour, int(match["minute"] or 0), int(match["second"] or 0)), match["which"] or ""


def moment_of(day: date, clock: time, which: str, zone: tzinfo) -> datetime:
    """The moment at which the clocks of the place showed that, in UTC.

    Raises:
        UsageError: they never did, or did twice and it is not said which, or once and it is said which.
    """
    found = in_utc(datetime.combine(day, clock), zone)
    shown = f"{clock:%H:%M} on {long_date(day)}"
    if not found:
        raise UsageError(f"{shown} never was: the clocks went forward that night", "give the time on the clock")
    if len(found) == 1 and which:
        raise UsageError(f"{shown} came once", f"leave out `{which}`")
    if len(found) == 2 and not which:
        raise UsageError(
            f"{shown} came twice: the clocks went back that night",
            f"write `{clock:%H:%M} first` or `{clock:%H:%M} second`",
        )
    return found[1 if which == "second" else 0]


@cache
def _way(way: str) -> re.Pattern[str]:
    parts = (
        _PATTERNS[part] if _TOKEN.fullmatch(part) else re.escape(part) for part in re.split(f"({_TOKEN.pattern})", way)
    )
    return re.compile("".join(parts), re.ASCII)


def _day(match: re.Match[str]) -> date:
    """The day that a match says.

    Raises:
        ValueError: there is none such.
    """
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else 1990 + (int(parts["short"]) - 90) % 100
    if parts.get("name"):
        name = parts["name"].lower()
        month = next((number for number, known in enumerate(MONTHS, 1) if known.lower().startswith(name)), 0)
        month = 9 if name == "sept" else month
        if not month:
            raise ValueError(f"no month is called `{parts['name']}`")
    else:
        month = int(parts["month"])
        if not 1 <= month <= 12:
            raise ValueError(f"there is no month {month}")
    try:
        return date(year, month, int(parts["day"]))
    except ValueError:
        raise ValueError(f"that month has no day {int(parts['day'])}") from None


def _cure(text: str, ways: tuple[str, ...]) -> str:
    if _NUMBER_OF_EXCEL.match(text):
        return "this is how a spreadsheet counts days: format the column as a date there, and save the file again"
    if text.startswith("##"):
        return "the column was too narrow for it: widen it in the spreadsheet, and save the file again"
    return f"ways in the mapping's `dates`: {', '.join(ways)}"
