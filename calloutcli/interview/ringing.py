"""Phone numbers, and when somebody answers them: whether a text looks like a number, and which hours of the day nobody has.

Both read what a person typed in their own way, and may be wrong. So they draw a question, or a line of `callout doctor`, never a
refusal. Hours are understood where two times of a clock are all that is said, in English or Welsh: `17:00 to 09:00`, `9am-5pm`.
"""

import re
from collections.abc import Iterable

_DAY = 24 * 60
_EXTENSION = re.compile(r"\s*(?:ext\.?|extension|x|est\.?|estyniad)\s*\d{1,6}\Z", re.IGNORECASE)
_WRITTEN = re.compile(r"\+?[\d ().\-]+\Z", re.ASCII)
_CLOCK = r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm|yb|yh)?"
_SPAN = re.compile(rf"(?:from |o )?{_CLOCK} ?(?:to|until|till|i|tan|hyd|-|\u2013) ?{_CLOCK}\Z", re.ASCII)


def is_like_number(text: str) -> bool:
    """Whether the text looks like a whole phone number of the United Kingdom, one from abroad, or a short one such as 101."""
    number = _EXTENSION.sub("", text)
    digits = re.sub(r"\D", "", number)
    if not _WRITTEN.match(number):
        return False
    if number.startswith("+44"):
        return len(digits.removeprefix("44").removeprefix("0")) in (9, 10)
    if number.startswith("+"):
        return 8 <= len(digits) <= 15
    # Almost all have eleven digits. Eight: 0800 1111, 0845 46 47.
    return len(digits) in ((8, 11) if digits.startswith("0") else (3, 4, 5, 6))


def split_hours(text: str) -> tuple[str, str]:
    """(number, hours) of a line such as `01632 960001, 17:00 to 09:00`; the hours are empty where only a number stands there."""
    number, _, hours = text.partition(",")
    return (number.strip(), hours.strip()) if hours.strip() and is_like_number(number.strip()) else (text, "")


def gaps(hours: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The times of day (from, to) that are in none of these hours; an empty text stands for all day.

    Empty where nothing is given, or one of the texts says more than two times of a clock: then nobody can tell.
    """
    spans = [_span(text) for text in hours]
    if not spans or None in spans:
        return ()
    covered = {(span[0] + minute) % _DAY for span in spans if span for minute in range(span[1])}
    starts = [minute for minute in range(_DAY) if minute not in covered and (minute - 1) % _DAY in covered]
    return tuple((_time(start), _time(_end(start, covered))) for start in starts)


def _span(text: str) -> tuple[int, int] | None:
    """(the first minute of the day, how many minutes) that the hours last; None where they cannot be told."""
    if not text:
        return 0, _DAY
    match = _SPAN.match(" ".join(text.lower().split()))
    if match is None:
        return None
    first, last = _minute(*match.groups()[:3]), _minute(*match.groups()[3:])
    if first is None or last is None:
        return None
    return first, (last - first) % _DAY or _DAY


def _minute(hour: str, minute: str | None, half: str | None) -> int | None:
    hours, minutes = int(hour), int(minute or 0)
    if half:
        hours = hours % 12 + (12 if half in ("pm", "yh") else 0) if 1 <= hours <= 12 else 99
    return (hours * 60 + minutes) % _DAY if minutes < 60 and hours * 60 + minutes <= _DAY else None


def _end(start: int, covered: set[int]) -> int:
    return next(minute % _DAY for minute in range(start, start + _DAY) if minute % _DAY in covered)


def _time(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
