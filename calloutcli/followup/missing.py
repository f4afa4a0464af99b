"""A child who is missing, as a track of its own: never counted with what children are said to have done.

Body of a `missing`: `step`, what it tells, a code below; `absence`, `missing` (nobody knows where the child is) or `away` (the
place is known, and it was not agreed); of enquiries `asked_whom`, a list of codes; `risk_reasons`, why the risk can no longer be
borne, a list of codes; `channel` of the report; `found_where`, and `how_they_are`, a list of codes; `interview`, what became of
the return interview, with `interview_by` or `declined_by`; `happened`; `late`. In words, and personal: `asked`, `risk_words`,
`where_found`, `return_words`.

Whoever asks around before reporting writes that down; where they fear for the child they report at once (Tees protocol; Wales
toolkit). When a missing child is back, the council offers a return interview by somebody independent, within 72 hours: statutory
guidance of 2014, which this project knows at second hand. For a child who was away at a known place callout owes none by itself.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final, Literal

from calloutcli.followup.course import Course
from calloutcli.followup.form import Field, Form, Values
from calloutcli.followup.pending import Pending
from calloutcli.followup.police_outcome import CHANNELS
from calloutcli.frozen import frozen, replace
from calloutcli.interview.moment import parse_time
from calloutcli.wording import msg

RETURN_INTERVIEW: Final = timedelta(hours=72)
COUNCIL: Final = "placing_authority"

FORM = Form(
    kind="missing",
    word="missing",
    title="Missing or away",
    purpose="Looking for a child, reporting, finding them, and the talk when they are back: one thing at a time.",
    fields=(
        Field(
            "step",
            "What is there to record?",
            "What",
            "choice",
            (
                ("enquiries", "You asked around or looked for the child"),
                ("risk", "You fear too much for the child to wait any longer"),
                ("reported", "The child was reported missing to the police"),
                ("found", "The child is found, or is back"),
                ("interview", "The council's return interview: offered, done or declined"),
            ),
            why="Write down whom you asked before you report. If you fear for the child, report at once and write later.",
        ),
        Field(
            "absence",
            "Do you know where the child is?",
            "Place known",
            "choice",
            (("missing", "No, or not for sure"), ("away", "Yes: at a place you know, and it was not agreed")),
            only={"step": ("enquiries", "reported")},
            why="A child at a place that you know is away, and not missing. The two are counted apart.",
        ),
        Field(
            "asked_whom",
            "Whom did you ask, and where did you look?",
            "Asked, or looked",
            "several",
            (
                ("phone", "The child's own phone"),
                ("friends", "Friends"),
                ("family", "Family"),
                ("usual_places", "The usual places"),
                ("social_media", "Social media"),
                ("hospital", "Hospitals"),
                ("home_searched", "The home and its grounds"),
                ("school", "School or college"),
                ("others_asked", "Somebody else"),
            ),
            only={"step": ("enquiries",)},
        ),
        Field(
            "risk_reasons",
            "Why can it not wait?",
            "Why it cannot wait",
            "several",
            (
                ("age", "The child is young"),
                ("health", "Illness, medicine or disability"),
                ("upset", "How upset the child was"),
                ("self_harm", "The child may hurt themselves"),
                ("used", "Somebody may be using or harming the child"),
                ("company", "Who the child may be with"),
                ("weather", "Cold, dark or bad weather"),
                ("unusual", "It is not like this child"),
                ("long", "It has been too long"),
                ("other_risk", "Another reason"),
            ),
            only={"step": ("risk",)},
        ),
        Field("channel", "How were the police told?", "How", "choice", CHANNELS, only={"step": ("reported",)}),
        Field(
            "found_where",
            "How is the child back, or where were they?",
            "Found",
            "choice",
            (
                ("came_back", "Came back alone"),
                ("with_family", "With family"),
                ("with_friends", "With friends"),
                ("outdoors", "Outdoors or in a public place"),
                ("by_police", "The police found them"),
                ("in_hospital", "In hospital"),
                ("elsewhere", "Somewhere else"),
            ),
            only={"step": ("found",)},
        ),
        Field(
            "how_they_are",
            "How are they? Which of these fit?",
            "How they are",
            "several",
            (
                ("hurt", "Hurt"),
                ("unwell", "Ill, drunk or drugged"),
                ("upset", "Upset or afraid"),
                ("harmed", "Somebody may have harmed or used them"),
            ),
            only={"step": ("found",)},
            why="If somebody may have harmed or used the child, tell social care now.",
        ),
        Field(
            "interview",
            "What about the council's return interview?",
            "Return interview",
            "choice",
            (("offered", "It was offered"), ("done", "It was done"), ("declined", "It was declined")),
            only={"step": ("interview",)},
            why="The council offers a child who was missing a talk with somebody who is not from the home.",
        ),
        Field(
            "interview_by",
            "By whom?",
            "By",
            "choice",
            (
                ("independent", "Somebody independent"),
                ("council_worker", "A worker of the council"),
                ("other_person", "Somebody else"),
            ),
            required=False,
            only={"interview": ("offered", "done")},
        ),
        Field(
            "declined_by",
            "By whom?",
            "Declined by",
            "choice",
            (
                ("child", "The child"),
                ("parent", "A parent, or whoever has parental responsibility"),
                ("other_person", "Somebody else"),
            ),
            only={"interview": ("declined",)},
        ),
        Field("happened", "When was that?", "When", "moment"),
        Field(
            "asked",
            "What did they say, in a few words?",
            "What they said",
            "words",
            required=False,
            only={"step": ("enquiries",)},
        ),
        Field(
            "risk_words",
            "What do you fear, in a few words?",
            "What was feared",
            "words",
            required=False,
            only={"step": ("risk", "reported")},
        ),
        Field(
            "where_found",
            "Where, and with whom, in a few words?",
            "Where, and with whom",
            "words",
            required=False,
            only={"step": ("found",)},
        ),
        Field(
            "return_words",
            "What did the child want to be known of it, in a few words?",
            "What the child wanted to be known",
            "words",
            required=False,
            only={"interview": ("done", "declined")},
        ),
    ),
)


@frozen
class Episode:
    """One time that a child was missing or away. `seq`: its first record; each time None: not recorded.

    `enquired`: when somebody first asked around; `feared`: when the risk could no longer be borne.
    `due`: by when the return interview is to be offered and done; None where none is owed.
    """

    seq: int
    absence: Literal["missing", "away"] = "missing"
    enquired: datetime | None = None
    feared: datetime | None = None
    reported: datetime | None = None
    found: datetime | None = None
    offered: datetime | None = None
    done: datetime | None = None
    declined: datetime | None = None

    @property
    def due(self) -> datetime | None:
        """72 hours after a missing child was found."""
        owed = self.absence == "missing" or self.reported is not None
        return self.found + RETURN_INTERVIEW if owed and self.found is not None else None

    @property
    def waits_for_interview(self) -> bool:
        """Whether the child is back, and no return interview was done or declined."""
        return self.found is not None and self.done is None and self.declined is None

    @property
    def is_reported_unasked(self) -> bool:
        """Whether it was reported and nothing is recorded of asking around before."""
        return self.reported is not None and (self.enquired is None or self.enquired > self.reported)

    @property
    def first_offer(self) -> datetime | None:
        """When the return interview was offered: one that was done or declined had been."""
        return min((one for one in (self.offered, self.done, self.declined) if one is not None), default=None)

    def is_offer_late(self, now: datetime) -> bool:
        """Whether the return interview was offered too late, or is not offered and its time is past."""
        return self.due is not None and (self.first_offer or now) > self.due

    def is_interview_late(self, now: datetime) -> bool:
        """Whether it was done too late, or is neither done nor declined and its time is past."""
        return self.due is not None and (self.done or self.declined or now) > self.due


def episodes(course: Course) -> tuple[Episode, ...]:
    """The times that a child was missing or away in a case, in order. A new one begins when they go again after they were found.

    A return interview is about the last return that had none yet, also where the child has gone again since.
    """
    found: list[Episode] = []
    for record, values in course.followups(FORM):
        step = str(values["step"])
        if not found or (found[-1].found is not None and step not in ("found", "interview")):
            found.append(Episode(record.record.position.seq))
        open_ones = [at for at, one in enumerate(found) if step == "interview" and one.waits_for_interview]
        at = open_ones[-1] if open_ones else len(found) - 1
        found[at] = _with(found[at], values, parse_time(str(values["happened"])))
    return tuple(found)


def pending(course: Course, _now: datetime) -> Iterator[Pending]:
    """A child who is not back: this comes before all else; then the return interview of one who is."""
    do = f"callout add {course.reference} {FORM.word}"
    for one in episodes(course):
        if one.found is None:
            yield Pending(course.reference, "missing", "", None, _not_back(one), do)
        elif one.due is not None and one.first_offer is None:
            words = msg("The council is to offer a return interview, within 72 hours of the child's return")
            yield Pending(course.reference, "return_interview", COUNCIL, one.due, words, do)
        elif one.due is not None and one.done is None and one.declined is None:
            words = msg("The return interview was offered, and is still to be done")
            yield Pending(course.reference, "return_interview", COUNCIL, one.due, words, do)


def _not_back(one: Episode) -> str:
    if one.first_offer is not None:
        return msg("Record when the child was found: a return interview is recorded, and no return")
    if one.reported is not None:
        return msg("Still missing: the child is reported to the police, and not found")
    if one.absence == "away":
        return msg("Not back: the child is away at a place that is known")
    return msg("Still missing: the child is not found, and not reported to the police")


def _with(one: Episode, values: Values, happened: datetime) -> Episode:
    """The episode after one more thing; of each thing the first time counts."""
    step = str(values["step"])
    if step == "enquiries":
        one = replace(one, enquired=one.enquired or happened)
    elif step == "risk":
        one = replace(one, feared=one.feared or happened)
    elif step == "reported":
        one = replace(one, reported=one.reported or happened)
    elif step == "found":
        one = replace(one, found=one.found or happened)
    elif values.get("interview") in ("offered", "done", "declined"):
        name = str(values["interview"])
        one = replace(one, **{name: getattr(one, name) or happened})
    absence = values.get("absence")
    return replace(one, absence=absence) if absence in ("missing", "away") else one
