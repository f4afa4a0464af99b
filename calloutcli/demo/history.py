"""The whole history of a made-up home, in the order in which it was recorded: what a log of it would hold.

Pure: the same seed, home and span give the same history. Nothing is written here (home_folders.py, bundles.py).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from calloutcli.demo.absent import look_for
from calloutcli.demo.afterwards import erase_words, look_back, put_straight, report_themselves, talk_it_over
from calloutcli.demo.agencies import Agreements
from calloutcli.demo.children import Child, children_of
from calloutcli.demo.closing import close_case
from calloutcli.demo.deciding import decide_case
from calloutcli.demo.dice import Weighted, bytes_of
from calloutcli.demo.months import month_steps, resident_steps
from calloutcli.demo.old_incidents import imported_steps, new_number
from calloutcli.demo.police import tell_of_others, tell_police
from calloutcli.demo.profiles import Profile
from calloutcli.demo.restoring import put_right
from calloutcli.demo.scenes import SCENES
from calloutcli.demo.span import ZONE, Span, month_after, on_the_clock
from calloutcli.demo.telling import Incident, Stage, Step, Telling
from calloutcli.demo.telling_others import ask_others, tell_others
from calloutcli.frozen import frozen
from calloutcli.log.note import Signer
from calloutcli.protocol.model import Outcome
from calloutcli.record.closure import KIND as CLOSURE
from calloutcli.record.reference import format_reference

_HOURS: Final = tuple(
    Weighted(*zip(hours, weights, strict=True))
    for hours, weights in (
        (range(6), (6, 4, 3, 1, 1, 1)),
        (range(6, 12), (2, 5, 7, 5, 4, 4)),
        (range(12, 18), (5, 5, 5, 7, 9, 9)),
        (range(18, 24), (9, 9, 9, 10, 10, 8)),
    )
)
"""The four quarters of a day: how often each hour of it."""
_QUARTERS: Final = (0.14, 0.16, 0.28, 0.42)
"""Which part of a day's incidents falls into each quarter."""
_OFFERED: Final = 42
"""Times in a hundred that restorative work is offered or declined where the outcome asks for it."""
_LONG_AGO: Final = timedelta(days=90)
"""Before the end: what is recorded weeks late is recorded all the same."""
_ADOPTED_BEFORE: Final = timedelta(hours=10)


@frozen
class History:
    """The steps of a home in order, what the agencies agreed, and the key of its log: made from the seed, and no secret."""

    profile: Profile
    agreements: Agreements
    signer: Signer
    seed: str
    steps: tuple[Step, ...]


def history_of(profile: Profile, span: Span, agreements: Agreements, seed: str) -> History:
    """What a home recorded in the span, and up to some days after it."""
    stage = Stage(profile, span, agreements, seed)
    children = children_of(profile, span, stage.take_dice("children"))
    taken: set[int] = set()
    stage.take_dice("incidents")
    incidents = list(_incidents(stage, children, taken))
    early = [incident for incident in incidents if incident.happened < span.cut - _LONG_AGO]
    stage.belated = _lonely(early) if profile.contradicted else ""
    stage.take_dice("adoptions")
    adoption = agreements.adoption
    begun = on_the_clock(span.first, 0, 0) - _ADOPTED_BEFORE
    steps = [
        Step(begun, adoption(agreements.old, stage.uid())),
        Step(stage.changed, adoption(agreements.new, stage.uid())),
    ]
    steps += imported_steps(stage, taken) if profile.imported else ()
    stage.take_dice("residents")
    steps += resident_steps(stage, children)
    first: dict[date, datetime] = {}
    for incident in incidents:
        stage.take_dice(incident.reference)
        case = told(stage, incident)
        month = _month(incident)
        first[month] = min(case[0].time, first.get(month, case[0].time))
        steps += case
    stage.take_dice("months")
    steps += month_steps(stage, children, first)
    steps.sort(key=lambda step: step.time)
    signer = Signer(f"{profile.origin}/log/{begun.year}", bytes_of("callout demo", seed, profile.letter, "log"))
    return History(profile, agreements, signer, seed, tuple(steps))


def _lonely(incidents: Sequence[Incident]) -> str:
    """The reference of the first incident that is the only one of its month."""
    months = Counter(map(_month, incidents))
    return next((one.reference for one in incidents if months[_month(one)] == 1), "")


def _month(incident: Incident) -> date:
    return incident.happened.astimezone(ZONE).date().replace(day=1)


def _incidents(stage: Stage, children: tuple[Child, ...], taken: set[int]) -> Iterator[Incident]:
    """What happened, in order of time: so many a month as the home's profile expects."""
    profile, dice = stage.profile, stage.dice
    scenes = Weighted(*((scene, scene.weight * (profile.rough if scene.grave else 1)) for scene in SCENES))
    for first in stage.span.months():
        after = month_after(first)
        if profile.silent and profile.silent[0] <= first < profile.silent[1]:
            continue
        days = (after - first).days
        for number in range(days):
            for quarter, part in enumerate(_QUARTERS):
                if dice.chance(100 * profile.a_month * part / days):
                    day = first + timedelta(days=number)
                    moment = on_the_clock(day, dice.weigh(_HOURS[quarter]), dice.between(0, 59))
                    child = _who(stage, children, day)
                    if child is not None:
                        reference = format_reference(profile.code, new_number(dice, taken))
                        yield Incident(moment, child, dice.weigh(scenes), reference)


def _who(stage: Stage, children: tuple[Child, ...], day: date) -> Child | None:
    """The child whom it is about, among those who live there; None where nobody does."""
    dice, profile = stage.dice, stage.profile
    here = [child for child in children if child.came <= day and (child.left is None or day < child.left)]
    if profile.heavy:
        if dice.chance(profile.heavy):
            return children[0]
        here = here[1:]
    return dice.weigh(Weighted(*((child, child.tempo) for child in here))) if here else None


def told(stage: Stage, incident: Incident) -> list[Step]:
    """Every record of one case."""
    telling = Telling(stage, incident, stage.agreements.old)
    decide_case(telling)
    if telling.outcome is not None:
        _follow(telling, telling.outcome)
    close_case(telling)
    if telling.steps[-1].entry.kind == CLOSURE and telling.outcome is not None:
        _follow(telling, telling.outcome)
    look_back(telling, telling.outcome)
    put_straight(telling)
    erase_words(telling)
    return telling.steps


def _follow(telling: Telling, outcome: Outcome) -> None:
    """What follows from an outcome: who is asked and told, what the police do, what is put right."""
    is_put_off = outcome.defer is not None
    ask_others(telling, outcome)
    tell_others(telling, outcome)
    if telling.scene.is_out:
        look_for(telling, outcome)
    if outcome.channel != "none":
        tell_police(telling, outcome)
    elif not is_put_off:
        tell_of_others(telling)
    if not is_put_off:
        put_right(telling, outcome.restorative, _OFFERED)
        report_themselves(telling, outcome)
        talk_it_over(telling, outcome)
