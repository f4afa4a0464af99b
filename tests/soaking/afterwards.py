"""What is done about an incident in the days and weeks after it: whom they ask and tell, what is put right, what the police do.

`plan` draws it all beforehand, for an incident that is told: each step is what somebody will fill into a form (`callout add REF WORD`), so long
after the decision. Nothing is said of who must be told by when, but what the protocol's own file says: see counting.py.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from calloutcli.frozen import frozen
from calloutcli.protocol.model import Notice, Outcome
from tests.soaking.incidents import STAFF, unlike_any
from tests.soaking.ledger import Case

Values = dict[str, Any]


@frozen
class Step:
    """One follow-up: how long after the decision, which form, and what is filled in; `happened` is when it is filled in."""

    after: timedelta
    word: str
    values: Values


def plan(case: Case, chance: random.Random, share: float = 1.0) -> list[Step]:
    """Everything that will be done about a case, in order of time; of its kinds only a `share`, but what was put off is decided mostly."""
    closing = [*_closing(case, chance)] if chance.random() > 0.05 else []
    closed = closing[0].after if closing else timedelta(0)
    followed = [case.outcome(), *(case.outcome(one.values["taken"]) for one in closing)]
    last = None if case.is_open and not closing else followed[-1]
    kinds = [
        _asking(case, chance),
        _telling([one for one in followed if one is not None], closed, chance),
        _putting_right(last, closed, chance),
        _with_the_police(last, chance),
        _missing(case, chance),
        _for_the_people(case, last, chance),
    ]
    done = [step for kind in kinds if chance.random() < share for step in kind]
    return sorted([*closing, *done], key=lambda one: one.after)


def filled_in(step: Step, case: Case, now: datetime, chance: random.Random) -> Values | None:
    """What is filled in at that moment; None where the computer's clock stands before what it is about: it is left for later."""
    since = max([case.happened, *(one.values["happened"] for one in case.records if "happened" in one.values)])
    if now < since:
        return None
    happened = max(now - timedelta(minutes=chance.randrange(20)), since).replace(second=0, microsecond=0)
    values = {name: value(now) if callable(value) else value for name, value in step.values.items()}
    return values if step.word == "review" else {**values, "happened": happened}


def _hours(chance: random.Random, low: float, high: float) -> timedelta:
    return timedelta(hours=chance.uniform(low, high))


def _day_after(days: int) -> Any:
    """A day so long after the form is filled in."""
    return lambda now: (now + timedelta(days=days)).date()


# -------------------------------------------------------------------- the decision that was put off, or left open


def _closing(case: Case, chance: random.Random) -> Iterator[Step]:
    """It is decided in the end: in time mostly, late sometimes."""
    if not case.is_open:
        return
    ends = [one.id for one in case.protocol.outcomes if one.defer is None]
    taken = chance.choice(["in_house", "in_house", "in_house", "report_101", chance.choice(ends)])
    after = _hours(chance, 4, 14) if chance.random() < 0.7 else _hours(chance, 100, 220)
    values: Values = {
        "taken": taken,
        "decided_by": "registered_manager",
        "hurt_person_now": chance.choice(["nobody", "put_right", "not_yet", "police", "not_asked"]),
        "reason": unlike_any(chance, "What tipped it") if chance.random() < 0.6 else None,
        "social_worker_view": unlike_any(chance, "The view") if chance.random() < 0.4 else None,
    }
    yield Step(after, "close", values)


# -------------------------------------------------------------------- who is asked, who is told


def _asking(case: Case, chance: random.Random) -> Iterator[Step]:
    outcome = case.outcome()
    roles = ("on_call_manager",) if outcome is None else (*outcome.consult.before, *outcome.consult.after)
    for whom in dict.fromkeys(roles):
        if chance.random() < 0.6:
            result = chance.choice(["agreed", "agreed", "agreed", "disagreed", "no_answer", "not_yet"])
            advice = unlike_any(chance, "Their word") if result != "no_answer" and chance.random() < 0.5 else None
            values = {
                "whom": whom,
                "result": result,
                "channel": chance.choice(["phone", "in_person", None]),
                "advice": advice,
            }
            yield Step(_hours(chance, 0.1, 6), "consultation", values)


