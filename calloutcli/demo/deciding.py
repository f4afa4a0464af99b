"""The decision in a made-up case: what was advised and what staff did, in one version or two.

As at a terminal, some cases have a first version at once and a second with the details, or with a departure. Most are told whole.
"""

from datetime import timedelta
from typing import Any, Final

from calloutcli.canonical import Json
from calloutcli.demo.dice import Weighted
from calloutcli.demo.span import HOLIDAYS, ZONE
from calloutcli.demo.telling import ROLES, Step, Telling
from calloutcli.frozen import replace
from calloutcli.protocol.model import UNDECIDED
from calloutcli.record.entry import NOT_DEPARTED, Case, entry_of
from calloutcli.record.kinds import Entry

UP: Final = {
    "in_house": Weighted(("report_101", 80), ("call_999", 10), ("slow_time", 10)),
    "slow_time": Weighted(("report_101", 90), ("call_999", 10)),
    "away_known": Weighted(("missing_report", 1)),
    "manager_now": Weighted(("report_101", 50), ("call_999", 50)),
    "named_officer": Weighted(("report_101", 1)),
    "missing_report": Weighted(("missing_999", 1)),
}
"""What staff do instead who do more than is advised."""
DOWN: Final = {
    "report_101": Weighted(("slow_time", 60), ("in_house", 40)),
    "slow_time": Weighted(("in_house", 1)),
    "named_officer": Weighted(("in_house", 1)),
    "own_report": Weighted(("slow_time", 1)),
}
"""What staff do instead who do less. Never less than an emergency, or than what keeps a child safe."""
UNCALLED: Final = {"call_999": "manager_now", "missing_999": "missing_report"}
"""What staff of one home did once, when an emergency was advised."""

_WHY_UP: Final = Weighted(
    ("risk_higher", 40), ("hurt_person_asked", 20), ("manager_decided", 20), ("police_advised", 8), ("reason_may_follow", 12)
)  # fmt: skip
_WHY_DOWN: Final = Weighted(("risk_lower", 40), ("plan_says", 20), ("manager_decided", 28), ("advice_wrong", 12))
_MINUTES: Final = Weighted(((2, 25), 70), ((26, 120), 20), ((121, 1_300), 6), ((1_500, 5_400), 4))
"""After how many minutes it is decided, or written down that it was."""
_WEEKS_LATE: Final = (50_000, 60_000)
_ONE_MINUTE: Final = timedelta(minutes=1)
_NOT_ALWAYS: Final = 88
"""Times in a hundred that a detail is given which may be left out."""


def decide_case(telling: Telling) -> None:
    """Tell the decision, in one version or two."""
    stage, dice = telling.stage, telling.dice
    low, high = dice.weigh(_MINUTES) if telling.incident.reference != stage.belated else _WEEKS_LATE
    time = stage.recorded(telling.happened + timedelta(milliseconds=dice.between(low * 60_000, high * 60_000)))
    telling.edition = edition = stage.edition(time)
    advised = edition.advised[telling.scene.name]
    advice = advised.decision.outcome
    taken, reason = _followed(telling, advice, new=edition is stage.agreements.new)
    case = Case(
        telling.incident.reference,
        telling.happened,
        time,
        advised.answers,
        advised.decision,
        taken,
        reason,
        agreement="in_force",
        approval=edition.words(0),
        holidays=HOLIDAYS,
    )
    _tell(telling, case, departs=taken != advice)


def _followed(telling: Telling, advice: str, *, new: bool) -> tuple[str, str]:
    """(what staff do, why it differs from the advice)."""
    dice, profile = telling.dice, telling.stage.profile
    if advice in UP and dice.chance(profile.up[new]):
        return dice.weigh(UP[advice]), dice.weigh(_WHY_UP)
    if advice in DOWN and dice.chance(profile.down[new]):
        return dice.weigh(DOWN[advice]), dice.weigh(_WHY_DOWN)
    if advice == "missing_report" and telling.scene.name == "late-back" and dice.chance(profile.down[new]):
        return "away_known", dice.weigh(_WHY_DOWN)
    if advice in UNCALLED and telling.happened >= telling.stage.settled and telling.stage.once("uncalled"):
        return UNCALLED[advice], "risk_lower"
    return advice, NOT_DEPARTED


def _tell(telling: Telling, case: Case, *, departs: bool) -> None:
    dice = telling.dice
    decision = case.decision
    role = dice.weigh(ROLES)
    whole = replace(case, role=role, details=_details(telling), personal=_words(telling, case, departs=departs))
    if dice.chance(70) and decision.outcome != "call_999":
        _record(telling, whole)
    else:
        first = replace(case, taken=decision.outcome, reason=NOT_DEPARTED) if departs and dice.chance(50) else case
        before = _record(telling, first)
        later = case.recorded + timedelta(minutes=dice.between(4, 100), milliseconds=dice.between(0, 59_999))
        put_off = telling.since if "defer" in before.body and first.taken == case.taken else None
        if later < telling.stage.span.cut:
            _record(telling, replace(whole, recorded=later, version=2, put_off=put_off))
    taken: Any = telling.last_decision.entry.body["taken"]
    telling.outcome = None if taken["outcome"] == UNDECIDED else telling.edition.outcomes[taken["outcome"]]


def _record(telling: Telling, case: Case) -> Entry:
    time = telling.stage.recorded(case.recorded)
    if telling.steps:
        time = max(time, telling.since + _ONE_MINUTE)
    entry = entry_of(replace(case, recorded=time), telling.edition.protocol, telling.stage.uid(), ZONE)
    telling.steps.append(Step(time, entry))
    telling.since = time
    return entry


def _details(telling: Telling) -> dict[str, Json]:
    """The coded answers that are given after the decision, as far as they are given."""
    dice = telling.dice
    found: dict[str, Json] = {}
    if dice.chance(_NOT_ALWAYS):
        found["told_of_right"] = ("no" if dice.chance(15) else "yes") if telling.scene.hurts else "nobody_hurt"
    if dice.chance(_NOT_ALWAYS):
        found["decider_involved"] = (
            "hurt" if telling.scene.name in ("worker-hit", "danger") and dice.chance(20) else "no"
        )
        if found["decider_involved"] == "hurt":
            found["handed_over_to"] = "on_call_manager" if dice.chance(80) else "nobody_yet"
    if dice.chance(70):
        found["own_child"] = "yes" if telling.scene.grave and dice.chance(40) else "no"
    if dice.chance(_NOT_ALWAYS):
        found["placed_from"] = telling.incident.child.placed_from
    return found


def _words(telling: Telling, case: Case, *, departs: bool) -> dict[str, Json]:
    """What names or describes somebody: all of it made up."""
    dice = telling.dice
    found: dict[str, Json] = {"child": telling.incident.child.code, "words": telling.scene.words}
    if dice.chance(0.8):
        telling.slip = "child" if dice.chance(60) else "words"
        found[telling.slip] = (
            f"{telling.incident.child.code}X" if telling.slip == "child" else "Made up: of another case."
        )
    if dice.chance(80):
        found["staff"] = dice.pick(("XA", "XB", "XC", "XD"))
    if dice.chance(25):
        found["child_view"] = "Made up: what the child said."
    if departs and case.reason != "reason_may_follow":
        found["departure_sentence"] = "Made up: why it was done otherwise."
    if case.taken == UNCALLED.get(case.decision.outcome):
        found["second_person"] = "on-call manager"
    return found
