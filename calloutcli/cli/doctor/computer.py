"""What `callout doctor` asks of the computer: its clock, its time zone, its Python, the letters it can show, its language.

Nothing is asked of a network: a clock is held against the time zone of the place and the day on which callout was written. What the
records and files say of it stands in checks_log.py and checks_folder.py.
"""

import os
import sqlite3
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from calloutcli import NOT_BEFORE, __version__
from calloutcli.cli.desk import Desk
from calloutcli.cli.doctor.check import Check
from calloutcli.emergency import LANGUAGE_VARIABLE, asked_language
from calloutcli.store.database import OLDEST_SQLITE
from calloutcli.wording import LANGUAGES, long_date, msg

_SUPPORT_ENDS = {
    (3, 11): date(2027, 10, 31),
    (3, 12): date(2028, 10, 31),
    (3, 13): date(2029, 10, 31),
    (3, 14): date(2030, 10, 31),
}
"""When each Python gets its last security fix: PEP 664, 693, 719, 745."""
_HALF_A_YEAR = timedelta(days=182)
_LETTERS = "\u0175\u0177\u00e2\u00a3"


def program(desk: Desk) -> Iterator[Check]:
    """Whether this Python is still mended, and has an SQLite that the log can live in. Nothing is said where both hold."""
    words = desk.words
    name, version = msg("program"), f"{sys.version_info.major}.{sys.version_info.minor}"
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        yield Check(
            name,
            "wrong",
            words("this Python has SQLite {version}, which is too old", version=sqlite3.sqlite_version),
            words("Nothing can be recorded on this computer."),
            words("install a newer Python, and callout again"),
        )
    ends = _SUPPORT_ENDS.get(sys.version_info[:2])
    if ends is not None and _today(desk) > ends:
        yield Check(
            name,
            "look",
            words("callout {callout} runs on Python {version}", callout=__version__, version=version),
            words("Nobody mends faults in this Python any more. The last day was {day}.", day=long_date(ends, words)),
            words("install a newer Python, and callout again"),
        )


def clock(desk: Desk) -> Iterator[Check]:
    """What time it is here, for a person to compare; and whether that can be."""
    words, now = desk.words, desk.world.now().astimezone(desk.zone())
    name, time = msg("clock"), f"{now:%H:%M}"
    if now.date() < date.fromisoformat(NOT_BEFORE):
        yield Check(
            name,
            "look",
            words("this computer's clock says: {day}, {time}", day=long_date(now.date(), words), time=time),
            words("That cannot be: callout was written later. Every record gets a wrong time."),
            words("set this computer's clock"),
        )
        return
    said = words(
        "it is {day}, {time} here; if that is wrong, set this computer's clock",
        day=long_date(now.date(), words),
        time=time,
    )
    yield Check(name, "ok", said)


def time_zone(desk: Desk) -> Iterator[Check]:
    """Whether the computer's clock shows the time of the place, now and in half a year. Nothing is said where it does."""
    now, zone, words = desk.world.now(), desk.zone(), desk.words
    try:
        here, later = (
            desk.world.local(moment).utcoffset() != moment.astimezone(zone).utcoffset()
            for moment in (now, now + _HALF_A_YEAR)
        )
    except (OSError, OverflowError, ValueError):  # a clock so far away that the system has no zone for it
        return
    if here:
        theirs, ours = f"{desk.world.local(now):%H:%M}", f"{now.astimezone(zone):%H:%M}"
        found = words("this computer shows {theirs}, and in London it is {ours}", theirs=theirs, ours=ours)
    else:
        found = words("this computer does not put its clock forward and back with London")
    if here or later:
        meaning = words("The cards keep to the time in London. In the corner of this screen there may be another.")
        yield Check(msg("time zone"), "look", found, meaning, words("set this computer's time zone to London"))


def letters(desk: Desk) -> Iterator[Check]:
    """Whether every letter can be shown here. Nothing is said where it can, as far as the system tells."""
    encoding = str(getattr(desk.world.stdout, "encoding", None) or "utf-8")
    told = "" if os.name == "nt" else _told_encoding(desk)
    words = desk.words
    lacking = next((one for one in (encoding, told) if one and not _can_write(one)), "")
    if lacking:
        yield Check(
            msg("letters"),
            "look",
            words("this window says that it shows: {encoding}", encoding=lacking),
            words("Some letters look wrong on the screen, such as a w with a roof. What is recorded is right."),
            words("set the window or the language settings to UTF-8"),
        )


def language(desk: Desk) -> Iterator[Check]:
    """Whether the language that was asked for is one there is. Nothing is said where none was asked for, or it is."""
    asked, words = desk.world.environ.get(LANGUAGE_VARIABLE, ""), desk.words
    if asked.strip() and not asked_language([], asked):
        yield Check(
            msg("language"),
            "look",
            words(
                "{variable} asks for a language that callout does not have: {asked}",
                variable=LANGUAGE_VARIABLE,
                asked=asked,
            ),
            words("Callout speaks the home's own language instead."),
            words("set it to one of: {languages}", languages=", ".join(LANGUAGES)),
        )
    if desk.home.settings.language not in LANGUAGES:
        yield Check(
            msg("language"),
            "look",
            words(
                "the home's settings name a language that callout does not have: {asked}",
                asked=desk.home.settings.language,
            ),
            words("Callout speaks English instead."),
            words("run callout setup language"),
        )


def _today(desk: Desk) -> date:
    return desk.world.now().astimezone(desk.zone()).date()


def _told_encoding(desk: Desk) -> str:
    """The encoding that the system's language settings name; empty where they name none."""
    environ = desk.world.environ
    locale = next((environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "")
    return locale.partition(".")[2].partition("@")[0]


def _can_write(encoding: str) -> bool:
    try:
        _LETTERS.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def day_and_time(desk: Desk, moment: datetime) -> str:
    """A moment by the clock of the place, for a sentence."""
    here = moment.astimezone(desk.zone())
    return f"{long_date(here.date(), desk.words)}, {here:%H:%M}"
