"""A form: what is asked about something that happened after the decision, and the record that the answers become.

A kind of follow-up is data: its fields in the order in which they are asked. From that one description come the questions at
the terminal, the check of an answers file, the record's bytes and the words of `callout show`.

Body of every such record: `reference` (kinds that belong to no case have none); each field that is not words, under its own name,
as a code, a sorted list of codes, a time (UTC, milliseconds), a date (`2026-11-22`), a month (`2026-10`), or a whole number; `late`, whether it was
entered more than 24 hours after it `happened`. A field that need not be answered and was not reads `not_recorded` where it is a
code, and is absent where it is not, or where another answer made it idle. Words are personal: they stand in disclosures under
the field's name. So does every field that its form calls `personal`, whatever its type, and the body holds nothing of it: what need not be
answered and was not reads `not_recorded` there, so that what is not there was erased. `format_followup` and `parse_followup` are each
other's inverse.

No field is called `at` or by another word that SQL reserves. Nothing here knows a clock.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from calloutcli.canonical import Json, require_text
from calloutcli.errors import EvidenceError
from calloutcli.followup.month import first_day, is_over, month_words
from calloutcli.frozen import field as fresh
from calloutcli.frozen import frozen, replace
from calloutcli.interview.moment import TOLERANCE, parse_time
from calloutcli.protocol.condition import nearest
from calloutcli.record.entry import LATE_AFTER
from calloutcli.record.kinds import Entry, ProtocolName, Record
from calloutcli.wording import DAYS, ENGLISH, MONTHS, Words, msg

if TYPE_CHECKING:
    from calloutcli.followup.course import Course

Values = Mapping[str, Json]
"""Answers by field: a code, a list of codes, a time or a date in text, a number, or words."""

Choices = tuple[tuple[str, str], ...]
"""(code, words) of each answer that is offered."""

NOT_RECORDED: Final = "not_recorded"

_CORRECT_FIRST: Final = msg("if the incident's own time is wrong, correct that first")

LONGEST_NUMBER: Final = 1_000_000
LONGEST_WORDS: Final = 5_000
"""Characters: as many as a line at the terminal may have."""

_AHEAD_OF_UTC = timedelta(hours=1)
"""How far clocks in the United Kingdom are ever ahead of UTC; they are never behind."""


@frozen
class Field:
    """One thing that is asked.

    `choice`: one of `choices`; `several`: any number of them; `role`: somebody by role (roles.py); `moment`: a time that has
    been; `date`: a day, `ahead` or not; `month`: one that is over, or with `running` has begun; `number`: from `low` to `high`; `words`:
    always personal, and any other where `personal` says so. It is asked only where each field of `only` has one of these codes. `why` is
    said when somebody asks for it.
    """

    name: str
    ask: str
    label: str
    kind: Literal["choice", "several", "role", "moment", "date", "month", "number", "words"]
    choices: Choices = ()
    required: bool = True
    only: Mapping[str, tuple[str, ...]] = fresh(default_factory=dict)
    why: str = ""
    ahead: bool = False
    low: int = 0
    high: int = LONGEST_NUMBER
    personal: bool = False
    running: bool = False

    @property
    def is_personal(self) -> bool:
        """Whether it stands in a disclosure, and nothing of it in the leaf."""
        return self.personal or self.kind == "words"


@frozen
class Form:
    """A kind of follow-up. `kind` stands in the record, `word` on the command line, `title` on the screen.

    `known`: answers that the case, or what was answered so far, already gives: these are not asked. `complaint`: what is wrong
    between answers, by field, where each alone is right. `lead`: sentences about the case that are said before the first question;
    `first`: by field, the codes that are offered before the others; `choices`: by field, what can be chosen in this case alone
    (form_for). `of_case`: whether it belongs to a case.
    """

    kind: str
    word: str
    title: str
    purpose: str
    fields: tuple[Field, ...]
    known: "Callable[[Course | None, Values], Values]" = lambda _course, _values: {}
    complaint: "Callable[[Course | None, Values], tuple[str, str] | None]" = lambda _course, _values: None
    lead: "Callable[[Course], Sequence[str]]" = lambda _course: ()
    first: "Callable[[Course], Mapping[str, Sequence[str]]]" = lambda _course: {}
    choices: "Callable[[Course], Mapping[str, Choices]]" = lambda _course: {}
    of_case: bool = True

    def field(self, name: str) -> Field | None:
        """The field called `name`, or None."""
        return next((one for one in self.fields if one.name == name), None)


@frozen
class Bounds:
    """What answers are held against: the present, when the incident happened (None: no case), roles by code.

    `now` is in the home's own time where a month is asked: a month is over by the clock on the wall.
    """

    now: datetime
    happened: datetime | None
    roles: Mapping[str, str]


@frozen
class Complaint:
    """An answer that cannot stand: which field, what is wrong, what to do; both as Messages."""

    field: str
    message: str
    cure: str


def form_for(form: Form, course: "Course") -> Form:
    """The form as it is asked about a case: with the choices that only the case can give."""
    choices = form.choices(course)
    if not choices:
        return form
    return replace(form, fields=tuple(replace(one, choices=choices.get(one.name, one.choices)) for one in form.fields))


def is_asked(field: Field, values: Values) -> bool:
    """Whether a field is asked, the earlier answers being `values`."""
    return all(values.get(name) in codes for name, codes in field.only.items())


def fields_asked(form: Form, values: Values) -> tuple[Field, ...]:
    """The fields that these answers leave to be asked, answered or not, in order. An answer that nobody asked for opens none."""
    asked: list[Field] = []
    counted: dict[str, Json] = {}
    for field in form.fields:
        if is_asked(field, counted):
            asked.append(field)
            if field.name in values:
                counted[field.name] = values[field.name]
    return tuple(asked)


def without_idle(form: Form, values: Values) -> dict[str, Json]:
    """The answers without those to what is not asked, as the others are answered."""
    while True:
        asked = {field.name for field in fields_asked(form, values)}
        left = {name: value for name, value in values.items() if name in asked}
        if len(left) == len(values):
            return left
        values = left


def check_values(form: Form, values: Values, bounds: Bounds, course: "Course | None" = None) -> list[Complaint]:
    """Every answer that cannot stand, in the order of the form; unknown names last. Empty: they can be recorded."""
    asked = fields_asked(form, values)
    found = []
    for field in asked:
        value = values.get(field.name)
        if _is_left_out(field, value):
            if field.required:
                found.append(Complaint(field.name, msg("`{field}` is missing", field=field.name), msg("answer it")))
            continue
        complaint = check_value(field, value, bounds)
        if complaint is not None:
            found.append(complaint)
    wrong = {one.field for one in found}
    left = [name for name in values if all(name != field.name for field in asked)]
    found += [_not_asked(form, name, asked) for name in left if not _hangs_on(form, name, wrong)]
    between = form.complaint(course, values) if not found else None
    return [*found, Complaint(between[0], between[1], "")] if between else found


def check_value(field: Field, value: Json, bounds: Bounds) -> Complaint | None:
    """What is wrong with one answer by itself; None when nothing is."""
    codes = tuple(bounds.roles) if field.kind == "role" else tuple(code for code, _ in field.choices)
    if field.kind == "words":
        return _check_words(field, value)
    if value == NOT_RECORDED and field.personal and not field.required:
        return None
    if field.kind in ("choice", "role"):
        allowed = (*codes, *(() if field.required else (NOT_RECORDED,)))
        return None if value in allowed else _not_one_of(field, value, codes)
    if field.kind == "several":
        wrong = [one for one in (value if isinstance(value, list) else [value]) if one not in codes]
        if wrong:
            return _not_one_of(field, wrong[0], codes)
        cure = msg("sort it by code, each once: {codes}", codes=", ".join(sorted(codes)))
        message = msg("`{field}` is not a sorted list", field=field.name)
        return None if _is_sorted(value) else Complaint(field.name, message, cure)
    if field.kind == "number":
        fits = type(value) is int and field.low <= value <= field.high
        cure = msg("write a whole number from {low} to {high}", low=field.low, high=field.high)
        return None if fits else Complaint(field.name, msg("`{value}` is not a number that can be", value=value), cure)
    if not isinstance(value, str):
        return _not_text(field)
    if field.kind == "moment":
        return _check_moment(field, value, bounds)
    if field.kind == "month":
        return _check_month(field, value, bounds)
    return _check_date(field, value, bounds)


def format_followup(
    form: Form, values: Values, reference: str, role: str, uid: str, protocol: ProtocolName, now: datetime
) -> Entry:
    """The entry of a form that is filled in. `values` have passed `check_values`; `now` is when it is recorded."""
    body: dict[str, Json] = {"reference": reference} if form.of_case else {}
    personal: dict[str, Json] = {}
    for field in fields_asked(form, values):
        value = values.get(field.name)
        if field.kind == "words":
            personal |= {} if _is_left_out(field, value) else {field.name: value}
        elif field.personal:
            personal[field.name] = NOT_RECORDED if value is None else value
        elif value is not None:
            body[field.name] = value
        elif field.kind in ("choice", "role"):
            body[field.name] = NOT_RECORDED
    happened = happened_in(body)
    body["late"] = happened is not None and now - happened > LATE_AFTER
    return Entry(form.kind, uid, role, protocol, {}, body, personal)


def parse_followup(form: Form, record: Record, personal: Mapping[str, Json]) -> dict[str, Json]:
    """The answers that a record of the form's kind holds, those that are personal as far as they are disclosed in `personal`.

    A code that this version does not know is given as it stands: a later version may have written it.

    Raises:
        EvidenceError: a field has not its type, one that is always answered is missing, or the leaf holds what may only be disclosed.
    """
    values: dict[str, Json] = {}
    for field in form.fields:
        value = (personal if field.is_personal else record.body).get(field.name)
        if field.personal and field.name in record.body:
            raise EvidenceError(
                msg(
                    "record {seq} holds its `{field}` where it can never be erased",
                    seq=record.position.seq,
                    field=field.name,
                ),
                msg("run callout log verify"),
            )
        if value is not None:
            left_out = value == NOT_RECORDED and field.kind != "words"
            if not _has_type(field, value) and not (left_out and field.personal):
                raise _unreadable(record, field)
            if not left_out:
                values[field.name] = value
        elif field.required and not field.is_personal and is_asked(field, record.body):
            raise _unreadable(record, field)
    return values


def is_rightly_late(record: Record) -> bool:
    """Whether `late` follows from the times in the record. The clock is read for the entry and again for the record."""
    happened = happened_in(record.body)
    lag = record.time - happened if happened is not None else timedelta(0)
    return record.body.get("late") is (lag > LATE_AFTER) or abs(lag - LATE_AFTER) < timedelta(minutes=1)


def happened_in(body: Mapping[str, Json]) -> datetime | None:
    """When what the record tells of happened; None when it does not say."""
    happened = body.get("happened")
    try:
        return parse_time(happened) if isinstance(happened, str) else None
    except ValueError:
        return None


def answer_lines(
    form: Form,
    values: Values,
    roles: Mapping[str, str],
    moment_words: Callable[[datetime], str],
    words: Words = ENGLISH,
) -> list[str]:
    """Each answer under its label, in words, in the order of the form."""
    return [
        f"{words(field.label)}: {value_words(field, values[field.name], roles, moment_words, words)}"
        for field in form.fields
        if field.name in values
    ]


def value_words(
    field: Field,
    value: Json,
    roles: Mapping[str, str],
    moment_words: Callable[[datetime], str],
    words: Words = ENGLISH,
) -> str:
    """An answer in words; a code of a later version as it stands."""
    if isinstance(value, list):
        return "; ".join(_choice(field, str(one), words) for one in value) or words("none of these")
    text = str(value)
    if text == NOT_RECORDED and field.kind != "words":
        return words("not recorded")
    if field.kind == "role":
        return words(roles.get(text, _as_it_stands(text)))
    if field.kind == "choice":
        return _choice(field, text, words)
    try:
        if field.kind == "moment":
            return moment_words(parse_time(text))
        if field.kind == "date":
            return date_words(date.fromisoformat(text), words)
        if field.kind == "month":
            return month_words(text, words)
    except ValueError:
        return text
    return text


def date_words(day: date, words: Words = ENGLISH) -> str:
    """`Sunday 22 November 2026`."""
    weekday, month = DAYS[day.weekday()], MONTHS[day.month - 1]
    return words("{weekday} {day} {month} {year}", weekday=weekday, day=day.day, month=month, year=day.year)


def _choice(field: Field, code: str, words: Words) -> str:
    return words(next((label for known, label in field.choices if known == code), _as_it_stands(code)))


def _as_it_stands(code: str) -> str:
    return code.replace("_", " ")


def _not_one_of(field: Field, value: Json, codes: Sequence[str]) -> Complaint:
    message = msg("`{value}` is not an answer to `{field}`", value=value, field=field.name)
    return Complaint(field.name, message, msg("write one of {codes}", codes=", ".join(codes)))


def _not_text(field: Field) -> Complaint:
    return Complaint(field.name, msg("`{field}` must be text", field=field.name), msg("put it in quotes"))


def _not_asked(form: Form, name: str, asked: Iterable[Field]) -> Complaint:
    """What is said of an answer that nobody asked for."""
    if form.field(name):
        message = msg("`{field}` is not asked, as the others are answered", field=name)
        return Complaint(name, message, msg("leave it out"))
    names = [field.name for field in asked]
    near = nearest(name, [field.name for field in form.fields])
    cure = (
        msg("did you mean `{near}`?", near=near)
        if near
        else msg("what can be answered: {fields}", fields=", ".join(names))
    )
    return Complaint(name, msg("`{field}` is not asked in this form", field=name), cure)


def _hangs_on(form: Form, name: str, wrong: Container[str]) -> bool:
    """Whether a field is asked only as another is answered whose answer is wrong: then nobody knows yet whether it is asked."""
    field = form.field(name)
    return field is not None and any(other in wrong or _hangs_on(form, other, wrong) for other in field.only)


def _is_left_out(field: Field, value: Json) -> bool:
    """Whether a field is not answered; words that are nothing but space are none."""
    return value is None or (field.kind == "words" and isinstance(value, str) and not value.strip())


def _check_words(field: Field, value: Json) -> Complaint | None:
    if not isinstance(value, str):
        return _not_text(field)
    if len(value) > LONGEST_WORDS:
        message = msg("`{field}` is {count} characters long", field=field.name, count=len(value))
        return Complaint(field.name, message, msg("{most} is the most", most=LONGEST_WORDS))
    try:
        require_text(value)
    except EvidenceError as error:
        return Complaint(field.name, error.message, error.hint or msg("type it again"))
    return None


def _check_moment(field: Field, value: str, bounds: Bounds) -> Complaint | None:
    try:
        moment = parse_time(value)
    except ValueError:
        cure = msg("write it as 2026-11-22T01:55:00.000Z, in UTC")
        return Complaint(field.name, msg("`{value}` is not a time", value=value), cure)
    if moment > bounds.now + TOLERANCE:
        return _out_of_time(field, bounds, msg("that is still to come"), msg("give the time at which it happened"))
    if bounds.happened is not None and moment < bounds.happened - TOLERANCE:
        return _out_of_time(field, bounds, msg("that is before the incident"), _CORRECT_FIRST)
    return None


def _check_date(field: Field, value: str, bounds: Bounds) -> Complaint | None:
    try:
        day = _parse_date(value)
    except ValueError:
        return Complaint(field.name, msg("`{value}` is not a date", value=value), msg("write it as 2026-11-22"))
    if not field.ahead and day > (bounds.now.astimezone(UTC) + _AHEAD_OF_UTC + TOLERANCE).date():
        return _out_of_time(field, bounds, msg("that day is still to come"), msg("give the day on which it happened"))
    if bounds.happened is not None and day < (bounds.happened.astimezone(UTC) - TOLERANCE).date():
        return _out_of_time(field, bounds, msg("that day is before the incident"), _CORRECT_FIRST)
    return None


def _out_of_time(field: Field, bounds: Bounds, message: str, cure: str) -> Complaint:
    """The complaint; where the clock itself stands before the incident no time can be right, so the clock is named instead."""
    if bounds.happened is not None and bounds.now < bounds.happened - TOLERANCE:
        message = msg("this computer's clock stands before the incident")
        cure = msg("if the clock is wrong, set it; if the incident's own time is wrong, correct that first")
    return Complaint(field.name, message, cure)


def _check_month(field: Field, value: str, bounds: Bounds) -> Complaint | None:
    try:
        first = first_day(value)
    except ValueError:
        return Complaint(field.name, msg("`{value}` is not a month", value=value), msg("write it as 2026-10"))
    if first > bounds.now.date():
        cure = msg("give a month that has begun") if field.running else msg("give a month that is over")
        return Complaint(field.name, msg("that month is still to come"), cure)
    if not field.running and not is_over(value, bounds.now.date()):
        cure = msg("record it when it is: until then it cannot be right")
        return Complaint(field.name, msg("that month is not over yet"), cure)
    return None


def _has_type(field: Field, value: Json) -> bool:
    if field.kind == "several":
        return _is_sorted(value)
    if field.kind == "number":
        return type(value) is int
    if not isinstance(value, str):
        return False
    try:
        if field.kind == "moment":
            parse_time(value)
        elif field.kind == "date":
            _parse_date(value)
        elif field.kind == "month":
            first_day(value)
    except ValueError:
        return False
    return True


def _parse_date(text: str) -> date:
    """The day that is written in this one way: `fromisoformat` alone reads others too.

    Raises:
        ValueError: it is not of the form `2026-11-22`.
    """
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(f"`{text}` is not a date")
    return day


def _is_sorted(value: Json) -> bool:
    """Whether it is a list of codes, sorted, none twice."""
    return isinstance(value, list) and value == sorted({one for one in value if isinstance(one, str)})


def _unreadable(record: Record, field: Field) -> EvidenceError:
    return EvidenceError(
        msg(
            "record {seq} cannot be read as a {kind}: its `{field}` is missing or has another form",
            seq=record.position.seq,
            kind=record.kind.replace("_", " "),
            field=field.name,
        ),
        msg("run callout log verify"),
    )
