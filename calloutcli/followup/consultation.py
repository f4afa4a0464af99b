"""Who was asked about a case, or tried: each call is a record of its own. Whether that is enough: authorisation.py.

Body of a `consultation`: `whom`, a role; `happened`; `channel`; `result`, what came of it; `late`. In words: `advice`.
"""

from collections.abc import Iterator
from datetime import datetime

from calloutcli.followup.authorisation import Authorisation, authorise, one_of, sentences
from calloutcli.followup.course import Course
from calloutcli.followup.form import Field, Form
from calloutcli.followup.pending import Pending
from calloutcli.followup.roles import roles_of
from calloutcli.wording import msg

RESULTS = (
    ("agreed", "Reached, and agreed"),
    ("disagreed", "Reached, and said to do something else"),
    ("no_answer", "No answer"),
    ("not_yet", "Reached, but could not say yet"),
)

FORM = Form(
    kind="consultation",
    word="consultation",
    title="Who was asked",
    purpose="Whom you asked, or tried to, when, and what they said.",
    fields=(
        Field("whom", "Whom did you ask, or try to?", "Asked", "role"),
        Field(
            "result",
            "What came of it?",
            "What came of it",
            "choice",
            RESULTS,
            why="A try without an answer counts: it shows that you did what the protocol asks, and who may stand in.",
        ),
        Field("happened", "When was that?", "When", "moment"),
        Field(
            "channel",
            "How?",
            "How",
            "choice",
            (("phone", "By phone"), ("in_person", "In person"), ("message", "By message or email")),
            required=False,
        ),
        Field(
            "advice",
            "What did they say, in a few words?",
            "What they said",
            "words",
            required=False,
            only={"result": ("agreed", "disagreed", "not_yet")},
        ),
    ),
    lead=lambda course: sentences(authorisation(course), roles_of(course.protocol)),
    first=lambda course: {"whom": to_ask(course)},
)


def authorisation(course: Course) -> Authorisation:
    """Whether what is done now was authorised by those whom its outcome names."""
    return authorise(course, course.followups(FORM))


def to_ask(course: Course) -> tuple[str, ...]:
    """The roles still to be asked, in the order in which to ask them: who may stand in comes before those who gave no answer."""
    found = authorisation(course)
    order: list[str] = []
    for roles in ([role for group in found.missing for role in group], found.after):
        tried = [role for role in roles if role in found.unanswered]
        stand_ins = [role for role in found.stand_ins if role not in found.unanswered] if tried else []
        order += [*(role for role in roles if role not in tried), *stand_ins, *tried]
    return tuple(dict.fromkeys([*order, *found.stand_ins]))


def pending(course: Course, _now: datetime) -> Iterator[Pending]:
    """Who is still to be asked: no time is set, but until then the decision is not authorised."""
    found = authorisation(course)
    roles = roles_of(course.protocol)
    do = f"callout add {course.reference} {FORM.word}"
    asked = {*found.against, *found.unanswered, *found.unsure}
    for group in found.missing if found.state == "not_yet" else ():
        who = one_of(group, roles)
        words = (
            msg("Not yet authorised. To be asked again: {who}", who=who)
            if asked & set(group)
            else msg("Not yet authorised. To be asked: {who}", who=who)
        )
        yield Pending(course.reference, "consultation", group[0], None, words, do)
    for role in found.after:
        words = msg("To be asked afterwards: {who}", who=one_of((role,), roles))
        yield Pending(course.reference, "consultation", role, None, words, do)
