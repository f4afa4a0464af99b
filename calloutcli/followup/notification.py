"""Who must be told of a case, by when, on which basis; who was, when; and what somebody judged about it.

Body of a `notification`: `whom`, a role; `basis`, a code below; `judgement`, and where somebody judged, `judged_by`, a role;
`result`; `happened`; `channel`; `late`. In words: `judgement_why`, `said`.

The duties of a case (`duties`) are the notices of the outcome that is followed. A notice with hours is due so long after the
incident, or after the decision where another was followed at first; one "without delay" is told late after 24 hours, which is
what local systems aim at for a serious event, weekends included. A notice that somebody must first judge is never due by itself
and never dropped: Children's Homes (England) Regulations 2015, regulation 40(4)(b) speaks of an incident that requires police
involvement which the registered person considers to be serious, and a judgement with its reason is what is recorded.

A judgement counts when whoever the notice names made it, or the registered person, who is the provider or the manager. One that
was made while something else was followed, such as before a decision that was put off was made, says nothing of what is followed
since. Where a notice names nobody to judge, they must be told, whatever somebody judged.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal

from calloutcli.followup.course import Course
from calloutcli.followup.form import Field, Form, Values, happened_in
from calloutcli.followup.hearing import to_hear
from calloutcli.followup.own_words import own
from calloutcli.followup.pending import Pending
from calloutcli.followup.roles import REGISTERED_PERSON, roles_of
from calloutcli.frozen import frozen
from calloutcli.interview.moment import TOLERANCE, parse_time
from calloutcli.protocol.model import Notice
from calloutcli.wording import msg

WITHOUT_DELAY = timedelta(hours=24)

BASES = (
    ("statute", "A law or regulation"),
    ("protocol", "The protocol"),
    ("plan", "The child's own plan"),
    ("practice", "Good practice"),
)
JUDGEMENTS = (
    ("must_be_told", "It was judged that they must be told"),
    ("need_not", "It was judged that they need not be told"),
    ("not_needed", "No judgement was needed"),
)
RESULTS = (
    ("told", "They were told"),
    ("not_reached", "Tried, and not reached"),
    ("not_yet", "Not yet: it will be done"),
)


def _known(course: Course | None, values: Values) -> Values:
    """What the duty that is answered, or what somebody is to hear, already says: its basis, and that nobody has to judge."""
    if course is None or "whom" not in values:
        return {}
    duty = _last_duty(course, values)
    if duty is None:
        return {"basis": "practice", "judgement": "not_needed"} if values["whom"] in to_hear(course) else {}
    return {"basis": duty.basis} | ({} if duty.judged_by else {"judgement": "not_needed"})


def _last_duty(course: Course, values: Values) -> "Duty | None":
    """The duty that answers about somebody are about: of several to tell the same, the last."""
    return next((one for one in reversed(duties(course)) if one.whom == values["whom"]), None)


def _complaint(course: Course | None, values: Values) -> tuple[str, str] | None:
    """That nobody's judgement was needed, said of a duty that somebody must judge first and has not."""
    duty = _last_duty(course, values) if course else None
    if duty is None or not duty.judged_by or duty.judgement or values.get("judgement") != "not_needed":
        return None
    return "judgement", msg("whether they must be told has to be judged first, and nobody's judgement is recorded")


FORM = Form(
    kind="notification",
    word="notification",
    title="Who was told",
    purpose="Whom you told, or tried to, and when; or what was judged about telling them.",
    fields=(
        Field("whom", "Who was to be told?", "To be told", "role"),
        Field("basis", "Why must they be told?", "Because of", "choice", BASES),
        Field(
            "judgement",
            "Did somebody judge whether they must be told?",
            "Judged",
            "choice",
            JUDGEMENTS,
            why="Ofsted must be told of a police call only where the registered person considers the incident serious. "
            "That judgement is recorded with its reason, either way. callout never makes it.",
        ),
        Field("judged_by", "Who judged?", "Judged by", "role", only={"judgement": ("must_be_told", "need_not")}),
        Field(
            "judgement_why",
            "Why, in one sentence?",
            "Why",
            "words",
            only={"judgement": ("must_be_told", "need_not")},
        ),
        Field(
            "result", "Were they told?", "Result", "choice", RESULTS, only={"judgement": ("must_be_told", "not_needed")}
        ),
        Field("happened", "When was that?", "When", "moment"),
        Field(
            "channel",
            "How?",
            "How",
            "choice",
            (
                ("phone", "By phone"),
                ("email", "By email"),
                ("online_form", "By an online form"),
                ("in_person", "In person"),
                ("letter", "By letter"),
            ),
            required=False,
            only={"result": ("told", "not_reached")},
        ),
        Field(
            "said",
            "What did they say, in a few words?",
            "What they said",
            "words",
            required=False,
            only={"result": ("told",)},
        ),
    ),
    known=_known,
    complaint=_complaint,
    first=lambda course: {"whom": (*to_tell(course), *to_hear(course))},
)


