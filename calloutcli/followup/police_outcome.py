"""What police, prosecutors or a court did or said in a case: each thing is a record of its own, however late it comes.

Body of a `police_outcome`: `step`, what it tells, a code below; `called_by` and `channel` of a report; `attended`; `crime`,
whether the police recorded one; `location`, where what they recorded was, and `behaviour`, what it was in plain words;
`disposal` in today's terms, beside it `dated_term` where the paper uses an old word, and `disposal_date`; `referred_by`;
of a new allegation after the police came `behaviour`, `against` and `from_call`; `happened`; `late`. In words, and personal:
`incident_number` (a police log of a call) and `crime_number` (a recorded crime), which are two numbers; `officer`;
`police_words`.

Reports, attendances, crimes and disposals are counted apart: a call is none of the other three. The old disposals ended with
LASPO 2012 (reprimand, final warning) or were local (Youth Restorative Disposal): the series breaks there, so the old word stays
beside today's, and neither is ever written for the other.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from calloutcli.followup import notification
from calloutcli.followup.course import Course
from calloutcli.followup.form import NOT_RECORDED, Choices, Field, Form, Values, happened_in
from calloutcli.followup.hearing import to_hear
from calloutcli.followup.pending import Pending
from calloutcli.followup.roles import roles_of
from calloutcli.record.told import Told
from calloutcli.wording import msg

KIND: Final = "police_outcome"

DISPOSALS: Final[Choices] = (
    ("no_further_action", "No further action"),
    ("charge_considered", "Nothing yet: it was sent to the prosecutors to think about a charge"),
    ("community_resolution", "Community resolution: put right without a court"),
    ("outcome_22", "A course or other help instead, and nothing more (outcome 22)"),
    ("outcome_21", "The police look no further: it is not in the public interest (outcome 21)"),
    ("outcome_10", "The police take no action: it is not in the public interest (outcome 10)"),
    ("youth_caution", "Youth caution"),
    ("youth_conditional_caution", "Youth conditional caution"),
    ("deferred_caution", "Deferred caution: put off, and dropped if the child keeps to what was agreed"),
    ("deferred_prosecution", "Deferred prosecution: put off, and dropped if the child keeps to what was agreed"),
    ("charged", "Charged, or sent to court"),
    ("convicted", "Found guilty by a court"),
    ("not_guilty", "Found not guilty by a court"),
    ("discontinued", "The case was dropped before the court decided"),
    ("other_disposal", "Something else"),
)
"""(code, words) of what can come of it, in today's terms."""

DATED: Final = {
    "youth_restorative_disposal": "community_resolution",
    "reprimand": "youth_caution",
    "final_warning": "youth_caution",
}
"""Dated term -> today's, under which it is counted. `dated_term` keeps the old word beside it."""

_WOULD_BE_TODAY: Final = {
    "youth_restorative_disposal": msg("a youth restorative disposal would be a community resolution today"),
    "reprimand": msg("a reprimand would be a youth caution today"),
    "final_warning": msg("a final warning would be a youth caution today"),
}

DATED_WORDS: Final[Choices] = (
    ("youth_restorative_disposal", "Youth Restorative Disposal"),
    ("reprimand", "Reprimand"),
    ("final_warning", "Final warning"),
)

BEHAVIOUR: Final[Choices] = (
    ("hurt", "Hitting, pushing or hurting someone"),
    ("threat", "Threatening someone"),
    ("resisted", "Pulling away from the police, or getting in their way"),
    ("damage", "Breaking or damaging something"),
    ("taken", "Taking something"),
    ("hate", "Hateful words or acts about who someone is"),
    ("loud", "Shouting, swearing or a row"),
    ("fire", "Starting a fire"),
    ("drugs", "Having drugs, or passing them on"),
    ("weapon", "Having or using a weapon"),
    ("sexual", "Sexual touching, pictures or pressure"),
    ("other_behaviour", "Something else"),
)
"""What the police say that it was: what somebody did, never the name of an offence."""

CALLERS: Final[Choices] = (
    ("home", "The home"),
    ("individual", "The person who was hurt or lost something, for themselves"),
    ("public", "A neighbour or somebody else outside"),
    ("child", "A child"),
    ("other_caller", "Somebody else"),
)
"""Who told the police. Only one of these is the home's own decision."""

CHANNELS: Final[Choices] = (
    ("call_999", "By 999"),
    ("call_101", "By 101"),
    ("online", "Online"),
    ("named_officer", "The home's own officer"),
    ("in_person", "In person"),
)
"""How the police were told, in the codes of a decision's record."""

