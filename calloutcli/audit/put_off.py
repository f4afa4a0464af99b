"""Decisions that were put off and are not closed, gathered from records on their way past, in order of seq.

It is the one thing that every view of a log says, whatever else it shows: a decision put off and forgotten was made by nobody.
Constant work for each record; memory only for what was put off.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from calloutcli.canonical import Json
from calloutcli.frozen import frozen
from calloutcli.record.deferral import due_in
from calloutcli.record.kinds import Record


@frozen
class PutOff:
    """A decision that waits: the record that put it off, and until when."""

    reference: str
    seq: int
    until: datetime


@frozen
class Deferrals:
    """What records say of decisions that were put off.

    `last`: by reference, what the last decision says, None where it puts nothing off; `closed`: the references with a closure;
    `corrected`: the records of which somebody said later that another outcome is right. `log review` tells what became of these.
    """

    last: Mapping[str, PutOff | None]
    closed: frozenset[str]
    corrected: frozenset[int] = frozenset()

    @property
    def waiting(self) -> tuple[PutOff, ...]:
        """Those not closed, the one due first at the front."""
        found = [one for reference, one in self.last.items() if one is not None and reference not in self.closed]
        found = [one for one in found if one.seq not in self.corrected]
        return tuple(sorted(found, key=lambda one: (one.until, one.seq)))


class Gathering:
    """Looks at records one by one."""

    def __init__(self) -> None:
        self._last: dict[str, PutOff | None] = {}
        self._closed: set[str] = set()
        self._corrected: set[int] = set()

    def see(self, record: Record) -> None:
        """Take note of a record."""
        if record.kind == "closure":
            self._closed.add(record.reference)
        elif record.kind == "correction" and record.body.get("part") == "outcome":
            corrects = record.body.get("corrects")
            self._corrected |= {corrects} if isinstance(corrects, int) else set()
        elif record.kind == "decision":
            until = due_in(record.body)[1]
            if until is not None:
                self._last[record.reference] = PutOff(record.reference, record.position.seq, until)
            elif record.body.get("version") != 1:
                self._last[record.reference] = None

    def found(self) -> Deferrals:
        """What was seen so far."""
        return Deferrals(self._last, frozenset(self._closed), frozenset(self._corrected))


def may_defer(leaf: bytes) -> bool:
    """Whether the record in these leaf bytes can matter here. Quick, and never wrongly False."""
    if b'"kind":"decision"' in leaf:
        return b'"defer":{' in leaf or b'"version":1}' not in leaf
    return b'"kind":"closure"' in leaf or b'"kind":"correction"' in leaf


def joined(parts: Iterable[Deferrals]) -> Deferrals:
    """What several runs of a log say together, in order."""
    last: dict[str, PutOff | None] = {}
    closed: set[str] = set()
    corrected: set[int] = set()
    for one in parts:
        last.update(one.last)
        closed.update(one.closed)
        corrected.update(one.corrected)
    return Deferrals(last, frozenset(closed), frozenset(corrected))


def overdue(waiting: Iterable[PutOff], now: datetime) -> tuple[PutOff, ...]:
    """Those whose time is past."""
    return tuple(one for one in waiting if one.until < now)


def overdue_lines(waiting: Iterable[PutOff], now: datetime, *, partial: bool) -> list[str]:
    """A line that says how many there are of these, and where they are told; none when there is none."""
    late = overdue(waiting, now)
    here = ", as far as this part of the log shows" if partial else ""
    return [f"PUT OFF, AND NOT DECIDED BY THEIR TIME{here}: {len(late)}. Which: callout log review"] if late else []


def overdue_json(waiting: tuple[PutOff, ...], now: datetime) -> dict[str, Json]:
    """How many wait, and how many of these are past their time."""
    return {"waiting": len(waiting), "overdue": len(overdue(waiting, now))}
