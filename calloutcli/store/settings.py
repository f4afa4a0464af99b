"""What a home says of itself: `home.yaml`, written by `callout setup`, readable and mendable in any editor.

Format 1 (source.py's YAML): `format`, `home`, `organisation`, `code` (2 to 6 capital letters or digits: the start of
every reference), `nation` (whose bank holidays count: `NATIONS`, left out where it is England), `protocol` (`id@version` or a
path), `heads folder`, and `contacts`: the numbers of this home by role. Contacts belong to the home, never to a protocol.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from calloutcli.errors import ProtocolError, StoreError
from calloutcli.finding import Finding, format_finding
from calloutcli.frozen import field, frozen

if TYPE_CHECKING:
    from calloutcli.protocol.shape import Shape

CODE = re.compile(r"[A-Z0-9]{2,6}\Z")
NOT_SET = "not set: run callout setup"
DEFAULT_CODE = "HOME"
NATIONS = ("england", "wales", "scotland", "northern ireland")


@frozen
class Settings:
    """A home's own settings; every field may still be empty."""

    home: str = ""
    organisation: str = ""
    code: str = DEFAULT_CODE
    nation: str = NATIONS[0]
    protocol: str = ""
    heads_folder: str = ""
    contacts: Mapping[str, str] = field(default_factory=dict)


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
    top = shape.fields(
        shape.source.data,
        (),
        "the home's file",
        ("format",),
        ("home", "organisation", "code", "nation", "protocol", "heads folder", "contacts"),
    )
    shape.choice(top.get("format"), ("format",), "`format`", ("1",))
    code = shape.optional_scalar(top.get("code"), ("code",), "`code`") or DEFAULT_CODE
    if not CODE.match(code):
        shape.problem(
            "bad-code", ("code",), f"`{code}` cannot be a home's code", "use 2 to 6 capital letters or digits"
        )
    contacts = shape.named(top.get("contacts"), ("contacts",), "contacts")
    return Settings(
        home=shape.optional_scalar(top.get("home"), ("home",), "`home`") or "",
        organisation=shape.optional_scalar(top.get("organisation"), ("organisation",), "`organisation`") or "",
        code=code,
        nation=shape.choice(top.get("nation"), ("nation",), "`nation`", NATIONS, NATIONS[0]),
        protocol=shape.optional_scalar(top.get("protocol"), ("protocol",), "`protocol`") or "",
        heads_folder=shape.optional_scalar(top.get("heads folder"), ("heads folder",), "`heads folder`") or "",
        contacts={role: shape.scalar(number, ("contacts", role), "a contact") for role, number in contacts.items()},
    )


def format_settings(settings: Settings) -> bytes:
    """The bytes of `home.yaml`; `parse_settings` reads them back. Fields that are not set are left out."""
    fields = {
        "home": settings.home,
        "organisation": settings.organisation,
        "code": settings.code,
        "nation": "" if settings.nation == NATIONS[0] else settings.nation,
        "protocol": settings.protocol,
        "heads folder": settings.heads_folder,
    }
    lines = ["# What this home says of itself. `callout setup` writes this file; you may also edit it.", "format: 1"]
    lines += [f"{key}: {_quoted(value)}" for key, value in fields.items() if value]
    contacts = {role: number for role, number in settings.contacts.items() if number}
    if contacts:
        lines += ["contacts:", *(f"  {role}: {_quoted(number)}" for role, number in contacts.items())]
    return ("\n".join(lines) + "\n").encode()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def _refusal(file: str, findings: Iterable[Finding]) -> StoreError:
    lines = "\n".join(format_finding(finding) for finding in findings)
    return StoreError(
        f"the home's settings in `{file}` cannot be read\n{lines}", "mend that line, or run `callout setup`"
    )