@frozen
class Duty:
    """Somebody who must be told. `due`: from then on it is late; `hours` None: without delay; `judged_by`: a role that must first judge.

    `judgement`: `must_be_told` or `need_not` where somebody judged; `told`: when they were told first; `tried`: how often they
    were not reached.
    """

    whom: str
    basis: str
    text: str
    why: str
    hours: int | None
    due: datetime
    judged_by: str
    judgement: str
    told: datetime | None
    tried: int

    @property
    def is_late(self) -> bool:
        """Whether they were told, but late."""
        return self.told is not None and self.told > self.due

    def state(self, now: datetime) -> Literal["told", "told_late", "need_not", "to_judge", "overdue", "due"]:
        """How the duty stands."""
        if self.told is not None:
            return "told_late" if self.is_late else "told"
        if self.judgement == "need_not":
            return "need_not"
        if self.judged_by and not self.judgement:
            return "to_judge"
        return "overdue" if self.due < now else "due"


def duties(course: Course) -> tuple[Duty, ...]:
    """Who must be told of the case, in the order of the protocol; those of a decision that was put off stay when it is closed.

    Each stands once. Only who was told, or judged about, before another outcome was followed stands again for that one: to hear of a
    broken door is not to hear that the police were called.
    """
    recorded = [values for _, values in course.followups(FORM)]
    found: dict[str, list[Duty]] = {}
    for notice, since in _notices(course):
        mine = [one for one in recorded if one["whom"] == notice.who]
        duty = _duty(notice, since, [one for one in mine if _when(one) >= since - TOLERANCE])
        earlier = found.setdefault(notice.who, [])
        if not earlier or any(_when(one) < since - TOLERANCE and _settles(earlier[-1], one) for one in mine):
            earlier.append(duty)
        elif _is_stricter(duty, earlier[-1]):
            earlier[-1] = duty
    return tuple(duty for several in found.values() for duty in several)


def _notices(course: Course) -> Iterator[tuple[Notice, datetime]]:
    """(notice, since when it is owed) of each outcome that was followed: from the incident, where it was followed from the first."""
    taken = course.outcome_of(course.decision)
    for one in course.decisions:
        if taken is not None and course.outcome_of(one) == taken:
            since = course.happened if one is course.decisions[0] else one.record.time
            yield from ((notice, since) for notice in taken.notify)
            break
    closed = course.outcome_of(course.closure)
    if closed is not None and course.closure is not None:
        since = happened_in(course.closure.record.body) or course.closure.record.time
        yield from ((notice, since) for notice in closed.notify)


def to_tell(course: Course) -> tuple[str, ...]:
    """The roles that are still to be told or judged about, in the order of the duties."""
    return tuple(one.whom for one in duties(course) if one.told is None and one.judgement != "need_not")


def pending(course: Course, _now: datetime) -> Iterator[Pending]:
    """Who is still to be told, by when; and what is still to be judged."""
    roles = roles_of(course.protocol)
    do = f"callout add {course.reference} {FORM.word}"
    for duty in duties(course):
        whom = roles.get(duty.whom, duty.whom)
        if duty.told is not None or duty.judgement == "need_not":
            continue
        if duty.judged_by and not duty.judgement:
            judge = roles.get(duty.judged_by, duty.judged_by)
            words = msg("{judge} judges whether to tell: {whom}", judge=judge, whom=whom)
            yield Pending(course.reference, "judgement", duty.judged_by, duty.due, words, do)
        else:
            words = (
                msg("To be told: {whom}. Tried without an answer: {count}", whom=whom, count=duty.tried)
                if duty.tried
                else msg("To be told: {whom}", whom=whom)
            )
            yield Pending(course.reference, "notification", duty.whom, duty.due, words, do)


def basis_of(notice: Notice) -> str:
    """On what a notice of a protocol rests: `reg` begins a regulation, `plan` means the child's own plan, else the protocol."""
    text = notice.basis.lower()
    if text == "plan":
        return "plan"
    return "statute" if text.startswith("reg") else "protocol"


def _is_stricter(one: Duty, other: Duty) -> bool:
    """Whether of two duties to tell the same the first counts: one that nobody must judge first, then the one that is due sooner."""
    return (bool(one.judged_by), one.due) < (bool(other.judged_by), other.due)


def _when(values: Values) -> datetime:
    return parse_time(str(values["happened"]))


def _settles(duty: Duty, values: Values) -> bool:
    """Whether these answers end a duty: they were told, or whoever may judge it judged that they need not be."""
    return values.get("result") == "told" or (
        values.get("judgement") == "need_not" and _may_judge(duty.judged_by, values)
    )


def _may_judge(judged_by: str, values: Values) -> bool:
    return bool(judged_by) and values.get("judged_by") in (judged_by, *REGISTERED_PERSON)


def _duty(notice: Notice, since: datetime, recorded: list[Values]) -> Duty:
    judged_by = notice.judged_by or ""
    judged = [
        str(one["judgement"])
        for one in recorded
        if one.get("judgement") in ("must_be_told", "need_not") and _may_judge(judged_by, one)
    ]
    return Duty(
        whom=notice.who,
        basis=basis_of(notice),
        text=notice.basis,
        why=own(notice.why) if notice.why else "",
        hours=notice.within_hours,
        due=since + (WITHOUT_DELAY if notice.within_hours is None else timedelta(hours=notice.within_hours)),
        judged_by=judged_by,
        judgement=judged[-1] if judged else "",
        told=min((_when(one) for one in recorded if one.get("result") == "told"), default=None),
        tried=sum(one.get("result") == "not_reached" for one in recorded),
    )