def _telling(followed: Sequence[Outcome], closed: timedelta, chance: random.Random) -> Iterator[Step]:
    """Each of those whom the outcomes name is told once, in time or late, or never; what must be judged is judged."""
    for notice in {notice.who: notice for outcome in followed for notice in outcome.notify}.values():
        if chance.random() > 0.1:
            after = closed + (_hours(chance, 0.5, 9) if chance.random() < 0.75 else _hours(chance, 30, 80))
            yield Step(after, "notification", _notification(notice, chance))


def _notification(notice: Notice, chance: random.Random) -> Values:
    basis = "plan" if notice.basis == "plan" else "statute" if notice.basis.startswith("reg") else "protocol"
    values: Values = {"whom": notice.who, "basis": basis, "judgement": "not_needed"}
    if notice.judged_by:
        judgement = chance.choice(["must_be_told", "need_not"])
        values |= {
            "judgement": judgement,
            "judged_by": notice.judged_by,
            "judgement_why": unlike_any(chance, "The weight"),
        }
    if values["judgement"] != "need_not":
        values |= {"result": "told", "channel": chance.choice(["phone", "email", None])}
        values |= {"said": unlike_any(chance, "Their answer")} if chance.random() < 0.3 else {}
    return values


# -------------------------------------------------------------------- putting it right


def _putting_right(outcome: Outcome | None, closed: timedelta, chance: random.Random) -> Iterator[Step]:
    if outcome is None or outcome.restorative == "none" or chance.random() < 0.4:
        return
    offered = closed + _hours(chance, 12, 60)
    level = outcome.restorative
    child, hurt = (
        chance.choice(["agreed", "agreed", "declined"]),
        chance.choice(["agreed", "agreed", "undecided", "nobody_hurt"]),
    )
    values: Values = {
        "level": level,
        "step": "offered",
        "child_consent": child,
        "hurt_consent": hurt,
        "champion": chance.choice(STAFF),
    }
    values |= {"planned": _day_after(3)} if child != "declined" and chance.random() < 0.5 else {}
    yield Step(offered, "restorative", values)
    if child == "declined":
        return
    how = chance.random()
    if how < 0.15:
        who = chance.choice(["child", "person_hurt", "both", "somebody_else"])
        yield Step(
            offered + _hours(chance, 20, 60), "restorative", {"level": level, "step": "declined", "declined_by": who}
        )
    elif how < 0.25:
        off = {"level": level, "step": "called_off", "called_off_because": "moved"}
        yield Step(offered + _hours(chance, 20, 60), "restorative", off)
    elif how < 0.9:
        held = offered + _hours(chance, 48, 120)
        result = chance.choice(["to_do", "done", "nothing_needed", "not_agreed"])
        satisfied = chance.choice(["yes", "yes", "no", "not_asked", "nobody_hurt"])
        values = {
            "level": level,
            "step": "held",
            "took_part": ["child", "person_hurt"],
            "five_questions": "no",
            "result": result,
        }
        values |= {"complete_by": _day_after(9)} if result == "to_do" else {}
        yield Step(held, "restorative", values | {"satisfied": satisfied})
        if result == "to_do" and chance.random() < 0.8:
            done = {"level": level, "step": "completion", "completed": chance.choice(["yes", "yes", "partly", "no"])}
            yield Step(held + _hours(chance, 200, 400), "restorative", done | {"satisfied": satisfied})


# -------------------------------------------------------------------- the police


