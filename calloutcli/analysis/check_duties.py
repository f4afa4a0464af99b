"""Findings about people, dates and the agreement: who is asked when nobody answers, which home could fill a role."""

import re
from datetime import date

from calloutcli.analysis.checking import Checking
from calloutcli.wording import long_date

_ONE_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|PC|DC|PS|DS|Sgt|Sergeant|Inspector|Constable)\.? [A-Z][a-z]+|\d[\d ]{5,}\d|@"
)
"""A title with a name, a telephone number, an address: one person, whom no other home can ring."""


def check_duties(checking: Checking, today: date, *, unapproved: str, named: tuple[str, str] | None) -> None:
    """Note every finding about people, dates and the agreement.

    `unapproved` says what is wrong with the approval beside the file, empty when nothing is; `named` is the (protocol,
    version) that its folder and name say, where it has them.
    """
    _consultations(checking)
    _roles(checking)
    _dates(checking, today)
    protocol = checking.protocol
    if protocol.status == "agreed" and unapproved:
        checking.note(
            "agreed-without-approval",
            ("status",),
            f"the protocol calls itself agreed, and {unapproved}",
            f"write `status: draft` until the agencies have signed, or put `{protocol.version}.approval` beside it",
            key=False,
        )
    if named is not None and named != (protocol.id, protocol.version):
        checking.note(
            "misnamed-file",
            ("version",),
            f"this is `{protocol.id}` {protocol.version}, and the file is called {named[0]}/{named[1]}.yaml",
            f"call it {protocol.id}/{protocol.version}.yaml",
            key=False,
        )


def _consultations(checking: Checking) -> None:
    for outcome in checking.protocol.outcomes:
        consult = outcome.consult
        first = [*consult.before, *consult.all_of, *consult.any_of]
        if first and not consult.fallback:
            checking.note(
                "consultation-without-fallback",
                ("outcomes", outcome.id, "consult"),
                f"`{outcome.id}` asks `{first[0]}` first, and names nobody for when they do not answer",
                "add `fallback: [...]`, such as the emergency duty team",
                about=outcome.id,
            )


def _roles(checking: Checking) -> None:
    for role in checking.protocol.roles:
        found = next((m for _, words in role.title.translations if (m := _ONE_PERSON.search(words))), None)
        if found:
            checking.note(
                "unfillable-role",
                ("roles", role.id),
                f"the role `{role.id}` names one person or number (`{found[0]}`), so no other home could fill it",
                "name the post; each home keeps its own name and number with `callout setup`",
                about=role.id,
            )


def _dates(checking: Checking, today: date) -> None:
    protocol = checking.protocol
    if today > protocol.review_by:
        checking.note(
            "past-review",
            ("review by",),
            f"`{protocol.id}` {protocol.version} was to be reviewed by {long_date(protocol.review_by)}",
            "review it together, and publish the next version",
            key=False,
        )
    if protocol.review_by < protocol.effective:
        checking.note(
            "dates-reversed",
            ("review by",),
            f"the review date comes before {long_date(protocol.effective)}, when it takes effect",
            "correct one of the dates",
            key=False,
        )
