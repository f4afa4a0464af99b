"""What a case owes, read from the ledger: a decision by a deadline, people to be told, a talk after a child was missing; and what was put right.

The deadlines are those of the protocol's own file; the bank holidays are written out, as a calendar has them.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from calloutcli.protocol.model import Notice
from tests.soaking.clock import LONDON, wall
from tests.soaking.ledger import Case, Said

BANK_HOLIDAYS = {
    *(date(2025, month, day) for month, day in ((5, 26), (8, 25), (12, 25), (12, 26))),
    *(date(2026, month, day) for month, day in ((1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28))),
    *(date(2027, month, day) for month, day in ((1, 1), (3, 26), (3, 29), (5, 3), (5, 31))),
}
"""England and Wales."""

TOLERANCE = timedelta(minutes=5)
RETURN_INTERVIEW = timedelta(hours=72)
_REGISTERED = ("registered_person", "registered_manager", "responsible_individual")


# -------------------------------------------------------------------- decisions that were put off


def decided_late(case: Case) -> list[tuple[datetime, datetime | None]]:
    """(by when, when it was decided) of a decision that is or was put off: noon of the next working day, from when it was put off first."""
    put_off = [
        one for one in case.decisions if (outcome := case.outcome(one.values["taken"])) is not None and outcome.defer
    ]
    if not put_off:
        return []
    day = wall(put_off[-1].values.get("since", put_off[0].time)).date() + timedelta(days=1)
    while day.weekday() > 4 or day in BANK_HOLIDAYS:
        day += timedelta(days=1)
    due = datetime(day.year, day.month, day.day, 12, tzinfo=LONDON).astimezone(UTC)
    if case.outcome() is not None and case.is_open:
        return [(due, None)]
    return [(due, case.decided)]


# -------------------------------------------------------------------- people to be told


@dataclass
class Duty:
    """Somebody to be told: by when, on whose judgement, what was judged, when they were told."""

    whom: str
    judged_by: str
    due: datetime
    judgement: str
    told: datetime | None

    @property
    def must(self) -> bool:
        """Whether they must be told, as far as is known."""
        return not self.judged_by or self.judgement == "must_be_told"

    @property
    def waits(self) -> bool:
        """Whether somebody must judge first, and nobody has."""
        return bool(self.judged_by) and not self.judgement and self.told is None


def duties(case: Case) -> list[Duty]:
    """Whom the outcomes that were followed name, each once: of two duties to tell the same the one that nobody must judge, then the sooner."""
    found: dict[str, Duty] = {}
    for notice, since in _notices(case):
        duty = _duty(case, notice, since)
        known = found.get(notice.who)
        if known is None or (bool(duty.judged_by), duty.due) < (bool(known.judged_by), known.due):
            found[notice.who] = duty
    return list(found.values())


def _notices(case: Case) -> list[tuple[Notice, datetime]]:
    """(notice, since when): from the incident, or from when another outcome was followed instead; and from when it was closed."""
    found: list[tuple[Notice, datetime]] = []
    taken = case.decision.values["taken"]
    first = next(one for one in case.decisions if one.values["taken"] == taken)
    followed = case.outcome(taken)
    if followed is not None:
        since = case.happened if first is case.decisions[0] else first.time
        found += [(notice, since) for notice in followed.notify]
    if case.closure is not None:
        closed = case.outcome(case.closure.values["taken"])
        found += [(notice, case.closure.happened) for notice in (closed.notify if closed else ())]
    return found


def _duty(case: Case, notice: Notice, since: datetime) -> Duty:
    mine = [
        one for one in case.of("notification") if one.values["whom"] == notice.who and one.happened >= since - TOLERANCE
    ]
    judged = [
        one.values["judgement"]
        for one in mine
        if notice.judged_by
        and one.values["judgement"] in ("must_be_told", "need_not")
        and one.values.get("judged_by") in (notice.judged_by, *_REGISTERED)
    ]
    told = [one.happened for one in mine if one.values.get("result") == "told"]
    due = since + timedelta(hours=notice.within_hours or 24)
    return Duty(notice.who, notice.judged_by or "", due, judged[-1] if judged else "", told[0] if told else None)


# -------------------------------------------------------------------- a child who was missing


@dataclass
class Episode:
    """One absence: when each thing was first."""

    absence: str
    begun: datetime
    reported: datetime | None = None
    found: datetime | None = None
    offered: datetime | None = None
    done: datetime | None = None
    declined: datetime | None = None

    @property
    def due(self) -> datetime | None:
        """By when the child is to be heard: three days after a child who was missing, or reported, is back."""
        is_owed = self.absence == "missing" or self.reported is not None
        return self.found + RETURN_INTERVIEW if is_owed and self.found is not None else None

    @property
    def interviewed(self) -> datetime | None:
        """When the child was heard, or did not want to be."""
        return self.done or self.declined


def episodes(case: Case) -> list[Episode]:
    """The absence of a case: in this year each case has one at most."""
    records = case.of("missing")
    if not records:
        return []
    said = next((one.values["absence"] for one in records if "absence" in one.values), "missing")
    found = Episode(said, next((one.happened for one in records if one.values["step"] != "interview"), case.happened))
    if records[0].values["step"] == "interview":
        found.begun = case.happened
    for one in records:
        step = one.values["step"]
        name = one.values["interview"] if step == "interview" else step
        if name == "offered" and found.offered is None:
            found.offered = one.happened
        elif name in ("reported", "found", "done", "declined") and getattr(found, name) is None:
            setattr(found, name, one.happened)
    for name in ("done", "declined"):
        if found.offered is None and getattr(found, name) is not None:
            found.offered = getattr(found, name)
    return [found]


# -------------------------------------------------------------------- putting it right


@dataclass
class Work:
    """One piece of restorative work. `agreed`: whether all wanted to; None: not known."""

    consents: tuple[str, str]
    declined_by: str = ""
    is_held: bool = False
    is_ended: bool = False
    is_completed: bool = False
    satisfied: str = ""

    @property
    def agreed(self) -> bool | None:
        """Whether everybody wanted to take part; None where that is not known yet."""
        if self.declined_by:
            return False
        child, hurt = self.consents
        return True if self.is_held or (child == "agreed" and hurt in ("agreed", "nobody_hurt")) else None


def works(case: Case) -> list[Work]:
    """The restorative work of a case: in this year each case has one piece at most."""
    records = case.of("restorative")
    if not records:
        return []
    offer = records[0].values
    work = Work((offer["child_consent"], offer["hurt_consent"]))
    for one in records:
        _after(work, one)
    return [work]


def _after(work: Work, one: Said) -> None:
    values = one.values
    work.satisfied = values.get("satisfied", work.satisfied)
    match values["step"]:
        case "offered" if values["child_consent"] == "declined":
            work.declined_by, work.is_ended = "child", True
        case "declined":
            work.declined_by, work.is_ended = values["declined_by"], True
        case "called_off":
            work.is_ended = True
        case "held":
            work.is_held, work.is_ended = True, values["result"] != "to_do"
            work.is_completed = values["result"] in ("done", "nothing_needed")
        case "completion":
            work.is_ended = values["completed"] != "partly"
            work.is_completed = values["completed"] == "yes"
