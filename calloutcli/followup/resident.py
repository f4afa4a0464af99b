"""What is known of a child who lives in a home, for figures over a year: never asked at an incident. It belongs to no case.

Body of a `resident`: `late`, always false, and nothing else. Every answer is personal and stands in a disclosure, the coded ones too: an
ethnic group beside a child's code is special category data (UK GDPR Article 9), a caution is criminal offence data (Article 10), and what
stands in a leaf can never be erased. In disclosures: `child`, the code that `decide` asks for; `came_on`, `left_on`, days; `sex`,
`ethnicity` in the five groups of the census of 2021, `send`, `legal_status`, `placements`, `prior_record_at_admission`, `placed_from`,
codes; `birth_year`, a number; `looked_after_since`, a month. What was left out reads `not_recorded`: a `left_on` that does, that the child
lives here still. What is not there was erased.

The last record of a child stands for what is known of them, and those before it stay. Case and spaces of the code do not count. Who left
and came again has a record for each stay: one that begins on or after the day of leaving is another stay, any other is in the place of
each that was not over when it begins. A record without its `child` is of nobody.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, Final

from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.followup.course import Course
from calloutcli.followup.form import NOT_RECORDED, Choices, Field, Form, Values, parse_followup
from calloutcli.followup.month import first_day
from calloutcli.frozen import frozen, replace
from calloutcli.interview.details import child_key
from calloutcli.record.told import Told, as_corrected
from calloutcli.wording import msg

KIND: Final = "resident"

_CAN_REFUSE: Final[Choices] = (
    ("refused", "They did not want to say"),
    ("not_asked", "They were not asked"),
)
_OLDEST: Final = 21
"""Years by which the year of coming may be later than that of birth."""

_FOR_FIGURES: Final = "The figures show whether some children are reported to the police more often than others."


def _choice(name: str, ask: str, label: str, choices: Choices, why: str = _FOR_FIGURES) -> Field:
    return Field(name, ask, label, "choice", choices, required=False, why=why, personal=True)


def _complaint(_course: Course | None, values: Values) -> tuple[str, str] | None:
    """Days and years that cannot all be right."""
    came = date.fromisoformat(str(values["came_on"]))
    left = _day(values.get("left_on"))
    if left is not None and left < came:
        return "left_on", msg("that is before they came: if they came again, leave it out")
    born = _number(values.get("birth_year"))
    if born is None:
        return None
    if not 0 <= came.year - born <= _OLDEST:
        return "birth_year", msg("they came in {year}, at an age of {age} then", year=came.year, age=came.year - born)
    since = _month(values.get("looked_after_since"))
    if since is not None and first_day(since).year < born:
        return "looked_after_since", msg("that is before they were born")
    return None


FORM: Final = Form(
    kind=KIND,
    word="resident",
    title="Resident",
    purpose="Facts about a child who lives here, for the yearly figures. Never needed at an incident.",
    fields=(
        Field(
            "child",
            "The child's code or initials. Do not give a name.",
            "Child",
            "words",
            why="The same code as at an incident: it joins the two.",
        ),
        Field(
            "came_on",
            "On which day did the child come here?",
            "Came on",
            "date",
            why="How many children lived here is counted from it.",
            personal=True,
        ),
        Field(
            "left_on",
            "On which day did the child leave? Leave it out while they live here.",
            "Left on",
            "date",
            required=False,
            why="Without it the child is counted as living here.",
            personal=True,
        ),
        _choice(
            "sex",
            "Is the child a girl or a boy?",
            "Sex",
            (("female", "A girl"), ("male", "A boy"), ("other_sex", "Neither of these words fits"), *_CAN_REFUSE),
        ),
        Field(
            "birth_year",
            "In which year was the child born?",
            "Born in",
            "number",
            required=False,
            low=1990,
            high=2050,
            why="The figures need the age in years, and no day of birth.",
            personal=True,
        ),
        _choice(
            "ethnicity",
            "Which group does the child say that they belong to? Ask the child. The words are those of the census.",
            "Ethnic group",
            (
                ("asian", "Asian, Asian British or Asian Welsh"),
                ("black", "Black, Black British, Black Welsh, Caribbean or African"),
                ("mixed", "Mixed or Multiple ethnic groups"),
                ("white", "White"),
                ("other_ethnic_group", "Other ethnic group"),
                *_CAN_REFUSE,
            ),
            f"{_FOR_FIGURES} Nobody else can say it for them.",
        ),
        _choice(
            "send",
            "Does the child get help for special educational needs?",
            "Special educational needs",
            (("none", "No"), ("sen_support", "SEN support"), ("ehc_plan", "An EHC plan")),
        ),
        _choice(
            "legal_status",
            "On which legal basis is the child in care?",
            "Legal status",
            (
                ("section_20", "By agreement, without a court (section 20)"),
                ("interim_care_order", "Interim care order"),
                ("care_order", "Care order"),
                ("remand", "On remand"),
                ("other_status", "Something else"),
            ),
            f"{_FOR_FIGURES} It stands in the placement plan.",
        ),
        Field(
            "looked_after_since",
            "Since which month has the child been in care without a break?",
            "In care since",
            "month",
            required=False,
            why="National figures count children who were in care for a year.",
            personal=True,
            running=True,
        ),
        _choice(
            "placements",
            "In how many homes or families has the child lived while in care? Count this one too.",
            "Homes and families, this one too",
            (
                ("one", "This is the first"),
                ("two_three", "2 or 3"),
                ("four_five", "4 or 5"),
                ("six_or_more", "6 or more"),
            ),
            "The figures show whether children who were moved often are reported more often.",
        ),
        _choice(
            "prior_record_at_admission",
            "Did the child have a caution or a conviction when they came here?",
            "Caution or conviction on coming",
            (("none", "No"), ("caution_or_conviction", "Yes")),
            "The figures show how many children got their first one while they lived here.",
        ),
        _choice(
            "placed_from",
            "Where is the council that placed the child?",
            "Placed by",
            (
                ("here", "This council"),
                ("near", "Another council, up to 20 miles away"),
                ("far", "Another council, more than 20 miles away"),
            ),
            "A child who lives far from home has fewer people close by.",
        ),
    ),
    complaint=_complaint,
    of_case=False,
)


@frozen
class Stay:
    """A time that a child lived here. `came`: None where that was erased.

    `left`: the day they left, None while they live here, or where that was erased; `lives_here` tells which: None where it was erased.
    """

    came: date | None
    left: date | None
    lives_here: bool | None


@frozen
class Resident:
    """A child as the last record of them says, as corrected. Codes are those of the form, or `not_recorded`; so is what was erased.

    `child`: the code as it was typed last; `seq`, `recorded`: of the record that stands; `birth_year`, `looked_after_since` (`2026-10`): None
    where not recorded; `stays`: each time that the child lived here, in order of time, at least one.
    """

    child: str
    seq: int
    recorded: datetime
    sex: str
    birth_year: int | None
    ethnicity: str
    send: str
    legal_status: str
    looked_after_since: str | None
    placements: str
    prior_record_at_admission: str
    placed_from: str
    stays: tuple[Stay, ...]

    @property
    def key(self) -> str:
        """The child's code as codes are compared."""
        return child_key(self.child)

    @property
    def came(self) -> date | None:
        """The day on which they came last; None: erased."""
        return self.stays[-1].came

    @property
    def left(self) -> date | None:
        """The day on which they left last; None: `stays` tell whether they live here."""
        return self.stays[-1].left


