"""`callout handover`: one screen for the next shift, and one page to print."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo
from pathlib import Path

from calloutcli.canonical import Json
from calloutcli.cli.courses import read_each
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.log_receipt import day_book_lines, now_words, receipt_json
from calloutcli.cli.owed import NO_SET_TIME, Owed, grouped, read_owed
from calloutcli.cli.pending import NOT_FINISHED, as_json_object, item_lines, nothing_words, say_doubts
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.followup import note
from calloutcli.followup.course import Course
from calloutcli.followup.form import date_words
from calloutcli.followup.pending import Pending
from calloutcli.frozen import frozen
from calloutcli.interview.moment import dated_time, format_time
from calloutcli.protocol.model import UNDECIDED
from calloutcli.store.evidence import open_log
from calloutcli.store.files import CURE_PAGE, replace_file
from calloutcli.store.receipts import ReceiptMade, note_receipt
from calloutcli.wording import Words

MOST = 7
"""So many of each kind on the screen; the page holds all."""


@frozen
class OpenCase:
    """A case in the words of a handover, all in one language. `child`: the code, or empty; `taken`: the outcome that is followed, `decided` in words.

    `watch`: what waits without a set time; `notes`: (words, the last day).
    """

    reference: str
    child: str
    happened: datetime
    when: str
    taken: str
    decided: str
    is_put_off: bool
    watch: tuple[str, ...]
    notes: tuple[tuple[str, date], ...]

    def lines(self, words: Words) -> list[str]:
        """The case in sentences, the first of which names it."""
        lines = [f"{self.reference}. {self._first(words)}"]
        if self.decided:
            decided = {"outcome": self.decided}
            lines.append(
                words("Put off: {outcome}", **decided) if self.is_put_off else words("Decided: {outcome}", **decided)
            )
        if self.taken == UNDECIDED:
            lines.append(words("Not decided yet"))
        if self.watch:
            lines.append(words("Watch: {what}", what="; ".join(self.watch)))
        for note_, until in self.notes:
            lines.append(words("Note for you, until {day}: {note}", day=date_words(until, words), note=note_))
        return lines

    def _first(self, words: Words) -> str:
        if self.child:
            return words("Child: {child}. Happened {time}", child=self.child, time=self.when)
        return words("Happened {time}", time=self.when)


@frozen
class Handover:
    """What the next shift is told. `who`: the home and the time; `cases`: all, or on the screen the first of `case_count`; `words`: its language.

    `nothing`: what is said when nothing waits, else empty; `receipt`: the lines for the day book; `no_receipt`: why there are none.
    """

    who: str
    nothing: str
    groups: dict[str, list[Pending]]
    case_count: int
    cases: tuple[OpenCase, ...]
    interviews: tuple[Pending, ...]
    receipt: tuple[str, ...]
    no_receipt: str
    now: datetime
    zone: tzinfo
    words: Words


def handover(world: World, folder: Path | None, page: Path | None, *, as_json: bool) -> int:
    """Print what the next shift must know, or write it as a page; the exit status.

    Raises:
        CalloutError: the page cannot be written; or, when all else is told, the log cannot be read or does not hold.
    """
    desk = open_desk(world, folder)
    owed = read_owed(desk)
    told = _told(desk, owed, None if as_json or page is not None else MOST)
    if page is not None:
        from calloutcli.cli.handover_page import render_handover

        replace_file(page, render_handover(told).encode(), CURE_PAGE)
        world.say(world.words("The handover is in {file}: open it in a browser and print it.", file=page))
    elif as_json:
        world.say(envelope("handover", _as_json(desk, owed, told)))
    else:
        for line in _lines(told):
            world.say(line)
    if owed.head is not None:
        note_receipt(desk.home, ReceiptMade(owed.head.size, world.now()))
    say_doubts(world, owed)
    return 0


def _told(desk: Desk, owed: Owed, most: int | None) -> Handover:
    now, zone, words = desk.world.now(), desk.zone(), desk.words
    groups = grouped(owed.pending, now)
    groups.pop(NO_SET_TIME, None)
    no_receipt = words("Nothing is recorded here yet, so there is no receipt to write down.")
    if owed.doubt:
        no_receipt = words("There is no receipt: {why}.", why=words(owed.doubt.message))
    return Handover(
        f"{desk.home.settings.home or words('This home')}. {now_words(desk)}",
        "" if groups or owed.cases or owed.interviews else words(nothing_words(owed)),
        groups,
        len(owed.cases),
        tuple(_cases(desk, owed, most)),
        owed.interviews,
        day_book_lines(desk, owed.head) if owed.head else (),
        no_receipt,
        now,
        zone,
        words,
    )


def _cases(desk: Desk, owed: Owed, most: int | None) -> Iterator[OpenCase]:
    """The first cases to tell of, or all, with the words that are disclosed here."""
    if not owed.cases:
        return
    by_case: dict[str, list[Pending]] = {}
    for one in owed.pending:
        by_case.setdefault(one.reference, []).append(one)
    with open_log(desk.home) as log:
        for reading in read_each(log, owed.cases[:most], personal=True):
            if reading.course is not None:
                yield _case(desk, reading.course, by_case.get(reading.reference, []))


def _case(desk: Desk, course: Course, pending: Iterable[Pending]) -> OpenCase:
    now, zone, words = desk.world.now(), desk.zone(), desk.words
    children = [one.personal["child"] for one in course.records if one.personal.get("child")]
    notes = [
        (str(values.get("words", words("the words are not kept any more"))), one.until)
        for one, values in note.for_next_shift(course, now)
        if one.until is not None
    ]
    return OpenCase(
        course.reference,
        str(children[-1]) if children else "",
        course.happened,
        dated_time(course.happened.astimezone(zone), now, words),
        course.taken,
        _decided(course, words),
        course.is_put_off,
        tuple(words(one.words) for one in pending if one.due is None and one.matter not in ("note", "missing")),
        tuple(notes),
    )


def _decided(course: Course, words: Words) -> str:
    """What was decided, in words; empty where nothing is."""
    if course.outcome is None:
        return "" if course.is_undecided else course.taken.replace("_", " ")
    return course.outcome.title.to(words.language)


def _lines(told: Handover) -> Iterator[str]:
    words = told.words
    yield from wrap(words(EMERGENCY_LINE), hang="")
    yield ""
    yield from wrap(words("Handover. {who}", who=told.who))
    if told.nothing:
        yield told.nothing
    for heading, ones in told.groups.items():
        items = item_lines(ones[:MOST], told.now, told.zone, words)
        yield from _headed(words, words(heading), len(ones), items, "callout pending")
    cases = (part for one in told.cases for part in _case_lines(one, words))
    heading = words("CASES, open or of the last 24 hours")
    yield from _headed(words, heading, told.case_count, cases, "callout handover --page FILE")
    interviews = item_lines(told.interviews[:MOST], told.now, told.zone, words)
    yield from _headed(words, words(NOT_FINISHED), len(told.interviews), interviews, "callout pending")
    yield ""
    if told.receipt:
        yield words("Write this in the day book:")
        yield from (f"  {line}" for line in told.receipt)
    else:
        yield from wrap(told.no_receipt)


def _headed(words: Words, heading: str, count: int, lines: Iterable[str], rest: str) -> Iterator[str]:
    if count:
        yield ""
        yield f"{heading}: {count}"
        yield from lines
    if count > MOST:
        yield "  " + words("More: {count}. All of them: {command}", count=count - MOST, command=rest)


def _case_lines(one: OpenCase, words: Words) -> Iterator[str]:
    first, *rest = one.lines(words)
    yield from wrap(first)
    for line in rest:
        yield from wrap(line, "  ")


def _as_json(desk: Desk, owed: Owed, told: Handover) -> Json:
    return {
        "home": desk.home.settings.home,
        "time": format_time(told.now),
        "pending": [as_json_object(one, told.now, told.words) for one in owed.pending],
        "cases": [
            {
                "reference": one.reference,
                "child": one.child or None,
                "happened": format_time(one.happened),
                "taken": one.taken or None,
                "decided": one.decided or None,
                "put_off": one.is_put_off,
                "watch": list(one.watch),
                "notes": [{"words": words, "until": until.isoformat()} for words, until in one.notes],
            }
            for one in told.cases
        ],
        "interviews": [as_json_object(one, told.now, told.words) for one in owed.interviews],
        "receipt": receipt_json(desk, owed.head) if owed.head else None,
    }
