"""Closing a case: what is asked of whoever makes the decision that was put off, or that the answers left open.

The protocol's own closing questions come between what was decided and why; they decide nothing, and each may be left out. What is
recorded: record/closure.py. Nobody closes a case in which they were hurt, or in which it is said that they harmed a child.
"""

from typing import Any, Final

from calloutcli.errors import UsageError
from calloutcli.followup.course import Course
from calloutcli.followup.form import Choices, Field, Form, Values
from calloutcli.followup.own_words import outcome_words, own
from calloutcli.followup.slow_time import owed_by
from calloutcli.interview.moment import parse_time
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.question import Question
from calloutcli.record.closure import KIND, REASON, Closing
from calloutcli.wording import msg

INVOLVED: Final = Field(
    "involved",
    msg("Were you hurt in it, or is it said that you harmed a child?"),
    msg("Involved"),
    "choice",
    (("yes", msg("Yes")), ("no", msg("No"))),
    why=msg("It is hard to decide well when you are hurt, angry or named. Then somebody else decides."),
)
ASK_SOMEBODY_ELSE: Final = msg("Somebody else must decide. Nothing was recorded. You can still call 999 at any time.")


def require_open(course: Course) -> None:
    """Pass when the case waits for a decision.

    Raises:
        UsageError: it was decided, or was never decided here.
    """
    if course.closure is None and (course.is_put_off or course.is_undecided):
        return
    raise UsageError(
        msg("the case {reference} does not wait for a decision", reference=course.reference),
        msg("callout show tells what was decided")
        if course.decision
        else msg("it was not decided here: callout show tells of it"),
    )


def closing_form(course: Course) -> Form:
    """The form that closes a case which waits for a decision, in the protocol's own words."""
    protocol = course.protocol
    return Form(
        kind=KIND,
        word="close",
        title=msg("What was decided"),
        purpose="",
        fields=(
            Field("taken", msg("What was decided?"), msg("Decided"), "choice", _outcomes(protocol)),
            Field("decided_by", msg("Who decided?"), msg("Decided by"), "role"),
            Field("happened", msg("When was it decided?"), msg("When"), "moment"),
            *map(_field, protocol.closing),
            Field(REASON, msg("Why, in one sentence?"), msg("Why"), "words", required=False),
        ),
        lead=_lead,
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


def _outcomes(protocol: Protocol) -> Choices:
    """What can be decided: nothing that would put it off again."""
    return tuple((one.id, own(one.title)) for one in protocol.outcomes if one.defer is None)


def _field(question: Question) -> Field:
    """A question of the protocol as a field. It is read back as it was asked."""
    ask = own(question.ask)
    return Field(
        name=question.id,
        ask=ask,
        label=ask,
        kind=question.kind,
        choices=tuple((id_, own(words)) for id_, words in question.answers),
        required=False,
        why=own(question.why) if question.why else "",
        low=question.low,
        high=question.high,
    )


def _lead(course: Course) -> list[str]:
    if course.is_undecided:
        return [msg("{reference}: the answers left it open, and nobody has decided yet.", reference=course.reference)]
    taken = outcome_words(course.protocol, course.taken)
    return [msg("{reference} was put off: {outcome}", reference=course.reference, outcome=taken)]


def _first(course: Course) -> dict[str, tuple[str, ...]]:
    """Who is likely to have decided, and of a case that was left open what the answers left."""
    protocol = course.protocol
    body: Any = course.decision.record.body if course.decision else {}
    owner = owed_by(course)[0] if course.is_put_off else str(body["taken"].get("decider"))
    possible = body.get("advice", {}).get("possible", ()) if course.is_undecided else ()
    left = [outcome for outcome in protocol.outcomes if outcome.id in possible]
    likely = dict.fromkeys((owner, *protocol.ask_when_unsure, *(outcome.decider for outcome in left)))
    return {"decided_by": tuple(likely), "taken": tuple(outcome.id for outcome in left)}