FORM = Form(
    kind=KIND,
    word="police-outcome",
    title="Police and court",
    purpose="What the police, the prosecutors or a court did or said: one thing at a time.",
    fields=(
        Field(
            "step",
            "What is there to record?",
            "What",
            "choice",
            (
                ("reported", "The police were told"),
                ("attended", "Whether the police came"),
                ("recorded", "Whether the police recorded a crime"),
                ("disposal", "What was decided for the child"),
                ("referred_back", "It was sent back, to be put right without a court"),
                ("new_allegation", "Something else that the child is said to have done, after the police came"),
                ("no_further_contact", "The police need nothing more from the home or the child"),
            ),
            why="A call, a visit, a crime and a decision are four different things, and are counted apart.",
        ),
        Field(
            "called_by",
            "Who told the police?",
            "The police were told by",
            "choice",
            CALLERS,
            only={"step": ("reported",)},
            why="A call by a neighbour is not the home's decision, and is counted apart.",
        ),
        Field("channel", "How?", "How", "choice", CHANNELS, required=False, only={"step": ("reported",)}),
        Field(
            "attended",
            "Did the police come?",
            "The police came",
            "choice",
            (("yes", "Yes"), ("no", "No")),
            only={"step": ("attended",)},
        ),
        Field(
            "crime",
            "Did the police record a crime?",
            "Recorded as a crime",
            "choice",
            (("yes", "Yes"), ("no", "No, only that they were called")),
            only={"step": ("recorded",)},
            why="A crime that is recorded is not yet a decision about the child.",
        ),
        Field(
            "location",
            "Where did it happen, as the police see it?",
            "Where",
            "choice",
            (("inside", "In the home or its grounds"), ("outside", "Somewhere else"), ("online", "Online")),
            required=False,
            only={"step": ("recorded",)},
        ),
        Field(
            "disposal",
            "What was decided for the child, in today's words?",
            "Decided",
            "choice",
            DISPOSALS,
            only={"step": ("disposal",)},
        ),
        Field(
            "dated_term",
            "Does the paper use an old word for it?",
            "Old word on the paper",
            "choice",
            DATED_WORDS,
            required=False,
            only={"disposal": tuple(sorted(set(DATED.values())))},
            why="Reprimands and final warnings ended in 2013. The old word is kept, so that old and new are not mixed up.",
        ),
        Field("disposal_date", "On which day was that decided?", "Decided on", "date", only={"step": ("disposal",)}),
        Field(
            "referred_by",
            "Who sent it back?",
            "Sent back by",
            "choice",
            (("police", "The police"), ("cps", "The prosecutors (CPS)"), ("court", "A court")),
            only={"step": ("referred_back",)},
        ),
        Field(
            "behaviour",
            "What do the police say it was, in plain words?",
            "What the police say it was",
            "choice",
            BEHAVIOUR,
            only={"step": ("recorded", "new_allegation")},
            why="Say what somebody did. The name of an offence is for the police's own papers.",
        ),
        Field(
            "against",
            "Against whom?",
            "Against",
            "choice",
            (
                ("officer", "A police officer"),
                ("staff", "A worker of the home"),
                ("another_child", "Another child"),
                ("somebody_else", "Somebody else"),
                ("nobody", "Nobody: a thing, or nothing"),
            ),
            only={"step": ("new_allegation",)},
        ),
        Field(
            "from_call",
            "Did it come of the police being there?",
            "It came of the police being there",
            "choice",
            (("yes", "Yes"), ("no", "No"), ("not_sure", "I do not know")),
            only={"step": ("new_allegation",)},
            why="Some children are charged for what happened after the police came, not for what they were called for. "
            "Whoever looks back must be able to see that.",
        ),
        Field("happened", "When was that, or when were you told of it?", "When", "moment"),
        Field(
            "incident_number",
            "Which number did the police give the call?",
            "Police incident number",
            "words",
            required=False,
            only={"step": ("reported", "attended", "recorded")},
            why="An incident number is given to a call. A crime number is given to a crime. They are not the same.",
        ),
        Field(
            "crime_number",
            "Which crime number did they give?",
            "Crime number",
            "words",
            required=False,
            only={"step": ("recorded", "disposal", "new_allegation")},
        ),
        Field(
            "officer", "Which officer? Give the number on the shoulder, not a name.", "Officer", "words", required=False
        ),
        Field("police_words", "What did they say, in a few words?", "What they said", "words", required=False),
    ),
    complaint=lambda _course, values: _complaint(values),
)


def pending(course: Course, _now: datetime) -> Iterator[Pending]:
    """What the police did, while nothing of it is recorded; who is still to hear of a decision for the child; a case that was sent back."""
    recorded = list(course.followups(FORM))
    outcome = course.outcome
    if outcome is not None and outcome.channel != "none" and not course.is_put_off and not recorded:
        words = msg("Record what the police did, with their incident number")
        yield Pending(
            course.reference, "police", outcome.decider, None, words, f"callout add {course.reference} {FORM.word}"
        )
    roles = roles_of(course.protocol)
    for whom in to_hear(course):
        words = msg("To be told what was decided for the child: {whom}", whom=roles.get(whom, whom))
        do = f"callout add {course.reference} {notification.FORM.word}"
        yield Pending(course.reference, "notification", whom, None, words, do)
    if is_to_put_right(course):
        words = msg("Sent back to be put right: offer it, or offer it again")
        yield Pending(course.reference, "restorative", "", None, words, f"callout add {course.reference} restorative")


def call_before(course: Course, allegation: Told) -> Told | None:
    """The call that a new allegation followed: the last report of it, else the decision to call; None where neither is recorded.

    The case's reference links them; a child may be blamed for what came of a call that a neighbour made.
    """
    when = _when(allegation)
    reports = [one for one, values in course.followups(FORM) if values["step"] == "reported" and _when(one) <= when]
    if reports:
        return reports[-1]
    decided = course.closure or course.decision
    outcome = course.outcome_of(decided)
    return decided if outcome is not None and outcome.channel != "none" else None


def is_to_put_right(course: Course) -> bool:
    """Whether the case was sent back for a restorative resolution, and nothing restorative was recorded since."""
    back = [_when(one) for one, values in course.followups(FORM) if values["step"] == "referred_back"]
    since = [_when(one) for one in course.records if one.record.kind == "restorative"]
    return bool(back) and not any(one >= max(back) for one in since)


def _when(one: Told) -> datetime:
    return happened_in(one.record.body) or one.record.time


def _complaint(values: Values) -> tuple[str, str] | None:
    """An old word on the paper that meant another thing than was given as decided."""
    old = values.get("dated_term")
    if old is None or old == NOT_RECORDED or DATED[str(old)] == values["disposal"]:
        return None
    return "dated_term", _WOULD_BE_TODAY[str(old)]