def _with_the_police(outcome: Outcome | None, chance: random.Random) -> Iterator[Step]:
    """What came of a call; and now and then a neighbour rings, whatever the home decided."""

    def step(low: float, high: float, **values: Any) -> Step:
        return Step(_hours(chance, low, high), "police-outcome", values)

    if chance.random() < 0.05:
        yield step(
            0.2, 2, step="reported", called_by=chance.choice(["public", "child", "individual"]), channel="call_999"
        )
    if outcome is None or outcome.channel == "none" or chance.random() < 0.2:
        return
    number = unlike_any(chance, "Log")
    yield step(
        0.2, 1, step="reported", called_by="home", channel=chance.choice(["call_101", None]), incident_number=number
    )
    if chance.random() < 0.7:
        yield step(1, 4, step="attended", attended=chance.choice(["yes", "yes", "no"]))
    if chance.random() < 0.6:
        crime = chance.choice(["yes", "no"])
        where, what = (
            chance.choice(["inside", "outside", None]),
            chance.choice(["hurt", "damage", "threat", "other_behaviour"]),
        )
        yield step(20, 400, step="recorded", crime=crime, location=where, behaviour=what)
        if crime == "yes" and chance.random() < 0.7:
            disposal = chance.choice(
                [
                    "no_further_action",
                    "charge_considered",
                    "community_resolution",
                    "outcome_22",
                    "youth_caution",
                    "charged",
                ]
            )
            yield step(500, 1500, step="disposal", disposal=disposal, disposal_date=_day_after(0))
        if chance.random() < 0.2:
            yield step(600, 1600, step="referred_back", referred_by=chance.choice(["police", "cps", "court"]))


# -------------------------------------------------------------------- a child who is missing


def _missing(case: Case, chance: random.Random) -> Iterator[Step]:
    """From asking around to the return interview. A child who is away at a place that is known is no missing child."""
    if "out" not in case.story.answers.get("concern", ()):
        return
    absence = "away" if case.advised.startswith("away") else "missing"
    hours = chance.uniform(0.2, 0.6)
    if chance.random() < 0.8:
        asked = ["friends", "phone"]
        yield _at(hours, "missing", step="enquiries", absence=absence, asked_whom=asked)
    if absence == "missing" and chance.random() < 0.8:
        yield _at(hours + 0.4, "missing", step="reported", absence=absence, channel="call_101")
    if chance.random() < 0.9:
        found = hours + chance.uniform(3, 30)
        yield _at(found, "missing", step="found", found_where="came_back", how_they_are=["upset"])
        if absence == "missing" and chance.random() < 0.8:
            for word, after in (("offered", 20), (chance.choice(["done", "declined"]), chance.choice([50, 90]))):
                more = {"declined_by": "child"} if word == "declined" else {"interview_by": "independent"}
                yield _at(found + after, "missing", step="interview", interview=word, **more)


def _at(hours: float, word: str, **values: Any) -> Step:
    return Step(timedelta(hours=hours), word, values)


# -------------------------------------------------------------------- the people in it


def _for_the_people(case: Case, outcome: Outcome | None, chance: random.Random) -> Iterator[Step]:
    if outcome is not None and outcome.is_emergency and chance.random() < 0.7:
        step = chance.choice(["offered", "later", "held", "declined"])
        yield Step(_hours(chance, 10, 60), "debrief", {"offered_to": "care_worker", "step": step})
    if "hurt" in case.story.answers.get("happened", ()) and chance.random() < 0.4:
        values: Values = {"who": chance.choice(["worker", "child_here"]), "again": "no", "told_of_right": "yes"}
        if chance.random() < 0.5:
            values |= {"reported": "yes", "channel": "online", "helped_by": "nobody"}
        else:
            values |= {"reported": "no", "wishes": "undecided", "ask_again": _day_after(4)}
        yield Step(_hours(chance, 2, 70), "own-report", values)
    if chance.random() < 0.3:
        values = {"words": unlike_any(chance, "A note"), "handover": chance.choice(["yes", "no"])}
        yield Step(_hours(chance, 1, 300), "note", values)
    if chance.random() < 0.12:
        values = {
            "reviewer": chance.choice(["manager", "panel"]),
            "finding": "as_protocol",
            "rules": [],
            "reviewed_on": _day_after(0),
        }
        yield Step(_hours(chance, 400, 1200), "review", values)
