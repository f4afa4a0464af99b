"""An incident from before callout, taken from a spreadsheet: what the old file says of it, and nothing that it does not say.

Body of an `imported`: `happened`; `time_known`, whether the file gave a time: without one `happened` is noon of the day by the
home's clock, so that its day and month are the same in every time zone; `category`, what happened, in words of behaviour;
`location`; how the police came in: `channel`, `called_by`, `attended`, `crime`; what came of it: `disposal` in today's terms, with
`dated_term` beside it where the file uses an old word, `disposal_date`, `referred_by`; `restorative_offered`,
`restorative_accepted`, `restorative_completed`; `return_interview`, of a missing child; `source`, the SHA-256 of the file's bytes
in hex; `line`, the line of the file on which it begins; `late`. In words, and personal: `child`, a code; `words`;
`old_reference`; `incident_number`; `crime_number`. The codes are those of a `police_outcome` wherever it has the field.

The record's `uid` follows from `source` and `line`, so the log itself refuses the same line twice. `source` stands in clear: who
has the record can hold a guess of the whole file against it.

No decision of this home's protocol: never replayed, never waited for, in no backtest. The protocol that the record names is the one
in use when it was imported, and decided nothing.
"""

import hashlib
from datetime import date, datetime
from typing import Final

from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.followup import police_outcome
from calloutcli.followup.course import Course
from calloutcli.followup.form import NOT_RECORDED, Choices, Field, Form, Values, format_followup
from calloutcli.frozen import frozen, replace
from calloutcli.interview.moment import parse_time
from calloutcli.record.kinds import Entry, ProtocolName, Record
from calloutcli.record.reference import new_uid
from calloutcli.wording import msg

KIND: Final = "imported"

CATEGORIES: Final[Choices] = (
    ("missing", "Was missing"),
    ("away", "Was away at a place that was known, without agreement"),
    ("hurt_child", "Hit, pushed or hurt another child"),
    ("hurt_staff", "Hit, pushed or hurt a worker"),
    ("hurt_other", "Hit, pushed or hurt somebody else"),
    ("threat", "Threatened someone"),
    ("damage", "Broke or damaged the home's things"),
    ("own_damage", "Broke or damaged somebody's own things, such as a worker's car"),
    ("taken", "Took something"),
    ("loud", "Shouting, swearing or a row"),
    ("hate", "Hateful words or acts about who someone is"),
    ("fire", "Started a fire"),
    ("drugs", "Had drugs or drink, or passed them on"),
    ("weapon", "Had or used a weapon"),
    ("sexual", "Sexual touching, pictures or pressure"),
    ("self_harm", "Hurt themselves, or said that they may"),
    ("harmed", "Was hurt, threatened or used by somebody"),
    ("staff_allegation", "Said that a worker hurt them or treated them badly"),
    ("other_incident", "Something else"),
)
"""(code, words) of what happened, close to the incident types of the procedures that most homes use (tri.x), in behaviour words."""

_YES_NO: Final = (("yes", "Yes"), ("no", "No"))
_NOTHING_CAME: Final = (NOT_RECORDED, "no", "no_further_action")
"""What a field about the police may say where they were not told."""


def _of_police(name: str) -> Field:
    """The field of a `police_outcome`, as one that may be left out."""
    found = police_outcome.FORM.field(name)
    if found is None:  # pragma: no cover - a test asks for each
        raise AssertionError(name)
    return replace(found, required=False, only={}, why="")


def _contradiction(_course: Course | None, values: Values) -> tuple[str, str] | None:
    """What two answers say that cannot both be."""
    if values.get("channel") == "none":
        for name in ("called_by", "attended", "crime", "disposal", "referred_by"):
            if values.get(name, NOT_RECORDED) not in _NOTHING_CAME:
                return name, msg("the police were not told, as `channel` says, and this says that they came in")
        for name in ("incident_number", "crime_number"):
            if values.get(name):
                return name, msg("the police were not told, as `channel` says, and here is a number of theirs")
    old = values.get("dated_term", NOT_RECORDED)
    if old != NOT_RECORDED and police_outcome.DATED.get(str(old)) != values.get("disposal"):
        return "dated_term", msg("a {old} is not the same as a {today}", old=old, today=values.get("disposal"))
    if values.get("restorative_offered") == "no" and values.get("restorative_accepted") == "yes":
        return "restorative_accepted", msg("it was not offered, and was accepted")
    if "no" in (values.get("restorative_offered"), values.get("restorative_accepted")) and (
        values.get("restorative_completed") == "yes"
    ):
        return "restorative_completed", msg("it was completed, and yet it was not offered, or not accepted")
    if "disposal_date" in values and "happened" in values:
        happened = parse_time(
            str(values["happened"])
        ).date()  # in the United Kingdom never later than the day on the wall
        if date.fromisoformat(str(values["disposal_date"])) < happened:
            return "disposal_date", msg("it was decided before it happened")
    return None


