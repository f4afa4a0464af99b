"""What tests of follow-ups build with, for every form alike: a case to follow up, answers that can stand. Nothing here checks anything."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import strategies as st

from calloutcli.followup import forms, imported
from calloutcli.followup.course import Course, course_of
from calloutcli.followup.form import (
    NOT_RECORDED,
    Bounds,
    Field,
    Form,
    Values,
    check_values,
    form_for,
    is_asked,
)
from calloutcli.followup.month import month_code
from calloutcli.followup.roles import roles_of
from calloutcli.interview.moment import format_time, parse_time
from calloutcli.record.entry import entry_of
from calloutcli.record.kinds import Position, format_record, parse_record
from calloutcli.record.told import Told
from tests.builders import ENGINE, LONDON, NOW, ORIGIN, counting_random, load, make_case, uid_of

PROTOCOL = load()
PREV = bytes(range(32))
HURT = {"danger": "no", "injury": "hospital", "happened": frozenset({"damage"}), "repeats": 1}
LATER = NOW + timedelta(days=3)
"""When the follow-ups are recorded: the incident was three days before."""

FORMS = (*forms.FORMS, imported.FORM)
"""Every form: those that somebody is asked, and the one that is read from a file."""

each_form = pytest.mark.parametrize("kind", [form.kind for form in FORMS])


def form_named(kind: str) -> Form:
    """The form of a kind."""
    return next(form for form in FORMS if form.kind == kind)


def case() -> Course:
    """A case that the small protocol decided, by a rule."""
    made = make_case(1, HURT, happened=NOW, recorded=NOW)
    entry = entry_of(made, PROTOCOL, uid_of(1), LONDON)
    leaf, _ = format_record(entry, Position(ORIGIN, 0, PREV), NOW, ENGINE, counting_random())
    return course_of([Told(parse_record(leaf), PROTOCOL, {})])


COURSE = case()


def in_case(form: Form) -> tuple[Form, Course | None, Bounds]:
    """(the form as it is asked about the case, the case, what answers are held against); no case for what belongs to none."""
    course = COURSE if form.of_case else None
    bounds = Bounds(LATER, NOW if form.of_case else None, roles_of(PROTOCOL))
    return (form if course is None else form_for(form, course)), course, bounds


def typed_for(form: Form, values: Values) -> list[str]:
    """The lines that a person types to answer a form like that, as it is asked in the case, up to where all is read back."""
    form, course, bounds = in_case(form)
    lines = []
    for field in form.fields:
        if not is_asked(field, values) or field.name in form.known(course, values):
            continue
        value = values.get(field.name, NOT_RECORDED)
        first = [*dict.fromkeys(form.first(course).get(field.name, ()))] if course is not None else []
        codes = [*codes_of(field, bounds)]
        if value == NOT_RECORDED:
            lines.append("")
        elif field.kind == "several":
            lines.append(" ".join(str(_number(codes, code)) for code in value) or "0")
        elif field.kind in ("choice", "role"):
            rest = [code for code in codes if code not in first]
            others = [str(_number([*first, ""], ""))] if first and rest and value not in first else []
            offered = rest if others else [*first, *rest]
            lines += [*others, str(_number(offered, value))]
        elif field.kind == "moment":
            local = parse_time(value).astimezone(LONDON)
            lines.append(f"{local.day} {local:%B %Y %H:%M}")
        elif field.kind == "number":
            lines.append(f"{value:02}")
        else:
            lines.append(value)
    return lines


def _number(offered: list[str], code: str) -> int:
    """The number before a code: 9 is left out."""
    at = offered.index(code) + 1
    return at + (at >= 9)


def codes_of(field: Field, bounds: Bounds) -> tuple[str, ...]:
    """The codes that can be chosen."""
    return tuple(bounds.roles) if field.kind == "role" else tuple(code for code, _ in field.choices)


def controlling(form: Form) -> list[Field]:
    """The fields on whose answers it hangs what else is asked."""
    names = {name for field in form.fields for name in field.only}
    return [field for field in form.fields if field.name in names]


def ways(form: Form) -> list[Values]:
    """Answers for every way in which a form can go in the case: each different set of fields that are asked, all of them answered."""
    form, _, bounds = in_case(form)
    first = controlling(form)
    used = {field.name: {code for one in form.fields for code in one.only.get(field.name, ())} for field in first}
    options = [[*sorted(used[field.name]), *_others(field, used[field.name])] for field in first]
    found: dict[tuple[str, ...], Values] = {}
    for codes in product(*options):
        chosen = dict(zip(_names(first), codes, strict=True))
        values: dict = {}
        for field in form.fields:
            if is_asked(field, values) and chosen.get(field.name, "") is not None:
                values[field.name] = chosen[field.name] if field in first else _sample(field, bounds)
        found[tuple(values)] = max(found.get(tuple(values), {}), _mended(form, values), key=len)
    return [values for values in found.values() if stands(form, values)]


def _sample(field: Field, bounds: Bounds):
    """One answer that can stand by itself."""
    codes = codes_of(field, bounds)
    if field.kind in ("choice", "role"):
        return codes[-1]
    return {
        "several": sorted(codes[:2]),
        "moment": format_time(bounds.now - timedelta(hours=2)),
        "date": bounds.now.date().isoformat(),
        "month": "2026-10",
        "number": min(field.high, 12) if field.low <= 12 else (field.low + field.high) // 2,
        "words": f"Words for {field.label.rstrip('?').lower()}.",
    }[field.kind]


def _mended(form: Form, values: Values) -> Values:
    """The answers, without what may be left out and does not go together with the others."""
    form, course, bounds = in_case(form)
    for found in check_values(form, values, bounds, course):
        field = form.field(found.field)
        if field is not None and not field.required:
            return _mended(form, {name: value for name, value in values.items() if name != found.field})
    return values


def _names(fields: list[Field]) -> list[str]:
    return [field.name for field in fields]


def _others(field: Field, used: set[str]) -> list[str | None]:
    """One answer that opens nothing, where there is one."""
    rest: list[str | None] = [code for code, _ in field.choices if code not in used][:1]
    return rest if rest or field.required else [None]


@st.composite
def answers(draw, form: Form, text) -> dict:
    """Answers that can stand, to a form as it is asked in the case; what may be left out sometimes is. `text` draws words."""
    form, course, bounds = in_case(form)
    values: dict = {}
    for field in form.fields:
        known = form.known(course, values)
        if not is_asked(field, values):
            continue
        if field.name in known:
            values[field.name] = known[field.name]
        elif field.required or draw(st.booleans()):
            values[field.name] = draw(value_of(field, bounds, text))
    return dict(_mended(form, values))


def value_of(field: Field, bounds: Bounds, text):
    """A strategy for one answer that can stand by itself."""
    codes = codes_of(field, bounds)
    since = bounds.happened or bounds.now - timedelta(days=400)
    span = round((bounds.now - since).total_seconds() * 1000)
    if field.kind in ("choice", "role"):
        return st.sampled_from(codes if field.required else (*codes, NOT_RECORDED))
    if field.kind == "several":
        return st.sets(st.sampled_from(codes)).map(sorted) if codes else st.just([])
    if field.kind == "moment":
        return st.integers(0, span).map(lambda after: format_time(since + timedelta(milliseconds=after)))
    if field.kind == "date":
        last = bounds.now.date() + timedelta(days=500 if field.ahead else 0)
        return st.dates(since.date(), last).map(date.isoformat)
    if field.kind == "month":
        last = bounds.now.date() if field.running else bounds.now.date().replace(day=1) - timedelta(days=1)
        return st.dates(date(2000, 1, 1), last).map(month_code)
    if field.kind == "number":
        return st.integers(field.low, field.high)
    return text.filter(str.strip)


def stands(form: Form, values: Values) -> bool:
    """Whether nothing is said against the answers."""
    form, course, bounds = in_case(form)
    return not check_values(form, values, bounds, course)


def coded(form: Form, values: Values) -> Mapping:
    """The answers that stand in the leaf: those that are not personal."""
    return {name: value for name, value in values.items() if not is_personal(form, name) and value != NOT_RECORDED}


def is_personal(form: Form, name: str) -> bool:
    """Whether a field stands in a disclosure."""
    field = form.field(name)
    assert field is not None
    return field.is_personal


def kind_of(form: Form, name: str) -> str:
    """The kind of a field."""
    field = form.field(name)
    assert field is not None
    return field.kind
