"""What another version of a protocol would have decided of the recorded incidents, beside what was advised and done.

What was advised and done is taken from the record, never decided again: that is for `replay.py`. Each case counts once, by
its latest version, whichever protocol it was decided under, if that asked anything that the new one asks. Only coded answers
are read. What the new version asks and nobody was asked counts as "I do not know" and is told, as is every answer that
it does not have: an outcome that rests on silence must not be taken for agreement.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import get_args

from calloutcli.analysis.direction import Direction, direction
from calloutcli.analysis.possible import open_to
from calloutcli.analysis.reading import Value, is_known
from calloutcli.audit.follows import word_at
from calloutcli.audit.shelf import NotThere, Shelf
from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.interview.decision import decide
from calloutcli.protocol.answers import parse_answers
from calloutcli.protocol.model import UNDECIDED, Channel, Protocol, Tier, Timing
from calloutcli.record.entry import outcome_words
from calloutcli.record.kinds import ProtocolName, Record, parse_record

_EFFECT = ("tier", "channel", "timing")
_GRAVITY: tuple[tuple[str, ...], ...] = (
    get_args(Tier),
    tuple({"101": "call_101", "999": "call_999"}.get(one, one) for one in get_args(Channel)),
    tuple(reversed(get_args(Timing))),
)
"""The words of `_EFFECT` as records write them, each list from the least serious to the most."""


@frozen
class Reconsidered:
    """One incident: the outcome that was `advised`, the one `taken`, and the one that the new version comes to.

    `differs` also when the outcome kept its name and has another tier, channel, timing or decider. `agreed` and `agrees` say
    whether staff did what was advised, and what would be. `would_ask` are questions that nobody was asked and whose answer
    could change the outcome. `unknown_questions` and `unknown_answers` count what the new version does not have.
    """

    seq: int
    reference: str
    time: datetime
    protocol: ProtocolName
    advised: str
    taken: str
    after: str
    differs: bool
    direction: Direction
    agreed: bool
    agrees: bool
    would_ask: tuple[str, ...]
    unknown_questions: int
    unknown_answers: int

    @property
    def is_open(self) -> bool:
        """Whether nothing can be said: something was advised, the new version decides nothing, and would have asked more."""
        return self.differs and self.after == UNDECIDED and bool(self.would_ask)


@frozen
class Reconsideration:
    """Every incident in the order of the log, and what was left out and why.

    `never_answered` are the new version's questions that no incident answers. `own_protocol_lost` counts the incidents
    whose own protocol cannot be had: their direction goes by tier, channel and timing alone. `unreadable` are (seq, why).
    """

    incidents: tuple[Reconsidered, ...]
    never_answered: tuple[str, ...]
    own_protocol_lost: int
    other_protocols: int
    unreadable: tuple[tuple[int, str], ...]

    @property
    def differing(self) -> tuple[Reconsidered, ...]:
        """The incidents that come out differently."""
        return tuple(one for one in self.incidents if one.differs and not one.is_open)

    @property
    def left_open(self) -> tuple[Reconsidered, ...]:
        """The incidents of which nothing can be said."""
        return tuple(one for one in self.incidents if one.is_open)

    @property
    def transitions(self) -> tuple[tuple[str, str, Direction, int], ...]:
        """(from, to, direction, how many) of the incidents that come out differently, the most frequent first."""
        counted = Counter((one.advised, one.after, one.direction) for one in self.differing)
        return tuple((*key, count) for key, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def reconsider(
    new: Protocol, leaves: Iterable[tuple[int, bytes]], source: Callable[[str], bytes | None]
) -> Reconsideration:
    """What `new` makes of every recorded incident.

    `leaves` are (seq, leaf bytes) in the order of the log; `source` gives the bytes of the protocols by SHA-256.
    """
    latest: dict[str, tuple[int, Record]] = {}
    unreadable: list[tuple[int, str]] = []
    others = 0
    asked = {question.id for question in new.questions}
    for seq, leaf in leaves:
        try:
            record = parse_record(leaf)
            if record.kind != "decision":
                continue
            _require_advice(record)
        except EvidenceError as error:
            unreadable.append((seq, error.message))
            continue
        if record.protocol.id == new.id or not asked.isdisjoint(record.facts):
            latest[record.reference or f"record {seq}"] = seq, record
        else:
            others += 1
    run = _Run(new, Shelf(source))
    incidents = tuple(run.incident(seq, record) for seq, record in sorted(latest.values(), key=lambda one: one[0]))
    return Reconsideration(
        incidents=incidents,
        never_answered=tuple(question.id for question in new.questions if question.id not in run.answered),
        own_protocol_lost=run.lost,
        other_protocols=others,
        unreadable=tuple(unreadable),
    )


@frozen
class _Made:
    """What the new version makes of some facts."""

    words: Mapping[str, Json]
    answered: frozenset[str]
    would_ask: tuple[str, ...]
    problems: Mapping[str, int]


class _Run:
    def __init__(self, new: Protocol, shelf: Shelf) -> None:
        self.new = new
        self.shelf = shelf
        self.outcomes = {outcome.id for outcome in new.outcomes}
        self.answered: set[str] = set()
        self.lost = 0
        self.made: dict[str, _Made] = {}

    def incident(self, seq: int, record: Record) -> Reconsidered:
        made = self.make(record.facts)
        self.answered |= made.answered
        advised, taken, after = str(record.body["advice"]["outcome"]), _taken(record), str(made.words["outcome"])
        return Reconsidered(
            seq=seq,
            reference=record.reference,
            time=record.time,
            protocol=record.protocol,
            advised=advised,
            taken=taken,
            after=after,
            differs=self.differs(record, made.words),
            direction=self.way(record, advised, made.words),
            agreed=advised == taken,
            agrees=self.agrees(record, taken, made.words),
            would_ask=made.would_ask,
            unknown_questions=made.problems.get("unknown-question", 0),
            unknown_answers=made.problems.get("unknown-answer", 0),
        )

    def make(self, facts: Mapping[str, Json]) -> _Made:
        """What the new version makes of facts, once for all incidents with the same."""
        key = json.dumps(facts)
        if key not in self.made:
            problems: Counter[str] = Counter()
            given = parse_answers(facts, (), self.new, lambda id_, _path, _message, _cure: problems.update((id_,)))
            known: dict[str, Value] = {id_: value for id_, value in given.items() if is_known(value)}
            still = open_to(self.new, known)
            would_ask = tuple(q.id for q in self.new.questions if q.id in still and q.id not in given)
            words = outcome_words(self.new, decide(self.new, given))
            self.made[key] = _Made(words, frozenset(known), would_ask, problems)
        return self.made[key]

    def differs(self, record: Record, words: Mapping[str, Json]) -> bool:
        """Whether the outcome is another one, or what it asks of staff."""
        compared = ("outcome",) if words["outcome"] == UNDECIDED else tuple(words)
        return any(word_at(record.body, f"advice.{word}") != words[word] for word in compared)

    def agrees(self, record: Record, taken: str, words: Mapping[str, Json]) -> bool:
        """Whether staff did what the new version says: the same outcome, or where it has none of that name, the same effect."""
        if taken in self.outcomes or UNDECIDED in (taken, words["outcome"]):
            return taken == words["outcome"]
        return all(word_at(record.body, f"taken.{word}") == words[word] for word in _EFFECT)

    def way(self, record: Record, advised: str, words: Mapping[str, Json]) -> Direction:
        """By both protocols' own orders; by the new one's order or the effect where the old protocol cannot be had."""
        after = str(words["outcome"])
        old = self.shelf.find(record.protocol)
        self.lost += isinstance(old, NotThere)
        ordering = self.new if isinstance(old, NotThere) else old
        redefined = isinstance(old, NotThere) and advised == after
        if advised == UNDECIDED or (any(one.id == advised for one in ordering.outcomes) and not redefined):
            return direction(ordering, self.new, advised, after)
        if after == UNDECIDED:
            return "down"
        before = _gravity([word_at(record.body, f"advice.{word}") for word in _EFFECT])
        now = _gravity([words[word] for word in _EFFECT])
        return "none" if before == now else "up" if now > before else "down"


def _require_advice(record: Record) -> None:
    """Nothing, when the record says what was advised.

    Raises:
        EvidenceError: it does not.
    """
    if not isinstance(word_at(record.body, "advice.outcome"), str):
        raise EvidenceError("it has not the form of a decision: it does not say what was advised")


def _taken(record: Record) -> str:
    taken = word_at(record.body, "taken.outcome")
    return taken if isinstance(taken, str) else ""


def _gravity(words: Iterable[Json]) -> tuple[int, ...]:
    """The rank of tier, channel and timing as a record writes them; -1 for a word that is none."""
    return tuple(
        ordered.index(word) if isinstance(word, str) and word in ordered else -1
        for word, ordered in zip(words, _GRAVITY, strict=True)
    )
