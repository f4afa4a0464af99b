"""What a home says of itself: `home.yaml`, written by `callout setup`, readable and mendable in any editor.

Format 1 (source.py's YAML): `format`, `home`, `organisation`, `code` (2 to 6 capital letters or digits: the start of
every reference), `nation` (whose bank holidays count: `NATIONS`, left out where it is England), `language` (in which the
questions are asked: wording.py, left out where it is English; another than that has stops nobody and is English), `protocol` (`id@version` or a
path), `heads folder`, `key copy` (where a copy of the log's key is kept, in words), `receipt days` (after so many days without a
receipt `callout doctor` says so: 1 to 366, left out where it is 7), and by role: `contacts`, the numbers of this home; `hours`, when
somebody answers there, in words, left out where it is at any time; `out of hours`, the number for other times. Contacts belong to
the home, never to a protocol.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from calloutcli.errors import ProtocolError, StoreError
from calloutcli.finding import Finding, format_finding
from calloutcli.frozen import field, frozen
from calloutcli.wording import msg

if TYPE_CHECKING:
    from calloutcli.protocol.shape import Shape
    from calloutcli.protocol.source import Data

CODE = re.compile(r"[A-Z0-9]{2,6}\Z")
NOT_SET = msg("not set: run callout setup")
DEFAULT_CODE = "HOME"
NATIONS = ("england", "wales", "scotland", "northern ireland")
RECEIPT_DAYS = 7
_FIELDS = ("home", "organisation", "code", "nation", "language", "protocol", "heads folder", "key copy", "receipt days")
_BY_ROLE = ("contacts", "hours", "out of hours")


@frozen
class Settings:
    """A home's own settings; every field may still be empty."""

    home: str = ""
    organisation: str = ""
    code: str = DEFAULT_CODE
    nation: str = NATIONS[0]
    language: str = "en"
    protocol: str = ""
    heads_folder: str = ""
    contacts: Mapping[str, str] = field(default_factory=dict)
    hours: Mapping[str, str] = field(default_factory=dict)
    out_of_hours: Mapping[str, str] = field(default_factory=dict)
    key_copy: str = ""
    receipt_days: int = RECEIPT_DAYS


def parse_settings(raw: bytes, file: str) -> Settings:
    """The settings that the bytes hold.

    Raises:
        StoreError: with every reason, each with its line.
    """
    from calloutcli.protocol.shape import Enough, Shape
    from calloutcli.protocol.source import parse_source

    try:
        shape = Shape(parse_source(raw, file))
    except ProtocolError as error:
        raise _refusal(file, error.findings) from None
    try:
        settings = _settings(shape)
    except Enough:
        raise _refusal(file, shape.findings) from None
    if shape.findings:
        raise _refusal(file, shape.findings)
    return settings


def _settings(shape: "Shape") -> Settings:
    top = shape.fields(shape.source.data, (), "the home's file", ("format",), (*_FIELDS, *_BY_ROLE))
    shape.choice(top.get("format"), ("format",), "`format`", ("1",))
    code = shape.optional_scalar(top.get("code"), ("code",), "`code`") or DEFAULT_CODE
    if not CODE.match(code):
        shape.problem(
            "bad-code", ("code",), f"`{code}` cannot be a home's code", "use 2 to 6 capital letters or digits"
        )
    return Settings(
        home=shape.optional_scalar(top.get("home"), ("home",), "`home`") or "",
        organisation=shape.optional_scalar(top.get("organisation"), ("organisation",), "`organisation`") or "",
        code=code,
        nation=shape.choice(top.get("nation"), ("nation",), "`nation`", NATIONS, NATIONS[0]),
        language=shape.optional_scalar(top.get("language"), ("language",), "`language`") or "en",
        protocol=shape.optional_scalar(top.get("protocol"), ("protocol",), "`protocol`") or "",
        heads_folder=shape.optional_scalar(top.get("heads folder"), ("heads folder",), "`heads folder`") or "",
        contacts=_by_role(shape, top, "contacts"),
        hours=_by_role(shape, top, "hours"),
        out_of_hours=_by_role(shape, top, "out of hours"),
        key_copy=shape.optional_scalar(top.get("key copy"), ("key copy",), "`key copy`") or "",
        receipt_days=_receipt_days(shape, top),
    )


def _by_role(shape: "Shape", top: "Mapping[str, Data]", name: str) -> dict[str, str]:
    what = "the hours of a contact" if name == "hours" else "a contact"
    found = shape.named(top.get(name), (name,), name)
    return {role: shape.scalar(words, (name, role), what) for role, words in found.items()}


def _receipt_days(shape: "Shape", top: "Mapping[str, Data]") -> int:
    text = shape.optional_scalar(top.get("receipt days"), ("receipt days",), "`receipt days`")
    days = read_days(text) if text else RECEIPT_DAYS
    if days is None:
        shape.problem("bad-days", ("receipt days",), f"`{text}` is not a number of days", "write 1 to 366")
    return days or RECEIPT_DAYS


def read_days(text: str) -> int | None:
    """The days from 1 to 366 that a text says in digits; None for any other text."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 and 1 <= int(text) <= 366 else None


def format_settings(settings: Settings) -> bytes:
    """The bytes of `home.yaml`; `parse_settings` reads them back. Fields that are not set are left out."""
    fields = {
        "home": settings.home,
        "organisation": settings.organisation,
        "code": settings.code,
        "nation": "" if settings.nation == NATIONS[0] else settings.nation,
        "language": "" if settings.language == "en" else settings.language,
        "protocol": settings.protocol,
        "heads folder": settings.heads_folder,
        "key copy": settings.key_copy,
        "receipt days": "" if settings.receipt_days == RECEIPT_DAYS else str(settings.receipt_days),
    }
    lines = ["# What this home says of itself. `callout setup` writes this file; you may also edit it.", "format: 1"]
    lines += [f"{key}: {_quoted(value)}" for key, value in fields.items() if value]
    for name, by_role in zip(_BY_ROLE, (settings.contacts, settings.hours, settings.out_of_hours), strict=True):
        found = {role: words for role, words in by_role.items() if words}
        lines += [f"{name}:", *(f"  {role}: {_quoted(words)}" for role, words in found.items())] if found else []
    return ("\n".join(lines) + "\n").encode()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def _refusal(file: str, findings: Iterable[Finding]) -> StoreError:
    lines = "\n".join(format_finding(finding) for finding in findings)
    return StoreError(
        msg("the home's settings in `{file}` cannot be read\n{lines}", file=file, lines=lines),
        msg("mend that line in any editor; or begin anew with `callout setup`, which puts this file aside"),
    )
