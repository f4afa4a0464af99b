"""A made-up case while it is told: its records so far, and what is added to it, each recorded some time after it happened.

Pure. A record does not know its place in the log yet; where it names another by its number, it names the step (`about`) until history.py puts
all of them in order.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from calloutcli.canonical import Json
from calloutcli.demo.agencies import Agreements, Edition
from calloutcli.demo.children import Child
from calloutcli.demo.dice import Dice, Weighted
from calloutcli.demo.profiles import Profile
from calloutcli.demo.scenes import Scene
from calloutcli.demo.span import Span, on_the_clock
from calloutcli.followup import review
from calloutcli.followup.form import Form, format_followup
from calloutcli.followup.month import months_after
from calloutcli.frozen import frozen
from calloutcli.interview.moment import format_time
from calloutcli.protocol.model import Outcome
from calloutcli.record.kinds import Entry, Position, Record
from calloutcli.record.reference import new_uid

ROLES: Final = Weighted(("care_worker", 46), ("senior_on_shift", 30), ("agency_worker", 14), ("manager", 10))
_LAGS: Final = Weighted(((1, 50), 88), ((60, 1_200), 9), ((1_500, 4_200), 3))
"""After how many minutes something is written down."""
_MINUTE_MS: Final = 60_000


@frozen
class Step:
    """A record to be: when it is recorded, what it says, the step that it speaks of, and of an erasure which of its fields goes."""

    time: datetime
    entry: Entry
    about: "Step | None" = None
    erases: str = ""


@frozen
class Incident:
    """What happened, when, about which child, and under which reference it is told."""

    happened: datetime
    child: Child
    scene: Scene
    reference: str


class Stage:
    """What all cases of a home have in common, and the dice of what is told now."""

    def __init__(self, profile: Profile, span: Span, agreements: Agreements, seed: str) -> None:
        self.profile, self.span, self.agreements, self.seed = profile, span, agreements, seed
        self.dice = self.take_dice("home")
        self.changed = on_the_clock(span.change, 0, 5)
        """When the home put the newer version in force."""
        self.settled = on_the_clock(months_after(span.first, 12), 0, 0)
        """From then on happens what is to happen once: in the first year readers look for what is usual."""
        self.silent = tuple(on_the_clock(day, 0, 0) for day in profile.silent or ())
        self.left = {what: bool(getattr(profile, what)) for what in ("uncalled", "forgotten", "erased")}
        """What is to happen once, and has not yet."""
        self.belated = ""
        """The reference of an incident that is recorded weeks late."""

    def take_dice(self, what: object) -> Dice:
        """Dice for one part of the history, or one case: nothing that is told elsewhere changes how they fall."""
        self.dice = Dice("callout demo", self.seed, self.profile.letter, what)
        return self.dice

    def recorded(self, moment: datetime) -> datetime:
        """When somebody writes down what they would at that moment: where nothing is recorded, some hours after that time."""
        if self.silent and self.silent[0] <= moment < self.silent[1]:
            return self.silent[1] + timedelta(hours=9, milliseconds=self.dice.between(0, 600 * _MINUTE_MS))
        return moment

    def edition(self, moment: datetime) -> Edition:
        """The version that is in force."""
        return self.agreements.new if moment >= self.changed else self.agreements.old

    def uid(self) -> str:
        """A name for a record."""
        return new_uid(self.dice.bytes)

    def once(self, what: str) -> bool:
        """Whether that was still to happen; from now on it is not."""
        is_left = self.left[what]
        self.left[what] = False
        return is_left


class Telling:
    """A case. `steps`: its records; `outcome`: what is followed now, `begun`: since when; `since`: when that was recorded.

    `slip`: the personal field that was written wrong at first; empty: none.
    """

    def __init__(self, stage: Stage, incident: Incident, edition: Edition) -> None:
        self.stage, self.incident, self.edition = stage, incident, edition
        self.dice = stage.dice
        self.steps: list[Step] = []
        self.outcome: Outcome | None = None
        self.begun = self.since = incident.happened
        self.slip = ""

    @property
    def happened(self) -> datetime:
        """When the incident happened."""
        return self.incident.happened

    @property
    def scene(self) -> Scene:
        """What kind of thing it was."""
        return self.incident.scene

    @property
    def last_decision(self) -> Step:
        """The last version of the decision."""
        return next(step for step in reversed(self.steps) if step.entry.kind == "decision")

    def after(self, low: float, high: float, of: datetime | None = None) -> datetime:
        """A whole minute so many hours after a moment, or after what is followed was recorded."""
        since = (of or self.since).replace(second=0, microsecond=0)
        return since + timedelta(minutes=self.dice.between(round(low * 60), round(high * 60)))

    def lag(self) -> timedelta:
        """How long after it happened something is written down."""
        low, high = self.dice.weigh(_LAGS)
        return timedelta(milliseconds=self.dice.between(low * _MINUTE_MS, high * _MINUTE_MS))

    def add(self, form: Form, moment: datetime, /, **values: Json) -> datetime | None:
        """When a follow-up is recorded that happened at a moment; None where that is beyond the end: then it is not told."""
        time = self.stage.recorded(max(moment, self.since) + self.lag())
        if time >= self.stage.span.cut:
            return None
        if form.field("happened") is not None:
            values["happened"] = format_time(moment)
        entry = format_followup(
            form,
            values,
            self.incident.reference,
            "manager" if form is review.FORM else self.dice.weigh(ROLES),
            self.stage.uid(),
            self.edition.name,
            time,
        )
        self.steps.append(Step(time, entry))
        return time


def record_of(step: Step) -> Record:
    """A step as a record that stands nowhere yet: what a closure or a correction needs of the one that it is about."""
    said, nowhere = step.entry, Position("", 0, bytes(32))
    time = step.time.astimezone(UTC)
    return Record(said.kind, said.uid, nowhere, time, said.role, said.protocol, said.facts, said.body, ())
