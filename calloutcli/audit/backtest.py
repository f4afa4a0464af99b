"""Incidents decided again under two versions of a protocol: those that were worked through, and those that were recorded.

Two versions side by side, for `protocol diff`; what one version makes of a whole log, beside what staff did, stands in
`reconsider.py`. Only coded answers are read, never a personal field. An answer that a version does not know counts as "I
do not know" there, and is counted, so that nobody takes silence for agreement.
"""

from collections.abc import Iterable, Mapping

from calloutcli.analysis.direction import Direction, direction
from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.interview.decision import decide
from calloutcli.protocol.answers import Given, parse_answers
from calloutcli.protocol.model import Protocol
from calloutcli.record.kinds import Record, parse_record


@frozen
class Redecided:
    """One incident under both versions: its name or reference, and the outcome by each.

    `not_known` counts its answers that one of the versions does not have.
    """

    name: str
    before: str
    after: str
    direction: Direction
    not_known: int


@frozen
class Backtest:
    """The incidents looked at, those that come out differently, and what was left out and why."""

    incidents: int
    changed: tuple[Redecided, ...]
    other_protocols: int
    unreadable: tuple[int, ...]
    not_known: int


def redecide(old: Protocol, new: Protocol, name: str, answers: Mapping[str, Json]) -> Redecided:
    """One incident by its coded answers, under both versions."""
    lost = 0

    def not_known(_id: str, _path: object, _message: str, _cure: str) -> None:
        nonlocal lost
        lost += 1

    given: list[dict[str, Given]] = [parse_answers(answers, (), protocol, not_known) for protocol in (old, new)]
    before, after = decide(old, given[0]).outcome, decide(new, given[1]).outcome
    way: Direction = "none" if before == after else direction(old, new, before, after)
    return Redecided(name, before, after, way, lost)


def backtest(old: Protocol, new: Protocol, leaves: Iterable[tuple[int, bytes]]) -> Backtest:
    """Every recorded decision under `old` or `new`, by its latest version, decided again under both.

    `leaves` are (seq, leaf bytes) in the order of the log. A leaf that cannot be read is named by its seq.
    """
    latest: dict[str, Record] = {}
    others, unreadable = 0, list[int]()
    for seq, leaf in leaves:
        try:
            record = parse_record(leaf)
        except EvidenceError:
            unreadable.append(seq)
            continue
        if record.kind != "decision":
            continue
        if record.protocol.id in (old.id, new.id):
            latest[record.reference] = record
        else:
            others += 1
    every = [redecide(old, new, reference, record.facts) for reference, record in latest.items()]
    return Backtest(
        incidents=len(every),
        changed=tuple(one for one in every if one.before != one.after),
        other_protocols=others,
        unreadable=tuple(unreadable),
        not_known=sum(one.not_known for one in every),
    )
