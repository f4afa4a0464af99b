"""A case as rows of the tables (tables.py): what the records say of it as they stand now, with every correction applied.

Pure. What a case is, what it still owes and what came of it is asked of the same rooms as `pending`, `show` and `log review` ask, so
that a figure never says something else than these do. No words of anybody stand in a row: codes, times, days, and of a child a
pseudonym that means nothing outside of one projection.

`police` of an incident: the police were contacted as a result of the home's decision, as it stands now. What neighbours or children did
stands in `contact`. `matter` says what it was about: `missing`; `safeguarding`, where a child is to be protected; `behaviour`, what a child
is said to have done; `other`. An outcome whose id begins with `missing` is about a missing child (docs/formats.md).
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any, Final

from calloutcli.audit.departures import departure, not_called
from calloutcli.followup import imported, missing, police_outcome
from calloutcli.followup.consultation import authorisation
from calloutcli.followup.course import Course
from calloutcli.followup.form import NOT_RECORDED, Values
from calloutcli.followup.notification import duties
from calloutcli.followup.slow_time import owed_by
from calloutcli.frozen import frozen
from calloutcli.interview.details import child_key
from calloutcli.interview.moment import parse_time
from calloutcli.protocol.model import UNDECIDED
from calloutcli.record.deferral import due_in
from calloutcli.record.entry import LATE_AFTER
from calloutcli.record.told import Told
from calloutcli.report.rows.restoring import restorative_rows
from calloutcli.report.rows.tables import Rows, table

_SAFEGUARDING: Final = frozenset(("harmed", "self_harm", "staff_allegation"))
_AWAY: Final = frozenset(("away", "other_incident"))
_HEAD: Final = ("home", "log", "reference", "known")
_LATE: Final = int(LATE_AFTER.total_seconds() // 60)

Cells = Iterator[tuple[str, tuple[Any, ...]]]
"""(table, the columns after home, log, reference and known)."""


@frozen
class Place:
    """Which log a case is of: `home` and `log`, the log's `known` size, and the clock of the home."""

    home: str
    log: str
    known: int
    zone: tzinfo


def home_of(log: str) -> str:
    """The home that a log's name says it is of: what stands before `/log/`. Two logs of a home are one home."""
    return log.partition("/log/")[0]


def pseudonym(salt: bytes, log: str, code: str) -> str:
    """What stands for a child in one projection: 16 hex digits of a salted SHA-256. Children of two logs are never the same."""
    return hashlib.sha256(b"\0".join((salt, log.encode(), child_key(code).encode()))).hexdigest()[:16]


def time_text(moment: datetime | None) -> str | None:
    """`2026-11-22T01:55:00Z`: a moment as tables write it, to the second."""
    return None if moment is None else f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def case_rows(course: Course, place: Place, child: str | None) -> Rows:
    """The rows of one case by table; `child`: the pseudonym of the child whom it is about, None where it is not known here."""
    happened = course.happened.astimezone(place.zone)
    day = happened.date().isoformat()
    when = _When(day, day[:7], child, place.zone)
    rows: Rows = {}
    head = (place.home, place.log, course.reference, place.known)
    for name, cells in _every(course, when):
        rows.setdefault(name, []).append((*head, *cells))
    return rows


@frozen
class _When:
    """The local day and month of an incident, its child, and the clock of the home."""

    day: str
    month: str
    child: str | None
    zone: tzinfo

    def day_of(self, moment: datetime) -> str:
        return moment.astimezone(self.zone).date().isoformat()


def _every(course: Course, when: _When) -> Cells:
    yield "incident", _incident(course, when)
    yield from _rules(course, when)
    for values in _imported(course):
        yield from _of_imported(course, values, when)
    for _, values in course.followups(police_outcome.FORM):
        yield from _of_police(course, values, when)
    for cells in restorative_rows(course):
        yield "restorative", (*cells, when.day, when.month)
    yield from _episodes(course, when)
    yield from _owed(course, when)


# -------------------------------------------------------------------- the incident


