"""What a report must say of incidents and months (M1 to M5, M12, M13, M26), counted from the ledger in plain Python.

Which incidents a line is about is said in the head of its file (calloutcli/report/measures/), and counted here once more without it.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta

from calloutcli.protocol.model import UNDECIDED
from tests.soaking.counting import Counting, Figures
from tests.soaking.ledger import CORRECTION

DAY = timedelta(hours=24)
DEPARTURE_REASONS = (
    "advice_wrong", "plan_says", "risk_higher", "risk_lower", "manager_decided", "police_advised", "hurt_person_asked", "other",
    "not_recorded",
)  # fmt: skip

_OF_A_CHILD = {
    name: name
    for name in ("ethnicity", "sex", "send", "legal_status", "birth_year", "looked_after_since", "placements")
}
_OF_A_CHILD["prior_record"] = "prior_record_at_admission"


def contacts(count: Counting) -> Figures:
    """Police contacts (M1)."""
    for part in ("", "behaviour", "missing", "safeguarding", "other"):
        those = [case for case in count.cases if part in ("", case.matter)]
        yield ("M1", part), (_many(case.police for case in those), None, sum(case.police is None for case in those))
    yield (
        ("M1", "others"),
        (sum(one.values["called_by"] != "home" for _, one in count.reported()), None, 0),
    )


def rates(count: Counting) -> Figures:
    """Rates by bed nights, places and children (M2, M2a, M2b, M3)."""
    known = [month for month in count.months if count.has_nights(month)]
    nights = sum(count.beds[month]["bed_nights"] for month in known) if known else None
    lacking = len(count.months) - len(known)
    yield ("M2", ""), (sum(case.month in known for case in count.contacts), nights, lacking)
    yield ("M3", ""), (sum(case.month in known for case in count.cases), nights, lacking)
    places = sum(count.beds[month]["places"] for month in known) if known else None
    yield ("M2b", ""), (sum(case.month in known for case in count.contacts), places, lacking)
    strangers = sum(case.child not in count.children for case in count.contacts)
    yield ("M2a", ""), (len(count.contacts), len(count.residents) or None, strangers)


def managed(count: Counting) -> Figures:
    """What was managed in the home (M4)."""
    decided = [case for case in count.cases if case.police is not None]
    yield ("M4", "all"), (_many(not case.police for case in decided), len(decided), len(count.cases) - len(decided))
    left = [case for case in count.cases if case.advised == UNDECIDED]
    room = [case for case in count.cases if case not in left and case.tier(case.advised) != "emergency_police"]
    known = [case for case in room if case.police is not None]
    yield ("M4", ""), (_many(not case.police for case in known), len(known), len(room) - len(known) + len(left))


def departures(count: Counting) -> Figures:
    """Where something else was done than advised, and why (M5)."""
    known = [case for case in count.cases if UNDECIDED not in (case.advised, case.taken)]
    departed = [case for case in known if case.direction != "none"]
    for part in ("", "up", "down"):
        those = [case for case in departed if part in ("", case.direction)]
        yield ("M5", part), (len(those), len(known), len(count.cases) - len(known))
    reasons = Counter(case.decision.values["reason"].replace("not_departed", "not_recorded") for case in departed)
    yield from ((("M5", f"reason:{reason}"), (reasons[reason], len(departed), 0)) for reason in DEPARTURE_REASONS)


def children_again(count: Counting) -> Figures:
    """Children with three incidents or more (M12)."""
    for part, cases in (("", count.cases), ("contacts", count.contacts)):
        often = Counter(case.child for case in cases if case.child)
        yield (
            ("M12", part),
            (sum(many >= 3 for many in often.values()), len(often), sum(not case.child for case in cases)),
        )


def minutes(count: Counting) -> Figures:
    """How soon a decision was recorded (M13)."""
    lags = [case.recorded - case.happened for case in count.cases]
    soon = sum(timedelta(0) <= _minutes(lag) <= DAY for lag in lags)
    yield from ((("M13", part), (soon, None, 0)) for part in ("median", "p90"))
    yield ("M13", "negative"), (sum(_minutes(lag) < timedelta(0) for lag in lags), None, 0)
    yield ("M13", "late"), (sum(_minutes(lag) > DAY for lag in lags), None, 0)


def quality(count: Counting) -> Figures:
    """What is not recorded of an incident, and of a child (M26)."""
    many, contacts = len(count.cases), len(count.contacts)
    yield ("M26", "without:child"), (sum(not case.child for case in count.cases), many, 0)
    yield (
        ("M26", "without:role"),
        (sum(case.decisions[0].values["role"] == "not_recorded" for case in count.cases), many, 0),
    )
    placed = sum("placed_from" not in case.decision.values.get("details", {}) for case in count.cases)
    yield ("M26", "without:placed_from"), (placed, many, 0)
    yield ("M26", "without:police"), (sum(case.police is None for case in count.cases), many, 0)
    yield ("M26", "without:attended"), (sum(not case.says("attended") for case in count.contacts), contacts, 0)
    apart = [case for case in count.contacts if case.matter != "missing"]
    yield ("M26", "without:crime"), (sum(not case.says("crime") for case in apart), len(apart), 0)
    known = [case for case in count.cases if case.child]
    yield ("M26", "without:resident"), (sum(case.child not in count.children for case in known), len(known), 0)
    yield ("M26", "late"), (sum(_minutes(case.recorded - case.happened) > DAY for case in count.cases), many, 0)

    here = [count.children[child] for child in count.residents]
    for part, name in _OF_A_CHILD.items():
        yield ("M26", f"without:{part}"), (sum(name not in words for words in here), len(here), 0)


def months(count: Counting) -> Figures:
    """Months of which nothing is known, and corrections (M26)."""
    counting = [month for month in count.months if count.counts(month)]
    empty = [month for month in count.months if not count.incidents[month]]
    nil = [month for month in count.months if month in count.nil]
    yield ("M26", "not_reporting"), (len(count.months) - len(counting), len(count.months), 0)
    yield ("M26", "nil_confirmed"), (sum(month in count.nil for month in empty), len(empty), 0)
    yield ("M26", "nil_contradicted"), (sum(month not in empty for month in nil), len(nil), 0)
    yield ("M26", "without_nights"), (sum(not count.has_nights(month) for month in counting), len(counting), 0)
    made = count.made()
    corrections = sum(one.kind == CORRECTION for one in made)
    yield ("M26", "corrections"), (corrections, len(made) - corrections, 0)


def median_minutes(count: Counting) -> int | None:
    """The smallest number of minutes within which half of the incidents that were entered within a day were decided."""
    lags = sorted(int(_minutes(case.recorded - case.happened).total_seconds() // 60) for case in count.cases)
    soon = [lag for lag in lags if 0 <= lag <= 24 * 60]
    return soon[(len(soon) + 1) // 2 - 1] if soon else None


def _many(those: Iterable[bool | None]) -> int:
    return sum(bool(one) for one in those)


def _minutes(lag: timedelta) -> timedelta:
    """The lag in whole minutes, towards the past."""
    return timedelta(minutes=lag.total_seconds() // 60)
