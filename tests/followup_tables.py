"""The tables of docs/formats.md that say what each kind of follow-up holds, made from the forms: `render_tables()` is their whole text."""

from collections.abc import Iterator

from calloutcli.followup.form import Field, Form
from calloutcli.followup.roles import STANDARD
from calloutcli.record.kinds import DIGESTS
from tests.forms import FORMS

BEGIN = "<!-- follow-ups: made by tests/followup_tables.py from calloutcli/followup/. UPDATE_FORMATS=1 writes them anew. -->\n"
END = "<!-- follow-ups end -->\n"

_TYPES = {
    "choice": "a code",
    "several": "a sorted list of codes",
    "role": "a role",
    "moment": "a time",
    "date": "a day",
    "month": "a month",
    "number": "a whole number",
    "words": "words, in a disclosure",
}
_BESIDES = {
    "imported": " Besides: `source`, the SHA-256 of the file's bytes in hex, and `line`, the line of it on which the incident begins."
}


def render_tables() -> str:
    """A table for each kind, in the order in which they are offered."""
    return "\n".join([_head(), *map(_table, FORMS)])


def _head() -> str:
    roles = ", ".join(f"`{code}`" for code, _ in STANDARD)
    return (
        "A time is written `2026-11-22T01:55:00.000Z`, a day `2026-11-22`, a month `2026-10`. A role is one of the protocol's own, or of\n"
        f"these: {roles}.\n"
        "What may be left out and was reads `not_recorded` where it is a code or a role, and is not there where it is not. What stands in a\n"
        "disclosure and is no words reads `not_recorded` there whatever its type, and the leaf holds nothing of it.\n"
    )


def _table(form: Form) -> str:
    of = _BESIDES.get(form.kind, "") if form.of_case else " It belongs to no case: there is no `reference`."
    rows = ["| field | what it says | type | codes | asked |", "|---|---|---|---|---|", *map(_row, form.fields)]
    return f"### {form.kind}\n\n{form.purpose} Digests: {DIGESTS[form.kind]}.{of}\n\n" + "\n".join(rows) + "\n"


def _row(field: Field) -> str:
    type_ = f"{_TYPES[field.kind]}, in a disclosure" if field.personal else _TYPES[field.kind]
    cells = (f"`{field.name}`", field.label, type_, _codes(field), "; ".join(_asked(field)))
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def _codes(field: Field) -> str:
    if field.kind == "number":
        return f"{field.low} to {field.high}"
    if field.kind in ("choice", "several") and not field.choices:
        return "those of the case"
    return ", ".join(f"`{code}`" for code, _ in field.choices)


def _asked(field: Field) -> Iterator[str]:
    for name, codes in field.only.items():
        yield f"where `{name}` is {' or '.join(f'`{code}`' for code in codes)}"
    if not field.required:
        yield "may be left out"