_CHANNEL = _of_police("channel")
_REFERRED = _of_police("referred_by")

FORM = Form(
    kind=KIND,
    word="",
    title="Imported",
    purpose="An incident from before callout, from a spreadsheet.",
    fields=(
        Field("happened", "When did it happen?", "Happened", "moment"),
        Field(
            "time_known",
            "Does the file give a time?",
            "Time",
            "choice",
            (("yes", "As the file gives it"), ("no", "Not in the file: noon stands for it")),
        ),
        Field("category", "What happened?", "What", "choice", CATEGORIES),
        _of_police("location"),
        replace(_CHANNEL, label="Police told", choices=(("none", "They were not told"), *_CHANNEL.choices)),
        _of_police("called_by"),
        _of_police("attended"),
        _of_police("crime"),
        _of_police("disposal"),
        replace(_of_police("dated_term"), only={"disposal": tuple(sorted(set(police_outcome.DATED.values())))}),
        replace(_of_police("disposal_date"), only={"disposal": tuple(code for code, _ in police_outcome.DISPOSALS)}),
        replace(_REFERRED, choices=(("no", "It was not sent back"), *_REFERRED.choices)),
        Field(
            "restorative_offered",
            "Was a restorative talk or meeting offered?",
            "Restorative talk offered",
            "choice",
            _YES_NO,
            required=False,
        ),
        Field(
            "restorative_accepted",
            "Did they agree to it?",
            "Restorative talk accepted",
            "choice",
            _YES_NO,
            required=False,
        ),
        Field(
            "restorative_completed",
            "Was it held, and what was agreed done?",
            "Restorative talk completed",
            "choice",
            _YES_NO,
            required=False,
        ),
        Field(
            "return_interview",
            "What became of the return interview?",
            "Return interview",
            "choice",
            (
                ("within_72_hours", "Done within 72 hours"),
                ("later", "Done later"),
                ("declined", "Offered, and declined"),
                ("not_done", "Not done"),
            ),
            required=False,
            only={"category": ("missing",)},
        ),
        Field("child", "The child's code", "The child's code", "words", required=False),
        Field("words", "What happened, in the file's words", "In the file's words", "words", required=False),
        Field("old_reference", "The file's own reference", "Old reference", "words", required=False),
        _of_police("incident_number"),
        _of_police("crime_number"),
    ),
    complaint=_contradiction,
)


@frozen
class Origin:
    """Where an imported record comes from: the SHA-256 of the file's bytes in hex, and the line on which it begins, from 1."""

    source: str
    line: int


def format_imported(
    values: Values, origin: Origin, reference: str, role: str, protocol: ProtocolName, now: datetime
) -> Entry:
    """The entry of an old incident. `values` have passed `check_values`; `now` is when it is recorded."""
    entry = format_followup(FORM, values, reference, role, uid_of(origin), protocol, now)
    body: dict[str, Json] = {**entry.body, "source": origin.source, "line": origin.line}
    return replace(entry, body=body)


def parse_origin(record: Record) -> Origin:
    """Where an imported record says that it comes from; its answers are read by `parse_followup`.

    Raises:
        EvidenceError: it does not say.
    """
    source, line = record.body.get("source"), record.body.get("line")
    if not isinstance(source, str) or type(line) is not int:
        raise EvidenceError(
            msg("record {seq} does not say which line of which file it comes from", seq=record.position.seq),
            msg("run callout log verify"),
        )
    return Origin(source, line)


def uid_of(origin: Origin) -> str:
    """The uid of the record of a line: the same for the same line of the same file."""
    digest = hashlib.sha256(f"callout imported {origin.source} {origin.line}".encode()).digest()
    return new_uid(lambda count: digest[:count])


def with_today(values: dict[str, Json]) -> dict[str, Json]:
    """The answers with an old word for a disposal (`reprimand`) as today's, and the old word beside it."""
    old = str(values.get("disposal"))
    if old not in police_outcome.DATED:
        return values
    return {**values, "disposal": police_outcome.DATED[old], "dated_term": old}
