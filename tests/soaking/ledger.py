"""What was acknowledged as recorded, in plain values: the day book that the tool is held against at the end.

Nothing stands here but what the tool said it had recorded, and nothing of the tool decides what it comes to: how a case stands is read from
these few lines (`Case`), by whoever wrote them down.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from calloutcli.protocol.model import UNDECIDED, Outcome, Protocol
from tests.soaking.clock import wall
from tests.soaking.incidents import Story

DECISION, CLOSURE, CORRECTION, ERASURE = "decision", "closure", "correction", "erasure"


class NotHeld(AssertionError):
    """Something was acknowledged and is missing, or is there and was never said."""


@dataclass(slots=True, eq=False)
class Said:
    """One record as it was acknowledged. `values`: its coded answers as corrected since, `before`: those that were, as written first.

    `words`: what is personal, as typed; `erased`: which of them are gone; `seq`: its number, where that was told.
    """

    kind: str
    time: datetime
    values: dict[str, Any] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    seq: int | None = None
    before: dict[str, Any] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)

    @property
    def happened(self) -> datetime:
        """When what it tells of happened; when it was recorded, where it does not say."""
        return self.values.get("happened") or self.time


@dataclass(slots=True, eq=False)
class Case:
    """One case: every record that was acknowledged of it, in order, and how it stands now.

    `is_rough`: it was told in a process that was killed, so that the times in it are known to the minute or so.
    """

    reference: str
    story: Story
    protocol: Protocol
    child: str = ""
    records: list[Said] = field(default_factory=list)
    is_rough: bool = False

    def of(self, kind: str) -> list[Said]:
        """Its records of a kind, in the order in which what they tell of happened."""
        return sorted((one for one in self.records if one.kind == kind), key=lambda one: one.happened)

    @property
    def decisions(self) -> list[Said]:
        """Every version of its decision, as recorded."""
        return [one for one in self.records if one.kind == DECISION]

    @property
    def decision(self) -> Said:
        """The last version of its decision."""
        return self.decisions[-1]

    @property
    def closure(self) -> Said | None:
        """What was decided in the end, where it was put off or left open."""
        return next((one for one in self.records if one.kind == CLOSURE), None)

    @property
    def happened(self) -> datetime:
        """When the incident was."""
        happened: datetime = self.decision.values["happened"]
        return happened

    @property
    def day(self) -> date:
        """The day of the incident on the wall."""
        return wall(self.happened).date()

    @property
    def month(self) -> str:
        """The month of the incident."""
        return f"{self.day:%Y-%m}"

    @property
    def recorded(self) -> datetime:
        """When the decision was recorded first."""
        return self.decisions[0].time

    @property
    def advised(self) -> str:
        """What the protocol advised."""
        advised: str = self.decision.values["advised"]
        return advised

    @property
    def taken(self) -> str:
        """What is followed now, or that nobody has decided."""
        taken: str = (self.closure or self.decision).values["taken"]
        return taken

    def outcome(self, taken: str | None = None) -> Outcome | None:
        """The outcome of that name, or the one that is followed; None: undecided."""
        name = self.taken if taken is None else taken
        return None if name == UNDECIDED else self.protocol.outcome(name)

    @property
    def is_open(self) -> bool:
        """Whether the decision is still to be made: put off, or left open by the answers."""
        followed = self.outcome()
        return followed is None or (followed.defer is not None and self.closure is None)

    @property
    def police(self) -> bool | None:
        """Whether the home's decision brought in the police; None while it is open."""
        followed = self.outcome()
        return None if self.is_open or followed is None else followed.channel != "none"

    @property
    def matter(self) -> str:
        """What it was about: a child who is missing, one to be protected, what a child is said to have done, something else."""
        ids = (self.taken, self.advised)
        if any(one.startswith("missing") for one in ids):
            return "missing"
        if any(one.startswith("away") for one in ids):
            return "other"
        tiers = {followed.tier for one in ids if (followed := self.outcome(one)) is not None}
        return "safeguarding" if "safeguarding_report" in tiers else "behaviour"

    def tier(self, taken: str | None = None) -> str:
        """The tier of the outcome of that name, or of the one that is followed; `undecided` where there is none."""
        followed = self.outcome(taken)
        return UNDECIDED if followed is None else followed.tier

    @property
    def decided(self) -> datetime:
        """When what is followed now was recorded first."""
        if self.closure is not None:
            return self.closure.time
        return next(one.time for one in self.decisions if one.values["taken"] == self.taken)

    @property
    def is_not_called(self) -> bool:
        """Whether an emergency was advised, and in some version of the decision 999 was not called."""
        advised = self.outcome(self.advised)
        taken = [self.outcome(one.values["taken"]) for one in self.decisions]
        return (
            advised is not None and advised.is_emergency and any(one is None or not one.is_emergency for one in taken)
        )

    def says(self, name: str) -> bool:
        """Whether any record about the police says that."""
        return bool(self.those("police_outcome", name))

    def those(self, kind: str, name: str) -> list[Any]:
        """What its records of a kind say under that name, those that say it."""
        return [one.values[name] for one in self.of(kind) if name in one.values]

    @property
    def direction(self) -> str:
        """Whether something more serious than advised was done (`up`), less (`down`), or the same; by the decision alone."""
        order = [one.id for one in self.protocol.outcomes]
        advised, taken = self.advised, self.decision.values["taken"]
        if UNDECIDED in (advised, taken) or advised == taken:
            return "none"
        return "up" if order.index(taken) > order.index(advised) else "down"


@dataclass(slots=True)
class Ledger:
    """The whole year. `months`: what was said of each month; `others`: records of no case and no month; `tally`: how often what was done."""

    cases: dict[str, Case] = field(default_factory=dict)
    others: list[Said] = field(default_factory=list)
    left_open: set[str] = field(default_factory=set)
    receipts: list[str] = field(default_factory=list)
    tally: Counter[str] = field(default_factory=Counter)

    def records(self) -> Iterator[tuple[str, Said]]:
        """(reference, record) of every record that was acknowledged; the reference is empty where it is of no case."""
        yield from (("", one) for one in self.others)
        yield from ((case.reference, one) for case in self.cases.values() for one in case.records)

    def kinds(self) -> Mapping[str, int]:
        """How many records of each kind were acknowledged."""
        return Counter(one.kind for _, one in self.records())

    def of_month(self, kind: str) -> dict[str, Said]:
        """What was said last of each month: bed nights, or that it had no incident."""
        return {one.values["month"]: one for one in self.others if one.kind == kind}
