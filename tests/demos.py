"""The demo as values, made once for all tests that look at it. Nothing here checks anything."""

from datetime import datetime
from functools import cache

from calloutcli.demo.agencies import Agreements, agreements_of
from calloutcli.demo.history import History, history_of
from calloutcli.demo.leaves import Leaves, leaves_of
from calloutcli.demo.profiles import PROFILES
from calloutcli.demo.span import DEMO, ZONE
from calloutcli.followup.course import Course, course_of
from calloutcli.record.kinds import Record, parse_record
from calloutcli.record.told import Told
from tests.builders import ENGINE, REFERENCE_MODEL

LETTERS = tuple(profile.letter for profile in PROFILES)


@cache
def agreements(seed: str = "1") -> Agreements:
    """What the agencies that do not exist agreed."""
    return agreements_of(seed, DEMO, REFERENCE_MODEL.read_bytes())


@cache
def history(letter: str, seed: str = "1") -> History:
    """A home's history."""
    return history_of(PROFILES[LETTERS.index(letter)], DEMO, agreements(seed), seed)


@cache
def made(letter: str, seed: str = "1") -> Leaves:
    """A home's log."""
    return leaves_of(history(letter, seed), ENGINE)


@cache
def records(letter: str) -> tuple[Record, ...]:
    """Every record of a home, as its leaf says."""
    return tuple(parse_record(leaf.raw) for leaf in made(letter).leaves)


@cache
def courses(letter: str) -> tuple[Course, ...]:
    """Each case of a home as it stands at the end."""
    editions = {one.protocol.sha256: one.protocol for one in (agreements().old, agreements().new)}
    told: dict[str, list[Told]] = {}
    for record, leaf in zip(records(letter), made(letter).leaves, strict=True):
        if record.reference:
            one = Told(record, editions[record.protocol.sha256], dict(leaf.entry.personal))
            told.setdefault(record.reference, []).append(one)
    return tuple(map(course_of, told.values()))


def year_of(moment: datetime) -> int:
    """The financial year in which a moment lies, by the year in which that begins."""
    day = moment.astimezone(ZONE).date()
    return day.year if day.month >= 4 else day.year - 1


def is_contact(course: Course) -> bool:
    """Whether the police were told by the home's own decision, as it stands."""
    return course.decision is not None and course.outcome is not None and course.outcome.channel != "none"
