"""A form that is filled in: the fields as they are asked, in any order and either language."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from calloutcli.followup import closing
from calloutcli.followup.form import Field, Form
from calloutcli.followup.forms import FORMS
from calloutcli.followup.roles import roles_of
from calloutcli.interview.details import DETAILS
from calloutcli.protocol.model import Protocol
from tests.soaking.asked import fields, labels_of, number_of, steps
from tests.soaking.clock import wall
from tests.soaking.screen import Book, Choices, Key, in_every_language

SOMEBODY_ELSE = ("Somebody else", "Something else")
"""What opens the rest of a list."""


class Filling:
    """A form that is filled in with `values`, by field: codes, lists of codes, moments, days, numbers, words. What is not there is left out."""

    def __init__(self, form: Form, values: Mapping[str, Any], protocol: Protocol) -> None:
        self._form, self._values, self._protocol = form, values, protocol
        self.book = Book({**self._asked(), **steps("confirm", "role", "twice")})

    def _asked(self) -> dict[Key, Iterable[str]]:
        """How each field of the form may be asked."""
        return fields(self._form)

    def reply(self, key: Key, choices: Choices, said: str) -> str:
        """The line that is typed."""
        sort, name = key
        if sort == "field":
            alike = [one for one in self._form.fields if one.ask == _field(self._form, name).ask]
            field = next((one for one in alike if one.name in self._values), alike[0])
            return field_line(field, self._values.get(field.name), choices, self._protocol)
        if name == "twice":
            moments = [one for one in self._values.values() if isinstance(one, datetime)]
            return "2" if any(wall(one).fold for one in moments) else "1"
        if name == "role":
            return role_line("manager", choices)
        return "y"

    def typed(self, key: Key, text: str) -> None:
        """Nothing is noted: what is recorded is what was meant."""


class Closing(Filling):
    """A case that is closed: who decides was neither hurt nor named. The protocol's own questions stand among the others."""

    def __init__(self, protocol: Protocol, values: Mapping[str, Any]) -> None:
        fields_ = (
            closing.INVOLVED,
            Field("taken", "What was decided?", "", "choice"),
            Field("decided_by", "Who decided?", "", "role"),
            Field("happened", "When was it decided?", "", "moment"),
            *(Field(one.id, one.ask.to("en"), "", one.kind) for one in protocol.closing),
            Field("reason", "Why, in one sentence?", "", "words"),
        )
        super().__init__(Form("closure", "close", "", "", fields_), {"involved": "no", **values}, protocol)

    def _asked(self) -> dict[Key, Iterable[str]]:
        """How each field may be asked: the protocol's questions in its languages."""
        return {**fields(self._form), **{("field", one.id): labels_of(one.ask) for one in self._protocol.closing}}


def form_named(word: str) -> Form:
    """The form that `callout add REF WORD` asks."""
    return next(one for one in FORMS if one.word == word)


def field_line(field: Field, value: Any, choices: Choices, protocol: Protocol) -> str:
    """The line that answers a field."""
    if value is None:
        return ""
    if field.kind in ("choice", "role"):
        return choices.number_of(_code_labels(field, value, protocol)) or _the_rest(choices)
    if field.kind == "several":
        return " ".join(number_of(choices, _code_labels(field, one, protocol)) for one in value) or "0"
    if field.kind == "number":
        return f"{value:02}"
    if isinstance(value, datetime):
        return f"{wall(value):%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)


def role_line(role: str, choices: Choices) -> str:
    """The number before a worker's role."""
    return number_of(choices, in_every_language(dict(next(one.choices for one in DETAILS if one.name == "role"))[role]))


def _code_labels(field: Field, code: str, protocol: Protocol) -> tuple[str, ...]:
    """How a code may stand on the screen."""
    if field.kind == "role":
        titles = {one.id: one.title for one in protocol.roles}
        return labels_of(titles[code]) if code in titles else in_every_language(roles_of(protocol)[code])
    label = dict(field.choices).get(code, code)
    texts = [one.title for one in protocol.outcomes if one.id == code]
    texts += [words for one in protocol.closing for id_, words in one.answers if id_ == code]
    return (*in_every_language(label), *(words for text in texts for words in labels_of(text)))


def _the_rest(choices: Choices) -> str:
    return number_of(choices, (said for text in SOMEBODY_ELSE for said in in_every_language(text)))


def _field(form: Form, name: str) -> Field:
    field = form.field(name)
    assert field is not None
    return field