def _incident(course: Course, when: _When) -> tuple[Any, ...]:
    first = course.records[0].record
    decision, old = course.decision, next(iter(_imported(course)), None)
    details = _part(decision, "details")
    known_time = old is None or old.get("time_known") != "no"
    lag = int((first.time - course.happened).total_seconds() // 60) if old is None else None
    outcome = course.outcome
    emergency = None if decision is None else not_called(course) is not None
    advised, taken = _part(decision, "advice"), _taken(course)
    put_off = _put_off(course)
    cells: dict[str, Any] = {
        "source": "imported" if decision is None else "decided",
        "happened": time_text(course.happened),
        "day": when.day,
        "month": when.month,
        "hour": course.happened.astimezone(when.zone).hour if known_time else None,
        "recorded": time_text(first.time),
        "lag_minutes": lag,
        "late": None if lag is None else lag > _LATE,
        "matter": _matter(course, old),
        "category": NOT_RECORDED if old is None else old["category"],
        "location": NOT_RECORDED if old is None else _code(old, "location"),
        "advised": advised.get("outcome"),
        "advised_tier": advised.get("tier"),
        "advised_channel": advised.get("channel"),
        "taken": course.taken or None,
        "taken_tier": taken.get("tier"),
        "taken_channel": taken.get("channel"),
        "taken_timing": taken.get("timing"),
        "police": _police(course, old),
        "must_call": None if decision is None else advised.get("tier") == "emergency_police",
        "direction": None if decision is None else departure(course),
        "departure_reason": None if decision is None else _part(decision, "departure").get("reason"),
        "protocol": None if decision is None else f"{decision.record.protocol.id}@{decision.record.protocol.version}",
        "agreement": None if decision is None else decision.record.body.get("agreement"),
        "role": first.role,
        "child": when.child,
        "placed": details.get("placed_from") or NOT_RECORDED,
        "put_off": None if decision is None else put_off is not None,
        "put_off_until": time_text(put_off[1]) if put_off is not None else None,
        "closed": time_text(course.closure.record.time) if course.closure is not None else None,
        "called_by": _called_by(course, old),
        "attended": _last(course, "attended", old),
        "crime": _last(course, "crime", old),
        "restorative_advised": None if outcome is None else outcome.restorative != "none",
        "emergency_not_called": emergency,
        "authorised": None if decision is None else authorisation(course).state,
        "undecided": None if decision is None else course.is_undecided,
        "records": len(course.records),
    }
    return tuple(cells[name] for name, _ in table("incident").columns[len(_HEAD) :])


def _taken(course: Course) -> Mapping[str, Any]:
    """Tier, channel and timing of the outcome that is followed now: by the protocol, as a correction may name another outcome."""
    outcome = course.outcome
    if outcome is None:
        return _part(course.closure or course.decision, "taken")
    channel = {"101": "call_101", "999": "call_999"}.get(outcome.channel, outcome.channel)
    return {"tier": outcome.tier, "channel": channel, "timing": outcome.timing}


def _police(course: Course, old: Values | None) -> bool | None:
    """Whether the police were contacted as a result of the home's decision; None: nobody recorded it, or it is still open."""
    if old is not None:
        channel, caller = _code(old, "channel"), _code(old, "called_by")
        return None if channel == NOT_RECORDED else channel != "none" and caller in ("home", NOT_RECORDED)
    decided = _taken(course).get("channel")
    is_open = course.is_undecided or course.is_put_off
    return None if is_open or decided in (None, UNDECIDED) else decided != "none"


def _matter(course: Course, old: Values | None) -> str:
    if old is not None:
        category = str(old["category"])
        if category == "missing":
            return "missing"
        return "safeguarding" if category in _SAFEGUARDING else "other" if category in _AWAY else "behaviour"
    ids = (course.taken, course.advised)
    if any(id_.startswith("missing") for id_ in ids):
        return "missing"
    if any(id_.startswith("away") for id_ in ids):
        return "other"
    tiers = (_taken(course).get("tier"), _part(course.decision, "advice").get("tier"))
    return "safeguarding" if "safeguarding_report" in tiers else "behaviour"


def _called_by(course: Course, old: Values | None) -> str:
    """Who told the police first: the home by its own decision, or somebody else; `nobody`, as far as it is recorded."""
    if old is not None:
        return "nobody" if _code(old, "channel") == "none" else _code(old, "called_by")
    said = [str(values["called_by"]) for _, values in course.followups(police_outcome.FORM) if "called_by" in values]
    return said[0] if said else "home" if _police(course, None) else "nobody"


def _last(course: Course, name: str, old: Values | None) -> str:
    """The last answer of that name about the police."""
    if old is not None:
        return _code(old, name)
    said = [str(values[name]) for _, values in course.followups(police_outcome.FORM) if name in values]
    return said[-1] if said else NOT_RECORDED


# -------------------------------------------------------------------- what came of it


def _rules(course: Course, when: _When) -> Cells:
    """Each rule that decided the last version, and in which direction staff departed from it."""
    if course.decision is None:
        return
    protocol, way = course.decision.record.protocol, departure(course)
    for rule in dict.fromkeys(_part(course.decision, "advice").get("rules") or ()):
        yield "rule", (str(rule), f"{protocol.id}@{protocol.version}", way, when.day, when.month)


def _of_police(course: Course, values: Values, when: _When) -> Cells:
    on = when.day_of(parse_time(str(values["happened"])))
    if values["step"] == "reported":
        yield "contact", (values["called_by"], _code(values, "channel"), on, on[:7], when.child)
    elif values["step"] == "recorded" and values["crime"] == "yes":
        yield "crime", (_code(values, "location"), _code(values, "behaviour"), when.day, when.month, when.child)
    elif values["step"] == "disposal":
        yield "disposal", _disposal(values, when, _police(course, None))
    elif values["step"] == "referred_back":
        yield "referral", (values["referred_by"], on, on[:7], when.day, when.month)


def _of_imported(course: Course, values: Values, when: _When) -> Cells:
    """What an old file says came of it. Where it is silent there is no row."""
    police = _police(course, values)
    if _code(values, "channel") not in ("none", NOT_RECORDED):
        caller = _code(values, "called_by")
        yield "contact", (caller, _code(values, "channel"), when.day, when.month, when.child)
    if _code(values, "crime") == "yes":
        yield "crime", (_code(values, "location"), NOT_RECORDED, when.day, when.month, when.child)
    if _code(values, "disposal") != NOT_RECORDED:
        yield "disposal", _disposal(values, when, police)
    if _code(values, "referred_by") not in ("no", NOT_RECORDED):
        yield "referral", (values["referred_by"], None, None, when.day, when.month)


def _disposal(values: Values, when: _When, police: bool | None) -> tuple[Any, ...]:  # noqa: FBT001 - None is the third
    decided = str(values["disposal_date"]) if "disposal_date" in values else None
    month = None if decided is None else decided[:7]
    return values["disposal"], _code(values, "dated_term"), decided, month, when.day, when.month, when.child, police


def _episodes(course: Course, when: _When) -> Cells:
    for one in missing.episodes(course):
        begun = next((at for at in (one.enquired, one.feared, one.reported, one.found) if at is not None), None)
        day = when.day if begun is None else when.day_of(begun)
        times = (one.enquired, one.reported, one.found, one.due, one.offered, one.done, one.declined)
        yield "episode", (one.absence, day, day[:7], *map(time_text, times), when.child)


def _owed(course: Course, when: _When) -> Cells:
    """What was to be done by a time: a decision put off, somebody to be told, a return interview, what was agreed to put it right."""
    put_off = _put_off(course)
    if put_off is not None:
        done = None if course.is_put_off else course.decided
        yield from _owing(when, ("decision", put_off[0], "protocol", "", ""), put_off[1], done)
    for duty in duties(course):
        about = ("notification", duty.whom, duty.basis, duty.judged_by, duty.judgement)
        yield from _owing(when, about, duty.due, duty.told)
    for one in missing.episodes(course):
        yield from _owing(
            when, ("return_interview", missing.COUNCIL, "statute", "", ""), one.due, one.done or one.declined
        )


def _put_off(course: Course) -> tuple[str, datetime | None] | None:
    """(who owes or owed the decision that is or was put off, until when), by the last version that puts it off; None: none does."""
    if course.is_put_off:
        return owed_by(course)
    for one in reversed(course.decisions):
        outcome = course.outcome_of(one)
        if "defer" in one.record.body and (outcome is None or outcome.defer is not None):
            return due_in(one.record.body)
    return None


def _owing(when: _When, about: tuple[str, ...], due: datetime | None, done: datetime | None) -> Cells:
    if due is not None:
        on = when.day_of(due)
        late = None if done is None else done > due
        yield "owed", (*about, time_text(due), on, on[:7], time_text(done), late)


# -------------------------------------------------------------------- small things


def _imported(course: Course) -> list[Values]:
    return [values for _, values in course.followups(imported.FORM)] if course.decision is None else []


def _part(told: Told | None, name: str) -> Mapping[str, Any]:
    part = told.record.body.get(name) if told is not None else None
    return part if isinstance(part, dict) else {}


def _code(values: Values, name: str) -> str:
    return str(values.get(name, NOT_RECORDED))
