"""Putting it right: a restorative conversation, meeting or conference, from the offer to what was agreed being done.

Body of a `restorative`: `level`; `step`, a code below; of an offer `child_consent`, `hurt_consent` and the day `planned` for it; of
what was held `took_part`, `five_questions` (whether the answers were written down), `result` (what was agreed, as a code) and
`complete_by`, the day by which it is to be done; of a completion `completed`; of both `satisfied`, the person who was hurt; of a
decline `declined_by`; `called_off_because`; `happened`; `late`. In words: `what_happened`, `thinking_then`, `thought_since`,
`who_affected`, `needed` (the five questions, in the child's own words); `put_right`, what was agreed; `declined_why`; `champion`,
initials of the home's restorative champion.

One piece of work is the records of one level, from an offer to its end; what comes after its end begins another. Taking part is
voluntary: a decline ends it, and an offer that one side declined is a decline by that side. Offered, accepted, held, done and content
are five things, and are counted apart (measure M15).
"""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from calloutcli.followup.course import Course
from calloutcli.followup.form import Choices, Field, Form, Values
from calloutcli.followup.pending import Pending, end_of
from calloutcli.frozen import frozen
from calloutcli.interview.card import FIVE_QUESTIONS
from calloutcli.wording import msg

LEVELS: Final[Choices] = (
    ("conversation", msg("A restorative conversation")),
    ("meeting", msg("A restorative meeting")),
    ("conference", msg("A restorative conference")),
)
CONSENT: Final[Choices] = (
    ("agreed", "They want to"),
    ("undecided", "They have not decided"),
    ("declined", "They do not want to"),
    ("not_asked", "They have not been asked"),
)
QUESTION_NAMES: Final = ("what_happened", "thinking_then", "thought_since", "who_affected", "needed")
"""Under which names the answers to the five questions are kept, in the order of FIVE_QUESTIONS."""

_ASKED_FOR: Final = {
    "conversation": msg("The decision asks for a restorative conversation."),
    "meeting": msg("The decision asks for a restorative meeting."),
    "conference": msg("The decision asks for a restorative conference."),
}
_NOT_DECLINED = ("agreed", "undecided", "not_asked")
_VOLUNTARY = (
    "Taking part is voluntary for each of them. Nobody has to give a reason, and they may change their mind later."
)


def _lead(course: Course) -> list[str]:
    """What is said before the first question: how it stands, or what the decision asks for; and that nobody has to."""
    stands: list[str] = [msg("{sentence}.", sentence=_to_do(work)) for work in works(course) if work.state != "ended"]
    outcome = course.outcome
    if not stands and outcome is not None and outcome.restorative != "none":
        stands = [_ASKED_FOR[outcome.restorative]]
    return [*stands, _VOLUNTARY]


FORM = Form(
    kind="restorative",
    word="restorative",
    title="Putting it right",
    purpose="One step at a time: what was offered, held, agreed or done.",
    fields=(
        Field(
            "level",
            "Which is it?",
            "What",
            "choice",
            LEVELS,
            why="A conversation counts. A meeting or a conference needs more people and more time.",
        ),
        Field(
            "step",
            "What is there to record?",
            "Step",
            "choice",
            (
                ("offered", "It was offered"),
                ("held", "It was held"),
                ("completion", "Whether what was agreed was done"),
                ("declined", "Somebody did not want it, or no longer"),
                ("called_off", "It was called off"),
            ),
        ),
        Field(
            "child_consent",
            "Does the child who did it want to take part?",
            "The child who did it",
            "choice",
            CONSENT,
            only={"step": ("offered",)},
            why=_VOLUNTARY,
        ),
        Field(
            "hurt_consent",
            "Does the person who was hurt, or lost something, want to take part?",
            "The person who was hurt",
            "choice",
            (*CONSENT, ("nobody_hurt", "Nobody was hurt or lost anything")),
            only={"step": ("offered",)},
            why=_VOLUNTARY,
        ),
        Field(
            "took_part",
            "Who took part?",
            "Took part",
            "several",
            (
                ("child", "The child who did it"),
                ("person_hurt", "The person who was hurt, or lost something"),
                ("stand_in", "Somebody who spoke for that person"),
                ("family", "Family"),
                ("social_worker", "A social worker"),
                ("police", "Police"),
                ("youth_justice_service", "The youth justice service"),
            ),
            only={"step": ("held",)},
        ),
        Field(
            "planned",
            "On which day is it to be held?",
            "Planned for",
            "date",
            required=False,
            only={
                "step": ("offered",),
                "child_consent": _NOT_DECLINED,
                "hurt_consent": (*_NOT_DECLINED, "nobody_hurt"),
            },
            ahead=True,
        ),
        Field(
            "five_questions",
            "The five questions: the child may answer all, some or none, in their own words. Write them down now?",
            "Five questions written down",
            "choice",
            (("yes", "Yes"), ("no", "No")),
            only={"step": ("held",)},
            why="Only if the child agrees. It is voluntary, and what is written down is what the child said.",
        ),
        *(
            Field(
                name,
                ask,
                ask.rstrip("?"),
                "words",
                required=False,
                only={"step": ("held",), "five_questions": ("yes",)},
            )
            for name, ask in zip(QUESTION_NAMES, FIVE_QUESTIONS, strict=True)
        ),
        Field(
            "result",
            "Was anything agreed, to put it right?",
            "Agreed",
            "choice",
            (
                ("to_do", "Yes, and it is still to be done"),
                ("done", "Yes, and it is done already"),
                ("nothing_needed", "No, nothing more was needed"),
                ("not_agreed", "No, they could not agree"),
            ),
            only={"step": ("held",)},
        ),
        Field(
            "put_right",
            "What was agreed, in a few words?",
            "What was agreed",
            "words",
            required=False,
            only={"step": ("held",), "result": ("to_do", "done")},
        ),
        Field(
            "complete_by",
            "By which day is it to be done?",
            "To be done by",
            "date",
            required=False,
            only={"step": ("held",), "result": ("to_do",)},
            ahead=True,
        ),
        Field(
            "completed",
            "Was what was agreed done?",
            "Done",
            "choice",
            (
                ("yes", "Yes"),
                ("partly", "In part: the rest is still to be done"),
                ("no", "No, and it will not be done now"),
            ),
            only={"step": ("completion",)},
        ),
        Field(
            "satisfied",
            "Is the person who was hurt, or lost something, content with it?",
            "The person who was hurt is content",
            "choice",
            (("yes", "Yes"), ("no", "No"), ("not_asked", "They were not asked"), ("nobody_hurt", "Nobody was hurt")),
            only={"step": ("held", "completion")},
        ),
        Field(
            "declined_by",
            "Who did not want it?",
            "Did not want it",
            "choice",
            (
                ("child", "The child who did it"),
                ("person_hurt", "The person who was hurt, or lost something"),
                ("both", "Both"),
                ("somebody_else", "Somebody else"),
            ),
            only={"step": ("declined",)},
            why=_VOLUNTARY,
        ),
        Field(
            "declined_why",
            "Did they say why, in a few words?",
            "Why not",
            "words",
            required=False,
            only={"step": ("declined",)},
            why=_VOLUNTARY,
        ),
        Field(
            "called_off_because",
            "Why was it called off?",
            "Called off because",
            "choice",
            (
                ("not_safe", "It was not safe for somebody"),
                ("moved", "Somebody moved away"),
                ("sorted_out", "It was put right in another way"),
                ("no_time", "There was nobody to lead it, or no time"),
                ("other_reason", "Another reason"),
            ),
            only={"step": ("called_off",)},
        ),
        Field("happened", "When was that?", "When", "moment"),
        Field(
            "champion",
            "Who led it, or is the home's restorative champion? Initials only.",
            "Champion",
            "words",
            required=False,
            only={"step": ("offered", "held")},
        ),
    ),
    lead=_lead,
)