def residents_of(told: Iterable[Told]) -> tuple[Resident, ...]:
    """Each child of whom there is a record, in the order in which they were recorded first.

    `told`: records in order of seq with their disclosed fields, corrections among them; of other kinds any, which are passed over. What
    cannot be read is left out: `log verify` names it. So is a record whose `child` was erased.
    """
    found: dict[str, Resident] = {}
    for one in records_of_children(told):
        child = _resident(one, parse_followup(FORM, one.record, one.personal))
        before = found.get(child.key)
        found[child.key] = child if before is None else replace(child, stays=_joined(before.stays, child.stays[0]))
    return tuple(found.values())


def records_of_children(told: Iterable[Told]) -> Iterator[Told]:
    """The records of children that can be read and are of somebody, in order, as corrected."""
    for one in as_corrected(told):
        if one.record.kind == KIND:
            try:
                values = parse_followup(FORM, one.record, one.personal)
            except EvidenceError:
                continue
            if child_key(str(values.get("child", ""))):
                yield one


def _resident(one: Told, values: Values) -> Resident:
    said: dict[str, Any] = {
        field.name: values.get(field.name, NOT_RECORDED) for field in FORM.fields if field.kind == "choice"
    }
    leaving = one.personal.get("left_on")
    return Resident(
        child=str(values["child"]),
        seq=one.record.position.seq,
        recorded=one.record.time,
        birth_year=_number(values.get("birth_year")),
        looked_after_since=_month(values.get("looked_after_since")),
        stays=(Stay(_day(values.get("came_on")), _day(leaving), None if leaving is None else leaving == NOT_RECORDED),),
        **said,
    )


def _joined(stays: tuple[Stay, ...], last: Stay) -> tuple[Stay, ...]:
    """The stays with what the last record says, which is in the place of every one that was not over when it begins."""
    if last.came is None:
        return (*stays[:-1], last)
    return (*(one for one in stays if one.left is not None and one.left <= last.came), last)


def _day(value: Json) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value != NOT_RECORDED else None


def _month(value: Json) -> str | None:
    return value if isinstance(value, str) and value != NOT_RECORDED else None


def _number(value: Json) -> int | None:
    return value if isinstance(value, int) else None
