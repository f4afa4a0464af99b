"""Every recorded decision decided again under its own protocol: which come out the same, which do not, which cannot.

Pure: it is given the leaf bytes in order and a source of protocols by SHA-256, so a log, a bundle and a test replay alike.
Each decision is decided twice: by the compiled form, as at the incident (`interview/decision.py`), and by the rules as they
are written (`second_reading.py`). Where these two disagree, nothing can be said of the record but that.

Compared is every word that follows from the answers and the protocol (`follows.py`). It is not seen here that a record was
altered, if an answer was changed together with its advice: that is for `verify.py`.

Why a record is not replayable, by stable id: `protocol_missing`, `protocol_altered`, `protocol_unreadable` (shelf.py);
`facts_not_answers`, the facts are no answers of the protocol; `unreadable`, it has not the form of a record or of a
decision; `readings_disagree`. Records that are not there at all are *withheld* in a partial bundle, else *missing*.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import tzinfo
from typing import Literal

from calloutcli.analysis.meaning import meaning_of
from calloutcli.audit.follows import closing_words, compared_words, is_same, why_now
from calloutcli.audit.put_off import Gathering, PutOff
from calloutcli.audit.second_reading import SecondReading, TooManyToRead, read_again
from calloutcli.audit.shelf import NotThere, Shelf, Unfit
from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.interview.decision import Decision, decide
from calloutcli.protocol.answers import Given, parse_answers
from calloutcli.protocol.model import Protocol
from calloutcli.record.kinds import Record, parse_record

Reason = Unfit | Literal["facts_not_answers", "unreadable", "readings_disagree"]

_CASES_REMEMBERED = 10_000


@frozen
class Difference:
    """A word of a record that comes out otherwise now; None: it is not there. `engine` wrote the record."""

    seq: int
    reference: str
    field: str
    recorded: Json
    now: Json
    why: str
    engine: str


@frozen
class NotReplayable:
    """A record that could not be decided again; `reason` is a stable id, `message` says it in a sentence."""

    seq: int
    reference: str
    reason: Reason
    message: str


@frozen
class Replay:
    """What came out. `same` and `different` count decisions, `read_once` those that the second reading had to give up.

    `others` counts the records of other kinds, which decide nothing. `absent` holds the (first, last) seq of each run of
    records that are not there; `partial` says that they are withheld, and nobody's fault. `put_off`: decisions that were put
    off and not closed, the one due first at the front.
    """

    same: int
    different: int
    read_once: int
    closures: int
    closures_different: int
    others: tuple[tuple[str, int], ...]
    differences: tuple[Difference, ...]
    not_replayable: tuple[NotReplayable, ...]
    absent: tuple[tuple[int, int], ...]
    partial: bool
    put_off: tuple[PutOff, ...] = ()

    @property
    def decided_again(self) -> int:
        """How many decisions were decided again."""
        return self.same + self.different

    @property
    def records_absent(self) -> int:
        """How many records are not there."""
        return sum(last - first + 1 for first, last in self.absent)

    @property
    def ok(self) -> bool:
        """True when nothing differs, and nothing stood in the way but that records are withheld."""
        return not self.differences and not self.not_replayable and (self.partial or not self.absent)


def replay_log(
    leaves: Iterable[tuple[int, bytes]],
    source: Callable[[str], bytes | None],
    zone: tzinfo,
    *,
    size: int = 0,
    partial: bool = False,
) -> Replay:
    """What comes out of every record now.

    `leaves` are (seq, leaf bytes) in the order of the log; `source` gives a protocol's bytes by SHA-256; `zone` is the
    clock of the place, by which a decision is put off. `size` is how many records there ought to be, 0: as many as there
    are. A seq that is left out is withheld where the leaves are `partial`, else it is missing.
    """
    run = _Run(Shelf(source), zone)
    absent: list[tuple[int, int]] = []
    expected = 0
    for seq, leaf in leaves:
        if seq > expected:
            absent.append((expected, seq - 1))
        run.record(seq, leaf)
        expected = max(expected, seq + 1)
    if size > expected:
        absent.append((expected, size - 1))
    return Replay(
        same=run.decided - len(run.different),
        different=len(run.different),
        read_once=run.read_once,
        closures=run.closures,
        closures_different=len(run.closures_different),
        others=tuple(sorted(run.others.items())),
        differences=tuple(run.differences),
        not_replayable=tuple(run.not_replayable),
        absent=tuple(absent),
        partial=partial,
        put_off=run.deferrals.found().waiting,
    )


@frozen
class _Again:
    """The answers of some facts, and what is decided of them now; `read_once`: the second reading had to give up."""

    answers: Mapping[str, Given]
    decision: Decision
    read_once: bool


class _Run:
    def __init__(self, shelf: Shelf, zone: tzinfo) -> None:
        self.shelf = shelf
        self.zone = zone
        self.decided = self.read_once = self.closures = 0
        self.different: set[int] = set()
        self.closures_different: set[int] = set()
        self.others: Counter[str] = Counter()
        self.deferrals = Gathering()
        self.differences: list[Difference] = []
        self.not_replayable: list[NotReplayable] = []
        self.known: dict[tuple[str, str], _Again | tuple[Reason, str]] = {}

    def record(self, seq: int, leaf: bytes) -> None:
        try:
            record = parse_record(leaf)
        except EvidenceError as error:
            self.not_replayable.append(NotReplayable(seq, "", "unreadable", f"it cannot be read: {error}"))
            return
        self.deferrals.see(record)
        if record.kind not in ("decision", "closure"):
            self.others[record.kind] += 1
            return
        protocol = self.shelf.find(record.protocol)
        if isinstance(protocol, NotThere):
            self.not_replayable.append(NotReplayable(seq, record.reference, protocol.id, protocol.message))
            return
        try:
            (self.closure if record.kind == "closure" else self.decision)(seq, record, protocol, leaf)
        except EvidenceError as error:
            self.not_replayable.append(NotReplayable(seq, record.reference, "unreadable", error.message))

    def decision(self, seq: int, record: Record, protocol: Protocol, leaf: bytes) -> None:
        again = self.again(record, protocol)
        if isinstance(again, tuple):
            self.not_replayable.append(NotReplayable(seq, record.reference, *again))
            return
        words = compared_words(record, protocol, again.answers, again.decision, self.zone)
        self.decided += 1
        self.read_once += again.read_once
        if self.differ(seq, record, leaf, words, again.decision):
            self.different.add(seq)

    def closure(self, seq: int, record: Record, protocol: Protocol, leaf: bytes) -> None:
        """Look at the five words of what was decided in the end: they are the protocol's."""
        words = closing_words(record, protocol)
        self.closures += 1
        if self.differ(seq, record, leaf, words):
            self.closures_different.add(seq)

    def differ(
        self,
        seq: int,
        record: Record,
        leaf: bytes,
        words: tuple[Mapping[str, Json], Mapping[str, Json]],
        advice: Decision | None = None,
    ) -> bool:
        """Whether some word is not what it was; each such word is added to the differences."""
        recorded, now = words
        found = [field for field in recorded if not is_same(recorded[field], now[field])]
        engine = " ".join(str(part) for part in json.loads(leaf)["engine"].values()) if found else ""
        self.differences += [
            Difference(
                seq=seq,
                reference=record.reference,
                field=field,
                recorded=recorded[field],
                now=now[field],
                why=why_now(field, recorded, now, advice),
                engine=engine,
            )
            for field in found
        ]
        return bool(found)

    def again(self, record: Record, protocol: Protocol) -> _Again | tuple[Reason, str]:
        """What is decided of the record's facts now, once for all records with the same."""
        key = protocol.sha256, json.dumps(record.facts)
        found = self.known.get(key)
        if found is None:
            if len(self.known) == _CASES_REMEMBERED:
                self.known.clear()
            found = self.known[key] = _decided_again(record.facts, protocol)
        return found


def _decided_again(facts: Mapping[str, Json], protocol: Protocol) -> _Again | tuple[Reason, str]:
    """The decision on some facts by both readings, or why there is none."""
    problems: list[str] = []
    answers = parse_answers(facts, (), protocol, lambda _id, _path, message, _cure: problems.append(message))
    if problems:
        return "facts_not_answers", f"its facts are no answers of {protocol.id} {protocol.version}: {problems[0]}"
    try:
        decision = decide(protocol, answers)
    except AssertionError as error:
        return "readings_disagree", f"{error}: this is a fault in callout, and says nothing of the record"
    if meaning_of(protocol).plain is None:
        return _Again(answers, decision, read_once=True)
    try:
        second = read_again(protocol, answers)
    except TooManyToRead:
        return _Again(answers, decision, read_once=True)
    if second != SecondReading(decision.outcome, decision.rules, decision.possible, decision.settled_by):
        both = f"compiled, the rules decide `{decision.outcome}`, and as written `{second.outcome}`"
        return "readings_disagree", f"{both}: this is a fault in callout, and says nothing of the record"
    return _Again(answers, decision, read_once=False)
