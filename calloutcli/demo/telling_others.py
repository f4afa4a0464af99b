"""Whom staff of the made-up homes asked and told: most in time, some late, some never."""

from typing import Final

from calloutcli.canonical import Json
from calloutcli.demo.dice import Weighted
from calloutcli.demo.telling import Telling
from calloutcli.followup import consultation, notification
from calloutcli.protocol.model import Notice, Outcome

_ANSWERS: Final = Weighted(("agreed", 86), ("no_answer", 9), ("disagreed", 3), ("not_yet", 2))
_ASKED: Final = 80
"""Times in a hundred that somebody is asked who is to be."""
_CHANNELS: Final = Weighted(("phone", 50), ("email", 42), ("in_person", 8))
_TOLD_AFTER: Final = Weighted(((0.2, 5), 56), ((5, 23), 22), ((25, 80), 9), ((-1, -1), 13))
"""After how many hours somebody is told; below zero: never."""
_JUDGED: Final = Weighted(("need_not", 50), ("must_be_told", 20), ("", 30))


def ask_others(telling: Telling, outcome: Outcome) -> None:
    """Ask those whom the outcome names, before and after; who gives no answer is stood in for."""
    consult, dice = outcome.consult, telling.dice
    first = [*consult.before, *consult.all_of, *consult.any_of[:1]]
    for role in first:
        if dice.chance(_ASKED):
            result = dice.weigh(_ANSWERS)
            _ask(telling, role, result, early=True)
            if result == "no_answer" and consult.fallback:
                _ask(telling, consult.fallback[0], "agreed", early=True)
    for role in consult.after:
        if dice.chance(_ASKED - 45):
            _ask(telling, role, "agreed", early=False)


def _ask(telling: Telling, role: str, result: str, *, early: bool) -> None:
    moment = telling.after(0, 0.5) if early else telling.after(0.3, 20)
    telling.add(consultation.FORM, moment, whom=role, result=result, channel="phone")


def tell_others(telling: Telling, outcome: Outcome) -> None:
    """Tell those whom the outcome names, by the time that it sets, or late, or not; or judge that they need not be told."""
    for notice in outcome.notify:
        if notice.judged_by is None:
            _tell(telling, notice)
        else:
            _judge(telling, notice, notice.judged_by)


def _tell(telling: Telling, notice: Notice) -> None:
    dice = telling.dice
    low, high = dice.weigh(_TOLD_AFTER)
    if low < 0:
        return
    moment = max(telling.after(low, high, telling.begun), telling.since)
    if dice.chance(3):
        telling.add(
            notification.FORM,
            telling.after(0.1, 0.3),
            whom=notice.who,
            basis=notification.basis_of(notice),
            judgement="not_needed",
            result="not_reached",
            channel="phone",
        )
    telling.add(
        notification.FORM,
        moment,
        whom=notice.who,
        basis=notification.basis_of(notice),
        judgement="not_needed",
        result="told",
        channel=dice.weigh(_CHANNELS),
    )


def _judge(telling: Telling, notice: Notice, judged_by: str) -> None:
    dice = telling.dice
    judgement = dice.weigh(_JUDGED)
    if not judgement:
        return
    told: dict[str, Json] = {"result": "told", "channel": "online_form" if notice.who == "ofsted" else "phone"}
    telling.add(
        notification.FORM,
        telling.after(0.5, 30),
        whom=notice.who,
        basis=notification.basis_of(notice),
        judgement=judgement,
        judged_by=judged_by,
        judgement_why="Made up: why it was judged so.",
        **(told if judgement == "must_be_told" else {}),
    )


def tell_of_disposal(telling: Telling, day_after: float) -> None:
    """Tell the social worker, and mostly the youth justice service, what was decided for the child."""
    for role, percent in (("social_worker", 80), ("youth_justice_service", 60)):
        if telling.dice.chance(percent):
            telling.add(
                notification.FORM,
                telling.after(day_after, day_after + 60),
                whom=role,
                basis="practice",
                judgement="not_needed",
                result="told",
                channel="email",
            )
