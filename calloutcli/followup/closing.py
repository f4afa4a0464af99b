"""Closing a case: what is asked of whoever makes the decision that was put off, or that the answers left open.

The protocol's own closing questions come between what was decided and why; they decide nothing, and each may be left out. What is
recorded: record/closure.py. Nobody closes a case in which they were hurt, or in which it is said that they harmed a child.
"""

from typing import Any, Final

from calloutcli.errors import UsageError
from calloutcli.followup.course import Course
from calloutcli.followup.form import Choices, Field, Form, Values
from calloutcli.followup.slow_time import owed_by
from calloutcli.interview.card import outcome_title
from calloutcli.interview.moment import parse_time
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.question import Question
from calloutcli.record.closure import KIND, REASON, Closing

INVOLVED: Final = Field(
    "involved",
    "Were you hurt in it, or is it said that you harmed a child?",
    "Involved",
    "choice",
    (("yes", "Yes"), ("no", "No")),
    why="It is hard to decide well when you are hurt, angry or named. Then somebody else decides.",
)
ASK_SOMEBODY_ELSE: Final = "Somebody else must decide. Nothing was recorded. You can still call 999 at any time."


def require_open(course: Course) -> None:
    """Pass when the case waits for a decision.

    Raises:
        UsageError: it was decided, or was never decided here.
    """
    if course.closure is None and (course.is_put_off or course.is_undecided):
        return
    raise UsageError(
        f"the case {course.reference} does not wait for a decision",
        "callout show tells what was decided"
        if course.decision
        else "it was not decided here: callout show tells of it",
    )


def closing_form(course: Course, language: str) -> Form:
    """The form that closes a case which waits for a decision, in the protocol's words in that language."""
    protocol = course.protocol
    return Form(
        kind=KIND,
        word="close",
        title="What was decided",
        purpose="",
        fields=(
            Field("taken", "What was decided?", "Decided", "choice", _outcomes(protocol, language)),
            Field("decided_by", "Who decided?", "Decided by", "role"),
            Field("happened", "When was it decided?", "When", "moment"),
            *(_field(question, language) for question in protocol.closing),
            Field(REASON, "Why, in one sentence?", "Why", "words", required=False),
        ),
        lead=lambda known: _lead(known, language),
        first=_first,
    )


def closing_of(values: Values, protocol: Protocol) -> Closing:
    """What is recorded of a form that is filled in."""
    words = {REASON, *(question.id for question in protocol.closing if question.kind == "words")}
    coded = [question.id for question in protocol.closing if question.id not in words]
    return Closing(
        taken=str(values["taken"]),
        decided_by=str(values["decided_by"]),
        happened=parse_time(str(values["happened"])),
        details={id_: values[id_] for id_ in coded if id_ in values},
        personal={id_: value for id_, value in values.items() if id_ in words},
    )


def _outcomes(protocol: Protocol, language: str) -> Choices:
    """What can be decided: nothing that would put it off again."""
    return tuple((one.id, one.title.to(language)) for one in protocol.outcomes if one.defer is None)


def _field(question: Question, language: str) -> Field:
    """A question of the protocol as a field. It is read back as it was asked."""
    ask = question.ask.to(language)
    return Field(
        name=question.id,
        ask=ask,
        label=ask,
        kind=question.kind,
        choices=tuple((id_, words.to(language)) for id_, words in question.answers),
        required=False,
        why=question.why.to(language) if question.why else "",
        low=question.low,
        high=question.high,
    )


def _lead(course: Course, language: str) -> list[str]:
    if course.is_undecided:
        return [f"{course.reference}: the answers left it open, and nobody has decided yet."]
    return [f"{course.reference} was put off: {outcome_title(course.protocol, course.taken, language)}"]


def _first(course: Course) -> dict[str, tuple[str, ...]]:
    """Who is likely to have decided, and of a case that was left open what the answers left."""
    protocol = course.protocol
    body: Any = course.decision.record.body if course.decision else {}
    owner = owed_by(course)[0] if course.is_put_off else str(body["taken"].get("decider"))
    possible = body.get("advice", {}).get("possible", ()) if course.is_undecided else ()
    left = [outcome for outcome in protocol.outcomes if outcome.id in possible]
    likely = dict.fromkeys((owner, *protocol.ask_when_unsure, *(outcome.decider for outcome in left)))
    return {"decided_by": tuple(likely), "taken": tuple(outcome.id for outcome in left)}
