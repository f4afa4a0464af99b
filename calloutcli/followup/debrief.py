"""A debrief for staff after a hard incident: offered, and held, declined or wanted later. Nobody is asked what was said in it.

Body of a `debrief`: `offered_to`, the role of the worker on that shift; `step`, what came of the offer; `planned`, a day that was set;
`happened`; `late`. In words: `support`, what help is wanted or was given.

A debrief is owed (`is_owed`) where the records show that staff had it hard: an emergency is what is followed, the person deciding was hurt or
is named, or a worker's own report says that it is about a worker. What else was hard, only people know: it can be offered at any time.
"""

from collections.abc import Iterator
from datetime import date, datetime

from calloutcli.followup import individual_report
from calloutcli.followup.course import Course
from calloutcli.followup.form import Field, Form, Values
from calloutcli.followup.pending import Pending, end_of
from calloutcli.interview.details import DECIDER_INVOLVED, DETAILS, HURT, NAMED
from calloutcli.wording import msg

WORKERS = next(detail.choices for detail in DETAILS if detail.name == "role")

FORM = Form(
    kind="debrief",
    word="debrief",
    title="Staff debrief",
    purpose="Whether a worker was offered time to talk it over, and what came of it.",
    fields=(
        Field("offered_to", "Who was it offered to?", "Offered to", "choice", WORKERS),
        Field(
            "step",
            "What came of it?",
            "What came of it",
            "choice",
            (
                ("offered", "It was offered, and there is no answer yet"),
                ("later", "They want it later"),
                ("held", "It was held"),
                ("declined", "They do not want it"),
            ),
            why="It is for the worker, and voluntary. What was said in it is not written down here.",
        ),
        Field(
            "planned",
            "On which day?",
            "Planned for",
            "date",
            required=False,
            only={"step": ("offered", "later")},
            ahead=True,
        ),
        Field("happened", "When was that?", "When", "moment"),
        Field(
            "support",
            "What help is wanted, or was given, in a few words?",
            "Help",
            "words",
            required=False,
            why="For example a shift off, first aid, somebody to talk to, or help with a report to the police.",
        ),
    ),
)


def is_owed(course: Course) -> bool:
    """Whether the records show that staff are to be offered a debrief."""
    if course.outcome is not None and course.outcome.is_emergency:
        return True
    for one in (course.decision, course.closure):
        details = one.record.body.get("details") if one is not None else None
        if isinstance(details, dict) and details.get(DECIDER_INVOLVED) in (HURT, NAMED):
            return True
    return any(values.get("who") == "worker" for _, values in course.followups(individual_report.FORM))


def pending(course: Course, _now: datetime) -> Iterator[Pending]:
    """A debrief that nobody offered yet; one that waits for an answer, or for its day."""
    do = f"callout add {course.reference} {FORM.word}"
    last: dict[str, Values] = {str(values["offered_to"]): values for _, values in course.followups(FORM)}
    if not last and is_owed(course):
        yield Pending(course.reference, "debrief", "", None, msg("Staff are to be offered a debrief"), do)
    for worker, values in last.items():
        if values["step"] in ("offered", "later"):
            due = end_of(date.fromisoformat(str(values["planned"]))) if "planned" in values else None
            who = dict(WORKERS).get(worker, worker.replace("_", " "))
            words = (
                msg("A debrief was offered, and is to be held: {who}", who=who)
                if values["step"] == "offered"
                else msg("A debrief is wanted later, and is to be held: {who}", who=who)
            )
            yield Pending(course.reference, "debrief", "", due, words, do)