@frozen
class Work:
    """One piece of restorative work as it stands.

    `state`: `offered`, nobody having said no; `held`, with something still to be done; `ended`. `planned` and `complete_by`: days that
    were set, or None. `declined_by`: who ended it, or empty.
    """

    level: str
    state: str
    planned: date | None = None
    complete_by: date | None = None
    declined_by: str = ""


def works(course: Course) -> tuple[Work, ...]:
    """Each piece of restorative work of a case as it stands, in the order in which they began."""
    found: list[Work] = []
    for _, values in course.followups(FORM):
        level, step = str(values["level"]), str(values["step"])
        fits = {"offered": ("offered",), "held": ("offered",), "completion": ("held",)}.get(step, ("offered", "held"))
        open_ones = [at for at, work in enumerate(found) if work.level == level and work.state in fits]
        if not open_ones:
            found.append(Work(level, "offered"))
        at = open_ones[-1] if open_ones else -1
        found[at] = _after(found[at], values)
    return tuple(found)


def declined_by(values: Values) -> str:
    """Which side said no, of an offer or a decline: `child`, `person_hurt`, `both`, `somebody_else`; empty when none did."""
    if values["step"] == "declined":
        return str(values.get("declined_by", "somebody_else"))
    no = [
        who
        for name, who in (("child_consent", "child"), ("hurt_consent", "person_hurt"))
        if values.get(name) == "declined"
    ]
    return "both" if len(no) == 2 else "".join(no)


def pending(course: Course, _now: datetime) -> Iterator[Pending]:
    """What the decision advised and nobody offered yet; what was offered and not held; what was agreed and not done."""
    do = f"callout add {course.reference} {FORM.word}"
    found = works(course)
    outcome = course.outcome
    if not found and outcome is not None and outcome.restorative != "none":
        words = msg("{what} is to be offered", what=_title(outcome.restorative))
        yield Pending(course.reference, "restorative", "", None, words, do)
    for work in found:
        if work.state != "ended":
            day = work.planned if work.state == "offered" else work.complete_by
            due = end_of(day) if day is not None else None
            yield Pending(course.reference, "restorative", "", due, _to_do(work), do)


def _to_do(work: Work) -> str:
    """What is still to be done in a piece of work."""
    if work.state == "offered":
        return msg("{what} was offered, and is to be held", what=_title(work.level))
    return msg("{what} was held: what was agreed is to be done", what=_title(work.level))


def _after(work: Work, values: Values) -> Work:
    """The work after one more record of it."""
    step = values["step"]
    no = declined_by(values)
    if no:
        return Work(work.level, "ended", declined_by=no)
    if step == "offered":
        return Work(work.level, "offered", _day(values, "planned") or work.planned)
    if step == "held":
        is_left = values.get("result") == "to_do"
        return Work(work.level, "held" if is_left else "ended", None, _day(values, "complete_by"))
    return Work(work.level, "held" if values.get("completed") == "partly" else "ended", None, work.complete_by)


def _day(values: Values, name: str) -> date | None:
    return date.fromisoformat(str(values[name])) if name in values else None


def _title(level: str) -> str:
    return dict(LEVELS).get(level, f"A restorative {level.replace('_', ' ')}")
