"""What was added to cases, looked at on its way past: whether each record is what its form says, and stands where it may.

Named are a follow-up, a closure, an imported incident or a record of a month that cannot be read as its form; one whose `late` does
not follow from its times; one that stands before the first record of its case, or is of a case that has none; and the closure of a
case that is closed. A kind or a code of a later version is left alone.

Of a case no more is kept than eight bytes that stand for its reference (the first of its BLAKE2b): a log of a million cases is looked at
in some megabytes. That two of a million share them has a chance of one in thirty million.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from calloutcli.errors import EvidenceError
from calloutcli.followup.form import is_rightly_late, parse_followup
from calloutcli.followup.forms import form_of
from calloutcli.followup.imported import KIND as IMPORTED
from calloutcli.frozen import frozen
from calloutcli.record.closure import KIND as CLOSURE
from calloutcli.record.closure import closing_in
from calloutcli.record.kinds import Record

Said = tuple[str, str, int]
"""(id, message, seq) of something that does not hold."""

TWICE = "closed-twice"
BEFORE = "before-its-case"


@frozen
class Followed:
    """What records say of cases, each case by eight bytes. `begun`: those whose first record is here.

    `added`: case -> the first record here that was added to it; `closed`: case -> its first closure here.
    """

    begun: "array[int]"
    added: Mapping[int, int]
    closed: Mapping[int, int]


class Looking:
    """Looks at records one by one, in order. Without `whole` they are single records of a log: what came before may be elsewhere."""

    def __init__(self, *, whole: bool) -> None:
        self._whole = whole
        self._begun = array("Q")
        self._added: dict[int, int] = {}
        self._closed: dict[int, int] = {}

    def see(self, record: Record) -> Iterator[Said]:
        """What does not hold of a record, by itself and after those before it."""
        seq, kind = record.position.seq, record.kind
        form = form_of(kind)
        try:
            if form is not None:
                parse_followup(form, record, {})
            elif kind == CLOSURE:
                closing_in(record, {})
        except EvidenceError as error:
            yield "unreadable-follow-up", error.message, seq
        if (form is not None or (kind == CLOSURE and "late" in record.body)) and not is_rightly_late(record):
            yield "wrong-late", f"record {seq} says `late` otherwise than its times do", seq
        if not record.reference:
            return
        case = _eight(record.reference)
        if kind == CLOSURE:
            before = self._closed.setdefault(case, seq)
            if before != seq:
                yield TWICE, f"record {seq} closes a case that record {before} closed", seq
        if not self._whole:
            return
        if kind == IMPORTED or (kind == "decision" and record.body.get("version", 1) == 1):
            self._begun.append(case)
            if case in self._added:
                yield _before(self._added[case])
        elif form is not None or kind == CLOSURE:
            self._added.setdefault(case, seq)

    def found(self) -> Followed:
        """What was seen."""
        return Followed(self._begun, self._added, self._closed)


def joined(runs: Iterable[Followed]) -> tuple[Followed, list[Said]]:
    """(what several runs of a log say together, in order, what does not hold between them)."""
    begun = array("Q")
    added: dict[int, int] = {}
    closed: dict[int, int] = {}
    problems: list[Said] = []
    for run in runs:
        problems += [_before(added[case]) for case in run.begun if case in added]
        problems += [
            (TWICE, f"record {seq} closes a case that record {closed[case]} closed", seq)
            for case, seq in run.closed.items()
            if case in closed
        ]
        begun.extend(run.begun)
        added = {**run.added, **added}
        closed = {**run.closed, **closed}
    return Followed(begun, added, closed), problems


def never_begun(followed: Followed) -> list[Said]:
    """Records that were added to a case which has no first record."""
    added = dict(followed.added)
    for case in followed.begun:
        added.pop(case, None)
    return [_before(seq) for seq in sorted(added.values())]


def _before(seq: int) -> Said:
    return BEFORE, f"record {seq} adds to a case that has no record before it that began it", seq


def _eight(reference: str) -> int:
    return int.from_bytes(blake2b(reference.encode(), digest_size=8).digest(), "big")
