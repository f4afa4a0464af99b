"""When it happened, from what a person types: `0214`, `2.14am`, `yesterday 23:15`, `21 November 23:15`, nothing for now.

Days and months are read in English and Welsh, whatever language is spoken: `ddoe 23:15`, `21 Tachwedd 23:15`.

A time of day alone is the last time the clock showed it. Python's zoneinfo accepts both a time that happened twice (the
October night) and one that never was (the March night) without a word, so every time is checked by a round trip
through UTC: none comes back, it never was; two come back, the person is asked which.
"""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

from calloutcli.errors import UsageError
from calloutcli.frozen import frozen
from calloutcli.wording import DAYS, ENGLISH, MONTHS, Words, msg

_MONTHS = tuple(name.lower() for name in MONTHS)
_WEEKDAYS = tuple(name.lower() for name in DAYS)
_WELSH_MONTHS = (
    "ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin",
    "gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr",
)  # fmt: skip
_WELSH_DAYS = ("llun", "mawrth", "mercher", "iau", "gwener", "sadwrn", "sul")
_WELSH = {
    "nawr": "now",
    "heddiw": "today",
    "heno": "tonight",
    "ddoe": "yesterday",
    "neithiwr": "last night",
    "yfory": "tomorrow",
    "mis diwethaf": "last month",
    **{f"dydd {name}": day for name, day in zip(_WELSH_DAYS, _WEEKDAYS, strict=True)},
    **{name: day for name, day in zip(_WELSH_DAYS, _WEEKDAYS, strict=True) if name not in _WELSH_MONTHS},
    **dict(zip(_WELSH_MONTHS, _MONTHS, strict=True)),
    "yb": "am",
    "yh": "pm",
}
_WELSH_WORD = re.compile(
    "|".join(rf"(?<![^\W\d]){re.escape(word)}\b" for word in sorted(_WELSH, key=len, reverse=True))
)
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.h]?(?P<minute>\d{2}))? ?(?P<half>am|pm)?\Z")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\Z", re.ASCII)
_EXAMPLES = msg("write 0214, 2.14am, yesterday 23:15 or 21 November 23:15, or press Enter for now")
TOLERANCE = timedelta(minutes=5)
"""How far two clocks in one house may differ."""


@frozen
class Moment:
    """A time in UTC. `second` is the other one when the local time happened twice that night."""

    first: datetime
    second: datetime | None = None


def parse_moment(text: str, now: datetime, zone: tzinfo) -> Moment:
    """The moment that `text` names, `now` (aware) being the present and `zone` the home's clock.

    Raises:
        UsageError: no time can be read from it, it never was on that night, or it is yet to come.
    """
    words = _in_english(text)
    if not words or words == "now":
        return Moment(now.astimezone(UTC))
    here = now.astimezone(zone)
    day_words, _, clock_words = words.rpartition(" ")
    if clock_words in ("am", "pm"):
        day_words, _, clock = day_words.rpartition(" ")
        clock_words = f"{clock} {clock_words}"
    match = _CLOCK.match(clock_words)
    if match is None or (match["minute"] is None and match["half"] is None):
        raise UsageError(msg("`{text}` is not a time I can read", text=text), _EXAMPLES)
    hour, minute = _clock(match, text)
    if day_words == "last night" and hour < 12:
        days = [here.date(), here.date() - timedelta(days=1)]
    elif day_words:
        days = [_day(day_words, here.date(), text)]
    else:
        days = [here.date(), here.date() - timedelta(days=1)]
    for day in days:
        found = in_utc(datetime(day.year, day.month, day.day, hour, minute), zone)  # noqa: DTZ001 - made aware there
        past = [moment for moment in found if moment <= now + TOLERANCE]
        if past:
            return Moment(past[0], past[1] if len(past) > 1 else None)
        if not found:
            raise UsageError(
                msg("{time} did not exist that night: the clocks went forward", time=f"{hour:02}:{minute:02}"),
                msg("give the time on the clock"),
            )
    raise UsageError(msg("`{text}` is still to come", text=text), _EXAMPLES)


def parse_day(text: str, today: date, *, ahead: bool = False) -> date:
    """The day that `text` names: `22 November`, `22/11/2026`, `yesterday`, `Monday`, `2026-11-22`.

    Without a year it is the last such day, or where it may lie `ahead`, the next; with `ahead` also `tomorrow`.

    Raises:
        UsageError: no day can be read from it.
    """
    words = _in_english(text)
    if not ahead:
        return _day(words, today, text)
    if words == "tomorrow":
        return today + timedelta(days=1)
    day = _day(words, today, text)
    weekday = _named(_WEEKDAYS, words)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday()) % 7 or 7)
    year_given = re.search(r"\d{4}", words) is not None
    if day >= today or year_given or words in ("today", "tonight", "yesterday", "last night"):
        return day
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        raise UsageError(msg("`{text}` has no day I can read", text=text), msg("write it with its year")) from None


