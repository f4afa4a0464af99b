"""A person's own report to the police: their right, apart from what the home decides, and never blocked.

Body of an `individual_report`: `who`, what they are to the home, never who; `again`, whether this is somebody who was asked before in
this case; `told_of_right`; `reported`; of a report `channel` and `helped_by`; where they did not report `wishes` and `ask_again`, a day
on which to ask; `happened`; `late`. In words: `reporter`, a code or initials; `wishes_words`; `incident_number` (of the call) and
`crime_number` (of a crime), which are two numbers.

Nothing here changes what the home decided, or whether that is authorised (sources: Caldecott Foundation 2023 and the NSW joint
protocol keep the two apart). Asked again later is a further record of the same kind. Who a person is stands in words alone, so
records are matched by `who` and `again`: where several of one kind wait, the one whose day comes first is taken to be the one
who was asked.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from calloutcli.canonical import Json
from calloutcli.followup.course import Course
from calloutcli.followup.form import Choices, Field, Form, Values
from calloutcli.followup.pending import Pending, end_of
from calloutcli.protocol.question import UNKNOWN
from calloutcli.record.kinds import Record
from calloutcli.wording import msg

WHO: Final[Choices] = (
    ("worker", "A worker"),
    ("child_here", "A child who lives here"),
    ("child_elsewhere", "Another child"),
    ("neighbour", "A visitor or neighbour"),
    ("somebody_else", "Somebody else"),
)

_WHO_IN_A_SENTENCE: Final = {
    "worker": msg("a worker"),
    "child_here": msg("a child who lives here"),
    "child_elsewhere": msg("another child"),
    "neighbour": msg("a visitor or neighbour"),
}

TOLD_OF_RIGHT, WISHES, WISHES_NOW = "told_of_right", "wishes", "hurt_person_now"
"""Questions that a protocol asks for the record, of the situation, and when a case is closed, by their names in the code book
(docs/formats.md): `no` to the first, and `police`, `not_yet` and `not_asked` to the others, leave something to be done."""

_NOT_REPORTED = {"reported": ("no",)}
_REPORTED = {"reported": ("yes",)}


def _known(course: Course | None, values: Values) -> Values:
    """Whoever is the first of their kind in the case was not asked before."""
    if course is None or "who" not in values:
        return {}
    before = any(one["who"] == values["who"] for _, one in course.followups(FORM))
    return {} if before else {"again": "no"}


FORM = Form(
    kind="individual_report",
    word="own-report",
    title="A person's own report",
    purpose="Somebody who was hurt or lost something may tell the police themselves. The home does not decide that.",
    fields=(
        Field("who", "Who is it?", "Who", "choice", WHO),
        Field(
            "again", "Were they asked before in this case?", "Asked before", "choice", (("yes", "Yes"), ("no", "No"))
        ),
        Field("reporter", "Their code or initials. Do not give a name.", "Code or initials", "words", required=False),
        Field(
            "told_of_right",
            "Have they been told that they may report it themselves?",
            "Told of their right",
            "choice",
            (("yes", "Yes"), ("no", "Not yet")),
            why="The right to report is their own, whatever the home decides. Nobody may stop them, or push them.",
        ),
        Field("reported", "Have they told the police?", "Told the police", "choice", (("yes", "Yes"), ("no", "No"))),
        Field(
            "channel",
            "How did they tell the police?",
            "How",
            "choice",
            (
                ("call_999", "By 999"),
                ("call_101", "By 101"),
                ("online", "Online"),
                ("named_officer", "Through the home's own officer"),
                ("in_person", "In person"),
            ),
            only=_REPORTED,
        ),
        Field(
            "helped_by",
            "Who helped them to do it?",
            "Helped by",
            "choice",
            (
                ("nobody", "Nobody: they did it themselves"),
                ("worker", "A worker"),
                ("manager", "A manager"),
                ("social_worker", "A social worker"),
                ("advocate", "An advocate"),
                ("family", "Family or a friend"),
                ("other_helper", "Somebody else"),
            ),
            only=_REPORTED,
        ),
        Field(
            "wishes",
            "What do they want?",
            "What they want",
            "choice",
            (
                ("report_now", "To tell the police now"),
                ("report_later", "To tell the police later"),
                ("no_report", "Not to tell the police"),
                ("undecided", "They have not decided"),
                ("not_asked", "They have not been asked"),
            ),
            only=_NOT_REPORTED,
        ),
        Field("wishes_words", "What did they say, in their own words?", "In their words", "words", required=False),
        Field(
            "ask_again",
            "On which day will you ask again?",
            "Ask again on",
            "date",
            required=False,
            only=_NOT_REPORTED,
            ahead=True,
            why="People change their minds once they have slept. To ask again is kind, and pushes nobody.",
        ),
        Field("happened", "When was that?", "When", "moment"),
        Field(
            "incident_number",
            "Which number did the police give the call?",
            "Police incident number",
            "words",
            required=False,
            only=_REPORTED,
        ),
        Field(
            "crime_number",
            "Which crime number did they give?",
            "Crime number",
            "words",
            required=False,
            only=_REPORTED,
            why="A crime number is given to a crime. It is not the number of the call.",
        ),
    ),
    known=_known,
)


def latest_of_each(course: Course) -> tuple[Values, ...]:
    """The last that is recorded of each person, as far as they can be told apart."""
    latest: list[Values] = []
    for _, values in course.followups(FORM):
        if values.get("again") == "yes":
            same = [one for one in latest if one["who"] == values["who"]]
            waiting = [one for one in same if _waits(one)] or same
            first = min(waiting, key=lambda one: str(one.get("ask_again", "9999")), default=None)
            latest = [one for one in latest if one is not first]
        latest.append(values)
    return tuple(latest)


def pending(course: Course, _now: datetime) -> Iterator[Pending]:
    """Who is still to be told of their right, helped to report, or asked again what they want."""
    do = f"callout add {course.reference} {FORM.word}"
    for values in latest_of_each(course):
        if not _waits(values):
            continue
        day = values.get("ask_again")
        due = end_of(date.fromisoformat(str(day))) if day is not None else None
        who = _WHO_IN_A_SENTENCE.get(str(values["who"]), msg("somebody else"))
        yield Pending(course.reference, "wishes", "", due, _to_do(values, who), do)
    words = "" if any(True for _ in course.followups(FORM)) else _left_open(course)
    if words:
        yield Pending(course.reference, "wishes", "", None, words, do)


def _waits(values: Values) -> bool:
    """Whether somebody is to come back to this person."""
    if values.get("reported") == "yes":
        return False
    return "ask_again" in values or values.get("told_of_right") == "no" or values.get("wishes") != "no_report"


def _to_do(values: Values, who: str) -> str:
    if values.get("told_of_right") == "no":
        return _to_be_told(who)
    return _to_be_helped(who) if values.get("wishes") == "report_now" else _to_be_asked(who)


def _to_be_told(who: str) -> str:
    return msg("To be told that they may report it themselves: {who}", who=who)


def _to_be_helped(who: str) -> str:
    return msg("To be helped to tell the police, as they want to: {who}", who=who)


def _to_be_asked(who: str) -> str:
    return msg("To be asked again whether they want to tell the police: {who}", who=who)


def _left_open(course: Course) -> str:
    """What the decision, or the closure after it, leaves to be done for the person who was hurt; empty for nothing."""
    if course.decision is None:
        return ""
    record, closure = course.decision.record, course.closure
    wishes = record.facts.get(WISHES)
    if closure is not None:
        wishes = _details(closure.record).get(WISHES_NOW, wishes)
    hurt = msg("the person who was hurt")
    if wishes == "police":
        return _to_be_helped(hurt)
    if _details(record).get(TOLD_OF_RIGHT) == "no":
        return _to_be_told(hurt)
    return _to_be_asked(hurt) if wishes in ("not_yet", "not_asked", UNKNOWN) else ""


def _details(record: Record) -> Mapping[str, Json]:
    details = record.body.get("details")
    return details if isinstance(details, dict) else {}
