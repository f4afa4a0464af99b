"""What else is added to made-up cases: a person's own report, a debrief, a note, a review, something put right, something erased."""

from datetime import timedelta
from typing import Final

from calloutcli.canonical import Json
from calloutcli.demo.dice import Weighted
from calloutcli.demo.telling import Step, Telling, record_of
from calloutcli.followup import debrief, individual_report, note, review
from calloutcli.interview.moment import format_time, parse_time
from calloutcli.protocol.model import Outcome
from calloutcli.record.correction import Correction, correction_of
from calloutcli.record.erasure import Erasure, erasure_of
from calloutcli.record.kinds import Entry

_DEBRIEF: Final = Weighted(("held", 50), ("declined", 25), ("offered", 15), ("later", 10))
_FINDINGS: Final = Weighted(("as_protocol", 62), ("justified_departure", 12), ("learning", 20), ("refer", 6))
_REVIEWERS: Final = Weighted(("manager", 50), ("panel", 38), ("youth_justice_service", 12))


def report_themselves(telling: Telling, outcome: Outcome) -> None:
    """Tell what became of somebody's wish to tell the police themselves."""
    dice, scene = telling.dice, telling.scene
    if not scene.hurts or not dice.chance(75 if outcome.id == "own_report" else 12):
        return
    who = "worker" if scene.name in ("worker-hit", "car") else "child_here"
    moment = telling.after(0.2, 20)
    if outcome.id == "own_report" and dice.chance(70):
        telling.add(
            individual_report.FORM, moment, who=who, again="no", told_of_right="yes", reported="yes", channel="call_101", helped_by="manager"
        )  # fmt: skip
        return
    again = (moment + timedelta(days=dice.between(2, 5))).date().isoformat()
    asked = telling.add(
        individual_report.FORM, moment, who=who, again="no", told_of_right="yes", reported="no", wishes="undecided", ask_again=again
    )  # fmt: skip
    if asked is not None:
        later = max(telling.after(60, 140, moment), asked)
        telling.add(
            individual_report.FORM, later, who=who, again="yes", told_of_right="yes", reported="no", wishes="no_report"
        )


def talk_it_over(telling: Telling, outcome: Outcome) -> None:
    """Offer a worker a debrief after a hard incident; leave a note for the next shift now and then."""
    dice = telling.dice
    if dice.chance(60 if outcome.is_emergency else 3):
        telling.add(debrief.FORM, telling.after(2, 40), offered_to="care_worker", step=dice.weigh(_DEBRIEF))
    if dice.chance(3):
        words = "Made up: a note for the next shift."
        telling.add(note.FORM, telling.after(0.5, 6), words=words, handover="yes" if dice.chance(70) else "no")


def look_back(telling: Telling, outcome: Outcome | None) -> None:
    """Look back at a case some weeks later: at emergencies and departures more often than at others."""
    dice = telling.dice
    decision = telling.last_decision.entry
    departs = decision.body["departure"] != {"direction": "none", "reason": "not_departed"}
    is_emergency = outcome is not None and outcome.is_emergency
    if not dice.chance(25 if departs or is_emergency else 3):
        return
    moment = telling.after(300, 2_000)
    advice = decision.body["advice"]
    rules: list[Json] = [*advice["rules"]] if isinstance(advice, dict) and isinstance(advice["rules"], list) else []
    finding = dice.weigh(_FINDINGS)
    telling.add(
        review.FORM,
        moment,
        reviewer=dice.weigh(_REVIEWERS),
        finding=finding,
        rules=sorted(rules, key=str),
        reviewed_on=moment.date().isoformat(),
    )


def put_straight(telling: Telling) -> None:
    """Correct what was written wrong in the last version of the decision: a slip in words, a time, a detail, what was done."""
    dice = telling.dice
    step = telling.last_decision
    if telling.slip:
        right = step.entry.personal.get(telling.slip)
        said = telling.incident.child.code if telling.slip == "child" else telling.scene.words
        if right is not None:
            _correct(telling, step, Correction(0, "words", telling.slip, "typed_wrong", None, said, "Made up: a slip."))
    elif dice.chance(0.8):
        happened = parse_time(str(step.entry.body["happened"])) - timedelta(minutes=dice.between(5, 45))
        _correct(telling, step, Correction(0, "time", "happened", "typed_wrong", format_time(happened)))
    elif dice.chance(0.2):
        _correct(telling, step, Correction(0, "detail", "placed_from", "learnt_later", "far"))
    elif dice.chance(0.15) and telling.outcome is not None and telling.outcome.id == "in_house":
        _correct(telling, step, Correction(0, "outcome", "taken", "typed_wrong", "report_101"))


def _correct(telling: Telling, step: Step, correction: Correction) -> None:
    _later(telling, step, correction_of(record_of(step), correction, "manager", telling.stage.uid()))


def erase_words(telling: Telling) -> None:
    """Erase the words of one decision of the home, once: they were about somebody else."""
    step = telling.last_decision
    if "words" in step.entry.personal and step.time >= telling.stage.settled and telling.stage.once("erased"):
        erasure = Erasure(telling.incident.reference, ("",), (0,), "wrong_person", "registered_manager")
        entry = erasure_of(erasure, "data_protection_officer", telling.stage.uid(), telling.edition.name)
        _later(telling, step, entry, erases="words")


def _later(telling: Telling, step: Step, entry: Entry, erases: str = "") -> None:
    moment = telling.after(3, 400)
    time = telling.stage.recorded(moment + telling.lag())
    if time < telling.stage.span.cut:
        telling.steps.append(Step(time, entry, step, erases))