def parse_month(text: str, today: date) -> date:
    """The first day of the month that `text` names: `October 2026`, `10/2026`, `2026-10`, `last month`.

    Without a year it is the last such month, the present one included.

    Raises:
        UsageError: no month can be read from it.
    """
    words = _in_english(text)
    if words == "last month":
        return (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    named = re.match(r"([a-z]+)(?: (\d{4}))?\Z", words, re.ASCII)
    month = _named(_MONTHS, named[1]) if named else None
    numbered = re.match(r"(?P<year>\d{4})-(?P<month>\d\d)\Z", words, re.ASCII) or re.match(
        r"(?P<month>\d{1,2})/(?P<year>\d{4})\Z", words, re.ASCII
    )
    try:
        if named and month is not None:
            return date(int(named[2]), month + 1, 1) if named[2] else _latest(1, month + 1, None, today)
        if numbered:
            return date(int(numbered["year"]), int(numbered["month"]), 1)
    except ValueError:
        pass
    raise UsageError(msg("`{text}` is not a month I can read", text=text), msg("write it as October 2026, or 2026-10"))


def long_time(moment: datetime, words: Words = ENGLISH) -> str:
    """`Sunday 22 November, 01:50`, in the moment's own zone."""
    day, month = DAYS[moment.weekday()], MONTHS[moment.month - 1]
    return words("{weekday} {day} {month}, {time}", weekday=day, day=moment.day, month=month, time=f"{moment:%H:%M}")


def dated_time(moment: datetime, now: datetime, words: Words = ENGLISH) -> str:
    """`long_time`, with the year where it is not the present one: `Sunday 22 November 2026, 01:50`."""
    said = long_time(moment, words)
    return said if moment.year == now.astimezone(moment.tzinfo).year else said.replace(",", f" {moment.year},")


def format_time(time: datetime) -> str:
    """`2026-11-22T01:55:03.123Z`: UTC with milliseconds, so that time sorts as text."""
    return time.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def parse_time(text: str) -> datetime:
    """The aware datetime that `format_time` wrote.

    Raises:
        ValueError: it is not of that form.
    """
    if not _TIME.match(text):
        raise ValueError(f"`{text}` is not a time")
    return datetime.fromisoformat(text)


def in_utc(local: datetime, zone: tzinfo) -> list[datetime]:
    """The moments at which the local clock showed `local`: none, one or two, in order."""
    found: list[datetime] = []
    for fold in (0, 1):
        moment = local.replace(fold=fold, tzinfo=zone).astimezone(UTC)
        if moment.astimezone(zone).replace(tzinfo=None, fold=0) == local and moment not in found:
            found.append(moment)
    return found


def _in_english(text: str) -> str:
    """What was typed in small letters, single spaces between, Welsh days and months in English."""
    return _WELSH_WORD.sub(lambda found: _WELSH[found[0]], " ".join(text.lower().replace(",", " ").split()))


def _clock(match: re.Match[str], text: str) -> tuple[int, int]:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match["half"] == "pm" else 0)
    elif match["half"]:
        hour = 99
    if hour > 23 or minute > 59:
        raise UsageError(msg("`{text}` is not a time on a clock", text=text), _EXAMPLES)
    return hour, minute


def _day(words: str, today: date, text: str) -> date:
    if words in ("today", "tonight"):
        return today
    if words in ("yesterday", "last night"):
        return today - timedelta(days=1)
    weekday = _named(_WEEKDAYS, words)
    if weekday is not None:
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    named = re.match(r"(\d{1,2}) ([a-z]+)(?: (\d{4}))?\Z", words)
    month = _named(_MONTHS, named[2]) if named else None
    slashed = re.match(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?\Z", words)
    try:
        if named and month is not None:
            return _latest(int(named[1]), month + 1, named[3], today)
        if slashed:
            return _latest(int(slashed[1]), int(slashed[2]), slashed[3], today)
        return date.fromisoformat(words)
    except ValueError:
        raise UsageError(msg("`{text}` has no day I can read", text=text), _EXAMPLES) from None


def _named(names: tuple[str, ...], word: str) -> int | None:
    """Which name the word is, or shortens to three letters or more (`weds` too); None for another word."""
    short = word.removesuffix("s") if word == "weds" else word
    return next((index for index, name in enumerate(names) if len(short) > 2 and name.startswith(short)), None)


def _latest(day: int, month: int, year: str | None, today: date) -> date:
    """The date in `year`, or without one the last time that date was."""
    if year:
        return date(int(year), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year <= today else date(today.year - 1, month, day)
